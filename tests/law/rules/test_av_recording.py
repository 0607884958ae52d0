"""REC: sound and film are made by the bureau's plan, open with words, and are described in writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.keys import Key, RepositoryFacts
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.av_recording import (
    VOICE_ITEMS,
    recorded_by_plan,
    recording_plan_kept,
    seizure_recorded,
    text_note_written,
    voice_statement_made,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty
from tests.law.rules.rows import paper, says

CASE_RULES = (recorded_by_plan, seizure_recorded, voice_statement_made, text_note_written)


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


def av(draft: Draft, type_: str, on: str, id_: str = "R20", **more: Any) -> Draft:
    """The draft with a recording that officers started."""
    return paper(draft, id_, type_, on, **more)


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
        pytest.param(
            planned(inspection(), "现场检查"), "2026-12-10", gap("现场检查", "2026-03-04"), id="an inspection"
        ),
        pytest.param(planned(inspection().set("mode", "非现场"), "现场检查"), "2026-12-10", [], id="without a visit"),
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


ALL = dict.fromkeys(VOICE_ITEMS, "yes")


def film(type_: str = "录像", **more: Any) -> Draft:
    """A penalty case with one recording, started by officers unless said otherwise."""
    return av(penalty(), type_, "2026-03-04", **more)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(film(voice_statement=ALL), [], id="all five"),
        pytest.param(
            film(voice_statement={**ALL, "reason": "no", "place": "no"}),
            ["error: 录像 R20 开始时没有说明事由、地点"],
            id="two not said",
        ),
        pytest.param(
            film("录音", voice_statement={"agency": "yes", "officers": "yes", "reason": "yes"}),
            ["undetermined: 录音 R20 没有写明开始时是否说明时间、地点"],
            id="two not answered",
        ),
        pytest.param(
            film(),
            ["undetermined: 录像 R20 没有写明开始时是否说明执法部门、人员、事由、时间、地点"],
            id="nothing answered",
        ),
        pytest.param(
            film(voice_statement={"agency": "yes", "officers": "yes", "reason": "yes", "time": "no"}),
            ["error: 录像 R20 开始时没有说明时间", "undetermined: 录像 R20 没有写明开始时是否说明地点"],
            id="one not said, one not answered",
        ),
        pytest.param(film("照片"), [], id="never of photos"),
        pytest.param(film("监控视频"), [], id="never of fixed cameras"),
        pytest.param(film(started_by="固定设备"), [], id="never of what a fixed device records"),
        pytest.param(film().drop("records/9/makers"), [], id="never of what others recorded"),
        pytest.param(
            film(started_by="执法人员").drop("records/9/makers"),
            ["undetermined: 录像 R20 没有写明开始时是否说明执法部门、人员、事由、时间、地点"],
            id="started by officers, whoever they were",
        ),
    ],
)
def test_voice_statement_made(draft: Draft, expected: list[str]) -> None:
    assert says(voice_statement_made, draft) == expected


def photos(*notes: str | None) -> Draft:
    """A penalty case with a batch of photos, R20 and on."""
    draft = penalty()
    for number, note in enumerate(notes, 20):
        av(draft, "照片", "2026-03-04", f"R{number}", step="现场检查", **({"text_note": note} if note else {}))
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(film(), ["error: 录像 R20 没有文字说明"], id="film without note"),
        pytest.param(film("录音"), ["error: 录音 R20 没有文字说明"], id="sound without note"),
        pytest.param(film(text_note="检查全过程"), [], id="film with its note"),
        pytest.param(film("监控视频"), [], id="a fixed camera"),
        pytest.param(film(started_by="固定设备"), [], id="another fixed device"),
        pytest.param(film().drop("records/9/makers"), [], id="provided by others"),
        pytest.param(
            photos(None, None, None),
            ["warning: 照片 R20 没有文字说明，也没有列入同批照片的说明"],
            id="a batch of photos, once",
        ),
        pytest.param(
            photos("设备三面照片", None, None).set("records/9/covers", ["R21", "R22"]), [], id="one note for the batch"
        ),
        pytest.param(
            photos("设备正面照片", None),
            ["warning: 照片 R21 没有文字说明，也没有列入同批照片的说明"],
            id="a note that covers only itself",
        ),
        pytest.param(photos(None).set("records/1/covers", ["R20"]), [], id="described in the record of the visit"),
        pytest.param(
            photos(None, None).set("records/9/covers", ["R21"]),
            ["warning: 照片 R20 没有文字说明，也没有列入同批照片的说明"],
            id="a list without a note describes nothing",
        ),
    ],
)
def test_text_note_written(draft: Draft, expected: list[str]) -> None:
    assert says(text_note_written, draft) == expected


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
