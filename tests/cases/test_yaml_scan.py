"""Text to tree: what a scalar becomes, what counts as not given, and what is refused."""

from __future__ import annotations

import pytest

from enforcement_cli.cases.document import Plain, parse_document
from enforcement_cli.cases.yaml_scan import EventParser, PureParser
from tests.cases.yaml_help import parsed, refused, seen

pytestmark = pytest.mark.usefixtures("parser")


def test_libyaml_is_here_so_that_both_parsers_are_tested():
    assert EventParser is not PureParser


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01", "2026-02-30", "12:30", "NO", "yes", "on", "=", "1_000", "1,000", "190:20:30", "0b101", "1e", "+",
        ".", "..", "0o8", "0xG", "1.2.3", "1e3e", "nul", "TrUe", ".Inf.", "示工罚〔2026〕1号", "<", "２０２６",
        "True story", "2026-0001", "46.5%", "0x", "-.infx", "++1",
    ],
)  # fmt: skip
def test_a_plain_scalar_that_yaml_reads_as_text_is_ordinary_text(text):
    document = parsed(f"a: {text}\n")

    assert document.root == {"a": text}
    assert type(document.root["a"]) is str
    assert document.plains == ()


@pytest.mark.parametrize(
    "text",
    [
        "0", "12", "0012", "-3", "+3", "1.10", "1.", ".5", "1e3", "-1.5E-7", "0x1F", "0o17", ".inf", "-.INF", "+.Inf",
        ".nan", ".NaN", "true", "True", "FALSE", "false", "14052419000101123", "9" * 5000,
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["a: {}\n", "a: {} # 注\n", "a: [{}]\n"])
def test_a_plain_scalar_that_yaml_reads_as_a_number_is_marked(text, where):
    document = parsed(where.format(text))

    pointer = ("a", 0) if "[" in where else ("a",)
    value = document.root["a"][0] if "[" in where else document.root["a"]
    assert (value, type(value)) == (text, Plain)
    assert document.plains == (pointer,)


@pytest.mark.parametrize("quoted", ['"0012"', "'0012'", "|-\n  0012", ">-\n  0012"])
def test_a_quoted_number_is_text(quoted):
    document = parsed(f"a: {quoted}\n")

    assert document.root == {"a": "0012"}
    assert type(document.root["a"]) is str
    assert document.plains == ()


def test_pointers_of_plain_scalars_name_the_tree_not_the_text():
    document, troubles = parse_document(b"a:\n  -\n  - [x, 1]\n  - {b: ~, c: {d: true}}\n", "case.yaml", mapping=True)

    assert document is not None
    assert document.root == {"a": [["x", "1"], {"c": {"d": "true"}}]}
    assert document.plains == (("a", 0, 1), ("a", 1, "c", "d"))
    assert seen(troubles) == [("schema", 2, 4, "清单里这一条是空的")]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("a:\nb: x\n", {"b": "x"}),
        ("a: ~\nb: null\nc: Null\nd: NULL\ne: x\n", {"e": "x"}),
        ('a: ""\nb: "null"\nc: \'~\'\n', {"a": "", "b": "null", "c": "~"}),
        ("a: # 待填\nb: x\n", {"b": "x"}),
        ("a:\n  b:\n  c:\nd: x\n", {"d": "x"}),
        ("a:\n  -\nb: x\n", {"b": "x"}),
        ("a:\n  - b:\n    c:\nd: x\n", {"d": "x"}),
        ("a:\n  - b:\n      - c:\nd: x\n", {"d": "x"}),
        ("a: []\nb: {}\n", {"a": [], "b": {}}),
        ("a: [{}]\nb: {c: []}\n", {"a": [{}], "b": {"c": []}}),
        ("a:\n", {}),
        ("a: {b, c: 1}\n", {"a": {"c": "1"}}),
    ],
)
def test_what_is_blank_counts_as_not_given(text, root):
    assert parsed(text).root == root


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a:\n  - x\n  -\n  - y\n", [3]),
        ("a: [~, x, null]\n", [1, 1]),
        ("a:\n  - b:\n    c:\n  - x\n", [2]),
    ],
)
def test_an_empty_item_between_others_is_named_and_left_out(text, lines):
    document, troubles = parse_document(text.encode(), "case.yaml", mapping=True)

    assert document is not None
    assert None not in document.root["a"]
    assert [(kind, line) for kind, line, *_ in seen(troubles)] == [("schema", line) for line in lines]


@pytest.mark.parametrize(("mapping", "root"), [(True, {}), (False, []), (None, "")])
@pytest.mark.parametrize("text", ["", "# 尚未填写\n", "---\n", "\n\n", "---\n...\n", "~\n"])
def test_a_file_without_content_is_an_empty_one(text, mapping, root):
    assert parsed(text, mapping=mapping).root == root


def test_keys_are_compared_and_kept_in_one_normal_form():
    decomposed = "e\u0301"

    assert list(parsed(f'"{decomposed}a": x\n').root) == ["\u00e9a"]
    assert refused(f"{decomposed}: x\n\u00e9: y\n") == [("yaml", 2, 1, "「\u00e9」在同一处写了两遍")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, 1, "「a」在同一处写了两遍")]),
        ("a:\na: 3\n", [(2, 1, "「a」在同一处写了两遍")]),
        ("a:\n  b:\na: 3\n", [(3, 1, "「a」在同一处写了两遍")]),
        ("a: 1\na:\n", [(2, 1, "「a」在同一处写了两遍")]),
        ("x: {a: 1, \"a\": 2}\n", [(1, 11, "「a」在同一处写了两遍")]),
        ("- a: 1\n  a: 2\n- a: 1\n", [(2, 3, "「a」在同一处写了两遍")]),
        ("1: x\n", [(1, 1, "冒号前面的「1」会被别的软件当作数字或者真假值")]),
        ("2026: x\n", [(1, 1, "冒号前面的「2026」会被别的软件当作数字或者真假值")]),
        ("true: x\n", [(1, 1, "冒号前面的「true」会被别的软件当作数字或者真假值")]),
        ("a: 1\n'': x\n", [(2, 1, "冒号前面没有项目名")]),
        ("~: x\n", [(1, 1, "冒号前面没有项目名")]),
        ("null: x\n", [(1, 1, "冒号前面没有项目名")]),
        ("? a\n: b\n? [x]\n: y\n", [(3, 3, "冒号前面应当是一个简短的项目名，这里却是一段内容")]),
        ("? |\n  a\n: b\n", [(1, 3, "冒号前面应当是一个简短的项目名，这里却是一段内容")]),
        ("{a: b}: c\n", [(1, 1, "冒号前面应当是一个简短的项目名，这里却是一段内容")]),
        ("a: {kind：x, name: y}\n", [(1, 5, "「kind」后面用了中文冒号「：」")]),
        ("a: {kind:x, name: y}\n", [(1, 5, "「kind:」的冒号后面没有空格")]),
        ("<<: {a: 1}\n", [(1, 1, "「<<」是合并写法，本文件不允许")]),
        ("x: y\n　a: 1\n", [(2, 1, "「a」的前面或者后面有全角空格，它会被当作文字")]),
        ('"a\\nb": 1\n', [(1, 1, "项目名里不能换行")]),
        ('"a\\x00": 1\n', [(1, 1, "这里有一个不可见的控制字符（U+0000）")]),
        ("a: &x 1\nb: *x\n", [
            (1, 4, "内容以「&x」开头，本文件不允许这样写"), (2, 4, "内容以「*x」开头，本文件不允许这样写"),
        ]),
        ("a: *重要\n", [(1, 4, "内容不能以「*」开头")]),
        ("a: &r [*r]\n", [
            (1, 4, "内容以「&r」开头，本文件不允许这样写"), (1, 8, "内容以「*r」开头，本文件不允许这样写"),
        ]),
        ("a: !!python/object/apply:os.system [x]\n", [(1, 4, "内容以「!」开头，本文件不允许这样写")]),
        ("a: !!int ''\n", [(1, 4, "内容以「!」开头，本文件不允许这样写")]),
        ("a: ! x\n", [(1, 4, "内容以「!」开头，本文件不允许这样写")]),
        ("!!map {a: 1}\n", [(1, 1, "内容以「!」开头，本文件不允许这样写")]),
        ("!x a: 1\n", [(1, 1, "内容以「!」开头，本文件不允许这样写")]),
        ("*x : 1\n", [(1, 1, "内容以「*x」开头，本文件不允许这样写")]),
        ("%YAML 1.2\n---\na: 1\n", [(1, 1, "这一行以「%」开头，本文件不允许这样写")]),
        ("%TAG ! x:\n---\na: 1\n", [(1, 1, "这一行以「%」开头，本文件不允许这样写")]),
        ("a: 1\n---\nb: 2\n", [(2, 1, "从这一行的「---」起又是一份内容，像是把两份文件粘在了一起")]),
        ("---\na: 1\n...\n---\nb: 2\n", [(4, 1, "从这一行的「---」起又是一份内容，像是把两份文件粘在了一起")]),
    ],
)  # fmt: skip
def test_what_is_refused_is_named_where_it_stands(text, expected):
    assert refused(text, mapping=None) == [("yaml", *each) for each in expected]


@pytest.mark.parametrize(
    "text",
    [
        '"1": x\n',
        "'true': x\n",
        "'<<': x\n",
        "=: x\n",
        "作出日期: x\n",
        "x-备注 一: x\n",
        "NO: x\n",
        "---\na: 1\n...\n",
    ],
)
def test_unusual_but_sound_keys_pass(text):
    assert len(parsed(text).root) == 1


@pytest.mark.parametrize(
    ("escaped", "message"),
    [
        ("\\x00", "这里有一个不可见的控制字符（U+0000）"),
        ("\\e[31m", "这里有一个不可见的控制字符（U+001B）"),
        ("\\u202e", "这里有一个看不见的改变文字方向的字符（U+202E），会使显示的内容与实际内容不一致"),
        ("\\u200B", "这里有一个看不见的零宽字符（U+200B），会使看上去相同的文字实际不同"),
        ("\\uFEFF", "这里有一个看不见的零宽字符（U+FEFF），会使看上去相同的文字实际不同"),
        ("\\N", "这里有一个特殊的换行字符（U+0085），各种软件对它断行的位置不一致"),
        ("\\r", "这里有一个特殊的换行字符（U+000D），各种软件对它断行的位置不一致"),
    ],
)
def test_escapes_do_not_bring_in_what_is_refused(escaped, message):
    assert refused(f'a: 1\nb: "x{escaped}y"\n') == [("yaml", 2, 4, message)]


def test_harmless_escapes_are_read():
    assert parsed(r'a: "第一行\n第二\t行 \u4e2d \"引\" 3\\4"' + "\n").root == {"a": '第一行\n第二\t行 中 "引" 3\\4'}


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff\\ud800", "\\U00110000", "\\UFFFFFFFF", "\\ud83d\\ude00"])
def test_escapes_for_no_character_are_refused(escape, parser):
    [(kind, line, _, message)] = refused(f'a: 1\nb: "{escape}"\n')

    assert (kind, line) == ("yaml", 2)
    assert message in (
        "双引号里的反斜杠「\\」后面写的编码没有对应的字",
        f"这里有一个不可见的控制字符（U+{escape[2:6].upper()}）",
    )


def nested(depth: int) -> str:
    return "a: " + "[" * depth + "]" * depth + "\n"


def test_depth_is_bounded():
    assert parsed(nested(31)).root
    assert refused(nested(32)) == [("yaml", 1, 35, "内容一层套一层，超过了 32 层")]


@pytest.mark.parametrize(("count", "sound"), [(49_998, True), (49_999, False)])
def test_the_number_of_values_is_bounded(count, sound):
    """The mapping, its key and the list count too."""
    text = "a: [" + ",".join("x" * (count - 1)) + "]\n"
    if sound:
        assert len(parsed(text).root["a"]) == count - 1
    else:
        assert refused(text)[0][3] == "一个文件里的内容超过了 50000 项"


def test_the_number_of_values_is_bounded_while_reading():
    assert refused("a: [" + ",".join("x" * 300_000) + "]\n")[0][3] == "一个文件里的内容超过了 50000 项"


@pytest.mark.parametrize(
    "text",
    ["a: [" + "&a x, " * 5000 + "]\n", "a: 1\n" * 5000, "1: x\n" * 5000, "a: [" + "~, " * 5000 + "x]\n"],
)
def test_the_number_of_messages_is_bounded(text):
    _, troubles = parse_document(text.encode(), "case.yaml", mapping=True)

    assert len(troubles) == 20
