"""What happened in a case: days on which something reached the party, hearings, decisions on the spot."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.occurrence import (
    TAKES_TIME,
    THIRD_ROLES,
    Occurrence,
    decisions_made,
    effective_day,
    hearings,
    is_day_known,
    is_on_the_spot,
    of_decision,
    of_step,
    steps,
    told_on,
)
from enforcement_cli.problems import Place
from tests.builders import Draft, inspection, on_the_spot, penalty, permit


def test_ways_of_service_that_take_time_are_ways_of_service(vocabularies: dict[str, set[str]]) -> None:
    assert {"邮寄送达", "公告送达", "委托送达", "转交送达"} == TAKES_TIME
    assert vocabularies["service_method"] > TAKES_TIME


@pytest.mark.parametrize(
    ("service", "told", "known"),
    [
        pytest.param(None, "2026-03-10", True, id="nothing said of service"),
        pytest.param({"method": "直接送达"}, "2026-03-10", True, id="by hand"),
        pytest.param({"method": "留置送达"}, "2026-03-10", True, id="left"),
        pytest.param({"method": "电子送达"}, "2026-03-10", True, id="electronic"),
        pytest.param({"method": "邮寄送达"}, "2026-03-10", False, id="posted, arrival unknown"),
        pytest.param({"method": "公告送达"}, "2026-03-10", False, id="public notice"),
        pytest.param({"method": "委托送达"}, "2026-03-10", False, id="by another organ"),
        pytest.param({"method": "转交送达"}, "2026-03-10", False, id="by the unit of the party"),
        pytest.param({"method": "邮寄送达", "served_on": "2026-03-14"}, "2026-03-14", True, id="posted and arrived"),
    ],
)
def test_when_what_a_step_tells_reached_the_party(service: dict[str, str] | None, told: str, known: bool) -> None:
    more = {"service": service} if service is not None else {}
    step = penalty().step("听证告知", "2026-03-10", **more).case().steps[-1]

    assert told_on(step) == date.fromisoformat(told)
    assert is_day_known(step) is known


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        pytest.param({"method": "公告送达", "started_on": "2026-03-02"}, "2026-04-01", id="the thirtieth day"),
        pytest.param({"method": "公告送达", "started_on": "2024-01-01"}, "2024-01-31", id="the law of 2023"),
        pytest.param({"method": "公告送达", "started_on": "2023-12-31"}, "2024-01-30", id="its last day before"),
        pytest.param({"method": "公告送达", "started_on": "2022-01-01"}, "2022-01-31", id="the law of 2021"),
        pytest.param({"method": "公告送达", "started_on": "2021-12-31"}, "2022-03-01", id="sixty days before it"),
        pytest.param(
            {"method": "公告送达", "started_on": "2026-03-02", "served_on": "2026-04-02"}, "2026-04-02", id="as given"
        ),
        pytest.param({"method": "公告送达"}, None, id="no day"),
        pytest.param({"method": "邮寄送达", "started_on": "2026-03-02"}, None, id="posted: no number of days"),
        pytest.param({"method": "邮寄送达", "served_on": "2026-03-05"}, "2026-03-05", id="posted, arrived"),
    ],
)
def test_the_day_on_which_it_counts_as_served(service: dict[str, str], expected: str | None) -> None:
    (given,) = penalty().set("decisions/0/service", [service]).case().decisions[0].service

    assert effective_day(given) == (date.fromisoformat(expected) if expected else None)


def test_steps_that_have_happened() -> None:
    draft = penalty().step("先行登记保存", "2026-03-05").add("steps", {"step": "先行登记保存"})

    assert [each.on.isoformat() for each in steps(draft.case(), "先行登记保存", "移送")] == ["2026-03-05"]


@pytest.mark.parametrize(
    ("outcome", "ends"),
    [
        ("给予处罚", True),
        ("不予处罚", True),
        ("撤销立案", True),
        ("责令改正", False),
        ("采取强制措施", False),
        ("解除强制措施", False),
        ("强制执行", False),
        ("申请法院强制执行", False),
        ("终结执行", False),
    ],
)
def test_decisions_that_end_a_penalty_case(outcome: str, ends: bool) -> None:
    case = penalty().set("decisions/0/outcome", outcome).case()

    assert [each.decision for each in decisions_made(case, ending=True)] == ([1] if ends else [])
    assert [each.decision for each in decisions_made(case)] == [1]
    assert list(decisions_made(penalty().drop("decisions/0/made_on").case())) == []


def test_the_roles_that_no_decision_addresses(vocabularies: dict[str, set[str]]) -> None:
    assert vocabularies["party_role"] - {"当事人", "申请人", "被检查人"} == set(THIRD_ROLES)


def at(*days: str, **more: Any) -> Occurrence:
    return Occurrence(date.fromisoformat(days[0]) if days else date(2026, 3, 1), Place("x"), **more)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        pytest.param({"parties": frozenset({"A1"})}, {}, True, id="one names a party"),
        pytest.param({"decision": 1, "parties": frozenset({"A1"})}, {"decision": 1}, True, id="one names more"),
        pytest.param({"decision": 1, "label": "甲"}, {"decision": 1, "label": "乙"}, False, id="the label differs"),
        pytest.param({"label": "甲"}, {"label": "甲"}, True, id="the label agrees"),
        pytest.param({"label": "甲"}, {"decision": 1}, True, id="one has a label"),
        pytest.param({"decision": 1}, {"decision": 2}, False, id="the decision differs"),
        pytest.param(
            {"decision": 1, "parties": frozenset({"A1"})},
            {"decision": 1, "parties": frozenset({"A2"})},
            False,
            id="the party differs",
        ),
    ],
)
def test_what_belongs_together(one: dict[str, Any], other: dict[str, Any], together: bool) -> None:
    assert at(**one).concerns(at(**other)) is together
    assert at(**other).concerns(at(**one)) is together


def test_a_step_says_where_it_stands_and_what_it_concerns() -> None:
    more = {"decision": 2, "parties": ["A1"], "label": "第一批", "at_time": "09:30", "proved_by": ["R01"]}
    case = penalty().step("先行登记保存", "2026-03-05", **more).case()

    found = of_step(case.steps[-1], date(2026, 3, 5))

    assert found.place.pointer == ("steps", len(case.steps) - 1, "on")
    assert (found.decision, found.parties, found.label, found.proved) == (2, frozenset({"A1"}), "第一批", True)
    assert not of_step(penalty().step("移送", "2026-03-05").case().steps[-1], date(2026, 3, 5)).proved


def test_a_decision_concerns_the_parties_it_names() -> None:
    case = penalty().set("decisions/0/parties", ["A1"]).case()
    decision = case.decisions[0]

    found = of_decision(decision, date(2026, 3, 25), decision.at("made_on"))

    assert (found.decision, found.parties) == (1, frozenset({"A1"}))


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(on_the_spot(), True, id="the short procedure"),
        pytest.param(on_the_spot().set("decisions/0/document", "行政处罚决定书"), True, id="by the procedure alone"),
        pytest.param(penalty(), False, id="the general procedure"),
        pytest.param(penalty().set("decisions/0/document", "当场处罚决定书"), True, id="by the form alone"),
        pytest.param(permit(), False, id="a permit"),
        pytest.param(permit().set("procedure", "当场"), True, id="a permit on the spot"),
        pytest.param(inspection(), False, id="an inspection"),
    ],
)
def test_decided_on_the_spot(draft: Draft, expected: bool) -> None:
    case = draft.case()

    assert is_on_the_spot(case, case.decisions[0]) is expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([{"step": "举行听证", "on": "2026-03-20"}], ["2026-03-20"], id="held"),
        pytest.param(
            [{"step": "举行听证", "on": "2026-03-21", "hearing": {"held_on": "2026-03-20"}}],
            ["2026-03-20"],
            id="its own day goes before the step's",
        ),
        pytest.param(
            [{"step": "举行听证", "hearing": {"held_on": "2026-03-20"}}], ["2026-03-20"], id="only its own day"
        ),
        pytest.param([{"step": "举行听证"}], [], id="no day at all"),
        pytest.param(
            [{"step": "终止听证", "on": "2026-03-21", "hearing": {"held_on": "2026-03-20"}}],
            ["2026-03-21"],
            id="ended: the day of the ending",
        ),
        pytest.param(
            [{"step": "终止听证", "on": "2026-03-25"}, {"step": "举行听证", "on": "2026-03-20"}],
            ["2026-03-20"],
            id="opened, later ended",
        ),
        pytest.param(
            [{"step": "举行听证", "on": "2026-03-23"}, {"step": "举行听证", "on": "2026-03-20"}],
            ["2026-03-20"],
            id="two sittings, the first counts",
        ),
        pytest.param(
            [
                {"step": "举行听证", "on": "2026-03-20", "parties": ["A1"]},
                {"step": "举行听证", "on": "2026-03-23", "parties": ["A2"]},
            ],
            ["2026-03-20", "2026-03-23"],
            id="two parties, two hearings",
        ),
    ],
)
def test_hearings(given: list[dict[str, Any]], expected: list[str]) -> None:
    draft = penalty()
    for step in given:
        draft.add("steps", step)

    found = hearings(draft.case())

    assert [each.on.isoformat() for each in found] == expected
    assert [each.about for each in found] == [each.on for each in found]
