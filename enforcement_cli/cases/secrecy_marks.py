"""Secrecy marks 密级标志 in a text: 机密★10年, 【秘密】, 密级：绝密, 内部资料 注意保存, however spaced or written.

A mark is a sign on a paper, not talk of secrets: 泄露国家秘密罪, 商业秘密, 秘密级, 内部审批 are none. It is known by its form
(保守国家秘密法第二十二条; the star and the period are how 国家秘密标志 is written):

- the level with a star: 机密★10年, 绝密★, 内部★, anywhere in a line;
- the level after 密级 and a colon or bracket: 密级：机密;
- the level alone on a line, in brackets or with its period, where a mark stands: at the head of a document, or as the
  whole of a value.

Everything that judges marks, of public records too, asks here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

STATE_LEVELS = ("绝密", "机密", "秘密")
HEAD_LINES = 12
"""How many lines that are not blank make the head of a document, where the mark stands (top right of the first page)."""

_HIDDEN = re.compile(
    r"[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff]"
)
_BLANKS = re.compile(r"\s+")
_VARIANTS = str.maketrans({"絕": "绝", "機": "机", "內": "内", "級": "级", "⭐": "★", "✩": "☆", "✭": "★", "✮": "★"})

_LEVEL = "绝密|机密|秘密"
_PERIOD = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:年|个月|月|天|日)|长期|永久|启用前|解密前"
# Words that make 秘密 part of another word: without a period, a star behind it is an ornament or a footnote.
_OTHER_WORD = "(?<!商业)(?<!国家)(?<!工作)(?<!技术)(?<!经营)(?<!个人)(?<!保守)(?<!泄露)(?<!刺探)"

_DATED = rf"(?P<level>{_LEVEL}|内部)级?[★☆*](?:{_PERIOD})"
_STARRED = rf"{_OTHER_WORD}(?P<level>{_LEVEL})级?(?:[★☆](?![★☆])|\*$)"
_INTERNAL_STARRED = r"^(?P<level>内部)[★☆](?![★☆])"
_BROKEN = rf"(?P<level>{_LEVEL})(?:\n+[★☆]|[★☆]\n+)(?:{_PERIOD})"
_LABELLED = (
    r"(?:密级|保密等级|秘密等级|保密级别|涉密等级)(?:[:=]|(?=[\[(【〔]))[\[(【〔「『\"“']?"
    rf"(?P<level>{_LEVEL}|内部)(?:级)?(?![、,/|或和及与分三级])(?:[★☆]?(?:{_PERIOD}))?"
)
_OPEN, _CLOSE = r"[\[(【〔「『<《]", r"[\])】〕」』>》]"
_BRACKETED = rf"{_OPEN}(?P<level>{_LEVEL})[★☆]?(?:{_PERIOD})?{_CLOSE}(?![、的和或及级])"
_ALONE = rf"{_OPEN}?(?P<level>{_LEVEL})(?:{_PERIOD})?[!。,]*{_CLOSE}?,*"
_KEEP = r"(?:注意保存|注意保管|妥善保管|请勿外传|不得外传|严禁外传|禁止外传|不得翻印)"
_INTERNAL = (
    rf"{_OPEN}?(?P<level>内部)(?:资料|文件|材料|刊物|使用|传阅)?[,:!。]*{_CLOSE}?[,:!。]*{_KEEP}?[!。,]*{_CLOSE}?"
)
_INTERNAL_KEPT = rf"{_OPEN}?(?P<level>内部)(?:资料|文件|材料|刊物)[,:!。]*{_CLOSE}?[,:!。]*{_KEEP}[!。,]*{_CLOSE}?"
_WORK_SECRET = rf"{_OPEN}?(?P<level>工作秘密){_CLOSE}?(?:[★☆].*)?"
_NAMED = rf"(?P<level>{_LEVEL})(?:{_PERIOD})?[-_—.]"


_COMMENT = re.compile(r"(?:^|\s)#(.*)$")
_NEEDED = ("密".encode(), "内".encode(), "內".encode())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Only where there is a word for a mark: hardly any file has one, and every command begins with this module."""
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that was found: its words without blanks, its level (绝密, 机密, 秘密, 内部, 工作秘密), its line from 1."""

    words: str
    level: str
    line: int = 1

    @property
    def is_state_secret(self) -> bool:
        """Whether it is a mark of a state secret (保守国家秘密法第十四条), not one of papers for internal use."""
        return self.level in STATE_LEVELS


def marks_in_document(text: str) -> tuple[Mark, ...]:
    """The marks of a document of several lines, each once a line; those that stand alone only in its head."""
    return tuple(_unique(_in_document(text)))


def marks_in_value(text: str) -> tuple[Mark, ...]:
    """The marks of a value of a case's file: a line, or a few; one that is nothing but a level of secrecy is a mark."""
    if "密" not in text and "内" not in text and "內" not in text:
        return ()
    return tuple(_unique(_in_value(text)))


def marks_in_words(text: str) -> tuple[Mark, ...]:
    """The marks that their own form gives away, wherever they stand: a star, a label, a level in brackets."""
    found = [mark for number, line in _lines(text) for mark in _inline(line, number)]
    return tuple(_unique([*found, *_across_lines(text)]))


def marks_in_comments(data: bytes) -> tuple[Mark, ...]:
    """The marks in the comments of a YAML file, which its tree does not hold; `data` are its bytes, in UTF-8."""
    if not any(each in data for each in _NEEDED):
        return ()
    found = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
        comment = _COMMENT.search(line)
        if comment is not None:
            found += [Mark(each.words, each.level, number) for each in marks_in_value(comment[1])]
    return tuple(_unique(found))


def marks_in_name(name: str) -> tuple[Mark, ...]:
    """The marks in the name of a file: 机密★10年 通知.docx, 【秘密】清单.xlsx, 绝密-方案.pdf."""
    found = []
    for part in name.split("/"):
        plain = _plain(part.rpartition(".")[0] or part)
        if "密" not in plain and "内" not in plain:
            continue
        found += [
            *_inline(plain, 1),
            *_matched(_compiled(_ALONE).fullmatch(plain), 1),
            *_matched(_compiled(_NAMED).match(f"{plain}."), 1),
        ]
    return tuple(_unique(found))


def _plain(line: str) -> str:
    """A line as it is meant: full-width and traditional forms made plain, blanks and what cannot be seen taken out."""
    return _BLANKS.sub("", _HIDDEN.sub("", unicodedata.normalize("NFKC", line))).translate(_VARIANTS)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        # Most lines of a paper have none of these, and need not be made plain.
        if any(each in line for each in "密內内"):
            yield number, _plain(line)


def _in_document(text: str) -> Iterator[Mark]:
    head = _head(text)
    for number, line in _lines(text):
        found = list(_inline(line, number))
        if number <= head and not found:
            for pattern in (_ALONE, _INTERNAL, _WORK_SECRET):
                found += _matched(_compiled(pattern).fullmatch(line), number)
        else:
            found += _matched(_compiled(_INTERNAL_KEPT).fullmatch(line), number)
        yield from found
    yield from _across_lines(text)


def _head(text: str) -> int:
    """The number of the line with which the head ends."""
    written = [number for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    return written[:HEAD_LINES][-1] if written else 0


def _in_value(text: str) -> Iterator[Mark]:
    lines = list(_lines(text))
    for number, line in lines:
        yield from _inline(line, number)
        yield from _matched(_compiled(_INTERNAL_KEPT).fullmatch(line), number)
    whole = _plain(text)
    yield from _matched(_compiled(_ALONE).fullmatch(whole), lines[0][0] if lines else 1)
    yield from _across_lines(text)


def _inline(line: str, number: int) -> Iterator[Mark]:
    """Marks that show by themselves; `line` is plain."""
    for pattern in (_DATED, _STARRED, _INTERNAL_STARRED, _LABELLED):
        for match in _compiled(pattern).finditer(line):
            yield Mark(match[0], match["level"], number)
    yield from _matched(_compiled(_BRACKETED).match(line), number)


def _across_lines(text: str) -> Iterator[Mark]:
    """A mark that a line break parts, known by its period: 机密, next line ★10年."""
    if "★" in text or "☆" in text or "⭐" in text:
        plain = "\n".join(map(_plain, text.splitlines()))
        for match in _compiled(_BROKEN).finditer(plain):
            yield Mark(match[0].replace("\n", ""), match["level"], plain.count("\n", 0, match.start()) + 1)


def _matched(match: re.Match[str] | None, number: int) -> list[Mark]:
    return [Mark(match[0].strip("[]()【】〔〕,:!。-_—."), match["level"], number)] if match else []


def _unique(found: Iterator[Mark] | list[Mark]) -> Iterator[Mark]:
    """Each mark once: what two patterns see in one place is one mark, and the longer words are kept."""
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda each: (-len(each.words), each.line)):
        if not any(mark.level == each.level and mark.words in each.words for each in kept):
            kept.append(mark)
    yield from sorted(kept, key=lambda each: (each.line, each.words))
