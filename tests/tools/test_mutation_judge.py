"""How mutants are judged: where the tests come, code put into living functions, and verdicts that a survivor cannot fool."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from tools.mutation.patch import Functions, patch
from tools.mutation.reach import ROOT, statement_at

SOURCE = '''TABLE = {"a": 5}


@decorated(7)
def due(start, length=3):
    """So many days."""
    if start > 1:
        return [each for each in range(length) if each != 2]
    try:
        found = start + 1
    except ValueError:
        return 9
    return found


class Row:
    kind = 6

    def length(self):
        return 8
'''


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("5", None, id="a table"),
        pytest.param("7", None, id="what a decorator is given"),
        pytest.param("3", None, id="a default"),
        pytest.param("start > 1", (7, 4), id="the test of an if is the if"),
        pytest.param("each != 2", (8, 8), id="inside of a comprehension"),
        pytest.param("start + 1", (10, 8), id="inside of a try"),
        pytest.param("9", (12, 8), id="a handler"),
        pytest.param("found\n", (13, 4), id="the last"),
        pytest.param("6", None, id="the body of a class"),
        pytest.param("8", (20, 8), id="a method"),
    ],
)
def test_which_statement_a_place_belongs_to(text: str, expected: tuple[int, int] | None) -> None:
    at = SOURCE.rindex(text) if text == "found\n" else SOURCE.index(text)
    line = SOURCE[:at].count("\n") + 1

    assert statement_at(ast.parse(SOURCE), line, at - SOURCE.rfind("\n", 0, at) - 1) == expected


def living(path: Path, source: str) -> tuple[dict[str, object], Functions]:
    """A module's content, and its functions as a patch wants them."""
    content: dict[str, object] = {}
    exec(compile(source, str(path), "exec"), content)
    found: Functions = {}
    for each in [*content.values(), *vars(content.get("Row", object)).values()]:
        if isinstance(each, FunctionType):
            code = each.__code__
            found[code.co_filename, code.co_qualname, code.co_firstlineno] = [each]
    return content, found


PLAIN = '''LIMIT = 5

def outer(n):
    """A text
    of two lines."""
    return [each for each in range(n) if each < LIMIT]

class Row:
    def length(self):
        return 8
'''


def call(content: dict[str, object], name: str, *given: object) -> Any:
    function: Any = content[name]
    return function(*given)


def test_whoever_holds_a_function_runs_the_mutant(tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    content, found = living(path, PLAIN)
    held = partial(call, content, "outer")
    changed = ast.unparse(ast.parse(PLAIN.replace("each < LIMIT", "each <= LIMIT")))

    made = patch(path, PLAIN, changed, found)
    assert held(9) == [0, 1, 2, 3, 4]
    assert made is not None
    made.apply()

    assert held(9) == [0, 1, 2, 3, 4, 5]
    assert len(made.codes) == 1


def test_a_method_is_changed_for_the_objects_that_there_are(tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    content, found = living(path, PLAIN)
    row = call(content, "Row")

    made = patch(path, PLAIN, ast.unparse(ast.parse(PLAIN.replace("8", "9"))), found)
    assert made is not None
    made.apply()

    assert row.length() == 9


def test_the_control_gives_every_function_the_same_again(tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    content, found = living(path, PLAIN)

    made = patch(path, PLAIN, PLAIN, found)
    assert made is not None
    made.apply()

    assert len(made.codes) == 2
    assert call(content, "outer", 9) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        pytest.param(PLAIN, "LIMIT = 5", "LIMIT = 6", id="runs on import"),
        pytest.param("f = lambda a: a < 1; g = lambda a: a < 2\n", "2", "3", id="two on one line"),
        pytest.param("def f(a):\n    return a\n", "def f", "def g", id="another name"),
    ],
)
def test_what_cannot_be_put_in_place_is_left_to_an_import(tmp_path: Path, source: str, old: str, new: str) -> None:
    path = tmp_path / "m.py"
    _, found = living(path, source)

    assert patch(path, source, ast.unparse(ast.parse(source.replace(old, new))), found) is None


# Judges versions of one small module, in a process of its own, since the law is imported anew in it.
SCRIPT = """
import argparse, json, pathlib, sys, tempfile
import pytest
from tools.mutation.mutants import Mutant
from tools.mutation.reach import OPTIONS, ROOT, learn
from tools.mutation.run import Run
from tools.mutation.suites import suite_of

path = "enforcement_cli/law/rules/hearing_notice.py"
source = (ROOT / path).read_text(encoding="utf-8")
lines = source.splitlines()
body = next(number for number, each in enumerate(lines, 1) if each.startswith("    yield from") or each.startswith("    for "))
decorator = next(number for number, each in enumerate(lines, 1) if each.startswith("@rule"))

def version(line, column, old, new):
    assert not old or old in source, old
    return Mutant(path, line, column, new[:20], "", "", source.replace(old, new, 1) if old else source)

first = lines[body - 1].strip()
todo = [
    version(body, 4, "", ""),
    version(body, 4, first, "return\\n    " + first),
    version(body, 4, first, "while True: pass\\n    " + first),
    version(body, 4, first, "undefined_name\\n    " + first),
    version(decorator, 0, "@rule(", "@rule_that_is_not_there("),
    version(decorator, 0, "", ""),
]
given = argparse.Namespace(limit=10, seconds=0, jobs=2, verbose=False, afresh="afresh" in sys.argv, own=False)
files = suite_of(path)
with tempfile.TemporaryDirectory() as folder:
    reach = learn([path], files, pathlib.Path(folder) / "reach")
run = Run(todo, reach, given)
pytest.main([*OPTIONS, *files], plugins=[run])
found = {todo.index(each.mutant): [each.outcome, bool(each.by)] for each in run.verdicts}
print("VERDICTS", json.dumps([found[number] for number in range(len(todo))] + [run.failing]))
"""


@pytest.mark.parametrize("way", ["in place", "afresh"])
def test_both_ways_notice_what_is_wrong_and_let_the_same_survive(way: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, way.partition(" ")[0]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    told = [line for line in done.stdout.splitlines() if line.startswith("VERDICTS")]

    assert told, done.stderr
    noticed, survives = ["noticed", True], ["survives", False]
    assert json.loads(told[0].removeprefix("VERDICTS")) == [
        survives, noticed, noticed, noticed, noticed, survives, [],
    ]  # fmt: skip
