"""Names of unfinished things, so that the next run knows whose they are and may clear them away.

A file or folder that is not whole yet is called `.~enforce-<token>.tmp` and lies where the whole one is to stand. The
token says which process on which machine made it; what a living process made is never touched. Names that begin with
`.~` are office debris to the loader, and git ignores them in a case repository.
"""

from __future__ import annotations

import os
import re
import stat
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from pathlib import Path

from enforcement_cli.storage.disk import Disk

TOKEN = r"[0-9a-f]{8}-[0-9]+-[0-9]+-[0-9a-f]{8}"
_TEMPORARY = re.compile(rf"\.~enforce-({TOKEN})\.tmp", re.ASCII)
# Nothing that we write takes a day, so what is older has no owner, even where we cannot ask.
_SURELY_DEAD_SECONDS = 24 * 60 * 60
_IN_USE: set[str] = set()


class Owner(Enum):
    """What became of the process that made a temporary."""

    ALIVE = auto()
    DEAD = auto()
    UNKNOWN = auto()
    """It ran on another machine, or on a system that we cannot ask."""


@dataclass(frozen=True, slots=True)
class Token:
    """Whose a temporary is: machine (hashed), process id, the process's start in clock ticks (0: unknown), chance."""

    host: str
    pid: int
    started: int
    chance: str

    def __str__(self) -> str:
        return f"{self.host}-{self.pid}-{self.started}-{self.chance}"

    @classmethod
    def read(cls, text: str) -> Token:
        """The token that `str()` of one gave."""
        host, pid, started, chance = text.split("-")
        return cls(host, int(pid), int(started), chance)

    @property
    def owner(self) -> Owner:
        """Is its process still at work on it?"""
        if self.host != _host():
            return Owner.UNKNOWN
        if (self.pid, self.started) == (os.getpid(), _started(os.getpid())):
            return Owner.ALIVE if str(self) in _IN_USE else Owner.DEAD
        return _process(self.pid, self.started)


@contextmanager
def new_token() -> Iterator[Token]:
    """A token of this process, in use until the block is left."""
    token = Token(_host(), os.getpid(), _started(os.getpid()), os.urandom(4).hex())
    _IN_USE.add(str(token))
    try:
        yield token
    finally:
        _IN_USE.discard(str(token))


def temporary_name(token: Token) -> str:
    """The name of something unfinished."""
    return f".~enforce-{token}.tmp"


def is_temporary(name: str) -> bool:
    """Is this the name of something unfinished, whosever it is?"""
    return _TEMPORARY.fullmatch(name) is not None


def abandoned(disk: Disk, folder: Path) -> list[str]:
    """Names of the temporaries in `folder` that no living process is at work on."""
    return [
        name
        for name, _ in disk.scan(folder)
        if (match := _TEMPORARY.fullmatch(name)) and _is_abandoned(disk, folder / name, Token.read(match[1]))
    ]


def sweep(disk: Disk, folder: Path) -> None:
    """Remove the abandoned temporaries in `folder`. One that cannot be removed does no harm and stays."""
    for name in abandoned(disk, folder):
        with suppress(OSError):
            remove(disk, folder / name)


def remove(disk: Disk, path: Path) -> None:
    """Remove a file, or a folder with all that is in it; links are removed, never followed."""
    found = disk.lstat(path)
    if found is None:
        return
    if not stat.S_ISDIR(found.st_mode):
        disk.unlink(path)
        return
    folders = [str(path)]
    for folder in folders:  # grows while it is walked: no recursion, however deep the tree
        for name, is_folder in disk.scan(folder):
            inner = os.path.join(folder, name)  # noqa: PTH118 -- ten thousand times
            if is_folder:
                folders.append(inner)
            else:
                disk.unlink(inner)
    for folder in reversed(folders):
        disk.remove_folder(folder)


def _is_abandoned(disk: Disk, path: Path, token: Token) -> bool:
    if token.owner is not Owner.UNKNOWN:
        return token.owner is Owner.DEAD
    found = disk.lstat(path)
    return found is not None and time.time() - found.st_mtime > _SURELY_DEAD_SECONDS


@cache
def _host() -> str:
    import platform

    return f"{zlib.crc32(platform.node().encode()):08x}"


def _started(pid: int) -> int:
    """When a process started, so that a later one with the same number is not taken for it; 0 if unknown."""
    try:
        line = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        return int(line.rpartition(")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return 0


def _process(pid: int, started: int) -> Owner:
    if os.name == "nt":
        return Owner.UNKNOWN  # there, asking with a signal would end the process
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return Owner.DEAD
    except PermissionError:
        pass  # somebody else's, and alive
    now = _started(pid)
    return Owner.DEAD if started and now and now != started else Owner.ALIVE
