"""Where a running clock ends: its last day in every unit that may be meant, and how the hours of a day are held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from enforcement_cli.law.calendar import Due
from enforcement_cli.law.clocks import Clock
from enforcement_cli.law.occurrence import Occurrence
from enforcement_cli.law.pauses import Span, due_after
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import State


def on_that_day(day: date) -> Due:
    """A last day that a paper, or the law itself, names: it gives way to no other."""
    return Due(day, day, day, day, False)


def last_days(clock: Clock, law: Law, start: date, length: int, spans: Sequence[Span]) -> tuple[tuple[Due, int], ...]:
    """The last day, and the units left out before it, in the clock's own unit and in each other that may be meant."""
    if clock.direction == "until":
        return ((on_that_day(start), 0),)
    if clock.direction == "backward":
        return tuple((law.calendar.before(start, length, unit), 0) for unit in (clock.unit, *clock.readings))
    return tuple(due_after(law, start, length, unit, spans) for unit in (clock.unit, *clock.readings))


def agreed(states: Iterable[State | None]) -> tuple[State | None, bool]:
    """What every reading says, and whether they do agree; undetermined where not."""
    said = set(states)
    return (said.pop(), True) if len(said) == 1 else (State.UNDETERMINED, False)


def last_hour(start: Occurrence, hours: int) -> tuple[Due, time | None]:
    """The day and time at which so many hours after the start are up; without its time, the latest day it can be."""
    if start.at is None:
        return on_that_day(start.on + timedelta(days=-(-hours // 24))), None
    end = datetime.combine(start.on, start.at) + timedelta(hours=hours)
    return on_that_day(end.date()), end.time()


def hour_state(start: Occurrence, hours: int, done: Occurrence | None, as_of: date) -> tuple[State | None, bool]:
    """Where a clock of hours stands, and whether a time that is not given decides (民法典 201 ¶2: counted from the time).

    Times that are not given are taken at their best and at their worst; only where both say the same is it said.
    """
    earliest = datetime.combine(start.on, start.at or time.min)
    latest = datetime.combine(start.on, start.at or time(23, 59)) + timedelta(hours=hours)
    strict = earliest + timedelta(hours=hours)
    if done is None:
        return (State.RUNNING, False) if as_of <= latest.date() else (State.OVERDUE, False)
    if datetime.combine(done.on, done.at or time.min) > latest:
        return State.LATE, False
    if datetime.combine(done.on, done.at or time(23, 59)) <= strict:
        return None, False
    return State.UNDETERMINED, True
