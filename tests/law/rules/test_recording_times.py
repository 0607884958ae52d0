"""REC: recordings are of the time of what they show, devices are the bureau's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases.filing_keys import PERSONAL_RECORDS
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.recording_times import device_in_register, recorded_during_the_act
from enforcement_cli.law.rules.retention import recordings_kept_with_the_file
from tests.builders import SOUND, Draft
from tests.law.rules.films import SENT, film
from tests.law.rules.rows import says
from tests.outcome_builders import OUTCOMES

RULES = (recorded_during_the_act, device_in_register, recordings_kept_with_the_file)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def test_personal_records_are_record_types(vocabularies: dict[str, set[str]]) -> None:
    assert vocabularies["record_type"] >= PERSONAL_RECORDS


def elsewhen(on: str, type_: str = "录像", act: str = "现场检查", days: str = "2026-03-04") -> list[str]:
    return [f"warning: {type_} R20 的日期是 {on}，它所记录的“{act}”却在 {days}"]


def apart(started: str) -> list[str]:
    return [f"warning: 录像 R20（{started} 起）与同一环节的现场检查笔录（09:30—11:00）在时间上完全不重合"]


def served(**days: str) -> list[dict[str, Any]]:
    return [{"method": "留置送达", "recordings": ["R20"], **days}]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(film(), [], id="of that day"),
        pytest.param(film("2026-03-05"), elsewhen("2026-03-05"), id="the day after"),
        pytest.param(film("2026-03-03", "照片"), elsewhen("2026-03-03", "照片"), id="a photo of the day before"),
        pytest.param(film("2026-03-05").set("steps/1/until", "2026-03-05"), [], id="a step of two days"),
        pytest.param(film("2026-03-06").set("steps/1/until", "2026-03-05"), elsewhen("2026-03-06"), id="past its last"),
        pytest.param(film("2026-03-06").step("现场检查", "2026-03-06"), [], id="a second inspection on that day"),
        pytest.param(
            film("2026-03-06").step("现场检查", "2026-03-07"),
            ["warning: 录像 R20 的日期是 2026-03-06，它所记录的“现场检查”却在 2026-03-04、2026-03-07"],
            id="between two inspections",
        ),
        pytest.param(film("2026-03-05", label="第二批").set("steps/1/label", "第一批"), [], id="of another batch"),
        pytest.param(film("2026-03-06", step="其他"), [], id="of no step in particular"),
        pytest.param(film("2026-03-06", step="听证通知"), [], id="of a step that is not there"),
        pytest.param(
            film("2026-03-06", step="其他").set("steps/1/proved_by", ["R02", "R20"]),
            elsewhen("2026-03-06"),
            id="named by the step",
        ),
        pytest.param(film("2026-03-26", step="其他").set("decisions/0/service", SENT), [], id="of the service"),
        pytest.param(
            film("2026-03-27", step="其他").set("decisions/0/service", SENT),
            elsewhen("2026-03-27", act="留置送达行政处罚决定书", days="2026-03-26"),
            id="of another day than the service",
        ),
        pytest.param(film("2026-03-05").set("steps/1/label", "第一批"), elsewhen("2026-03-05"), id="of which batch?"),
        pytest.param(
            film("2026-03-05", label="第二批"), elsewhen("2026-03-05"), id="of a batch the step does not name"
        ),
        pytest.param(
            film("2026-03-05", label="第一批").set("steps/1/label", "第一批"),
            elsewhen("2026-03-05"),
            id="of that batch",
        ),
        pytest.param(
            film("2026-03-06").drop("records/9/step").add("steps", {"on": "2026-03-20"}), [], id="a step of no name"
        ),
        *(
            pytest.param(
                film(day, step="其他").set("decisions/0/service", served(**days)), [], id=f"{day}, {len(days)}"
            )
            for day, days in (
                ("2026-03-26", {"started_on": "2026-03-26", "served_on": "2026-03-28"}),
                ("2026-03-28", {"started_on": "2026-03-26", "served_on": "2026-03-28"}),
                ("2026-03-26", {"started_on": "2026-03-26"}),
                ("2026-03-28", {"served_on": "2026-03-28"}),
                ("2026-05-01", {}),
            )
        ),
        pytest.param(
            film("2026-03-29", step="其他").set("decisions/0/service", served(served_on="2026-03-28")),
            elsewhen("2026-03-29", act="留置送达行政处罚决定书", days="2026-03-28"),
            id="the day after the service",
        ),
        pytest.param(film("2026-03-05").drop("records/9/made_on"), [], id="no day given"),
        pytest.param(film("2026-03-05").drop("steps/1/on"), [], id="a step without its day"),
        pytest.param(film(started_at="09:30", ended_at="11:00"), [], id="the same hours"),
        pytest.param(film(started_at="08:50", ended_at="11:40"), [], id="on before and off after"),
        pytest.param(film(started_at="10:50", ended_at="12:00"), [], id="the end of it"),
        pytest.param(film(started_at="11:02", ended_at="11:30"), [], id="within the slack of whole minutes"),
        pytest.param(film(started_at="11:03", ended_at="11:30"), apart("11:03"), id="only after it"),
        pytest.param(film(started_at="08:00", ended_at="09:28"), [], id="up to the slack before"),
        pytest.param(film(started_at="08:00", ended_at="09:27"), apart("08:00"), id="only before it"),
        pytest.param(film(started_at="14:00"), apart("14:00"), id="a start alone"),
        pytest.param(film(started_at="08:30", seconds=3600), [], id="its end by its length"),
        pytest.param(film(started_at="08:30", seconds=600), apart("08:30"), id="by its length it ended before"),
        pytest.param(film(started_at="23:00", ended_at="01:00"), [], id="past midnight"),
        pytest.param(film(started_at="09:27"), apart("09:27"), id="a start alone, just before"),
        pytest.param(film(started_at="08:30", seconds=3480), [], id="its end by its length, within the slack"),
        pytest.param(film(started_at="08:30", seconds=3479), apart("08:30"), id="its end by its length, just before"),
        pytest.param(film(started_at="23:00", ended_at="23:50"), apart("23:00"), id="late at night"),
        pytest.param(film(started_at="23:30", seconds=1800), [], id="to midnight by its length"),
        pytest.param(
            film(started_at="09:30", ended_at="10:30", seconds=3720), [], id="over the hour, as long as its times"
        ),
        pytest.param(
            film(started_at="09:30", ended_at="10:30", seconds=3721),
            ["warning: 录像 R20 时长 3721 秒，超过起止时刻（09:30—10:30）之间的时间"],
            id="over the hour, longer than its times",
        ),
        pytest.param(film(started_at="23:00", ended_at="01:00", seconds=9000), [], id="past midnight, with a length"),
        pytest.param(film(started_at="14:00", step="其他"), [], id="the record of another step"),
        pytest.param(
            film(started_at="14:00").drop("records/9/step").drop("records/1/step"), [], id="neither names a step"
        ),
        pytest.param(
            film("2026-03-05", started_at="14:00").set("steps/1/until", "2026-03-05"),
            [],
            id="the record of another day",
        ),
        pytest.param(film(started_at="14:00").drop("records/1/ended_at"), [], id="the record does not say its end"),
        pytest.param(film(started_at="14:00", label="第二批"), apart("14:00"), id="the record names no batch"),
        pytest.param(
            film(started_at="14:00").set("records/1/label", "第一批"), apart("14:00"), id="the film names no batch"
        ),
        pytest.param(
            film(started_at="14:00", label="第一批").set("records/1/label", "第一批"),
            apart("14:00"),
            id="the record of its batch",
        ),
        pytest.param(
            film(started_at="14:00", label="第二批").set("records/1/label", "第一批"),
            [],
            id="the record of another batch",
        ),
        pytest.param(film(ended_at="08:00"), [], id="no start"),
        pytest.param(film(started_at="14:00", step="询问", on="2026-03-05"), [], id="a record without times"),
        pytest.param(
            film(started_at="14:00").add(
                "records",
                {
                    "id": "R21",
                    "type": "勘验笔录",
                    "step": "现场检查",
                    "made_on": "2026-03-04",
                    "started_at": "13:50",
                    "ended_at": "14:20",
                },
            ),
            [],
            id="with the second record of that day",
        ),
        pytest.param(
            film(started_at="09:30", ended_at="09:40", seconds=720), [], id="as long as its times, with slack"
        ),
        pytest.param(
            film(started_at="09:30", ended_at="09:40", seconds=721),
            ["warning: 录像 R20 时长 721 秒，超过起止时刻（09:30—09:40）之间的时间"],
            id="longer than its times",
        ),
        pytest.param(film(started_at="09:30", ended_at="09:40", seconds=60), [], id="with pauses"),
        pytest.param(film("2026-03-06").set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_recorded_during_the_act(draft: Draft, expected: list[str]) -> None:
    assert says(recorded_during_the_act, draft) == expected


DEVICES = [
    {"id": "SB-01", "kind": "执法记录仪", "bought_on": "2026-03-04", "retired_on": "2026-03-05"},
    {"id": "SB-02"},
]


def with_devices(draft: Draft) -> Draft:
    draft.registers["devices"] = DEVICES
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(with_devices(film(device="SB-01")), [], id="the day it was bought"),
        pytest.param(with_devices(film("2026-03-05", device="SB-01")), [], id="the day it was retired"),
        pytest.param(
            with_devices(film("2026-03-06", device="SB-01")),
            ["error: 设备 SB-01 已于 2026-03-05 停用，2026-03-06 的录像 R20 却由它记录"],
            id="after it was retired",
        ),
        pytest.param(
            with_devices(film("2026-03-03", device="SB-01")),
            ["error: 设备 SB-01 于 2026-03-04 才启用，2026-03-03 的录像 R20 却由它记录"],
            id="before it was bought",
        ),
        pytest.param(
            with_devices(film(device="SB-09")),
            ["error: 录像 R20 写的设备 SB-09 不在设备登记中"],
            id="not in the register",
        ),
        pytest.param(
            with_devices(film(device="SB-09", draft=film(id_="R21", device="SB-09"))),
            ["error: 录像 R21 写的设备 SB-09 不在设备登记中"],
            id="said once",
        ),
        pytest.param(with_devices(film(device="SB-02")), [], id="without dates"),
        pytest.param(with_devices(film(device="SB-01")).drop("records/9/made_on"), [], id="recorded when?"),
        pytest.param(with_devices(film(device="SB-09")).set("secrecy", ["国家秘密"]), [], id="a stub"),
        pytest.param(with_devices(film()), [], id="no device named: nobody is asked"),
    ],
)
def test_device_in_register(draft: Draft, expected: list[str]) -> None:
    assert says(device_in_register, draft) == expected


def test_without_a_register_no_device_is_judged() -> None:
    draft = film(device="SB-09")
    draft.registers.pop("devices", None)

    assert says(device_in_register, draft) == []
