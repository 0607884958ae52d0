"""A calendar document of the case repository (`calendars/<year>.yaml`), checked and in ordinals.

    year: 2027
    notice: {no: 国办发明电〔2026〕9号, title: …, dated: 2026-11-25}
    holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}, …]
    workdays: [2027-02-14, …]
    source: where the text was taken from      # optional
    amends: the notice or order that it changes # optional: then only the days given change

Without `amends` it is the whole year: what the shipped data say of that year no longer counts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from enforcement_cli.law.calendar.days import parse_day, weekdays_upto
from enforcement_cli.law.calendar.festivals import FIRST_YEAR, festivals
from enforcement_cli.law.calendar.notices import Notice
from enforcement_cli.problems import EnforceError

LAST_YEAR = 2100


@dataclass(frozen=True)
class Overlay:
    """One document. `off` and `worked` as in Base.

    `surplus`: days off of a whole year beyond the statutory ones. Anything but 0 hints at a make-up workday left out
    or put in by mistake; it is no error, since extra days have been given (2015-09-03).
    """

    file: str
    notice: Notice
    off: Mapping[int, str]
    worked: Mapping[int, str]
    digest: str
    surplus: int = 0

    @property
    def year(self) -> int:
        """The year that it is about."""
        return self.notice.year

    @property
    def is_whole_year(self) -> bool:
        """Whether it replaces the year, and does not only amend it."""
        return self.notice.amends is None

    @property
    def version(self) -> str:
        """File, notice and digest."""
        return f"{self.file} ({self.notice.no}, {self.digest})"


def read_overlay(document: Mapping[str, Any], file: str) -> Overlay:
    """The document as an Overlay; scalars may be text or already dates and numbers.

    Raises EnforceError that names the file and what is wrong: a day that no calendar has, a day outside the year and
    the December before it, a block that ends before it begins, a day both off and worked; for a whole year also a
    statutory holiday left out, or a make-up workday that is no weekend day.
    """
    year = _year(document, file)
    notice = _notice(document, year, file)
    off: dict[int, str] = {}
    for row in _rows(document, "holidays"):
        name = str(row.get("name") or "")
        first, last = (_day(row.get(key), year, file) for key in ("from", "to"))
        if not 0 <= last - first < 31:
            raise EnforceError(
                "{file}：{name}放假的起止日期（{first}至{last}）有误",
                remedy="结束日期不早于开始日期，一次放假不超过31天；请对照通知原文更正。",
                file=file,
                name=name,
                first=date.fromordinal(first),
                last=date.fromordinal(last),
            )
        off.update(dict.fromkeys(range(first, last + 1), name))
    days = [_day(each, year, file) for each in document.get("workdays") or ()]
    worked = {each: _nearest(each, off) for each in days}
    both = sorted(worked.keys() & off.keys())
    if both:
        raise EnforceError(
            "{file}：{days}既列为放假，又列为上班",
            remedy="请对照通知原文，留下一处。",
            file=file,
            days=[date.fromordinal(each) for each in both],
        )
    if notice.amends is None:
        _check_whole_year(year, off, worked, file)
    surplus = _surplus(year, off, worked) if notice.amends is None else 0
    return Overlay(file, notice, off, worked, _digest(document), surplus)


def _year(document: Mapping[str, Any], file: str) -> int:
    text = str(document.get("year") or "")
    if not (len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise EnforceError(
            "{file}：年份“{year}”不是{first}至{last}之间的年份",
            remedy="请填写该通知安排的年份，如 2027。",
            file=file,
            year=text,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return int(text)


def _notice(document: Mapping[str, Any], year: int, file: str) -> Notice:
    given = document.get("notice")
    given = given if isinstance(given, Mapping) else {}
    no, title = str(given.get("no") or ""), str(given.get("title") or "")
    if not no:
        raise EnforceError(
            "{file}：没有写明通知的文号",
            remedy="请填写国务院办公厅通知的文号；地方另有规定的，填写该规定的文号。",
            file=file,
        )
    dated = given.get("dated")
    amends = document.get("amends")
    return Notice(year, no, title, _any_day(dated, file) if dated else None, str(amends) if amends else None, file)


def _rows(document: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    return [row for row in document.get(key) or () if isinstance(row, Mapping)]


def _any_day(value: object, file: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return parse_day(str(value))
    except ValueError:
        raise EnforceError(
            "{file}：“{text}”不是有效的日期",
            remedy="日期写成 2027-02-05 的样子，并且确有其日。",
            file=file,
            text="" if value is None else value,
        ) from None


def _day(value: object, year: int, file: str) -> int:
    day = _any_day(value, file)
    if not date(year - 1, 12, 1) <= day <= date(year, 12, 31):
        raise EnforceError(
            "{file}：{day}不在{year}年及其上一年12月之内",
            remedy="一个文件只写一年的安排；请核对年份。",
            file=file,
            day=day,
            year=year,
        )
    return day.toordinal()


def _nearest(day: int, off: Mapping[int, str]) -> str:
    """The holiday for which a weekend day is worked: the notice does not say, the nearest block is taken."""
    return off[min(off, key=lambda each: (abs(each - day), each))] if off else ""


def _check_whole_year(year: int, off: Mapping[int, str], worked: Mapping[int, str], file: str) -> None:
    for festival in festivals(year):
        for day in festival.days:
            if day in worked or (day not in off and date.fromordinal(day).weekday() < 5):
                raise EnforceError(
                    "{file}：{name}（{day}）是法定节假日，却没有列入放假",
                    remedy="请对照通知原文补全；只改动几天的文件，请写明修改哪一通知。",
                    file=file,
                    name=festival.name,
                    day=date.fromordinal(day),
                )
    for day in sorted(worked):
        if date.fromordinal(day).weekday() < 5:
            raise EnforceError(
                "{file}：{day}不是周六、周日，不会是调休上班日",
                remedy="请对照通知原文更正。",
                file=file,
                day=date.fromordinal(day),
            )


def _surplus(year: int, off: Mapping[int, str], worked: Mapping[int, str]) -> int:
    weekdays = sum(weekdays_upto(day) - weekdays_upto(day - 1) for day in off)
    return weekdays - len(worked) - sum(len(each.days) for each in festivals(year))


def _digest(document: Mapping[str, Any]) -> str:
    canonical = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:8]
