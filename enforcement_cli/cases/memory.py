"""What an earlier run knew of the cases, so that those which have not changed need not be opened again.

    cases.1.tsv     one line a case, written as a whole
    cases.2.tsv     the lines that have changed since, short; a later line takes the place of an earlier one

Only facts are remembered, never a verdict that hangs on the day. Whatever is missing, garbled or of another version
is not there: then everything is read, as without a memory.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from enforcement_cli.cases.identities import FileStamp, Stamped
from enforcement_cli.cases.key_store import KeyRow

FORMAT = "enforce-cases-1"
_MOST_CHANGED = 8
"""The second file holds at most one line for so many of the first (and a thousand in any case)."""
_FEW = 1_000

EntryRow = list[Any]
"""Name of its file, id of its content, hash of the entry, its fields without the record's value."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One case as an earlier run found it, taken apart only where somebody asks.

    `identity`: of all but its ledger (see `identities`). `open`: the ordinals of the decisions of which something is to
    be said as long as they have not been disclosed.
    """

    folder: str
    identity: str
    open: tuple[int, ...]
    keys_text: str
    entries_text: str

    @property
    def keys(self) -> list[KeyRow]:
        """The compact keys of the case, but those of its ledger, as rows."""
        found: list[KeyRow] = json.loads(self.keys_text)
        return found

    @property
    def entries(self) -> list[EntryRow]:
        """The entries of its ledger, by name; each is good for a file of that content alone."""
        found: list[EntryRow] = json.loads(self.entries_text)
        return found

    @property
    def line(self) -> str:
        """The case as a line of a file."""
        opened = ",".join(map(str, self.open))
        return "\t".join((self.folder, self.identity, opened, self.keys_text, self.entries_text))

    @classmethod
    def of_line(cls, line: str) -> Remembered:
        """The opposite. Raises ValueError."""
        folder, identity, opened, keys, entries = line.split("\t")
        return cls(folder, identity, tuple(map(int, opened.split(","))) if opened else (), keys, entries)


def as_text(rows: Iterable[Any]) -> str:
    """Rows as one line without a tab in it."""
    return json.dumps(list(rows), ensure_ascii=False, separators=(",", ":"))


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection while a hundred thousand small things are made that all stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass
class Memory:
    """The cases that are remembered, by folder, and the stamps of files that git had not taken in, by path."""

    made_by: str
    inputs: str
    cases: dict[str, Remembered] = field(default_factory=dict)
    stamps: dict[str, Stamped] = field(default_factory=dict)
    _whole: str = ""
    _changed: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, whole: bytes, changes: bytes, made_by: str, inputs: str) -> Memory:
        """What the two files hold; an empty memory for whatever is not ours.

        `made_by`: the program; another one's memory is none. `inputs`: what, besides the case itself, the keys of a
        case are made from (`keys.inputs`); of another bureau only the ledger's entries are kept.
        """
        memory = cls(made_by, inputs)
        found = _lines(whole)
        if found is None or found[0].get("by") != made_by:
            return memory
        header, lines = found
        later = _lines(changes)
        try:
            memory._take(lines, knows=header.get("inputs") == inputs)
            memory._stamps(header)
            memory._whole = str(header["id"])
            if later is not None and later[0].get("whole") == memory._whole and later[0].get("by") == made_by:
                memory._take(later[1], knows=later[0].get("inputs") == inputs)
                memory._changed.update(line.partition("\t")[0] for line in later[1])
                memory._stamps(later[0])
            if {header.get("inputs"), (later or ({}, []))[0].get("inputs", inputs)} != {inputs}:
                memory._whole = ""  # everything will be known anew: written as a whole
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls(made_by, inputs)
        return memory

    def _take(self, lines: Iterable[str], *, knows: bool) -> None:
        for line in lines:
            each = Remembered.of_line(line)
            if not each.identity and each.entries_text == "[]":
                self.cases.pop(each.folder, None)
            else:
                self.cases[each.folder] = each if knows else Remembered(each.folder, "", (), "[]", each.entries_text)

    def _stamps(self, header: Mapping[str, Any]) -> None:
        self.stamps = {path: Stamped(FileStamp(*stamp), str(id_)) for path, (stamp, id_) in header["stamps"].items()}

    def put(self, case: Remembered) -> None:
        """Remember a case, in place of what was known of it."""
        if self.cases.get(case.folder) != case:
            self.cases[case.folder] = case
            self._changed.add(case.folder)

    def keep_only(self, folders: Iterable[str]) -> None:
        """Forget cases that are no longer there."""
        for folder in set(self.cases).difference(folders):
            del self.cases[folder]
            self._changed.add(folder)

    def files(self) -> tuple[bytes | None, bytes]:
        """The two files as they are to be written, the first before the second; None where it stays as it is."""
        whole = None
        if not self._whole or len(self._changed) > max(_FEW, len(self.cases) // _MOST_CHANGED):
            lines = [each.line for each in self.cases.values()]
            self._whole = hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
            whole = _file({"by": self.made_by, "inputs": self.inputs, "id": self._whole, "stamps": {}}, lines)
            self._changed.clear()
        changed = [
            (self.cases[each] if each in self.cases else Remembered(each, "", (), "[]", "[]")).line
            for each in sorted(self._changed)
        ]
        header = {"by": self.made_by, "inputs": self.inputs, "whole": self._whole, "stamps": self.stamps}
        return whole, _file(header, changed)


def _file(header: Mapping[str, Any], lines: list[str]) -> bytes:
    """A header in one line of JSON, its digest and that of the rest before it; then the lines."""
    head = json.dumps(header, ensure_ascii=True, separators=(",", ":"))
    body = "\n".join([head, *lines, ""]).encode("utf-8", "surrogateescape")
    return f"{FORMAT} {hashlib.sha256(body).hexdigest()}\n".encode() + body


def _lines(data: bytes) -> tuple[dict[str, Any], list[str]] | None:
    """Header and lines of a file; None where it is not whole, or none of ours."""
    first, _, body = data.partition(b"\n")
    if first != f"{FORMAT} {hashlib.sha256(body).hexdigest()}".encode():
        return None
    head, *lines = body.decode("utf-8", "surrogateescape").split("\n")
    try:
        header = json.loads(head)
    except ValueError:
        return None
    return (header, lines[:-1]) if isinstance(header, dict) else None
