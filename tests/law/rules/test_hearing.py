"""PRO014: a hearing offered where due."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.rules.hearing import (
    hearing_offered_where_due,
    hearing_period_respected,
    requested_hearing_held,
)
from tests.builders import SOUND, Draft, on_the_spot, penalty
from tests.law.rules.rows import findings, says

ALL = (hearing_offered_where_due, hearing_period_respected, requested_hearing_held)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("outcome", ["不予处罚", "不予立案", "移送公安", "移送其他机关", "终止调查", "撤案", "并案"])
def test_other_outcomes_need_no_hearing(rule: Any, outcome: str) -> None:
    draft = fined(1_000_000).set("decisions/0/outcome", outcome).step("听证告知", "2026-03-24")

    assert says(rule, draft) == []


def fined(amount: int, type_: str = "法人") -> Draft:
    """A fine on a party of that type."""
    draft = penalty().set("decisions/0/penalties", [{"kind": "罚款", "amount": Decimal(amount)}])
    return draft.set("parties/0/type", type_)


def punished(*kinds: str, amount: int | None = None) -> Draft:
    """Penalties of these kinds."""
    more = {"amount": Decimal(amount)} if amount is not None else {}
    return penalty().set("decisions/0/penalties", [{"kind": kind, **more} for kind in kinds])


def without(draft: Draft, *keys: str) -> Draft:
    for key in keys:
        del draft.bureau["settings"][key]
    return draft


def reached(amount: int) -> str:
    return f"error: 对当事人A1罚款{amount}元（2026-03-25），已达到本机关规定的听证数额，此前没有告知其有要求听证的权利；应当告知"


def missing(name: str, amount: int) -> str:
    return f"undetermined: 本机关设置中没有 2026-03-25 适用的“{name}”，罚款{amount}元是否应当告知听证权无法判断"


BUSINESS = "individual_business_as"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(fined(50000), [reached(50000)], id="a body, at its amount"),
        pytest.param(fined(49999), [], id="a body, below"),
        pytest.param(fined(5000, "自然人"), [reached(5000)], id="a person, at their amount"),
        pytest.param(fined(4999, "外国人"), [], id="a person, below"),
        pytest.param(fined(5000, "个体工商户"), [reached(5000)], id="a household business, like a person"),
        pytest.param(without(fined(4999, "个体工商户"), BUSINESS), [], id="which of both makes no difference"),
        pytest.param(without(fined(50000, "个体工商户"), BUSINESS), [reached(50000)], id="above both"),
        pytest.param(
            without(fined(5000, "个体工商户"), BUSINESS),
            [missing("个体工商户视为", 5000)],
            id="between both, no setting",
        ),
        pytest.param(
            fined(5000, "身份不明"),
            ["undetermined: 当事人A1身份不明，罚款5000元是否达到听证数额无法判断，也没有听证告知的记录"],
            id="not identified, between both",
        ),
        pytest.param(fined(100, "身份不明"), [], id="not identified, below both"),
        pytest.param(
            without(fined(100), "hearing_amount_body"), [missing("听证数额（组织）", 100)], id="no amount for bodies"
        ),
        pytest.param(
            without(fined(100, "自然人"), "hearing_amount_person"),
            [missing("听证数额（公民）", 100)],
            id="no amount for persons",
        ),
        pytest.param(
            punished("责令停产停业", "吊销许可证件"),
            ["error: 对当事人A1给予责令停产停业、吊销许可证件（2026-03-25），此前没有告知其有要求听证的权利；应当告知"],
            id="kinds of the law itself",
        ),
        pytest.param(
            punished("没收违法所得", amount=50000),
            [
                "warning: 对当事人A1没收50000元（2026-03-25），数额不低于罚款的听证数额，此前没有告知听证权；"
                "是否属于没收较大数额违法所得、较大价值非法财物，请核实"
            ],
            id="confiscation as large as that",
        ),
        pytest.param(punished("没收违法所得", amount=49999), [], id="less confiscated"),
        pytest.param(punished("暂扣许可证件"), [], id="other heavy penalties are for people to judge"),
        pytest.param(punished("警告"), [], id="a warning"),
        pytest.param(without(punished("警告"), "hearing_amount_body"), [], id="a warning, no amount set for fines"),
        *(
            pytest.param(
                punished(kind),
                [f"error: 对当事人A1给予{kind}（2026-03-25），此前没有告知其有要求听证的权利；应当告知"],
                id=f"always offered: {kind}",
            )
            for kind in ("降低资质等级", "吊销许可证件", "责令停产停业", "责令关闭", "限制从业")
        ),
        pytest.param(fined(50000).step("听证告知", "2026-03-25"), [], id="offered that day: PRO015 counts the days"),
        pytest.param(
            fined(50000).step("听证告知", "2026-03-16", parties=["A1"]).drop("parties/0/id"),
            [],
            id="a party without its id can be the one told",
        ),
        pytest.param(fined(50000).step("听证告知", "2026-03-16"), [], id="offered"),
        pytest.param(fined(50000).set("steps/4/told", ["听证权"]), [], id="told in the notice"),
        pytest.param(fined(50000).step("申请听证", "2026-03-19"), [], id="asked for, so known"),
        pytest.param(fined(50000).step("放弃听证", "2026-03-19"), [], id="given up, so known"),
        pytest.param(fined(50000).step("听证告知", "2026-03-26"), [reached(50000)], id="offered after the decision"),
        pytest.param(
            on_the_spot().set("decisions/0/penalties/0/amount", Decimal(50000)), [], id="on the spot: PL 51 speaks"
        ),
        pytest.param(fined(50000).set("decisions/0/made_on", "2021-07-14"), [], id="before the law"),
    ],
)
def test_offered(draft: Draft, expected: list[str]) -> None:
    assert says(hearing_offered_where_due, draft) == expected


def test_a_threshold_that_is_no_number_is_the_schemas_matter() -> None:
    draft = penalty()
    draft.bureau["settings"]["hearing_amount_body"][0]["value"] = "五万"

    assert says(hearing_offered_where_due, draft) == []


def test_the_missing_setting_is_named_where_it_belongs() -> None:
    (found,) = findings(hearing_offered_where_due, without(fined(100), "hearing_amount_body"))

    assert found.place.file == "enforce.yaml"
    assert "hearing_amount_body" in found.remedy


def test_each_party_by_its_own_amount() -> None:
    draft = penalty().add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})
    draft.set(
        "decisions/0/penalties",
        [
            {"kind": "罚款", "amount": Decimal(40000), "parties": ["A1"]},
            {"kind": "罚款", "amount": Decimal(6000), "parties": ["A2"]},
        ],
    )

    assert says(hearing_offered_where_due, draft) == [reached(6000).replace("A1", "A2")]
    assert says(hearing_offered_where_due, draft.step("听证告知", "2026-03-10", parties=["A2"])) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            fined(50000).set("steps/4/proposed", {"penalties": [{"kind": "罚款", "amount": Decimal(50000)}]}),
            ["info: 拟对当事人A1给予的处罚属于应当告知听证权的范围，尚无告知听证权的记录"],
            id="proposed, not decided yet",
        ),
        pytest.param(penalty(), [], id="below the amount"),
        pytest.param(
            penalty().set("steps/4/proposed", {"penalties": [{"kind": "责令关闭"}]}).set("steps/4/told", ["听证权"]),
            [],
            id="told in that notice",
        ),
    ],
)
def test_a_notice_can_still_be_mended(draft: Draft, expected: list[str]) -> None:
    assert says(hearing_offered_where_due, draft.drop("decisions/0/made_on")) == expected


@pytest.mark.parametrize("made", ["2026-03-25", None])
def test_where_every_fine_counts_a_warning_is_still_none(made: str | None) -> None:
    draft = punished("警告").set("steps/4/proposed", {"penalties": [{"kind": "警告"}]})
    draft.bureau["settings"]["hearing_amount_body"][0]["value"] = 0

    assert says(hearing_offered_where_due, draft.set("decisions/0/made_on", made)) == []


def test_a_notice_that_names_no_penalty_proposes_no_heavy_one() -> None:
    draft = fined(50000).drop("decisions/0/made_on").drop("steps/4/proposed")

    assert says(hearing_offered_where_due, draft) == []
