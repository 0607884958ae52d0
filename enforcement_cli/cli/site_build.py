"""The next public tree, made batch by batch: what nobody has touched since we wrote it is kept, the rest is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from enforcement_cli.cli.site_memory import SiteMemory, digest_of
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
        self._paths: list[str] = []
        self._made: dict[str, tuple[str, dict[str, str] | None]] = {}
        """Name of a batch -> its key; and path -> what tells the bytes of the file, None where it was kept as it is."""
        there = tree.there.get
        self._untouched = {path: file[4] for path, file in memory.files() if there(path) == tuple(file[1:4])}

    def files(self, batches: Iterable[Batch]) -> Iterator[tuple[str, bytes]]:
        """Puts every batch into the tree; gives each file that is new or has changed, by path, as it comes."""
        remembered, compares = self._memory.batches, self._trust is Trust.BYTES
        for batch in batches:
            name, key = batch.name, batch.key
            if name in self._made:
                raise ValueError(f"two batches of the name {name}")
            known = remembered.get(name)
            if known is not None and known[0] == key and not (batch.is_copy and compares):
                paths = [file[0] or name for file in known[2]]
                if self._are_ours(paths):
                    self._made[name] = key, None
                    self._tree.keep_all(paths)
                    self._take(name, known[1], paths)
                    continue
            made = batch.make(self)
            digests: dict[str, str] = {}
            self._made[name] = key, digests
            for path, data in made.files.items():
                digests[path] = digest_of(data)
                if self._tree.add(path, data):
                    yield path, data
            self._take(name, made.note, made.files)

    def _take(self, name: str, note: Any, paths: Iterable[str]) -> None:
        if note is not None:
            self._notes[name] = note
        self._paths.extend(paths)

    def _are_ours(self, paths: Iterable[str]) -> bool:
        untouched = self._untouched
        for path in paths:  # a loop, since there are ten thousand batches of one file
            if path not in untouched or (self._trust is not Trust.DATES and self.read(path) is None):
                return False
        return True

    # What a batch may ask (`public.made.Past`)

    def note(self, name: str) -> Any:
        """The note of a batch that came before."""
        return self._notes.get(name)

    def paths(self) -> Sequence[str]:
        """The files of the batches that came before, sorted."""
        return sorted(set(self._paths))

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
        marks, remembered = self._tree.marks(), self._memory.batches
        batches: dict[str, Sequence[Any]] = {}
        for name, (key, digests) in self._made.items():
            if digests is None:
                batches[name] = remembered[name]
            else:
                files = [(path if path != name else "", *marks[path], digest) for path, digest in digests.items()]
                batches[name] = (key, self._notes.get(name), files)
        return SiteMemory(batches, briefs)
