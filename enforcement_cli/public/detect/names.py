"""Names of natural persons, found by what stands around them: 法定代表人宋小样, 宋小样称, 宋小样之子.

What is found once is masked everywhere in the text. Names that nothing points to can only be known from the case
itself (dictionary.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from enforcement_cli.public.detect.brands import FAMOUS, marks_in
from enforcement_cli.public.detect.foreign_names import foreign_names
from enforcement_cli.public.detect.framed_names import framed
from enforcement_cli.public.detect.hints import NEVER_CALLED
from enforcement_cli.public.detect.kanji_names import initials, kanji_names
from enforcement_cli.public.detect.placed_names import after_prepositions, anywhere, set_off
from enforcement_cli.public.detect.pointed_names import after_roles, before_cues, dotted
from enforcement_cli.public.detect.roles import (
    CLAUSE_START,
    DOINGS,
    IN_BRACKETS,
    LIST,
    OFFICER,
    calls_for_name,
    is_followed_as_name,
)
from enforcement_cli.public.detect.segment import (
    HAN,
    MASKED,
    Ending,
    clear_end,
    is_han,
    is_ordinary,
    is_term,
    looks_sure,
    mentions,
    name_at,
    names_a_firm,
    never_a_name,
    plain_given,
    trade_name_follows,
)
from enforcement_cli.public.detect.spans import GUESSED, SHAPED, Found
from enforcement_cli.public.detect.surnames import FIRM_SURNAMES, NEVER_IN_NAMES, SURNAMES, UNCOMMON_SURNAMES
from enforcement_cli.public.detect.surroundings import follows
from enforcement_cli.public.detect.weighed_names import weighed
from enforcement_cli.public.detect.words import MANNERS, WORDS

_ITEM = re.compile(
    f"(?P<word>[{HAN}]{{2,3}}?)(?=等[二两三四五六七八九十0-9]*人|父子|母子|母女|父女|夫妇|兄弟|姐妹|[二两三四五]人|均[系为未]|轮流|共同|分别|作了)"
)
"""One of a list of persons, up to what is said of all of them."""
_ACTS = 1.5
"""The weight of what persons are followed by."""


class Names:
    """Finds the names of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: set[str] = set()
        self._doubted: set[str] = set()
        self._walked_on: set[int] = set()
        self._walked_back: set[int] = set()

    def claims(self) -> Iterator[Found]:
        """Every name that something points to, and after it every other mention of those that are sure."""
        text, officers = self._text, set(self._officers())
        others = (*before_cues(text), *after_prepositions(text), *dotted(text), *anywhere(text))
        others = tuple(each for each in others if text[each.start : each.end] not in officers)
        marks = marks_in(text)
        for claim in self._and_weighed((*after_roles(text), *others), officers):
            if self._is_a_mark(claim, marks):
                continue
            yield claim
            name = text[claim.start : claim.end]
            if claim.sure:
                self._found.add(name)
                yield from self._listed_after(claim)
                yield from self._listed_before(claim)
            else:
                self._doubted.add(name)
        yield from self._elsewhere()

    def _and_weighed(self, claims: tuple[Found, ...], officers: set[str]) -> Iterator[Found]:
        """`claims`, and the names that only several hints together give away where no sure claim stands."""
        foreign = tuple(foreign_names(self._text))
        whole = {at for each in foreign if each.sure for at in range(each.start, each.end)}
        yield from (each for each in claims if each.sure or whole.isdisjoint(range(each.start, each.end)))
        ends = {each.start: each.end for each in claims if each.sure}
        taken = {at for each in claims if each.sure for at in range(each.start, each.end)}
        for each in (
            *foreign,
            *kanji_names(self._text),
            *initials(self._text),
            *weighed(self._text),
            *framed(self._text),
        ):
            if self._text[each.start : each.end] in officers:
                continue
            if taken.isdisjoint(range(each.start, each.end)):
                yield each
            elif (
                each.sure
                and self._text[each.end - 1 : each.end + 1] not in WORDS
                and ends.get(each.start, each.end) < each.end
            ):
                # Where one character more would also make a name, somebody has to look: 何铁|手 or 何铁手.
                yield replace(each, sure=False, weight=GUESSED)

    def _is_a_mark(self, claim: Found, marks: tuple[tuple[int, int], ...]) -> bool:
        """Whether a claim lies on a well-known mark, and nothing around it says that here it is a person."""
        if not any(start < claim.end and claim.start < end for start, end in marks):
            return False
        called = calls_for_name(self._text, claim.start)
        if self._text[claim.start : claim.end] not in FAMOUS:
            # 向雷锋同志学习 speaks of nobody in the case.
            called = called or follows(self._text, claim.end) > _ACTS
        return not called or claim.start not in {start for start, _ in marks}

    def _officers(self) -> Iterator[str]:
        """The names after 执法人员, 承办人 and the like, and of the list they begin."""
        text = self._text
        for match in OFFICER.finditer(text):
            start = match.end()
            while (ending := name_at(text, start)) is not None:
                yield text[start : ending[0]]
                brackets = IN_BRACKETS.match(text, ending[0])
                join = LIST.match(text, brackets.end() if brackets else ending[0])
                if join is None:
                    break
                start = join.end()

    def _listed_after(self, claim: Found) -> Iterator[Found]:
        """The names that a list goes on with: 证人宋小样、高小例和钱示."""
        text, end = self._text, claim.end
        while True:
            join = LIST.match(text, end)
            if join is None:
                return
            start = join.end()
            ending = name_at(text, start)
            if ending is None or ending[1] is not Ending.CLEAR or is_ordinary(text, start):
                yield from self._doubted_after(start, join.group())
                return
            name_end = ending[0]
            # A comma or a new line goes on with a list of names only where nothing but a name fits between two of them.
            loose = "," in join.group() or "\n" in join.group()
            if loose and (is_han(text, name_end) or text[start] not in FIRM_SURNAMES):
                return
            if never_a_name(text, start, name_end) or not looks_sure(text, start, name_end):
                return
            if MASKED.match(text, name_end) or start in self._walked_on:
                return
            self._walked_on.add(start)
            self._found.add(text[start:name_end])
            yield Found(start, name_end, "name", SHAPED)
            end = name_end

    def _doubted_after(self, start: int, join: str) -> Iterator[Found]:
        """黎二妮、展鹏等人: what stands alone beside a name may be one too, whatever its characters."""
        item = _ITEM.match(self._text, start)
        if item is None or "," in join or "\n" in join or names_a_firm(self._text, start):
            return
        word = item["word"]
        listed = word[0] in SURNAMES or word[0] in UNCOMMON_SURNAMES
        if (
            listed
            and not NEVER_IN_NAMES & set(word)
            and word not in NEVER_CALLED | DOINGS | MANNERS
            and word[:2] not in NEVER_CALLED
        ):
            if word[-2:] in WORDS and len(word) > 2:
                return
            yield Found(start, start + len(word), "name", GUESSED, sure=False)

    def _listed_before(self, claim: Found) -> Iterator[Found]:
        """The names that a list begins with, where something points to its last: 彭样、郎小样、鲁例三人."""
        text, start = self._text, claim.start
        while start > 2 and text[start - 1] in "、和与及":
            end = start - 1
            for length in (3, 2, 4):
                begin = end - length
                ending = name_at(text, begin) if begin >= 0 else None
                if ending is not None and ending[0] == end and self._may_begin(begin, end):
                    if begin in self._walked_back:
                        return
                    self._walked_back.add(begin)
                    self._found.add(text[begin:end])
                    yield Found(begin, end, "name", SHAPED)
                    start = begin
                    break
            else:
                return

    def _may_begin(self, start: int, end: int) -> bool:
        text = self._text
        if not set_off(text, start):
            return False
        if is_ordinary(text, start) or MASKED.search(text, start, end):
            return False
        return looks_sure(text, start, end) and (text[start] in FIRM_SURNAMES or plain_given(text, start, end))

    def _elsewhere(self) -> Iterator[Found]:
        """Every other mention of a name. One that is an ordinary word, or was doubtful, has to be called for again."""
        text = self._text
        for start, end in mentions(self._found - WORDS, text):
            if not trade_name_follows(text, start, end):
                yield Found(start, end, "name", SHAPED)
        for start, end in mentions((self._found & WORDS) | (self._doubted - self._found), text):
            called = calls_for_name(text, start) or is_followed_as_name(text, end)
            opens = CLAUSE_START.search(text, max(0, start - 4), start) is not None
            if (called or opens) and clear_end(text, end) and not is_term(text, start, end):
                sure = called and text[start:end] in self._found
                yield Found(start, end, "name", SHAPED if sure else GUESSED, sure)
