"""The Basis table: where in the law every verdict, clock and number comes from (product contract §5).

A row is one citation: source, article, paragraph, item and the decisive words, letter by letter as in the text.
`python -m tools.citations` looks the words of every row up in that very paragraph or item of the law's text.

One module of `enforcement_cli.law.bases` holds one source; its name is the source's key in lower case, which is
all the registration there is. Sources whose text is not at hand share the module `recalled`. A module is loaded
when one of its rows is first asked for.

Ids are `<SOURCE>-<article>[-<paragraph>[-<item>]][-<letter>]`: `PL-61-1`, `PL-57-1-4`, `CC-204`, `G118-6-b`. The
letter tells several phrases of one place apart. An item of an article of one paragraph still has the `1`
(`CL-18-1-9`), though Chinese usage does not write 第一款 there, so that the third number is always the item.
Duties of the founding document are `S-1` … `S-67`; rows without a number of their own have a word (`CONTRACT-yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal

Known = Literal["seed", "read", "recalled", "bureau setting"]
"""How we know: the founding document, a text that was read, general knowledge, or a convention and not law."""

Numbering = Literal["article", "clause", "heading", "none"]
"""How a source counts: 第一条, （一） through the whole text, 一、(一)1., or not at all."""

_PACKAGE = "enforcement_cli.law.bases"
_FOLDER = Path(__file__).parent / "bases"
_SHARED = "recalled"
_NUMBERED = re.compile(r"([A-Z][A-Z0-9]*)-(s?[0-9]+)(?:-([0-9]+)(?:-([0-9]+))?)?(?:-[a-z])?")
_WORD = re.compile(r"([A-Z][A-Z0-9]*)-[a-z0-9]+")
_SECTION = "s"
_NO_NOTES: Mapping[str, str] = {}
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A law, regulation or document in one version.

    `title` and `short` carry their own 《》 where they have any. `text` names the file with the words under
    `shared/laws` or `shared/seed`; None when we do not have them. `in_force_to` is the last day in force; a date
    that is None is not known, or open. Like a Basis, a Source stands once in the table and is equal to itself only.
    """

    key: str
    title: str
    short: str
    version: str
    in_force_from: date | None
    in_force_to: date | None
    text: str | None
    numbering: Numbering = "article"
    known: Known = "read"

    @property
    def law(self) -> str:
        """Full title and version: 《中华人民共和国行政处罚法》（2021年修订）."""
        return f"{self.title}（{self.version}）" if self.version else self.title


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """One citation. `paragraph` is None where the article has but one, or is meant as a whole."""

    id: str
    source: Source
    article: str | None
    paragraph: int | None
    item: str | None
    words: str
    duty: str | None
    known: Known
    in_force_from: date | None = None
    in_force_to: date | None = None
    note: str = ""

    @property
    def law(self) -> str:
        """Full Chinese title of the source with its version."""
        return self.source.law

    @property
    def place(self) -> str:
        """Where in the source: 第六十一条第一款, （六）, 三(一)3; empty when the clause is not known."""
        if self.article is None:
            return ""
        if self.source.numbering == "clause":
            if self.article.startswith(_SECTION):
                return f"第{chinese_number(int(self.article[1:]))}部分"
            return f"（{chinese_number(int(self.article))}）"
        if self.source.numbering != "article":
            return self.article
        paragraph = f"第{chinese_number(self.paragraph)}款" if self.paragraph else ""
        item = f"第{chinese_number(int(self.item))}项" if self.item else ""
        return f"第{chinese_number(int(self.article))}条{paragraph}{item}"

    @property
    def citation(self) -> str:
        """The usual short form: 《行政处罚法》第六十一条第一款; 陵工信字〔2019〕101号 三(一)3（S-22）."""
        place = self.place
        if place and self.source.numbering == "heading":
            place = f" {place}"
        elif place and self.source.numbering == "none":
            place = f"（{place}）"
        duty = f"（{self.duty}）" if self.duty else ""
        unread = "（原文未核）" if self.is_recalled else ""
        return f"{self.source.short}{place}{duty}{unread}"

    @property
    def is_recalled(self) -> bool:
        """Whether the text was never at hand: a rule that rests on nothing else gives at most a warning."""
        return self.known == "recalled"

    def in_force(self, on: date) -> bool:
        """Whether the row is law on that day; a bound that is not known does not exclude."""
        first = self.in_force_from or self.source.in_force_from
        last = self.in_force_to or self.source.in_force_to
        return (first is None or first <= on) and (last is None or on <= last)

    def as_json(self) -> dict[str, str | None]:
        """The row as reports print it (product contract §4)."""
        return {"law": self.law, "article": self.place, "words": self.words, "duty": self.duty}


def chinese_number(number: int) -> str:
    """1–999 as the law writes it: 10 十, 61 六十一, 110 一百一十, 201 二百零一."""
    if not 0 < number < 1000:
        raise ValueError(f"no numeral for {number}")
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and units:
        text += "零"
    return text + (_DIGITS[units] if units else "")


def numbered(
    source: Source,
    words: Mapping[str, str],
    *,
    single: Collection[str] = (),
    notes: Mapping[str, str] = _NO_NOTES,
) -> dict[str, Basis]:
    """Rows of a source that counts articles or clauses; article, paragraph and item are read from the ids.

    `single` names the articles that are cited by item and have one paragraph only; `notes` says, by id, how a
    row is read. A malformed id raises ValueError.
    """
    made = {}
    for key, text in words.items():
        parts = _NUMBERED.fullmatch(key)
        if parts is None or parts[1] != source.key:
            raise ValueError(f"not an id of {source.key}: {key}")
        article = parts[2]
        paragraph = int(parts[3]) if parts[3] and article not in single else None
        made[key] = _row(source, key, article, text, notes, paragraph, parts[4])
    return _complete(made, notes)


def placed(
    source: Source, words: Mapping[str | None, Mapping[str, str]], *, notes: Mapping[str, str] = _NO_NOTES
) -> dict[str, Basis]:
    """Rows of a source with other places than article numbers: `{place or None: {id: words}}`.

    A malformed id raises ValueError.
    """
    made = {}
    for place, group in words.items():
        for key, text in group.items():
            parts = _WORD.fullmatch(key)
            if parts is None or parts[1] != source.key:
                raise ValueError(f"not an id of {source.key}: {key}")
            made[key] = _row(source, key, place, text, notes)
    return _complete(made, notes)


def _row(
    source: Source,
    key: str,
    article: str | None,
    words: str,
    notes: Mapping[str, str],
    paragraph: int | None = None,
    item: str | None = None,
) -> Basis:
    """One row; those of the founding document are duties of their own."""
    duty = key if source.known == "seed" else None
    return Basis(key, source, article, paragraph, item, words, duty, source.known, note=notes.get(key, ""))


def _complete(rows: dict[str, Basis], notes: Mapping[str, str]) -> dict[str, Basis]:
    if stray := notes.keys() - rows.keys():
        raise ValueError(f"notes on rows that are not there: {', '.join(sorted(stray))}")
    return rows


@cache
def _rows(module: str) -> Mapping[str, Basis]:
    rows: Mapping[str, Basis] = import_module(f"{_PACKAGE}.{module}").ROWS
    return rows


@cache
def _module_of(source: str) -> str:
    """The module that holds the rows of a source, were there such a source."""
    own = source.lower()
    return own if own.isalnum() and (_FOLDER / f"{own}.py").is_file() else _SHARED


def _siblings(key: str) -> Mapping[str, Basis]:
    """The rows among which that id must be found."""
    return _rows(_module_of(key.partition("-")[0]))


class _Table(Mapping[str, Basis]):
    """All rows by id, loaded module by module."""

    def __getitem__(self, key: str) -> Basis:
        return _siblings(key)[key]

    def __iter__(self) -> Iterator[str]:
        for file in sorted(_FOLDER.glob("[a-z]*.py")):
            yield from _rows(file.stem)

    def __len__(self) -> int:
        return sum(1 for _ in self)


BASIS: Mapping[str, Basis] = _Table()


def basis(key: str) -> Basis:
    """The row with that id; KeyError names its neighbours when there is none."""
    rows = _siblings(key)
    if key in rows:
        return rows[key]
    article = re.match(r"[A-Z0-9]+-[a-z0-9]+", key)
    near = [each for each in rows if article and f"{each}-".startswith(f"{article[0]}-")]
    hint = f"; there are {', '.join(near)}" if near else ""
    raise KeyError(f"no basis {key!r} in the table{hint}")


def sources() -> tuple[Source, ...]:
    """Every source of the table, in the order of its keys."""
    return tuple({row.source.key: row.source for row in BASIS.values()}.values())
