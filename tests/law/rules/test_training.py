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
from tests.builders import SOUND, Draft, inspection, penalty, permit
from tests.law.rules.rows import findings, repository, says

RULES = (
    trained_before_the_first_act,
    readiness_is_on_record,
    trained_every_year,
    enough_reviewers,
    penalty_reviewers_are_qualified,
    planned_sessions_were_held,
)
FIRST, SECOND, REVIEWER = (f"registers/personnel/{index}" for index in range(3))


def said(rule: Rule, *drafts: Draft, as_of: str = "2026-12-10") -> list[str]:
    return says(rule, repository(*(each.case() for each in drafts)), as_of)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_people_in_order(rule: Rule, build: Callable[[], Draft]) -> None:
    assert said(rule, build()) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_no_register_and_samples_only(rule: Rule) -> None:
    draft = penalty().reviewed("2026-03-20").drop("registers/personnel").drop("registers/training")
    assert said(rule, draft) == []

    sampled = penalty()
    for name in ("personnel", "training"):
        sampled.registers[name] = [{**each, "sample": "yes"} for each in sampled.registers[name]]
    for each in sampled.registers["personnel"]:
        each.pop("exams", None)
    assert said(rule, sampled) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_the_wrong_shape_is_the_schemas_matter(rule: Rule) -> None:
    draft = penalty().reviewed("2026-03-20").set(f"{FIRST}/exams", "合格").set(f"{FIRST}/trainings", "轮训")
    draft.set("registers/training/0/sessions", "轮训").set(f"{REVIEWER}/reviewer_since", "去年")
    draft.drop(f"{REVIEWER}/law_qualification_no").set(f"{REVIEWER}/roles", "法制审核人员")

    assert [each for each in said(rule, draft) if not each.startswith("undetermined")] == []


# The first act of P01 in `penalty()` is of 3 March 2026.


def ready(exam: str, trained: str) -> Draft:
    draft = penalty().set(f"{FIRST}/exams/0/on", exam).set(f"{FIRST}/trainings/0/on", trained)
    draft.registers["training"] = []
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(ready("2026-03-03", "2026-03-03"), [], id="both on the day of the first act"),
        pytest.param(
            ready("2026-03-04", "2026-03-01"),
            [
                "warning: 甲示例 2026-03-03 已经参加执法（案件 2026-0001），"
                "登记的最早考试合格日期是 2026-03-04，最早培训日期是 2026-03-01"
            ],
            id="examined a day late",
        ),
        pytest.param(
            ready("2026-03-01", "2026-03-04"),
            [
                "warning: 甲示例 2026-03-03 已经参加执法（案件 2026-0001），"
                "登记的最早考试合格日期是 2026-03-01，最早培训日期是 2026-03-04"
            ],
            id="trained a day late",
        ),
        pytest.param(
            ready("2026-12-01", "2026-12-01").set(f"{FIRST}/organ", "示例县司法局"), [], id="of another organ"
        ),
        pytest.param(ready("2026-12-01", "2026-12-01").set(f"{FIRST}/roles", ["工作人员"]), [], id="no officer"),
        pytest.param(ready("2026-12-01", "2026-12-01").drop(f"{FIRST}/exams"), [], id="nothing on record: OFF021"),
        pytest.param(
            ready("2026-12-01", "2026-12-01").set(f"{FIRST}/exams/0/passed", "no"), [], id="failed: nothing on record"
        ),
    ],
)
def test_ready_before_the_first_act(draft: Draft, expected: list[str]) -> None:
    assert said(trained_before_the_first_act, draft) == expected


def test_a_session_of_the_training_register_counts() -> None:
    draft = ready("2018-01-01", "2026-12-01")
    draft.registers["training"] = [
        {"year": 2026, "sessions": [{"title": "岗前", "held_on": "2026-03-02", "attended": ["P01"]}]}
    ]

    assert said(trained_before_the_first_act, draft) == []


def test_one_finding_for_each_person_at_the_earliest_act() -> None:
    late = ready("2026-04-01", "2026-04-01")
    other = inspection()
    other.registers = late.registers

    (found,) = findings(trained_before_the_first_act, repository(late.case(), other.case()))

    assert found.message.startswith("甲示例 2026-03-02 已经参加执法（案件 2026-0003、2026-0001）")
    assert found.case == "2026-0003"


@pytest.mark.parametrize(
    ("draft", "people"),
    [
        pytest.param(penalty().drop(f"{FIRST}/exams"), "甲示例", id="no examination"),
        pytest.param(penalty().set(f"{FIRST}/exams/0/passed", "no"), "甲示例", id="one failed"),
        pytest.param(penalty().drop(f"{FIRST}/exams").drop(f"{SECOND}/exams"), "甲示例、乙示例", id="two people"),
        pytest.param(penalty().drop(f"{FIRST}/trainings").set("registers/training", []), "甲示例", id="no training"),
        pytest.param(penalty().drop(f"{FIRST}/trainings"), "", id="a session of the training register"),
        pytest.param(penalty().drop(f"{FIRST}/exams").set(f"{FIRST}/left_on", "2026-12-09"), "", id="left"),
        pytest.param(penalty().drop(f"{FIRST}/exams").set(f"{FIRST}/organ", "示例县司法局"), "", id="of another organ"),
        pytest.param(penalty().drop(f"{FIRST}/exams").set(f"{FIRST}/roles", ["公示员"]), "", id="no officer"),
    ],
)
def test_readiness_is_on_record(draft: Draft, people: str) -> None:
    expected = "undetermined: 这些执法人员没有登记考试合格或者培训的日期，岗前培训和考试无法判断："
    assert said(readiness_is_on_record, draft) == ([expected + people] if people else [])


def test_readiness_is_not_asked_before_there_are_cases() -> None:
    bureau = penalty().drop(f"{FIRST}/exams").case().bureau

    assert says(readiness_is_on_record, RepositoryFacts(bureau)) == []


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
    assert said(trained_every_year, draft, as_of=as_of) == expected


def test_every_year_since_the_first_in_the_register() -> None:
    draft = trained(session("2022-03-01"), year=2022)

    assert said(trained_every_year, draft, as_of="2025-06-01") == [
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


def staffed(officers: int, reviewers: int, pooled: int = 0) -> Draft:
    draft = penalty()
    draft.registers["personnel"] = [
        *({"id": f"A{each}", "name": f"甲{each}", "roles": ["执法人员"]} for each in range(officers)),
        *({"id": f"B{each}", "name": f"乙{each}", "roles": ["法制审核人员"]} for each in range(reviewers)),
        *(
            {"id": f"C{each}", "name": f"丙{each}", "roles": ["法制审核人员"], "organ": "示例县司法局"}
            for each in range(pooled)
        ),
    ]
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(staffed(20, 1), [], id="one in twenty"),
        pytest.param(
            staffed(21, 1), ["warning: 法制审核人员 1 名，执法人员 21 名，不到百分之五"], id="one in twenty-one"
        ),
        pytest.param(staffed(40, 2), [], id="two in forty"),
        pytest.param(
            staffed(41, 2), ["warning: 法制审核人员 2 名，执法人员 41 名，不到百分之五"], id="two in forty-one"
        ),
        pytest.param(staffed(21, 1, 1), [], id="a pooled one counts"),
        pytest.param(
            staffed(21, 2).set("registers/personnel/22/left_on", "2026-12-09"),
            ["warning: 法制审核人员 1 名，执法人员 21 名，不到百分之五"],
            id="a reviewer left",
        ),
        pytest.param(staffed(40, 0), [], id="none at all: REG005 says it"),
        pytest.param(staffed(0, 1), [], id="no officers"),
        pytest.param(staffed(21, 1).set("registers/personnel/0/left_on", "2026-12-09"), [], id="an officer left"),
        pytest.param(
            staffed(21, 1).set("registers/personnel/0/organ", "示例县司法局"), [], id="an officer of another organ"
        ),
    ],
)
def test_share_of_reviewers(draft: Draft, expected: list[str]) -> None:
    assert said(enough_reviewers, draft) == expected


def reviewed(since: str | None, **person: str) -> Draft:
    draft = penalty().reviewed("2026-03-20").drop(f"{REVIEWER}/law_qualification_no").drop(f"{REVIEWER}/reviewer_since")
    if since:
        draft.set(f"{REVIEWER}/reviewer_since", since)
    draft.registers["personnel"][2].update(person)
    return draft


def unqualified(since: str) -> str:
    return f"丙示例自 {since} 起从事法制审核，2026-03-20 审核处罚决定时没有法律职业资格（案件 2026-0001）"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(reviewed("2021-07-15"), [f"error: {unqualified('2021-07-15')}"], id="since the law's first day"),
        pytest.param(reviewed("2021-07-14"), [f"warning: {unqualified('2021-07-14')}"], id="under the older text"),
        pytest.param(
            reviewed("2018-01-01"), [f"warning: {unqualified('2018-01-01')}"], id="the older text's first day"
        ),
        pytest.param(reviewed("2017-12-31"), [], id="before anybody was asked"),
        pytest.param(
            reviewed(None),
            ["undetermined: 丙示例审核了处罚决定，没有登记法律职业资格，也没有登记何时开始从事法制审核，无法判断"],
            id="nobody knows since when",
        ),
        pytest.param(reviewed("2022-01-01", law_qualification_no="A001"), [], id="qualified"),
        pytest.param(reviewed("2022-01-01", law_qualified_on="2026-03-20"), [], id="qualified on the day"),
        pytest.param(
            reviewed("2022-01-01", law_qualification_no="A001", law_qualified_on="2026-03-21"),
            [f"error: {unqualified('2022-01-01')}"],
            id="qualified the day after",
        ),
        pytest.param(reviewed("2022-01-01").set("review/0/rounds/0/reviewers", ["P66"]), [], id="unknown: REV006"),
        pytest.param(reviewed("2022-01-01").drop("review/0/rounds/0/reviewed_on"), [], id="not reviewed yet"),
    ],
)
def test_reviewers_of_penalties(draft: Draft, expected: list[str]) -> None:
    assert said(penalty_reviewers_are_qualified, draft) == expected


def test_permits_may_be_reviewed_by_others() -> None:
    draft = permit().reviewed("2026-03-19").drop(f"{REVIEWER}/law_qualification_no")

    assert said(penalty_reviewers_are_qualified, draft.set(f"{REVIEWER}/reviewer_since", "2022-01-01")) == []


def test_one_finding_for_each_reviewer_at_the_first_review() -> None:
    first, second = reviewed("2022-01-01"), reviewed("2022-01-01").set("id", "2026-0009")
    second.set("review/0/rounds/0/reviewed_on", "2026-03-10")

    (found,) = findings(penalty_reviewers_are_qualified, repository(first.case(), second.case()))

    assert (found.case, found.basis) == ("2026-0009", ("PL-58-2",))
    assert "（案件 2026-0009、2026-0001）" in found.message


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
    assert said(planned_sessions_were_held, draft, as_of=as_of) == expected
