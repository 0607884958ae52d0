"""Clocks that run until a named day: what happened before that day ends or stops them."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import State
from tests.builders import Draft, permit


def the_run(draft: Draft, clock: str, as_of: str = "2026-12-10") -> Run:
    case = draft.case()
    (run,) = runs(clock, case, Law(date.fromisoformat(as_of), Calendar.shipped(), case.bureau))
    return run


def renewal() -> Draft:
    return permit().set("renewal", {"expires_on": "2026-04-10"})


def test_the_first_decision_counts() -> None:
    draft = renewal()
    draft.decisions.append({**draft.decisions[0], "decision": 2, "made_on": "2026-05-06"})

    run = the_run(draft, "renewal-decision")

    assert (run.state, run.end and run.end.on) == (None, date(2026, 3, 20))


def test_withdrawn_before_that_day() -> None:
    run = the_run(renewal().drop("decisions/0/made_on").step("撤回申请", "2026-03-10"), "renewal-decision")

    assert (run.state, run.end) == (None, None)
    assert run.stopped is not None
    assert not run.lapsed


def test_two_letters_take_an_answer_each() -> None:
    draft = permit().step("收到监督文书", "2026-04-01", answer_by="2026-04-20")
    draft.step("收到监督文书", "2026-04-02", answer_by="2026-04-21").step("回复监督文书", "2026-04-10")
    draft.step("回复监督文书", "2026-04-30")
    case = draft.case()

    found = list(runs("supervision-answer", case, Law(date(2026, 12, 10), Calendar.shipped(), case.bureau)))

    assert [(run.end and run.end.on, run.state) for run in found] == [
        (date(2026, 4, 10), None),
        (date(2026, 4, 30), State.LATE),
    ]
