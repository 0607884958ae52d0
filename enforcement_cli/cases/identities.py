"""By what a case folder is known again without being opened: names of its files, and the contents of those that count.

A content is named as git names it (a blob's id), so that it is the same one whether git was asked or the file was read,
and the same before and after it is committed.

What is not seen in this way: a second name of a file elsewhere (hard link), a pipe, an empty folder. Nothing of a case
stands in these; `check` finds them, and so does whatever judges the case.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from enforcement_cli.cases.filenames import is_debris
from enforcement_cli.cases.layout import CASE_FILES
from enforcement_cli.cases.read_bytes import read_bytes

_ENTRIES = "disclosure/"
_COUNT = frozenset(CASE_FILES)


class FileStamp(NamedTuple):
    """What a file's inode says; another content has another one, but for changes within one tick of the clock."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class Stamped(NamedTuple):
    """A content's id, and the stamp of the file in which it was seen."""

    stamp: FileStamp
    id: str


def blob_id(data: bytes, algorithm: str) -> str:
    """The id that git gives to this content; `algorithm` is sha1 or sha256."""
    digest = hashlib.new(algorithm, b"blob %d\0" % len(data), usedforsecurity=False)
    digest.update(data)
    return digest.hexdigest()


def case_identity(files: Mapping[str, str]) -> str:
    """Identity of all of a case but its ledger, from relative name -> id; office debris counts for nothing.

    Of attachments, and of what nobody reads, only the names count.
    """
    lines = [
        f"{name}\0{files[name] if name in _COUNT else ''}\n"
        for name in sorted(files)
        if not name.startswith(_ENTRIES) and not is_debris(name.rpartition("/")[2])
    ]
    text = "".join(lines).encode("utf-8", "surrogateescape")
    return hashlib.sha256(text).hexdigest()


@dataclass(frozen=True, slots=True)
class Identity:
    """By what one folder is known. `entries`: name of each file of its ledger -> id of the content."""

    case: str
    entries: Mapping[str, str]


@dataclass
class Identities:
    """The files of every case folder: those that are as git has them by their ids, others looked at.

    `listed`, `odd` and `changed` are git's answer (paths relative to `root`): `listed` are lines of its index by case
    folder, of which `taken_apart` gives path and id. `stamped` holds what an earlier run knew of files that git had not
    taken in; `stamps` what is now known of those.
    """

    root: Path
    listed: Mapping[str, str]
    odd: Iterable[str]
    changed: Iterable[str]
    algorithm: str
    taken_apart: Callable[[str], Iterable[tuple[str, str]]]
    stamped: Mapping[str, Stamped] = field(default_factory=dict)
    stamps: dict[str, Stamped] = field(default_factory=dict)
    _changed: dict[str, dict[str, str | None]] = field(default_factory=dict)
    """Folder -> name of each file that is not as git has it -> id of its content, None where it is gone."""
    _odd: set[str] = field(default_factory=set)
    _found: dict[str, Identity | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._odd.update(_folder(path) for path in self.odd)
        top = f"{self.root}/"
        for path in self.changed:
            self._take(top, path)

    def mark(self, folder: str) -> str:
        """A digest of all that is known of the folder's files: the same, and nothing in it is another; "" for none.

        Unlike the identity it is not the same before and after a file is committed, and costs a tenth.
        """
        if folder in self._odd:
            return ""
        told = self.listed.get(folder, "")
        changed = self._changed.get(folder)
        if changed is not None:
            told += "\0".join(["", *[f"{name}\0{changed[name]}" for name in sorted(changed)]])
        return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest() if told else ""

    def of(self, folder: str) -> Identity | None:
        """The identity of a case folder; None where it has to be read."""
        if folder not in self._found:
            self._found[folder] = self._identity(folder)
        return self._found[folder]

    def _identity(self, folder: str) -> Identity | None:
        if folder in self._odd or (folder not in self.listed and folder not in self._changed):
            return None
        listed = self.taken_apart(self.listed.get(folder, ""))
        files: dict[str, str | None] = {path[len(folder) + 1 :]: id_ for path, id_ in listed}
        files |= self._changed.get(folder, {})
        there = {name: id_ for name, id_ in files.items() if id_ is not None}
        entries = {name.removeprefix(_ENTRIES): id_ for name, id_ in there.items() if name.startswith(_ENTRIES)}
        return Identity(case_identity(there), entries)

    def _take(self, top: str, path: str) -> None:
        folder, name = _folder(path), path.split("/", 3)[-1]
        files = self._changed.setdefault(folder, {})
        try:
            found = os.lstat(top + path)
        except (FileNotFoundError, NotADirectoryError):
            files[name] = None
            return
        except OSError:
            self._odd.add(folder)
            return
        if path.endswith("/") or not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
            self._odd.add(folder)
            return
        id_ = self._looked_at(path, found) if name in _COUNT or name.startswith(_ENTRIES) else ""
        if id_ is None:
            self._odd.add(folder)
        else:
            files[name] = id_

    def _looked_at(self, path: str, found: os.stat_result) -> str | None:
        """The id of what a file holds; from its stamp where that is known, else by reading it. None: it cannot be read."""
        stamp = stamp_of(found)
        known = self.stamped.get(path)
        if known is not None and known.stamp == stamp:
            self.stamps[path] = known
            return known.id
        data, _ = read_bytes(self.root / path, path)
        if data is None:
            return None
        id_ = blob_id(data, self.algorithm)
        # A change between the look and the reading gives the file another stamp than the one kept here.
        self.stamps[path] = Stamped(stamp, id_)
        return id_


def stamp_of(found: os.stat_result) -> FileStamp:
    """The stamp of a file."""
    return FileStamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _folder(path: str) -> str:
    return "/".join(path.split("/", 3)[:3])


@dataclass
class Witness:
    """What was read in loading cases, so that what is remembered of one is bound to the very bytes it was taken from.

    `names`: folder -> all files found in it; `ids`: file -> id of the content that was read. Both by path in the
    repository.
    """

    name_content: Callable[[bytes], str]
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def take(self, folder: str) -> Identity | None:
        """The identity of a folder as it was read, once; None where that is not known."""
        names = self.names.pop(folder, None)
        if names is None:
            return None
        files = {name: self.ids.pop(f"{folder}/{name}", "") for name in names}
        entries = {name.removeprefix(_ENTRIES): id_ for name, id_ in files.items() if name.startswith(_ENTRIES)}
        return Identity(case_identity(files), entries)
