"""What the tests of ledger entries that are lost share: a repository that has some, and how far a loss has gone."""

from __future__ import annotations

from pathlib import Path

from tests import repos
from tests.cli.conftest import Run
from tests.cli.publishing import DAY, bureau, waiting

FOLDER = "cases/2026/2026-0001/disclosure"
WITHDRAWAL = f"{FOLDER}/0002-withdrawn.yaml"
FAR = ["in the folder", "staged", "committed"]


def go_on(root: Path, far: str) -> str:
    """Carry what was done in the folder as far as this; the revision that brings the entry back."""
    first = repos.git(root, "rev-parse", "HEAD").strip()[:12]
    if far != "in the folder":
        repos.git(root, "add", "-A")
    if far != "committed":
        return "HEAD"
    repos.git(root, "commit", "-q", "-m", "整理")
    return first


def disclosed(root: Path, enforce: Run) -> Path:
    """One decision withdrawn, another one in public, all committed; the clock is the caller's."""
    root = bureau(root, waiting(), waiting(case="2026-0002", number=2))
    (root / ".gitignore").write_bytes(b"public/\n.enforce/cache/\n")
    base = ("--repo", root, "--as-of", DAY)
    for case in ("2026-0001", "2026-0002"):
        assert enforce(*base, "publish", case, "--by", "丙示例").code == 0
    done = enforce(*base, "withdraw", "2026-0001", "--trigger", "依法不予公开", "--by", "丙示例")
    assert done.code == 0, done.err
    repos.commit(root)
    assert (root / WITHDRAWAL).is_file()
    return root
