"""Markup of which most is always the same: made once by its template, with marks where the texts go, then only filled.

Ten thousand pages differ in what they say, not in what stands around it; ten thousand rows hang on which of their cells are
empty. A text is escaped when it is filled in, as the templates escape it.

What is filled must not hang on a text but by showing it. So an empty text is never a mark, nor one that `KEPT` names
because a template asks for it; a filter that is `deferred` is told of a mark, and does its work when the text is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import wraps
from itertools import count
from typing import Any

from markupsafe import Markup, escape

from enforcement_cli.public.shape import LONG_TERM

MARK = "\0"
"""What stands on both sides of a name; no text of anybody has this character."""
KEPT = frozenset({"", LONG_TERM})
"""Texts on which it hangs what a template makes."""

_SPECIAL = re.compile("[&<>'\"]")
_FILTERS: dict[str, Callable[[str], str]] = {}


def mark(name: str) -> Markup:
    """What a template is given in the place of the text of that name."""
    return Markup(f"{MARK}{name}{MARK}")


def deferred(say: Callable[[str], str]) -> Callable[[str], str]:
    """A filter of one text that may also be given a mark; its name is that of the function."""
    name = say.__name__
    _FILTERS[name] = say

    @wraps(say)
    def said(text: str) -> str:
        if type(text) is Markup and text.startswith(MARK):
            return mark(f"{text.strip(MARK)}|{name}")
        return say(text)

    return said


class Mould:
    """What a template made of marks."""

    __slots__ = ("_fills", "_pieces")

    def __init__(self, text: str) -> None:
        self._pieces = text.split(MARK)
        named = [each.partition("|") for each in self._pieces[1::2]]
        self._fills = [(name, _FILTERS[how] if how else None) for name, _, how in named]

    def filled(self, texts: Mapping[str, str]) -> Markup:
        """With these texts. KeyError where one is missing."""
        pieces = self._pieces.copy()
        pieces[1::2] = [_escaped(how(texts[name]) if how else texts[name]) for name, how in self._fills]
        return Markup("".join(pieces))


def _escaped(text: str) -> str:
    """As `escape` gives it, which is asked only where there is something to escape: hardly ever."""
    return text if type(text) is Markup or not _SPECIAL.search(text) else escape(text)


def texts_and_shape(data: Any) -> tuple[dict[str, str], tuple[str, ...]]:
    """The texts of plain data by the names of their marks, and everything else of it: what a mould hangs on."""
    texts: list[str] = []
    shape: list[str] = []
    _measure(data, texts, shape)
    return {str(at): each for at, each in enumerate(texts)}, tuple(shape)


def _measure(value: Any, texts: list[str], shape: list[str]) -> None:
    if type(value) is str:
        if value in KEPT:
            shape.append(f"={value}")
        else:
            shape.append(".")
            texts.append(value)
    elif isinstance(value, Mapping):
        shape.append("{")
        for key, each in value.items():
            shape.append(key)
            _measure(each, texts, shape)
        shape.append("}")
    elif isinstance(value, (list, tuple)):
        shape.append("[")
        for each in value:
            _measure(each, texts, shape)
        shape.append("]")
    else:
        raise TypeError(f"{type(value).__name__} is no text")


def marked(data: Any) -> Any:
    """The same data with a mark for each of its texts."""
    return _marked(data, count().__next__)


def _marked(value: Any, number: Callable[[], int]) -> Any:
    if isinstance(value, str):
        return value if value in KEPT else mark(str(number()))
    if isinstance(value, Mapping):
        return {key: _marked(each, number) for key, each in value.items()}
    return [_marked(each, number) for each in value]
