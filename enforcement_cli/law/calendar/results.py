"""What the calendar answers: due days, counts, and the rows that explain them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a period.

    Known: `due` is the last day as counted, `late_after` the last day on which the act is still in time (民法典 203: a
    last day that is a day off gives way to the first working day after it; with working days both are the same), and
    `earliest` = `due`, `latest` = `late_after`.

    Provisional (it hangs on a year whose notice is not out): `due` and `late_after` are None; the last day lies
    surely within [`earliest`, `latest`]. An act is sound up to `earliest` and late only past `latest`.

    Counted backward (`Calendar.before`): `due` is the last day by the strict count, `late_after` by the lenient one.
    """

    due: date | None
    late_after: date | None
    earliest: date
    latest: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many working days a span of days has: surely `least`, at most `most`; equal where all of it is known."""

    least: int
    most: int
    provisional: bool

    @property
    def days(self) -> int | None:
        """The number, None when it cannot be known yet."""
        return None if self.provisional else self.least


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of an explanation.

    `counted` is None where a notice that is not out decides it. `least` and `most` are the days counted up to and with
    this one. `reason` is text in the language in use. `may_change`: known, but the next year's notice can still move it.
    """

    day: date
    weekday: str
    counted: bool | None
    least: int
    most: int
    reason: str
    may_change: bool = False

    @property
    def number(self) -> int | None:
        """The day's number in the count; None when it is not counted, or not yet known."""
        return self.least if self.counted and self.least == self.most else None
