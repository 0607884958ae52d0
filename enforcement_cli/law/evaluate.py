"""The one evaluator of clocks: it serves rules, `deadlines`, `show` and `new-case`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from enforcement_cli.cases.model import Case
from enforcement_cli.law.calendar import Due
from enforcement_cli.law.clocks import CLOCKS, Clock
from enforcement_cli.law.counting import agreed, hour_state, last_days, last_hour
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.occurrence import Occurrence
from enforcement_cli.law.pauses import Pauses, due_after, pauses_of
from enforcement_cli.law.rule import Law
from enforcement_cli.law.run import Doubt, Run
from enforcement_cli.law.states import backward_state, forward_state, open_backward_state
from enforcement_cli.problems import Place, State

__all__ = ["Run", "all_runs", "runs"]

ONE_FOR_ONE = frozenset({"measure:released", "measure:approved-after", "fine:handed-in", "fine:deposited"})
"""Ends that are no steps, and of which, as with steps, each start takes one of its own."""


def runs(clock_id: str, case: Case, law: Law) -> Iterator[Run]:
    """Every running of that clock in the case, in the order in which their start events are written."""
    return iter(law.memo.of(case, ("runs", clock_id), lambda: _runs(CLOCKS[clock_id], case, law)))


def _runs(clock: Clock, case: Case, law: Law) -> Iterator[Run]:
    if clock.kinds and case.kind not in clock.kinds:
        return
    starts = [
        each
        for each in occurrences(case, clock.start, law)
        if clock.is_in_force(each.on) and _outcome_fits(clock, case, each)
    ]
    if not starts:
        return
    ends = tuple(occurrences(case, clock.end, law)) if clock.end else ()
    stops = tuple(each for event in clock.stops for each in occurrences(case, event, law))
    taken: set[Place] = set()
    for start in starts:
        length, own = _length(clock, case, law, start)
        if length > 0 or clock.direction == "until":
            again = clock.ends_after_start or any(each.on < start.on and each.concerns(start) for each in starts)
            if clock.direction == "backward":
                run = _backward(clock, case, law, start, length, own, ends)
            else:
                # What runs until a named day began before it: whatever came earlier belongs to it as well.
                since = date.min if clock.direction == "until" else start.on
                end = _first(ends, start, taken, since, again=again)
                stopped = _stopped(stops, start, since)
                timed = _hours if clock.unit == "hours" else _forward
                run = timed(clock, case, law, start, length, own, end, stopped)
            if run.end is not None and (clock.end.startswith("step:") or clock.end in ONE_FOR_ONE):
                taken.add(run.end.place)
            yield run


def all_runs(case: Case, law: Law) -> Iterator[Run]:
    """Every running of every clock in the case."""
    for clock_id in CLOCKS:
        yield from runs(clock_id, case, law)


def _outcome_fits(clock: Clock, case: Case, start: Occurrence) -> bool:
    if not clock.outcomes:
        return True
    return any(each.outcome in clock.outcomes for each in case.decisions if start.decision in (None, each.number))


def _length(clock: Clock, case: Case, law: Law, start: Occurrence) -> tuple[int, bool]:
    """How long it runs, and whether that is another length than the clock's own."""
    if clock.length_from:
        matter = case.bureau.matters.get(case.facts.matter or "")
        given = getattr(matter, clock.length_from) if matter is not None else None
        if matter is not None and given and not (clock.never_shorter and given < clock.length):
            # The law's own number written out is no other limit, unless another law is named that gives it too.
            return given, given != clock.length or matter.decision_basis is not None
    if clock.length_setting:
        entry = law.bureau.dated(clock.length_setting, start.on)
        if entry is not None and isinstance(entry.value, int) and entry.value > 0:
            return entry.value, True
    return clock.length, False


def _first(
    candidates: Iterable[Occurrence], start: Occurrence, taken: set[Place], since: date, *, again: bool
) -> Occurrence | None:
    """The first occurrence from that day on that belongs to the start.

    Several batches without labels take one end each, in order; the last end serves whatever is left, since one act may
    dispose of several. An end dated before its start is still its end, for the order of steps is another rule's
    business; not where the start came `again`, so that the end may be that of an earlier turn.
    """
    own = sorted((each for each in candidates if each.concerns(start)), key=lambda each: each.on)
    later = [each for each in own if each.on >= since]
    free = [each for each in later if each.place not in taken]
    if free:
        return free[0]
    if later:
        return later[-1]
    return own[-1] if own and not again else None


def _stopped(stops: Iterable[Occurrence], start: Occurrence, since: date) -> Occurrence | None:
    """The first of what stops a clock, from that day on."""
    own = (each for each in stops if each.concerns(start) and each.on >= since)
    return min(own, key=lambda each: each.on, default=None)


def _forward(
    clock: Clock,
    case: Case,
    law: Law,
    start: Occurrence,
    length: int,
    own: bool,
    end: Occurrence | None,
    stopped: Occurrence | None,
) -> Run:
    pauses = pauses_of(clock.suspension, case, law, start.on)
    counted = last_days(clock, law, start.on, length, pauses.counted)
    unextended = counted[0][0]
    extended = _extension(clock, case, start, unextended, own)
    if extended:
        counted = last_days(clock, law, start.on, length + extended, pauses.counted)
    halts = [each.on for each in (end, stopped) if each is not None]
    judged_on = min(halts, default=law.as_of)
    state, same = agreed(forward_state(each, judged_on if halts else None, law.as_of) for each, _ in counted)
    if_paused = _if_paused(law, clock, start, length, pauses)
    doubt: Doubt = "" if same else "unit"
    if same:
        done = end if end is not None and end.on == judged_on else None
        state, doubt = _doubted(state, start, done, judged_on, if_paused)
    if state is State.OVERDUE and clock.duty_of == "当事人":
        state = None
    return Run(
        clock=clock,
        case=case.id,
        start=start,
        end=end,
        stopped=stopped,
        due=counted[0][0],
        state=state,
        judged_on=judged_on,
        length=length,
        unextended=unextended,
        extended=extended,
        paused=counted[0][1],
        own_length=own,
        if_paused=if_paused,
        other=counted[-1][0] if clock.readings else None,
        doubt=doubt,
    )


def _hours(
    clock: Clock,
    case: Case,
    law: Law,
    start: Occurrence,
    length: int,
    own: bool,
    end: Occurrence | None,
    stopped: Occurrence | None,
) -> Run:
    due, at = last_hour(start, length)
    state, unknown = hour_state(start, length, end or stopped, law.as_of)
    halts = [each.on for each in (end, stopped) if each is not None]
    return Run(
        clock=clock,
        case=case.id,
        start=start,
        end=end,
        stopped=stopped,
        due=due,
        state=state,
        judged_on=min(halts, default=law.as_of),
        length=length,
        unextended=due,
        own_length=own,
        due_at=at,
        doubt="time" if unknown else "",
    )


def _if_paused(law: Law, clock: Clock, start: Occurrence, length: int, pauses: Pauses) -> Due | None:
    if not pauses.open_question:
        return None
    return due_after(law, start.on, length, clock.unit, (*pauses.counted, *pauses.open_question))[0]


def _doubted(
    state: State | None, start: Occurrence, end: Occurrence | None, judged_on: date, if_paused: Due | None
) -> tuple[State | None, Doubt]:
    """Late and overdue are taken back where the start, the end, or the effect of pauses, is not sure."""
    if state is State.UNDETERMINED:
        return state, "calendar"
    if state in (State.LATE, State.OVERDUE):
        if if_paused is not None and judged_on <= if_paused.latest:
            return State.UNDETERMINED, "pauses"
        if not start.certain:
            return State.UNDETERMINED, "start"
        if end is not None and not end.certain:
            return State.UNDETERMINED, "end"
    return state, ""


def _extension(clock: Clock, case: Case, start: Occurrence, due: Due, own: bool) -> int:
    """The length of the extensions granted before the time was up, never more than the law allows.

    Where another law sets the length, how far it may be extended is that law's to say: all that was granted counts.
    """
    if clock.extension is None:
        return 0
    granted = 0
    for step in case.steps_named(clock.extension.event.removeprefix("step:")):
        on = step.approved_on or step.on
        if on is None or not start.on <= on <= due.latest:
            continue
        if (step.decision is None or start.decision in (None, step.decision)) and (
            not step.parties or not start.parties or start.parties & set(step.parties)
        ):
            given = step.extended_working_days if clock.unit == "working_days" else step.extended_days
            granted += given if given is not None else clock.extension.most
    return granted if own else min(granted, clock.extension.most)


def _backward(
    clock: Clock, case: Case, law: Law, start: Occurrence, length: int, own: bool, ends: Sequence[Occurrence]
) -> Run:
    dues = [each for each, _ in last_days(clock, law, start.on, length, ())]
    concerned = sorted((each for each in ends if each.concerns(start)), key=lambda each: each.on)
    fitting = [each for each in concerned if each.about in (None, start.on)]
    # A notice of another day: moved, or miswritten. Too late for this one either way, or not to be decided.
    end = fitting[0] if fitting else concerned[-1] if concerned else None
    if end is None:
        state, same = agreed(open_backward_state(each, law.as_of) for each in dues)
    else:
        done = end.on
        state, same = agreed(backward_state(each, done) for each in dues)
    doubt: Doubt = "" if same else "unit"
    if end is not None and not fitting and state is not State.LATE:
        state, doubt = State.UNDETERMINED, "hearing"
    elif same and end is not None and state is State.UNDETERMINED:
        doubt = "calendar"
    if end is None and clock.duty_of == "当事人" and state is State.OVERDUE:
        state = None
    return Run(
        clock=clock,
        case=case.id,
        start=start,
        end=end,
        stopped=None,
        due=dues[0],
        state=state,
        judged_on=end.on if end is not None else law.as_of,
        length=length,
        unextended=dues[0],
        own_length=own,
        other=dues[-1] if clock.readings else None,
        doubt=doubt,
    )
