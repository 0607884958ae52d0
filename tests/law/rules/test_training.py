"""OFF020 to OFF025: training, examination, the share of reviewers, the lawyer's qualification."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.training import (
    enough_reviewers,
    penalty_reviewers_are_qualified,
    planned_sessions_were_held,
    readiness_is_on_record,
    trained_before_the_first_act,
    trained_every_year,
)
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import findings, repository, says, together

RULES = (
    trained_before_the_first_act,
    readiness_is_on_record,
    trained_every_year,
    enough_reviewers,
    penalty_reviewers_are_qualified,
    planned_sessions_were_held,
)
FIRST, SECOND, REVIEWER = (f"registers/personnel/{index}" for index in range(3))


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_people_in_order(rule: Rule, build: Callable[[], Draft]) -> None:
    assert together(rule, build()) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_no_register_and_samples_only(rule: Rule) -> None:
    draft = penalty().reviewed("2026-03-20").drop("registers/personnel").drop("registers/training")
    assert together(rule, draft) == []

    sampled = penalty()
    for name in ("personnel", "training"):
        sampled.registers[name] = [{**each, "sample": "yes"} for each in sampled.registers[name]]
    for each in sampled.registers["personnel"]:
        each.pop("exams", None)
    assert together(rule, sampled) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_the_wrong_shape_is_the_schemas_matter(rule: Rule) -> None:
    draft = penalty().reviewed("2026-03-20").set(f"{FIRST}/exams", "合格").set(f"{FIRST}/trainings", "轮训")
    draft.set("registers/training/0/sessions", "轮训").set(f"{REVIEWER}/reviewer_since", "去年")
    draft.drop(f"{REVIEWER}/law_qualification_no").set(f"{REVIEWER}/roles", "法制审核人员")

    assert [each for each in together(rule, draft) if not each.startswith("undetermined")] == []


def trained(*sessions: dict[str, Any], year: int = 2025, register: bool = True) -> Draft:
    """Of a bureau that has nothing on record but these sessions of one year."""
    draft = penalty().set("id", f"{year}-0001")
    for person in draft.registers["personnel"]:
        person.pop("trainings", None)
    draft.registers["training"] = [{"year": year, "sessions": list(sessions)}]
    if not register:
        del draft.registers["training"]
    return draft


def nobody_to_train() -> Draft:
    draft = trained()
    for person in draft.registers["personnel"]:
        person["roles"] = ["公示员"]
    return draft


def session(on: str | None, *people: str) -> dict[str, Any]:
    held = {"held_on": on} if on else {"planned_for": "2025-03-01"}
    return {"title": "轮训", "attended": list(people or ("P01", "P02", "P03", "P04")), **held}


NONE_IN_2025 = "error: 2025 年没有培训的记录"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(trained(session("2025-01-01")), "2026-11-30", [], id="on the first day of the year"),
        pytest.param(trained(session("2025-12-31")), "2026-11-30", [], id="on the last"),
        pytest.param(trained(), "2026-01-01", [NONE_IN_2025], id="none, the year over"),
        pytest.param(
            trained(),
            "2025-12-31",
            ["info: 2025 年还没有参加培训的：甲示例、乙示例、丙示例、丁示例"],
            id="none, on 31 December",
        ),
        pytest.param(trained(), "2025-11-30", [], id="none, in November"),
        pytest.param(trained(session(None)), "2026-01-01", [NONE_IN_2025], id="planned, not held"),
        pytest.param(trained(session("2026-01-02")), "2026-01-03", [NONE_IN_2025], id="held the year after"),
        pytest.param(
            trained(session("2025-03-01", "P01", "P03", "P04")),
            "2026-01-01",
            ["warning: 2025 年在岗而没有参加培训的记录：乙示例"],
            id="one was not there",
        ),
        pytest.param(
            trained(session("2025-03-01", "P01", "P03", "P04"), session("2025-11-01", "P02")),
            "2026-01-01",
            [],
            id="there at another",
        ),
        pytest.param(
            trained(session("2025-03-01", "P01", "P03", "P04")).set(f"{SECOND}/joined_on", "2025-03-02"),
            "2026-01-01",
            [],
            id="came the day after",
        ),
        pytest.param(
            trained(session("2025-03-01", "P01", "P03", "P04")).set(f"{SECOND}/joined_on", "2025-03-01"),
            "2026-01-01",
            ["warning: 2025 年在岗而没有参加培训的记录：乙示例"],
            id="came on that day",
        ),
        pytest.param(
            trained(session("2025-03-01", "P01", "P03", "P04")).set(f"{SECOND}/left_on", "2025-02-28"),
            "2026-01-01",
            [],
            id="had left",
        ),
        pytest.param(
            trained(session("2025-03-01", "P01", "P03", "P04")).set(f"{SECOND}/organ", "示例县司法局"),
            "2026-01-01",
            [],
            id="of another organ",
        ),
        pytest.param(
            trained(session("2025-03-01", "P01", "P02", "P04")),
            "2026-01-01",
            ["warning: 2025 年在岗而没有参加培训的记录：丙示例"],
            id="a reviewer counts too",
        ),
        pytest.param(
            trained(session("2025-03-01", "P01", "P03", "P04")).set(f"{SECOND}/trainings", [{"on": "2025-06-01"}]),
            "2026-01-01",
            [],
            id="in the personnel register",
        ),
        pytest.param(trained(register=False), "2026-06-01", [], id="nothing on record: REG002 says it"),
        pytest.param(
            trained().set("registers/training/0/sample", "yes"), "2026-06-01", [], id="samples: REG001 says it"
        ),
        pytest.param(trained().set("registers/training", []), "2026-06-01", [NONE_IN_2025], id="an empty register"),
        pytest.param(
            trained(register=False).set(f"{FIRST}/trainings", [{"on": "2020-06-01"}]),
            "2026-06-01",
            [NONE_IN_2025],
            id="only the year before is asked without a register",
        ),
        pytest.param(
            trained(register=False, year=2023).set(f"{FIRST}/trainings", [{"on": "2020-06-01"}]),
            "2026-06-01",
            [NONE_IN_2025],
            id="nor the years before that",
        ),
        pytest.param(
            trained(register=False, year=2026).set(f"{FIRST}/trainings", [{"on": "2020-06-01"}]),
            "2026-12-10",
            ["info: 2026 年还没有参加培训的：甲示例、乙示例、丙示例、丁示例"],
            id="no register, in December",
        ),
        pytest.param(
            trained().add("registers/training", {"sessions": []}), "2026-06-01", [NONE_IN_2025], id="a plan of no year"
        ),
        pytest.param(nobody_to_train(), "2026-06-01", [], id="nobody to be trained"),
        pytest.param(
            trained(session("2025-03-01", "P01", "P03", "P04")).set(f"{SECOND}/trainings", [{"on": "2024-06-01"}]),
            "2026-01-01",
            ["warning: 2025 年在岗而没有参加培训的记录：乙示例"],
            id="there the year before",
        ),
        pytest.param(trained(session("2025-12-20")), "2025-12-20", [], id="all there today"),
        pytest.param(
            trained(session("2025-03-01", "P01", "P03", "P04")).set(f"{SECOND}/trainings", [{"on": "2025-12-30"}]),
            "2025-12-10",
            ["info: 2025 年还没有参加培训的：乙示例"],
            id="a training of a day to come",
        ),
        pytest.param(
            trained(session("2025-03-01", "P01", "P03", "P04"), session("2025-12-20", "P01")).set(
                f"{SECOND}/joined_on", "2025-12-20"
            ),
            "2025-12-20",
            ["info: 2025 年还没有参加培训的：乙示例"],
            id="came today, and there is a training today",
        ),
        pytest.param(
            trained(session("2025-03-01", "P01", "P03", "P04"), session("2025-12-30", "P01")).set(
                f"{SECOND}/joined_on", "2025-12-25"
            ),
            "2025-12-10",
            [],
            id="will come, and there will be a training",
        ),
        pytest.param(
            trained(register=False, year=2026).set(f"{FIRST}/trainings", [{"on": "2020-06-01"}]),
            "2026-06-01",
            [],
            id="no case in the year before",
        ),
    ],
)
def test_trained_every_year(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert together(trained_every_year, draft, as_of=as_of) == expected


def test_every_year_since_the_first_in_the_register() -> None:
    draft = trained(session("2022-03-01"), year=2022)

    assert together(trained_every_year, draft, as_of="2025-06-01") == [
        "error: 2023 年没有培训的记录",
        "error: 2024 年没有培训的记录",
    ]


def test_without_cases_no_year_is_asked_about() -> None:
    draft = trained(register=False).set(f"{FIRST}/trainings", [{"on": "2020-06-01"}])

    assert says(trained_every_year, RepositoryFacts(draft.case().bureau)) == []


def test_the_hint_in_december_carries_its_day() -> None:
    draft = trained(session("2026-03-01", "P01", "P02", "P03"), year=2026)

    (found,) = findings(trained_every_year, repository(draft.case()), "2026-12-01")

    assert (found.severity, found.message) == ("info", "2026 年还没有参加培训的：丁示例")
    assert (str(found.deadline.due), str(found.deadline.state)) == ("2026-12-31", "running")


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(trained(session(None)), "2025-12-31", [], id="the year runs"),
        pytest.param(
            trained(session(None)), "2026-01-01", ["warning: 2025 年计划的培训没有举办的记录：轮训"], id="over"
        ),
        pytest.param(trained(session("2025-12-31")), "2026-01-01", [], id="held"),
        pytest.param(trained(session("2026-02-01")), "2026-03-01", [], id="held, if late"),
        pytest.param(trained(), "2026-01-01", [], id="nothing planned"),
        pytest.param(
            trained().set("registers/training", [{"sessions": [{"title": "轮训"}]}]),
            "2026-01-01",
            [],
            id="of what year?",
        ),
        pytest.param(trained(session(None)).set("registers/training/0/sample", "yes"), "2026-01-01", [], id="a sample"),
    ],
)
def test_planned_sessions(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert together(planned_sessions_were_held, draft, as_of=as_of) == expected
