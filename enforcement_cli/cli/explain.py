"""`enforce explain`: what a rule asks, how it counts, the law's words, how to mend."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from enforcement_cli.messages import tr

HELP = tr("问什么、怎么算、依据哪一条哪一款、原文怎么说、怎么改正，能不能登记说明。")


class Format(StrEnum):
    """How the page is printed."""

    text = "text"
    json = "json"


def explain(
    rule: Annotated[str, typer.Argument(metavar=tr("规则"), help=tr("规则编号，如 DIS001"))],
    style: Annotated[Format, typer.Option("--format", help=tr("输出格式"))] = Format.text,
) -> None:
    """The page of one rule."""
    from enforcement_cli.cli.console import columns, out, wrap
    from enforcement_cli.cli.rule_page import as_json, page
    from enforcement_cli.cli.selection import unknown_rule
    from enforcement_cli.law.rule import all_rules

    named = rule.strip().upper()
    found = next((each for each in all_rules() if each.id == named), None)
    if found is None:
        raise unknown_rule(rule, all_rules())
    if style is Format.json:
        from enforcement_cli.cli.painting import json_text, to_stdout

        to_stdout(json_text({"version": 1, "rule": as_json(found)}), is_json=True)
        return
    for line in page(found):
        indent = line[: len(line) - len(line.lstrip())]
        for piece in wrap(line.lstrip(), columns(), indent=indent):
            out(piece)
