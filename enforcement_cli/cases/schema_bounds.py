"""Messages for values of the right kind that are too short, too many, too big, doubled, or against a pattern."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from enforcement_cli.cases.json_values import same
from enforcement_cli.cases.schema_formats import compile_pattern
from enforcement_cli.cases.schema_guess import plain_form
from enforcement_cli.cases.schema_values import Field
from enforcement_cli.cases.yaml_refusals import shown
from enforcement_cli.messages import tr
from enforcement_cli.problems import Problem, problem


def pattern_form(pattern: str) -> str:
    """What a pattern of our schemas asks for, in words; empty for one that is not known."""
    match pattern:
        case "^[0-9]{4}-[0-9]{4}$":
            return tr("四位年份、短横线、四位序号，如 2026-0001")
        case "^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$":
            return tr("半角字母、数字、点、短横线、下划线，不超过 32 个，以字母或者数字开头，如 A1")
        case "^[0-9a-f]{64}$":
            return tr("64 位的 SHA-256 校验值，由工具写入，不要手工修改")
        case _ if pattern.startswith("^files/"):
            return tr("以 files/ 开头的附件路径，用「/」分隔，如 files/现场照片.jpg")
        case "^[0-9]{6}$":
            return tr("6 位数字，如 140599")
        case _ if pattern.startswith("^https?://"):
            return tr("以 http:// 或者 https:// 开头的网址，不带问号和井号，如 https://gongshi.example.gov.cn/")
        case _ if pattern.startswith("^[Hh]"):
            return tr(
                "以 http:// 或者 https:// 开头的网址，中间没有空格，不带用户名，如 https://gxj.example.gov.cn/gongshi/"
            )
        case "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+]08:00$":
            return tr("北京时间的年月日时分秒，如 2026-03-05T09:30:00+08:00，由工具写入，不要手工修改")
        case "^[A-Z]{3}[0-9]{3}$":
            return tr("三个大写字母加三位数字，如 DIS001")
        case _:
            return ""


def wrong_pattern(field: Field, pattern: str) -> Problem:
    """A text that does not match."""
    meant = plain_form(str(field.value))
    if meant != field.value and compile_pattern(pattern, whole=False).fullmatch(meant):
        return problem(
            field.place,
            "“{field}”「{value}」应写作 {meant}",
            remedy="用半角的字母、数字和符号；引号用英文的，或者不用",
            field=field.name,
            value=field.text,
            meant=meant,
        )
    form = pattern_form(pattern)
    if form:
        return problem(
            field.place,
            "“{field}”「{value}」的写法不对，应当是：{form}",
            remedy="按要求的写法改正",
            field=field.name,
            value=field.text,
            form=form,
        )
    return problem(
        field.place,
        "“{field}”「{value}」的写法不对",
        remedy="{advice}",
        field=field.name,
        value=field.text,
        advice=field.advice,
    )


def too_short(field: Field, limit: int) -> Problem:
    """A text below its least length; mostly an empty one."""
    if not field.value:
        return problem(
            field.place,
            "“{field}”没有填写内容",
            remedy="填上内容；暂时没有的，删去这一行",
            field=field.name,
        )
    return problem(
        field.place,
        "“{field}”太短：至少 {limit} 个字，现在是 {count} 个",
        remedy="补充完整",
        field=field.name,
        limit=limit,
        count=len(field.value),
    )


def too_long(field: Field, limit: int) -> Problem:
    """A text beyond its greatest length."""
    return problem(
        field.place,
        "“{field}”太长：最多 {limit} 个字，现在是 {count} 个",
        remedy="精简内容；详细情况写在备注或者作为附件",
        field=field.name,
        limit=limit,
        count=len(field.value),
    )


def too_few(field: Field, limit: int) -> Problem:
    """A list (or mapping) with less than it must have."""
    if not field.value:
        return problem(
            field.place,
            "“{field}”是空的",
            remedy="至少填写一条；不适用的，删去这一项",
            field=field.name,
        )
    return problem(
        field.place,
        "“{field}”至少要有 {limit} 条，现在是 {count} 条",
        remedy="补充完整",
        field=field.name,
        limit=limit,
        count=len(field.value),
    )


def too_many(field: Field, limit: int) -> Problem:
    """A list (or mapping) with more than it may have."""
    return problem(
        field.place,
        "“{field}”最多 {limit} 条，现在是 {count} 条",
        remedy="删去多余的，或者分开填写",
        field=field.name,
        limit=limit,
        count=len(field.value),
    )


def not_unique(field: Field) -> Problem:
    """A list that holds the same thing twice."""
    twice = next(
        (one for at, one in enumerate(field.value[:1_000]) if any(same(one, each) for each in field.value[:at])), ""
    )
    if isinstance(twice, str) and twice:
        return problem(
            field.place,
            "“{field}”里「{value}」写了不止一遍",
            remedy="只保留一条",
            field=field.name,
            value=shown(twice),
        )
    return problem(field.place, "“{field}”里有完全相同的两条", remedy="只保留一条", field=field.name)


def too_small(field: Field, limit: Any) -> Problem:
    """A number below its bound."""
    return problem(
        field.place,
        "“{field}”不能小于 {limit}，现在是 {value}",
        remedy="核对数字",
        field=field.name,
        limit=limit,
        value=field.text,
    )


def too_big(field: Field, limit: Any) -> Problem:
    """A number above its bound."""
    return problem(
        field.place,
        "“{field}”不能大于 {limit}，现在是 {value}",
        remedy="核对数字",
        field=field.name,
        limit=limit,
        value=field.text,
    )


def too_exact(field: Field, limit: int) -> Problem:
    """A number with more decimals than it may have."""
    return problem(
        field.place,
        "“{field}”最多写 {limit} 位小数，现在是 {value}",
        remedy="核对数字；金额以元为单位，精确到分",
        field=field.name,
        limit=limit,
        value=field.text,
    )


def not_the_constant(field: Field, wanted: Any) -> Problem:
    """Another value than the only one there can be."""
    return problem(
        field.place,
        "“{field}”只能填 {wanted}，现在是「{value}」",
        remedy="改成 {wanted}",
        field=field.name,
        value=field.text,
        wanted=str(wanted),
    )


BOUNDS: Mapping[str, Callable[[Field, Any], Problem]] = {
    "pattern": wrong_pattern,
    "minLength": too_short,
    "maxLength": too_long,
    "minItems": too_few,
    "maxItems": too_many,
    "minProperties": too_few,
    "maxProperties": too_many,
    "uniqueItems": lambda field, _: not_unique(field),
    "minimum": too_small,
    "maximum": too_big,
    "x-decimals": too_exact,
    "const": not_the_constant,
}
"""Keyword -> the message, given the field and the keyword's value."""
