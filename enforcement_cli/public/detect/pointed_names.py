"""Names that a word before or after them points to: 法定代表人宋小样, 宋小样称, 宋小样之子."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.hints import NEVER_CALLED
from enforcement_cli.public.detect.roles import (
    BEFORE_NAMES,
    BRAND_AFTER,
    CLAUSE_START,
    CUE,
    DOTTED,
    FIELD,
    FULL_LATIN,
    IN_BRACKETS,
    LATIN,
    LATIN_FIRM,
    LETTER_SPACED,
    NOBODY,
    PARTED,
    ROLE,
    TOKEN,
    speaks,
)
from enforcement_cli.public.detect.segment import (
    MASKED,
    Ending,
    begins_a_word,
    clear_end,
    is_han,
    looks_sure,
    name_at,
    names_a_firm,
    names_a_place,
    never_a_name,
    plain_given,
)
from enforcement_cli.public.detect.spans import GUESSED, LABELLED, SHAPED, Found
from enforcement_cli.public.detect.surnames import (
    AFTER_NAMES,
    FIRM_SURNAMES,
    GIVEN_NAME_CHARACTERS,
    NEVER_IN_NAMES,
    PARTICLE_SURNAMES,
    surname_length,
)
from enforcement_cli.public.detect.surroundings import follows, lead
from enforcement_cli.public.detect.words import MANNERS, WORDS

_HARDLY, _MUCH = 1.0, 2.0
"""Weights: what follows makes a name at all likely; what leads to one names a person."""
_LONGEST_PART = 6
"""Characters that a part of such a name has at most."""
_LEADS_IN = re.compile("[由向与及对给从被据将经]")
_OF_AN_OFFICE = re.compile(r"[局股科处室队所站厂店院会部镇乡村县市省区]\Z|中心\Z|公司\Z")


def after_roles(text: str) -> Iterator[Found]:
    """法定代表人宋小样, 联系人：宋小样: what stands after a role or in the field of a name."""
    for match in ROLE.finditer(text):
        start = match.end()
        # A bracket that is closed again tells of the role, not of the name: 其母亲（姓吴）代为签收.
        says = IN_BRACKETS.sub("", match["says"])
        if any(mark in says for mark in ':|—-叫(“"'):
            claim = _stands_alone(text, start, colon=":" in says)
            if claim is not None:
                yield claim
                continue
        claim = _glued(text, start, field=FIELD.match(match.group()) is not None) or _given_alone(text, start)
        if claim is not None:
            yield claim


def _stands_alone(text: str, start: int, *, colon: bool) -> Found | None:
    """A name between a label with a colon and the end of its field: any two to four characters are one there."""
    foreign = LATIN.match(text, start) if colon else None
    if foreign and not LATIN_FIRM.search(foreign.group()) and not text[foreign.end() : foreign.end() + 1].isdigit():
        return Found(start, foreign.end(), "name", LABELLED) if len(foreign.group()) > 3 else None
    dotted = DOTTED.match(text, start)
    if dotted and not names_a_firm(text, start):
        return Found(start, dotted.end(), "name", LABELLED)
    spaced_out = LETTER_SPACED.match(text, start)
    if spaced_out:
        letters = spaced_out.group().replace(" ", "")
        if len(letters) <= 4 and surname_length(letters, 0) and letters not in WORDS and not MASKED.search(letters):
            return Found(start, spaced_out.end(), "name", LABELLED)
    token = TOKEN.match(text, start)
    if token is None or not 2 <= len(token.group()) <= 4 or is_han(text, token.end()):
        return None
    word = token.group()
    if MASKED.search(text, start, token.end() + 1) or NOBODY.search(word) or names_a_firm(text, start):
        return None
    if not surname_length(word, 0) and (word[:2] in WORDS or word[-2:] in WORDS):
        return None
    # In a column of a table an ordinary word may describe the field: 姓名 | 文字.
    sure = colon or word not in WORDS
    return Found(start, token.end(), "name", LABELLED if sure else GUESSED, sure)


def _glued(text: str, start: int, *, field: bool) -> Found | None:
    """A name that runs on into its sentence: 当事人宋小样于…"""
    foreign = FULL_LATIN.match(text, start)
    if foreign and not LATIN_FIRM.search(foreign.group()):
        return Found(start, foreign.end(), "name", LABELLED)
    parted = _parted(text, start)
    if parted is not None:
        return parted
    ending = name_at(text, start)
    if ending is None or names_a_firm(text, start):
        nickname = text[start : start + 1] == "小" and is_han(text, start + 1) and clear_end(text, start + 2)
        if nickname:
            return Found(start, start + 2, "name", GUESSED, sure=False)
        return _without_surname(text, start) if field else None
    end, quality = ending
    if MASKED.match(text, end) or NOBODY.search(text[start:end]) or names_a_place(text, end):
        return None
    cue = CUE.match(text, end) is not None
    longer = end - start == 3 and quality is Ending.CLEAR and plain_given(text, start, end)
    if begins_a_word(text, start) and not cue and not longer:
        return None
    if never_a_name(text, start, end) and (not cue or text[start + 1 : start + 3] in WORDS):
        # 其女应小样: hardly ever a surname, but here somebody has to look.
        perhaps = (
            longer
            and text[start + 1] not in FIRM_SURNAMES
            and not any(text[at : at + 2] in WORDS for at in (start, start + 1, start + 2))
        )
        return Found(start, end, "name", GUESSED, sure=False) if perhaps else None
    if begins_a_word(text, start):
        # 证人高兴证实 names somebody, 当事人明确表示 nobody.
        if text[start : start + 2] in MANNERS:
            return None
        return Found(start, end, "name", LABELLED if cue else GUESSED, sure=cue)
    sure = cue or looks_sure(text, start, end)
    if quality is Ending.OPEN and not plain_given(text, start, end):
        sure = False
    return Found(start, end, "name", LABELLED if sure else GUESSED, sure)


def _without_surname(text: str, start: int) -> Found | None:
    """开户人愚谷: two or three characters alone between the name of a field and the end of the clause."""
    token = TOKEN.match(text, start)
    if token is None or not 2 <= len(token.group()) <= 3 or NOBODY.search(token.group()):
        return None
    word = token.group()
    if any(word[at : at + 2] in WORDS for at in range(len(word) - 1)) or not NEVER_IN_NAMES.isdisjoint(word):
        return None
    return Found(start, token.end(), "name", GUESSED, sure=False)


def _given_alone(text: str, start: int) -> Found | None:
    """其妻莲花到场, 老板娘扬眉称: two characters of given names behind a role, where a person's act or the end of the clause follows."""
    end, word = start + 2, text[start : start + 2]
    if (
        len(word) < 2
        or any(each not in GIVEN_NAME_CHARACTERS for each in word)
        or word[0] in AFTER_NAMES | PARTICLE_SURNAMES
        or NOBODY.search(word)
    ):
        return None
    if word in MANNERS | NEVER_CALLED or (word in WORDS and follows(text, end) < _MUCH) or names_a_place(text, end):
        return None
    follow = follows(text, end)
    return Found(start, end, "name", GUESSED, sure=False) if follow > _HARDLY and text[end : end + 1] != "的" else None


def _parted(text: str, start: int) -> Found | None:
    """阿依·示例 that runs on into its sentence: the last part ends where a name can end, else after two characters."""
    match = PARTED.match(text, start)
    if match is None or names_a_firm(text, start):
        return None
    last = match.end()
    for length in (2, 3, 4, 5):
        if is_han(text, last + length - 1) and clear_end(text, last + length):
            return Found(start, last + length, "name", LABELLED)
    return Found(start, last + 2, "name", GUESSED, sure=False) if is_han(text, last + 1) else None


def before_cues(text: str) -> Iterator[Found]:
    """宋小样称, 宋小样(男, 宋小样之子: the name ends where the cue begins."""
    for match in CUE.finditer(text):
        end = match.start()
        for length in (3, 2, 4):
            start = end - length
            claim = _ends_here(text, start, end) if start >= 0 else None
            if claim is not None:
                yield claim
                break


def _ends_here(text: str, start: int, end: int) -> Found | None:
    surname = surname_length(text, start)
    if not surname or not 1 <= end - start - surname <= 2 or (end - start == 4 and surname != 2):
        return None
    ending = name_at(text, start)
    reaches = ending is not None and ending[0] == end
    before = text[start - 1 : start]
    opens = CLAUSE_START.search(text, max(0, start - 4), start) is not None
    after_word = before in BEFORE_NAMES or text[max(0, start - 2) : start] in WORDS
    if not reaches or not (opens or after_word):
        return None
    if before + text[start : start + 1] in WORDS or names_a_firm(text, start):
        return None
    if text[end - 1] in "上下中里外间旁" and text[start] not in FIRM_SURNAMES:
        return None
    if begins_a_word(text, start) or text[start:end] in WORDS or never_a_name(text, start, end):
        # 高兴称: a name all the same, perhaps. Where a sentence opens so, somebody has to look.
        if text[start : start + 2] in MANNERS or not speaks(text, end) or never_a_name(text, start, end):
            return None
        longer = end - start == 3 and plain_given(text, start, end)
        doubtful = opens and text[start:end] in WORDS
        return Found(start, end, "name", GUESSED, sure=longer) if longer or doubtful else None
    return Found(start, end, "name", SHAPED, looks_sure(text, start, end))


def dotted(text: str) -> Iterator[Found]:
    """买买提·示例称: a name with a dot in it, where a cue follows; sure where it is one of speech."""
    for match in DOTTED.finditer(text):
        start, first = match.start(), text.index("·", match.start())
        last = text.rindex("·", start, match.end()) + 1
        ends = range(last + 1, min(last + _LONGEST_PART, match.end()) + 1)
        end = next((at for at in ends if at - last >= 2 and follows(text, at) > _HARDLY), 0)
        if not end or any(ROLE.finditer(text, start, first)):
            continue
        while first - start > 2 and (text[start : start + 2] in WORDS or text[start] in BEFORE_NAMES):
            start += 2 if text[start : start + 2] in WORDS else 1
        if _OF_AN_OFFICE.search(text, start, first) or _OF_AN_OFFICE.search(text, last, end):
            continue
        leads = [at for at in range(start, first - 1) if lead(text, at) > _MUCH]
        led = max((*leads, _last_lead(text, start, first)))
        start = led if first - led > 1 else start
        if not CUE.match(text, end) and (not leads or BRAND_AFTER.match(text, end)):
            continue
        sure = speaks(text, end) and first - start <= _LONGEST_PART
        yield Found(start, end, "name", LABELLED if sure else GUESSED, sure)


def _last_lead(text: str, start: int, end: int) -> int:
    """Behind the last character there that leads to a name and is in none: 告知书由|钮祜禄·和顺."""
    return max((each.end() for each in _LEADS_IN.finditer(text, start, end)), default=start)
