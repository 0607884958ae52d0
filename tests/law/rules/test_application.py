"""PRO021: an application is answered within five working days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.application import application_answered_in_time
from tests.builders import SOUND, Draft, permit
from tests.law.rules.rows import findings, says, unread


@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(application_answered_in_time, build()) == []


def received(on: str, *steps: tuple[str, str], made: str | None = None) -> Draft:
    """A permit whose application came that day, with these steps after it."""
    draft = permit()
    draft.data["steps"] = [{"step": "收到申请", "on": on}]
    for name, day in steps:
        draft.step(name, day)
    if made is None:
        draft.decisions = []
    else:
        draft.set("decisions/0/made_on", made)
    return draft


def told_late(start: str, due: str, done: str) -> str:
    return (
        f"error: 收到申请（{start}）后，补正告知应当当场或者在五个工作日内作出，最后一日为{due}，实际于{done}告知；"
        "逾期不告知的，自收到申请材料之日起即为受理"
    )


def accepted_late(start: str, due: str, done: str) -> str:
    return (
        f"warning: 收到申请（{start}）后超过五个工作日（{due}），{done}才受理或者答复；"
        "申请材料齐全、符合法定形式的应当受理，请核实"
    )


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Received Mon 2 Mar 2026: five working days end on Mon 9 Mar.
        pytest.param(
            received("2026-03-02", ("补正告知", "2026-03-09")), "2026-03-10", [], id="gaps told on the last day"
        ),
        pytest.param(
            received("2026-03-02", ("补正告知", "2026-03-10")),
            "2026-03-10",
            [told_late("2026-03-02", "2026-03-09", "2026-03-10")],
            id="told a day late",
        ),
        pytest.param(
            received("2026-02-12", ("补正告知", "2026-02-26"), ("受理", "2026-03-04")),
            "2026-03-05",
            [],
            id="Spring Festival",
        ),
        pytest.param(
            received("2026-02-12", ("补正告知", "2026-02-27")),
            "2026-03-05",
            [told_late("2026-02-12", "2026-02-26", "2026-02-27")],
            id="late, across Spring Festival",
        ),
        pytest.param(received("2026-09-29", ("补正告知", "2026-10-12")), "2026-10-12", [], id="National Day"),
        pytest.param(
            received("2026-09-29", ("补正告知", "2026-10-13")),
            "2026-10-13",
            [told_late("2026-09-29", "2026-10-12", "2026-10-13")],
            id="late, across National Day",
        ),
        pytest.param(
            received("2026-03-02", ("受理", "2026-03-16")),
            "2026-03-16",
            [accepted_late("2026-03-02", "2026-03-09", "2026-03-16")],
            id="accepted late, no correction asked",
        ),
        pytest.param(
            received("2026-03-02"),
            "2026-03-10",
            [
                "warning: 收到申请（2026-03-02）后至2026-03-10没有受理、不予受理或者补正告知的记录，五个工作日已于2026-03-09届满；"
                "材料不齐全而逾期不告知的，自收到申请材料之日起即为受理"
            ],
            id="no answer",
        ),
        pytest.param(
            received("2026-03-02"),
            "2026-03-09",
            ["info: 收到申请（2026-03-02）后，材料不齐全的应当在2026-03-09以前一次告知需要补正的全部内容"],
            id="last day",
        ),
        pytest.param(received("2026-03-02"), "2026-04-30", [], id="past the time to decide: PRO022 says it"),
        pytest.param(received("2026-03-02", ("受理", "2026-03-02")), "2026-03-10", [], id="accepted at once"),
        pytest.param(received("2026-03-02", ("不予受理", "2026-03-03")), "2026-03-10", [], id="not accepted"),
        pytest.param(received("2026-03-02", ("撤回申请", "2026-03-05")), "2026-03-10", [], id="withdrawn"),
        pytest.param(received("2026-03-02", made="2026-03-02"), "2026-12-10", [], id="decided on the spot"),
        pytest.param(
            received("2026-03-02", ("补正告知", "2026-03-04"), ("收到补正", "2026-03-16"), ("受理", "2026-03-23")),
            "2026-03-23",
            [],
            id="corrections accepted in time",
        ),
        pytest.param(
            received("2026-03-02", ("补正告知", "2026-03-04"), ("收到补正", "2026-03-16"), ("受理", "2026-03-24")),
            "2026-03-24",
            [
                "warning: 收到补正（2026-03-16）后超过五个工作日（2026-03-23），至2026-03-24才受理或者仍未答复；"
                "按照要求提交全部补正材料的，应当受理，请核实"
            ],
            id="corrections accepted late",
        ),
        pytest.param(
            received("2026-03-02", ("补正告知", "2026-03-04"), ("收到补正", "2026-03-16")),
            "2026-03-23",
            [],
            id="corrections not answered, last day",
        ),
        pytest.param(
            received("2026-03-02", ("补正告知", "2026-03-04"), ("收到补正", "2026-03-16")),
            "2026-03-24",
            [
                "warning: 收到补正（2026-03-16）后超过五个工作日（2026-03-23），至2026-03-24才受理或者仍未答复；"
                "按照要求提交全部补正材料的，应当受理，请核实"
            ],
            id="corrections not answered",
        ),
        pytest.param(
            received("2026-03-02", ("补正告知", "2026-03-04"), ("收到补正", "2026-03-16"), ("受理", "2026-03-16")),
            "2026-12-10",
            [],
            id="corrections accepted at once",
        ),
        pytest.param(
            received("2026-03-02", ("补正告知", "2026-03-04")), "2026-06-01", [], id="the applicant never came back"
        ),
        pytest.param(
            received("2026-03-02", made="2026-03-20"),
            "2026-12-10",
            [accepted_late("2026-03-02", "2026-03-09", "2026-03-20")],
            id="decided in time, never accepted",
        ),
        pytest.param(received("2026-03-02", made="2026-04-20"), "2026-12-10", [], id="decided later: PRO022 asks"),
        pytest.param(
            received("2026-03-02", ("受理", "2026-03-01"), made="2026-03-20"),
            "2026-12-10",
            [],
            id="accepted before it came: PRO001",
        ),
        pytest.param(
            received("2026-06-30", ("受理", "2026-03-04"), made="2026-03-20"),
            "2026-12-10",
            [],
            id="received after all else: PRO001",
        ),
        pytest.param(
            received("2026-03-02", ("补正告知", "2026-03-04"), ("收到补正", "2026-03-16"), made="2026-04-20"),
            "2026-12-10",
            [],
            id="decided after corrections, never accepted: PRO022 asks",
        ),
    ],
)
def test_answer(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(application_answered_in_time, draft, as_of) == expected


def test_an_application_in_a_year_without_a_notice() -> None:
    due = Calendar.shipped().add_working_days(date(2027, 1, 29), 5)
    last = due.latest.isoformat()

    assert says(application_answered_in_time, received("2027-01-29"), "2027-01-29") == [
        f"info: 收到申请（2027-01-29）后，补正告知的最后一日在{due.earliest}至{due.latest}之间，放假安排公布后确定"
    ]
    assert says(application_answered_in_time, received("2027-01-29", ("补正告知", last)), "2027-03-01") == [
        f"undetermined: 收到申请（2027-01-29）后，补正告知的最后一日在{due.earliest}至{due.latest}之间；"
        f"放假安排尚未公布，{last}是否逾期无法判断"
    ]


def test_a_late_acceptance_is_no_breach_of_the_five_days() -> None:
    (found,) = findings(application_answered_in_time, received("2026-03-02", ("受理", "2026-03-16")))

    assert found.basis == ("LL-32-1-5",)


def test_decisions_that_could_not_be_read_may_hold_the_answer() -> None:
    assert says(application_answered_in_time, unread(received("2026-03-02"), "decisions"), "2026-03-10") == []


def test_the_acceptance_of_another_applicant_does_not_answer_the_corrections() -> None:
    draft = received("2026-03-02", ("补正告知", "2026-03-04"))
    draft.add("parties", {"id": "A2", "name": "示例样本有限公司", "type": "法人", "role": "申请人"})
    draft.step("收到补正", "2026-03-16", parties=["A1"]).step("受理", "2026-03-18", parties=["A2"])

    assert says(application_answered_in_time, draft, "2026-03-24") == [
        "warning: 收到补正（2026-03-16）后超过五个工作日（2026-03-23），至2026-03-24才受理或者仍未答复；"
        "按照要求提交全部补正材料的，应当受理，请核实"
    ]


def again(first: str, second: str) -> list[str]:
    return [
        f"warning: {first}已经告知补正，{second}又告知补正；需要补正的全部内容应当一次告知，请核实",
    ]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            received("2026-03-02", ("补正告知", "2026-03-03"), ("补正告知", "2026-03-05"), ("受理", "2026-03-06")),
            again("2026-03-03", "2026-03-05"),
            id="told twice",
        ),
        pytest.param(
            received("2026-03-02")
            .step("补正告知", "2026-03-03", parties=["A1"])
            .step("收到申请", "2026-03-04", parties=["A2"])
            .step("受理", "2026-03-04", parties=["A2"])
            .step("补正告知", "2026-03-05", parties=["A1"])
            .step("受理", "2026-03-06", parties=["A1"]),
            again("2026-03-03", "2026-03-05"),
            id="told twice, another applicant came in between",
        ),
        pytest.param(
            received(
                "2026-03-02",
                ("补正告知", "2026-03-03"),
                ("收到补正", "2026-03-04"),
                ("补正告知", "2026-03-05"),
                ("受理", "2026-03-06"),
            ),
            again("2026-03-03", "2026-03-05"),
            id="told again after the corrections",
        ),
        pytest.param(
            received("2026-03-02", ("补正告知", "2026-03-03"), ("补正告知", "2026-03-03"), ("受理", "2026-03-06")),
            [],
            id="two papers of one day",
        ),
        pytest.param(
            received(
                "2026-03-02",
                ("补正告知", "2026-03-03"),
                ("收到申请", "2026-03-04"),
                ("补正告知", "2026-03-05"),
                ("受理", "2026-03-06"),
            ),
            [],
            id="of a new application",
        ),
    ],
)
def test_all_that_is_missing_is_told_once(draft: Draft, expected: list[str]) -> None:
    assert says(application_answered_in_time, draft) == expected


def test_two_applicants_are_each_told_once() -> None:
    draft = received("2026-03-02", ("受理", "2026-03-06"))
    draft.step("补正告知", "2026-03-03", parties=["A1"]).step("补正告知", "2026-03-04", parties=["A2"])

    assert says(application_answered_in_time, draft) == []
