"""A count told day by day: which days count, which do not, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.law.calendar.arrangements import Change
from enforcement_cli.law.calendar.bounds import Bounds
from enforcement_cli.law.calendar.days import WEEKDAYS, natural_end
from enforcement_cli.law.calendar.festivals import festivals
from enforcement_cli.law.calendar.known import KnownDays
from enforcement_cli.law.calendar.results import DayRow, Due
from enforcement_cli.messages import tr


def explain_working(known: KnownDays, bounds: Bounds, start: date, due: Due) -> tuple[DayRow, ...]:
    """The start, then each day to the latest possible last one."""
    first = start.toordinal()
    rows = [_start_row(bounds, start)]
    for day in range(first + 1, due.latest.toordinal() + 1):
        counted, reason = _nature(known, bounds, day)
        rows.append(_row(bounds, day, counted, bounds.span(first, day), reason))
    return tuple(rows)


def explain_natural(known: KnownDays, bounds: Bounds, start: date, n: int, unit: str, due: Due) -> tuple[DayRow, ...]:
    """The start, the natural days (for months and years the last alone), then the days until work is done again."""
    first, raw = start.toordinal(), natural_end(start, n, unit).toordinal()
    rows = [_start_row(bounds, start)]
    if unit == "days":
        for number, day in enumerate(range(first + 1, raw), 1):
            rows.append(_row(bounds, day, True, Change(number, number), _nature(known, bounds, day)[1]))
    last = Change(n, n)
    counted, nature = _nature(known, bounds, raw)
    rows.append(_row(bounds, raw, True, last, _last_day(start, date.fromordinal(raw), unit, nature)))
    for day in range(raw + 1, due.latest.toordinal() + 1):
        counted, nature = _nature(known, bounds, day)
        if counted and due.provisional:
            reason = tr("{nature}，最晚顺延至此日", nature=nature)
        elif counted:
            reason = tr("{nature}，顺延至此日（民法典第二百零三条）", nature=nature)
        elif counted is None:
            reason = tr("{nature}；最后一日遇休假日的，可能顺延至此", nature=nature)
        else:
            reason = tr("{nature}，顺延", nature=nature)
        rows.append(_row(bounds, day, None if counted is None else False, last, reason))
    return tuple(rows)


def _last_day(start: date, raw: date, unit: str, nature: str) -> str:
    if unit == "days":
        return tr("{nature}；期间的最后一日", nature=nature)
    if raw.day == start.day:
        return tr("{nature}；到期月的对应日（民法典第二百零二条）", nature=nature)
    return tr("{nature}；没有对应日，以月末日为最后一日（民法典第二百零二条）", nature=nature)


def _start_row(bounds: Bounds, start: date) -> DayRow:
    return _row(bounds, start.toordinal(), False, Change(0, 0), tr("开始的当日，不计入（民法典第二百零一条）"))


def _row(bounds: Bounds, day: int, counted: bool | None, sums: Change, reason: str) -> DayRow:
    on = date.fromordinal(day)
    return DayRow(on, tr(WEEKDAYS[on.weekday()]), counted, sums.least, sums.most, reason, bounds.may_still_change(day))


def _nature(known: KnownDays, bounds: Bounds, day: int) -> tuple[bool | None, str]:
    """Whether work is done on a day (None: not known yet), and the words for why."""
    on = date.fromordinal(day)
    if day < known.first:
        return None, tr("{year}年以前没有数据", year=date.fromordinal(known.first).year)
    if on.year not in known.years:
        return _unpublished(bounds, day, on)
    if known.is_working(day):
        name = known.worked.get(day)
        return True, tr("调休上班（{name}）", name=tr(name)) if name else tr("工作日")
    name = known.off.get(day)
    return False, tr("{name}放假", name=tr(name)) if name else tr("周末")


def _unpublished(bounds: Bounds, day: int, on: date) -> tuple[bool | None, str]:
    least, most = bounds.span(day - 1, day)
    if least == most == 1:
        return True, tr("工作日（{year}年通知未公布；照历年惯例不会放假）", year=on.year)
    if least == most == 0:
        name = next(iter(_statutory(day, on.year)), "")
        return False, tr("{name}，法定节假日", name=tr(name)) if name else tr("周末")
    if on.weekday() < 5:
        return None, tr("{year}年通知未公布，可能放假", year=on.year)
    return None, tr("{year}年通知未公布，可能调休上班", year=on.year)


def _statutory(day: int, year: int) -> Iterator[str]:
    return (each.name for each in festivals(year) if day in each.days)
