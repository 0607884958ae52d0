"""Names that leave their folder, or that some system cannot hold."""

from __future__ import annotations

import pytest

from enforcement_cli.problems import EnforceError
from enforcement_cli.storage.names import check_names


@pytest.mark.parametrize(
    "name",
    [
        "index.html", "决定/示经信罚决字〔2026〕1号.html", "a.b/c..d", "console.html", "com.txt", "com10", ".well-known/x",
        ".gitignore", "a" * 180, "示" * 60, "〇一二", "é",
    ],
)  # fmt: skip
def test_fine(name: str) -> None:
    check_names([name])


@pytest.mark.parametrize("name", ["", "/etc/passwd", "..", "../x", "a/../b", "a//b", "./a", "a/", "a/."])
def test_leaves_its_folder(name: str) -> None:
    with pytest.raises(EnforceError) as told:
        check_names(["fine", name])

    assert str(told.value) == f"文件名{name!a}会离开所在的文件夹，没有写入。"


@pytest.mark.parametrize(
    "name",
    [
        "a\\b", "C:x", "x:ads", "a?", "a*", "a<b", 'a"', "a|b", "a\nb", "a\x00b", "a\x7f", "a\u202eb", "a\u200bb",
        "a\ud800", "con", "NUL.txt", "COM1", "lpt9.html", "aux .x", "com¹", "a.", "a ", "x./y", ".git", "x/.GIT/config",
        "git~1", "e\u0301", "a" * 181, "示" * 61, "\ufeffa", "a\u2028b",
    ],
)  # fmt: skip
def test_cannot_be_held_everywhere(name: str) -> None:
    with pytest.raises(EnforceError) as told:
        check_names([name])

    assert str(told.value) == f"文件名{name!a}在有的系统上存不了，没有写入。"
    str(told.value).encode("gbk")


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("a.html", "A.html", ("a.html", "A.html")),
        ("ａ.html", "a.html", ("ａ.html", "a.html")),
        ("straße", "strasse", ("straße", "strasse")),
        ("a/x", "A/y", ("a", "A")),
        ("d/a/x", "d/A/y", ("d/a", "d/A")),
    ],
)
def test_taken_for_one(one: str, other: str, shown: tuple[str, str]) -> None:
    with pytest.raises(EnforceError) as told:
        check_names([one, other])

    assert str(told.value) == f"两个名称只差大小写或者字符形式，没有写入：{shown[0]}，{shown[1]}。"


def test_file_and_folder() -> None:
    with pytest.raises(EnforceError, match="a既是文件又是文件夹"):
        check_names(["a", "a/b"])
    check_names(["a.html", "a/b"])
