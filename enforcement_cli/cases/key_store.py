"""The keys of many cases, some just taken from them and some remembered; a Key is made when its kind is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from enforcement_cli.problems import Place

KeyRow = Sequence[Any]
"""kind, value, file within the case folder, pointer; and line, column, last line where the place has them."""


@dataclass(frozen=True, slots=True)
class Key:
    """What the judging of the whole repository needs of one case: a kind, a value, and where it stands."""

    kind: str
    value: str
    case: str
    place: Place


def key_row(key: Key, folder: str) -> list[Any]:
    """A key as it is remembered; `folder` is its case's."""
    place = key.place
    row = [key.kind, key.value, place.file.removeprefix(f"{folder}/"), list(place.pointer)]
    position = [place.line, place.column, place.end_line]
    return [*row, *position] if any(position) else row


def key_of(row: KeyRow, folder: str) -> Key:
    """The opposite."""
    kind, value, file, pointer, *position = row
    return Key(kind, value, folder.rpartition("/")[2], Place(f"{folder}/{file}", tuple(pointer), *position))


class KeyStore:
    """Keys by kind, in the order in which their cases were added."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[str, KeyRow]]] = {}

    def add(self, folder: str, rows: Iterable[KeyRow]) -> None:
        """The keys of a case, as rows; a case may be added in parts."""
        for row in rows:
            self._rows.setdefault(row[0], []).append((folder, row))

    def of(self, kind: str) -> Iterator[Key]:
        """The keys of one kind."""
        return (key_of(row, folder) for folder, row in self._rows.get(kind, ()))
