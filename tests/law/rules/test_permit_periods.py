"""PRO038, PRO039, PRO041: permits forwarded, heard and tested in time. PRO047 has a file of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.permit import permit_decided_in_time
from enforcement_cli.law.rules.permit_periods import (
    FORWARDED,
    HEARD,
    TESTED,
    application_forwarded_in_time,
    permit_hearing_held_in_time,
    testers_sent_in_time,
)
from tests.builders import Draft, penalty, permit
from tests.law.rules.period_words import late, open_, overdue, soon, unsure
from tests.law.rules.rows import says


def undecided() -> Draft:
    return permit().drop("decisions/0/made_on").drop_steps("颁发证件")


def first(accepted: str, forwarded: str | None, **matter: Any) -> Draft:
    """An application that this bureau examines first, accepted and forwarded on these days."""
    draft = undecided().set("steps/1/on", accepted)
    draft.set("registers/matters/1/pre_review", "yes")
    for key, value in matter.items():
        draft.set(f"registers/matters/1/{key}", value)
    return draft.step("初审上报", forwarded) if forwarded else draft


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Accepted Wed 4 March 2026: the twentieth working day is Wed 1 April.
        pytest.param(first("2026-03-04", "2026-04-01"), "2026-12-10", [], id="last day"),
        pytest.param(
            first("2026-03-04", "2026-04-02"),
            "2026-12-10",
            [late(FORWARDED, "2026-03-04", "2026-04-01", "2026-04-02")],
            id="one day late",
        ),
        pytest.param(
            first("2026-03-04", None),
            "2026-04-02",
            [overdue(FORWARDED, "2026-03-04", "2026-04-01", "2026-04-02")],
            id="not forwarded",
        ),
        pytest.param(first("2026-03-04", None), "2026-03-30", [soon(FORWARDED, "2026-03-04", "2026-04-01")], id="near"),
        pytest.param(first("2026-09-18", "2026-10-22"), "2026-12-10", [], id="across National Day"),
        pytest.param(
            first("2026-09-18", "2026-10-23"),
            "2026-12-10",
            [late(FORWARDED, "2026-09-18", "2026-10-22", "2026-10-23")],
            id="across National Day, late",
        ),
        pytest.param(
            first("2026-02-13", "2026-03-20"),
            "2026-12-10",
            [late(FORWARDED, "2026-02-13", "2026-03-19", "2026-03-20")],
            id="across Spring Festival, late",
        ),
        pytest.param(
            first("2026-03-04", "2026-04-03").set(
                "pauses", [{"reason": "专家评审", "from": "2026-03-10", "to": "2026-03-11"}]
            ),
            "2026-12-10",
            [],
            id="expert review left out",
        ),
        pytest.param(
            first("2026-03-04", "2026-03-19", decision_working_days=10),
            "2026-12-10",
            [late(FORWARDED, "2026-03-04", "2026-03-18", "2026-03-19")],
            id="another law gives ten days",
        ),
        pytest.param(first("2026-03-04", None).step("撤回申请", "2026-03-10"), "2026-12-10", [], id="withdrawn"),
        pytest.param(first("2026-03-04", None).step("不予受理", "2026-03-10"), "2026-12-10", [], id="refused"),
        pytest.param(undecided(), "2026-12-10", [], id="this bureau decides itself"),
        pytest.param(penalty(), "2026-12-10", [], id="a penalty"),
    ],
)
def test_forwarded(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(application_forwarded_in_time, draft, as_of) == expected


def test_who_only_forwards_has_no_time_to_decide() -> None:
    assert says(permit_decided_in_time, first("2026-03-04", None)) == []
    assert says(permit_decided_in_time, first("2026-03-04", None, pre_review="no")) != []


def asked(on: str, held: str | None = None, told: str = "") -> Draft:
    """The applicant told of its right that day, and asking for a hearing, held or not."""
    draft = undecided().step("听证告知", told or on).step("申请听证", on)
    return draft.step("举行听证", held) if held else draft


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Asked Wed 11 March 2026: the twentieth working day is Thu 9 April (Mon 6 April is off for Qingming).
        pytest.param(asked("2026-03-11", "2026-04-09"), "2026-12-10", [], id="last day"),
        pytest.param(
            asked("2026-03-11", "2026-04-10"),
            "2026-12-10",
            [late(HEARD, "2026-03-11", "2026-04-09", "2026-04-10")],
            id="one day late",
        ),
        pytest.param(
            asked("2026-03-11"), "2026-04-10", [overdue(HEARD, "2026-03-11", "2026-04-09", "2026-04-10")], id="not held"
        ),
        pytest.param(asked("2026-09-18", "2026-10-22"), "2026-12-10", [], id="across National Day"),
        pytest.param(
            asked("2026-09-18", "2026-10-23"),
            "2026-12-10",
            [late(HEARD, "2026-09-18", "2026-10-22", "2026-10-23")],
            id="across National Day, late",
        ),
        pytest.param(asked("2026-02-13", "2026-03-19"), "2026-12-10", [], id="across Spring Festival"),
        pytest.param(asked("2026-03-11").step("放弃听证", "2026-03-20"), "2026-12-10", [], id="given up"),
        pytest.param(asked("2026-03-11").step("撤回申请", "2026-03-20"), "2026-12-10", [], id="application withdrawn"),
        pytest.param(asked("2026-03-25", told="2026-03-11"), "2026-12-10", [], id="asked too late"),
        pytest.param(
            asked("2026-03-11").set("decisions/0/made_on", "2026-03-20"), "2026-12-10", [], id="decided unheard: PRO016"
        ),
        pytest.param(
            asked("2026-03-11", "2026-04-10").step("举行听证", "2026-04-15"),
            "2026-12-10",
            [late(HEARD, "2026-03-11", "2026-04-09", "2026-04-10")],
            id="by its first day",
        ),
        pytest.param(undecided(), "2026-12-10", [], id="nobody asked"),
        pytest.param(
            undecided().step("听证告知", "2026-03-11"), "2026-12-10", [], id="told of the right, nobody asked"
        ),
        pytest.param(
            asked("2026-03-11", "2026-04-10").set("decisions/0/made_on", "2026-04-15"),
            "2026-12-10",
            [late(HEARD, "2026-03-11", "2026-04-09", "2026-04-10")],
            id="decided after a hearing that came late",
        ),
        pytest.param(
            asked("2026-03-11").set("decisions/0/made_on", "2026-05-06"),
            "2026-04-10",
            [overdue(HEARD, "2026-03-11", "2026-04-09", "2026-04-10")],
            id="on that day not decided",
        ),
        pytest.param(
            asked("2026-03-11").set("decisions/0/made_on", "2026-05-06"),
            "2026-05-06",
            [],
            id="on the day of the decision",
        ),
        pytest.param(
            asked("2026-03-11")
            .set("steps/4/parties", ["A1"])
            .set("decisions/0/parties", ["A2"])
            .set("decisions/0/made_on", "2026-03-20"),
            "2026-04-10",
            [overdue(HEARD, "2026-03-11", "2026-04-09", "2026-04-10")],
            id="decided for another party",
        ),
        pytest.param(penalty().step("申请听证", "2026-03-11"), "2026-12-10", [], id="a penalty"),
    ],
)
def test_heard(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(permit_hearing_held_in_time, draft, as_of) == expected


def began(accepted: str, on: str | None, **more: Any) -> Draft:
    step = {"step": "检验检测检疫", **({"on": on} if on else {}), **more}
    return undecided().set("steps/1/on", accepted).add("steps", step)


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Accepted Wed 4 March 2026: the fifth working day is Wed 11 March.
        pytest.param(began("2026-03-04", "2026-03-11"), "2026-12-10", [], id="last day"),
        pytest.param(
            began("2026-03-04", "2026-03-12"),
            "2026-12-10",
            [late(TESTED, "2026-03-04", "2026-03-11", "2026-03-12")],
            id="one day late",
        ),
        pytest.param(
            began("2026-03-04", None),
            "2026-03-12",
            [overdue(TESTED, "2026-03-04", "2026-03-11", "2026-03-12")],
            id="its day is not given",
        ),
        pytest.param(began("2026-03-04", None), "2026-03-05", [soon(TESTED, "2026-03-04", "2026-03-11")], id="running"),
        pytest.param(began("2026-09-30", "2026-10-13"), "2026-12-10", [], id="across National Day"),
        pytest.param(
            began("2026-09-30", "2026-10-14"),
            "2026-12-10",
            [late(TESTED, "2026-09-30", "2026-10-13", "2026-10-14")],
            id="across National Day, late",
        ),
        pytest.param(
            began("2026-02-13", "2026-02-28"),
            "2026-12-10",
            [late(TESTED, "2026-02-13", "2026-02-27", "2026-02-28")],
            id="across Spring Festival, late",
        ),
        pytest.param(
            began("2026-03-04", None).set("decisions/0/made_on", "2026-03-20"),
            "2026-12-10",
            [],
            id="decided, and the day of the test is not given",
        ),
        pytest.param(
            began("2026-03-04", "2026-03-12").set("decisions/0/made_on", "2026-03-20"),
            "2026-12-10",
            [late(TESTED, "2026-03-04", "2026-03-11", "2026-03-12")],
            id="tested late, decided later",
        ),
        pytest.param(undecided(), "2026-12-10", [], id="no test needed"),
        pytest.param(penalty().step("检验检测检疫", "2026-06-01"), "2026-12-10", [], id="a penalty"),
    ],
)
def test_tested(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(testers_sent_in_time, draft, as_of) == expected


@pytest.mark.parametrize(
    ("rule", "duty", "length", "draft"),
    [
        pytest.param(application_forwarded_in_time, FORWARDED, 20, lambda on: first("2026-12-28", on), id="forwarded"),
        pytest.param(permit_hearing_held_in_time, HEARD, 20, lambda on: asked("2026-12-28", on), id="heard"),
        pytest.param(testers_sent_in_time, TESTED, 5, lambda on: began("2026-12-28", on), id="tested"),
    ],
)
def test_over_the_turn_of_an_unpublished_year(rule: Rule, duty: str, length: int, draft: Any) -> None:
    due = Calendar.shipped().add(date(2026, 12, 28), length, "working_days")
    first_, last = due.earliest.isoformat(), due.latest.isoformat()

    assert says(rule, draft(None), "2026-12-29") == [open_(duty, "2026-12-28", first_, last)]
    assert says(rule, draft(last), "2027-03-01") == [unsure(duty, "2026-12-28", first_, last, last)]
