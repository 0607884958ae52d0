"""`deadlines --explain`: hours run from the time itself, and a named day is not counted to."""

from __future__ import annotations

from datetime import date

from enforcement_cli.cli.due_words import _counting
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.evaluate import runs
from enforcement_cli.law.rule import Law
from tests.builders import Draft, penalty


def explained(draft: Draft, clock: str) -> str:
    case = draft.case()
    law = Law(date(2026, 12, 10), Calendar.shipped(), case.bureau)
    return next(iter(_counting(case, next(runs(clock, case, law)), law, True)))


def test_hours_have_their_time() -> None:
    draft = penalty().step("移送审批", "2026-12-09", approved="yes", at="10:00")

    assert explained(draft, "transfer-24h") == "起算：2026-12-09 10:00“批准移送”，cases/2026/2026-0001/case.yaml"
    assert explained(
        draft.set("steps/7", {"step": "移送审批", "on": "2026-12-09", "approved": "yes"}), "transfer-24h"
    ) == ("起算：2026-12-09“批准移送”，cases/2026/2026-0001/case.yaml")


def test_days_leave_out_the_first() -> None:
    assert explained(penalty().step("移送报告", "2026-12-09"), "transfer-decision-3") == (
        "起算：2026-12-09“移送报告”（当日不计），cases/2026/2026-0001/case.yaml"
    )
