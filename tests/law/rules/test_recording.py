"""REC: each step has its instrument, each decision its document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.recording import decision_has_document, step_has_instrument
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, paper, says, with_parts

RULES = (step_has_instrument, decision_has_document)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def without(draft: Draft, record: int, step: int) -> Draft:
    """The draft without a record and without the step's mention of it."""
    return draft.drop(f"records/{record}").drop(f"steps/{step}/proved_by")


def seized(*types: str) -> Draft:
    """A penalty case with a seizure, and these papers of it."""
    draft = penalty().step("查封扣押", "2026-03-06")
    for number, type_ in enumerate(types, 30):
        paper(draft, f"R{number}", type_, "2026-03-06", step="查封扣押")
    return draft


def twice(other: str, on: str) -> Draft:
    """Two inspections: a record that names them, of that day, and one of the first day that names another step."""
    draft = penalty().step("现场检查", "2026-03-06").drop("steps/1/proved_by")
    draft.set("records/1/made_on", on)
    return paper(draft, "R20", "现场检查笔录", "2026-03-04", step=other)


@pytest.mark.parametrize("on", ["2026-03-04", "2026-03-06"])
def test_each_step_finds_the_record_that_can_only_be_its_own(on: str) -> None:
    assert says(step_has_instrument, twice("询问", on)) == []


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(
            without(penalty(), 0, 0),
            "2026-12-10",
            ["error: 2026-03-03 的“立案”没有相应的文书：立案审批表"],
            id="no filing form",
        ),
        pytest.param(
            without(penalty(), 2, 2),
            "2026-12-10",
            ["error: 2026-03-05 的“询问”没有相应的文书：询问笔录"],
            id="no interview record",
        ),
        pytest.param(
            without(penalty(), 2, 2),
            "2026-03-06",
            ["error: 2026-03-05 的“询问”没有相应的文书：询问笔录"],
            id="the day after",
        ),
        pytest.param(without(penalty(), 2, 2), "2026-03-05", [], id="today's paper may come today"),
        pytest.param(without(penalty(), 2, 2), "2026-03-04", [], id="a step planned for tomorrow"),
        pytest.param(penalty().drop("steps/2/proved_by"), "2026-12-10", [], id="the step does not name its record"),
        pytest.param(
            penalty().drop("steps/2/proved_by").drop("records/2/step"), "2026-12-10", [], id="nor the record its step"
        ),
        pytest.param(
            penalty().step("询问", "2026-03-06"),
            "2026-12-10",
            ["error: 2026-03-06 的“询问”没有相应的文书：询问笔录"],
            id="two interviews, one record",
        ),
        pytest.param(
            penalty().drop("steps/2/proved_by").step("询问", "2026-03-05"),
            "2026-12-10",
            ["error: 2026-03-05 的“询问”没有相应的文书：询问笔录"],
            id="two interviews on one day, one record",
        ),
        pytest.param(
            paper(penalty().step("询问", "2026-03-06"), "R20", "询问笔录", "2026-03-06"),
            "2026-12-10",
            [],
            id="two of each",
        ),
        pytest.param(
            penalty().drop("steps/4/proved_by").step("事先告知", "2026-03-18", parties=["A1"]),
            "2026-12-10",
            [],
            id="one notice to two parties on one day",
        ),
        *(
            pytest.param(
                without(penalty(), 5, 5)
                .step("其他", "2026-03-25")
                .set("records/7/step", step)
                .set("records/7/made_on", on),
                "2026-12-10",
                expected,
                id=id_,
            )
            for id_, step, on, expected in (
                (
                    "a waiver is not shown by the receipt of something else",
                    "其他",
                    "2026-03-26",
                    ["error: 2026-03-19 的“放弃陈述申辩”没有相应的文书：放弃权利声明"],
                ),
                ("the receipt on which it was given", "其他", "2026-03-19", []),
                ("a receipt that says so", "放弃陈述申辩", "2026-03-26", []),
            )
        ),
        *(
            pytest.param(penalty().set("records/4/type", type_), "2026-12-10", [], id=f"told by word of mouth: {type_}")
            for type_ in ("陈述申辩笔录", "询问笔录", "公告")
        ),
        pytest.param(penalty().set("records/0/type", "其他"), "2026-12-10", [], id="another paper, named as the proof"),
        pytest.param(
            penalty().set("records/2/type", "书证"),
            "2026-12-10",
            ["error: 2026-03-05 的“询问”没有相应的文书：询问笔录"],
            id="a paper that cannot be the record",
        ),
        pytest.param(
            penalty().set("steps/2/proved_by", ["R99"]), "2026-12-10", [], id="a number that leads nowhere: STR017"
        ),
        pytest.param(
            penalty().set("records/2/step", "调查终结").set("records/2/made_on", "2026-03-16"),
            "2026-12-10",
            [],
            id="named by the step, whatever it says itself",
        ),
        pytest.param(
            penalty().drop("steps/2/proved_by").set("records/2/made_on", "2026-03-06"),
            "2026-12-10",
            [],
            id="written down a day later",
        ),
        pytest.param(
            paper(penalty().step("询问", "2026-03-06", label="乙"), "R20", "询问笔录", "2026-03-06", label="甲"),
            "2026-12-10",
            ["error: 2026-03-06 的“询问”没有相应的文书：询问笔录"],
            id="the record of another batch",
        ),
        pytest.param(
            paper(penalty().step("询问", "2026-03-06", label="乙"), "R20", "询问笔录", "2026-03-06", label="乙"),
            "2026-12-10",
            [],
            id="of this batch",
        ),
        pytest.param(
            paper(penalty().step("询问", "2026-03-06", label="乙"), "R20", "询问笔录", "2026-03-06"),
            "2026-12-10",
            [],
            id="of no batch",
        ),
        pytest.param(
            paper(penalty().step("询问", "2026-03-06"), "R20", "询问笔录", "2026-03-06", label="乙"),
            "2026-12-10",
            [],
            id="the step of no batch",
        ),
        pytest.param(
            penalty().set("records/6/type", "书证"),
            "2026-12-10",
            [],
            id="any proof will do where no law names the paper",
        ),
        pytest.param(
            penalty().step("复核", "2026-03-20"),
            "2026-12-10",
            ["warning: 2026-03-20 的“复核”没有相应的文书：复核意见书"],
            id="the law asks for the act, not the paper",
        ),
        pytest.param(
            penalty().add("steps", {"step": "询问"}), "2026-12-10", [], id="a step without a day: not yet taken"
        ),
        pytest.param(penalty().step("回避决定", "2026-03-06"), "2026-12-10", [], id="a step that needs no paper"),
        pytest.param(
            penalty().step("终止听证", "2026-03-20"), "2026-12-10", [], id="a hearing given up has no transcript"
        ),
        pytest.param(
            penalty().step("举行听证", "2026-03-20"),
            "2026-12-10",
            ["error: 2026-03-20 的“举行听证”没有相应的文书：听证笔录"],
            id="a hearing held has one",
        ),
        pytest.param(
            penalty().step("案源登记", "2026-03-02"),
            "2026-12-10",
            ["warning: 2026-03-02 的“案源登记”没有相应的文书：案源登记表"],
            id="a usual form only: a warning",
        ),
        pytest.param(penalty().step("责令改正", "2026-03-25"), "2026-12-10", [], id="ordered within the decision"),
        # Seizure: three papers
        pytest.param(
            seized("查封扣押现场笔录", "查封扣押决定书", "查封扣押清单"), "2026-12-10", [], id="a seizure, complete"
        ),
        pytest.param(
            seized("查封扣押现场笔录", "查封扣押决定书"),
            "2026-12-10",
            ["error: 2026-03-06 的“查封扣押”没有相应的文书：查封扣押清单"],
            id="a seizure without inventory",
        ),
        pytest.param(
            seized(),
            "2026-12-10",
            [
                "error: 2026-03-06 的“查封扣押”没有相应的文书：查封扣押现场笔录",
                "error: 2026-03-06 的“查封扣押”没有相应的文书：查封扣押决定书",
                "error: 2026-03-06 的“查封扣押”没有相应的文书：查封扣押清单",
            ],
            id="a seizure without any paper; the record of an earlier visit is none of it",
        ),
        pytest.param(
            paper(
                paper(seized("查封扣押决定书", "财物清单"), "R40", "现场检查笔录", "2026-03-06", step="现场检查"),
                "R41",
                "照片",
                "2026-03-06",
            ),
            "2026-12-10",
            [],
            id="a seizure recorded in the record of that day's visit",
        ),
        pytest.param(
            paper(penalty().step("先行登记保存", "2026-03-06"), "R20", "先行登记保存清单", "2026-03-06"),
            "2026-12-10",
            [],
            id="registered evidence does not take the steps of a seizure",
        ),
        # On the spot
        pytest.param(
            on_the_spot().step("事先告知", "2026-03-04").step("陈述申辩", "2026-03-04"),
            "2026-12-10",
            [],
            id="told and heard on the spot, by word of mouth",
        ),
        # Permits
        pytest.param(
            without(permit(), 1, 1),
            "2026-12-10",
            ["error: 2026-03-04 的“受理”没有相应的文书：受理通知书"],
            id="no slip of acceptance",
        ),
        pytest.param(
            without(permit(), 1, 1).set("procedure", "当场").set("steps/1/on", "2026-03-20"),
            "2026-12-10",
            [],
            id="accepted and decided on the spot",
        ),
        pytest.param(
            without(permit(), 2, 2),
            "2026-12-10",
            ["warning: 2026-03-10 的“现场核查”没有相应的文书：核查笔录"],
            id="no verification record",
        ),
        # Inspections
        pytest.param(
            without(inspection(), 1, 1).drop("records/1").set("decisions", []),
            "2026-12-10",
            ["error: 2026-03-04 的“现场检查”没有相应的文书：现场检查笔录"],
            id="an inspection without any record",
        ),
        pytest.param(without(inspection(), 1, 1), "2026-12-10", [], id="record and conclusion in one paper"),
        pytest.param(
            without(inspection(), 1, 1).drop("records/1").set("decisions", []).set("mode", "非现场"),
            "2026-12-10",
            [],
            id="without a visit",
        ),
        pytest.param(
            without(inspection(), 0, 0).set("mode", "非现场"),
            "2026-12-10",
            ["warning: 2026-03-02 的“检查审批”没有相应的文书：行政检查审批表"],
            id="without a visit there is still an approval",
        ),
        pytest.param(
            without(inspection(), 0, 0),
            "2026-12-10",
            ["warning: 2026-03-02 的“检查审批”没有相应的文书：行政检查审批表"],
            id="an approval of which only the usual form is known",
        ),
        pytest.param(
            without(inspection(), 0, 0),
            "2026-03-09",
            ["info: 2026-03-02 的“检查审批”没有相应的文书：行政检查审批表"],
            id="in the first week a usual form is a hint",
        ),
        pytest.param(
            without(inspection(), 0, 0),
            "2026-03-10",
            ["warning: 2026-03-02 的“检查审批”没有相应的文书：行政检查审批表"],
            id="after the first week it is asked about",
        ),
        pytest.param(
            without(inspection(), 1, 1).drop("records/1").set("decisions", []),
            "2026-03-05",
            ["error: 2026-03-04 的“现场检查”没有相应的文书：现场检查笔录"],
            id="a form that a law asks for has no first week",
        ),
    ],
)
def test_step_has_instrument(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(step_has_instrument, draft, as_of) == expected


def test_a_gap_under_the_law_before_2021_is_a_warning() -> None:
    draft = without(penalty(), 2, 2).set("steps/2/on", "2020-03-05")

    found = findings(step_has_instrument, draft)

    assert [(str(each.severity), each.basis) for each in found] == [("warning", ("S-26",))]


def test_a_notice_under_the_law_before_2021_is_not_held_against_the_new_one() -> None:
    draft = without(penalty(), 4, 4).set("steps/4/on", "2020-03-18")

    found = findings(step_has_instrument, draft)

    assert [(str(each.severity), each.basis) for each in found] == [("warning", ("S-26",))]


def test_a_gap_cites_the_law_that_asks_for_the_paper() -> None:
    assert [each.basis for each in findings(step_has_instrument, without(penalty(), 0, 0))] == [("PL-47", "S-26")]


def test_a_state_secret_stub_is_left_to_its_own_rule() -> None:
    draft = without(penalty(), 7, 1).drop("decisions/0/record").set("records", [])

    assert says(step_has_instrument, draft)
    assert says(decision_has_document, draft)
    draft.set("secrecy", ["国家秘密"])
    assert says(step_has_instrument, draft) == says(decision_has_document, draft) == []


def test_records_that_cannot_be_read_are_not_missing() -> None:
    told = ((trouble.YAML, problem(Place("cases/2026/2026-0001/records.yaml"), "x")),)
    draft = penalty().set("records", []).drop("decisions/0/record")
    for step in draft.data["steps"]:
        del step["proved_by"]

    assert says(step_has_instrument, with_parts(draft, troubles=told)) == []
    assert says(decision_has_document, with_parts(draft, troubles=told)) == []
    assert len(says(step_has_instrument, draft)) == len(draft.data["steps"])
    assert len(says(decision_has_document, draft)) == 1
