"""Names that a frame gives away, whatever their characters: 方圆、方正二人, 她叫云朵, 明亮于2026年5月向本局.

Always for somebody to settle: between the two sides of such a frame hardly anything but a person stands, and the words
for persons (员工, 群众) are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.public.detect.hints import NEVER_CALLED, PERSON_NOUN
from enforcement_cli.public.detect.lexicon_things import THINGS
from enforcement_cli.public.detect.roles import BRAND_AFTER, BRAND_BEFORE, MATTER_ENDS, OBJECT_ENDS
from enforcement_cli.public.detect.segment import HAN, MASKED, names_a_firm
from enforcement_cli.public.detect.spans import GUESSED, Found
from enforcement_cli.public.detect.surnames import (
    COMPOUND_SURNAMES,
    GIVEN_NAME_CHARACTERS,
    NEVER_IN_NAMES,
    PARTICLE_SURNAMES,
    SURNAMES,
    UNCOMMON_SURNAMES,
)
from enforcement_cli.public.detect.surroundings import follows
from enforcement_cli.public.detect.words import LONGER_WORDS, MANNERS, WORDS

_OF_PERSONS = re.compile(
    r"等?(?:[二两三四五六七八九十]|[0-9]{1,2})(?:人|名[^,。;、\n]{0,3}[员生人工])(?!以[上下]|次|份|或|组成|间)"
    r"|父子|母子|母女|父女|夫妇|夫妻|兄弟|姐妹|兄妹|姐弟"
    r"|[均都也](?:[系为][^,。;\n]{0,8}(?:[员工民人]|股东|亲属)(?=[,。;\n])|没有?来|到场|在场|承认)"
    r"|均?未(?:到场|持证|签字|佩戴|戴)|到场|在场|承认|证实|签字|陈述|表示|轮流|分别(?:陈述|供述|证实|签字)"
)
"""What is said of several persons, right behind the last of them."""
_JOIN = re.compile("[、和与及]")
_ALONG = re.compile(f"[{HAN}、]{{3,40}}\\Z")
_SPAN = 40
_NO_ITEM = re.compile("(?:[人员者工师生长民户商童警兵方队组部局所站]|学生|老人|儿童|妇女|群众|职工|干部|公安|城管)\\Z")

_TITLED = re.compile(
    "[" + "".join(sorted(SURNAMES)) + "](?:大[爷娘妈叔婶伯哥姐嫂]|老[汉太头](?![子太])|阿姨|奶奶|爷爷|婆婆|嫂子)"
)
_CALLED = re.compile(
    f'(?:(?:[我她他]|[人子员孩童者男女播])(?:名)?叫|名叫|真名|本名|原名|真实姓名[为是]?|乳名|小名|实名)[“"]?(?P<name>[{HAN}]{{2,4}}?)(?=[^{HAN}]|的(?!名)|[系是在于住]|\\Z)'
)


def framed(text: str) -> Iterator[Found]:
    """Names between two sides of a frame in a shadow's text."""
    if _JOIN.search(text):
        yield from _in_lists(text)
    yield from _by_titles(text)
    if "叫" not in text and "名" not in text:
        return
    for match in _CALLED.finditer(text):
        start, end = match.span("name")
        name = match["name"]
        if (
            NEVER_IN_NAMES.isdisjoint(name)
            and not _NO_ITEM.search(name)
            and not MASKED.search(text, start, end + 1)
            and not BRAND_AFTER.match(text, end)
            and not names_a_firm(text, start)
        ):
            yield Found(start, end, "name", GUESSED, sure=False)


def _by_titles(text: str) -> Iterator[Found]:
    """辛大娘, 鄢老汉: a surname and what elders are called."""
    for match in _TITLED.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start + 1] in WORDS or text[start] in PARTICLE_SURNAMES
        before = before or BRAND_BEFORE.search(text, max(0, start - 10), start) is not None
        if not before and text[start] != "和" and not names_a_firm(text, start) and follows(text, end) > 0:
            yield Found(start, end, "name", GUESSED, sure=False)


def _in_lists(text: str) -> Iterator[Found]:
    """方圆、方正二人, 船员浦江、浪涛均未持证: every part of a list that only persons make, one of them called like one."""
    for match in _OF_PERSONS.finditer(text):
        end = match.start()
        along = _ALONG.search(text, max(0, end - _SPAN), end)
        if along is None or not _JOIN.search(text, along.start(), end):
            continue
        items = list(_items(text, along.start(), end))
        if len(items) > 1 and any(_called_like_one(text[start:stop]) for start, stop in items):
            for start, stop in items:
                yield Found(start, stop, "name", GUESSED, sure=False)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of the list that ends there, from the last backwards, as long as each could be a name."""
    while end > start:
        joins = [each.end() for each in _JOIN.finditer(text, max(start, end - 12), end)]
        at = next((each for each in reversed(joins) if end - each >= 2), start if end - start <= 10 else end)
        if end - at > 3 and text[at : at + 2] not in COMPOUND_SURNAMES:
            # The first of them, behind who they are: 船员|浦江.
            at = next((end - size for size in (2, 3) if PERSON_NOUN.search(text, at, end - size)), end)
        word = text[at:end]
        if not 2 <= len(word) <= 4 or not _may_be_one(word):
            return
        yield at, end
        if not _JOIN.match(text, at - 1) or at - 1 <= start:
            return
        end = at - 1


def _may_be_one(word: str) -> bool:
    return (
        NEVER_IN_NAMES.isdisjoint(word)
        and word not in NEVER_CALLED
        and word not in MANNERS
        and word not in THINGS
        and word not in LONGER_WORDS
        and not _NO_ITEM.search(word)
        and not PERSON_NOUN.search(word)
    )


def _called_like_one(word: str) -> bool:
    surname = word[0] in SURNAMES or word[0] in UNCOMMON_SURNAMES or word[:2] in COMPOUND_SURNAMES
    plain = all(each in GIVEN_NAME_CHARACTERS for each in word[1:])
    return surname and (plain or len(word) == 3 or word not in WORDS) and word[-1] not in OBJECT_ENDS | MATTER_ENDS
