"""What one row of the Clock table holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Unit = Literal["working_days", "days", "months", "years", "hours"]
Direction = Literal["forward", "backward", "until"]

PENALTY_LAW_2021 = date(2021, 7, 15)
DISCLOSURE_2018 = date(2018, 12, 5)
# The founding document is of 2019, without a day: what only it says is asked from the first day that surely is later.
FOUNDING_2019 = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Extension:
    """A lawful extension: the step that grants it, the longest addition in the clock's unit, its basis."""

    event: str
    most: int
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suspension:
    """What stops the clock: reasons of the case's `pauses` (empty: any), and the clause that says so.

    With `setting`, the dated yes-or-no setting of the bureau that names its rule: where it says no, nothing stops;
    where it is not given, an overrun no longer than the pauses cannot be decided.
    """

    reasons: tuple[str, ...]
    basis: tuple[str, ...]
    setting: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """One period. `start`, `end` and `stops` name events (see law.events); without an `end` it just lapses.

    `length` counts `unit`s. A backward clock counts from `start` (the hearing) back to the last day on which `end`
    (the notice) is in time; one that runs `until` its start ends on that very day, which a paper or the law names, and
    has no length. `readings` are other units in which the same number may be meant, where the text does not say: only
    what is in time, or late, under all of them is said to be so. `kinds` and `outcomes` narrow it to kinds of cases and
    outcomes of decisions; empty: all. `in_force_from` and `in_force_to` bound the day of the start event. `duty_of`
    says who must act: 承办, 公示, 法制审核, 负责人 or 当事人 (whose period just lapses). `length_from` names a field of the
    matter, `length_setting` a dated setting of the bureau, that replaces `length` where it is given; a clock of length
    0 runs only then. `never_shorter`: only where it is longer, since what it states is the limit of another clock. `ends_after_start`: what happened before the start is another turn of the same thing, and not a
    misdated end.
    """

    id: str
    title: str
    start: str
    length: int
    unit: Unit
    end: str
    basis: tuple[str, ...]
    duty_of: str = "承办"
    direction: Direction = "forward"
    readings: tuple[Unit, ...] = ()
    extension: Extension | None = None
    suspension: Suspension | None = None
    stops: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    in_force_from: date | None = None
    in_force_to: date | None = None
    length_from: str = ""
    never_shorter: bool = False
    length_setting: str = ""
    ends_after_start: bool = False
    reading: str = ""

    def is_in_force(self, on: date) -> bool:
        """Whether the clock applies to a start event of that day."""
        return (self.in_force_from or date.min) <= on <= (self.in_force_to or date.max)
