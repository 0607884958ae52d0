"""From text to typed facts, and the Chinese messages: one for one cause, at its line, with the field's title."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from decimal import Decimal

import pytest

from enforcement_cli.cases.document import parse_document
from enforcement_cli.cases.schema import SchemaSet, check_value
from enforcement_cli.messages import tr
from tests.cases.schema_help import write_schema
from tests.cases.yaml_help import parsed, remedies, seen

CASE = {
    "title": "案件",
    "type": "object",
    "required": ["id", "kind"],
    "properties": {
        "id": {"title": "案号", "type": "string", "pattern": "^[0-9]{4}-[0-9]{4}$"},
        "kind": {"title": "类别", "$ref": "#/$defs/kind"},
        "opened_on": {"title": "立案日期", "description": "立案审批表上批准的日期。", "$ref": "#/$defs/day"},
        "at": {"title": "时间", "type": "string", "format": "hour-minute"},
        "title": {"title": "案件名称", "type": "string", "minLength": 1, "maxLength": 8},
        "code": {"title": "统一社会信用代码", "type": "string", "format": "uscc"},
        "id_no": {"title": "证件号码", "type": "string", "format": "resident-id"},
        "document_no": {"title": "文号", "type": "string", "format": "document-no"},
        "amount": {"title": "金额", "type": "number", "minimum": 0, "x-decimals": 2},
        "count": {"title": "份数", "type": "integer", "minimum": 1, "maximum": 99},
        "discussed": {"title": "集体讨论", "type": "boolean"},
        "publish": {"title": "是否公开", "type": "string", "enum": ["yes", "no"], "enumDescriptions": ["是", "否"]},
        "age": {"title": "年龄", "type": ["integer", "string"], "enum": [18, "不详"]},
        "officers": {
            "title": "承办人员", "type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": True,
            "items": {"type": "string", "pattern": "^E[0-9]$"},
        },
        "parties": {"title": "当事人", "type": "array", "items": {"$ref": "#/$defs/party"}},
        "decisions": {"title": "决定", "type": "array", "items": {"$ref": "#/$defs/decision"}},
        "venue": {"title": "地点", "type": "object", "properties": {"street": {"title": "街道", "type": "string"}},
                  "additionalProperties": False},
        "version": {"title": "版本", "const": 1},
        "version_date": {"title": "版本日期", "$ref": "#/$defs/day"},
        "contact": {"title": "联系方式", "type": "object", "anyOf": [{"required": ["phone"]}, {"required": ["email"]}],
                    "properties": {"phone": {"title": "电话", "type": "string"}, "email": {"title": "邮箱", "type": "string"}}},
        "waiver": {"title": "放弃", "type": "object", "not": {"required": ["by", "agent"]},
                   "dependentRequired": {"by": ["on"]},
                   "properties": {"by": {"title": "本人", "type": "string"}, "agent": {"title": "代理人", "type": "string"},
                                  "on": {"title": "日期", "$ref": "#/$defs/day"}}},
    },
    "patternProperties": {"^x-": {}},
    "additionalProperties": False,
    "$defs": {
        "kind": {"type": "string", "enum": ["行政检查", "行政许可", "行政处罚", "行政强制"]},
        "day": {"type": "string", "format": "date"},
        "party": {
            "title": "当事人", "type": "object", "required": ["name"], "additionalProperties": False,
            "properties": {
                "name": {"title": "名称", "type": "string"},
                "type": {"title": "类型", "type": "string", "enum": ["法人", "自然人"]},
                "code": {"title": "代码", "type": "string"},
                "id_no": {"title": "证件号码", "type": "string"},
            },
            "if": {"properties": {"type": {"const": "法人"}}, "required": ["type"]},
            "then": {"required": ["code"], "not": {"required": ["id_no"]}},
        },
        "decision": {
            "title": "决定", "type": "object",
            "properties": {
                "made_on": {"title": "作出日期", "$ref": "#/$defs/day"},
                "outcome": {"title": "处理结果", "type": "string", "enum": ["给予处罚", "不予处罚"]},
                "amount": {"title": "罚款金额", "type": "number"},
            },
            "additionalProperties": False,
            "allOf": [{"if": {"required": ["made_on"]}, "then": {"required": ["outcome"]}}],
        },
    },
}  # fmt: skip

HEAD = "id: 2026-0001\nkind: 行政处罚\n"


@pytest.fixture(scope="session")
def schemas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schemas")
    write_schema(folder, "case", CASE)
    write_schema(
        folder,
        "decisions",
        {"title": "决定", "type": "array", "items": {"$ref": "#/$defs/decision"}, "$defs": CASE["$defs"]},
    )
    return SchemaSet(folder)


def check(schemas, text, name="case"):
    return schemas.check_document(parsed(text, mapping=None), name)


def messages(schemas, text, name="case"):
    """(line, column, message) of what is wrong with `text` below a sound head."""
    _, troubles = check(schemas, HEAD + text if name == "case" else text, name)
    kinds = {kind for kind, *_ in seen(troubles)}
    assert kinds <= {"schema", "quoting"}
    shift = 2 if name == "case" else 0
    return [(line - shift, column, message) for _, line, column, message in seen(troubles)]


def only(schemas, text):
    """The one message about a one-line text."""
    [(line, column, message)] = messages(schemas, text)
    assert (line, column) == (1, 1)
    return message


def test_a_sound_document_is_typed_as_the_schema_says(schemas):
    document = parsed(
        HEAD
        + 'title: "0012"\namount: 3000.50\ncount: 3\ndiscussed: true\npublish: yes\nage: 18\nversion: 1\n'
        + "officers: [E1, E2]\ndecisions:\n  - amount: 100\n    made_on: 2026-03-01\n    outcome: 给予处罚\n"
        + "x-own: {n: 7, flag: true}\nat: 12:30\n"
    )
    before = json.dumps(document.root)
    plains = document.plains

    tree, troubles = schemas.check_document(document, "case")

    assert troubles == []
    assert tree == {
        "id": "2026-0001", "kind": "行政处罚", "title": "0012", "amount": Decimal("3000.50"), "count": 3, "discussed": True,
        "publish": "yes", "age": 18, "version": 1, "officers": ["E1", "E2"],
        "decisions": [{"amount": Decimal("100"), "made_on": "2026-03-01", "outcome": "给予处罚"}],
        "x-own": {"n": "7", "flag": "true"}, "at": "12:30",
    }  # fmt: skip
    assert type(tree["x-own"]["n"]) is str
    assert isinstance(tree["amount"], Decimal)
    assert tree["discussed"] is True
    assert (json.dumps(document.root), document.plains) == (before, plains)
    assert schemas.check_document(document, "case") == (tree, [])


def test_a_sound_document_never_needs_jsonschema(tmp_path):
    write_schema(tmp_path, "case", CASE)
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from enforcement_cli.cases.document import parse_document\n"
        "from enforcement_cli.cases.schema import SchemaSet\n"
        "document, _ = parse_document('id: 2026-0001\\nkind: 行政检查\\n'.encode(), 'case.yaml')\n"
        "print(SchemaSet(Path(sys.argv[1])).check_document(document, 'case'))\n"
        "print('jsonschema' in sys.modules, 'difflib' in sys.modules, 'stdnum' in sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )

    assert run.stdout.splitlines() == ["({'id': '2026-0001', 'kind': '行政检查'}, [])", "False False False"]


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


def test_an_empty_file_is_one_problem(schemas):
    for text in ("{}", "# 尚未填写\n"):
        _, troubles = schemas.check_document(parsed(text, mapping=True), "case")

        assert seen(troubles) == [("schema", 1, 1, "文件里还没有填写内容")]
        assert remedies(troubles) == ["至少填写：id（案号）、kind（类别）"]


def test_the_messages_of_one_file_are_bounded_and_counted(schemas):
    _, troubles = check(schemas, HEAD + "parties:\n" + "  - {nmae: x}\n" * 100)

    assert len(troubles) == 21
    assert seen(troubles)[0] == ("schema", 4, 6, "“当事人 1”里没有「nmae」这一项，应写作 name（名称）")
    assert seen(troubles)[20][3] == "本文件还有 80 处问题没有列出"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("".join(f"key{each}: x\n" for each in range(20_000)), id="unknown keys"),
        pytest.param("parties:\n" + "  - {type: x}\n" * 9_000, id="wrong items"),
        pytest.param("parties:\n" + "  - {name: 12}\n" * 9_000, id="text without quotes"),
        pytest.param("officers: [" + "x, " * 40_000 + "x]\n", id="a long list"),
        pytest.param("".join(f"x-{each}: 路 #3\n" for each in range(20_000)), id="number signs"),
        pytest.param(
            f"title: {'9' * 200_000}\nopened_on: '{' ' * 200_000}'\nkind2: '{'甲' * 90_000}'\n", id="long texts"
        ),
    ],
)
def test_a_hostile_document_is_judged_in_time(schemas, text):
    start = time.process_time()
    document, troubles = parse_document((HEAD + text).encode(), "case.yaml", mapping=True)
    assert document is not None
    _, more = schemas.check_document(document, "case")

    assert 1 <= len(troubles + more) <= 21
    assert all(len(each[3]) < 200 for each in seen(troubles + more))
    assert time.process_time() - start < 5


def test_messages_stand_in_the_order_of_the_text(schemas):
    _, troubles = check(schemas, "zzz: 1\nid: x\ntitle: 12\nkind: 处罚\n")

    assert [each[1] for each in seen(troubles)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("definition", "text", "value", "message"),
    [
        ("day", "2026-03-01", "2026-03-01", None),
        ("opened_on", "2026年3月1日", "2026年3月1日", "“立案日期”「2026年3月1日」应写作 2026-03-01"),
        ("amount", "30.5", Decimal("30.5"), None),
        ("count", "3", 3, None),
        ("count", "三", "三", "“份数”应当是数字，现在是「三」"),
        ("parties/name", "0012", "0012", None),
        ("parties/type", "公司法人", "公司法人", "“类型”不能填「公司法人」，应写作 法人"),
        ("venue/street", "某路", "某路", None),
        ("title", "", "", "“案件名称”没有填写内容"),
    ],
)
def test_one_answer_at_a_prompt(schemas, definition, text, value, message):
    typed, troubles = schemas.check_value(text, "case", definition)

    assert (typed, type(typed)) == (value, type(value))
    assert [each[3] for each in seen(troubles)] == ([] if message is None else [message])


@pytest.mark.parametrize("definition", ["missing", "parties/missing", "title/deeper"])
def test_a_field_that_is_none(schemas, definition):
    with pytest.raises(KeyError):
        schemas.check_value("x", "case", definition)


def test_a_schema_that_is_none(schemas):
    with pytest.raises(FileNotFoundError):
        schemas.schema("none")


def test_no_message_holds_english_of_jsonschema(schemas):
    text = "id: 1\nkind: 1\nopened_on: 1\nofficers: 1\nparties: [1]\ndecisions: 1\nvenue: 1\namount: x\nversion: x\n"
    for _, _, _, message in seen(check(schemas, text)[1]):
        for word in ("is not", "required", "valid", "expected", "schema", "None", "match"):
            assert word not in message


def test_the_shipped_schemas_answer_prompts():
    assert check_value("2026-03-01", "case", "opened_on") == ("2026-03-01", [])
    assert seen(check_value("处罚", "case", "kind")[1])[0][3] == "“执法类别”不能填「处罚」，应写作 行政处罚"
