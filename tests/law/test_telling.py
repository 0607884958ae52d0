"""How rules tell where a clock stands: each state has its own sentence, remedy and severity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from enforcement_cli.law.calendar import Calendar, Due
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.rule import Law
from enforcement_cli.law.telling import CALENDAR_REMEDY, Wording, is_due_soon, tell
from enforcement_cli.problems import Severity, State
from tests.builders import penalty, published

WORDS = Wording("late", "overdue", "unsure", "soon", "open", "do it", "explain it")
OPEN = Due(None, None, date(2026, 3, 30), date(2026, 4, 3), True)


def judged(as_of: str, on: str | None = None, due_soon_days: object = None) -> tuple[Run, Law]:
    """The disclosure of a penalty made on Wednesday 25 March 2026, due on Friday 3 April."""
    draft = penalty()
    draft.ledger = [published("2026-0001", on)] if on else []
    if due_soon_days is not None:
        draft.bureau["rules"] = {"due_soon_days": due_soon_days}
    case = draft.case()
    law = Law(date.fromisoformat(as_of), Calendar.shipped(), case.bureau)
    (run,) = runs("disclosure-7", case, law)
    return run, law


def told(run: Run, law: Law) -> list[tuple[str, str, Severity | None, tuple[str, ...]]]:
    problems = tell(run, law, WORDS, severity=Severity.WARNING, basis=("S-22",))
    return [(each.template, each.remedy, each.severity, each.basis) for each in problems]


LATE, OVERDUE = judged("2026-12-10", "2026-04-07"), judged("2026-04-07")
RUNNING, DONE = judged("2026-03-31"), judged("2026-12-10", "2026-04-03")


@pytest.mark.parametrize(
    ("given", "change", "expected"),
    [
        pytest.param(LATE, {}, ("late", "explain it", Severity.WARNING), id="done late"),
        pytest.param(LATE, {"end": None}, ("overdue", "explain it", Severity.WARNING), id="stopped late"),
        pytest.param(OVERDUE, {}, ("overdue", "do it", Severity.WARNING), id="not done"),
        pytest.param(
            OVERDUE,
            {"state": State.UNDETERMINED, "due": OPEN},
            ("unsure", CALENDAR_REMEDY, Severity.UNDETERMINED),
            id="between the bounds",
        ),
        pytest.param(RUNNING, {}, ("soon", "do it", Severity.INFO), id="due soon"),
        pytest.param(RUNNING, {"due": OPEN}, ("open", "", Severity.INFO), id="its last day is open"),
    ],
)
def test_each_state_has_its_sentence(
    given: tuple[Run, Law], change: dict[str, object], expected: tuple[str, str, Severity]
) -> None:
    run, law = given

    assert told(replace(run, **change), law) == [(*expected, ("S-22",))]  # type: ignore[arg-type]


def test_what_was_done_in_time_is_not_told() -> None:
    assert told(*DONE) == []


@pytest.mark.parametrize(
    ("as_of", "days", "soon"),
    [
        ("2026-03-26", None, False),  # eight days before
        ("2026-03-27", None, True),
        ("2026-04-03", None, True),
        ("2026-03-31", 2, False),
        ("2026-04-01", 2, True),
        ("2026-04-02", 0, False),
        ("2026-04-03", 0, True),
    ],
)
def test_the_bureau_says_how_early_it_is_reminded(as_of: str, days: int | None, soon: bool) -> None:
    run, law = judged(as_of, due_soon_days=days)

    assert is_due_soon(run, law) is soon
    assert told(run, law) == ([("soon", "do it", Severity.INFO, ("S-22",))] if soon else [])


def test_a_limit_that_is_no_number_is_the_usual_week() -> None:
    run, law = judged("2026-03-27", due_soon_days="十日")

    assert (law.due_soon_days, is_due_soon(run, law)) == (7, True)
