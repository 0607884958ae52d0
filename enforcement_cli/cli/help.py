"""Help pages: laid out here, because typer's own are English, take rich to print, and miscount Chinese columns."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from enforcement_cli.cli.console import bold, columns, table, wrap
from enforcement_cli.cli.globals import SUMMARIES, options
from enforcement_cli.messages import tr


def page(context: Any) -> str:
    """The help page of the command that `context` belongs to."""
    return "\n".join(_lines(context)).rstrip()


def usage(context: Any) -> str:
    """The usage line."""
    command = context.command
    pieces = [context.command_path]
    if _own(command, "option"):
        pieces.append(tr("[选项]"))
    for each in _own(command, "argument"):
        piece = _name(each) + ("..." if each.nargs == -1 else "")
        pieces.append(piece if each.required else f"[{piece}]")
    if hasattr(command, "list_commands"):
        pieces.append(tr("命令 ..."))
    return tr("用法：{line}", line=" ".join(pieces))


def _lines(context: Any) -> Iterator[str]:
    command = context.command
    yield bold(usage(context))
    summary, text = tr(command.short_help or ""), tr(inspect.cleandoc(command.help or ""))
    for each in (text,) if text.startswith(summary) else (summary, text):
        if each:
            yield ""
            yield from _paragraphs(each)
    yield from _section(tr("参数"), [_row(context, each) for each in _own(command, "argument")])
    yield from _section(tr("选项"), [_row(context, each) for each in _own(command, "option")])
    if hasattr(command, "list_commands"):
        yield from _section(tr("命令"), [_command_row(context, name) for name in command.list_commands(context)])
    if command.epilog:
        yield ""
        yield bold(tr("例："))
        for line in inspect.cleandoc(command.epilog).split("\n"):
            yield f"  {line}"
    yield from _section(
        tr("全局选项（写在命令名之前或者之后都可以）"),
        [(f"{name} {tr(value)}" if value else name, tr(meaning)) for name, value, meaning in SUMMARIES],
    )


def _section(title: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    if rows:
        yield ""
        yield bold(f"{title}：" if title[-1] > "\u2fff" else f"{title}:")
        yield from table([("", *row) for row in rows])


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from wrap(line, columns())


def _own(command: Any, kind: str) -> list[Any]:
    """A command's own parameters of a kind, in the order written."""
    shared = options()
    return [each for each in command.params if each.param_type_name == kind and not each.hidden and each not in shared]


def _name(parameter: Any) -> str:
    return tr(parameter.metavar) if parameter.metavar else str(parameter.name).strip("_").upper()


def _row(context: Any, parameter: Any) -> tuple[str, str]:
    if parameter.param_type_name == "argument":
        name = _name(parameter)
    else:
        short = [each for each in parameter.opts if not each.startswith("--")]
        name = ", ".join([*short, *(each for each in parameter.opts if each not in short)])
        name += "".join(f" / {each}" for each in parameter.secondary_opts)
        if not parameter.is_flag and not parameter.count:
            name += f" {_value(parameter)}"
    meaning = tr(parameter.help) if parameter.help else ""
    return name, meaning + _default(parameter)


def _value(parameter: Any) -> str:
    if parameter.metavar:
        name = tr(parameter.metavar)
        return name.upper() if name.isascii() else name  # in English the word may be a heading elsewhere
    choices = parameter.type_descriptor.choices
    if choices:
        return "|".join(str(getattr(each, "value", each)) for each in choices)
    return str(parameter.name).strip("_").upper()


def _default(parameter: Any) -> str:
    default = getattr(parameter.default, "value", parameter.default)
    if parameter.required:
        return tr("（必填）")
    if default in (None, False, "") or default == [] or callable(default) or parameter.show_default is False:
        return ""
    return tr("（缺省：{value}）", value=default)


def _command_row(context: Any, name: str) -> tuple[str, str]:
    from enforcement_cli.cli import COMMANDS

    if context.parent is None:
        return name, next(tr(row.summary) for row in COMMANDS if row.name == name)
    command = context.command.get_command(context, name)
    text = command.short_help or command.help or ""
    return name, tr(inspect.cleandoc(text).split("\n\n")[0]) if text else ""
