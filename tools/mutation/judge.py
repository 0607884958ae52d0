"""The verdict on a mutant: the tests are gathered once, and a child of that process runs those which can notice it.

A child puts the mutant's code into the living functions and runs the tests that reach the changed statement, until one
fails. What runs on import is served to a fresh import of the law and of the nearest test files. A mutant that brings a
test into a loop, or cannot be imported, is noticed; one for which the time ran out is not decided.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import mmap
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import ModuleType
from typing import Final, Literal

import pytest

from tools.mutation.mutants import Mutant
from tools.mutation.patch import Functions, patch
from tools.mutation.reach import OPTIONS, ROOT, Reach, dotted, statement_at
from tools.mutation.suites import near_tests, own_tests, suite_of

Outcome = Literal["noticed", "survives", "undecided"]
_PASSED, _FAILED, _FAILED_AFRESH, _OUT_OF_TIME = 0, 10, 11, 12
_SLOWER: Final = 20
_LEAST_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant, and the test (or "import") that noticed it."""

    mutant: Mutant
    outcome: Outcome
    by: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a child does: tests by number to run in place, then files to gather afresh; the nearest first."""

    items: tuple[int, ...]
    near: tuple[str, ...] = ()
    far: tuple[str, ...] = ()


class Served(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves one module from a changed source."""

    def __init__(self, module: str, source: str) -> None:
        self.module, self.source = module, source

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != dotted(self.module):
            return None
        place = ROOT / self.module
        inner = [str(place.parent)] if place.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(fullname, place, loader=self, submodule_search_locations=inner)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, str(ROOT / self.module), "exec"), module.__dict__)


def run_items(
    session: pytest.Session, items: Sequence[pytest.Item], limits: Sequence[float], until: float, note: mmap.mmap | None
) -> int:
    """Run tests until one fails, noting the number of each first; a test over its limit of seconds ends the process."""
    for index, item in enumerate(items):
        if time.process_time() > until:
            return _OUT_OF_TIME
        if note is not None:
            note[0:4] = index.to_bytes(4, "little")
        signal.setitimer(signal.ITIMER_PROF, limits[index])
        following = items[index + 1] if index + 1 < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        signal.setitimer(signal.ITIMER_PROF, 0)
        if session.testsfailed:
            return _FAILED
    return _PASSED


class _Afresh:
    """Runs whatever was gathered, in the order of the files."""

    def __init__(self, until: float, each: float) -> None:
        self.until, self.each, self.code = until, each, _FAILED_AFRESH

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed or not session.items:
            return True
        code = run_items(session, session.items, [self.each] * len(session.items), self.until, None)
        self.code = _FAILED_AFRESH if code == _FAILED else code
        return True


def afresh(module: str, source: str, files: Sequence[str], until: float) -> int:
    """Import the law anew with that source in it, gather those test files and run them, in this process."""
    for name in [
        each for each in sys.modules if each.partition(".")[0] == "tests" or each.startswith("enforcement_cli.law")
    ]:
        del sys.modules[name]
    sys.meta_path.insert(0, Served(module, source))
    each = max(1.0, (until - time.process_time()) / 2)
    loop = _Afresh(until, each)
    signal.setitimer(signal.ITIMER_PROF, each)
    pytest.main([*OPTIONS, *files], plugins=[loop])
    return loop.code


class Judge:
    """Judges mutants in children of a process that has gathered the tests."""

    def __init__(
        self,
        session: pytest.Session,
        reach: Reach,
        living: Functions,
        limit: float,
        *,
        afresh: bool = False,
        own_only: bool = False,
    ) -> None:
        self.session, self.reach, self.living, self.limit = session, reach, living, limit
        self.afresh, self.own_only = afresh, own_only
        by_id = {each.nodeid: each for each in session.items}
        self.items = [by_id.get(each) for each in reach.tests]
        self.sources: dict[str, str] = {}
        self.kills: Counter[tuple[str, str, int]] = Counter()
        self.refused: set[tuple[str, int]] = set()

    def source(self, module: str) -> str:
        """The module as it is."""
        if module not in self.sources:
            self.sources[module] = (ROOT / module).read_text(encoding="utf-8")
        return self.sources[module]

    def plan(self, mutant: Mutant) -> Plan:
        """Which tests can notice a mutant."""
        suite = suite_of(mutant.module, own_only=self.own_only)
        if self.afresh:
            return Plan((), suite)
        spot = statement_at(ast.parse(self.source(mutant.module)), mutant.line, mutant.column)
        place = (mutant.module, *spot) if spot else None
        if place is None or place in self.reach.on_import:
            near = tuple(each for each in near_tests(mutant) if not self.own_only or each in suite)
            return Plan(
                (), near, tuple(each for each in self._reaching_files(mutant.module, suite) if each not in near)
            )
        gathering = tuple(each for each in suite if each in self.reach.gathering.get(place, ()))
        own = set(own_tests(mutant.module))
        found = []
        for each in self.reach.by_statement.get(place, ()):
            file = self.reach.tests[each].partition("::")[0]
            usable = self.items[each] is not None and each not in self.reach.failed
            if usable and file in suite and file not in gathering and (mutant.module, each) not in self.refused:
                kills = self.kills[mutant.module, mutant.function, each]
                found.append((-kills, file not in own, self.reach.seconds[each], each))
        return Plan(tuple(each[-1] for each in sorted(found)), gathering)

    def _reaching_files(self, module: str, suite: Sequence[str]) -> list[str]:
        """The files of a suite, those first whose tests come to the module most often."""
        count: Counter[str] = Counter()
        for (path, _, _), tests in self.reach.by_statement.items():
            if path == module:
                count.update(self.reach.tests[each].partition("::")[0] for each in tests)
        return sorted(suite, key=lambda each: -count[each])

    def start(self, mutant: Mutant, plan: Plan, note: mmap.mmap) -> int:
        """Fork the child that tries a mutant; its process id."""
        child = os.fork()
        if child:
            return child
        code = 99
        try:
            code = self._in_child(mutant, plan, note)
        finally:
            os._exit(code)

    def _in_child(self, mutant: Mutant, plan: Plan, note: mmap.mmap) -> int:
        _silence()
        until, code = time.process_time() + self.limit, _PASSED
        near = plan.near
        if plan.items:
            found = patch(ROOT / mutant.module, self.source(mutant.module), mutant.source, self.living)
            if found is None:
                near = (*own_tests(mutant.module), *near)
            else:
                found.apply()
                items = [each for number in plan.items if (each := self.items[number]) is not None]
                limits = [max(_LEAST_SECONDS, _SLOWER * self.reach.seconds[each]) for each in plan.items]
                code = run_items(self.session, items, limits, until, note)
        note[0:4] = b"\xff" * 4
        for files in (near, plan.far):
            if code == _PASSED and files:
                code = afresh(mutant.module, mutant.source, files, until)
        return code

    def verdict(self, mutant: Mutant, plan: Plan, status: int, note: mmap.mmap) -> Verdict:
        """What a child that has ended found out."""
        number = int.from_bytes(note[0:4], "little")
        code = os.waitstatus_to_exitcode(status)
        if code == _PASSED:
            return Verdict(mutant, "survives")
        if code not in (_FAILED, _FAILED_AFRESH, -signal.SIGPROF):
            return Verdict(mutant, "undecided")
        if number < len(plan.items) and plan.items:
            test = plan.items[number]
            self.kills[mutant.module, mutant.function, test] += 1
            return Verdict(mutant, "noticed", self.reach.tests[test])
        return Verdict(mutant, "noticed", "import")

    def judged(self, todo: Iterable[Mutant], jobs: int) -> Iterator[Verdict]:
        """Verdicts as they come, so many children at a time."""
        running: dict[int, tuple[Mutant, Plan, mmap.mmap]] = {}
        waiting = iter(todo)
        while True:
            with suppress(StopIteration):
                while len(running) < jobs:
                    mutant = next(waiting)
                    plan, note = self.plan(mutant), mmap.mmap(-1, 4)
                    running[self.start(mutant, plan, note)] = mutant, plan, note
            if not running:
                return
            child, status = os.wait()
            if child in running:
                mutant, plan, note = running.pop(child)
                yield self.verdict(mutant, plan, status, note)

    def control(self, module: str, tests: Sequence[str]) -> list[str]:
        """Those of the tests that fail although nothing was changed, through the very same way; "import" for the fresh one."""
        numbers = [number for number, each in enumerate(self.reach.tests) if each in set(tests)]
        source, failing = self.source(module), []
        same = Mutant(module, 1, 0, "module", "", "", source)
        own = own_tests(module) or suite_of(module)[:3]
        plans = [(self.reach.tests[each], Plan((each,))) for each in numbers]
        plans += [("import", Plan((), own))] if "import" in tests else []
        for name, plan in plans:
            note = mmap.mmap(-1, 4)
            _, status = os.waitpid(self.start(same, plan, note), 0)
            if status:
                failing.append(name)
        self.refused |= {(module, each) for each in numbers if self.reach.tests[each] in failing}
        return failing


def _silence() -> None:
    """Nothing that a child says belongs on the terminal."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
