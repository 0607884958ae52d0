"""docs/coverage.md: every duty has its verdict, and says so plainly where it has none yet."""

from __future__ import annotations

import pytest

from enforcement_cli.cli import COMMANDS
from enforcement_cli.law.rule import all_rules
from enforcement_cli.resources import SCHEMAS
from tools.coverage.page import Row, coverage_page, duties, law_sections, unknown_ids


def test_every_duty_is_there_once_and_in_order() -> None:
    assert [each.id for each in duties()] == [f"S-{number}" for number in range(1, 68)]


@pytest.mark.parametrize("row", duties(), ids=lambda row: row.id)
def test_a_duty_is_served(row: Row) -> None:
    assert row.gap == ""


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, id=f"{title} {row.id}") for title, rows in law_sections() for row in rows],
)
def test_a_row_of_the_law_is_served(row: Row) -> None:
    assert row.gap == ""


def test_a_gap_is_seen() -> None:
    assert Row("S-2", "", classes=("R",), served={"registers": ("matters",)}).gap == "no rule and no clock"
    assert Row("S-5", "", classes=("D",)).gap == "nothing serves it"
    assert Row("S-5", "", classes=("D",), later="…").gap == ""
    assert Row("S-1", "", classes=("O",), outside="…").gap == ""


def test_a_duty_outside_software_is_of_class_o_and_the_other_way_round() -> None:
    assert [each.id for each in duties() if bool(each.outside) is not (each.classes == ("O",))] == []


def test_only_what_exists_is_named() -> None:
    assert unknown_ids() == []
    known = {each.name for each in COMMANDS}
    assert {command for row in duties() for command in row.served["commands"]} <= known
    schemas = {each.name.removesuffix(".schema.json") for each in SCHEMAS.glob("*.schema.json")}
    assert {register for row in duties() for register in row.served["registers"]} <= schemas


def test_every_rule_that_rests_on_a_duty_stands_in_its_row() -> None:
    page = coverage_page("")
    for rule in all_rules():
        if any(each.startswith("S-") for each in rule.basis):
            assert f"[{rule.id}](rules.md#{rule.id.lower()})" in page
