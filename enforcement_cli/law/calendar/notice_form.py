"""The form of a notice's text: what its head says, and which sentences it has for which holiday.

Text is taken as it comes from a web page or a 记事本: full-width or half-width, lines broken anywhere, the page's own
words around it. Nothing before the first holiday and nothing after the signature is read for days.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

FESTIVALS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
"""The seven that a whole year's notice arranges."""

_OTHER_NAMES = {"新年": "元旦", "清明": "清明节", "“五一”": "劳动节", "“十一”": "国庆节", "“五一”国际劳动节": "劳动节"}
_NAME = "|".join(sorted((*FESTIVALS, *_OTHER_NAMES, "国际劳动节"), key=len, reverse=True))
_COMMEMORATION = "[\u4e00-\u9fff0-9]{2,30}纪念日"
_HEADING = re.compile(rf"(?:{_NAME}|{_COMMEMORATION})(?:[、和与及,](?:{_NAME}|{_COMMEMORATION})){{0,8}}(?=:)")
_ITEM = re.compile(r"(?:(?<=[。;:])|^)(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))")
_NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.]|[-*·]{1,3})$"
)
_NAMES_IN = re.compile(rf"{_NAME}|{_COMMEMORATION}")

_TITLE = re.compile(r"[\u4e00-\u9fff]{2,20}关于[^。:;]{2,60}?的?通知")
_YEAR_OF_TITLE = re.compile(r"(?<!\d)(20\d{2})年")
_YEAR_OF_BODY = re.compile(r"现将(?:调整|延长)?(20\d{2})年")
_NUMBER = re.compile(r"([\u4e00-\u9fff]{2,12})[〔\[(【](20\d{2})[〕\])】]第?(\d{1,4})号")
_NUMBER_LINE = re.compile(rf"(?:.{{0,12}}(?:字号|文号)\]?:?)?{_NUMBER.pattern}")
_NUMBER_OF_OFFICE = re.compile(r"(国办发(?:明电)?)[〔\[(【](20\d{2})[〕\])】]第?(\d{1,4})号")
_DAY = r"(20\d{2})(?:年|-|\.|/)(\d{1,2})(?:月|-|\.|/)(\d{1,2})日?"
_DATED = re.compile(rf"成文日期\]?:?{_DAY}")
_DAY_LINE = re.compile(_DAY)
_SIGNATURE = re.compile(r"(?:国务院)?(?:办公厅|办公室|人民政府)(20\d{2})年(\d{1,2})月(\d{1,2})日")

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_CHINESE_DAY = re.compile(
    "([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_DIGITS = {each: str(index % 10) for index, each in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


@dataclass(frozen=True, slots=True)
class Item:
    """What a notice says of one holiday (or of two in one): names and sentences, in order."""

    names: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A notice's text in parts. None for what it does not say; `years` are all that its own words name."""

    title: str | None
    years: tuple[int, ...]
    no: str | None
    dated: date | None
    items: tuple[Item, ...]


def form_of(text: str) -> Form:
    """The parts of a text. Raises ValueError for a date in its head that no calendar has."""
    lines = [each for each in (_squeezed(line) for line in normalised(text).splitlines()) if each]
    # A numbered item begins a sentence, whether or not the line before it ended one.
    lines = [f"。{each}" if _ITEM.match(each) else each for each in lines]
    flat = "".join(lines)
    start = _body_start(flat)
    signature = _last(_SIGNATURE, flat, start)
    end = signature.start() if signature is not None else len(flat)
    title = _title(flat, start)
    return Form(
        title,
        tuple(sorted({int(each) for each in _years(title, flat[:start])})),
        _number(lines, flat),
        _dated(lines, flat, signature),
        tuple(_items(_without_head_lines(lines, flat, start, end), title)),
    )


def normalised(text: str) -> str:
    """Half-width digits and punctuation, no invisible characters, dates in Chinese numerals in digits."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _CHINESE_DAY.sub(lambda found: _in_digits(*found.groups()), plain)


def _in_digits(year: str, month: str, day: str) -> str:
    return f"{''.join(_DIGITS[each] for each in year)}年{_small(month)}月{_small(day)}日"


def _small(text: str) -> int:
    """A number below a hundred in Chinese numerals."""
    tens, found, ones = text.partition("十")
    if not found:
        return int("".join(_DIGITS[each] for each in text))
    return 10 * (int(_DIGITS[tens]) if tens else 1) + (int(_DIGITS[ones]) if ones else 0)


def _squeezed(line: str) -> str:
    return re.sub(r"\s+", "", line)


def _body_start(flat: str) -> int:
    """Where the first holiday, or else the first numbered item, begins."""
    heading = _HEADING.search(flat)
    item = _ITEM.search(flat)
    starts = [each.start() for each in (heading, item) if each is not None]
    return min(starts, default=len(flat))


def _last(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    found = None
    for each in pattern.finditer(text, start):
        found = each
    return found


def _title(flat: str, start: int) -> str | None:
    found = _TITLE.search(flat[:start])
    if found is None:
        return None
    begin = max(found[0].rfind(each, 0, found[0].find("关于")) for each in ("国务院办公厅", "人民政府", "办公室"))
    return found[0][begin:] if begin > 0 else found[0]


def _years(title: str | None, preamble: str) -> list[str]:
    own = _YEAR_OF_TITLE.findall(title or "")[:1]
    return own + _YEAR_OF_BODY.findall(preamble)


def _number(lines: list[str], flat: str) -> str | None:
    """The number on a line of its own; else the one number of the State Council's office that the text names."""
    for line in lines:
        found = _NUMBER_LINE.fullmatch(line)
        if found is not None:
            return _number_words(*found.groups())
    named = {_number_words(*each.groups()) for each in _NUMBER_OF_OFFICE.finditer(flat)}
    return named.pop() if len(named) == 1 else None


def _number_words(name: str, year: str, number: str) -> str:
    return f"{name}〔{year}〕{int(number)}号"


def _dated(lines: list[str], flat: str, signature: re.Match[str] | None) -> date | None:
    """成文日期: as a page's head names it, as it is signed, else a line that is nothing but one date."""
    named = _DATED.search(flat)
    if named is not None:
        return _date(named)
    if signature is not None:
        return _date(signature)
    alone = [_date(found) for found in map(_DAY_LINE.fullmatch, lines) if found is not None]
    return alone[0] if len(set(alone)) == 1 else None


def _date(found: re.Match[str]) -> date:
    year, month, day = (int(each) for each in found.groups())
    return date(year, month, day)


def _without_head_lines(lines: list[str], flat: str, start: int, end: int) -> str:
    """The body. A line that is a date and nothing else, below it or not, is no sentence of it."""
    body = flat[start:end]
    for line in lines:
        if _DAY_LINE.fullmatch(line) and body.endswith(line):
            body = body.removesuffix(line)
    return body


def _items(body: str, title: str | None) -> Iterator[Item]:
    headings = list(_HEADING.finditer(body))
    if not headings:
        # An amendment of one holiday names it in its title alone.
        names = _names(title or "")
        for text in filter(None, _ITEM.split(body)):
            yield Item(names, _sentences(text))
        return
    ends = [each.start() for each in headings[1:]] + [len(body)]
    for heading, end in zip(headings, ends, strict=True):
        yield Item(_names(heading[0]), _sentences(_NUMBERING.sub("", body[heading.end() + 1 : end])))


def _names(text: str) -> tuple[str, ...]:
    found = (each[0].removeprefix("国际") for each in _NAMES_IN.finditer(text))
    return tuple(dict.fromkeys(_OTHER_NAMES.get(each, each) for each in found))


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(each for each in re.split(r"[。;!]", text) if each.strip("—-、, "))
