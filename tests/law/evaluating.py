"""A clock on a draft."""

from __future__ import annotations

from datetime import date
from typing import Any

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.rule import Law
from tests.builders import Draft, penalty


def evaluated(draft: Draft, clock: str, as_of: str = "2026-12-10") -> list[Run]:
    """The runs of one clock on a draft."""
    case = draft.case()
    return list(runs(clock, case, Law(date.fromisoformat(as_of), Calendar.shipped(), case.bureau)))


def the_run(draft: Draft, clock: str, as_of: str = "2026-12-10") -> Run:
    """The one run of a clock."""
    (run,) = evaluated(draft, clock, as_of)
    return run


def dated(text: str) -> date:
    return date.fromisoformat(text)


def filed(on: str, made: str | None, **more: Any) -> Draft:
    """A penalty filed and decided on these days."""
    draft = penalty().set("steps/0/on", on)
    if made is None:
        draft.drop("decisions/0/made_on")
    else:
        draft.set("decisions/0/made_on", made)
    draft.data |= more
    return draft


def heard(on: str, *notices: dict[str, Any]) -> Draft:
    draft = penalty().step("举行听证", on)
    for notice in notices:
        draft.add("steps", {"step": "听证通知", **notice})
    return draft
