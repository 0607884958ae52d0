"""Names that no single word gives away but several hints together: what leads to a name, what follows one, its form.

Each hint has a weight, and every weight is a row of a table here. Nothing is learned from texts of real persons: the
weights were set by hand and are held by the labelled sentences (docs/redaction.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.public.detect.hints import (
    NEVER_CALLED,
    NO_NAME_FIRST,
    STRICTLY_PERSONS,
)
from enforcement_cli.public.detect.lexicon_acts import ACTS
from enforcement_cli.public.detect.lexicon_things import THINGS
from enforcement_cli.public.detect.name_forms import FIRST, form, readings
from enforcement_cli.public.detect.roles import (
    BRAND_AFTER,
    BRAND_BEFORE,
)
from enforcement_cli.public.detect.rows import beside_no_name, in_a_row, of_things, shares_its_first
from enforcement_cli.public.detect.segment import (
    BEHIND_OF,
    MASKED,
    is_term,
    names_a_firm,
    names_a_place,
    names_a_side,
    never_a_name,
    plain_given,
)
from enforcement_cli.public.detect.spans import GUESSED, SHAPED, Found
from enforcement_cli.public.detect.surnames import (
    COMPOUND_SURNAMES,
    FIRM_SURNAMES,
    GIVEN_NAME_CHARACTERS,
    PARTICLE_SURNAMES,
    SURNAMES,
)
from enforcement_cli.public.detect.surroundings import (
    BARELY,
    END_WEIGHT,
    LOOSE_WEIGHT,
    ONLY_PERSONS_WEIGHT,
    PREDICATE_WEIGHT,
    ROLE_WEIGHT,
    VERB_WEIGHT,
    WORD_WEIGHT,
    follows,
    lead,
)
from enforcement_cli.public.detect.words import LONGER_WORDS, MANNERS, WORDS

_SURE, _ASKED, _ASKED_IN_SHORT, _ASKED_IN_A_FRAME, _ASKED_AT_LEAST = 3.85, 3.0, 2.6, 2.4, 2.0
"""What the hints must come to: masked, or asked about."""

_WEAK = 1.0
"""Where less leads to it, only a surname that begins hardly any word is looked at."""
_WORDLIKE = frozenset("本要却里")
"""Surnames that are hardly ever one before a single character."""
_NUMERALS = frozenset("一二三四五六七八九十百千万")
_COUNTED = tuple("十百千万亿元年个人名一二三四五六七八九余日月份次户台家只头辆间处条")
_LIKE_A_NAME, _MUCH_LIKE_A_NAME = 1.2, 1.9


def weighed(text: str) -> Iterator[Found]:
    """Names that the hints around and in them make likely; those less likely are for somebody to settle."""
    done = 0
    for match in FIRST.finditer(text):
        start = match.start()
        led = lead(text, start) if start >= done else 0.0
        if start >= done and led <= 0 and _is_compound(text, start):
            led = BARELY
        if led < _WEAK and (led <= 0 or not _is_named_like_most(text, start)):
            if start >= done:
                yield from _behind_anything(text, start)
            continue
        likely = sorted(_likely(text, start, led), reverse=True)
        best = likely[0] if likely else None
        if best is not None and best[0] < _SURE:
            # What somebody has to look at is shown whole.
            best = max(likely, key=lambda each: each[1])
        if best is None:
            yield from _strict(text, start, led)
        if best is not None and not BRAND_BEFORE.search(text, max(0, start - 10), start):
            done = start + best[1]
            sure = best[0] >= _SURE and not _stands_bare(text, start, done, led)
            yield Found(start, done, "name", SHAPED if sure else GUESSED, sure)


def _likely(text: str, start: int, led: float) -> Iterator[tuple[float, int]]:
    """(weight, length) of the readings that are at least worth a question."""
    for surname, length in readings(text, start):
        behind = follows(text, start + length)
        weight = _weight(text, start, length, surname, led, behind)
        likely = weight >= _ASKED_AT_LEAST and weight >= _asked(text, start, length, led, behind)
        if likely and not _unfit(text, start, start + length):
            yield weight, length


def _stands_bare(text: str, start: int, end: int, led: float) -> bool:
    """Whether the characters alone say that it is a name: nothing but punctuation or a verb leads to it, and nobody's act follows."""
    firm = text[start] in FIRM_SURNAMES or text[start : start + 2] in COMPOUND_SURNAMES
    if led == BARELY and not firm:
        return True
    bare = led <= END_WEIGHT and follows(text, end) <= END_WEIGHT
    if not bare:
        return False
    plain = firm and plain_given(text, start, end)
    return shares_its_first(text, start, end) or (not plain and in_a_row(text, start, end))


def _is_compound(text: str, start: int) -> bool:
    """Whether a surname of two characters stands there, and no word runs into it."""
    return text[start : start + 2] in COMPOUND_SURNAMES and text[start - 1 : start + 1] not in WORDS


def _is_named_like_most(text: str, start: int) -> bool:
    """Whether a surname that begins hardly any word stands there, or another one and two characters of given names."""
    if text[start] in FIRM_SURNAMES or text[start : start + 2] in COMPOUND_SURNAMES:
        return True
    given = text[start + 1 : start + 3]
    return (
        text[start : start + 2] not in WORDS
        and (1, 3) in readings(text, start)
        and all(each in GIVEN_NAME_CHARACTERS for each in given)
        and given not in WORDS
    )


def _asked(text: str, start: int, length: int, led: float, behind: float) -> float:
    """What the hints must come to: less where what leads to it and what follows it are both of persons."""
    word = text[start : start + 2]
    framed = led >= END_WEIGHT and behind >= PREDICATE_WEIGHT
    called = led >= ROLE_WEIGHT and behind >= WORD_WEIGHT
    if word in ACTS or (length == 2 and word in WORDS):
        return _ASKED
    if length == 2:
        if framed and text[start] not in PARTICLE_SURNAMES and text[start] not in _WORDLIKE:
            return _ASKED_AT_LEAST if text[start + 1] in GIVEN_NAME_CHARACTERS else _ASKED_IN_A_FRAME
        if text[start] not in SURNAMES or text[start] in PARTICLE_SURNAMES:
            return _ASKED
        return _ASKED_IN_A_FRAME if called else _ASKED_IN_SHORT if behind >= LOOSE_WEIGHT else _ASKED
    plain = all(each in GIVEN_NAME_CHARACTERS for each in text[start + 1 : start + 3])
    if plain and behind >= WORD_WEIGHT and led >= BARELY:
        seldom = text[start] in PARTICLE_SURNAMES or text[start] not in SURNAMES
        return _ASKED_IN_A_FRAME if seldom and not framed else _ASKED_AT_LEAST
    if text[start] in PARTICLE_SURNAMES and not framed:
        return _ASKED
    return _ASKED_IN_A_FRAME if framed or called else _ASKED


def _behind_anything(text: str, start: int) -> Iterator[Found]:
    """造成危建业死亡: whatever stands before it, where the characters and what follows them both are of persons."""
    if names_a_firm(text, start):
        return
    inside = text[start - 1 : start + 1] in WORDS
    for length in (3, 2) if text[start] in FIRM_SURNAMES else (3,):
        end = start + length
        likely = follows(text, end) == ONLY_PERSONS_WEIGHT and not BRAND_BEFORE.search(text, max(0, start - 10), start)
        whole = likely and (1, length) in readings(text, start) and not _unfit(text, start, end)
        if whole and form(text, start, length, 1, 0.0) >= (_MUCH_LIKE_A_NAME if inside else _LIKE_A_NAME):
            yield Found(start, end, "name", GUESSED, sure=False)
            return


def _strict(text: str, start: int, led: float) -> Iterator[Found]:
    """原野等五人, 解放曾因盗窃, 时来运被抓: ordinary words where hardly anything but a person can stand."""
    if led < END_WEIGHT or names_a_side(text, start) or is_term(text, start, start + 2) or names_a_firm(text, start):
        return
    for length in (3, 2):
        end = start + length
        word = text[start:end]
        if (1, length) not in readings(text, start) or text[start : start + 2] in MANNERS or word in THINGS:
            continue
        if not NEVER_CALLED.isdisjoint((word, word[:2], word[-2:])) or names_a_place(text, end):
            continue
        strict = STRICTLY_PERSONS.match(text, end) is not None and text[start] not in NO_NAME_FIRST
        if strict or (length == 2 and _called_like_a_word(text, start, led)):
            yield Found(start, end, "name", GUESSED, sure=False)
            return


def _called_like_a_word(text: str, start: int, led: float) -> bool:
    """妻子全福在, 文静则否认: whether an ordinary word, but no verb, stands for a person behind a role or before a person's act."""
    word, behind = text[start : start + 2], follows(text, start + 2)
    if text[start] not in SURNAMES or text[start] in PARTICLE_SURNAMES or not plain_given(text, start, start + 2):
        return False
    if word[1] in _NUMERALS and text[start + 2 : start + 3] in _COUNTED:
        return False
    return (led >= ROLE_WEIGHT and behind >= VERB_WEIGHT) or behind >= ONLY_PERSONS_WEIGHT


def _unfit(text: str, start: int, end: int) -> bool:
    return (
        MASKED.match(text, end) is not None
        or names_a_firm(text, start)
        or names_a_place(text, end)
        or names_a_side(text, start)
        or (never_a_name(text, start, end) and text[start + 1 : start + 3] in WORDS)
        or (text[start] in PARTICLE_SURNAMES and text[start + 1] in FIRM_SURNAMES and lead(text, start) < ROLE_WEIGHT)
        or text[start:end] in NEVER_CALLED
        or text[start : start + 3] in LONGER_WORDS
        or text[start : start + 3] in THINGS
        or (text[end - 1] == "之" and text[end : end + 1] in BEHIND_OF)
        or is_term(text, start, start + 2)
        or is_term(text, start + 1, start + 3)
        or (text[end - 1] in _NUMERALS and text[end : end + 1] in _COUNTED)
        or BRAND_AFTER.match(text, end) is not None
    )


def _weight(text: str, start: int, length: int, surname: int, led: float, behind: float) -> float:
    """What all hints come to together."""
    weight = led + behind + form(text, start, length, surname, led)
    if led <= END_WEIGHT and behind < PREDICATE_WEIGHT and weight >= _ASKED_AT_LEAST:
        weight -= 3.0 if of_things(text, start, start + length) else 0.0
        weight -= 1.0 if beside_no_name(text, start, start + length) else 0.0
    if behind < 0 and surname == 1 and text[start] not in FIRM_SURNAMES:
        weight -= 0.8 if length == 3 and plain_given(text, start, start + length) else 2.0
    return weight
