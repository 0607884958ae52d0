"""The keys of many cases, some just taken from them and some remembered; a Key is made when its kind is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from enforcement_cli.problems import Place

KeyRow = Sequence[Any]
"""kind, value, file within the case folder, pointer; and line, column, last line where the place has them."""


class Key:
    """What the judging of the whole repository needs of one case: a kind, a value, and where it stands.

    Rules compare the values of ten thousand and name the places of a few: a remembered place is made when asked for.
    """

    __slots__ = ("_folder", "_place", "case", "kind", "value")

    def __init__(self, kind: str, value: str, case: str, place: Place | KeyRow, folder: str = "") -> None:
        self.kind, self.value, self.case, self._place, self._folder = kind, value, case, place, folder

    @property
    def place(self) -> Place:
        """Where it stands."""
        if not isinstance(self._place, Place):
            _, _, file, pointer, *position = self._place
            self._place = Place(f"{self._folder}/{file}", tuple(pointer), *position)
        return self._place

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and self._all == other._all

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return f"Key({self.kind!r}, {self.value!r}, {self.case!r}, {self.place!r})"

    @property
    def _all(self) -> tuple[str, str, str, Place]:
        return self.kind, self.value, self.case, self.place


def key_row(key: Key, folder: str) -> list[Any]:
    """A key as it is remembered; `folder` is its case's."""
    place = key.place
    row = [key.kind, key.value, place.file.removeprefix(f"{folder}/"), list(place.pointer)]
    position = [place.line, place.column, place.end_line]
    return [*row, *position] if any(position) else row


def key_of(row: KeyRow, folder: str) -> Key:
    """The opposite."""
    return Key(row[0], row[1], folder.rpartition("/")[2], row, folder)


class KeyStore:
    """Keys by kind, in the order in which their cases were added."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, list[tuple[str, KeyRow]]] = defaultdict(list)

    def add(self, folder: str, rows: Iterable[KeyRow]) -> None:
        """The keys of a case, as rows; a case may be added in parts."""
        found = self._rows
        for row in rows:
            found[row[0]].append((folder, row))

    def of(self, kind: str) -> Iterator[Key]:
        """The keys of one kind."""
        return (key_of(row, folder) for folder, row in self._rows.get(kind, ()))
