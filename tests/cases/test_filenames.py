"""Names of files and paths in a case: what git, Windows or a reader would take for something else."""

from __future__ import annotations

import pytest

from enforcement_cli.cases.attachments import check_attachment_path
from enforcement_cli.cases.filenames import fault, fold, is_debris

INTERNAL = "是版本库的内部名称"
HIDDEN = "含有看不见的或者控制字符"
NEVER = '含有 Windows 不允许的字符 < > : " | ? * \\'
DEVICE = "是 Windows 的设备名"
EDGE = "以空格开头，或者以空格、句点结尾，Windows 存不了"


@pytest.mark.parametrize(
    "name",
    [
        "现场照片.jpg", "现场 照片（一）.JPG", "a", "a.b.c", "2026-03-01_01.pdf", "𠮷某.txt", "git", "a.git", "gitignore",
        ".gitkeep", ".gitattributes", "console.txt", "com.txt", "com10", "auxiliary", "nulls", "～.txt", "a~1", "名" * 60,
        "{{ x }}.txt", "[b].jpg", "=1+1.csv", "$(x)", "-rf", "%2e%2e", "#1.jpg", "a&b", "é.txt", "e\u0301.txt",
    ],
)  # fmt: skip
def test_ordinary_names_pass(name):
    assert fault(name) is None


@pytest.mark.parametrize(
    ("name", "what"),
    [
        (".git", INTERNAL), (".GIT", INTERNAL), (".Git ", INTERNAL), (".git.", INTERNAL), (".git. .", INTERNAL),
        ("git~1", INTERNAL), ("GIT~1", INTERNAL), (".git::$INDEX_ALLOCATION", INTERNAL), ("．git", INTERNAL),
        (".g\u200cit", HIDDEN), ("a\nb", HIDDEN), ("a\x00", HIDDEN), ("a\x1b[31m", HIDDEN), ("a\u202egnp.exe", HIDDEN),
        ("a\u200b", HIDDEN), ("\ufeffa", HIDDEN), ("a\x7f", HIDDEN), ("a\u2028b", HIDDEN), ("a\udcff", HIDDEN),
        ("a\u2066b", HIDDEN), ("a\u00adb", HIDDEN),
        ("a:b", NEVER), ("a?", NEVER), ("a*", NEVER), ('"a"', NEVER), ("a|b", NEVER), ("<a>", NEVER), ("a\\b", NEVER),
        ("con", DEVICE), ("CON.txt", DEVICE), ("nul", DEVICE), ("Aux.tar.gz", DEVICE), ("com1", DEVICE), ("LPT9.x", DEVICE),
        ("com¹", DEVICE), ("conin$", DEVICE), ("prn .txt", DEVICE),
        ("a.", EDGE), ("a ", EDGE), (" a", EDGE), ("...", EDGE),
        ("名" * 61, "太长，最多 180 个字节（约 60 个汉字）"), ("x" * 181, "太长，最多 180 个字节（约 60 个汉字）"),
    ],
)  # fmt: skip
def test_names_that_are_refused(name, what):
    assert fault(name) == what


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A.jpg", "a.JPG"),
        ("é", "e\u0301"),
        ("Ａ", "a"),
        ("ﬁ", "fi"),
        ("Straße", "STRASSE"),
        ("①", "1"),
        ("Å", "\u212b"),
    ],
)
def test_names_that_fall_together(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("照片1", "照片2"), ("a", "á"), ("处罚", "處罰"), ("a b", "ab")])
def test_names_that_do_not(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "name",
    ["~$决定书.docx", ".~决定书.docx", "Thumbs.db", "THUMBS.DB", "ehthumbs.db", "desktop.ini", ".DS_Store", "._a.jpg"],
)
def test_debris(name):
    assert is_debris(name)


@pytest.mark.parametrize("name", ["~a.docx", "a~$", "thumbs.db.jpg", "desktop.ini.txt", ".gitkeep", "决定书.docx"])
def test_no_debris(name):
    assert not is_debris(name)


@pytest.mark.parametrize("path", ["files/a.jpg", "files/现场/照片 1.jpg", "files/..a", "files/a..b/c", "files/。"])
def test_paths_that_pass(path):
    assert check_attachment_path(path) is None


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("", "不能含有 .. 或者多余的 /"),
        ("files", "应当在本案件的 files 文件夹里"),
        ("a.jpg", "应当在本案件的 files 文件夹里"),
        ("case.yaml", "应当在本案件的 files 文件夹里"),
        ("../2026-0002/files/a.jpg", "不能含有 .. 或者多余的 /"),
        ("files/../../x", "不能含有 .. 或者多余的 /"),
        ("files/./a", "不能含有 .. 或者多余的 /"),
        ("files//a", "不能含有 .. 或者多余的 /"),
        ("files/", "不能含有 .. 或者多余的 /"),
        ("/etc/passwd", "不能是绝对路径或者网址"),
        ("~/a", "不能是绝对路径或者网址"),
        ("C:/a.jpg", "不能是绝对路径或者网址"),
        ("https://example.test/a.jpg", "不能是绝对路径或者网址"),
        ("file:///a", "不能是绝对路径或者网址"),
        ("files\\a.jpg", "应当用 / 分隔，不用 \\"),
        ("\\\\server\\share", "应当用 / 分隔，不用 \\"),
        ("files/con.jpg", DEVICE),
        ("files/.git/config", INTERNAL),
        ("files/a\u202eb", HIDDEN),
        ("files/a:b", NEVER),
    ],
)
def test_paths_that_are_refused(path, what):
    assert check_attachment_path(path) == what
