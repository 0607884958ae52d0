"""Ledger entries that are not as they were committed: nothing is written until they are back.

A site made without a withdrawal shows again what was withdrawn, and a first entry that is gone would be written anew, with
another day. Whether their loss was committed makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from enforcement_cli.cases.ledger_history import ENTRY, Departure
from enforcement_cli.cli.departures import departures, judged
from enforcement_cli.cli.ledger_memory import Looking
from enforcement_cli.git.holdings import Holdings
from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.law.rule import Law

_SHOWN = 10


def departed(root: Path, holdings: Holdings, looking: Looking) -> list[Departure] | None:
    """The entries that are not as they were first committed, by file; None where git cannot say.

    The same as what the whole history gives, for what the last run saw of it and what has changed since.
    """
    touched = looking.found()
    if touched is None:
        return None
    pending = {*holdings.removed, *holdings.altered, *holdings.odd}
    suspect = {path for path in pending if ENTRY.fullmatch(path)} | touched.keys()
    return departures(root, looking.kept(suspect), suspect) if suspect else []


def demand_none_lost(
    repository: Repository, law: Callable[[], Law], holdings: Holdings | None, looking: Looking
) -> None:
    """That every entry is there and as it was first committed. Raises EnforceError that says how to get it back.

    One that was purged lawfully, as a registered explanation says, is none that is lost; `law` is called where one is
    not as it was. Where git cannot be asked (`holdings` is None) nothing is known to be missing.
    """
    found = departed(repository.root, holdings, looking) if holdings is not None else None
    if not found:
        return
    unexplained = {each.place.file for each in judged(repository, law, found) if each.waiver is None}
    lost = [each for each in found if each.file in unexplained]
    if not lost:
        return
    gone = [each for each in lost if each.kind == "removed"]
    first = (gone or lost)[0]
    # What no commit has touched is in the last one as it was in its first.
    touched = looking.found() or {}
    in_head = [each.file for each in lost if each.file not in touched]
    files = in_head if len(in_head) == len(lost) else [first.file]
    commit = "HEAD" if len(in_head) == len(lost) else first.commit[:12]
    template = (
        "公示台账少了已经提交的 {count} 条，首先是 {file}：缺了它，已经撤下的决定可能重新公开，没有写入任何内容"
        if gone
        else "公示台账有已经提交的 {count} 条被改动，首先是 {file}：公示网站会与当时公示的不一致，没有写入任何内容"
    )
    raise EnforceError(
        template,
        remedy="台账只增不改。请运行 git checkout {commit} -- {files} 恢复，再运行一次；不是您删改的，用 enforce ledger verify 查明。",
        count=len(gone or lost),
        file=first.file,
        commit=commit,
        files=" ".join(files[:_SHOWN]),
    )
