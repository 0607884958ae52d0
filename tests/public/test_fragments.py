"""Single files for the government's own site: the same record, self-contained, and gone with the decision."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from enforcement_cli.public import fragments as module
from enforcement_cli.public.fragments import fragments
from enforcement_cli.public.ledger import Ledger

RECORD: dict[str, Any] = {
    "agency": {"name": "示例局"},
    "objects": [{"name": "示例<公司>", "type": "法人", "code": "91140599MA0000015M"}, {"name": "陈某某", "type": "自然人"}],
    "kind": "行政处罚",
    "matter": "示例事项",
    "document": "行政处罚决定书",
    "document_no": "示罚〔2026〕1号",
    "made_on": "2026-03-05",
    "outcome": "给予处罚",
    "conclusion": "罚款二万元。",
    "basis": [{"law": "《示例法》", "article": "第一条"}],
    "penalties": [{"kind": "罚款", "amount": "20000.00"}, {"kind": "暂扣许可证件", "until": "2026-09-05"}],
    "grant": {"category": "核准", "certificate": "示例证", "valid_from": "2026-03-05", "valid_to": "长期"},
    "remedies": {"reconsideration_organ": "示例县人民政府", "reconsideration_days": "60", "court": "示例县人民法院", "suit_months": "6"},
    "corrections": [{"kind": "文字差错", "on": "2026-04-01", "text": "更正一字"}],
}  # fmt: skip


def ledger(*events: tuple[str, str], record: dict[str, Any] = RECORD) -> list[dict[str, Any]]:
    """Entries of (case, event), a minute apart."""
    found = Ledger()
    return [
        found.add(
            case=case,
            decision=1,
            event=event,
            on=date(2026, 3, 6),
            written_at=datetime(2026, 3, 6, 1, minute, tzinfo=UTC),
            by="丙示例",
            record=None if event == "withdrawn" else record,
            reason=None if event == "published" else "示例理由",
        )
        for minute, (case, event) in enumerate(events)
    ]


def text_of(data: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", data.decode("utf-8"))).strip()


def test_a_decision_and_the_table_of_its_year() -> None:
    files = fragments(ledger(("2026-0001", "published"), ("2026-0001", "updated")))

    assert sorted(files) == ["fragments/2026-0001-1.html", "fragments/table-2026.html"]
    said = text_of(files["fragments/2026-0001-1.html"])
    assert "执法机关 示例局 执法对象 示例&lt;公司&gt;（统一社会信用代码 91140599MA0000015M）；陈某某" in said
    assert "执法类别 行政处罚：示例事项 执法结论 给予处罚 罚款二万元。" in said
    assert "处罚 罚款 20,000 元；暂扣许可证件，至2026年9月5日 许可 核准；示例证；自2026年3月5日起长期有效" in said
    assert "法律依据 《示例法》第一条 作出日期 2026年3月5日" in said
    assert (
        "救济途径 可以自知道或者应当知道该行政行为之日起 60 日内，向示例县人民政府申请行政复议。"
        " 也可以自知道或者应当知道作出该行政行为之日起 6 个月内，直接向示例县人民法院提起行政诉讼。"
    ) in said
    assert "投诉" not in said
    assert "更正 2026年4月1日 文字差错 更正一字" in said
    assert "编号 2026-0001-1；2026年3月6日公示；2026年3月6日更新（示例理由）" in said
    row = text_of(files["fragments/table-2026.html"])
    assert "示罚〔2026〕1号 示例局 示例&lt;公司&gt;、陈某某 行政处罚 罚款二万元。 2026年3月5日 2026年3月6日" in row


def test_each_stands_by_itself() -> None:
    for name, data in fragments(ledger(("2026-0001", "published"))).items():
        text = data.decode("utf-8")
        assert not re.search(r"<(?:script|link|img|iframe|a)\b|\b(?:src|href|on[a-z]+)=|class=|url\(", text), name
        assert "default-src 'none'" in text
        assert '<meta charset="utf-8">' in text[:200]


def test_a_short_record_has_short_rows() -> None:
    short = {key: RECORD[key] for key in ("agency", "objects", "kind", "conclusion")}
    said = text_of(fragments(ledger(("2026-0001", "published"), record=short))["fragments/2026-0001-1.html"])

    for absent in ("处罚 罚", "许可", "法律依据", "救济途径", "更正", "作出日期"):
        assert absent not in said


def test_withdrawn_is_gone_and_shown_again_is_back() -> None:
    events = [("2026-0001", "published"), ("2026-0002", "published"), ("2026-0001", "withdrawn")]

    files = fragments(ledger(*events))

    assert sorted(files) == ["fragments/2026-0002-1.html", "fragments/table-2026.html"]
    assert files["fragments/table-2026.html"].decode("utf-8").count("<tr><td") == 1
    assert "fragments/2026-0001-1.html" in fragments(ledger(*events, ("2026-0001", "reinstated")))
    assert fragments(ledger(("2026-0001", "published"), ("2026-0001", "withdrawn"))) == {}


def test_marks_of_the_ledger_change_nothing() -> None:
    published = [("2026-0001", "published")]

    assert fragments(ledger(*published, ("2026-0001", "confirmed"))) == fragments(ledger(*published))


def test_only_the_newest_have_a_file_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "NEWEST", 2)
    events = [(f"2026-000{number}", "published") for number in (1, 2, 3)]

    files = fragments(ledger(*events, ("2026-0001", "updated")))

    assert sorted(files) == ["fragments/2026-0001-1.html", "fragments/2026-0003-1.html", "fragments/table-2026.html"]
    assert files["fragments/table-2026.html"].decode("utf-8").count("<tr><td") == 3


def test_where_reconsideration_comes_first_nobody_is_sent_to_court() -> None:
    """行政复议法第二十三条: an on-the-spot penalty. A pasted file must not say otherwise than the page."""
    remedies = {**RECORD["remedies"], "reconsideration_first": "yes"}
    said = text_of(
        fragments(ledger(("2026-0001", "published"), record={**RECORD, "remedies": remedies}))[
            "fragments/2026-0001-1.html"
        ]
    )

    assert "救济途径 应当先自知道或者应当知道该行政行为之日起 60 日内，向示例县人民政府申请行政复议。" in said
    assert "对行政复议决定不服的，可以再依法向示例县人民法院提起行政诉讼。" in said
    assert "直接" not in said


def test_each_says_what_the_article_says_and_where_to_complain() -> None:
    basis = [{"law": "《示例法》", "article": "第一条", "words": "应当示例。"}, {"law": "《范例法》"}]
    agency = {
        "name": "示例局",
        "contact": {"phone": "0359-6200000", "address": "示例路1号", "url": "https://a.example/"},
    }
    files = fragments(ledger(("2026-0001", "published"), record={**RECORD, "basis": basis}), agency)

    assert "法律依据 《示例法》第一条：“应当示例。” 《范例法》 作出日期" in text_of(files["fragments/2026-0001-1.html"])
    for data in files.values():
        assert text_of(data).endswith(
            "认为公示内容不准确，或者对执法活动有意见的，可以向示例局申请更正或者投诉、举报：电话 0359-6200000，地址 示例路1号。"
        )
