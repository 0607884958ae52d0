"""REC: sound and film are made where the bureau's plan asks for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.keys import Key, RepositoryFacts
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.av_recording import (
    recorded_by_plan,
    recording_plan_kept,
    seizure_recorded,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty
from tests.law.rules.rows import av, says, with_parts

CASE_RULES = (recorded_by_plan, seizure_recorded)


@pytest.mark.parametrize("rule", CASE_RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def planned(draft: Draft, stage: str, duty: str = "应当", **more: str) -> Draft:
    """The draft under a recording plan with (one more) entry."""
    draft.registers["recording-plan"].append({"stage": stage, "duty": duty, **more})
    return draft


def gap(stage: str, on: str) -> list[str]:
    return [f"warning: 本机关的音像记录清单要求“{stage}”应当音像记录，{on} 的这一环节没有音像记录"]


LEFT = [{"method": "留置送达", "started_on": "2026-03-26", "recordings": ["R20"]}]


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(planned(penalty(), "询问"), "2026-12-10", gap("询问", "2026-03-05"), id="asked, and not recorded"),
        pytest.param(planned(penalty(), "询问"), "2026-03-05", [], id="today's recording may come today"),
        pytest.param(planned(penalty(), "询问", "视情况"), "2026-12-10", [], id="as circumstances require"),
        pytest.param(planned(penalty(), "询问", "不要求"), "2026-12-10", [], id="not asked"),
        pytest.param(planned(penalty(), "举行听证"), "2026-12-10", [], id="a stage not reached"),
        pytest.param(penalty(), "2026-12-10", [], id="no entry at all: writing is enough"),
        pytest.param(planned(penalty(), "询问", kind="行政检查"), "2026-12-10", [], id="for another kind"),
        pytest.param(planned(penalty(), "询问", **{"from": "2026-03-06"}), "2026-12-10", [], id="in force a day later"),
        pytest.param(
            planned(penalty(), "询问", **{"from": "2026-03-05"}),
            "2026-12-10",
            gap("询问", "2026-03-05"),
            id="in force that day",
        ),
        pytest.param(
            planned(planned(penalty(), "询问"), "询问", "不要求", kind="行政处罚"),
            "2026-12-10",
            [],
            id="the kind's entry goes first",
        ),
        pytest.param(
            planned(planned(penalty(), "询问", "不要求", **{"from": "2020-01-01"}), "询问", **{"from": "2025-01-01"}),
            "2026-12-10",
            gap("询问", "2026-03-05"),
            id="the later entry goes first",
        ),
        pytest.param(
            av(planned(penalty(), "询问"), "录音", "2026-03-05", step="询问"), "2026-12-10", [], id="sound of that step"
        ),
        pytest.param(
            av(planned(penalty(), "现场检查"), "照片", "2026-03-04"), "2026-12-10", [], id="a photo of that day"
        ),
        pytest.param(
            av(planned(penalty(), "询问"), "录音", "2026-03-06", step="询问").set("steps/2/proved_by", ["R03", "R20"]),
            "2026-12-10",
            [],
            id="named by the step",
        ),
        pytest.param(
            av(planned(penalty(), "询问"), "照片", "2026-03-05", step="现场检查"),
            "2026-12-10",
            gap("询问", "2026-03-05"),
            id="a photo of another step",
        ),
        pytest.param(
            av(planned(penalty(), "询问"), "录音", "2026-03-04", step="询问"),
            "2026-12-10",
            gap("询问", "2026-03-05"),
            id="a recording of another day's interview",
        ),
        pytest.param(planned(penalty(), "直接送达"), "2026-12-10", gap("直接送达", "2026-03-26"), id="service"),
        pytest.param(
            av(planned(penalty().set("decisions/0/service", LEFT), "留置送达"), "录像", "2026-03-26"),
            "2026-12-10",
            [],
            id="service, filmed",
        ),
        pytest.param(planned(on_the_spot(), "当场处罚"), "2026-12-10", gap("当场处罚", "2026-03-04"), id="on the spot"),
        pytest.param(planned(penalty(), "当场处罚"), "2026-12-10", [], id="decided in the general procedure"),
        pytest.param(
            planned(inspection(), "现场检查"), "2026-12-10", gap("现场检查", "2026-03-04"), id="an inspection"
        ),
        pytest.param(planned(inspection().set("mode", "非现场"), "现场检查"), "2026-12-10", [], id="without a visit"),
        pytest.param(
            planned(inspection().set("mode", "非现场").step("询问", "2026-03-05"), "询问"),
            "2026-12-10",
            [],
            id="asked without a visit",
        ),
        pytest.param(
            planned(inspection().set("mode", "非现场").set("decisions/0/service", LEFT), "留置送达"),
            "2026-12-10",
            gap("留置送达", "2026-03-26"),
            id="served all the same",
        ),
        pytest.param(
            planned(penalty().add("steps", {"step": "询问"}), "询问"), "2026-03-05", [], id="a step without a day"
        ),
        pytest.param(planned(penalty(), "直接送达"), "2026-03-26", [], id="served today"),
        pytest.param(
            planned(penalty().set("decisions/0/service", [{"method": "直接送达"}]), "直接送达"),
            "2026-12-10",
            [],
            id="a service without a day",
        ),
        pytest.param(planned(on_the_spot(), "当场处罚"), "2026-03-04", [], id="on the spot today"),
        pytest.param(
            av(planned(penalty().set("decisions/0/service", LEFT), "留置送达"), "录像", "2026-03-27"),
            "2026-12-10",
            [],
            id="named by the service, entered under another day",
        ),
        pytest.param(
            av(planned(penalty(), "直接送达"), "录像", "2026-03-27"),
            "2026-12-10",
            gap("直接送达", "2026-03-26"),
            id="film of another day",
        ),
        pytest.param(
            av(planned(penalty(), "直接送达"), "录像", "2026-03-26", step="事先告知"),
            "2026-12-10",
            [],
            id="film of that day, under the document's step",
        ),
        pytest.param(
            av(planned(penalty().set("steps/1/until", "2026-03-06"), "现场检查"), "照片", "2026-03-06"),
            "2026-12-10",
            [],
            id="a photo of the visit's last day",
        ),
        pytest.param(
            av(planned(penalty(), "询问"), "照片", "2026-03-05").drop("records/9/made_on"),
            "2026-12-10",
            gap("询问", "2026-03-05"),
            id="a photo of no day and no step",
        ),
        pytest.param(
            av(planned(penalty(), "询问"), "照片", "2026-03-06"),
            "2026-12-10",
            gap("询问", "2026-03-05"),
            id="a photo of the day after",
        ),
        pytest.param(planned(penalty(), "询问", to="2026-03-04"), "2026-12-10", [], id="in force to the day before"),
        pytest.param(
            planned(penalty(), "询问", to="2026-03-05"),
            "2026-12-10",
            gap("询问", "2026-03-05"),
            id="in force to that day",
        ),
        pytest.param(
            planned(planned(penalty(), "询问", "不要求"), "询问", **{"from": "2025-01-01"}),
            "2026-12-10",
            gap("询问", "2026-03-05"),
            id="a dated entry goes before one without a day",
        ),
        pytest.param(
            planned(penalty().set("secrecy", ["国家秘密"]), "询问"), "2026-12-10", [], id="a state-secret stub"
        ),
        pytest.param(
            planned(penalty().step("实施强制执行", "2026-09-01"), "强制执行"),
            "2026-12-10",
            gap("强制执行", "2026-09-01"),
            id="enforcement",
        ),
    ],
)
def test_recorded_by_plan(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(recorded_by_plan, draft, as_of) == expected


def test_recordings_that_cannot_be_read_are_not_missing() -> None:
    told = ((trouble.YAML, problem(Place("cases/2026/2026-0001/records.yaml"), "x")),)
    draft = planned(seized(), "询问")

    assert [says(each, with_parts(draft, troubles=told)) for each in (recorded_by_plan, seizure_recorded)] == [[], []]


def seized(on: str = "2026-03-06") -> Draft:
    return penalty().step("查封扣押", on)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            seized(),
            ["warning: 2026-03-06 实施查封、扣押，没有音像记录；查封扣押财物要推行全程音像记录"],
            id="no plan, no film",
        ),
        pytest.param(av(seized(), "录像", "2026-03-06", step="查封扣押"), [], id="filmed"),
        pytest.param(planned(seized(), "查封扣押", "视情况"), [], id="the plan speaks of it"),
        pytest.param(planned(seized(), "查封扣押"), [], id="the plan asks for it: REC013 says it"),
        pytest.param(seized("2018-12-04"), [], id="before the State Council's paper"),
        pytest.param(
            seized("2018-12-05"),
            ["warning: 2018-12-05 实施查封、扣押，没有音像记录；查封扣押财物要推行全程音像记录"],
            id="on its first day",
        ),
        pytest.param(penalty().step("先行登记保存", "2026-03-06"), [], id="registered evidence is no seizure"),
    ],
)
def test_seizure_recorded(draft: Draft, expected: list[str]) -> None:
    assert says(seizure_recorded, draft) == expected


CASE_KEY = Key("id", "2026-0001", "2026-0001", Place("cases/2026/2026-0001/case.yaml", ("id",)))
UNREADABLE = ((trouble.UNREADABLE, problem(Place("registers/recording-plan.yaml"), "x")),)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            RepositoryFacts(Bureau({}), (CASE_KEY,)),
            ["warning: 没有音像记录清单（registers/recording-plan.yaml），哪些环节应当音像记录无法判断"],
            id="cases, but no plan",
        ),
        pytest.param(RepositoryFacts(Bureau({})), [], id="no cases yet"),
        pytest.param(
            RepositoryFacts(Bureau({}, {"recording-plan": ((), "x")}), (CASE_KEY,)), [], id="a plan, still empty"
        ),
        pytest.param(RepositoryFacts(Bureau({}, {}, UNREADABLE), (CASE_KEY,)), [], id="a plan that cannot be read"),
    ],
)
def test_recording_plan_kept(facts: RepositoryFacts, expected: list[str]) -> None:
    assert says(recording_plan_kept, facts) == expected
