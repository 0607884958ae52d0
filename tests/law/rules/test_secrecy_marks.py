"""SEC: nothing that bears a mark of secrecy lies in a case that is not flagged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from enforcement_cli.cases.attachment_text import Reading
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.secrecy_marks import Mark
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.secrecy_marks import (
    internal_mark_flagged,
    no_state_secret_mark,
    unread_attachments_named,
    unreadable_attachments_named,
)
from tests.builders import SOUND, Draft, penalty, published
from tests.law.rules.rows import findings, repository, says, with_parts


def secret(file: str, *words: str) -> list[str]:
    marks = "、".join(words)
    return [f"error: {file} 里有国家秘密标志（{marks}），本案没有标明国家秘密，这里也不得存储、处理国家秘密"]


def internal(file: str, *words: str) -> list[str]:
    return [f"warning: {file} 里有内部标志（{'、'.join(words)}），本案没有标明工作秘密"]


@pytest.mark.parametrize("rule", [no_state_secret_mark, internal_mark_flagged], ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(penalty().set("facts", "机密★10年"), secret("case.yaml", "机密★10年"), id="in the facts"),
        pytest.param(
            penalty().set("title", "（机 密 ★ ５年）某案"), secret("case.yaml", "机密★5年"), id="in the title"
        ),
        pytest.param(
            penalty().set("records/3/title", "【秘密】通报"), secret("records.yaml", "秘密"), id="a record's name"
        ),
        pytest.param(
            penalty().set("records/3/note", "密级：绝密").set("records/4/note", "机密★"),
            secret("records.yaml", "密级:绝密", "机密★"),
            id="two in one file are one finding",
        ),
        pytest.param(
            penalty().set("facts", "机密★").set("decisions/0/facts", "秘密★"),
            [*secret("case.yaml", "机密★"), *secret("decisions.yaml", "秘密★")],
            id="two files are two",
        ),
        pytest.param(
            penalty().set("ledger/0/reason", "机密★"), secret("disclosure/0001-published.yaml", "机密★"), id="ledger"
        ),
        pytest.param(penalty().set("x-原密级", "机密"), secret("case.yaml", "机密"), id="a bureau's own field"),
        pytest.param(
            penalty().set("facts", "机密★").set("secrecy", ["工作秘密"]),
            secret("case.yaml", "机密★"),
            id="another flag",
        ),
        pytest.param(penalty().set("facts", "机密★").set("secrecy", ["国家秘密"]), [], id="flagged: SEC001 speaks"),
        pytest.param(penalty().set("secrecy", ["商业秘密", "个人隐私"]), [], id="flags are no marks"),
        pytest.param(penalty().set("facts", "涉嫌泄露国家秘密罪，另案处理。"), [], id="a crime's name"),
        pytest.param(penalty().set("facts", "当事人称其工艺属于商业秘密。"), [], id="a business secret"),
        pytest.param(
            penalty().set("decisions/0/basis/0/words", "国家秘密的密级分为绝密、机密、秘密三级。"), [], id="a law"
        ),
        pytest.param(penalty().set("facts", "内部资料 注意保存"), [], id="internal: SEC005 speaks"),
    ],
)
def test_no_state_secret_mark(draft: Draft, expected: list[str]) -> None:
    assert says(no_state_secret_mark, draft) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(penalty().set("facts", "内部★"), internal("case.yaml", "内部★"), id="with a star"),
        pytest.param(
            penalty().set("records/3/note", "内部资料　注意保存"),
            internal("records.yaml", "内部资料注意保存"),
            id="to be kept",
        ),
        pytest.param(penalty().set("facts", "密级：内部"), internal("case.yaml", "密级:内部"), id="labelled"),
        pytest.param(penalty().set("facts", "内部★").set("secrecy", ["工作秘密"]), [], id="flagged"),
        pytest.param(penalty().set("facts", "内部★").set("secrecy", ["国家秘密"]), [], id="flagged higher"),
        pytest.param(penalty().set("records/3/title", "内部审批表"), [], id="a form for internal use"),
        pytest.param(penalty().set("records/3/title", "内部资料"), [], id="a company's papers"),
        pytest.param(penalty().set("facts", "机密★"), [], id="a state secret: SEC004 speaks"),
    ],
)
def test_internal_mark_flagged(draft: Draft, expected: list[str]) -> None:
    assert says(internal_mark_flagged, draft) == expected


def test_marks_of_attachments() -> None:
    readings = {
        "files/a.docx": Reading((Mark("机密★10年", "机密", 2),)),
        "files/b.txt": Reading((Mark("内部资料", "内部", 1),)),
        "files/c.pdf": Reading((), is_read=False),
    }
    case = with_parts(penalty(), readings=readings)
    found = findings(no_state_secret_mark, case)

    assert [f"{each.severity}: {each.message}" for each in found] == secret("files/a.docx", "机密★10年")
    assert (found[0].place.file, found[0].place.line) == ("cases/2026/2026-0001/files/a.docx", 2)
    assert says(internal_mark_flagged, case) == internal("files/b.txt", "内部资料")
    assert "停止推送" in found[0].remedy
    assert "保密工作机构" in found[0].remedy


def test_neither_the_mark_nor_talk_of_it_can_be_explained_away() -> None:
    assert not no_state_secret_mark.waivable
    assert internal_mark_flagged.waivable


def test_records_written_inside_the_case_file_are_said_once() -> None:
    draft = penalty()
    inside = with_parts(
        draft.set("note", "x"),
        data={**draft.data, "records": [{"id": "R01", "note": "机密★"}]},
        sections={"records": ([{"id": "R01", "note": "机密★"}], "cases/2026/2026-0001/case.yaml", ("records",))},
    )
    found = findings(no_state_secret_mark, inside)

    assert [each.place.pointer for each in found] == [("records", 0, "note")]


def files(*names: str) -> dict[str, str | None]:
    return dict.fromkeys((f"files/{each}" for each in names), None)


def test_unread_attachments_named() -> None:
    first = with_parts(penalty(), attachments=files("a.pdf", "b.JPG", "c.txt", "d.docx"))
    second = with_parts(penalty().set("id", "2026-0007"), attachments=files("a.wps"))
    third = with_parts(penalty().set("id", "2026-0008"), attachments=files("a.csv"))

    assert says(unread_attachments_named, repository(first, second, third)) == [
        "info: 有 2 个案件的 3 个附件（照片、扫描件、音像、老式文档等）机器读不出全部文字，有没有密级标志没有判断"
    ]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(penalty().case(), id="no attachments"),
        pytest.param(with_parts(penalty(), attachments=files("a.txt", "b.xlsx", "c.ofd")), id="all can be searched"),
        pytest.param(
            with_parts(penalty().set("secrecy", ["国家秘密"]), attachments=files("a.pdf")), id="a stub: SEC001 speaks"
        ),
    ],
)
def test_nothing_unread(case: Case) -> None:
    assert says(unread_attachments_named, repository(case)) == []


CLOSED = Reading((), is_read=False)


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param({"files/b.xlsx": CLOSED, "files/a.docx": CLOSED}, ["files/a.docx", "files/b.xlsx"], id="two"),
        pytest.param({"files/a.txt": CLOSED}, ["files/a.txt"], id="a text that is too large"),
        pytest.param({"files/a.docx": Reading()}, [], id="read"),
        pytest.param(
            {"files/a.pdf": CLOSED, "files/a.wps": CLOSED, "files/a.mp4": CLOSED}, [], id="kinds: SEC006 speaks"
        ),
        pytest.param({}, [], id="nothing was opened"),
    ],
)
def test_unreadable_attachments_named(readings: dict[str, Reading], expected: list[str]) -> None:
    message = f"info: 附件 {'、'.join(expected)} 打不开（损坏、加密、过大或者没有取回），有没有密级标志没有判断"

    assert says(unreadable_attachments_named, with_parts(penalty(), readings=readings)) == (
        [message] if expected else []
    )


def test_a_stub_is_not_opened() -> None:
    case = with_parts(penalty().set("secrecy", ["国家秘密"]), readings={"files/a.docx": CLOSED})

    assert says(unreadable_attachments_named, case) == []


def test_the_loader_reads_what_lies_in_files(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "2026" / "2026-0001"
    (folder / "files").mkdir(parents=True)
    (tmp_path / "enforce.yaml").write_text("bureau: {name: 示例县工业和信息化局}\n", encoding="utf-8")
    (folder / "case.yaml").write_text("id: 2026-0001\nkind: 行政处罚\n", encoding="utf-8")
    (folder / "files" / "a.txt").write_text("示例\n机 密★10年\n", encoding="utf-8")
    (folder / "files" / "b.pdf").write_bytes(b"%PDF")
    loader = Repository(tmp_path)

    case = loader.load_case("cases/2026/2026-0001")
    assert says(no_state_secret_mark, case) == secret("files/a.txt", "机密★10年")
    assert not case.readings["files/b.pdf"].is_read
    assert loader.load_case("cases/2026/2026-0001", hashes=False).readings == {}


def test_comments_are_searched_too(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "2026" / "2026-0001"
    folder.mkdir(parents=True)
    (tmp_path / "enforce.yaml").write_text("bureau: {name: 示例县工业和信息化局}\n", encoding="utf-8")
    (folder / "case.yaml").write_text("# 内部审批\nid: 2026-0001\nkind: 行政处罚 # 机 密★10年\n", encoding="utf-8")
    (folder / "records.yaml").write_text("# 商业秘密\n", encoding="utf-8")

    found = findings(no_state_secret_mark, Repository(tmp_path).load_case("cases/2026/2026-0001"))
    assert [(f"{each.severity}: {each.message}", each.place.line) for each in found] == [
        (secret("case.yaml", "机密★10年")[0], 3)
    ]


def test_published_text_is_searched_too() -> None:
    draft = penalty()
    draft.ledger = [published("2026-0001", "2026-03-30")]
    draft.ledger[0]["record"]["conclusion"] = "秘密★5年"

    assert says(no_state_secret_mark, draft) == secret("disclosure/0001-published.yaml", "秘密★5年")
