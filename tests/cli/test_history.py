"""What the check asks git: the commit that a verdict is of, and the cases that changes bear on."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.history import History, affected
from tests import repos
from tests.builders import inspection, penalty, permit

ONE, TWO, THREE = (f"cases/2026/2026-000{number}" for number in (1, 2, 3))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(repos.write(tmp_path / "案件库", penalty(), permit(), inspection()))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param([], set(), id="nothing"),
        pytest.param([f"{ONE}/case.yaml"], {ONE}, id="a file of a case"),
        pytest.param([f"{ONE}/files/R01.pdf", f"{TWO}/disclosure/0001-published.yaml"], {ONE, TWO}, id="files below"),
        pytest.param(["cases/2026/2026-0099/case.yaml"], set(), id="a case that is gone"),
        pytest.param(["cases/2026/说明.txt", "cases/说明.txt"], set(), id="files beside the cases"),
        pytest.param(["README.md", "public/index.html", ".enforce/schemas/case.schema.json"], set(), id="no facts"),
        pytest.param(["enforce.yaml"], None, id="the settings"),
        pytest.param(["waivers.yaml"], None, id="explanations of the whole"),
        pytest.param(["registers/personnel.yaml"], None, id="a register"),
        pytest.param(["calendars/2027.yaml", f"{ONE}/case.yaml"], None, id="a calendar"),
        pytest.param([f"{ONE}/waivers.yaml"], {ONE}, id="explanations of a case"),
        pytest.param(["x/enforce.yaml", "x/registers/a.yaml", "x/cases/2026/2026-0001/case.yaml"], set(), id="elsewhere"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("prefix", ["", "机关/案件库/"])
def test_the_cases_that_changes_bear_on(
    repository: Repository, changed: list[str], expected: set[str] | None, prefix: str
) -> None:
    assert affected(repository, [prefix + each for each in changed], prefix) == expected


@pytest.mark.parametrize("path", ["enforce.yaml", "registers/personnel.yaml", f"{ONE}/case.yaml", "机关/enforce.yaml"])
def test_files_of_another_repository_under_the_same_git_are_no_matter(repository: Repository, path: str) -> None:
    assert affected(repository, [path], "机关/案件库/") == set()


def test_the_commit_and_whether_files_differ_from_it(repository: Repository) -> None:
    root = repository.root
    assert (History(root).commit, History(root).prefix) == (None, "")

    repos.git(root, "init", "-q", "-b", "main")
    assert History(root).commit is None

    commit = repos.commit(root)
    head = repos.git(root, "rev-parse", "HEAD").strip()
    assert commit in (None, head)
    assert History(root).commit == head

    (root / "enforce.yaml").write_text((root / "enforce.yaml").read_text("utf-8") + "# x\n", "utf-8")
    assert History(root).commit == f"{head}-dirty"


def test_a_repository_below_gits_top(tmp_path: Path) -> None:
    root = repos.write(tmp_path / "机关" / "案件库", penalty())
    repos.commit(tmp_path)

    assert History(root).prefix == "机关/案件库/"
    assert History(root).commit == repos.git(root, "rev-parse", "HEAD").strip()
