"""PRO017: time and place of a hearing are notified seven working days before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.hearing_notice import hearing_notified_in_time
from tests.builders import SOUND, Draft, inspection, penalty, permit
from tests.law.rules.rows import findings, says

DUTY = "听证（{day}）的时间、地点应当提前七个工作日通知"


@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(hearing_notified_in_time, build()) == []


def held(on: str, notified: str | None, draft: Draft | None = None, **more: Any) -> Draft:
    """A case with a hearing on that day, notified on another."""
    draft = (draft or penalty()).step("举行听证", on)
    return draft.step("听证通知", notified, **more) if notified is not None else draft


def late(day: str, due: str, done: str) -> str:
    return f"error: {DUTY.format(day=day)}，最迟为{due}，实际于{done}通知，逾期；法律后果由有权机关认定"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Hearing Wed 25 Mar 2026.
        pytest.param(held("2026-03-25", "2026-03-15"), "2026-12-10", [], id="strict last day"),
        pytest.param(
            held("2026-03-25", "2026-03-16"),
            "2026-12-10",
            [
                f"warning: {DUTY.format(day='2026-03-25')}：从严计算最迟为2026-03-15，从宽计算最迟为2026-03-16，"
                "实际于2026-03-16通知"
            ],
            id="between strict and lenient",
        ),
        pytest.param(
            held("2026-03-25", "2026-03-17"),
            "2026-12-10",
            [late("2026-03-25", "2026-03-16", "2026-03-17")],
            id="past the lenient",
        ),
        # Hearing Mon 12 Oct 2026: 8, 9, 10 Oct and 28, 29, 30 Sep are worked, 1-7 Oct and 25-27 Sep are not.
        pytest.param(held("2026-10-12", "2026-09-23"), "2026-12-10", [], id="in time, across National Day"),
        pytest.param(
            held("2026-10-12", "2026-09-29"),
            "2026-12-10",
            [late("2026-10-12", "2026-09-27", "2026-09-29")],
            id="late, across National Day",
        ),
        # Hearing Mon 2 Mar 2026: 24-28 Feb are worked, 15-23 Feb are not, 13 and Sat 14 Feb are.
        pytest.param(held("2026-03-02", "2026-02-12"), "2026-12-10", [], id="in time, across Spring Festival"),
        pytest.param(
            held("2026-03-02", "2026-02-24"),
            "2026-12-10",
            [late("2026-03-02", "2026-02-13", "2026-02-24")],
            id="late, across Spring Festival",
        ),
        pytest.param(
            held("2026-03-25", None),
            "2026-12-10",
            [f"error: {DUTY.format(day='2026-03-25')}，最迟为2026-03-16，至2026-12-10没有通知的记录"],
            id="no notice on file",
        ),
        pytest.param(
            held("2026-03-25", "2026-03-05", hearing={"held_on": "2026-03-20"}),
            "2026-12-10",
            [
                "undetermined: 听证于2026-03-25举行，听证通知写明的日期是2026-03-20，没有另行通知的记录，"
                "是否提前七个工作日通知无法判断"
            ],
            id="the notice speaks of another day",
        ),
        pytest.param(
            penalty().step("听证通知", "2026-03-18", hearing={"held_on": "2026-03-25"}),
            "2026-03-18",
            [late("2026-03-25", "2026-03-16", "2026-03-18")],
            id="planned too soon, can still be moved",
        ),
        pytest.param(
            penalty()
            .step("听证通知", "2026-03-18", hearing={"held_on": "2026-03-25"})
            .step("听证通知", "2026-03-19", hearing={"held_on": "2026-04-08"}),
            "2026-03-19",
            [],
            id="moved",
        ),
        pytest.param(held("2026-03-25", "2026-03-10").step("终止听证", "2026-03-25"), "2026-12-10", [], id="ended"),
        pytest.param(
            held("2026-03-25", "2026-03-10").step("举行听证", "2026-03-26"), "2026-12-10", [], id="a second day"
        ),
        pytest.param(penalty().step("听证告知", "2026-03-10"), "2026-12-10", [], id="offered, not held"),
        pytest.param(held("2021-07-14", None), "2026-12-10", [], id="before the law"),
        pytest.param(held("2026-03-25", None, inspection()), "2026-12-10", [], id="neither penalty nor permit"),
    ],
)
def test_notice(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(hearing_notified_in_time, draft, as_of) == expected


def test_a_permits_notice_rests_on_its_own_law() -> None:
    (found,) = findings(hearing_notified_in_time, held("2026-03-25", "2026-03-17", permit()))

    assert found.basis == ("LL-48-1-1", "LL-82")


def test_hearing_in_a_year_without_a_notice() -> None:
    due = Calendar.shipped().before(date(2027, 2, 18), 7, "working_days")
    assert due.earliest < due.latest

    assert says(hearing_notified_in_time, held("2027-02-18", due.earliest.isoformat()), "2027-03-01") == []
    assert says(hearing_notified_in_time, held("2027-02-18", due.latest.isoformat()), "2027-03-01") == [
        f"undetermined: {DUTY.format(day='2027-02-18')}，最迟在{due.earliest}至{due.latest}之间；"
        f"放假安排尚未公布，{due.latest}是否过迟无法判断"
    ]
