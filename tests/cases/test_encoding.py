"""Bytes to text: what is dropped, what is refused, and how the file is to be saved again."""

from __future__ import annotations

import sys

import pytest

from enforcement_cli.cases.encoding import _FORBIDDEN, decode
from tests.cases.yaml_help import parsed, refused, remedies, seen

SOUND = "title: 示例县某厂“停产”期间…的检查\nplace: 示例县　工业路 1—3 号·甲座\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SOUND, id="Chinese punctuation and a full-width blank"),
        pytest.param("name: 㐂𠮷𪚥\n", id="rare characters beyond the basic plane"),
        pytest.param("name: \ue000甲\n", id="private-use characters of old name fonts"),
        pytest.param("name: 葛\U000e0100\n", id="a variant selector of a name"),
        pytest.param("a: 1\r\nb: 2\r\n", id="Windows line ends"),
        pytest.param("a:\t1\n", id="a tab between colon and value"),
        pytest.param("a: x\u00a0y\n", id="a no-break blank inside a text"),
    ],
)
def test_ordinary_text_passes(text):
    assert decode(text.encode(), "case.yaml") == (text, [])


def test_a_leading_bom_is_dropped():
    document = parsed(b"\xef\xbb\xbf" + SOUND.encode())

    assert list(document.root) == ["title", "place"]
    assert document.locate(("place",)) == (2, 1, 2)


@pytest.mark.parametrize(
    ("character", "message"),
    [
        ("\0", "这里有一个不可见的控制字符（U+0000）"),
        ("\x07", "这里有一个不可见的控制字符（U+0007）"),
        ("\x1b", "这里有一个不可见的控制字符（U+001B）"),
        ("\x7f", "这里有一个不可见的控制字符（U+007F）"),
        ("\x9b", "这里有一个不可见的控制字符（U+009B）"),
        ("\uffff", "这里有一个不可见的控制字符（U+FFFF）"),
        ("\U000e0041", "这里有一个不可见的控制字符（U+E0041）"),
        ("\x85", "这里有一个特殊的换行字符（U+0085），各种软件对它断行的位置不一致"),
        ("\u2028", "这里有一个特殊的换行字符（U+2028），各种软件对它断行的位置不一致"),
        ("\u202e", "这里有一个看不见的改变文字方向的字符（U+202E），会使显示的内容与实际内容不一致"),
        ("\u2066", "这里有一个看不见的改变文字方向的字符（U+2066），会使显示的内容与实际内容不一致"),
        ("\u200b", "这里有一个看不见的零宽字符（U+200B），会使看上去相同的文字实际不同"),
        ("\u00ad", "这里有一个看不见的零宽字符（U+00AD），会使看上去相同的文字实际不同"),
        ("\ufeff", "这里有一个看不见的零宽字符（U+FEFF），会使看上去相同的文字实际不同"),
        ("\ufffd", "这里有乱码（U+FFFD）：原来的字在转换编码时已经丢失"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_hidden_characters_are_refused_where_they_stand(character, message, ending):
    text = f"a: 甲{ending}b: 乙𠮷{character}丙{ending}"

    assert refused(text) == [("yaml", 2, 6, message)]


def test_a_lone_carriage_return_is_refused():
    assert refused("a: 1\nb: 2\rc: 3\n") == [
        ("yaml", 2, 5, "这里有一个特殊的换行字符（U+000D），各种软件对它断行的位置不一致")
    ]


def test_the_quick_look_never_misses_a_refused_character():
    """The quick look is `isprintable`; the expression behind it alone decides."""
    missed = [
        code
        for code in range(sys.maxunicode + 1)
        if _FORBIDDEN.match(chr(code)) and chr(code).isprintable() and chr(code) != "\ufffd"
    ]

    assert missed == []


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(SOUND.replace("·", "-").encode("gbk"), 1, id="GBK"),
        pytest.param(("# 案件\n\n" + SOUND).encode("gb18030"), 1, id="GB 18030, a comment first"),
        pytest.param("id: 2026-0001\r\ntitle: 检查\r\n".encode("gbk"), 2, id="ASCII lines first"),
    ],
)
def test_gbk_is_recognised(data, line):
    _, troubles = decode(data, "case.yaml")

    [(kind, at, _, message)] = seen(troubles)
    assert (kind, at, message) == ("unreadable", line, "文件的编码是 GBK（记事本里也叫 ANSI），应当是 UTF-8")
    assert remedies(troubles) == [
        "用记事本打开，点“文件→另存为”，“编码”选“UTF-8”后保存；用 WPS 的，另存为“纯文本（*.txt）”，编码选“Unicode（UTF-8）”"
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_recognised(encoding):
    _, troubles = decode(("\ufeff" * (encoding[-1] == "e") + SOUND).encode(encoding), "case.yaml")

    assert seen(troubles) == [("unreadable", 1, 1, "文件的编码是 UTF-16（记事本里也叫 Unicode），应当是 UTF-8")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_recognised(encoding):
    text = "id: 2026-0001\nkind: penalty\nofficers: [甲某某]\n"

    assert seen(decode(text.encode(encoding), "case.yaml")[1]) == [
        ("unreadable", 1, 1, "文件的编码是 UTF-16（记事本里也叫 Unicode），应当是 UTF-8")
    ]


def test_a_line_of_gbk_in_a_file_of_utf_8_is_named():
    data = "title: 检查\n".encode() + "place: 示例县工业路\n".encode("gbk") + "note: 无\n".encode()

    assert refused(data) == [("unreadable", 2, 8, "文件是 UTF-8 编码，但是这一行混进了 GBK（ANSI）编码的文字")]


def test_other_bytes_are_shown():
    assert refused("title: 检查\nnote: a".encode() + b"\xff\xfe\xff\n") == [
        ("unreadable", 2, 8, "这里的字节 0xFF 不是 UTF-8 文字，文件可能已经损坏，或者用了别的编码")
    ]


@pytest.mark.parametrize("head", [b"PK\x03\x04\x14\0", b"\xd0\xcf\x11\xe0\xa1", b"%PDF-1.7\n", b"{\\rtf1\\ansi}"])
def test_an_office_document_is_recognised(head):
    assert refused(head + b"\xff\x00") == [("unreadable", 1, 1, "这是 WPS（Word、Excel）或者 PDF 文档，不是纯文本文件")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> main\n", 2),
        ("a: 1\nb: 1\n=======\nb: 2\n", 3),
        ("a: |\n  第一行\n  <<<<<<< HEAD\n  第二行\n", 3),
        ("a: 1\r\n>>>>>>> 某某的修改\r\n", 2),
        ("a: 1\n||||||| 1a2b3c4\n>>>>>>> x\n", 2),
    ],
)
def test_conflict_marks_are_refused(text, line):
    [(kind, at, column, message)] = refused(text)

    assert (kind, at) == ("yaml", line)
    assert column == 1
    assert message == "这里有 git 合并冲突的标记，两个人的修改还没有合并好"


@pytest.mark.parametrize(
    "text",
    [
        "a: ======= 分隔线 =======\n",
        "a: |\n  =======\n  正文\n",
        "a: x <<<<<<< y\n",
        "a: |\n  ======== \n",
        "# =======\na: 1\n",
    ],
)
def test_rows_of_signs_in_a_text_are_no_conflict(text):
    assert isinstance(parsed(text).root["a"], str)
