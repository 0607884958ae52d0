"""What holds for every calendar: found by trying, not by thinking of cases."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from enforcement_cli.law.calendar import UNITS, Base, Calendar
from enforcement_cli.law.calendar.arrangements import arrangements
from enforcement_cli.law.calendar.days import weekdays_upto

SHIPPED = Calendar.shipped()
DAYS = st.dates(date(2004, 1, 1), date(2029, 12, 31))
KNOWN_DAYS = st.dates(date(2004, 1, 1), date(2026, 6, 30))
LENGTHS = st.integers(1, 60)
UNIT = st.sampled_from(UNITS)
quick = settings(deadline=None, max_examples=60)


@quick
@given(DAYS, st.integers(1, 40), LENGTHS, st.sampled_from(("working_days", "days")))
def test_a_later_start_never_has_an_earlier_due_day(start: date, later: int, n: int, unit: str) -> None:
    one, other = SHIPPED.add(start, n, unit), SHIPPED.add(start + timedelta(days=later), n, unit)

    assert one.earliest <= other.earliest
    assert one.latest <= other.latest


@quick
@given(DAYS, LENGTHS, UNIT)
def test_a_longer_period_never_ends_earlier(start: date, n: int, unit: str) -> None:
    one, other = SHIPPED.add(start, n, unit), SHIPPED.add(start, n + 1, unit)

    assert one.earliest <= other.earliest
    assert one.latest <= other.latest


@quick
@given(DAYS, LENGTHS, UNIT)
def test_an_answer_is_known_or_an_interval(start: date, n: int, unit: str) -> None:
    due = SHIPPED.add(start, n, unit)

    assert start < due.earliest <= due.latest
    if due.provisional:
        assert (due.due, due.late_after) == (None, None)
        assert due.latest.year > 2026
    else:
        assert (due.due, due.late_after) == (due.earliest, due.latest)
        assert due.latest.year <= 2026
        assert SHIPPED.is_working(due.latest)


@quick
@given(DAYS, LENGTHS)
def test_count_undoes_add(start: date, n: int) -> None:
    due = SHIPPED.add_working_days(start, n)

    assert SHIPPED.count(start, due.latest).least >= n
    assert SHIPPED.count(start, due.earliest).most >= n
    if due.latest - timedelta(days=1) >= start:
        assert SHIPPED.count(start, due.latest - timedelta(days=1)).least < n
    if due.due is not None:
        assert SHIPPED.count(start, due.due).days == n


@quick
@given(st.dates(date(2005, 1, 1), date(2029, 12, 31)), LENGTHS, UNIT)
def test_backward_undoes_forward(day: date, n: int, unit: str) -> None:
    found = SHIPPED.before(day, n, unit)

    assert found.earliest <= found.latest < day
    if unit == "working_days":
        assert SHIPPED.count(found.latest, day).most >= n
        assert SHIPPED.count(found.latest + timedelta(days=1), day).most < n
        assert SHIPPED.count(found.earliest, day - timedelta(days=1)).least >= n


@quick
@given(KNOWN_DAYS, LENGTHS, st.lists(st.integers(-30, 120), max_size=8))
def test_a_further_holiday_never_makes_a_due_day_earlier(start: date, n: int, extra: list[int]) -> None:
    base = SHIPPED.base
    more = {start.toordinal() + offset: "示例节" for offset in extra}
    worked = {day: name for day, name in base.worked.items() if day not in more}
    other = Calendar(Base(base.source, base.years, {**base.off, **more}, worked))

    assert other.add_working_days(start, n).latest >= SHIPPED.add_working_days(start, n).latest
    assert other.add_days(start, n).latest >= SHIPPED.add_days(start, n).latest


@st.composite
def notices(draw: st.DrawFn) -> Base:
    """The shipped data with an invented notice for 2027: one plan for each holiday, make-up days drawn within it."""
    base = SHIPPED.base
    off, worked = dict(base.off), dict(base.worked)
    for arrangement in arrangements(2027):
        plan = draw(st.sampled_from(arrangement.plans))
        block = {day for start, end in plan.blocks for day in range(start + 1, end + 1)}
        off.update(dict.fromkeys(block, "示例节"))
        free = [
            day
            for day in range(plan.stretch[0] + 1, plan.stretch[1] + 1)
            if weekdays_upto(day) == weekdays_upto(day - 1) and day not in block and day not in worked
        ]
        for day in draw(st.permutations(free))[: plan.worked]:
            worked[day] = "示例节"
            off.pop(day, None)
    return Base(base.source, base.years | {2027}, off, worked)


@settings(deadline=None, max_examples=150)
@given(notices(), st.dates(date(2026, 11, 1), date(2027, 11, 15)), LENGTHS)
def test_whatever_the_notice_says_the_date_lies_within(base: Base, start: date, n: int) -> None:
    true = Calendar(base).add_working_days(start, n)
    if true.due is None or true.due <= SHIPPED.known_until:
        return

    found = SHIPPED.add_working_days(start, n)

    if found.provisional:
        assert found.earliest <= true.due <= found.latest


@settings(deadline=None, max_examples=150)
@given(notices(), st.dates(date(2026, 12, 31), date(2027, 11, 15)), st.integers(1, 60))
def test_whatever_the_notice_says_the_count_lies_within(base: Base, after: date, length: int) -> None:
    to = min(after + timedelta(days=length), date(2027, 12, 31))
    true, found = Calendar(base).count(after, to), SHIPPED.count(after, to)

    assert found.least <= true.least <= found.most
