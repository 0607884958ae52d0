"""PRO014-PRO016: a hearing offered where due, time left to ask for it, held when asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.hearing import (
    hearing_offered_where_due,
    hearing_period_respected,
    requested_hearing_held,
)
from tests.builders import SOUND, Draft, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, says, unread

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


# PRO015


def offered(on: str, made: str, *steps: tuple[str, str]) -> Draft:
    """A penalty decided that day, its party told of the right to a hearing on another."""
    draft = penalty().set("decisions/0/made_on", made).step("听证告知", on)
    for name, day in steps:
        draft.step(name, day)
    return draft


def early(told: str, due: str, made: str) -> str:
    return (
        f"error: 当事人自告知之日（{told}）起五个工作日内可以要求听证，至{due}届满；决定于{made}作出，期限尚未届满，"
        "也没有当事人放弃听证的记录"
    )


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # Told Wed 18 Mar 2026: the fifth working day is Wed 25 Mar.
        pytest.param(
            offered("2026-03-18", "2026-03-25"), [early("2026-03-18", "2026-03-25", "2026-03-25")], id="on the last day"
        ),
        pytest.param(offered("2026-03-18", "2026-03-26"), [], id="the day after"),
        pytest.param(
            offered("2026-02-12", "2026-02-26"),
            [early("2026-02-12", "2026-02-26", "2026-02-26")],
            id="last day, across Spring Festival",
        ),
        pytest.param(offered("2026-02-12", "2026-02-27"), [], id="the day after, across Spring Festival"),
        pytest.param(
            offered("2026-09-29", "2026-10-12"),
            [early("2026-09-29", "2026-10-12", "2026-10-12")],
            id="last day, across National Day",
        ),
        pytest.param(offered("2026-09-29", "2026-10-13"), [], id="the day after, across National Day"),
        pytest.param(offered("2026-03-18", "2026-03-20", ("放弃听证", "2026-03-19")), [], id="given up"),
        pytest.param(
            offered("2026-03-18", "2026-03-20", ("放弃听证", "2026-03-23")),
            [early("2026-03-18", "2026-03-25", "2026-03-20")],
            id="given up after the decision",
        ),
        pytest.param(
            offered("2026-03-18", "2026-03-20", ("放弃陈述申辩", "2026-03-19")),
            [early("2026-03-18", "2026-03-25", "2026-03-20")],
            id="only the statement given up",
        ),
        pytest.param(offered("2026-03-18", "2026-03-20", ("举行听证", "2026-03-20")), [], id="held"),
        pytest.param(offered("2026-03-18", "2026-03-20", ("终止听证", "2026-03-20")), [], id="opened and ended"),
        pytest.param(
            offered("2026-03-10", "2026-03-24", ("听证告知", "2026-03-20")),
            [early("2026-03-20", "2026-03-27", "2026-03-24")],
            id="told anew: the last notice counts",
        ),
        pytest.param(
            offered("2026-03-25", "2026-03-25"),
            [early("2026-03-25", "2026-04-01", "2026-03-25")],
            id="told on the very day of the decision",
        ),
        pytest.param(
            offered("2026-03-18", "2026-03-20", ("放弃听证", "2026-03-18")), [], id="given up on the day of the notice"
        ),
        pytest.param(
            penalty()
            .set("decisions/0/parties", ["A1"])
            .step("听证告知", "2026-03-10", parties=["A1"])
            .step("听证告知", "2026-03-20", parties=["A2"]),
            [],
            id="another party's notice came later",
        ),
        pytest.param(
            penalty().step("听证告知", "2026-03-18", parties=["A1"]).drop("parties/0/id"),
            [early("2026-03-18", "2026-03-25", "2026-03-25")],
            id="a party without its id can be the one told",
        ),
        pytest.param(penalty(), [], id="no hearing offered"),
        pytest.param(offered("2021-07-14", "2021-07-15"), [], id="told under the old law"),
    ],
)
def test_period(draft: Draft, expected: list[str]) -> None:
    assert says(hearing_period_respected, draft) == expected


def test_a_posted_notice_without_its_arrival_cannot_be_counted_from() -> None:
    posted = {"method": "邮寄送达", "started_on": "2026-03-10"}
    draft = penalty().step("听证告知", "2026-03-10", service=posted)

    assert says(hearing_period_respected, draft) == [
        "undetermined: 听证权的告知书（2026-03-10）没有填写视为送达日期，"
        "当事人要求听证的五个工作日在决定（2026-03-25）之前是否届满无法判断"
    ]
    assert says(hearing_period_respected, draft.set("steps/7/told", ["拟处罚内容", "听证权"])) == []  # PRO011
    draft.drop("steps/7/told").set("steps/7/proposed", {"penalties": [{"kind": "罚款", "amount": Decimal(20000)}]})
    assert says(hearing_period_respected, draft) == []  # PRO011
    posted["served_on"] = "2026-03-13"
    assert says(hearing_period_respected, draft) == []
    posted["served_on"] = "2026-03-19"
    assert says(hearing_period_respected, draft) == [early("2026-03-19", "2026-03-26", "2026-03-25")]


def test_each_party_has_its_own_time() -> None:
    draft = offered("2026-03-18", "2026-03-20").add("parties", {"id": "A2", "name": "示例样本", "type": "法人"})

    assert len(says(hearing_period_respected, draft)) == 1
    assert len(says(hearing_period_respected, draft.step("放弃听证", "2026-03-19", parties=["A2"]))) == 1
    assert says(hearing_period_respected, draft.step("放弃听证", "2026-03-19", parties=["A1"])) == []


def test_period_in_a_year_without_a_notice() -> None:
    due = Calendar.shipped().add_working_days(date(2027, 1, 29), 5)

    assert says(hearing_period_respected, offered("2027-01-29", due.latest.isoformat()), "2027-03-01") == [
        f"undetermined: 当事人自告知之日（2027-01-29）起五个工作日内可以要求听证，最后一日在{due.earliest}至{due.latest}之间；"
        f"放假安排尚未公布，决定（{due.latest}）是否过早无法判断"
    ]
    assert says(hearing_period_respected, offered("2027-01-29", "2027-02-25"), "2027-03-01") == []
    assert says(hearing_period_respected, offered("2027-01-29", due.earliest.isoformat()), "2027-03-01") == [
        early("2027-01-29", due.earliest.isoformat(), due.earliest.isoformat())
    ]


# PRO016


def asked(on: str, *steps: tuple[str, str]) -> Draft:
    return offered("2026-03-11", "2026-04-20", ("申请听证", on), *steps)


NOT_HELD = "error: 当事人于2026-03-13要求听证，至作出决定（2026-04-20）没有举行听证的记录；要求听证的，应当组织听证"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(asked("2026-03-13"), [NOT_HELD], id="not held"),
        pytest.param(asked("2026-03-13", ("举行听证", "2026-04-21")), [NOT_HELD], id="held after the decision"),
        pytest.param(asked("2026-03-13", ("举行听证", "2026-04-01")), [], id="held"),
        pytest.param(asked("2026-03-13", ("终止听证", "2026-04-01")), [], id="opened and ended"),
        pytest.param(asked("2026-03-13", ("放弃听证", "2026-03-20")), [], id="asked for, then given up"),
        pytest.param(asked("2026-03-19"), [], id="asked for too late"),
        pytest.param(
            asked("2026-03-24").step("听证告知", "2026-03-18"),
            [NOT_HELD.replace("2026-03-13", "2026-03-24")],
            id="too late for the first notice, in time for the second",
        ),
        pytest.param(asked("2026-03-13").drop("decisions/0/made_on"), [], id="not decided yet"),
        pytest.param(offered("2026-03-11", "2026-04-20"), [], id="nobody asked"),
        pytest.param(
            offered("2026-04-17", "2026-04-20", ("申请听证", "2026-04-20")),
            [NOT_HELD.replace("2026-03-13", "2026-04-20")],
            id="asked for on the day of the decision",
        ),
        pytest.param(
            offered("2026-04-17", "2026-04-20", ("申请听证", "2026-04-21")),
            [],
            id="asked for after a decision made too early: PRO015 says it",
        ),
        pytest.param(
            offered("2026-03-11", "2026-04-20")
            .set("decisions/0/parties", ["A1"])
            .step("申请听证", "2026-03-13", parties=["A2"]),
            [],
            id="asked for by a party that is not decided upon",
        ),
        pytest.param(
            offered("2026-03-11", "2026-04-20")
            .step("申请听证", "2026-03-13", parties=["A1"])
            .step("举行听证", "2026-04-01", parties=["A2"]),
            [NOT_HELD],
            id="held for another party",
        ),
        pytest.param(
            permit().step("告知利害关系人", "2026-03-04", told=["听证权"]).step("申请听证", "2026-03-12"),
            [],
            id="a permit, asked for too late",
        ),
        pytest.param(
            permit().step("告知利害关系人", "2026-03-04", told=["听证权"]).step("申请听证", "2026-03-11"),
            ["error: 当事人于2026-03-11要求听证，至作出决定（2026-03-20）没有举行听证的记录；要求听证的，应当组织听证"],
            id="a permit, on the last day",
        ),
        pytest.param(
            permit().step("申请听证", "2026-03-06"),
            ["error: 当事人于2026-03-06要求听证，至作出决定（2026-03-20）没有举行听证的记录；要求听证的，应当组织听证"],
            id="a permit",
        ),
        pytest.param(permit().step("申请听证", "2026-03-06").step("举行听证", "2026-03-18"), [], id="a permit, held"),
    ],
)
def test_held(draft: Draft, expected: list[str]) -> None:
    assert says(requested_hearing_held, draft) == expected


def test_a_permits_hearing_rests_on_its_own_law() -> None:
    (found,) = findings(requested_hearing_held, permit().step("申请听证", "2026-03-06"))

    assert found.basis == ("LL-47-1",)
    (found,) = findings(requested_hearing_held, asked("2026-03-13"))
    assert found.basis == ("PL-63-1",)


def test_decisions_that_could_not_be_read_are_not_judged() -> None:
    draft = permit().step("申请听证", "2026-03-06")

    assert says(requested_hearing_held, unread(draft, "decisions")) == []
