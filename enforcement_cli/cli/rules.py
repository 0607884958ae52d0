"""`enforce rules`: the table of rules."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from enforcement_cli.messages import tr

HELP = tr("每条规则一行：编号、严重程度、名称。编号不会改变含义，也不会重复使用。详细说明用 enforce explain 加编号。")


class Format(StrEnum):
    """How the rules are printed."""

    text = "text"
    json = "json"


def rules(
    style: Annotated[Format, typer.Option("--format", help=tr("输出格式"))] = Format.text,
) -> None:
    """The table of rules; in a pipe one line a rule, id first."""
    from enforcement_cli.cli.console import out, table
    from enforcement_cli.cli.rule_page import as_json, severity_of
    from enforcement_cli.law.rule import all_rules

    if style is Format.json:
        from enforcement_cli.cli.painting import json_text, to_stdout

        to_stdout(json_text({"version": 1, "rules": [as_json(rule) for rule in all_rules()]}), is_json=True)
        return
    for line in table([(rule.id, severity_of(rule), tr(rule.title)) for rule in all_rules()]):
        out(line)
