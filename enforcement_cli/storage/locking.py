"""One writer at a time in a case repository, and those who wait are told whom they wait for.

The lock is the operating system's, on `.enforce/lock`, a file that holds nothing and is left in place; it falls when
its process ends, however it ends. `.enforce/lock.holder` beside it says who has it and is only good for a message.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError
from enforcement_cli.storage.disk import disk_in_use
from enforcement_cli.storage.errors import Progress, telling
from enforcement_cli.storage.files import make_folders, write_new
from enforcement_cli.storage.names import refuse_link
from enforcement_cli.storage.temporary import new_token, sweep, temporary_name

FOLDER = ".enforce"
LOCK = "lock"
HOLDER = "lock.holder"

_CHINA = timezone(timedelta(hours=8))
_POLL_SECONDS = 0.05
_HOLDER_BYTES = 4096
# As /proc/mounts calls them. Locks there depend on the server, and on how it is set up.
_SHARED = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.glusterfs", "ceph", "afs"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the lock: name, process id, machine, what for (Chinese), since when (China time)."""

    name: str
    pid: int
    host: str
    purpose: str
    since: str


@dataclass(frozen=True, slots=True)
class Held:
    """The lock, held. `warning`: a sentence for the user when the disk may not keep others out; mostly empty."""

    holder: Holder
    warning: str


@contextmanager
def lock(
    root: Path,
    purpose: str,
    timeout: float,
    *,
    name: str | None = None,
    on_wait: Callable[[str], None] | None = None,
) -> Iterator[Held]:
    """Hold the lock of the case repository `root` for the block, after waiting up to `timeout` seconds for it.

    `purpose`: what for, as others read it (开案, 公示 …). `name`: who holds it, by default the account's name.
    `on_wait` is told once, in a sentence, that and for whom we wait. Raises EnforceError when the time is up or the
    folder cannot be written to. Not to be taken twice by one process.
    """
    from filelock import FileLock, Timeout  # readers of a tree's state need not pay for it

    disk = disk_in_use()
    folder = root / FOLDER
    path = folder / LOCK
    with telling(disk, path, Progress(tr("没有开始写入。"))):
        refuse_link(disk, folder)
        refuse_link(disk, path)
        make_folders(disk, folder)
        native = FileLock(str(path))
        try:
            native.acquire(timeout=0, poll_interval=_POLL_SECONDS)
        except Timeout:
            if on_wait:
                on_wait(tr("{who}，正在等待……", who=_who(folder)))
            try:
                native.acquire(timeout=timeout, poll_interval=_POLL_SECONDS)
            except Timeout:
                raise EnforceError(
                    "{who}，等了{seconds}秒仍未结束，没有写入。",
                    remedy="请等它结束后重新运行；进程已经不在的，锁会自动失效，不必删除任何文件。",
                    who=_who(folder),
                    seconds=f"{timeout:g}",
                ) from None
    holder = Holder(
        name or _account(), os.getpid(), platform.node(), purpose, datetime.now(_CHINA).isoformat(timespec="seconds")
    )
    try:
        with suppress(OSError):  # a message for others; without it they wait as well
            _say_who(folder, holder)
        yield Held(holder, _warning(folder))
    finally:
        with suppress(OSError):
            disk.unlink(folder / HOLDER)
        native.release()


def holder_of(root: Path) -> Holder | None:
    """Who says to hold the lock of a repository; None when nobody does. A message, no proof. Reads only."""
    return _read_holder(root / FOLDER)


def _say_who(folder: Path, holder: Holder) -> None:
    disk = disk_in_use()
    said = {field: getattr(holder, field) for field in Holder.__slots__}
    with new_token() as token:
        temporary = folder / temporary_name(token)
        try:
            sweep(disk, folder)  # one that was killed just here may have left its own
            write_new(disk, temporary, json.dumps(said, ensure_ascii=False).encode(), sync=False)
            disk.replace(temporary, folder / HOLDER)
        except OSError:
            with suppress(OSError):
                disk.unlink(temporary)
            raise


def _read_holder(folder: Path) -> Holder | None:
    try:
        with (folder / HOLDER).open("rb") as file:
            said = json.loads(file.read(_HOLDER_BYTES))
        return Holder(str(said["name"]), int(said["pid"]), str(said["host"]), str(said["purpose"]), str(said["since"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _who(folder: Path) -> str:
    holder = _read_holder(folder)
    if holder is None:
        return tr("另一个 enforce 正在写入{folder}", folder=folder.parent)
    return tr(
        "{name}在{host}上运行的 enforce（进程号{pid}，{since}开始，用途：{purpose}）正在写入",
        name=holder.name,
        host=holder.host,
        pid=holder.pid,
        since=holder.since,
        purpose=holder.purpose,
    )


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return tr("未知用户")


def _warning(folder: Path) -> str:
    kind = _file_system(folder)
    if kind not in _SHARED:
        return ""
    return tr("{folder}在网络盘上（{kind}），锁不一定可靠，请勿多人同时运行。", folder=folder.parent, kind=kind)


def _file_system(folder: Path) -> str:
    """The kind of file system that holds `folder`, as Linux names it; empty elsewhere."""
    if sys.platform != "linux":
        return ""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    return kind_in_mounts(mounts, str(folder.resolve()))


def kind_in_mounts(mounts: str, folder: str) -> str:
    """The type column of the row in a mount table whose mount point is nearest above `folder`."""
    nearest, kind = "", ""
    for row in mounts.splitlines():
        columns = row.split(" ")
        if len(columns) < 3:
            continue
        point = columns[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if (folder == point or folder.startswith(point.rstrip("/") + "/")) and len(point) >= len(nearest):
            nearest, kind = point, columns[2]
    return kind
