"""A repository before a command, what may be left of it when the command is disturbed, and what must be in the end."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.cli import main
from enforcement_cli.storage import MARK, is_temporary
from enforcement_cli.storage.disk import using
from tests import repos
from tests.cli.publishing import DAY, EPOCH, waiting
from tests.process import environment
from tests.storage.disks import FaultyDisk, Killed, can_fail
from tests.storage.power import put

FULL = os.environ.get("ENFORCE_FAULTS") == "full"
COMMANDS: dict[str, tuple[str, ...]] = {
    "publish": ("publish",),
    "one more": ("publish",),
    "withdraw": ("withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", DAY, "--reason", "事实不清"),
    "confirm": ("publish", "confirm", "2026-0001", "--channel", "site", "--on", DAY),
}
FAULTS: dict[str, dict[str, Any]] = {
    "killed": {"fault": Killed},
    "ENOSPC": {"fault": errno.ENOSPC},
    "ENOSPC from then on": {"fault": errno.ENOSPC, "lasting": True},
    "EROFS from then on": {"fault": errno.EROFS, "lasting": True},
    "EIO": {"fault": errno.EIO},
    "EIO, done all the same": {"fault": errno.EIO, "late": True},
    "EDQUOT": {"fault": errno.EDQUOT},
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


class Careful(FaultyDisk):
    """A disk that never fails, is quick because it syncs nothing, and shows nobody the bytes of what a dead run left unfinished.

    So states that differ in nothing else are one state, and need be finished but once.
    """

    def __init__(self, root: Path) -> None:
        super().__init__(0, errno.EIO)
        self.unfinished = {path.name for path in root.rglob(".~enforce-*") if is_temporary(path.name)}

    def read(self, path: Path | str) -> bytes:
        assert self.unfinished.isdisjoint(Path(path).parts), f"read from what is not whole: {path}"
        return super().read(path)

    def link(self, source: Path | str, target: Path | str) -> None:
        assert self.unfinished.isdisjoint(Path(source).parts), f"kept what is not whole: {source}"
        super().link(source, target)


@dataclass
class Scene:
    """A repository before a command, and what it is after the command has run undisturbed.

    Every run is in `home`: what the tool remembers of a tree holds where the tree was made.
    """

    home: Path
    start: Path
    command: tuple[str, ...]
    finished: set[int] = field(default_factory=set)
    """The states from which the next run has been seen to finish."""
    steps: list[str] = field(default_factory=list)
    old_site: dict[str, bytes] = field(default_factory=dict)
    new_site: dict[str, bytes] = field(default_factory=dict)
    new_files: dict[str, bytes] = field(default_factory=dict)

    def fresh(self) -> Path:
        """The repository as it was, to spoil. The site's files are the same ones, so that the memory of them holds."""
        if self.home.exists():
            shutil.rmtree(self.home)
        shutil.copytree(self.start, self.home, ignore=lambda at, _: ["public"] if at == str(self.start) else [])
        shutil.copytree(self.start / "public", self.home / "public", copy_function=os.link)
        return self.home

    def lay(self, left: Mapping[str, bytes | None]) -> Path:
        """The repository as a power cut left it."""
        if self.home.exists():
            shutil.rmtree(self.home)
        self.home.mkdir()
        put(self.home, left)
        return self.home

    def chosen(self, fault: type[Killed] | int, least: int) -> list[int]:
        """The numbers of the steps to fail at: every one in the long run, else about `least` of those that matter."""
        names = [name for name in self.steps if can_fail(name, fault)]
        if FULL:
            return list(range(1, len(names) + 1))
        # Of a dead process only what lies on the disk is left.
        matter = [number for number, name in enumerate(names, 1) if fault is not Killed or name in CHANGES]
        apart = max(len(matter) // least, 1)
        return matter[sum(map(ord, f"{fault} {self.command[0]}")) % apart :: apart]


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
    """Every file but the site's, the tool's own and git's, temporaries by a common name."""
    own = {root / each for each in ("public", ".enforce", ".git")}
    return {
        _TOKEN.sub("TOKEN", path.relative_to(root).as_posix()): path.read_bytes()
        for top in root.iterdir()
        if top not in own
        for path in (top, *top.rglob("*"))
        if path.is_file()
    }


def left_in(root: Path) -> dict[str, bytes | None]:
    """Everything but git's own: relative path -> bytes, None for a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in root.rglob("*")
        if ".git" not in path.parts
    }


def state_of(left: Mapping[str, bytes | None]) -> int:
    """What tells one state from another: every name and every byte, but for the bytes of what is unfinished."""
    return hash(
        tuple(
            sorted(
                (
                    _TOKEN.sub("TOKEN", name),
                    b"" if any(map(is_temporary, name.split("/"))) else data or b"",
                    data is None,
                )
                for name, data in left.items()
                if not name.startswith(".enforce/lock")
            )
        )
    )


def litter(root: Path) -> list[str]:
    """What no finished run leaves."""
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if (path.name.startswith(".~enforce-") and path.name != MARK) or re.search(r"public\.(new|old)-", path.name)
    )


@contextmanager
def undisturbed(logs: Path) -> Iterator[None]:
    """The same moment in every run, and no settings of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        # A process that is killed in a test is not really dead: what it says of that goes nowhere.
        patch.setattr(tempfile, "tempdir", str(logs))
        yield


def scene_of(kind: str, folder: Path) -> Scene:
    """One decision in public; more wait to be published, or something is to be done with that one."""
    home, start = folder / "home" / "案件库", folder / "start" / "案件库"
    repos.write(home, waiting())
    if kind == "one more":
        repos.commit(home)
    assert run(home, "publish", "--by", "丙示例") == 0
    if kind in ("publish", "one more"):
        for number in (2, 3) if kind == "publish" else (2,):
            repos.write_case(home, waiting(case=f"2026-000{number}", number=number))
    if kind == "publish":
        # As after a fresh clone: nothing is remembered, and not even the folder of the lock is there.
        shutil.rmtree(home / ".enforce")
    return recorded(home, start, (*COMMANDS[kind], "--by", "丙示例"))


def recorded(home: Path, start: Path, command: tuple[str, ...]) -> Scene:
    """The scene of a command on what lies at `home`: moved to `start`, and the command run once to see its steps and its end."""
    start.parent.mkdir(parents=True)
    home.rename(start)
    made = Scene(home, start, command)
    made.old_site = site_of(start) or {}
    recorder = Recorder()
    with using(recorder):
        assert run(made.fresh(), *made.command) == 0
    made.steps = recorder.names
    made.new_site, made.new_files = site_of(home) or {}, files_of(home)
    assert litter(home) == []
    return made


def failed(scene: Scene, fault: str, step: int, capsys: pytest.CaptureFixture[str]) -> tuple[Path, FaultyDisk, str]:
    """The command run on a disk that fails so at that step: where it lies, the disk, and what to say of it.

    The code is that of a bug where the run was killed, which nobody outside the test can cause; else an error is told.
    """
    root, disk = scene.fresh(), FaultyDisk(step, **FAULTS[fault])
    with using(disk):
        code = run(root, *scene.command)
    disk.close_all()
    said = capsys.readouterr().err
    where = f"{fault} at step {step}, {disk.failed_in}: {said}"
    if fault == "killed":
        assert code == (3 if disk.failed_in else 0), where
    else:
        assert (code, "错误：" in said) in ((0, False), (2, True)), where
    return root, disk, where


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
    """The check says where things stand, and the same command, or `site`, brings them to their end; each state once."""
    state = state_of(left_in(root))
    if state in scene.finished:
        return
    scene.finished.add(state)
    with using(Careful(root)):
        _finish(scene, root, where, capsys)
    assert files_of(root) == scene.new_files, where
    assert site_of(root) == scene.new_site, where
    assert litter(root) == [], where


def _finish(scene: Scene, root: Path, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
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
    capsys.readouterr()


def start(root: Path, *command: str) -> subprocess.Popen[bytes]:
    """The program as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "enforcement_cli", "--repo", str(root), "--as-of", DAY, *command],
        env=environment({"SOURCE_DATE_EPOCH": EPOCH, "GIT_CONFIG_GLOBAL": os.devnull}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
