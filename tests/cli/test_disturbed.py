"""What disturbs a publication from outside: a disk that fills or is read-only, a dead writer's traces, a wrong clock.

Each time the message is whole, the state is one that the contract (§6) allows, and the next run finishes.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from enforcement_cli.cli import writing
from enforcement_cli.storage.disk import using
from tests.cli.conftest import Run
from tests.cli.faults import Recorder, files_of, litter, site_of
from tests.cli.publishing import DAY, EPOCH, bureau, ledger, waiting
from tests.process import environment
from tests.storage.disks import FaultyDisk, can_fail

DAY_SECONDS = 24 * 60 * 60
ELSEWHERE = "0badcafe-4711-99-12345678"
"""The token of a process on another machine."""


@pytest.fixture
def root(tmp_path: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One decision in public, one that waits."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = bureau(tmp_path / "案件库", waiting(), waiting(case="2026-0002", number=2))
    assert publish(enforce, root, "2026-0001")[0] == 0
    return root


def publish(enforce: Run, root: Path, *more: str) -> tuple[int, str]:
    done = enforce("--repo", root, "--as-of", DAY, "-q", "publish", "--by", "丙示例", *more)
    return done.code, done.err


def step_of(enforce: Run, root: Path, wanted: str, which: int) -> int:
    """The number, of those that fail on a full disk, of the step that is the `which`-th of its kind in an undisturbed run; the repository is put back."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".enforce" not in path.parts}
    recorder = Recorder()
    with using(recorder):
        assert publish(enforce, root)[0] == 0
    for path in [path for path in root.rglob("*") if path.is_file() and ".enforce" not in path.parts]:
        if path not in before:
            path.unlink()
    for path, data in before.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    writing = [name for name in recorder.names if can_fail(name, errno.ENOSPC)]
    found = [number for number, name in enumerate(writing, 1) if name == wanted]
    return found[which]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (errno.ENOSPC, "错误：磁盘已满，没有写成{path}。原有网站没有改动。\n请清理磁盘后重新运行。\n"),
        (
            errno.EDQUOT,
            "错误：磁盘配额已用完，没有写成{path}。原有网站没有改动。\n请清理文件或者请管理员提高配额后重新运行。\n",
        ),
    ],
)
def test_the_disk_fills_while_the_site_is_written(fault: int, told: str, root: Path, enforce: Run) -> None:
    """Somebody else takes the room that was there when it was asked for: nothing at all has been published."""
    before, site, entries = files_of(root), site_of(root), ledger(root)
    late = step_of(enforce, root, "write", -20)
    assert (files_of(root), site_of(root)) == (before, site)

    with using(FaultyDisk(late, fault, lasting=True)):
        code, said = publish(enforce, root)

    assert (code, said) == (2, told.format(path=root / "public"))
    assert (site_of(root), ledger(root)) == (site, entries)
    assert publish(enforce, root) == (0, "")
    assert len(ledger(root)) == 2
    assert litter(root) == []


def test_a_read_only_repository(root: Path, enforce: Run) -> None:
    before, site = files_of(root), site_of(root)

    with using(FaultyDisk(1, errno.EROFS, lasting=True)):
        code, said = publish(enforce, root)

    assert code == 2
    assert said == (
        f"错误：{root / '.enforce' / 'lock'}所在的磁盘是只读的，没有写成。没有开始写入。\n"
        "请换到可以写入的磁盘，或者请管理员改为可写后重新运行。\n"
    )
    assert (files_of(root), site_of(root)) == (before, site)


@pytest.mark.skipif(os.name == "nt", reason="limits of a process")
def test_a_limit_on_the_size_of_files(root: Path) -> None:
    """As some administrators set it (`ulimit -f`): no message of ours is made for it, and it is one all the same."""
    before, site = files_of(root), site_of(root)
    program = [sys.executable, "-m", "enforcement_cli", "--repo", str(root), "--as-of", DAY, "-q", "publish"]
    done = subprocess.run(
        ["bash", "-c", 'ulimit -f 1; exec "$@"', "-", *program, "--by", "丙示例"],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"错误：没有写成{root / 'public'}（系统错误EFBIG）。原有网站没有改动。\n"
    assert (files_of(root), site_of(root)) == (before, site)
    assert litter(root) == []


def test_a_holder_that_died_on_another_machine_holds_nothing(root: Path, enforce: Run) -> None:
    """The lock is the system's and fell with its process; what lies beside it is a message, not a lock."""
    said = {"name": "丁示例", "pid": 1, "host": "另一台电脑", "purpose": "公示", "since": "2026-03-29T09:00:00+08:00"}
    (root / ".enforce" / "lock.holder").write_text(json.dumps(said), encoding="utf-8")

    assert publish(enforce, root) == (0, "")
    assert len(ledger(root)) == 2
    assert not (root / ".enforce" / "lock.holder").exists()


@pytest.mark.skipif(os.name == "nt", reason="a lock of POSIX")
def test_a_lock_that_another_machine_still_holds(root: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a server of files may keep it for a while: after the wait one is told who has it, and that nothing is to be deleted."""
    import fcntl

    monkeypatch.setattr(writing, "LOCK_SECONDS", 0.2)
    said = {"name": "丁示例", "pid": 77, "host": "另一台电脑", "purpose": "公示", "since": "2026-03-29T09:00:00+08:00"}
    before, site = files_of(root), site_of(root)
    with (root / ".enforce" / "lock").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        (root / ".enforce" / "lock.holder").write_text(json.dumps(said), encoding="utf-8")
        code, told = publish(enforce, root)

    who = "丁示例在另一台电脑上运行的 enforce（进程号77，2026-03-29T09:00:00+08:00开始，用途：公示）正在写入"
    assert code == 2
    assert told == (
        f"{who}，正在等待……\n"
        f"错误：{who}，等了0.2秒仍未结束，没有写入。\n"
        "请等它结束后重新运行；进程已经不在的，锁会自动失效，不必删除任何文件。\n"
    )
    assert (files_of(root), site_of(root)) == (before, site)
    assert publish(enforce, root) == (0, "")


def test_what_another_machine_left_unfinished(root: Path, enforce: Run) -> None:
    """Its whole trees are settled, since we hold the lock; its temporaries once nobody can be at work on them any more."""
    disclosure = root / "cases" / "2026" / "2026-0001" / "disclosure"
    half = disclosure / f".~enforce-{ELSEWHERE}.tmp"
    half.write_bytes(b"half")
    (root / "public").rename(root / f"public.old-{ELSEWHERE}")
    old = root / f"public.old-{ELSEWHERE}"
    (root / f"public.new-{ELSEWHERE}").mkdir()
    for path in old.iterdir():
        if path.is_file():
            (root / f"public.new-{ELSEWHERE}" / path.name).write_bytes(path.read_bytes())

    assert publish(enforce, root, "2026-0002") == (0, "")

    assert len(site_of(root) or {}) > 30
    assert litter(root) == [half.relative_to(root).as_posix()]
    os.utime(half, (time.time() - 2 * DAY_SECONDS,) * 2)
    withdrawn = (
        "withdraw",
        "2026-0001",
        "--trigger",
        "撤销",
        "--ruled-on",
        DAY,
        "--reason",
        "事实不清",
        "--by",
        "丙示例",
    )
    assert enforce("--repo", root, "--as-of", DAY, "-q", *withdrawn).code == 0
    assert litter(root) == []


@pytest.mark.parametrize(
    ("back", "warned"), [(0, False), (1800, False), (DAY_SECONDS, False), (DAY_SECONDS + 60, True)]
)
def test_a_clock_that_runs_backwards(
    back: int, warned: bool, root: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two clerks' clocks differ by minutes, a dead battery's by years: what it writes is whole, and it is said."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) - back))

    code, said = publish(enforce, root)

    assert (code, said) == (
        0,
        "提醒：电脑时间2026-03-29 09:59比公示台账最近一条cases/2026/2026-0001/disclosure/0001-published.yaml的"
        "写入时间2026-03-30 10:00还早，请核对电脑的日期和时间；写入台账的时间不能更改。\n"
        if warned
        else "",
    )
    assert len(ledger(root)) == 2
    told = enforce("--repo", root, "ledger", "verify")
    assert (told.code, "台账完整：2 条" in told.out) == (0, True)
    assert litter(root) == []


@pytest.mark.parametrize("epoch", ["昨天", "1e9", " ", "99999999999999999999", "253402300800", "-99999999999"])
def test_a_moment_that_is_none(epoch: str, root: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before, site = files_of(root), site_of(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    assert publish(enforce, root) == (2, f"错误：SOURCE_DATE_EPOCH 应为整数秒数，现为“{epoch}”\n")
    assert (files_of(root), site_of(root)) == (before, site)
