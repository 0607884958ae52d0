"""Names that no single word gives away but several hints together: what leads to a name, what follows one, its form.

Each hint has a weight, and every weight is a row of a table here. Nothing is learned from texts of real persons: the
weights were set by hand and are held by the labelled sentences (docs/redaction.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.hints import (
    AFTER_TIME,
    LEADS,
    LONGEST_LEAD,
    NEVER_CALLED,
    NO_NAME_FIRST,
    ONLY_PERSONS,
    PERSON_NOUN,
    PREDICATES,
    STRICTLY_PERSONS,
)
from enforcement_cli.public.detect.roles import (
    BRAND_AFTER,
    BRAND_BEFORE,
    CUE,
    DOINGS,
    MATTER_ENDS,
    OBJECT_ENDS,
    PLACE_BEFORE,
    PLACE_ENDS,
)
from enforcement_cli.public.detect.segment import (
    BEHIND_OF,
    MASKED,
    is_han,
    is_term,
    names_a_firm,
    names_a_place,
    names_a_side,
    never_a_name,
    plain_given,
)
from enforcement_cli.public.detect.spans import GUESSED, SHAPED, Found
from enforcement_cli.public.detect.surnames import (
    AFTER_NAMES,
    COMPOUND_SURNAMES,
    FIRM_SURNAMES,
    GIVEN_NAME_CHARACTERS,
    NEVER_IN_NAMES,
    PARTICLE_SURNAMES,
    SURNAMES,
    UNCOMMON_SURNAMES,
)
from enforcement_cli.public.detect.words import LONGER_WORDS, MANNERS, WORDS

_SURE, _ASKED, _ASKED_IN_A_FRAME = 3.85, 3.0, 2.4
"""What the hints must come to: masked, or asked about."""


_OPENING = '“"‘(《 '
_CLOSING = ("”", '"', "’")
_ONLY_PERSONS_WEIGHT = 2.4
_PREDICATE_WEIGHT = 1.7
_LOOSE = frozenset("在将未已曾到被以称与对也均又没无即仍系为是把向现不的处及和、等于给")
_MANNER_WEIGHT, _LOOSE_WEIGHT, _END_WEIGHT, _ACT_WEIGHT, _WORD_WEIGHT = 1.4, 1.1, 1.2, 0.7, 0.4
_WEAK = 1.0
"""Where less leads to it, only a surname that begins hardly any word is looked at."""
_NEVER = NEVER_IN_NAMES - frozenset("处均圆省镇不病向因乡而也")
_NEVER_LAST = frozenset("后时前等内人")
_BESIDE = frozenset("上下中里外间旁边侧面")
"""What says where about a thing: 单上, 车上."""
_SELDOM = NEVER_IN_NAMES - _NEVER
"""Characters that do occur in names, but seldom enough that they speak against one."""
_COMMON = frozenset("欧温游宁尚古辛马高于曾方石万金白史田江常安乔易严华贾夏段")
"""Surnames that ordinary words begin with too, but that very many people have."""
_THING_ENDS = frozenset("鱼虾蟹豆瓜茶酒油粉糖盐酸碱炉泵阀罐管板机器仪表车船票证书")
"""What words for things end with."""
_LIKE_A_NAME, _MUCH_LIKE_A_NAME = 1.2, 1.9
_REPEATED = re.compile(r"(.)\1")


def weighed(text: str) -> Iterator[Found]:
    """Names that the hints around and in them make likely; those less likely are for somebody to settle."""
    done = 0
    for match in _FIRST.finditer(text):
        start = match.start()
        led = lead(text, start) if start >= done else 0.0
        if led < _WEAK and (led <= 0 or text[start] not in FIRM_SURNAMES):
            if start >= done:
                yield from _behind_anything(text, start)
            continue
        readings = ((_weight(text, start, length, surname, led), length) for surname, length in _readings(text, start))
        likely = sorted((each for each in readings if each[0] >= _asked(text, start, each[1], led)), reverse=True)
        best = next((each for each in likely if not _unfit(text, start, start + each[1])), None)
        if best is None:
            yield from _strict(text, start, led)
        if best is not None and not BRAND_BEFORE.search(text, max(0, start - 10), start):
            done = start + best[1]
            sure = best[0] >= _SURE
            yield Found(start, done, "name", SHAPED if sure else GUESSED, sure)


def _asked(text: str, start: int, length: int, led: float) -> float:
    """What the hints must come to: less where a clause or a lead opens on three characters and a person's act follows."""
    framed = length == 3 and led >= _END_WEIGHT and follows(text, start + length) >= _PREDICATE_WEIGHT
    return _ASKED_IN_A_FRAME if framed else _ASKED


def _behind_anything(text: str, start: int) -> Iterator[Found]:
    """造成危建业死亡: whatever stands before it, where the characters and what follows them both are of persons."""
    if names_a_firm(text, start):
        return
    inside = text[start - 1 : start + 1] in WORDS
    for length in (3, 2) if text[start] in FIRM_SURNAMES else (3,):
        end = start + length
        likely = follows(text, end) == _ONLY_PERSONS_WEIGHT and not BRAND_BEFORE.search(text, max(0, start - 10), start)
        whole = likely and (1, length) in _readings(text, start) and not _unfit(text, start, end)
        if whole and _form(text, start, length, 1, 0.0) >= (_MUCH_LIKE_A_NAME if inside else _LIKE_A_NAME):
            yield Found(start, end, "name", GUESSED, sure=False)
            return


def _strict(text: str, start: int, led: float) -> Iterator[Found]:
    """原野等五人, 解放曾因盗窃: an ordinary word where hardly anything but a person can stand."""
    end = start + 2
    word = text[start:end]
    strict = led >= _END_WEIGHT and word not in MANNERS and STRICTLY_PERSONS.match(text, end) is not None
    fits = strict and (1, 2) in _readings(text, start) and text[start] not in NO_NAME_FIRST
    if fits and word not in NEVER_CALLED and not is_term(text, start, end) and not names_a_side(text, start):
        yield Found(start, end, "name", GUESSED, sure=False)


_FIRST = re.compile("[" + "".join(sorted(SURNAMES | UNCOMMON_SURNAMES | {each[0] for each in COMPOUND_SURNAMES})) + "]")


def _readings(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The lengths (of the surname, of the whole name) that a name starting there could have."""
    double = text[start : start + 2] in COMPOUND_SURNAMES
    lengths = ((2, 4), (2, 3)) if double else ((1, 3), (1, 2))
    for surname, length in lengths:
        given = text[start + surname : start + length]
        whole = len(given) == length - surname and all(is_han(text, start + surname + at) for at in range(len(given)))
        if whole and _NEVER.isdisjoint(given) and given[-1] not in _NEVER_LAST:
            yield surname, length


def _unfit(text: str, start: int, end: int) -> bool:
    return (
        MASKED.match(text, end) is not None
        or names_a_firm(text, start)
        or names_a_place(text, end)
        or names_a_side(text, start)
        or (never_a_name(text, start, end) and text[start + 1 : start + 3] in WORDS)
        or (text[start] in PARTICLE_SURNAMES and text[start + 1] in FIRM_SURNAMES)
        or text[start : start + 3] in LONGER_WORDS
        or (text[end - 1] == "之" and text[end : end + 1] in BEHIND_OF)
        or is_term(text, start, start + 2)
        or BRAND_AFTER.match(text, end) is not None
    )


def lead(text: str, start: int) -> float:
    """How much what stands before it makes a name likely; nothing where a word runs into it."""
    at = start
    while at and start - at < 2 and text[at - 1] in _OPENING:
        at -= 1
    if not at:
        return 1.2
    if text[at - 1] in ":|" or text[at - 1] == "\n":
        at -= 1
        named = max(_word_before(text, at), 0.0)
        return max(named, 1.2)
    if not is_han(text, at - 1):
        glued = at == start and (text[at - 1].isalpha() or text[at - 1].isdigit())
        in_brackets = text[at] == "(" and text[at - 1].isdigit()
        return 0.0 if glued else 1.8 if in_brackets else 1.2
    if at == start and text[start - 1 : start + 1] in WORDS:
        return 0.0
    return _word_before(text, at)


def _word_before(text: str, at: int) -> float:
    for length in range(min(LONGEST_LEAD, at), 0, -1):
        weight = LEADS.get(text[at - length : at])
        if weight is not None:
            inside = length == 1 and text[at - 2 : at] in WORDS
            return 0.5 if inside else weight
    before = text[max(0, at - 4) : at]
    if PERSON_NOUN.search(before):
        return 2.2
    if AFTER_TIME.search(before):
        return 1.1
    if text[at - 1] == "的" and (text[max(0, at - 2)] in PLACE_BEFORE or text[max(0, at - 2)].isdigit()):
        return 1.4
    if text[at - 1] in PLACE_BEFORE:
        return 1.0
    return 0.5 if text[at - 2 : at] in WORDS else 0.0


def _weight(text: str, start: int, length: int, surname: int, led: float) -> float:
    """What all hints come to together."""
    behind = follows(text, start + length)
    weight = led + behind + _form(text, start, length, surname, led)
    return weight - 2.0 if behind < 0 and surname == 1 and text[start] not in FIRM_SURNAMES else weight


def _form(text: str, start: int, length: int, surname: int, led: float) -> float:
    """How much the characters themselves look like a name."""
    end = start + length
    first, given = text[start], text[start + surname : end]
    long = len(given) == 2
    if surname == 2:
        weight = 3.0
    elif first in FIRM_SURNAMES:
        weight = 2.0 if long else 0.8
    elif first in PARTICLE_SURNAMES and never_a_name(text, start, end):
        weight = -0.2 if long else -1.4
    elif first in _COMMON:
        weight = 1.5 if long else 0.4
    elif first in SURNAMES:
        weight = 1.2 if long else 0.1
    else:
        weight = 0.7 if long else -0.4
    if plain_given(text, start, end):
        weight += 0.7 if surname == 1 else 0.2
    if given[-1] in _BESIDE and (first not in FIRM_SURNAMES or text[start : start + 2] in WORDS):
        weight -= 3.0
    weight -= 1.2 * sum(each in _SELDOM for each in given)
    if long and given[1] in PLACE_ENDS and led < 2.2:
        weight -= 3.0 if given[0] == "家" else 1.8
    if long and led < 2.2 and (given[1] in _THING_ENDS or (first not in FIRM_SURNAMES and given[1] in MATTER_ENDS)):
        weight -= 1.8
    if long and led < 2.2 and given[1] in OBJECT_ENDS:
        weight -= 2.8
    if long and _REPEATED.match(given):
        weight += 1.2
    if long and given[0] in "小大老阿" and surname == 1:
        weight += 0.4
    if long and given in WORDS:
        weight -= 0.8 if first in FIRM_SURNAMES else 1.4 if first in _COMMON else 2.2
    if surname == 1 and text[start : start + 2] in WORDS:
        weight -= 2.2 if length == 2 or led < 2.2 or first not in FIRM_SURNAMES else 1.6
        if text[start:end] in WORDS and led >= 3 and first in FIRM_SURNAMES:
            weight += 0.8
        if text[start : start + 2] in MANNERS:
            weight -= 2.0
    if is_han(text, end) and text[end - 1 : end + 1] in WORDS:
        weight -= 1.8
    if long and text[end - 1] in AFTER_NAMES - {"之"} and text[end - 1] not in GIVEN_NAME_CHARACTERS:
        weight -= 2.5
    if CUE.match(text, end - 1) or ONLY_PERSONS.match(text, end - 1) or PREDICATES.match(text, end - 1):
        weight -= 2.0
    return weight


def follows(text: str, end: int) -> float:
    """How much what stands behind it makes a name likely."""
    if text[end : end + 2] in MANNERS:
        return _MANNER_WEIGHT
    if CUE.match(text, end) or ONLY_PERSONS.match(text, end):
        return _ONLY_PERSONS_WEIGHT
    if PREDICATES.match(text, end) or text[end : end + 2] in DOINGS:
        return _PREDICATE_WEIGHT
    if text[end : end + 1] in _CLOSING and is_han(text, end + 1):
        # “王麻子”剪刀: in quotation marks right before a thing stands a brand.
        return follows(text, end + 1)
    if not is_han(text, end):
        return _END_WEIGHT
    if text[end] in _LOOSE:
        return _LOOSE_WEIGHT
    if text[end] in AFTER_NAMES:
        return _ACT_WEIGHT
    return _WORD_WEIGHT if text[end : end + 2] in WORDS else -0.6
