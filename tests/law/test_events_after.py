"""Events after the decision, and of the measures and letters of a case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.occurrence import Occurrence, notice_over
from enforcement_cli.law.rule import Law
from tests.builders import Draft, on_the_spot, penalty, permit


def happened(draft: Draft, event: str, as_of: str = "2026-12-10") -> list[Occurrence]:
    case = draft.case()
    return list(occurrences(case, event, Law(date.fromisoformat(as_of), Calendar.shipped(), case.bureau)))


def days(draft: Draft, event: str) -> list[str]:
    return [each.on.isoformat() for each in happened(draft, event)]


def two_parties() -> Draft:
    """A1 fined 8,000 and A2 9,000 yuan, each served on a day of its own."""
    draft = penalty().add("parties", {"id": "A2", "name": "示例样本有限公司", "type": "法人"})
    draft.set(
        "decisions/0/penalties",
        [
            {"kind": "罚款", "amount": Decimal(amount), "parties": [party]}
            for party, amount in (("A1", 8000), ("A2", 9000))
        ],
    )
    service = draft.decisions[0]["service"][0]
    return draft.set(
        "decisions/0/service",
        [{**service, "parties": ["A1"]}, {**service, "parties": ["A2"], "served_on": "2026-03-30"}],
    ).set("decisions/0/performance", [])


def test_each_party_receives_its_own() -> None:
    assert [(each.on.isoformat(), sorted(each.parties)) for each in happened(two_parties(), "fine:received")] == [
        ("2026-03-26", ["A1"]),
        ("2026-03-30", ["A2"]),
    ]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([{"kind": "缴纳罚款", "on": "2026-04-01"}], ["2026-04-01", "2026-04-01"], id="of no party: all"),
        pytest.param([{"kind": "缴纳罚款", "on": "2026-04-01", "party": "A2"}], ["2026-04-01"], id="of one party"),
        pytest.param(
            [
                {"kind": "分期缴纳", "on": "2026-05-01", "party": "A1", "amount": Decimal(5000)},
                {"kind": "分期缴纳", "on": "2026-04-01", "party": "A1", "amount": Decimal(3000)},
            ],
            ["2026-05-01"],
            id="in instalments: the last",
        ),
        pytest.param(
            [{"kind": "缴纳罚款", "on": "2026-04-01", "party": "A1", "amount": Decimal(7999)}], [], id="a yuan short"
        ),
        pytest.param([{"kind": "加处罚款", "on": "2026-04-01", "amount": Decimal(99999)}], [], id="a surcharge"),
        pytest.param([{"kind": "履行完毕", "on": "2026-04-01", "party": "A1"}], ["2026-04-01"], id="performed"),
    ],
)
def test_paid_in_full(entries: list[Any], expected: list[str]) -> None:
    assert days(two_parties().set("decisions/0/performance", entries), "fine:paid") == expected


def test_parties_reached_on_one_day_have_one_time_for_remedies() -> None:
    draft = two_parties().drop("decisions/0/service/1").set("decisions/0/service/0/parties", ["A1", "A2"])

    assert [(each.on.isoformat(), sorted(each.parties)) for each in happened(draft, "decision:known")] == [
        ("2026-03-26", ["A1", "A2"])
    ]
    assert len(happened(two_parties(), "decision:known")) == 2


def test_a_warning_is_received_as_no_fine() -> None:
    draft = penalty().set("decisions/0/penalties", [{"kind": "警告"}])

    assert days(draft, "fine:received") == []
    assert days(draft, "decision:known") == ["2026-03-26"]


def test_a_grant_is_no_ground_for_remedies_a_refusal_is() -> None:
    assert days(permit(), "decision:known") == []
    assert days(permit().set("decisions/0/outcome", "不予"), "decision:known") == ["2026-03-24"]


def test_on_the_spot_reconsideration_comes_first_since_2024() -> None:
    """行政复议法 23 ¶1(一), as revised: no direct suit."""
    old = on_the_spot().set("decisions/0/made_on", "2023-12-29")
    old.set("decisions/0/service/0/served_on", "2023-12-29")

    assert days(on_the_spot(), "decision:known-suable") == []
    assert days(old, "decision:known-suable") == ["2023-12-29"]
    assert days(penalty(), "decision:known-suable") == ["2026-03-26"]


@pytest.mark.parametrize(
    ("issued", "over"),
    [
        ("2021-12-31", "2022-03-01"),
        ("2022-01-01", "2022-01-31"),
        ("2023-12-31", "2024-01-30"),
        ("2024-01-01", "2024-01-31"),
        ("2026-03-30", "2026-04-29"),
    ],
)
def test_a_public_notice_has_the_time_of_its_own_day(issued: str, over: str) -> None:
    assert notice_over(date.fromisoformat(issued)) == date.fromisoformat(over)
    service = {"method": "公告送达", "started_on": issued}

    assert days(penalty().set("decisions/0/service", [service]), "decision:known") == [over]
    (told,) = happened(permit().step("听证告知", issued, service=service), "hearing:offered")
    assert (told.on.isoformat(), told.certain) == (over, True)


def test_two_papers_of_one_day_tell_the_right_once() -> None:
    """`show` listed the same period twice."""
    told = ["听证权"]
    both = penalty().step("事先告知", "2026-03-18", told=told).step("听证告知", "2026-03-18")

    assert days(both, "hearing:offered") == ["2026-03-18"]
    assert days(both.step("听证告知", "2026-03-20"), "hearing:offered") == ["2026-03-18", "2026-03-20"]
    assert days(both.step("听证告知", "2026-03-18", parties=["A2"]), "hearing:offered").count("2026-03-18") == 2


def test_step_and_performance_tell_one_demand() -> None:
    draft = penalty().step("催告", "2026-10-09").add("decisions/0/performance", {"kind": "催告", "on": "2026-10-09"})

    assert days(draft, "demand:served") == ["2026-10-09"]
    assert days(draft.add("decisions/0/performance", {"kind": "催告", "on": "2026-11-02"}), "demand:served") == [
        "2026-10-09",
        "2026-11-02",
    ]


def test_the_first_written_trace_stands_in_for_a_discovery_and_is_not_sure() -> None:
    draft = penalty().set("violations", [{"began_on": "2025-01-05", "continuing": "no"}])

    (trace,) = happened(draft, "violation:discovered")
    assert (trace.on, trace.certain) == (date(2026, 3, 3), False)
    (lead,) = happened(draft.set("source", {"on": "2026-02-01"}), "violation:discovered")
    assert (lead.on, lead.certain) == (date(2026, 2, 1), False)


def test_a_measure_of_its_own_is_seized_by_its_decision_where_no_step_is_written() -> None:
    draft = penalty().set("kind", "行政强制").set("decisions/0/outcome", "采取强制措施")
    draft.set("decisions/0/measures", ["扣押财物"])

    assert days(draft, "measure:seized") == ["2026-03-25"]
    assert days(draft, "measure:settled") == []
    assert days(draft.step("查封扣押", "2026-03-26"), "measure:seized") == ["2026-03-26"]
    assert days(penalty(), "measure:settled") == ["2026-03-25"]


def test_what_belongs_to_the_bureau_happens_in_no_case() -> None:
    assert [
        days(penalty(), each) for each in ("year:report-due", "year:statistics-published", "year:ogi-published")
    ] == [
        [],
        [],
        [],
    ]


def test_rounds_of_review_keep_apart() -> None:
    draft = penalty().reviewed("2026-03-20")
    draft.add("review/0/rounds", {"submitted_on": "2026-03-23", "reviewed_on": "2026-03-24"})

    assert [(each.on.isoformat(), each.label) for each in happened(draft, "review:submitted")] == [
        ("2026-03-20", "#1"),
        ("2026-03-23", "#2"),
    ]
