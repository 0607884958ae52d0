"""Which tests reach which statements of a module: learnt once, by running every test on code that notes where it comes.

The module is imported with a remark before each statement of its functions. What runs while a module is imported, or while
the tests are gathered, is told apart: a test that only uses what came of it would not come to that statement itself.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import pickle
import sys
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
OPTIONS: Final = (
    "-s",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:randomly",
    "-p",
    "no:xdist",
    "-p",
    "no:terminal",
    "-o",
    "addopts=",
)
"""How pytest is called everywhere here: silent, in order, in this process."""
_NOTE = "_reached_"

Spot = tuple[str, int, int]
"""Module path, line and column of a statement."""


@dataclass(slots=True)
class Reach:
    """What was learnt. `tests` are node ids in the order of the run; the rest names them by their number.

    `by_statement`: which tests reach it. `on_import`: reached while the modules of the law were imported. `gathering`: the
    test files that reached it while their tests were gathered. `seconds`: how long each test took. `failed`: tests that do
    not pass on the unchanged code, of which nothing can be learnt.
    """

    tests: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    by_statement: dict[Spot, array[int]] = field(default_factory=dict)
    on_import: set[Spot] = field(default_factory=set)
    gathering: dict[Spot, set[str]] = field(default_factory=dict)
    failed: set[int] = field(default_factory=set)


def dotted(module: str) -> str:
    """The import name of a module's path."""
    return module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def statement_at(tree: ast.Module, line: int, column: int) -> tuple[int, int] | None:
    """Where the innermost statement of a function begins that holds that place; None for what runs on import."""
    return _innermost(tree.body, (line, column), inside=False)


def _innermost(body: Sequence[ast.stmt], at: tuple[int, int], *, inside: bool) -> tuple[int, int] | None:
    for each in body:
        if not _start(each) <= at < (each.end_lineno or each.lineno, each.end_col_offset or each.col_offset):
            continue
        for part in _bodies(each):
            if part and _start(part[0]) <= at < (part[-1].end_lineno or 0, part[-1].end_col_offset or 0):
                function = isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))
                return _innermost(part, at, inside=inside or function)
        return (each.lineno, each.col_offset) if inside else None
    return None


def _start(each: ast.stmt) -> tuple[int, int]:
    decorators = getattr(each, "decorator_list", [])
    return (decorators[0].lineno, 0) if decorators else (each.lineno, each.col_offset)


def _bodies(each: ast.stmt) -> Iterator[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        yield getattr(each, name, [])
    for part in (*getattr(each, "handlers", ()), *getattr(each, "cases", ())):
        yield part.body


def _noted(tree: ast.Module, number: Callable[[int, int], int]) -> None:
    """Put a remark before each statement of each function."""

    def within(body: list[ast.stmt], *, inside: bool) -> None:
        changed: list[ast.stmt] = []
        for index, each in enumerate(body):
            for part in _bodies(each):
                within(part, inside=inside or isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)))
            is_text = isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
            if inside and not (index == 0 and is_text):
                call = ast.Call(ast.Name(_NOTE, ast.Load()), [ast.Constant(number(each.lineno, each.col_offset))], [])
                changed.append(ast.copy_location(ast.Expr(call), each))
            changed.append(each)
        body[:] = changed

    within(tree.body, inside=False)
    ast.fix_missing_locations(tree)


class _Notes(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the modules asked about with remarks in them."""

    def __init__(self, modules: Sequence[str]) -> None:
        self.paths = {dotted(each): each for each in modules}
        self.spots: list[Spot] = []
        self.now: set[int] = set()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname not in self.paths:
            return None
        place = ROOT / self.paths[fullname]
        inner = [str(place.parent)] if place.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(fullname, place, loader=self, submodule_search_locations=inner)

    def exec_module(self, module: ModuleType) -> None:
        path = self.paths[module.__name__]
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))

        def number(line: int, column: int) -> int:
            self.spots.append((path, line, column))
            return len(self.spots) - 1

        _noted(tree, number)
        module.__dict__[_NOTE] = self.now.add
        exec(compile(tree, str(ROOT / path), "exec"), module.__dict__)

    def taken(self) -> list[Spot]:
        """What was reached since the last time of asking."""
        found = [self.spots[each] for each in self.now]
        self.now.clear()
        return found


class _Learner:
    """Runs the gathered tests one by one and writes down where each comes."""

    def __init__(self, notes: _Notes) -> None:
        self.notes, self.reach = notes, Reach()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Iterator[None]:
        yield
        for spot in self.notes.taken():
            self.reach.gathering.setdefault(spot, set()).add(collector.nodeid.partition("::")[0])

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        caches = [
            each
            for name, module in list(sys.modules.items())
            if name.startswith("enforcement_cli.law")
            for each in vars(module).values()
            if hasattr(each, "cache_clear")
        ]
        for index, item in enumerate(session.items):
            # What an earlier test left in a cache would hide where this one comes.
            for each in caches:
                each.cache_clear()
            failed, begun = session.testsfailed, time.process_time()
            following = session.items[index + 1] if index + 1 < len(session.items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            self.reach.tests.append(item.nodeid)
            self.reach.seconds.append(time.process_time() - begun)
            if session.testsfailed > failed:
                self.reach.failed.add(index)
            for spot in self.notes.taken():
                self.reach.by_statement.setdefault(spot, array("I")).append(index)
        return True


def _learn(modules: Sequence[str], tests: Sequence[str]) -> Reach:
    notes = _Notes(modules)
    sys.meta_path.insert(0, notes)
    for name in [
        each for each in sys.modules if each.partition(".")[0] == "tests" or each.startswith("enforcement_cli.law")
    ]:
        del sys.modules[name]
    for each in modules:
        importlib.import_module(dotted(each))
    learner = _Learner(notes)
    learner.reach.on_import = set(notes.taken())
    pytest.main([*OPTIONS, *tests], plugins=[learner])
    return learner.reach


def learn(modules: Sequence[str], tests: Sequence[str], keep: Path) -> Reach:
    """Run these test files once, in a process of its own. What was learnt passes through the file `keep`.

    Raises RuntimeError where the tests could not be run.
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            found: Any = _learn(modules, tests)
            keep.write_bytes(pickle.dumps(found))
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError("the tests could not be run on the unchanged code")
    found = pickle.loads(keep.read_bytes())
    assert isinstance(found, Reach)
    return found
