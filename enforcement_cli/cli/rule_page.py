"""The page of one rule, for `enforce explain` and docs/rules.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import enforcement_cli
from enforcement_cli.cli.clock_words import clock_lines
from enforcement_cli.cli.console import bold
from enforcement_cli.law.basis import Basis, basis
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.rule import Rule
from enforcement_cli.messages import language, tr
from enforcement_cli.report.words import severity_word

# How far a citation's words are known to be the law's own.
_KNOWN = {
    "seed": "实施方案原文",
    "read": "原文已核对",
    "recalled": "原文未核，仅供参考",
    "bureau setting": "本工具的约定，不是法律",
}


@cache
def _manuals() -> dict[str, str]:
    """The Chinese twins of the rules' docstrings, by id."""
    manuals: dict[str, str] = {}
    for file in sorted((Path(enforcement_cli.__file__).parent / "locale" / "zh").glob("rules-*.json")):
        manuals.update(json.loads(file.read_text(encoding="utf-8")))
    return manuals


def manual(rule: Rule) -> str:
    """What the rule asks and how it counts, in the language in use. English is the rule's own docstring."""
    return rule.manual if language() == "en" else _manuals().get(rule.id, rule.manual)


def severity_of(rule: Rule) -> str:
    """The rule's severity in words."""
    return severity_word(rule.severity)


def citation_line(row: Basis) -> str:
    """A citation with the law's words and how they are known."""
    known = tr(_KNOWN[row.known])
    if not row.words:
        return tr("{citation}（{known}）", citation=row.citation, known=known)
    return tr("{citation}：“{words}”（{known}）", citation=row.citation, words=row.words, known=known)


def page(rule: Rule) -> Iterator[str]:
    """The lines of the page."""
    yield bold(f"{rule.id}  {tr(rule.title)}")
    yield ""
    yield tr("发现问题时：{severity}", severity=severity_of(rule))
    yield tr("可以由主要负责人或者法制审核人员登记说明。") if rule.waivable else tr("不能登记说明，只能改正。")
    yield tr("有这类问题的决定不予公示。") if rule.blocks_publication else tr("有这类问题的决定仍然公示。")
    yield ""
    yield bold(tr("问什么，怎么算"))
    for paragraph in paragraphs(manual(rule)):
        yield f"  {paragraph}"
    if rule.reading:
        yield tr("  理解：{reading}", reading=tr(rule.reading))
    if rule.clocks:
        yield ""
        yield bold(tr("期限"))
        for clock in rule.clocks:
            for line in clock_lines(CLOCKS[clock]):
                yield f"  {line}"
    yield ""
    yield bold(tr("依据"))
    for key in rule.basis:
        yield f"  {citation_line(basis(key))}"


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a docstring, each on one line; lines of a list stay lines."""
    for block in text.split("\n\n"):
        lines: list[str] = []
        for line in block.split("\n"):
            if lines and not line.lstrip().startswith(("- ", "* ")):
                glue = "" if lines[-1][-1:] > "\u2e7f" else " "
                lines[-1] += glue + line.strip()
            else:
                lines.append(line.strip())
        yield from lines


def as_json(rule: Rule) -> dict[str, Any]:
    """The rule as data."""
    return {
        "id": rule.id,
        "title": tr(rule.title),
        "severity": str(rule.severity),
        "subject": rule.module,
        "waivable": rule.waivable,
        "blocks_publication": rule.blocks_publication,
        "manual": manual(rule),
        "reading": tr(rule.reading) if rule.reading else "",
        "clocks": list(rule.clocks),
        "basis": [{"id": key, **basis(key).as_json(), "known": basis(key).known} for key in rule.basis],
    }
