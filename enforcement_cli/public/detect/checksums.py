"""Check digits and birth dates: what tells an identity number from another number of the same length."""

from __future__ import annotations

import re
from calendar import monthrange

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_VALUES = {character: value for value, character in enumerate(_USCC_ALPHABET)}
_USCC_WEIGHTS = tuple(pow(3, power, 31) for power in range(17))
_USCC_SHAPE = re.compile(rf"[{_USCC_ALPHABET}]{{18}}")

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

_PROVINCE_CODES = (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
)
_PROVINCES = frozenset(_PROVINCE_CODES.split())
_FOREIGNER = "9"
"""First digit of a foreigner's permanent residence card of 2023, whose second and third name the province."""


def id_check_holds(number: str) -> bool:
    """Whether 17 digits and a check digit `0-9X` satisfy GB 11643 (ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _ID_WEIGHTS, strict=True))
    return number[17] == _ID_CHECKS[total % 11]


def uscc_check_holds(code: str) -> bool:
    """Whether 18 characters are a unified social credit code 统一社会信用代码 (GB 32100) with its right check character."""
    if not _USCC_SHAPE.fullmatch(code):
        return False
    total = sum(_USCC_VALUES[character] * weight for character, weight in zip(code[:17], _USCC_WEIGHTS, strict=True))
    return code[17] == _USCC_ALPHABET[(31 - total % 31) % 31]


def organisation_code_holds(code: str) -> bool:
    """Whether characters 9 to 17 of a credit code are an organisation code with its own check character (GB 11714)."""
    total = sum(
        int(character, 36) * weight for character, weight in zip(code[8:16], _ORGANISATION_WEIGHTS, strict=True)
    )
    return code[16] == "0123456789X0"[11 - total % 11]


def is_credit_code(code: str) -> bool:
    """Whether every part of a credit code is right: registrar, province, organisation code and check character.

    One identity number in thirty has the right last character by chance, hardly any all the rest.
    """
    return uscc_check_holds(code) and code[2:4] in _PROVINCES and organisation_code_holds(code)


def luhn_holds(digits: str) -> bool:
    """Whether the digits of a bank card sum up by the Luhn formula."""
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    total = sum(map(int, digits[-1::-2])) + sum(twice - 9 if twice > 9 else twice for twice in doubled)
    return total % 10 == 0


_VIN_VALUES = {**{str(digit): digit for digit in range(10)}, **dict(zip("ABCDEFGH", range(1, 9), strict=True))}
_VIN_VALUES |= dict(zip("JKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def vehicle_check_holds(number: str) -> bool:
    """Whether the ninth of 17 characters of a vehicle identification number (GB 16735) checks the others."""
    if len(number) != len(_VIN_WEIGHTS) or any(each not in _VIN_VALUES for each in number):
        return False
    total = sum(_VIN_VALUES[each] * weight for each, weight in zip(number, _VIN_WEIGHTS, strict=True))
    return number[8] == "0123456789X"[total % 11]


def area_exists(number: str) -> bool:
    """Whether the first digits can be the area of an identity number: a province, or a foreigner's card of one."""
    return number[:2] in _PROVINCES or (number[0] == _FOREIGNER and number[1:3] in _PROVINCES)


def birth_date_holds(eight_digits: str) -> bool:
    """Whether `YYYYMMDD` is a day of the years 1800 to 2099, the only ones a birth date can lie in."""
    return "1800" <= eight_digits[:4] <= "2099" and _is_day(int(eight_digits[:4]), eight_digits[4:])


def short_birth_date_holds(six_digits: str) -> bool:
    """Whether `YYMMDD` of the old 15-digit number is a day; its century is 19."""
    return _is_day(1900 + int(six_digits[:2]), six_digits[2:])


def _is_day(year: int, month_and_day: str) -> bool:
    month, day = int(month_and_day[:2]), int(month_and_day[2:])
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
