"""Values in disguises put together at random: however digits are written, parted and hidden, they are found whole.

`DISGUISE_ROUNDS` makes the run longer (`make fuzz`); each round has its own seed, named by a failure.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from enforcement_cli.law.basis import BASIS
from enforcement_cli.public.detect import Detection, Known, detect, mask, scan_output
from enforcement_cli.public.leaks import Watched, leaks

ROUNDS = int(os.environ.get("DISGUISE_ROUNDS", "8"))
TRIES = 25

FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")
ZEROS = str.maketrans("0123456789", "零一二三四五六七八九")
SPOKEN = str.maketrans("0123456789", "洞幺两三四五六拐八勾")
TENS = str.maketrans("0123456789", "零幺二三四五六七八九")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
SCRIPTS = (FULL_WIDTH, NUMERALS, ZEROS, SPOKEN, TENS, CIRCLED, ARABIC, BOLD)
HIDDEN = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u0301")
PARTERS = (" ", "-", "\u3000", "\u00a0", "—", ".", "·", "－", "\u2009")

IDS = ("140599188503070017", "11010519491231002X", "440524188001010014", "140599189912310020")
MOBILES = ("13800000000", "15912340000", "18600001234")
CARDS = ("6200000000000005", "6217000000000000012", "6228480000000000018")
NAMES = ("褚金样", "欧阳样本", "卫金雀", "高兴", "安全")


def digits_elsewhere(value: str, random_: random.Random) -> str:
    """The digits in another script; an X stays one, in one of its forms."""
    text = value.translate(random_.choice(SCRIPTS))
    return text.replace("X", random_.choice("XxＸх×"))


def hidden_within(value: str, random_: random.Random) -> str:
    """Characters that do not print between some of the characters."""
    mark = random_.choice(HIDDEN)
    return "".join(each + (mark if random_.random() < 0.5 else "") for each in value)


def parted(value: str, random_: random.Random) -> str:
    """One kind of separator, at the same distance or between all."""
    size, mark = random_.choice((1, 3, 4, 4, 6)), random_.choice(PARTERS)
    return mark.join(value[at : at + size] for at in range(0, len(value), size))


def broken(value: str, random_: random.Random) -> str:
    """Split over two lines, with or without a hyphen and an indent."""
    at = random_.randrange(2, len(value) - 2)
    return value[:at] + random_.choice(("\n", "\r\n", "-\n", "\n  ", "\u2028")) + value[at:]


WAYS: tuple[Callable[[str, random.Random], str], ...] = (digits_elsewhere, hidden_within, parted, broken)


def disguised(value: str, random_: random.Random) -> str:
    """One to three of the ways; a number that is parted is not broken as well, and numerals are not parted by dots."""
    ways = random_.sample(WAYS, random_.choice((1, 1, 2, 2, 3)))
    if parted in ways and broken in ways:
        ways.remove(broken)
    if digits_elsewhere in ways:
        ways.sort(key=lambda way: way is not digits_elsewhere)
    ways.sort(key=lambda way: way is hidden_within)
    for way in ways:
        value = way(value, random_)
    return value


def left_over(text: str, start: int, end: int, found: Detection) -> str:
    """What of the value no span covers, of what prints."""
    inside = {at for each in found.spans for at in range(each.start, each.end)}
    return "".join(text[at] for at in range(start, end) if at not in inside and text[at].isalnum())


@pytest.mark.parametrize("seed", range(ROUNDS))
@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("身份证号码：", IDS),
        ("公民身份号码为", IDS),
        ("手机：", MOBILES),
        ("联系电话", MOBILES),
        ("银行卡号：", CARDS),
        ("账号：", CARDS),
    ],
)
def test_a_labelled_number_in_any_disguise(label: str, values: tuple[str, ...], seed: int) -> None:
    random_ = random.Random(f"{label}{seed}")
    failures = []
    for _ in range(TRIES):
        value = disguised(random_.choice(values), random_)
        text = f"经查，当事人{label}{value}，已核对。"
        start = text.index(value)
        left = left_over(text, start, start + len(value), detect(text))
        if left:
            failures.append((text, left))

    assert failures == []


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_name_the_case_knows_in_any_disguise(seed: int) -> None:
    random_ = random.Random(f"name{seed}")
    known = Known(names=NAMES)
    failures = []
    for _ in range(TRIES):
        name = random_.choice(NAMES)
        value = random_.choice((hidden_within, parted_name, broken_name))(name, random_)
        text = f"经查，证人{value}称其在场。"
        start = text.index(value)
        left = left_over(text, start, start + len(value), detect(text, known))
        if left:
            failures.append((text, left))

    assert failures == []


def parted_name(value: str, random_: random.Random) -> str:
    return random_.choice((" ", "\u3000", "  ", "\u00a0")).join(value)


def broken_name(value: str, random_: random.Random) -> str:
    at = random_.randrange(1, len(value))
    return value[:at] + random_.choice(("\n", "\r\n", "\n    ")) + value[at:]


def as_entities(value: str, random_: random.Random) -> str:
    return "".join(random_.choice((f"&#{ord(each)};", f"&#x{ord(each):X};", each)) for each in value)


def as_escapes(value: str, random_: random.Random) -> str:
    return "".join(f"\\u{ord(each):04x}" if random_.random() < 0.7 else each for each in value)


def in_percent(value: str, random_: random.Random) -> str:
    return "".join("".join(f"%{byte:02X}" for byte in each.encode()) for each in value)


def in_tags(value: str, random_: random.Random) -> str:
    at = random_.randrange(1, len(value))
    return f"{value[:at]}</b><i class='x'>{value[at:]}"


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_the_last_look_sees_through_whatever_a_file_does_to_a_value(seed: int) -> None:
    random_ = random.Random(f"output{seed}")
    watched = Watched("decisions/2026-0001-1.html", "2026-0001", Known(names=NAMES[:3], numbers=IDS, phones=MOBILES))
    failures = []
    for _ in range(TRIES):
        value = random_.choice(NAMES[:3] + IDS + MOBILES)
        shown = random_.choice((as_entities, as_escapes, in_percent, in_tags, hidden_within))(value, random_)
        text = f"<p title='证件'>{shown}</p>"
        if not scan_output(text.encode(), watched.known, context="a.html"):
            failures.append(("own page", text))
        if not list(leaks({watched.page: text.encode()}, [watched], elsewhere=lambda page: ())):
            failures.append(("site", text))

    assert failures == []


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_two_values_in_one_sentence_are_both_found(seed: int) -> None:
    random_ = random.Random(f"pair{seed}")
    failures = []
    for _ in range(TRIES):
        number, phone = disguised(random_.choice(IDS), random_), disguised(random_.choice(MOBILES), random_)
        text = f"身份证号：{number}；手机：{phone}。"
        found = detect(text)
        for value in (number, phone):
            left = left_over(text, text.index(value), text.index(value) + len(value), found)
            if left:
                failures.append((text, left))
        if mask(text, found) != mask(mask(text, found), detect(mask(text, found))):
            failures.append((text, "again"))

    assert failures == []


def test_no_word_of_the_law_is_taken_for_a_person() -> None:
    assert {key: detect(row.words) for key, row in BASIS.items() if detect(row.words) != Detection()} == {}
