"""`python -m tools.citations [--check]`: look every citation's words up in the law's own text.

Writes docs/citations.md, or with `--check` compares it. Exit code 0: every row that has a text is verified (and
the page is up to date); 1: a row's words are not in the article, paragraph or item it names, or the page is
stale; 2: the texts are not there, so nothing can be said.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from enforcement_cli.law.basis import BASIS, Basis, Source
from tools.law_text import Paragraph, Unit, articles, clauses, headings, squeeze

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "citations.md"
_READERS: Mapping[str, Callable[[str], dict[str, Unit]]] = {
    "article": articles,
    "clause": clauses,
    "heading": headings,
}

VERIFIED = "是"
WHOLE = "是（全条）"
NO_TEXT = "无文本"


class TextsMissingError(Exception):
    """A text that the table names is not under the given folders."""


@dataclass(frozen=True)
class Text:
    """One source's text, read: its units by number, and the sha256 of the file."""

    units: Mapping[str, Unit]
    sha256: str


def read_text(source: Source, folders: Iterable[Path]) -> Text:
    """The source's text from the first of the folders that has it."""
    folders = list(folders)
    for folder in folders:
        file = folder / (source.text or "")
        if file.is_file():
            content = file.read_bytes()
            units = _READERS[source.numbering](content.decode("utf-8"))
            return Text(units, hashlib.sha256(content).hexdigest())
    raise TextsMissingError(f"{source.text} is in none of {', '.join(map(str, folders))}")


def fault(row: Basis, units: Mapping[str, Unit]) -> str | None:
    """Why the row is not a true citation of the text, or None when it is.

    A citation must be as exact as the text allows: words of one item name the item, an article of one paragraph
    is cited without a paragraph, and one of several as a whole only for words that run through several.
    """
    words = squeeze(row.words)
    unit = units.get(row.article or "")
    if unit is None:
        return f"there is no article {row.article}"
    if row.paragraph is None and row.item is None:
        if words not in unit.text:
            return _elsewhere(words, units)
        inexact = [place for place, each in enumerate(unit.paragraphs, start=1) if words in each.text]
        if inexact and len(unit.paragraphs) > 1:
            return f"the words are those of paragraph {inexact[0]}: name it"
        return _of_one_item(words, unit.paragraphs[0])
    paragraph = _paragraph(row, unit)
    if isinstance(paragraph, str):
        return paragraph
    if row.item is None:
        return _of_one_item(words, paragraph) if words in paragraph.text else _elsewhere(words, units)
    if row.item not in paragraph.items:
        return f"the paragraph has no item {row.item}"
    return None if words in paragraph.items[row.item] else _elsewhere(words, units)


def _paragraph(row: Basis, unit: Unit) -> Paragraph | str:
    """The paragraph that the row names, or why there is none such."""
    count = len(unit.paragraphs)
    if row.paragraph is None:
        return unit.paragraphs[0] if count == 1 else f"the article has {count} paragraphs: name one of them"
    if count == 1:
        return "the article has one paragraph: cite it without a number"
    return unit.paragraphs[row.paragraph - 1] if row.paragraph <= count else f"the article has {count} paragraphs"


def _of_one_item(words: str, paragraph: Paragraph) -> str | None:
    for key, item in paragraph.items.items():
        if words in item and words not in paragraph.lead:
            return f"the words are those of item {key}: name it"
    return None


def _elsewhere(words: str, units: Mapping[str, Unit]) -> str:
    """The words are not where the row says: tell where they are, if anywhere."""
    for key, unit in units.items():
        for place, paragraph in enumerate(unit.paragraphs, start=1):
            if words in paragraph.text:
                return f"the words are not there; they are in {key}, paragraph {place}"
    return "the words are not there, nor anywhere else in the text"


def verdict(row: Basis, units: Mapping[str, Unit] | None) -> str:
    """What the page says of a row that has no fault."""
    if units is None:
        return NO_TEXT
    whole = row.paragraph is None and row.item is None and len(units[row.article or ""].paragraphs) > 1
    return WHOLE if whole else VERIFIED


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def page(rows: Iterable[Basis], texts: Mapping[str, Text]) -> str:
    """docs/citations.md for these rows, all of which have been found sound."""
    groups: dict[Source, list[Basis]] = {}
    for row in rows:
        groups.setdefault(row.source, []).append(row)
    lines = [
        "# 引用核对 Citations",
        "",
        "Generated by `make citations`; do not edit. The words of each row (white space removed) were looked up",
        "in the very article, paragraph or item that it cites. 核对 verified: 是 found there; 是（全条） found, the",
        "article is cited as a whole; 无文本 no text at hand: a rule that rests on such law alone (原文未核) gives at",
        "most a warning.",
        "",
        "| 来源 key | 名称 title | 施行 in force | 文本 text | sha256 |",
        "|---|---|---|---|---|",
    ]
    for source in groups:
        text = texts.get(source.key)
        force = f"{source.in_force_from or '?'} – {source.in_force_to or ''}".rstrip()
        digest = text.sha256 if text else ""
        lines.append(f"| {source.key} | {_cell(source.law)} | {force} | {source.text or NO_TEXT} | {digest} |")
    for source, members in groups.items():
        text = texts.get(source.key)
        units = text.units if text else None
        lines += ["", f"## {source.key} {source.short}", ""]
        lines.append("| id | 引用 citation | 原文 words | 职责 duty | 来源性质 known | 核对 verified | sha256 |")
        lines.append("|---|---|---|---|---|---|---|")
        for row in members:
            digest = text.sha256[:12] if text else ""
            cells = (row.id, row.citation, row.words, row.duty or "", row.known, verdict(row, units), digest)
            lines.append(f"| {' | '.join(map(_cell, cells))} |")
    return "\n".join(lines) + "\n"


def read_texts(rows: Iterable[Basis], folders: Iterable[Path]) -> dict[str, Text]:
    """The texts that these rows' sources name, by source key; TextsMissingError when one is not there."""
    folders = list(folders)
    named = {row.source.key: row.source for row in rows if row.source.text}
    return {key: read_text(source, folders) for key, source in named.items()}


def faults(rows: Iterable[Basis], texts: Mapping[str, Text]) -> list[str]:
    """One line for each row whose words are not where it says."""
    found = []
    for row in rows:
        if row.source.key in texts:
            why = fault(row, texts[row.source.key].units)
            if why:
                found.append(f"{row.id} {row.citation}: {why}")
    return found


def main(arguments: list[str] | None = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.citations", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare docs/citations.md instead of writing it")
    parser.add_argument("--laws", type=Path, default=ROOT.parent / "shared" / "laws", metavar="DIR")
    parser.add_argument("--seed", type=Path, default=ROOT.parent / "shared" / "seed", metavar="DIR")
    options = parser.parse_args(arguments)
    rows = list(BASIS.values())
    try:
        texts = read_texts(rows, (options.laws, options.seed))
    except TextsMissingError as error:
        print(f"citations cannot be verified here: {error}", file=sys.stderr)
        return 2
    wrong = faults(rows, texts)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        print(f"{len(wrong)} of {len(rows)} citations are wrong", file=sys.stderr)
        return 1
    made = page(rows, texts)
    if options.check:
        if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != made:
            print("docs/citations.md is stale: run `make citations`", file=sys.stderr)
            return 1
    else:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    read = sum(1 for row in rows if row.source.key in texts)
    print(f"{read} citations verified in {len(texts)} texts; {len(rows) - read} rows have no text")
    return 0


if __name__ == "__main__":
    sys.exit(main())
