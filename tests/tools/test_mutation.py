"""The mutation tool: which wrong versions it makes, that a survivor is seen, and that no explanation is stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.mutation.mutants import Mutant, mutants
from tools.mutation.page import mutation_page
from tools.mutation.reach import ROOT
from tools.mutation.run import chosen, explained
from tools.mutation.suites import modules, near_tests, proven, suite_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("LIMIT = 5", ["5 -> 6", "5 -> 4"]),
        ("NONE = 0", ["0 -> 1"]),
        ("def f(a, b):\n    return a <= b", ["a <= b -> a < b", "a <= b -> a > b"]),
        ("def f(a):\n    return not a", ["not a -> a"]),
        ("def f(a, b):\n    return a and b", ["a and b -> b", "a and b -> a", "a and b -> a or b"]),
        ("def f(a):\n    return a or ''", ["a or '' -> ''", "a or '' -> a and ''"]),
        ("def f(a):\n    if a:\n        return 'x'", ["a -> True", "a -> False"]),
        ("def f(a):\n    assert a", []),
        ("def f(a):\n    return [b for b in a if b]", ["b -> True"]),
        ("OUTCOMES = ('准予', '不予')", ["('准予', '不予') -> ('不予',)", "('准予', '不予') -> ('准予',)"]),
        ("BASIS = ('PL-85', 'S-22')", []),
        ("def f():\n    '''5 of 6.'''\n    yield problem('{n} 5', n=5)", []),
        ("Clock('a', length=7, basis=('x', 'y'))", ["7 -> 8", "7 -> 6"]),
        ("def f(a: int = 1) -> tuple[int, ...]:\n    return a[0]", ["1 -> 2", "1 -> 0"]),
    ],
)
def test_mutants(source: str, expected: list[str]) -> None:
    assert [each.key.partition(": ")[2] for each in mutants("m.py", source)] == expected


def test_a_mutant_says_where_it_is() -> None:
    first = next(mutants("law/x.py", "def due(a):\n    return a + 1\n"))
    assert (first.module, first.line, first.column, first.function) == ("law/x.py", 2, 15, "due")
    assert "return a + 2" in first.source


def test_every_module_of_the_law_has_tests() -> None:
    assert [each for each in modules() if not suite_of(each)] == []
    assert "enforcement_cli/law/rules/hearing_notice.py" in modules()
    assert suite_of("enforcement_cli/law/states.py", own_only=True) == ("tests/law/test_states.py",)
    assert suite_of("enforcement_cli/law/states.py")[0] == "tests/law/test_states.py"
    assert len(suite_of("enforcement_cli/law/states.py")) > 100


def test_what_was_proven_is_there_and_told_apart_from_the_rest() -> None:
    assert list(proven()) == sorted(set(proven()))
    assert set(proven()) <= set(modules())
    page = mutation_page("")
    assert page.count("`rules/hearing_notice`") == 1
    assert f"{len(proven())} of {len(modules())} modules" in page


def test_a_row_of_a_table_is_tried_by_the_tests_that_name_what_it_holds() -> None:
    row = next(each for each in _of("enforcement_cli/law/clocks/penalty.py") if each.before == "90")
    assert "tests/law/rules/test_penalty_times.py" in near_tests(row)
    assert set(near_tests(row)) <= set(suite_of(row.module))


def test_the_same_sample_for_the_same_seed() -> None:
    paths = modules()
    first = [each.key for each in chosen(paths, 7, "a")]
    assert first == [each.key for each in chosen(paths, 7, "a")]
    assert first != [each.key for each in chosen(paths, 7, "b")]
    assert len(first) == 7


def test_every_explanation_belongs_to_a_mutant_and_gives_a_reason() -> None:
    keys = {each.key for path in {key.partition("::")[0] for key in explained()} for each in _of(path)}
    assert [key for key in explained() if key not in keys] == []
    assert all(reason.strip() for reason in explained().values())


def _of(path: str) -> list[Mutant]:
    return list(mutants(path, (ROOT / path).read_text(encoding="utf-8")))


def test_the_page_lists_every_explanation() -> None:
    page = mutation_page("")
    assert all(reason in page for reason in explained().values())
    assert (Path(ROOT) / "docs" / "mutation.md").read_text(encoding="utf-8").count("\n| ") >= len(explained())
