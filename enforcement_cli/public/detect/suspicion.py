"""What a piece of a page may hold, told from the piece alone: most hold nothing, and are said again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from enforcement_cli.public.detect.certificates import may_name_certificate, property_certificates
from enforcement_cli.public.detect.engine import LABELLED_DETECTORS, NUMBER_DETECTORS
from enforcement_cli.public.detect.handles import passports
from enforcement_cli.public.detect.labels import Labels, may_name_passport
from enforcement_cli.public.detect.papers import may_name_driver
from enforcement_cli.public.detect.runs import digits_in_runs

_MARKS = re.compile(r'[<>]| [|] |","')
"""What stands inside no number of a person, nor inside the words that belong to one."""

_FEWEST_DIGITS, _DIGITS_ALONE = 7, 10
_WITHOUT_RUNS = tuple(each for each in LABELLED_DETECTORS if each is not passports)
_NEAR = tuple(each for each in NUMBER_DETECTORS if each is not property_certificates)
OF_THINGS = ("", "code", "credit", "id")
"""Labels that make no number of a person of so few digits."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What a unit may hold, in one of its views, judged without what stands about it.

    `runs`: digits that may be a number. `others`: what has a shape of its own. `short`: places of digits that need a label
    to be one, where only the text before the unit can tell.
    """

    runs: bool = False
    others: bool = False
    short: tuple[int, ...] = ()
    passport: bool = False
    certificate: bool = False


NOTHING = Suspicion()


class _Asked(Labels):
    """No label anywhere, and a note that somebody wanted to know."""

    asked = False

    def names_passport(self) -> bool:
        return False

    def near(self, start: int) -> tuple[str, int, int]:
        self.asked = True
        return "", -1, -1


def suspicion_of(text: str) -> Suspicion:
    """What the text of a unit may hold."""
    pieces = _MARKS.split(text)
    holding = {each for each in set(pieces) - _harmless if each and not _is_harmless(each)}
    held = [(at, _held(piece)) for at, piece in _pieces(text) if piece in holding] if holding else []
    driver = may_name_driver(text)
    if not (held or driver):
        return NOTHING
    found = [(at + start, digits) for at, each in held if each.runs for start, digits in each.runs]
    runs, short = _labelled(text, found) if found else (False, ())
    told = Suspicion(
        runs,
        driver or any(each.others for _, each in held),
        short,
        any(each.passport for _, each in held),
        any(each.certificate for _, each in held),
    )
    return NOTHING if told == NOTHING else told


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
    """What a piece has: runs of digits (place, how many), anything with a shape of its own, words for what is looked for further off."""

    runs: tuple[tuple[int, int], ...] = ()
    others: bool = False
    passport: bool = False
    certificate: bool = False


_EMPTY = _Held()

_MOST_HARMLESS, _LONGEST_REMEMBERED = 1 << 14, 1_000
_harmless: set[str] = set()
"""Pieces that hold nothing, so that nearly all of a text is done with by one look at many."""


def _is_harmless(piece: str) -> bool:
    """Whether a piece holds nothing; if so it is remembered."""
    if _held(piece) is not _EMPTY:
        return False
    if len(_harmless) >= _MOST_HARMLESS:
        _harmless.clear()
    if len(piece) <= _LONGEST_REMEMBERED:
        _harmless.add(piece)
    return True


@lru_cache(maxsize=1 << 12)
def _held(piece: str) -> _Held:
    nobody = _Asked(piece)
    runs = tuple(each for each in digits_in_runs(piece) if each[1] >= _FEWEST_DIGITS)
    # A passport has seven digits at least.
    detectors = LABELLED_DETECTORS if runs else _WITHOUT_RUNS
    others = any(True for each in detectors for _ in each(piece, nobody)) or nobody.asked
    others = others or any(True for each in _NEAR for _ in each(piece))
    passport = may_name_passport(piece) and Labels(piece).names_passport()
    held = _Held(runs, others, passport, may_name_certificate(piece))
    return _EMPTY if held == _EMPTY else held


def _labelled(text: str, runs: Sequence[tuple[int, int]]) -> tuple[bool, tuple[int, ...]]:
    """Whether one of the runs is long, or labelled as somebody's; and the places of short ones of which only what stands before the text can tell."""
    labels, short = Labels(text), []
    for start, digits in runs:
        if digits >= _DIGITS_ALONE:
            return True, ()
        label = labels.surely_before(start)
        if label is None:
            short.append(start)
        elif label not in OF_THINGS:
            return True, ()
    return False, tuple(short)
