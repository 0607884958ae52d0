"""Compact keys: all that the judging of the whole repository keeps of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.ledger_facts import entry_sha256, is_record_whole
from enforcement_cli.cases.model import Case
from enforcement_cli.problems import Place, UnreadableError


@dataclass(frozen=True, slots=True)
class Key:
    """What the judging of the whole repository needs of one case: a kind, a value, and where it stands."""

    kind: str
    value: str
    case: str
    place: Place


@dataclass(frozen=True)
class RepositoryFacts:
    """What rules over the whole repository see: the bureau, compact keys of all cases, and other gathered facts.

    `facts` holds what commands have gathered beside the cases, such as the state of the public site, by name.
    """

    bureau: Bureau
    keys: tuple[Key, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    def keyed(self, kind: str) -> Iterator[Key]:
        """The keys of one kind, in the order of the cases."""
        return (each for each in self.keys if each.kind == kind)


def case_keys(case: Case) -> Iterator[Key]:
    """The keys of a case: `id`, `document-no`, and those of its ledger. What has the wrong shape gives none."""
    if isinstance(case.data.get("id"), str):
        yield Key("id", case.data["id"], case.id, case.at("id"))
    try:
        for decision in case.decisions:
            if decision.document_no:
                yield Key("document-no", decision.document_no, case.id, decision.at("document_no"))
    except UnreadableError:
        pass
    yield from _ledger_keys(case)


def _ledger_keys(case: Case) -> Iterator[Key]:
    """`ledger-seq` (case#seq), `ledger-entry` (its hash) and one `ledger-prev` for each entry it names.

    `ledger-doubt` says that a file of the ledger could not be read, or is no longer what was written: its hash is not
    known then, and nothing can be concluded from its not being found.
    """
    for entry in case.ledger:
        try:
            yield Key("ledger-seq", f"{case.id}#{entry.seq}", case.id, entry.at("seq"))
            yield Key("ledger-entry", entry_sha256(entry.data), case.id, entry.at())
            for index, named in enumerate(entry.prev):
                yield Key("ledger-prev", named, case.id, entry.at("prev", index))
            if not is_record_whole(entry):
                yield Key("ledger-doubt", "", case.id, entry.at("record"))
        except UnreadableError:
            yield Key("ledger-doubt", "", case.id, entry.at())
    for _, trouble in case.troubles:
        if trouble.place.file.startswith(f"{case.folder}/disclosure/"):
            yield Key("ledger-doubt", "", case.id, trouble.place)
