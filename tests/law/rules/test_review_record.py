"""REV004-REV006, REV009: the review's order, its seven heads, its people, its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.review_record import (
    HEADS,
    review_in_order,
    review_names_its_text,
    reviewed_by_reviewers,
    seven_heads_answered,
)
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import findings, says

ALL = (review_in_order, seven_heads_answered, reviewed_by_reviewers, review_names_its_text)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_sound_review_is_silent(rule: Any) -> None:
    assert says(rule, reviewed()) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_what_is_not_major_is_not_asked(rule: Any) -> None:
    draft = penalty().reviewed("2026-03-24", reviewers=["P01"], heads={})

    assert says(rule, draft.drop("review/0/self_check")) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_no_review_at_all_is_a_matter_of_rev001(rule: Any) -> None:
    assert says(rule, penalty().set("major", "yes")) == []


def reviewed(**round_: Any) -> Draft:
    """A major penalty with a passed review."""
    return penalty().set("major", "yes").reviewed("2026-03-24", **round_)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            reviewed().drop("review/0/self_check"),
            [
                "error: 送交法制审核（2026-03-24）之前没有承办科室的合法性自查；应当先进行合法性自查、形成自查意见，再提交法制审核"
            ],
            id="no self-check",
        ),
        pytest.param(
            reviewed().set("review/0/self_check/on", "2026-03-25"),
            ["error: 合法性自查（2026-03-25）晚于送审（2026-03-24）；应当先进行合法性自查，再提交法制审核"],
            id="self-check after the submission",
        ),
        pytest.param(
            reviewed().drop("review/0/self_check/on"),
            ["undetermined: 合法性自查没有填写日期，是否在送审（2026-03-24）之前无法判断"],
            id="self-check without its day",
        ),
        pytest.param(
            reviewed(submitted_on="2026-03-25"),
            ["error: 法制审核意见（2026-03-24）早于送审（2026-03-25）"],
            id="opinion before the submission",
        ),
        pytest.param(
            reviewed().step("举行听证", "2026-03-25"),
            ["error: 法制审核意见（2026-03-24）早于听证（2026-03-25）；经过听证程序的，听证之后再进行法制审核"],
            id="reviewed before the hearing",
        ),
        pytest.param(
            reviewed().step("举行听证", "2026-03-25").drop("decisions/0/made_on"),
            ["info: 法制审核意见（2026-03-24）早于听证（2026-03-25）；经过听证程序的，听证之后再进行法制审核"],
            id="the same, not decided yet",
        ),
        pytest.param(
            penalty().set("major", "yes").set("review", [{"rounds": [{"submitted_on": "2026-03-20"}]}]),
            [
                "error: 送交法制审核（2026-03-20）之前没有承办科室的合法性自查；应当先进行合法性自查、形成自查意见，再提交法制审核"
            ],
            id="submitted without a self-check, no opinion yet",
        ),
        pytest.param(
            reviewed().drop("review/0/rounds/0/submitted_on").drop("review/0/self_check"),
            [
                "error: 送交法制审核（2026-03-24）之前没有承办科室的合法性自查；应当先进行合法性自查、形成自查意见，再提交法制审核"
            ],
            id="an opinion without a self-check, submitted when?",
        ),
        pytest.param(
            penalty().set("major", "yes").set("review", [{"rounds": [{"reviewers": ["P03"]}]}]),
            [],
            id="neither submitted nor reviewed",
        ),
        pytest.param(
            reviewed(result="存在问题").step("举行听证", "2026-03-25"),
            [],
            id="what was refused does not pass the hearing",
        ),
        pytest.param(
            reviewed()
            .drop("review/0/rounds/0/reviewed_on")
            .drop("review/0/rounds/0/result")
            .step("举行听证", "2026-03-25"),
            [],
            id="heard, no opinion yet",
        ),
        pytest.param(reviewed().step("举行听证", "2026-03-25", decision=2), [], id="a hearing before another decision"),
        pytest.param(reviewed().step("举行听证", "2026-03-24"), [], id="hearing that day"),
        pytest.param(reviewed().step("举行听证", "2026-03-26"), [], id="a hearing after the decision: PRO001"),
        pytest.param(reviewed().drop("review/0/rounds/0/submitted_on"), [], id="the day of submission is not given"),
        pytest.param(
            reviewed().set("steps/4/on", "2026-03-25"), [], id="before the notice to the party: the law leaves it open"
        ),
        pytest.param(penalty().set("major", "yes"), [], id="no review at all: REV001"),
    ],
)
def test_order(draft: Draft, expected: list[str]) -> None:
    assert says(review_in_order, draft) == expected


def heads(**findings: str) -> dict[str, dict[str, str]]:
    return {head: {"finding": findings.get(head, "符合")} for head in HEADS}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            reviewed(heads={"程序": {"finding": "符合"}}),
            ["error: 法制审核意见（2026-03-24）没有回答：主体和资格、事实和证据、法律适用和裁量、权限、文书、移送"],
            id="one of seven",
        ),
        pytest.param(
            reviewed().drop("review/0/rounds/0/heads"),
            [
                "error: 法制审核意见（2026-03-24）没有回答：主体和资格、程序、事实和证据、法律适用和裁量、权限、文书、移送"
            ],
            id="none",
        ),
        pytest.param(
            reviewed(heads=heads(文书="不符合")),
            ["warning: 法制审核意见（2026-03-24）的结论是“同意”，但文书为“不符合”，请核实"],
            id="agreed, though not in order",
        ),
        pytest.param(reviewed(heads=heads(移送="不涉及")), [], id="does not apply"),
        pytest.param(reviewed(result="存在问题", heads={}), [], id="refused: need not answer all"),
        pytest.param(
            reviewed().add("review/0/rounds", {"reviewed_on": "2026-03-25", "confirms_lighter": "yes"}),
            [],
            id="a confirmation need not answer",
        ),
    ],
)
def test_heads(draft: Draft, expected: list[str]) -> None:
    assert says(seven_heads_answered, draft) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            reviewed(reviewers=["P01"]),
            ["error: 审核人P01是本案的承办人员；承办科室自查，法制审核由法制审核机构进行"],
            id="a handler",
        ),
        pytest.param(
            reviewed(reviewers=["P04"]),
            ["error: 审核人P04在人员名录中不是法制审核人员"],
            id="an officer of another case",
        ),
        pytest.param(
            reviewed(reviewers=["P03", "P77"]), ["error: 审核人P77在人员名录中不是法制审核人员"], id="one unknown"
        ),
        pytest.param(
            reviewed().set("review/0/self_check/by", "P03"),
            ["error: 审核人P03是本案的承办人员；承办科室自查，法制审核由法制审核机构进行"],
            id="who made the self-check",
        ),
        pytest.param(
            reviewed().set("records/2/makers", ["P01", "P02", "P03"]),
            ["error: 审核人P03是本案的承办人员；承办科室自查，法制审核由法制审核机构进行"],
            id="who asked the party in this case",
        ),
        pytest.param(
            reviewed().set("steps/1/officers", ["P01", "P02", "P03"]),
            ["error: 审核人P03是本案的承办人员；承办科室自查，法制审核由法制审核机构进行"],
            id="who was on site",
        ),
        pytest.param(reviewed().drop("review/0/self_check"), [], id="no self-check: REV004"),
        pytest.param(
            reviewed().add(
                "review/0/rounds", {"reviewed_on": "2026-03-25", "confirms_lighter": "yes", "reviewers": ["P01"]}
            ),
            ["error: 审核人P01是本案的承办人员；承办科室自查，法制审核由法制审核机构进行"],
            id="a lighter result confirmed by a handler",
        ),
        pytest.param(reviewed(reviewers=[]), ["error: 法制审核意见没有写明审核人"], id="nobody named"),
        pytest.param(
            reviewed(result="存在问题", reviewers=["P01"]),
            ["error: 审核人P01是本案的承办人员；承办科室自查，法制审核由法制审核机构进行"],
            id="a refusal by a handler",
        ),
        pytest.param(
            reviewed().set("registers/personnel/2/organ", "示例市司法局"), [], id="a reviewer borrowed from elsewhere"
        ),
        pytest.param(reviewed(reviewers=["P01"]).drop("review/0/rounds/0/result"), [], id="no opinion yet"),
    ],
)
def test_people(draft: Draft, expected: list[str]) -> None:
    assert says(reviewed_by_reviewers, draft) == expected


@pytest.mark.parametrize(("made", "clause"), [("2021-07-14", "S-53"), ("2021-07-15", "PL-58-1"), (None, "PL-58-1")])
def test_people_are_held_against_the_law_of_the_day(made: str | None, clause: str) -> None:
    draft = penalty().set("major", "yes")
    draft = draft.set("decisions/0/made_on", made) if made else draft.drop("decisions/0/made_on")
    draft.reviewed(made or "2026-03-24", reviewers=["P77"])

    (found,) = findings(reviewed_by_reviewers, draft)

    assert found.basis == tuple(dict.fromkeys(("S-50", clause, "G118-11-a")))


def test_a_lighter_result_confirmed_leaves_the_review_what_it_was() -> None:
    confirmed = {"reviewed_on": "2026-03-25", "confirms_lighter": "yes"}
    late_hearing = reviewed().step("举行听证", "2026-03-25").add("review/0/rounds", confirmed)
    no_heads = reviewed(heads={}).add("review/0/rounds", confirmed)
    no_digest = reviewed().drop("review/0/rounds/0/draft_digest").add("review/0/rounds", confirmed)

    assert len(says(review_in_order, late_hearing)) == 1
    assert len(says(seven_heads_answered, no_heads)) == 1
    assert len(says(review_names_its_text, no_digest)) == 1


def test_without_a_register_nothing_can_be_said() -> None:
    draft = reviewed()
    del draft.registers["personnel"]

    assert says(reviewed_by_reviewers, draft) == [
        "undetermined: 没有执法人员和法制审核人员名录，审核人是否为法制审核人员无法判断"
    ]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            reviewed().drop("review/0/rounds/0/draft_digest"),
            ["undetermined: 法制审核意见（2026-03-24）没有“送审稿校验值”，审核的是不是现在的决定无法判断"],
            id="no digest",
        ),
        pytest.param(reviewed(), [], id="with its digest"),
        pytest.param(reviewed(result="存在问题").drop("review/0/rounds/0/draft_digest"), [], id="refused"),
        pytest.param(
            reviewed(confirms_lighter="yes").drop("review/0/rounds/0/draft_digest"), [], id="a lighter result confirmed"
        ),
    ],
)
def test_text(draft: Draft, expected: list[str]) -> None:
    assert says(review_names_its_text, draft) == expected
