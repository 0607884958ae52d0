"""What git is asked about every file below a folder."""

from __future__ import annotations

import os
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from enforcement_cli.git import Git, Holdings
from tests import repos


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder deep in a repository, with a file of each sort below `cases` and one beside it."""
    found = tmp_path / "机 关" / "案件库"
    for name in ("same.yaml", "edited.yaml", "gone.yaml", "hidden.yaml", "skipped.yaml", "名 称\n换行.yaml"):
        path = found / "cases" / "年" / "一" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (found / "cases" / "link.yaml").symlink_to("same.yaml")
    (found / "beside.yaml").write_text("x", encoding="utf-8")
    repos.commit(tmp_path)
    return found


def asked(root: Path) -> Holdings:
    found = Git(root).holdings("cases").answer()
    assert found is not None
    return found


def test_everything_as_committed(root: Path) -> None:
    found = asked(root)

    names = ("same.yaml", "edited.yaml", "gone.yaml", "hidden.yaml", "skipped.yaml", "名 称\n换行.yaml")
    assert set(found.tracked) == {f"cases/年/一/{name}" for name in names}
    assert found.tracked["cases/年/一/same.yaml"] == repos.git(root, "hash-object", "cases/年/一/same.yaml").strip()
    assert found.odd == {"cases/link.yaml"}
    assert found.changed == ()
    assert found.algorithm == "sha1"


def test_what_is_not_as_committed(root: Path) -> None:
    folder = root / "cases" / "年" / "一"
    (folder / "edited.yaml").write_text("other text", encoding="utf-8")
    (folder / "gone.yaml").unlink()
    (folder / "new.yaml").write_text("x", encoding="utf-8")
    (root / ".gitignore").write_text("ignored.*\n", encoding="utf-8")
    (folder / "ignored.yaml").write_text("x", encoding="utf-8")
    (root / "beside.yaml").write_text("y", encoding="utf-8")
    repos.git(root, "update-index", "--assume-unchanged", "cases/年/一/hidden.yaml")
    repos.git(root, "update-index", "--skip-worktree", "cases/年/一/skipped.yaml")

    found = asked(root)

    assert sorted(found.changed) == [
        f"cases/年/一/{name}" for name in ("edited.yaml", "gone.yaml", "ignored.yaml", "new.yaml")
    ]
    assert found.odd == {"cases/link.yaml", "cases/年/一/hidden.yaml", "cases/年/一/skipped.yaml"}
    names = ("edited.yaml", "gone.yaml", "same.yaml", "名 称\n换行.yaml")
    assert sorted(found.tracked) == sorted(f"cases/年/一/{name}" for name in names)
    assert list(found.listed) == ["cases/年/一"]


def test_what_is_staged_is_as_the_index_has_it(root: Path) -> None:
    (root / "cases" / "年" / "一" / "edited.yaml").write_text("other text", encoding="utf-8")
    repos.git(root, "add", "-A")

    found = asked(root)

    assert found.changed == ()
    assert found.tracked["cases/年/一/edited.yaml"] == repos.git(root, "hash-object", "cases/年/一/edited.yaml").strip()


def test_what_lies_higher_up_is_neither_listed_nor_odd(root: Path) -> None:
    (root / "cases" / ".gitkeep").touch()
    (root / "cases" / "年" / "说明.txt").write_text("x", encoding="utf-8")
    (root / "cases" / "年" / "二").mkdir()
    (root / "cases" / "年" / "二" / "one.yaml").write_text("x", encoding="utf-8")
    repos.commit(root.parents[1])

    found = asked(root)

    assert found.odd == {"cases/link.yaml"}
    assert list(found.listed) == ["cases/年/一", "cases/年/二"]
    assert "cases/年/二/one.yaml" in found.tracked


def test_a_name_that_looks_like_a_line_is_a_name(root: Path) -> None:
    name = f"H 100644 {'a' * 40} 0\tcases"
    inner = root / "cases" / "年" / "一" / name / "年" / "一"
    inner.mkdir(parents=True)
    (inner / "x").write_text("x", encoding="utf-8")
    (root / "cases" / "年" / f"{name}.yaml").symlink_to("x")
    repos.commit(root.parents[1])

    found = asked(root)

    assert list(found.listed) == ["cases/年/一"]
    assert f"cases/年/一/{name}/年/一/x" in found.tracked
    assert found.odd == {"cases/link.yaml", f"cases/年/{name}.yaml"}


def test_a_conflict_is_odd(root: Path) -> None:
    path = root / "cases" / "年" / "一" / "edited.yaml"
    for branch, text in (("side", "one"), ("main", "other")):
        repos.git(root, "checkout", "-q", *(("-b",) if branch == "side" else ()), branch)
        path.write_text(text, encoding="utf-8")
        repos.commit(root.parents[1])
    with pytest.raises(CalledProcessError):
        repos.git(root, "merge", "-q", "side")

    assert "cases/年/一/edited.yaml" in asked(root).odd


def test_a_repository_within_is_told_as_a_folder(root: Path) -> None:
    inner = root / "cases" / "年" / "一" / "inner"
    inner.mkdir()
    repos.git(inner, "init", "-q")
    (inner / "x").write_text("x", encoding="utf-8")

    assert asked(root).changed == ("cases/年/一/inner/",)


def test_without_a_repository_there_is_no_answer(tmp_path: Path) -> None:
    assert Git(tmp_path).holdings("cases").answer() is None


def test_without_a_program_there_is_no_answer(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)

    assert Git(root).holdings("cases").answer() is None


def test_where_git_complains_there_is_no_answer(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that it may not enter is told on the side only, and its files nowhere."""
    from enforcement_cli.git.program import Answer, ask

    def complaining(*given: object) -> Answer:
        answer = ask(*given)  # type: ignore[arg-type]
        return Answer(answer.code, answer.out, "warning: could not open directory") if "status" in given else answer

    monkeypatch.setattr("enforcement_cli.git.holdings.ask", complaining)

    assert Git(root).holdings("cases").answer() is None


def test_names_by_sha256_are_told_as_such(tmp_path: Path) -> None:
    repos.git(tmp_path, "init", "-q", "--object-format=sha256", "-b", "main")
    (tmp_path / "cases" / "y" / "x").mkdir(parents=True)
    (tmp_path / "cases" / "y" / "x" / "z").write_text("x", encoding="utf-8")
    repos.commit(tmp_path)

    found = asked(tmp_path)

    assert found.algorithm == "sha256"
    assert len(found.tracked["cases/y/x/z"]) == 64
