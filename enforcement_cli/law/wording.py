"""What an article says: the words of the Basis table for a clause that a decision relies on, to be shown with it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache

from enforcement_cli.law.basis import BASIS, Basis

_BRACKETS = re.compile(r"[《》〈〉\s]")
_VERSION = re.compile(r"[(（][^()（）]*[)）]$")
_ITEM = re.compile(r"第?[(]([一二三四五六七八九十百零]+)[)]项?")
LEFT_OUT = "……"


def words_of_article(law: str, article: str, on: date) -> str:
    """The words of that place in the version in force on that day; empty where the table does not hold them.

    `law` is the full title, with or without 《》 and version; `article` a place such as 第六十一条第一款. Several phrases of
    one place are parted by ……; an article named as a whole has those of its paragraphs. Only words that were read in the
    text itself are given.
    """
    rows = [each for each in _by_title().get(_title(law), ()) if each.in_force(on)]
    wanted = _place(article)
    if not wanted:
        return ""
    exact = [each for each in rows if _place(each.place) == wanted]
    found = exact or [each for each in rows if _place(each.place).startswith(wanted)]
    return LEFT_OUT.join(dict.fromkeys(each.words for each in found))


@cache
def _by_title() -> Mapping[str, tuple[Basis, ...]]:
    found: dict[str, list[Basis]] = defaultdict(list)
    for row in BASIS.values():
        if not row.is_recalled and row.known == "read" and row.words:
            found[_title(row.source.title)].append(row)
    return {title: tuple(rows) for title, rows in found.items()}


def _title(law: str) -> str:
    return _BRACKETS.sub("", _VERSION.sub("", _BRACKETS.sub("", law)))


def _place(article: str) -> str:
    """第五十七条第一款第（一）项 and 第五十七条第一款第一项 are one place; empty where it names no article."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", article))
    plain = _ITEM.sub(lambda match: f"第{match[1]}项", plain)
    return plain if plain.startswith("第") and "条" in plain else ""
