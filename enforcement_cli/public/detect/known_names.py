"""The names of a case's own persons, found whole and in parts, though blanks, lines or dots part their characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from enforcement_cli.public.detect.roles import (
    LEADING,
    LEADING_VERB,
    acts_in_person,
    calls_for_name,
    is_followed_as_name,
)
from enforcement_cli.public.detect.romanised import RomanisedNames
from enforcement_cli.public.detect.segment import HAN, MASKED, is_han, is_term, trade_name_follows
from enforcement_cli.public.detect.shadow import Shadow, shadow_of
from enforcement_cli.public.detect.spans import GUESSED, KNOWN, SHAPED, Found
from enforcement_cli.public.detect.surnames import surname_length
from enforcement_cli.public.detect.variants import written_otherwise
from enforcement_cli.public.detect.words import WORDS

_BLANKS = re.compile(r"\s+")
_CHINESE = re.compile(f"[{HAN}]+")


_PLACE_AFTER = re.compile(r"[省市县区镇乡村街路庄沟]")
_VERY = re.compile(r"(?:很|太|最|更|非常|十分)\Z")

_SMALL = frozenset(f"小{each}" for each in "区时学型组心额麦米票数微吃店卖件计孩女儿说结包车路巷河山溪镇村贷便费看")
"""Words, unless somebody is called so."""


class KnownNames:
    """Finds the given names. Parts are a given name of two characters and the parts of a dotted or foreign name."""

    def __init__(self, names: Iterable[str], public: Iterable[str]) -> None:
        self._whole: set[str] = set()
        given: set[str] = set()
        self._parts: set[str] = set()
        shown = {_tight(each) for each in public}
        read_aloud: set[str] = set()
        for name in names:
            tight = _tight(name)
            if len(tight) < 2 or MASKED.search(tight):
                continue
            read_aloud.add(_undotted(tight))
            for written in (tight, *(written_otherwise(tight) if tight not in shown else ())):
                self._whole.add(_undotted(written))
                spelt = name if written == tight else written
                self._parts.update(part for part in _parts(spelt, written) if part not in shown)
                # 陳 begins no name of the table, but stands for one that does.
                given.update([written[surname_length(tight, 0) or 1 :]])
        self._parts -= self._whole
        self._short = {part for part in self._parts if len(part) == 2 and part not in given}
        self._in_letters = RomanisedNames(sorted(read_aloud - shown))
        every = sorted(self._whole | self._parts, key=lambda name: (-len(name), name))
        pattern = "|".join("[·.]?".join(map(re.escape, name)) for name in every)
        self._pattern = re.compile(pattern, re.IGNORECASE) if every else None
        # Nothing else stands for a character without letter case, so that a look for it settles most texts.
        self._ends = {(each[0], each[-1]) for each in every} if all(map(_CHINESE.fullmatch, every)) else None
        self._called_so = "".join(sorted({_only_one(each) for each in self._whole if each not in shown}))
        self._familiar = _familiar(self._called_so)

    @property
    def given(self) -> bool:
        """Whether there are any."""
        return self._pattern is not None

    def claims(self, shadow: Shadow) -> Iterator[Found]:
        """Where the names stand in the text of `shadow`, in characters of its original."""
        if self._pattern is None:
            return
        tight = shadow.tight
        for start, end, sure in self._found(tight.text):
            yield Found(*tight.original(start, end), "name", KNOWN if sure else GUESSED, sure)
        for start, end in self._called(tight.text):
            yield Found(*tight.original(start, end), "name", KNOWN)
        for start, end in self._in_letters.places(shadow.text):
            # Light: an e-mail or WeChat address that holds the name is hidden whole.
            yield Found(*shadow.original(start, end), "name", SHAPED)

    def stand_in(self, tight: str) -> bool:
        """Whether any of the names stands in a text without blanks, be it surely or not."""
        return (
            any(True for _ in self._found(tight))
            or any(True for _ in self._called(tight))
            or self._in_letters.may_stand_in(tight)
        )

    def _called(self, tight: str) -> Iterator[tuple[int, int]]:
        """小昊 and 昊某 of 吴昊, standing by themselves or as a person does."""
        if self._familiar is None or not any(each in tight for each in self._called_so):
            return
        for match in self._familiar.finditer(tight):
            start, end = match.span()
            called, followed = calls_for_name(tight, start), is_followed_as_name(tight, end)
            begins = called or not start or not is_han(tight, start - 1)
            if match.group() in WORDS or (match.group() in _SMALL and not (called or followed)):
                continue
            if (begins and (followed or not is_han(tight, end))) or _acts(tight, start, end):
                yield start, end

    def _found(self, tight: str) -> Iterator[tuple[int, int, bool]]:
        if self._pattern is None or not self._may_be_found(tight):
            return
        for match in self._pattern.finditer(tight):
            judged = self._judged(tight, match)
            if judged is not None:
                yield *match.span(), judged

    def _may_be_found(self, tight: str) -> bool:
        return self._ends is None or any(first in tight and last in tight for first, last in self._ends)

    def _judged(self, text: str, match: re.Match[str]) -> bool | None:
        """Whether the match surely is the person; None where it surely is not."""
        start, end = match.span()
        name = _undotted(match.group())
        if name.isascii():
            glued = text[start - 1 : start].isalpha() and text[start - 1 : start].isascii()
            return None if glued or (text[end : end + 1].isascii() and text[end : end + 1].isalpha()) else True
        if trade_name_follows(text, start, end):
            return None
        called = calls_for_name(text, start) or is_followed_as_name(text, end)
        if len(name) == 2 and not called and _PLACE_AFTER.match(text, end):
            return None
        if name in WORDS or name in self._short:
            if is_term(text, start, end) or _VERY.search(text, max(0, start - 2), start):
                return None
            alone = not is_han(text, start - 1) and not is_han(text, end) if start else not is_han(text, end)
            if called or alone:
                return True
            return False if name not in self._parts or _acts(text, start, end) else None
        # 王明 in 大王明显: on both sides the characters belong to other words.
        straddles = text[start - 1 : start + 1] in WORDS and text[end - 1 : end + 1] in WORDS and len(name) == 2
        return None if straddles and start and not calls_for_name(text, start) else True


def _acts(text: str, start: int, end: int) -> bool:
    """Whether a word stands where somebody is turned to or does something: 联系虚构。 and 由建设负责."""
    before = max(0, start - 4)
    led = any(lead.end() == start for each in (LEADING, LEADING_VERB) for lead in each.finditer(text, before, end))
    return led and (not is_han(text, end) or acts_in_person(text, end))


def _only_one(tight: str) -> str:
    """The given name, if it is of one character; else nothing."""
    given = tight[surname_length(tight, 0) :] if _CHINESE.fullmatch(tight) and surname_length(tight, 0) else ""
    return given if len(given) == 1 else ""


def _familiar(given: str) -> re.Pattern[str] | None:
    """How people with a given name of one character, one of these, are called by it, without their surname."""
    either = re.escape(given)
    return re.compile(f"[小阿][{either}]|[{either}][某哥姐]") if given else None


@lru_cache(maxsize=256)
def given_names(names: tuple[str, ...]) -> frozenset[str]:
    """The Chinese given names, and parts of dotted names, of these persons; none that is a whole name itself."""
    parts = {part for name in names for part in _parts(name, _tight(name)) if _CHINESE.fullmatch(part)}
    parts.update(f"{only}某" for name in names for only in _only_one(_tight(name)))
    return frozenset(parts - {_tight(name) for name in names})


@lru_cache(maxsize=4096)
def _tight(name: str) -> str:
    return _BLANKS.sub("", shadow_of(name).text)


def _undotted(name: str) -> str:
    return name.replace("·", "").replace(".", "")


def _parts(name: str, tight: str) -> Iterator[str]:
    dotted = [part for part in re.split(r"[·.]", tight) if len(part) >= 2]
    if len(dotted) > 1:
        yield from dotted
    elif _CHINESE.fullmatch(tight):
        given = tight[surname_length(tight, 0) or 1 :]
        if len(given) >= 2:
            yield given
    else:
        yield from (part for part in shadow_of(name).text.split() if len(part) >= 3)
