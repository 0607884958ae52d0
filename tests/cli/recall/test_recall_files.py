"""Where it is remembered what is known of cases: a file that is not in order is none."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli import recall as subject
from enforcement_cli.cli.cache_folder import CACHE
from enforcement_cli.cli.recall import CHANGES, WHOLE, Recall
from tests import repos
from tests.cli.conftest import Run
from tests.cli.publishing import DAY
from tests.cli.recall.changes import edited, replaced_by_a_copy
from tests.cli.recalled import FOLDERS, assert_same, entries_of, filled, keys_of, read_entries, read_keys


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.unlink(), id="missing"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-40]), id="cut off"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes().replace("罚".encode(), "许".encode(), 1)), id="altered"),
        pytest.param(lambda path: path.write_bytes(b"enforce-cases-1 x\n{}\n"), id="no digest"),
        pytest.param(lambda path: path.write_bytes(os.urandom(500)), id="noise"),
        pytest.param(lambda path: path.chmod(0o666), id="others may write it"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), id="a folder"),
        pytest.param(lambda path: (path.rename(path.with_name("x")), path.symlink_to("x")), id="a link"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", [WHOLE, CHANGES])
def test_a_memory_that_is_none_is_none(root: Path, name: str, spoil: Callable[[Path], object]) -> None:
    filled(root)
    spoil(root / CACHE / name)

    recall = Recall(Repository(root))

    assert entries_of(recall) == read_entries(root)
    assert keys_of(recall) == read_keys(root)
    recall.save()
    assert entries_of(Recall(Repository(root))) == read_entries(root)


def test_another_version_of_the_program_remembers_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, loaded: list[str]
) -> None:
    filled(root)
    loaded.clear()
    monkeypatch.setattr(subject, "tool_version", lambda: "enforcement-cli 0")

    keys_of(Recall(Repository(root)))

    assert loaded == FOLDERS


def test_it_is_private_and_never_under_version_control(root: Path) -> None:
    filled(root)

    assert stat.S_IMODE((root / CACHE / WHOLE).stat().st_mode) == 0o600
    assert stat.S_IMODE((root / CACHE / CHANGES).stat().st_mode) == 0o600
    assert "cache" not in repos.git(root, "status", "--porcelain", "--untracked-files=all")


def test_checking_and_a_dry_run_write_nothing(root: Path, enforce: Run) -> None:
    shutil.rmtree(root / CACHE)
    for command in (("check",), ("publish", "--dry-run"), ("site", "--dry-run"), ("show", "2026-0001")):
        enforce("--repo", root, "--as-of", DAY, *command)

    assert not (root / CACHE).exists()


def test_few_changes_are_written_beside_the_rest(root: Path) -> None:
    filled(root)
    whole = (root / CACHE / WHOLE).read_bytes()
    edited(root)

    filled(root)

    assert (root / CACHE / WHOLE).read_bytes() == whole
    assert b"\n" + FOLDERS[0].encode() in (root / CACHE / CHANGES).read_bytes()


def test_many_changes_are_written_into_the_rest(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enforcement_cli.cases.memory._FEW", 0)
    filled(root)
    whole = (root / CACHE / WHOLE).read_bytes()
    edited(root)
    replaced_by_a_copy(root)

    filled(root)

    assert (root / CACHE / WHOLE).read_bytes() != whole
    assert (root / CACHE / CHANGES).read_bytes().count(b"\n") == 2
    assert_same(root)


def test_a_full_disk_keeps_nobody_from_publishing(root: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be remembered is worked out again."""
    shutil.rmtree(root / CACHE)
    (root / CACHE).write_text("a file where the folder belongs", encoding="utf-8")

    assert enforce("--repo", root, "--as-of", DAY, "publish", "2026-0003", "--by", "丙示例").code == 0
