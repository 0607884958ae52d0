"""`enforce deadlines`: what is due, for whom, by when."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from enforcement_cli.messages import tr

if TYPE_CHECKING:
    from enforcement_cli.cli.due import Item

HELP = tr(
    "每个正在计算或者已经逾期的期限一行，先届满的在前：届满日、还有几个工作日、哪件案件、何事、由谁办理、依据。\n\n"
    "放假安排尚未公布的年份，届满日是一个区间，不猜测。"
)


class Format(StrEnum):
    """How the deadlines are printed."""

    text = "text"
    json = "json"


def deadlines(
    within: Annotated[
        int | None,
        typer.Option("--within", metavar=tr("天数"), min=0, max=36500, help=tr("只列出这些天内届满的和已经逾期的")),
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help=tr("只列出已经逾期的"))] = False,
    officer: Annotated[
        str | None, typer.Option("--officer", metavar=tr("人员"), help=tr("只列出该人员承办的案件：编号或者姓名"))
    ] = None,
    division: Annotated[
        str | None, typer.Option("--division", metavar=tr("科室"), help=tr("只列出该科室承办的案件：编号或者名称"))
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help=tr("逐项说明从哪一天起、怎么算、依据原文"))] = False,
    style: Annotated[Format, typer.Option("--format", help=tr("输出格式"))] = Format.text,
) -> None:
    """One line per running or overdue clock of every case."""
    from enforcement_cli.cli.console import out
    from enforcement_cli.cli.context import current
    from enforcement_cli.cli.due import as_json, items, wanted
    from enforcement_cli.cli.painting import json_text, to_stdout

    context = current()
    keep = wanted(context, within=within, overdue=overdue, officer=officer, division=division)
    found = sorted((each for each in items(context) if keep(each)), key=lambda each: each.sort_key)
    if style is Format.json:
        document = {
            "version": 1,
            "as_of": context.as_of.isoformat(),
            "calendar": context.calendar().version,
            "deadlines": [as_json(each) for each in found],
        }
        to_stdout(json_text(document), is_json=True)
        return
    if not found and not context.quiet:
        chosen = overdue or any(each is not None for each in (within, officer, division))
        out(tr("没有符合条件的期限。") if chosen else tr("没有正在计算的期限。"))
    _print(found, explain=explain)


def _print(found: list[Item], *, explain: bool) -> None:
    from enforcement_cli.cli.console import out, table, visible
    from enforcement_cli.cli.due import explanation, row

    if not explain:
        for line in table([row(each) for each in found]):
            out(line)
        return
    for each in found:
        for line in table([row(each)]):
            out(line)
        for line in explanation(each):
            out(f"    {visible(line)}")
        out()
