"""The calendar: working days and due days, sure where the notices are out, an interval where they are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from enforcement_cli.law.calendar.arrangements import Pieces
from enforcement_cli.law.calendar.as_known import base_known_on, is_known, overlays_known_on
from enforcement_cli.law.calendar.base import Base, library_base
from enforcement_cli.law.calendar.blocks import HolidayBlock, holiday_blocks, make_up_days
from enforcement_cli.law.calendar.bounds import LAST_DAY, Bounds
from enforcement_cli.law.calendar.days import natural_end
from enforcement_cli.law.calendar.explain import explain_natural, explain_working
from enforcement_cli.law.calendar.known import KnownDays, known_days
from enforcement_cli.law.calendar.notices import Notice, published_notices
from enforcement_cli.law.calendar.overlay import Overlay, read_overlay
from enforcement_cli.law.calendar.results import Count, DayRow, Due
from enforcement_cli.problems import EnforceError, UndeterminedError

UNITS = ("working_days", "days", "months", "years")
Span = tuple[date, date]
"""First and last day."""
_DAY = timedelta(days=1)


def _pieces(spans: Sequence[Span]) -> Pieces:
    return tuple((first.toordinal() - 1, last.toordinal()) for first, last in spans)


@dataclass(frozen=True, eq=False)
class Calendar:
    """Working days of the shipped data, overlaid by the case repository's documents. Immutable; build one per run.

    Every method that counts raises UndeterminedError for days before the first known year or after 2100, and ValueError
    for n < 1 or an unknown unit, which a caller must have refused already.
    """

    base: Base
    overlays: tuple[Overlay, ...] = ()
    as_known_on: date | None = None
    """The day whose knowledge it holds; None for all that is known."""

    @classmethod
    def load(cls, documents: Iterable[tuple[str, Mapping[str, Any]]] = (), base: Base | None = None) -> Calendar:
        """The calendar of (file name, document) pairs over the shipped data.

        Raises EnforceError for a document that cannot be right (see `read_overlay`), for two that both give a whole
        year, and for an amendment of a year that has no notice yet.
        """
        base = base or library_base()
        overlays = tuple(read_overlay(document, file) for file, document in documents)
        whole: dict[int, str] = {}
        for each in overlays:
            if each.is_whole_year and whole.setdefault(each.year, each.file) != each.file:
                raise EnforceError(
                    "{file}与{other}都写了{year}年的全年安排",
                    remedy="请留下一个，另一个删除，或写明它修改哪一通知。",
                    file=each.file,
                    other=whole[each.year],
                    year=each.year,
                )
        for each in overlays:
            if each.year not in base.years and each.year not in whole:
                raise EnforceError(
                    "{file}：{year}年的通知尚未录入，无从修改",
                    remedy="请先录入{year}年放假安排通知的全文，再写修改。",
                    file=each.file,
                    year=each.year,
                )
        return cls(base, overlays)

    @classmethod
    def shipped(cls) -> Calendar:
        """The calendar of the shipped data alone."""
        return cls(library_base())

    def overlaid(self, documents: Iterable[tuple[str, Mapping[str, Any]]]) -> Calendar:
        """This calendar's shipped data, overlaid by these documents; raises as `load` does."""
        return Calendar.load(documents, self.base)

    def known_on(self, day: date) -> Calendar:
        """This calendar with the notices alone that were out on that day, as they read then.

        Raises UndeterminedError for a day of which it is not at hand what was known (before 2017-11-30).
        """
        return Calendar(base_known_on(self.base, day), overlays_known_on(self.overlays, day), day)

    # What is known

    @cached_property
    def _known(self) -> KnownDays:
        return known_days(self.base, self.overlays)

    @cached_property
    def _bounds(self) -> Bounds:
        return Bounds(self._known)

    @cached_property
    def known_from(self) -> date:
        """1 January of the first known year."""
        return date.fromordinal(self._known.first)

    @cached_property
    def known_until(self) -> date:
        """31 December of the last year up to which every notice is known."""
        return date.fromordinal(self._known.until)

    @property
    def known_years(self) -> frozenset[int]:
        """Every known year; one may lie beyond a gap."""
        return self._known.years

    @cached_property
    def version(self) -> str:
        """What the answers hang on: the shipped data and each document, with digests that change with any day."""
        parts = " + ".join([self.base.version, *(each.version for each in self.overlays)])
        return parts if self.as_known_on is None else f"{parts}, as known on {self.as_known_on}"

    def notices(self, year: int) -> tuple[Notice, ...]:
        """The notices behind a year, the yearly one first; empty where it is not out, or its source not at hand."""
        mine = [each for each in self.overlays if each.year == year]
        shipped = () if any(each.is_whole_year for each in mine) else published_notices(year)
        if year not in self.base.years:
            shipped = ()
        if self.as_known_on is not None:
            on = self.as_known_on
            shipped = tuple(each for each in shipped if is_known(each, on))
        return (*shipped, *(each.notice for each in sorted(mine, key=lambda each: not each.is_whole_year)))

    def is_working(self, day: date) -> bool | None:
        """Whether work is done on that day; None where its year's notice is not out (or the data do not reach back)."""
        return self._known.is_working(day.toordinal()) if day.year in self._known.years else None

    def holiday(self, day: date) -> str | None:
        """The holiday for which a known day is off, or worked instead; None for plain days."""
        ordinal = day.toordinal()
        return self._known.off.get(ordinal) or self._known.worked.get(ordinal)

    def holidays(self, year: int) -> tuple[HolidayBlock, ...]:
        """The blocks of days off around the holidays of a known year, the last December's included where they begin so.

        For an unknown year the statutory days alone. Raises UndeterminedError for a year outside of the calendar.
        """
        self._bounds.check_year(year)
        return holiday_blocks(self._known, year)

    def make_up_days(self, year: int) -> tuple[tuple[date, str], ...]:
        """(day, holiday) of each weekend day worked in a year, or in the December before for its 元旦."""
        return make_up_days(self._known, year)

    def may_still_change(self, day: date) -> bool:
        """Whether a known day lies so near to an unknown year that its notice can still move it (2018-12-29 was)."""
        return self._bounds.may_still_change(day.toordinal())

    # Counting

    def count(self, after: date, to: date) -> Count:
        """Working days in (after, to]. Raises ValueError when `to` is before `after`."""
        if to < after:
            raise ValueError(f"{to} is before {after}")
        least, most = self._bounds.span(after.toordinal(), to.toordinal())
        return Count(least, most, not self._bounds.is_sure(after.toordinal(), to.toordinal()))

    def count_within(self, spans: Sequence[Span]) -> Count:
        """Working days in several spans together, which are in order and do not overlap: counted on one calendar."""
        pieces = _pieces(spans)
        least, most = self._bounds.within(pieces)
        return Count(least, most, not all(self._bounds.is_sure(*each) for each in pieces))

    def add_working_days(self, start: date, n: int, without: Sequence[Span] = ()) -> Due:
        """The n-th working day after `start`, which itself is not counted, a day off or not (民法典 201).

        The days of the spans `without`, which are in order and do not overlap, are left out.
        """
        if n < 1:
            raise ValueError(f"not a length: {n}")
        known, day = self._known, start.toordinal()
        if without:
            return self._bounds.nth(day, n, _pieces(without))
        if known.first <= day <= known.until:
            index = known.rank[day - known.first + 1] + n - 1
            if index < self._sure:
                return self._due_on(known.working[index])
        return self._bounds.nth(day, n)

    @cached_property
    def _sure(self) -> int:
        """How many of the known working days lie in the unbroken run of years."""
        return self._known.upto(self._known.until)

    @cached_property
    def _dues(self) -> dict[int, Due]:
        return {}

    def _due_on(self, day: int) -> Due:
        due = self._dues.get(day)
        if due is None:
            last = date.fromordinal(day)
            due = self._dues[day] = Due(last, last, last, last, False)
        return due

    def add_days(self, start: date, n: int) -> Due:
        """n natural days after `start`; a last day that is a day off gives way to the next working day (民法典 203)."""
        return self._natural(start, n, "days")

    def add_months(self, start: date, n: int) -> Due:
        """The corresponding day n months on, else that month's end (民法典 202), then 民法典 203."""
        return self._natural(start, n, "months")

    def add_years(self, start: date, n: int) -> Due:
        """The corresponding day n years on, 28 February after a 29th (民法典 202), then 民法典 203."""
        return self._natural(start, n, "years")

    def _natural(self, start: date, n: int, unit: str, without: Sequence[Span] = ()) -> Due:
        if n < 1:
            raise ValueError(f"not a length: {n}")
        raw = self._end(start, n, unit)
        for first, last in without:
            if last > start and first <= raw:
                raw = self._end(raw, (last - max(first - _DAY, start)).days, "days")
        rolled = self.add_working_days(date.fromordinal(raw.toordinal() - 1), 1)
        if rolled.provisional:
            return Due(None, None, raw, rolled.latest, True)
        return Due(raw, rolled.late_after, raw, rolled.latest, False)

    def add(self, start: date, n: int, unit: str, without: Sequence[Span] = ()) -> Due:
        """The last day of n working_days, days, months or years after `start`.

        The days of the spans `without`, which are in order and do not overlap, are left out; one that begins after the
        last day, as moved by those before it, no longer moves it.
        """
        if unit == "working_days":
            return self.add_working_days(start, n, without)
        return self._natural(start, n, unit, without)

    def before(self, day: date, n: int, unit: str) -> Due:
        """The last day on which an act is done n working_days, days, months or years *before* `day`.

        `earliest` is the last day by the strict count (n full days lie between act and `day`), `latest` by the lenient
        one (`day` itself is the n-th); where known, `due` and `late_after` are the same two. It may be a day off: an
        act done on it is in time. No rolling: 民法典 203 prolongs a period, and would shorten this one.
        """
        if n < 1:
            raise ValueError(f"not a length: {n}")
        if unit == "working_days":
            return self._bounds.nth_before(day.toordinal(), n)
        lenient = self._end(day, -n, unit)
        strict = date.fromordinal(lenient.toordinal() - 1)
        return Due(strict, lenient, strict, lenient, False)

    def subtract_working_days(self, day: date, n: int) -> Due:
        """`before` in working days."""
        return self.before(day, n, "working_days")

    @staticmethod
    def _end(start: date, n: int, unit: str) -> date:
        try:
            end = natural_end(start, n, unit).toordinal()
        except OverflowError:
            end = 0
        if not 1 < end <= LAST_DAY:
            raise UndeterminedError("{start}起算的期限超出日历的范围，不能计算", start=start)
        return date.fromordinal(end)

    # Saying why

    def explain(self, start: date, n: int, unit: str) -> tuple[DayRow, ...]:
        """The count day by day: each day after `start` up to the latest possible last day, why it counts or not.

        Months and years are not counted by days: only the start, the last day and what follows it are given.
        """
        due = self.add(start, n, unit)
        if unit == "working_days":
            return explain_working(self._known, self._bounds, start, due)
        return explain_natural(self._known, self._bounds, start, n, unit, due)

    def sources(self, first: date, last: date) -> tuple[Notice, ...]:
        """The notices of every year that the days first to last touch."""
        return tuple(each for year in range(first.year, last.year + 1) for each in self.notices(year))

    def unpublished(self, first: date, last: date) -> tuple[int, ...]:
        """The years from `first` to `last` whose notice is not out."""
        years = range(max(first.year, self.known_from.year), last.year + 1)
        return tuple(year for year in years if year not in self._known.years)
