"""Names that only their place in a sentence gives away: 由宋小样驾驶, 宋小样于2026年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.lexicon_things import THINGS
from enforcement_cli.public.detect.roles import (
    BEFORE_NAMES,
    BRAND_AFTER,
    BRAND_BEFORE,
    CLAUSE,
    CUE,
    DOINGS,
    IN_TURNS,
    LEADING,
    LEADING_VERB,
    MATTER_ENDS,
    OBJECT_ENDS,
    PERSONAL,
    PLACE_BEFORE,
    PLACE_ENDS,
    PLACE_IN_NAME,
    PREDICATE,
    WITH_PERSONS,
    acts_in_person,
)
from enforcement_cli.public.detect.rows import beside_no_name, of_things
from enforcement_cli.public.detect.segment import (
    MASKED,
    Ending,
    is_han,
    is_ordinary,
    looks_sure,
    name_at,
    names_a_place,
    never_a_name,
    plain_given,
)
from enforcement_cli.public.detect.spans import GUESSED, SHAPED, Found
from enforcement_cli.public.detect.surnames import (
    COMPOUND_SURNAMES,
    FIRM_SURNAMES,
    PARTICLE_SURNAMES,
    SURNAMES,
    surname_length,
)
from enforcement_cli.public.detect.surroundings import follows
from enforcement_cli.public.detect.words import MANNERS, WORDS

_CERTAINLY = 1.5
"""The weight of what persons are followed by."""
_PAYS = ("支付", "转账", "汇款", "借用", "购买")
_OPENS, _CLOSES = ("“", '"', "‘"), ("”", '"', "’")
_NO_NAMES = "项目 工程 车辆 管理 单位 部门 班组 车间 班长 组长 师傅 公司 工会 金融 时间 支部 支队 车队 项下 路段 施工 党委 党员 司机 员工"
_THINGS = frozenset(_NO_NAMES.split())
"""Words that do have something to do, and are nobody's name."""
_SURNAME = re.compile("[" + "".join(sorted(SURNAMES | {surname[0] for surname in COMPOUND_SURNAMES})) + "]")


def after_prepositions(text: str) -> Iterator[Found]:
    """由宋小样驾驶, 向宋小样送达, and 宋小样于2026年… where a clause begins."""
    for match in LEADING.finditer(text):
        start = match.end()
        if text[start - 1 : start + 1] in WORDS or text[max(0, start - 2) : start] in WORDS:
            continue
        ending = name_at(text, start)
        if ending is not None and (
            text[ending[0] : ending[0] + 2] in DOINGS or CUE.match(text, ending[0]) or IN_TURNS.match(text, ending[0])
        ):
            personal = PERSONAL.match(text, ending[0]) is not None
            pays = text[ending[0] : ending[0] + 2] in _PAYS
            yield from _unlabelled(text, start, ending[0], personal=personal or pays)
        if match.group() == "由" and _is_called_like_a_word(text, start):
            yield Found(start, start + 2, "name", GUESSED, sure=False)
    for match in LEADING_VERB.finditer(text):
        start = match.end()
        ending = name_at(text, start)
        if text[start - 1 : start + 1] not in WORDS and ending is not None and ending[1] is Ending.CLEAR:
            personal = WITH_PERSONS.search(match.group()) is not None
            yield from _unlabelled(text, start, ending[0], personal=personal)
    for match in CLAUSE.finditer(text):
        start = match.end()
        ending = name_at(text, start)
        if ending is None or ending[1] is not Ending.CLEAR or text[start : start + 3] in THINGS:
            continue
        if follows(text, ending[0]) < _CERTAINLY and of_things(text, start, ending[0]):
            continue
        behind = text[ending[0] : ending[0] + 2]
        certain = text[start] in FIRM_SURNAMES or text[start : start + 2] in COMPOUND_SURNAMES
        certain = certain and ending[0] - start == surname_length(text, start) + 2 and behind in WORDS
        certain = certain and text[ending[0] - 1] not in PLACE_ENDS
        personal = PERSONAL.match(text, ending[0]) is not None
        if certain or personal or behind in DOINGS or PREDICATE.match(text, ending[0]):
            yield from _unlabelled(text, start, ending[0], personal=personal)


def _is_called_like_a_word(text: str, start: int) -> bool:
    """Whether an ordinary word that could be a name stands before something that only persons do: 由高兴负责."""
    word = text[start : start + 2]
    return (
        text[start] in SURNAMES - PARTICLE_SURNAMES
        and word in WORDS - MANNERS
        and word not in _THINGS
        and acts_in_person(text, start + 2)
    )


def _unlabelled(text: str, start: int, end: int, *, personal: bool = False) -> Iterator[Found]:
    """A name that nothing but its place in the sentence points to; `personal` where only a person fits there."""
    given = text[start + surname_length(text, start) : end]
    if is_ordinary(text, start) or never_a_name(text, start, end) or names_a_place(text, end):
        return
    if given[-1] in OBJECT_ENDS and not personal:
        return
    firm = text[start] in FIRM_SURNAMES or text[start : start + 2] in COMPOUND_SURNAMES
    plain = plain_given(text, start, end)
    if given in WORDS:
        if firm:
            yield Found(start, end, "name", GUESSED, sure=False)
    elif firm or plain:
        sure = (firm and plain) or personal or len(given) == 2
        yield Found(start, end, "name", SHAPED if sure else GUESSED, sure)
    elif len(given) == 2 and personal and text[end - 1 : end + 1] not in WORDS:
        yield Found(start, end, "name", GUESSED, sure=False)


def anywhere(text: str) -> Iterator[Found]:
    """Names that nothing points to: a surname that begins hardly any word, set off on both sides."""
    for match in _SURNAME.finditer(text):
        start = match.start()
        ending = name_at(text, start)
        if ending is None or not set_off(text, start):
            continue
        end, quality = ending
        given = text[start + surname_length(text, start) : end]
        if given[0] in PLACE_IN_NAME or is_ordinary(text, start) or MASKED.search(text, start, end):
            continue
        if len(given) == 2 and given[1] in MATTER_ENDS and text[start] not in FIRM_SURNAMES:
            continue
        if given[-1] in OBJECT_ENDS and follows(text, end) < _CERTAINLY:
            continue
        if len(given) == 2 and given[1] in PLACE_ENDS and not PREDICATE.match(text, end):
            continue
        if never_a_name(text, start, end) or BRAND_AFTER.match(text, end) or names_a_place(text, end):
            continue
        if text[end : end + 1] in _CLOSES and is_han(text, end + 1) and follows(text, end) < 0:
            continue
        if BRAND_BEFORE.search(text, max(0, start - 10), start):
            continue
        if text[start : start + 3] in THINGS:
            continue
        personal = follows(text, end) >= _CERTAINLY
        if not personal and of_things(text, start, end):
            continue
        plain = plain_given(text, start, end)
        if quality is Ending.OPEN and not (plain and len(given) == 2 and text[start] in FIRM_SURNAMES):
            continue
        if text[start] in FIRM_SURNAMES and (len(given) == 2 or (plain and is_han(text, end))):
            sure = len(given) == 2 and given not in WORDS and quality is Ending.CLEAR
            sure = sure and (personal or plain or not beside_no_name(text, start, end))
            yield Found(start, end, "name", SHAPED if sure else GUESSED, sure)
        elif _quoted(text, start, end) or (plain and len(given) == 2 and looks_sure(text, start, end)):
            yield Found(start, end, "name", GUESSED, sure=False)


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether a surname and its name stand in quotation marks, and nothing else."""
    return text[start - 1 : start] in _OPENS and text[end : end + 1] in _CLOSES and text[start] in FIRM_SURNAMES


def set_off(text: str, start: int) -> bool:
    """Whether a name can begin there: after punctuation, a place, a word or a character that leads to one."""
    before = text[start - 1 : start] if start else ""
    if before and before + text[start] in WORDS:
        return False
    return (
        not before
        or not is_han(text, start - 1)
        or before in BEFORE_NAMES
        or before in PLACE_BEFORE
        or text[start - 2 : start] in WORDS
    )
