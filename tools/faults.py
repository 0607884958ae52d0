"""The long run of faults, part by part: `make faults`, or `python -m tools.faults [--jobs N] [--part NAME …]`.

Each part is a pytest run of its own with ENFORCE_FAULTS=full: every step of every fault, every power cut, 60 kills and
120 interrupts of real processes, 200 rounds of four publishers, 50 histories of two clones. What each part found and
how much it did is told as soon as it has ended and stands in build/faults/ (a log, a JUnit file, summary.txt), so that
a run that is broken off has not been for nothing. Exit code 1 where a part failed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INTO = ROOT / "build" / "faults"
PARTS = {
    "files and trees": ("tests/storage",),
    "commands": (
        "tests/cli/test_publish_faults.py",
        "tests/cli/test_disturbed.py",
        "tests/cli/test_export_faults.py",
        "tests/cli/test_init_faults.py",
    ),
    "memory and processes": ("tests/cli/test_memory_faults.py", "tests/cli/test_pool_faults.py"),
    "power": ("tests/cli/test_publish_power.py",),
    "killed and interrupted": (
        "tests/cli/test_interrupts.py",
        "tests/cli/test_publish_processes.py::test_killed_at_any_moment",
        "tests/cli/test_publish_processes.py::test_interrupted_at_any_moment",
    ),
    "four at once": ("tests/cli/test_publish_processes.py::test_four_publishers_at_once_some_of_them_killed",),
    "two clones": ("tests/git/test_two_clones.py",),
}


@dataclass
class Done:
    """What a part did: how its tests ended, and how much each of them says it did."""

    part: str
    seconds: float
    code: int
    ended: Counter[str] = field(default_factory=Counter)
    did: Counter[str] = field(default_factory=Counter)

    def line(self) -> str:
        """One line for people."""
        how = ", ".join(f"{count} {name}" for name, count in sorted(self.ended.items())) or "broken off"
        did = "; ".join(f"{count:,} {name}" for name, count in sorted(self.did.items()))
        return f"{self.part}: {how}, in {self.seconds / 60:.1f} min{f' ({did})' if did else ''}"


def run_part(part: str, jobs: int) -> Done:
    """Run one part, showing and keeping what pytest says as it says it."""
    name = part.replace(" ", "-")
    report = INTO / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-v", "-rfE", "--tb=long", "--durations=5", "-n", str(jobs)]
    command += ["--dist", "loadgroup", f"--junitxml={report}", *PARTS[part]]
    began = time.monotonic()
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "ENFORCE_FAULTS": "full", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    assert child.stdout is not None
    with (INTO / f"{name}.log").open("w", encoding="utf-8", newline="\n") as log:
        for line in child.stdout:
            log.write(line)
            log.flush()
            print(line, end="", flush=True)
    code = child.wait()
    ended, did = counts(report.read_text(encoding="utf-8")) if report.exists() else (Counter(), Counter())
    return Done(part, time.monotonic() - began, code, ended, did)


def counts(report: str) -> tuple[Counter[str], Counter[str]]:
    """How the tests of a JUnit report ended, and the sums of the numbers that they recorded."""
    ended: Counter[str] = Counter()
    did: Counter[str] = Counter()
    for case in ET.fromstring(report).iter("testcase"):
        marks = {each.tag for each in case}
        ended["failed" if marks & {"failure", "error"} else "skipped" if "skipped" in marks else "passed"] += 1
        for each in case.iter("property"):
            did[each.get("name", "")] += int(each.get("value", "0"))
    return ended, did


def main() -> int:
    """Run the parts asked for, all by default."""
    options = argparse.ArgumentParser(description="The long run of faults.")
    options.add_argument("--jobs", type=int, default=2, help="processes to run the tests in")
    options.add_argument("--part", action="append", choices=list(PARTS), help="this part only")
    asked = options.parse_args()
    INTO.mkdir(parents=True, exist_ok=True)
    summary = INTO / "summary.txt"
    if not asked.part:
        summary.unlink(missing_ok=True)
    failed = 0
    for part in asked.part or PARTS:
        done = run_part(part, asked.jobs)
        failed += done.code != 0
        with summary.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{done.line()}\n")
        print(f"\n== {done.line()}\n", flush=True)
    print(summary.read_text(encoding="utf-8"), end="")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print(f"\nBroken off. What is done: {INTO / 'summary.txt'}")
        sys.exit(130)
