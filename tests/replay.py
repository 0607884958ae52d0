"""The example repository for tests: a copy of its own, under git with its history where that matters."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.replay import EXAMPLES, replay

AS_OF = "2026-12-10"


def copied(target: Path) -> Path:
    """A copy of the examples without git."""
    shutil.copytree(EXAMPLES, target)
    return target


def replayed(target: Path) -> Path:
    """The examples as a git repository, its commits dated as the work was done; the working tree is clean."""
    return replay(target)
