"""Independent ways to know a working day: a naive walk over the library, and the notices as printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import chinese_calendar

from enforcement_cli.law.calendar import Base, Calendar, library_base

DAY = timedelta(days=1)


def days(first: date, last: date) -> Iterator[date]:
    """Every day, both ends included."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


@cache
def is_workday(day: date) -> bool:
    """What the library says of one day."""
    return bool(chinese_calendar.is_workday(day))


def walk(start: date, n: int, is_working: Callable[[date], bool] = is_workday) -> date:
    """The n-th working day after `start`, one day at a time."""
    day = start
    while n:
        day += DAY
        n -= is_working(day)
    return day


def hidden_from(year: int, *, december_moved: bool) -> Calendar:
    """The calendar as it stood before the notice of `year` was out.

    That notice may have moved days of the December before (2018-12-29 worked, 12-31 off): `december_moved` keeps
    those, else the December is as its weekdays say.
    """
    base = library_base()
    base = base.without([each for each in base.years if each >= year])
    if december_moved:
        return Calendar(base)
    end = date(year - 1, 12, 20).toordinal()
    return Calendar(
        Base(
            base.source,
            base.years,
            {day: name for day, name in base.off.items() if day < end},
            {day: name for day, name in base.worked.items() if day < end},
        )
    )


# The 2027 notice was not out when this was written: these days are invented.
NOTICE_2027: Mapping[str, Any] = {
    "year": "2027",
    "notice": {
        "no": "示例发〔2026〕1号",
        "title": "关于2027年部分节假日安排的通知（示例）",
        "dated": "2026-11-30",
    },
    "holidays": [
        {"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"},
        {"name": "春节", "from": "2027-02-05", "to": "2027-02-13"},
        {"name": "清明节", "from": "2027-04-03", "to": "2027-04-05"},
        {"name": "劳动节", "from": "2027-05-01", "to": "2027-05-05"},
        {"name": "端午节", "from": "2027-06-09", "to": "2027-06-09"},
        {"name": "中秋节", "from": "2027-09-15", "to": "2027-09-15"},
        {"name": "国庆节", "from": "2027-10-01", "to": "2027-10-07"},
    ],
    "workdays": ["2027-01-31", "2027-02-14", "2027-05-08", "2027-09-26", "2027-10-09"],
}
