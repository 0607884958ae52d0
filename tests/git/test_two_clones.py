"""Two clones of a case repository publish different cases, with real git: no conflict, nothing lost, one site.

A few random histories in `make test`, 50 with ENFORCE_FAULTS=full.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from enforcement_cli.cases.ledger_history import LedgerHistory
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli import main
from enforcement_cli.cli.departures import ledger_history
from enforcement_cli.cli.ledger_report import read, verified
from enforcement_cli.git import Git, GitState
from enforcement_cli.law.rule import Law
from enforcement_cli.public.ledger import Ledger, entry_hash, is_prefix
from tests import repos
from tests.cli.publishing import DAY, EPOCH, waiting

HISTORIES = 50 if os.environ.get("ENFORCE_FAULTS") == "full" else 3
CASES = 6
RULING = ("--trigger", "撤销", "--ruled-on", DAY, "--reason", "事实不清")


def judged_by_nobody() -> Law:
    raise AssertionError("nothing is amiss that anybody could have explained")


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare repository with cases whose decisions wait."""
    folder = tmp_path_factory.mktemp("origin")
    work = repos.write(folder / "work", *(waiting(case=f"2026-{n:04d}", number=n) for n in range(1, CASES + 1)))
    (work / ".gitignore").write_text("/public/\n/.enforce/lock*\n", encoding="utf-8", newline="\n")
    repos.commit(work)
    repos.git(folder, "clone", "-q", "--bare", str(work), "bare.git")
    return folder / "bare.git"


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


class Clone:
    """One clerk's clone. It publishes the cases of one parity, so that two clones never write of the same case."""

    def __init__(self, origin: Path, root: Path, parity: int, chance: random.Random) -> None:
        repos.git(origin.parent, "clone", "-q", str(origin), str(root))
        self.root, self.chance = root, chance
        self.cases = [f"2026-{number:04d}" for number in range(1, CASES + 1) if number % 2 == parity]
        self.last: dict[str, str] = {}

    def run(self, *arguments: str) -> None:
        assert main(["--repo", str(self.root), "--as-of", DAY, *arguments]) == 0, arguments

    def act(self) -> None:
        """One random event on one of its own cases, committed."""
        case = self.chance.choice(self.cases)
        before = self.last.get(case)
        if before is None:
            command, after = ("publish", case), "published"
        elif before == "withdrawn":
            command = ("publish", "confirm", case, "--channel", "site", "--on", DAY, "--removed")
            after = "gone"
        elif before == "gone":
            return
        else:
            command, after = self.chance.choice(
                [
                    (("withdraw", case, *RULING), "withdrawn"),
                    (("publish", "confirm", case, "--channel", "site", "--on", DAY), before),
                    (("export", "credit-china", "--format", "csv", "--all", "--since", DAY), before),
                ]
            )
        self.run(*command, "--by", "丙示例", "-q")
        self.last[case] = after
        repos.git(self.root, "add", "-A")
        if repos.git(self.root, "status", "--porcelain"):
            repos.git(self.root, "commit", "-q", "-m", " ".join(command[:2]))

    def share(self) -> None:
        """Pull, which merges, and push."""
        repos.git(self.root, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
        repos.git(self.root, "push", "-q", "origin", "HEAD:main")

    def hashes(self) -> set[str]:
        return {entry_hash(entry) for _, entry in read(Repository(self.root))[0]}


@pytest.mark.parametrize("number", range(HISTORIES))
def test_clones_that_publish_different_cases_merge(
    number: int,
    origin: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    chance = random.Random(number)
    bare = tmp_path / "bare.git"
    shutil.copytree(origin, bare)
    clones = [Clone(bare, tmp_path / name, parity, chance) for parity, name in enumerate(("甲", "乙"))]
    written: set[str] = set()
    kept: list[tuple[int, str]] = []
    for minute in range(chance.randrange(6, 14)):
        # The second clerk's clock is half an hour behind.
        which = chance.randrange(2)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + 60 * minute - 1800 * which))
        clone = clones[which]
        if chance.random() < 0.3:
            clone.share()
        else:
            clone.act()
        written |= clone.hashes()
        kept.append(Ledger(entry for _, entry in read(Repository(clone.root))[0]).size_and_head)
    for clone in (*clones, clones[0]):
        clone.share()

    for clone in clones:
        assert clone.hashes() == written, "lost or doubled"
        found = verified(Repository(clone.root), judged_by_nobody)
        assert ledger_history(Git(clone.root), GitState.OK) == LedgerHistory()
        assert (found.size, list(found.faults)) == (len(written), [])
        entries = [entry for _, entry in read(Repository(clone.root))[0]]
        assert all(is_prefix(head, entries, size) for size, head in kept), (
            "a page that was shown proves a rewritten past"
        )
        clone.run("site", "-q")
    one, other = (
        {p.relative_to(each.root): p.read_bytes() for p in (each.root / "public").rglob("*") if p.is_file()}
        for each in clones
    )
    assert one == other
    record_property("histories", 1)
    # The next event joins what was merged.
    assert main(["--repo", str(clones[0].root), "--as-of", DAY, "publish", "--by", "丙示例", "-q"]) == 0
    capsys.readouterr()
