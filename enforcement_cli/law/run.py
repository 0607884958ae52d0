"""One running of a clock in a case: its start and end, its last day, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal

from enforcement_cli.law.basis import basis as _basis
from enforcement_cli.law.calendar import Due
from enforcement_cli.law.clocks import Clock
from enforcement_cli.law.occurrence import Occurrence
from enforcement_cli.messages import Phrase
from enforcement_cli.problems import Deadline, Place, Problem, Severity, State, problem

Doubt = Literal["", "calendar", "pauses", "start", "end", "hearing", "unit", "time"]
"""Why a run is undetermined: a year without a notice, pauses whose effect no setting names, a start or an end whose own
day is not given, a notice that speaks of another day of hearing, units of which the text does not say which, or a time
of day that is not given."""


@dataclass(frozen=True, slots=True)
class Run:
    """One running of a clock in a case.

    `due` has every lawful extension and pause in it; `if_paused` is the due day were the pauses counted whose effect
    no setting names. For a backward clock `due.earliest` is the last day by the strict count and `due.latest` by the
    lenient one. `judged_on` is the day that is held against it: of the end, of what stopped it, else of judging.
    `length` is what the law, or the law of the matter, gives; `extended` and `paused` what was added to it;
    `unextended` is the due day without the extension.
    `other` is the due day by the clock's other reading; `due_at` the time of day, for a clock of hours that has one.
    `state` is None when done in time, or stopped before it was due; LATE without an end means stopped too late.
    """

    clock: Clock
    case: str
    start: Occurrence
    end: Occurrence | None
    stopped: Occurrence | None
    due: Due
    state: State | None
    judged_on: date
    length: int
    unextended: Due
    extended: int = 0
    paused: int = 0
    own_length: bool = False
    if_paused: Due | None = None
    other: Due | None = None
    due_at: time | None = None
    doubt: Doubt = ""

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

    @property
    def lapsed(self) -> bool:
        """Whether a party's own period is over unused: nothing done, nothing that stopped it, no day of it left."""
        return self.state is None and self.end is None and self.stopped is None

    @property
    def rests_on_memory(self) -> bool:
        """Whether none of the clock's sources could be read: then nothing worse than a warning is said of it."""
        return all(_basis(each).is_recalled for each in self.clock.basis)

    @property
    def is_strictly_late(self) -> bool:
        """Backward clocks: done after the last day of the strict count, yet in time by the lenient one."""
        if self.clock.direction != "backward" or self.end is None or self.due.due is None:
            return False
        return self.due.due < self.end.on <= self.due.latest

    def _latest_possible(self) -> Phrase:
        """The last day that no holiday notice can outdo, said to be that."""
        return Phrase("{day}（放假安排尚未公布，按最迟的可能计算）", {"day": self.due.latest})

    def problem(
        self,
        template: str,
        *,
        remedy: str = "",
        severity: Severity | None = None,
        basis: tuple[str, ...] = (),
        **fields: Any,
    ) -> Problem:
        """A problem about this run.

        Filled in: `{start}`; `{due}`, the last day in time, and `{raw}`, the last day as counted; `{earliest}` and
        `{latest}`; `{done}`, the day of the act; `{judged}`, the day held against it; `{length}`, in the clock's unit;
        `{other}`, the last day by the clock's other reading.
        """
        given = {
            "due": self.due.late_after or self.due.due or self._latest_possible(),
            "raw": self.due.due or self.due.earliest,
            "earliest": self.due.earliest,
            "latest": self.due.latest,
            "start": self.start.on,
            "done": self.end.on if self.end is not None else "",
            "judged": self.judged_on,
            "length": self.length,
        }
        if self.other is not None:
            given["other"] = self.other.late_after or self.other.latest
        return problem(
            self.place,
            template,
            remedy=remedy,
            severity=severity,
            basis=basis,
            deadline=self.deadline,
            **given | fields,
        )
