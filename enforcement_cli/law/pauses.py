"""Pauses of a clock: which of the case's count, and where they move the last day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from enforcement_cli.cases.model import Case
from enforcement_cli.law.calendar import Due
from enforcement_cli.law.clocks import Suspension
from enforcement_cli.law.rule import Law

Span = tuple[date, date]
"""First and last day of a pause; both are left out."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pauses:
    """`counted` stop the clock. Of `open_question` no setting says whether they do. Neither overlaps with itself."""

    counted: tuple[Span, ...] = ()
    open_question: tuple[Span, ...] = ()


def pauses_of(suspension: Suspension | None, case: Case, law: Law, start: date) -> Pauses:
    """The pauses after a start that this clock's own law, or the bureau's setting, lets it leave out.

    One that has not ended lasts until the day of judging.
    """
    if suspension is None:
        return Pauses()
    counted: list[Span] = []
    unsure: list[Span] = []
    for pause in case.facts.pauses:
        if pause.from_ is None or (suspension.reasons and pause.reason not in suspension.reasons):
            continue
        span = max(pause.from_, start + timedelta(days=1)), pause.to or law.as_of
        if span[1] < span[0]:
            continue
        if not suspension.setting:
            counted.append(span)
            continue
        entry = law.bureau.dated(suspension.setting, pause.from_)
        if entry is None:
            unsure.append(span)
        elif entry.value == "yes":
            counted.append(span)
    return Pauses(merged(counted), merged(unsure))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one: no day is left out twice."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def due_after(law: Law, start: date, length: int, unit: str, spans: Iterable[Span]) -> tuple[Due, int]:
    """The last day of a length from which the days of some spans are left out, and how many of its units they took.

    A pause that begins after the last day, as moved by the earlier ones, no longer moves it. Length and pauses are
    counted on one calendar: where a year's notice is not out, the last day is the earliest and the latest under any
    notice that it may get, and the units are the most that can have been left out by then.
    """
    left_out = merged((max(first, start + _DAY), last) for first, last in spans if last > start)
    due = law.calendar.add(start, length, unit, left_out)
    # A period of natural days ends on its day as counted, though that day may still give way to a later one.
    end = due.latest if unit == "working_days" else due.earliest
    taken = [(first, min(last, end)) for first, last in left_out if first <= end]
    if unit == "working_days":
        return due, law.calendar.count_within(taken).most
    return due, sum((last - first + _DAY).days for first, last in taken)
