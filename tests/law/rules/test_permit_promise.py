"""PRO024-PRO026: the promised limit of a permit, time left out of it, and its certificate."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.permit import (
    certificate_delivered_in_time,
    excluded_time_told,
    permit_decided_as_promised,
)
from tests.builders import Draft, penalty, permit
from tests.law.rules.rows import says

CONSEQUENCE = "逾期；法律后果由有权机关认定"


def decided(accepted: str, made: str | None, outcome: str = "准予", **more: Any) -> Draft:
    """A permit accepted and decided on these days."""
    draft = permit().set("steps/0/on", accepted).set("steps/1/on", accepted).set("decisions/0/outcome", outcome)
    draft.set("decisions/0/made_on", made) if made is not None else draft.drop("decisions/0/made_on")
    draft.data |= more
    return draft


# PRO024


def promised(days: int, made: str | None) -> Draft:
    return decided("2026-03-02", made).set("registers/matters/1/promised_working_days", days)


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(promised(10, "2026-03-16"), "2026-12-10", [], id="as promised"),
        pytest.param(
            promised(10, "2026-03-17"),
            "2026-12-10",
            [
                "warning: 本事项承诺自受理（2026-03-02）起10个工作日内办结，最后一日为2026-03-16，实际于2026-03-17作出决定，"
                "超过承诺的办理期限"
            ],
            id="later than promised",
        ),
        pytest.param(
            promised(10, None),
            "2026-03-17",
            [
                "warning: 本事项承诺自受理（2026-03-02）起10个工作日内办结，最后一日为2026-03-16，至2026-03-17没有作出决定"
            ],
            id="promise not kept",
        ),
        pytest.param(promised(10, "2026-03-31"), "2026-12-10", [], id="the law's limit is missed: PRO022"),
        pytest.param(decided("2026-03-02", "2026-03-17"), "2026-12-10", [], id="nothing promised"),
    ],
)
def test_promise(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(permit_decided_as_promised, draft, as_of) == expected


# PRO026


UNTOLD = "error: 鉴定（自2026-03-09起）不计入许可期限，没有将所需时间书面告知申请人的日期；应当书面告知申请人"


def paused(**more: Any) -> Draft:
    return decided(
        "2026-03-02", "2026-03-20", pauses=[{"reason": "鉴定", "from": "2026-03-09", "to": "2026-03-13", **more}]
    )


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(
            paused(),
            "2026-12-10",
            [UNTOLD],
            id="not told",
        ),
        pytest.param(paused(told_on="2026-03-09"), "2026-12-10", [], id="told"),
        pytest.param(paused(reason="不可抗力"), "2026-12-10", [], id="not time that LL 45 leaves out"),
        pytest.param(paused().drop("decisions/0/made_on"), "2026-03-13", [], id="not over yet"),
        pytest.param(paused().drop("decisions/0/made_on"), "2026-03-14", [UNTOLD], id="over, not decided"),
        pytest.param(
            paused().drop("decisions/0/made_on").drop("pauses/0/to"), "2026-12-10", [], id="not decided, no end yet"
        ),
        pytest.param(paused().drop("pauses/0/to"), "2026-03-20", [UNTOLD], id="decided today, no end given"),
        pytest.param(paused().drop("pauses/0/to"), "2026-03-19", [], id="decided tomorrow"),
        pytest.param(
            penalty().add("pauses", {"reason": "鉴定", "from": "2026-03-09"}), "2026-12-10", [], id="a penalty"
        ),
    ],
)
def test_excluded_time(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(excluded_time_told, draft, as_of) == expected


# PRO025


def delivered(made: str, on: str | None) -> Draft:
    draft = permit().drop_steps("颁发证件").set("decisions/0/made_on", made)
    return draft.step("颁发证件", on) if on is not None else draft


def certificate(start: str, due: str, rest: str) -> str:
    return f"error: 许可证件应当自作出准予决定之日（{start}）起十个工作日内颁发、送达，最后一日为{due}，{rest}，{CONSEQUENCE}"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(delivered("2026-03-20", "2026-04-03"), "2026-12-10", [], id="last day"),
        pytest.param(
            delivered("2026-03-20", "2026-04-07"),
            "2026-12-10",
            [certificate("2026-03-20", "2026-04-03", "实际于2026-04-07颁发")],
            id="late, across Qingming",
        ),
        pytest.param(delivered("2026-02-12", "2026-03-04"), "2026-12-10", [], id="last day, across Spring Festival"),
        pytest.param(
            delivered("2026-02-12", "2026-03-05"),
            "2026-12-10",
            [certificate("2026-02-12", "2026-03-04", "实际于2026-03-05颁发")],
            id="late, across Spring Festival",
        ),
        pytest.param(delivered("2026-09-24", "2026-10-15"), "2026-12-10", [], id="last day, across National Day"),
        pytest.param(
            delivered("2026-09-24", "2026-10-16"),
            "2026-12-10",
            [certificate("2026-09-24", "2026-10-15", "实际于2026-10-16颁发")],
            id="late, across National Day",
        ),
        pytest.param(
            delivered("2026-03-20", None),
            "2026-04-04",
            [certificate("2026-03-20", "2026-04-03", "至2026-04-04没有颁发记录")],
            id="not issued",
        ),
        pytest.param(delivered("2026-03-20", None).set("decisions/0/outcome", "不予"), "2026-12-10", [], id="refused"),
        pytest.param(
            delivered("2026-03-20", None).set("decisions/0/grant/certificate", "无"),
            "2026-12-10",
            [],
            id="no certificate",
        ),
        pytest.param(delivered("2026-03-20", "2026-03-20"), "2026-12-10", [], id="at once"),
        pytest.param(delivered("2026-03-20", "2026-03-18"), "2026-12-10", [], id="before the decision: PRO001"),
    ],
)
def test_certificate(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(certificate_delivered_in_time, draft, as_of) == expected


def test_certificate_in_a_year_without_a_notice() -> None:
    due = Calendar.shipped().add_working_days(date(2027, 1, 25), 10)

    assert says(certificate_delivered_in_time, delivered("2027-01-25", due.latest.isoformat()), "2027-03-01") == [
        "undetermined: 许可证件应当自作出准予决定之日（2027-01-25）起十个工作日内颁发、送达，"
        f"最后一日在{due.earliest}至{due.latest}之间；放假安排尚未公布，{due.latest}是否逾期无法判断"
    ]
