"""PRO061: compulsory enforcement by day, and not on statutory holidays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.enforcement_time import enforced_by_day_on_workdays
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import paper, says
from tests.outcome_builders import OUTCOMES, compulsion


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(enforced_by_day_on_workdays, build()) == []


def enforced(on: str = "2026-05-20", at: str | None = "10:00", **more: Any) -> Draft:
    """An enforcement, on a Wednesday in the morning unless said otherwise."""
    return compulsion("强制执行").step("实施强制执行", on, **({"at": at} if at else {}), **more)


def holiday(on: str, name: str) -> list[str]:
    return [
        f"error: 在法定节假日（{on}，{name}）实施行政强制执行；除情况紧急外，不得在夜间或者法定节假日实施行政强制执行"
    ]


def day_off(on: str) -> list[str]:
    return [
        f"undetermined: 在休息日（{on}）实施行政强制执行；周末和调休的休息日是否属于法定节假日，法律没有写明，无法判断"
    ]


def night(at: str, on: str = "2026-05-20") -> list[str]:
    return [f"error: 在夜间（{on}，{at}）实施行政强制执行；除情况紧急外，不得在夜间或者法定节假日实施行政强制执行"]


def dusk(at: str) -> list[str]:
    return [f"undetermined: 实施行政强制执行的时刻（2026-05-20，{at}）是否属于夜间，法律没有写明，无法判断"]


NO_TIME = ["undetermined: 实施行政强制执行（2026-05-20）没有填写时刻，是否在夜间无法判断"]


def with_film(start: str, end: str) -> Draft:
    draft = enforced(at=None, proved_by=["R30"])
    return paper(draft, "R30", "录像", "2026-05-20", step="实施强制执行", started_at=start, ended_at=end)


def without_end(draft: Draft) -> Draft:
    del draft.records[-1]["ended_at"]
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(enforced(), [], id="a Wednesday morning"),
        # Holidays
        pytest.param(enforced("2026-10-01"), holiday("2026-10-01", "国庆节"), id="National Day"),
        pytest.param(enforced("2026-10-03"), holiday("2026-10-03", "国庆节"), id="its third day"),
        pytest.param(enforced("2026-10-04"), day_off("2026-10-04"), id="a day off by shifting"),
        pytest.param(enforced("2026-10-08"), [], id="the first workday after it"),
        pytest.param(enforced("2026-02-17"), holiday("2026-02-17", "春节"), id="the first day of the year"),
        pytest.param(enforced("2026-02-16"), holiday("2026-02-16", "春节"), id="its eve, a holiday since 2025"),
        pytest.param(enforced("2024-02-09"), [], id="its eve, a workday before"),
        pytest.param(enforced("2026-05-02"), holiday("2026-05-02", "劳动节"), id="two days of May since 2025"),
        pytest.param(enforced("2024-05-02"), day_off("2024-05-02"), id="one day of May before"),
        pytest.param(enforced("2026-05-23"), day_off("2026-05-23"), id="a Saturday"),
        pytest.param(enforced("2026-05-09"), [], id="a Saturday that is worked"),
        pytest.param(enforced("2027-01-01"), holiday("2027-01-01", "元旦"), id="a holiday of a year without a notice"),
        pytest.param(enforced("2027-03-06"), day_off("2027-03-06"), id="a Saturday of such a year"),
        pytest.param(enforced("2027-03-03"), [], id="a Wednesday of such a year"),
        pytest.param(
            enforced("2026-09-30", until="2026-10-01"), holiday("2026-10-01", "国庆节"), id="running into a holiday"
        ),
        pytest.param(enforced("2026-09-30"), [], id="the day before a holiday"),
        pytest.param(
            enforced("2026-05-20", until="9999-12-31"),
            holiday("2026-06-19", "端午节"),
            id="a last day out of all bounds",
        ),
        pytest.param(
            enforced("2026-10-01", until="2026-09-30"),
            holiday("2026-10-01", "国庆节"),
            id="a last day before the first",
        ),
        pytest.param(enforced("2027-03-05"), [], id="a Friday of a year without a notice"),
        pytest.param(enforced("2026-05-20", until="2026-05-22"), [], id="three workdays"),
        pytest.param(enforced("2026-10-01", urgent="yes"), [], id="could not wait"),
        pytest.param(enforced("2026-10-01", urgent="no"), holiday("2026-10-01", "国庆节"), id="could wait"),
        pytest.param(enforced("2026-10-01", at="23:00"), holiday("2026-10-01", "国庆节"), id="one finding for both"),
        # Hours
        pytest.param(enforced(at="06:00"), [], id="six in the morning"),
        pytest.param(enforced(at="05:59"), night("05:59"), id="a minute before"),
        pytest.param(enforced(at="19:59"), [], id="a minute before eight"),
        pytest.param(enforced(at="20:00"), dusk("20:00"), id="eight in the evening"),
        pytest.param(enforced(at="21:59"), dusk("21:59"), id="a minute before ten"),
        pytest.param(enforced(at="22:00"), night("22:00"), id="ten in the evening"),
        pytest.param(enforced(at="00:30"), night("00:30"), id="after midnight"),
        pytest.param(enforced(at="23:00", urgent="yes"), [], id="at night, could not wait"),
        pytest.param(enforced(at=None), NO_TIME, id="no time"),
        pytest.param(with_film("15:00", "17:00"), [], id="the film shows the time"),
        pytest.param(with_film("18:00", "22:30"), night("22:30"), id="and how late it became"),
        pytest.param(without_end(with_film("15:00", "17:00")), [], id="a film that says when it began"),
        pytest.param(
            paper(enforced(), "R31", "录像", "2026-05-20", step="现场检查", started_at="23:00"),
            [],
            id="a film of another step",
        ),
        # Not asked
        pytest.param(
            enforced("2026-10-01").drop("decisions/0/execution_ways"),
            holiday("2026-10-01", "国庆节"),
            id="the way is not given",
        ),
        *(
            pytest.param(enforced("2026-10-01").set("decisions/0/execution_ways", ways), [], id="、".join(ways))
            for ways in (["划拨存款、汇款"], ["加处罚款或者滞纳金", "划拨存款、汇款"])
        ),
        pytest.param(
            enforced("2026-10-01", decision=1)
            .set("decisions/0/execution_ways", ["划拨存款、汇款"])
            .add("decisions", {"decision": 2, "outcome": "强制执行", "execution_ways": ["代履行"]}),
            [],
            id="another decision is carried out by hand",
        ),
        pytest.param(
            enforced("2026-10-01").set("decisions/0/execution_ways", ["加处罚款或者滞纳金"]), [], id="by money alone"
        ),
        pytest.param(
            enforced("2026-10-01").set("decisions/0/execution_ways", ["加处罚款或者滞纳金", "代履行"]),
            holiday("2026-10-01", "国庆节"),
            id="by money and by hand",
        ),
        pytest.param(penalty().step("查封扣押", "2026-10-01", at="23:00"), [], id="a measure is no enforcement"),
        pytest.param(penalty().step("现场检查", "2026-10-01", at="23:00"), [], id="nor is an inspection"),
        pytest.param(enforced("2011-10-01"), [], id="before the law"),
        pytest.param(compulsion("强制执行").add("steps", {"step": "实施强制执行"}), [], id="not done yet"),
    ],
)
def test_time(draft: Draft, expected: list[str]) -> None:
    assert says(enforced_by_day_on_workdays, draft) == expected
