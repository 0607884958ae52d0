"""How rules tell where a clock stands: one wording for each state, so that no rule decides states on its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from enforcement_cli.law.evaluate import Run
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import Problem, Severity, State

LATE_REMEDY = "请核对两处日期；确属逾期的，用 enforce waive 如实登记说明，不得改动日期。"
CALENDAR_REMEDY = "国务院办公厅公布下一年放假安排后，把通知填入 calendars 文件夹，再作判断。"


@dataclass(frozen=True, slots=True)
class Wording:
    """Chinese templates over the fields of `Run.problem` and the rule's own.

    `late`: done (or stopped) past its day. `overdue`: past its day and not done. `unsure`: the day held against it lies
    between the earliest and the latest possible last day. `soon`: the last day is near. `open`: running, and its last
    day hangs on a year without a notice. `remedy`: what to do while it is not done; `late_remedy`: afterwards; `calendar_remedy`: what would settle `unsure`.
    """

    late: str
    overdue: str
    unsure: str
    soon: str
    open: str
    remedy: str
    late_remedy: str = LATE_REMEDY
    calendar_remedy: str = CALENDAR_REMEDY


def tell(
    run: Run,
    law: Law,
    wording: Wording,
    *,
    severity: Severity | None = None,
    basis: tuple[str, ...] = (),
    **fields: Any,
) -> Iterator[Problem]:
    """What there is to say of a run by its state; nothing where all is well.

    `severity` is that of a late or missed act, None for the rule's own; the rest is undetermined or a hint. What rests
    on law that could not be read is a warning at most.
    """
    unsure = Severity.UNDETERMINED
    if run.rests_on_memory:
        severity = unsure = Severity.WARNING
    if run.state is State.LATE and run.end is not None:
        yield run.problem(wording.late, remedy=wording.late_remedy, severity=severity, basis=basis, **fields)
    elif run.state is State.LATE:
        yield run.problem(wording.overdue, remedy=wording.late_remedy, severity=severity, basis=basis, **fields)
    elif run.state is State.OVERDUE:
        yield run.problem(wording.overdue, remedy=wording.remedy, severity=severity, basis=basis, **fields)
    elif run.state is State.UNDETERMINED:
        yield run.problem(wording.unsure, remedy=wording.calendar_remedy, severity=unsure, basis=basis, **fields)
    elif run.state is State.RUNNING and run.due.provisional:
        yield run.problem(wording.open, severity=Severity.INFO, basis=basis, **fields)
    elif run.state is State.RUNNING and is_due_soon(run, law):
        yield run.problem(wording.soon, remedy=wording.remedy, severity=Severity.INFO, basis=basis, **fields)


def is_due_soon(run: Run, law: Law) -> bool:
    """Whether the last day of a running clock is no further off than the bureau wants to be reminded.

    A last day that fell on a day off may have passed while the clock, which gives way to the next working day, runs.
    """
    return (run.due.earliest - law.as_of).days <= law.due_soon_days
