"""The bytes of one file of the case repository: a regular file, small, read once, never through a link."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from enforcement_cli.cases.trouble import UNREADABLE, Trouble
from enforcement_cli.problems import Place, problem

MAX_BYTES = 1_000_000
"""The bound of one YAML file. The largest case of a bureau has some tens of thousands."""

# Windows has neither; there a link is seen by lstat, and a FIFO is no file.
OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)

_ONE_READ = 65_536


def read_bytes(path: Path | str, file: str) -> tuple[bytes | None, list[Trouble]]:
    """What the file holds, or None and the trouble. `file` is its name in messages.

    It is looked at before it is opened, since opening alone can do harm (a device) or hang (a FIFO), and once more
    after, since it may have been changed in between.
    """
    try:
        before = os.lstat(path)
        if not stat.S_ISREG(before.st_mode):
            return None, [not_regular(before.st_mode, file)]
        if before.st_size > MAX_BYTES:
            return None, [too_big(file)]
        handle = os.open(path, OPEN_FLAGS)
        try:
            opened = os.fstat(handle)
            if not stat.S_ISREG(opened.st_mode):
                return None, [not_regular(opened.st_mode, file)]
            data = os.read(handle, _ONE_READ)
            if len(data) != opened.st_size or len(data) == _ONE_READ:
                data = _rest(handle, data)
        finally:
            os.close(handle)
    except OSError as error:
        return None, [unopened(error, file)]
    return (None, [too_big(file)]) if len(data) > MAX_BYTES else (data, [])


def _rest(handle: int, data: bytes) -> bytes:
    """The whole file where one read was not enough; one byte over the bound is enough to know."""
    pieces, size = [data], len(data)
    while size <= MAX_BYTES:
        more = os.read(handle, min(_ONE_READ, MAX_BYTES + 1 - size))
        if not more:
            break
        pieces.append(more)
        size += len(more)
    return b"".join(pieces)


def not_regular(mode: int, file: str) -> Trouble:
    """A link, folder, device, pipe or socket where a file belongs."""
    place = Place(file, (), 1, 1, 1)
    if stat.S_ISLNK(mode):
        found = problem(
            place,
            "{file} 是一个链接，不是文件本身，没有打开",
            remedy="删去链接，把文件本身复制到这里",
            file=file,
        )
    elif stat.S_ISDIR(mode):
        found = problem(place, "{file} 是文件夹，应当是文件", remedy="把这个文件夹改名或者移走", file=file)
    else:
        found = problem(
            place,
            "{file} 不是普通文件（可能是设备或者管道），没有打开",
            remedy="删去它，把文件本身复制到这里",
            file=file,
        )
    return UNREADABLE, found


def too_big(file: str) -> Trouble:
    """A file beyond MAX_BYTES."""
    return UNREADABLE, problem(
        Place(file, (), 1, 1, 1),
        "{file} 超过 1 MB，没有读取",
        remedy="大量内容、图片、音像请作为附件放进 files 文件夹，这里只写文字",
        file=file,
    )


def unopened(error: OSError, file: str) -> Trouble:
    """A file that the system does not give."""
    place = Place(file, (), 1, 1, 1)
    if isinstance(error, FileNotFoundError):
        return UNREADABLE, problem(place, "找不到文件 {file}", remedy="核对文件名和所在文件夹", file=file)
    if error.errno == errno.ELOOP:
        return not_regular(stat.S_IFLNK, file)
    if isinstance(error, PermissionError):
        return UNREADABLE, problem(
            place,
            "打不开 {file}：没有读取权限，或者正被 WPS 等程序占用",
            remedy="关闭正在编辑它的程序后再试；仍然不行的，请技术人员检查权限",
            file=file,
        )
    return UNREADABLE, problem(
        place,
        "读不出 {file}（系统错误 {code}）",
        remedy="请技术人员检查磁盘、网络共享和文件名长度",
        file=file,
        code=errno.errorcode.get(error.errno or 0, str(error.errno)),
    )
