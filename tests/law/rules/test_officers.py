"""OFF: officers are in the register, in post, and hold a valid certificate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.keys import Key, RepositoryFacts
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.officers import (
    certificate_valid,
    people_in_post,
    people_in_register,
    personnel_register_kept,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, penalty, permit
from tests.law.rules.rows import findings, says

CASE_RULES = (people_in_register, people_in_post, certificate_valid)


def staffed(draft: Draft, index: int, **fields: Any) -> Draft:
    """The draft with another entry in the personnel register."""
    draft.registers["personnel"][index].update(fields)
    return draft


def certified(draft: Draft, **fields: str) -> Draft:
    """The draft with another certificate of 甲示例 (P01)."""
    draft.registers["personnel"][0]["certificates"][0].update(fields)
    return draft


@pytest.mark.parametrize("rule", CASE_RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        pytest.param("officers", ["P01", "P66"], "error: “承办人员”写的 P66 不在人员名录中", id="handling officer"),
        pytest.param("records/2/makers", ["P66", "P02"], "error: “制作人”写的 P66 不在人员名录中", id="maker"),
        pytest.param("steps/0/approved_by", "P66", "error: “批准人”写的 P66 不在人员名录中", id="approver"),
        pytest.param(
            "decisions/0/approval/by", "P66", "error: “批准人”写的 P66 不在人员名录中", id="approver of the decision"
        ),
        pytest.param("decisions/0/service/0/servers", ["P66"], "error: “送达人”写的 P66 不在人员名录中", id="server"),
        pytest.param(
            "records/1/signatures/0/noted_by",
            ["P66"],
            "error: “注明人”写的 P66 不在人员名录中",
            id="who noted a refusal",
        ),
        pytest.param(
            "steps/1/hearing", {"chair": "P66"}, "error: “主持人”写的 P66 不在人员名录中", id="who chaired the hearing"
        ),
    ],
)
def test_somebody_unknown(path: str, value: Any, expected: str) -> None:
    assert says(people_in_register, penalty().set(path, value)) == [expected]


def test_a_name_where_the_number_belongs() -> None:
    (found,) = findings(people_in_register, penalty().set("officers", ["乙示例", "P02"]))

    assert found.message == "“承办人员”应当写人员编号，现在写的是姓名 乙示例"
    assert found.remedy == "请改写为 乙示例 在人员名录中的编号：P02。"


@pytest.mark.parametrize(
    "key",
    [
        "officers",
        "records/2/makers",
        "decisions/0/service/0/servers",
        "records/1/signatures/0/noted_by",
        "steps/1/recused",
    ],
)
def test_a_text_in_place_of_a_list_is_left_to_the_schema(key: str) -> None:
    assert says(people_in_register, penalty().set(key, "P66、P67")) == []


def test_a_number_in_place_of_a_text_is_left_to_the_schema() -> None:
    assert says(people_in_register, penalty().set("officers", ["P01", 5])) == []


def test_one_finding_for_each_unknown_number_at_its_first_place() -> None:
    draft = penalty().set("officers", ["P66", "P02"]).set("records/1/makers", ["P66"]).set("records/2/makers", ["P67"])

    found = findings(people_in_register, draft)

    assert [(each.fields["id"], each.place.file.rpartition("/")[2], each.place.pointer) for each in found] == [
        ("P66", "case.yaml", ("officers", 0)),
        ("P67", "records.yaml", (2, "makers", 0)),
    ]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # P01 made records from 3 to 25 March 2026.
        pytest.param(
            staffed(penalty(), 0, left_on="2026-03-04"),
            ["error: 甲示例已于 2026-03-04 离岗，2026-03-05 的询问笔录却写有其姓名"],
            id="left the day before an interview",
        ),
        pytest.param(
            staffed(penalty(), 0, left_on="2026-03-03", joined_on="2026-03-10"),
            ["error: 甲示例自 2026-03-10 起到岗，2026-03-03 的立案审批表却写有其姓名"],
            id="left on the day of an act, by the register before coming",
        ),
        pytest.param(staffed(penalty(), 0, left_on="2026-03-26"), [], id="left on the day of the last act"),
        pytest.param(
            staffed(penalty(), 1, joined_on="2026-03-04"),
            ["error: 乙示例自 2026-03-04 起到岗，2026-03-03 的立案审批表却写有其姓名"],
            id="came a day later",
        ),
        pytest.param(staffed(penalty(), 1, joined_on="2026-03-03"), [], id="first day in post"),
        pytest.param(
            staffed(penalty().set("officers", ["P01", "P02", "P04"]), 3, left_on="2026-03-02"),
            [],
            id="a handling officer who left and did nothing since",
        ),
        pytest.param(penalty().set("records/1/makers", ["P66"]), [], id="somebody unknown: OFF001 says it"),
        pytest.param(
            staffed(penalty(), 1, joined_on="2026-03-04", left_on="2030-01-01"),
            ["error: 乙示例自 2026-03-04 起到岗，2026-03-03 的立案审批表却写有其姓名"],
            id="came a day later, and left long after",
        ),
        pytest.param(
            staffed(penalty().set("steps/2/officers", ["P04", "P02"]), 3, left_on="2026-03-04"),
            ["error: 丁示例已于 2026-03-04 离岗，2026-03-05 的询问却写有其姓名"],
            id="named in a step",
        ),
    ],
)
def test_people_in_post(draft: Draft, expected: list[str]) -> None:
    assert says(people_in_post, draft) == expected


PENALTY_ACTS = "2026-03-04 现场检查笔录、2026-03-05 询问笔录、2026-03-26 直接送达行政处罚决定书"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            certified(penalty(), valid_to="2026-03-04", suspended_from="2026-03-04"),
            [f"error: 甲示例的执法证件（140599001）自 2026-03-04 起暂扣，却参加了：{PENALTY_ACTS}"],
            id="suspended on its last day",
        ),
        pytest.param(
            penalty().drop("registers/personnel/0/certificates/0/valid_to"), [], id="until when? the schema asks"
        ),
        pytest.param(
            certified(penalty(), valid_to="2026-03-03"),
            [f"error: 甲示例的执法证件（140599001）有效期至 2026-03-03，却参加了：{PENALTY_ACTS}"],
            id="expired the day before the inspection",
        ),
        pytest.param(
            certified(penalty(), valid_to="2026-03-05"),
            ["error: 甲示例的执法证件（140599001）有效期至 2026-03-05，却参加了：2026-03-26 直接送达行政处罚决定书"],
            id="valid to the day of the interview, then served",
        ),
        pytest.param(certified(penalty(), valid_to="2026-03-26"), [], id="valid to the day of service"),
        pytest.param(
            certified(penalty(), valid_from="2026-03-05"),
            ["error: 甲示例的执法证件（140599001）自 2026-03-05 起有效，却参加了：2026-03-04 现场检查笔录"],
            id="not yet valid",
        ),
        pytest.param(certified(penalty(), valid_from="2026-03-04"), [], id="valid from the day of the inspection"),
        pytest.param(
            certified(penalty(), suspended_from="2026-03-05", suspended_to="2026-03-05"),
            ["error: 甲示例的执法证件（140599001）自 2026-03-05 起暂扣，却参加了：2026-03-05 询问笔录"],
            id="suspended on the day of the interview",
        ),
        pytest.param(
            certified(penalty(), suspended_from="2026-03-06", suspended_to="2026-03-25"),
            [],
            id="suspended between acts",
        ),
        pytest.param(
            certified(penalty(), revoked_on="2026-03-26"),
            ["error: 甲示例的执法证件（140599001）已于 2026-03-26 注销，却参加了：2026-03-26 直接送达行政处罚决定书"],
            id="revoked on the day of service",
        ),
        pytest.param(certified(penalty(), revoked_on="2026-03-27"), [], id="revoked the day after"),
        pytest.param(
            staffed(penalty(), 0, certificates=[]),
            [f"error: 甲示例没有登记执法证件，却参加了：{PENALTY_ACTS}"],
            id="an officer without certificate",
        ),
        pytest.param(
            certified(penalty(), valid_to="2026-03-03", revoked_on="2026-12-01"),
            [f"error: 甲示例的执法证件（140599001）有效期至 2026-03-03，却参加了：{PENALTY_ACTS}"],
            id="expired, and revoked long after",
        ),
        pytest.param(
            staffed(penalty().set("steps/2/officers", ["P04", "P02"]), 3, certificates=[]),
            ["error: 丁示例没有登记执法证件，却参加了：2026-03-05 询问"],
            id="named in a step",
        ),
        pytest.param(
            staffed(penalty(), 0, certificates=[{"no": "1", "valid_to": "2020-01-01"}]),
            [],
            id="a certificate without its dates: the schema's matter",
        ),
        pytest.param(penalty().set("records/1/makers", ["P66", "P02"]), [], id="somebody unknown: OFF001 says it"),
        pytest.param(
            staffed(penalty(), 0, certificates=[], roles=["工作人员"]), [], id="other staff may assist, uncounted"
        ),
        pytest.param(
            certified(inspection(), valid_to="2026-03-03").set("mode", "非现场"),
            [],
            id="without a visit nothing is asked",
        ),
        pytest.param(
            certified(inspection(), valid_to="2026-03-03"),
            ["error: 甲示例的执法证件（140599001）有效期至 2026-03-03，却参加了：2026-03-04 现场检查笔录"],
            id="inspection on site",
        ),
        pytest.param(certified(permit(), valid_to="2020-01-01"), [], id="a permit is handled by staff"),
        pytest.param(
            certified(penalty().set("decisions/0/service/0/method", "邮寄送达"), valid_to="2026-03-05"),
            [],
            id="nobody shows anything by post",
        ),
        pytest.param(
            certified(penalty(), valid_to="2026-03-15").set("decisions/0/service", []),
            [],
            id="a report written in the office needs none",
        ),
    ],
)
def test_certificate_valid(draft: Draft, expected: list[str]) -> None:
    assert says(certificate_valid, draft) == expected


@pytest.mark.parametrize(
    ("draft", "basis"),
    [
        pytest.param(penalty(), ("S-63", "PL-42-1-a"), id="a penalty"),
        pytest.param(inspection(), ("S-63",), id="an inspection"),
        pytest.param(
            inspection().step("查封扣押", "2026-03-04", officers=["P01", "P02"]), ("S-63", "CL-17-3"), id="a seizure"
        ),
    ],
)
def test_the_law_of_that_kind_of_act_is_cited(draft: Draft, basis: tuple[str, ...]) -> None:
    found = findings(certificate_valid, staffed(draft, 0, certificates=[]))

    assert [each.basis for each in found] == [basis]


def test_of_several_certificates_the_one_then_in_use_is_named() -> None:
    draft = penalty()
    draft.registers["personnel"][0]["certificates"] = [
        {"no": "old", "valid_from": "2019-01-01", "valid_to": "2024-12-31"},
        {"no": "newer", "valid_from": "2025-01-01", "valid_to": "2026-02-28"},
        {"no": "newest", "valid_from": "2026-03-06", "valid_to": "2031-03-05"},
    ]

    assert says(certificate_valid, draft) == [
        "error: 甲示例的执法证件（newer）有效期至 2026-02-28，却参加了：2026-03-04 现场检查笔录、2026-03-05 询问笔录"
    ]


def test_a_new_certificate_suspended_on_its_first_day_is_the_one_named() -> None:
    draft = penalty().set("records/2/made_on", "2026-03-04").drop("decisions/0/service/0/servers")
    draft.registers["personnel"][0]["certificates"] = [
        {"no": "new", "valid_from": "2026-03-04", "valid_to": "2031-03-03", "suspended_from": "2026-03-04"},
        {"no": "old", "valid_from": "2019-01-01", "valid_to": "2026-03-03"},
    ]

    assert says(certificate_valid, draft) == [
        "error: 甲示例的执法证件（new）自 2026-03-04 起暂扣，却参加了：2026-03-04 现场检查笔录、2026-03-04 询问笔录"
    ]


@pytest.mark.parametrize("rule", CASE_RULES, ids=lambda each: each.id)
def test_a_state_secret_stub_is_left_to_its_own_rule(rule: Rule) -> None:
    draft = staffed(penalty(), 0, left_on="2020-01-01", certificates=[]).set("officers", ["P66"])

    assert says(rule, draft)
    assert says(rule, draft.set("secrecy", ["国家秘密"])) == []


@pytest.mark.parametrize("rule", CASE_RULES, ids=lambda each: each.id)
def test_without_a_register_the_cases_are_silent(rule: Rule) -> None:
    draft = penalty().set("officers", ["P66"])
    del draft.registers["personnel"]

    assert says(rule, draft) == []


CASE_KEY = Key("id", "2026-0001", "2026-0001", Place("cases/2026/2026-0001/case.yaml", ("id",)))
UNREADABLE = ((trouble.UNREADABLE, problem(Place("registers/personnel.yaml"), "x")),)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            RepositoryFacts(Bureau({}), (CASE_KEY,)),
            ["undetermined: 没有人员名录（registers/personnel.yaml），执法人员的资格、人数和证件都无法判断"],
            id="cases, but no register",
        ),
        pytest.param(RepositoryFacts(Bureau({})), [], id="no cases yet"),
        pytest.param(
            RepositoryFacts(Bureau({}, {"personnel": ((), "x")}), (CASE_KEY,)), [], id="a register, still empty"
        ),
        pytest.param(RepositoryFacts(Bureau({}, {}, UNREADABLE), (CASE_KEY,)), [], id="a register that cannot be read"),
    ],
)
def test_personnel_register_kept(facts: RepositoryFacts, expected: list[str]) -> None:
    assert says(personnel_register_kept, facts) == expected


@pytest.mark.parametrize(
    ("kind", "basis"),
    [("行政处罚", ("S-63", "PL-42-1-a")), ("行政强制", ("S-63", "CL-17-3")), ("行政检查", ("S-63",))],
)
def test_certificates_are_asked_for_by_the_law_of_the_kind(kind: str, basis: tuple[str, ...]) -> None:
    (found,) = findings(certificate_valid, certified(penalty().set("kind", kind), valid_to="2026-03-03"))

    assert found.basis == basis
