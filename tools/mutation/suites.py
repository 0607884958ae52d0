"""Which test files belong to a module of the law, and in which order they are worth trying."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from tools.mutation.mutants import Mutant
from tools.mutation.reach import ROOT, dotted

PROVEN: Final = Path(__file__).with_name("proven.yaml")
_NEAR: Final = 6


def modules() -> list[str]:
    """The modules that hold law: rules, clocks, thresholds; without the texts and the calendar's tables."""
    law = ROOT / "enforcement_cli" / "law"
    found = [*law.glob("*.py"), *law.glob("rules/*.py"), *law.glob("clocks/*.py")]
    return sorted(str(each.relative_to(ROOT)) for each in found if each.stat().st_size and each.name != "basis.py")


@cache
def proven() -> tuple[str, ...]:
    """The modules that have been judged in full and left no survivor without a reason."""
    names: list[str] = yaml.safe_load(PROVEN.read_text(encoding="utf-8"))
    return tuple(f"enforcement_cli/law/{each}.py" for each in names)


@cache
def _texts(folder: Path) -> dict[str, str]:
    pattern = "test_*.py" if folder.name == "law" and folder.parent.name == "tests" else "*.py"
    return {str(each.relative_to(ROOT)): each.read_text(encoding="utf-8") for each in sorted(folder.rglob(pattern))}


def _test_files() -> dict[str, str]:
    return _texts(ROOT / "tests" / "law")


@cache
def own_tests(module: str) -> tuple[str, ...]:
    """The test files that import a module."""
    pattern = re.compile(rf"(?:from|import) {re.escape(dotted(module))}\b")
    return tuple(path for path, text in _test_files().items() if pattern.search(text))


@cache
def suite_of(module: str, *, own_only: bool = False) -> tuple[str, ...]:
    """The test files for a module: those that import it first, then, for what many modules share, all of the law's.

    With `own_only` the rest is left out where there are any that import it.
    """
    own = own_tests(module)
    if own and (own_only or "/rules/" in module):
        return own
    return own + tuple(path for path in _test_files() if path not in own and "/calendar/" not in path)


def near_tests(mutant: Mutant) -> tuple[str, ...]:
    """The test files that most likely notice a mutant of a table: its module's own, and those that name what it holds.

    What a row holds is named in the tests by its texts, or in the rules that have tests of their own.
    """
    own = own_tests(mutant.module)
    if "/rules/" in mutant.module and own:
        return own
    words = _words_beside(mutant)
    found: Counter[str] = Counter()
    for path, text in _test_files().items():
        if "/calendar/" not in path:
            found[path] += 2 * sum(each in text for each in words)
    for path, text in _texts(ROOT / "enforcement_cli" / "law").items():
        told = sum(each in text for each in words) if path != mutant.module else 0
        if told:
            found.update(dict.fromkeys(own_tests(path)[:2], told))
    named = [path for path, count in found.most_common() if count and path not in own]
    return own + tuple(named[:_NEAR])


def _words_beside(mutant: Mutant) -> list[str]:
    """The texts in the row (the innermost call, else the statement) in which a mutant stands, and the name it is given."""
    tree = ast.parse((ROOT / mutant.module).read_text(encoding="utf-8"))
    at = mutant.line, mutant.column
    around = [
        each
        for each in ast.walk(tree)
        if isinstance(each, (ast.Call, ast.stmt))
        and (each.lineno, each.col_offset) <= at < (each.end_lineno or 0, each.end_col_offset or 0)
    ]
    if not around:
        return []
    row = min(around, key=lambda each: (each.end_lineno or 0) - each.lineno)
    words = {each.value for each in ast.walk(row) if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    words |= {each.id for each in ast.walk(around[0]) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    return sorted(each for each in words if len(each) > 3)
