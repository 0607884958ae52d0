"""`enforce explain`: what a rule asks, how it counts, the law's words, how to mend."""

from __future__ import annotations

from typing import Annotated

import typer

from enforcement_cli.messages import tr

HELP = tr("问什么、怎么算、依据哪一条哪一款、原文怎么说、怎么改正，能不能登记说明。")


def explain(
    rule: Annotated[str, typer.Argument(metavar=tr("规则"), help=tr("规则编号，如 DIS001"))],
) -> None:
    """The page of one rule."""
    from enforcement_cli.cli.console import columns, out, wrap
    from enforcement_cli.cli.rule_page import page
    from enforcement_cli.cli.selection import unknown_rule
    from enforcement_cli.law.rule import all_rules

    named = rule.strip().upper()
    found = next((each for each in all_rules() if each.id == named), None)
    if found is None:
        raise unknown_rule(rule, all_rules())
    for line in page(found):
        indent = line[: len(line) - len(line.lstrip())]
        for piece in wrap(line.lstrip(), columns(), indent=indent):
            out(piece)
