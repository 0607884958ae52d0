"""A whole folder of files, swapped for a newer one (`next_tree` makes it).

The new tree is built under a temporary name beside the old one and synced; only then is it called
`<target>.new-<token>`, so what bears that name is whole. Then the old tree becomes `<target>.old-<token>`, the new
one `<target>`, the names are synced, and the old one is removed. Killed at any point, this leaves `<target>` whole
and old, whole and new, or absent with both whole trees beside it, and the next run finishes.

Callers hold the `lock`: it is the proof that what lies beside the target is nobody's current work.
"""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path

from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError
from enforcement_cli.storage.disk import Disk, disk_in_use
from enforcement_cli.storage.errors import Progress, telling
from enforcement_cli.storage.names import refuse_link
from enforcement_cli.storage.state import absolute, trees_beside
from enforcement_cli.storage.temporary import Owner, abandoned, remove, sweep

MARK = ".~enforce-tree"
"""A file in every tree of ours; a folder without it is somebody else's and is never replaced."""

_VERSION_CONTROL = (".git", ".svn", ".hg")


def recover_tree(target: Path) -> str | None:
    """Finish or clear away what an interrupted run left; says in one sentence what it did, None for nothing.

    A waiting new tree takes its place; else what lies beside the target is removed. Raises EnforceError.
    """
    disk = disk_in_use()
    target = absolute(target)
    with telling(disk, target, Progress(tr("原有网站没有改动。"))):
        if disk.lstat(target.parent) is None:
            return None
        done = settle(disk, target)
        left = abandoned(disk, target.parent)
        sweep(disk, target.parent)
    return done or (tr("已清理上次中断留下的临时文件。") if left else None)


def refuse_foreign(target: Path) -> None:
    """Refuse, before any work is done for it, a target that `swap_tree` would refuse. Raises EnforceError."""
    disk = disk_in_use()
    target = absolute(target)
    with telling(disk, target, Progress(tr("原有网站没有改动。"))):
        demand_ours(disk, target)


def demand_ours(disk: Disk, target: Path) -> None:
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


def settle(disk: Disk, target: Path) -> str | None:
    """Finish or clear away the trees that an interrupted run left beside the target; says what it did."""
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


def change_places(disk: Disk, target: Path, new: Path, old: Path, progress: Progress) -> None:
    """Call the present tree `old` and the new one by the target's name; back again where the second step fails."""
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
