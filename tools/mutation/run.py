"""Run the tests against mutants of the law's modules and list those that no test notices.

`python -m tools.mutation.run [--sample N] [--seed TEXT] [--jobs N] [--seconds N] [--limit N] [--afresh] [--own] [--proven]
[MODULE …]`; a MODULE is a path such as enforcement_cli/law/rules/hearing.py, default all of law/, or those that proven.yaml
lists. Ends with 1 when a mutant survives that equivalents.yaml does not explain, or could not be decided; with 2 when the
tests cannot be run on the unchanged code.

The tests are run once to learn which of them come to which statement, gathered once, and then each mutant is tried in a
child of that process by the tests that come to it (see judge). At the end the tests that noticed something are run through
the very same way on the unchanged code: what one of those says that fails does not count, and its mutants are tried again.
Nothing on disk is changed. `--afresh` imports and gathers anew for every mutant: slow, and a proof of the other way.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest
import yaml

from tools.mutation.judge import Judge, Verdict
from tools.mutation.mutants import Mutant, mutants
from tools.mutation.patch import functions
from tools.mutation.reach import OPTIONS, ROOT, Reach, learn
from tools.mutation.suites import modules, proven, suite_of

EQUIVALENTS: Final = Path(__file__).with_name("equivalents.yaml")


def explained() -> dict[str, str]:
    """Mutants that change nothing anyone can see: key to reason."""
    entries = yaml.safe_load(EQUIVALENTS.read_text(encoding="utf-8")) or []
    return {each["mutant"]: each["reason"] for each in entries}


def chosen(paths: Sequence[str], sample: int, seed: str) -> list[Mutant]:
    """All mutants of those modules, or so many of them, always the same for one seed.

    A sample takes whole modules, drawn one by one, and the last of them in part: what costs most is to learn how the tests
    of a module run, not one mutant more.
    """
    order = list(paths)
    if sample:
        random.Random(seed).shuffle(order)
    found: list[Mutant] = []
    for path in order:
        found += mutants(path, (ROOT / path).read_text(encoding="utf-8"))
        if sample and len(found) >= sample:
            return found[:sample]
    return found


class Run:
    """Judges mutants where pytest would have run the tests that it gathered."""

    def __init__(self, todo: Sequence[Mutant], reach: Reach, given: argparse.Namespace) -> None:
        self.todo, self.reach, self.given = todo, reach, given
        self.verdicts: list[Verdict] = []
        self.failing: list[str] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mutant, then the control, then those again whose verdict did not count."""
        gc.collect()
        judge = Judge(
            session, self.reach, functions(), self.given.limit, afresh=self.given.afresh, own_only=self.given.own
        )
        gc.freeze()  # so that a child's collector leaves the memory that it shares alone
        self.verdicts = list(self._told(judge.judged(self._in_time(), self.given.jobs)))
        again = []
        for module in sorted({each.mutant.module for each in self.verdicts}):
            mine = [each for each in self.verdicts if each.mutant.module == module]
            failing = judge.control(module, sorted({each.by for each in mine if each.outcome == "noticed"}))
            self.failing += [f"{module}: {each}" for each in failing]
            again += [each for each in mine if each.by in failing]
        self.verdicts = [each for each in self.verdicts if each not in again]
        self.verdicts += self._told(
            judge.judged((each.mutant for each in again if each.by != "import"), self.given.jobs)
        )
        self.verdicts += [Verdict(each.mutant, "undecided") for each in again if each.by == "import"]
        return True

    def _in_time(self) -> Iterator[Mutant]:
        begun = time.monotonic()
        for each in self.todo:
            if self.given.seconds and time.monotonic() - begun > self.given.seconds:
                return
            yield each

    def _told(self, verdicts: Iterator[Verdict]) -> Iterator[Verdict]:
        for each in verdicts:
            if each.outcome != "noticed":
                one = each.mutant
                print(
                    f"{each.outcome:9}  {one.module}:{one.line}  {one.function}: {one.before}  ->  {one.after}",
                    flush=True,
                )
            elif self.given.verbose:
                print(f"{each.outcome:9}  {each.mutant.key}  by {each.by}", flush=True)
            yield each


def main(arguments: Sequence[str]) -> int:
    """Judge the mutants; print each survivor and the count."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation.run")
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants, drawn by --seed; 0: all")
    parser.add_argument("--seed", default="enforce")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=int, default=0, help="start no mutant after so many seconds; 0: no bound")
    parser.add_argument("--limit", type=int, default=60, help="seconds of computing for one mutant")
    parser.add_argument("--proven", action="store_true", help="the modules that have been judged in full")
    parser.add_argument(
        "--own", action="store_true", help="only the tests that import the module: quick, and a first look"
    )
    parser.add_argument("--afresh", action="store_true", help="import and gather anew for every mutant")
    parser.add_argument("--verbose", action="store_true", help="name the test that noticed each mutant")
    given = parser.parse_args(arguments)
    os.chdir(ROOT)
    reasons = explained()
    paths = given.modules or (proven() if given.proven else modules())
    todo = [each for each in chosen(paths, given.sample, given.seed) if each.key not in reasons]
    concerned = list(dict.fromkeys(each.module for each in todo))
    files = sorted({path for each in concerned for path in suite_of(each, own_only=given.own)})
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            reach = learn(concerned, files, Path(folder) / "reach")
        except RuntimeError as failure:
            print(failure)
            return 2
    print(f"{len(reach.tests)} tests, learnt in {time.monotonic() - begun:.0f} s", flush=True)
    for test in sorted(reach.failed):
        print(f"fails unchanged, left out: {reach.tests[test]}", flush=True)
    run = Run(todo, reach, given)
    pytest.main([*OPTIONS, *files], plugins=[run])
    return _sum(run, len(todo), reach)


def _sum(run: Run, count: int, reach: Reach) -> int:
    lost = [each for each in run.verdicts if each.outcome == "survives"]
    unsure = [each for each in run.verdicts if each.outcome == "undecided"]
    for each in run.failing:
        print(f"fails in the control, does not count: {each}")
    print(
        f"{len(run.verdicts)} of {count} mutants judged, {len(lost)} survive without a reason, {len(unsure)} undecided; "
        f"control: {len(run.failing)} tests failed"
    )
    if not run.verdicts and count:
        return 2
    return 1 if lost or unsure or reach.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
