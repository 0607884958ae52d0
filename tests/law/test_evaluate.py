"""The evaluator: clocks in working days, what a run tells, and what holds of every clock."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.evaluate import all_runs
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import Severity, State
from tests.builders import SOUND, Draft, inspection, penalty, published
from tests.law.evaluating import dated, evaluated, heard, the_run


@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_have_nothing_late(build: Any) -> None:
    case = build().case()

    states = [run.state for run in all_runs(case, Law(dated("2026-12-10"), Calendar.shipped(), case.bureau))]

    assert states
    assert set(states) == {None}


def disclosed(made: str, on: str | None) -> Draft:
    """A penalty made and disclosed on these days."""
    draft = penalty().set("decisions/0/made_on", made)
    draft.ledger = [published("2026-0001", on)] if on else []
    return draft


@pytest.mark.parametrize(
    ("made", "on", "as_of", "state", "due"),
    [
        # 15-23 Feb 2026 are off, Sat 28 Feb is worked, Sat 14 Feb too.
        pytest.param(
            "2026-02-13", "2026-03-02", "2026-12-10", None, "2026-03-02", id="last day, across Spring Festival"
        ),
        pytest.param("2026-02-13", "2026-03-03", "2026-12-10", State.LATE, "2026-03-02", id="one day late"),
        # 25-27 Sep and 1-7 Oct 2026 are off, Sun 20 Sep and Sat 10 Oct are worked.
        pytest.param("2026-09-29", "2026-10-14", "2026-12-10", None, "2026-10-14", id="last day, across National Day"),
        pytest.param("2026-09-29", "2026-10-15", "2026-12-10", State.LATE, "2026-10-14", id="one day late in October"),
        pytest.param("2026-03-25", None, "2026-03-26", State.RUNNING, "2026-04-03", id="running"),
        pytest.param("2026-03-25", None, "2026-04-03", State.RUNNING, "2026-04-03", id="not done on the last day"),
        pytest.param("2026-03-25", None, "2026-04-04", State.OVERDUE, "2026-04-03", id="overdue the day after"),
        pytest.param("2026-03-25", "2026-03-25", "2026-12-10", None, "2026-04-03", id="done at once"),
    ],
)
def test_seven_working_days(made: str, on: str | None, as_of: str, state: State | None, due: str) -> None:
    run = the_run(disclosed(made, on), "disclosure-7", as_of)

    assert (run.state, run.due.due, run.deadline.earliest) == (state, dated(due), None)


@pytest.mark.parametrize(
    ("on", "as_of", "state"),
    [
        pytest.param("2027-01-06", "2027-02-01", None, id="surely in time"),
        pytest.param(None, "2026-12-30", State.RUNNING, id="running"),
        pytest.param("2027-01-30", "2027-03-01", State.LATE, id="surely late"),
        pytest.param(None, "2027-01-30", State.OVERDUE, id="surely overdue"),
    ],
)
def test_a_year_without_a_notice_gives_an_interval(on: str | None, as_of: str, state: State | None) -> None:
    run = the_run(disclosed("2026-12-28", on), "disclosure-7", as_of)

    assert run.due.provisional
    assert (run.state, run.due.due) == (state, None)
    assert run.deadline.earliest is not None
    assert run.deadline.latest is not None


def test_between_the_bounds_nothing_is_asserted() -> None:
    open_run = the_run(disclosed("2027-01-29", None), "disclosure-7", "2027-01-29")
    assert open_run.due.earliest < open_run.due.latest

    done = the_run(disclosed("2027-01-29", open_run.due.latest.isoformat()), "disclosure-7", "2027-03-01")
    open_ = the_run(disclosed("2027-01-29", None), "disclosure-7", open_run.due.latest.isoformat())

    assert [(each.state, each.doubt) for each in (done, open_)] == [(State.UNDETERMINED, "calendar")] * 2


def test_old_law_starts_no_clock() -> None:
    draft = penalty().set("steps/0/on", "2021-07-14").set("decisions/0/made_on", "2021-07-14")

    assert evaluated(draft, "penalty-service-7") == []
    assert evaluated(draft, "penalty-decision-90") == []


def test_a_run_tells_its_dates() -> None:
    run = the_run(disclosed("2026-03-25", None), "disclosure-7", "2026-04-07")

    said = run.problem("{start} {due} {raw} {earliest} {latest} {done} {judged} {length}", severity=Severity.INFO)

    assert dict(said.fields) == {
        "start": dated("2026-03-25"),
        "due": dated("2026-04-03"),
        "raw": dated("2026-04-03"),
        "earliest": dated("2026-04-03"),
        "latest": dated("2026-04-03"),
        "done": "",
        "judged": dated("2026-04-07"),
        "length": 7,
    }
    assert said.place.pointer == (0, "made_on")
    assert said.deadline is not None
    assert said.deadline.state is State.OVERDUE


def test_hearing_over_the_turn_of_an_unpublished_year() -> None:
    due = Calendar.shipped().before(date(2027, 2, 18), 7, "working_days")

    run = the_run(heard("2027-02-18", {"on": due.latest.isoformat()}), "hearing-notice-7", "2027-03-01")

    assert (run.state, run.doubt) == (State.UNDETERMINED, "calendar")


def test_every_clock_rests_on_rows_of_the_basis_table() -> None:
    from enforcement_cli.law.basis import basis

    for clock in CLOCKS.values():
        assert [basis(key).id for key in clock.basis] == list(clock.basis)


def test_a_case_of_another_kind_runs_no_clock() -> None:
    assert evaluated(inspection().step("立案", "2026-03-03"), "penalty-decision-90") == []
