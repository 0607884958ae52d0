"""REV007 and REV008: no decision on a refusal, and none on another text than the one reviewed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.rules.legal_review import (
    major_decision_reviewed,
    refused_not_decided,
    reviewed_text_is_decided,
)
from tests.builders import Draft, penalty
from tests.law.rules.rows import says

PL_58 = (
    "《行政处罚法》第五十八条第一款：“在行政机关负责人作出行政处罚的决定之前，应当由从事行政处罚决定法制审核的人员进行法制审核；"
    "未经法制审核或者审核未通过的，不得作出决定”"
)


def major(draft: Draft | None = None) -> Draft:
    """A case that the file calls major, not reviewed yet."""
    return (draft or penalty()).set("major", "yes")


# REV007


def rounds(*given: tuple[str, str]) -> Draft:
    """A major case with rounds (day, result)."""
    draft = major().reviewed("2026-03-24")
    one = draft.review[0]["rounds"][0]
    draft.review[0]["rounds"] = [
        {**one, "submitted_on": on, "reviewed_on": on, "result": result} for on, result in given
    ]
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            rounds(("2026-03-20", "存在问题")),
            [f"error: 最后一次法制审核（2026-03-20）的意见是“存在问题”，2026-03-25仍作出决定。{PL_58}"],
            id="refused, yet decided",
        ),
        pytest.param(
            rounds(("2026-03-20", "同意"), ("2026-03-23", "存在问题")),
            [f"error: 最后一次法制审核（2026-03-23）的意见是“存在问题”，2026-03-25仍作出决定。{PL_58}"],
            id="passed, then refused",
        ),
        pytest.param(rounds(("2026-03-20", "存在问题"), ("2026-03-24", "同意")), [], id="refused, then passed"),
        pytest.param(
            rounds(("2026-03-24", "存在问题"), ("2026-03-24", "同意")), [], id="both on one day, in that order"
        ),
        pytest.param(
            rounds(("2026-03-20", "存在问题")).add(
                "review/0/rounds", {"reviewed_on": "2026-03-24", "confirms_lighter": "yes"}
            ),
            [f"error: 最后一次法制审核（2026-03-20）的意见是“存在问题”，2026-03-25仍作出决定。{PL_58}"],
            id="refused, and a lighter result confirmed: that is no review",
        ),
        pytest.param(rounds(("2026-03-20", "存在问题")).drop("decisions/0/made_on"), [], id="not decided"),
        pytest.param(rounds(("2026-03-24", "同意"), ("2026-03-26", "存在问题")), [], id="refused only afterwards"),
    ],
)
def test_refused(draft: Draft, expected: list[str]) -> None:
    assert says(refused_not_decided, draft) == expected
    assert not expected or says(major_decision_reviewed, draft) == []


def test_what_was_never_reviewed_was_not_refused() -> None:
    assert says(refused_not_decided, major()) == []
    assert says(reviewed_text_is_decided, major()) == []
    assert len(says(major_decision_reviewed, major())) == 1


# REV008

STALE = (
    "error: 法制审核（2026-03-24）之后，决定的实质内容（当事人、事实、证据、依据、结果、金额或者履行方式）有改动，"
    "审核的不是现在的文稿，应当重新审核"
)


def changed(path: str, value: Any, **round_: Any) -> Draft:
    """A major decision, reviewed and then changed in one place."""
    return major().reviewed("2026-03-24", **round_).set(path, value)


CONFIRMED = "info: 审核后减轻的处理结果，已由法制审核人员于2026-03-25确认"


def confirmed(fine: int) -> Draft:
    """A major decision whose fine was changed after the review, and the reviewer confirmed that it is lighter."""
    return changed("decisions/0/penalties/0/amount", Decimal(fine)).add(
        "review/0/rounds", {"reviewed_on": "2026-03-25", "confirms_lighter": "yes"}
    )


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(changed("decisions/0/penalties/0/amount", Decimal(20001)), [STALE], id="amount"),
        pytest.param(changed("decisions/0/facts", "该公司使用淘汰的设备。"), [STALE], id="facts"),
        pytest.param(changed("decisions/0/evidence/0/name", "另一份笔录"), [STALE], id="evidence"),
        pytest.param(changed("decisions/0/basis/0/article", "第二条"), [STALE], id="basis"),
        pytest.param(changed("parties/0/name", "示例机械有限公司"), [STALE], id="party"),
        pytest.param(changed("decisions/0/performance_terms", "三十日内缴纳"), [STALE], id="way of performance"),
        pytest.param(
            changed("decisions/0/facts", "该公司使用淘汰的设备。").drop("decisions/0/made_on"),
            [STALE],
            id="a draft too",
        ),
        pytest.param(changed("decisions/0/document_no", "示工信罚〔2026〕9号"), [], id="number"),
        pytest.param(changed("decisions/0/made_on", "2026-03-26"), [], id="date"),
        pytest.param(changed("decisions/0/seal", "电子"), [], id="seal"),
        pytest.param(changed("decisions/0/facts", " 该公司使用\n国家明令淘汰的设备。"), [], id="white space"),
        pytest.param(major().reviewed("2026-03-24"), [], id="unchanged"),
        pytest.param(major().reviewed("2026-03-24").drop("review/0/rounds/0/draft_digest"), [], id="no digest: REV009"),
        pytest.param(
            confirmed(10000),
            [CONFIRMED],
            id="lighter, and confirmed",
        ),
        pytest.param(
            changed("decisions/0/penalties/0/amount", Decimal(10000)).add(
                "review/0/rounds", {"reviewed_on": "2026-03-26", "confirms_lighter": "yes"}
            ),
            [STALE],
            id="lighter, confirmed too late",
        ),
        pytest.param(
            confirmed(30000),
            [STALE.replace("2026-03-24", "2026-03-25")],
            id="heavier cannot be confirmed",
        ),
        pytest.param(
            changed("decisions/0/penalties/0/amount", Decimal(10000)).add(
                "review/0/rounds",
                {"reviewed_on": "2026-03-25", "confirms_lighter": "yes", "draft_digest": "0" * 64},
            ),
            [STALE.replace("2026-03-24", "2026-03-25")],
            id="changed again after the confirmation",
        ),
        pytest.param(penalty().reviewed("2026-03-24").set("decisions/0/facts", "示例"), [], id="not major"),
        pytest.param(
            changed("decisions/0/facts", "该公司使用淘汰的设备。", result="存在问题"),
            [],
            id="mended after a refusal: it has to be submitted again anyway (REV007)",
        ),
        pytest.param(
            confirmed(15000).step("听证告知", "2026-03-19", told=["听证权"]),
            [CONFIRMED],
            id="lighter than the notice, which a later paper on the hearing does not repeat",
        ),
        pytest.param(confirmed(15000).drop("steps/4/proposed"), [CONFIRMED], id="lighter, the notice named no penalty"),
        pytest.param(
            confirmed(18000).step(
                "事先告知", "2026-03-20", proposed={"penalties": [{"kind": "罚款", "amount": Decimal(15000)}]}
            ),
            [STALE.replace("2026-03-24", "2026-03-25")],
            id="lighter than the first notice, heavier than the second",
        ),
    ],
)
def test_stale(draft: Draft, expected: list[str]) -> None:
    assert says(reviewed_text_is_decided, draft) == expected
