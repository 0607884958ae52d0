"""`enforce export`: the tables that other systems take in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enforcement_cli.messages import tr

if TYPE_CHECKING:
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.cli.context import Context
    from enforcement_cli.cli.exporting import Survey

EXIT_GAPS = 1

app = typer.Typer(
    help="写出供其他系统使用的表格。表格含身份证号码等，只供上报，不得公开；写在公示网站以外，只有本人能读。",
    add_completion=False,
    no_args_is_help=True,
)


class Format(StrEnum):
    """What kind of file."""

    xlsx = "xlsx"
    csv = "csv"


@app.callback()
def export() -> None:
    """The tables that other systems take in."""


@app.command(
    "credit-china",
    short_help="写出双公示表，供信用信息平台使用",
    help="写出双公示表：行政许可 28 栏、行政处罚 30 栏，一个当事人的一个决定一行。\n\n"
    "只写已经公示的决定，其中上次写出以后新增的、有变化的；缺少必填内容的逐项列出，不写入，退出码为 1。"
    "何时写出了哪些，记入公示台账。",
    epilog="enforce export credit-china --since 2026-03-01 --format xlsx",
)
def credit_china(
    since: Annotated[
        str | None, typer.Option(metavar="日期", help="只写这一天以后（含当日）作出的决定；不写则不限")
    ] = None,
    style: Annotated[Format, typer.Option("--format", help="文件的格式")] = Format.xlsx,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="写到哪里，缺省为案件库下的 exports；CSV 每张表一个文件"),
    ] = None,
    again: Annotated[bool, typer.Option("--all", help="没有变化的也再写一次")] = False,
    by: Annotated[str | None, typer.Option(metavar="人员", help="经手人，缺省为版本库里的用户名")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只显示将写出什么")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="覆盖已有文件时不再询问")] = False,
) -> None:
    """The tables of permits and penalties for the credit platform."""
    from enforcement_cli.cli.context import current
    from enforcement_cli.cli.disclosing import now
    from enforcement_cli.cli.export_files import refuse_public
    from enforcement_cli.cli.ledger_memory import Looking
    from enforcement_cli.cli.lost_entries import demand_none_lost
    from enforcement_cli.cli.questions import parse_day
    from enforcement_cli.cli.writing import locked
    from enforcement_cli.git import Git

    context = current()
    repository = context.repository()
    first = parse_day(since, context.as_of) if since else None
    if output is not None:
        refuse_public(repository.root, output)
    moment = now()
    with locked(repository.root, tr("写出双公示表"), dry_run=dry_run) as waited:
        if waited:  # the settings may have been altered meanwhile
            context = context.anew()
            repository = context.repository()
        # What was withdrawn must not go to the platform because its withdrawal is lost.
        looking = Looking(repository.root)
        demand_none_lost(repository, context.law, Git(repository.root).holdings("cases").answer(), looking)
        found = _survey(context, repository, first, again=again)
        _show(context, repository, found)
        if found.reported and not dry_run:
            _carry_out(context, repository, found, style, output, by=by, moment=moment, yes=yes)
    if found.held:
        raise typer.Exit(EXIT_GAPS)


def _survey(context: Context, repository: Repository, since: date | None, *, again: bool) -> Survey:
    from enforcement_cli.cli.console import Progress
    from enforcement_cli.cli.exporting import survey

    progress = Progress("已查看{count}件……", quiet=context.quiet)
    found = survey(repository, since, progress, again=again)
    progress.done()
    return found


def _show(context: Context, repository: Repository, found: Survey) -> None:
    """What goes out, what is held back and why, and what the platform has to be asked."""
    from enforcement_cli.cli.console import bold, err, out, visible
    from enforcement_cli.cli.locating import Locator

    if not context.quiet:
        for each in found.reported:
            for row in each.rows:
                name = row.texts[f"{'XK' if each.table.key == 'permits' else 'CF'}_XDR_MC"]
                out(
                    tr(
                        "  {table}  {case} 第{decision}个决定  {name}",
                        table=each.table.title,
                        case=each.case,
                        decision=each.decision,
                        name=visible(name),
                    )
                )
        if not found.reported:
            out(tr("没有新的或者有变化的决定需要上报。"))
    if found.gaps:
        err(bold(tr("这些决定缺少必填内容，没有写入："), stderr=True))
        locate = Locator(repository)
        for gap in found.gaps:
            line, column, _ = locate(gap.place)
            err(f"{visible(gap.place.file)}:{line}:{column}: {visible(tr(gap.template, **gap.fields))}")
            if gap.remedy:
                err(f"    {visible(tr(gap.remedy, **gap.fields))}")
    if found.gone:
        err(tr("已经上报、后来撤下的，请在信用平台申请撤下：{names}", names=_names(found.gone)))
    if found.unpublished and not context.quiet:
        err(tr("尚未公示、没有写入的：{names}；用 enforce publish 公示以后再写出。", names=_names(found.unpublished)))


def _names(decisions: Sequence[tuple[str, int]]) -> list[str]:
    return [tr("{case} 第{decision}个决定", case=case, decision=number) for case, number in decisions]


def _carry_out(
    context: Context,
    repository: Repository,
    found: Survey,
    style: Format,
    output: Path | None,
    *,
    by: str | None,
    moment: datetime,
    yes: bool,
) -> None:
    """The files first: a run that is killed after them writes the same ones again, and no row is ever lost."""
    from enforcement_cli.cases.site_facts import PUBLIC
    from enforcement_cli.cli.console import out, visible
    from enforcement_cli.cli.disclosing import ledger_entries, publisher
    from enforcement_cli.cli.export_files import contents, write
    from enforcement_cli.cli.exporting import EXPORTED
    from enforcement_cli.cli.marking import write_marks
    from enforcement_cli.cli.writing import print_git_commands
    from enforcement_cli.public.credit import digests, new_salt
    from enforcement_cli.public.ledger import Ledger

    old, who = ledger_entries(repository), publisher(context, by)
    files = write(repository.root, contents(found, style.value, moment), output, moment.date(), yes=yes)
    ledger, new = Ledger(old), []
    for each in found.reported:
        salt = new_salt()
        record = {"table": each.table.title, "salt": salt, "rows": digests(each.every, salt)}
        new.append(
            ledger.add(
                case=each.case,
                decision=each.decision,
                event=EXPORTED,
                on=moment.date(),
                written_at=moment,
                by=who,
                record=record,
            )
        )
    written = write_marks(context, repository, repository.root / PUBLIC, old, new)
    for file, rows in files:
        out(tr("已写出 {file}（{count} 行），只供上报，不得公开", file=visible(str(file)), count=rows))
    if not context.quiet:
        print_git_commands(repository.root, written, tr("上报双公示：{count}个决定", count=len(found.reported)))
