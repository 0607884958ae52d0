"""Disks that fail and that die with their process: what a test puts in the place of the real one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from enforcement_cli.storage.disk import Disk

READING = ("lstat", "scan", "scan_files", "read", "free_bytes")
PRIMITIVES = (
    *READING,
    "create", "write", "sync", "close", "set_mode", "replace", "move", "link", "unlink",
    "make_folder", "remove_folder", "sync_folder", "sync_file_system",
)  # fmt: skip
_ON_WRITING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""A disk that is full or read-only can be read."""
_SYNCS = ("sync", "sync_folder", "sync_file_system")


class Killed(BaseException):
    """The process is dead: nothing catches it, and nothing that `finally` tries reaches the disk."""


def can_fail(name: str, fault: type[Killed] | int) -> bool:
    """Whether a primitive can fail in this way."""
    return name not in READING or fault not in _ON_WRITING


class FaultyDisk(Disk):
    """Counts the steps that can fail in this way, and fails at step number `step`.

    `fault` is Killed or an errno. `lasting`: every later step that can, too. `late`: the step is done, and then
    reported as failed. The first write to a file takes half of what it is given, so that a write is two steps.
    """

    def __init__(self, step: int, fault: type[Killed] | int, *, lasting: bool = False, late: bool = False) -> None:
        self.step = step
        self.fault = fault
        self.lasting = lasting or fault is Killed
        self.late = late
        self.taken = 0
        self.failed_in = ""
        self._open: set[int] = set()
        self._empty: set[int] = set()

    def close_all(self) -> None:
        """What the system does when a process has ended."""
        while self._open:
            os.close(self._open.pop())

    def do(self, name: str, step: Callable[[], object]) -> object:
        if not can_fail(name, self.fault):
            return step()
        self.taken += 1
        fails = self.taken == self.step or (self.lasting and self.taken > self.step)
        if not fails:
            return step()
        self.failed_in = self.failed_in or name
        if isinstance(self.fault, int):
            if self.late or name == "close":
                step()
            raise OSError(self.fault, os.strerror(self.fault))
        raise self.fault

    def _do_create(self, path: Path | str) -> int:
        handle = super().create(path)
        self._open.add(handle)
        self._empty.add(handle)
        return handle

    def _do_close(self, handle: int) -> None:
        self._open.discard(handle)
        super().close(handle)

    def _do_write(self, handle: int, data: memoryview) -> int:
        length = (len(data) + 1) // 2 if handle in self._empty else len(data)
        self._empty.discard(handle)
        return super().write(handle, data[:length])


def _primitive(name: str) -> Callable[..., object]:
    real = getattr(FaultyDisk, f"_do_{name}", getattr(Disk, name))
    if name in _SYNCS:  # only the power-cut model can tell, and it needs no real disk

        def real(self: FaultyDisk, *_: object) -> None:
            return None

    def primitive(self: FaultyDisk, *arguments: object) -> object:
        return self.do(name, lambda: real(self, *arguments))

    return primitive


for _name in PRIMITIVES:
    setattr(FaultyDisk, _name, _primitive(_name))


def listed(folder: Path) -> list[str]:
    """The names in a folder, sorted."""
    return sorted(each.name for each in folder.iterdir())
