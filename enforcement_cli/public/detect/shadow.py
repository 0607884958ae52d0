"""A plainer copy of a text for detectors to read, with a map back to the characters it was made from.

Personal data comes in disguise: full-width digits, zero-width characters, soft hyphens, HTML entities. Each step here
rewrites the text and keeps, for every character, which characters of the original it stands for, so that whatever
is found in the copy can be masked in the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from html import unescape
from urllib.parse import unquote_to_bytes

_HIDDEN_CATEGORIES = frozenset({"Cf", "Mn", "Me"})

_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800"
"""Letters by their category that print nothing: Hangul fillers and the empty Braille cell."""

_SEEMS_X = dict.fromkeys("хХχΧ✕✖⨯╳", "X")
"""Letters of other scripts that pass for the check digit X. × is left alone: it also masks (138××××0000)."""

_SEEMS_DASH = dict.fromkeys("‐‑‒–—―−﹘﹣－⁃➖", "-")

_SEEMS_DOT = dict.fromkeys("·•‧∙⋅・･⸱᛫●", "·")


class _Folding(dict[int, str | int]):
    """For `str.translate`: one character for one, so that offsets stay. Works a code point out when first met."""

    def __missing__(self, code: int) -> str | int:
        folded = self[code] = _fold(chr(code))
        return folded


def _fold(character: str) -> str | int:
    for table in (_SEEMS_X, _SEEMS_DASH, _SEEMS_DOT):
        if character in table:
            return table[character]
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if (
        category in _HIDDEN_CATEGORIES
        or character in _BLANK_LETTERS
        or (category == "Cc" and character not in "\t\n\r")
    ):
        return "\u200b"
    if category in ("Zl", "Zp") or character in "\r\x85":
        return "\n"
    if category == "Zs":
        return " "
    plain = unicodedata.normalize("NFKC", character)
    # ① and ² are digits only in a run of their like (numbers.py): NFKC would glue a list's marker to the number after it.
    if len(plain) != 1 or unicodedata.digit(character, None) is not None:
        return ord(character)
    return plain


_FOLDING = _Folding()
_HIDDEN = re.compile("\u200b+")

_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});", re.ASCII)
_ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\[nrtbf/\"\\]|\\x[0-9a-fA-F]{2}", re.ASCII)
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+", re.ASCII)
_TAG = re.compile(r"<(?:/?(?P<name>[A-Za-z][A-Za-z0-9]{0,20})[^<>]{0,4000}|!--|!\[CDATA\[)>?|--!?>|\]\]>")
_INLINE_TAGS = "a abbr b bdi bdo cite code em font i ins kbd mark q rb ruby s samp small span strong sub sup time u wbr"
_WITHIN_TEXT = frozenset(_INLINE_TAGS.split())


Places = tuple[list[int], list[int]]
"""For every character of a shadow, where the characters of the original that it stands for begin and end."""


@dataclass(frozen=True)
class Shadow:
    """A rewritten text, and which characters of the original each of its characters stands for.

    `traced` tells that; without it every character still stands for the one at its own place. It is asked only once
    something has been found: most texts hold nothing, and their places would be most of the work.
    """

    text: str
    traced: Callable[[], Places | None] | None = None

    @cached_property
    def _places(self) -> Places | None:
        return self.traced() if self.traced is not None else None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` (exclusive, not empty) of the shadow come from in the original."""
        if self._places is None:
            return start, end
        starts, ends = self._places
        return starts[start], ends[end - 1]

    def spelled(self, text: str) -> Shadow:
        """A shadow of as many other characters at the same places."""
        return Shadow(text, (lambda: self._places) if self.traced is not None else None)

    def rewritten(self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str | None] | None) -> Shadow:
        """A shadow of this shadow: every match replaced, all its new characters standing for the whole match.

        `replacement` answers None to leave a match as it is; in its own place None takes every match out. No match may
        be empty, nor be replaced by itself.
        """
        text = pattern.sub("" if replacement is None else partial(_replaced, replacement), self.text)
        if text == self.text:
            return self
        return Shadow(text, partial(self._rewritten_places, pattern, replacement))

    def _rewritten_places(
        self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str | None] | None
    ) -> Places:
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            new = "" if replacement is None else replacement(match)
            if new is None:
                continue
            self._copy(done, match.start(), starts, ends)
            done = match.end()
            start, end = self.original(match.start(), done)
            starts.extend([start] * len(new))
            ends.extend([end] * len(new))
        self._copy(done, len(self.text), starts, ends)
        return starts, ends

    def _copy(self, start: int, end: int, starts: list[int], ends: list[int]) -> None:
        if self._places is None:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend(self._places[0][start:end])
            ends.extend(self._places[1][start:end])

    @cached_property
    def tight(self) -> Shadow:
        """This shadow without any blank: what is split over lines or letter-spaced comes together."""
        return self.rewritten(_BLANKS, None)


_BLANKS = re.compile(r"[ \t\n]+")


def tight_of(text: str) -> str:
    """The text of `Shadow.tight`, for when nobody asks where its characters come from."""
    return _BLANKS.sub("", text)


def _replaced(replacement: Callable[[re.Match[str]], str | None], match: re.Match[str]) -> str:
    new = replacement(match)
    return match.group() if new is None else new


def shadow_of(text: str, *, entities: bool = False) -> Shadow:
    """The shadow that detectors read: half-width, digits of every script as 0-9, nothing in it that does not print.

    Line breaks become `\\n`, other blanks a blank, dashes `-`, middle dots `·`. With `entities`, HTML entities are decoded first.
    """
    shadow = Shadow(text)
    if entities:
        shadow = _settled(shadow, _ENTITY, _decoded_entity)
    return plain(shadow)


def plain(shadow: Shadow) -> Shadow:
    """`shadow` folded character by character, then without what does not print."""
    folded = shadow.spelled(shadow.text.translate(_FOLDING))
    return folded.rewritten(_HIDDEN, None) if "\u200b" in folded.text else folded


def decoded(text: str) -> Shadow:
    """The shadow of an output file: HTML entities, JSON escapes and percent-encoding decoded, also where nested."""
    shadow = Shadow(text)
    for _ in range(3):
        before = shadow
        for mark, pattern, decode in _DECODERS:
            if mark in shadow.text:
                shadow = shadow.rewritten(pattern, decode)
        if shadow is before:
            break
    return plain(shadow)


def without_tags(shadow: Shadow) -> Shadow:
    """`shadow` as a reader sees it: what a tag splits within a line comes together, cells and paragraphs stay apart."""
    return shadow.rewritten(_TAG, _seen) if may_be_tagged(shadow.text) else shadow


def may_be_tagged(text: str) -> bool:
    """Whether there may be a tag, or an end of one, in a text."""
    return "<" in text or ">" in text


def _seen(match: re.Match[str]) -> str:
    name = (match["name"] or "wbr").lower()
    return "" if name in _WITHIN_TEXT else "\n" if name == "br" else " | "


def _settled(shadow: Shadow, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str | None]) -> Shadow:
    """Rewritten again and again while that changes anything (`&amp;#49;`), three times at most."""
    for _ in range(3):
        after = shadow.rewritten(pattern, replacement)
        if after is shadow:
            break
        shadow = after
    return shadow


def _decoded_entity(match: re.Match[str]) -> str | None:
    plain_text = unescape(match.group())
    return None if plain_text == match.group() else plain_text


_SHORT_ESCAPES = {"n": "\n", "r": "\n", "t": "\t", "b": "\u200b", "f": "\u200b", "/": "/", '"': '"', "\\": "\\"}


def _decoded_escape(match: re.Match[str]) -> str:
    escape = match.group()
    if escape[1] in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[escape[1]]
    if escape[1] == "x":
        return chr(int(escape[2:], 16))
    units = bytes.fromhex(escape.replace("\\u", ""))
    return units.decode("utf-16-be", errors="replace")


def _decoded_percent(match: re.Match[str]) -> str | None:
    try:
        return unquote_to_bytes(match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return None


_DECODERS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    ("&", _ENTITY, _decoded_entity),
    ("\\", _ESCAPE, _decoded_escape),
    ("%", _PERCENT, _decoded_percent),
)
