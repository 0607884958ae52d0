"""PRO002 and PRO003: the ninety days to decide a penalty, and the seven working days to serve it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.penalty_service import penalty_served_in_time
from enforcement_cli.law.rules.procedure import penalty_decided_in_time
from tests.builders import Draft, on_the_spot, penalty
from tests.law.rules.rows import findings, says

CONSEQUENCE = "法律后果由有权机关认定"
BY_THE_LATEST = "（放假安排尚未公布，按最迟的可能计算）"


# PRO002


def filed(on: str, made: str | None, **more: Any) -> Draft:
    """A penalty filed and decided on these days, and nothing else that could be late."""
    draft = penalty().set("steps/0/on", on)
    draft.set("decisions/0/made_on", made) if made is not None else draft.drop("decisions/0/made_on")
    draft.data |= more
    return draft


# The ninetieth day after 10 Nov 2026 is Mon 8 Feb 2027, in the Spring Festival: how far it rolls its notice will say.
LATEST = Calendar.shipped().add_days(date(2026, 11, 10), 90).latest.isoformat()
PAUSE = [{"reason": "其他", "from": "2026-04-01", "to": "2026-04-10"}]


def ninety(start: str, raw: str, due: str, rest: str) -> str:
    return f"error: 行政处罚决定应当自立案之日（{start}）起90日内作出，末日为{raw}，过{due}为逾期，{rest}，逾期；{CONSEQUENCE}"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(filed("2026-03-03", "2026-06-01"), "2026-12-10", [], id="last day"),
        pytest.param(
            filed("2026-03-03", "2026-06-02"),
            "2026-12-10",
            [ninety("2026-03-03", "2026-06-01", "2026-06-01", "实际于2026-06-02作出")],
            id="one day late",
        ),
        pytest.param(filed("2026-07-03", "2026-10-08"), "2026-12-10", [], id="rolled over National Day"),
        pytest.param(
            filed("2026-07-03", "2026-10-09"),
            "2026-12-10",
            [ninety("2026-07-03", "2026-10-01", "2026-10-08", "实际于2026-10-09作出")],
            id="past the rolled day",
        ),
        pytest.param(filed("2025-11-17", "2026-02-24"), "2026-12-10", [], id="rolled over Spring Festival"),
        pytest.param(
            filed("2025-11-17", "2026-02-25"),
            "2026-12-10",
            [ninety("2025-11-17", "2026-02-15", "2026-02-24", "实际于2026-02-25作出")],
            id="past it",
        ),
        pytest.param(
            filed("2026-03-03", None),
            "2026-06-02",
            [ninety("2026-03-03", "2026-06-01", "2026-06-01", "至2026-06-02没有作出")],
            id="not decided",
        ),
        pytest.param(filed("2026-03-03", None), "2026-05-20", [], id="running, not near"),
        pytest.param(
            filed("2026-03-03", None),
            "2026-05-25",
            ["info: 行政处罚决定应当自立案之日（2026-03-03）起90日内作出，末日为2026-06-01，过2026-06-01为逾期"],
            id="due soon",
        ),
        pytest.param(
            filed("2026-07-03", None),
            "2026-10-05",
            ["info: 行政处罚决定应当自立案之日（2026-07-03）起90日内作出，末日为2026-10-01，过2026-10-08为逾期"],
            id="past the last day as counted, before the one it gives way to",
        ),
        *(
            pytest.param(
                draft,
                "2026-12-10",
                [
                    "undetermined: 行政处罚决定于2026-03-25作出，没有填写立案的日期，是否自立案之日起九十日内作出无法判断"
                ],
                id=id_,
            )
            for id_, draft in {
                "no filing": penalty().drop_steps("立案"),
                "a filing without its day": penalty().drop("steps/0/on"),
                "the filing of another party": penalty()
                .add("parties", {"id": "A2", "name": "示例样本", "type": "法人"})
                .set("decisions/0/parties", ["A1"])
                .set("steps/0/parties", ["A2"])
                .step("移送", "2026-03-20", parties=["A2"]),
            }.items()
        ),
        pytest.param(on_the_spot(), "2026-12-10", [], id="on the spot nothing is filed"),
        pytest.param(
            penalty().drop_steps("立案").set("decisions/0/outcome", "不予处罚"), "2026-12-10", [], id="no penalty"
        ),
        pytest.param(
            filed("2026-11-10", None),
            "2026-12-10",
            [
                "info: 行政处罚决定应当自立案之日（2026-11-10）起90日内作出，末日为2027-02-08，遇休息日顺延，"
                f"最迟到{LATEST}；放假安排公布后确定"
            ],
            id="ends in a year without a notice",
        ),
        pytest.param(
            filed("2026-11-10", LATEST),
            "2027-03-01",
            [
                "undetermined: 行政处罚决定应当自立案之日（2026-11-10）起90日内作出，末日为2027-02-08，遇休息日顺延，"
                f"最迟到{LATEST}；放假安排尚未公布，{LATEST}是否逾期无法判断"
            ],
            id="between the bounds",
        ),
        pytest.param(filed("2026-11-10", "2027-02-08"), "2027-03-01", [], id="surely in time in an unpublished year"),
        pytest.param(
            filed("2026-11-10", "2027-02-20"),
            "2027-03-01",
            [ninety("2026-11-10", "2027-02-08", f"{LATEST}{BY_THE_LATEST}", "实际于2027-02-20作出")],
            id="surely late in an unpublished year",
        ),
        pytest.param(
            filed("2026-03-03", "2026-06-11", pauses=PAUSE),
            "2026-12-10",
            [
                "undetermined: 行政处罚决定应当自立案之日（2026-03-03）起90日内作出，末日为2026-06-01，2026-06-11已经超过；"
                "超过的日数不多于记录的中止，中止能否扣除没有填写，无法判断"
            ],
            id="overrun no longer than the pauses",
        ),
        pytest.param(
            filed("2026-03-03", "2026-06-12", pauses=PAUSE),
            "2026-12-10",
            [ninety("2026-03-03", "2026-06-01", "2026-06-01", "实际于2026-06-12作出")],
            id="overrun longer than the pauses",
        ),
        pytest.param(
            filed("2026-03-03", "2026-06-30").set("decisions/0/outcome", "不予处罚"), "2026-12-10", None, id="late"
        ),
        pytest.param(filed("2026-03-03", None).step("移送", "2026-05-01"), "2026-12-10", [], id="transferred"),
        pytest.param(
            filed("2026-03-03", None).step("不予立案", "2026-03-10"), "2026-12-10", [], id="not filed after all"
        ),
        pytest.param(filed("2026-03-03", None).step("结案审批", "2026-05-01"), "2026-12-10", [], id="closed"),
        pytest.param(
            filed("2026-03-03", "2026-08-01").step("移送", "2026-05-01"),
            "2026-12-10",
            [
                "undetermined: 本案2026-05-01移送或者结束，2026-08-01又作出决定，已过自立案之日（2026-03-03）起90日的末日"
                "2026-06-01；其间的日数能否扣除法律没有规定，无法判断"
            ],
            id="decided after it came back",
        ),
        pytest.param(
            filed("2021-07-14", "2021-11-01"),
            "2026-12-10",
            [
                "undetermined: 本案2021-07-14立案，2021-11-01时已满九十日；九十日的期限自2021年7月15日起施行，"
                "是否适用于此前立案的案件无法判断"
            ],
            id="filed before the law, decided after",
        ),
        pytest.param(
            filed("2021-07-14", "2021-10-12"), "2026-12-10", [], id="filed before the law, within ninety days"
        ),
        pytest.param(filed("2021-01-04", "2021-07-14"), "2026-12-10", [], id="all under the old law"),
        pytest.param(on_the_spot(), "2026-12-10", [], id="on the spot: no filing"),
    ],
)
def test_ninety_days(draft: Draft, as_of: str, expected: list[str] | None) -> None:
    said = says(penalty_decided_in_time, draft, as_of)

    if expected is None:
        assert [each.split(":")[0] for each in said] == ["error"]
    else:
        assert said == expected


@pytest.mark.parametrize(
    "outcome", ["不予处罚", "移送公安", "移送其他机关", "终止调查", "撤案", "并案", "不予立案", "给予处罚"]
)
def test_any_outcome_ends_the_ninety_days(outcome: str) -> None:
    assert says(penalty_decided_in_time, filed("2026-03-03", "2026-06-01").set("decisions/0/outcome", outcome)) == []


def test_two_undecided_parties_are_one_finding() -> None:
    draft = filed("2026-03-03", None).set("decisions/0/parties", ["A1"])
    draft.add("parties", {"id": "A2", "name": "示例样本", "type": "法人"}).add(
        "decisions", {"decision": 2, "parties": ["A2"]}
    )

    assert len(says(penalty_decided_in_time, draft)) == 1


# PRO003


def served(started: str | None, made: str = "2026-03-25", **more: Any) -> Draft:
    draft = penalty().set("decisions/0/made_on", made).set("decisions/0/service", [])
    if started is not None:
        draft.add("decisions/0/service", {"method": "直接送达", "started_on": started, **more})
    return draft


def service(made: str, due: str, rest: str, parties: str = "A1") -> str:
    return f"行政处罚决定书应当自作出之日（{made}）起七个工作日内送达当事人{parties}，最后一日为{due}，{rest}，逾期；{CONSEQUENCE}"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(served("2026-04-03"), "2026-12-10", [], id="last day"),
        pytest.param(
            served("2026-04-07"),
            "2026-12-10",
            ["error: " + service("2026-03-25", "2026-04-03", "实际于2026-04-07启动送达")],
            id="first day late, across Qingming",
        ),
        pytest.param(served("2026-03-02", "2026-02-13"), "2026-12-10", [], id="last day, across Spring Festival"),
        pytest.param(
            served("2026-03-03", "2026-02-13"),
            "2026-12-10",
            ["error: " + service("2026-02-13", "2026-03-02", "实际于2026-03-03启动送达")],
            id="late, across Spring Festival",
        ),
        pytest.param(served("2026-10-10", "2026-09-25"), "2026-12-10", [], id="in time, across National Day"),
        pytest.param(
            served(None),
            "2026-04-04",
            ["error: " + service("2026-03-25", "2026-04-03", "至2026-04-04没有送达记录")],
            id="not served",
        ),
        pytest.param(
            served(None),
            "2026-04-03",
            ["info: 行政处罚决定书应当自作出之日（2026-03-25）起七个工作日内送达当事人A1，最后一日为2026-04-03"],
            id="due today",
        ),
        pytest.param(
            served("2026-03-30", served_on="2026-05-06", method="公告送达"),
            "2026-12-10",
            [],
            id="notice, served much later",
        ),
        pytest.param(served("2026-04-03", method="邮寄送达"), "2026-12-10", [], id="posted, receipt unknown"),
        pytest.param(served("2026-04-01", method="留置送达"), "2026-12-10", [], id="left"),
        pytest.param(served(None).set("decisions/0/outcome", "不予处罚"), "2026-12-10", [], id="no penalty"),
        pytest.param(served(None).drop("decisions/0/made_on"), "2026-12-10", [], id="a draft"),
        pytest.param(served(None, "2021-07-14"), "2026-12-10", [], id="before the law"),
        pytest.param(on_the_spot().set("decisions/0/service", []), "2026-12-10", [], id="on the spot: PRO005"),
    ],
)
def test_service(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(penalty_served_in_time, draft, as_of) == expected


def test_service_across_a_year_without_a_notice() -> None:
    due = Calendar.shipped().add_working_days(date(2027, 1, 29), 7)
    duty = "行政处罚决定书应当自作出之日（2027-01-29）起七个工作日内送达当事人A1，"
    within = f"最后一日在{due.earliest}至{due.latest}之间"

    assert says(penalty_served_in_time, served(None, "2027-01-29"), "2027-01-29") == [
        f"info: {duty}{within}，放假安排公布后确定"
    ]
    assert says(penalty_served_in_time, served(due.latest.isoformat(), "2027-01-29"), "2027-03-01") == [
        f"undetermined: {duty}{within}；放假安排尚未公布，{due.latest}是否逾期无法判断"
    ]
    assert says(penalty_served_in_time, served(due.earliest.isoformat(), "2027-01-29"), "2027-03-01") == []
    assert says(penalty_served_in_time, served("2027-02-25", "2027-01-29"), "2027-03-01") == [
        f"error: {duty}最后一日为{due.latest}{BY_THE_LATEST}，实际于2027-02-25启动送达，逾期；{CONSEQUENCE}"
    ]


def test_a_decision_after_a_transfer_is_undetermined_in_its_state_too() -> None:
    (found,) = findings(penalty_decided_in_time, filed("2026-03-03", "2026-09-01").step("移送", "2026-04-01"))

    assert (found.severity, found.deadline.state) == ("undetermined", "undetermined")


@pytest.mark.parametrize("method", ["邮寄送达", "公告送达", "委托送达", "转交送达"])
def test_the_day_of_effect_alone_does_not_say_when_service_was_set_going(method: str) -> None:
    late = penalty().set("decisions/0/service", [{"method": method, "served_on": "2026-04-29"}])
    in_time = penalty().set("decisions/0/service", [{"method": method, "served_on": "2026-04-03"}])

    assert says(penalty_served_in_time, late) == [
        "undetermined: 行政处罚决定书应当自作出之日（2026-03-25）起七个工作日内送达当事人A1，最后一日为2026-04-03；"
        f"{method}只填写了视为送达日期（2026-04-29），没有填写送达启动日期，是否按期无法判断"
    ]
    assert says(penalty_served_in_time, in_time) == []


def test_handing_over_is_set_going_and_done_on_one_day() -> None:
    draft = penalty().set("decisions/0/service", [{"method": "直接送达", "served_on": "2026-04-07"}])

    assert says(penalty_served_in_time, draft) == [
        "error: " + service("2026-03-25", "2026-04-03", "实际于2026-04-07启动送达")
    ]


def test_parties_not_served_are_named_together() -> None:
    draft = served(None)
    for party in ("A2", "A3"):
        draft.add("parties", {"id": party, "name": "示例样本", "type": "法人"})

    assert says(penalty_served_in_time, draft, "2026-04-04") == [
        "error: " + service("2026-03-25", "2026-04-03", "至2026-04-04没有送达记录", "A1、A2、A3")
    ]

    draft.add("decisions/0/service", {"method": "直接送达", "started_on": "2026-03-26", "parties": ["A1", "A3"]})
    assert says(penalty_served_in_time, draft, "2026-04-04") == [
        "error: " + service("2026-03-25", "2026-04-03", "至2026-04-04没有送达记录", "A2")
    ]
