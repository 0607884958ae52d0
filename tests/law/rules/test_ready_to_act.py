"""OFF: examined and trained before the first act, and that is on record."""

from __future__ import annotations

import pytest

from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.law.rules.training import (
    readiness_is_on_record,
    trained_before_the_first_act,
)
from tests.builders import Draft, inspection, penalty
from tests.law.rules.rows import findings, repository, says, together

FIRST, SECOND = "registers/personnel/0", "registers/personnel/1"


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
    assert together(trained_before_the_first_act, draft) == expected


def test_a_session_of_the_training_register_counts() -> None:
    draft = ready("2018-01-01", "2026-12-01")
    draft.registers["training"] = [
        {"year": 2026, "sessions": [{"title": "岗前", "held_on": "2026-03-02", "attended": ["P01"]}]}
    ]

    assert together(trained_before_the_first_act, draft) == []


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
    assert together(readiness_is_on_record, draft) == ([expected + people] if people else [])


def test_readiness_is_not_asked_before_there_are_cases() -> None:
    bureau = penalty().drop(f"{FIRST}/exams").case().bureau

    assert says(readiness_is_on_record, RepositoryFacts(bureau)) == []
