"""The days off and the make-up workdays of a year, gathered for reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enforcement_cli.law.calendar.days import year_end
from enforcement_cli.law.calendar.festivals import festivals
from enforcement_cli.law.calendar.known import KnownDays

NEW_YEAR = "元旦"


@dataclass(frozen=True, slots=True)
class HolidayBlock:
    """Days off in a row. `names` are the holidays in it: 中秋节 and 国庆节 may share one."""

    names: tuple[str, ...]
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has, weekend days included."""
        return (self.last - self.first).days + 1


def holiday_blocks(known: KnownDays, year: int) -> tuple[HolidayBlock, ...]:
    """The blocks that touch a year; for an unknown year its statutory days."""
    if year in known.years:
        days = {day: name for day, name in known.off.items() if abs(date.fromordinal(day).year - year) <= 1}
    else:
        days = {day: each.name for each in festivals(year) for day in each.days}
    blocks: list[list[int]] = []
    for day in sorted(days):
        # A weekend that the data leave unnamed lies between two named days of one block (端午节 2011).
        if blocks and all(_is_off(known, each) for each in range(blocks[-1][-1] + 1, day)):
            blocks[-1].append(day)
        else:
            blocks.append([day])
    touching = [each for each in blocks if year_end(year - 1) < each[-1] and each[0] <= year_end(year)]
    return tuple(
        HolidayBlock(
            tuple(dict.fromkeys(days[day] for day in each)), date.fromordinal(each[0]), date.fromordinal(each[-1])
        )
        for each in touching
    )


def _is_off(known: KnownDays, day: int) -> bool:
    return known.knows(day) and not known.is_working(day)


def make_up_days(known: KnownDays, year: int) -> tuple[tuple[date, str], ...]:
    """The weekend days worked in a known year, and for its 元旦 in the December before."""
    found = []
    for day, name in sorted(known.worked.items()):
        on = date.fromordinal(day)
        if on.year in known.years and (
            on.year == year or (on.year == year - 1 and name == NEW_YEAR and on.month == 12)
        ):
            found.append((on, name))
    return tuple(found)
