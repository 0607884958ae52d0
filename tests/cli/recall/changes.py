"""What may happen to a repository between two runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from tests import repos
from tests.cli.publishing import waiting
from tests.cli.recalled import FOLDERS, filled


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


Change = Callable[[Path], object]


def edited(root: Path) -> None:
    rewrite(root / FOLDERS[0] / "decisions.yaml", "示工信罚〔2026〕1号", "示工信罚〔2026〕3号")


def edited_as_if_nothing_had_been(root: Path) -> None:
    """The same length, and both times of the file put back."""
    path = root / FOLDERS[0] / "decisions.yaml"
    found = path.stat()
    edited(root)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert path.stat().st_size == found.st_size


def entry_altered(root: Path) -> None:
    path = root / FOLDERS[0] / "disclosure" / "0001-published.yaml"
    found = path.stat()
    rewrite(path, '"丙示例"', '"丁示例"')
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def uncommitted_entry_altered(root: Path) -> None:
    path = root / FOLDERS[1] / "disclosure" / "0001-published.yaml"
    found = path.stat()
    rewrite(path, '"丙示例"', '"丁示例"')
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def replaced_by_a_copy(root: Path) -> None:
    """Another file under the same name, with the size and the times of the old one."""
    path = root / FOLDERS[1] / "decisions.yaml"
    copy = path.with_name("copy")
    copy.write_text(path.read_text(encoding="utf-8").replace("2号", "1号"), encoding="utf-8", newline="\n")
    shutil.copystat(path, copy)
    copy.replace(path)


def renamed(root: Path) -> None:
    (root / FOLDERS[0]).rename(root / "cases/2026/2026-0009")


def copied(root: Path) -> None:
    shutil.copytree(root / FOLDERS[0], root / "cases/2026/2026-0009")


def told_not_to_look(root: Path) -> None:
    repos.git(root, "update-index", "--assume-unchanged", f"{FOLDERS[0]}/decisions.yaml")
    edited(root)


def told_to_skip(root: Path) -> None:
    repos.git(root, "update-index", "--skip-worktree", f"{FOLDERS[0]}/decisions.yaml")
    edited(root)


def lax_git(root: Path) -> None:
    """Settings by which git itself would not see the edit."""
    for name, value in (("core.trustctime", "false"), ("core.checkStat", "minimal")):
        repos.git(root, "config", name, value)
    edited_as_if_nothing_had_been(root)


def ignored(root: Path) -> None:
    (root / ".gitignore").write_text("answers.yaml\n0002-*\n", encoding="utf-8")
    repos.put(root / FOLDERS[0] / "answers.yaml", [{"x": "y"}])
    shutil.copy(
        root / FOLDERS[0] / "disclosure" / "0001-published.yaml", root / FOLDERS[0] / "disclosure" / "0002-updated.yaml"
    )


def staged(root: Path) -> None:
    edited(root)
    repos.git(root, "add", "-A")


def staged_and_edited_again(root: Path) -> None:
    staged(root)
    rewrite(root / FOLDERS[0] / "decisions.yaml", "示工信罚〔2026〕3号", "示工信罚〔2026〕2号")


def other_commit(root: Path) -> None:
    repos.commit(root)
    edited(root)
    repos.commit(root)
    repos.git(root, "checkout", "-q", "HEAD~1")
    filled(root)
    repos.git(root, "checkout", "-q", "main")


def merged(root: Path) -> None:
    repos.commit(root)
    repos.git(root, "checkout", "-q", "-b", "side")
    repos.write_case(root, waiting(case="2026-0005", number=1))
    repos.commit(root)
    repos.git(root, "checkout", "-q", "main")
    edited(root)
    repos.commit(root)
    repos.git(root, "merge", "-q", "side", "-m", "合并")


def conflict(root: Path) -> None:
    repos.commit(root)
    repos.git(root, "checkout", "-q", "-b", "side")
    edited(root)
    repos.commit(root)
    repos.git(root, "checkout", "-q", "main")
    rewrite(root / FOLDERS[0] / "decisions.yaml", "示工信罚〔2026〕1号", "示工信罚〔2026〕7号")
    repos.commit(root)
    with pytest.raises(CalledProcessError):
        repos.git(root, "merge", "-q", "side")


def broken(root: Path) -> None:
    (root / FOLDERS[1] / "decisions.yaml").write_text("- a: [\n", encoding="utf-8")


def entry_broken(root: Path) -> None:
    (root / FOLDERS[1] / "disclosure" / "0001-published.yaml").write_text("schema: 1\n", encoding="utf-8")


def entry_removed(root: Path) -> None:
    (root / FOLDERS[0] / "disclosure" / "0001-published.yaml").unlink()


def stray_entry(root: Path) -> None:
    (root / FOLDERS[0] / "disclosure" / "notes.txt").write_text("x", encoding="utf-8")


def link_for_an_entry(root: Path) -> None:
    path = root / FOLDERS[0] / "disclosure" / "0001-published.yaml"
    path.rename(root / "elsewhere.yaml")
    path.symlink_to(root / "elsewhere.yaml")


def attachment(root: Path) -> None:
    (root / FOLDERS[0] / "files").mkdir(exist_ok=True)
    (root / FOLDERS[0] / "files" / "现场.jpg").write_bytes(b"x")


def personnel(root: Path) -> None:
    """Another register, from which keys of cases are made."""
    path = root / "registers" / "personnel.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("201", "203"), encoding="utf-8", newline="\n")


CHANGES_MADE: list[Change] = [
    edited, edited_as_if_nothing_had_been, entry_altered, uncommitted_entry_altered, replaced_by_a_copy, renamed, copied,
    told_not_to_look, told_to_skip, lax_git, ignored, staged, staged_and_edited_again, other_commit, merged, conflict, broken,
    entry_broken, entry_removed, stray_entry, link_for_an_entry, attachment, personnel,
]  # fmt: skip
