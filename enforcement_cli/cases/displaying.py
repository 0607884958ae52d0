"""How long a decision is displayed: by the decision's own day, else by the bureau's dated setting."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.problems import UnreadableError

SETTING = "penalty_display_months"


def display_end(case: Case, decision: Decision) -> date | None:
    """The last day on which a decision is displayed; None where nobody has laid one down.

    The setting holds for penalties and counts from the day the decision was made, by the version in force then.
    """
    if decision.credit is not None and decision.credit.display_until is not None:
        return decision.credit.display_until
    if case.kind != "行政处罚" or decision.made_on is None:
        return None
    entry = case.bureau.dated(SETTING, decision.made_on)
    if entry is None:
        return None
    if not isinstance(entry.value, int):
        raise UnreadableError(SETTING)
    return months_later(decision.made_on, entry.value)


def months_later(day: date, months: int) -> date:
    """The corresponding day, or the month's last one where it has no such day (民法典第二百零二条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
