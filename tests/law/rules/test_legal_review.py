"""REV001-REV003: major decisions are known as such, and reviewed; silence of all rules of the module."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.legal_review import (
    major_answer_fits_facts,
    major_decision_reviewed,
    major_question_answered,
    refused_not_decided,
    reviewed_text_is_decided,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, says, unread, with_parts

ALL = (
    major_answer_fits_facts,
    major_decision_reviewed,
    major_question_answered,
    refused_not_decided,
    reviewed_text_is_decided,
)
PL_58 = (
    "《行政处罚法》第五十八条第一款：“在行政机关负责人作出行政处罚的决定之前，应当由从事行政处罚决定法制审核的人员进行法制审核；"
    "未经法制审核或者审核未通过的，不得作出决定”"
)
S_53 = "陵工信字〔2019〕101号 三(三)2（S-53）：“未经法制审核或者审核未通过的不得作出决定”"


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def major(draft: Draft | None = None) -> Draft:
    """A case that the file calls major, not reviewed yet."""
    return (draft or penalty()).set("major", "yes")


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("outcome", ["不予处罚", "不予立案", "移送公安", "移送其他机关", "终止调查", "撤案", "并案"])
def test_endings_without_a_penalty_need_no_review(rule: Any, outcome: str) -> None:
    draft = penalty().set("decisions/0/outcome", outcome).step("举行听证", "2026-03-24")
    draft.data.pop("major")
    draft.data.pop("major_grounds")

    assert says(rule, draft) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_review_that_cannot_be_read_says_nothing(rule: Any) -> None:
    trouble = ("yaml", problem(Place("cases/2026/2026-0001/review.yaml"), "文件 {name} 打不开：{why}"))

    assert says(rule, with_parts(major(), troubles=(trouble,))) == []


# REV001


def unreviewed(why: str, law: str = PL_58, made: str = "2026-03-25") -> str:
    return f"error: 本决定（{made}作出）属于重大执法决定（{why}），此前没有法制审核意见。{law}"


def entry(**conditions: Any) -> Draft:
    """A case beside a catalogue entry with these conditions."""
    draft = penalty()
    draft.registers["major-decisions"] = [{"id": "M1", "name": "较大数额罚款", "kind": "行政处罚", **conditions}]
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(major(), [unreviewed("案卷填写为重大")], id="the file says so"),
        pytest.param(
            penalty().set("major_grounds/涉及重大公共利益", "yes"),
            [unreviewed("涉及重大公共利益")],
            id="a ground overrides the no",
        ),
        pytest.param(
            penalty().step("举行听证", "2026-03-20"), [unreviewed("经过听证程序")], id="a hearing overrides the no"
        ),
        pytest.param(
            penalty().step("终止听证", "2026-03-20"), [unreviewed("经过听证程序")], id="a hearing that was ended"
        ),
        pytest.param(penalty().step("听证告知", "2026-03-10"), [], id="a hearing offered is none held"),
        pytest.param(
            penalty().step("举行听证", "2026-03-26"), [], id="a hearing after the decision made nothing major"
        ),
        pytest.param(
            major(permit()),
            [unreviewed("案卷填写为重大", S_53, "2026-03-20")],
            id="a permit: the founding document",
        ),
        pytest.param(entry(amount_body=20000), [unreviewed("较大数额罚款")], id="catalogue: amount reached"),
        pytest.param(entry(amount_body=20001), [], id="catalogue: amount not reached"),
        pytest.param(entry(amount_person=100), [], id="catalogue: an amount for persons, a body fined"),
        pytest.param(entry(penalty_kinds=["罚款"]), [unreviewed("较大数额罚款")], id="catalogue: kind of penalty"),
        pytest.param(entry(penalty_kinds=["吊销许可证件"]), [], id="catalogue: another kind of penalty"),
        pytest.param(entry(matter="CF-01"), [unreviewed("较大数额罚款")], id="catalogue: matter"),
        pytest.param(entry(matter="CF-02"), [], id="catalogue: another matter"),
        pytest.param(entry(outcomes=["给予处罚"]), [unreviewed("较大数额罚款")], id="catalogue: outcome"),
        pytest.param(entry(hearing="yes"), [], id="catalogue: only after a hearing"),
        pytest.param(entry(), [], id="catalogue: a name alone is for people"),
        pytest.param(entry(kind="行政许可", amount_body=1), [], id="catalogue: another kind of case"),
        pytest.param(entry(amount_body=1, **{"from": "2026-03-26"}), [], id="catalogue: not in force yet"),
        pytest.param(entry(amount_body=1, to="2026-03-24"), [], id="catalogue: no longer in force"),
        pytest.param(
            major().set(
                "review", [{"decision": 1, "rounds": [{"reviewed_on": "2026-03-24", "confirms_lighter": "yes"}]}]
            ),
            ["error: 本决定（2026-03-25作出）属于重大执法决定（案卷填写为重大），送审后没有审核通过的意见。" + PL_58],
            id="a lighter result confirmed without any review",
        ),
        pytest.param(major().reviewed("2026-03-24"), [], id="reviewed the day before"),
        pytest.param(major().reviewed("2026-03-25"), [], id="reviewed that day"),
        pytest.param(
            major().reviewed("2026-03-26"),
            [
                "error: 本决定（2026-03-25作出）属于重大执法决定（案卷填写为重大），法制审核意见出具于2026-03-26，晚于决定。"
                + PL_58
            ],
            id="reviewed the day after",
        ),
        pytest.param(
            major().reviewed("2026-03-24").drop("review/0/rounds/0/reviewed_on"),
            [
                "undetermined: 本决定（2026-03-25作出）属于重大执法决定（案卷填写为重大），法制审核意见没有填写日期，"
                "无法判断是否在决定之前"
            ],
            id="reviewed on a day not given",
        ),
        pytest.param(
            major().set("review", [{"decision": 1, "rounds": [{"submitted_on": "2026-03-20"}]}]),
            ["error: 本决定（2026-03-25作出）属于重大执法决定（案卷填写为重大），送审后没有审核通过的意见。" + PL_58],
            id="submitted, no opinion",
        ),
        pytest.param(
            major().set("review", [{"decision": 1, "outside_opinion": {"by": "示例律师事务所"}}]),
            [
                "error: 本决定（2026-03-25作出）属于重大执法决定（案卷填写为重大），只有外部法律意见，没有法制审核意见，"
                "前者不能代替后者。" + PL_58
            ],
            id="a law firm's opinion is no review",
        ),
        pytest.param(
            major().reviewed("2026-03-24").set("review/0/rounds", []),
            [unreviewed("案卷填写为重大")],
            id="checked by the division itself, never submitted",
        ),
        pytest.param(
            major().drop("decisions/0/made_on"),
            ["info: 本决定属于重大执法决定（案卷填写为重大），作出之前须经法制审核"],
            id="a draft: what comes next",
        ),
        pytest.param(major().drop("decisions/0/made_on").reviewed("2026-03-24"), [], id="a draft that was reviewed"),
        pytest.param(major().drop("decisions/0/made_on").drop("decisions/0/outcome"), [], id="an empty draft"),
        pytest.param(major().set("decisions/0/made_on", "2018-12-04"), [], id="before the review was asked for"),
        pytest.param(major(inspection()), [], id="an inspection without findings decides nothing"),
    ],
)
def test_reviewed(draft: Draft, expected: list[str]) -> None:
    assert says(major_decision_reviewed, draft) == expected


def test_where_the_finding_stands_and_that_nothing_covers_it() -> None:
    (found,) = findings(major_decision_reviewed, major())

    assert (found.place.file, found.place.pointer) == ("cases/2026/2026-0001/decisions.yaml", (0, "made_on"))
    assert found.basis == ("PL-58-1", "S-53", "G118-s4")
    assert not major_decision_reviewed.waivable
    assert not refused_not_decided.waivable
    assert not reviewed_text_is_decided.waivable
    assert major_decision_reviewed.blocks_publication


@pytest.mark.parametrize("made", ["made_on", None])
def test_a_permit_is_not_held_against_the_law_of_penalties(made: str | None) -> None:
    draft = major(permit()) if made else major(permit()).drop("decisions/0/made_on")

    assert [each.basis for each in findings(major_decision_reviewed, draft)] == [("S-53", "G118-s4")]


def test_only_its_own_hearing_makes_a_decision_major() -> None:
    draft = (
        penalty().set("decisions/0/parties", ["A1"]).add("parties", {"id": "A2", "name": "示例样本", "type": "法人"})
    )
    draft.add("decisions", {"decision": 2, "parties": ["A2"], "outcome": "给予处罚", "made_on": "2026-03-25"})

    assert says(major_decision_reviewed, draft.step("举行听证", "2026-03-20", parties=["A2"])) == [
        unreviewed("经过听证程序")
    ]


# REV002


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().step("举行听证", "2026-03-20").reviewed("2026-03-24"),
            ["warning: “重大执法决定”填写为 no，但本案具有应当进行法制审核的情形：经过听证程序"],
            id="reviewed, yet answered no",
        ),
        pytest.param(
            penalty().step("举行听证", "2026-03-20").drop("decisions/0/made_on"),
            ["warning: “重大执法决定”填写为 no，但本案具有应当进行法制审核的情形：经过听证程序"],
            id="not decided yet",
        ),
        pytest.param(penalty().step("举行听证", "2026-03-20"), [], id="decided without a review: REV001 says it"),
        pytest.param(penalty().drop("decisions/0/made_on"), [], id="a draft that shows nothing"),
        pytest.param(penalty().reviewed("2026-03-24"), [], id="reviewed all the same"),
        pytest.param(penalty().set("decisions", []), [], id="no decision, and nothing shown"),
        pytest.param(
            penalty().step("举行听证", "2026-03-20").reviewed("2026-03-24", result="存在问题"),
            [],
            id="decided after a refusal: REV007 says it",
        ),
        pytest.param(
            penalty().step("举行听证", "2026-03-20").drop("decisions/0/made_on").set("secrecy", ["国家秘密"]),
            [],
            id="a state secret",
        ),
        pytest.param(major().step("举行听证", "2026-03-20"), [], id="answered yes"),
        pytest.param(
            major().step("举行听证", "2026-03-20").drop("decisions/0/made_on"), [], id="answered yes, not decided yet"
        ),
        pytest.param(
            penalty().step("举行听证", "2026-03-20").drop("decisions/0/made_on").drop("major"),
            [],
            id="not answered at all: nothing contradicts the facts",
        ),
        pytest.param(
            penalty().step("举行听证", "2026-03-20").drop("decisions/0/made_on").set("decisions/0/outcome", "不予处罚"),
            [],
            id="a draft that ends without a penalty",
        ),
        pytest.param(penalty().step("听证告知", "2026-03-10"), [], id="only offered"),
    ],
)
def test_answer(draft: Draft, expected: list[str]) -> None:
    assert says(major_answer_fits_facts, draft) == expected


def test_a_hearing_before_any_decision_is_drafted() -> None:
    draft = penalty().step("举行听证", "2026-03-20")
    draft.decisions = []

    assert len(says(major_answer_fits_facts, draft)) == 1


def test_reviews_that_could_not_be_read_leave_the_answer_alone() -> None:
    draft = penalty().step("举行听证", "2026-03-20").drop("decisions/0/made_on")

    assert says(major_answer_fits_facts, unread(draft, "review")) == []


# REV003

OPEN = "是否属于重大执法决定还没有判断：涉及重大公共利益、可能造成重大社会影响或者引发社会风险、直接关系行政相对人或者第三人重大权益、案件情况疑难复杂、涉及多个法律关系"


def unasked(draft: Draft) -> Draft:
    draft.data.pop("major", None)
    draft.data.pop("major_grounds", None)
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(unasked(penalty()), [f"undetermined: {OPEN}"], id="nothing answered"),
        pytest.param(unasked(permit()), [f"undetermined: {OPEN}"], id="a permit"),
        pytest.param(unasked(penalty()).drop("decisions/0/made_on"), [f"info: {OPEN}"], id="a draft: a hint"),
        pytest.param(
            unasked(penalty()).set(
                "major_grounds", {"涉及重大公共利益": "no", "直接关系行政相对人或者第三人重大权益": "no"}
            ),
            [
                "undetermined: 是否属于重大执法决定还没有判断：可能造成重大社会影响或者引发社会风险、案件情况疑难复杂、涉及多个法律关系"
            ],
            id="two answered",
        ),
        pytest.param(
            penalty().drop("major").drop("major_grounds/经过听证程序"), [], id="the hearing is seen from the steps"
        ),
        pytest.param(penalty().drop("major_grounds"), [], id="answered no as a whole"),
        pytest.param(unasked(penalty()).set("major", "yes"), [], id="answered yes as a whole"),
        pytest.param(
            unasked(penalty()).set("major_grounds", {"直接关系行政相对人或者第三人重大权益": "yes"}),
            [],
            id="one yes is enough",
        ),
        pytest.param(unasked(penalty()).reviewed("2026-03-24"), [], id="reviewed anyway"),
        pytest.param(
            unasked(penalty()).reviewed("2026-03-24", result="存在问题"),
            [f"undetermined: {OPEN}"],
            id="reviewed and refused: the question stands",
        ),
        pytest.param(unasked(penalty()).set("secrecy", ["国家秘密"]), [], id="a state secret"),
        pytest.param(unasked(penalty()).drop("decisions/0/outcome"), [], id="no outcome yet"),
        pytest.param(unasked(on_the_spot()), [], id="on the spot"),
        pytest.param(unasked(inspection()), [], id="an inspection"),
        pytest.param(unasked(permit()).set("decisions/0/outcome", "当场准予"), [], id="a permit on the spot"),
        pytest.param(unasked(penalty()).set("decisions", []), [], id="nothing decided yet"),
    ],
)
def test_question(draft: Draft, expected: list[str]) -> None:
    assert says(major_question_answered, draft) == expected


def test_reviews_that_could_not_be_read_may_settle_the_question() -> None:
    assert says(major_question_answered, unread(unasked(penalty()), "review")) == []
