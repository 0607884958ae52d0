"""The calendar as it was known on a day: notices not yet out, amendments not yet made."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from enforcement_cli.law.calendar import Base, Calendar
from enforcement_cli.law.calendar.as_known import _BEFORE
from enforcement_cli.law.calendar.notices import published_notices
from enforcement_cli.problems import UndeterminedError
from tests.law.calendar.oracle import NOTICE_2027, days

SHIPPED = Calendar.shipped()

# Year -> the day on which its notice was out (law.md §13 and the notices themselves).
OUT = {
    2018: "2017-11-30", 2019: "2018-12-04", 2020: "2019-11-21", 2021: "2020-11-25", 2022: "2021-10-25",
    2023: "2022-12-08", 2024: "2023-10-25", 2025: "2024-11-12", 2026: "2025-11-04",
}  # fmt: skip


@pytest.mark.parametrize(("year", "out"), OUT.items())
def test_a_year_is_known_from_its_notice_on(year: int, out: str) -> None:
    day = date.fromisoformat(out)

    assert year in SHIPPED.known_on(day).known_years
    if year > 2018:
        before = SHIPPED.known_on(day - timedelta(days=1))
        assert max(before.known_years) == year - 1
        assert before.add_working_days(date(year, 3, 2), 5).provisional
        assert before.notices(year) == ()


def test_what_came_later_changes_no_earlier_answer() -> None:
    """On the last day of a year everything about that year is known."""
    for year in range(2018, 2027):
        known = SHIPPED.known_on(date(year, 12, 31))
        wrong = [
            day
            for day in days(date(year, 1, 1), date(year, 12, 31))
            if known.is_working(day) != SHIPPED.is_working(day)
        ]
        assert wrong == []


def test_the_december_that_a_notice_moved() -> None:
    before, after = SHIPPED.known_on(date(2018, 12, 3)), SHIPPED.known_on(date(2018, 12, 4))

    for day, then in ((date(2018, 12, 29), False), (date(2018, 12, 31), True)):
        assert (before.is_working(day), after.is_working(day)) == (then, not then)
        assert before.may_still_change(day)


@pytest.mark.parametrize(
    ("known_on", "off", "worked"),
    [
        ("2019-03-21", ["2019-05-01"], []),
        ("2019-03-22", ["2019-05-01", "2019-05-02", "2019-05-03"], ["2019-04-28", "2019-05-05"]),
    ],
)
def test_labour_day_2019(known_on: str, off: list[str], worked: list[str]) -> None:
    calendar = SHIPPED.known_on(date.fromisoformat(known_on))

    span = list(days(date(2019, 4, 27), date(2019, 5, 6)))
    assert [str(day) for day in span if day.weekday() < 5 and not calendar.is_working(day)] == off
    assert [str(day) for day in span if day.weekday() > 4 and calendar.is_working(day)] == worked


@pytest.mark.parametrize(
    ("known_on", "working"),
    [
        # Dated the 26th, it was public on the 27th.
        ("2020-01-23", ["2020-01-31", "2020-02-01", "2020-02-03"]),
        ("2020-01-26", ["2020-01-31", "2020-02-01", "2020-02-03"]),
        ("2020-01-27", ["2020-02-03"]),
    ],
)
def test_spring_festival_2020(known_on: str, working: list[str]) -> None:
    calendar = SHIPPED.known_on(date.fromisoformat(known_on))

    assert [str(day) for day in days(date(2020, 1, 24), date(2020, 2, 3)) if calendar.is_working(day)] == working


def test_every_amendment_can_be_undone() -> None:
    amending = {each.no for year in OUT for each in published_notices(year) if each.amends is not None}

    assert set(_BEFORE) == amending


def test_its_version_says_so_and_tells_days_apart() -> None:
    one, other = SHIPPED.known_on(date(2020, 1, 26)), SHIPPED.known_on(date(2020, 1, 27))

    assert one.version.endswith(", as known on 2020-01-26")
    assert one.base.digest != other.base.digest
    assert [each.no for each in one.notices(2020)] == ["国办发明电〔2019〕16号"]
    assert [each.no for each in other.notices(2020)] == ["国办发明电〔2019〕16号", "国办发明电〔2020〕1号"]


def test_before_the_first_notice_at_hand_nothing_is_said() -> None:
    assert 2018 in SHIPPED.known_on(date(2017, 11, 30)).known_years
    with pytest.raises(UndeterminedError):
        SHIPPED.known_on(date(2017, 11, 29))


def test_documents_of_the_repository_count_from_their_own_day() -> None:
    local = {
        "year": "2026",
        "notice": {"no": "示例发〔2026〕2号", "dated": "2026-03-01"},
        "amends": "国办发明电〔2025〕7号",
        "holidays": [{"name": "示例节", "from": "2026-03-10", "to": "2026-03-10"}],
    }
    calendar = SHIPPED.overlaid([("calendars/2027.yaml", NOTICE_2027), ("calendars/2026-2.yaml", local)])

    assert 2027 not in calendar.known_on(date(2026, 11, 29)).known_years
    assert 2027 in calendar.known_on(date(2026, 11, 30)).known_years
    assert calendar.known_on(date(2026, 2, 28)).is_working(date(2026, 3, 10)) is True
    assert calendar.known_on(date(2026, 3, 1)).is_working(date(2026, 3, 10)) is False


def test_a_newer_release_whose_notice_is_not_at_hand_counts_from_new_year() -> None:
    base = SHIPPED.base
    newer = Calendar(Base(base.source, base.years | {2027}, base.off, base.worked))

    assert 2027 not in newer.known_on(date(2026, 12, 31)).known_years
    assert 2027 in newer.known_on(date(2027, 1, 1)).known_years
