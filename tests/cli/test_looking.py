"""Cases judged in several processes: they end with us, however we end, and a death among them is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli import looking, workers
from enforcement_cli.cli.recall import Recall
from enforcement_cli.problems import EnforceError
from tests import repos
from tests.cli.publishing import DAY, waiting
from tests.cli.recalled import plan_of
from tests.process import environment

PROGRAM = """\
import sys
from enforcement_cli.cli import looking, main
looking.MANY = 2
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    found = tmp_path / "案件库"
    repos.write(found, *(waiting(case=f"2026-{number:04d}", number=number) for number in range(1, 13)))
    repos.commit(found)
    return found


def _dies(task: object) -> None:
    os._exit(9)


def test_a_process_that_dies_is_told_and_nothing_is_planned(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MANY", 2)
    monkeypatch.setattr(workers, "_begin", _dies)

    with pytest.raises(EnforceError, match="判断案件的一个进程意外终止，可能是内存不足；没有公示") as told:
        plan_of(Recall(Repository(root)), jobs=2)

    assert told.value.remedy_template == "请再运行一次；仍然如此的，加 --jobs 1，或者分批写明案件。"


@pytest.fixture
def running(root: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A publication that has begun two further processes."""
    script = tmp_path / "program.py"
    script.write_text(f"if __name__ == '__main__':\n{''.join(f'    {line}' for line in PROGRAM.splitlines(True))}")
    program = subprocess.Popen(
        [sys.executable, str(script), "--repo", str(root), "--as-of", DAY, "publish", "--dry-run", "--jobs", "2"],
        env=environment({"PYTHONPATH": str(Path(__file__).parents[2])}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while len(_children(program.pid)) < 3 and time.monotonic() < deadline:
        assert program.poll() is None, program.communicate()
        time.sleep(0.02)
    yield program
    if _is_there(program.pid):
        os.killpg(program.pid, signal.SIGKILL)
    program.communicate()


def _children(pid: int) -> list[str]:
    """Two workers, and the tracker of resources that comes with them."""
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def _all_end(group: int) -> bool:
    deadline = time.monotonic() + 60
    while _is_there(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not _is_there(group)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_ctrl_c_ends_all_of_them_without_a_word(running: subprocess.Popen[bytes]) -> None:
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)

    assert (running.returncode, out, err) == (130, b"", b"")
    assert _all_end(running.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_nobody_outlives_a_program_that_was_killed(running: subprocess.Popen[bytes]) -> None:
    running.kill()
    running.wait()

    assert _all_end(running.pid)


def _refuses(task: object) -> None:
    raise EnforceError("打不开 {file}", remedy="请关闭正在使用它的程序。", file="enforce.yaml")


def _is_wrong(task: object) -> None:
    raise LookupError("a bug")


@pytest.mark.parametrize(("begin", "kind"), [(_refuses, EnforceError), (_is_wrong, LookupError)])
def test_what_goes_wrong_in_a_process_is_raised_here_as_it_is(
    begin: object, kind: type[Exception], root: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(looking, "MANY", 2)
    monkeypatch.setattr(workers, "_begin", begin)

    with pytest.raises(kind) as raised:
        plan_of(Recall(Repository(root)), jobs=2)

    expected = "打不开 enforce.yaml\n请关闭正在使用它的程序。" if kind is EnforceError else "a bug"
    assert str(raised.value) == expected
    assert capfd.readouterr().err == ""
