"""What is remembered of the public tree that we wrote, so that what has not changed is not made again.

For each batch of files: its key, its note, and of each file what tells it without reading (size, time, inode) and its
sha256; for each record, what it is in brief. The memory is of one tree, made by one state of the program, and checked as a
whole: one that is missing, cut off, altered or of another program is none, and then everything is made.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import enforcement_cli
from enforcement_cli.cli.cache_folder import read_cached, write_cached
from enforcement_cli.resources import TEMPLATES

_FORM = 1


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as we wrote it."""

    path: str
    size: int
    mtime_ns: int
    inode: int
    sha256: str


@dataclass(frozen=True, slots=True)
class KnownBatch:
    """A batch as it was made."""

    key: str
    note: Any
    files: tuple[KnownFile, ...]


@dataclass(frozen=True, slots=True)
class SiteMemory:
    """What is remembered of one tree."""

    batches: Mapping[str, KnownBatch] = field(default_factory=dict)
    briefs: Mapping[str, Any] = field(default_factory=dict)
    """Rows of `Brief` by the hash of the entry that they were taken from."""


def recall(root: Path, target: Path) -> SiteMemory:
    """What is remembered of the tree `target` of the repository `root`; nothing where there is any doubt."""
    head, _, body = read_cached(root, _name(target)).partition(b"\n")
    if head != _head(target, body):
        return SiteMemory()
    told = json.loads(body)
    batches = {
        name: KnownBatch(key, note, tuple(KnownFile(*each) for each in files))
        for name, (key, note, files) in told["batches"].items()
    }
    return SiteMemory(batches, told["briefs"])


def remember(root: Path, target: Path, memory: SiteMemory) -> None:
    """Keep it for the next run, if there is room; to be called under the repository's lock."""
    batches = {
        name: (each.key, each.note, [_row(file) for file in each.files]) for name, each in memory.batches.items()
    }
    told = {"batches": batches, "briefs": dict(memory.briefs)}
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    write_cached(root, _name(target), _head(target, body) + b"\n" + body)


def _row(file: KnownFile) -> tuple[str, int, int, int, str]:
    return file.path, file.size, file.mtime_ns, file.inode, file.sha256


def _name(target: Path) -> str:
    """A file for each tree: `--out` may name another one every day."""
    return f"site-{sha256(str(target.absolute()).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"


def _head(target: Path, body: bytes) -> bytes:
    """Of which tree, by which program, and that nothing of it is missing."""
    where = str(target.absolute()).encode("utf-8", "surrogateescape")
    return sha256(b"\0".join((_program(), where, sha256(body).digest()))).hexdigest().encode("ascii")


def _program() -> bytes:
    """What decides how pages look beside their facts: this program, its templates, the engine that fills them."""
    from importlib.metadata import version

    found = [str(_FORM), enforcement_cli.__version__, sys.version, version("jinja2"), version("markupsafe")]
    own = Path(enforcement_cli.__file__).parent
    found += _states(own, (each for part in ("public", "cases", "cli") for each in (own / part).rglob("*.py")))
    found += _states(TEMPLATES, (each for part in ("site", "fragments") for each in (TEMPLATES / part).rglob("*.*")))
    return "\n".join(found).encode("utf-8", "surrogateescape")


def _states(top: Path, files: Iterable[Path]) -> list[str]:
    """Each file by its size and time, as make and git look at them."""
    states = ((each.relative_to(top).as_posix(), each.stat()) for each in files)
    return sorted(f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in states)
