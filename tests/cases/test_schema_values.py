"""What is wrong with a value, in Chinese: quotes, dates, times, ranges, words of a vocabulary, check digits."""

from __future__ import annotations

import pytest

from enforcement_cli.cases.document import parse_document
from enforcement_cli.messages import tr
from tests.cases.schema_case import HEAD, check, messages, only
from tests.cases.yaml_help import remedies, seen


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: 0012\n", "“案件名称”「0012」要加引号，否则别的软件会把它当作数字或者真假值，读成别的样子"),
        ("title: 1.10\n", "“案件名称”「1.10」要加引号，否则别的软件会把它当作数字或者真假值，读成别的样子"),
        ("title: true\n", "“案件名称”「true」要加引号，否则别的软件会把它当作数字或者真假值，读成别的样子"),
        ("title: .inf\n", "“案件名称”「.inf」要加引号，否则别的软件会把它当作数字或者真假值，读成别的样子"),
    ],
)
def test_text_that_others_read_as_a_number_must_be_quoted(schemas, text, message):
    tree, troubles = check(schemas, HEAD + text)

    assert seen(troubles) == [("quoting", 3, 1, message)]
    assert remedies(troubles) == [f'在「{tree["title"]}」的前后各加一个英文引号 "']
    assert type(tree["title"]) is str


def test_a_wrong_number_without_quotes_is_told_both(schemas):
    [(_, first), (_, second)] = check(schemas, HEAD + "id_no: 140599189001010018\n")[1]

    assert tr(first.template, **first.fields) == "“证件号码”「140****18」的校验码不对，有一位或者几位录错了"
    assert tr(second.template, **second.fields).startswith("“证件号码”「140****18」要加引号")


def test_no_message_shows_a_long_number_whole(schemas):
    for text in (
        "id_no: '140599189001010018'\n",
        "id_no: '１４０５９９１８９００１０１００１８'\n",
        "title: 13800000000\n",
    ):
        for _, each in check(schemas, HEAD + text)[1]:
            shown = tr(each.template, **each.fields) + tr(each.remedy, **each.fields)
            assert "18900101" not in shown
            assert "13800000000" not in shown
            assert "１８９００１０１" not in shown


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2026年3月1日", "“立案日期”「2026年3月1日」应写作 2026-03-01"),
        ("2026/3/1", "“立案日期”「2026/3/1」应写作 2026-03-01"),
        ("2026.3.5", "“立案日期”「2026.3.5」应写作 2026-03-05"),
        ("2026-3-5", "“立案日期”「2026-3-5」应写作 2026-03-05"),
        ("20260305", "“立案日期”「20260305」应写作 2026-03-05"),
        ("２０２６-０３-０５", "“立案日期”「２０２６-０３-０５」应写作 2026-03-05"),
        ("2026 年 3 月 5 日", "“立案日期”「2026 年 3 月 5 日」应写作 2026-03-05"),
        ("“2026-03-05”", "“立案日期”「“2026-03-05”」应写作 2026-03-05"),
        ("2026-03-05 10:30", "“立案日期”「2026-03-05 10:30」应写作 2026-03-05"),
        ("2026-02-30", "“立案日期”「2026-02-30」：没有这一天"),
        ("2026-13-01", "“立案日期”「2026-13-01」：没有这一天"),
        ("2026年2月30日", "“立案日期”「2026年2月30日」不是日期"),
        ("3月5日", "“立案日期”「3月5日」不是日期"),
        ("待定", "“立案日期”「待定」不是日期"),
        ("2026", "“立案日期”「2026」不是日期"),
    ],
)
def test_dates(schemas, value, message):
    assert only(schemas, f"opened_on: {value}\n") == message


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("9:30", "“时间”「9:30」应写作 09:30"),
        ("9时30分", "“时间”「9时30分」应写作 09:30"),
        ("09：30", "“时间”「09：30」应写作 09:30"),
        ("下午3点", "“时间”「下午3点」应写作 15:00"),
        ("下午3点半", "“时间”「下午3点半」应写作 15:30"),
        ("09:30:00", "“时间”「09:30:00」应写作 09:30"),
        ("0930", "“时间”「0930」应写作 09:30"),
        ("25:00", "“时间”「25:00」不是时间"),
        ("上午", "“时间”「上午」不是时间"),
    ],
)
def test_times(schemas, value, message):
    assert only(schemas, f"at: {value}\n") == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("amount: 3,000", "“金额”只写数字，「3,000」应写作 3000"),
        ("amount: ３０００", "“金额”只写数字，「３０００」应写作 3000"),
        ("amount: 3000元", "“金额”只写数字，「3000元」应写作 3000"),
        ("amount: 0.3万元", "“金额”只写数字，「0.3万元」应写作 3000"),
        ("amount: 003000", "“金额”只写数字，「003000」应写作 3000"),
        ('amount: "3000"', "“金额”是数字，「3000」不要加引号"),
        ("amount: 1e3", "“金额”应当是数字，现在是「1e3」"),
        ("amount: 0x1F", "“金额”应当是数字，现在是「0x1F」"),
        ("amount: .inf", "“金额”应当是数字，现在是「.inf」"),
        ("amount: .nan", "“金额”应当是数字，现在是「.nan」"),
        ("amount: true", "“金额”应当是数字，现在是「true」"),
        ("amount: 三千元", "“金额”应当是数字，现在是「三千元」"),
        ("amount: " + "9" * 5000, "“金额”应当是数字，现在是「999****99」"),
        ("amount: -1", "“金额”不能小于 0，现在是 -1"),
        ("amount: 0.075", "“金额”最多写 2 位小数，现在是 0.075"),
        ("amount: [1]", "“金额”应当是一项内容，这里却分成了几项"),
        ("count: 1.5", "“份数”应当是整数，现在是「1.5」"),
        ("count: 0", "“份数”不能小于 1，现在是 0"),
        ("count: 100", "“份数”不能大于 99，现在是 100"),
        ("count: 3份", "“份数”只写数字，「3份」应写作 3"),
        ("discussed: 是", "“集体讨论”写的是「是」，应写作 true"),
        ("discussed: NO", "“集体讨论”写的是「NO」，应写作 false"),
        ("discussed: True", "“集体讨论”写的是「True」，应写作 true"),
        ('discussed: "true"', "“集体讨论”写的是「true」，应写作 true"),
        ("discussed: 已讨论", "“集体讨论”只能写 true（是）或者 false（否），现在是「已讨论」"),
        ("publish: 是", "“是否公开”不能填「是」，应写作 yes"),
        ("publish: false", "“是否公开”不能填「false」，应写作 no"),
        ("publish: YES", "“是否公开”不能填「YES」，应写作 yes"),
        ("publish: 待定", "“是否公开”不能填「待定」"),
        ("version: 2", "“版本”只能填 1，现在是「2」"),
        ("title: ''", "“案件名称”没有填写内容"),
        ("title: 一二三四五六七八九", "“案件名称”太长：最多 8 个字，现在是 9 个"),
        ("title: {a: 1}", "“案件名称”应当是一项内容，这里却分成了几项"),
        ("title: [x]", "“案件名称”应当是一项内容，这里却分成了几项"),
        ("document_no: 待编", "“文号”「待编」不像文号"),
        ("officers: 'E1、E2'", "“承办人员”应当是一份清单，现在是「E1、E2」"),
        ("officers: []", "“承办人员”是空的"),
        ("officers: [E1, E2, E3, E4]", "“承办人员”最多 3 条，现在是 4 条"),
        ("officers: [E1, E2, E1]", "“承办人员”里「E1」写了不止一遍"),
        ("parties: {name: x}", "“当事人”应当是一份清单，现在只有一组内容，没有「- 」"),
        ("venue: 某路", "“地点”应当分项填写，现在只有「某路」"),
        ("venue: [某路]", "“地点”应当是一组「项目名: 内容」，现在是一份清单"),
        ("contact: {}", "“联系方式”里至少要填写其中一项：phone（电话）、email（邮箱）"),
        ("waiver: {agent: 甲, by: 乙, on: 2026-03-01}", "“放弃”里不应当同时填写：by（本人）、agent（代理人）"),
    ],
)
def test_values(schemas, text, message):
    assert only(schemas, text + "\n") == message


def test_items_are_named_by_number(schemas):
    assert messages(schemas, "officers:\n  - E1\n  - 甲\n") == [(3, 5, "“承办人员 2”「甲」的写法不对")]
    assert messages(schemas, "decisions:\n  - made_on: 2026/3/1\n    outcome: 给予处罚\n") == [
        (2, 5, "“决定 1 的作出日期”「2026/3/1」应写作 2026-03-01")
    ]
    assert messages(schemas, "- outcome: 给予处罚\n- made_on: x\n  outcome: 不予处罚\n", "decisions") == [
        (2, 3, "“决定 2 的作出日期”「x」不是日期")
    ]


@pytest.mark.parametrize("value", ["decision：给予处罚", "street：某路", "street:某路", "　street: 某路"])
def test_a_full_width_colon_below_a_key(schemas, value):
    """It parses, as a text where a mapping belongs; the cause is said, not the consequence."""
    document, troubles = parse_document(f"{HEAD}venue:\n  {value}\n".encode(), "case.yaml", mapping=True)
    if document is not None:
        troubles = schemas.check_document(document, "case")[1]

    [(kind, line, _, message)] = seen(troubles)
    assert kind in ("schema", "yaml")
    assert line in (3, 4)
    assert "冒号" in message or "全角空格" in message


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("91140599MA0EXAMP16", "“统一社会信用代码”「91140599MA0EXAMP16」的校验码不对，有一位或者几位录错了"),
        ("91140599MA0EXAMPO6", "“统一社会信用代码”「91140599MA0EXAMPO6」里不会有字母 O"),
        ("91140599ma0example", "“统一社会信用代码”「91140599ma0example」应写作 91140599MA0EXAMPLE"),
        ("91140599 MA0EXAMPLE", "“统一社会信用代码”「91140599 MA0EXAMPLE」应写作 91140599MA0EXAMPLE"),
        ("９1140599MA0EXAMPLE", "“统一社会信用代码”「９1140599MA0EXAMPLE」应写作 91140599MA0EXAMPLE"),
        ("MA0EXAMPL", "“统一社会信用代码”「MA0EXAMPL」不是统一社会信用代码：应当是 18 位数字和大写字母，现在是 9 位"),
    ],
)
def test_credit_codes(schemas, value, message):
    assert only(schemas, f"code: {value}\n") == message


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ('"140599189001010018"', "“证件号码”「140****18」的校验码不对，有一位或者几位录错了"),
        ('"140599189013010018"', "“证件号码”「140****18」里的出生日期不存在"),
        ("14059918960229001x", "“证件号码”「140****1x」应写作 140****1X"),
        ("甲字第1号", "“证件号码”「甲字第1号」不是居民身份证号码：应当是 18 位，现在是 5 位"),
    ],
)
def test_resident_numbers(schemas, value, message):
    assert only(schemas, f"id_no: {value}\n") == message
