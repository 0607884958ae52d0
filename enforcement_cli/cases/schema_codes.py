"""Messages for codes and numbers whose form a standard gives: credit codes, identity numbers, document numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enforcement_cli.cases.schema_formats import has_birth_date, has_resident_form, has_uscc_form
from enforcement_cli.cases.schema_guess import plain_form
from enforcement_cli.cases.schema_values import Field, not_a_date, not_a_time
from enforcement_cli.cases.yaml_refusals import shown
from enforcement_cli.problems import Problem, problem


def not_a_uscc(field: Field) -> Problem:
    """统一社会信用代码 that is none."""
    text = str(field.value)
    if has_uscc_form(text):
        return problem(
            field.place,
            "“{field}”「{value}」的校验码不对，有一位或者几位录错了",
            remedy="对照营业执照逐位核对",
            field=field.name,
            value=field.text,
        )
    form = plain_form(text).replace(" ", "").upper()
    if form != text and has_uscc_form(form):
        return problem(
            field.place,
            "“{field}”「{value}」应写作 {meant}",
            remedy="统一社会信用代码用半角数字和大写字母，中间不加空格",
            field=field.name,
            value=field.text,
            meant=form,
        )
    wrong = sorted({each for each in form if each in "IOZSV"})
    if len(form) == 18 and wrong:
        return problem(
            field.place,
            "“{field}”「{value}」里不会有字母 {letters}",
            remedy="统一社会信用代码不用字母 I、O、Z、S、V，核对是不是数字 1、0、2、5",
            field=field.name,
            value=field.text,
            letters=tuple(wrong),
        )
    return problem(
        field.place,
        "“{field}”「{value}」不是统一社会信用代码：应当是 18 位数字和大写字母，现在是 {count} 位",
        remedy="对照营业执照填写；没有代码或者还没有查明的，按本项说明填写，不要用别的号码代替",
        field=field.name,
        value=field.text,
        count=len(text),
    )


def not_a_resident_id(field: Field) -> Problem:
    """公民身份号码 that is none."""
    text = str(field.value)
    if has_resident_form(text) and has_birth_date(text):
        return problem(
            field.place,
            "“{field}”「{value}」的校验码不对，有一位或者几位录错了",
            remedy="对照身份证逐位核对",
            field=field.name,
            value=field.text,
        )
    if has_resident_form(text):
        return problem(
            field.place,
            "“{field}”「{value}」里的出生日期不存在",
            remedy="对照身份证逐位核对；不是居民身份证的，改填证件类型",
            field=field.name,
            value=field.text,
        )
    form = plain_form(text).replace(" ", "").upper()
    if form != text and has_resident_form(form):
        return problem(
            field.place,
            "“{field}”「{value}」应写作 {meant}",
            remedy="居民身份证号码用半角数字，末位是 X 的用大写，中间不加空格",
            field=field.name,
            value=field.text,
            meant=shown(form),
        )
    return problem(
        field.place,
        "“{field}”「{value}」不是居民身份证号码：应当是 18 位，现在是 {count} 位",
        remedy="对照身份证填写；不是居民身份证的，改填证件类型；没有或者还没有查明的，按本项说明填写",
        field=field.name,
        value=field.text,
        count=len(text),
    )


def not_a_document_no(field: Field) -> Problem:
    """文号 that is none."""
    return problem(
        field.place,
        "“{field}”「{value}」不像文号",
        remedy="照文书上的文号填写，如 示工信罚〔2026〕1号，写在一行里",
        field=field.name,
        value=field.text,
    )


FORMAT_MESSAGES: Mapping[str, Callable[[Field], Problem]] = {
    "date": not_a_date,
    "hour-minute": not_a_time,
    "uscc": not_a_uscc,
    "resident-id": not_a_resident_id,
    "document-no": not_a_document_no,
}
"""Format -> the message; one for each of `schema_formats.FORMATS`."""
