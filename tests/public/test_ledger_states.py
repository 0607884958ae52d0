"""Where a decision stands: which event may follow which, and what two clones may do."""

from __future__ import annotations

import random

import pytest

from enforcement_cli.problems import EnforceError
from enforcement_cli.public.ledger import DisclosureState, Ledger, current_state, verify
from tests.public.ledgers import RECORD, add, kinds


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], DisclosureState.UNPUBLISHED),
        (["published"], DisclosureState.PUBLISHED),
        (["published", "updated", "updated"], DisclosureState.PUBLISHED),
        (["published", "updated", "withdrawn"], DisclosureState.WITHDRAWN),
        (["published", "withdrawn", "reinstated"], DisclosureState.PUBLISHED),
        (["published", "withdrawn", "reinstated", "withdrawn"], DisclosureState.WITHDRAWN),
        (["published", "exported", "confirmed"], DisclosureState.PUBLISHED),
        (["published", "exported", "withdrawn", "confirmed", "exported"], DisclosureState.WITHDRAWN),
        (["published", "confirmed", "withdrawn", "confirmed", "reinstated", "confirmed"], DisclosureState.PUBLISHED),
    ],
)
def test_states(events: list[str], expected: DisclosureState) -> None:
    ledger = Ledger()
    entries = [add(ledger, event, minutes=at) for at, event in enumerate(events)]
    random.Random(len(events)).shuffle(entries)

    assert current_state(entries) == ledger.state("2026-0001", 1) == expected
    assert verify(entries) == []


@pytest.mark.parametrize(
    ("events", "next_event", "expected"),
    [
        ([], "updated", "案件2026-0001第1个决定尚未公示，不能再“更新”。"),
        ([], "withdrawn", "案件2026-0001第1个决定尚未公示，不能再“撤下”。"),
        (["published"], "published", "案件2026-0001第1个决定上一次是“公示”，不能再“公示”。"),
        (["published"], "reinstated", "案件2026-0001第1个决定上一次是“公示”，不能再“恢复”。"),
        (["published", "withdrawn"], "withdrawn", "案件2026-0001第1个决定上一次是“撤下”，不能再“撤下”。"),
        (["published", "withdrawn"], "updated", "案件2026-0001第1个决定上一次是“撤下”，不能再“更新”。"),
        ([], "exported", "案件2026-0001第1个决定尚未公示，不能再“上报”。"),
        ([], "confirmed", "案件2026-0001第1个决定尚未公示，不能再“登记”。"),
        (["published", "exported"], "published", "案件2026-0001第1个决定上一次是“公示”，不能再“公示”。"),
        (["published", "withdrawn", "confirmed"], "updated", "案件2026-0001第1个决定上一次是“撤下”，不能再“更新”。"),
    ],
)
def test_what_may_not_follow(events: list[str], next_event: str, expected: str) -> None:
    ledger = Ledger()
    for event in events:
        add(ledger, event)

    with pytest.raises(EnforceError) as told:
        add(ledger, next_event)

    assert str(told.value) == expected
    assert ledger.size_and_head[0] == len(events)


def test_a_withdrawal_has_a_reason_and_no_record() -> None:
    ledger = Ledger()
    add(ledger)

    with pytest.raises(EnforceError, match="必须写明理由"):
        add(ledger, "withdrawn", reason=" ")
    with pytest.raises(EnforceError, match="必须写明理由"):
        add(ledger, "updated", reason=None)
    with pytest.raises(ValueError, match="carries the public record"):
        add(ledger, "withdrawn", record=RECORD)
    with pytest.raises(ValueError, match="carries the public record"):
        add(ledger, "updated", record=None)


def test_decisions_of_one_case_share_its_numbers() -> None:
    ledger = Ledger()
    entries = [add(ledger), add(ledger, decision=2), add(ledger, "withdrawn", decision=2)]

    assert [each["seq"] for each in entries] == [1, 2, 3]
    assert (ledger.state("2026-0001", 1), ledger.state("2026-0001", 2)) == ("published", "withdrawn")
    assert [each["event"] for each in ledger.events_of("2026-0001", 2)] == ["published", "withdrawn"]
    assert verify(entries) == []


def test_clashing_clones_fail_closed() -> None:
    """One updated, one withdrew, both as number 2: until people have settled it, nothing stays in public."""
    ledger = Ledger()
    first = add(ledger)
    one, other = Ledger([first]), Ledger([first])
    entries = [first, add(one, "withdrawn"), add(other, "updated", reason="更正")]

    assert current_state(entries) is current_state(entries[::-1]) is DisclosureState.WITHDRAWN
    assert kinds(entries) == ["duplicate_seq", "duplicate_seq"]
