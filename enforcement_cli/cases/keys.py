"""Compact keys: all that the judging of the whole repository keeps of a case."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.filing_keys import filing_keys
from enforcement_cli.cases.fined import FINED_ACT, fined_acts
from enforcement_cli.cases.key_store import Key, KeyRow, KeyStore, key_of
from enforcement_cli.cases.ledger_facts import entry_sha256, is_record_whole
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.readiness import EARLY_ACT, PENALTY_REVIEW, early_acts, unqualified_reviews
from enforcement_cli.cases.views import NONE, UNKNOWN
from enforcement_cli.problems import UnreadableError

__all__ = ["Key", "RepositoryFacts", "case_keys", "entry_rows", "key_inputs", "own_keys"]


@dataclass(frozen=True)
class RepositoryFacts:
    """What rules over the whole repository see: the bureau, compact keys of all cases, and other gathered facts.

    `facts` holds what commands have gathered beside the cases, such as the state of the public site, by name. `store`
    stands in for `keys` where most of them are remembered.
    """

    bureau: Bureau
    keys: tuple[Key, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    store: KeyStore | None = None

    def keyed(self, kind: str) -> Iterator[Key]:
        """The keys of one kind, in the order of the cases."""
        if self.store is not None:
            return self.store.of(kind)
        return iter(self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> dict[str, list[Key]]:
        found: dict[str, list[Key]] = {}
        for each in self.keys:
            found.setdefault(each.kind, []).append(each)
        return found


INPUTS = ("matters", "personnel", "training")
"""The registers of the bureau that keys of a case are made from, besides the case itself."""


def key_inputs(bureau: Bureau) -> str:
    """Digest of all that keys are made from besides the case; 64 hexadecimal digits."""
    content = [bureau.registers.get(name, ((), ""))[0] for name in INPUTS]
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


def case_keys(case: Case) -> Iterator[Key]:
    """The keys of a case: its own and those of its ledger. What has the wrong shape gives none."""
    yield from own_keys(case)
    yield from _ledger_keys(case)


def own_keys(case: Case) -> Iterator[Key]:
    """`id`, `document-no`, and those of its people, its acts and its filing: nothing of its ledger."""
    if isinstance(case.data.get("id"), str):
        yield Key("id", case.data["id"], case.id, case.at("id"))
    try:
        for decision in case.decisions:
            if decision.document_no:
                yield Key("document-no", decision.document_no, case.id, decision.at("document_no"))
    except UnreadableError:
        pass
    yield from _people_keys(case)
    with suppress(UnreadableError):
        yield from _inspection_keys(case)
    yield from _fined_keys(case)
    yield from (Key(kind, value, case.id, place) for kind, value, place in filing_keys(case))


_NOT_COUNTED = ("投诉举报", "上级交办", "其他机关移送")


def _inspection_keys(case: Case) -> Iterator[Key]:
    """`inspection` (year, matter, who) of each enterprise visited, where the matter has a yearly cap.

    A visit on a complaint, on order from above or on another organ's transfer has its own cause and is not counted.
    """
    facts = case.facts
    matter = case.bureau.matters.get(facts.matter or "")
    if case.kind != "行政检查" or facts.mode == "非现场" or matter is None or matter.yearly_cap is None:
        return
    if facts.source is not None and facts.source.kind in _NOT_COUNTED:
        return
    visits = [each.on for each in case.steps_named("现场检查") if each.on is not None]
    on = min(visits, default=facts.opened_on)
    for index, party in enumerate(case.parties if on is not None else ()):
        who = party.code if party.code not in (None, NONE, UNKNOWN) else party.name
        if who and on is not None and not party.is_natural_person:
            yield Key("inspection", f"{on.year} {matter.id} {who}", case.id, case.at("parties", index))


def _people_keys(case: Case) -> Iterator[Key]:
    """`early-act` and `penalty-review` (person and day, see `cases.readiness`), only where there is something amiss."""
    for kind, found in ((EARLY_ACT, early_acts), (PENALTY_REVIEW, unqualified_reviews)):
        try:
            for person, on, place in found(case):
                yield Key(kind, f"{person} {on.isoformat()}", case.id, place)
        except UnreadableError:
            continue


def _fined_keys(case: Case) -> Iterator[Key]:
    """`fined-act`: whom the case fined for what (see `cases.fined`)."""
    try:
        yield from [Key(FINED_ACT, act.key, case.id, place) for act, place in fined_acts(case)]
    except UnreadableError:
        return


def entry_rows(case: str, file: str, seq: int | None, sha256: str, prev: Iterable[str]) -> list[KeyRow]:
    """The keys of one entry of the ledger, whole and readable, as rows; `file` within the case folder."""
    found: list[KeyRow] = [("ledger-seq", f"{case}#{seq}", file, ("seq",)), ("ledger-entry", sha256, file, ())]
    return found + [("ledger-prev", named, file, ("prev", index)) for index, named in enumerate(prev)]


def _ledger_keys(case: Case) -> Iterator[Key]:
    """`ledger-seq` (case#seq), `ledger-entry` (its hash) and one `ledger-prev` for each entry it names.

    `ledger-doubt` says that a file of the ledger could not be read, or is no longer what was written: its hash is not
    known then, and nothing can be concluded from its not being found. Its value is the kind of trouble; empty for an
    entry that shows it by itself.
    """
    for entry in case.ledger:
        try:
            file = entry.file.removeprefix(f"{case.folder}/")
            for row in entry_rows(case.id, file, entry.seq, entry_sha256(entry.data), entry.prev):
                yield key_of(row, case.folder)
            if not is_record_whole(entry):
                yield Key("ledger-doubt", "", case.id, entry.at("record"))
        except UnreadableError:
            yield Key("ledger-doubt", "", case.id, entry.at())
    for kind, trouble in case.troubles:
        if trouble.place.file.startswith(f"{case.folder}/disclosure/"):
            yield Key("ledger-doubt", kind, case.id, trouble.place)
