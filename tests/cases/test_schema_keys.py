"""What is wrong with a key, in Chinese: unknown, misplaced, missing, or what follows from another mistake."""

from __future__ import annotations

import pytest

from tests.cases.schema_case import HEAD, check, messages, only
from tests.cases.yaml_help import remedies, seen


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("处罚", "“类别”不能填「处罚」，应写作 行政处罚"),
        ("行政处分", "“类别”不能填「行政处分」，应写作 行政处罚"),
        ("“行政处罚”", "“类别”不能填「“行政处罚”」，应写作 行政处罚"),
        ("行政", "“类别”不能填「行政」"),
        ("税务", "“类别”不能填「税务」"),
    ],
)
def test_words_of_a_vocabulary(schemas, value, message):
    _, troubles = check(schemas, f"id: 2026-0001\nkind: {value}\n")

    assert [each[3] for each in seen(troubles)] == [message]
    assert remedies(troubles) == ["可以填写：行政检查、行政许可、行政处罚、行政强制"]


@pytest.mark.parametrize(
    ("key", "message", "remedy"),
    [
        ("opend_on", "“案件”里没有「opend_on」这一项，应写作 opened_on（立案日期）", "把「opend_on」改成 opened_on"),
        ("立案日期", "“案件”里没有「立案日期」这一项，应写作 opened_on（立案日期）", "把「立案日期」改成 opened_on"),
        ("“opened_on”", "“案件”里没有「“opened_on”」这一项，应写作 opened_on（立案日期）", "把「“opened_on”」改成 opened_on"),
        ("Opened-On", "“案件”里没有「Opened-On」这一项，应写作 opened_on（立案日期）", "把「Opened-On」改成 opened_on"),
        ("ｔｉｔｌｅ", "“案件”里没有「ｔｉｔｌｅ」这一项，应写作 title（案件名称）", "把「ｔｉｔｌｅ」改成 title"),
        ("outcome", "“案件”里没有「outcome」这一项，它应当写在“决定”里", "检查缩进，把它移到“决定”下面"),
    ],
)  # fmt: skip
def test_keys_that_are_not_known(schemas, key, message, remedy):
    _, troubles = check(schemas, HEAD + f"{key}: 某某\n")

    assert seen(troubles) == [("schema", 3, 1, message)]
    assert remedies(troubles) == [remedy]


def test_a_key_that_belongs_further_up(schemas):
    assert messages(schemas, "venue:\n  street: x\n  opened_on: 2026-03-01\n") == [
        (3, 3, "“地点”里没有「opened_on」这一项，它应当写在“案件”里")
    ]


def test_a_key_like_no_other_gets_the_list(schemas):
    _, troubles = check(schemas, HEAD + "venue: {zzz: x}\n")

    assert seen(troubles) == [("schema", 3, 9, "“地点”里没有「zzz」这一项")]
    assert remedies(troubles) == ["可以填写：street（街道）；本单位自定的项目，名称以 x- 开头"]


def test_what_is_missing_is_placed_where_it_belongs(schemas):
    _, troubles = check(schemas, "id: 2026-0001\nkind:\nparties:\n  - type: 自然人\n    name:\n  - type: 自然人\n")

    assert seen(troubles) == [
        ("schema", 2, 1, "缺少“类别”"),
        ("schema", 5, 5, "缺少“当事人 1 的名称”"),
        ("schema", 6, 5, "缺少“当事人 2 的名称”"),
    ]
    assert remedies(troubles)[0] == "补上「kind: 」这一项。"


def test_a_condition_is_said(schemas):
    assert messages(schemas, "decisions:\n  - made_on: 2026-03-01\n") == [
        (2, 5, "缺少“决定 1 的处理结果”：已填写“作出日期”时，必须填写")
    ]
    assert messages(schemas, "parties:\n  - {name: x, type: 法人}\n") == [
        (2, 5, "缺少“当事人 1 的代码”：“类型”为“法人”时，必须填写")
    ]
    assert messages(schemas, "parties:\n  - {name: x, type: 法人, code: y, id_no: z}\n") == [
        (2, 5, "“当事人 1”里“类型”为“法人”时，不应当填写：id_no（证件号码）")
    ]
    assert messages(schemas, "waiver: {by: 甲}\n") == [(1, 1, "填写了“本人”，还应当填写“放弃的日期”")]


def test_what_follows_from_a_mistake_is_not_said(schemas):
    # outcome is misspelt: it is not missing as well.
    assert messages(schemas, "decisions:\n  - made_on: 2026-03-01\n    outcom: 给予处罚\n") == [
        (3, 5, "“决定 1”里没有「outcom」这一项，应写作 outcome（处理结果）")
    ]
    # The kind of party is wrong: what a legal person needs is not asked for.
    assert messages(schemas, "parties:\n  - {name: x, type: 企业法人}\n") == [
        (2, 15, "“当事人 1 的类型”不能填「企业法人」，应写作 法人")
    ]
    # One word about one value: not the enumeration beside the type.
    assert only(schemas, "age: [1]\n") == "“年龄”应当是一项内容，这里却分成了几项"
    # A number where a date belongs is no matter of quotes.
    assert only(schemas, "opened_on: 20260301\n") == "“立案日期”「20260301」应写作 2026-03-01"
