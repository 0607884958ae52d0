"""Markup of which most is always the same: made once by its template, with marks where the values go, then only filled.

Ten thousand pages differ in what they say, not in what stands around it; ten thousand rows hang on which of their cells are
empty. A value is escaped when it is filled in, as the templates escape it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

MARK = "\0"
"""What stands on both sides of a name; no text of anybody has this character."""


_SPECIAL = re.compile("[&<>'\"]")


def mark(name: str) -> Markup:
    """What a template is given in the place of the value of that name."""
    return Markup(f"{MARK}{name}{MARK}")


class Mould:
    """What a template made of marks."""

    __slots__ = ("_names", "_pieces")

    def __init__(self, text: str) -> None:
        self._pieces = text.split(MARK)
        self._names = self._pieces[1::2]

    def filled(self, values: Mapping[str, str]) -> Markup:
        """With these values. KeyError where one is missing."""
        pieces = self._pieces.copy()
        pieces[1::2] = [_escaped(values[each]) for each in self._names]
        return Markup("".join(pieces))


def _escaped(value: str) -> str:
    """As `escape` gives it, which is asked only where there is something to escape: hardly ever."""
    return value if type(value) is Markup or not _SPECIAL.search(value) else escape(value)
