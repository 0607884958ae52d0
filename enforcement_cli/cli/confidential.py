"""Tables for the credit platform that lie where they should not, known by what is in them."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterable
from pathlib import Path

from enforcement_cli.cases.site_facts import PUBLIC, ConfidentialFacts
from enforcement_cli.git import Git, GitError

_SUFFIXES = (".csv", ".xlsx")
_PATTERNS = ("*.csv", "*.CSV", "*.xlsx", "*.XLSX")
_FIRST = (b"XK_XDR_MC", b"CF_XDR_MC")
# A column that nothing but such a table has.
_TELLING = b"_XDR_ZJHM"
_LOOKED_AT = 1 << 20
_BOM = b"\xef\xbb\xbf"


def confidential_facts(root: Path, git: Git | None) -> ConfidentialFacts:
    """What lies in the public folder, and what git keeps; `git` is None where it cannot be asked."""
    public = [
        Path(folder, name)
        for folder, _, names in os.walk(root / PUBLIC)
        for name in names
        if name.lower().endswith(_SUFFIXES)
    ]
    return ConfidentialFacts(_tables(root, public), _tables(root, _tracked(root, git)))


def _tracked(root: Path, git: Git | None) -> list[Path]:
    try:
        return [root / each for each in git.tracked(*_PATTERNS)] if git is not None else []
    except GitError:
        return []


def _tables(root: Path, files: Iterable[Path]) -> tuple[str, ...]:
    return tuple(sorted(each.relative_to(root).as_posix() for each in files if is_table(each)))


def is_table(path: Path) -> bool:
    """Whether a file is a table for the credit platform, by its columns; a file that cannot be read is none."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        if path.suffix.lower() == ".csv":
            with path.open("rb") as file:
                return file.read(64).removeprefix(_BOM).lstrip(b'"').startswith(_FIRST)
        return _workbook_tells(path)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False


def _workbook_tells(path: Path) -> bool:
    """The strings of a workbook stand together, or, from other programs, in its sheets."""
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name == "xl/sharedStrings.xml" or name.startswith("xl/worksheets/"):
                with book.open(name) as part:
                    if _TELLING in part.read(_LOOKED_AT):
                        return True
    return False
