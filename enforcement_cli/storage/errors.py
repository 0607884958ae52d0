"""What the user is told when the disk refuses: one line in Chinese, what has (not) been done, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from enforcement_cli.problems import EnforceError
from enforcement_cli.storage.disk import Disk

_NO_SPACE = 112  # ERROR_DISK_FULL of Windows, which Python does not always turn into ENOSPC
_BLOCK = 4096
# Names in a folder and the file system's own records take room too.
_SPARE = 64 * 1024


class AlreadyThereError(EnforceError):
    """What was to be made new is there already; it has not been touched."""

    def __init__(self, path: Path) -> None:
        super().__init__("{path}已经存在，没有覆盖。", path=path)


class Progress:
    """How far a piece of work has come, as the user is told it if the disk refuses the next step."""

    def __init__(self, done: str) -> None:
        self.done = done


@contextmanager
def telling(disk: Disk, path: Path, progress: Progress) -> Iterator[None]:
    """Turn the disk's errors within the block into an EnforceError about `path`."""
    try:
        yield
    except OSError as error:
        raise refused(disk, path, error, progress.done) from error


def refused(disk: Disk, path: Path, error: OSError, done: str) -> EnforceError:
    """The error for the user. `done`: a sentence on what has and has not been done."""
    code = error.errno
    if code == errno.ENOSPC or getattr(error, "winerror", None) == _NO_SPACE:
        return EnforceError("磁盘已满，没有写成{path}。{done}", remedy="请清理磁盘后重新运行。", path=path, done=done)
    if code == getattr(errno, "EDQUOT", None):
        return EnforceError(
            "磁盘配额已用完，没有写成{path}。{done}",
            remedy="请清理文件或者请管理员提高配额后重新运行。",
            path=path,
            done=done,
        )
    if code == errno.EROFS:
        return EnforceError(
            "{path}所在的磁盘是只读的，没有写成。{done}",
            remedy="请换到可以写入的磁盘，或者请管理员改为可写后重新运行。",
            path=path,
            done=done,
        )
    if code in {errno.EACCES, errno.EPERM}:
        if disk.windows:
            return EnforceError(
                "没有写成{path}：文件正被其他程序（WPS、Excel、资源管理器等）打开，或者没有写入权限。{done}",
                remedy="请关闭打开它的程序后重新运行；仍不行的，请管理员检查权限。",
                path=path,
                done=done,
            )
        return EnforceError(
            "没有写入{path}的权限。{done}", remedy="请管理员检查这个文件夹的权限。", path=path, done=done
        )
    if code == errno.EIO:
        return EnforceError(
            "读写{path}时磁盘出错。{done}",
            remedy="硬盘、U盘或者网络盘可能有故障，请先备份，再请管理员检查。",
            path=path,
            done=done,
        )
    if code in {errno.EBUSY, errno.EXDEV}:
        return EnforceError(
            "不能整体替换{path}：它是挂载点，或者正被占用。{done}",
            remedy="请改用它下面的一个子文件夹。",
            path=path,
            done=done,
        )
    if code == errno.ENAMETOOLONG:
        return EnforceError("文件名太长，没有写成{path}。{done}", path=path, done=done)
    return EnforceError(
        "没有写成{path}（系统错误{code}）。{done}",
        path=path,
        code=errno.errorcode.get(code or 0, str(code)),
        done=done,
    )


def room(length: int) -> int:
    """What a file of `length` bytes takes on a disk."""
    return -(-length // _BLOCK) * _BLOCK + _BLOCK


def demand_room(disk: Disk, folder: Path, path: Path, needed: int) -> None:
    """Refuse before anything is written when the disk plainly has too little room for `needed` more bytes."""
    free = disk.free_bytes(folder)
    if free < needed + _SPARE:
        raise EnforceError(
            "磁盘空间不足，没有开始写{path}：需要{needed}，只剩{free}。",
            remedy="请清理磁盘后重新运行。",
            path=path,
            needed=_size(needed + _SPARE),
            free=_size(free),
        )


def _size(length: int) -> str:
    if length < 1024 * 1024:
        return f"{length / 1024:.0f} KB"
    return f"{length / 1024 / 1024:.1f} MB"
