"""Memories of trees that nobody makes any more do not pile up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from enforcement_cli.cli.cache_folder import CACHE, drop_oldest
from enforcement_cli.cli.site_memory import KnownBatch, SiteMemory, recall, remember
from enforcement_cli.problems import EnforceError
from enforcement_cli.storage import remove_file

MEMORY = SiteMemory({"index.html": KnownBatch("k", None, [])}, {})


def memories(root: Path) -> set[str]:
    return {path.name for path in (root / CACHE).glob("site-*")}


def test_eight_trees_are_remembered_and_the_last_is_among_them(tmp_path: Path) -> None:
    for number in range(12):
        remember(tmp_path, tmp_path / f"out{number}", MEMORY)
        assert len(memories(tmp_path)) <= 8

    assert len(memories(tmp_path)) == 8
    assert recall(tmp_path, tmp_path / "out11").batches
    assert not recall(tmp_path, tmp_path / "out0").batches


def test_a_tree_in_use_stays_however_long_its_memory_has_not_changed(tmp_path: Path) -> None:
    remember(tmp_path, tmp_path / "public", MEMORY)
    (own,) = memories(tmp_path)
    os.utime(tmp_path / CACHE / own, (1, 1))
    for number in range(20):
        (tmp_path / CACHE / f"site-{number}").write_bytes(b"x")

    remember(tmp_path, tmp_path / "public", MEMORY)

    assert len(memories(tmp_path)) == 8
    assert recall(tmp_path, tmp_path / "public").batches


def test_other_memories_links_and_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / CACHE).mkdir(parents=True)
    (tmp_path / CACHE / "cases").write_bytes(b"x")
    (tmp_path / CACHE / "site-folder").mkdir()
    (tmp_path / "elsewhere").write_bytes(b"x")
    (tmp_path / CACHE / "site-link").symlink_to(tmp_path / "elsewhere")

    drop_oldest(tmp_path, "site-", 1, "site-own")

    assert {path.name for path in (tmp_path / CACHE).iterdir()} == {"cases", "site-folder", "site-link"}


def test_no_cache_is_nothing_to_drop(tmp_path: Path) -> None:
    drop_oldest(tmp_path, "site-", 8, "site-own")

    assert list(tmp_path.iterdir()) == []


def test_nothing_is_removed_outside_the_repository(tmp_path: Path) -> None:
    root, outside = tmp_path / "库", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "site-1").write_bytes(b"x")
    (root / "link").symlink_to(outside)

    with pytest.raises(EnforceError):
        remove_file(root / "link" / "site-1", within=root)

    assert (outside / "site-1").exists()


def test_a_file_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    remove_file(tmp_path / "none", within=tmp_path)

    (tmp_path / "one").write_bytes(b"x")
    remove_file(tmp_path / "one", within=tmp_path)
    assert list(tmp_path.iterdir()) == []
