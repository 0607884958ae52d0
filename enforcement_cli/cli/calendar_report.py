"""What `enforce calendar` prints: for a clerk in sentences, for a program in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from enforcement_cli.cli.calendar_lines import answer_fields
from enforcement_cli.cli.console import bold, table
from enforcement_cli.cli.notice_words import notice_words
from enforcement_cli.law.calendar import Calendar, Count, DayRow, Due, Notice, festivals
from enforcement_cli.law.calendar.days import WEEKDAYS
from enforcement_cli.messages import tr


def due(calendar: Calendar, start: date, n: int, unit: str, *, explain: bool, as_json: bool) -> str:
    """The last day of a period."""
    found = calendar.add(start, n, unit)
    rows = calendar.explain(start, n, unit) if explain else ()
    if as_json:
        fields = {"start": start.isoformat(), "n": n, "unit": unit, **answer_fields(found, calendar.version)}
        fields["notices"] = [_notice_fields(each) for each in calendar.sources(start, found.latest)]
        if explain:
            fields["days"] = [_row_fields(each) for each in rows]
        return _json(fields)
    lines = [_asked(start, n, unit), *_last_day(calendar, start, found, unit)]
    if explain:
        lines += ["", *table(_row_cells(each) for each in rows)]
        lines += _december_note(calendar, rows)
    lines += ["", *_sources(calendar, start, found.latest)]
    return "\n".join(lines)


def count(calendar: Calendar, after: date, to: date, *, as_json: bool) -> str:
    """The working days in (after, to]."""
    found = calendar.count(after, to)
    if as_json:
        return _json(
            {
                "after": after.isoformat(),
                "to": to.isoformat(),
                "working_days": found.days,
                "least": found.least,
                "most": found.most,
                "provisional": found.provisional,
                "calendar": calendar.version,
            }
        )
    lines = [
        tr("{after}之后，至{to}（当日计入）：{number}", after=_dated(after), to=_dated(to), number=bold(_number(found)))
    ]
    unpublished = calendar.unpublished(after + timedelta(days=1), to)
    if unpublished:
        lines.append(_unpublished(calendar, unpublished))
    return "\n".join([*lines, "", *_sources(calendar, after + timedelta(days=1), to)])


def year(calendar: Calendar, number: int, *, as_json: bool) -> str:
    """The months, days off and make-up workdays of a year."""
    blocks = calendar.holidays(number)
    ends = [date(number - 1, 12, 31), *(_month_end(number, month) for month in range(1, 13))]
    months = [calendar.count(before, end) for before, end in pairwise(ends)]
    total = calendar.count(ends[0], ends[-1])
    make_up = calendar.make_up_days(number)
    if as_json:
        return _json(
            {
                "year": number,
                "known": number in calendar.known_years,
                **_count_fields(total),
                "months": [{"month": month, **_count_fields(each)} for month, each in enumerate(months, 1)],
                "holidays": [
                    {"name": "、".join(each.names), "from": each.first.isoformat(), "to": each.last.isoformat()}
                    for each in blocks
                ],
                "workdays": [{"date": day.isoformat(), "name": name} for day, name in make_up],
                "notices": [_notice_fields(each) for each in calendar.notices(number)],
                "calendar": calendar.version,
            }
        )
    known = number in calendar.known_years
    lines = [bold(tr("{year}年", year=number))]
    if not known:
        lines.append(_unpublished(calendar, (number,)))
    lines += ["", bold(tr("工作日"))]
    lines += table([(tr("{month}月", month=month), _number(each)) for month, each in enumerate(months, 1)])
    lines += table([(tr("全年"), _number(total))])
    lines += ["", bold(tr("放假") if known else tr("法定节假日（前后如何调休，以通知为准）"))]
    lines += table(
        (tr("、").join(tr(name) for name in each.names), _span(each.first, each.last), tr("共{n}天", n=each.days))
        for each in blocks
    )
    if known:
        lines += ["", bold(tr("调休上班"))]
        lines += list(table((_dated(day), tr(name)) for day, name in make_up)) or [tr("没有调休上班的日子")]
    for overlay in calendar.overlays:
        if overlay.year == number and overlay.surplus:
            lines += ["", _surplus(overlay.file, overlay.surplus, sum(len(each.days) for each in festivals(number)))]
    return "\n".join([*lines, "", *_sources(calendar, ends[0] + timedelta(days=1), ends[-1])])


def _asked(start: date, n: int, unit: str) -> str:
    day = _dated(start)
    if unit == "working_days":
        return tr("自{start}起{n}个工作日，开始的当日不计入", start=day, n=n)
    if unit == "days":
        return tr("自{start}起{n}日，开始的当日不计入", start=day, n=n)
    if unit == "months":
        return tr("自{start}起{n}个月，开始的当日不计入", start=day, n=n)
    return tr("自{start}起{n}年，开始的当日不计入", start=day, n=n)


def _last_day(calendar: Calendar, start: date, found: Due, unit: str) -> Iterator[str]:
    if found.due is not None and found.late_after is not None:
        yield bold(tr("届满日：{due}", due=_dated(found.due, calendar)))
        if found.late_after != found.due:
            yield tr(
                "最后一日是法定休假日，顺延至：{day}（民法典第二百零三条）", day=_dated(found.late_after, calendar)
            )
            yield tr("机关自身的期限能否顺延，法律没有写明，宜在{due}以前（含当日）办结。", due=found.due)
        yield tr("{day}起为逾期。", day=_dated(found.late_after + timedelta(days=1)))
        return
    if found.earliest == found.latest:
        yield bold(tr("届满日：暂定{day}，各种可能的安排都是这一天", day=_dated(found.latest)))
    elif unit == "working_days":
        yield bold(tr("届满日：暂定，最早{first}，最晚{last}", first=_dated(found.earliest), last=_dated(found.latest)))
    else:
        yield bold(
            tr(
                "届满日：{first}；这一天放假的，顺延，最晚{last}",
                first=_dated(found.earliest),
                last=_dated(found.latest),
            )
        )
    yield _unpublished(calendar, calendar.unpublished(start, found.latest))
    if found.earliest != found.latest:
        yield tr(
            "{first}以前（含当日）办结的不逾期；{next}起办结的逾期；在这之间的，现在无法判断。",
            first=found.earliest,
            next=found.latest + timedelta(days=1),
        )


def _unpublished(calendar: Calendar, years: Iterable[int]) -> str:
    if calendar.as_known_on is not None:
        return tr(
            "{years}年的放假安排通知在{day}还没有公布，如何调休当时无从推定。",
            years=tuple(years),
            day=calendar.as_known_on,
        )
    return tr(
        "{years}年的放假安排通知尚未收录，如何调休无从推定；通知公布后，请录入 calendars 目录下该年的文件。",
        years=tuple(years),
    )


def _december_note(calendar: Calendar, rows: Iterable[DayRow]) -> Iterator[str]:
    days = [each.day for each in rows if each.may_change]
    if days:
        yield ""
        yield tr(
            "标*的日子按已公布的通知计算；{year}年的通知仍可能改动它们（如2018年12月29日上班、31日放假），其后的数字已计入这种可能。",
            year=days[0].year + 1,
        )


def _sources(calendar: Calendar, first: date, last: date) -> Iterator[str]:
    for number in range(max(first.year, calendar.known_from.year), last.year + 1):
        notices = [notice_words(each) for each in calendar.notices(number)]
        if number not in calendar.known_years:
            on = calendar.as_known_on
            notices = [tr("通知尚未收录") if on is None else tr("通知在{day}还没有公布", day=on)]
        text = tr("；").join(notices or [tr("通知的文号未收录")])
        yield tr("依据：{year}年：{notices}", year=number, notices=text)
    yield tr("日历：{version}", version=calendar.version)


def _surplus(file: str, surplus: int, statutory: int) -> str:
    return tr(
        "{file}中放假占用的周一至周五减去调休上班日，与法定的{statutory}天相差{surplus}天，请对照通知核对有无遗漏。",
        file=file,
        statutory=statutory,
        surplus=abs(surplus),
    )


def _dated(day: date, calendar: Calendar | None = None) -> str:
    weekday = tr(WEEKDAYS[day.weekday()])
    name = calendar.holiday(day) if calendar is not None else None
    if name is None or calendar is None:
        return tr("{day}（{weekday}）", day=day, weekday=weekday)
    if calendar.is_working(day):
        return tr("{day}（{weekday}，调休上班）", day=day, weekday=weekday)
    return tr("{day}（{weekday}，{name}）", day=day, weekday=weekday, name=tr(name))


def _span(first: date, last: date) -> str:
    if first == last:
        return _dated(first)
    return tr("{first}至{last}", first=_dated(first), last=_dated(last))


def _number(found: Count) -> str:
    if found.least == found.most:
        return tr("{n}个工作日", n=found.least)
    return tr("最少{least}个、最多{most}个工作日", least=found.least, most=found.most)


def _row_cells(row: DayRow) -> tuple[str, ...]:
    number = ""
    if row.counted is not False:
        number = str(row.least) if row.least == row.most else f"{row.least}-{row.most}"
    if row.counted is None:
        number = tr("{number}未定", number=number)
    return (number, f"{row.day}{'*' if row.may_change else ''}", row.weekday, row.reason)


def _month_end(number: int, month: int) -> date:
    return date(number, 12, 31) if month == 12 else date(number, month + 1, 1) - timedelta(days=1)


def _count_fields(found: Count) -> dict[str, Any]:
    return {"working_days": found.days, "least": found.least, "most": found.most}


def _notice_fields(notice: Notice) -> dict[str, Any]:
    return {
        "year": notice.year,
        "no": notice.no,
        "title": notice.title,
        "dated": notice.dated.isoformat() if notice.dated else None,
        "amends": notice.amends,
        "file": notice.file,
    }


def _row_fields(row: DayRow) -> dict[str, Any]:
    return {
        "date": row.day.isoformat(),
        "weekday": row.weekday,
        "counted": row.counted,
        "number": row.number,
        "least": row.least,
        "most": row.most,
        "reason": row.reason,
        "may_change": row.may_change,
    }


def _json(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=2)
