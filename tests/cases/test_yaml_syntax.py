"""What officers typically do wrong, in their words and at the right line; never the parser's English."""

from __future__ import annotations

import re

import pytest
import yaml

from enforcement_cli.cases.document import parse_document
from enforcement_cli.cases.yaml_syntax import syntax_problem
from tests.cases.yaml_help import refused, remedies, seen

pytestmark = pytest.mark.usefixtures("parser")

WIDE = "「{}」后面用了中文冒号「：」"
PAIR = "从这里开始的引号，到第 {} 行才遇到下一个引号，可能没有成对"
QUOTE = "引号已经结束，后面又有文字；或者前面有引号没有成对"
BRACKET = "从这里的括号起，括号没有成对，或者各项之间少了英文逗号"
INDENT = "这一行的缩进与上面的各行对不齐"
DEEPER = "这一行缩进得比上一行多，但是上一行已经写了内容"
DASH = "这一行以「- 」开头，与上面的各行对不齐，或者上面不是清单"
INNER = "「{}」的内容里还有英文冒号加空格，会被当作另一个项目"
TAB = "行首用了制表符（Tab 键）"
BLOCK = "表示多行文字的「|」或者「>」后面应当直接换行"


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        pytest.param("kind: 行政处罚\nprocedure：普通程序\ntitle: x\n", 2, 1, WIDE.format("procedure"), id="wide colon"),
        pytest.param("kind：行政处罚\nprocedure: 普通程序\n", 1, 1, WIDE.format("kind"), id="wide colon, first line"),
        pytest.param("kind: 行政处罚\nprocedure：普通程序", 2, 1, WIDE.format("procedure"), id="wide colon, last line"),
        pytest.param("a:\n  - name: x\n    类型：法人\n", 3, 5, WIDE.format("类型"), id="wide colon in a list"),
        pytest.param("kind：行政处罚\nprocedure：普通程序\n", 1, 1, WIDE.format("kind"), id="wide colons throughout"),
        pytest.param("kind: x\nprocedure:普通程序\ntitle: y\n", 2, 1, "「procedure:」的冒号后面没有空格", id="tight colon"),
        pytest.param("kind:x\nprocedure:y\n", 1, 1, "「kind:」的冒号后面没有空格", id="tight colons throughout"),
        pytest.param(
            "yaml-language-server: $schema=x\n全过程记录：每一份文书写一条。\n- id: R01\n",
            1,
            1,
            "文件开头几行说明的行首少了“# ”，说明会被当作内容",
            id="all remarks taken off",
        ),
        pytest.param("a: x\nkind:\u3000行政处罚\nb: y\n", 2, 1, "「kind:」的冒号后面是全角空格", id="full-width blank"),
        pytest.param("a:\n  - ｛step: 立案，on: 2026-11-03｝\n", 2, 5, "用了中文的括号「｛」", id="full-width brace"),
        pytest.param("b: x\na: ［甲: 乙］\n", 2, 4, "用了中文的括号「［」", id="full-width bracket"),
        pytest.param("a:\n  - x\n  -y\n  - z: 1\n", 3, 3, "行首的短横线后面没有空格，或者不是英文的短横线", id="tight dash"),
        pytest.param("a:\n\tb: 1\n", 2, 1, TAB, id="tab"),
        pytest.param("a:\n  b: 1\n \tc: 2\n", 3, 2, TAB, id="tab behind a blank"),
        pytest.param("a: x\n\tb: y\n", 2, 1, TAB, id="tab in a continuation"),
        pytest.param("a: |\n\t正文\n", 2, 1, TAB, id="tab in a block text"),
        pytest.param("a:\n  b: x\n　　c：y\n", 3, 1, "行首用了全角空格", id="full-width indentation"),
        pytest.param('a: x\nb: "未结束\nc: y\n', 2, 4, "从这里开始的引号没有结束", id="unclosed quote"),
        pytest.param("a: x\nb: '未结束\nc: y\n", 2, 4, "从这里开始的引号没有结束", id="unclosed single quote"),
        pytest.param('a: "示例"公司\nb: y\n', 1, 8, QUOTE, id="text behind a quote"),
        pytest.param("a: 'it's'\n", 1, 8, QUOTE, id="quote inside quotes"),
        pytest.param('a: "x\nb: "y"\nc: z\n', 1, 4, PAIR.format(2), id="a quote closed by the next"),
        pytest.param("a: {x: 'y, z: 1}\nb: 'y'\nc: z\n", 1, 8, PAIR.format(2), id="the same in brackets"),
        pytest.param("a: [甲, 乙\nb: x\n", 1, 4, BRACKET, id="unclosed bracket"),
        pytest.param("a: {x: 1\nb: x\n", 1, 4, BRACKET, id="unclosed brace"),
        pytest.param("a: [甲 , , 乙]\n", 1, 9, BRACKET, id="comma too much"),
        pytest.param("a: [甲]乙\n", 1, 7, "括号已经结束，后面又有文字", id="text behind a bracket"),
        pytest.param("a: 甲]\nb: ]\n", 2, 4, "这里多了一个符号「]」", id="bracket too much"),
        pytest.param("a: ,甲\n", 1, 4, "这里多了一个符号「,」", id="comma in front"),
        pytest.param("a: @甲\n", 1, 4, "内容不能以「@」开头", id="at"),
        pytest.param("a: `甲`\n", 1, 4, "内容不能以「`」开头", id="backquote"),
        pytest.param("a: %5\n", 1, 4, "内容不能以「%」开头", id="percent"),
        pytest.param("a: * 注意\n", 1, 4, "内容不能以「*」开头", id="asterisk"),
        pytest.param("a: & 乙\n", 1, 4, "内容不能以「&」开头", id="ampersand"),
        pytest.param("a: !<x\n", 1, 4, "内容不能以「!」开头", id="tag"),
        pytest.param("a: 地址: 某路\n", 1, 6, INNER.format("a"), id="colon in a text"),
        pytest.param("- a: 地址: 某路\n", 1, 8, INNER.format("a"), id="colon in a text, list"),
        pytest.param("a: 1\n  b: 2\n", 2, 4, DEEPER, id="deeper under a value"),
        pytest.param("a:\n  b: 1\n c: 2\n", 3, 2, INDENT, id="between two levels"),
        pytest.param("  a: 1\nb: 2\n", 2, 1, INDENT, id="first line indented"),
        pytest.param("- a\nb: c\n", 2, 1, INDENT, id="mapping under a list"),
        pytest.param("a: 1\n- b\n", 2, 1, DASH, id="list under a mapping"),
        pytest.param("a:\n  - b\n - c\n", 3, 2, DASH, id="items not aligned"),
        pytest.param("a: - b\n", 1, 4, "「- 」不能写在冒号的同一行", id="dash on the colon's line"),
        pytest.param("a: b\n续行\nc: d\n", 2, 1, "这一行没有冒号，不知道它是哪一项的内容", id="a line without a colon"),
        pytest.param(": 内容\n", 1, 1, "冒号前面没有项目名", id="no name"),
        pytest.param("a: ? b\n", 1, 4, "冒号前面应当是一个简短的项目名，这里却是一段内容", id="question mark"),
        pytest.param("a: |正文\n  b\n", 1, 5, BLOCK, id="text behind the bar"),
        pytest.param("a: x\n...\nb: y\n", 3, 1, "从这一行的「---」起又是一份内容，像是把两份文件粘在了一起", id="end mark"),
    ],
)  # fmt: skip
def test_typical_mistakes(text, line, column, message):
    assert refused(text) == [("yaml", line, column, message)]


@pytest.mark.parametrize("text", ['a: "D:\\案卷\\一"\n', 'a: "\\q"\n'])
def test_a_backslash_in_double_quotes(text):
    [(kind, line, _, message)] = refused(text)

    assert (kind, line, message) == ("yaml", 1, "双引号里的反斜杠「\\」有特殊含义，这里的写法不对")


def test_the_remedy_shows_the_line_mended():
    _, troubles = parse_document("kind: x\nprocedure：普通程序\nb: y\n".encode(), "case.yaml", mapping=True)

    assert remedies(troubles) == ["改成英文冒号，并在后面空一格，写成「procedure: 内容」"]


@pytest.mark.parametrize(
    ("text", "mapping", "expected"),
    [
        ("# 注\n- a: 1\n", True, (2, 1, "文件的各行应当是「项目名: 内容」，现在不是")),
        ("一段文字\n", True, (1, 1, "文件的各行应当是「项目名: 内容」，现在不是")),
        ("a: 1\n", False, (1, 1, "文件应当是一份清单，每一条以「- 」开头，现在不是")),
        ("--- \nid：2026-0001\n", True, (2, 1, WIDE.format("id"))),
        ("-甲\n", False, (1, 1, "行首的短横线后面没有空格，或者不是英文的短横线")),
    ],
)
def test_a_file_of_another_build(text, mapping, expected):
    assert refused(text, mapping=mapping) == [("yaml", *expected)]


@pytest.mark.parametrize(
    "text",
    [
        "a: 时间：3月5日，地点：某路\n",
        "a: http://example.test/x\n",
        "a: 12:30\nb: -5℃\nc: 甲:乙\n",
        "a: 甲，乙；“丙”（丁）？！\n",
        "a: x,y[z]{w}\n",
        "a: |\n  ：\n  \t表\n  - x\n  b: c\n",
        "a: 经查，\n  当事人：某某\n  地址：某路\n",
        "a: 'D:\\案卷'\n",
    ],
)
def test_ordinary_text_is_read_without_a_word(text):
    document, troubles = parse_document(text.encode(), "case.yaml", mapping=True)

    assert document is not None
    assert seen(troubles) == []


def test_an_error_without_a_place_still_gets_a_message():
    found = syntax_problem(yaml.YAMLError("odd"), "a: 1\n", "case.yaml")

    assert (found.place.line, found.template) == (1, "从这里起读不下去，这一行或者上一行的写法有误")


@pytest.mark.parametrize(
    "text",
    ["a: [", "a: {", 'a: "', "a: 'x", "a: !", "a: |9x\n", "- - : :\n - x\n", "a: b: c: d\n", "[]]\n", "- x\ny\n"],
)
def test_no_message_holds_the_parsers_english(text):
    for _, _, _, message in refused(text, mapping=None):
        assert not re.search(r"[a-z]{4,}", message)
