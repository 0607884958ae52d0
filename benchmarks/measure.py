"""Whole processes, timed by the operating system: wall and processor seconds, peak memory; in alternating pairs."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# An installed program finds its modules compiled, whatever is set where the benchmarks are run.
AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of wall clock, seconds of processor, peak memory of the largest process in MiB, exit code."""

    wall: float
    cpu: float
    memory: float
    code: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command to measure. `ok` are the exit codes that count as having done its work; `before` is run first, untimed."""

    name: str
    argv: tuple[str, ...]
    cwd: Path | None = None
    ok: tuple[int, ...] = (0,)
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians of the runs of one command."""

    name: str
    wall: float
    cpu: float
    memory: float
    runs: int


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: what was measured, the goal of the product contract for the ratio of wall times, both figures."""

    what: str
    goal: str
    own: Figures
    other: Figures


def once(command: Command) -> Run:
    """Run it once, its output thrown away. Exits the benchmark when it fails."""
    if command.before:
        subprocess.run(command.before, check=True)
    started = time.perf_counter()
    child = subprocess.Popen(
        command.argv,
        cwd=command.cwd,
        env=AS_INSTALLED,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in command.ok:
        sys.exit(f"{command.name}: exit {child.returncode}: {' '.join(command.argv)}")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale, child.returncode)


def alternating(commands: Sequence[Command], pairs: int, *, warm_up: bool = True) -> list[Figures]:
    """Each command once to warm up, then all in turn `pairs` times, so that a drift of the machine meets all alike."""
    for each in commands if warm_up else ():
        once(each)
    found: dict[str, list[Run]] = {each.name: [] for each in commands}
    for _ in range(pairs):
        for each in commands:
            found[each.name].append(once(each))
    return [
        Figures(
            name,
            statistics.median(run.wall for run in runs),
            statistics.median(run.cpu for run in runs),
            statistics.median(run.memory for run in runs),
            len(runs),
        )
        for name, runs in found.items()
    ]


def machine() -> str:
    """The machine in a line."""
    model = ""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return f"{os.cpu_count()} processors {model}, CPython {sys.version.split()[0]}, {limit} open files"
