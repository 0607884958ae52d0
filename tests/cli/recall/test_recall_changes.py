"""What is remembered of cases: the same answers as without it, whatever happens to the files in between."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli import recall as subject
from enforcement_cli.cli.recall import Recall
from tests import repos
from tests.builders import inspection
from tests.cli.publishing import waiting
from tests.cli.recall.changes import CHANGES_MADE, Change
from tests.cli.recalled import FOLDERS, assert_same, entries_of, filled, keys_of, read_entries, read_keys


@pytest.mark.parametrize("change", CHANGES_MADE, ids=lambda change: change.__name__)
def test_every_change_is_seen(root: Path, change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that git has not taken in are known again by their stamps: here even those that are quite new."""
    monkeypatch.setattr(subject, "SLACK_NS", 0)
    time.sleep(0.05)
    filled(root)
    filled(root)
    before = read_keys(root), read_entries(root)
    time.sleep(0.05)

    change(root)

    assert (read_keys(root), read_entries(root)) != before
    assert_same(root, FOLDERS[0], FOLDERS[2])
    assert keys_of(Recall(Repository(root))) == read_keys(root)
    assert entries_of(Recall(Repository(root))) == read_entries(root)


def test_random_histories_give_the_same_with_and_without_a_memory(root: Path) -> None:
    chance = random.Random("histories")
    steps: list[Change] = [
        lambda where: repos.commit(where, "weiter") if repos.git(where, "status", "--porcelain") else None,
        lambda where: repos.write_case(where, waiting(case=f"2026-000{chance.randrange(5, 9)}", number=chance.randrange(9))),
        lambda where: shutil.rmtree(where / f"cases/2026/2026-000{chance.randrange(5, 9)}", ignore_errors=True),
        lambda where: repos.write_case(where, waiting(inspection(), case="2026-0004", number=4).set("title", str(chance.random()))),
        lambda where: (where / FOLDERS[2] / "files").mkdir(exist_ok=True),
        lambda where: (where / FOLDERS[2] / "records.yaml").write_text("- {\n", encoding="utf-8"),
        lambda where: repos.write_case(where, waiting(case="2026-0003", number=3)),
        lambda where: repos.git(where, "stash", "-q", "-u"),
        lambda where: repos.git(where, "checkout", "-q", chance.choice(["HEAD~1", "main", "HEAD"])),
    ]  # fmt: skip
    done = 0
    for _ in range(24):
        try:
            chance.choice(steps)(root)
        except CalledProcessError:
            continue  # git refuses some: a checkout over what is not committed
        done += 1
        assert_same(root, FOLDERS[2])
    assert done > 12
