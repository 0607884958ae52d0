"""What an officer probably meant: the right form of a date, a number, a word of a vocabulary, a key."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from enforcement_cli.cases.schema_formats import is_day
from enforcement_cli.cases.schema_types import to_number

_DATE = re.compile(r"([0-9]{4})\s*[-年./—–_]\s*([0-9]{1,2})\s*[-月./—–_]\s*([0-9]{1,2})\s*[日号]?(?:[T\s].*)?")
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_TIME = re.compile(r"(上午|下午|晚上?|凌晨|中午)?\s*([0-9]{1,2})\s*[:.时点]\s*([0-9]{1,2}|半|整)?\s*分?(?::[0-9]{2})?")
_SHORT_TIME = re.compile(r"([01][0-9]|2[0-3])([0-5][0-9])")
_AMOUNT = re.compile(
    r"([-+]?[0-9,]+(?:\.[0-9]+)?)\s*(万)?\s*(?:元整?|圆整?|人民币|次|天|个?工作日|日|个?月|个|人|份|页|件|年|学时|秒|%)?"
)

_TRUE = frozenset(("是", "对", "有", "真", "yes", "y", "true", "on", "1", "√"))
_FALSE = frozenset(("否", "不", "不是", "无", "没有", "假", "no", "n", "false", "off", "0", "×"))

_LONGEST = 60
"""Nothing longer was meant as a date, a time or a number; and it keeps the expressions quick."""

_QUOTES = "“”‘’「」『』\"'"


def plain_form(text: str) -> str:
    """The text with full-width letters and digits made ordinary, blanks and quotation marks around it dropped."""
    return unicodedata.normalize("NFKC", text).strip().strip(_QUOTES).strip()


def date_meant(text: str) -> str | None:
    """YYYY-MM-DD for 2026年3月1日, 2026/3/1, 2026.3.5, 20260305, full-width digits; None if no day can be seen."""
    form = plain_form(text[:_LONGEST])
    match = _DATE.fullmatch(form) or _DIGITS.fullmatch(form)
    if match is None or len(text) > _LONGEST:
        return None
    year, month, day = map(int, match.groups()[:3])
    return f"{year:04}-{month:02}-{day:02}" if is_day(year, month, day) else None


def time_meant(text: str) -> str | None:
    """HH:MM for 9:30, 9时30分, 下午3点, 0930; None if no time can be seen."""
    form = plain_form(text[:_LONGEST])
    short = _SHORT_TIME.fullmatch(form)
    if short is not None:
        return f"{short[1]}:{short[2]}"
    match = _TIME.fullmatch(form)
    if match is None or len(text) > _LONGEST:
        return None
    hour = int(match[2]) + (12 if match[1] in ("下午", "晚", "晚上") and int(match[2]) < 12 else 0)
    minute = {None: 0, "整": 0, "半": 30}.get(match[3])
    minute = int(match[3]) if minute is None else minute
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def number_meant(text: str) -> str | None:
    """3000 for 3,000, ３０００, 3000元, 0.3万元 or 003000; None if no number can be seen."""
    match = _AMOUNT.fullmatch(plain_form(text[:_LONGEST]))
    if match is None or len(text) > _LONGEST:
        return None
    digits = match[1].replace(",", "").lstrip("+")
    sign = "-" if digits.startswith("-") else ""
    whole, point, rest = digits.lstrip("-").partition(".")
    value = to_number(f"{sign}{whole.lstrip('0') or '0'}{point}{rest}")
    if value is None:
        return None
    return format((value * 10_000).normalize() + Decimal(0) if match[2] else value, "f")


def truth_meant(text: str) -> bool | None:
    """What 是, 否, yes, NO, True … mean; None for anything else."""
    form = plain_form(text).lower()
    return True if form in _TRUE else False if form in _FALSE else None


def word_meant(text: str, words: Sequence[str], descriptions: Mapping[str, str]) -> str | None:
    """The word of a vocabulary that was probably meant, also by its description."""
    form = plain_form(text)
    for word in words:
        if form in (word, descriptions.get(word)):
            return word
    if set(words) == {"yes", "no"}:
        truth = truth_meant(text)
        return None if truth is None else "yes" if truth else "no"
    near = [word for word in words if len(form) > 1 and len(word) > 1 and (form in word or word in form)]
    if near:
        # Of several that hold it, 处罚 say, nobody can tell which is meant.
        return near[0] if len(near) == 1 else None
    return _closest(form, words, 0.6)


def key_meant(key: str, titles: Mapping[str, str], *, surely: bool = False) -> str | None:
    """The key (of key -> title) that was probably meant by a key that is not among them, or by its Chinese title.

    `surely` leaves out those that are merely spelt alike.
    """
    form = plain_form(key)
    for known, title in titles.items():
        if form in (known, title) or form.lower().replace("-", "_").replace(" ", "_") == known:
            return known
    within = [known for known, title in titles.items() if len(form) > 2 and (form in title or form in known.split("_"))]
    if len(within) == 1:
        return within[0]
    if surely:
        return None
    found = _closest(form.lower(), titles, 0.75)
    if found is not None:
        return found
    by_title = {title: known for known, title in titles.items()}
    near = _closest(form, by_title, 0.8)
    return None if near is None else by_title[near]


def _closest(text: str, options: Iterable[str], cutoff: float) -> str | None:
    """The option most like the text; none where two are equally so."""
    matcher = difflib.SequenceMatcher(b=text[:60])
    scores: dict[str, float] = {}
    for option in options:
        matcher.set_seq1(option)
        scores[option] = matcher.ratio()
    best = max(scores.values(), default=0.0)
    nearest = [option for option, score in scores.items() if score == best >= cutoff]
    return nearest[0] if len(nearest) == 1 else None
