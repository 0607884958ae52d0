"""Many new files, one after the other, at the price of one sync each.

Each is written under its temporary name first, all of them are made safe by one sync of the file system, and then each
gets its name, in order: whoever pulls the plug finds the first so many of them, whole, and none of the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from enforcement_cli.messages import tr
from enforcement_cli.storage.disk import Disk, disk_in_use
from enforcement_cli.storage.errors import AlreadyThereError, Progress, demand_room, room, telling
from enforcement_cli.storage.files import create_file, make_folders, said_of_made, unmake_folders, write_new
from enforcement_cli.storage.names import refuse_outside
from enforcement_cli.storage.temporary import new_token, remove, sweep, temporary_name

_FEW = 16
"""Up to so many files are made one by one, and safe one by one."""
_AT_A_TIME = 256
"""So many temporaries lie about at most, where a run is killed."""


def create_files(files: Mapping[Path, bytes], *, within: Path) -> None:
    """Write whole files that must not be there yet, in this order; none of them before all that come before it.

    Their bytes are asked for when they are written. Raises as `create_file`, and then the files before that one are there, and nothing of those behind it.
    """
    disk = disk_in_use()
    if len(files) <= _FEW or not disk.syncs_file_systems:
        for path, data in files.items():
            create_file(path, data, within=within)
        return
    paths = list(files)
    for at in range(0, len(paths), _AT_A_TIME):
        _create(disk, {path: files[path] for path in paths[at : at + _AT_A_TIME]}, within)


def _create(disk: Disk, files: Mapping[Path, bytes], within: Path) -> None:
    waiting: dict[Path, Path] = {}
    """Path -> its temporary."""
    made: list[Path] = []
    done = False
    with ExitStack() as tokens:
        try:
            needed = sum(room(len(data)) for data in files.values())
            for path, data in files.items():
                with telling(disk, path, Progress(tr("没有留下任何文件。"))):
                    refuse_outside(disk, path, within)
                    if disk.lstat(path) is not None:
                        raise AlreadyThereError(path)
                    made += make_folders(disk, path.parent, sync=False)
                    sweep(disk, path.parent)
                    if not waiting:
                        demand_room(disk, path.parent, path, needed)
                    waiting[path] = path.parent / temporary_name(tokens.enter_context(new_token()))
                    write_new(disk, waiting[path], data, sync=False)
            _sync(disk, waiting)
            for path, temporary in list(waiting.items()):
                _name(disk, temporary, path)
                del waiting[path]
            done = True
        finally:
            # Reached on errors and Ctrl-C, too; a run that is killed leaves it to the next.
            for temporary in waiting.values():
                with suppress(OSError):
                    remove(disk, temporary)
            if not done:
                unmake_folders(disk, made)  # takes back empty ones only


def _sync(disk: Disk, waiting: Mapping[Path, Path]) -> None:
    """One sync for each file system that they lie on."""
    synced: set[int] = set()
    for path in waiting:
        with telling(disk, path, Progress(tr("没有留下任何文件。"))):
            found = disk.lstat(path.parent)
            if found is not None and found.st_dev not in synced:
                disk.sync_file_system(path.parent)
                synced.add(found.st_dev)


def _name(disk: Disk, temporary: Path, path: Path) -> None:
    progress = Progress(tr("没有留下任何文件。"))
    with telling(disk, path, progress):
        try:
            disk.move(temporary, path)
        except FileExistsError:
            raise AlreadyThereError(path) from None
        progress.done = said_of_made()
        disk.sync_folder(path.parent)
