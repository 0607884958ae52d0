"""Ledger entries that git has and that are gone: nothing is written until they are back.

A site made without a withdrawal shows again what was withdrawn, and a first entry that is gone would be written anew, with
another day.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from enforcement_cli.git.holdings import Holdings
from enforcement_cli.problems import EnforceError

_SHOWN = 10
_ENTRY = re.compile(r"cases/[^/]+/[^/]+/disclosure/[^/]+\.yaml")


def demand_none_lost(root: Path, holdings: Holdings | None) -> None:
    """That no entry which the last commit has is missing. Raises EnforceError that says how to get it back.

    `holdings`: None where git cannot be asked; then nothing is known to be missing.
    """
    if holdings is None:
        return
    lost = sorted(
        path
        for path in {*holdings.removed, *holdings.odd}
        if _ENTRY.fullmatch(path) and not os.path.lexists(root / path)
    )
    if lost:
        raise EnforceError(
            "公示台账少了已经提交的 {count} 条，首先是 {file}：缺了它，已经撤下的决定可能重新公开，没有写入任何内容",
            remedy="台账只增不改。请运行 git checkout HEAD -- {files} 恢复，再运行一次；不是您删除的，用 enforce ledger verify 查明。",
            count=len(lost),
            file=lost[0],
            files=" ".join(lost[:_SHOWN]),
        )
