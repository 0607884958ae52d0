"""`make citations` on an invented law: what it verifies, what it refuses, what it writes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from enforcement_cli.law.basis import Basis, Known, Numbering, Source, numbered, placed
from tools import citations

LAW = """# 示例管理法

第一条 有下列情形之一的，应当登记：

（一）甲种情形；

（二）乙种情形。

登记应当在三日内完成。

登记不收费用。

第二条 登记簿由示例局保管。

第三条 有下列情形之一的，不予登记：

（一）丙种情形。
"""
PLAN = """示例局文件

请遵照执行。

一、任务

(一) 公示制度

1. 事前公开。编制清单。
"""


def source(
    key: str = "XX",
    text: str | None = "示例管理法.md",
    numbering: Numbering = "article",
    known: Known = "read",
) -> Source:
    return Source(key, "《示例管理法》", "《示例管理法》", "", None, None, text, numbering, known)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def row(key: str, words: str, *single: str) -> Basis:
    return numbered(source(), {key: words}, single=single)[key]


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    folder = tmp_path / "laws"
    folder.mkdir()
    (folder / "示例管理法.md").write_text(LAW, encoding="utf-8", newline="\n")
    return folder


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(row("XX-1-2", "登记应当在三日内完成。"), id="a paragraph"),
        pytest.param(row("XX-1-2", "应当在三日内"), id="part of a paragraph"),
        pytest.param(row("XX-1-1", "应当登记"), id="the lead of a paragraph with items"),
        pytest.param(row("XX-1-1-2", "乙种情形"), id="an item"),
        pytest.param(row("XX-2", "登记簿由示例局保管。"), id="an article of one paragraph"),
        pytest.param(row("XX-3-1-1", "丙种情形", "3"), id="an item of an article of one paragraph"),
        pytest.param(row("XX-3", "不予登记"), id="the lead of an article of one paragraph"),
        pytest.param(row("XX-1", "登记应当在三日内完成。登记不收费用。"), id="words through several paragraphs"),
    ],
)
def test_true_citation_is_verified(sound: Basis, laws: Path) -> None:
    assert citations.faults([sound], citations.read_texts([sound], [laws])) == []


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        pytest.param(
            row("XX-1-2", "登记应当在五日内完成。"),
            "《示例管理法》第一条第二款: the words are not there, nor anywhere else in the text",
            id="a wrong word",
        ),
        pytest.param(
            row("XX-2", "登记不收费用。"),
            "《示例管理法》第二条: the words are not there; they are in 1, paragraph 3",
            id="right words, wrong article",
        ),
        pytest.param(
            row("XX-1-2", "登记不收费用。"),
            "《示例管理法》第一条第二款: the words are not there; they are in 1, paragraph 3",
            id="right words, wrong paragraph",
        ),
        pytest.param(
            row("XX-1-1-1", "乙种情形"),
            "《示例管理法》第一条第一款第一项: the words are not there; they are in 1, paragraph 1",
            id="right words, wrong item",
        ),
        pytest.param(
            row("XX-1-1", "乙种情形"),
            "《示例管理法》第一条第一款: the words are those of item 2: name it",
            id="item not named",
        ),
        pytest.param(
            row("XX-3", "丙种情形"),
            "《示例管理法》第三条: the words are those of item 1: name it",
            id="item of an only paragraph not named",
        ),
        pytest.param(
            row("XX-1", "登记不收费用。"),
            "《示例管理法》第一条: the words are those of paragraph 3: name it",
            id="paragraph not named",
        ),
        pytest.param(
            row("XX-1-1-2", "乙种情形", "1"),
            "《示例管理法》第一条第二项: the article has 3 paragraphs: name one of them",
            id="taken for an article of one paragraph",
        ),
        pytest.param(
            row("XX-3-1-1", "丙种情形"),
            "《示例管理法》第三条第一款第一项: the article has one paragraph: cite it without a number",
            id="taken for an article of several",
        ),
        pytest.param(
            row("XX-1-4", "登记"), "《示例管理法》第一条第四款: the article has 3 paragraphs", id="no such paragraph"
        ),
        pytest.param(
            row("XX-1-1-3", "登记"), "《示例管理法》第一条第一款第三项: the paragraph has no item 3", id="no such item"
        ),
        pytest.param(row("XX-4", "登记"), "《示例管理法》第四条: there is no article 4", id="no such article"),
    ],
)
def test_false_citation_is_refused(wrong: Basis, why: str, laws: Path) -> None:
    assert citations.faults([wrong], citations.read_texts([wrong], [laws])) == [f"{wrong.id} {why}"]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The command on an invented table, writing to a file of the test."""
    plan = source("P", "计划.txt", numbering="heading", known="seed")
    memory = source("OLD", None, numbering="none", known="recalled")
    table = {
        **numbered(source(), {"XX-1-2": "登记应当在三日内完成。", "XX-1": "三日内完成。登记不收费用。"}),
        **placed(plan, {"一(一)1": {"P-1": "编制清单"}}),
        **placed(memory, {None: {"OLD-days": "（大意）登记|没有期限。"}}),
    }
    file = tmp_path / "citations.md"
    monkeypatch.setattr(citations, "BASIS", table)
    monkeypatch.setattr(citations, "PAGE", file)
    return file


def run(laws: Path, *more: str) -> int:
    return citations.main([f"--laws={laws}", f"--seed={laws}", *more])


def test_the_page_lists_sources_and_verified_rows(laws: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (laws / "计划.txt").write_text(PLAN, encoding="utf-8", newline="\n")

    assert run(laws) == 0

    assert capsys.readouterr().out == "3 citations verified in 2 texts; 1 rows have no text\n"
    lines = page.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith(("| XX-", "| P-", "| OLD-"))] == [
        f"| XX-1-2 | 《示例管理法》第一条第二款 | 登记应当在三日内完成。 |  | read | 是 | {digest(LAW)} |",
        f"| XX-1 | 《示例管理法》第一条 | 三日内完成。登记不收费用。 |  | read | 是（全条） | {digest(LAW)} |",
        f"| P-1 | 《示例管理法》 一(一)1（P-1） | 编制清单 | P-1 | seed | 是 | {digest(PLAN)} |",
        "| OLD-days | 《示例管理法》（原文未核） | （大意）登记\\|没有期限。 |  | recalled | 无文本 |  |",
    ]
    first = page.read_bytes()
    assert run(laws) == 0
    assert page.read_bytes() == first


def test_check_compares_and_does_not_write(laws: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (laws / "计划.txt").write_text(PLAN, encoding="utf-8", newline="\n")

    assert run(laws, "--check") == 1
    assert capsys.readouterr().err == "docs/citations.md is stale: run `make citations`\n"
    assert not page.exists()
    assert run(laws) == 0
    assert run(laws, "--check") == 0
    page.write_text(page.read_text(encoding="utf-8").replace("三日", "五日"), encoding="utf-8", newline="\n")
    assert run(laws, "--check") == 1


def test_wrong_words_fail_and_leave_the_page_alone(laws: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (laws / "计划.txt").write_text(PLAN.replace("编制清单", "编制目录"), encoding="utf-8", newline="\n")
    page.write_text("old\n", encoding="utf-8", newline="\n")

    assert run(laws) == 1

    assert capsys.readouterr().err == (
        "P-1 《示例管理法》 一(一)1（P-1）: the words are not there, nor anywhere else in the text\n"
        "1 of 4 citations are wrong\n"
    )
    assert page.read_text(encoding="utf-8") == "old\n"


def test_without_the_texts_nothing_is_said_of_the_rows(
    laws: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(laws) == 2

    assert capsys.readouterr().err == f"citations cannot be verified here: 计划.txt is in none of {laws}, {laws}\n"
    assert not page.exists()
