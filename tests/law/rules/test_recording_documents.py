"""REC: the table of instruments is sound, and each decision has its document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.basis import BASIS
from enforcement_cli.law.instruments import INSTRUMENTS, Instrument
from enforcement_cli.law.rules.recording import decision_has_document
from tests.builders import Draft, inspection, penalty, permit
from tests.law.rules.rows import findings, says
from tests.outcome_builders import compulsion


@pytest.mark.parametrize(
    ("build", "basis"),
    [
        (penalty, ("PL-59-1", "PL-47", "S-26")),
        (permit, ("LL-38-1", "LL-38-2", "S-26")),
        (inspection, ("S-26",)),
        (lambda: compulsion("强制执行"), ("CL-24-1", "CL-37-2", "S-26")),
    ],
)
def test_a_missing_document_cites_the_law_of_its_kind(build: Callable[[], Draft], basis: tuple[str, ...]) -> None:
    draft = build().drop("decisions/0/record").set("records", [])

    assert [each.basis for each in findings(decision_has_document, draft)] == [basis]


@pytest.mark.parametrize("row", INSTRUMENTS, ids=lambda row: f"{row.step}-{row.types[0]}")
def test_every_row_of_the_table_names_steps_types_and_law_that_exist(
    row: Instrument, vocabularies: dict[str, set[str]]
) -> None:
    assert row.step in vocabularies["step_name"]
    assert {*row.types, *row.on_the_spot} <= vocabularies["record_type"]
    assert set(row.kinds) <= vocabularies["case_kind"]
    assert all(each in BASIS for each in row.basis)
    statutes = [each for each in row.basis if BASIS[each].known == "read"]
    assert not row.serious or statutes, "an error needs the words of a law"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(
            penalty().drop("decisions/0/record").drop("records/7"),
            "2026-12-10",
            ["error: 2026-03-25 作出的第 1 个决定没有行政处罚决定书"],
            id="no document",
        ),
        pytest.param(penalty().drop("decisions/0/record").drop("records/7"), "2026-03-25", [], id="made today"),
        pytest.param(
            penalty().drop("decisions/0/record").drop("records/7").drop("decisions/0/made_on"),
            "2026-12-10",
            [],
            id="a draft",
        ),
        pytest.param(penalty().drop("decisions/0/record"), "2026-12-10", [], id="there, though not named"),
        pytest.param(
            penalty().set("decisions/0/record", "R07"),
            "2026-12-10",
            ["error: 第 1 个决定的决定书写的是 R07，它是决定审批表，不是行政处罚决定书"],
            id="another paper named",
        ),
        pytest.param(
            penalty().drop("decisions/0/record").drop("records/7").drop("decisions/0/document"),
            "2026-12-10",
            [],
            id="of no kind: the schema's matter",
        ),
        pytest.param(
            penalty().drop("decisions/0/record").set("decisions/0/document", "其他"),
            "2026-12-10",
            ["error: 2026-03-25 作出的第 1 个决定没有决定书"],
            id="a paper of a kind of its own",
        ),
        pytest.param(penalty().set("decisions/0/record", "R99"), "2026-12-10", [], id="leads nowhere: STR017 says it"),
        pytest.param(
            penalty().drop("decisions/0/record").set("records/7/decision", 2),
            "2026-12-10",
            ["error: 2026-03-25 作出的第 1 个决定没有行政处罚决定书"],
            id="the document of another decision",
        ),
    ],
)
def test_decision_has_document(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(decision_has_document, draft, as_of) == expected
