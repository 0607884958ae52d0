"""A long text cut where nothing that the last look searches for can reach over, and the views of each piece.

A site says the same lines over and over: the frame of a page, the words of an article, a company's name. What is worked
out of a piece is remembered by its text, so that a page costs its own new lines. The pieces of a view, joined by line
breaks, are that view of the whole text, character by character.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from html import unescape

from enforcement_cli.public.detect.dictionary import BARRIERS, bare_of
from enforcement_cli.public.detect.shadow import Shadow, decoded, may_be_tagged, plain, tight_of, without_tags
from enforcement_cli.public.detect.suspicion import NOTHING, Suspicion, suspicion_of

REACH = 400
"""Characters: a label reaches over 120, is up to 64 long, and up to 90 before it are asked for what they say of it."""

LONG = 1 << 18
"""Characters: longer texts are looked at in stretches."""

_STRETCH = 1 << 16
_BLANKS = " \t\n"
_LONGEST_REMEMBERED = 8_000
_MOST_LINES = 200
"""Of a unit: where more lines hang together (a table of commas, an unclosed tag), the rest of the text is one unit."""


class Part:
    """One view of a unit: its text, and the same without separators and without blanks."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def bare(self) -> str:
        """As the numbers, phones and addresses that a case knows are looked for."""
        return bare_of(self.text)

    @cached_property
    def tight(self) -> str:
        """As names are looked for."""
        return tight_of(self.text)

    @property
    def walled(self) -> tuple[bool, bool]:
        """Whether nothing reaches over its first and its last line break."""
        stripped = self.text.strip(_BLANKS)
        return (stripped[0] in BARRIERS, stripped[-1] in BARRIERS) if stripped else (False, False)


class Unit:
    """Whole lines of a text, and their views: as written, as meant, as seen. A view that is the one before it is the same object."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        written = Part(plain(Shadow(raw)).text)
        meant = written
        if "&" in raw or "\\" in raw or "%" in raw:
            text = decoded(raw).text
            meant = written if text == written.text else Part(text)
        seen = meant
        if may_be_tagged(meant.text):
            text = without_tags(Shadow(meant.text)).text
            seen = meant if text == meant.text else Part(text)
        self.views = (written, meant, seen)
        readings = {raw, meant.text, unescape(raw) if "&" in raw else raw}
        self.opens = any(each.rfind("<") > each.rfind(">") for each in readings)
        self.closes = all("<" in each or ">" in each for each in readings)
        walls = [each.walled for each in dict.fromkeys(self.views)]
        self.walled_before = all(before for before, _ in walls)
        self.walled_behind = all(behind for _, behind in walls)

    @cached_property
    def told(self) -> tuple[Suspicion, Suspicion, Suspicion] | None:
        """What each view may hold of numbers; None where none holds anything, which is so of nearly every unit."""
        written, meant, seen = self.views
        first = suspicion_of(written.text)
        second = first if meant is written else suspicion_of(meant.text)
        third = second if seen is meant else suspicion_of(seen.text)
        return None if first is second is third is NOTHING else (first, second, third)


_remembered = lru_cache(maxsize=8192)(Unit)


def unit_of(raw: str) -> Unit:
    """The unit of some lines; short ones are remembered."""
    return _remembered(raw) if len(raw) <= _LONGEST_REMEMBERED else Unit(raw)


@lru_cache(maxsize=2)
def units_of(text: str) -> tuple[Unit, ...]:
    """`text` cut into units: at line breaks where no tag is open and, in every view, a barrier stands on one side."""
    return tuple(_units(text.split("\n")))


def stretches_of(text: str) -> Iterator[tuple[int, int, tuple[Unit, ...]]]:
    """The units of a long text, some at a time, so that they never lie in memory together.

    (from, to, units): those between the two places are new; before them stand again so many as hold `REACH` characters in
    every view, and one behind them, if there is any. Nothing of them is remembered: the rows of a table are all different.
    """
    units, before, fresh, length = _units(text.split("\n"), Unit), list[Unit](), list[Unit](), 0
    for each in units:
        if length > _STRETCH:
            yield len(before), len(before) + len(fresh), (*before, *fresh, each)
            before, fresh, length = _last([*before, *fresh]), [], 0
        fresh.append(each)
        length += len(each.raw)
    yield len(before), len(before) + len(fresh), (*before, *fresh)


def _last(units: list[Unit]) -> list[Unit]:
    """The last of some units: as many as hold `REACH` characters in every view, all of them if they hold less."""
    lengths = [0, 0, 0]
    for at in range(len(units) - 1, -1, -1):
        lengths = [length + len(view.text) for length, view in zip(lengths, units[at].views, strict=True)]
        if min(lengths) >= REACH:
            return units[at:]
    return units


def _units(lines: list[str], unit_of: Callable[[str], Unit] = unit_of) -> Iterator[Unit]:
    at, beginning = 0, None
    while at < len(lines):
        first, unit, beginning = at, beginning or unit_of(lines[at]), None
        behind = unit.walled_behind
        while at + 1 < len(lines):
            if unit.opens:
                # What an open tag does to the lines after it is only known of all together.
                at = _closing(lines, at + 1, unit_of)
                if at - first > _MOST_LINES:
                    at = len(lines) - 1
                unit = unit_of("\n".join(lines[first : at + 1]))
                behind = unit.walled_behind
                continue
            following = unit_of(lines[at + 1])
            if behind or following.walled_before:
                beginning = following
                break
            at += 1
            if at - first > _MOST_LINES:
                at = len(lines) - 1
                break
            behind = following.walled_behind
            if following.opens:
                unit = unit_of("\n".join(lines[first : at + 1]))
        yield unit if at == first else unit_of("\n".join(lines[first : at + 1]))
        at += 1


def _closing(lines: list[str], at: int, unit_of: Callable[[str], Unit]) -> int:
    """The first line from there on that may end a tag; the last of all where none does."""
    while at < len(lines) - 1 and not unit_of(lines[at]).closes:
        at += 1
    return at


def views_of(units: tuple[Unit, ...]) -> Iterator[tuple[int, list[Part]]]:
    """(number, pieces) of every view of the whole that differs from the one before it."""
    for view in range(3):
        if view == 0 or any(each.views[view] is not each.views[view - 1] for each in units):
            yield view, [each.views[view] for each in units]
