"""The statutory holidays of all citizens, by 《全国年节及纪念日放假办法》 as in force in each year.

Known for every year to come, notice or not: what a notice adds is only how weekends are shifted around them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from enforcement_cli.law.calendar.lunar_days import LUNAR_DAYS


@dataclass(frozen=True, slots=True)
class Festival:
    """One holiday: its name and its statutory days as ordinals, in order."""

    name: str
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Regime:
    """Article 2 as in force from a year on: days of 春节 counted from 正月初一, number of days of 劳动节."""

    since: int
    spring: tuple[int, ...]
    labour: int


# Revisions of 2007-12-14, 2013-12-11 and 2024-11-10 (the last read, article 2: 13 days; the earlier ones recalled and
# held against the days off of 2008-2024 by the test of the bounds).
_REGIMES = (
    _Regime(2025, (-1, 0, 1, 2), 2),
    _Regime(2014, (0, 1, 2), 1),
    _Regime(2008, (-1, 0, 1), 1),
)
FIRST_YEAR = _REGIMES[-1].since


@cache
def _lunar() -> dict[int, tuple[int, ...]]:
    """Year -> ordinals of 正月初一, 清明节, 端午节, 中秋节."""
    table = {}
    for line in LUNAR_DAYS.splitlines():
        year, *days = line.split()
        table[int(year)] = tuple(date(int(year), int(day[:2]), int(day[2:])).toordinal() for day in days)
    return table


def lunar_new_year(year: int) -> int:
    """Ordinal of 正月初一 of a year from 2004 to 2100; 除夕 is the day before. Raises KeyError for another year."""
    return _lunar()[year][0]


@cache
def festivals(year: int) -> tuple[Festival, ...]:
    """The seven holidays of a year from 2008 to 2100, 元旦 to 国庆节; 中秋节 stands before 国庆节 whichever comes first.

    Raises KeyError for another year.
    """
    if year < FIRST_YEAR:
        raise KeyError(year)
    spring, qingming, dragon_boat, mid_autumn = _lunar()[year]
    regime = next(each for each in _REGIMES if each.since <= year)
    labour, national = date(year, 5, 1).toordinal(), date(year, 10, 1).toordinal()
    return (
        Festival("元旦", (date(year, 1, 1).toordinal(),)),
        Festival("春节", tuple(spring + offset for offset in regime.spring)),
        Festival("清明节", (qingming,)),
        Festival("劳动节", tuple(range(labour, labour + regime.labour))),
        Festival("端午节", (dragon_boat,)),
        Festival("中秋节", (mid_autumn,)),
        Festival("国庆节", tuple(range(national, national + 3))),
    )
