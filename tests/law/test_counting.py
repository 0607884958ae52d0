"""Hours against days whose times may not be given, and readings that agree or not."""

from __future__ import annotations

from datetime import date, time

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.counting import agreed, hour_state, last_days, last_hour, on_that_day
from enforcement_cli.law.occurrence import Occurrence
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import Place, State
from tests.builders import penalty

PLACE = Place("x")
LAW = Law(date(2026, 12, 10), Calendar.shipped(), penalty().case().bureau)


def at(day: str, clock: str | None = None) -> Occurrence:
    return Occurrence(date.fromisoformat(day), PLACE, at=time.fromisoformat(clock) if clock else None)


@pytest.mark.parametrize(
    ("start", "done", "expected"),
    [
        pytest.param(at("2026-03-05", "10:00"), at("2026-03-06", "10:00"), (None, False), id="the last minute"),
        pytest.param(at("2026-03-05", "10:00"), at("2026-03-06", "10:01"), (State.LATE, False), id="the next minute"),
        pytest.param(at("2026-03-05"), at("2026-03-05"), (None, False), id="the same day, no times"),
        pytest.param(at("2026-03-05", "10:00"), at("2026-03-05"), (None, False), id="the same day, one time"),
        pytest.param(at("2026-03-05"), at("2026-03-06"), (State.UNDETERMINED, True), id="the next day, no times"),
        pytest.param(
            at("2026-03-05"), at("2026-03-06", "00:00"), (None, False), id="at midnight, whenever on the day before"
        ),
        pytest.param(
            at("2026-03-05", "23:59"), at("2026-03-06"), (None, False), id="from the last minute of the day before"
        ),
        pytest.param(at("2026-03-05", "10:00"), at("2026-03-06"), (State.UNDETERMINED, True), id="its end unknown"),
        pytest.param(at("2026-03-05"), at("2026-03-06", "09:00"), (State.UNDETERMINED, True), id="its start unknown"),
        pytest.param(
            at("2026-03-05"), at("2026-03-06", "23:59"), (State.UNDETERMINED, True), id="the last minute, if begun then"
        ),
        pytest.param(
            at("2026-03-05", "23:58"), at("2026-03-06"), (State.UNDETERMINED, True), id="a minute before the last"
        ),
        pytest.param(at("2026-03-05"), at("2026-03-07"), (State.LATE, False), id="two days later"),
        pytest.param(at("2026-12-31", "10:00"), at("2027-01-01", "10:00"), (None, False), id="over the turn of a year"),
    ],
)
def test_hours(start: Occurrence, done: Occurrence, expected: tuple[State | None, bool]) -> None:
    assert hour_state(start, 24, done, date(2026, 12, 10)) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2026-03-05", State.RUNNING), ("2026-03-06", State.RUNNING), ("2026-03-07", State.OVERDUE)],
)
def test_hours_not_done(as_of: str, expected: State) -> None:
    assert hour_state(at("2026-03-05", "10:00"), 24, None, date.fromisoformat(as_of)) == (expected, False)


@pytest.mark.parametrize(
    ("start", "done", "expected"),
    [
        pytest.param(at("2026-03-05", "10:00"), at("2026-03-05", "12:00"), (None, False), id="in time"),
        pytest.param(at("2026-03-05", "10:00"), at("2026-03-05", "12:01"), (State.LATE, False), id="late that day"),
        pytest.param(at("2026-03-05"), at("2026-03-05"), (State.UNDETERMINED, True), id="that day, no times"),
        pytest.param(at("2026-03-05", "22:00"), at("2026-03-05"), (None, False), id="whenever that day"),
    ],
)
def test_less_than_a_day(start: Occurrence, done: Occurrence, expected: tuple[State | None, bool]) -> None:
    assert hour_state(start, 2, done, date(2026, 12, 10)) == expected


def test_the_last_hour() -> None:
    assert last_hour(at("2026-03-05"), 25) == (on_that_day(date(2026, 3, 7)), None), "a day that has begun"
    assert last_hour(at("2026-03-05", "10:00"), 24) == (on_that_day(date(2026, 3, 6)), time(10))
    assert last_hour(at("2026-03-05"), 24) == (on_that_day(date(2026, 3, 6)), None)
    assert last_hour(at("2026-12-31", "00:30"), 48) == (on_that_day(date(2027, 1, 2)), time(0, 30))


def test_readings_that_do_not_agree_decide_nothing() -> None:
    assert agreed([None, None]) == (None, True)
    assert agreed([State.LATE]) == (State.LATE, True)
    assert agreed([None, State.LATE]) == (State.UNDETERMINED, False)
    assert agreed([State.RUNNING, State.OVERDUE]) == (State.UNDETERMINED, False)


def test_the_last_day_in_every_unit_that_may_be_meant() -> None:
    start = date(2026, 9, 29)

    both = last_days(CLOCKS["transfer-decision-3"], LAW, start, 3, ())
    one = last_days(CLOCKS["penalty-service-7"], LAW, start, 7, ())
    named = last_days(CLOCKS["renewal-decision"], LAW, date(2026, 10, 3), 0, ())

    assert [due.late_after for due, _ in both] == [date(2026, 10, 8), date(2026, 10, 9)]
    assert [due.late_after for due, _ in one] == [date(2026, 10, 14)]
    assert [due.late_after for due, _ in named] == [date(2026, 10, 3)]
    assert [taken for _, taken in (*both, *one, *named)] == [0] * 4


def test_a_clock_that_runs_backward_leaves_nothing_out() -> None:
    ((due, taken),) = last_days(CLOCKS["hearing-notice-7"], LAW, date(2026, 10, 12), 7, [(date(2026, 9, 25),) * 2])

    assert (due.due, due.late_after, taken) == (date(2026, 9, 23), date(2026, 9, 27), 0)
