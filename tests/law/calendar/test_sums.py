"""Sums over known days: against a naive walk, and the days that the law's own examples give."""

from __future__ import annotations

import random
from datetime import date

import pytest

from enforcement_cli.law.calendar import Calendar, Due
from enforcement_cli.problems import UndeterminedError
from tests.law.calendar.oracle import days, is_workday, walk

CALENDAR = Calendar.shipped()
FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        pytest.param("2019-09-27", 7, "2019-10-12", id="ends on a Saturday that is worked"),
        pytest.param("2020-01-21", 7, "2020-02-07", id="across the prolonged 春节 of 2020"),
        pytest.param("2021-09-17", 7, "2021-09-28", id="across 中秋节"),
        pytest.param("2026-02-13", 7, "2026-03-02", id="across 春节 of nine days"),
        pytest.param("2026-02-13", 20, "2026-03-19", id="twenty across 春节"),
        pytest.param("2026-09-18", 7, "2026-09-29", id="two weekend days worked before 国庆节"),
        pytest.param("2026-09-18", 20, "2026-10-22", id="twenty across 国庆节"),
        pytest.param("2026-09-30", 3, "2026-10-10", id="the first Saturday after 国庆节 is worked"),
        pytest.param("2026-10-03", 1, "2026-10-08", id="starts within a holiday"),
        pytest.param("2026-10-10", 1, "2026-10-12", id="starts on a Saturday that is worked"),
        pytest.param("2026-03-07", 1, "2026-03-09", id="starts on a plain Saturday"),
        pytest.param("2018-12-28", 1, "2018-12-29", id="December moved by the next year's notice"),
        pytest.param("2018-12-29", 1, "2019-01-02", id="31 December off"),
        pytest.param("2026-12-04", 19, "2026-12-31", id="the last day that is known"),
    ],
)
def test_working_days(start: str, n: int, due: str) -> None:
    last = date.fromisoformat(due)

    assert CALENDAR.add_working_days(date.fromisoformat(start), n) == Due(last, last, last, last, False)


@pytest.mark.parametrize(
    ("start", "n", "unit", "due", "late_after"),
    [
        pytest.param("2026-09-18", 15, "days", "2026-10-03", "2026-10-08", id="rolled over 国庆节"),
        pytest.param("2026-07-03", 90, "days", "2026-10-01", "2026-10-08", id="ninety days"),
        pytest.param("2026-03-02", 15, "days", "2026-03-17", "2026-03-17", id="ends on a working day"),
        pytest.param(
            "2026-02-13", 15, "days", "2026-02-28", "2026-02-28", id="a Saturday that is worked does not roll"
        ),
        pytest.param("2026-01-15", 1, "months", "2026-02-15", "2026-02-24", id="a month, rolled over 春节"),
        pytest.param("2026-01-31", 1, "months", "2026-02-28", "2026-02-28", id="no corresponding day"),
        pytest.param("2024-02-29", 1, "years", "2025-02-28", "2025-02-28", id="a year from a leap day"),
        pytest.param("2024-03-05", 2, "years", "2026-03-05", "2026-03-05", id="limitation of two years"),
        pytest.param("2021-05-02", 5, "years", "2026-05-02", "2026-05-06", id="limitation of five years, in a holiday"),
    ],
)
def test_natural_time(start: str, n: int, unit: str, due: str, late_after: str) -> None:
    raw, rolled = date.fromisoformat(due), date.fromisoformat(late_after)

    assert CALENDAR.add(date.fromisoformat(start), n, unit) == Due(raw, rolled, raw, rolled, False)


@pytest.mark.parametrize(
    ("day", "n", "unit", "strict", "lenient"),
    [
        # Thursday 19 March: the 18th back to the 10th are seven full working days between, the 19th itself makes one.
        pytest.param("2026-03-19", 7, "working_days", "2026-03-09", "2026-03-10", id="seven before a hearing"),
        pytest.param("2026-10-12", 7, "working_days", "2026-09-23", "2026-09-27", id="across 国庆节"),
        pytest.param("2026-03-16", 1, "working_days", "2026-03-12", "2026-03-15", id="the last day may be a Sunday"),
        pytest.param("2026-03-15", 1, "working_days", "2026-03-12", "2026-03-12", id="before a Sunday both are one"),
        pytest.param("2026-03-31", 30, "days", "2026-02-28", "2026-03-01", id="thirty days before expiry"),
        pytest.param("2026-03-31", 1, "months", "2026-02-27", "2026-02-28", id="a month before"),
    ],
)
def test_backward(day: str, n: int, unit: str, strict: str, lenient: str) -> None:
    first, last = date.fromisoformat(strict), date.fromisoformat(lenient)

    assert CALENDAR.before(date.fromisoformat(day), n, unit) == Due(first, last, first, last, False)


def test_subtracting_working_days_is_counting_backward() -> None:
    day = date(2026, 3, 19)

    assert CALENDAR.subtract_working_days(day, 7) == CALENDAR.before(day, 7, "working_days")


def test_backward_by_definition() -> None:
    for day in days(date(2026, 2, 20), date(2026, 3, 20)):
        for n in (1, 3, 7):
            found = CALENDAR.before(day, n, "working_days")
            between = [sum(map(is_workday, days(date.fromordinal(act + 1), day)))
                       for act in range(day.toordinal() - 40, day.toordinal())]  # fmt: skip
            lenient = max(act for act, count in enumerate(between) if count >= n)
            strict = max(act for act, count in enumerate(between) if count - is_workday(day) >= n)
            assert found.latest.toordinal() == day.toordinal() - 40 + lenient
            assert found.earliest.toordinal() == day.toordinal() - 40 + strict


@pytest.mark.parametrize("n", [1, 2, 7, 20, 60])
def test_equal_to_a_naive_walk_from_every_day(n: int) -> None:
    # One walk serves all starts: the n-th working day after each is the n-th in the list of those behind it.
    working = [day for day in days(FIRST, LAST) if is_workday(day)]
    position = 0
    for start in days(date(2003, 12, 31), LAST):
        while position < len(working) and working[position] <= start:
            position += 1
        if position + n > len(working):
            break
        assert CALENDAR.add_working_days(start, n).due == working[position + n - 1], start


def test_starts_on_days_off_are_not_a_day_late() -> None:
    # chinese_calendar.find_workday(7, a Saturday) counts from the Monday and is one working day late.
    starts = [day for day in days(date(2019, 1, 1), date(2026, 10, 1)) if not is_workday(day)]

    assert all(CALENDAR.add_working_days(start, 7).due == walk(start, 7) for start in starts)


def test_count_is_the_inverse_of_adding() -> None:
    seeded = random.Random(7)
    for _ in range(2000):
        start = date.fromordinal(seeded.randrange(FIRST.toordinal(), date(2026, 6, 1).toordinal()))
        n = seeded.randrange(1, 90)
        due = CALENDAR.add_working_days(start, n).due
        assert due is not None
        assert CALENDAR.count(start, due).days == n
        assert CALENDAR.count(start, date.fromordinal(due.toordinal() - 1)).days == n - 1


def test_count_of_no_days_and_of_a_span() -> None:
    assert CALENDAR.count(date(2026, 3, 5), date(2026, 3, 5)).days == 0
    assert CALENDAR.count(date(2026, 9, 28), date(2026, 10, 15)).days == 9
    with pytest.raises(ValueError, match="is before"):
        CALENDAR.count(date(2026, 3, 6), date(2026, 3, 5))


@pytest.mark.parametrize("n", [0, -1])
@pytest.mark.parametrize("unit", ["working_days", "days", "months", "years"])
def test_a_length_is_at_least_one(n: int, unit: str) -> None:
    with pytest.raises(ValueError, match="not a length"):
        CALENDAR.add(LAST, n, unit)
    with pytest.raises(ValueError, match="not a length"):
        CALENDAR.before(LAST, n, unit)


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="hours"):
        CALENDAR.add(LAST, 24, "hours")


@pytest.mark.parametrize(
    ("start", "n", "unit", "message"),
    [
        ("2003-12-30", 1, "working_days", "2003-12-31：没有2004年以前的工作日数据，不能计算"),
        ("1990-01-01", 15, "days", "1990-01-16：没有2004年以前的工作日数据，不能计算"),
        ("2100-12-31", 1, "working_days", "工作日只能计算到2100年底"),
        ("2026-01-01", 10**9, "working_days", "工作日只能计算到2100年底"),
        ("2026-01-01", 10**30, "days", "2026-01-01起算的期限超出日历的范围，不能计算"),
        ("2026-01-01", 75, "years", "2026-01-01起算的期限超出日历的范围，不能计算"),
    ],
)
def test_outside_of_the_calendar(start: str, n: int, unit: str, message: str) -> None:
    with pytest.raises(UndeterminedError) as raised:
        CALENDAR.add(date.fromisoformat(start), n, unit)
    shown = {name: f"{value}" for name, value in raised.value.fields.items()}
    assert raised.value.template.format(**shown) == message


def test_backward_out_of_the_calendar() -> None:
    with pytest.raises(UndeterminedError):
        CALENDAR.before(date(2004, 1, 6), 7, "working_days")
    with pytest.raises(UndeterminedError):
        CALENDAR.before(date(1999, 1, 6), 7, "working_days")
