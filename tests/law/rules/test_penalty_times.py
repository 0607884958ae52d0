"""PRO002: the ninety days to decide a penalty."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.procedure import penalty_decided_in_time
from tests.builders import Draft, on_the_spot, penalty
from tests.law.rules.rows import findings, says

CONSEQUENCE = "法律后果由有权机关认定"
BY_THE_LATEST = "（放假安排尚未公布，按最迟的可能计算）"


# PRO002


OLD = (
    "undetermined: 本案2021-07-14立案，2021-11-01时已满九十日；九十日的期限自2021年7月15日起施行，"
    "是否适用于此前立案的案件无法判断"
)


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
            filed("2026-03-03", "2026-06-01").step("移送", "2026-05-01"), "2026-12-10", [], id="back, and still in time"
        ),
        pytest.param(
            filed("2026-03-03", "2026-08-01").step("移送", "2026-06-10"),
            "2026-12-10",
            [ninety("2026-03-03", "2026-06-01", "2026-06-01", "实际于2026-08-01作出")],
            id="transferred too late, and decided after it came back",
        ),
        pytest.param(
            filed("2026-03-03", None, links={"from_inspection": "2026-0005"}),
            "2026-06-02",
            [ninety("2026-03-03", "2026-06-01", "2026-06-01", "至2026-06-02没有作出")],
            id="came from an inspection, went nowhere",
        ),
        pytest.param(filed("2021-07-14", "2021-11-01", kind="行政强制"), "2026-12-10", [], id="no penalty case"),
        pytest.param(filed("2021-07-14", "2021-07-14"), "2026-12-10", [], id="filed and decided before the law"),
        pytest.param(
            filed("2021-07-14", "2021-11-01").add("decisions", {"decision": 2, "made_on": "2021-07-01"}),
            "2026-12-10",
            [OLD],
            id="filed before the law, another decision before it was filed",
        ),
        pytest.param(
            filed("2021-07-14", "2021-11-01")
            .add("parties", {"id": "A2", "name": "示例样本", "type": "法人"})
            .set("steps/0/parties", ["A1"])
            .set("decisions/0/parties", ["A1"])
            .step("立案", "2021-07-13", parties=["A2"])
            .add("decisions", {"decision": 2, "parties": ["A2"], "outcome": "给予处罚", "made_on": "2021-08-02"}),
            "2026-12-10",
            [OLD],
            id="filed before the law, another party's decision within ninety days",
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


@pytest.mark.parametrize("link", [{"merged_into": "2026-0009"}, {"transferred_to": "示例县公安局"}])
def test_a_case_that_went_elsewhere_on_no_day(link: dict[str, str]) -> None:
    draft = filed("2026-03-03", None, links=link)

    assert says(penalty_decided_in_time, draft) == [
        "undetermined: 本案（2026-03-03立案）写明已并入其他案件或者移送，没有填写日期，是否在九十日（至2026-06-01）之内无法判断"
    ]
    assert says(penalty_decided_in_time, draft.step("移送", "2026-04-01")) == []


def test_the_day_of_closing_ends_the_ninety_days() -> None:
    assert says(penalty_decided_in_time, filed("2026-03-03", None, closed_on="2026-06-01")) == []
    assert says(penalty_decided_in_time, filed("2026-03-03", None, closed_on="2026-06-02")) == [
        ninety("2026-03-03", "2026-06-01", "2026-06-01", "至2026-06-02没有作出")
    ]


def test_a_decision_after_a_transfer_is_undetermined_in_its_state_too() -> None:
    (found,) = findings(penalty_decided_in_time, filed("2026-03-03", "2026-09-01").step("移送", "2026-04-01"))

    assert (found.severity, found.deadline.state) == ("undetermined", "undetermined")


def beside(outcome: str, made: str, *, penalty_on: str | None) -> Draft:
    """A case filed on 3 March with such a decision beside the one that ends it, if there is one."""
    draft = filed("2026-03-03", penalty_on)
    return draft.add("decisions", {"decision": 2, "document": "其他", "outcome": outcome, "made_on": made})


@pytest.mark.parametrize(
    "outcome", ["责令改正", "采取强制措施", "解除强制措施", "强制执行", "申请法院强制执行", "终结执行"]
)
def test_a_decision_beside_the_penalty_neither_ends_the_ninety_days_nor_has_them(outcome: str) -> None:
    after = beside(outcome, "2026-10-12", penalty_on="2026-06-01")
    alone = beside(outcome, "2026-04-01", penalty_on=None)
    alone.decisions = alone.decisions[1:]

    assert says(penalty_decided_in_time, after) == []
    assert [each.partition(":")[0] for each in says(penalty_decided_in_time, alone)] == ["error"]
