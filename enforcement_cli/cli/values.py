"""From words of the command line to values: texts, numbers, choices and paths, refused in the user's language.

Typer leaves this to pydantic, whose import alone takes as long as checking a case, and whose messages are English.
Parameters of other types keep typer's own way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin

import typer

from enforcement_cli.messages import tr


class _Plain:
    """Stands in for typer's runtime parameter: converts one value, or each of several."""

    def __init__(self, convert: Callable[[Any], Any]) -> None:
        self._convert = convert

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        if param.multiple or param.nargs == -1:
            return tuple(self._convert(each) for each in value or ())
        return None if value is None else self._convert(value)


def simplify(parameters: Sequence[Any]) -> list[Any]:
    """The same parameters, those of a simple type with a converter of ours."""
    for each in parameters:
        convert = _converter(each)
        if convert is not None:
            each._runtime_param = _Plain(convert)
    return list(parameters)


def _converter(parameter: Any) -> Callable[[Any], Any] | None:
    descriptor = getattr(parameter, "type_descriptor", None)
    if descriptor is None or not hasattr(parameter, "_runtime_param"):
        return None  # another typer than the ones we know: leave everything to it
    annotation = descriptor.annotation
    if get_origin(annotation) is list:
        (annotation,) = get_args(annotation)
    if annotation is str:
        return _text
    if annotation is bool:
        return _same
    if annotation is int:
        return lambda value: _whole(value, parameter.min, parameter.max)
    if annotation is Path and not _is_checked_path(descriptor.parameter_info):
        return lambda value: Path(_text(value))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return lambda value: _choice(value, annotation)
    return None


def _same(value: Any) -> Any:
    return value


def _text(value: str) -> str:
    """Bytes that are no text in the terminal's encoding reach us as lone surrogates, which no file could take."""
    if any("\ud800" <= each <= "\udfff" for each in value):
        raise typer.BadParameter(
            tr("“{value}”里有认不出的字：终端使用的文字编码不是 UTF-8，请改为 UTF-8 再运行", value=value)
        )
    return value


def _is_checked_path(info: Any) -> bool:
    checks = ("exists", "writable", "resolve_path", "allow_dash", "path_type")
    return any(getattr(info, name, None) for name in checks)


def _whole(value: Any, least: float | None, most: float | None) -> int:
    if isinstance(value, int):
        return value
    try:
        number = int(value) if value.isascii() else None
    except ValueError:
        number = None
    if number is None:
        raise typer.BadParameter(tr("“{value}”不是整数", value=value))
    if least is not None and number < least:
        raise typer.BadParameter(tr("{value}太小，最小是{least}", value=number, least=least))
    if most is not None and number > most:
        raise typer.BadParameter(tr("{value}太大，最大是{most}", value=number, most=most))
    return number


def _choice(value: Any, kind: type[Enum]) -> Any:
    if isinstance(value, kind):
        return value
    for each in kind:
        if each.value == value:
            return each
    raise typer.BadParameter(not_among(value, [str(each.value) for each in kind]))


def not_among(value: str, choices: Sequence[str]) -> str:
    """Why a word is refused that must be one of some: with the one probably meant, else all of them."""
    near = get_close_matches(value, choices, 1)
    if near:
        return tr("没有“{value}”，是否想写“{near}”？", value=value, near=near[0])
    return tr("“{value}”不在可选之列：{choices}", value=value, choices=choices)
