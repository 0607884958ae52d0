"""PRO015: time left to ask for a hearing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.hearing import (
    hearing_period_respected,
)
from tests.builders import Draft, penalty
from tests.law.rules.hearings import offered
from tests.law.rules.rows import says


def early(told: str, due: str, made: str) -> str:
    return (
        f"error: 当事人自告知之日（{told}）起五个工作日内可以要求听证，至{due}届满；决定于{made}作出，期限尚未届满，"
        "也没有当事人放弃听证的记录"
    )


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # Told Wed 18 Mar 2026: the fifth working day is Wed 25 Mar.
        pytest.param(
            offered("2026-03-18", "2026-03-25"), [early("2026-03-18", "2026-03-25", "2026-03-25")], id="on the last day"
        ),
        pytest.param(offered("2026-03-18", "2026-03-26"), [], id="the day after"),
        pytest.param(
            offered("2026-02-12", "2026-02-26"),
            [early("2026-02-12", "2026-02-26", "2026-02-26")],
            id="last day, across Spring Festival",
        ),
        pytest.param(offered("2026-02-12", "2026-02-27"), [], id="the day after, across Spring Festival"),
        pytest.param(
            offered("2026-09-29", "2026-10-12"),
            [early("2026-09-29", "2026-10-12", "2026-10-12")],
            id="last day, across National Day",
        ),
        pytest.param(offered("2026-09-29", "2026-10-13"), [], id="the day after, across National Day"),
        pytest.param(offered("2026-03-18", "2026-03-20", ("放弃听证", "2026-03-19")), [], id="given up"),
        pytest.param(
            offered("2026-03-18", "2026-03-20", ("放弃听证", "2026-03-23")),
            [early("2026-03-18", "2026-03-25", "2026-03-20")],
            id="given up after the decision",
        ),
        pytest.param(
            offered("2026-03-18", "2026-03-20", ("放弃陈述申辩", "2026-03-19")),
            [early("2026-03-18", "2026-03-25", "2026-03-20")],
            id="only the statement given up",
        ),
        pytest.param(offered("2026-03-18", "2026-03-20", ("举行听证", "2026-03-20")), [], id="held"),
        pytest.param(offered("2026-03-18", "2026-03-20", ("终止听证", "2026-03-20")), [], id="opened and ended"),
        pytest.param(
            offered("2026-03-10", "2026-03-24", ("听证告知", "2026-03-20")),
            [early("2026-03-20", "2026-03-27", "2026-03-24")],
            id="told anew: the last notice counts",
        ),
        pytest.param(
            offered("2026-03-25", "2026-03-25"),
            [early("2026-03-25", "2026-04-01", "2026-03-25")],
            id="told on the very day of the decision",
        ),
        pytest.param(
            offered("2026-03-18", "2026-03-20", ("放弃听证", "2026-03-18")), [], id="given up on the day of the notice"
        ),
        pytest.param(
            penalty()
            .set("decisions/0/parties", ["A1"])
            .step("听证告知", "2026-03-10", parties=["A1"])
            .step("听证告知", "2026-03-20", parties=["A2"]),
            [],
            id="another party's notice came later",
        ),
        pytest.param(
            penalty().step("听证告知", "2026-03-18", parties=["A1"]).drop("parties/0/id"),
            [early("2026-03-18", "2026-03-25", "2026-03-25")],
            id="a party without its id can be the one told",
        ),
        pytest.param(penalty(), [], id="no hearing offered"),
        pytest.param(offered("2021-07-14", "2021-07-15"), [], id="told under the old law"),
    ],
)
def test_period(draft: Draft, expected: list[str]) -> None:
    assert says(hearing_period_respected, draft) == expected


def test_a_posted_notice_without_its_arrival_cannot_be_counted_from() -> None:
    posted = {"method": "邮寄送达", "started_on": "2026-03-10"}
    draft = penalty().step("听证告知", "2026-03-10", service=posted)

    assert says(hearing_period_respected, draft) == [
        "undetermined: 听证权的告知书（2026-03-10）没有填写视为送达日期，"
        "当事人要求听证的五个工作日在决定（2026-03-25）之前是否届满无法判断"
    ]
    assert says(hearing_period_respected, draft.set("steps/7/told", ["拟处罚内容", "听证权"])) == []  # PRO011
    draft.drop("steps/7/told").set("steps/7/proposed", {"penalties": [{"kind": "罚款", "amount": Decimal(20000)}]})
    assert says(hearing_period_respected, draft) == []  # PRO011
    posted["served_on"] = "2026-03-13"
    assert says(hearing_period_respected, draft) == []
    posted["served_on"] = "2026-03-19"
    assert says(hearing_period_respected, draft) == [early("2026-03-19", "2026-03-26", "2026-03-25")]


def test_each_party_has_its_own_time() -> None:
    draft = offered("2026-03-18", "2026-03-20").add("parties", {"id": "A2", "name": "示例样本", "type": "法人"})

    assert len(says(hearing_period_respected, draft)) == 1
    assert len(says(hearing_period_respected, draft.step("放弃听证", "2026-03-19", parties=["A2"]))) == 1
    assert says(hearing_period_respected, draft.step("放弃听证", "2026-03-19", parties=["A1"])) == []


def test_period_in_a_year_without_a_notice() -> None:
    due = Calendar.shipped().add_working_days(date(2027, 1, 29), 5)

    assert says(hearing_period_respected, offered("2027-01-29", due.latest.isoformat()), "2027-03-01") == [
        f"undetermined: 当事人自告知之日（2027-01-29）起五个工作日内可以要求听证，最后一日在{due.earliest}至{due.latest}之间；"
        f"放假安排尚未公布，决定（{due.latest}）是否过早无法判断"
    ]
    assert says(hearing_period_respected, offered("2027-01-29", "2027-02-25"), "2027-03-01") == []
    assert says(hearing_period_respected, offered("2027-01-29", due.earliest.isoformat()), "2027-03-01") == [
        early("2027-01-29", due.earliest.isoformat(), due.earliest.isoformat())
    ]
