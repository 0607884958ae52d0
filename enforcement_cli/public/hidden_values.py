"""Every value that any of many cases wants hidden, as it is written there, found in a file in one pass whatever their number."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from enforcement_cli.public.detect import Known
from enforcement_cli.public.detect.units import LONG, Unit, stretches_of, unit_of, units_of

_NOT_SEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_TAG = re.compile(r"<[^<>]*>")
_SHORTEST = 2


class HiddenValues:
    """All hidden values of the cases of many pages."""

    def __init__(self, known: Iterable[tuple[str, Known]]) -> None:
        self._owners: dict[str, list[str]] = defaultdict(list)
        for page, each in known:
            for value in (*each.names, *each.numbers, *each.phones, *each.addresses, *each.plates):
                bare = tight(value)
                if len(bare) >= _SHORTEST:
                    self._owners[bare].append(page)
        lengths: dict[str, set[int]] = defaultdict(set)
        for value in self._owners:
            lengths[value[:_SHORTEST]].add(len(value))
        self._lengths = {start: sorted(found) for start, found in lengths.items()}
        self._start = re.compile("|".join(_any_start(self._lengths)))

    def owners(self, name: str, data: bytes) -> list[str]:
        """The pages of whose case some hidden value stands in a file or its name, in order, each once."""
        if not self._owners:
            return []
        text = data.decode("utf-8", "replace")
        long = len(text) > LONG and not unit_of(name).opens
        found: set[str] = set()
        for view in self._long_views(name, text) if long else joined_views(name, text):
            for value in self._in(view):
                found.update(self._owners[value])
        return sorted(found)

    def _long_views(self, name: str, text: str) -> Iterator[str]:
        """The views of a name and a long text, a stretch at a time, each beginning with as much of the last as may be the
        beginning of a value.
        """
        reach = max(map(len, self._owners)) - 1
        ends: Sequence[str] = tight_views(name)
        for start, end, units in stretches_of(text):
            views = [_tight_views(each.raw) for each in units[start:end]]
            stretch = [before + "".join(each) for before, each in zip(ends, zip(*views, strict=True), strict=True)]
            yield from dict.fromkeys(stretch)
            ends = [each[-reach:] for each in stretch]

    def _in(self, text: str) -> Iterator[str]:
        found = self._start.search(text)
        while found:
            at = found.start()
            for length in self._lengths[found.group()]:
                if text[at : at + length] in self._owners:
                    yield text[at : at + length]
            found = self._start.search(text, at + 1)


def tight(text: str) -> str:
    """A text without anything that does not show, levelled."""
    return _NOT_SEEN.sub("", unicodedata.normalize("NFKC", text))


def _tight_views(text: str) -> tuple[str, str, str]:
    """Whole lines as written, as meant and as seen, without anything that does not show. No tag may be open at their end."""
    meant = html.unescape(text) if "&" in text else text
    written = tight(text)
    as_meant = written if meant == text else tight(meant)
    return written, as_meant, tight(_TAG.sub("", meant)) if "<" in meant else as_meant


tight_views = lru_cache(maxsize=1 << 13)(_tight_views)
"""The same, remembered."""


def joined_views(name: str, text: str) -> set[str]:
    """The views of a file's name and of what is in it, in one, each once."""
    first = unit_of(name)
    units: Iterable[Unit] = units_of(f"{name}\n{text}") if first.opens else (first, *units_of(text))
    return {"".join(each) for each in zip(*(tight_views(each.raw) for each in units), strict=True)}


def _any_start(starts: Iterable[str]) -> Iterator[str]:
    """Patterns of two characters, one for each that may be the first: a set of them is looked for at once."""
    seconds: dict[str, list[str]] = defaultdict(list)
    for each in starts:
        seconds[each[0]].append(re.escape(each[1]))
    return (f"{re.escape(first)}[{''.join(sorted(behind))}]" for first, behind in sorted(seconds.items()))
