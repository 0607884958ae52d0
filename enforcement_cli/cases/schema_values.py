"""Messages for a single value that is not of the form its schema asks for.

Each names the field by its Chinese title, says what stands there and what is allowed, and where it can be seen,
what was meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enforcement_cli.cases.schema_guess import (
    date_meant,
    number_meant,
    plain_form,
    time_meant,
    truth_meant,
    word_meant,
)
from enforcement_cli.cases.yaml_hints import hint
from enforcement_cli.cases.yaml_refusals import shown
from enforcement_cli.messages import tr
from enforcement_cli.problems import Place, Problem, problem

_MANY = 15


@dataclass(frozen=True, slots=True)
class Field:
    """The value that is wrong: where, what it is called, what stands there, and what the schema says it is for."""

    place: Place
    name: str
    value: Any
    description: str = ""

    @property
    def advice(self) -> str:
        """What the schema says belongs there, as a remedy."""
        if self.description:
            return tr("本项的要求：{description}", description=self.description)
        return tr("对照模板改正这一项的写法")

    @property
    def text(self) -> str:
        """The value for a message."""
        return shown(str(self.value))


def wrong_type(field: Field, wanted: Sequence[str]) -> Problem:
    """A mapping, list or scalar of another kind than asked for."""
    if "object" in wanted:
        return _not_a_mapping(field)
    if "array" in wanted:
        return _not_a_list(field)
    if isinstance(field.value, (dict, list)):
        return problem(
            field.place,
            "“{field}”应当是一项内容，这里却分成了几项",
            remedy="把内容写在冒号后面的同一行；内容里有冒号或者括号的，给整项内容加上英文引号",
            field=field.name,
        )
    if "boolean" in wanted:
        return _not_a_truth(field)
    if "integer" in wanted or "number" in wanted:
        return _not_a_number(field, whole="number" not in wanted)
    return problem(
        field.place,
        "“{field}”应当是文字，现在是「{value}」",
        remedy="给内容加上英文引号",
        field=field.name,
        value=field.text,
    )


def _not_a_mapping(field: Field) -> Problem:
    if isinstance(field.value, str):
        seen = hint(field.value.partition("\n")[0], field.place)
        if seen is not None:
            return seen
    if isinstance(field.value, list):
        return problem(
            field.place,
            "“{field}”应当是一组「项目名: 内容」，现在是一份清单",
            remedy="去掉行首的「- 」，各行对齐",
            field=field.name,
        )
    return problem(
        field.place,
        "“{field}”应当分项填写，现在只有「{value}」",
        remedy="冒号后面换行，下面各行多缩进两个空格，每行写成「项目名: 内容」",
        field=field.name,
        value=field.text,
    )


def _not_a_list(field: Field) -> Problem:
    if isinstance(field.value, dict):
        return problem(
            field.place,
            "“{field}”应当是一份清单，现在只有一组内容，没有「- 」",
            remedy="在这组内容的第一行前面加上「- 」，其余各行与它后面的文字对齐；只有一条也要加",
            field=field.name,
        )
    bare = plain_form(str(field.value)).strip("[]()【】")
    items = [plain_form(each) for each in _split(bare) if plain_form(each)]
    return problem(
        field.place,
        "“{field}”应当是一份清单，现在是「{value}」",
        remedy="用方括号括起来，各条之间用英文逗号，写成 [{example}]；或者换行后每条以「- 」开头",
        field=field.name,
        value=field.text,
        example=", ".join(items[:5]) or field.text,
    )


def _split(text: str) -> list[str]:
    for sign in "、，；;,":
        text = text.replace(sign, "\n")
    return text.split("\n")


def _not_a_truth(field: Field) -> Problem:
    meant = truth_meant(str(field.value))
    if meant is not None:
        return problem(
            field.place,
            "“{field}”写的是「{value}」，应写作 {meant}",
            remedy="是写 true，否写 false，都不加引号",
            field=field.name,
            value=field.text,
            meant="true" if meant else "false",
        )
    return problem(
        field.place,
        "“{field}”只能写 true（是）或者 false（否），现在是「{value}」",
        remedy="是写 true，否写 false；还不清楚的，删去这一行",
        field=field.name,
        value=field.text,
    )


def _not_a_number(field: Field, *, whole: bool) -> Problem:
    text = str(field.value)
    meant = number_meant(text)
    if meant is not None and whole and "." in meant:
        return problem(
            field.place,
            "“{field}”应当是整数，现在是「{value}」",
            remedy="写一个整数，不带小数",
            field=field.name,
            value=field.text,
        )
    if meant is not None and meant == text:
        return problem(
            field.place,
            "“{field}”是数字，「{value}」不要加引号",
            remedy="去掉引号，写成 {meant}",
            field=field.name,
            value=field.text,
            meant=meant,
        )
    if meant is not None:
        return problem(
            field.place,
            "“{field}”只写数字，「{value}」应写作 {meant}",
            remedy="用半角数字，不加单位、逗号、引号，前面不加 0",
            field=field.name,
            value=field.text,
            meant=meant,
        )
    return problem(
        field.place,
        "“{field}”应当是数字，现在是「{value}」",
        remedy="写成半角数字，如 3000；还不知道的，删去这一行",
        field=field.name,
        value=field.text,
    )


def not_in_vocabulary(field: Field, words: Sequence[Any], descriptions: Mapping[str, str]) -> Problem:
    """A word that is none of those allowed."""
    options = [str(each) for each in words]
    meant = word_meant(str(field.value), options, descriptions) if isinstance(field.value, str | bool) else None
    if meant is not None:
        return problem(
            field.place,
            "“{field}”不能填「{value}」，应写作 {meant}",
            remedy="可以填写：{allowed}",
            field=field.name,
            value=field.text,
            meant=meant,
            allowed=_allowed(options),
        )
    return problem(
        field.place,
        "“{field}”不能填「{value}」",
        remedy="可以填写：{allowed}",
        field=field.name,
        value=field.text,
        allowed=_allowed(options),
    )


def _allowed(options: Sequence[str]) -> tuple[str, ...]:
    return tuple(options) if len(options) <= _MANY else (*options[:_MANY], "…")


def not_a_date(field: Field) -> Problem:
    """A text that is no day, or not written as one."""
    text = str(field.value)
    meant = date_meant(text)
    if meant is not None:
        return problem(
            field.place,
            "“{field}”「{value}」应写作 {meant}",
            remedy="日期写成“四位年-两位月-两位日”，用半角数字和短横线",
            field=field.name,
            value=field.text,
            meant=meant,
        )
    if len(text) == 10 and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdecimal():
        return problem(
            field.place,
            "“{field}”「{value}」：没有这一天",
            remedy="对照文书核对年、月、日",
            field=field.name,
            value=field.text,
        )
    return problem(
        field.place,
        "“{field}”「{value}」不是日期",
        remedy="日期写成“四位年-两位月-两位日”，如 2026-03-05；还没有日期的，删去这一行",
        field=field.name,
        value=field.text,
    )


def not_a_time(field: Field) -> Problem:
    """A text that is no time of day, or not written as one."""
    meant = time_meant(str(field.value))
    if meant is not None:
        return problem(
            field.place,
            "“{field}”「{value}」应写作 {meant}",
            remedy="时间写成“两位时:两位分”，24 小时制，用半角数字和冒号",
            field=field.name,
            value=field.text,
            meant=meant,
        )
    return problem(
        field.place,
        "“{field}”「{value}」不是时间",
        remedy="时间写成“两位时:两位分”，24 小时制，如 09:30；不知道的，删去这一行",
        field=field.name,
        value=field.text,
    )
