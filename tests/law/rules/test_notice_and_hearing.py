"""PRO011-PRO013: the notice before a penalty, a penalty no heavier than it, the statement reviewed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.rules.notice_and_hearing import (
    party_told_before_penalty,
    penalty_not_heavier_than_told,
    statement_reviewed,
)
from tests.builders import SOUND, Draft, on_the_spot, penalty
from tests.law.rules.rows import findings, paper, says

ALL = (party_told_before_penalty, penalty_not_heavier_than_told, statement_reviewed)
RIGHTS = "应当告知拟处罚内容及事实、理由、依据和陈述、申辩的权利；没有告知的不得作出决定"
NOTICE = 4
POSTED = (
    "undetermined: 告知书以邮寄送达，没有填写视为送达日期，处罚决定（2026-03-25）作出之前当事人是否已被告知无法判断"
)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("outcome", ["不予处罚", "不予立案", "移送公安", "移送其他机关", "终止调查", "撤案", "并案"])
def test_only_penalties_need_a_notice(rule: Any, outcome: str) -> None:
    draft = penalty().set("decisions/0/outcome", outcome).drop_steps("事先告知", "放弃陈述申辩")

    assert says(rule, draft.step("陈述申辩", "2026-03-20")) == []


def told(*items: str, on: str = "2026-03-18", **more: Any) -> Draft:
    """A penalty whose one notice told these items."""
    draft = penalty().drop_steps("事先告知", "放弃陈述申辩")
    return draft.step("事先告知", on, **({"told": list(items)} if items else {}), **more)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().drop_steps("事先告知", "放弃陈述申辩"),
            [f"error: 处罚决定（2026-03-25）之前没有对当事人A1的告知记录：{RIGHTS}"],
            id="no notice",
        ),
        pytest.param(
            told(on="2026-03-26"),
            [
                "error: 处罚决定（2026-03-25）早于告知（2026-03-26）：作出处罚决定之前应当告知当事人拟处罚内容及事实、理由、依据"
                "和陈述、申辩的权利；没有告知的不得作出决定"
            ],
            id="told after the decision",
        ),
        pytest.param(
            told(service={"method": "邮寄送达", "started_on": "2026-03-18", "served_on": "2026-03-27"}),
            [
                "error: 处罚决定（2026-03-25）早于告知（2026-03-27）：作出处罚决定之前应当告知当事人拟处罚内容及事实、理由、依据"
                "和陈述、申辩的权利；没有告知的不得作出决定"
            ],
            id="posted before, received after",
        ),
        *(
            pytest.param(
                told(service={"method": method, "started_on": "2026-03-18"}),
                [
                    f"undetermined: 告知书以{method}，没有填写视为送达日期，"
                    "处罚决定（2026-03-25）作出之前当事人是否已被告知无法判断"
                ],
                id=f"{method}, arrival not given",
            )
            for method in ("邮寄送达", "委托送达")
        ),
        pytest.param(
            told(service={"method": "公告送达", "started_on": "2026-03-18"}),
            [
                "error: 处罚决定（2026-03-25）早于告知（2026-04-17）：作出处罚决定之前应当告知当事人拟处罚内容及事实、理由、依据"
                "和陈述、申辩的权利；没有告知的不得作出决定"
            ],
            id="by public notice: the thirtieth day after it",
        ),
        pytest.param(
            told(service={"method": "公告送达", "started_on": "2026-02-23"}), [], id="public notice over that day"
        ),
        pytest.param(
            told(service={"method": "邮寄送达", "started_on": "2026-03-18"}).step("事先告知", "2026-03-20"),
            [],
            id="posted, then told again by hand",
        ),
        pytest.param(told(service={"method": "直接送达", "started_on": "2026-03-18"}), [], id="handed over"),
        pytest.param(
            told("拟处罚内容", "事实"),
            ["error: 告知的内容没有写明理由、依据、陈述申辩权，作出处罚决定之前应当告知"],
            id="told too little",
        ),
        pytest.param(
            penalty().drop_steps("事先告知"),
            ["warning: 处罚决定（2026-03-25）之前有当事人放弃陈述申辩的记录，但没有对当事人A1的告知记录"],
            id="statement given up, no notice on file",
        ),
        pytest.param(
            on_the_spot().set("decisions/0/told_on_spot", "no"),
            [
                "error: 当场处罚前没有告知当事人：作出处罚决定之前应当告知拟处罚内容及事实、理由、依据和陈述、申辩的权利；"
                "没有告知的不得作出决定"
            ],
            id="on the spot, not told",
        ),
        pytest.param(
            on_the_spot().drop("decisions/0/told_on_spot"),
            ["undetermined: 当场处罚前是否当场告知事实、理由、依据并听取陈述申辩，没有填写，无法判断"],
            id="on the spot, not answered",
        ),
        pytest.param(
            told("理由", "依据", "陈述申辩权"),
            ["error: 告知的内容没有写明拟处罚内容、事实，作出处罚决定之前应当告知"],
            id="told neither penalty nor facts",
        ),
        pytest.param(
            penalty()
            .drop_steps("事先告知")
            .step("听证告知", "2026-03-10", proposed={"penalties": [{"kind": "罚款", "amount": Decimal(20000)}]}),
            [],
            id="a hearing notice that proposes the penalty",
        ),
        pytest.param(
            penalty().drop_steps("事先告知", "放弃陈述申辩").step("听证告知", "2026-03-10"),
            [f"error: 处罚决定（2026-03-25）之前没有对当事人A1的告知记录：{RIGHTS}"],
            id="a hearing notice that proposes nothing",
        ),
        pytest.param(
            told(on="2026-03-26", service={"method": "邮寄送达", "started_on": "2026-03-26"}),
            [f"error: 处罚决定（2026-03-25）之前没有对当事人A1的告知记录：{RIGHTS}"],
            id="posted after the decision",
        ),
        pytest.param(
            told(on="2026-03-25", service={"method": "邮寄送达", "started_on": "2026-03-25"}),
            [POSTED],
            id="posted on the day of the decision",
        ),
        pytest.param(
            told(service={"method": "邮寄送达", "started_on": "2026-03-18"}).step("事先告知", "2026-03-26"),
            [POSTED],
            id="posted before, told again after the decision",
        ),
        pytest.param(
            penalty().drop_steps("事先告知", "放弃陈述申辩").step("放弃陈述申辩", "2026-03-25"),
            ["warning: 处罚决定（2026-03-25）之前有当事人放弃陈述申辩的记录，但没有对当事人A1的告知记录"],
            id="given up on the day of the decision",
        ),
        pytest.param(told(on="2026-03-25"), [], id="told that day"),
        pytest.param(told(), [], id="what was told is not listed"),
        pytest.param(
            told("拟处罚内容", "事实", "理由").step("事先告知", "2026-03-19", told=["依据", "陈述申辩权"]),
            [],
            id="told in two notices",
        ),
        pytest.param(
            penalty()
            .drop_steps("事先告知")
            .step("听证告知", "2026-03-10", told=["拟处罚内容", "事实", "理由", "依据", "陈述申辩权", "听证权"]),
            [],
            id="one notice for penalty and hearing",
        ),
        pytest.param(penalty().drop_steps("事先告知").drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(
            penalty().drop_steps("事先告知").set("decisions/0/made_on", "2021-07-14"), [], id="before the law"
        ),
        pytest.param(
            on_the_spot().drop("decisions/0/told_on_spot").step("事先告知", "2026-03-04"), [], id="told in writing"
        ),
    ],
)
def test_told_before(draft: Draft, expected: list[str]) -> None:
    assert says(party_told_before_penalty, draft) == expected


def test_one_partys_waiver_does_not_speak_for_another() -> None:
    draft = told(parties=["A1"]).add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})

    (found,) = findings(party_told_before_penalty, draft.step("放弃陈述申辩", "2026-03-19", parties=["A1"]))
    assert found.severity == "error"
    (found,) = findings(party_told_before_penalty, draft.step("放弃陈述申辩", "2026-03-19", parties=["A2"]))
    assert found.severity == "warning"


def test_a_waiver_of_all_who_were_not_told() -> None:
    draft = told(parties=["A1"]).add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})

    assert says(party_told_before_penalty, draft.step("放弃陈述申辩", "2026-03-19", parties=["A2"])) == [
        "warning: 处罚决定（2026-03-25）之前有当事人放弃陈述申辩的记录，但没有对当事人A2的告知记录"
    ]


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        (["A2"], [POSTED]),
        (["A1"], [f"error: 处罚决定（2026-03-25）之前没有对当事人A2的告知记录：{RIGHTS}"]),
    ],
    ids=["to the one not told yet", "to another"],
)
def test_a_posted_notice_is_that_of_its_addressee(to: list[str], expected: list[str]) -> None:
    draft = told(parties=["A1"]).add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})
    posted = {"method": "邮寄送达", "started_on": "2026-03-20"}

    assert says(party_told_before_penalty, draft.step("事先告知", "2026-03-20", parties=to, service=posted)) == expected


def test_a_waiver_after_the_decision_changes_nothing() -> None:
    draft = penalty().drop_steps("事先告知", "放弃陈述申辩").step("放弃陈述申辩", "2026-03-26")

    assert [str(each.severity) for each in findings(party_told_before_penalty, draft)] == ["error"]


def test_every_party_is_told() -> None:
    draft = told(parties=["A1"]).add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})

    assert says(party_told_before_penalty, draft) == [
        f"error: 处罚决定（2026-03-25）之前没有对当事人A2的告知记录：{RIGHTS}"
    ]
    assert says(party_told_before_penalty, draft.step("事先告知", "2026-03-20", parties=["A2"])) == []


# PRO012


def proposed(*penalties: tuple[str, int | None], **more: Any) -> dict[str, Any]:
    """A notice that proposes these penalties."""
    listed = [
        {"kind": kind, **({"amount": Decimal(amount)} if amount is not None else {})} for kind, amount in penalties
    ]
    return {"step": "事先告知", "on": "2026-03-18", "proposed": {"penalties": listed}, **more}


def decided(*penalties: tuple[str, int | None]) -> Draft:
    """The penalty with these penalties, and no notice yet."""
    draft = penalty().drop_steps("事先告知")
    listed = proposed(*penalties)["proposed"]["penalties"]
    return draft.set("decisions/0/penalties", listed)


HEAVIER = "warning: 对当事人A1的处罚重于2026-03-18告知的拟处罚内容；不得因当事人陈述、申辩而给予更重的处罚"


@pytest.mark.parametrize(
    ("draft", "notices", "expected"),
    [
        pytest.param(decided(("罚款", 20001)), [proposed(("罚款", 20000))], [HEAVIER], id="a yuan more"),
        pytest.param(
            decided(("罚款", 20000), ("吊销许可证件", None)), [proposed(("罚款", 20000))], [HEAVIER], id="a kind more"
        ),
        pytest.param(
            decided(("罚款", 30000)),
            [proposed(("罚款", 20000)), proposed(("罚款", 30000), on="2026-03-20")],
            [HEAVIER],
            id="raised by a second notice without new facts",
        ),
        pytest.param(
            decided(("罚款", 30000)),
            [proposed(("罚款", 20000)), proposed(("罚款", 30000), on="2026-03-20", new_facts="yes")],
            [],
            id="raised on new facts",
        ),
        pytest.param(
            decided(("罚款", 30000)),
            [proposed(("罚款", 20000)), proposed(("罚款", 30000), on="2026-03-26", new_facts="yes")],
            [HEAVIER],
            id="the new notice came after the decision",
        ),
        pytest.param(
            decided(("罚款", 30000)),
            [proposed(("罚款", 20000)), proposed(("罚款", 30000), on="2026-03-25", new_facts="yes")],
            [],
            id="raised on new facts on the day of the decision",
        ),
        pytest.param(decided(("罚款", 20000)), [proposed()], [], id="a proposal without any penalty"),
        pytest.param(decided(("罚款", 10000)), [proposed(("罚款", 20000))], [], id="lighter"),
        pytest.param(decided(("罚款", 20000)), [proposed(("责令停产停业", None))], [], id="a fine instead of closure"),
        pytest.param(decided(("警告", None)), [proposed(("罚款", 20000))], [], id="a warning instead of a fine"),
        pytest.param(decided(("其他", None)), [proposed(("罚款", 20000))], [], id="a kind that cannot be compared"),
        pytest.param(decided(("罚款", 20000)), [proposed(("罚款", None))], [], id="no amount proposed"),
        pytest.param(decided(("罚款", 20000)), [{"step": "事先告知", "on": "2026-03-18"}], [], id="nothing proposed"),
        pytest.param(
            decided(("罚款", 20000)).set("decisions/0/outcome", "不予处罚"),
            [proposed(("罚款", 1))],
            [],
            id="no penalty",
        ),
    ],
)
def test_not_heavier(draft: Draft, notices: list[dict[str, Any]], expected: list[str]) -> None:
    for notice in notices:
        draft.add("steps", notice)

    assert says(penalty_not_heavier_than_told, draft) == expected


def test_each_party_against_its_own_notice() -> None:
    draft = decided().add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})
    draft.set(
        "decisions/0/penalties",
        [
            {"kind": "罚款", "amount": Decimal(20000), "parties": ["A1"]},
            {"kind": "罚款", "amount": Decimal(3000), "parties": ["A2"]},
        ],
    )
    draft.add("steps", proposed(("罚款", 20000), parties=["A1"])).add("steps", proposed(("罚款", 2000), parties=["A2"]))

    assert says(penalty_not_heavier_than_told, draft) == [HEAVIER.replace("A1", "A2")]


# PRO013


def stated(**more: Any) -> Draft:
    return penalty().drop_steps("放弃陈述申辩").step("陈述申辩", "2026-03-20", **more)


def unreviewed(stated: str) -> str:
    return (
        f"error: 当事人于{stated}陈述申辩，至作出处罚决定（2026-03-25）没有复核记录；"
        "对当事人提出的事实、理由和证据应当进行复核"
    )


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            stated(),
            [
                "error: 当事人于2026-03-20陈述申辩，至作出处罚决定（2026-03-25）没有复核记录；"
                "对当事人提出的事实、理由和证据应当进行复核"
            ],
            id="not reviewed",
        ),
        pytest.param(
            stated().step("复核", "2026-03-26"),
            [
                "error: 当事人于2026-03-20陈述申辩，至作出处罚决定（2026-03-25）没有复核记录；"
                "对当事人提出的事实、理由和证据应当进行复核"
            ],
            id="reviewed after the decision",
        ),
        pytest.param(stated().step("复核", "2026-03-19"), [], id="reviewed before it was stated: PRO001"),
        pytest.param(
            stated().step("复核", "2026-03-20").step("陈述申辩", "2026-03-23"),
            [
                "error: 当事人于2026-03-23陈述申辩，至作出处罚决定（2026-03-25）没有复核记录；"
                "对当事人提出的事实、理由和证据应当进行复核"
            ],
            id="the second statement not reviewed",
        ),
        pytest.param(
            stated().step("复核", "2026-03-19").step("复核", "2026-03-23").step("陈述申辩", "2026-03-24"),
            [unreviewed("2026-03-24")],
            id="a review before and one between, the last statement not reviewed",
        ),
        pytest.param(
            penalty().drop_steps("放弃陈述申辩").step("陈述申辩", "2026-03-25"),
            [unreviewed("2026-03-25")],
            id="stated on the day of the decision",
        ),
        pytest.param(
            stated().add("records", {"id": "R20", "type": "复核意见书"}),
            [unreviewed("2026-03-20")],
            id="a review paper without its day",
        ),
        pytest.param(stated().step("复核", "2026-03-20"), [], id="reviewed that day"),
        pytest.param(stated().step("复核", "2026-03-25"), [], id="on the day of the decision"),
        pytest.param(paper(stated(), "R20", "复核意见书", "2026-03-23"), [], id="the paper alone"),
        pytest.param(stated().step("举行听证", "2026-03-24"), [], id="a hearing held after it"),
        pytest.param(penalty().step("陈述申辩", "2026-04-02"), [], id="a statement after the decision"),
        pytest.param(stated().drop("decisions/0/made_on"), [], id="not decided yet"),
        pytest.param(stated().set("decisions/0/outcome", "不予处罚"), [], id="no penalty"),
    ],
)
def test_statement(draft: Draft, expected: list[str]) -> None:
    assert says(statement_reviewed, draft) == expected
