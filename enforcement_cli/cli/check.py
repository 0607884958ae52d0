"""`enforce check`: judge cases against the law."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enforcement_cli.cli import outcome
from enforcement_cli.cli.context import Context, current
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, Severity

if TYPE_CHECKING:
    from enforcement_cli.report import Report

HELP = tr(
    "不写案件的，判断全部案件。有不符或者无法判断之处的，退出码为 1；没有的为 0；用法有误或者不能运行的为 2。\n\n"
    "判断不改动任何文件。没有发现问题不等于案件合法。"
)


class Format(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    github = "github"


class FailOn(StrEnum):
    """From which severity on the exit code is 1."""

    error = "error"
    undetermined = "undetermined"
    warning = "warning"
    never = "never"


def check(
    cases: Annotated[
        list[str] | None,
        typer.Argument(metavar=tr("案件"), help=tr("案件编号、案件文件夹，或者其中任一文件。")),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar=tr("规则"), help=tr("只看这些规则：编号或者编号的开头，如 DIS,REV001；可以写多次。")
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar=tr("规则"), help=tr("不看这些规则，写法同上。")),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option("--fail-on", help=tr("从哪一级起退出码为 1：不符、无法判断、请核实，或者从不。")),
    ] = FailOn.undetermined,
    strict: Annotated[bool, typer.Option("--strict", help=tr("请核实的也算，同 --fail-on warning。"))] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar=tr("版本"), help=tr("只判断自该 git 版本以来有改动的案件，未提交的改动也算。")),
    ] = None,
    style: Annotated[Format, typer.Option("--format", help=tr("输出格式。"))] = Format.text,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar=tr("文件"), help=tr("写入文件，不输出到屏幕。"))
    ] = None,
) -> None:
    """Judge cases against their schemas and the law."""
    from enforcement_cli.cases.site_facts import PUBLIC
    from enforcement_cli.cli.judging import judge
    from enforcement_cli.cli.own_folders import refuse_own

    context = current()
    if output is not None and str(output) == "-":
        output = None
    if output is not None:
        refuse_own(context.require_root(), output, PUBLIC)
    report = judge(context, cases or [], select=select or [], ignore=ignore or [], since=since)
    _print(report, style, output, context)
    threshold = FailOn.warning if strict and fail_on is not FailOn.never else fail_on
    raise typer.Exit(exit_code(report, threshold))


def exit_code(report: Report, fail_on: FailOn) -> int:
    """1 where a finding without registered explanation is at least as bad as `fail_on`, else 0."""
    if fail_on is FailOn.never:
        return outcome.OK
    limit = Severity(fail_on.value).rank
    failing = any(row.finding.waiver is None and row.finding.severity.rank <= limit for row in report.rows)
    return outcome.FINDINGS if failing else outcome.OK


def _print(report: Report, style: Format, output: Path | None, context: Context) -> None:
    from enforcement_cli.cli.console import err, visible
    from enforcement_cli.cli.painting import text_options, to_stdout
    from enforcement_cli.report import render

    if output is None:
        options = text_options(context) if style is Format.text else {}
        to_stdout(render(style.value, report, **options), is_json=style is Format.json)
        return
    from enforcement_cli.storage import write_file

    content = render(style.value, report, **({"verbose": True} if style is Format.text else {}))
    if output.is_dir():
        raise EnforceError("“{path}”是文件夹，不能写成文件", path=output)
    write_file(output, content.encode("utf-8", "backslashreplace"))
    if not context.quiet:
        err(tr("已写入 {path}", path=visible(str(output))))
