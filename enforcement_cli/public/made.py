"""Files of the public tree as recipes: what each hangs on, and how it is made when somebody needs it.

A batch is some files that hang on the same things. Its key is a digest of all of them, put together from the hashes that
the ledger has already, so that it costs next to nothing; where the key is the one under which the files were made last
time, they need not be made again. `make` must give the same bytes whatever lies in the past: the past may only save work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

LENGTH = 32
"""Hexadecimal digits of a key."""


@dataclass(frozen=True, slots=True)
class Former:
    """A batch as it was made last time: the key it had, and its note."""

    key: str
    note: Any


class Past(Protocol):
    """What a batch may ask for while it is made."""

    def note(self, name: str) -> Any:
        """The note of a batch of this same tree that came before; None where it has none."""

    def paths(self) -> Sequence[str]:
        """The files of the batches that came before, sorted."""

    def former(self, name: str) -> Former | None:
        """The batch of that name in the last tree; None where nobody remembers it."""

    def read(self, path: str) -> bytes | None:
        """A file of the last tree, of whose bytes it is certain that we wrote them; None where it is not."""


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a batch by path, and what later batches, or this one next time, need to know of it: plain JSON data."""

    files: Mapping[str, bytes]
    note: Any = None


class Batch(NamedTuple):
    """Files that are made together. `name` is theirs alone within a tree and stays the same."""

    name: str
    key: str
    make: Callable[[Past], Made]
    is_copy: bool = False
    """Of a file that lies in the repository: who compares bytes looks at that, too."""


def digest(*parts: str) -> str:
    """The key of these parts, in this order."""
    return sha256("\n".join(parts).encode("utf-8")).hexdigest()[:LENGTH]


def one_file(path: str, key: str, make: Callable[[], bytes]) -> Batch:
    """A batch of one file that asks nothing of the past."""
    return Batch(path, key, partial(_only, path, make))


def _only(path: str, make: Callable[[], bytes], past: Past) -> Made:
    del past
    return Made({path: make()})


@dataclass
class NoPast:
    """The past of a tree of which nobody remembers anything: what has been made so far, and nothing before."""

    _notes: dict[str, Any] = field(default_factory=dict)
    _paths: set[str] = field(default_factory=set)

    def note(self, name: str) -> Any:
        """As `Past` says."""
        return self._notes.get(name)

    def paths(self) -> Sequence[str]:
        """As `Past` says."""
        return sorted(self._paths)

    def former(self, name: str) -> Former | None:
        """Nothing."""
        return None

    def read(self, path: str) -> bytes | None:
        """Nothing."""
        return None

    def take(self, batch: Batch, note: Any, paths: Iterable[str]) -> None:
        """A batch of this tree, made or kept."""
        if note is not None:
            self._notes[batch.name] = note
        self._paths.update(paths)


def make_each(batches: Iterable[Batch]) -> Iterator[tuple[str, bytes]]:
    """Every file of these batches, made one after the other."""
    past = NoPast()
    for batch in batches:
        made = batch.make(past)
        past.take(batch, made.note, made.files)
        yield from made.files.items()


def make_all(batches: Iterable[Batch]) -> dict[str, bytes]:
    """All of them at once, for small trees."""
    return dict(make_each(batches))
