"""A whole bureau judged in several processes: one of them killed, all of them interrupted, their parent killed.

Nothing has been published then, no process is left over, and the next run finishes.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.faults import FULL, files_of, litter, run, site_of, undisturbed
from tests.cli.publishing import DAY, EPOCH, bureau, waiting
from tests.process import environment

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes as Linux shows them")

# A bureau of a dozen cases counts as a large one.
PROGRAM = """
import sys
from enforcement_cli.cli import looking, main
looking.MANY = 2
sys.exit(main())
"""


@pytest.fixture(autouse=True)
def _quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        yield


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with undisturbed(tmp_path_factory.mktemp("logs")):
        return bureau(
            tmp_path_factory.mktemp("bureau") / "案件库",
            *(waiting(case=f"2026-{number:04d}", number=number) for number in range(1, 13)),
        )


@pytest.fixture
def root(start: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(start, tmp_path / "案件库"))


def publish(root: Path) -> subprocess.Popen[str]:
    """In a process group of its own, as a shell runs it."""
    arguments = ["--repo", str(root), "--as-of", DAY, "-q", "publish", "--by", "丙示例", "--jobs", "2"]
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        env=environment({"SOURCE_DATE_EPOCH": EPOCH, "GIT_CONFIG_GLOBAL": os.devnull}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def workers(pid: int) -> list[int]:
    """The processes that judge for it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        return [int(each) for each in children if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]
    except OSError:
        return []


def first_workers(child: subprocess.Popen[str]) -> list[int]:
    while child.poll() is None:
        found = workers(child.pid)
        if found:
            return found
        time.sleep(0.002)
    raise AssertionError("it judged alone")


def assert_nobody_left(group: int) -> None:
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("processes are left over")


def assert_as_before(root: Path, start: Path) -> None:
    assert files_of(root) == files_of(start)
    assert site_of(root) is None
    assert [each for each in litter(root) if ".tmp" in each] == []


def assert_done(root: Path, said: str) -> None:
    """It had ended before anything happened to it."""
    assert said == ""
    assert len(list(root.rglob("disclosure/*-published.yaml"))) == 12
    assert litter(root) == []


def assert_next_run_finishes(root: Path) -> None:
    assert run(root, "publish", "--by", "丙示例") == 0
    assert len(list(root.rglob("disclosure/*-published.yaml"))) == 12
    assert litter(root) == []


def test_undisturbed(root: Path) -> None:
    child = publish(root)
    _, said = child.communicate(timeout=120)

    assert (child.returncode, said) == (0, "")
    assert_nobody_left(child.pid)
    assert_next_run_finishes(root)


@pytest.mark.parametrize("after", [0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7] if FULL else [0.0, 0.2])
@pytest.mark.parametrize("which", [0, -1], ids=["first", "last"])
def test_one_of_them_is_killed(which: int, after: float, root: Path, start: Path) -> None:
    """As a system short of memory does it: while they begin, and while they judge."""
    child = publish(root)
    first_workers(child)
    time.sleep(after)
    left = workers(child.pid)
    if left:
        with suppress(ProcessLookupError):
            os.kill(left[which], signal.SIGKILL)
    _, said = child.communicate(timeout=120)

    if after and child.returncode == 0:
        assert_done(root, said)
        return
    who = "检查公示网站" if said.startswith("错误：检查") else "判断案件"
    assert (child.returncode, said) == (
        2,
        f"错误：{who}的一个进程意外终止，可能是内存不足；没有公示\n"
        "请再运行一次；仍然如此的，加 --jobs 1，或者分批写明案件。\n",
    )
    assert_nobody_left(child.pid)
    assert_as_before(root, start)
    assert_next_run_finishes(root)


@pytest.mark.parametrize("after", [0.0, 0.05, 0.2, 0.5, 1.0, 2.0] if FULL else [0.0])
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "SIGTERM"])
def test_all_of_them_are_interrupted(sent: signal.Signals, code: int, after: float, root: Path, start: Path) -> None:
    """Ctrl-C in a terminal goes to every process of the group."""
    child = publish(root)
    first_workers(child)
    time.sleep(after)
    if sent is signal.SIGINT:
        os.killpg(child.pid, sent)
    else:
        child.send_signal(sent)
    _, said = child.communicate(timeout=120)

    if after and child.returncode == 0:
        assert_done(root, said)
        return
    assert (child.returncode, said) == (code, "")
    assert_nobody_left(child.pid)
    assert_as_before(root, start)
    assert_next_run_finishes(root)


def test_their_parent_is_killed(root: Path, start: Path) -> None:
    child = publish(root)
    first_workers(child)
    child.kill()
    child.communicate(timeout=120)

    assert_nobody_left(child.pid)
    assert_as_before(root, start)
    assert_next_run_finishes(root)
