"""What the papers of a decision tell where the decision itself does not."""

from __future__ import annotations

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case


def seal_of(case: Case, decision: Decision) -> str | None:
    """The seal under a decision: as the decision has it, else as its document among the records; None where neither."""
    if decision.seal is not None:
        return decision.seal
    paper = case.record(decision.record)
    return paper.seal if paper is not None else None
