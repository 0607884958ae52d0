"""Wrong usage: typer's English messages, told in the user's language."""

from __future__ import annotations

import re
from typing import Any

from typer._click.exceptions import BadParameter, MissingParameter, NoSuchOption, UsageError

from enforcement_cli.cli.console import bold, err, visible
from enforcement_cli.messages import tr

__all__ = ["UsageError", "explained", "show"]

# typer's own words -> ours; the groups become the fields. tests/cli/test_main.py meets each of them.
_KNOWN = (
    (r"Option '(?P<option>.+)' requires an argument\.", "选项 {option} 后面要写一个值"),
    (r"Option '(?P<option>.+)' does not take a value\.", "选项 {option} 后面不写值"),
    (r"Got unexpected extra argument(?:\(s\)|s)? \((?P<words>.*)\)", "多出了这些内容：{words}"),
    (r"Missing command\.", "没有写命令"),
    (r"No such command '(?P<name>.*)'\..*", "没有“{name}”这个命令"),
)


def show(wrong: UsageError) -> None:
    """The usage line, what is wrong, and where the help is."""
    context: Any = wrong.ctx
    if context is not None:
        from enforcement_cli.cli.help import usage

        err(usage(context))
    err(f"{bold(tr('错误：'), 'red', stderr=True)}{visible(explained(wrong))}")
    if context is not None:
        err(tr("查看说明：{command} --help", command=context.command_path))


def explained(wrong: UsageError) -> str:
    """The message in the language in use."""
    if isinstance(wrong, NoSuchOption):
        near = wrong.possibilities
        if near:
            return tr("没有选项 {option}，是否想写 {near}？", option=wrong.option_name, near=sorted(near)[0])
        return tr("没有选项 {option}", option=wrong.option_name)
    if isinstance(wrong, MissingParameter):
        return tr("缺少 {name}", name=_hint(wrong))
    if isinstance(wrong, BadParameter):
        return tr("{name}：{why}", name=_hint(wrong), why=wrong.message)
    for pattern, template in _KNOWN:
        found = re.fullmatch(pattern, wrong.message, re.DOTALL)
        if found is not None:
            return tr(template, **found.groupdict())
    return wrong.message


def _hint(wrong: BadParameter) -> str:
    parameter: Any = wrong.param
    if parameter is None:
        return str(wrong.param_hint or "")
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return tr(parameter.metavar) if parameter.metavar else str(parameter.name).upper()
