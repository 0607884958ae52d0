"""`enforce ledger`: is the disclosure ledger whole, and is an older published head a prefix of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from enforcement_cli.problems import EnforceError

EXIT_BROKEN = 1

app = typer.Typer(
    help="公示台账：逐条检查校验值是否前后相接，或者证明从前公布的台账是否完整包含在现在的台账里。",
    add_completion=False,
    no_args_is_help=True,
)


class Form(StrEnum):
    """How an answer is printed."""

    text = "text"
    json = "json"


_Form = Annotated[Form, typer.Option("--format", help="输出的形式")]


@app.command(
    "verify",
    help="检查台账有没有被改动、删除、插入或者重复；完整的退出码为 0，否则为 1",
    epilog="enforce ledger verify",
)
def verify(form: _Form = Form.text) -> None:
    """Every entry against its hash and against those it names."""
    from enforcement_cli.cli import ledger_report as report
    from enforcement_cli.cli.console import out
    from enforcement_cli.cli.context import current
    from enforcement_cli.cli.painting import json_text, to_stdout

    found = report.verified(current().repository(), current().law)
    if form is Form.json:
        to_stdout(json_text(found.document()), is_json=True)
    else:
        for line in found.lines(quiet=current().quiet):
            out(line)
    if found.faults:
        raise typer.Exit(EXIT_BROKEN)


@app.command(
    "prove",
    help="证明从前公布的台账校验值是否仍在现在的台账里；在的退出码为 0，不在的为 1",
    epilog="enforce ledger prove 1f3ab7c29d0e4568 --size 12",
)
def prove(
    old_head: Annotated[
        str, typer.Argument(metavar="校验值", help="公示页面底部的校验值，至少前 16 位；也可以写保存下来的页面文件")
    ],
    size: Annotated[
        int | None, typer.Option("--size", metavar="条数", min=0, help="页面上写的台账条数，写了的一并核对")
    ] = None,
    form: _Form = Form.text,
) -> None:
    """Whoever kept a page can show with it whether the past has been rewritten since."""
    from enforcement_cli.cli import ledger_report as report
    from enforcement_cli.cli.console import out
    from enforcement_cli.cli.context import current
    from enforcement_cli.cli.painting import json_text, to_stdout

    claim = report.claimed(old_head)
    if size is not None and claim.size not in (None, size):
        raise EnforceError(
            "页面上写的台账条数是 {kept}，与 --size {given} 不同", kept=claim.size, given=size, remedy="请去掉 --size。"
        )
    proof = report.proven(current().repository(), claim.heads, claim.size if size is None else size)
    if form is Form.json:
        to_stdout(json_text(proof.document()), is_json=True)
    else:
        out(proof.message)
        if proof.remedy and not current().quiet:
            out(proof.remedy)
    if not proof.is_prefix:
        raise typer.Exit(EXIT_BROKEN)
