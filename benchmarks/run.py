"""Run the benchmarks and write RESULTS.md: medians and ratios, each against a floor or a peer in the same run.

    python -m benchmarks.run [--cases 1000 10000] [--pairs 5] [--slow-pairs 5] [--no-peers]

Peers (`sourcemeta-jsonschema`, `check-jsonschema`) go into environments of their own under benchmarks/work/, because
both bring a command named `jsonschema`. RESULTS.md is written again after each part, so that a run that is broken off
leaves what it has measured.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from benchmarks.generate import AS_OF, generate
from benchmarks.measure import Command, Row, alternating, machine
from benchmarks.publishing import one_more, publishing, searching

HERE = Path(__file__).resolve().parent
WORK = HERE / "work"
PEERS = {
    "sourcemeta-jsonschema": "sourcemeta-jsonschema==17.*",
    "check-jsonschema": "check-jsonschema",
    "pagefind": "pagefind[extended]",
}
PROGRAMS = {"sourcemeta-jsonschema": "jsonschema", "pagefind": "python"}
SCHEMA_OF = ("case", "records", "review", "decisions", "waivers", "ledger-entry")
SLOW_AT_MOST = 1_000
"""Up to how many cases check-jsonschema is measured: beyond, it takes minutes a run and says nothing new."""
EMPTY_APP = """\
import typer

app = typer.Typer()


@app.command()
def main() -> None:
    pass


app()
"""
PARSE_ALL = """\
import sys
from pathlib import Path

import yaml

for path in Path(sys.argv[1]).rglob("*.yaml"):
    for _ in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader):
        pass
"""


def peer(name: str) -> Path:
    """A peer's program, installed into an environment of its own where it is not there yet."""
    environment = WORK / name
    program = environment / "bin" / PROGRAMS.get(name, name)
    if not (environment / "ready").exists():
        shutil.rmtree(environment, ignore_errors=True)
        venv.create(environment, with_pip=True)
        subprocess.run([environment / "bin" / "python", "-m", "pip", "install", "-q", PEERS[name]], check=True)
        (environment / "ready").touch()
    return program


def repository(cases: int) -> Path:
    """A generated repository under git, kept between runs. One that was broken off is made again."""
    target = WORK / f"cases-{cases}"
    if not target.is_dir():
        unfinished = WORK / f"cases-{cases}.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        generate(unfinished, cases)
        git = ["git", "-C", str(unfinished), "-c", "user.name=bench", "-c", "user.email=bench@example.invalid"]
        subprocess.run(["git", "init", "-q", str(unfinished)], check=True)
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "-c", "gc.auto=0", "commit", "-q", "-m", "generated"], check=True)
        unfinished.rename(target)
    return target


def enforce(*arguments: str) -> tuple[str, ...]:
    """The program, as its console script starts it."""
    return (str(Path(sys.executable).parent / "enforce"), *arguments)


def check(cases: int, name: str, *arguments: str) -> Command:
    """A check of a generated repository; it has to find nothing, so any other exit code ends the benchmark."""
    return Command(name, enforce("--repo", str(repository(cases)), "--as-of", AS_OF, "check", *arguments))


def empty_app() -> Command:
    """The floor of every command: an empty typer application."""
    file = WORK / "empty_app.py"
    file.write_text(EMPTY_APP, encoding="utf-8")
    return Command("empty typer application", (sys.executable, str(file)))


def start_up(pairs: int) -> list[Row]:
    """`--help`, and a check of one case, against an empty typer application."""
    floor, help_, one = alternating(
        [
            empty_app(),
            Command("`enforce --help`", enforce("--help")),
            check(1, "`check`, a repository of one case", "2026-0001"),
        ],
        pairs,
    )
    return [Row("start-up", "≤ 1.15", help_, floor), Row("start-up", "≤ 1.5", one, floor)]


def checking(cases: int, pairs: int, *, peers: bool) -> list[Row]:
    """A cold check of the whole repository against libyaml alone, and against the fast schema-only validator."""
    root = repository(cases)
    parse = WORK / "parse_all.py"
    parse.write_text(PARSE_ALL, encoding="utf-8")
    commands = [
        check(cases, f"`check`, {cases:,} cases", "-q"),
        Command("libyaml, events only", (sys.executable, str(parse), str(root / "cases"))),
    ]
    if peers:
        fast = f"{peer('sourcemeta-jsonschema')} validate --fast {{schema}}"
        commands.append(Command("sourcemeta-jsonschema --fast", _each_schema(fast, root, cases)))
    own, *others = alternating(commands, pairs, warm_up=False)
    goals = {"sourcemeta-jsonschema --fast": "≤ 0.40"}
    return [Row("whole repository", goals.get(each.name, "–"), own, each) for each in others]


def against_slow_peer(cases: int, pairs: int) -> list[Row]:
    """The same against check-jsonschema, apart from the others because it takes so long."""
    call = f"{peer('check-jsonschema')} -q --schemafile {{schema}}"
    own, other = alternating(
        [
            check(cases, f"`check`, {cases:,} cases", "-q"),
            Command("check-jsonschema", _each_schema(call, repository(cases), cases)),
        ],
        pairs,
        warm_up=False,
    )
    return [Row("whole repository", "≤ 0.01", own, other)]


def one_of_many(cases: int, pairs: int) -> list[Row]:
    """A check of one case among many, against one of the whole: the rules over all cases have to read the others."""
    one, whole = alternating(
        [
            check(cases, f"`check`, one of {cases:,} cases", "2026-0001"),
            check(cases, f"`check`, {cases:,} cases", "-q"),
        ],
        pairs,
        warm_up=False,
    )
    return [Row("one case", "–", one, whole)]


def _each_schema(call: str, root: Path, cases: int) -> tuple[str, ...]:
    """A shell line that has each kind of file of the cases judged by its schema, all files of a kind in one call.

    xargs splits a list that is too long for one command, and exits with 123 where a call fails: that ends the line.
    """
    lines = []
    for name in SCHEMA_OF:
        pattern = "disclosure/*.yaml" if name == "ledger-entry" else f"{name}.yaml"
        files = sorted(str(path) for path in (root / "cases").glob(f"*/*/{pattern}"))
        if files:
            listed = WORK / f"files-{cases}-{name}"
            listed.write_text("\0".join(files), encoding="utf-8")
            schema = HERE.parent / "schemas" / f"{name}.schema.json"
            lines.append(f"xargs -0 {call.format(schema=schema)} < {listed}")
    return ("sh", "-c", "set -e; " + "; ".join(lines))


def working_days(rounds: int = 5) -> str:
    """Working-day sums against a loop over the library's `is_workday`, in one process; equal on every start."""
    import chinese_calendar

    from enforcement_cli.law.calendar import Calendar

    calendar = Calendar.shipped()
    starts = [date(2010, 1, 1) + timedelta(days=each) for each in range(5_000)]

    def loop(start: date, n: int) -> date:
        day = start
        while n:
            day += timedelta(days=1)
            n -= chinese_calendar.is_workday(day)
        return day

    ours, theirs = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        fast = [calendar.add_working_days(start, 20).due for start in starts]
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        slow = [loop(start, 20) for start in starts]
        theirs.append(time.perf_counter() - begun)
        if fast != slow:
            sys.exit("working-day sums differ from the library's")
    own, other = statistics.median(ours), statistics.median(theirs)
    return (
        f"Twenty working days from each of {len(starts):,} days: {own * 1e6 / len(starts):.2f} µs a sum, "
        f"{other / own:.0f} × faster than a loop over `chinese_calendar.is_workday` (goal ≥ 500), equal on every day."
    )


def memory(rows: Sequence[Row]) -> str:
    """What the peak memory of a check does as the cases grow; empty where only one size was measured."""
    peaks = {row.own.name: row.own.memory for row in rows if row.what == "whole repository"}
    if len(peaks) < 2:
        return ""
    return "Peak memory: " + "; ".join(f"{name} {peak:.0f} MiB" for name, peak in peaks.items()) + "."


def report(rows: Sequence[Row], *remarks: str) -> str:
    """RESULTS.md."""
    lines = [
        "# Results",
        "",
        "Written by `make bench`: whole processes in alternating runs, medians. Only the ratios within one row mean",
        "anything: both sides of a row ran in turn on the same machine, which others may have been using. The goals are",
        "those of the product contract for the ratio of wall times; a later issue closes the gaps and adds `ajv-cli`.",
        "",
        f"{machine()}. Generated cases, all in order, judged as of {AS_OF} with every rule.",
        "",
        "| What | Against | Wall s | Other's | **Ratio** | Goal | CPU s | Other's | Ratio | Peak MiB | Other's | Runs |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        own, other = row.own, row.other
        lines.append(
            f"| {own.name} | {other.name} | {own.wall:.2f} | {other.wall:.2f} | **{own.wall / other.wall:.2f}** "
            f"| {row.goal} | {own.cpu:.2f} | {other.cpu:.2f} | {own.cpu / other.cpu:.2f} "
            f"| {own.memory:.0f} | {other.memory:.0f} | {own.runs} |"
        )
    for each in (memory(rows), *remarks):
        if each:
            lines += ["", each]
    return "\n".join(lines) + "\n"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--pairs", type=int, default=5, help="alternating runs up to 1,000 cases")
    parser.add_argument("--slow-pairs", type=int, default=5, help="the same beyond, and for slow peers")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument(
        "--decisions", type=int, nargs="*", default=[1_000, 10_000], help="for publishing and searching"
    )
    given = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    sums = working_days()
    rows: list[Row] = []

    def add(more: list[Row]) -> None:
        rows.extend(more)
        (HERE / "RESULTS.md").write_text(report(rows, sums), encoding="utf-8", newline="\n")

    add(start_up(max(given.pairs, 9)))
    for cases in given.cases:
        pairs = given.pairs if cases <= SLOW_AT_MOST else given.slow_pairs
        add(checking(cases, pairs, peers=not given.no_peers))
        if cases <= SLOW_AT_MOST:
            add(one_of_many(cases, given.slow_pairs))
            if not given.no_peers:
                add(against_slow_peer(cases, given.slow_pairs))
    for decisions in given.decisions:
        pairs = given.pairs if decisions <= SLOW_AT_MOST else given.slow_pairs
        add(publishing(WORK, enforce(), decisions, pairs))
        add(one_more(WORK, enforce(), empty_app(), decisions, pairs))
        add(searching(WORK, None if given.no_peers else peer("pagefind"), decisions, pairs))
    print((HERE / "RESULTS.md").read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
