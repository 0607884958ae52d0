"""REC: recordings are of the time of what they show, nobody is in two places, devices are the bureau's, terms are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases.filing_keys import PERSONAL_RECORDS
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.recording_times import device_in_register, nobody_in_two_places, recorded_during_the_act
from enforcement_cli.law.rules.retention import recordings_kept_with_the_file
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import av, findings, repository, says
from tests.outcome_builders import OUTCOMES

RULES = (recorded_during_the_act, device_in_register, recordings_kept_with_the_file)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def test_personal_records_are_record_types(vocabularies: dict[str, set[str]]) -> None:
    assert vocabularies["record_type"] >= PERSONAL_RECORDS


def film(on: str = "2026-03-04", type_: str = "录像", draft: Draft | None = None, **more: Any) -> Draft:
    """A film of the inspection, whose record runs from 09:30 to 11:00."""
    draft = draft or penalty()
    draft.records[1] |= {"started_at": "09:30", "ended_at": "11:00", "place": "示例县示例工业园1号"}
    return av(draft, type_, on, **{"step": "现场检查", **more})


def elsewhen(on: str, type_: str = "录像", act: str = "现场检查", days: str = "2026-03-04") -> list[str]:
    return [f"warning: {type_} R20 的日期是 {on}，它所记录的“{act}”却在 {days}"]


def apart(started: str) -> list[str]:
    return [f"warning: 录像 R20（{started} 起）与同一环节的现场检查笔录（09:30—11:00）在时间上完全不重合"]


SENT = [{"method": "留置送达", "started_on": "2026-03-26", "served_on": "2026-03-26", "recordings": ["R20"]}]


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


def visit(
    case: str, start: str, end: str, place: str | None, makers: tuple[str, ...] = ("P01", "P02"), **more: Any
) -> Draft:
    """A penalty case whose inspection on 4 March ran from start to end at that place."""
    draft = penalty().set("id", case)
    draft.records[1] |= {"started_at": start, "ended_at": end, "makers": list(makers), **more}
    if place is not None:
        draft.records[1]["place"] = place
    return draft


def both(first: Draft, second: Draft) -> list[str]:
    return says(nobody_in_two_places, repository(first.case(), second.case()))


HERE, THERE = "示例县示例工业园1号", "示例县另一工业园9号"
FIRST = visit("2026-0001", "09:30", "11:00", HERE)


def clash(start: str, end: str, name: str = "甲示例、乙示例", kind: str = "现场检查笔录") -> list[str]:
    return [
        f"warning: {name}在 2026-03-04 {start}—{end} 制作本案的{kind}（{THERE}），"
        f"同时（09:30—11:00）又在另一处制作案件 2026-0001 的现场检查笔录（{HERE}）"
    ]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE), clash("10:00", "12:00"), id="overlapping"),
        pytest.param(visit("2026-0002", "10:59", "12:00", THERE), clash("10:59", "12:00"), id="by a minute"),
        pytest.param(visit("2026-0002", "11:00", "12:00", THERE), [], id="one after the other"),
        pytest.param(visit("2026-0002", "08:00", "09:30", THERE), [], id="one before the other"),
        pytest.param(visit("2026-0002", "10:00", "12:00", HERE), [], id="in one place"),
        pytest.param(visit("2026-0002", "10:00", "12:00", "示例工业园1号"), [], id="a shorter form of the place"),
        pytest.param(visit("2026-0002", "10:00", "12:00", f"{HERE}二车间"), [], id="a longer form of the place"),
        pytest.param(visit("2026-0002", "10:00", "12:00", "示例县 示例工业园 1号"), [], id="blanks make no place"),
        pytest.param(visit("2026-0002", "10:00", "12:00", None), [], id="no place given"),
        pytest.param(visit("2026-0002", "09:30", "11:00", THERE), [], id="the same record on file twice"),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE, ("P03", "P04")), [], id="other officers"),
        pytest.param(
            visit("2026-0002", "10:00", "12:00", THERE, ("P04", "P02")),
            clash("10:00", "12:00", "乙示例"),
            id="one of them",
        ),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE, made_on="2026-03-05"), [], id="another day"),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE, type="现场勘查"), [], id="no record made in person"),
        pytest.param(visit("2026-0002", "12:00", "10:00", THERE), [], id="past midnight"),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE).drop("records/1/ended_at"), [], id="no end given"),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE).drop("records/1/makers"), [], id="nobody named"),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE).set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_nobody_in_two_places(second: Draft, expected: list[str]) -> None:
    assert both(FIRST, second) == expected


def test_two_places_in_one_case() -> None:
    draft = visit("2026-0001", "09:30", "11:00", HERE)
    draft.records[2] |= {"made_on": "2026-03-04", "started_at": "10:30", "ended_at": "11:30", "place": THERE}
    found = findings(nobody_in_two_places, repository(draft.case()))

    assert [each.message for each in found] == [clash("10:30", "11:30", kind="询问笔录")[0].removeprefix("warning: ")]
    assert (found[0].case, found[0].place.pointer) == ("2026-0001", (2, "started_at"))


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


def kept(months: int, *, evidence: bool = False, **archive: str) -> Draft:
    """A film with a term of its own, as evidence or not, in a case with or without its own class."""
    draft = film(retention_months=months)
    if evidence:
        draft.decisions[0]["evidence"] = [{"kind": "视听资料", "name": "示例", "record": "R20"}]
    return draft.set("archive", archive) if archive else draft


def table(draft: Draft, value: str = "30年", **more: str) -> Draft:
    """The draft under a retention table."""
    draft.bureau["settings"]["retention"] = [{"from": "2024-03-01", "value": value, "source": "示例表", **more}]
    return draft


def minimum(draft: Draft, months: int = 6, since: str = "2024-03-01") -> Draft:
    """The draft under a minimum for recordings that are no evidence."""
    draft.bureau["settings"]["recording_retention_months"] = [{"from": since, "value": months, "source": "示例"}]
    return draft


UNKNOWN = ["undetermined: 录像 R20 是证据，单独保存 6 个月；案卷的保管期限没有填写，是否同期保存无法判断"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(kept(6, evidence=True), UNKNOWN, id="evidence, and nobody knows how long the file is kept"),
        pytest.param(
            kept(6, evidence=True, retention="10年"),
            ["warning: 录像 R20 是证据，只保存 6 个月，短于案卷的保管期限（10年）"],
            id="shorter than the case",
        ),
        pytest.param(
            kept(119, evidence=True, retention="10年"),
            ["warning: 录像 R20 是证据，只保存 119 个月，短于案卷的保管期限（10年）"],
            id="a month short",
        ),
        pytest.param(kept(120, evidence=True, retention="10年"), [], id="as long as the case"),
        pytest.param(
            table(kept(120, evidence=True)),
            ["warning: 录像 R20 是证据，只保存 120 个月，短于案卷的保管期限（30年）"],
            id="shorter than the table",
        ),
        pytest.param(table(kept(360, evidence=True)), [], id="as long as the table"),
        pytest.param(
            table(kept(3600, evidence=True), "永久"),
            ["warning: 录像 R20 是证据，只保存 3600 个月，短于案卷的保管期限（永久）"],
            id="for ever is longer than any number",
        ),
        pytest.param(
            kept(6, retention="10年").set("steps/1/proved_by", ["R02", "R20"]),
            ["warning: 录像 R20 是证据，只保存 6 个月，短于案卷的保管期限（10年）"],
            id="what a step names is evidence",
        ),
        pytest.param(
            kept(6, retention="10年").set("decisions/0/service", SENT),
            ["warning: 录像 R20 是证据，只保存 6 个月，短于案卷的保管期限（10年）"],
            id="what a service names is evidence",
        ),
        pytest.param(
            kept(6),
            ["undetermined: 本机关设置中没有 2026-03-04 适用的“音像记录保存期限（月）”，无法判断"],
            id="no minimum",
        ),
        pytest.param(minimum(kept(6)), [], id="the minimum"),
        pytest.param(
            minimum(kept(5)), ["warning: 录像 R20 只保存 5 个月，本机关规定至少保存 6 个月"], id="less than the minimum"
        ),
        pytest.param(
            minimum(kept(5), since="2026-03-05"),
            ["undetermined: 本机关设置中没有 2026-03-04 适用的“音像记录保存期限（月）”，无法判断"],
            id="a minimum from the next day on",
        ),
        pytest.param(film(), [], id="no term of its own: with the file"),
        pytest.param(penalty().set("records/1/retention_months", 6), [], id="no recording"),
        pytest.param(kept(6, evidence=True, retention="10年").set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_recordings_kept_with_the_file(draft: Draft, expected: list[str]) -> None:
    assert says(recordings_kept_with_the_file, draft) == expected
