"""Our own check characters of identity numbers and credit codes, held against those of python-stdnum."""

from __future__ import annotations

import random

import pytest
from stdnum.cn import ric, uscc

from enforcement_cli.cases.schema_formats import is_uscc, organisation_check, resident_check, uscc_check

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize("seed", range(3))
def test_the_check_characters_are_the_librarys(seed):
    letters = random.Random(seed)
    for _ in range(1_000):
        subject = "".join(letters.choices(ALPHABET, k=17))
        assert uscc_check(subject) == uscc.calc_check_digit(subject), subject
        digits = "".join(letters.choices("0123456789", k=17))
        assert resident_check(digits) == ric.calc_check_digit(digits + "0"), digits


def test_every_check_character_comes_up():
    codes = ["91140599" + f"{each:08d}" for each in range(200)]
    assert {uscc_check(each + organisation_check(each[8:16])) for each in codes} == set(ALPHABET)
    assert {resident_check(f"1405991890010{each:04d}") for each in range(200)} == set("0123456789X")


def test_both_check_characters_of_a_credit_code_count():
    first = "9114059912345678"
    body = first + organisation_check(first[8:])
    code = body + uscc_check(body)
    assert is_uscc(code)
    assert not is_uscc(body + ALPHABET[(ALPHABET.index(code[17]) + 1) % 31])
    other = first + ("0" if body[16] != "0" else "1")
    assert not is_uscc(other + uscc_check(other))
