"""Names that the case knows, written in letters: Song Xiaoyang, XIAOYANG SONG, Sòng Xiǎoyáng, songxiaoyang@…"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from enforcement_cli.public.detect.segment import HAN
from enforcement_cli.public.detect.surnames import surname_length

_CHINESE = re.compile(f"[{HAN}]{{2,4}}")
_PART = r"[ \n\-_.·'’]{0,2}"
_APART = r"[ \n\-_.·'’,]{1,2}"
_SHORT = 5
"""With so few letters a name is also a word (lina, anan): only its surname apart makes it one."""
_ANY = "[a-z]{1,6}"
"""A character without a reading in the table, beside others that have one."""
_SPELLED_V = re.compile("v")
_OTHER_CASES = frozenset("\u0130\u0131\u017f\u212a")
"""Letters that a pattern without regard to case takes for i, s and k, and `lower` does not."""
_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]{2}")


class RomanisedNames:
    """Finds the Chinese ones of some names in pinyin, surname first or last, in one word or several, with or without tones."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(name for name in names if _CHINESE.fullmatch(name)))
        self._syllables: tuple[tuple[str, ...], ...] | None = None
        self._compiled: re.Pattern[str] | None = None
        self._anywhere: re.Pattern[str] | None = None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand in a shadow's text."""
        if not self._names or not _LETTERS.search(text):
            return
        if self._compiled is None:
            self._compiled = re.compile("|".join(_forms(self._names)) or r"(?!)", re.IGNORECASE)
        for match in self._compiled.finditer(_toneless(text)):
            yield match.span()

    def may_stand_in(self, tight: str) -> bool:
        """Whether they may stand in a text without blanks, in which no word has an end any more; no where they do not."""
        if not self._names or not _LETTERS.search(tight) or not self._may_be_spelled(tight):
            return False
        if self._anywhere is None:
            self._anywhere = re.compile("|".join(_loose_forms(self._names)) or r"(?!)", re.IGNORECASE)
        return self._anywhere.search(_toneless(tight)) is not None

    def _may_be_spelled(self, text: str) -> bool:
        """Whether one of the names has a syllable of its surname, and of the last character, somewhere in a text."""
        if self._syllables is None:
            self._syllables = tuple(each for name in self._names for each in _first_and_last(name))
        letters = _toneless(text)
        if not _OTHER_CASES.isdisjoint(letters):
            return True
        letters = letters.lower()
        pairs = zip(self._syllables[::2], self._syllables[1::2], strict=True)
        return any(
            any(map(letters.__contains__, first)) and any(map(letters.__contains__, last)) for first, last in pairs
        )


class _Toneless(dict[int, int]):
    """For `str.translate`: letters without their marks, one for one."""

    def __missing__(self, code: int) -> int:
        plain = unicodedata.normalize("NFD", chr(code))[:1] if 0xC0 <= code <= 0x1EFF else chr(code)
        self[code] = ord(plain) if plain.isascii() else code
        return self[code]


_TONELESS = _Toneless()
_MARKED = re.compile("[\u00c0-\u1eff]")


def _toneless(text: str) -> str:
    return text.translate(_TONELESS) if _MARKED.search(text) else text


def _parts(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Every name with the patterns of its surname and of the rest."""
    for name in names:
        length = surname_length(name, 0) or 1
        surname, given = _spelled(name[:length]), _spelled(name[length:])
        if surname is not None and given is not None:
            yield name, surname, given


def _first_and_last(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the first and the last character of a name may be spelled with, of which one must stand in the name's spelling."""
    from enforcement_cli.public.detect.readings import readings

    known = readings()
    first, last = (
        tuple(each.split("v")[0] for each in known.get(character, ("",))) for character in (name[0], name[-1])
    )
    return first, last


def _loose_forms(names: Iterable[str]) -> Iterator[str]:
    for _, surname, given in _parts(names):
        between = _APART.replace("{1,2}", "{0,2}")
        yield f"{surname}{between}{given}|{given}{between}{surname}"


def _forms(names: Iterable[str]) -> Iterator[str]:
    for name, surname, given in _parts(names):
        yield rf"(?<![a-z])(?:{surname}{_APART}{given}|{given}{_APART}{surname})(?![a-z])"
        if _fewest_letters(name) > _SHORT:
            yield rf"(?<![a-z]){surname}{given}(?![a-z])"


@lru_cache(maxsize=4096)
def _spelled(characters: str) -> str | None:
    """A pattern for the syllables of some characters; None where none of them has a reading."""
    from enforcement_cli.public.detect.readings import readings

    known = readings()
    if not any(each in known for each in characters):
        return None
    syllables = (known.get(each) for each in characters)
    return _PART.join(f"(?:{'|'.join(map(_with_v, each))})" if each else _ANY for each in syllables)


def _with_v(syllable: str) -> str:
    """吕 is written lv, lu, lü or lyu."""
    return _SPELLED_V.sub("(?:v|u|yu)", syllable)


def _fewest_letters(name: str) -> int:
    from enforcement_cli.public.detect.readings import readings

    known = readings()
    return sum(min(map(len, known.get(each, ("a",)))) for each in name)
