"""PRO001, PRO004, PRO005: order of steps, registered evidence, handing over on the spot; silence of PRO001-PRO005."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.penalty_service import on_the_spot_handed_over, penalty_served_in_time
from enforcement_cli.law.rules.procedure import (
    penalty_decided_in_time,
    registered_evidence_disposed,
    steps_in_lawful_order,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, says, with_parts

ALL = (
    steps_in_lawful_order,
    penalty_decided_in_time,
    penalty_served_in_time,
    registered_evidence_disposed,
    on_the_spot_handed_over,
)
CONSEQUENCE = "法律后果由有权机关认定"


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_file_that_cannot_be_read_says_nothing(rule: Any) -> None:
    draft = penalty()
    draft.decisions = []
    trouble = ("unreadable", problem(Place("cases/2026/2026-0001/decisions.yaml"), "文件 {name} 打不开：{why}"))

    assert says(rule, with_parts(draft, troubles=(trouble,))) == []


# PRO001


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().set("steps/0/on", "2026-03-26"),
            [
                "error: 调查终结（2026-03-16）早于依法应当在先的：立案（2026-03-26）",
                "error: 作出决定（2026-03-25）早于依法应当在先的：立案（2026-03-26）",
            ],
            id="filed after the decision",
        ),
        pytest.param(
            penalty().step("举行听证", "2026-03-27").set("decisions/0/approval/on", "2026-03-28"),
            ["error: 作出决定（2026-03-25）早于依法应当在先的：举行听证（2026-03-27）、负责人批准决定（2026-03-28）"],
            id="one finding for all that came after the decision",
        ),
        pytest.param(
            penalty().set("decisions/0/service/0/started_on", "2026-03-24"),
            ["error: 送达决定（2026-03-24）早于依法应当在先的：作出决定（2026-03-25）"],
            id="served before it was made",
        ),
        pytest.param(
            penalty().set("steps/5/on", "2026-03-17"),
            ["error: 放弃陈述申辩（2026-03-17）早于依法应当在先的：事先告知（2026-03-18）"],
            id="given up before being told",
        ),
        pytest.param(penalty().set("steps/4/on", "2026-03-26"), [], id="told after the decision: PRO011"),
        pytest.param(
            penalty().set("steps/4/on", "2026-03-25"),
            ["error: 放弃陈述申辩（2026-03-19）早于依法应当在先的：事先告知（2026-03-25）"],
            id="given up before being told on the day of the decision",
        ),
        pytest.param(
            penalty().set("decisions/0/made_on", "2016-03-25"),
            [
                "error: 作出决定（2016-03-25）早于依法应当在先的：立案（2026-03-03）、调查终结（2026-03-16）、"
                "负责人批准决定（2026-03-24）"
            ],
            id="a slip of the year does not make it a decision under the old law",
        ),
        pytest.param(
            penalty().step("先行登记保存", "2026-03-05").step("登记保存处理", "2026-03-04"),
            ["error: 登记保存处理（2026-03-04）早于依法应当在先的：先行登记保存（2026-03-05）"],
            id="disposed of before it was registered",
        ),
        pytest.param(
            permit().set("steps/1/on", "2026-03-01"),
            ["error: 受理（2026-03-01）早于依法应当在先的：收到申请（2026-03-02）"],
            id="accepted before receipt",
        ),
        pytest.param(
            permit().set("steps/2/on", "2026-03-23").set("steps/3/on", "2026-03-19"),
            [
                "error: 作出决定（2026-03-20）早于依法应当在先的：现场核查（2026-03-23）",
                "error: 颁发证件（2026-03-19）早于依法应当在先的：作出决定（2026-03-20）",
            ],
            id="verified after the decision, certificate before it",
        ),
        pytest.param(
            penalty().set("steps/0/on", "2026-03-25").set("steps/3/on", "2026-03-25"), [], id="all on one day"
        ),
        pytest.param(penalty().set("steps/0/on", "2026-03-05"), [], id="site visit and interview before the filing"),
        pytest.param(penalty().set("steps/4/on", "2026-03-12"), [], id="notice before the end of the investigation"),
        pytest.param(penalty().step("立案", "2026-03-26", parties=["A2"]), [], id="a party filed later"),
        pytest.param(
            penalty().step("集体讨论", "2026-03-23").step("集体讨论", "2026-06-01"),
            [],
            id="discussed before, and again later",
        ),
        pytest.param(
            penalty()
            .set("steps/0/on", "2021-07-01")
            .set("steps/3/on", "2021-06-29")
            .set("decisions/0/approval/on", "2021-06-29")
            .set("decisions/0/made_on", "2021-06-30"),
            [],
            id="law of that time unknown",
        ),
        pytest.param(penalty().drop("steps/0/on"), [], id="no day given"),
        pytest.param(inspection().step("立案", "2026-03-30"), [], id="another kind of case"),
        pytest.param(
            permit().set("decisions/0/outcome", "不予受理").set("steps/1/on", "2026-03-21"), [], id="not accepted"
        ),
    ],
)
def test_order(draft: Draft, expected: list[str]) -> None:
    assert says(steps_in_lawful_order, draft) == expected


def test_a_step_may_serve_the_last_of_several_decisions() -> None:
    draft = (
        penalty().set("decisions/0/parties", ["A1"]).add("parties", {"id": "A2", "name": "示例样本", "type": "法人"})
    )
    draft.add("decisions", {"decision": 2, "parties": ["A2"], "outcome": "给予处罚", "made_on": "2026-04-20"})
    draft.step("举行听证", "2026-04-10")

    assert says(steps_in_lawful_order, draft) == []
    assert says(steps_in_lawful_order, draft.set("steps/7/parties", ["A1"])) == [
        "error: 作出决定（2026-03-25）早于依法应当在先的：举行听证（2026-04-10）"
    ]


def test_the_basis_is_that_of_the_pairs() -> None:
    (found,) = findings(steps_in_lawful_order, penalty().step("举行听证", "2026-03-27"))

    assert found.basis == ("PL-65",)


# PRO004


def registered(on: str, disposed: str | None) -> Draft:
    draft = penalty().step("先行登记保存", on)
    return draft.step("登记保存处理", disposed) if disposed is not None else draft


def evidence(on: str, due: str, rest: str) -> str:
    return (
        f"error: 先行登记保存（{on}）的证据应当在七个工作日内作出处理决定，最后一日为{due}，{rest}，逾期；{CONSEQUENCE}"
    )


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(registered("2026-03-04", "2026-03-13"), "2026-12-10", [], id="last day"),
        pytest.param(
            registered("2026-03-04", "2026-03-16"),
            "2026-12-10",
            [evidence("2026-03-04", "2026-03-13", "实际于2026-03-16处理")],
            id="late",
        ),
        pytest.param(registered("2026-09-24", "2026-10-12"), "2026-12-10", [], id="last day, across National Day"),
        pytest.param(
            registered("2026-09-24", "2026-10-13"),
            "2026-12-10",
            [evidence("2026-09-24", "2026-10-12", "实际于2026-10-13处理")],
            id="late, across National Day",
        ),
        pytest.param(registered("2026-02-13", "2026-03-02"), "2026-12-10", [], id="last day, across Spring Festival"),
        pytest.param(
            registered("2026-03-04", None),
            "2026-03-14",
            [evidence("2026-03-04", "2026-03-13", "至2026-03-14没有处理记录")],
            id="not disposed of",
        ),
        pytest.param(registered("2021-07-14", None), "2026-12-10", [], id="before the law: units unknown"),
        pytest.param(
            registered("2026-12-30", "2027-01-05"), "2027-02-01", [], id="surely in time in an unpublished year"
        ),
        pytest.param(inspection().step("先行登记保存", "2026-03-04"), "2026-12-10", [], id="not in a penalty case"),
    ],
)
def test_registered_evidence(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(registered_evidence_disposed, draft, as_of) == expected


# PRO005


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(
            on_the_spot().set("decisions/0/service", []).set("records/0/signatures", []),
            "2026-03-05",
            ["error: 当场处罚决定书应当于作出当日（2026-03-04）当场交付当事人，至2026-03-05没有交付记录"],
            id="no handing over",
        ),
        pytest.param(
            on_the_spot().set("decisions/0/service/0/started_on", "2026-03-06").set("records/0/signatures", []),
            "2026-12-10",
            [
                "error: 当场处罚决定书应当于作出当日（2026-03-04）当场交付当事人，实际于2026-03-06送达，逾期；"
                + CONSEQUENCE
            ],
            id="served later",
        ),
        pytest.param(on_the_spot().set("decisions/0/service", []), "2026-12-10", [], id="the party signed the form"),
        pytest.param(
            on_the_spot()
            .set("decisions/0/service", [])
            .set("records/0/signatures", [{"name": "钱样本", "capacity": "当事人", "refused": "yes"}]),
            "2026-12-10",
            [],
            id="refusal noted on the form",
        ),
        pytest.param(
            on_the_spot().set("decisions/0/service", []).set("records/0/signatures", []),
            "2026-03-04",
            [],
            id="that day",
        ),
        pytest.param(
            on_the_spot().set("records/0/signatures", []), "2026-12-10", [], id="handed over that day, nothing signed"
        ),
        pytest.param(
            on_the_spot()
            .set("decisions/0/service", [{"method": "直接送达", "served_on": "2026-03-06"}])
            .set("records/0/signatures", []),
            "2026-12-10",
            [
                "error: 当场处罚决定书应当于作出当日（2026-03-04）当场交付当事人，实际于2026-03-06送达，逾期；"
                + CONSEQUENCE
            ],
            id="received later, set going when?",
        ),
        pytest.param(
            on_the_spot().set("decisions/0/service", []).set("records/0/type", "其他"),
            "2026-12-10",
            [],
            id="signed on the paper that the decision names",
        ),
        pytest.param(
            on_the_spot().set("decisions/0/service", []).drop("decisions/0/record"),
            "2026-12-10",
            [],
            id="signed on the form, which the decision does not name",
        ),
        pytest.param(
            on_the_spot()
            .set("decisions/0/service", [])
            .set("records/0/signatures", [])
            .add(
                "records",
                {"id": "R02", "type": "现场检查笔录", "signatures": [{"name": "钱样本", "capacity": "当事人"}]},
            ),
            "2026-03-05",
            ["error: 当场处罚决定书应当于作出当日（2026-03-04）当场交付当事人，至2026-03-05没有交付记录"],
            id="signed another paper",
        ),
        *(
            pytest.param(
                on_the_spot()
                .set("decisions/0/service", [])
                .set("records/0/signatures", [{"name": "甲示例", "capacity": capacity}]),
                "2026-03-05",
                ["error: 当场处罚决定书应当于作出当日（2026-03-04）当场交付当事人，至2026-03-05没有交付记录"],
                id=f"signed by {capacity} only",
            )
            for capacity in ("执法人员", "见证人", "翻译", "记录人")
        ),
        pytest.param(
            on_the_spot()
            .set("decisions/0/service", [])
            .set("records/0/signatures", [])
            .set("decisions/0/outcome", "不予处罚"),
            "2026-12-10",
            [],
            id="no penalty",
        ),
        pytest.param(penalty().set("decisions/0/service", []), "2026-12-10", [], id="general procedure: PRO003"),
        pytest.param(permit().set("procedure", "当场").set("decisions/0/service", []), "2026-12-10", [], id="a permit"),
    ],
)
def test_handed_over(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(on_the_spot_handed_over, draft, as_of) == expected
