"""Whether a text can hold anything at all that the last look searches for, told at a fraction of the price of the search.

Every file of a site is looked at before it is published, and hardly one ever holds anything. So this proves absence, from
the units of the text (units.py), and answers yes wherever it cannot; the search then says what stands where. It rests on
what tests/public/detect/test_sieve.py holds up to the plain search:

- a name or a value that the case knows is looked for in all units of a view joined, as the search does;
- no number of a person reaches from one unit into the next, nor over a tag or from one cell or text of a data file to another;
- what stands before a number matters no further away than `_REACH`, and behind it not beyond its own unit;
- a number of fewer than ten digits is nobody's without a label that says whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from enforcement_cli.public.detect.certificates import may_name_certificate, property_certificates
from enforcement_cli.public.detect.dictionary import Dictionary
from enforcement_cli.public.detect.engine import (
    LABELLED_DETECTORS,
    NUMBER_DETECTORS,
    number_kept,
    other_claims,
    run_claims,
)
from enforcement_cli.public.detect.handles import passports
from enforcement_cli.public.detect.labels import Labels, may_name_passport
from enforcement_cli.public.detect.runs import digits_in_runs
from enforcement_cli.public.detect.shadow import Shadow
from enforcement_cli.public.detect.spans import Found, Kept, standing
from enforcement_cli.public.detect.units import Part, units_of, views_of

_REACH = 400
"""Characters: a label reaches over 120, is up to 64 long, and up to 90 before it are asked for what they say of it."""

_MARKS = re.compile(r'[<>]| [|] |","')
"""What stands inside no number of a person, nor inside the words that belong to one."""

_FEWEST_DIGITS, _DIGITS_ALONE = 7, 10
_WITHOUT_RUNS = tuple(each for each in LABELLED_DETECTORS if each is not passports)
_NEAR = tuple(each for each in NUMBER_DETECTORS if each is not property_certificates)
_OF_THINGS = ("", "code", "credit", "id")
"""Labels that make no number of a person of so few digits."""


def may_hold(text: str, dictionary: Dictionary) -> bool:
    """Whether the search may find anything in `text`; where this says no, it finds nothing."""
    return any(_known_in(view, dictionary) or _number_in(view, dictionary) for view in views_of(units_of(text)))


def _known_in(view: Sequence[Part], dictionary: Dictionary) -> bool:
    if dictionary.hides_values and dictionary.hides_in("".join([each.bare for each in view])):
        return True
    return dictionary.names.given and dictionary.names.stand_in("".join([each.tight for each in view]))


def _number_in(view: Sequence[Part], dictionary: Dictionary) -> bool:
    told = [_suspicion(each.text) for each in view]
    for at, each in enumerate(told):
        if each is not _NOTHING and _is_suspect(view, at, each) and _stands(view, at, dictionary):
            return True
    # The two that ask for a word anywhere in the text, or look beyond brackets.
    whole = "\n".join([each.text for each in view]) if any(each.passport or each.certificate for each in told) else ""
    return any(True for _ in _far_reaching(whole, told))


def _far_reaching(text: str, told: Sequence[_Suspicion]) -> Iterator[Found]:
    if any(each.passport for each in told):
        yield from passports(text, Labels(text))
    if any(each.certificate for each in told):
        yield from property_certificates(text)


def _is_suspect(view: Sequence[Part], at: int, told: _Suspicion) -> bool:
    if told.runs or told.others or not told.short:
        return told.runs or told.others
    before = _before(view, at)
    labels = Labels(before + view[at].text)
    return any(labels.before(len(before) + start) not in _OF_THINGS for start in told.short)


def _stands(view: Sequence[Part], at: int, dictionary: Dictionary) -> bool:
    """Whether a number in a unit is claimed, and neither its form nor the dictionary keeps it."""
    text = view[at].text
    others = _suspicion(text).others
    claims = _claims(_before(view, at), text if at == len(view) - 1 else f"{text}\n", others)
    return bool(claims) and (dictionary.barred or bool(standing(claims, _kept(dictionary, text))))


def _before(view: Sequence[Part], at: int) -> str:
    """What stands before a unit, as far as it matters: whole units."""
    found: list[str] = []
    length = 0
    while at and length < _REACH:
        at -= 1
        found.append(view[at].text)
        length += len(found[-1]) + 1
    return "".join(f"{each}\n" for each in reversed(found))


@lru_cache(maxsize=4096)
def _claims(before: str, text: str, others: bool) -> tuple[Found, ...]:
    """The numbers of persons in a unit that are not kept by their form, in its own characters."""
    window, start = before + text, len(before)
    labels = Labels(window)
    claims = list(run_claims(window, labels, start))
    claims += [each for each in other_claims(window, labels) if each.end > start] if others else []
    claims = standing(claims, number_kept(window)) if claims else claims
    return tuple(replace(each, start=each.start - start, end=each.end - start) for each in claims)


@lru_cache(maxsize=1024)
def _kept(dictionary: Dictionary, text: str) -> tuple[Kept, ...]:
    return tuple(dictionary.kept(Shadow(text)))


@dataclass(frozen=True, slots=True)
class _Suspicion:
    """What a unit may hold, judged without what stands about it.

    `runs`: digits that may be a number. `others`: what has a shape of its own. `short`: places of digits that need a label
    to be one, where only the text before the unit can tell.
    """

    runs: bool = False
    others: bool = False
    short: tuple[int, ...] = ()
    passport: bool = False
    certificate: bool = False


_NOTHING = _Suspicion()


class _Asked(Labels):
    """No label anywhere, and a note that somebody wanted to know."""

    asked = False

    def names_passport(self) -> bool:
        return False

    def near(self, start: int) -> tuple[str, int, int]:
        self.asked = True
        return "", -1, -1


@lru_cache(maxsize=1 << 14)
def _suspicion(text: str) -> _Suspicion:
    held = [(at, _held(piece)) for at, piece in _pieces(text)]
    passport = may_name_passport(text) and Labels(text).names_passport()
    runs, short = _labelled(text, [(at + start, digits) for at, each in held for start, digits in each.runs])
    told = _Suspicion(runs, any(each.others for _, each in held), short, passport, may_name_certificate(text))
    return _NOTHING if told == _NOTHING else told


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """(place, text) of what no number reaches out of: tags, cells, texts of a data file. Most of them are said again and again."""
    start = 0
    for mark in _MARKS.finditer(text):
        if mark.start() > start:
            yield start, text[start : mark.start()]
        start = mark.end()
    if start < len(text):
        yield start, text[start:]


@dataclass(frozen=True, slots=True)
class _Held:
    """What a piece has: runs of digits (place, how many) and whether there is anything with a shape of its own."""

    runs: tuple[tuple[int, int], ...]
    others: bool


@lru_cache(maxsize=1 << 14)
def _held(piece: str) -> _Held:
    nobody = _Asked(piece)
    runs = tuple(each for each in digits_in_runs(piece) if each[1] >= _FEWEST_DIGITS)
    # A passport has seven digits at least.
    detectors = LABELLED_DETECTORS if runs else _WITHOUT_RUNS
    others = any(True for each in detectors for _ in each(piece, nobody)) or nobody.asked
    return _Held(runs, others or any(True for each in _NEAR for _ in each(piece)))


def _labelled(text: str, runs: Sequence[tuple[int, int]]) -> tuple[bool, tuple[int, ...]]:
    """Whether one of the runs is long, or labelled as somebody's; and the places of short ones of which only what stands before the text can tell."""
    labels, short = Labels(text), []
    for start, digits in runs:
        if digits >= _DIGITS_ALONE:
            return True, ()
        if not labels.needs_nothing_before(start):
            short.append(start)
        elif labels.before(start) not in _OF_THINGS:
            return True, ()
    return False, tuple(short)
