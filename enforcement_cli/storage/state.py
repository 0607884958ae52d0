"""In which state a tree is: whole, or what an interrupted swap left. Reads only, so that `check` may ask."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from enforcement_cli.messages import tr
from enforcement_cli.storage.disk import Disk, disk_in_use
from enforcement_cli.storage.errors import Progress, telling
from enforcement_cli.storage.temporary import TOKEN, Owner, Token, abandoned


class TreeKind(StrEnum):
    """In which of its legal states a tree is."""

    ABSENT = "absent"
    WHOLE = "whole"
    BUSY = "busy"
    """A living process is swapping it at this moment."""
    LEFTOVERS = "leftovers"
    """An interrupted run left something beside it that only has to be removed."""
    NEW_BESIDE = "new_beside"
    """Not there; the whole new tree waits beside it."""
    OLD_BESIDE = "old_beside"
    """Not there, and only the old one beside it: no run of ours leaves this, but it can be put right."""


@dataclass(frozen=True, slots=True)
class TreeState:
    """What `tree_state` found; `beside` holds the names of what an interrupted run left in the same folder."""

    kind: TreeKind
    beside: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Is there nothing for the next run to finish?"""
        return self.kind in {TreeKind.ABSENT, TreeKind.WHOLE, TreeKind.BUSY}

    @property
    def message(self) -> str:
        """One sentence for the user; empty when nothing is amiss."""
        match self.kind:
            case TreeKind.BUSY:
                return tr("另一个 enforce 正在更新网站。")
            case TreeKind.LEFTOVERS:
                return tr("上次运行中断，留下了{beside}，下次公示时自动清理。", beside=self.beside)
            case TreeKind.NEW_BESIDE:
                return tr(
                    "上次更新网站时中断，网站暂缺，新网站完整保存在{beside}，下次公示时自动换上。", beside=self.beside
                )
            case TreeKind.OLD_BESIDE:
                return tr(
                    "上次更新网站时中断，网站暂缺，旧网站保存在{beside}，下次公示时自动恢复。", beside=self.beside
                )
            case _:
                return ""


def tree_state(target: Path) -> TreeState:
    """In which legal state `target` is. Reads only."""
    disk = disk_in_use()
    target = absolute(target)
    with telling(disk, target, Progress("")):
        if disk.lstat(target.parent) is None:
            return TreeState(TreeKind.ABSENT)
        # In this order: a swap that ends meanwhile is then seen as whole.
        beside = trees_beside(disk, target)
        temporaries = abandoned(disk, target.parent)
        is_there = disk.lstat(target) is not None
    if any(tree.token.owner is Owner.ALIVE for tree in beside):
        return TreeState(TreeKind.BUSY)
    names = tuple(sorted([tree.path.name for tree in beside] + temporaries))
    if not is_there and beside:
        return TreeState(TreeKind.NEW_BESIDE if any(tree.is_new for tree in beside) else TreeKind.OLD_BESIDE, names)
    if names:
        return TreeState(TreeKind.LEFTOVERS, names)
    return TreeState(TreeKind.WHOLE if is_there else TreeKind.ABSENT)


@dataclass(frozen=True, slots=True)
class Beside:
    """A whole tree that an interrupted run left beside the target."""

    path: Path
    is_new: bool
    token: Token


def absolute(path: Path) -> Path:
    """`path` from the root, a link in its place not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() would follow it


def trees_beside(disk: Disk, target: Path) -> list[Beside]:
    """The whole trees of other runs, alive or not, that lie beside `target`."""
    form = re.compile(rf"{re.escape(target.name)}\.(new|old)-({TOKEN})", re.ASCII)
    return [
        Beside(target.parent / name, match[1] == "new", Token.read(match[2]))
        for name, _ in disk.scan(target.parent)
        if (match := form.fullmatch(name))
    ]
