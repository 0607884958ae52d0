"""What holds of every rule, whoever wrote it."""

from __future__ import annotations

import ast
import inspect
import re
import string
import sys
from functools import cache
from pathlib import Path

import pytest

from enforcement_cli.law import rules
from enforcement_cli.law.basis import BASIS
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.rule import Rule, all_rules
from enforcement_cli.messages import catalogue
from enforcement_cli.problems import Severity

RULES = all_rules()
PREFIXES = {"STR", "MAT", "OFF", "REC", "PRO", "REV", "DIS", "SEC", "ARC", "HIS", "REG"}
TESTS = Path(__file__).resolve().parents[1]
SOURCES = sorted(Path(rules.__path__[0]).glob("*.py"))

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def test_ids_are_unique_and_sorted() -> None:
    ids = [each.id for each in RULES]

    assert ids == sorted(set(ids))
    assert len({each.name for each in RULES}) == len(RULES)


@each_rule
def test_id_has_the_contracts_form(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.id, re.ASCII)
    assert rule.id[:3] in PREFIXES


@each_rule
def test_manual_says_how_to_mend(rule: Rule) -> None:
    """A docstring of plain English: what must hold, how it counts, and a last paragraph with the remedy."""
    first, *_, last = rule.manual.split("\n\n")

    assert first.rstrip().endswith(".")
    assert last.startswith("Remedy: ")
    assert last.rstrip().endswith(".")


@each_rule
def test_basis_and_clocks_are_rows_of_their_tables(rule: Rule) -> None:
    assert rule.basis
    assert [each for each in rule.basis if each not in BASIS] == []
    assert [each for each in rule.clocks if each not in CLOCKS] == []


@each_rule
def test_law_that_was_never_read_gives_no_error(rule: Rule) -> None:
    if all(BASIS[each].is_recalled for each in rule.basis):
        assert rule.severity in (Severity.WARNING, Severity.INFO)


@each_rule
def test_title_and_reading_are_there_in_english(rule: Rule) -> None:
    assert catalogue().get(rule.title)
    assert not rule.reading or catalogue().get(rule.reading)
    assert not rule.title.endswith("。")


@cache
def _named_in_tests() -> frozenset[str]:
    """Every name and every rule id that some test file uses."""
    found: set[str] = set()
    for file in TESTS.rglob("test_*.py"):
        if file != Path(__file__):
            text = file.read_text(encoding="utf-8")
            found |= {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
            found |= set(re.findall(r"\b[A-Z]{3}[0-9]{3}\b", text))
    return frozenset(found)


@each_rule
def test_a_rule_is_tested(rule: Rule) -> None:
    """Some test names this very rule; that it has rows that fire and rows that stay silent is that test's business."""
    assert {rule.name, rule.id} & _named_in_tests()


@each_rule
def test_a_rule_is_pure(rule: Rule) -> None:
    """No module of a rule can reach the disk, git, the clock or the screen."""
    module = sys.modules[rule.check.__module__]
    tree = ast.parse(inspect.getsource(module))
    imported = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
    }
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    assert not imported & {"os", "io", "pathlib", "subprocess", "time", "sys"}
    assert not [each for each in imported if each.startswith(("enforcement_cli.storage", "enforcement_cli.git"))]
    assert not called & {"today", "now", "read_text", "read_bytes", "write_text"}


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def _templates(source: Path) -> set[str]:
    """Every text passed to what makes messages, in one module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("problem", "UndeterminedError", "tr"):
            texts = [*node.args, *(each.value for each in node.keywords if each.arg == "remedy")]
            found |= {each.value for each in texts if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    return found


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_messages_are_there_in_english_with_the_same_fields(source: Path) -> None:
    templates = _templates(source)

    assert [each for each in templates if each and each not in catalogue()] == []
    assert [each for each in templates if each and _fields(each) != _fields(catalogue()[each])] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_messages_are_written_for_officers(source: Path) -> None:
    """Chinese that any console can show, with full-width punctuation, and no word of the trade."""
    jargon = re.compile(r"schema|pointer|yaml 语法|null|None|字段", re.IGNORECASE)
    halves = re.compile(r"[\u4e00-\u9fff][,;:?!(]|[,;:?!)][\u4e00-\u9fff]")
    for template in _templates(source):
        template.encode("gbk")
        assert not jargon.search(template), template
        assert not halves.search(template), template


def test_modules_are_short_enough_to_read() -> None:
    assert [each.name for each in SOURCES if len(each.read_text(encoding="utf-8").splitlines()) > 300] == []
