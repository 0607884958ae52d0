"""PRO033: suspected crime is decided upon, transferred and handed over in time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.transfer_periods import DECIDED, HANDED, SENT, crime_transferred_in_time
from tests.builders import Draft, penalty, permit
from tests.law.rules.period_words import CONSEQUENCE, late_by_both, not_agreed, overdue_by_both
from tests.law.rules.rows import findings, says


def reported(on: str, decided: str | None = None, **more: Any) -> Draft:
    draft = penalty().step("移送报告", on)
    return draft.step("移送审批", decided, **{"approved": "no", "reason": "证据不足", **more}) if decided else draft


def approved(on: str, at: str | None, sent: str | None, sent_at: str | None = None) -> Draft:
    draft = penalty().step("移送审批", on, approved="yes", **({"at": at} if at else {}))
    return draft.step("移送", sent, **({"at": sent_at} if sent_at else {})) if sent else draft


def handed(noticed: str, on: str | None) -> Draft:
    draft = penalty().step("公安立案通知", noticed)
    return draft.step("移交涉案物品", on) if on else draft


def too_late(start: str, due: str, done: str) -> str:
    return f"error: {SENT}；自{start}起算，应当不迟于{due}，实际于{done}办理，逾期；{CONSEQUENCE}"


NO_TIME = "undetermined: " + SENT + "；自{}起算，至{}是否超过无法判断：没有填写开始或者办理的时刻"


def test_an_approval_without_its_day_has_not_been_given() -> None:
    assert says(crime_transferred_in_time, penalty().add("steps", {"step": "移送审批"})) == []


def test_only_penalty_cases_are_transferred_in_these_periods() -> None:
    assert says(crime_transferred_in_time, permit().step("移送审批", "2026-03-10")) == []


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Reported Thu 9 Apr 2026: natural days end on Sun 12, rolled to Mon 13; working days on Tue 14 April.
        pytest.param(reported("2026-04-09", "2026-04-13"), "2026-12-10", [], id="in time by both"),
        pytest.param(
            reported("2026-04-09", "2026-04-14"),
            "2026-12-10",
            [not_agreed(DECIDED, "2026-04-09", "2026-04-13", "2026-04-14", "2026-04-14")],
            id="between the two",
        ),
        pytest.param(
            reported("2026-04-09", "2026-04-15"),
            "2026-12-10",
            [late_by_both(DECIDED, "2026-04-09", "2026-04-13", "2026-04-14", "2026-04-15")],
            id="late by both",
        ),
        pytest.param(
            reported("2026-04-09"),
            "2026-04-15",
            [overdue_by_both(DECIDED, "2026-04-09", "2026-04-13", "2026-04-14", "2026-04-15")],
            id="not decided",
        ),
        pytest.param(
            reported("2026-04-09"),
            "2026-04-14",
            [not_agreed(DECIDED, "2026-04-09", "2026-04-13", "2026-04-14", "2026-04-14")],
            id="not decided, between the two",
        ),
        pytest.param(
            reported("2026-04-09"),
            "2026-04-10",
            [f"info: {DECIDED}；自2026-04-09起算，按自然日末日为2026-04-13，按工作日为2026-04-14"],
            id="running",
        ),
        # Reported Tue 29 Sep 2026: natural days end on 2 October, rolled to the 8th; working days on Fri 9 October.
        pytest.param(reported("2026-09-29", "2026-10-08"), "2026-12-10", [], id="across National Day"),
        pytest.param(
            reported("2026-09-29", "2026-10-10"),
            "2026-12-10",
            [late_by_both(DECIDED, "2026-09-29", "2026-10-08", "2026-10-09", "2026-10-10")],
            id="across National Day, late",
        ),
        # Reported Fri 13 Feb 2026 (Sat 14 is worked): natural days end on 16 Feb, rolled to the 24th; working days 25th.
        pytest.param(reported("2026-02-13", "2026-02-24"), "2026-12-10", [], id="across Spring Festival"),
        pytest.param(
            reported("2026-02-13", "2026-02-26"),
            "2026-12-10",
            [late_by_both(DECIDED, "2026-02-13", "2026-02-24", "2026-02-25", "2026-02-26")],
            id="across Spring Festival, late",
        ),
        pytest.param(
            reported("2026-04-09").step("移送", "2026-04-10"), "2026-12-10", [], id="transferred without more ado"
        ),
        pytest.param(reported("2020-08-06"), "2020-12-10", [], id="before the rules as amended"),
        pytest.param(permit().step("移送报告", "2026-04-09"), "2026-12-10", [], id="a permit"),
        # Hours
        pytest.param(approved("2026-04-09", "14:30", "2026-04-10", "14:30"), "2026-12-10", [], id="the last minute"),
        pytest.param(
            approved("2026-04-09", "14:30", "2026-04-10", "14:31"),
            "2026-12-10",
            [too_late("2026-04-09 14:30", "2026-04-10 14:30", "2026-04-10 14:31")],
            id="a minute late",
        ),
        pytest.param(approved("2026-04-09", None, "2026-04-09"), "2026-12-10", [], id="the same day, no times"),
        pytest.param(
            approved("2026-04-09", None, "2026-04-10"),
            "2026-12-10",
            [NO_TIME.format("2026-04-09", "2026-04-10")],
            id="the next day, no times",
        ),
        pytest.param(
            approved("2026-04-09", "14:30", "2026-04-10"),
            "2026-12-10",
            [NO_TIME.format("2026-04-09 14:30", "2026-04-10")],
            id="the next day, one time",
        ),
        pytest.param(
            approved("2026-04-09", None, "2026-04-11"),
            "2026-12-10",
            [too_late("2026-04-09", "2026-04-10", "2026-04-11")],
            id="two days later whatever the times",
        ),
        # A Friday: days off do not stop the hours (民法典 203 speaks of days).
        pytest.param(
            approved("2026-04-10", "16:00", "2026-04-13", "09:00"),
            "2026-12-10",
            [too_late("2026-04-10 16:00", "2026-04-11 16:00", "2026-04-13 09:00")],
            id="over a weekend",
        ),
        pytest.param(
            approved("2026-04-09", "14:30", None),
            "2026-04-10",
            [f"info: {SENT}；自2026-04-09 14:30起算，应当不迟于2026-04-10 14:30"],
            id="running",
        ),
        pytest.param(
            approved("2026-04-09", "14:30", None),
            "2026-04-11",
            [
                f"error: {SENT}；自2026-04-09 14:30起算，应当不迟于2026-04-10 14:30，至2026-04-11没有办理的记录，"
                f"逾期；{CONSEQUENCE}"
            ],
            id="not transferred",
        ),
        pytest.param(
            penalty().step("移送审批", "2026-04-09"),
            "2026-12-10",
            ["undetermined: 移送审批（2026-04-09）没有写明是否批准，是否应当在二十四小时内移送无法判断"],
            id="approved or not?",
        ),
        # Noticed Thu 9 April 2026, as above.
        pytest.param(handed("2026-04-09", "2026-04-13"), "2026-12-10", [], id="goods handed over"),
        pytest.param(
            handed("2026-04-09", "2026-04-15"),
            "2026-12-10",
            [late_by_both(HANDED, "2026-04-09", "2026-04-13", "2026-04-14", "2026-04-15")],
            id="goods too late",
        ),
        pytest.param(
            handed("2026-04-09", None),
            "2026-12-10",
            [overdue_by_both(HANDED, "2026-04-09", "2026-04-13", "2026-04-14", "2026-12-10")],
            id="goods kept",
        ),
        pytest.param(penalty(), "2026-12-10", [], id="no crime"),
    ],
)
def test_transfer(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(crime_transferred_in_time, draft, as_of) == expected


def test_over_the_turn_of_an_unpublished_year() -> None:
    days = Calendar.shipped().add(date(2026, 12, 30), 3, "days")
    working = Calendar.shipped().add(date(2026, 12, 30), 3, "working_days")

    said = says(crime_transferred_in_time, reported("2026-12-30", days.latest.isoformat()), "2027-03-01")

    assert days.latest < working.latest
    assert said == [
        not_agreed(
            DECIDED,
            "2026-12-30",
            f"{days.latest}（放假安排尚未公布，按最迟的可能计算）",
            working.latest.isoformat(),
            days.latest.isoformat(),
        )
    ]


def test_what_would_settle_it() -> None:
    (units,) = findings(crime_transferred_in_time, reported("2026-04-09", "2026-04-14"))
    (times,) = findings(crime_transferred_in_time, approved("2026-04-09", None, "2026-04-10"))

    assert units.remedy == "请核对日期；无误的，按上级机关对该期限的口径处理，并登记说明。"
    assert times.remedy == "请填写该环节的“时刻”和“批准时刻”，如 14:30。"
    assert (units.basis, times.basis) == (("TR-5-2-a",), ("TR-5-2-b",))
