"""An entry of the ledger without its record, which is read from its file when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

RECORD = "record"


class LightEntry(Mapping[str, Any]):
    """Equal to the entry that its file holds. `sha256`: the hash of the whole entry, as later ones name it.

    `fields` are all fields of the entry in their order, that of the record (where there is one) without its value;
    `file` is its path in the repository. `read` gives the record of that file's entry; it raises EnforceError where
    the file no longer holds what it held.
    """

    __slots__ = ("_fields", "_read", "file", "sha256")

    def __init__(
        self, fields: Mapping[str, Any], sha256: str, file: str, read: Callable[[LightEntry], Mapping[str, Any]]
    ) -> None:
        self._fields, self.sha256, self.file, self._read = fields, sha256, file, read

    def __getitem__(self, key: str) -> Any:
        if key == RECORD and key in self._fields:
            return self._read(self)
        return self._fields[key]

    def get(self, key: str, default: Any = None) -> Any:
        """As of any mapping, without the detour by an exception."""
        if key == RECORD and key in self._fields:
            return self._read(self)
        return self._fields.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return f"LightEntry({self.file!r})"

    @property
    def has_record(self) -> bool:
        """Whether there is a record, without reading it."""
        return RECORD in self._fields


def without_record(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an entry as `LightEntry` takes them."""
    return {key: None if key == RECORD else value for key, value in entry.items()}
