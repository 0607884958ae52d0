"""What is known of a repository with a memory and without one, in a form that can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from enforcement_cli.cases.key_store import KeyStore
from enforcement_cli.cases.keys import RepositoryFacts, case_keys
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.looking import Looks
from enforcement_cli.cli.plan import Plan, Wanted
from enforcement_cli.cli.publishing import survey
from enforcement_cli.cli.reading_ledger import ledger_entries
from enforcement_cli.cli.recall import Recall
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.ledger import Ledger

ON = date(2026, 3, 30)
FOLDERS = [f"cases/2026/2026-{number:04d}" for number in range(1, 5)]
KINDS = (
    "id", "document-no", "ledger-seq", "ledger-entry", "ledger-prev", "ledger-doubt", "record-no", "presence", "fined-act",
    "unread-attachments", "archived", "closed", "early-act", "penalty-review", "inspection",
)  # fmt: skip


def wanted(root: Path, *folders: str) -> Wanted:
    return Wanted(frozenset(folders) if folders else None, None, None, ON, root=root)


def plan_of(recall: Recall, *folders: str, jobs: int = 1) -> Plan:
    repository = recall.repository
    law = Law(ON, Calendar.load(), repository.bureau)
    return survey(recall, law, wanted(repository.root, *folders), lambda count: None, jobs=jobs)


def told(plan: Plan) -> dict[str, Any]:
    """All that a plan says."""
    return {"planned": plan.planned, "blocked": plan.blocked, "same": plan.same}


def entries_of(recall: Recall) -> Any:
    """The ledger as plain data with its hashes, or the message that says why there is none."""
    try:
        entries = recall.entries()
        ledger = Ledger(entries)
        return [dict(each) for each in entries], ledger.size_and_head, [*ledger.by_hash], ledger.sizes
    except EnforceError as refused:
        return str(refused)


def read_entries(root: Path) -> Any:
    """The same without anything that is remembered."""
    try:
        entries = ledger_entries(Repository(root))
        ledger = Ledger(entries)
        return [dict(each) for each in entries], ledger.size_and_head, [*ledger.by_hash], ledger.sizes
    except EnforceError as refused:
        return str(refused)


def keys_of(recall: Recall) -> Mapping[str, list[Any]]:
    """Every key of every case, by kind, what is not remembered read now."""
    repository = recall.repository
    looks = Looks(recall, Law(ON, Calendar.load(), repository.bureau), wanted(repository.root), 1)
    store = KeyStore()
    for folder in recall.layout.folders:
        rows = recall.rows(folder)
        store.add(folder, rows if rows is not None else next(looks.at([folder], judged=False)).rows)
    return {kind: list(store.of(kind)) for kind in KINDS}


def read_keys(root: Path) -> Mapping[str, list[Any]]:
    """The same, every case read."""
    repository = Repository(root)
    keys = tuple(
        key for folder in repository.folders() for key in case_keys(repository.load_case(folder, hashes=False))
    )
    facts = RepositoryFacts(repository.bureau, keys)
    assert {each.kind for each in keys} <= set(KINDS)
    return {kind: list(facts.keyed(kind)) for kind in KINDS}


def assert_same(root: Path, *folders: str) -> None:
    """With the memory and without it everything is the same; then the memory is brought up to date."""
    recall = Recall(Repository(root))
    assert entries_of(recall) == read_entries(root)
    assert keys_of(recall) == read_keys(root)
    for named in ((), folders):
        plan = plan_of(Recall(Repository(root)), *named)
        assert told(plan) == told(plan_of(Recall(Repository(root), trusts=False), *named))
    recall.save()


def filled(root: Path) -> None:
    """Remember everything."""
    recall = Recall(Repository(root))
    keys_of(recall)
    recall.entries()
    recall.save()
