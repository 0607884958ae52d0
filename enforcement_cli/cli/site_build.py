"""The next public tree, made batch by batch: what nobody has touched since we wrote it is kept, the rest is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from enforcement_cli.cli.site_memory import KnownBatch, KnownFile, SiteMemory, digest_of
from enforcement_cli.public.made import Batch, Former

if TYPE_CHECKING:
    from enforcement_cli.public.site.brief import Brief
    from enforcement_cli.storage import NextTree


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
        """Name of a batch -> path -> what tells the bytes of the file."""
        there = tree.there
        self._untouched = {path: file[4] for path, file in memory.files() if there.get(path) == file[1:4]}

    def files(self, batches: Iterable[Batch]) -> Iterator[tuple[str, bytes]]:
        """Puts every batch into the tree; gives each file that is new or has changed, by path, as it comes."""
        for batch in batches:
            if batch.name in self._keys:
                raise ValueError(f"two batches of the name {batch.name}")
            self._keys[batch.name] = batch.key
            known = self._memory.batch(batch.name)
            compares = batch.is_copy and self._trust is Trust.BYTES
            if known is not None and known.key == batch.key and not compares:
                digests = {file[0] or batch.name: file[4] for file in known.files}
                if self._are_ours(digests):
                    self._keep(batch.name, known.note, digests)
                    continue
            made = batch.make(self)
            digests = self._digests[batch.name] = {}
            for path, data in made.files.items():
                digests[path] = digest_of(data)
                if self._tree.add(path, data):
                    yield path, data
            self._take(batch.name, made.note, made.files)

    def _keep(self, name: str, note: Any, digests: dict[str, str]) -> None:
        for path in digests:
            self._tree.keep(path)
        self._digests[name] = digests
        self._take(name, note, digests)

    def _take(self, name: str, note: Any, paths: Iterable[str]) -> None:
        if note is not None:
            self._notes[name] = note
        self._paths.update(paths)

    def _are_ours(self, paths: Iterable[str]) -> bool:
        if not all(path in self._untouched for path in paths):
            return False
        return self._trust is Trust.DATES or all(self.read(path) is not None for path in paths)

    # What a batch may ask (`public.made.Past`)

    def note(self, name: str) -> Any:
        """The note of a batch that came before."""
        return self._notes.get(name)

    def paths(self) -> Sequence[str]:
        """The files of the batches that came before, sorted."""
        return sorted(self._paths)

    def former(self, name: str) -> Former | None:
        """The batch of that name as it was made last time."""
        known = self._memory.batch(name)
        return Former(known.key, known.note) if known is not None else None

    def read(self, path: str) -> bytes | None:
        """A file of the present tree that has the very bytes that we wrote."""
        digest = self._untouched.get(path)
        data = self._tree.read_present(path) if digest is not None else None
        return data if data is not None and digest_of(data) == digest else None

    def memory(self, briefs: dict[str, Brief]) -> SiteMemory:
        """What to remember of the tree, when it has been placed; `briefs` as `SiteMemory` has them."""
        marks = self._tree.marks()

        def files(name: str) -> list[KnownFile]:
            return [
                KnownFile(path if path != name else "", *marks[path], digest)
                for path, digest in self._digests[name].items()
            ]

        batches = {name: KnownBatch(key, self._notes.get(name), files(name)) for name, key in self._keys.items()}
        return SiteMemory(batches, briefs)
