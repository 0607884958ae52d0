"""Files opened without ever following a link, and their sha256; a git LFS pointer gives the digest of its media.

Where the system allows, every step goes through handles of folders already opened, so that nothing can be swapped for
a link between a look and the next step; Windows has no such handles, there each step is looked at before it is taken.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from enforcement_cli.cases.encoding import HIDDEN_NAME
from enforcement_cli.cases.read_bytes import OPEN_FLAGS, not_regular, unopened
from enforcement_cli.cases.trouble import UNREADABLE, Trouble
from enforcement_cli.problems import Place, problem

HAS_HANDLES = os.open in os.supports_dir_fd and os.scandir in os.supports_fd and hasattr(os, "O_NOFOLLOW")

FOLDER_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)

_LINK_TAGS = (0xA0000003, 0xA000000C)
"""IO_REPARSE_TAG_MOUNT_POINT and IO_REPARSE_TAG_SYMLINK of Windows."""

_PIECE = 1 << 20
_MAX_POINTER = 1024
_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\r?\n"
    rb"(?:ext-[0-9]-[a-z0-9.-]+ sha256:[0-9a-f]{64}\r?\n)*"
    rb"oid sha256:(?P<oid>[0-9a-f]{64})\r?\nsize (?P<size>0|[1-9][0-9]{0,17})\r?\n"
)
"""A git LFS pointer, spec v1: version first, the other keys sorted."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The sha256 of a file's content, in hexadecimal; of the content it stands for, where it is an LFS pointer.

    `size` likewise. Without a digest `trouble` says why.
    """

    sha256: str | None
    size: int = 0
    is_lfs_pointer: bool = False
    trouble: Trouble | None = None


class _NotRegularError(Exception):
    """What was to be opened is no regular file; it has not been."""

    def __init__(self, mode: int) -> None:
        super().__init__(mode)
        self.mode = mode


def printable(name: str) -> str:
    """The name for a message: what cannot be seen, or not be encoded, as its code."""
    return HIDDEN_NAME.sub(lambda match: f"<U+{ord(match[0]):04X}>", name)


def digest_file(path: Path, *, root: Path | None = None) -> Digest:
    """The sha256 of a file, read in pieces and never through a link; none of the folders below `root` may be one.

    A git LFS pointer (the media itself was not fetched) gives the digest of the media. Never raises OSError.
    """
    shown = printable(path.name if root is None else path.relative_to(root).as_posix())
    try:
        with _opened(path, root) as handle:
            before = os.fstat(handle)
            if not stat.S_ISREG(before.st_mode):
                raise _NotRegularError(before.st_mode)
            found = _small(handle) if before.st_size <= _MAX_POINTER else _hashed(handle)
            after = os.fstat(handle)
    except _NotRegularError as error:
        return Digest(None, trouble=not_regular(error.mode, shown))
    except OSError as error:
        link = error.errno in (errno.ENOTDIR, errno.ELOOP)
        return Digest(None, trouble=not_regular(stat.S_IFLNK, shown) if link else unopened(error, shown))
    if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
        return found
    return Digest(
        None,
        trouble=(
            UNREADABLE,
            problem(
                Place(shown, (), 1, 1, 1),
                "{file} 在读取的时候被改动了",
                remedy="关闭正在写入它的程序，再检查一遍",
                file=shown,
            ),
        ),
    )


def read_file(path: Path, *, root: Path, limit: int) -> bytes | None:
    """What a file holds, opened as `digest_file` opens it; None where it cannot be read or has more than `limit` bytes."""
    try:
        with _opened(path, root) as handle:
            if os.fstat(handle).st_size > limit:
                return None
            with io.FileIO(handle, closefd=False) as file:
                data = file.read(limit + 1)
    except (_NotRegularError, OSError):
        return None
    return data if data is not None and len(data) <= limit else None


def _small(handle: int) -> Digest:
    data = os.read(handle, _MAX_POINTER + 1)
    pointer = _POINTER.fullmatch(data)
    if pointer is not None:
        return Digest(pointer["oid"].decode("ascii"), int(pointer["size"]), is_lfs_pointer=True)
    return Digest(hashlib.sha256(data).hexdigest(), len(data))


def _hashed(handle: int) -> Digest:
    digest, size = hashlib.sha256(), 0
    buffer = bytearray(_PIECE)
    view = memoryview(buffer)
    with io.FileIO(handle, closefd=False) as file:
        while count := file.readinto(buffer):
            digest.update(view[:count])
            size += count
    return Digest(digest.hexdigest(), size)


@contextmanager
def _opened(path: Path, root: Path | None) -> Iterator[int]:
    """A regular file opened step by step below `root`, no step through a link. Raises OSError, _NotRegularError."""
    if HAS_HANDLES:
        handle = _open_by_handles(path, root)
    else:
        for folder in path.parents:
            if root is not None and folder.is_relative_to(root) and folder != root:
                look_for_folder(folder)
        _look_for_file(os.lstat(path))
        handle = os.open(path, OPEN_FLAGS)
    try:
        yield handle
    finally:
        os.close(handle)


def _open_by_handles(path: Path, root: Path | None) -> int:
    above = os.open(path.parent if root is None else root, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        for folder in path.parent.relative_to(root).parts if root is not None else ():
            below = os.open(folder, FOLDER_FLAGS, dir_fd=above)
            os.close(above)
            above = below
        _look_for_file(os.stat(path.name, dir_fd=above, follow_symlinks=False))
        return os.open(path.name, OPEN_FLAGS, dir_fd=above)
    finally:
        os.close(above)


def _look_for_file(seen: os.stat_result) -> None:
    if not stat.S_ISREG(seen.st_mode):
        raise _NotRegularError(seen.st_mode)


def is_junction(seen: os.stat_result) -> bool:
    """Whether what Windows calls a folder is really another one."""
    return getattr(seen, "st_reparse_tag", 0) in _LINK_TAGS


def look_for_folder(path: Path) -> None:
    """Raise NotADirectoryError for what is no folder: a link, too, or a junction of Windows."""
    seen = os.lstat(path)
    if not stat.S_ISDIR(seen.st_mode) or is_junction(seen):
        raise NotADirectoryError(errno.ENOTDIR, "not a folder")
