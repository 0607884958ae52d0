"""One file at a time, whole or not at all.

A file is written under a temporary name in its own folder, synced, given its name in one step, and the folder is
synced. Whoever pulls the plug finds the old bytes or the new ones, never a part.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError
from enforcement_cli.storage.disk import Disk, disk_in_use
from enforcement_cli.storage.errors import AlreadyThereError, Progress, demand_room, room, telling
from enforcement_cli.storage.names import check_names, refuse_outside
from enforcement_cli.storage.temporary import new_token, remove, sweep, temporary_name

PRIVATE = 0o600
"""Access bits of a file that its owner alone may read."""


def write_file(path: Path, data: bytes, *, within: Path | None = None, private: bool = False) -> bool:
    """Write a whole file, over an older one if there is one; False if it held `data` already and was left alone.

    Missing folders are made. `within`: a folder that `path` must lie in, with no link on the way. `private`: nobody
    else may read it, not even for the moment in which it is written. Raises EnforceError, with the old file untouched,
    when it cannot.
    """
    disk = disk_in_use()
    progress = Progress(tr("原有文件没有改动。"))
    with telling(disk, path, progress):
        if within is not None:
            refuse_outside(disk, path, within)
        found = _regular(disk, path)
        mode = stat.S_IMODE(found.st_mode) if found and not disk.windows else None
        keeps_mode = not private or disk.windows or mode == PRIVATE
        if found and keeps_mode and found.st_size == len(data) and disk.read(path) == data:
            # An earlier run may have died just before it could make the name safe.
            disk.sync_folder(path.parent)
            return False

        if private and not disk.windows:
            mode = PRIVATE

        def put(temporary: Path) -> None:
            write_new(disk, temporary, data, mode=mode)

        again = tr("文件已经写好，但不能确认断电后仍在，请重新运行。")
        _place(disk, path, room(len(data)), put, disk.replace, progress, again)
    return True


def create_file(path: Path, data: bytes, *, within: Path | None = None) -> None:
    """Write a whole file that must not be there yet, whoever else tries at the same moment.

    Raises AlreadyThereError, with the file that is there untouched; else as `write_file`.
    """
    disk = disk_in_use()
    progress = Progress(tr("没有留下任何文件。"))
    with telling(disk, path, progress):
        if within is not None:
            refuse_outside(disk, path, within)
        if disk.lstat(path) is not None:
            raise AlreadyThereError(path)
        _place(disk, path, room(len(data)), lambda to: write_new(disk, to, data), disk.move, progress, said_of_made())


def remove_file(path: Path, *, within: Path) -> None:
    """Remove a file that can be made again; one that is not there is left alone. `within`: as in `write_file`.

    The folder is not synced: a file that is back after a power cut does no harm. Raises EnforceError when it cannot, and
    for what is no regular file.
    """
    disk = disk_in_use()
    with telling(disk, path, Progress(tr("原有文件没有改动。"))):
        refuse_outside(disk, path, within)
        if _regular(disk, path) is not None:
            disk.unlink(path)


def create_tree(path: Path, files: Mapping[str, bytes], *, within: Path | None = None) -> None:
    """Make a new folder with all of `files` (relative path with `/` -> bytes) in it, or nothing at all.

    Raises as `create_file`, and EnforceError for a name that some system cannot hold.
    """
    disk = disk_in_use()
    progress = Progress(tr("没有留下任何文件。"))
    check_names(files)
    with telling(disk, path, progress):
        if within is not None:
            refuse_outside(disk, path, within)
        if disk.lstat(path) is not None:
            raise AlreadyThereError(path)
        needed = sum(room(len(data)) for data in files.values())

        def put(temporary: Path) -> None:
            make_tree_folders(disk, temporary, files)
            for name in sorted(files):
                write_new(disk, temporary / name, files[name])
            sync_tree_folders(disk, temporary, files)

        _place(disk, path, needed, put, disk.move, progress, said_of_made())


def write_new(disk: Disk, path: Path | str, data: bytes, *, mode: int | None = None, sync: bool = True) -> None:
    """Write a file that is not there yet; on return its bytes would survive a power cut, unless `sync` is False.

    `mode`: its access bits, set before the first byte is in it.
    """
    handle = disk.create(path)
    try:
        if mode is not None:
            disk.set_mode(path, mode)
        rest = memoryview(data)
        while rest:
            taken = disk.write(handle, rest)
            if taken <= 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            rest = rest[taken:]
        if sync:
            disk.sync(handle)
    finally:
        disk.close(handle)


def tree_folders(names: Mapping[str, object]) -> list[str]:
    """The folders that files of these relative names lie in, outer before inner."""
    folders = set()
    for name in names:
        folder = name.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return sorted(folders)


def make_tree_folders(disk: Disk, top: Path, names: Mapping[str, object]) -> None:
    """Make `top` and the folders in it that files of these names need."""
    disk.make_folder(top)
    for folder in tree_folders(names):
        disk.make_folder(top / folder)


def sync_tree_folders(disk: Disk, top: Path, names: Mapping[str, object]) -> None:
    """Make the names in a new tree safe, inner folders first."""
    for folder in reversed(tree_folders(names)):
        disk.sync_folder(top / folder)
    disk.sync_folder(top)


def _regular(disk: Disk, path: Path) -> os.stat_result | None:
    found = disk.lstat(path)
    if found is not None and not stat.S_ISREG(found.st_mode):
        raise EnforceError(
            "{path}不是普通文件（是文件夹、链接或者设备），没有写入。", remedy="请移走它后重新运行。", path=path
        )
    return found


def said_of_made() -> str:
    """What is said of a new file when the disk refuses the very last step."""
    # Whoever runs the same command again is told that it is there already.
    return tr("已经新建好，但不能确认断电后仍在；重新运行时说已经存在的，就是写成了。")


def _place(
    disk: Disk,
    path: Path,
    needed: int,
    put: Callable[[Path], None],
    give: Callable[[Path, Path], None],
    progress: Progress,
    placed_but_unsynced: str,
) -> None:
    """Let `put` make something whole under a temporary name, then `give` it the name `path`, all or nothing.

    `placed_but_unsynced`: what has been done when the disk refuses the very last step.
    """
    made = make_folders(disk, path.parent)
    placed = False
    with new_token() as token:
        temporary = path.parent / temporary_name(token)
        try:
            sweep(disk, path.parent)
            demand_room(disk, path.parent, path, needed)
            put(temporary)
            try:
                give(temporary, path)
            except FileExistsError:
                raise AlreadyThereError(path) from None
            placed = True
            progress.done = placed_but_unsynced
            disk.sync_folder(path.parent)
        finally:
            # Reached on errors and Ctrl-C, too; a run that is killed leaves it to the next.
            with suppress(OSError):
                remove(disk, temporary)
            if not placed:
                unmake_folders(disk, made)


def make_folders(disk: Disk, folder: Path, *, sync: bool = True) -> list[Path]:
    """Make `folder` and what is missing above it; returns what it made, outer first.

    `sync`: or else the caller sees to it that their names are safe.
    """
    missing: list[Path] = []
    while disk.lstat(folder) is None and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    made: list[Path] = []
    # An earlier run may have been killed between making this one and making its name safe.
    with suppress(PermissionError):  # a folder that we may enter but not list is none that we made
        if sync:
            disk.sync_folder(folder.parent)
    try:
        for each in reversed(missing):
            with suppress(FileExistsError):  # somebody else made it meanwhile
                disk.make_folder(each)
                made.append(each)
            if sync:
                disk.sync_folder(each.parent)
    except OSError:
        unmake_folders(disk, made)
        raise
    return made


def unmake_folders(disk: Disk, made: list[Path]) -> None:
    """Take back what `make_folders` made, where nothing has been put in it."""
    for folder in reversed(made):
        with suppress(OSError):  # not empty: somebody else uses it now
            disk.remove_folder(folder)
