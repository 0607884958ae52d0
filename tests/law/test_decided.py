"""Penalties and permits that were decided: which decisions the rules on their course speak of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.ledgers import can_read_ledger
from enforcement_cli.law.penalties import penalties_made, steps_for
from enforcement_cli.law.permits import decided_unaccepted, permits_decided
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import Place, problem
from tests.builders import Draft, inspection, penalty, permit


def unread(draft: Draft, file: str) -> Any:
    place = Place(f"cases/{draft.data['id'][:4]}/{draft.data['id']}/{file}")
    return replace(draft.case(), troubles=((trouble.YAML, problem(place, "x")),))


@pytest.mark.parametrize(
    ("draft", "days"),
    [
        pytest.param(penalty(), ["2026-03-25"], id="a penalty"),
        pytest.param(penalty().drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(penalty().set("decisions/0/outcome", "不予处罚"), [], id="no penalty"),
        pytest.param(penalty().set("decisions/0/made_on", "2021-07-15"), ["2021-07-15"], id="the law's first day"),
        pytest.param(penalty().set("decisions/0/made_on", "2021-07-14"), [], id="the day before"),
        pytest.param(penalty().set("kind", "行政强制"), [], id="another kind of case"),
        pytest.param(permit(), [], id="a permit"),
    ],
)
def test_penalties(draft: Draft, days: list[str]) -> None:
    assert [made.isoformat() for _, made in penalties_made(draft.case())] == days


@pytest.mark.parametrize(("file", "count"), [("decisions.yaml", 0), ("case.yaml", 0), ("records.yaml", 1)])
def test_what_cannot_be_read_is_no_penalty(file: str, count: int) -> None:
    assert len(list(penalties_made(unread(penalty(), file)))) == count


def test_steps_that_belong_to_a_decision_in_the_order_of_their_arrival() -> None:
    draft = penalty().drop_steps("事先告知")
    draft.step("事先告知", "2026-03-12", service={"method": "邮寄送达", "served_on": "2026-03-18"})
    draft.step("事先告知", "2026-03-16").step("事先告知", "2026-03-10", decision=2).add("steps", {"step": "事先告知"})
    case = draft.step("听证告知", "2026-03-17").case()

    found = steps_for(case, case.decisions[0], "事先告知", "听证告知")

    assert [(step.step, on.isoformat()) for step, on in found] == [
        ("事先告知", "2026-03-16"),
        ("听证告知", "2026-03-17"),
        ("事先告知", "2026-03-18"),
    ]


@pytest.mark.parametrize(
    ("draft", "days"),
    [
        pytest.param(permit(), ["2026-03-20"], id="granted"),
        pytest.param(permit().set("decisions/0/outcome", "不予"), ["2026-03-20"], id="refused"),
        pytest.param(permit().set("decisions/0/outcome", "当场准予"), [], id="on the spot"),
        pytest.param(permit().set("procedure", "当场"), [], id="by that procedure"),
        pytest.param(permit().set("decisions/0/outcome", "不予受理"), [], id="not accepted"),
        pytest.param(permit().drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(inspection(), [], id="an inspection"),
    ],
)
def test_permits(draft: Draft, days: list[str]) -> None:
    assert [made.isoformat() for _, made in permits_decided(draft.case())] == days


@pytest.mark.parametrize(
    ("draft", "unseen"),
    [
        pytest.param(permit(), False, id="accepted"),
        # Received Mon 2 Mar 2026: the twentieth working day is Mon 30 Mar.
        pytest.param(permit().drop_steps("受理").set("decisions/0/made_on", "2026-03-06"), False, id="within five days"),
        pytest.param(permit().drop("steps/1/on").set("decisions/0/made_on", "2026-03-30"), False, id="timely anyhow"),
        pytest.param(permit().drop("steps/1/on").step("补正告知", "2026-03-04").set("decisions/0/made_on", "2026-03-31"), True, id="later"),
        pytest.param(permit().drop_steps("受理", "收到申请"), True, id="no start at all"),
    ],
)  # fmt: skip
def test_permits_whose_acceptance_has_no_day(draft: Draft, unseen: bool) -> None:
    case = draft.case()
    law = Law(date(2026, 12, 10), Calendar.shipped(), case.bureau)

    assert bool(list(decided_unaccepted(case, law))) is unseen


@pytest.mark.parametrize(
    ("file", "readable"),
    [
        ("disclosure/0001-published.yaml", False),
        ("decisions.yaml", False),
        ("case.yaml", False),
        ("records.yaml", True),
        ("review.yaml", True),
    ],
)
def test_a_ledger_is_relied_on_where_all_of_it_was_read(file: str, readable: bool) -> None:
    assert can_read_ledger(unread(penalty(), file)) is readable
    assert can_read_ledger(penalty().case())
