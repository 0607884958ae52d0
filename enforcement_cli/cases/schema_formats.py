"""What `format` and `pattern` mean in our schemas; both verdict paths (fast and jsonschema) use these.

A format judges text letter by letter: nothing is stripped, folded or widened first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_RESIDENT_18 = re.compile(r"[1-9][0-9]{16}[0-9X]")
_RESIDENT_15 = re.compile(r"[1-9][0-9]{14}")
_DOCUMENT_NO = re.compile(r"(?=[^0-9]*[0-9])\S(?:[^\n\t]{0,126}\S)?")

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# The library that has the other two, python-stdnum, takes longer to import than to judge a case: it is the tests' oracle.
_USCC_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_RESIDENT_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))

# Python's shorthands are wider than ECMA's or unknown to it; the rest of the two grammars agrees.
_FOREIGN_TO_ECMA = re.compile(r"(?<!\\)(?:\\\\)*(?:\\[dwsbDWSBAZGpP]|\(\?(?!:|=|!)|[*+?}]\+)")


@lru_cache(maxsize=8192)
def is_date(value: str) -> bool:
    """YYYY-MM-DD, and a day that exists."""
    match = _DATE.fullmatch(value)
    return match is not None and is_day(*map(int, match.groups()))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_time(value: str) -> bool:
    """HH:MM of a day of 24 hours, both with two digits."""
    return _TIME.fullmatch(value) is not None


def has_uscc_form(value: str) -> bool:
    """18 characters: authority and kind, six digits of the area, nine of the subject, one check character."""
    return _USCC.fullmatch(value) is not None


def is_uscc(value: str) -> bool:
    """统一社会信用代码 (GB 32100): its form and both check characters, its own and the subject's (GB 11714)."""
    if not has_uscc_form(value):
        return False
    return organisation_check(value[8:16]) == value[16] and uscc_check(value[:17]) == value[17]


def organisation_check(subject: str) -> str:
    """The check character of eight characters of an organisation code (GB 11714)."""
    total = sum(
        weight * _ORGANISATION_ALPHABET.index(each) for weight, each in zip(_ORGANISATION_WEIGHTS, subject, strict=True)
    )
    return "0123456789X"[(11 - total % 11) % 11]


def uscc_check(first: str) -> str:
    """The check character of the first seventeen of a credit code (GB 32100)."""
    total = sum(weight * _USCC_ALPHABET.index(each) for weight, each in zip(_USCC_WEIGHTS, first, strict=True))
    return _USCC_ALPHABET[-total % 31]


def has_resident_form(value: str) -> bool:
    """18 digits of which the last may be X, or the 15 of the first generation."""
    return _RESIDENT_18.fullmatch(value) is not None or _RESIDENT_15.fullmatch(value) is not None


def has_birth_date(value: str) -> bool:
    """Whether the birth date in a number of the right form exists."""
    born = value[6:14] if len(value) == 18 else "19" + value[6:12]
    return is_day(int(born[:4]), int(born[4:6]), int(born[6:]))


def is_resident_id(value: str) -> bool:
    """公民身份号码 (GB 11643): form, a birth date that exists and, with 18 digits, the check character.

    The area code is not looked up: codes come and go, and a number stays valid when its county is gone.
    """
    if not has_resident_form(value) or not has_birth_date(value):
        return False
    if len(value) == 15:
        return True
    return resident_check(value[:17]) == value[17]


def resident_check(first: str) -> str:
    """The check character of the first seventeen digits of an identity number (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(weight * int(each) for weight, each in zip(_RESIDENT_WEIGHTS, first, strict=True))
    return "0123456789X"[(1 - total) % 11]


def is_document_no(value: str) -> bool:
    """文号: one line of at most 128 characters with a digit in it. Its style is a matter of advice, not of form."""
    return _DOCUMENT_NO.fullmatch(value) is not None


FORMATS: dict[str, Callable[[str], bool]] = {
    "date": is_date,
    "hour-minute": is_time,
    "uscc": is_uscc,
    "resident-id": is_resident_id,
    "document-no": is_document_no,
}
"""Every format our schemas may use; another name in a schema is refused when it is compiled."""


def compile_pattern(pattern: str, *, whole: bool = True) -> re.Pattern[str]:
    """An ECMA pattern for Python, ASCII only. Match it with `fullmatch` (`whole`) or `search`.

    Raises ValueError for what the two languages read differently, and where `^…$` is missing though the whole is
    meant: an editor would search where we match.
    """
    if _FOREIGN_TO_ECMA.search(pattern):
        raise ValueError(f"pattern {pattern!r} is not in the subset that Python and ECMA share")
    if whole and not (pattern.startswith("^") and pattern.endswith("$")):
        raise ValueError(f"pattern {pattern!r} must be anchored: ^…$")
    return re.compile(pattern, re.ASCII)
