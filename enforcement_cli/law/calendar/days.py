"""Days as people write them, and the arithmetic of 民法典 201-202 on them. No holidays here."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2100
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FRIENDLY = (
    re.compile(r"([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})"),
    re.compile(r"([0-9]{4})()([0-9]{2})([0-9]{2})"),
    re.compile(r"([0-9]{4})()年([0-9]{1,2})月([0-9]{1,2})[日号]"),
)


def parse_day(text: str) -> date:
    """The day that strict ISO text (`2026-03-05`) names; years 1900 to 2100.

    Raises ValueError for any other text, and for a day that no calendar has (2026-02-30).
    """
    found = _ISO.fullmatch(text)
    if found is None:
        raise ValueError(f"not an ISO date: {text!r}")
    return _checked(*(int(part) for part in found.groups()))


def parse_friendly_day(text: str, today: date) -> date:
    """The day in a form people type: ISO, 2026.3.5, 20260305, 2026年3月5日, full-width digits, 今天.

    Raises ValueError for any other text. A date without its year is refused: the year would be a guess.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if plain in ("今天", "today"):
        return today
    for form in _FRIENDLY:
        found = form.fullmatch(plain)
        if found is not None:
            year, _, month, day = found.groups()
            return _checked(int(year), int(month), int(day))
    raise ValueError(f"not a date: {text!r}")


def _checked(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"year out of range: {year}")
    return date(year, month, day)


def corresponding_day(start: date, months: int) -> date:
    """The day `months` months after (or before, when negative) `start`: the same day of the month, or the month's end.

    民法典 202: 到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日. Raises OverflowError past year 9999.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"{months} months from {start} leave the calendar")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def natural_end(start: date, n: int, unit: str) -> date:
    """Last day of `n` days, months or years after `start`, which is not counted itself (民法典 201, 202); no rolling.

    `n` may be negative, for clocks that run backward. Raises OverflowError past the years that a date can hold,
    ValueError for another unit.
    """
    if unit == "days":
        return start + timedelta(days=n)
    if unit in ("months", "years"):
        return corresponding_day(start, n if unit == "months" else 12 * n)
    raise ValueError(f"not a unit of natural time: {unit!r}")


def weekdays_upto(ordinal: int) -> int:
    """How many Mondays to Fridays the proleptic calendar has up to that ordinal day (1 is a Monday)."""
    return 5 * (ordinal // 7) + min(ordinal % 7, 5)


def year_end(year: int) -> int:
    """Ordinal of 31 December."""
    return date(year, 12, 31).toordinal()
