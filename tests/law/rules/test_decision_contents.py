"""PRO053, PRO054, PRO056: what a penalty, a fine and a refusal of a permit say."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.rules.decision_contents import (
    fine_says_where_to_pay,
    penalty_decision_complete,
    refusal_complete,
)
from tests.builders import COMPANY, SOUND, Draft, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, says
from tests.outcome_builders import OUTCOMES, permit_refused

ALL = (penalty_decision_complete, fine_says_where_to_pay, refusal_complete)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def lacks(*missing: str) -> list[str]:
    return [
        f"error: 行政处罚决定书没有写明{'、'.join(missing)}；决定书应当载明违法的事实和证据，处罚的种类和依据，履行方式和期限，"
        "申请行政复议、提起行政诉讼的途径和期限"
    ]


NO_ADDRESS = "undetermined: 当事人A1的地址没有填写，决定书是否载明当事人的地址无法判断"
NO_SEAL_GIVEN = "undetermined: 行政处罚决定书的印章没有填写，是否盖有本行政机关的印章无法判断"
UNSEALED = "error: 行政处罚决定书没有盖章；决定书必须盖有作出决定的行政机关的印章"
OTHER_SEAL = "warning: 行政处罚决定书盖的是专用印章；决定书必须盖有作出决定的行政机关的印章，请核实"
WARNING = [{"kind": "警告"}]


def without(*fields: str) -> Draft:
    draft = penalty()
    for field in fields:
        draft.drop(f"decisions/0/{field}")
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(without("facts"), lacks("违法的事实"), id="facts"),
        pytest.param(without("evidence"), lacks("证据"), id="evidence"),
        pytest.param(without("penalties"), lacks("处罚种类"), id="the kind"),
        pytest.param(penalty().drop("decisions/0/penalties/0/amount"), lacks("罚款数额"), id="the amount"),
        pytest.param(without("basis"), lacks("处罚依据"), id="the basis"),
        pytest.param(without("performance_terms"), lacks("履行方式和期限"), id="how to perform"),
        pytest.param(without("remedies"), lacks("申请行政复议、提起行政诉讼的途径和期限"), id="the remedies"),
        pytest.param(without("facts", "evidence"), lacks("违法的事实", "证据"), id="two in one finding"),
        pytest.param(without("performance_terms").set("decisions/0/penalties", WARNING), [], id="a warning needs none"),
        *(
            pytest.param(
                without("performance_terms").set("decisions/0/penalties", [{"kind": each} for each in kinds]),
                [],
                id=f"nor does {'、'.join(kinds)}",
            )
            for kinds in (["通报批评"], ["警告", "通报批评"])
        ),
        pytest.param(
            without("performance_terms").add("decisions/0/penalties", {"kind": "警告"}),
            lacks("履行方式和期限"),
            id="a warning beside a fine",
        ),
        pytest.param(penalty().drop("parties/0/address"), [NO_ADDRESS], id="no address"),
        pytest.param(penalty().set("parties/0/address", "不详"), [], id="an address that nobody knows"),
        pytest.param(
            penalty().drop("parties/0/address").set("parties/0/type", "身份不明"), [], id="nobody knows who it was"
        ),
        pytest.param(
            penalty().add("parties", {"id": "A2", "name": "乙", "type": "自然人", "role": "第三人"}),
            [],
            id="a third person's address",
        ),
        pytest.param(without("seal"), [], id="the seal of the document among the records"),
        pytest.param(without("seal").drop("records/7/seal"), [NO_SEAL_GIVEN], id="the seal is not given"),
        pytest.param(without("seal").set("records/7/seal", "无"), [UNSEALED], id="no seal on the document"),
        pytest.param(without("seal", "record"), [NO_SEAL_GIVEN], id="no document named"),
        pytest.param(penalty().set("decisions/0/seal", "无"), [UNSEALED], id="no seal"),
        pytest.param(penalty().set("decisions/0/seal", "专用"), [OTHER_SEAL], id="a seal for other purposes"),
        pytest.param(penalty().set("decisions/0/seal", "电子"), [], id="an electronic seal"),
        pytest.param(without("facts", "seal", "made_on"), [], id="a draft"),
        pytest.param(without("facts").set("decisions/0/made_on", "2021-07-14"), [], id="before the law of 2021"),
        pytest.param(
            without("facts").set("decisions/0/made_on", "2021-07-15"), lacks("违法的事实"), id="its first day"
        ),
        pytest.param(on_the_spot().drop("decisions/0/facts"), [], id="on the spot: PRO052"),
        pytest.param(without("facts").set("decisions/0/outcome", "不予处罚"), [], id="not punished"),
    ],
)
def test_penalty(draft: Draft, expected: list[str]) -> None:
    assert says(penalty_decision_complete, draft) == expected


def test_a_missing_seal_is_shown_where_it_is_written() -> None:
    (found,) = findings(penalty_decision_complete, penalty().set("decisions/0/seal", "无"))
    assert found.place.pointer == (0, "seal")

    (found,) = findings(penalty_decision_complete, without("seal").set("records/7/seal", "无"))
    assert found.place.pointer == (0,)


# PRO054


def unpaid(*missing: str) -> list[str]:
    return [f"undetermined: 罚款决定的{'、'.join(missing)}没有填写，决定书是否载明无法判断"]


NAME, ADDRESS, SURCHARGE = "代收机构的名称", "代收机构的地址", "逾期是否加处罚款"
TERMS = "decisions/0/performance_terms"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(without("payment"), unpaid(NAME, ADDRESS, SURCHARGE), id="the bank that was appointed is no name"),
        pytest.param(
            without("payment").set(TERMS, "缴至指定的银行"),
            unpaid(NAME, ADDRESS, SURCHARGE),
            id="nor in the law's words",
        ),
        pytest.param(
            without("payment").set(TERMS, "缴至示例信用社"), unpaid(ADDRESS, SURCHARGE), id="a name in the words"
        ),
        pytest.param(without("payment").set(TERMS, "十五日内缴清"), unpaid(NAME, ADDRESS, SURCHARGE), id="nothing"),
        pytest.param(without("payment", "performance_terms"), unpaid(NAME, ADDRESS, SURCHARGE), id="no words either"),
        pytest.param(
            without("payment").set(TERMS, "缴至示例银行；逾期每日加处百分之三"), unpaid(ADDRESS), id="the words say two"
        ),
        pytest.param(penalty().drop("decisions/0/payment/address"), unpaid(ADDRESS), id="no address"),
        pytest.param(penalty().drop("decisions/0/payment/surcharge"), unpaid(SURCHARGE), id="no word on a surcharge"),
        pytest.param(
            penalty().drop("decisions/0/payment/bank").set(TERMS, "十五日内缴清"), unpaid(NAME), id="no agency"
        ),
        pytest.param(penalty().set("decisions/0/payment/surcharge", "no"), [], id="no surcharge is an answer"),
        pytest.param(without("payment").set("decisions/0/penalties", WARNING), [], id="no fine"),
        pytest.param(
            on_the_spot()
            .drop("decisions/0/payment")
            .add("decisions/0/performance", {"kind": "缴纳罚款", "on": "2026-03-04", "cash": "yes"}),
            [],
            id="collected there and then",
        ),
        pytest.param(
            on_the_spot()
            .drop("decisions/0/payment")
            .add("decisions/0/performance", {"kind": "缴纳罚款", "on": "2026-03-09"}),
            unpaid(NAME, ADDRESS, SURCHARGE),
            id="on the spot, paid to the bank",
        ),
        pytest.param(
            on_the_spot()
            .drop("decisions/0/payment")
            .add("decisions/0/performance", {"kind": "上缴违法所得", "on": "2026-03-04", "cash": "yes"}),
            unpaid(NAME, ADDRESS, SURCHARGE),
            id="what was collected was no fine",
        ),
        pytest.param(without("payment", "made_on"), [], id="a draft"),
        pytest.param(without("payment").set("decisions/0/made_on", "2021-07-14"), [], id="before the law of 2021"),
    ],
)
def test_fine(draft: Draft, expected: list[str]) -> None:
    assert says(fine_says_where_to_pay, draft) == expected


# PRO056


def unsaid(*missing: str) -> list[str]:
    told = "、".join(missing)
    return [f"error: 不予许可决定书没有写明{told}；作出不予许可的书面决定，应当说明理由并告知救济权利"]


REASON, RIGHTS = "不予许可的理由", "申请行政复议或者提起行政诉讼的权利"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(permit_refused().drop("decisions/0/refusal_reason"), unsaid(REASON), id="no reason"),
        pytest.param(permit_refused().drop("decisions/0/remedies"), unsaid(RIGHTS), id="no remedies"),
        pytest.param(
            permit_refused().drop("decisions/0/remedies").drop("decisions/0/refusal_reason"),
            unsaid(REASON, RIGHTS),
            id="neither",
        ),
        pytest.param(permit_refused().drop("decisions/0/remedies").drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(
            permit_refused().drop("decisions/0/remedies").set("decisions/0/made_on", "2019-04-22"),
            [],
            id="before the text that was read",
        ),
        pytest.param(permit(), [], id="granted"),
        pytest.param(permit_refused().drop("decisions/0/remedies").set("kind", "行政检查"), [], id="no permit"),
        pytest.param(permit_refused().drop("decisions/0/remedies").set("decisions/0/outcome", "终止"), [], id="ended"),
        pytest.param(
            permit_refused().drop("decisions/0/remedies").set("decisions/0/outcome", "不予受理"), [], id="not accepted"
        ),
    ],
)
def test_refusal(draft: Draft, expected: list[str]) -> None:
    assert says(refusal_complete, draft) == expected


def test_two_parties_are_asked_about_together() -> None:
    draft = penalty().add("parties", {**COMPANY, "id": "A2"}).drop("parties/0/address")
    draft.drop("parties/1/address").set("decisions/0/penalties/0/amount", Decimal(1))

    assert says(penalty_decision_complete, draft) == [NO_ADDRESS.replace("A1", "A1、A2")]
