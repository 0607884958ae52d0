"""Run the benchmarks and write RESULTS.md: medians and ratios, each against a floor or a peer in the same run.

    python -m benchmarks.run [--cases 1000 10000] [--pairs 5] [--no-peers]

Peers (`sourcemeta-jsonschema`, `check-jsonschema`) go into environments of their own under benchmarks/work/, because
both bring a command named `jsonschema`.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.measure import Command, Figures, alternating, machine

HERE = Path(__file__).resolve().parent
WORK = HERE / "work"
AS_OF = "2026-12-10"
SCHEMA_OF = ("case", "records", "review", "decisions")
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
# Goals of the product contract §8, as ratios of wall time; None where this issue only records.
Row = tuple[str, str, Figures, Figures, str]


def peer(package: str, *more: str) -> Path:
    """The folder of programs of an environment that holds one peer, made when it is not there."""
    environment = WORK / package
    if not (environment / "bin").is_dir():
        venv.create(environment, with_pip=True)
        subprocess.run([environment / "bin" / "python", "-m", "pip", "install", "-q", package, *more], check=True)
    return environment / "bin"


def repository(cases: int) -> Path:
    """A generated repository under git, kept between runs."""
    target = WORK / f"cases-{cases}"
    if not target.is_dir():
        generate(target, cases)
        git = ["git", "-C", str(target), "-c", "user.name=bench", "-c", "user.email=bench@example.invalid"]
        subprocess.run(["git", "init", "-q", str(target)], check=True)
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "generated"], check=True)
    return target


def enforce(*arguments: str) -> tuple[str, ...]:
    """The program, as its console script starts it."""
    return (str(Path(sys.executable).parent / "enforce"), *arguments)


def start_up(pairs: int) -> list[Row]:
    """`--help`, and a check of one case, against an empty typer application."""
    floor_file = WORK / "empty_app.py"
    floor_file.write_text(EMPTY_APP, encoding="utf-8")
    root = repository(1000)
    floor, help_, one = alternating(
        [
            Command("empty typer application", (sys.executable, str(floor_file))),
            Command("enforce --help", enforce("--help")),
            Command(
                "check of one case", enforce("--repo", str(root), "--as-of", AS_OF, "check", "2026-0001"), ok=(0, 1)
            ),
        ],
        max(pairs, 9),
    )
    return [("start", "≤ 1.15", help_, floor, "wall"), ("start", "≤ 1.5", one, floor, "wall")]


def checking(cases: int, pairs: int, *, peers: bool) -> list[Row]:
    """A cold check of the whole repository against parsing alone, and against schema-only validators."""
    root = repository(cases)
    parse = WORK / "parse_all.py"
    parse.write_text(PARSE_ALL, encoding="utf-8")
    commands = [
        Command("check", enforce("--repo", str(root), "--as-of", AS_OF, "check", "-q"), ok=(0, 1)),
        Command("libyaml events", (sys.executable, str(parse), str(root / "cases"))),
    ]
    if peers:
        commands += _validators(root, cases)
    figures = alternating(commands, pairs)
    goals = {"libyaml events": "-", "sourcemeta --fast": "≤ 0.40", "check-jsonschema": "≤ 0.01"}
    return [(f"{cases:,} cases", goals[each.name], figures[0], each, "wall") for each in figures[1:]]


def _validators(root: Path, cases: int) -> list[Command]:
    """Schema-only validators over the same files with the same schemas, one call per schema in one shell line."""
    schemas = HERE.parent / "schemas"
    fast = peer("sourcemeta-jsonschema") / "jsonschema"
    lists = {}
    for name in SCHEMA_OF:
        files = sorted(str(path) for path in (root / "cases").rglob(f"{name}.yaml"))
        lists[name] = WORK / f"files-{cases}-{name}"
        lists[name].write_text("\0".join(files), encoding="utf-8")

    def each_schema(call: str) -> tuple[str, ...]:
        lines = [
            f"xargs -0 {call.format(schema=schemas / f'{name}.schema.json')} < {lists[name]}" for name in SCHEMA_OF
        ]
        return ("sh", "-c", "set -e; " + "; ".join(lines))

    found = [Command("sourcemeta --fast", each_schema(f"{fast} validate --fast {{schema}}"))]
    if cases <= 1000:
        slow = peer("check-jsonschema") / "check-jsonschema"
        found.append(Command("check-jsonschema", each_schema(f"{slow} -q --schemafile {{schema}}"), ok=(0, 1)))
    return found


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


def report(rows: Sequence[Row], sums: str) -> str:
    """RESULTS.md."""
    lines = [
        "# Results",
        "",
        "Written by `make bench`: whole processes in alternating runs, medians; compare only within one run.",
        "The goals are those of the product contract; a later issue closes the gaps.",
        "",
        f"{machine()}.",
        "",
        "| What | Against | Wall s | Other's wall s | Ratio | Goal | Peak MiB | Other's peak MiB | Runs |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for what, goal, own, other, _ in rows:
        lines.append(
            f"| {own.name} ({what}) | {other.name} | {own.wall:.2f} | {other.wall:.2f} | {own.wall / other.wall:.2f} "
            f"| {goal} | {own.memory:.0f} | {other.memory:.0f} | {own.runs} |"
        )
    lines += ["", sums]
    return "\n".join(lines) + "\n"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--no-peers", action="store_true")
    given = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    rows = start_up(given.pairs)
    for cases in given.cases:
        rows += checking(cases, given.pairs, peers=not given.no_peers)
    text = report(rows, working_days())
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8", newline="\n")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
