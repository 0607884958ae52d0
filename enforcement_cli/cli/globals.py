"""The global options: accepted before and after the command's name, and resolved here alone.

They are real options of the group and of every command, so that typer's own parser decides what is an option and what
is an option's value; each occurrence is recorded, and two that differ are refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple, cast, get_args

import typer

from enforcement_cli import __version__
from enforcement_cli.cli.console import Color, use_color
from enforcement_cli.messages import LANGUAGES, tr, use_language
from enforcement_cli.problems import EnforceError

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
COLORS: tuple[str, ...] = get_args(Color)
LANGUAGE_VARIABLE = "ENFORCE_LANG"


@dataclass(frozen=True, slots=True)
class Globals:
    """The global options as given; None where neither an option nor the environment says."""

    repo: str | None
    as_of: date | None
    language: str | None
    color: Color
    quiet: bool
    verbose: bool


_given: dict[str, Any] = {}


def start(arguments: Sequence[str]) -> None:
    """Forget an earlier run, and choose the language in which trouble with the command line itself is told.

    That is a look ahead, no parse: `resolved` has the last word.
    """
    _given.clear()
    language = _from_environment() or "zh"
    for index, each in enumerate(arguments):
        if each == "--":
            break
        value = each.removeprefix("--lang=") if each.startswith("--lang=") else None
        if each == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in LANGUAGES:
            language = value
    use_language(language)
    use_color("auto")


def resolved() -> Globals:
    """What was given, once the command line has been parsed. Raises EnforceError for an unknown ENFORCE_LANG."""
    language = _given.get("lang")
    if language is None and os.environ.get(LANGUAGE_VARIABLE):
        language = _from_environment()
        if language is None:
            raise EnforceError(
                "环境变量 {name} 的值“{value}”不是可用的语言",
                remedy="可用的语言：{choices}。",
                name=LANGUAGE_VARIABLE,
                value=os.environ[LANGUAGE_VARIABLE],
                choices=LANGUAGES,
            )
    return Globals(
        _given.get("repo"),
        _given.get("as-of"),
        language,
        _given.get("color", "auto"),
        _given.get("q", False),
        _given.get("v", False),
    )


def _from_environment() -> str | None:
    value = os.environ.get(LANGUAGE_VARIABLE)
    return value if value in LANGUAGES else None


def _record(name: str, value: object, *, shown: str) -> None:
    former = _given.setdefault(name, value)
    if former != value:
        raise typer.BadParameter(
            tr("给了两次，而且不一样：{former}，{value}", former=_given[f"{name} as given"], value=shown)
        )
    _given.setdefault(f"{name} as given", shown)


def _repo(values: list[str] | None) -> None:
    for value in values or ():
        _record("repo", str(Path(value).resolve()), shown=value)


def _as_of(values: list[str] | None) -> None:
    for value in values or ():
        _record("as-of", _day(value), shown=value)


def _day(value: str) -> date:
    try:
        if _DATE.fullmatch(value):
            day = date.fromisoformat(value)
            if 1900 <= day.year <= 2100:
                return day
    except ValueError:
        pass
    raise typer.BadParameter(tr("“{value}”不是有效的日期，请写成 2026-03-05 的样子", value=value))


def _lang(values: list[str] | None) -> None:
    for value in values or ():
        _record("lang", _one_of(value, LANGUAGES), shown=value)
        use_language(value)


def _color(values: list[str] | None) -> None:
    for value in values or ():
        _record("color", _one_of(value, COLORS), shown=value)
        use_color(cast("Color", value))


def _one_of(value: str, choices: Sequence[str]) -> str:
    if value not in choices:
        raise typer.BadParameter(tr("“{value}”不在可选之列：{choices}", value=value, choices=choices))
    return value


def _quiet(value: bool) -> None:
    _loudness("q", value)


def _verbose(value: bool) -> None:
    _loudness("v", value)


def _loudness(name: str, value: bool) -> None:
    if value:
        _given[name] = True
        if "q" in _given and "v" in _given:
            raise typer.BadParameter(tr("-q 和 -v 不能同时使用"))


def _version(value: bool) -> None:
    if value:
        from enforcement_cli.cli.console import out

        out(f"enforce {__version__}")
        raise typer.Exit


def _help(context: typer.Context, value: bool) -> None:
    if value and not context.resilient_parsing:
        from enforcement_cli.cli.console import out
        from enforcement_cli.cli.help import page

        out(page(context))
        raise typer.Exit


def _options(
    repo: Annotated[list[str] | None, typer.Option("--repo", callback=_repo)] = None,
    as_of: Annotated[list[str] | None, typer.Option("--as-of", callback=_as_of)] = None,
    lang: Annotated[list[str] | None, typer.Option("--lang", callback=_lang)] = None,
    color: Annotated[list[str] | None, typer.Option("--color", callback=_color)] = None,
    quiet: Annotated[bool, typer.Option("-q", callback=_quiet)] = False,
    verbose: Annotated[bool, typer.Option("-v", callback=_verbose)] = False,
    version: Annotated[bool, typer.Option("--version", callback=_version)] = False,
    help_: Annotated[bool, typer.Option("--help", "-h", callback=_help)] = False,
) -> None:
    """Never called: it declares the options, whose callbacks record them."""


class Summary(NamedTuple):
    """How one of them stands in the help pages: name, value, meaning (Chinese templates)."""

    name: str
    value: str
    meaning: str


SUMMARIES = (
    Summary("--repo", "目录", "案件库所在的目录；缺省为当前目录，并向上查找"),
    Summary("--as-of", "日期", "以哪一天为准判断，如 2026-03-05；缺省为北京时间的今天"),
    Summary("--lang", "zh|en", "语言；也可以用环境变量 ENFORCE_LANG 指定"),
    Summary("--color", "auto|always|never", "是否使用颜色；也可以用环境变量 NO_COLOR 关闭"),
    Summary("-q", "", "只输出必要的内容"),
    Summary("-v", "", "输出更多内容"),
    Summary("--version", "", "显示版本"),
    Summary("-h, --help", "", "显示说明"),
)
"""The help pages list them once and alike."""


@cache
def options() -> tuple[Any, ...]:
    """The options as typer parameters, to be added to a command; the same for all."""
    from enforcement_cli.cli.values import simplify

    app = typer.Typer(add_completion=False)
    app.command()(_options)
    parameters = simplify(typer.main.get_command(app).params)
    for each in parameters:
        each.expose_value = False
        each.is_eager = True
    return tuple(parameters)
