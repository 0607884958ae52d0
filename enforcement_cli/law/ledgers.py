"""Whether a case's disclosure ledger can be relied on: a file that could not be read says nothing."""

from __future__ import annotations

from enforcement_cli.cases.model import Case
from enforcement_cli.law.sections import can_read


def can_read_ledger(case: Case) -> bool:
    """Whether the decisions and every file of the ledger could be read."""
    folder = f"{case.folder}/disclosure/"
    return can_read(case, "decisions") and not any(each.place.file.startswith(folder) for _, each in case.troubles)
