"""Lists of things, whose parts may begin like a surname: 贺兰石、寿山石, 龙舟赛、越野赛, 石榴、柿子等鲜果."""

from __future__ import annotations

import re

from enforcement_cli.public.detect.hints import PERSON_NOUN
from enforcement_cli.public.detect.segment import HAN
from enforcement_cli.public.detect.surnames import COMPOUND_SURNAMES, GIVEN_NAME_CHARACTERS, SURNAMES, UNCOMMON_SURNAMES

_BEFORE = re.compile(f"(?P<item>[{HAN}A-Za-z0-9]{{1,8}})[、和与及]\\Z")
_BEHIND = re.compile(f"[、和与及](?P<item>[{HAN}A-Za-z0-9]{{1,4}})")
_SUMMED_UP = re.compile(
    f"(?:[、和与及][{HAN}A-Za-z0-9]{{1,8}}?){{0,8}}等(?![二两三四五六七八九十0-9]*[人名位]|$)(?P<kind>[{HAN}]{{2,6}})"
)
"""What the list is said to consist of: 等药材."""


def of_things(text: str, start: int, end: int) -> bool:
    """Whether what stands there is a part of a list that ends alike (寿山石、田黄石) or is summed up as things (等药材)."""
    before = _BEFORE.search(text, max(0, start - 9), start)
    behind = _BEHIND.match(text, end)
    if before is None and behind is None:
        return False
    last = text[end - 1]
    if before is not None and before["item"][-1] == last:
        return True
    if behind is not None and last in behind["item"][1:]:
        return True
    if any(each not in GIVEN_NAME_CHARACTERS for each in text[start + 1 : end]) and (
        (before is not None and text[start] in (before["item"][:1], before["item"][-2:-1]))
        or (behind is not None and behind["item"][:1] == text[start])
    ):
        # 燕麦片、燕窝、燕尾服
        return True
    summed = _SUMMED_UP.match(text, end)
    return summed is not None and not any(PERSON_NOUN.search(summed["kind"][:size]) for size in (2, 3, 4))


def in_a_row(text: str, start: int, end: int) -> bool:
    """Whether it is a part of a list at all."""
    return _BEFORE.search(text, max(0, start - 9), start) is not None or _BEHIND.match(text, end) is not None


def beside_no_name(text: str, start: int, end: int) -> bool:
    """Whether a neighbour in the list begins with no surname, as hardly any name does: 龙舟赛、越野赛."""
    before = _BEFORE.search(text, max(0, start - 9), start)
    behind = _BEHIND.match(text, end)
    return any(each is not None and not _begins_like_a_name(each["item"]) for each in (before, behind))


def shares_its_first(text: str, start: int, end: int) -> bool:
    """Whether a neighbour in the list is as long and begins alike: 艾叶、艾条 (and 宋样、宋例, of whom somebody has to tell)."""
    before = _BEFORE.search(text, max(0, start - 9), start)
    behind = _BEHIND.match(text, end)
    if end - start != 2:
        return False
    return (before is not None and before["item"][-2:-1] == text[start]) or (
        behind is not None and behind["item"][:1] == text[start]
    )


def _begins_like_a_name(item: str) -> bool:
    tail = item[-3:]
    return any(
        word[:1] in SURNAMES or word[:1] in UNCOMMON_SURNAMES or word[:2] in COMPOUND_SURNAMES
        for word in {item, tail, item[-2:]}
    )
