"""REG: what the bureau keeps beside its cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.bureau_registers import FURTHER
from enforcement_cli.cases.keys import Key, RepositoryFacts
from enforcement_cli.law.rules.registers import (
    no_sample_entries,
    register_ids_are_unique,
    register_references_resolve,
    registers_are_begun,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import findings, repository, says


def marked(register: str, *rows: int, value: str = "yes") -> Draft:
    draft = penalty()
    for row in rows:
        draft.set(f"registers/{register}/{row}/sample", value)
    return draft


def test_registers_of_the_bureaus_own_are_silent() -> None:
    assert says(no_sample_entries, repository(penalty().case())) == []
    assert says(no_sample_entries, repository(marked("matters", 0, value="no").case())) == []


@pytest.mark.parametrize(
    ("register", "message"),
    [
        ("matters", "info: 执法事项清单里还有示例条目：CF-01、JC-01"),
        ("personnel", "info: 人员名录里还有示例条目：P01、P03"),
    ],
)
def test_samples_are_named_once_for_each_register(register: str, message: str) -> None:
    subject = repository(marked(register, 0, 2).case())

    assert says(no_sample_entries, subject) == [message]
    (found,) = findings(no_sample_entries, subject)
    assert (found.place.file, found.place.pointer) == (f"registers/{register}.yaml", (0, "sample"))
    assert found.case is None


def test_an_answer_of_the_wrong_shape_is_a_matter_of_the_schema() -> None:
    draft = penalty().set("registers/matters/0/sample", ["yes"])

    assert says(no_sample_entries, repository(draft.case())) == []


def test_samples_of_the_other_registers_are_told_together() -> None:
    draft = marked("windows", 0)
    draft.set("registers/devices/0/sample", "yes").set("registers/powers/1/sample", "yes")

    subject = repository(draft.case())

    assert says(no_sample_entries, subject) == ["info: 这些登记册里还有示例条目：权责清单、窗口公示牌登记、设备登记"]
    (found,) = findings(no_sample_entries, subject)
    assert (found.place.file, found.place.pointer) == ("registers/powers.yaml", (1, "sample"))


def test_a_register_that_is_no_list_is_a_matter_of_the_schema() -> None:
    assert says(no_sample_entries, repository(penalty().set("registers/windows", {"id": "CK-01"}).case())) == []


CASE_KEY = Key("id", "2026-0001", "2026-0001", Place("cases/2026/2026-0001/case.yaml", ("id",)))


@pytest.mark.parametrize("build", SOUND)
def test_begun_registers_that_hold_together_are_silent(build: Callable[[], Draft]) -> None:
    for rule in (registers_are_begun, register_references_resolve, register_ids_are_unique):
        assert says(rule, repository(build().case())) == []


def test_registers_not_begun_are_told_together() -> None:
    draft = penalty().drop("registers/windows").drop("registers/reports").set("registers/devices", [])

    (found,) = findings(registers_are_begun, repository(draft.case()))

    assert found.message == (
        "还没有建立这些登记册，有关事项没有判断：窗口公示牌登记（windows.yaml）、年报登记（reports.yaml）"
    )
    assert (found.severity, found.place.file) == ("warning", "enforce.yaml")


def test_nothing_is_asked_before_there_is_a_case() -> None:
    assert says(registers_are_begun, RepositoryFacts(Bureau({}))) == []
    assert len(says(registers_are_begun, RepositoryFacts(Bureau({}), (CASE_KEY,)))) == 1


def test_a_register_that_cannot_be_read_is_strs() -> None:
    unread = tuple((trouble.UNREADABLE, problem(Place(f"registers/{name}.yaml"), "x")) for name in FURTHER)

    assert says(registers_are_begun, RepositoryFacts(Bureau({}, {}, unread), (CASE_KEY,))) == []


REFERENCES: list[tuple[str, Any, str, str]] = [
    ("matters/0/division", "wu", "承办科室", "wu"),
    ("matters/1/window", "CK-09", "办理窗口", "CK-09"),
    ("matters/1/stages/0/division", "wu", "办理科室", "wu"),
    ("personnel/0/division", "wu", "科室", "wu"),
    ("major-decisions/0/matter", "CF-99", "执法事项", "CF-99"),
    ("powers/0/matter", "CF-99", "执法事项", "CF-99"),
    ("random-inspections/0/matter", "JC-99", "执法事项", "JC-99"),
    ("inspection-objects/0/matters", ["JC-01", "JC-99"], "检查事项", "JC-99"),
    ("disclosure-catalogue/0/matters", ["CF-99"], "涉及的事项", "CF-99"),
    ("disclosure-catalogue/0/division", "wu", "责任科室", "wu"),
    ("disclosure-catalogue/0/channel", "weixin", "公示渠道", "weixin"),
    ("discretion/0/matters", ["CF-99"], "适用事项", "CF-99"),
    ("windows/0/matters", ["XK-99"], "办理事项", "XK-99"),
    ("windows/0/division", "wu", "负责科室", "wu"),
    ("windows/0/staff", ["P66"], "窗口人员", "P66"),
    ("devices/0/division", "wu", "使用科室", "wu"),
    ("devices/0/keeper", "P66", "保管人", "P66"),
    ("training/2/sessions/0/attended", ["P01", "P66"], "参加人员", "P66"),
    ("record-uses/0/by", "P66", "经手人", "P66"),
    ("record-uses/0/cases", ["2026-0001", "2019-0001"], "涉及的案件", "2019-0001"),
]


@pytest.mark.parametrize(("path", "value", "title", "wrong"), REFERENCES, ids=[each[0] for each in REFERENCES])
def test_a_number_that_leads_nowhere(path: str, value: Any, title: str, wrong: str) -> None:
    draft = penalty().set(f"registers/{path}", value)

    assert says(register_references_resolve, repository(draft.case())) == [f"error: “{title}”写的 {wrong} 没有登记"]
    register, row, *_ = path.split("/")
    sample = penalty().set(f"registers/{path}", value).set(f"registers/{register}/{row}/sample", "yes")
    if register != "major-decisions":
        assert says(register_references_resolve, repository(sample.case())) == []


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(penalty().set("registers/windows/0/staff", ["P66"]).drop("registers/personnel"), id="no people"),
        pytest.param(penalty().set("registers/powers/0/matter", "CF-99").set("registers/matters", []), id="no matters"),
        pytest.param(penalty().set("registers/devices/0/division", "wu").drop("bureau/divisions"), id="no divisions"),
        pytest.param(
            penalty().set("registers/personnel/0/division", "wu").set("registers/personnel/0/organ", "示例县司法局"),
            id="the division of another organ",
        ),
        pytest.param(penalty().set("registers/powers", ["x"]), id="the wrong shape"),
        pytest.param(penalty().set("registers/windows/0/staff", [5]), id="a number where a text belongs"),
    ],
)
def test_references_that_cannot_be_judged(draft: Draft) -> None:
    assert says(register_references_resolve, repository(draft.case())) == []


@pytest.mark.parametrize(
    ("agency", "expected"),
    [("示例县工业和信息化局", ["error: “委托事项”写的 CF-99 没有登记"]), ("示例市工业和信息化局", [])],
    ids=["own", "of another organ"],
)
def test_the_matters_of_an_entrustment(agency: str, expected: list[str]) -> None:
    paper = {"id": "WT-01", "agency": agency, "organisation": "示例中心", "from": "2026-01-01", "matters": ["CF-99"]}
    draft = penalty().set("bureau/entrustments", [paper])

    assert says(register_references_resolve, repository(draft.case())) == expected


def test_letters_name_their_cases() -> None:
    entry = {"id": "JD-01", "kind": "督办函", "received_on": "2026-03-01", "cases": ["2019-0001"]}
    draft = penalty().set("registers/supervision", [entry])

    assert says(register_references_resolve, repository(draft.case())) == ["error: “涉及的案件”写的 2019-0001 没有登记"]


@pytest.mark.parametrize(
    ("register", "value"),
    [
        ("matters", "CF-01"),
        ("personnel", "P01"),
        ("major-decisions", "ZD-01"),
        ("powers", "QZ-01"),
        ("random-inspections", "CC-01"),
        ("inspection-objects", "DX-001"),
        ("disclosure-catalogue", "GK-01"),
        ("discretion", "CL-01"),
        ("windows", "CK-01"),
        ("devices", "SB-01"),
        ("budget", "2024"),
        ("training", "2024"),
        ("reports", "行政执法统计年报 2024"),
    ],
)
def test_an_entry_written_twice(register: str, value: str) -> None:
    draft = penalty()
    draft.registers[register].append(dict(draft.registers[register][0]))

    subject = repository(draft.case())

    assert says(register_ids_are_unique, subject) == [f"error: {value} 登记了两次"]
    (found,) = findings(register_ids_are_unique, subject)
    assert found.place.file == f"registers/{register}.yaml"
    assert found.place.pointer[0] == len(draft.registers[register]) - 1


@pytest.mark.parametrize(
    "items", [[{"id": ["x"]}, {"id": ["x"]}], [{"name": "x"}, {"name": "x"}], ["x", "x"], {"id": "x"}, 5], ids=str
)
def test_entries_without_a_number_are_the_schemas_matter(items: Any) -> None:
    draft = penalty()
    for name in ("powers", "windows"):
        draft.registers[name] = items

    assert says(register_ids_are_unique, repository(draft.case())) == []


def test_a_letter_of_supervision_written_twice() -> None:
    draft = penalty().set("registers/supervision", [{"id": "JD-01"}, {"id": "JD-01"}])

    assert says(register_ids_are_unique, repository(draft.case())) == ["error: JD-01 登记了两次"]
