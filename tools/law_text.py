"""Reads a law's text into articles, paragraphs 款 and items 项, so that a citation can be looked up where it points.

Three ways of counting are known: articles (第六十一条), clauses that run through the whole text under parts
(一、 … （六）), and nested headings (三、 … (一) … 1.). Both full- and half-width brackets mark an item, because
the published texts use both; the words themselves are compared as they stand, with white space removed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NUMERAL = "[一二三四五六七八九十百零〇]+"
_ARTICLE = re.compile(rf"第({_NUMERAL})条\s+(.*)")
_ITEM = re.compile(rf"[（(]({_NUMERAL})[）)]\s*(.*)")
_PART = re.compile(rf"({_NUMERAL})、")
_POINT = re.compile(r"([0-9]+)\.")
_INVISIBLE = re.compile("[\\s\u200b\ufeff]+")
_VALUES = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0}


def squeeze(text: str) -> str:
    """The text without white space and invisible marks: what two quotations are compared by."""
    return _INVISIBLE.sub("", text)


def number(numeral: str) -> int:
    """The value of a Chinese numeral below 1000: 十 10, 六十一 61, 一百一十 110, 二百零一 201."""
    total, digit = 0, 0
    for each in numeral:
        if each in "十百":
            total += (digit or 1) * (10 if each == "十" else 100)
            digit = 0
        else:
            digit = _VALUES[each]
    return total + digit


@dataclass
class Paragraph:
    """A 款: its own words, and its items by number."""

    lead: str
    items: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Lead and items together."""
        return self.lead + "".join(self.items.values())


@dataclass
class Unit:
    """An article, clause or headed passage: a list of paragraphs."""

    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything in it, without white space."""
        return "".join(paragraph.text for paragraph in self.paragraphs)


def _lines(text: str) -> list[str]:
    stripped = (line.replace("\u200b", "").strip() for line in text.lstrip("\ufeff").splitlines())
    return [line for line in stripped if line and not line.startswith("#")]


def articles(text: str) -> dict[str, Unit]:
    """Articles by number ("61"). A line is a paragraph; lines that begin with （一） are items of the one before."""
    found: dict[str, Unit] = {}
    unit: Unit | None = None
    for line in _lines(text):
        if head := _ARTICLE.match(line):
            key = str(number(head[1]))
            if key in found:
                raise ValueError(f"article {key} stands twice in the text")
            unit = found[key] = Unit([Paragraph(squeeze(head[2]))])
        elif unit is None:
            continue  # title and history of the law, before article 1
        elif item := _ITEM.match(line):
            unit.paragraphs[-1].items[str(number(item[1]))] = squeeze(item[2])
        else:
            unit.paragraphs.append(Paragraph(squeeze(line)))
    return found


def clauses(text: str) -> dict[str, Unit]:
    """Clauses by number ("6"), and the opening of each part ("s2"): what stands between its heading and a clause.

    A clause is read as one paragraph. One whose line goes on after its title ends with that line, so that what
    the text adds after the last clause belongs to none; one that opens with a bare title has all that follows.
    """
    found: dict[str, Unit] = {}
    unit: Unit | None = None
    for line in _lines(text):
        if part := _PART.match(line):
            unit = found[f"s{number(part[1])}"] = Unit()
        elif clause := _ITEM.match(line):
            words = squeeze(clause[2])
            unit = found[str(number(clause[1]))] = Unit([Paragraph(words)])
            if words.count("。") > 1:
                unit = None
        elif unit is not None:
            unit.paragraphs = unit.paragraphs or [Paragraph("")]
            unit.paragraphs[0].lead += squeeze(line)
    return found


def headings(text: str) -> dict[str, Unit]:
    """Passages by their nested headings: "一", "二(一)", "三(一)3"; what stands before 一、 is "印发通知".

    Such a text may be broken into lines anywhere (it was scanned), so a passage is one paragraph.
    """
    found: dict[str, Unit] = {}
    part = heading = ""
    key = "印发通知"
    for line in _lines(text):
        if begin := _PART.match(line):
            part = key = begin[1]
        elif begin := _ITEM.match(line):
            heading = f"{part}({begin[1]})"
            key = heading
        elif begin := _POINT.match(line):
            key = f"{heading}{begin[1]}"
        unit = found.setdefault(key, Unit([Paragraph("")]))
        unit.paragraphs[0].lead += squeeze(line)
    return found
