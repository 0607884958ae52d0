"""REV010-REV014: who answers for what in the review of a major decision."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.review_duties import (
    division_answers_for_papers,
    major_decision_approved_by_head,
    opinion_is_written,
    problems_handled_before_resubmission,
    review_is_not_the_divisions_own,
)
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import findings, paper, says
from tests.outcome_builders import OUTCOMES

ALL = (
    division_answers_for_papers,
    opinion_is_written,
    major_decision_approved_by_head,
    problems_handled_before_resubmission,
    review_is_not_the_divisions_own,
)
CHECK, ROUND = "review/0/self_check", "review/0/rounds/0"


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def major() -> Draft:
    """A major penalty, reviewed and passed."""
    draft = paper(penalty().set("major", "yes"), "R30", "法制审核意见书", "2026-03-20", makers=["P03"])
    return draft.reviewed("2026-03-20", record="R30")


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_sound_review_is_silent(rule: Any) -> None:
    assert says(rule, major()) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_what_is_not_major_is_not_asked(rule: Any) -> None:
    draft = major().set("major", "no").drop(f"{CHECK}/responsibility_stated").drop(f"{ROUND}/record")

    assert says(rule, draft.drop("decisions/0/approval")) == []


# REV010

UNSAID = "undetermined: 承办机构是否签署对送审材料真实性、准确性、完整性和合法性负责的声明，没有填写，无法判断"
UNSIGNED = "error: 承办机构没有签署对送审材料负责的声明；承办机构对送审材料的真实性、准确性、完整性以及执法的合法性负责"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(major().drop(f"{CHECK}/responsibility_stated"), [UNSAID], id="not answered"),
        pytest.param(major().set(f"{CHECK}/responsibility_stated", "no"), [UNSIGNED], id="answered no"),
        pytest.param(major().drop(CHECK), [], id="no self-check: REV004"),
        pytest.param(
            major().drop(f"{CHECK}/responsibility_stated").set("review/0/rounds", []), [], id="not submitted yet"
        ),
        pytest.param(
            major().drop(f"{CHECK}/responsibility_stated").drop("decisions/0/made_on"),
            [UNSAID],
            id="a draft, submitted",
        ),
        pytest.param(major().set("review", []), [], id="no review: REV001"),
        pytest.param(
            major().drop(f"{CHECK}/responsibility_stated").drop(f"{ROUND}/reviewed_on"), [UNSAID], id="not reviewed yet"
        ),
        pytest.param(
            major().drop(f"{CHECK}/responsibility_stated").drop(f"{ROUND}/submitted_on"), [UNSAID], id="submitted when?"
        ),
        pytest.param(
            major().drop(f"{CHECK}/responsibility_stated").set("review/0/rounds", [{"reviewers": ["P03"]}]),
            [],
            id="a round of no day",
        ),
    ],
)
def test_statement(draft: Draft, expected: list[str]) -> None:
    assert says(division_answers_for_papers, draft) == expected


# REV011

NO_PAPER = "error: 法制审核意见（2026-03-20）没有书面的意见书；法制审核机构应当提出书面审核意见"
NO_HANDS = "undetermined: 法制审核意见书没有填写制作人和签名，是否由审核人出具无法判断"
OTHERS = "error: 法制审核意见书不是由审核人P03出具的；法制审核工作机构对法制审核意见负责"
LAST = "records/9"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(major().set(f"{ROUND}/record", "R77"), [], id="a paper that is not there: STR017"),
        pytest.param(major().drop(f"{ROUND}/record"), [], id="a paper of that day"),
        pytest.param(
            major().drop(f"{ROUND}/record").set(f"{LAST}/made_on", "2026-03-19"), [NO_PAPER], id="one of another day"
        ),
        pytest.param(
            major().drop(f"{ROUND}/record").set(f"{LAST}/type", "外部法律意见书"),
            [NO_PAPER],
            id="an outside opinion is none",
        ),
        pytest.param(major().drop(f"{LAST}/makers"), [NO_HANDS], id="nobody's hand"),
        pytest.param(major().set(f"{LAST}/makers", ["P01"]), [OTHERS], id="another's hand"),
        pytest.param(major().set(f"{LAST}/makers", ["P01", "P03"]), [], id="the reviewer's among others"),
        pytest.param(
            major().drop(f"{LAST}/makers").set(f"{LAST}/signatures", [{"name": "丙示例", "capacity": "执法人员"}]),
            [],
            id="signed by name",
        ),
        pytest.param(
            major().drop(f"{LAST}/makers").set(f"{LAST}/signatures", [{"name": "外人", "capacity": "执法人员"}]),
            [OTHERS],
            id="signed by a stranger",
        ),
        pytest.param(
            major()
            .drop(f"{LAST}/makers")
            .set(f"{LAST}/signatures", [{"name": "丙示例", "capacity": "执法人员", "refused": "yes"}]),
            [NO_HANDS],
            id="a signature refused",
        ),
        pytest.param(
            major().drop(f"{ROUND}/record").set(f"{LAST}/made_on", "2026-03-19").set(f"{ROUND}/result", "存在问题"),
            [],
            id="not passed, no paper",
        ),
        pytest.param(
            major().set(f"{ROUND}/record", "R77").set(f"{LAST}/made_on", "2026-03-19"),
            [],
            id="none there at all: STR017",
        ),
        pytest.param(major().set(f"{LAST}/made_on", "2026-03-19"), [], id="named, of another day"),
        pytest.param(major().set(f"{ROUND}/reviewers", []), [], id="no reviewer: REV006"),
        pytest.param(major().set(f"{ROUND}/record", "R77").set(f"{ROUND}/result", "存在问题"), [], id="not passed"),
        pytest.param(major().set("review", []), [], id="no review: REV001"),
    ],
)
def test_written(draft: Draft, expected: list[str]) -> None:
    assert says(opinion_is_written, draft) == expected


# REV012

BY_NOBODY = "undetermined: 重大执法决定（2026-03-25）由谁批准无法判断；主要负责人是第一责任人，对作出的执法决定负责"
BY_OTHER = "重大执法决定（2026-03-25）由{}批准，人员名录中不是主要负责人；主要负责人是第一责任人，对作出的执法决定负责"
BY = "decisions/0/approval/by"


def deputy(*roles: str) -> Draft:
    draft = major().set(BY, "P08")
    draft.registers["personnel"].append({"id": "P08", "name": "己示例", "roles": list(roles)})
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(major().set(BY, "P01"), [f"error: {BY_OTHER.format('P01')}"], id="an officer"),
        pytest.param(deputy("负责人"), [f"warning: {BY_OTHER.format('P08')}"], id="a deputy"),
        pytest.param(deputy("负责人", "主要负责人"), [], id="the principal by role"),
        pytest.param(deputy("工作人员").set("bureau/bureau/head", "P08"), [], id="the principal by the settings"),
        pytest.param(major().set(BY, "P77"), [BY_NOBODY], id="nobody whom the register has"),
        pytest.param(major().set(BY, "P77").set("bureau/bureau/head", "P77"), [], id="the settings name the principal"),
        pytest.param(major().drop("decisions/0/approval"), [], id="the step says it"),
        pytest.param(major().drop("decisions/0/approval").drop_steps("负责人审批"), [BY_NOBODY], id="neither says it"),
        pytest.param(
            major().drop("decisions/0/approval").drop_steps("负责人审批").drop("registers/personnel"),
            [BY_NOBODY],
            id="neither says it, no register",
        ),
        pytest.param(
            major().drop("decisions/0/approval").drop_steps("负责人审批").drop("bureau/bureau/head"),
            [BY_NOBODY],
            id="neither says it, nor the settings",
        ),
        pytest.param(major().drop(BY), [], id="an approval by nobody, the step says it"),
        pytest.param(
            major().drop("decisions/0/approval").step("负责人审批", "2026-03-24"), [], id="one of two steps says it"
        ),
        pytest.param(
            major().drop("decisions/0/approval").set("steps/6/approved_by", "P01"),
            [f"error: {BY_OTHER.format('P01')}"],
            id="the step names an officer",
        ),
        pytest.param(major().set(BY, "P01").drop("decisions/0/made_on"), [], id="a draft"),
    ],
)
def test_principal(draft: Draft, expected: list[str]) -> None:
    assert says(major_decision_approved_by_head, draft) == expected


# REV013

UNHANDLED = "undetermined: 法制审核（2026-03-18）发现的问题怎样处理没有填写，再次送审之前是否已经处理无法判断"
SAME_TEXT = "error: 法制审核（2026-03-18）发现问题后，没有处理就把同一文稿再次送审；应当研究处理后再次报送"
WAITING = "info: 法制审核（2026-03-18）的意见是“存在问题”，尚未再次送审"
DIGEST = "a" * 64


def rounds(*more: dict[str, Any], made: bool = True, **first: Any) -> Draft:
    """A first round that found problems, the passed one, and others after it."""
    draft = major()
    refused = {"submitted_on": "2026-03-17", "reviewed_on": "2026-03-18", "result": "存在问题", "reviewers": ["P03"]}
    passed = draft.review[0]["rounds"][0]
    draft.set("review/0/rounds", [{**refused, **first}, passed, *more])
    return draft if made else draft.drop("decisions/0/made_on")


def refused_only(**first: Any) -> Draft:
    draft = rounds(made=False, **first)
    return draft.set("review/0/rounds", draft.review[0]["rounds"][:1])


def resubmitted_unchanged(**first: Any) -> Draft:
    draft = rounds(**first)
    return draft.set(f"{ROUND}/draft_digest", draft.review[0]["rounds"][1]["draft_digest"])


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(rounds(handling="已补充"), [], id="dealt with"),
        pytest.param(rounds(), [UNHANDLED], id="not said"),
        pytest.param(rounds(draft_digest=DIGEST), [UNHANDLED], id="not said, another text"),
        pytest.param(resubmitted_unchanged(), [SAME_TEXT], id="the very same text"),
        pytest.param(resubmitted_unchanged(handling="经协调，维持原稿"), [], id="the same text, explained"),
        pytest.param(refused_only(), [WAITING], id="waiting"),
        pytest.param(refused_only(handling="正在补充"), [WAITING], id="waiting, being dealt with"),
        pytest.param(refused_only().set("decisions/0/made_on", "2026-03-25"), [], id="decided on a refusal: REV007"),
        pytest.param(
            rounds({"confirms_lighter": "yes", "reviewed_on": "2026-03-24"}, handling="x"), [], id="confirmed"
        ),
        pytest.param(
            refused_only().add("review/0/rounds", {"confirms_lighter": "yes", "reviewed_on": "2026-03-19"}),
            [WAITING],
            id="a confirmation is no new round",
        ),
        pytest.param(
            rounds({"submitted_on": "2026-03-24", "reviewed_on": "2026-03-24", "result": "同意"}, handling="x"),
            [],
            id="passed twice",
        ),
        pytest.param(rounds(made=False, handling="已补充"), [], id="dealt with, not decided yet"),
        pytest.param(rounds().drop("review/0/rounds/1/draft_digest"), [UNHANDLED], id="not said, no text given"),
        pytest.param(rounds().drop(f"{ROUND}/reviewed_on"), [UNHANDLED.replace("03-18", "03-17")], id="refused when?"),
        pytest.param(major().set("review", []), [], id="no review: REV001"),
        pytest.param(major(), [], id="one round"),
    ],
)
def test_rounds(draft: Draft, expected: list[str]) -> None:
    assert says(problems_handled_before_resubmission, draft) == expected


def test_a_confirmation_between_does_not_count_as_the_next_round() -> None:
    draft = rounds()
    refused, passed = draft.review[0]["rounds"]
    draft.set("review/0/rounds", [refused, {"confirms_lighter": "yes", "reviewed_on": "2026-03-19"}, passed])

    assert says(problems_handled_before_resubmission, draft) == [UNHANDLED]


# REV014

OWN = "warning: 审核人{}属于本案的承办科室；承办科室自查后，应当提交法制审核工作机构审核，请核实"


def reviewer(**entry: Any) -> Draft:
    """The review by P03, whose entry in the register is changed so."""
    draft = major()
    people = copy.deepcopy(draft.registers["personnel"])
    next(each for each in people if each["id"] == "P03").update(entry)
    draft.registers["personnel"] = [{k: v for k, v in each.items() if v is not None} for each in people]
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(reviewer(division="jienneng"), [OWN.format("P03")], id="of the handling division"),
        pytest.param(reviewer(division=None), [], id="of no division"),
        pytest.param(reviewer(division="jienneng", organ="示例县司法局"), [], id="borrowed from elsewhere"),
        pytest.param(
            reviewer(division="jienneng", organ="示例县工业和信息化局"),
            [OWN.format("P03")],
            id="of this bureau, said so",
        ),
        pytest.param(major().set(f"{ROUND}/reviewers", ["P01"]), [], id="a handler: REV006"),
        pytest.param(major().set(f"{ROUND}/reviewers", ["P77"]), [], id="unknown: REV006"),
        pytest.param(major().set(f"{ROUND}/reviewers", ["P03", "P04"]), [OWN.format("P04")], id="one of two"),
        pytest.param(reviewer(division=None).drop("division"), [], id="neither has a division"),
        pytest.param(major().set("review", []), [], id="no review: REV001"),
        pytest.param(reviewer(division="jienneng").drop("division"), [], id="nobody said which division handles it"),
    ],
)
def test_division(draft: Draft, expected: list[str]) -> None:
    assert says(review_is_not_the_divisions_own, draft) == expected


def test_the_statement_is_asked_for_where_it_belongs() -> None:
    (found,) = findings(division_answers_for_papers, major().set(f"{CHECK}/responsibility_stated", "no"))

    assert found.place.pointer == (0, "self_check", "responsibility_stated")


def test_without_a_register_of_personnel_another_rule_speaks() -> None:
    assert says(major_decision_approved_by_head, major().set(BY, "P01").drop("registers/personnel")) == []
