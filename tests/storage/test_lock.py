"""One writer at a time, with real processes; and processes that are killed at their work."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from enforcement_cli.problems import EnforceError
from enforcement_cli.storage import TreeKind, holder_of, lock, recover_tree, swap_tree, tree_state
from enforcement_cli.storage.locking import Holder, kind_in_mounts
from tests.storage.disks import listed
from tests.storage.test_faults import NEW, OLD, tree_of

# Reads a number, waits, writes it plus one: two at once would lose one.
COUNT = """
import sys, time
from pathlib import Path
from enforcement_cli.storage import lock, write_file
root, rounds = Path(sys.argv[1]), int(sys.argv[2])
for _ in range(rounds):
    with lock(root, "公示", 60):
        seen = int((root / "count").read_text(encoding="utf-8"))
        time.sleep(0.002)
        write_file(root / "count", str(seen + 1).encode())
"""
HOLD = """
import sys, time
from pathlib import Path
from enforcement_cli.storage import lock
with lock(Path(sys.argv[1]), "开案", 5, name="赵甲"):
    print("held", flush=True)
    time.sleep(60)
"""
SWAP = """
import sys
from pathlib import Path
from enforcement_cli.storage import lock, swap_tree
sys.path.insert(0, sys.argv[2])
from tests.storage.test_faults import NEW, OLD
print("begun", flush=True)
while True:
    for files in (NEW, OLD):
        with lock(Path(sys.argv[1]), "公示", 5):
            swap_tree(Path(sys.argv[1]) / "public", files)
"""
ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def child(script: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() != ""
        yield process
    finally:
        process.kill()
        process.communicate()


def test_nothing_is_lost_between_four_processes(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0", encoding="utf-8")
    children = [subprocess.Popen([sys.executable, "-c", COUNT, str(tmp_path), "10"], cwd=ROOT) for _ in range(4)]

    assert [each.wait(timeout=60) for each in children] == [0] * 4
    assert (tmp_path / "count").read_text(encoding="utf-8") == "40"
    assert listed(tmp_path) == [".enforce", "count"]
    assert [name for name in listed(tmp_path / ".enforce") if name != "lock"] == []


def test_who_holds_it_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    with child(HOLD, str(tmp_path)) as other:
        holder = holder_of(tmp_path)
        assert holder is not None
        assert (holder.name, holder.pid, holder.purpose) == ("赵甲", other.pid, "开案")
        who = f"赵甲在{holder.host}上运行的 enforce（进程号{other.pid}，{holder.since}开始，用途：开案）正在写入"

        with pytest.raises(EnforceError) as told, lock(tmp_path, "公示", 0.2, on_wait=said.append):
            pass

        assert said == [f"{who}，正在等待……"]
        assert str(told.value) == (
            f"{who}，等了0.2秒仍未结束，没有写入。\n"
            "请等它结束后重新运行；进程已经不在的，锁会自动失效，不必删除任何文件。"
        )
        str(told.value).encode("gbk")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_falls_with_its_process(how: signal.Signals, tmp_path: Path) -> None:
    with child(HOLD, str(tmp_path)) as other:
        other.send_signal(how)
        other.wait(timeout=10)

        with lock(tmp_path, "公示", 5, name="钱乙") as held:
            assert held.holder.name == "钱乙"
            assert holder_of(tmp_path) == held.holder
    assert holder_of(tmp_path) is None


def test_taken_and_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with lock(tmp_path, "公示", 0) as held:
            assert held.holder.pid == os.getpid()
            assert held.holder.since.endswith("+08:00")
    with pytest.raises(ZeroDivisionError), lock(tmp_path, "公示", 0):
        raise ZeroDivisionError
    with lock(tmp_path, "公示", 0):
        pass


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"name": 1}', "[" * 4000, '{"name":"a","pid":"x","host":"","purpose":"","since":""}']
)
def test_a_broken_holder_is_no_holder(text: str, tmp_path: Path) -> None:
    (tmp_path / ".enforce").mkdir()
    (tmp_path / ".enforce" / "lock.holder").write_text(text, encoding="utf-8")

    assert holder_of(tmp_path) is None


def test_holder_is_read_as_written(tmp_path: Path) -> None:
    (tmp_path / ".enforce").mkdir()
    said = {"name": "赵甲", "pid": 7, "host": "h", "purpose": "公示", "since": "2026-12-10T09:00:00+08:00"}
    (tmp_path / ".enforce" / "lock.holder").write_text(json.dumps(said), encoding="utf-8")

    assert holder_of(tmp_path) == Holder(**said)


def test_not_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".enforce").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(EnforceError, match="是链接"), lock(tmp_path, "公示", 0):
        pass
    assert listed(tmp_path / "elsewhere") == []


def test_the_disk_under_a_folder() -> None:
    mounts = (
        "/dev/vda / ext4 rw 0 0\n"
        "server:/share /srv/共享\\040盘 nfs4 rw 0 0\n"
        "//s/x /srv cifs rw 0 0\n"
        "broken\n"
        "tmpfs /srv/共享\\040盘/tmp tmpfs rw 0 0\n"
    )

    assert kind_in_mounts(mounts, "/home/a") == "ext4"
    assert kind_in_mounts(mounts, "/srv") == "cifs"
    assert kind_in_mounts(mounts, "/srvx") == "ext4"
    assert kind_in_mounts(mounts, "/srv/共享 盘/案件") == "nfs4"
    assert kind_in_mounts(mounts, "/srv/共享 盘/tmp/x") == "tmpfs"
    assert kind_in_mounts("", "/") == ""


def test_a_network_drive_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with lock(tmp_path, "公示", 0) as held:
        assert held.warning == ""
    monkeypatch.setattr("enforcement_cli.storage.locking._file_system", lambda _: "nfs4")
    with lock(tmp_path, "公示", 0) as held:
        assert held.warning == f"{tmp_path}在网络盘上（nfs4），锁不一定可靠，请勿多人同时运行。"


@pytest.mark.parametrize(
    ("how", "after"),
    [(signal.SIGKILL, 0), (signal.SIGKILL, 1), (signal.SIGKILL, 2), (signal.SIGTERM, 3), (signal.SIGINT, 4)],
)
def test_killed_while_swapping(how: signal.Signals, after: int, tmp_path: Path) -> None:
    """A real process, a real signal, wherever it may be at that moment."""
    site = tmp_path / "public"
    swap_tree(site, OLD)
    with child(SWAP, str(tmp_path), str(ROOT)) as other:
        time.sleep(0.1 + random.Random(after).random() / 10)
        other.send_signal(how)
        other.wait(timeout=10)

    seen = tree_of(site)
    if seen is None:
        assert tree_state(site).kind is TreeKind.NEW_BESIDE
    else:
        assert seen in (OLD, NEW)
    with lock(tmp_path, "公示", 5):
        recover_tree(site)
        assert tree_of(site) in (OLD, NEW)
        swap_tree(site, NEW)
    assert tree_of(site) == NEW
    assert listed(tmp_path) == [".enforce", "public"]
