"""Years without a notice. The proof: hide each notice of 2008-2026 in turn; the true date always lies within.

By default every year is proven on a sample of starts; ENFORCE_PROOF=full takes every start and every n up to 60.
"""

from __future__ import annotations

import os
from datetime import date

import pytest

from enforcement_cli.law.calendar import Calendar, Due
from tests.law.calendar.oracle import NOTICE_2027, hidden_from

FULL = os.environ.get("ENFORCE_PROOF") == "full"
YEARS = range(2008, 2027)
LENGTHS = range(1, 61) if FULL else (1, 3, 5, 7, 10, 20, 30, 60)
STEP = 1 if FULL else 11
TRUTH = Calendar.shipped()


@pytest.mark.parametrize("december_moved", [True, False], ids=["december as moved", "december as its weekdays"])
@pytest.mark.parametrize("year", YEARS)
def test_the_true_date_lies_within_when_the_notice_is_hidden(year: int, december_moved: bool) -> None:
    calendar = hidden_from(year, december_moved=december_moved)
    known_until = calendar.known_until
    assert known_until == date(year - 1, 12, 31)
    before: dict[int, Due] = {}

    for ordinal in range(date(year - 1, 10, 1).toordinal() + year % STEP, date(year, 12, 31).toordinal(), STEP):
        start = date.fromordinal(ordinal)
        for n in LENGTHS:
            true = TRUTH.add_working_days(start, n).due
            if true is None:  # beyond what is known today
                break
            found = calendar.add_working_days(start, n)
            if found.provisional:
                assert found.due is None
                assert found.late_after is None
                assert found.latest > known_until
                assert found.earliest > known_until
                # A true date in the December that the hidden notice moved cannot be known: it counts as it stood.
                if true > known_until:
                    assert found.earliest <= true <= found.latest, (start, n)
            elif december_moved:
                assert found.due == true
            if n in before:
                assert found.earliest >= before[n].earliest, (start, n)
                assert found.latest >= before[n].latest, (start, n)
            before[n] = found


@pytest.mark.parametrize("year", YEARS)
def test_the_true_count_lies_within(year: int) -> None:
    calendar = hidden_from(year, december_moved=True)

    for ordinal in range(date(year - 1, 12, 1).toordinal(), date(year, 12, 31).toordinal(), STEP):
        after = date.fromordinal(ordinal)
        for length in range(1, 100, 1 if FULL else 7):
            to = date.fromordinal(ordinal + length)
            true = TRUTH.count(after, to)
            if true.provisional:
                break
            found = calendar.count(after, to)
            assert found.least <= true.least <= found.most, (after, to)
            assert found.provisional == (to.year >= year)
            assert found.days is None or found.days == true.least


@pytest.mark.parametrize("year", YEARS)
def test_the_true_rolled_day_and_the_backward_days_lie_within(year: int) -> None:
    calendar = hidden_from(year, december_moved=True)

    for ordinal in range(date(year, 1, 8).toordinal(), date(year, 12, 25).toordinal(), 1 if FULL else 5):
        day = date.fromordinal(ordinal)
        true, found = TRUTH.add_days(day, 7), calendar.add_days(day, 7)
        assert found.provisional
        assert found.due is None
        assert true.due == found.earliest
        assert true.late_after is not None
        assert found.earliest <= true.late_after <= found.latest
        true, found = TRUTH.before(day, 7, "working_days"), calendar.before(day, 7, "working_days")
        assert found.earliest <= true.earliest <= true.latest <= found.latest
        assert found.provisional == (found.latest.year >= year or day.year >= year)


def test_the_bounds_are_tight() -> None:
    widths = []
    for year in YEARS:
        calendar = hidden_from(year, december_moved=True)
        for ordinal in range(date(year - 1, 12, 1).toordinal(), date(year, 12, 1).toordinal(), 29):
            for n in (3, 7, 20):
                found = calendar.add_working_days(date.fromordinal(ordinal), n)
                if found.provisional:
                    widths.append((found.latest - found.earliest).days)

    assert len(widths) > 500
    assert sum(widths) / len(widths) < 3
    assert max(widths) <= 18  # around 春节
    assert widths.count(0) > len(widths) / 3


CALENDAR = Calendar.shipped()


@pytest.mark.parametrize(
    ("start", "n", "earliest", "latest"),
    [
        # 19 working days are left in 2026; 1 January is a Friday and off, the 4th can be taken off for it or not.
        pytest.param("2026-12-04", 20, "2027-01-04", "2027-01-05", id="twenty across the new year"),
        pytest.param("2026-12-23", 7, "2027-01-04", "2027-01-05", id="seven across the new year"),
        pytest.param("2026-12-29", 3, "2027-01-04", "2027-01-06", id="three across the new year"),
        # 春节 is paid back by its make-up days by then; two days could be given on top, as in 2020.
        pytest.param("2027-01-20", 20, "2027-02-23", "2027-02-25", id="twenty across 春节"),
        pytest.param(
            "2027-06-21", 20, "2027-07-19", "2027-07-19", id="no holiday near: one day alone, yet provisional"
        ),
    ],
)
def test_a_year_without_notice_gives_an_interval(start: str, n: int, earliest: str, latest: str) -> None:
    found = CALENDAR.add_working_days(date.fromisoformat(start), n)

    assert found == Due(None, None, date.fromisoformat(earliest), date.fromisoformat(latest), True)


@pytest.mark.parametrize(
    ("start", "n", "unit", "earliest", "latest"),
    [
        pytest.param("2026-11-15", 60, "days", "2027-01-14", "2027-01-14", id="a plain Thursday"),
        pytest.param("2026-12-01", 1, "months", "2027-01-01", "2027-01-05", id="元旦"),
        pytest.param("2025-10-02", 2, "years", "2027-10-02", "2027-10-11", id="国庆节"),
        pytest.param("2026-12-18", 15, "days", "2027-01-02", "2027-01-05", id="may be worked, or off"),
    ],
)
def test_natural_time_ends_on_the_raw_day_or_the_latest_rolled_one(
    start: str, n: int, unit: str, earliest: str, latest: str
) -> None:
    found = CALENDAR.add(date.fromisoformat(start), n, unit)

    assert found == Due(None, None, date.fromisoformat(earliest), date.fromisoformat(latest), True)


def test_december_of_the_last_known_year_is_known_and_may_still_change() -> None:
    assert CALENDAR.add_working_days(date(2026, 12, 23), 6) == Due(*[date(2026, 12, 31)] * 4, False)
    assert CALENDAR.may_still_change(date(2026, 12, 31))
    assert CALENDAR.may_still_change(date(2026, 12, 23))
    assert not CALENDAR.may_still_change(date(2026, 12, 20))
    assert not CALENDAR.may_still_change(date(2025, 12, 31))  # the notice of 2026 is out
    assert not CALENDAR.may_still_change(date(2027, 12, 31))  # not known in the first place


def test_two_unknown_years() -> None:
    found = CALENDAR.add_working_days(date(2026, 12, 4), 500)

    assert found.provisional
    assert date(2028, 12, 4) < found.earliest < found.latest < date(2028, 12, 20)


def test_up_to_the_end_of_the_century() -> None:
    found = CALENDAR.add_working_days(date(2026, 12, 4), 18_000)

    assert found.provisional
    # Two days a year that could be given on top add up.
    assert (found.earliest, found.latest) == (date(2099, 7, 17), date(2100, 3, 4))


def test_a_gap_between_known_years() -> None:
    base = CALENDAR.base.without([2025])
    gap = Calendar(base)

    assert gap.known_until == date(2024, 12, 31)
    assert gap.is_working(date(2025, 3, 5)) is None
    assert gap.is_working(date(2026, 3, 5)) is True
    # Wholly behind the gap: as sure as ever.
    assert gap.add_working_days(date(2026, 9, 18), 20) == CALENDAR.add_working_days(date(2026, 9, 18), 20)
    # Across it: all of 2025 has so many working days, its 元旦 and the next one's December aside.
    across = gap.count(date(2024, 12, 31), date(2026, 1, 31))
    true = CALENDAR.count(date(2024, 12, 31), date(2026, 1, 31)).days
    assert across.provisional
    assert true is not None
    assert across.least <= true <= across.most
    assert across.most - across.least <= 9


def test_the_notice_makes_the_date_known_and_within_the_bounds() -> None:
    known = CALENDAR.overlaid([("calendars/2027.yaml", NOTICE_2027)])

    assert known.known_until == date(2027, 12, 31)
    for ordinal in range(date(2026, 12, 1).toordinal(), date(2027, 11, 1).toordinal()):
        start = date.fromordinal(ordinal)
        for n in (1, 7, 20):
            before, after = CALENDAR.add_working_days(start, n), known.add_working_days(start, n)
            assert after.due is not None
            assert before.earliest <= after.due <= before.latest, (start, n)
