"""By what a case folder is known again: its mark is cheap, its identity is the same before and after a commit."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from enforcement_cli.cases.identities import Identities, blob_id

FOLDER = "cases/2026/2026-0001"
CASE, ENTRY = blob_id(b"case", "sha1"), blob_id(b"entry", "sha1")
LINES = f"{FOLDER}/case.yaml {CASE}"


def taken_apart(lines: str) -> Iterable[tuple[str, str]]:
    """Git's own lines are taken apart by `git.holdings`; here a path and an id a line."""
    for line in lines.splitlines():
        path, _, id_ = line.partition(" ")
        yield path, id_


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / FOLDER / "disclosure"
    folder.mkdir(parents=True)
    (folder.parent / "case.yaml").write_bytes(b"case")
    (folder / "0001-published.yaml").write_bytes(b"entry")
    return tmp_path


def identities(root: Path, *changed: str, lines: str = LINES, odd: Iterable[str] = ()) -> Identities:
    paths = [f"{FOLDER}/{each}" for each in changed]
    return Identities(root, {FOLDER: lines} if lines else {}, odd, paths, "sha1", taken_apart)


def test_the_identity_is_the_same_before_and_after_a_commit_and_the_mark_is_not(root: Path) -> None:
    before = identities(root, "disclosure/0001-published.yaml")
    after = identities(root, lines=f"{LINES}\n{FOLDER}/disclosure/0001-published.yaml {ENTRY}")

    assert before.of(FOLDER) == after.of(FOLDER)
    assert before.mark(FOLDER) != after.mark(FOLDER)


def test_the_mark_is_another_for_every_change(root: Path) -> None:
    entry = root / FOLDER / "disclosure" / "0001-published.yaml"
    marks = [identities(root).mark(FOLDER), identities(root, "disclosure/0001-published.yaml").mark(FOLDER)]
    entry.write_bytes(b"other")
    marks.append(identities(root, "disclosure/0001-published.yaml").mark(FOLDER))
    entry.unlink()
    marks.append(identities(root, "disclosure/0001-published.yaml").mark(FOLDER))
    marks.append(identities(root, "files/x.pdf").mark(FOLDER))
    marks.append(identities(root, lines=LINES.replace(CASE, ENTRY)).mark(FOLDER))

    assert len(set(marks)) == len(marks)
    assert all(marks)


def test_what_is_in_doubt_has_no_mark(root: Path) -> None:
    os.link(root / FOLDER / "case.yaml", root / "elsewhere.yaml")
    (root / FOLDER / "inner").mkdir()
    doubtful = [
        identities(root, "case.yaml"),  # a second name elsewhere
        identities(root, "inner/"),
        identities(root, odd=[f"{FOLDER}/files/link"]),
    ]

    assert [each.mark(FOLDER) for each in doubtful] == ["", "", ""]
    assert [each.of(FOLDER) for each in doubtful] == [None, None, None]


def test_nothing_is_known_of_a_folder_that_git_does_not_know(root: Path) -> None:
    found = identities(root, lines="")

    assert (found.mark(FOLDER), found.of(FOLDER)) == ("", None)


def test_what_was_deleted_is_no_part_of_it(root: Path) -> None:
    (root / FOLDER / "case.yaml").unlink()

    found = identities(root, "case.yaml", "disclosure/0001-published.yaml").of(FOLDER)

    assert found is not None
    assert found.entries == {"0001-published.yaml": ENTRY}
    assert found != identities(root, "disclosure/0001-published.yaml").of(FOLDER)
