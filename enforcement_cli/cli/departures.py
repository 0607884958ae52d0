"""Ledger entries that are not as they were first committed: one answer for `check`, `ledger verify` and whatever writes."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from enforcement_cli.cases.ledger_history import ENTRIES, Departure, LedgerHistory
from enforcement_cli.cases.repository import Repository
from enforcement_cli.git import Git, GitError, GitState
from enforcement_cli.git.first_kept import FirstKept, first_kept

if TYPE_CHECKING:
    from enforcement_cli.law.rule import Law
    from enforcement_cli.problems import Finding


def departures(root: Path, kept: FirstKept, only: Collection[str] | None = None) -> list[Departure]:
    """The entries that git first kept with other contents, or that are gone, by file. `only`: of these files.

    An entry whose file lies unaltered in another folder has moved with its case, and is there: a case folder may have
    stood under the wrong year. That its contents fit the new place is for others to say. Of one that was moved by a
    commit, the last place is what counts.
    """
    asked = kept.files if only is None else kept.files.keys() & only
    found = []
    for file in sorted(file for file in asked if not kept.is_as_kept(root, file)):
        is_there = os.path.lexists(root / file)
        if is_there or not (_is_kept_elsewhere(kept, file) or _has_moved(root, kept, file)):
            first = kept.files[file]
            found.append(Departure(file, "altered" if is_there else "removed", first.who, first.on, first.commit))
    return found


def _is_kept_elsewhere(kept: FirstKept, file: str) -> bool:
    """Whether git kept the same contents under the same name later in another folder."""
    name, own = file.rpartition("/")[2], kept.files[file]
    later = list(kept.files)[list(kept.files).index(file) + 1 :]
    return any(each.endswith(f"/{name}") and kept.files[each].contents & own.contents for each in later)


def _has_moved(root: Path, kept: FirstKept, file: str) -> bool:
    """Whether it lies in another folder of the working tree."""
    name = file.rpartition("/")[2]
    return any(kept.is_as_kept(root, file, now=each) for each in root.glob(ENTRIES) if each.name == name)


def ledger_history(git: Git, state: GitState) -> LedgerHistory:
    """What the check tells of the ledger's history. Where git cannot be asked at all, nothing is known to be amiss."""
    try:
        return LedgerHistory(tuple(departures(git.root, first_kept(git, ENTRIES, state=state))))
    except GitError:
        return LedgerHistory(is_told=False)


def judged(repository: Repository, law: Callable[[], Law], found: Iterable[Departure]) -> list[Finding]:
    """These as findings; one that has a registered explanation (a lawful purge) carries it. `law` is called if need be."""
    history = LedgerHistory(tuple(found))
    if not history.departures:
        return []
    from enforcement_cli.cases.keys import RepositoryFacts
    from enforcement_cli.law.check import judge_whole
    from enforcement_cli.law.rules.history import entries_not_altered, entries_not_removed

    there = {each.folder for each in history.departures} & {*repository.layout().folders}
    explaining = [repository.load_case(folder, hashes=False) for folder in sorted(there)]
    subject = RepositoryFacts(repository.bureau, facts={"ledger_history": history})
    return judge_whole(subject, law(), (entries_not_removed, entries_not_altered), explaining)
