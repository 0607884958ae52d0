"""What stands before and behind a name, weighed: how much it makes a person likely there.

Every weight is set by hand and held by the labelled sentences (docs/redaction.md); nothing is learned from texts of real persons.
"""

from __future__ import annotations

import re

from enforcement_cli.public.detect.hints import (
    AFTER_TIME,
    LEADS,
    LONGEST_LEAD,
    ONLY_PERSONS,
    PERSON_NOUN,
    PREDICATES,
)
from enforcement_cli.public.detect.lexicon_acts import ACTS
from enforcement_cli.public.detect.roles import CUE, DOINGS, PLACE_BEFORE
from enforcement_cli.public.detect.segment import HAN, is_han
from enforcement_cli.public.detect.surnames import AFTER_NAMES
from enforcement_cli.public.detect.words import MANNERS, WORDS

ONLY_PERSONS_WEIGHT, PREDICATE_WEIGHT, LOOSE_WEIGHT, VERB_WEIGHT, WORD_WEIGHT = 2.4, 1.7, 1.1, 0.7, 0.4
"""Weights of what follows: what only persons do, what mostly they do, what follows subjects, a verb, any word."""
END_WEIGHT = 1.2
"""The weight of the end of a clause behind a name, and of its beginning before one."""
ROLE_WEIGHT, BARELY = 2.2, 0.9
"""Weights of what leads to a name: somebody's role at least; a verb or a clause that says something of somebody."""
_MANNER_WEIGHT, _ACT_WEIGHT = 1.4, 0.7

_OPENING = '“"‘(《 '
_CLOSING = ("”", '"', "’")
_LOOSE = frozenset("还在将未已曾到被以称与对也均又没无即仍系为是把向现不的处及和、等于给")
_DONE = frozenset("了过着的")
"""What a verb ends with, and what is said of somebody: 塞给了|宋小样, 路过的|宋小样."""
_ASPECT = re.compile(f"[{HAN}]{{1,2}}[了着过](?!解|作|程|重|力|手|想|陆|渡|量|滤|敏|期|户|火|装|色|急|落)")
_SINGLE_ACTS = frozenset("谈压替抢弃劝求追砸踢踹躲藏搂搭挑捞钓猎宰杀剪刮刷涂贴挂摆端倚靠逼诱哄骗赌赢输赔垫凑攒")
"""Verbs of one character besides those in `AFTER_NAMES`."""


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
    if text[at - 1] in _DONE and is_han(text, at - 2):
        return BARELY
    if text[at - 2 : at] in ACTS:
        return BARELY
    return 0.5 if text[at - 2 : at] in WORDS else 0.0


def follows(text: str, end: int) -> float:
    """How much what stands behind it makes a name likely."""
    if text[end : end + 2] in MANNERS:
        return _MANNER_WEIGHT
    if CUE.match(text, end) or ONLY_PERSONS.match(text, end):
        return ONLY_PERSONS_WEIGHT
    if PREDICATES.match(text, end) or text[end : end + 2] in DOINGS:
        return PREDICATE_WEIGHT
    if text[end : end + 1] in _CLOSING and is_han(text, end + 1):
        # “王麻子”剪刀: in quotation marks right before a thing stands a brand.
        return follows(text, end + 1)
    if not is_han(text, end):
        return END_WEIGHT
    if text[end] in _LOOSE:
        return LOOSE_WEIGHT
    if text[end] in AFTER_NAMES:
        return _ACT_WEIGHT
    if text[end : end + 2] in WORDS:
        return WORD_WEIGHT
    if text[end : end + 2] in ACTS or _ASPECT.match(text, end):
        return VERB_WEIGHT
    return _ACT_WEIGHT if text[end] in _SINGLE_ACTS else -0.6
