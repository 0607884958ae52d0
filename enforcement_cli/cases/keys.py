"""Compact keys: all that the judging of the whole repository keeps of a case."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.cases.repository import Key
from enforcement_cli.problems import UnreadableError


def case_keys(case: Case) -> Iterator[Key]:
    """The keys of a case: `id`, `document-no`, `ledger-seq`. What has the wrong shape gives none."""
    if isinstance(case.data.get("id"), str):
        yield Key("id", case.data["id"], case.id, case.at("id"))
    try:
        for decision in case.decisions:
            if decision.document_no:
                yield Key("document-no", decision.document_no, case.id, decision.at("document_no"))
    except UnreadableError:
        pass
    for entry in case.ledger:
        try:
            yield Key("ledger-seq", f"{case.id}#{entry.seq}", case.id, entry.at("seq"))
        except UnreadableError:
            continue
