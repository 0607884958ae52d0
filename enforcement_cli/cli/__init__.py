"""The command line: `main()`, the table of commands, and the one place where errors become exit codes.

A command is a module of this package with a function of the command's name (or a typer `app`, for a group) and a row
in COMMANDS. A module is imported only when its command is asked for, so that `enforce --help` stays as fast as an
empty typer program.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One command: its name, its module, one line of help (a Chinese template), and one worked example."""

    name: str
    module: str
    summary: str
    example: str


COMMANDS = (
    Row("init", "init", "新建案件库", "enforce init 案件库 --ci gitlab"),
    Row(
        "new-case",
        "new_case",
        "新建案件",
        "enforce new-case --kind 行政检查 --matter JC-01 --officer P01 --officer P02",
    ),
    Row("add", "add", "为案件添加下一部分的填写样式", "enforce add 2026-0003 decisions"),
    Row("check", "check", "对照规定判断案件", "enforce check 2026-0003"),
    Row("explain", "explain", "说明一条规则：问什么、怎么算、依据哪一条、怎么改正", "enforce explain DIS001"),
    Row("rules", "rules", "列出全部规则", "enforce rules"),
    Row("show", "show", "显示一件案件：事实、经过、已办和待办事项", "enforce show 2026-0003"),
    Row("deadlines", "deadlines", "列出各案的期限：何事、何时届满、由谁办理", "enforce deadlines --within 7"),
    Row("calendar", "calendar", "查询和计算工作日", "enforce calendar due 2026-09-28 --working-days 7 --explain"),
    Row("redact", "redact", "显示脱敏会怎样处理一段文字", "enforce redact 公示摘要.txt"),
    Row(
        "waive",
        "waive",
        "为检查发现的问题登记说明",
        "enforce waive 2026-0003 DIS001 --by P09 --reason 网站迁移期间无法发布",
    ),
    Row("publish", "publish", "公示到期应当公示的决定", "enforce publish --dry-run"),
    Row(
        "publish confirm",
        "publish_confirm",
        "登记决定已经在其他渠道公示或者撤下",
        "enforce publish confirm 2026-0003 --channel site --url https://www.example.gov.cn/1.html --on 2026-03-12",
    ),
    Row(
        "withdraw",
        "withdraw",
        "撤下已经公示的决定",
        "enforce withdraw 2026-0003 --trigger 撤销 --ruling-no 示复决〔2026〕1号 --ruled-on 2026-05-06 --reason 事实不清",
    ),
    Row("site", "site", "由公示台账重新生成公示网站", "enforce site --out public"),
    Row(
        "export",
        "export",
        "写出双公示上报表，供信用信息平台使用",
        "enforce export credit-china --since 2026-03-01 --format xlsx",
    ),
    Row("ledger", "ledger", "检查公示台账是否完整，证明从前公布的内容没有被改写", "enforce ledger verify"),
)

PROGRAM = "enforce"

_SELDOM = (200_000, 10, 10)
"""How many new things there may be before the collector looks for cycles among them (Python's own: 700). What a command
reads of ten thousand cases stays until its end, and looking through it again and again takes a fifth of the time."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code (contract §3); nothing a user can do leads to a traceback.

    Without `argv` it is the program itself: it takes the arguments of its process, which ends with it.
    """
    try:
        if argv is None:
            gc.set_threshold(*_SELDOM)
        code = _outcome(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt as interrupted:
        # Before a command began, or after it had ended.
        from enforcement_cli.cli.outcome import exit_code

        code = exit_code(interrupted, ())
    if argv is None:
        from enforcement_cli.cli.outcome import ignore_signals

        ignore_signals()
        gc.freeze()  # the system takes back all memory at once; the interpreter need not look through it before
    return code


def _outcome(arguments: list[str]) -> int:
    from enforcement_cli.cli import streams
    from enforcement_cli.cli.outcome import Outcome

    streams.prepare()
    with Outcome(arguments) as outcome:
        _run(arguments)
    return streams.finish(outcome.code)


def _run(arguments: list[str]) -> None:
    from enforcement_cli.cli.app import build
    from enforcement_cli.cli.context import forget
    from enforcement_cli.cli.globals import start

    forget()
    start(arguments)
    group = build()
    if f"_{PROGRAM.upper()}_COMPLETE" in os.environ:
        group.main(arguments, prog_name=PROGRAM)
    with group.make_context(PROGRAM, arguments) as context:
        group.invoke(context)
