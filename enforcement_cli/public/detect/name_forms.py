"""How much characters look like a name by themselves: surname, given name, and the words that they begin or run into."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.hints import ONLY_PERSONS, PREDICATES
from enforcement_cli.public.detect.lexicon_acts import ACTS
from enforcement_cli.public.detect.lexicon_things import SHORT_THINGS
from enforcement_cli.public.detect.roles import CUE, MATTER_ENDS, OBJECT_ENDS, PLACE_ENDS
from enforcement_cli.public.detect.segment import is_han, never_a_name, plain_given
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
from enforcement_cli.public.detect.surroundings import ROLE_WEIGHT
from enforcement_cli.public.detect.words import MANNERS, WORDS

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
_JOINS_ON = frozenset("有和应与要能本")
"""What begins the next word rather than ends a given name."""
_REPEATED = re.compile(r"(.)\1")

FIRST = re.compile("[" + "".join(sorted(SURNAMES | UNCOMMON_SURNAMES | {each[0] for each in COMPOUND_SURNAMES})) + "]")
"""What a name can begin with."""


def readings(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The lengths (of the surname, of the whole name) that a name starting there could have."""
    double = text[start : start + 2] in COMPOUND_SURNAMES
    surname = 2 if double else 1
    first = text[start + surname : start + surname + 1]
    if not first or first in _NEVER or not is_han(text, start + surname):
        return
    last = text[start + surname + 1 : start + surname + 2]
    if last and last not in _NEVER and last not in _NEVER_LAST and is_han(text, start + surname + 1):
        yield surname, surname + 2
    if first not in _NEVER_LAST:
        yield surname, surname + 1


def form(text: str, start: int, length: int, surname: int, led: float) -> float:
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
    if long and given[1] in _JOINS_ON and first not in FIRM_SURNAMES and is_han(text, end):
        weight -= 1.5
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
    if length == 2 and text[start:end] in SHORT_THINGS and led < ROLE_WEIGHT:
        weight -= 0.6 if first in FIRM_SURNAMES else 1.2
    if surname == 1 and text[start : start + 2] in WORDS:
        weight -= _word_penalty(text, start, length, led)
        if text[start:end] in WORDS and led >= 3 and first in FIRM_SURNAMES:
            weight += 0.8
        if text[start : start + 2] in MANNERS:
            weight -= 2.0
    if is_han(text, end) and text[end - 1 : end + 1] in WORDS:
        weight -= 1.8
    if (
        long
        and is_han(text, end)
        and given[1] not in GIVEN_NAME_CHARACTERS
        and (text[end] in "了着过" or text[end - 1 : end + 1] in ACTS)
    ):
        # 黎明|来所, 仲夏|接了: its last character is what somebody does.
        weight -= 1.0
    if long and text[end - 1] in AFTER_NAMES - {"之"} and text[end - 1] not in GIVEN_NAME_CHARACTERS:
        weight -= 2.5
    if CUE.match(text, end - 1) or ONLY_PERSONS.match(text, end - 1) or PREDICATES.match(text, end - 1):
        weight -= 2.0
    return weight


def _word_penalty(text: str, start: int, length: int, led: float) -> float:
    """How much it speaks against a name that an ordinary word begins there: less where what is left of it looks like one."""
    if length == 3 and text[start] in FIRM_SURNAMES and led >= ROLE_WEIGHT:
        return 1.6
    given = text[start + 1 : start + 3]
    whole = length == 3 and text[start] not in PARTICLE_SURNAMES and given not in WORDS and given not in ACTS
    return 1.3 if whole and plain_given(text, start, start + 3) else 2.2
