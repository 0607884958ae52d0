"""STR: numbers of a case lead somewhere, and are used once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.law.rules.references import (
    document_number_used_once,
    id_unique_in_case,
    ledger_seq_used_once,
    reference_resolves,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, penalty, permit, published
from tests.law.rules.rows import findings, repository, says, with_parts


@pytest.mark.parametrize(
    ("path", "value", "pointer", "expected"),
    [
        pytest.param(
            "steps/0/proved_by",
            ["R99"],
            ("steps", 0, "proved_by", 0),
            "“凭证”写的 R99 在全过程记录中没有",
            id="step's proof",
        ),
        pytest.param(
            "decisions/0/evidence/0/record",
            "R99",
            (0, "evidence", 0, "record"),
            "“记录”写的 R99 在全过程记录中没有",
            id="evidence",
        ),
        pytest.param(
            "decisions/0/service/0/proof",
            "R99",
            (0, "service", 0, "proof"),
            "“送达凭证”写的 R99 在全过程记录中没有",
            id="slip",
        ),
        pytest.param(
            "records/1/covers", ["R02", "R98"], (1, "covers", 1), "“说明的记录”写的 R98 在全过程记录中没有", id="batch"
        ),
        pytest.param(
            "decisions/0/parties", ["A2"], (0, "parties", 0), "“当事人”写的 A2 不是本案当事人的编号", id="party"
        ),
        pytest.param(
            "records/1/signatures/0/party",
            "A7",
            (1, "signatures", 0, "party"),
            "“当事人编号”写的 A7 不是本案当事人的编号",
            id="signer",
        ),
        pytest.param(
            "steps/4/decision", 2, ("steps", 4, "decision"), "“决定序号”写的第 2 个决定在本案中没有", id="decision"
        ),
        pytest.param(
            "records/0/decision", 2, (0, "decision"), "“决定序号”写的第 2 个决定在本案中没有", id="record's decision"
        ),
        pytest.param(
            "decisions/0/violations",
            ["W9"],
            (0, "violations", 0),
            "“认定的违法行为”写的 W9 不是本案违法行为的编号",
            id="violation",
        ),
        pytest.param(
            "decisions/0/service/0/recordings",
            ["R99"],
            (0, "service", 0, "recordings", 0),
            "“拍照录像”写的 R99 在全过程记录中没有",
            id="pictures of a service",
        ),
        pytest.param(
            "decisions/0/service/0/consent",
            "R99",
            (0, "service", 0, "consent"),
            "“电子送达确认书”写的 R99 在全过程记录中没有",
            id="consent to electronic service",
        ),
        pytest.param(
            "parties/0/legal_representative/authorised_by",
            "R99",
            ("parties", 0, "legal_representative", "authorised_by"),
            "“授权材料”写的 R99 在全过程记录中没有",
            id="authority of an agent",
        ),
        pytest.param(
            "decisions/0/performance/0/application",
            "R99",
            (0, "performance", 0, "application"),
            "“当事人申请”写的 R99 在全过程记录中没有",
            id="application to pay later",
        ),
        pytest.param(
            "review",
            [{"decision": 2}],
            (0, "decision"),
            "“决定序号”写的第 2 个决定在本案中没有",
            id="review of a decision",
        ),
        pytest.param(
            "entrustment", "WT-09", ("entrustment",), "“委托书”写的 WT-09 在本机关设置的委托书中没有", id="entrustment"
        ),
        pytest.param("ledger/0/decision", 3, ("decision",), "“决定序号”写的第 3 个决定在本案中没有", id="ledger"),
    ],
)
def test_a_reference_that_points_nowhere(path: str, value: object, pointer: tuple[object, ...], expected: str) -> None:
    found = findings(reference_resolves, penalty().set(path, value))

    assert [(each.severity, each.message, each.place.pointer) for each in found] == [("error", expected, pointer)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("steps/0/proved_by", ["R01", "R03"]),
        ("decisions/0/evidence/0/record", "R03"),
        ("decisions/0/service/0/proof", "R03"),
        ("records/1/covers", ["R02", "R03"]),
        ("decisions/0/parties", ["A1"]),
        ("records/1/signatures/0/party", "A1"),
        ("steps/4/decision", 1),
        ("records/0/decision", 1),
        ("ledger/0/decision", 1),
    ],
)
def test_one_that_points_at_what_is_there(path: str, value: object) -> None:
    assert says(reference_resolves, penalty().set(path, value)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [("decisions/0/decision", "一"), ("ledger/0/decision", "一"), ("ledger/0/decision", None), ("officers", [5])],
)
def test_what_has_the_wrong_shape_is_left_to_the_schema(path: str, value: object) -> None:
    assert says(reference_resolves, penalty().set(path, value)) == []


@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_refer_to_what_is_there(build: Callable[[], Draft]) -> None:
    assert says(reference_resolves, build()) == []
    assert says(id_unique_in_case, build()) == []
    assert says(ledger_seq_used_once, build()) == []


def test_what_is_missing_is_told_once_where_it_is_first_named() -> None:
    draft = penalty().drop("records/1")  # R02: the proof of a step, and evidence

    (found,) = findings(reference_resolves, draft)

    assert (found.place.file.rpartition("/")[2], found.place.pointer) == ("case.yaml", ("steps", 1, "proved_by", 0))


def test_two_numbers_that_lead_nowhere_are_two_findings() -> None:
    draft = penalty().set("steps/1/proved_by", ["R97", "R98"]).set("decisions/0/evidence/0/record", "R97")

    assert [each.fields["value"] for each in findings(reference_resolves, draft)] == ["R97", "R98"]


def test_sections_inside_case_yaml_are_followed_too() -> None:
    draft = inspection()
    case = draft.case()
    data = {**case.data, "records": draft.records, "decisions": draft.decisions}
    sections = {name: (data[name], case.file, (name,)) for name in ("records", "decisions")}

    assert says(reference_resolves, with_parts(draft, data=data, sections=sections)) == []

    data["decisions"][0]["record"] = "R77"
    found = findings(reference_resolves, with_parts(draft, data=data, sections=sections))
    assert [each.place for each in found] == [Place(case.file, ("decisions", 0, "record"))]


@pytest.mark.parametrize(
    ("name", "items"), [("records", [{"id": "R01", "decision": 2}]), ("review", [{"decision": 2}])]
)
def test_a_section_inside_case_yaml_is_followed_once(name: str, items: list[dict[str, Any]]) -> None:
    draft = penalty().set("steps", [])
    case = draft.case()
    sections = {**case.sections, name: (items, case.file, (name,))}
    found = findings(reference_resolves, with_parts(draft, data={**case.data, name: items}, sections=sections))

    assert [each.place for each in found if each.fields["value"] == 2] == [Place(case.file, (name, 0, "decision"))]


@pytest.mark.parametrize(
    ("draft", "unreadable"),
    [
        pytest.param(
            penalty().set("steps/0/proved_by", ["R99"]), "records.yaml", id="a record, of records that cannot be read"
        ),
        pytest.param(penalty().set("steps/4/decision", 2), "decisions.yaml", id="a decision, likewise"),
        pytest.param(penalty().set("decisions/0/parties", ["A2"]), "case.yaml", id="a party, likewise"),
    ],
)
def test_what_cannot_be_read_is_not_held_against_the_others(draft: Draft, unreadable: str) -> None:
    told = ((trouble.YAML, problem(Place(f"cases/2026/2026-0001/{unreadable}"), "x")),)

    assert says(reference_resolves, with_parts(draft, troubles=told)) == []
    assert len(says(reference_resolves, draft)) == 1


def test_violations_and_entrustments_that_are_there() -> None:
    draft = penalty().set("violations", [{"id": "W1"}, {"id": "W2"}]).set("decisions/0/violations", ["W2"])
    paper = {
        "id": "WT-01",
        "agency": "示例县工业和信息化局",
        "organisation": "示例县节能监察中心",
        "from": "2026-01-01",
    }
    draft.bureau = {**draft.bureau, "entrustments": [paper]}

    assert says(reference_resolves, draft.set("entrustment", "WT-01")) == []


def test_a_state_secret_stub_is_left_to_its_own_rule() -> None:
    assert says(reference_resolves, penalty().set("steps/0/proved_by", ["R99"]).set("secrecy", ["国家秘密"])) == []


def test_a_second_decision_is_shown_where_its_number_stands() -> None:
    numbered = penalty().add("decisions", {"decision": 1, "document": "其他"})
    unnumbered = penalty().set("decisions/0/decision", 2).add("decisions", {"document": "其他"})

    assert [each.place.pointer for each in findings(id_unique_in_case, numbered)] == [(1, "decision")]
    assert [each.place.pointer for each in findings(id_unique_in_case, unnumbered)] == [(1,)]


def test_a_bureaus_own_fields_are_not_followed() -> None:
    assert says(reference_resolves, penalty().set("x-old", {"record": "R99", "party": "A9"})) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(penalty().set("records/3/id", "R02"), ["error: 记录编号 R02 用了两次"], id="records"),
        pytest.param(
            penalty().add("parties", {"id": "A1", "name": "另一公司", "type": "法人"}),
            ["error: 当事人编号 A1 用了两次"],
            id="parties",
        ),
        pytest.param(
            penalty().set("violations", [{"id": "W1"}, {"id": "W1"}, {}, {}]),
            ["error: 违法行为编号 W1 用了两次"],
            id="violations",
        ),
        pytest.param(
            penalty().add("decisions", {"decision": 1, "document": "其他"}),
            ["error: 第 1 个决定写了两次"],
            id="decisions",
        ),
        pytest.param(
            penalty().add("decisions", {"document": "其他"}).drop("decisions/0/decision"),
            [],
            id="decisions numbered by their order",
        ),
        pytest.param(penalty().add("parties", {"id": "A2", "name": "另一公司", "type": "法人"}), [], id="two parties"),
        pytest.param(
            penalty().add("records", {"type": "照片"}).add("records", {"type": "照片"}),
            [],
            id="records without number: the schema's matter",
        ),
        pytest.param(
            penalty().add("parties", {"type": "法人"}).add("parties", {"type": "法人"}),
            [],
            id="parties without number, likewise",
        ),
    ],
)
def test_id_unique_in_case(draft: Draft, expected: list[str]) -> None:
    assert says(id_unique_in_case, draft) == expected


NUMBER = "示工信罚〔2026〕1号"


@pytest.mark.parametrize(
    ("number", "fires"),
    [
        pytest.param(NUMBER, True, id="the same"),
        pytest.param("示工信罚[2026] 1号", True, id="other brackets and a blank"),
        pytest.param("示工信许〔2026〕1号", False, id="another prefix"),
        pytest.param("示工信罚〔2026〕11号", False, id="another number"),
        pytest.param("示工信罚〔2025〕1号", False, id="another year"),
        pytest.param("示工信罚〔2026〕TQ第Q-4008号", False, id="a style of its own is nobody's business"),
    ],
)
def test_document_number_used_once(number: str, fires: bool) -> None:
    found = says(
        document_number_used_once, repository(penalty().case(), permit().set("decisions/0/document_no", number).case())
    )

    assert found == ([f"error: 文号 {number} 已经用于案件 2026-0001 的另一份决定书"] if fires else [])


def test_decisions_without_number_share_nothing() -> None:
    assert (
        says(document_number_used_once, repository(inspection().case(), inspection().set("id", "2026-0009").case()))
        == []
    )


@pytest.mark.parametrize(
    ("seqs", "expected"),
    [
        pytest.param([1, 1], ["error: 台账顺序号 1 已经用于 0001-published.yaml"], id="twice"),
        pytest.param([1, 2], [], id="in order"),
        pytest.param([1, "1"], [], id="not a number: the schema's matter"),
        pytest.param([1, None], [], id="none"),
        pytest.param([None, None], [], id="none on either"),
    ],
)
def test_ledger_seq_used_once(seqs: list[object], expected: list[str]) -> None:
    entries = [published("2026-0001", "2026-03-30"), published("2026-0001", "2026-04-01", event="updated")]
    for entry, seq in zip(entries, seqs, strict=True):
        entry["seq"] = seq

    assert says(ledger_seq_used_once, penalty().set("ledger", entries)) == expected
