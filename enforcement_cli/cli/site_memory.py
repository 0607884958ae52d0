"""What is remembered of the public tree that we wrote, so that what has not changed is not made again.

For each batch of files: its key, its note, and of each file what tells it without reading (size, time, inode) and its
sha256; for each record, what it is in brief. The memory is of one tree, made by one state of the program, and checked as a
whole: one that is missing, cut off, altered or of another program is none, and then everything is made.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import enforcement_cli
from enforcement_cli.cli.cache_folder import drop_oldest, read_cached, write_cached
from enforcement_cli.resources import TEMPLATES

_FORM = 2
_MARSHALLED = 2
"""A form without references, so that the same memory is always the same bytes. Only what passed for ours is read."""
_HEX = 32
_PREFIX = "site-"
_TREES = 8
"""How many trees are remembered: `--out` may name another one every day."""


class KnownFile(NamedTuple):
    """A file as we wrote it. `path` is "" for that of the batch's own name."""

    path: str
    size: int
    mtime_ns: int
    inode: int
    sha256: str
    """Its first half."""


class KnownBatch(NamedTuple):
    """A batch as it was made."""

    key: str
    note: Any
    files: Sequence[KnownFile]


@dataclass(frozen=True, slots=True)
class SiteMemory:
    """What is remembered of one tree: plain rows, as they go to the disk and come back."""

    batches: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    """The fields of each `KnownBatch` by its name, its files as those of `KnownFile`."""
    briefs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Each `Brief` by the hash of the entry that it was taken from."""

    def batch(self, name: str) -> KnownBatch | None:
        """What is remembered of a batch."""
        row = self.batches.get(name)
        return KnownBatch(*row) if row is not None else None

    def files(self) -> Iterator[tuple[str, Sequence[Any]]]:
        """Every file by its path: the fields of a `KnownFile`."""
        return ((file[0] or name, file) for name, (_, _, files) in self.batches.items() for file in files)


def digest_of(data: bytes) -> str:
    """What tells the bytes of a file from any others."""
    return sha256(data).hexdigest()[:_HEX]


def recall(root: Path, target: Path) -> SiteMemory:
    """What is remembered of the tree `target` of the repository `root`; nothing where there is any doubt."""
    head, _, body = read_cached(root, _name(root, target)).partition(b"\n")
    if head != _head(root, target, body):
        return SiteMemory()
    return SiteMemory(*marshal.loads(body))


def remember(root: Path, target: Path, memory: SiteMemory) -> None:
    """Keep it for the next run, if there is room; to be called under the repository's lock."""
    briefs = {digest: tuple(each) for digest, each in memory.briefs.items()}
    batches = {name: tuple(each) for name, each in memory.batches.items()}
    body = marshal.dumps((batches, briefs), _MARSHALLED)
    name = _name(root, target)
    write_cached(root, name, _head(root, target, body) + b"\n" + body)
    drop_oldest(root, _PREFIX, _TREES, name)


def _name(root: Path, target: Path) -> str:
    """A file for each tree."""
    return f"{_PREFIX}{sha256(_where(root, target)).hexdigest()[:16]}"


def _where(root: Path, target: Path) -> bytes:
    """A tree within the repository moves with it."""
    own, meant = os.path.abspath(root), os.path.abspath(target)  # noqa: PTH100 -- links are not followed
    return meant.removeprefix(f"{own}{os.sep}").encode("utf-8", "surrogateescape")


def _head(root: Path, target: Path, body: bytes) -> bytes:
    """Of which tree, by which program, and that nothing of it is missing."""
    return sha256(b"\0".join((_program(), _where(root, target), sha256(body).digest()))).hexdigest().encode("ascii")


def _program() -> bytes:
    """What decides how pages look beside their facts: this program, its templates, the engine that fills them."""
    from importlib.metadata import version

    found = [str(_FORM), enforcement_cli.__version__, sys.version, version("jinja2"), version("markupsafe")]
    own = os.path.dirname(enforcement_cli.__file__)  # noqa: PTH120 -- hundreds of files, at every start
    for top in (
        *(f"{own}/{part}" for part in ("public", "cases", "cli")),
        f"{TEMPLATES}/site",
        f"{TEMPLATES}/fragments",
    ):
        found += _states(top)
    return "\n".join(found).encode("utf-8", "surrogateescape")


def _states(top: str) -> list[str]:
    """Each file below by its size and time, as make and git look at them."""
    found, folders = [], [top]
    for folder in folders:  # grows while it is walked
        if not os.path.isdir(folder):  # noqa: PTH112 -- a program in one file
            continue
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.extend([entry.path] if entry.name != "__pycache__" else [])
                else:
                    state = entry.stat()
                    found.append(f"{entry.path} {state.st_size} {state.st_mtime_ns}")
    return sorted(found)
