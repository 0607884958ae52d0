"""The disk fails, or the process dies, at step 1, 2, 3 … of a whole publish or withdraw. Whatever happens, the state is
one that the contract (§6) allows, the check can say it, and the next run finishes without help.

Each state is examined once, however many steps lead to it. `make test` takes the steps that change what lies on the
disk and some of the others; ENFORCE_FAULTS=full takes every step of every fault.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from enforcement_cli.cli import main
from enforcement_cli.storage import MARK
from enforcement_cli.storage.disk import using
from tests import repos
from tests.cli.conftest import Run
from tests.cli.publishing import DAY, EPOCH, bureau, ledger, waiting
from tests.process import environment
from tests.storage.disks import FaultyDisk, Killed

FULL = os.environ.get("ENFORCE_FAULTS") == "full"
PUBLISH = ("publish",)
WITHDRAW = ("withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", DAY, "--reason", "事实不清")
FAULTS = {
    "killed": {"fault": Killed},
    "ENOSPC": {"fault": errno.ENOSPC},
    "ENOSPC from then on": {"fault": errno.ENOSPC, "lasting": True},
    "EROFS from then on": {"fault": errno.EROFS, "lasting": True},
    "EIO": {"fault": errno.EIO},
    "EIO, done all the same": {"fault": errno.EIO, "late": True},
    "EACCES": {"fault": errno.EACCES},
}
# What changes names or makes bytes safe; between two of these a dead process leaves much the same.
CHANGES = frozenset({"create", "replace", "move", "link", "unlink", "make_folder", "remove_folder", "sync_folder"})
_TOKEN = re.compile(r"[0-9a-f]{8}-[0-9]+-[0-9]+-[0-9a-f]{8}")


class Recorder(FaultyDisk):
    """A disk that never fails and remembers the kind of each step."""

    def __init__(self) -> None:
        super().__init__(0, errno.EIO)
        self.names: list[str] = []

    def do(self, name: str, step: Callable[[], object]) -> object:
        self.names.append(name)
        return super().do(name, step)


@dataclass
class Scene:
    """A repository before a command, and what it is after the command has run undisturbed."""

    start: Path
    command: tuple[str, ...]
    steps: list[str] = field(default_factory=list)
    old_site: dict[str, bytes] = field(default_factory=dict)
    new_site: dict[str, bytes] = field(default_factory=dict)
    new_files: dict[str, bytes] = field(default_factory=dict)

    def fresh(self, path: Path) -> Path:
        """A copy to spoil."""
        if path.exists():
            shutil.rmtree(path)
        shutil.copytree(self.start, path)
        return path

    def chosen(self, fault: str, least: int = 12) -> list[int]:
        """The numbers of the steps to fail at."""
        every = range(1, len(self.steps) + 1)
        if FULL:
            return list(every)
        if fault == "killed":
            return [number for number in every if self.steps[number - 1] in CHANGES]
        start = sum(map(ord, fault)) % 5
        return list(every)[start :: max(len(self.steps) // least, 1)]


def run(root: Path, *command: str) -> int:
    """The program, in this process."""
    return main(["--repo", str(root), "--as-of", DAY, *command])


def site_of(root: Path) -> dict[str, bytes] | None:
    """What a visitor finds; None where there is no site."""
    folder = root / "public"
    if not folder.is_dir():
        return None
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


def files_of(root: Path) -> dict[str, bytes]:
    """Every file but the site's and the lock's, temporaries by a common name."""
    return {
        _TOKEN.sub("TOKEN", path.relative_to(root).as_posix()): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.is_relative_to(root / "public") and not path.name.startswith("lock")
    }


def litter(root: Path) -> list[str]:
    """What no finished run leaves."""
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if (path.name.startswith(".~enforce-") and path.name != MARK) or re.search(r"public\.(new|old)-", path.name)
    )


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    # A process that is killed in a test is not really dead: what it says of that goes nowhere.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("logs")))


@pytest.fixture(scope="module", params=["publish", "withdraw"])
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """One decision in public; two more wait to be published, or that one to be withdrawn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        start = tmp_path_factory.mktemp("start") / "案件库"
        repos.write(start, waiting())
        assert run(start, "publish", "--by", "丙示例") == 0
        if request.param == "publish":
            for number in (2, 3):
                repos.write_case(start, waiting(case=f"2026-000{number}", number=number))
        shutil.rmtree(start / ".enforce", ignore_errors=True)
        made = Scene(start, (*(PUBLISH if request.param == "publish" else WITHDRAW), "--by", "丙示例"))
        made.old_site = site_of(start) or {}
        work = made.fresh(tmp_path_factory.mktemp("reference") / "案件库")
        recorder = Recorder()
        with using(recorder):
            assert run(work, *made.command) == 0
        made.steps = recorder.names
        made.new_site, made.new_files = site_of(work) or {}, files_of(work)
        assert litter(work) == []
        yield made


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_the_state_is_legal_and_the_next_run_finishes(
    scene: Scene, fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    examined = set()
    for step in scene.chosen(fault):
        root = scene.fresh(tmp_path / "案件库")
        disk = FaultyDisk(step, **FAULTS[fault])  # type: ignore[arg-type]
        with using(disk):
            code = run(root, *scene.command)
        disk.close_all()
        said = capsys.readouterr().err
        assert code in ((3,) if fault == "killed" and disk.failed_in else (0, 2)), f"step {step}: {said}"
        where = f"{fault} at step {step}, {disk.failed_in}"
        assert_legal(scene, root, where)
        state = (frozenset(files_of(root).items()), str(sorted((site_of(root) or {}).items())))
        if hash(state) not in examined:
            examined.add(hash(state))
            assert_finished(scene, root, where, capsys)
    assert examined


def assert_legal(scene: Scene, root: Path, where: str) -> None:
    """Each entry there or not, whole; the site whole old, whole new, or absent with the new one beside it."""
    before, now = files_of(scene.start), files_of(root)
    for name, data in now.items():
        if "/.~enforce-" in f"/{name}" or "public.new-" in name or "public.old-" in name:
            continue
        assert data in (before.get(name), scene.new_files.get(name)), f"{where}: {name} is torn"
    assert before.keys() <= now.keys(), where
    site = site_of(root)
    if site is None:
        (beside,) = root.glob("public.new-*")
        found = {path.relative_to(beside).as_posix(): path.read_bytes() for path in beside.rglob("*") if path.is_file()}
        found.pop(MARK)
        assert found == scene.new_site, where
    else:
        assert site in (scene.old_site, scene.new_site), where


def assert_finished(scene: Scene, root: Path, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The check says where things stand, and the same command, or `site`, brings them to their end."""
    assert run(root, "check") in (0, 1), where
    told = capsys.readouterr().out
    if site_of(root) is None or list(root.glob("public.*")):
        assert "DIS024" in told, f"{where}: {told}"
        assert "上一次更新没有完成" in told
    entries = {name for name in files_of(root) if "/disclosure/" in name and ".~" not in name}
    if entries == {name for name in scene.new_files if "/disclosure/" in name}:
        # Everything has been entered: whichever command comes next makes the site of it.
        assert run(root, "site") == 0, where
    else:
        assert run(root, *scene.command) == 0, f"{where}: {capsys.readouterr().err}"
    capsys.readouterr()
    assert run(root, "publish") == 0, where
    assert files_of(root) == scene.new_files, where
    assert site_of(root) == scene.new_site, where
    assert litter(root) == [], where
    capsys.readouterr()


KILLS = (0.15, 0.3, 0.45, 0.6, 0.9) if not FULL else tuple(n / 50 for n in range(5, 80))


def start(root: Path, *command: str) -> subprocess.Popen[bytes]:
    """The program as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "enforcement_cli", "--repo", str(root), "--as-of", DAY, *command],
        env=environment({"SOURCE_DATE_EPOCH": EPOCH, "GIT_CONFIG_GLOBAL": os.devnull}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.skipif(os.name == "nt", reason="no signals there")
@pytest.mark.parametrize("seconds", KILLS)
def test_a_process_killed_at_any_moment(
    scene: Scene, seconds: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = scene.fresh(tmp_path / "案件库")
    child = start(root, *scene.command)
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=60)

    assert_legal(scene, root, f"killed after {seconds} s")
    assert_finished(scene, root, f"killed after {seconds} s", capsys)


def test_two_publishers_at_once_lose_and_double_nothing(tmp_path: Path, enforce: Run) -> None:
    root = bureau(tmp_path / "案件库", *(waiting(case=f"2026-000{n}", number=n) for n in range(1, 5)))

    children = [start(root, "publish") for _ in range(4)]
    outputs = [child.communicate(timeout=120) for child in children]

    assert [child.returncode for child in children] == [0] * 4, outputs
    assert ledger(root) == [f"2026-000{n}/disclosure/0001-published.yaml" for n in range(1, 5)]
    said = b"".join(out for out, _ in outputs).decode("utf-8")
    for number in range(1, 5):
        assert said.count(f"已公示 2026-000{number}") == 1
    assert litter(root) == []
    assert enforce("--repo", root, "--as-of", DAY, "check", "--select", "DIS").code == 0
