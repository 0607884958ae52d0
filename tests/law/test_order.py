"""The order of steps, pair by pair: a day too early is seen, the same day is in order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.clocks import PENALTY_LAW_2021
from enforcement_cli.law.order import APPROVAL, DECISION, DELIBERATION, PAIRS, SERVICE, Pair, disorders
from enforcement_cli.law.rule import Law
from tests.builders import Draft, penalty, permit

DAY = date(2026, 3, 10)
PERMIT_DECIDED = ("准予", "当场准予", "不予")
PERMIT_ENDED = ("不予受理", "申请人撤回", "终止")
PENALTY_DECIDED = ("给予处罚", "不予处罚")
PENALTY_ENDED = ("不予立案", "移送公安", "移送其他机关", "终止调查", "撤案", "并案")


def bare(kind: str) -> Draft:
    """A case of that kind with one decision of which only the outcome is known."""
    draft = (penalty() if kind == "行政处罚" else permit()).set("steps", [])
    outcome = draft.decisions[0]["outcome"]
    draft.decisions = [{"decision": 1, "outcome": outcome}]
    return draft


def happens(draft: Draft, what: str, on: date) -> Draft:
    day = on.isoformat()
    if what == DECISION:
        return draft.set("decisions/0/made_on", day)
    if what == APPROVAL:
        return draft.set("decisions/0/approval", {"by": "P09", "on": day})
    if what == SERVICE:
        return draft.set("decisions/0/service", [{"method": "直接送达", "started_on": day, "served_on": day}])
    return draft.step(what, day)


def wrong(draft: Draft) -> list[tuple[str, list[str], tuple[str, ...]]]:
    """What is out of order, after what it should have come, on which ground."""
    case = draft.case()
    found = disorders(case, Law(date(2026, 12, 10), Calendar.shipped(), case.bureau))
    return [(each.name, [name for name, _ in each.before], each.basis) for each in found]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.earlier}-{pair.later}")
@pytest.mark.parametrize(("gap", "is_wrong"), [(-1, True), (0, False), (1, False)])
def test_each_pair(pair: Pair, gap: int, is_wrong: bool) -> None:
    draft = happens(happens(bare(pair.kind), pair.earlier, DAY), pair.later, DAY + timedelta(days=gap))

    assert wrong(draft) == ([(pair.later, [pair.earlier], (pair.basis,))] if is_wrong else [])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.earlier}-{pair.later}")
def test_a_pair_is_of_its_kind_and_of_what_has_happened(pair: Pair) -> None:
    other = "行政许可" if pair.kind == "行政处罚" else "行政处罚"

    assert wrong(happens(bare(pair.kind), pair.later, DAY)) == []
    assert wrong(happens(bare(pair.kind), pair.earlier, DAY)) == []
    turned = happens(happens(bare(pair.kind), pair.earlier, DAY), pair.later, DAY - timedelta(days=1))
    assert (pair.later, [pair.earlier], (pair.basis,)) not in wrong(turned.set("kind", other))


@pytest.mark.parametrize(
    ("kind", "step", "decided", "ended"),
    [
        ("行政处罚", "调查终结", PENALTY_DECIDED, PENALTY_ENDED),
        ("行政处罚", "立案", PENALTY_DECIDED, PENALTY_ENDED),
        ("行政处罚", "举行听证", PENALTY_DECIDED, PENALTY_ENDED),
        ("行政许可", "受理", PERMIT_DECIDED, PERMIT_ENDED),
        ("行政许可", "现场核查", PERMIT_DECIDED, PERMIT_ENDED),
        ("行政许可", "告知利害关系人", PERMIT_DECIDED, PERMIT_ENDED),
    ],
)
def test_endings_do_not_wait_for_what_a_decision_on_the_merits_waits_for(
    kind: str, step: str, decided: tuple[str, ...], ended: tuple[str, ...]
) -> None:
    for outcome in (*decided, *ended):
        draft = bare(kind).set("decisions/0/outcome", outcome).step(step, DAY.isoformat())
        draft.set("decisions/0/made_on", (DAY - timedelta(days=1)).isoformat())

        assert bool(wrong(draft)) is (outcome in decided), outcome


def test_the_order_of_penalties_is_that_of_the_law_of_2021() -> None:
    for first, is_wrong in ((PENALTY_LAW_2021, True), (PENALTY_LAW_2021 - timedelta(days=1), False)):
        draft = happens(happens(bare("行政处罚"), "立案", first), "调查终结", first - timedelta(days=1))

        assert bool(wrong(draft)) is is_wrong


def test_several_that_should_have_come_first_are_told_together() -> None:
    draft = happens(bare("行政处罚"), DECISION, DAY)
    for step in ("立案", "调查终结", DELIBERATION):
        happens(draft, step, DAY + timedelta(days=1))

    assert wrong(draft) == [(DECISION, ["立案", "调查终结", DELIBERATION], ("PL-47", "PL-57-1", "PL-57-2"))]


def test_a_later_step_of_another_party_is_not_too_early() -> None:
    draft = bare("行政处罚").add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})
    draft.step("先行登记保存", "2026-03-10", parties=["A1"]).step("登记保存处理", "2026-03-09", parties=["A2"])
    assert wrong(draft) == []

    draft.step("登记保存处理", "2026-03-09", parties=["A1"])
    assert [name for name, _, _ in wrong(draft)] == ["登记保存处理"]
