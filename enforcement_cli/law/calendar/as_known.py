"""The days as they were known on a day in the past: notices that were out by then, as they then read.

The shipped data are the days as they came to be. A notice that was not out yet takes its year with it, and what it
moved in the December before; a notice that amended its year within the year is undone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from enforcement_cli.law.calendar.base import Base
from enforcement_cli.law.calendar.blocks import NEW_YEAR
from enforcement_cli.law.calendar.days import year_end
from enforcement_cli.law.calendar.notices import FIRST_KNOWN, Notice, published_notices
from enforcement_cli.law.calendar.overlay import Overlay
from enforcement_cli.problems import UndeterminedError


@dataclass(frozen=True, slots=True)
class _Before:
    """How days stood before an amendment: what is listed replaces what the data say of `days`."""

    days: tuple[date, ...]
    off: tuple[date, ...] = ()
    worked: tuple[date, ...] = ()
    name: str = ""


# 国办发明电〔2018〕15号: 劳动节 on 1 May alone. 国办发明电〔2019〕16号: 春节 to 30 January, 1 February worked.
_BEFORE = {
    "国办发明电〔2019〕3号": _Before(
        days=(date(2019, 4, 28), date(2019, 5, 2), date(2019, 5, 3), date(2019, 5, 4), date(2019, 5, 5)),
    ),
    "国办发明电〔2020〕1号": _Before(
        days=(date(2020, 1, 31), date(2020, 2, 1), date(2020, 2, 2)), worked=(date(2020, 2, 1),), name="春节"
    ),
}


def is_known(notice: Notice, day: date) -> bool:
    """Whether that notice was out. One without a day is taken for known once its year has begun."""
    ours = next((each for each in published_notices(notice.year) if notice.no and each.no == notice.no), notice)
    return (ours.known_from or notice.known_from or date(notice.year, 1, 1)) <= day


def base_known_on(base: Base, day: date) -> Base:
    """The shipped days as known on that day.

    A year whose notice's day is not at hand (a newer release of the data) counts as known from its 1 January on.
    Raises UndeterminedError for a day before the first notice whose own day is at hand.
    """
    if day < FIRST_KNOWN:
        raise UndeterminedError(
            "{day}有哪些放假安排通知已经公布，没有收录；最早从{first}起可以查询", day=day, first=FIRST_KNOWN
        )
    hidden = [year for year in base.years if not _is_year_known(year, day)]
    known = base.without(hidden)
    off, worked = dict(known.off), dict(known.worked)
    for year in hidden:
        for days in (off, worked):
            for moved in [each for each, name in days.items() if name == NEW_YEAR and _in_december(each, year - 1)]:
                del days[moved]
    for notice in _unknown_amendments(known.years, day):
        before = _BEFORE[notice.no or ""]
        for changed in before.days:
            off.pop(changed.toordinal(), None)
            worked.pop(changed.toordinal(), None)
        off.update((each.toordinal(), before.name) for each in before.off)
        worked.update((each.toordinal(), before.name) for each in before.worked)
    return Base(base.source, known.years, off, worked)


def overlays_known_on(overlays: Iterable[Overlay], day: date) -> tuple[Overlay, ...]:
    """Those documents whose notice was out; an amendment without a day is known from its year's beginning."""
    return tuple(each for each in overlays if is_known(each.notice, day))


def _is_year_known(year: int, day: date) -> bool:
    if date(year, 1, 1) <= day or year < FIRST_KNOWN.year:
        return True
    yearly = [each for each in published_notices(year) if each.amends is None]
    return any(is_known(each, day) for each in yearly)


def _unknown_amendments(years: Iterable[int], day: date) -> list[Notice]:
    notices = (each for year in years for each in published_notices(year))
    return [each for each in notices if each.amends is not None and not is_known(each, day)]


def _in_december(day: int, year: int) -> bool:
    return year_end(year) - 31 < day <= year_end(year)
