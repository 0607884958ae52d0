"""PRO034 to PRO037: seizures, their urgency, their time and its extension."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.seizure import (
    KEPT,
    REPORTED,
    seizure_extension_approved_and_told,
    seizure_within_its_time,
    testing_time_told_during_seizure,
    urgent_measure_approved_in_a_day,
)
from tests.builders import Draft, penalty, permit
from tests.law.rules.period_words import CONSEQUENCE, late_by_days, overdue_by_days
from tests.law.rules.rows import paper, says


def seized(on: str, released: str | None = None, **more: Any) -> Draft:
    """Goods seized and released in a penalty case that is not decided."""
    draft = penalty().drop("decisions/0/made_on").step("查封扣押", on, **more)
    return draft.step("解除查封扣押", released) if released else draft


def extended(draft: Draft, on: str, **more: Any) -> Draft:
    return draft.step("延长查封扣押", on, **{"approved_by": "P09", "extended_days": 30, "reason": "案情复杂", **more})


def alone(made: str, released: str | None = None) -> Draft:
    """A measure that stands alone, ordered by its own decision."""
    draft = penalty().set("kind", "行政强制").set("procedure", "强制措施")
    draft.set("decisions/0/outcome", "采取强制措施").set("decisions/0/measures", ["扣押财物"])
    draft.set("decisions/0/made_on", made)
    if released:
        draft.decisions.append({"decision": 2, "outcome": "解除强制措施", "made_on": released})
    return draft


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Seized Mon 2 March 2026: the thirtieth day is Wed 1 April.
        pytest.param(seized("2026-03-02", "2026-04-01"), "2026-12-10", [], id="last day"),
        pytest.param(
            seized("2026-03-02", "2026-04-02"),
            "2026-12-10",
            [late_by_days(KEPT, "2026-03-02", "2026-04-01", "2026-04-01", "2026-04-02")],
            id="one day late",
        ),
        pytest.param(
            seized("2026-03-02"),
            "2026-04-02",
            [overdue_by_days(KEPT, "2026-03-02", "2026-04-01", "2026-04-01", "2026-04-02")],
            id="not released",
        ),
        pytest.param(seized("2026-03-02"), "2026-03-20", [], id="running, not near"),
        pytest.param(
            seized("2026-03-02"),
            "2026-03-30",
            [f"info: {KEPT}；自2026-03-02起算，末日为2026-04-01，过2026-04-01为逾期"],
            id="near",
        ),
        # Seized 3 September 2026: the thirtieth day is 3 October, which gives way to the 8th.
        pytest.param(seized("2026-09-03", "2026-10-08"), "2026-12-10", [], id="rolled over National Day"),
        pytest.param(
            seized("2026-09-03", "2026-10-09"),
            "2026-12-10",
            [late_by_days(KEPT, "2026-09-03", "2026-10-03", "2026-10-08", "2026-10-09")],
            id="past National Day",
        ),
        # Seized 16 January 2026: the thirtieth day is Sun 15 February, which gives way to Tue 24 February.
        pytest.param(seized("2026-01-16", "2026-02-24"), "2026-12-10", [], id="rolled over Spring Festival"),
        pytest.param(
            seized("2026-01-16", "2026-02-25"),
            "2026-12-10",
            [late_by_days(KEPT, "2026-01-16", "2026-02-15", "2026-02-24", "2026-02-25")],
            id="past Spring Festival",
        ),
        pytest.param(
            extended(seized("2026-03-02", "2026-05-06"), "2026-03-30"),
            "2026-12-10",
            [],
            id="sixty days, rolled over May Day",
        ),
        pytest.param(
            extended(seized("2026-03-02", "2026-05-07"), "2026-03-30"),
            "2026-12-10",
            [late_by_days(KEPT, "2026-03-02", "2026-05-01", "2026-05-06", "2026-05-07")],
            id="past sixty days",
        ),
        pytest.param(
            extended(seized("2026-03-02", "2026-04-20"), "2026-04-02"),
            "2026-12-10",
            [late_by_days(KEPT, "2026-03-02", "2026-04-01", "2026-04-01", "2026-04-20")],
            id="extended too late",
        ),
        pytest.param(
            extended(seized("2026-03-02", "2026-04-20"), "2026-03-30", extended_days=10),
            "2026-12-10",
            [late_by_days(KEPT, "2026-03-02", "2026-04-11", "2026-04-13", "2026-04-20")],
            id="extended by ten days only",
        ),
        pytest.param(
            seized("2026-03-02", "2026-04-11").set(
                "pauses", [{"reason": "鉴定", "from": "2026-03-10", "to": "2026-03-19", "told_on": "2026-03-10"}]
            ),
            "2026-12-10",
            [],
            id="appraisal left out",
        ),
        pytest.param(
            seized("2026-03-02", "2026-04-11").set(
                "pauses", [{"reason": "等待其他机关意见", "from": "2026-03-10", "to": "2026-03-19"}]
            ),
            "2026-12-10",
            [late_by_days(KEPT, "2026-03-02", "2026-04-01", "2026-04-01", "2026-04-11")],
            id="any other pause is not",
        ),
        pytest.param(
            seized("2026-03-02").set("decisions/0/made_on", "2026-03-25"), "2026-12-10", [], id="the matter was decided"
        ),
        pytest.param(
            seized("2026-03-02").set("decisions/0/made_on", "2026-04-03"),
            "2026-12-10",
            [overdue_by_days(KEPT, "2026-03-02", "2026-04-01", "2026-04-01", "2026-04-03")],
            id="decided too late, not released",
        ),
        pytest.param(
            seized("2026-03-02").step("移送", "2026-03-20"), "2026-12-10", [], id="transferred with the goods"
        ),
        pytest.param(
            seized("2026-03-02", label="第一批")
            .step("查封扣押", "2026-03-10", label="第二批")
            .step("解除查封扣押", "2026-03-20", label="第一批"),
            "2026-12-10",
            [overdue_by_days(KEPT, "2026-03-10", "2026-04-09", "2026-04-09", "2026-12-10")],
            id="the second batch was forgotten",
        ),
        pytest.param(alone("2026-03-02", "2026-04-01"), "2026-12-10", [], id="standing alone, released"),
        pytest.param(
            alone("2026-03-02"),
            "2026-04-02",
            [overdue_by_days(KEPT, "2026-03-02", "2026-04-01", "2026-04-01", "2026-04-02")],
            id="standing alone, not released",
        ),
        pytest.param(
            alone("2026-03-02").set("decisions/0/measures", ["冻结存款、汇款"]), "2026-12-10", [], id="another measure"
        ),
        pytest.param(penalty(), "2026-12-10", [], id="nothing seized"),
        pytest.param(seized("2011-12-31"), "2026-12-10", [], id="before the law"),
    ],
)
def test_its_time(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(seizure_within_its_time, draft, as_of) == expected


def test_over_the_turn_of_an_unpublished_year() -> None:
    due = Calendar.shipped().add(date(2027, 1, 7), 30, "days")
    assert due.earliest < due.latest

    assert says(seizure_within_its_time, seized("2027-01-07", due.latest.isoformat()), "2027-03-01") == [
        f"undetermined: {KEPT}；自2027-01-07起算，末日为{due.earliest}，遇休息日顺延，最迟到{due.latest}；"
        f"放假安排尚未公布，{due.latest}是否逾期无法判断"
    ]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(extended(seized("2026-03-02"), "2026-04-01"), [], id="approved on the last day"),
        pytest.param(
            extended(seized("2026-03-02"), "2026-04-02"),
            ["error: 延长查封、扣押于2026-04-02批准，此前期限已于2026-04-01届满；期限届满的应当解除，不能再延长"],
            id="approved a day late",
        ),
        pytest.param(
            extended(seized("2026-03-02"), "2026-04-02", approved_on="2026-04-01"),
            [],
            id="approved in time, issued later",
        ),
        pytest.param(
            extended(seized("2026-03-02"), "2026-03-30", approved_by="P01"),
            ["error: 延长查封、扣押（2026-03-30）的批准人不是行政机关负责人，应当经行政机关负责人批准"],
            id="approved by an officer",
        ),
        pytest.param(
            extended(seized("2026-03-02"), "2026-03-30", approved_by=None),
            ["undetermined: 延长查封、扣押（2026-03-30）由谁批准没有填写，应当经行政机关负责人批准，无法判断"],
            id="by whom?",
        ),
        pytest.param(extended(seized("2026-03-02"), "2026-03-30", approved_by="P77"), [], id="by somebody not listed"),
        pytest.param(
            extended(seized("2026-03-02"), "2026-03-30", approved_by="P04").set(
                "registers/personnel/3/roles", ["负责人"]
            ),
            [],
            id="approved by a deputy head",
        ),
        pytest.param(
            extended(seized("2026-03-02"), "2026-03-30", extended_days=31),
            ["error: 查封、扣押延长31日，超过法律允许的30日"],
            id="a day too long",
        ),
        pytest.param(
            paper(extended(seized("2026-03-02"), "2026-03-30", reason=None), "R20", "延长查封扣押决定书", "2026-03-30"),
            [
                "undetermined: 延长查封、扣押（2026-03-30）的理由没有填写，决定是否说明理由无法判断；"
                "延长的决定应当及时书面告知当事人，并说明理由"
            ],
            id="without a reason",
        ),
        pytest.param(
            extended(seized("2026-03-02"), "2026-03-30", reason=None), [], id="that there is no paper is told elsewhere"
        ),
        pytest.param(seized("2026-03-02"), [], id="not extended"),
        pytest.param(extended(seized("2026-12-08"), "2026-12-20"), [], id="not yet"),
    ],
)
def test_extension(draft: Draft, expected: list[str]) -> None:
    assert says(seizure_extension_approved_and_told, draft) == expected


def urgent(at: str | None, on: str | None = None, approved: str | None = None, **step: Any) -> Draft:
    """Seized on Thu 5 March 2026 as urgent, at that time; approved on that day and at that time."""
    draft = penalty().step("查封扣押", "2026-03-05", urgent="yes", **({"at": at} if at else {}), **step)
    return draft.step("补办批准", on, **({"approved_at": approved} if approved else {})) if on else draft


def approved_late(start: str, due: str, done: str) -> str:
    return f"error: {REPORTED}；自{start}起算，应当不迟于{due}，实际于{done}办理，逾期；{CONSEQUENCE}"


NO_TIME = "undetermined: " + REPORTED + "；自{}起算，至{}是否超过无法判断：没有填写开始或者办理的时刻"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(urgent("10:00", "2026-03-06", "10:00"), "2026-12-10", [], id="the last minute"),
        pytest.param(
            urgent("10:00", "2026-03-06", "10:01"),
            "2026-12-10",
            [approved_late("2026-03-05 10:00", "2026-03-06 10:00", "2026-03-06 10:01")],
            id="a minute late",
        ),
        pytest.param(urgent(None, "2026-03-05"), "2026-12-10", [], id="the same day, no times"),
        pytest.param(
            urgent(None, "2026-03-06", "09:00"),
            "2026-12-10",
            [NO_TIME.format("2026-03-05", "2026-03-06")],
            id="the next day, its start has no time",
        ),
        pytest.param(
            urgent("10:00", "2026-03-06"),
            "2026-12-10",
            [NO_TIME.format("2026-03-05 10:00", "2026-03-06")],
            id="the next day, its approval has no time",
        ),
        pytest.param(
            urgent(None, "2026-03-07"),
            "2026-12-10",
            [approved_late("2026-03-05", "2026-03-06", "2026-03-07")],
            id="two days later, no times",
        ),
        pytest.param(
            urgent("10:00"),
            "2026-03-07",
            [
                f"error: {REPORTED}；自2026-03-05 10:00起算，应当不迟于2026-03-06 10:00，至2026-03-07没有办理的记录，"
                f"逾期；{CONSEQUENCE}"
            ],
            id="never approved",
        ),
        pytest.param(
            urgent("10:00"),
            "2026-03-06",
            [f"info: {REPORTED}；自2026-03-05 10:00起算，应当不迟于2026-03-06 10:00"],
            id="running",
        ),
        pytest.param(
            urgent("10:00", approved_on="2026-03-05", approved_at="20:00"),
            "2026-12-10",
            [],
            id="noted in the step itself",
        ),
        pytest.param(penalty().step("查封扣押", "2026-03-05"), "2026-12-10", [], id="not urgent"),
    ],
)
def test_urgent(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(urgent_measure_approved_in_a_day, draft, as_of) == expected


def appraised(
    told: str | None = None, reason: str = "鉴定", start: str = "2026-03-10", end: str | None = "2026-03-19"
) -> Draft:
    pause = {"reason": reason, "from": start, "to": end, "told_on": told}
    return seized("2026-03-02").set("pauses", [{key: value for key, value in pause.items() if value}])


UNTOLD = "error: 鉴定（自2026-03-10起）不计入查封、扣押的期限，没有将期间书面告知当事人的日期；期间应当明确，并书面告知当事人"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(appraised("2026-03-10"), "2026-03-25", [], id="told"),
        pytest.param(appraised(), "2026-03-25", [UNTOLD], id="not told"),
        pytest.param(appraised(end=None), "2026-03-25", [], id="not over yet"),
        pytest.param(
            appraised(end=None).set("decisions/0/made_on", "2026-03-25"), "2026-12-10", [UNTOLD], id="decided meanwhile"
        ),
        pytest.param(appraised(reason="听证"), "2026-03-25", [], id="another reason"),
        pytest.param(appraised(start="2026-02-10", end="2026-02-19"), "2026-03-25", [], id="before the seizure"),
        pytest.param(
            permit().set("pauses", [{"reason": "鉴定", "from": "2026-03-10", "to": "2026-03-11"}]),
            "2026-12-10",
            [],
            id="a permit has its own rule",
        ),
        pytest.param(
            penalty().set("pauses", [{"reason": "鉴定", "from": "2026-03-10", "to": "2026-03-11"}]),
            "2026-12-10",
            [],
            id="nothing seized",
        ),
    ],
)
def test_testing_is_told(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(testing_time_told_during_seizure, draft, as_of) == expected
