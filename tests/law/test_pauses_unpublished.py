"""Pauses across a year whose notice is not out: the bounds are those of counting on every calendar that it may have.

The calendars are made here from the plans of one holiday, whole, each with every choice of the weekend days worked for
it; the last day is found by walking over the days. `ENFORCE_PROPERTIES=full` asks every question instead of a draw.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations

import pytest

from enforcement_cli.law.calendar import Calendar, Due
from enforcement_cli.law.calendar.arrangements import arrangements
from enforcement_cli.law.pauses import due_after
from enforcement_cli.law.rule import Law
from tests.builders import penalty
from tests.law.calendar.oracle import hidden_from

FULL = os.environ.get("ENFORCE_PROPERTIES") == "full"
DRAWN = 4000 if FULL else 80
BUREAU = penalty().case().bureau
SHIPPED = Calendar.shipped()
Days = frozenset[int]
Span = tuple[int, int]
# Which holiday of a year.
HOLIDAYS = {"元旦": 0, "春节": 1, "清明节": 2, "劳动节": 3, "端午节": 4}


def law(calendar: Calendar) -> Law:
    return Law(date(2026, 12, 10), calendar, BUREAU)


def sure(day: date) -> Due:
    """That day and no other."""
    return Due(day, day, day, day, False)


def is_weekday(day: int) -> bool:
    return day % 7 not in (6, 0)


@cache
def worked_days(calendar: Calendar, year: int, which: int) -> tuple[Days, ...]:
    """The working days around a holiday under everything that the notice of its year may say of it."""
    holiday = arrangements(year)[which]
    window = range(holiday.first - 40, holiday.last + 80)
    known = calendar.known_until.toordinal()
    plain = {day for day in window if (calendar.is_working(date.fromordinal(day)) if day <= known else is_weekday(day))}
    found = set()
    for plan in holiday.plans:
        off = {day for before, last in plan.blocks for day in range(before + 1, last + 1)}
        free = [
            day for day in range(plan.stretch[0] + 1, plan.stretch[1] + 1) if not is_weekday(day) and day not in off
        ]
        for worked in combinations(free, plan.worked):
            found.add(frozenset((plain - off) | set(worked)))
    return tuple(found)


def walk(start: int, n: int, working: Days, paused: set[int]) -> int:
    """The n-th working day after a start that no pause leaves out."""
    day = start
    while n:
        day += 1
        n -= day in working and day not in paused
    return day


def by_walking(calendar: Calendar, year: int, which: int, start: int, n: int, pauses: list[Span]) -> Span:
    """Earliest and latest last day; where the known days leave it for the new year, only what ends there counts."""
    paused = {day for first, last in pauses for day in range(first, last + 1)}
    ends = {walk(start, n, working, paused) for working in worked_days(calendar, year, which)}
    beyond = {day for day in ends if day > calendar.known_until.toordinal()}
    return min(beyond or ends), max(beyond or ends)


def questions(year: int, which: int) -> Iterator[tuple[int, int, list[Span]]]:
    """Starts, lengths and up to two pauses around a holiday: drawn, always the same."""
    holiday, draw = arrangements(year)[which], random.Random(f"{year} {which}")
    for _ in range(DRAWN):
        start = draw.randrange(holiday.first - 15, holiday.last)
        pauses: list[Span] = []
        for _ in range(draw.randrange(3)):
            first = max(pauses[-1][1] + 2 if pauses else 0, start + 1) + draw.randrange(12)
            pauses.append((first, first + draw.choice((0, 0, 1, 2, 3, 5, 9))))
        yield start, draw.choice((1, 1, 2, 3, 5, 7, 10)), pauses


def days(pauses: list[Span]) -> list[tuple[date, date]]:
    return [(date.fromordinal(first), date.fromordinal(last)) for first, last in pauses]


def is_touched(year: int, which: int, start: int, last: int) -> bool:
    """Whether another holiday, too, can move a day between: that would be other calendars than those made here."""
    others = [*arrangements(year)[:which], *arrangements(year)[which + 1 :], arrangements(year + 1)[0]]
    return any(each.first < last and each.last > start for each in others)


def compare(calendar: Calendar, year: int, which: int) -> None:
    """Ask about a holiday, and hold every answer against counting on all calendars."""
    asked = 0
    for start, n, pauses in questions(year, which):
        found, _ = due_after(law(calendar), date.fromordinal(start), n, "working_days", days(pauses))
        if not found.provisional or is_touched(year, which, start, found.latest.toordinal()):
            continue
        asked += 1
        expected = by_walking(calendar, year, which, start, n, pauses)
        assert (found.earliest.toordinal(), found.latest.toordinal()) == expected, (date.fromordinal(start), n, pauses)
    assert asked >= DRAWN / 10


@pytest.mark.parametrize("year", [2027, 2028, 2031])
@pytest.mark.parametrize("holiday", HOLIDAYS)
def test_as_wide_as_the_calendars_differ_and_no_wider(holiday: str, year: int) -> None:
    """元旦 of a later year stands between two unknown years: there both of its sides are open."""
    compare(SHIPPED, year, HOLIDAYS[holiday])


@pytest.mark.parametrize("year", range(2009, 2027))
def test_the_new_year_of_every_year(year: int) -> None:
    """元旦 on each day of the week, behind a December that is known, shows no move yet and may still be moved."""
    compare(hidden_from(year, december_moved=False), year, 0)


@pytest.mark.parametrize("year", range(2009, 2029))
def test_a_later_start_never_has_an_earlier_day_around_the_new_year(year: int) -> None:
    calendar = hidden_from(year, december_moved=False)
    draw = random.Random(year)
    first = date(year - 1, 12, 12).toordinal()
    for _ in range(DRAWN // 30):
        pauses, at = [], first + draw.randrange(12)
        for _ in range(draw.randrange(1, 4)):
            last = at + draw.randrange(8)
            pauses.append((at, last))
            at = last + draw.randrange(2, 9)
        for n in (1, 2, 5):
            answers = []
            for start in range(first, first + 35):
                left = [(max(start + 1, each), last) for each, last in pauses if last > start]
                due, _ = due_after(law(calendar), date.fromordinal(start), n, "working_days", days(left))
                answers.append((due.earliest, due.latest))
            assert [each[0] for each in answers] == sorted(each[0] for each in answers), (n, pauses)
            assert [each[1] for each in answers] == sorted(each[1] for each in answers), (n, pauses)


@pytest.mark.parametrize(
    ("start", "n", "pause", "earliest", "latest", "taken"),
    [
        # 1 January 2027 is a Friday. The pause and the period are counted on one calendar: where the Saturday is worked
        # the pause takes it, and it is lost for the period; it cannot be there for the one and not for the other.
        pytest.param("2027-01-01", 1, ("2027-01-02", "2027-01-02"), "2027-01-03", "2027-01-05", 1, id="a Saturday"),
        pytest.param("2027-01-02", 1, None, "2027-01-03", "2027-01-05", 0, id="the same, begun a day later"),
        pytest.param("2026-12-28", 3, ("2027-01-04", "2027-01-04"), "2026-12-31", "2026-12-31", 0, id="not reached"),
        pytest.param("2026-12-28", 4, ("2027-01-04", "2027-01-05"), "2027-01-06", "2027-01-08", 2, id="both days"),
        # The whole of 春节 is left out: what its notice arranges no longer matters to the last day. 29 Mondays to Fridays,
        # of which its four days take at least as many.
        pytest.param(
            "2027-01-18", 10, ("2027-01-19", "2027-02-28"), "2027-03-12", "2027-03-12", 25, id="春节 left out"
        ),
    ],
)
def test_a_pause_in_a_year_without_a_notice(
    start: str, n: int, pause: tuple[str, str] | None, earliest: str, latest: str, taken: int
) -> None:
    spans = [(date.fromisoformat(pause[0]), date.fromisoformat(pause[1]))] if pause else []

    due, units = due_after(law(SHIPPED), date.fromisoformat(start), n, "working_days", spans)

    known = latest < "2027"
    day = date.fromisoformat(latest)
    assert due == (sure(day) if known else Due(None, None, date.fromisoformat(earliest), day, True))
    assert units == taken


def test_an_unknown_year_that_a_pause_leaves_out_whole_makes_nothing_unsure() -> None:
    gap = Calendar(SHIPPED.base.without([2025]))
    spans = [(date(2024, 12, 2), date(2026, 1, 11))]

    due, units = due_after(law(gap), date(2024, 11, 29), 5, "working_days", spans)

    assert due == sure(date(2026, 1, 16))
    # How many working days of 2025 it left out is not known: at most so many.
    assert units >= 248 + 22 + 6


def test_natural_days_go_on_by_every_day_left_out() -> None:
    """Whatever is worked: a pause of days off moves the last day too, and only what it gives way to is open."""
    start = date(2026, 12, 21)
    spans = [(date(2026, 12, 26), date(2026, 12, 27)), (date(2027, 1, 2), date(2027, 1, 2))]

    due, units = due_after(law(SHIPPED), start, 10, "days", spans)

    assert (due.earliest, units) == (start + timedelta(days=13), 3)
    assert due == Due(None, None, date(2027, 1, 3), date(2027, 1, 5), True)


def test_months_end_on_their_day_moved_by_the_days_left_out() -> None:
    due, units = due_after(law(SHIPPED), date(2026, 3, 2), 2, "months", [(date(2026, 3, 9), date(2026, 3, 13))])

    assert due == sure(date(2026, 5, 7))
    assert units == 5


def test_a_pause_from_before_the_start_counts_from_the_day_after_it() -> None:
    pause = (date(2026, 2, 25), date(2026, 3, 4))

    due, units = due_after(law(SHIPPED), date(2026, 3, 2), 5, "working_days", [pause])

    assert due == sure(date(2026, 3, 11))
    assert units == 2


@pytest.mark.parametrize("unit", ["working_days", "days"])
def test_a_pause_that_was_over_before_the_start_is_none(unit: str) -> None:
    before = (date(2026, 2, 2), date(2026, 2, 6))

    assert due_after(law(SHIPPED), date(2026, 3, 2), 5, unit, [before]) == due_after(
        law(SHIPPED), date(2026, 3, 2), 5, unit, []
    )
