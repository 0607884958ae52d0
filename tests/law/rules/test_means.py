"""REG009 to REG012: money, devices, records put to use, letters answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.means import (
    budget_is_complete,
    devices_for_the_plan,
    records_are_used,
    supervision_is_answered,
)
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import findings, repository, says

RULES = (budget_is_complete, devices_for_the_plan, records_are_used, supervision_is_answered)
REGISTERS = ("budget", "devices", "record-uses", "supervision")


def said(rule: Rule, draft: Draft, as_of: str = "2026-12-10") -> list[str]:
    return says(rule, repository(draft.case()), as_of)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_complete_registers_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert said(rule, build()) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_registers_that_are_not_there_are_reg002s(rule: Rule) -> None:
    draft = penalty().set("id", "2025-0001")
    for name in REGISTERS:
        del draft.registers[name]

    assert said(rule, draft) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_entries_of_the_wrong_shape_are_the_schemas_matter(rule: Rule) -> None:
    draft = penalty()
    for name in REGISTERS:
        draft.registers[name] = [{"id": "X", "year": "今年", "on": "去年", "bought_on": "x", "reply_by": "十五日"}]

    assert said(rule, draft) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().drop("registers/budget/2/equipment"), ["warning: 2026 年的预算没有写：执法装备"], id="equipment"
        ),
        pytest.param(
            penalty().drop("registers/budget/1/funds"), ["warning: 2025 年的预算没有写：执法经费"], id="funds"
        ),
        pytest.param(penalty().set("registers/budget/2/equipment", 0), [], id="nothing needed this year"),
        *(
            pytest.param(
                penalty().drop(f"registers/budget/2/heads/{index}"), [f"warning: 2026 年的预算没有写：{head}"], id=head
            )
            for index, head in enumerate(("日常运转", "人员聘用", "装备购置", "场所配置", "政府购买服务"))
        ),
        pytest.param(
            penalty().drop("registers/budget/2/heads/0/amount"),
            ["warning: 2026 年的预算没有写：日常运转"],
            id="a head without its amount",
        ),
        pytest.param(
            penalty().drop("registers/budget/2/heads"),
            ["warning: 2026 年的预算没有写：日常运转、人员聘用、装备购置、场所配置、政府购买服务"],
            id="no head at all",
        ),
        pytest.param(
            penalty().drop("registers/budget/1"), ["warning: 没有登记 2025 年的执法经费预算"], id="a year left out"
        ),
        pytest.param(
            penalty().drop("registers/budget/2"), ["info: 没有登记 2026 年的执法经费预算"], id="the year that runs"
        ),
        pytest.param(
            penalty().set("registers/budget", []), ["info: 没有登记 2026 年的执法经费预算"], id="an empty register"
        ),
        pytest.param(
            penalty().set("registers/budget", []).set("id", "2027-0001"), [], id="no case by then, and none asked"
        ),
        pytest.param(
            penalty().drop("registers/budget/2/funds").set("registers/budget/2/sample", "yes"),
            ["info: 没有登记 2026 年的执法经费预算"],
            id="a sample is no entry",
        ),
        pytest.param(
            penalty().set("registers/budget", [{"year": 2026, "sample": "yes"}]), [], id="samples only are REG001's"
        ),
    ],
)
def test_budget(draft: Draft, expected: list[str]) -> None:
    assert said(budget_is_complete, draft) == expected


def planned(**more: Any) -> Draft:
    draft = penalty()
    draft.registers["recording-plan"] = [{"stage": "查封扣押", "duty": "应当", "devices": ["摄像机"], **more}]
    return draft


LACKING = "warning: 音像记录清单要求用摄像机记录查封扣押，设备登记里没有在用的"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(planned(), [LACKING], id="none of that kind"),
        pytest.param(planned(devices=["执法记录仪"]), [], id="one in use"),
        pytest.param(planned(duty="视情况"), [], id="as circumstances require"),
        pytest.param(planned(devices=["手机"]), [], id="a kind that the register does not know"),
        pytest.param(planned(stage=None), [], id="a stage that is not given: the schema says it"),
        pytest.param(planned(to="2026-12-09"), [], id="no longer asked"),
        pytest.param(planned(to="2026-12-10"), [LACKING], id="asked to the last day"),
        pytest.param(planned(**{"from": "2026-12-11"}), [], id="asked from tomorrow"),
        pytest.param(planned(**{"from": "2026-12-10"}), [LACKING], id="asked from today"),
        pytest.param(planned().set("registers/devices", []), [], id="register not begun"),
        pytest.param(
            planned(devices=["执法记录仪"]).set("registers/devices/0/retired_on", "2026-12-09"),
            ["warning: 音像记录清单要求用执法记录仪记录查封扣押，设备登记里没有在用的"],
            id="retired yesterday",
        ),
        pytest.param(
            planned(devices=["执法记录仪"]).set("registers/devices/0/retired_on", "2026-12-10"), [], id="retired today"
        ),
        pytest.param(
            planned(devices=["执法记录仪"]).set("registers/devices/0/bought_on", "2026-12-11"),
            ["warning: 音像记录清单要求用执法记录仪记录查封扣押，设备登记里没有在用的"],
            id="bought tomorrow",
        ),
        pytest.param(
            planned(devices=["执法记录仪"]).set("registers/devices/0/bought_on", "2026-12-10"), [], id="bought today"
        ),
    ],
)
def test_devices(draft: Draft, expected: list[str]) -> None:
    assert said(devices_for_the_plan, draft) == expected


@pytest.mark.parametrize("kind", ["照相机", "录音机", "录音笔", "摄像机", "视频监控"])
def test_each_kind_of_device_is_asked_for_and_counts(kind: str) -> None:
    draft = planned(devices=[kind])
    assert said(devices_for_the_plan, draft) == [f"warning: 音像记录清单要求用{kind}记录查封扣押，设备登记里没有在用的"]

    assert said(devices_for_the_plan, draft.add("registers/devices", {"id": "SB-09", "kind": kind})) == []


def test_one_finding_for_each_kind_of_device() -> None:
    draft = planned()
    draft.registers["recording-plan"] += [
        {"stage": "举行听证", "duty": "应当", "devices": ["摄像机", "录音笔"]},
        {"stage": "查封扣押", "duty": "应当", "kind": "行政强制", "devices": ["摄像机"]},
    ]

    assert said(devices_for_the_plan, draft) == [
        "warning: 音像记录清单要求用摄像机记录查封扣押、举行听证，设备登记里没有在用的",
        "warning: 音像记录清单要求用录音笔记录举行听证，设备登记里没有在用的",
    ]


def uses(*days: str, year: int = 2025) -> Draft:
    draft = penalty().set("id", f"{year}-0001")
    return draft.set("registers/record-uses", [{"on": each, "use": "执法监督"} for each in days])


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(uses(), ["info: 2025 年没有登记全过程记录的运用"], id="none"),
        pytest.param(
            uses().add("registers/record-uses", {"use": "执法监督"}),
            ["info: 2025 年没有登记全过程记录的运用"],
            id="on a day that is not given",
        ),
        pytest.param(uses("2025-01-01"), [], id="on the first day of the year"),
        pytest.param(uses("2025-12-31"), [], id="on the last"),
        pytest.param(
            uses("2024-12-31", "2026-01-01"), ["info: 2025 年没有登记全过程记录的运用"], id="before and after"
        ),
        pytest.param(uses(year=2026), [], id="no case in the year before"),
        pytest.param(uses("2024-01-01").set("registers/record-uses/0/sample", "yes"), [], id="samples are REG001's"),
    ],
)
def test_records_are_used(draft: Draft, expected: list[str]) -> None:
    assert said(records_are_used, draft) == expected


def letter(**more: str) -> Draft:
    entry = {"id": "JD-01", "kind": "督办函", "received_on": "2026-12-01", "reply_by": "2026-12-15", **more}
    return penalty().set("registers/supervision", [entry])


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(letter(), "2026-12-07", [], id="far off"),
        pytest.param(
            letter(), "2026-12-08", ["info: 监督文书 JD-01（督办函）应当在 2026-12-15 前答复"], id="a week before"
        ),
        pytest.param(
            letter(), "2026-12-15", ["info: 监督文书 JD-01（督办函）应当在 2026-12-15 前答复"], id="the last day"
        ),
        pytest.param(
            letter(),
            "2026-12-16",
            ["warning: 监督文书 JD-01（督办函）要求 2026-12-15 前答复，还没有答复"],
            id="the day after",
        ),
        pytest.param(letter(replied_on="2026-12-15"), "2026-12-31", [], id="answered on the last day"),
        pytest.param(
            letter(replied_on="2026-12-16"),
            "2026-12-31",
            ["warning: 监督文书 JD-01（督办函）要求 2026-12-15 前答复，2026-12-16 才答复"],
            id="answered a day late",
        ),
        pytest.param(
            letter(replied_on="2026-12-16"),
            "2026-12-16",
            ["warning: 监督文书 JD-01（督办函）要求 2026-12-15 前答复，2026-12-16 才答复"],
            id="answered today, a day late",
        ),
        pytest.param(
            letter(replied_on="2026-12-20"),
            "2026-12-16",
            ["warning: 监督文书 JD-01（督办函）要求 2026-12-15 前答复，还没有答复"],
            id="to be answered later",
        ),
        pytest.param(letter(sample="yes"), "2026-12-31", [], id="a sample"),
        pytest.param(
            penalty().set("registers/supervision", [{"id": "JD-01", "kind": "其他"}]), "2026-12-31", [], id="no day"
        ),
    ],
)
def test_letters(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert said(supervision_is_answered, draft, as_of) == expected


def test_a_letter_overdue_carries_its_dates() -> None:
    (found,) = findings(supervision_is_answered, repository(letter().case()), "2026-12-31")

    assert (str(found.deadline.due), str(found.deadline.state)) == ("2026-12-15", "overdue")
    assert found.place.pointer == (0, "reply_by")
