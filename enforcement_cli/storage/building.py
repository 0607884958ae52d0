"""The tree that is to take the place of one of ours, made file by file, so that a large one never lies in memory.

    with next_tree(target) as tree:
        tree.keep("assets/style.css")          # the file that is there now stays
        tree.add("index.html", data)
        tree.ready()                           # whole and synced, under a temporary name
        ...                                    # what must be on the disk before it
        tree.place()

Some new files wait in memory until `ready`, which asks for room first; when they become many they are written at once. A
few are synced one by one, more of them together. Whatever ends the block without `place` leaves all as it was.
"""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from enforcement_cli.messages import tr
from enforcement_cli.storage.disk import NOT_SUPPORTED, Disk, disk_in_use
from enforcement_cli.storage.errors import Progress, demand_room, room, telling
from enforcement_cli.storage.files import make_folders, sync_tree_folders, tree_folders, unmake_folders, write_new
from enforcement_cli.storage.names import check_names
from enforcement_cli.storage.state import absolute
from enforcement_cli.storage.temporary import Token, new_token, remove, sweep, temporary_name
from enforcement_cli.storage.tree import MARK, change_places, demand_ours, settle

_MARK_BYTES = "本文件夹由 enforce 生成，每次更新时整个替换，请勿在此存放其他文件。\n".encode()
_ONE_BY_ONE = 8
"""Up to so many new files are synced one by one, and the folders; beyond, one sync of the file system costs a tenth."""
_FEW = 64
"""So many new files wait in memory at most."""
_MUCH = 32 * 1024 * 1024
"""So many bytes of new files wait in memory at most."""
_SOME = 4 * 1024 * 1024
"""The same, once there are many: they are going to be synced together anyway."""
_CANNOT_LINK = NOT_SUPPORTED | {errno.EPERM, errno.EACCES, errno.EMLINK, errno.EXDEV}


class FileMark(NamedTuple):
    """What tells, without reading, whether a file is the one that was written: whoever edits it changes one of them."""

    size: int
    mtime_ns: int
    inode: int


def swap_tree(target: Path, files: Mapping[str, bytes]) -> bool:
    """Make `target` a folder that holds exactly `files` (relative path with `/` -> bytes) and `MARK`.

    False if it did already: then not a byte nor a date has changed. Unchanged files keep their dates.
    Raises EnforceError, saying in which state things are, when the disk refuses, a name is unfit, or `target` is a
    link, not ours, or another run's current work.
    """
    check_names(files)
    with next_tree(target) as tree:
        for name in sorted(files):
            tree.add(name, files[name])
        tree.ready()
        return tree.place()


@contextmanager
def next_tree(target: Path) -> Iterator[NextTree]:
    """The tree that may take the place of `target`, of which what an interrupted run left is settled first.

    Raises EnforceError as `swap_tree`. Callers hold the lock.
    """
    disk, target, progress = disk_in_use(), absolute(target), Progress(tr("原有网站没有改动。"))
    with new_token() as token:
        with telling(disk, target, progress):
            demand_ours(disk, target)
            if disk.lstat(target.parent) is not None:
                settle(disk, target)
                sweep(disk, target.parent)
            tree = NextTree(disk, target, token, progress)
        try:
            yield tree
        finally:
            # Reached on errors and Ctrl-C, too; a run that is killed leaves it to the next.
            tree.clear_away()


class NextTree:
    """A tree in the making. Every method raises EnforceError when the disk refuses; see the module."""

    def __init__(self, disk: Disk, target: Path, token: Token, progress: Progress) -> None:
        self._disk, self._target, self._progress = disk, target, progress
        self._building = target.parent / temporary_name(token)
        self._new = target.with_name(f"{target.name}.new-{token}")
        self._old = target.with_name(f"{target.name}.old-{token}")
        self._made: list[Path] = []
        self._kept: set[str] = set()
        self._waiting: dict[str, bytes] = {}
        self._waiting_bytes = 0
        self._written: dict[str, bool] = {}
        """Name -> whether the file is synced already."""
        self._folders: set[str] = set()
        self._is_begun = self._is_ready = False
        self.there, self._old_folders = _contents(disk, target)

    there: Mapping[str, FileMark]
    """The regular files of the present tree."""

    def keep(self, name: str) -> None:
        """The file of that name in the present tree is in the new one as well."""
        self._kept.add(name)

    def keep_all(self, names: Iterable[str]) -> None:
        """The same for several."""
        self._kept.update(names)

    def add(self, name: str, data: bytes) -> bool:
        """A file of the new tree. False, and it is kept, where the present tree has it with these bytes."""
        with telling(self._disk, self._target, self._progress):
            if self._is_there(name, data):
                self._kept.add(name)
                return False
            check_names([name])
            self._waiting[name] = data
            self._waiting_bytes += len(data)
            if len(self._waiting) > _FEW or self._written or self._waiting_bytes > _MUCH:
                self._write_waiting(sync=not self._disk.syncs_file_systems, at_least=_FEW)
        return True

    def _is_there(self, name: str, data: bytes) -> bool:
        found = self.there.get(name)
        return found is not None and found.size == len(data) and self._disk.read(f"{self._target}/{name}") == data

    def read_present(self, name: str) -> bytes | None:
        """The bytes of a file of the present tree; None where there is no such regular file."""
        if name not in self.there:
            return None
        with telling(self._disk, self._target, self._progress):
            return self._disk.read(f"{self._target}/{name}")

    def read(self, name: str) -> bytes:
        """The bytes of a file of the new tree."""
        with telling(self._disk, self._target, self._progress):
            if name in self._waiting:
                return self._waiting[name]
            return self._disk.read(f"{self._building if name in self._written else self._target}/{name}")

    @property
    def names(self) -> set[str]:
        """The files of the new tree so far."""
        return {*self._kept, *self._waiting, *self._written}

    @property
    def is_changed(self) -> bool:
        """Whether it differs from the present tree. To be asked when everything has been kept or added."""
        if self._waiting.keys() - {MARK} or self._written.keys() - {MARK}:
            return True
        kept = self._kept | {MARK}
        folders = tree_folders(dict.fromkeys(kept))
        return kept != self.there.keys() or folders != self._old_folders

    def ready(self, own: Mapping[Path, bytes] | None = None) -> None:
        """Finish the new tree under its temporary name, synced; nothing at all where it is the same as the present one.

        `own`: files that the caller is going to write before `place`, for which there must be room, too.
        """
        self.add(MARK, _MARK_BYTES)
        self._refuse_twins()
        with telling(self._disk, self._target, self._progress):
            self._demand_room(own or {})
            if not self.is_changed:
                return
            self._begin()
            few = (not self._written and len(self._waiting) <= _ONE_BY_ONE) or not self._disk.syncs_file_systems
            self._write_waiting(sync=few)
            names = dict.fromkeys([*self._kept, *self._written])
            self._make_folders(names)
            for name in sorted(self._kept):
                if not self._link(name):
                    self._put(name, self._disk.read(f"{self._target}/{name}"), sync=few)
            if few and all(self._written.values()):
                sync_tree_folders(self._disk, self._building, names)
            else:
                self._disk.sync_file_system(self._building)
            self._is_ready = True

    def place(self) -> bool:
        """Put what is `ready` in the place of the present tree; False where they are the same."""
        if not self._is_ready:
            return False
        disk = self._disk
        with telling(disk, self._target, self._progress):
            disk.move(self._building, self._new)
            disk.sync_folder(self._target.parent)
            change_places(disk, self._target, self._new, self._old, self._progress)
            disk.sync_folder(self._target.parent)
            remove(disk, self._old)
        return True

    def marks(self) -> dict[str, FileMark]:
        """By name, what tells each file of the tree that was placed, or is the same as the present one."""
        with telling(self._disk, self._target, self._progress):
            fresh = {name: _mark(self._disk, f"{self._target}/{name}") for name in self._written}
        kept = {name: self.there[name] for name in self._kept if name in self.there and name not in fresh}
        return kept | {name: mark for name, mark in fresh.items() if mark is not None}

    def clear_away(self) -> None:
        """Remove what has not been placed."""
        with suppress(OSError):
            remove(self._disk, self._building)
            if self._disk.lstat(self._target) is not None or self._disk.lstat(self._old) is None:
                remove(self._disk, self._new)
        unmake_folders(self._disk, self._made)  # takes back empty ones only

    def _demand_room(self, own: Mapping[Path, bytes]) -> None:
        needed = {self._target: sum(room(len(data)) for data in self._waiting.values())} if self._waiting else {}
        needed |= {absolute(path): room(len(data)) for path, data in own.items()}
        on_disk: dict[int, int] = {}
        for path, length in reversed(needed.items()):
            folder, device = _nearest(self._disk, path.parent)
            on_disk[device] = on_disk.get(device, 0) + length
            demand_room(self._disk, folder, path, on_disk[device])

    def _refuse_twins(self) -> None:
        """Names that some system takes for one. The present tree has none, so only new names can bring them."""
        names = self.names
        if names <= self.there.keys():
            return
        if len({each.casefold() for each in names}) < len(names) or not all(each.isascii() for each in names):
            check_names(sorted(names))

    def _begin(self) -> None:
        if not self._is_begun:
            self._made = make_folders(self._disk, self._target.parent)
            self._disk.make_folder(self._building)
            self._is_begun = True

    def _write_waiting(self, *, sync: bool, at_least: int = 0) -> None:
        """Write what waits in memory, once there are enough to be worth a look at the free space."""
        if len(self._waiting) <= at_least and self._waiting_bytes <= (_SOME if self._written else _MUCH):
            return
        self._demand_room({})
        self._begin()
        self._make_folders(self._waiting)
        for name in sorted(self._waiting):
            self._put(name, self._waiting[name], sync=sync)
        self._waiting, self._waiting_bytes = {}, 0

    def _put(self, name: str, data: bytes, *, sync: bool) -> None:
        write_new(self._disk, f"{self._building}/{name}", data, sync=sync)
        self._written[name] = sync

    def _make_folders(self, names: Mapping[str, object]) -> None:
        for folder in tree_folders(names):
            if folder not in self._folders:
                self._disk.make_folder(f"{self._building}/{folder}")
                self._folders.add(folder)

    def _link(self, name: str) -> bool:
        try:
            self._disk.link(f"{self._target}/{name}", f"{self._building}/{name}")
        except OSError as error:
            if error.errno not in _CANNOT_LINK:
                raise
            return False
        return True


def _contents(disk: Disk, target: Path) -> tuple[dict[str, FileMark], list[str]]:
    """What lies in a tree: its files, by name, and its folders, sorted.

    What is no regular file has a mark that no file has, so that it is never kept and never taken for the same.
    """
    files: dict[str, FileMark] = {}
    folders: list[str] = []
    waiting = [""] if disk.lstat(target) is not None else []
    for folder in waiting:  # grows while it is walked
        for name, is_folder, found in disk.scan_files(f"{target}/{folder}"):
            inner = f"{folder}/{name}" if folder else name
            if is_folder:
                folders.append(inner)
                waiting.append(inner)
            elif stat.S_ISREG(found.st_mode):
                files[inner] = FileMark(found.st_size, found.st_mtime_ns, found.st_ino)
            else:
                files[inner] = FileMark(-1, 0, 0)
    return files, sorted(folders)


def _mark(disk: Disk, path: str) -> FileMark | None:
    found = disk.lstat(path)
    return FileMark(found.st_size, found.st_mtime_ns, found.st_ino) if found is not None else None


def _nearest(disk: Disk, folder: Path) -> tuple[Path, int]:
    """The nearest folder at or above it that is there, and its disk."""
    found = disk.lstat(folder)
    while found is None and folder != folder.parent:
        folder = folder.parent
        found = disk.lstat(folder)
    return folder, found.st_dev if found is not None else 0
