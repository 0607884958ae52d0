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
from typing import Any, NamedTuple

from enforcement_cli.cases.identities import FileStamp, Stamped
from enforcement_cli.cases.key_store import KeyRow

FORMAT = "enforce-cases-2"
_MOST_CHANGED = 8
"""The second file holds at most one line for so many of the first (and a thousand in any case)."""
_FEW = 1_000

_LONG = 100_000
"""Who collects that seldom has said that what is made stays: it need not be looked through, now or later."""

EntryRow = list[Any]
"""Name of its file, id of its content, hash of the entry, its fields without the record's value."""


class Remembered(NamedTuple):
    """One case as an earlier run found it, a line of a file: taken apart only where somebody asks."""

    folder: str
    identity: str
    """Of all but its ledger (see `identities`)."""
    mark: str
    """Of all its files; "" where not all that is in them is remembered here."""
    open_text: str
    keys_text: str
    entries_text: str

    @property
    def open(self) -> tuple[int, ...]:
        """The ordinals of the decisions of which something is to be said as long as they have not been disclosed."""
        return tuple(map(int, self.open_text.split(","))) if self.open_text else ()

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


def as_text(rows: Iterable[Any]) -> str:
    """Rows as one line without a tab in it."""
    return json.dumps(list(rows), ensure_ascii=False, separators=(",", ":"))


def all_rows(texts: Iterable[str]) -> list[list[Any]]:
    """The rows of many cases: one text taken apart, where ten thousand would cost five times as much."""
    found: list[list[Any]] = json.loads(f"[{','.join(texts)}]")
    return found


def nothing_of(folder: str, entries_text: str = "[]") -> Remembered:
    """A case of which nothing is known, or the entries of its ledger alone."""
    return Remembered(folder, "", "", "", "[]", entries_text)


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection while a hundred thousand small things are made that all stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if gc.get_threshold()[0] >= _LONG:  # the program itself, at whose end all goes together
                gc.freeze()
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
            each = Remembered(*line.split("\t"))
            if not each.identity and each.entries_text == "[]":
                self.cases.pop(each.folder, None)
            else:
                self.cases[each.folder] = each if knows else nothing_of(each.folder, each.entries_text)

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
            lines = list(map("\t".join, self.cases.values()))
            self._whole = hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
            whole = _file({"by": self.made_by, "inputs": self.inputs, "id": self._whole, "stamps": {}}, lines)
            self._changed.clear()
        changed = ["\t".join(self.cases.get(each, nothing_of(each))) for each in sorted(self._changed)]
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
