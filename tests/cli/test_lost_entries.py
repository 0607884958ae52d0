"""A ledger entry that was committed and is gone: whatever writes stops and says how to get it back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import repos
from tests.cli.conftest import Run
from tests.cli.publishing import DAY, EPOCH, bureau, waiting

FOLDER = "cases/2026/2026-0001/disclosure"
WITHDRAWAL = f"{FOLDER}/0002-withdrawn.yaml"
PAGE = "public/decisions/2026-0001-1.html"
COMMANDS = pytest.mark.parametrize(
    "command",
    [
        ("site",),
        ("site", "--full"),
        ("publish", "--by", "丙示例", "--yes"),
        ("export", "credit-china", "--format", "csv"),
        ("export", "credit-china", "--dry-run"),
        ("publish", "2026-0002", "--by", "丙示例"),
        ("withdraw", "2026-0002", "--trigger", "依法不予公开", "--by", "丙示例"),
    ],
    ids=" ".join,
)


@pytest.fixture
def root(tmp_path: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One decision withdrawn, another one in public, all committed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    root = bureau(tmp_path / "案件库", waiting(), waiting(case="2026-0002", number=2))
    (root / ".gitignore").write_bytes(b"public/\n.enforce/cache/\n")
    base = ("--repo", root, "--as-of", DAY)
    for case in ("2026-0001", "2026-0002"):
        assert enforce(*base, "publish", case, "--by", "丙示例").code == 0
    done = enforce(*base, "withdraw", "2026-0001", "--trigger", "依法不予公开", "--by", "丙示例")
    assert done.code == 0, done.err
    repos.commit(root)
    assert (root / WITHDRAWAL).is_file()
    return root


@COMMANDS
@pytest.mark.parametrize("staged", [False, True], ids=["removed", "removed from the index, too"])
def test_nothing_is_written_until_it_is_back(command: tuple[str, ...], staged: bool, enforce: Run, root: Path) -> None:
    assert not (root / PAGE).exists()
    (root / WITHDRAWAL).unlink()
    if staged:
        repos.git(root, "add", "-A")

    done = enforce("--repo", root, "--as-of", DAY, *command)

    assert done.code == 2
    assert "公示台账少了已经提交的 1 条" in done.err
    assert WITHDRAWAL in done.err
    assert f"git checkout HEAD -- {WITHDRAWAL} 恢复" in done.err
    assert not (root / PAGE).exists()
    assert not (root / "exports").exists()
    repos.git(root, "checkout", "HEAD", "--", WITHDRAWAL)
    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0


def test_a_first_entry_is_not_written_anew(enforce: Run, root: Path) -> None:
    shutil.rmtree(root / "cases/2026/2026-0002/disclosure")

    done = enforce("--repo", root, "--as-of", DAY, "publish", "2026-0002", "--by", "丙示例")

    assert done.code == 2
    assert "公示台账少了已经提交的 1 条" in done.err
    assert not (root / "cases/2026/2026-0002/disclosure").exists()


def test_what_nobody_has_committed_is_not_missed(enforce: Run, root: Path) -> None:
    repos.git(root, "rm", "-r", "-q", "--cached", FOLDER)
    repos.git(root, "commit", "-q", "-m", "not under version control any longer")
    (root / WITHDRAWAL).unlink()

    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0


def test_without_git_nothing_is_known_to_be_missing(enforce: Run, root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / WITHDRAWAL).unlink()

    assert enforce("--repo", root, "--as-of", DAY, "site").code == 0
