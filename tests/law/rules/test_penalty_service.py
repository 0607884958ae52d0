"""PRO003: a penalty is served on each of its parties within seven working days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.penalty_service import penalty_served_in_time
from tests.builders import Draft, on_the_spot, penalty
from tests.law.rules.rows import says

CONSEQUENCE = "法律后果由有权机关认定"
BY_THE_LATEST = "（放假安排尚未公布，按最迟的可能计算）"


def served(started: str | None, made: str = "2026-03-25", **more: Any) -> Draft:
    draft = penalty().set("decisions/0/made_on", made).set("decisions/0/service", [])
    if started is not None:
        draft.add("decisions/0/service", {"method": "直接送达", "started_on": started, **more})
    return draft


def service(made: str, due: str, rest: str, parties: str = "A1") -> str:
    return f"行政处罚决定书应当自作出之日（{made}）起七个工作日内送达当事人{parties}，最后一日为{due}，{rest}，逾期；{CONSEQUENCE}"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(served("2026-04-03"), "2026-12-10", [], id="last day"),
        pytest.param(
            served("2026-04-07"),
            "2026-12-10",
            ["error: " + service("2026-03-25", "2026-04-03", "实际于2026-04-07启动送达")],
            id="first day late, across Qingming",
        ),
        pytest.param(served("2026-03-02", "2026-02-13"), "2026-12-10", [], id="last day, across Spring Festival"),
        pytest.param(
            served("2026-03-03", "2026-02-13"),
            "2026-12-10",
            ["error: " + service("2026-02-13", "2026-03-02", "实际于2026-03-03启动送达")],
            id="late, across Spring Festival",
        ),
        pytest.param(served("2026-10-10", "2026-09-25"), "2026-12-10", [], id="in time, across National Day"),
        pytest.param(
            served(None),
            "2026-04-04",
            ["error: " + service("2026-03-25", "2026-04-03", "至2026-04-04没有送达记录")],
            id="not served",
        ),
        pytest.param(
            served(None),
            "2026-04-03",
            ["info: 行政处罚决定书应当自作出之日（2026-03-25）起七个工作日内送达当事人A1，最后一日为2026-04-03"],
            id="due today",
        ),
        pytest.param(
            served("2026-03-30", served_on="2026-05-06", method="公告送达"),
            "2026-12-10",
            [],
            id="notice, served much later",
        ),
        pytest.param(served("2026-04-03", method="邮寄送达"), "2026-12-10", [], id="posted, receipt unknown"),
        pytest.param(served("2026-04-01", method="留置送达"), "2026-12-10", [], id="left"),
        pytest.param(served(None).set("decisions/0/outcome", "不予处罚"), "2026-12-10", [], id="no penalty"),
        pytest.param(served(None).drop("decisions/0/made_on"), "2026-12-10", [], id="a draft"),
        pytest.param(served(None, "2021-07-14"), "2026-12-10", [], id="before the law"),
        pytest.param(on_the_spot().set("decisions/0/service", []), "2026-12-10", [], id="on the spot: PRO005"),
    ],
)
def test_service(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(penalty_served_in_time, draft, as_of) == expected


def test_service_across_a_year_without_a_notice() -> None:
    due = Calendar.shipped().add_working_days(date(2027, 1, 29), 7)
    duty = "行政处罚决定书应当自作出之日（2027-01-29）起七个工作日内送达当事人A1，"
    within = f"最后一日在{due.earliest}至{due.latest}之间"

    assert says(penalty_served_in_time, served(None, "2027-01-29"), "2027-01-29") == [
        f"info: {duty}{within}，放假安排公布后确定"
    ]
    assert says(penalty_served_in_time, served(due.latest.isoformat(), "2027-01-29"), "2027-03-01") == [
        f"undetermined: {duty}{within}；放假安排尚未公布，{due.latest}是否逾期无法判断"
    ]
    assert says(penalty_served_in_time, served(due.earliest.isoformat(), "2027-01-29"), "2027-03-01") == []
    assert says(penalty_served_in_time, served("2027-02-25", "2027-01-29"), "2027-03-01") == [
        f"error: {duty}最后一日为{due.latest}{BY_THE_LATEST}，实际于2027-02-25启动送达，逾期；{CONSEQUENCE}"
    ]


@pytest.mark.parametrize("method", ["邮寄送达", "公告送达", "委托送达", "转交送达"])
def test_the_day_of_effect_alone_does_not_say_when_service_was_set_going(method: str) -> None:
    late = penalty().set("decisions/0/service", [{"method": method, "served_on": "2026-04-29"}])
    in_time = penalty().set("decisions/0/service", [{"method": method, "served_on": "2026-04-03"}])

    assert says(penalty_served_in_time, late) == [
        "undetermined: 行政处罚决定书应当自作出之日（2026-03-25）起七个工作日内送达当事人A1，最后一日为2026-04-03；"
        f"{method}只填写了视为送达日期（2026-04-29），没有填写送达启动日期，是否按期无法判断"
    ]
    assert says(penalty_served_in_time, in_time) == []


def test_the_way_of_service_told_is_that_of_the_day() -> None:
    services = [{"method": "直接送达"}, {"method": "邮寄送达", "served_on": "2026-04-29"}]

    assert says(penalty_served_in_time, penalty().set("decisions/0/service", services)) == [
        "undetermined: 行政处罚决定书应当自作出之日（2026-03-25）起七个工作日内送达当事人A1，最后一日为2026-04-03；"
        "邮寄送达只填写了视为送达日期（2026-04-29），没有填写送达启动日期，是否按期无法判断"
    ]


def test_a_party_without_its_number_is_left_to_the_schema() -> None:
    draft = served(None).add("parties", {"name": "示例样本", "type": "法人"})

    assert says(penalty_served_in_time, draft, "2026-04-04") == [
        "error: " + service("2026-03-25", "2026-04-03", "至2026-04-04没有送达记录")
    ]


def test_handing_over_is_set_going_and_done_on_one_day() -> None:
    draft = penalty().set("decisions/0/service", [{"method": "直接送达", "served_on": "2026-04-07"}])

    assert says(penalty_served_in_time, draft) == [
        "error: " + service("2026-03-25", "2026-04-03", "实际于2026-04-07启动送达")
    ]


def test_parties_not_served_are_named_together() -> None:
    draft = served(None)
    for party in ("A2", "A3"):
        draft.add("parties", {"id": party, "name": "示例样本", "type": "法人"})

    assert says(penalty_served_in_time, draft, "2026-04-04") == [
        "error: " + service("2026-03-25", "2026-04-03", "至2026-04-04没有送达记录", "A1、A2、A3")
    ]

    draft.add("decisions/0/service", {"method": "直接送达", "started_on": "2026-03-26", "parties": ["A1", "A3"]})
    assert says(penalty_served_in_time, draft, "2026-04-04") == [
        "error: " + service("2026-03-25", "2026-04-03", "至2026-04-04没有送达记录", "A2")
    ]
