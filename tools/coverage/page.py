"""docs/coverage.md: what serves each duty of the founding document, and each row of the law behind it.

Rules and clocks are found by their basis; what no rule can serve (registers, documents, commands) stands in
duties.yaml and law_rows.yaml beside this module, with the reason where a duty is no software at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from enforcement_cli.law.basis import BASIS, basis
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.rule import all_rules

_HERE = Path(__file__).resolve().parent
_DECIDED_BY_A_MACHINE = ("C", "R")


@dataclass(frozen=True, slots=True)
class Row:
    """One duty or one row of the law, and what serves it."""

    id: str
    means: str
    classes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    served: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    later: str = ""
    outside: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether a rule or a clock speaks of it."""
        return bool(self.rules or self.clocks)

    @property
    def gap(self) -> str:
        """Why the row cannot stand as it is; empty where it can."""
        if self.outside:
            return ""
        if any(each in _DECIDED_BY_A_MACHINE for each in self.classes) and not self.is_judged:
            return "no rule and no clock"
        if not (self.is_judged or any(self.served.values()) or self.later):
            return "nothing serves it"
        return ""


def _read(name: str) -> Any:
    return yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))


def _resting_on(keys: Iterable[str], candidates: Iterable[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    wanted = tuple(keys)
    return tuple(
        name
        for name, bases in candidates
        if any(each == key or each.startswith(f"{key}-") for each in bases for key in wanted)
    )


@cache
def _rules() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every rule with its own basis and that of its clocks."""
    return tuple(
        (each.id, each.basis + tuple(key for clock in each.clocks for key in CLOCKS[clock].basis))
        for each in all_rules()
    )


def _rules_for(keys: Sequence[str], also: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys((*_resting_on(keys, _rules()), *also))))


def _clocks_for(keys: Sequence[str]) -> tuple[str, ...]:
    return _resting_on(keys, ((each.id, each.basis) for each in CLOCKS.values()))


def duties() -> list[Row]:
    """One row per duty S-1 … S-67, in order."""
    return [
        Row(
            id=key,
            means=values["means"],
            classes=tuple(values["class"].split("+")),
            served={name: tuple(values.get(name, ())) for name in ("registers", "commands", "documents")},
            later=values.get("later", ""),
            outside=values.get("outside", ""),
            rules=_rules_for([key], values.get("also", ())),
            clocks=_clocks_for([key]),
        )
        for key, values in _read("duties.yaml").items()
    ]


def law_sections() -> list[tuple[str, list[Row]]]:
    """The rows of the law, by section."""
    return [
        (
            section["title"],
            [
                Row(
                    id=str(each["row"]),
                    means=each["says"],
                    served={"data": (each["data"],) if "data" in each else ()},
                    outside=each.get("outside", ""),
                    rules=_rules_for(each["basis"], each.get("also", ())),
                    clocks=_clocks_for(each["basis"]),
                )
                for each in section["rows"]
            ],
        )
        for section in _read("law_rows.yaml")
    ]


def unknown_ids() -> list[str]:
    """Ids named in the two files that no table knows."""
    rules = {each.id for each in all_rules()}
    values = list(_read("duties.yaml").values())
    rows = [row for section in _read("law_rows.yaml") for row in section["rows"]]
    named = [rule for each in (*values, *rows) for rule in each.get("also", ())]
    keys = [key for row in rows for key in row["basis"]]
    return [each for each in named if each not in rules] + [
        key for key in keys if not any(each == key or each.startswith(f"{key}-") for each in BASIS)
    ]


def coverage_page(generated: str) -> str:
    """The page, with that remark below its title."""
    return "\n".join(_lines(generated)) + "\n"


def _lines(generated: str) -> Iterator[str]:
    rows = duties()
    yield "# 职责与规则对照 Coverage"
    yield ""
    yield generated
    yield ""
    yield "实施方案的六十七项职责，逐项列出由哪些规则、期限、登记册、命令或者文档承担。C：案件可由机器判断；R：登记册可由机器"
    yield "判断；D：生成文档；O：组织工作，不是软件。一项职责可由几条规则承担，一条规则也可承担几项职责；拆分规则不增加覆盖。"
    yield "The sixty-seven duties of the founding document and what serves each; then the rows of the law behind them."
    yield ""
    yield from _summary(rows)
    yield ""
    yield "## 实施方案 The founding document"
    yield ""
    yield "| 职责 | 类 | 原文 | 要求 | 规则 | 期限 | 其他 |"
    yield "|---|---|---|---|---|---|---|"
    for row in rows:
        words = basis(row.id).words
        yield (
            f"| {row.id} | {'+'.join(row.classes)} | {words} | {row.means} | {_links(row.rules)} | "
            f"{_titles(row.clocks)} | {_rest(row)} |"
        )
    for title, of_section in law_sections():
        yield ""
        yield f"## {title}"
        yield ""
        yield "| 条款 | 内容 | 规则 | 期限 | 其他 |"
        yield "|---|---|---|---|---|"
        for row in of_section:
            yield f"| {row.id} | {row.means} | {_links(row.rules)} | {_titles(row.clocks)} | {_rest(row)} |"


def _summary(rows: Sequence[Row]) -> Iterator[str]:
    judged = sum(each.is_judged for each in rows)
    later = [each.id for each in rows if each.later]
    outside = [each.id for each in rows if each.outside]
    yield f"- 由规则或者期限判断的：{judged} 项"
    yield f"- 不是软件的：{len(outside)} 项（{'、'.join(outside)}）"
    yield f"- 有内容还在后续版本的：{len(later)} 项（{'、'.join(later)}）"


def _links(rules: Sequence[str]) -> str:
    return " ".join(f"[{each}](rules.md#{each.lower()})" for each in rules) or "—"


def _titles(clocks: Sequence[str]) -> str:
    return "；".join(CLOCKS[each].title for each in clocks) or "—"


_LABELS = {"registers": "登记册", "commands": "命令", "documents": "文档", "data": ""}


def _rest(row: Row) -> str:
    parts = [
        f"{_LABELS[name]}{'：' if _LABELS[name] else ''}{'、'.join(values)}"
        for name, values in row.served.items()
        if values
    ]
    if row.later:
        parts.append(f"尚未提供：{row.later}")
    if row.outside:
        parts.append(f"不作判断：{row.outside}")
    return "；".join(parts) or "—"
