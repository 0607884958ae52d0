"""The draft digest: what the legal review passed, letter by letter, and what may still be filled in after it."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.cases.digest import draft_content, draft_digest
from tests.builders import Draft, penalty, permit


def digest(draft: Draft) -> str:
    case = draft.case()
    return draft_digest(case, case.decisions[0])


BEFORE = digest(penalty())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("decisions/0/facts", "该公司使用国家明令淘汰的两台设备。"),
        ("decisions/0/outcome", "不予处罚"),
        ("decisions/0/document", "不予处罚决定书"),
        ("decisions/0/penalties/0/amount", Decimal("20000.01")),
        ("decisions/0/penalties/0/kind", "没收违法所得"),
        ("decisions/0/penalties/0/text", "罚款二万元"),
        ("decisions/0/penalties/0/parties", ["A1"]),
        ("decisions/0/penalties/0/item", "两台设备"),
        ("decisions/0/penalties/0/until", "2026-06-30"),
        ("decisions/0/basis/0/article", "第七十二条"),
        ("decisions/0/basis/0/law", "《另一部法》"),
        ("decisions/0/evidence/0/name", "另一份笔录"),
        ("decisions/0/evidence/0/kind", "书证"),
        ("decisions/0/performance_terms", "三十日内缴纳"),
        ("decisions/0/no_penalty_ground", "第三十一条"),
        ("decisions/0/refusal_reason", "不符合条件"),
        ("decisions/0/conclusion", "责令改正"),
        ("decisions/0/grant", {"category": "核准", "content": "准予"}),
        ("decisions/0/measures", ["扣押财物"]),
        ("decisions/0/measure_until", "2026-04-30"),
        ("decisions/0/execution_ways", ["代履行"]),
        ("decisions/0/items", [{"name": "中频炉", "quantity": "2台"}]),
        ("kind", "行政强制"),
        ("parties/0/name", "另一公司"),
        ("parties/0/code", "无"),
        ("parties/0/type", "个体工商户"),
        ("parties/0/id_no", "不详"),
    ],
)
def test_a_change_of_what_was_reviewed_is_seen(path: str, value: Any) -> None:
    assert digest(penalty().set(path, value)) != BEFORE


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("decisions/0/document_no", "示工信罚〔2026〕99号"),
        ("decisions/0/made_on", "2026-03-31"),
        ("decisions/0/approval", {"by": "P09", "on": "2026-03-30"}),
        ("decisions/0/seal", "电子"),
        ("decisions/0/service", []),
        ("decisions/0/publish", "no"),
        ("decisions/0/public_summary", "另一摘要"),
        ("decisions/0/note", "备注"),
        ("parties/0/phone", "0359-6200009"),
        ("steps", []),
        ("title", "另一名称"),
    ],
)
def test_what_is_filled_in_later_is_not(path: str, value: Any) -> None:
    assert digest(penalty().set(path, value)) == BEFORE


@pytest.mark.parametrize("key", ["category", "content", "certificate", "valid_from", "valid_to", "long_term"])
def test_every_term_of_a_grant_is_covered(key: str) -> None:
    assert digest(permit().set(f"decisions/0/grant/{key}", "2026-03-21")) != digest(permit())


def test_the_number_of_a_certificate_is_filled_in_later() -> None:
    assert digest(permit().set("decisions/0/grant/certificate_no", "示许009")) == digest(permit())


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("decisions/0/penalties/0/parties", ["A1", "A2"], ["A2", "A1"]),
        ("decisions/0/execution_ways", ["代履行", "加处罚款或者滞纳金"], ["加处罚款或者滞纳金", "代履行"]),
    ],
)
def test_the_order_in_which_equals_are_listed_is_no_matter(path: str, one: list[str], other: list[str]) -> None:
    assert digest(penalty().set(path, one)) == digest(penalty().set(path, other)) != BEFORE


def test_it_is_the_sum_of_canonical_json_of_eight_heads() -> None:
    """Product contract §7, worked out by hand: a digest once written into a review must mean the same for ever."""
    draft = penalty()
    draft.decisions = [
        {
            "decision": 1,
            "document": "行政处罚决定书",
            "outcome": "给予处罚",
            "facts": "甲 乙。",
            "evidence": [{"name": "现场笔录", "kind": "勘验笔录、现场笔录", "record": "R02"}],
            "basis": [{"law": "《示例法》", "article": "第一条"}],
            "penalties": [{"kind": "罚款", "amount": Decimal(300)}, {"kind": "警告"}],
            "performance_terms": "十五日内",
        }
    ]
    draft.data["parties"] = [{"id": "A1", "name": "示例厂", "type": "法人", "code": "无", "phone": "0359-6200009"}]
    text = (
        '{"amount":[{"amount":"300.00","kind":"罚款","parties":[]}],'
        '"basis":[{"article":"第一条","law":"《示例法》"}],'
        '"evidence":[{"kind":"勘验笔录、现场笔录","name":"现场笔录"}],'
        '"facts":"甲乙。",'
        '"kind":{"act":"行政处罚","conclusion":"","document":"行政处罚决定书","grant":null,"penalties":['
        '{"item":"","kind":"罚款","text":"","until":""},{"item":"","kind":"警告","text":"","until":""}],"reason":""},'
        '"outcome":{"ground":"","outcome":"给予处罚"},'
        '"parties":[{"code":"无","id_no":"","name":"示例厂","type":"法人"}],'
        '"performance":"十五日内"}'
    )

    assert digest(draft) == hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_typography_makes_no_other_text_of_it() -> None:
    facts = penalty().case().decisions[0].facts or ""

    assert digest(penalty().set("decisions/0/facts", " " + "\n　".join(facts) + " \n")) == BEFORE
    assert digest(penalty().set("decisions/0/penalties/0/amount", Decimal("20000.00"))) == BEFORE


def test_the_goods_are_covered_each_by_each() -> None:
    seized = penalty().set("decisions/0/measures", ["扣押财物", "查封场所、设施或者财物"])
    turned = penalty().set("decisions/0/measures", ["查封场所、设施或者财物", "扣押财物"])
    more = seized.case()

    assert digest(seized) == digest(turned)
    assert "compulsion" in draft_content(more, more.decisions[0])["kind"]
    plain = penalty().case()
    assert "compulsion" not in draft_content(plain, plain.decisions[0])["kind"]
    for key, value in (("name", "另一台炉"), ("quantity", "3台"), ("spec", "GW-2t")):
        one = penalty().set(
            "decisions/0/items", [{"name": "中频炉", "quantity": "2台", "spec": "GW-1t", "place": "甲"}]
        )
        other = penalty().set(
            "decisions/0/items", [{"name": "中频炉", "quantity": "2台", "spec": "GW-1t", "place": "乙"}]
        )
        assert digest(one) == digest(other)
        assert digest(other.set(f"decisions/0/items/0/{key}", value)) != digest(one)
