"""The one evaluator of clocks: it serves rules, `deadlines`, `show` and `new-case`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from enforcement_cli.cases.course import Pause
from enforcement_cli.cases.model import Case
from enforcement_cli.law.calendar import Due
from enforcement_cli.law.clocks import CLOCKS, Clock
from enforcement_cli.law.events import Occurrence, occurrences
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import Deadline, Place, Problem, Severity, State, problem


@dataclass(frozen=True, slots=True)
class Run:
    """One running of a clock in a case.

    `due` has every lawful extension and pause in it. For a backward clock `due.earliest` is the last day by the strict
    count and `due.latest` by the lenient one. `state` is None when done in time, or stopped before it was due.
    """

    clock: Clock
    case: str
    start: Occurrence
    end: Occurrence | None
    stopped: Occurrence | None
    due: Due
    state: State | None
    extended: int = 0
    paused: int = 0

    @property
    def place(self) -> Place:
        """Where a finding about it belongs: the late act, else the event that makes it due."""
        return self.end.place if self.end is not None else self.start.place

    @property
    def deadline(self) -> Deadline:
        """Its dates, for a finding."""
        known = not self.due.provisional
        return Deadline(
            due=self.due.due,
            earliest=None if known else self.due.earliest,
            latest=None if known else self.due.latest,
            late_after=self.due.late_after,
            state=self.state,
        )

    def problem(self, template: str, *, remedy: str = "", severity: Severity | None = None, **fields: Any) -> Problem:
        """A problem about this run: `{due}`, `{start}`, `{done}` are filled in."""
        return problem(
            self.place,
            template,
            remedy=remedy,
            severity=severity,
            deadline=self.deadline,
            due=self.due.late_after or self.due.due or self.due.latest,
            start=self.start.on,
            done=self.end.on if self.end is not None else "",
            **fields,
        )


def runs(clock_id: str, case: Case, law: Law) -> Iterator[Run]:
    """Every running of that clock in the case, in the order in which their start events are written."""
    clock = CLOCKS[clock_id]
    if clock.kinds and case.kind not in clock.kinds:
        return
    ends = tuple(occurrences(case, clock.end))
    stops = tuple(each for event in clock.stops for each in occurrences(case, event))
    for start in occurrences(case, clock.start):
        if clock.is_in_force(start.on) and _outcome_fits(clock, case, start):
            yield _run(clock, case, law, start, ends, stops)


def all_runs(case: Case, law: Law) -> Iterator[Run]:
    """Every running of every clock in the case."""
    for clock_id in CLOCKS:
        yield from runs(clock_id, case, law)


def _outcome_fits(clock: Clock, case: Case, start: Occurrence) -> bool:
    if not clock.outcomes:
        return True
    return any(each.outcome in clock.outcomes for each in case.decisions if start.decision in (None, each.number))


def _run(
    clock: Clock, case: Case, law: Law, start: Occurrence, ends: Iterable[Occurrence], stops: Iterable[Occurrence]
) -> Run:
    length = clock.length
    if clock.length_from:
        matter = case.bureau.matters.get(case.facts.matter or "")
        own = getattr(matter, clock.length_from) if matter is not None else None
        length = own or length
    if clock.direction == "backward":
        end = min((each for each in ends if each.concerns(start)), key=lambda each: each.on, default=None)
        due = law.calendar.before(start.on, length, clock.unit)
        return Run(clock, case.id, start, end, None, due, _backward_state(due, end, start, law.as_of))
    end = min(
        (each for each in ends if each.concerns(start) and each.on >= start.on), key=lambda each: each.on, default=None
    )
    stopped = min(
        (each for each in stops if each.concerns(start) and each.on >= start.on), key=lambda each: each.on, default=None
    )
    extended = _extension(clock, case, start)
    due = law.calendar.add(start.on, length + extended, clock.unit)
    paused = 0
    for pause in _pauses(clock, case, start, due):
        due, added = _later(clock, law, due, pause)
        paused += added
    halted_on = end.on if end is not None else stopped.on if stopped is not None else None
    state = forward_state(due, halted_on, law.as_of)
    if end is None and stopped is not None and state is not State.LATE:
        state = None
    return Run(clock, case.id, start, end, stopped, due, state, extended, paused)


def _extension(clock: Clock, case: Case, start: Occurrence) -> int:
    """The length of the approved extensions, never more than the law allows."""
    if clock.extension is None:
        return 0
    name = clock.extension.event.removeprefix("step:")
    granted = 0
    for step, each in zip(_dated_steps(case, name), occurrences(case, clock.extension.event), strict=True):
        if each.concerns(start) and each.on >= start.on:
            given = step.extended_working_days if clock.unit == "working_days" else step.extended_days
            granted += given if given is not None else clock.extension.most
    return min(granted, clock.extension.most)


def _dated_steps(case: Case, name: str) -> Iterator[Any]:
    return (step for step in case.steps_named(name) if step.on is not None)


def _pauses(clock: Clock, case: Case, start: Occurrence, due: Due) -> Iterator[Pause]:
    """The pauses that this clock's own law lets it leave out, and that fall into it."""
    if clock.suspension is None:
        return
    for pause in case.facts.pauses:
        if pause.reason in clock.suspension.reasons and pause.from_ and start.on <= pause.from_ <= due.latest:
            yield pause


def _later(clock: Clock, law: Law, due: Due, pause: Pause) -> tuple[Due, int]:
    """The due day moved by the length of a pause, both its first and its last day left out; and by how much."""
    assert pause.from_ is not None  # _pauses yields no other
    last = pause.to or law.as_of
    if last < pause.from_:
        return due, 0
    if clock.unit == "working_days":
        count = law.calendar.count(pause.from_ - timedelta(days=1), last)
        low, high = count.least, count.most
    else:
        low = high = (last - pause.from_).days + 1
    if high == 0:
        return due, 0
    first = law.calendar.add(due.earliest, low, clock.unit) if low else due
    final = law.calendar.add(due.latest, high, clock.unit)
    if due.provisional or low != high or first.provisional or final.provisional:
        return Due(None, None, first.earliest, final.latest, True), low
    # The raw last day moves by the pause and is rolled afresh; a rolled day must not be rolled on.
    return law.calendar.add(due.due or due.latest, high, clock.unit), high


def forward_state(due: Due, done_on: date | None, as_of: date) -> State | None:
    """Done in time (None), late, overdue, running or undetermined.

    Late and overdue are asserted only past the latest possible day, soundness only up to the earliest.
    """
    judged = done_on or as_of
    if judged > due.latest:
        return State.LATE if done_on else State.OVERDUE
    if judged <= due.earliest or not due.provisional:
        return None if done_on else State.RUNNING
    return State.UNDETERMINED


def _backward_state(due: Due, end: Occurrence | None, start: Occurrence, as_of: date) -> State | None:
    if end is None:
        if as_of > due.latest or as_of > start.on:
            return State.OVERDUE
        return State.RUNNING if as_of <= due.earliest else State.UNDETERMINED
    if end.on > due.latest:
        return State.LATE
    # Between the strict and the lenient count the law's text leaves it open (practice.md §2).
    return None if end.on <= due.earliest else State.UNDETERMINED
