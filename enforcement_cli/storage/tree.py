"""A whole folder of files, swapped for a newer one.

The new tree is built under a temporary name beside the old one and synced; only then is it called
`<target>.new-<token>`, so what bears that name is whole. Then the old tree becomes `<target>.old-<token>`, the new
one `<target>`, the names are synced, and the old one is removed. Killed at any point, this leaves `<target>` whole
and old, whole and new, or absent with both whole trees beside it, and the next run finishes.

Callers hold the `lock`: it is the proof that what lies beside the target is nobody's current work.
"""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError
from enforcement_cli.storage.disk import NOT_SUPPORTED, Disk, disk_in_use
from enforcement_cli.storage.errors import Progress, demand_room, room, telling
from enforcement_cli.storage.files import (
    make_folders,
    make_tree_folders,
    sync_tree_folders,
    tree_folders,
    unmake_folders,
    write_new,
)
from enforcement_cli.storage.names import check_names, refuse_link
from enforcement_cli.storage.state import absolute, trees_beside
from enforcement_cli.storage.temporary import Owner, abandoned, new_token, remove, sweep, temporary_name

MARK = ".~enforce-tree"
"""A file in every tree of ours; a folder without it is somebody else's and is never replaced."""

_MARK_BYTES = "本文件夹由 enforce 生成，每次更新时整个替换，请勿在此存放其他文件。\n".encode()
_VERSION_CONTROL = (".git", ".svn", ".hg")
# Up to so many new files are synced one by one; beyond, one sync of the file system is cheaper.
_FEW = 64
_CANNOT_LINK = NOT_SUPPORTED | {errno.EPERM, errno.EACCES, errno.EMLINK, errno.EXDEV}


def swap_tree(target: Path, files: Mapping[str, bytes]) -> bool:
    """Make `target` a folder that holds exactly `files` (relative path with `/` -> bytes) and `MARK`.

    False if it did already: then not a byte nor a date has changed. Unchanged files keep their dates.
    Raises EnforceError, saying in which state things are, when the disk refuses, a name is unfit, or `target` is a
    link, not ours, or another run's current work.
    """
    disk = disk_in_use()
    check_names(files)
    tree = {**files, MARK: _MARK_BYTES}
    target = absolute(target)
    progress = Progress(tr("原有网站没有改动。"))
    with telling(disk, target, progress):
        _refuse_foreign(disk, target)
        made = make_folders(disk, target.parent)
        try:
            _recover(disk, target)
            sweep(disk, target.parent)
            folders, sizes = _contents(disk, target)
            same = {
                name for name, data in tree.items() if sizes.get(name) == len(data) and disk.read(target / name) == data
            }
            if len(same) == len(tree) == len(sizes) and folders == tree_folders(tree):
                return False
            _swap(disk, target, tree, same, progress)
        finally:
            unmake_folders(disk, made)  # takes back empty ones only
    return True


def recover_tree(target: Path) -> str | None:
    """Finish or clear away what an interrupted run left; says in one sentence what it did, None for nothing.

    A waiting new tree takes its place; else what lies beside the target is removed. Raises EnforceError.
    """
    disk = disk_in_use()
    target = absolute(target)
    with telling(disk, target, Progress(tr("原有网站没有改动。"))):
        if disk.lstat(target.parent) is None:
            return None
        done = _recover(disk, target)
        left = abandoned(disk, target.parent)
        sweep(disk, target.parent)
    return done or (tr("已清理上次中断留下的临时文件。") if left else None)


def refuse_foreign(target: Path) -> None:
    """Refuse, before any work is done for it, a target that `swap_tree` would refuse. Raises EnforceError."""
    disk = disk_in_use()
    target = absolute(target)
    with telling(disk, target, Progress(tr("原有网站没有改动。"))):
        _refuse_foreign(disk, target)


def demand_room_for(target: Path, tree: Iterable[bytes], files: Mapping[Path, bytes]) -> None:
    """Refuse, before anything is written, disks without room for `files` and then for what of `target` is new.

    `tree`: the files of it that will be written, in bytes. Raises EnforceError.
    """
    disk = disk_in_use()
    target = absolute(target)
    with telling(disk, target, Progress(tr("原有网站没有改动。"))):
        needed = {target: sum(room(len(data)) for data in tree)}
        needed |= {absolute(path): room(len(data)) for path, data in files.items()}
        on_disk: dict[int, int] = {}
        for path, length in reversed(needed.items()):
            folder, device = _nearest(disk, path.parent)
            on_disk[device] = on_disk.get(device, 0) + length
            demand_room(disk, folder, path, on_disk[device])


def _nearest(disk: Disk, folder: Path) -> tuple[Path, int]:
    """The nearest folder at or above it that is there, and its disk."""
    found = disk.lstat(folder)
    while found is None and folder != folder.parent:
        folder = folder.parent
        found = disk.lstat(folder)
    return folder, found.st_dev if found is not None else 0


def _refuse_foreign(disk: Disk, target: Path) -> None:
    """A folder that we did not make is never replaced, whatever `--out` says."""
    refuse_link(disk, target)
    found = disk.lstat(target)
    if found is None:
        return
    if not stat.S_ISDIR(found.st_mode):
        raise EnforceError("{path}是文件，不能在此生成网站。", remedy="请换一个文件夹。", path=target)
    names = {name for name, _ in disk.scan(target)}
    if names and MARK not in names:
        raise EnforceError(
            "文件夹{path}里有不是 enforce 生成的文件，没有改动。",
            remedy="网站会整个替换所在的文件夹，请换一个空文件夹。",
            path=target,
        )
    for name in _VERSION_CONTROL:
        if name in names:
            raise EnforceError(
                "文件夹{path}里有版本库（{name}），替换网站会毁掉它，没有改动。",
                remedy="请把版本库放在别的文件夹，生成网站后再复制过去。",
                path=target,
                name=name,
            )


def _contents(disk: Disk, target: Path) -> tuple[list[str], dict[str, int]]:
    """The folders in a tree, sorted, and its files with their sizes in bytes; -1 for what is no regular file."""
    folders: list[str] = []
    sizes: dict[str, int] = {}
    waiting = [""] if disk.lstat(target) is not None else []
    for folder in waiting:  # grows while it is walked
        for name, is_folder in disk.scan(f"{target}/{folder}"):
            inner = f"{folder}/{name}" if folder else name
            if is_folder:
                folders.append(inner)
                waiting.append(inner)
                continue
            found = disk.lstat(f"{target}/{inner}")
            sizes[inner] = found.st_size if found and stat.S_ISREG(found.st_mode) else -1
    return sorted(folders), sizes


def _recover(disk: Disk, target: Path) -> str | None:
    beside = trees_beside(disk, target)
    for tree in beside:
        if tree.token.owner is Owner.ALIVE:
            raise EnforceError(
                "另一个 enforce（进程号{pid}）正在更新{path}。",
                remedy="请等它结束后重新运行。",
                pid=tree.token.pid,
                path=target,
            )
    # Also when nothing lies beside: the run that put the target in its place may have died before this sync.
    if not beside:
        disk.sync_folder(target.parent)
        return None
    done = tr("已清理上次中断留下的网站文件夹。")
    if disk.lstat(target) is None:
        # There is one pair at most, unless somebody copied folders about: every run begins with this.
        chosen = max(beside, key=lambda tree: (tree.is_new, _changed(disk, tree.path), tree.path.name))
        disk.move(chosen.path, target)
        beside.remove(chosen)
        done = tr("已换上上次中断时备好的新网站。") if chosen.is_new else tr("已恢复上次中断时的旧网站。")
    # The names first: else a power cut could bring back a tree that is half removed.
    disk.sync_folder(target.parent)
    for tree in beside:
        remove(disk, tree.path)
    return done


def _changed(disk: Disk, path: Path) -> int:
    found = disk.lstat(path)
    return found.st_mtime_ns if found else 0


def _swap(disk: Disk, target: Path, tree: Mapping[str, bytes], same: set[str], progress: Progress) -> None:
    demand_room(disk, target.parent, target, sum(room(len(data)) for name, data in tree.items() if name not in same))
    with new_token() as token:
        building = target.parent / temporary_name(token)
        new = target.with_name(f"{target.name}.new-{token}")
        old = target.with_name(f"{target.name}.old-{token}")
        try:
            _build(disk, building, target, tree, same)
            disk.move(building, new)
            disk.sync_folder(target.parent)
            _change_places(disk, target, new, old, progress)
            disk.sync_folder(target.parent)
            remove(disk, old)
        finally:
            # Reached on errors and Ctrl-C, too; a run that is killed leaves it to the next.
            with suppress(OSError):
                remove(disk, building)
                if disk.lstat(target) is not None or disk.lstat(old) is None:
                    remove(disk, new)


def _change_places(disk: Disk, target: Path, new: Path, old: Path, progress: Progress) -> None:
    had_one = disk.lstat(target) is not None
    if had_one:
        disk.move(target, old)
    try:
        disk.move(new, target)
    except OSError:
        if had_one:
            progress.done = tr("新旧两个网站都完整保存在旁边，重新运行即可完成。")
            with suppress(OSError):
                disk.move(old, target)
                progress.done = tr("原有网站没有改动。")
        raise
    progress.done = tr("新网站已经换上，但旧网站没有清理干净，重新运行即可清理。")


def _build(disk: Disk, building: Path, target: Path, tree: Mapping[str, bytes], same: set[str]) -> None:
    """A whole, synced tree under a temporary name."""
    make_tree_folders(disk, building, tree)
    written = [
        name for name in sorted(tree) if name not in same or not _link(disk, f"{target}/{name}", f"{building}/{name}")
    ]
    one_by_one = len(written) <= _FEW or not disk.syncs_file_systems
    for name in written:
        write_new(disk, f"{building}/{name}", tree[name], sync=one_by_one)
    if one_by_one:
        sync_tree_folders(disk, building, tree)
    else:
        disk.sync_file_system(building)


def _link(disk: Disk, source: str, name: str) -> bool:
    try:
        disk.link(source, name)
    except OSError as error:
        if error.errno not in _CANNOT_LINK:
            raise
        return False
    return True
