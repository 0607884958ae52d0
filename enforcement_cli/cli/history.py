"""What the check asks git: where the repository stands, and which cases have changed since a revision."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path

from enforcement_cli.cases.ledger_history import LedgerHistory
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.departures import ledger_history
from enforcement_cli.cli.ledger_memory import Looking
from enforcement_cli.cli.lost_entries import departed
from enforcement_cli.git import Git, GitError, GitState, Standing

# A change in one of these can change the verdict on every case.
_FOR_ALL_FILES = frozenset({"enforce.yaml", "waivers.yaml"})
_FOR_ALL_FOLDERS = frozenset({"registers", "calendars"})


class History:
    """Facts from git about a case repository, each asked for once."""

    def __init__(self, root: Path) -> None:
        self.git = Git(root)

    @cached_property
    def _standing(self) -> Standing:
        return self.git.standing()

    @property
    def state(self) -> GitState:
        """What git can be asked."""
        return self._standing.state

    @cached_property
    def commit(self) -> str | None:
        """The commit that is checked out, with -dirty where a file differs from it; None where there is none."""
        if not self.state.has_history and self.state is not GitState.SHALLOW:
            return None
        head = self._standing.head
        try:
            return head if head is None or self.git.status_clean() else f"{head}-dirty"
        except GitError:
            return None

    @property
    def prefix(self) -> str:
        """The way from git's top to the case repository: empty, or ending in `/`."""
        return self._standing.prefix


def ledger_seen(history: History) -> LedgerHistory:
    """What the check of some cases tells of the ledger's history: with what a publishing command has seen of it before,
    and so without reading all of it again. The check of everything believes nobody (`departures.ledger_history`)."""
    if not history.state.has_history:
        return ledger_history(history.git, history.state)
    looking, asked = Looking(history.git.root), history.git.holdings("cases")
    try:
        holdings = asked.answer()
        found = departed(history.git.root, holdings, looking) if holdings is not None else None
    except GitError:
        found = None
    return LedgerHistory(tuple(found)) if found is not None else ledger_history(history.git, history.state)


def affected(
    repository: Repository, changed: Iterable[str], prefix: str, *, gone: Collection[str] = ()
) -> set[str] | None:
    """Folders of the cases that changed files (paths from git's top) bear on; None for all of them.

    Settings, registers, calendars and the repository's registered explanations bear on every case. `gone`: case folders
    that count also where they are not there any more, since there is something to be said of them.
    """
    folders: set[str] = set()
    for path in changed:
        if not path.startswith(prefix):
            continue
        parts = path.removeprefix(prefix).split("/")
        if path.removeprefix(prefix) in _FOR_ALL_FILES or parts[0] in _FOR_ALL_FOLDERS:
            return None
        if parts[0] == "cases" and len(parts) > 3:
            folders.add("/".join(parts[:3]))
    return {each for each in folders if each in gone or (repository.root / each).is_dir()}
