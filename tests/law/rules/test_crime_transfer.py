"""PRO060: suspected crime is examined by two officers and transferred by the head."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rules.crime_transfer import crime_transferred_by_head
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import findings, says, unread
from tests.outcome_builders import OUTCOMES, to_another_organ, to_the_police


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(crime_transferred_by_head, build()) == []


def approved_by(person: str | None, *, roles: list[str] | None = None) -> Draft:
    draft = to_the_police()
    step = next(each for each in draft.data["steps"] if each["step"] == "移送审批")
    if person is None:
        del step["approved_by"]
        del draft.decisions[0]["approval"]
    else:
        step["approved_by"] = person
    if roles is not None:
        draft.registers["personnel"][-1] = {"id": person, "name": "己示例", "roles": roles}
    return draft


def decided_by(person: str | None, **step: str) -> Draft:
    """A transfer whose step names no approver, or what is given here, and whose decision was approved by that person."""
    draft = to_the_police().set("decisions/0/approval", {"on": "2026-03-24", **({"by": person} if person else {})})
    found = next(each for each in draft.data["steps"] if each["step"] == "移送审批")
    del found["approved_by"]
    found |= step
    return draft


def without_steps(officers: list[str]) -> Draft:
    return to_the_police().drop_steps("移送报告", "移送审批").set("officers", officers)


def refused(**more: str) -> Draft:
    return penalty().step("移送审批", "2026-03-10", approved="no", approved_by="P09", **more)


FEW = "error: 移送涉嫌犯罪案件的专案组只有{}名执法人员；应当指定二名以上行政执法人员组成专案组"
UNKNOWN = "undetermined: 移送涉嫌犯罪案件（2026-03-25）由谁批准无法判断；应当由正职负责人或者主持工作的负责人决定"
OTHER = "移送涉嫌犯罪案件（2026-03-25）由{}批准，人员名录中不是主要负责人；应当由正职负责人或者主持工作的负责人决定"
NO_REASON = "error: 不批准移送涉嫌犯罪案件（2026-03-10），没有记录不予批准的理由；决定不批准的，应当将理由记录在案"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(approved_by("P01"), [f"error: {OTHER.format('P01')}"], id="an officer decided"),
        pytest.param(approved_by("P09", roles=["负责人"]), [f"warning: {OTHER.format('P09')}"], id="a deputy decided"),
        pytest.param(approved_by("P09", roles=["负责人", "主要负责人"]), [], id="the head, a deputy before"),
        pytest.param(approved_by(None), [UNKNOWN], id="nobody named"),
        pytest.param(approved_by("P77"), [UNKNOWN], id="not in the register"),
        pytest.param(decided_by("P01"), [f"error: {OTHER.format('P01')}"], id="only the decision names who approved"),
        pytest.param(decided_by(None), [UNKNOWN], id="neither step nor decision names one"),
        pytest.param(
            decided_by("P09", approved="no", approved_by="P01", reason="不构成犯罪"),
            [],
            id="refused by another before the head approved it",
        ),
        pytest.param(without_steps(["P01", "P02"]), [], id="the decision's own approval"),
        pytest.param(without_steps(["P01"]), [FEW.format(1)], id="one officer"),
        pytest.param(without_steps(["P01", "P01"]), [FEW.format(1)], id="one officer twice"),
        pytest.param(without_steps([]), [FEW.format(0)], id="no officer"),
        pytest.param(to_the_police().set("officers", ["P01"]), [], id="the report's own two officers"),
        pytest.param(
            to_the_police().set("decisions/0/approval/by", "P01"), [], id="the step says it better than the paper"
        ),
        pytest.param(without_steps(["P01"]).set("decisions/0/made_on", "2020-08-06"), [], id="before the text read"),
        pytest.param(
            without_steps(["P01"]).set("decisions/0/made_on", "2020-08-07"), [FEW.format(1)], id="its first day"
        ),
        pytest.param(without_steps(["P01"]).drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(to_another_organ().set("officers", ["P01"]), [], id="to another organ"),
        pytest.param(refused(), [NO_REASON], id="refused without a reason"),
        pytest.param(refused(reason="不构成犯罪"), [], id="refused with a reason"),
        pytest.param(penalty().step("移送审批", "2026-03-10", approved="yes"), [], id="approved needs no reason"),
        pytest.param(penalty().step("移送审批", "2020-08-06", approved="no"), [], id="refused before the text read"),
        pytest.param(
            penalty().add("steps", {"step": "移送审批", "approved": "no"}), [], id="refused on a day that is not given"
        ),
        pytest.param(refused().set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_transfer(draft: Draft, expected: list[str]) -> None:
    assert says(crime_transferred_by_head, draft) == expected


def test_who_approved_is_shown_where_it_is_written() -> None:
    (found,) = findings(crime_transferred_by_head, approved_by("P01"))

    assert found.place.pointer[0] == "steps"
    assert found.place.pointer[-1] == "approved_by"


def test_without_a_register_of_personnel_another_rule_speaks() -> None:
    assert says(crime_transferred_by_head, approved_by("P01").drop("registers/personnel")) == []
    assert says(crime_transferred_by_head, approved_by(None).drop("registers/personnel")) == [UNKNOWN]


def test_decisions_that_could_not_be_read_transfer_nothing() -> None:
    assert says(crime_transferred_by_head, unread(approved_by("P01"), "decisions")) == []
