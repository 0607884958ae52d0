"""`enforce deadlines`: what is due, for whom, by when."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from enforcement_cli.cli.context import Context
    from enforcement_cli.cli.due import Item, Survey
    from enforcement_cli.cli.due_ics import Selection

HELP = tr(
    "每个正在计算或者已经逾期的期限一行，先届满的在前：届满日、还有几个工作日、哪件案件、何事、由谁办理、依据。\n\n"
    "放假安排尚未公布的年份，届满日是一个区间，不猜测。\n\n"
    "--format ics 输出日历，供手机和电脑导入或者订阅。再次输出时接着上一份（-o 所指的文件，或者 --previous），"
    "届满日有变动的更新，已经办结或者不再计算的取消；没有上一份，无从知道要取消什么。"
)


class Format(StrEnum):
    """How the deadlines are printed."""

    text = "text"
    json = "json"
    csv = "csv"
    ics = "ics"


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
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar=tr("文件"), help=tr("写入文件，不输出到屏幕。"))
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option("--previous", metavar=tr("文件"), help=tr("上一次输出的日历（.ics），接着它更新和取消")),
    ] = None,
) -> None:
    """One line per running or overdue clock of every case."""
    from enforcement_cli.cli.context import current
    from enforcement_cli.cli.due import survey, wanted
    from enforcement_cli.cli.due_ics import Selection

    if previous is not None and style is not Format.ics:
        raise EnforceError("--previous 只与 --format ics 同时使用")
    context = current()
    target = _target(context, output)
    keep = wanted(context, within=within, overdue=overdue, officer=officer, division=division)
    # A phone gets no text that somebody typed in, and has no room for the law's words.
    all_ = survey(context, "counting" if style is Format.ics else "all" if explain else "")
    items = [each for each in all_.items if keep(each)]
    if style is Format.text:
        chosen = overdue or any(each is not None for each in (within, officer, division))
        _deliver(context, _text(context, items, explain=explain, chosen=chosen), style, target)
    elif style is Format.ics:
        selection = Selection(_bureau(context), within, overdue, officer, division)
        _deliver(context, _ics(context, all_, items, selection, previous or _existing(target)), style, target)
    else:
        _deliver(context, _table(context, all_, items, style, explain=explain), style, target)


def _target(context: Context, output: Path | None) -> Path | None:
    """The file to write, None for standard output. Raises EnforceError for a place that is not for reports."""
    if output is None or str(output) == "-":
        return None
    from enforcement_cli.cases.site_facts import PUBLIC
    from enforcement_cli.cli.own_folders import refuse_own

    refuse_own(context.require_root(), output, PUBLIC)
    if output.is_dir():
        raise EnforceError("“{path}”是文件夹，不能写成文件", path=output)
    return output


def _existing(target: Path | None) -> Path | None:
    return target if target is not None and target.exists() else None


def _bureau(context: Context) -> str:
    from enforcement_cli.cli.due_ics import bureau_key

    return bureau_key(context)


def _text(context: Context, items: list[Item], *, explain: bool, chosen: bool) -> str:
    from enforcement_cli.cli.console import table, visible
    from enforcement_cli.cli.due_words import row

    if not items:
        nothing = tr("没有符合条件的期限。") if chosen else tr("没有正在计算的期限。")
        return "" if context.quiet else f"{nothing}\n"
    if not explain:
        return "".join(f"{line}\n" for line in table([row(each) for each in items]))
    lines: list[str] = []
    for each in items:
        lines += [*table([row(each)]), *(f"    {visible(line)}" for line in each.told), ""]
    return "".join(f"{line}\n" for line in lines)


def _table(context: Context, all_: Survey, items: list[Item], style: Format, *, explain: bool) -> str:
    from enforcement_cli.cli.due_tables import csv_document, document
    from enforcement_cli.cli.painting import json_text

    if style is Format.csv:
        return csv_document(context, items, explain=explain)
    return json_text(document(context, all_, items, explain=explain))


def _ics(context: Context, all_: Survey, items: list[Item], selection: Selection, former: Path | None) -> bytes:
    from enforcement_cli.cli.due_ics import calendar_file
    from enforcement_cli.cli.due_ics_former import read_former

    told = read_former(former, selection.words) if former is not None else None
    return calendar_file(context, all_, items, selection, told)


def _deliver(context: Context, content: str | bytes, style: Format, target: Path | None) -> None:
    """To the file, or to standard output: there CSV and iCalendar keep their own line ends and encoding."""
    from enforcement_cli.cli.console import err, visible
    from enforcement_cli.cli.painting import bytes_to_stdout, to_stdout

    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    if target is not None:
        from enforcement_cli.storage import write_file

        write_file(target, data)
        if not context.quiet:
            err(tr("已写入 {path}", path=visible(str(target))))
    elif isinstance(content, bytes) or style is Format.csv:
        bytes_to_stdout(data)
    else:
        to_stdout(content, is_json=style is Format.json)
