"""The days that are known, as prefix sums: how many working days up to a day, and which day is the n-th."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, compress

from enforcement_cli.law.calendar.base import Base
from enforcement_cli.law.calendar.days import year_end
from enforcement_cli.law.calendar.overlay import Overlay


@dataclass(frozen=True)
class KnownDays:
    """All days from the first to the last known year.

    `rank[i]` is the number of working days among the first `i` days, day 0 being `first`; `working` their ordinals.
    Years in between that are not known are filled with Monday to Friday and must not be asked about.
    `until` ends the unbroken run of known years: up to it every sum is sure.
    """

    first: int
    until: int
    years: frozenset[int]
    off: dict[int, str]
    worked: dict[int, str]
    rank: list[int]
    working: list[int]

    def upto(self, day: int) -> int:
        """Number of working days from the first known day to that ordinal, which is not before `first` - 1."""
        return self.rank[day - self.first + 1]

    def is_working(self, day: int) -> bool:
        """Whether work is done on a day of a known year."""
        return self.rank[day - self.first + 1] > self.rank[day - self.first]

    def knows(self, day: int) -> bool:
        """Whether the day lies in a known year."""
        return date.fromordinal(day).year in self.years


def known_days(base: Base, overlays: Iterable[Overlay]) -> KnownDays:
    """The base overlaid by the documents: whole years first, each replacing its year, then amendments."""
    off, worked, years = dict(base.off), dict(base.worked), set(base.years)
    for overlay in sorted(overlays, key=lambda each: (not each.is_whole_year, each.year, each.file)):
        if overlay.is_whole_year:
            years.add(overlay.year)
            january, december = year_end(overlay.year - 1) + 1, year_end(overlay.year)
            for days in (off, worked):
                for day in [each for each in days if january <= each <= december]:
                    del days[day]
        for mine, theirs in ((off, worked), (worked, off)):
            for day, name in (overlay.off if mine is off else overlay.worked).items():
                mine[day] = name
                theirs.pop(day, None)
    first, last = year_end(min(years) - 1) + 1, year_end(max(years))
    until = next(year for year in range(min(years), max(years) + 2) if year not in years) - 1
    return KnownDays(first, year_end(until), frozenset(years), off, worked, *_sums(first, last, off, worked))


def _sums(first: int, last: int, off: dict[int, str], worked: dict[int, str]) -> tuple[list[int], list[int]]:
    length = last - first + 1
    week = bytes(((first + offset) % 7 not in (6, 0)) for offset in range(7))  # ordinal 1 is a Monday
    flags = bytearray((week * (length // 7 + 1))[:length])
    for value, days in ((0, off), (1, worked)):
        for day in days:
            if first <= day <= last:
                flags[day - first] = value
    return [0, *accumulate(flags)], list(compress(range(first, last + 1), flags))
