"""Identity numbers of 18 and 15 digits, and what is meant as one: a digit short, a wrong check digit, no such area."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.checksums import (
    area_exists,
    birth_date_holds,
    id_check_holds,
    is_credit_code,
    short_birth_date_holds,
    uscc_check_holds,
)
from enforcement_cli.public.detect.labels import Labels
from enforcement_cli.public.detect.runs import Number, Run, letters_touch
from enforcement_cli.public.detect.spans import CHECKED, GUESSED, LABELLED, SHAPED, Found, Kept

_CHECK_LETTER = re.compile(r"[ \n\-.·_]{0,4}[Xx×](?![A-Za-z0-9×*])")

_LABELLED_LENGTHS = range(14, 20)
_RECENT = "2010"

_NOT_IDS = frozenset({"code", "credit", "account", "plate"})

_USCC = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z](?:[ \n\-]{0,3}[0-9A-Z]){17}(?![0-9A-Za-z])", re.ASCII | re.IGNORECASE)
_BLANKS = re.compile(r"[ \n\-]+")


def identity_numbers(text: str, number: Number, labels: Labels) -> Iterator[Found]:
    """What `number`, with a check letter after it, says as an identity number."""
    digits, end = number.digits, number.end
    letter = _CHECK_LETTER.match(text, end) if len(digits) in (14, 17) else None
    if letter:
        digits, end = digits + "X", letter.end()
    if len(digits) not in (15, 17, 18) or not digits.isascii():
        return
    if len(digits) == 18 and not (birth_date_holds(digits[6:14]) or id_check_holds(digits)):
        return
    label = labels.before(number.start)
    if not label and len(digits) != 18 and letters_touch(text, number):
        return
    judged = _judged(digits, label, number)
    if judged is not None:
        weight, sure = judged
        yield Found(number.start, end, "id_card", weight - number.joined, sure)


def _judged(digits: str, label: str, number: Number) -> tuple[int, bool] | None:
    """Weight and whether it is sure; None where it is no identity number, or only its label says so."""
    if not area_exists(digits) and label != "id":
        return None
    if len(digits) == 15:
        likely = digits.isdigit() and short_birth_date_holds(digits[6:12]) and label not in _NOT_IDS
        return (SHAPED + 6, True) if likely and _written_as_one(number) else None
    dated = birth_date_holds(digits[6:14])
    if len(digits) == 17:
        return (SHAPED + 6, True) if dated and label not in _NOT_IDS and _written_as_one(number) else None
    checked = id_check_holds(digits)
    if dated and checked:
        if is_credit_code(digits) and label != "id":
            # An all-digit credit code that is an identity number too: only its label can tell.
            return None if label == "credit" else (CHECKED, False)
        return CHECKED, True
    if is_credit_code(digits) or not _written_as_one(number):
        return None
    if dated:
        if label in _NOT_IDS:
            return None
        # Serial numbers are made of area code and date too (140599202603120001), but of a recent one.
        return SHAPED + 8, digits[6:10] < _RECENT
    return (GUESSED, False) if checked and label not in _NOT_IDS else None


def _written_as_one(number: Number) -> bool:
    return number.evenly_joined and number.alone


def labelled_identity_number(text: str, run: Run, labels: Labels) -> Iterator[Found]:
    """The first number after 身份证号 and the like, whatever its digits say: 14 to 19 characters."""
    if not run.groups or labels.before(run.groups[0].start) != "id":
        return
    best: tuple[int, int] | None = None
    digits = 0
    for group in run.groups:
        if group.masked:
            break
        digits += len(group.digits)
        letter = _CHECK_LETTER.match(text, group.end)
        length, end = (digits + 1, letter.end()) if letter else (digits, group.end)
        if length in _LABELLED_LENGTHS:
            best = (run.groups[0].start, end)
            if length in (15, 17, 18) and group is run.groups[0]:
                break
        if digits >= 18:
            break
    if best is not None:
        yield Found(*best, "id_card", LABELLED)


_PARTED = re.compile("[0-9]{6}[,/、|][0-9]{6}", re.ASCII)
_PUNCTUATED = re.compile(
    r"(?<![0-9])([0-9]{6})[,/、|]([0-9]{8}|[0-9]{6})[,/、|]([0-9]{3}[0-9Xx×]?)(?![0-9A-Za-z])", re.ASCII
)


def punctuated_identity_numbers(text: str) -> Iterator[Found]:
    """Area, birth date and the rest parted by commas or strokes: 140599/18850307/0017."""
    for match in _PUNCTUATED.finditer(text) if _PARTED.search(text) else ():
        area, birth, rest = match.groups()
        dated = birth_date_holds(birth) if len(birth) == 8 else short_birth_date_holds(birth)
        if dated and area_exists(area) and len(rest) == (4 if len(birth) == 8 else 3):
            yield Found(match.start(), match.end(), "id_card", SHAPED)


def credit_codes(text: str, labels: Labels) -> Iterator[Kept]:
    """Credit codes 统一社会信用代码, which stay: with a letter in them, with a label, or with the check digit right."""
    for match in _USCC.finditer(text):
        code = _BLANKS.sub("", match.group()).upper()
        if labels.before(match.start()) == "credit" or (not code.isdigit() and uscc_check_holds(code)):
            yield Kept(match.start(), match.end(), SHAPED)
