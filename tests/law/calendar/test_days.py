"""Days as text, and months and years by 民法典 202."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement_cli.law.calendar import corresponding_day, parse_day, parse_friendly_day
from enforcement_cli.law.calendar.days import natural_end, weekdays_upto

TODAY = date(2026, 12, 10)


@pytest.mark.parametrize("text", ["2026-03-05", "1900-01-01", "2100-12-31", "2024-02-29"])
def test_iso_is_read(text: str) -> None:
    assert parse_day(text).isoformat() == text


@pytest.mark.parametrize(
    "text",
    ["", "2026-3-5", "20260305", "2026-02-30", "2025-02-29", "2026-13-01", "0000-00-00", "1899-12-31", "2101-01-01",
     "2026-03-05\n", " 2026-03-05", "２０２６-03-05", "2026-03-05T00:00", "2026-W10-4", "2026/03/05", "今天"],
)  # fmt: skip
def test_what_is_no_iso_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the command words the message
        parse_day(text)


@pytest.mark.parametrize(
    "text",
    ["2026-03-05", "2026-3-5", "2026.3.5", "2026.03.05", "2026/3/5", "20260305", "2026年3月5日", "2026年03月05日",
     "2026 年 3 月 5 日", "2026年3月5号", "２０２６年３月５日", "２０２６．３．５", "20260305 ", "２０２６０３０５"],
)  # fmt: skip
def test_days_as_people_type_them(text: str) -> None:
    assert parse_friendly_day(text, TODAY) == date(2026, 3, 5)


def test_today_is_the_day_of_judging() -> None:
    assert parse_friendly_day("今天", TODAY) == TODAY


@pytest.mark.parametrize(
    "text", ["3月5日", "2026年3月", "明天", "2026.3-5", "202635", "2026年2月30日", "26.3.5", "1899.1.1"]
)
def test_a_day_is_never_guessed(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_friendly_day(text, TODAY)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        pytest.param("2026-01-15", 1, "2026-02-15", id="the corresponding day"),
        pytest.param("2026-01-31", 1, "2026-02-28", id="none: the month's end"),
        pytest.param("2024-01-31", 1, "2024-02-29", id="in a leap year"),
        pytest.param("2026-02-28", 1, "2026-03-28", id="a month's end is not kept as such"),
        pytest.param("2026-03-31", 6, "2026-09-30", id="six months"),
        pytest.param("2026-11-30", 3, "2027-02-28", id="across the year"),
        pytest.param("2024-02-29", 12, "2025-02-28", id="one year from a leap day"),
        pytest.param("2024-02-29", 48, "2028-02-29", id="four years from a leap day"),
        pytest.param("2026-03-31", -1, "2026-02-28", id="backward"),
        pytest.param("2026-01-15", -1, "2025-12-15", id="backward across the year"),
    ],
)
def test_corresponding_day(start: str, months: int, end: str) -> None:
    assert corresponding_day(date.fromisoformat(start), months) == date.fromisoformat(end)


@pytest.mark.parametrize("months", [12 * 9000, -12 * 3000, 10**30])
def test_months_that_leave_the_calendar(months: int) -> None:
    with pytest.raises(OverflowError):
        corresponding_day(TODAY, months)


def test_an_unknown_unit_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="hours"):
        natural_end(TODAY, 24, "hours")


def test_weekdays_upto_counts_mondays_to_fridays() -> None:
    first = date(2025, 12, 29).toordinal()

    counted = [weekdays_upto(first + offset) - weekdays_upto(first - 1) for offset in range(10)]

    assert counted == [1, 2, 3, 4, 5, 5, 5, 6, 7, 8]
