"""The next public tree, made batch by batch: what nobody has touched since we wrote it is kept, the rest is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from enforcement_cli.cli.site_memory import KnownBatch, KnownFile, SiteMemory
from enforcement_cli.public.made import Batch, Former

if TYPE_CHECKING:
    from enforcement_cli.storage import FileMark, NextTree


class Trust(Enum):
    """When a file of the present tree is taken for the one that we wrote."""

    DATES = auto()
    """Its size, time and inode are the same: whoever edits a file changes one of them."""
    BYTES = auto()
    """Its bytes have the same sha256 as well."""


class SiteBuild:
    """A tree in the making, and what the batches may ask of the past."""

    def __init__(self, tree: NextTree, memory: SiteMemory, trust: Trust) -> None:
        self._tree, self._memory, self._trust = tree, memory, trust
        self._notes: dict[str, Any] = {}
        self._paths: set[str] = set()
        self._keys: dict[str, str] = {}
        self._digests: dict[str, dict[str, str]] = {}
        self._untouched: dict[str, KnownFile] = {
            file.path: file
            for batch in memory.batches.values()
            for file in batch.files
            if _is_same(file, tree.there.get(file.path))
        }

    def files(self, batches: Iterable[Batch]) -> Iterator[tuple[str, bytes]]:
        """Puts every batch into the tree; gives each file that is new or has changed, by path, as it comes."""
        for batch in batches:
            if batch.name in self._keys:
                raise ValueError(f"two batches of the name {batch.name}")
            self._keys[batch.name] = batch.key
            known = self._memory.batches.get(batch.name)
            compares = batch.is_copy and self._trust is Trust.BYTES
            if known is not None and known.key == batch.key and not compares and self._are_ours(known.files):
                self._keep(batch.name, known)
                continue
            made = batch.make(self)
            digests = self._digests[batch.name] = {}
            for path, data in made.files.items():
                digests[path] = sha256(data).hexdigest()
                if self._tree.add(path, data):
                    yield path, data
            self._take(batch.name, made.note, made.files)

    def _keep(self, name: str, known: KnownBatch) -> None:
        for each in known.files:
            self._tree.keep(each.path)
        self._digests[name] = {each.path: each.sha256 for each in known.files}
        self._take(name, known.note, self._digests[name])

    def _take(self, name: str, note: Any, paths: Iterable[str]) -> None:
        if note is not None:
            self._notes[name] = note
        self._paths.update(paths)

    def _are_ours(self, files: Sequence[KnownFile]) -> bool:
        if not all(each.path in self._untouched for each in files):
            return False
        return self._trust is Trust.DATES or all(self._has_bytes(each) is not None for each in files)

    def _has_bytes(self, file: KnownFile) -> bytes | None:
        data = self._tree.read_present(file.path)
        return data if data is not None and sha256(data).hexdigest() == file.sha256 else None

    # What a batch may ask (`public.made.Past`)

    def note(self, name: str) -> Any:
        """The note of a batch that came before."""
        return self._notes.get(name)

    def paths(self) -> Sequence[str]:
        """The files of the batches that came before, sorted."""
        return sorted(self._paths)

    def former(self, name: str) -> Former | None:
        """The batch of that name as it was made last time."""
        known = self._memory.batches.get(name)
        return Former(known.key, known.note) if known is not None else None

    def read(self, path: str) -> bytes | None:
        """A file of the present tree that has the very bytes that we wrote."""
        known = self._untouched.get(path)
        return self._has_bytes(known) if known is not None else None

    def memory(self, briefs: dict[str, Any]) -> SiteMemory:
        """What to remember of the tree, when it has been placed; `briefs` as `SiteMemory` has them."""
        marks = self._tree.marks()
        batches = {
            name: KnownBatch(key, self._notes.get(name), tuple(_known(marks, self._digests[name])))
            for name, key in self._keys.items()
        }
        return SiteMemory(batches, briefs)


def _known(marks: dict[str, FileMark], digests: dict[str, str]) -> Iterator[KnownFile]:
    for path, digest in digests.items():
        mark = marks[path]
        yield KnownFile(path, mark.size, mark.mtime_ns, mark.inode, digest)


def _is_same(file: KnownFile, mark: FileMark | None) -> bool:
    return mark is not None and (file.size, file.mtime_ns, file.inode) == (mark.size, mark.mtime_ns, mark.inode)
