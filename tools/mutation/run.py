"""Run the tests against mutants of the law's modules and list those that no test notices.

`python -m tools.mutation.run [--sample N] [--seed TEXT] [--jobs N] [--seconds N] [MODULE …]`; a MODULE is a path such as
enforcement_cli/law/rules/hearing.py, default all of law/. Ends with 1 when a mutant survives that equivalents.yaml does
not explain.

A worker imports what every run needs once, then forks for each mutant: the child serves the mutated source through the
import system and runs the tests of that module, ending at the first failure. Nothing on disk is changed.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import re
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Final

import yaml

from tools.mutation.mutants import Mutant, mutants

ROOT: Final = Path(__file__).resolve().parents[2]
EQUIVALENTS: Final = Path(__file__).with_name("equivalents.yaml")
LIMIT_SECONDS: Final = 120
_WARM = (
    "pytest",
    "yaml",
    "jsonschema",
    "chinese_calendar",
    "dateutil.relativedelta",
    "enforcement_cli.cases.repository",
)


def modules() -> list[str]:
    """The modules that hold law: rules, clocks, thresholds; without the texts and the calendar's tables."""
    law = ROOT / "enforcement_cli" / "law"
    found = [*law.glob("*.py"), *law.glob("rules/*.py"), *law.glob("clocks/*.py")]
    return sorted(str(each.relative_to(ROOT)) for each in found if each.stat().st_size and each.name != "basis.py")


def explained() -> dict[str, str]:
    """Mutants that change nothing anyone can see: key to reason."""
    entries = yaml.safe_load(EQUIVALENTS.read_text(encoding="utf-8")) or []
    return {each["mutant"]: each["reason"] for each in entries}


@cache
def _test_files() -> dict[str, str]:
    return {
        str(each.relative_to(ROOT)): each.read_text(encoding="utf-8")
        for each in sorted((ROOT / "tests" / "law").rglob("test_*.py"))
    }


def suite_of(module: str) -> list[str]:
    """The test files for a module: those that import it first, then, for what many modules share, all of the law's."""
    name = module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    pattern = re.compile(rf"(?:from|import) {re.escape(name)}\b")
    own = [path for path, text in _test_files().items() if pattern.search(text)]
    if "/rules/" in module and own:
        return own
    rest = [path for path in _test_files() if path not in own and "/calendar/" not in path]
    return own + rest


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves one module from a mutated source."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = mutant.module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        self.mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        is_package = self.mutant.module.endswith("__init__.py")
        return importlib.util.spec_from_file_location(
            fullname,
            ROOT / self.mutant.module,
            loader=self,
            submodule_search_locations=[str((ROOT / self.mutant.module).parent)] if is_package else None,
        )

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.mutant.source, str(ROOT / self.mutant.module), "exec"), module.__dict__)


def _warm_up() -> None:
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    for name in _WARM:
        importlib.import_module(name)


def _in_child(mutant: Mutant, tests: Sequence[str]) -> int:
    import pytest

    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    signal.alarm(LIMIT_SECONDS)
    # Where this runs inside a test, the modules are loaded already, and would not be asked for again.
    for name in [
        each for each in sys.modules if each.partition(".")[0] == "tests" or each.startswith("enforcement_cli.law")
    ]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Finder(mutant))
    return int(pytest.main(["-x", "-q", "-n0", "-p", "no:cacheprovider", "-p", "no:randomly", "--no-header", *tests]))


def survives(mutant: Mutant) -> bool:
    """Whether every test passes on it."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = _in_child(mutant, suite_of(mutant.module))
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0


def _judge(mutant: Mutant) -> tuple[Mutant, bool]:
    return mutant, survives(mutant)


def chosen(paths: Sequence[str], sample: int, seed: str) -> list[Mutant]:
    """All mutants of those modules, or so many of them, drawn evenly and always the same for one seed."""
    found = [each for path in paths for each in mutants(path, (ROOT / path).read_text(encoding="utf-8"))]
    if not sample or sample >= len(found):
        return found
    drawn = random.Random(seed).sample(range(len(found)), sample)
    return [found[index] for index in sorted(drawn)]


def _survivors(todo: Sequence[Mutant], jobs: int, seconds: int) -> Iterator[tuple[Mutant, bool]]:
    started = time.monotonic()
    with ProcessPoolExecutor(jobs, initializer=_warm_up) as pool:
        waiting = iter(todo)
        running = [pool.submit(_judge, each) for each in islice(waiting, jobs * 2)]
        while running:
            yield running.pop(0).result()
            if not seconds or time.monotonic() - started < seconds:
                with suppress(StopIteration):
                    running.append(pool.submit(_judge, next(waiting)))


def main(arguments: Sequence[str]) -> int:
    """Judge the mutants; print each survivor and the count."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation.run")
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants, drawn by --seed; 0: all")
    parser.add_argument("--seed", default="enforce")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=int, default=0, help="start no mutant after so many seconds; 0: no bound")
    given = parser.parse_args(arguments)
    todo = chosen(given.modules or modules(), given.sample, given.seed)
    reasons = explained()
    judged, lost = 0, []
    for mutant, alive in _survivors(todo, given.jobs, given.seconds):
        judged += 1
        if alive and mutant.key not in reasons:
            lost.append(mutant)
            print(
                f"survives  {mutant.module}:{mutant.line}  {mutant.function}: {mutant.before}  ->  {mutant.after}",
                flush=True,
            )
    print(f"{judged} of {len(todo)} mutants judged, {len(lost)} survive without a reason")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
