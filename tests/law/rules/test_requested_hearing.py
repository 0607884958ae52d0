"""PRO016: a hearing that was asked for is held."""

from __future__ import annotations

import pytest

from enforcement_cli.law.rules.hearing import (
    requested_hearing_held,
)
from tests.builders import Draft, permit
from tests.law.rules.hearings import offered
from tests.law.rules.rows import findings, says, unread


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
