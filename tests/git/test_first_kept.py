"""What git first kept of files that are written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforcement_cli.git import Git, GitState
from enforcement_cli.git.first_kept import FirstKept, first_kept
from tests import repos

FILE, OTHER = "甲/一.yaml", "乙/一.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path / "库", FILE, "写成\n")
    repos.commit(tmp_path / "库", "第一次")
    return tmp_path / "库"


def put(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(text.encode())


def kept(root: Path) -> FirstKept:
    return first_kept(Git(root), "*/*.yaml")


def judged(root: Path, *names: str) -> list[bool | None]:
    found = kept(root)
    return [found.is_as_kept(root, each) for each in names]


def test_as_it_was(root: Path) -> None:
    put(root, "甲/说明.txt", "别的\n")
    put(root, "甲/下/一.yaml", "更深\n")
    commit = repos.commit(root)

    found = kept(root)

    assert (found.state, list(found.files)) == (GitState.OK, [FILE])
    assert found.files[FILE].commit != commit
    assert (found.files[FILE].on, found.files[FILE].who) == ("2026-11-20", "测试")
    assert judged(root, FILE, OTHER) == [True, None]


def test_another_content_in_the_working_tree_or_in_a_later_commit(root: Path) -> None:
    put(root, FILE, "改了\n")
    assert judged(root, FILE) == [False]
    repos.commit(root)
    assert judged(root, FILE) == [False]
    put(root, FILE, "写成\n")
    repos.commit(root)
    assert judged(root, FILE) == [True], "what was restored is as it was"


def test_removed_and_written_anew(root: Path) -> None:
    (root / FILE).unlink()
    assert judged(root, FILE) == [False]
    repos.commit(root)
    assert judged(root, FILE) == [False]
    put(root, FILE, "另写\n")
    repos.commit(root)
    assert judged(root, FILE) == [False]


def test_line_ends_of_a_checkout_are_no_change(root: Path) -> None:
    put(root, FILE, "写成\r\n")

    assert judged(root, FILE) == [True]


def test_a_merge_that_changes_or_drops_a_file_by_itself(root: Path) -> None:
    repos.git(root, "checkout", "-q", "-b", "side")
    put(root, OTHER, "旁边\n")
    repos.commit(root)
    repos.git(root, "checkout", "-q", "main")
    put(root, "丙/一.yaml", "这边\n")
    repos.commit(root)
    repos.git(root, "merge", "-q", "--no-edit", "side")
    assert judged(root, FILE, OTHER, "丙/一.yaml") == [True, True, True]

    put(root, OTHER, "合并时改了\n")
    repos.git(root, "commit", "-q", "-a", "--amend", "--no-edit")
    assert judged(root, OTHER) == [False]

    repos.git(root, "rm", "-q", "-f", OTHER)
    repos.git(root, "commit", "-q", "--amend", "--no-edit")
    assert judged(root, OTHER) == [False]


def test_begun_in_two_clones_either_will_do(root: Path) -> None:
    repos.git(root, "checkout", "-q", "-b", "side")
    put(root, OTHER, "旁边\n")
    repos.commit(root)
    repos.git(root, "checkout", "-q", "main")
    put(root, OTHER, "这边\n")
    repos.commit(root)
    repos.git(root, "merge", "-q", "-s", "ours", "--no-edit", "side")

    assert judged(root, OTHER) == [True]
    put(root, OTHER, "旁边\n")
    assert judged(root, OTHER) == [True]
    put(root, OTHER, "第三样\n")
    assert judged(root, OTHER) == [False]


def test_below_gits_top_and_with_long_ids(tmp_path: Path) -> None:
    top = tmp_path / "顶"
    top.mkdir()
    repos.git(top, "init", "-q", "-b", "main", "--object-format=sha256")
    put(top / "库 一", FILE, "写成\n")
    repos.git(top, "add", "-A")
    repos.git(top, "commit", "-q", "-m", "一")

    assert judged(top / "库 一", FILE) == [True]
    put(top / "库 一", FILE, "改了\n")
    assert judged(top / "库 一", FILE) == [False]


def test_without_history(tmp_path: Path, root: Path) -> None:
    bare = tmp_path / "没有"
    put(bare, FILE, "x")
    assert kept(bare) == FirstKept(GitState.NO_REPOSITORY)
    repos.git(bare, "init", "-q", "-b", "main")
    assert kept(bare) == FirstKept(GitState.UNBORN)
    put(root, FILE, "改了\n")
    repos.commit(root)
    repos.git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "浅")
    shallow = kept(tmp_path / "浅")
    assert shallow.state is GitState.SHALLOW
    assert shallow.is_as_kept(tmp_path / "浅", FILE) is True
