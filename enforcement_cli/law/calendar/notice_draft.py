"""A notice's text as a draft of a calendar document: the year, what it amends, the days, and what must agree with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from enforcement_cli.law.calendar.calendar import Calendar
from enforcement_cli.law.calendar.festivals import festivals
from enforcement_cli.law.calendar.notice_form import FESTIVALS, Form, form_of
from enforcement_cli.law.calendar.notice_text import Prolonged, Reading, merged, read_item, resolved, shown
from enforcement_cli.law.calendar.notices import FIRST_KNOWN, Notice, yearly_title
from enforcement_cli.law.calendar.overlay import Overlay, read_overlay
from enforcement_cli.messages import Phrase
from enforcement_cli.problems import EnforceError

FARTHEST_BEFORE, FARTHEST_AFTER = timedelta(days=14), timedelta(days=9)
"""A little more than any notice since 2008 (eleven days before, six after)."""
REMEDY = "请核对原文是否完整；原文没有写的，用 {option} 写明。"


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """What a notice comes to. `document` is what `calendars/` takes, `file` its place there.

    `known`: the calendar has this notice already. `differences`: days of a known year that it would change.
    `warnings`: what the clerk should look at once more.
    """

    notice: Notice
    readings: tuple[Reading, ...]
    document: dict[str, Any]
    file: str
    known: bool
    differences: tuple[date, ...]
    warnings: tuple[Phrase, ...]


def draft_notice(
    text: str, calendar: Calendar, *, year: int | None = None, no: str | None = None, dated: date | None = None
) -> NoticeDraft:
    """The draft of a notice, as the text says or, where it is silent, as given.

    Raises EnforceError, with the sentence where it is one, for whatever cannot be read for sure or does not agree:
    with itself, with the weekdays, with the statutory days of that year, or with what it amends.
    """
    try:
        form = form_of(text)
    except ValueError:
        raise EnforceError("通知的成文日期不是有效的日期", remedy="请对照原文改正。") from None
    if not form.items:
        raise EnforceError(
            "没有找到放假安排",
            remedy="文件里应有通知的正文，如“元旦：1月1日至3日放假，共3天。”；网页请复制正文，存为文本文件。",
        )
    number = _year(form, year)
    notice = _notice(form, number, no, dated)
    found = [each for item in form.items for each in read_item(item, number)]
    missing = [each for each in FESTIVALS if each not in {name for item in form.items for name in item.names}]
    if missing and number not in calendar.known_years:
        raise EnforceError(
            "{year}年的安排没有写到{names}，该年的通知又还没有录入，无从修改",
            remedy="请先导入该年放假安排通知的全文；全文已经在此的，请检查这几个节日的写法。",
            year=number,
            names=missing,
        )
    before = _known_before(calendar, notice)
    readings = merged([_resolved(each, before, number) for each in found])
    if not missing:
        _check_own_days(readings, number)
    _check_distances(readings)
    if not any(each.days for each in readings):
        raise EnforceError("没有读出任何放假或者上班的日期", remedy="请检查正文是否完整。")
    if missing:
        yearly = next((each.no for each in before.notices(number) if each.no), None) or yearly_title(number)
        notice = Notice(number, notice.no, notice.title, notice.dated, amends=yearly)
        _check_nothing_forgotten(found, readings, before, notice)
    return _drafted(notice, tuple(readings), calendar, before)


def _year(form: Form, given: int | None) -> int:
    said = set(form.years)
    if not said:
        said = {int(text[:4]) for text in _explicit_years(form)}
        if len(said) == 2 and max(said) - min(said) == 1 and any("元旦" in each.names for each in form.items):
            said = {max(said)}  # 元旦 may begin in the December before
    if given is not None:
        if said and given not in said:
            raise EnforceError("通知是{said}年的，与 --year {given} 不同", said=sorted(said), given=given)
        return given
    if len(said) != 1:
        raise EnforceError("没有写明是哪一年的放假安排", remedy=REMEDY, option="--year")
    return said.pop()


def _explicit_years(form: Form) -> Iterator[str]:
    for item in form.items:
        for sentence in item.sentences:
            yield from (part[-4:] for part in sentence.split("年")[:-1] if part[-4:].isascii() and part[-4:].isdigit())


def _notice(form: Form, year: int, no: str | None, dated: date | None) -> Notice:
    for option, said, given in (("--no", form.no, no), ("--dated", form.dated, dated)):
        if said is not None and given is not None and said != given:
            raise EnforceError("通知写的是{said}，与 {option} {given} 不同", said=said, option=option, given=given)
    number, day = form.no or no, form.dated or dated
    if number is None:
        raise EnforceError("没有找到通知的文号", remedy=REMEDY, option="--no")
    if day is None:
        raise EnforceError("没有找到通知的成文日期", remedy=REMEDY, option="--dated")
    if not date(year - 1, 1, 1) <= day <= date(year, 12, 31):
        raise EnforceError("{year}年的放假安排，成文日期却是{day}", remedy="请核对年份和成文日期。", year=year, day=day)
    return Notice(year, number, form.title or yearly_title(year), day)


def _known_before(calendar: Calendar, notice: Notice) -> Calendar:
    """The calendar as it stood before the notice, where that can be told."""
    day = (notice.dated or date.min) - timedelta(days=1)
    return calendar.known_on(day) if day >= FIRST_KNOWN else calendar


def _resolved(each: Reading | Prolonged, before: Calendar, year: int) -> Reading:
    if isinstance(each, Reading):
        return each
    ends = [block.last for block in _blocks(before, year) if each.name in block.names]
    if not ends:
        raise EnforceError(
            "“{sentence}”：{year}年{name}原来放假到哪一天，没有收录",
            remedy="请先导入该年放假安排通知的全文。",
            sentence=shown(each.sentence),
            year=year,
            name=each.name,
        )
    return resolved(each, max(ends))


def _blocks(calendar: Calendar, year: int) -> tuple[Any, ...]:
    return calendar.holidays(year) if year in calendar.known_years else ()


def _check_own_days(readings: Iterable[Reading], year: int) -> None:
    """Of a whole year, each holiday's statutory days lie within the days off that it is given, weekend days too."""
    off: dict[str, set[int]] = {}
    for each in readings:
        for name in each.names if each.kind == "off" else ():
            off.setdefault(name, set()).update(day.toordinal() for day in each.days)
    for festival in festivals(year):
        mine = off.get(festival.name, set())
        outside = [date.fromordinal(day) for day in festival.days if not _is_within(day, mine)]
        if outside:
            raise EnforceError(
                "{name}的法定节假日{days}不在所列的放假日期之内",
                remedy="请核对原文和年份。",
                name=festival.name,
                days=outside,
            )


def _is_within(day: int, off: set[int]) -> bool:
    """Whether a day is off, or joins days off by nothing but weekend days."""
    if not off:
        return False
    nearest = min(off, key=lambda each: abs(each - day))
    between = range(min(day, nearest), max(day, nearest) + 1)
    return all(each in off or date.fromordinal(each).weekday() > 4 for each in between)


def _check_distances(readings: Iterable[Reading]) -> None:
    """A day worked for a holiday lies near it: further off than any notice ever put one, it is a slip of the pen."""
    given = tuple(readings)
    for each in given:
        days = [day for other in given if other.kind == "off" and other.names == each.names for day in other.days]
        for day in each.days if each.kind == "worked" and days else ():
            if not min(days) - FARTHEST_BEFORE <= day <= max(days) + FARTHEST_AFTER:
                raise EnforceError(
                    "“{sentence}”：{day}离{names}的放假太远，不会是为它调休的",
                    remedy="请对照原文核对日期；确是如此的，照 calendars 的格式自己填写后导入。",
                    sentence=shown(each.sentence),
                    day=day,
                    names=each.names,
                )


def _check_nothing_forgotten(
    found: Iterable[Reading | Prolonged], readings: Iterable[Reading], before: Calendar, notice: Notice
) -> None:
    """An amendment that states a holiday anew and leaves out days that were off: are they worked? Nobody says."""
    prolonged = {each.name for each in found if isinstance(each, Prolonged)}
    said = {day for each in readings for day in each.days}
    for name in {name for each in readings if each.kind == "off" for name in each.names} - prolonged:
        for block in _blocks(before, notice.year):
            days = [block.first + timedelta(days=each) for each in range(block.days)] if name in block.names else []
            forgotten = [each for each in days if each not in said and each.weekday() < 5]
            if forgotten:
                raise EnforceError(
                    "原来{name}放假的{days}，这一通知没有再写，是否上班无法确定",
                    remedy="请对照原文；确要上班的，照 calendars 的格式自己填写后导入。",
                    name=name,
                    days=forgotten,
                )


def _drafted(notice: Notice, readings: tuple[Reading, ...], calendar: Calendar, before: Calendar) -> NoticeDraft:
    document = _document(notice, readings)
    amended = f"-amended-{notice.dated}" if notice.amends is not None else ""
    file = f"calendars/{notice.year}{amended}.yaml"
    overlay = read_overlay(document, file)
    others = [each for each in calendar.overlays if each.file != file]
    _check_statutory(Calendar(calendar.base, (*others, overlay)), notice.year)
    known = any(each.no == notice.no and each.file is None for each in calendar.notices(notice.year))
    return NoticeDraft(
        notice,
        readings,
        document,
        file,
        known,
        tuple(_differences(calendar, overlay)) if not known else (),
        tuple(_warnings(overlay, before, notice)),
    )


def _document(notice: Notice, readings: Iterable[Reading]) -> dict[str, Any]:
    rows = [
        {"name": "、".join(each.names), "from": str(first), "to": str(last)}
        for each in readings
        if each.kind == "off"
        for first, last in _runs(each.days)
    ]
    document: dict[str, Any] = {
        "year": str(notice.year),
        "notice": {"no": notice.no, "title": notice.title, "dated": str(notice.dated)},
    }
    if notice.amends is not None:
        document["amends"] = notice.amends
    document["holidays"] = sorted(rows, key=lambda row: row["from"])
    worked = sorted({day for each in readings if each.kind == "worked" for day in each.days})
    if worked:
        document["workdays"] = [str(day) for day in worked]
    return document


def _runs(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Days in a row as (first, last)."""
    first = last = None
    for day in sorted(days):
        if last is not None and day - last == timedelta(days=1):
            last = day
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = day
    if first is not None and last is not None:
        yield first, last


def _check_statutory(calendar: Calendar, year: int) -> None:
    for festival in festivals(year):
        for day in map(date.fromordinal, festival.days):
            if calendar.is_working(day):
                raise EnforceError(
                    "照此安排，{name}（{day}）要上班，但这一天是法定节假日",
                    remedy="请核对原文和年份。",
                    name=festival.name,
                    day=day,
                )


def _differences(calendar: Calendar, overlay: Overlay) -> Iterator[date]:
    """The days of a known year on which the calendar and the notice do not agree."""
    if overlay.year not in calendar.known_years:
        return
    listed = {**dict.fromkeys(overlay.off, False), **dict.fromkeys(overlay.worked, True)}
    days = [date.fromordinal(each) for each in listed]
    if overlay.is_whole_year:
        first = date(overlay.year, 1, 1)
        days += [first + timedelta(days=each) for each in range((date(overlay.year + 1, 1, 1) - first).days)]
    for day in sorted(set(days)):
        if calendar.is_working(day) != listed.get(day.toordinal(), day.weekday() < 5):
            yield day


def _warnings(overlay: Overlay, before: Calendar, notice: Notice) -> Iterator[Phrase]:
    if overlay.surplus:
        yield Phrase(
            "放假占用的周一至周五减去调休上班日，与法定的{statutory}天相差{surplus}天，可能有遗漏",
            {"statutory": sum(len(each.days) for each in festivals(notice.year)), "surplus": abs(overlay.surplus)},
        )
    if notice.amends is not None:
        names = {name for each in overlay.off.values() for name in each.split("、")}
        kept = [
            day
            for day, name in before.make_up_days(notice.year)
            if name in names
            and notice.dated is not None
            and day > notice.dated
            and day.toordinal() not in {*overlay.off, *overlay.worked}
        ]
        if kept:
            yield Phrase("原定调休上班的{days}，这一通知没有提到，仍按上班计算", {"days": kept})
