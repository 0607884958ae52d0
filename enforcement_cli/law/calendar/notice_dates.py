"""Dates as a notice writes them: without year or month where the one before has it, in ranges and lists, with weekdays.

`read_days` takes as many dates from the start of a text as there are, and checks what stands in brackets after each.
What it is not sure of it refuses (`RefusedError`), with a reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from enforcement_cli.law.calendar.days import WEEKDAYS
from enforcement_cli.law.calendar.festivals import lunar_new_year
from enforcement_cli.messages import Phrase

_ISO = re.compile(r"(20\d{2})-(\d{1,2})-(\d{1,2})")
_BETWEEN = r"(?:至|到|[-—–―‐‑−─~〜]{1,4})"
_TO = re.compile(_BETWEEN)
_DATE = re.compile(r"(?:(20\d{2})年)?(?:(\d{1,2})月)?(\d{1,2})[日号]")
_FIRST_OF_RANGE = re.compile(rf"(?:(20\d{{2}})年)?(\d{{1,2}})月(\d{{1,2}})(?={_BETWEEN}\d)")
_NOTE = re.compile(r"\(([^()]*)\)")
_WEEKDAY = re.compile("(?:星期|周|礼拜)([一二三四五六日天])")
_BARE_WEEKDAY = re.compile("(?:星期|周|礼拜)[一二三四五六日天](?!末)")
_LUNAR = re.compile("(?:农历)?(?:大年|正月)?初([一二三四五六七八九十])")
_EVE = re.compile("(?:农历)?除夕")
# What else may stand in brackets without saying anything of other days.
_IDLE = re.compile("(?:农历[\u4e00-\u9fff]{0,8}|法定节假日|当[日天]|节日|新年|[\u4e00-\u9fff]{1,6}节|、|,)*")
_SEPARATOR = re.compile("[、,和与及]")
_LONGEST = 31
_MOST_SHOWN = 5


class RefusedError(Exception):
    """What cannot be read for sure, and why."""

    def __init__(self, template: str, /, **fields: object) -> None:
        super().__init__(template)
        few = {name: each[:_MOST_SHOWN] if isinstance(each, list) else each for name, each in fields.items()}
        self.why = Phrase(template, few)


@dataclass(frozen=True, slots=True)
class Year:
    """Of which year the notice is; `new_year` while it speaks of 元旦, whose December is that of the year before."""

    number: int
    new_year: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """The dates read, in order, ranges written out; and where the text goes on."""

    days: tuple[date, ...]
    end: int


def read_days(text: str, position: int, year: Year, *, single: bool = False) -> Days | None:
    """A list of dates and ranges at that position, or the first of them; None where there is none."""
    found: list[date] = []
    last: date | None = None
    while True:
        read = _range(text, position, year, last) or _one(text, position, year, last)
        if read is None:
            break
        days, position = read
        found += days
        last = days[-1]
        position = _notes(text, position, found)
        separator = _SEPARATOR.match(text, position)
        if single or separator is None or not _starts_date(text, separator.end()):
            break
        position = separator.end()
    return Days(tuple(found), position) if found else None


def iso_to_chinese(text: str) -> str:
    """2026-01-01 as 2026年1月1日, so that its hyphens are not taken for ranges."""
    return _ISO.sub(lambda found: f"{found[1]}年{int(found[2])}月{int(found[3])}日", text)


def _starts_date(text: str, position: int) -> bool:
    return _DATE.match(text, position) is not None or _FIRST_OF_RANGE.match(text, position) is not None


def _range(text: str, position: int, year: Year, last: date | None) -> tuple[list[date], int] | None:
    begin = _DATE.match(text, position) or _FIRST_OF_RANGE.match(text, position)
    if begin is None:
        return None
    after, notes = _skip_notes(text, begin.end())
    to = _TO.match(text, after)
    end = _DATE.match(text, to.end()) if to is not None else None
    if end is None:
        return None
    first_month = _month(begin, last)
    last_month = int(end[2]) if end[2] else first_month
    first_year, last_year = begin[1], end[1]
    crosses = last_month < first_month
    if first_year is None and last_year is not None:
        first_year = str(int(last_year) - crosses)
    first = _date(first_year, first_month, begin[3], year)
    final = _date(last_year or str(first.year + crosses), last_month, end[3], year)
    if not 0 < (final - first).days < _LONGEST:
        raise RefusedError("{first}至{last}不像一次放假的起止日期", first=first, last=final)
    if notes:
        _check_notes(notes, [first])
    return [date.fromordinal(each) for each in range(first.toordinal(), final.toordinal() + 1)], end.end()


def _one(text: str, position: int, year: Year, last: date | None) -> tuple[list[date], int] | None:
    found = _DATE.match(text, position)
    if found is None:
        return None
    own = found[1] or (str(last.year) if last is not None and not found[2] else None)
    return [_date(own, _month(found, last), found[3], year)], found.end()


def _month(found: re.Match[str], last: date | None) -> int:
    """Its own month, else that of the date before it in the list."""
    if found[2]:
        return int(found[2])
    if last is None:
        raise RefusedError("没有写明是几月")
    return last.month


def _date(year: str | None, month: int, day: str, of: Year) -> date:
    """The date; without a year of its own that of the notice, for 元旦 in December that before it."""
    number = int(year) if year else of.number - (of.new_year and month == 12)
    try:
        return date(number, month, int(day))
    except ValueError:
        raise RefusedError("没有{year}年{month}月{day}日这一天", year=number, month=month, day=day) from None


def _skip_notes(text: str, position: int) -> tuple[int, list[str]]:
    notes: list[str] = []
    while (found := _NOTE.match(text, position) or _BARE_WEEKDAY.match(text, position)) is not None:
        notes.append(found[0].strip("()"))
        position = found.end()
    return position, notes


def _notes(text: str, position: int, days: list[date]) -> int:
    position, notes = _skip_notes(text, position)
    _check_notes(notes, days)
    return position


def _check_notes(notes: list[str], days: list[date]) -> None:
    """What stands in brackets must fit the last day before it; several weekdays fit as many days."""
    for note in notes:
        weekdays = _WEEKDAY.findall(note)
        for named, day in zip(reversed(weekdays), reversed(days), strict=False):
            if "一二三四五六日".index(named.replace("天", "日")) != day.weekday():
                raise RefusedError(
                    "{day}是{is_}，文中写的是“{note}”", day=day, is_=Phrase(WEEKDAYS[day.weekday()], {}), note=note
                )
        if len(weekdays) > len(days):
            raise RefusedError("“{note}”写的比日期多", note=note[:40])
        _check_lunar(note, days[-1])
        rest = _EVE.sub("", _LUNAR.sub("", _WEEKDAY.sub("", note)))
        if not _IDLE.fullmatch(rest):
            raise RefusedError("不明白“{note}”指什么", note=note[:40])


def _check_lunar(note: str, day: date) -> None:
    found = _LUNAR.search(note)
    offset = "一二三四五六七八九十".index(found[1]) if found is not None else -1 if _EVE.search(note) else None
    if offset is not None and day.toordinal() != lunar_new_year(day.year) + offset:
        raise RefusedError("{day}不是{note}", day=day, note=note)
