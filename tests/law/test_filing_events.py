"""Events of filing: from when each decision is counted, and what a revocation takes back."""

from __future__ import annotations

import pytest

from tests.builders import Draft, penalty
from tests.law.happenings import days, happened

# Filing


def two_parties() -> Draft:
    draft = penalty().add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})
    return draft.set("decisions/0/parties", ["A1"])


def filings(draft: Draft) -> list[tuple[int | None, set[str]]]:
    return [(each.decision, set(each.parties)) for each in happened(draft, "penalty:filed")]


def test_each_decision_is_counted_from_the_filing() -> None:
    draft = two_parties().add("decisions", {"decision": 2, "parties": ["A2"], "outcome": "不予处罚"})

    assert filings(draft) == [(1, {"A1"}), (2, {"A2"})]


def test_a_party_without_a_decision_still_waits() -> None:
    assert filings(two_parties()) == [(1, {"A1"}), (None, {"A2"})]


def test_third_persons_wait_for_nothing() -> None:
    assert filings(two_parties().set("parties/1/role", "第三人")) == [(1, {"A1"})]


def test_no_decision_yet() -> None:
    draft = penalty()
    draft.decisions = []

    assert filings(draft) == [(None, set())]


def test_a_party_filed_later_counts_from_its_own_filing() -> None:
    draft = two_parties().set("steps/0/parties", ["A1"]).step("立案", "2026-03-10", parties=["A2"])

    assert days(draft, "penalty:filed") == ["2026-03-03", "2026-03-10"]


def test_a_decision_in_place_of_a_revoked_one_is_not_counted() -> None:
    draft = penalty().add("decisions/0/fate", {"event": "责令重新作出", "effective_on": "2026-08-01"})
    draft.add("decisions", {"decision": 2, "outcome": "给予处罚", "made_on": "2026-09-01"})

    assert filings(draft) == [(1, set())]


@pytest.mark.parametrize("event", ["撤销", "责令重新作出", "确认无效"])
def test_what_takes_a_decision_back(event: str) -> None:
    draft = penalty().add("decisions/0/fate", {"event": event, "effective_on": "2026-08-01"})

    assert filings(draft.add("decisions", {"decision": 2, "outcome": "给予处罚"})) == [(1, set())]


@pytest.mark.parametrize("fate", [[], [{"event": "变更", "effective_on": "2026-08-01"}]])
def test_a_second_decision_that_replaces_none_is_counted_from_the_filing(fate: list[dict[str, str]]) -> None:
    draft = penalty().set("decisions/0/fate", fate).add("decisions", {"decision": 2, "outcome": "给予处罚"})

    assert filings(draft) == [(1, set()), (2, set())]


def test_a_revoked_decision_is_none_of_another_party() -> None:
    draft = two_parties().add("decisions/0/fate", {"event": "撤销", "effective_on": "2026-08-01"})
    draft.add("decisions", {"decision": 2, "parties": ["A2"], "outcome": "给予处罚"})

    assert filings(draft) == [(1, {"A1"}), (2, {"A2"})]


@pytest.mark.parametrize("outcome", ["移送公安", "移送其他机关"])
def test_transfer_by_step_or_by_decision(outcome: str) -> None:
    by_decision = penalty().set("decisions/0/outcome", outcome)

    assert days(penalty().step("移送", "2026-03-20"), "penalty:transferred") == ["2026-03-20"]
    assert days(by_decision, "penalty:transferred") == ["2026-03-25"]
    assert days(penalty(), "penalty:transferred") == []
