"""The folder of what can be worked out again: `.enforce/cache`, never under version control, nobody else's to read.

Nothing here is ever an error: what cannot be read is not there, and what cannot be written is worked out again.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from enforcement_cli.cases.read_bytes import OPEN_FLAGS
from enforcement_cli.problems import EnforceError

CACHE = ".enforce/cache"
_IGNORE_ALL = b"*\n"
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def read_cached(root: Path, name: str) -> bytes:
    """What the file of that name holds; nothing where there is none, or somebody else could have written it."""
    try:
        handle = os.open(root / CACHE / name, OPEN_FLAGS)
        with open(handle, "rb") as file:  # noqa: PTH123 -- a handle, not a path
            return file.read() if _is_ours(os.fstat(handle)) else b""
    except OSError:
        return b""


def _is_ours(found: os.stat_result) -> bool:
    if not stat.S_ISREG(found.st_mode):
        return False
    return os.name == "nt" or (found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_MAY_WRITE)


def write_cached(root: Path, name: str, data: bytes) -> None:
    """Keep `data` under that name, if there is room and leave for it. To be called under the repository's lock."""
    from enforcement_cli.storage import write_file

    with suppress(EnforceError):
        if not os.path.lexists(root / CACHE / ".gitignore"):
            write_file(root / CACHE / ".gitignore", _IGNORE_ALL, within=root)
        write_file(root / CACHE / name, data, within=root, private=True)


def drop_oldest(root: Path, prefix: str, keep: int, spared: str) -> None:
    """Of the files whose names begin so, leave the `keep` last written and `spared`. To be called under the repository's lock.

    Whoever reads one meanwhile has it open, and whoever comes later works out again what it held.
    """
    from enforcement_cli.storage import remove_file

    with suppress(OSError):
        with os.scandir(root / CACHE) as entries:
            own = [each for each in entries if each.name.startswith(prefix) and each.name != spared]
            own = [each for each in own if each.is_file(follow_symlinks=False)]
            own.sort(key=lambda each: (each.stat().st_mtime_ns, each.name), reverse=True)
        for each in own[keep - 1 :]:
            with suppress(EnforceError):
                remove_file(root / CACHE / each.name, within=root)
