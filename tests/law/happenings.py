"""When an event happened in a draft."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.occurrence import Occurrence
from enforcement_cli.law.rule import Law
from tests.builders import Draft


def happened(draft: Draft, event: str, as_of: str = "2026-12-10") -> list[Occurrence]:
    """The occurrences of an event in a draft."""
    case = draft.case()
    return list(occurrences(case, event, Law(date.fromisoformat(as_of), Calendar.shipped(), case.bureau)))


def days(draft: Draft, event: str, as_of: str = "2026-12-10") -> list[str]:
    """Their days."""
    return [each.on.isoformat() for each in happened(draft, event, as_of)]
