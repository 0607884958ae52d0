"""PRO022: the time for a permit; silence of PRO022-PRO026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.permit import (
    certificate_delivered_in_time,
    excluded_time_told,
    extension_approved_and_told,
    permit_decided_as_promised,
    permit_decided_in_time,
)
from tests.builders import SOUND, Draft, permit
from tests.law.rules.rows import findings, says

ALL = (
    certificate_delivered_in_time,
    excluded_time_told,
    extension_approved_and_told,
    permit_decided_as_promised,
    permit_decided_in_time,
)
CONSEQUENCE = "逾期；法律后果由有权机关认定"


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def decided(accepted: str, made: str | None, outcome: str = "准予", **more: Any) -> Draft:
    """A permit accepted and decided on these days."""
    draft = permit().set("steps/0/on", accepted).set("steps/1/on", accepted).set("decisions/0/outcome", outcome)
    draft.set("decisions/0/made_on", made) if made is not None else draft.drop("decisions/0/made_on")
    draft.data |= more
    return draft


def limited(draft: Draft, days: int) -> Draft:
    """The draft with a limit of the matter's own, by a law."""
    draft.registers["matters"][1] |= {
        "decision_working_days": days,
        "decision_basis": {"law": "《示例条例》", "article": "第三条"},
    }
    return draft


def duty(start: str, length: int = 20) -> str:
    return f"行政许可决定应当自受理（{start}）起{length}个工作日内作出"


def late(start: str, due: str, rest: str, length: int = 20) -> str:
    return f"error: {duty(start, length)}（已计入批准的延长和依法扣除的时间），最后一日为{due}，{rest}，{CONSEQUENCE}"


def extended(
    draft: Draft, on: str, days: int | None = 10, told: str | None = "2026-03-30", by: str | None = "P09"
) -> Draft:
    """The draft with an extension, and its reasons told."""
    more: dict[str, Any] = {} if days is None else {"extended_working_days": days}
    if by is not None:
        more["approved_by"] = by
    draft.step("批准延期", on, **more)
    return draft.step("告知延期理由", told) if told is not None else draft


UNACCEPTED = "undetermined: 许可决定于2026-03-31作出，没有填写受理的日期，是否自受理之日起二十个工作日内作出无法判断"
PAUSE = [{"reason": "鉴定", "from": "2026-03-09", "to": "2026-03-13", "told_on": "2026-03-09"}]


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Accepted Mon 2 Mar 2026: the twentieth working day is Mon 30 Mar.
        pytest.param(decided("2026-03-02", "2026-03-30"), "2026-12-10", [], id="last day"),
        pytest.param(
            decided("2026-03-02", "2026-03-31"),
            "2026-12-10",
            [late("2026-03-02", "2026-03-30", "实际于2026-03-31作出")],
            id="a day late",
        ),
        pytest.param(decided("2026-02-12", "2026-03-18"), "2026-12-10", [], id="last day, across Spring Festival"),
        pytest.param(
            decided("2026-02-12", "2026-03-19"),
            "2026-12-10",
            [late("2026-02-12", "2026-03-18", "实际于2026-03-19作出")],
            id="late, across Spring Festival",
        ),
        pytest.param(decided("2026-09-18", "2026-10-22"), "2026-12-10", [], id="last day, across National Day"),
        pytest.param(
            decided("2026-09-18", "2026-10-23"),
            "2026-12-10",
            [late("2026-09-18", "2026-10-22", "实际于2026-10-23作出")],
            id="late, across National Day",
        ),
        pytest.param(
            decided("2026-03-02", None),
            "2026-03-31",
            [late("2026-03-02", "2026-03-30", "至2026-03-31没有作出")],
            id="not decided",
        ),
        pytest.param(
            decided("2026-03-02", None),
            "2026-03-25",
            [f"info: {duty('2026-03-02')}，最后一日为2026-03-30"],
            id="due soon",
        ),
        pytest.param(extended(decided("2026-03-02", "2026-04-14"), "2026-03-30"), "2026-12-10", [], id="extended"),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-15"), "2026-03-30"),
            "2026-12-10",
            [late("2026-03-02", "2026-04-14", "实际于2026-04-15作出")],
            id="past the extension",
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-31"),
            "2026-12-10",
            [late("2026-03-02", "2026-03-30", "实际于2026-04-10作出")],
            id="extended when the time was up",
        ),
        pytest.param(decided("2026-03-02", "2026-04-07", pauses=PAUSE), "2026-12-10", [], id="testing left out"),
        pytest.param(
            decided("2026-03-02", "2026-04-07", pauses=[{**PAUSE[0], "reason": "等待其他机关意见"}]),
            "2026-12-10",
            [late("2026-03-02", "2026-03-30", "实际于2026-04-07作出")],
            id="waiting for others is not left out",
        ),
        pytest.param(
            limited(decided("2026-03-02", "2026-04-30"), 45), "2026-12-10", [], id="the matter has its own limit"
        ),
        pytest.param(
            limited(decided("2026-03-02", "2026-04-30"), 45).drop("registers/matters/1/decision_basis"),
            "2026-12-10",
            [
                "undetermined: 许可自受理（2026-03-02）起到2026-04-30已经超过20个工作日；"
                "执法事项清单写明本事项的期限是45个工作日，没有写明依据，是否逾期无法判断"
            ],
            id="a longer limit that no law gives",
        ),
        pytest.param(
            limited(decided("2026-03-02", "2026-04-30"), 45).set(
                "registers/matters/1/decision_basis", {"article": "第三条"}
            ),
            "2026-12-10",
            [
                "undetermined: 许可自受理（2026-03-02）起到2026-04-30已经超过20个工作日；"
                "执法事项清单写明本事项的期限是45个工作日，没有写明依据，是否逾期无法判断"
            ],
            id="an article of no law",
        ),
        pytest.param(
            decided("2026-03-02", "2026-03-30").set("matter", "XK-99"), "2026-12-10", [], id="a matter not in the list"
        ),
        pytest.param(
            limited(decided("2026-03-02", "2026-03-30"), 45).drop("registers/matters/1/decision_basis"),
            "2026-12-10",
            [],
            id="the same, and in time by the usual one",
        ),
        pytest.param(
            limited(decided("2026-03-02", "2026-05-20"), 45).drop("registers/matters/1/decision_basis"),
            "2026-12-10",
            [late("2026-03-02", "2026-05-08", "实际于2026-05-20作出", 45)],
            id="the same, late by either",
        ),
        pytest.param(
            limited(decided("2026-03-02", "2026-03-20"), 10).drop("registers/matters/1/decision_basis"),
            "2026-12-10",
            [late("2026-03-02", "2026-03-16", "实际于2026-03-20作出", 10)],
            id="a shorter one binds whatever gives it",
        ),
        pytest.param(decided("2026-03-02", "2026-04-30", acting_as="联合执法"), "2026-12-10", [], id="joint handling"),
        pytest.param(
            decided("2026-03-02", "2026-05-11", acting_as="联合执法"),
            "2026-12-10",
            [late("2026-03-02", "2026-05-08", "实际于2026-05-11作出", 45)],
            id="joint handling, late",
        ),
        pytest.param(
            limited(decided("2026-03-02", "2026-04-30", acting_as="联合执法"), 20),
            "2026-12-10",
            [],
            id="joint handling of a matter with a shorter limit of its own",
        ),
        pytest.param(
            limited(decided("2026-03-02", "2026-05-11", acting_as="联合执法"), 60),
            "2026-12-10",
            [],
            id="joint handling of a matter with a longer limit of its own",
        ),
        pytest.param(decided("2026-03-02", None).step("撤回申请", "2026-03-20"), "2026-12-10", [], id="withdrawn"),
        pytest.param(decided("2026-03-02", "2026-03-30", "申请人撤回"), "2026-12-10", [], id="ended by the applicant"),
        pytest.param(decided("2026-03-02", "2026-03-30", "终止"), "2026-12-10", [], id="terminated"),
        pytest.param(
            decided("2026-03-02", "2026-03-02", "当场准予", procedure="当场"), "2026-12-10", [], id="all on one day"
        ),
        pytest.param(
            decided("2026-03-02", "2026-03-31").drop_steps("受理", "收到申请"),
            "2026-12-10",
            [UNACCEPTED],
            id="no start",
        ),
        pytest.param(
            decided("2026-03-02", "2026-03-31").drop("steps/1/on").step("补正告知", "2026-03-05"),
            "2026-12-10",
            [UNACCEPTED],
            id="accepted on a day not given, corrections asked in time",
        ),
        pytest.param(
            decided("2026-03-02", "2026-03-30").drop_steps("受理").step("补正告知", "2026-03-05"),
            "2026-12-10",
            [],
            id="not accepted on file, decided in time whenever it was",
        ),
        pytest.param(
            decided("2026-03-02", "2026-03-20").set("steps/0/on", "2026-06-30"),
            "2026-12-10",
            [],
            id="received after the decision: PRO001",
        ),
        pytest.param(
            decided("2026-03-02", "2026-03-20").set("steps/1/on", "2026-06-30"),
            "2026-12-10",
            [],
            id="accepted after the decision: PRO001",
        ),
        pytest.param(
            decided("2026-03-02", "2026-03-31", "不予受理").drop_steps("受理"), "2026-12-10", [], id="not accepted"
        ),
    ],
)
def test_twenty_days(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(permit_decided_in_time, draft, as_of) == expected


def test_nothing_told_in_five_days_counts_from_the_receipt() -> None:
    draft = (
        decided("2026-03-02", "2026-03-31").drop_steps("受理").step("补正告知", "2026-03-10").step("受理", "2026-03-20")
    )

    (found,) = findings(permit_decided_in_time, draft)

    assert found.message == late("2026-03-02", "2026-03-30", "实际于2026-03-31作出").removeprefix("error: ")
    assert "LL-32-1-4" in found.basis


def test_another_limit_names_the_clause_that_allows_it() -> None:
    draft = limited(decided("2026-03-02", "2026-04-30"), 30)

    (found,) = findings(permit_decided_in_time, draft)

    assert found.basis == ("LL-42-1-a", "LL-82", "LL-42-1-c")


def test_the_usual_limit_names_no_other_clause() -> None:
    (found,) = findings(permit_decided_in_time, decided("2026-03-02", "2026-04-10"))

    assert found.basis == ("LL-42-1-a", "LL-82")


def test_a_decision_in_a_year_without_a_notice() -> None:
    due = Calendar.shipped().add_working_days(date(2027, 1, 15), 20)
    span = f"最后一日在{due.earliest}至{due.latest}之间"

    assert says(permit_decided_in_time, decided("2027-01-15", None), "2027-01-16") == [
        f"info: {duty('2027-01-15')}，{span}，放假安排公布后确定"
    ]
    assert says(permit_decided_in_time, decided("2027-01-15", due.earliest.isoformat()), "2027-03-01") == []
    assert says(permit_decided_in_time, decided("2027-01-15", due.latest.isoformat()), "2027-03-01") == [
        f"undetermined: {duty('2027-01-15')}，{span}；放假安排尚未公布，{due.latest}是否逾期无法判断"
    ]
