"""The group `enforce`: its commands are imported when they are asked for, and not before."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from enforcement_cli.cli import COMMANDS, PROGRAM, Row
from enforcement_cli.cli.globals import options
from enforcement_cli.cli.values import simplify
from enforcement_cli.messages import tr


class EnforceGroup(TyperGroup):
    """The top level, whose commands come from the table."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, in the order of the table."""
        return [row.name for row in COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, built now; None for none."""
        row = next((row for row in COMMANDS if row.name == cmd_name), None)
        return None if row is None else load(row)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As typer does, but an unknown name is refused in the user's language, with the one probably meant."""
        if not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), 1)
            if near:
                ctx.fail(tr("没有“{name}”这个命令，是否想写“{near}”？", name=args[0], near=near[0]))
            ctx.fail(tr("没有“{name}”这个命令", name=args[0]))
        row, rest = _in_two_words(args)
        return super().resolve_command(ctx, args) if row is None else (row.name, load(row), rest)


def _in_two_words(args: list[str]) -> tuple[Row | None, list[str]]:
    """The row of a command whose name has two words (`publish confirm`), and what follows; None for any other.

    The second word is the first that is no option, nor the value of a global one: a case is never called so.
    """
    names = {row.name: row for row in COMMANDS if " " in row.name}
    values = {each for option in options() if not getattr(option, "is_flag", False) for each in option.opts}
    at = 1
    while at < len(args) and args[at].startswith("-"):
        at += 2 if args[at] in values else 1
    row = names.get(f"{args[0]} {args[at]}") if at < len(args) else None
    return row, args[1:at] + args[at + 1 :]


@cache
def load(row: Row) -> Any:
    """The command of a row: typer's own, with the global options added."""
    module = import_module(f"{__package__}.{row.module}")
    if hasattr(module, "app"):
        command: Any = typer.main.get_group(module.app)
        command.name = row.name
    else:
        single = typer.Typer(add_completion=False)
        single.command(row.name)(getattr(module, row.module))
        command = typer.main.get_command(single)
        command.help = getattr(module, "HELP", None)
    command.short_help = row.summary
    command.epilog = command.epilog or row.example
    _add_global_options(command)
    return command


def _add_global_options(command: Any) -> None:
    command.add_help_option = False
    command.no_args_is_help = False
    command.params = [*simplify(command.params), *options()]
    for each in getattr(command, "commands", {}).values():
        _add_global_options(each)


def _enforce(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        from enforcement_cli.cli.console import out
        from enforcement_cli.cli.help import page

        out(page(context))


def build() -> EnforceGroup:
    """The whole program as one command group."""
    app = typer.Typer(name=PROGRAM, cls=EnforceGroup, invoke_without_command=True)
    app.callback()(_enforce)
    group = typer.main.get_command(app)
    assert isinstance(group, EnforceGroup)
    completion = {"install_completion": tr("为当前的 shell 安装命令补全"), "show_completion": tr("显示命令补全的脚本")}
    for each in group.params:
        each.help = completion.get(each.name or "", each.help)  # type: ignore[attr-defined]  # typer's own options
    group.help = tr("行政执法三项制度：公示、全过程记录、重大执法决定法制审核。案件存为文件，逐条对照规定判断。")
    _add_global_options(group)
    return group
