"""Tables for the credit platform that lie where they should not, known by what is in them, whatever they are called."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from enforcement_cli.cases.site_facts import PUBLIC, ConfidentialFacts
from enforcement_cli.git import Git, GitError
from enforcement_cli.public.upload_tables import HEAD, is_upload_table, may_be_upload_table

# What the loader reads anyway, and finds to be no facts of a case or no register where it is a table.
_FACTS = re.compile(r"(?:enforce|waivers)\.yaml|(?:registers|calendars)/[^/]+\.yaml|cases/[^/]+/[^/]+/[^/]+\.yaml")
_LEDGER = re.compile(r"cases/[^/]+/[^/]+/disclosure/[^/]+\.yaml")


def confidential_facts(root: Path, git: Git | None) -> ConfidentialFacts:
    """What lies in the public folder, and what git keeps; `git` is None where it cannot be asked."""
    public = [Path(folder, name) for folder, _, names in os.walk(root / PUBLIC) for name in names]
    return ConfidentialFacts(_tables(root, public), _tables(root, _tracked(root, git)))


def _tracked(root: Path, git: Git | None) -> list[Path]:
    try:
        names = git.tracked() if git is not None else []
    except GitError:
        return []
    return [root / each for each in names if not (_FACTS.fullmatch(each) or _LEDGER.fullmatch(each))]


def _tables(root: Path, files: Iterable[Path]) -> tuple[str, ...]:
    return tuple(sorted(each.relative_to(root).as_posix() for each in files if is_table(each)))


def is_table(path: Path) -> bool:
    """Whether a file is a table for the credit platform; one that cannot be read is none, and a link is not followed."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        # Thousands of files are looked at: most of them for no longer than this.
        try:
            head = os.read(handle, HEAD)
        finally:
            os.close(handle)
        if not may_be_upload_table(head):
            return False
        with path.open("rb") as file:
            return is_upload_table(file)
    except OSError:
        return False
