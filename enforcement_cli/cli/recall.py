"""What a publishing command knows of all cases, opening only those that have changed since an earlier run.

    recall = Recall(repository)     # git begins to look, while the caller goes on
    recall.entries()                # the ledger
    recall.save(new)                # under the repository's lock; `check` never does

A case is known again by the contents of its files, as git names them (`cases.identities`). Without git, or where git's
answer is in doubt, everything is read.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path

import enforcement_cli
from enforcement_cli.cases.filenames import is_debris
from enforcement_cli.cases.identities import Identities, Identity, Witness, blob_id
from enforcement_cli.cases.key_store import KeyRow
from enforcement_cli.cases.keys import entry_rows, key_inputs
from enforcement_cli.cases.layout import PUBLIC_PICTURE, Layout
from enforcement_cli.cases.ledger_facts import entry_sha256, record_sha256
from enforcement_cli.cases.light_entry import RECORD, LightEntry, without_record
from enforcement_cli.cases.memory import EntryRow, Memory, Remembered, all_rows, as_text, nothing_of, uncollected
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.cache_folder import read_cached, write_cached
from enforcement_cli.cli.ledger_memory import Looking
from enforcement_cli.cli.lost_entries import demand_none_lost
from enforcement_cli.cli.meta import tool_version
from enforcement_cli.cli.reading_ledger import LedgerReader, demand_all
from enforcement_cli.git import Git
from enforcement_cli.git.holdings import Holdings, files_listed
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.ledger import DisclosureState, Entry, current_state, dump_entry, entry_name
from enforcement_cli.resources import SCHEMAS

WHOLE, CHANGES = "cases.1.tsv", "cases.2.tsv"
SLACK_NS = 2_000_000_000
"""A file that changed so shortly before it was looked at may change again without its time of change telling."""
FEW = 32
"""So many cases are taken apart in a moment: that git says another thing of them is no reason to write."""
_SOURCES = ("cases", "public/ledger")


class Recall:
    """All cases of a repository at one moment: what is remembered of those that have not changed, the others read.

    `trusts`: whether what an earlier run left is used; if not, everything is read, and remembered anew.
    """

    def __init__(self, repository: Repository, *, trusts: bool = True) -> None:
        self.repository, self.trusts = repository, trusts
        self.reader = LedgerReader(repository)
        self._asked = Git(repository.root).holdings("cases")
        self._history = Looking(repository.root)
        self._learned: dict[str, Remembered] = {}
        self._ledgers: dict[str, list[LightEntry] | None] = {}
        self._fresh: dict[str, list[EntryRow]] = {}
        self._looked_at = 0

    @cached_property
    def layout(self) -> Layout:
        """Which folders there are."""
        return self.repository.layout()

    @cached_property
    def _read(self) -> tuple[bytes, bytes]:
        root = self.repository.root
        if not self.trusts:
            return b"", b""
        return read_cached(root, WHOLE), read_cached(root, CHANGES)

    @cached_property
    def _memory(self) -> Memory:
        with uncollected():
            return Memory.read(*self._read, made_by(), key_inputs(self.repository.bureau))

    @cached_property
    def _holdings(self) -> Holdings | None:
        """What git has; None without git. Waits for it."""
        return self._asked.answer()

    @cached_property
    def _identities(self) -> Identities | None:
        """What is in every folder; None without git. Waits for it."""
        memory = self._memory
        holdings = self._holdings
        if holdings is None:
            return None
        self._looked_at = time.time_ns()
        self.repository.witness = Witness(partial(blob_id, algorithm=holdings.algorithm))
        with uncollected():
            return Identities(
                self.repository.root,
                holdings.listed,
                holdings.odd,
                holdings.changed,
                holdings.algorithm,
                files_listed,
                memory.stamps,
            )

    @cached_property
    def _unchanged(self) -> dict[str, Remembered]:
        """The cases that are remembered in full, and of which not a file is another than it was then."""
        identities = self._identities
        if identities is None:
            return {}
        known = self._memory.cases
        return {folder: each for folder, each in known.items() if each.mark and each.mark == identities.mark(folder)}

    @cached_property
    def _unchanged_keys(self) -> dict[str, list[KeyRow]]:
        known = self._unchanged
        with uncollected():
            return dict(zip(known, all_rows(each.keys_text for each in known.values()), strict=True))

    @cached_property
    def _unchanged_ledgers(self) -> dict[str, list[LightEntry]]:
        known, light = self._unchanged, self.reader.light
        with uncollected():
            rows = all_rows(each.entries_text for each in known.values())
            return {
                folder: [light(f"{folder}/disclosure/{row[0]}", row[3], row[2]) for row in own]
                for folder, own in zip(known, rows, strict=True)
            }

    def _identity(self, folder: str) -> Identity | None:
        return self._identities.of(folder) if self._identities is not None else None

    def _own(self, folder: str) -> Remembered | None:
        """What is known of a case but for its ledger; None where it has to be read."""
        learned = self._learned.get(folder)
        if learned is not None:
            return learned
        if folder in self._unchanged:
            return self._unchanged[folder]
        known, identity = self._memory.cases.get(folder), self._identity(folder)
        return known if known is not None and identity is not None and known.identity == identity.case else None

    def rows(self, folder: str) -> list[KeyRow] | None:
        """The keys of a case as rows; None where the case has to be loaded for them."""
        own, ledger = self._own(folder), self._ledger(folder)
        if own is None or ledger is None:
            return None
        found = list(self._unchanged_keys[folder]) if own is self._unchanged.get(folder) else own.keys
        for each in ledger:
            found += _entry_rows(folder, each)
        return found

    def is_settled(self, folder: str) -> bool:
        """Whether, for sure, nothing of the case is to be published, or to be said, unless it is asked for by name.

        True where each decision that was made and is not kept from the public has been disclosed, be it withdrawn since.
        """
        own, ledger = self._own(folder), self._ledger(folder)
        if own is None or ledger is None:
            return False
        return all(
            current_state(each for each in ledger if each["decision"] == number) is not DisclosureState.UNPUBLISHED
            for number in own.open
        )

    def _ledger(self, folder: str) -> list[LightEntry] | None:
        """The entries of a case; None where there is anything unusual about one of them."""
        if folder in self._unchanged:
            return self._unchanged_ledgers[folder]
        if folder not in self._ledgers:
            identity = self._identity(folder)
            self._ledgers[folder] = None if identity is None else self._known_entries(folder, identity)
        return self._ledgers[folder]

    def _known_entries(self, folder: str, identity: Identity) -> list[LightEntry] | None:
        if not identity.entries:
            return []
        known = self._memory.cases.get(folder)
        rows = {(each[0], each[1]): each for each in known.entries} if known is not None else {}
        found = []
        for name in sorted(identity.entries):
            if _is_beside(name):
                continue
            if "/" in name or not name.endswith(".yaml"):
                return None
            file, row = f"{folder}/disclosure/{name}", rows.get((name, identity.entries[name]))
            entry = self.reader.light(file, row[3], row[2]) if row is not None else self._read_now(folder, name)
            if entry is None:
                return None
            found.append(entry)
        return found

    def _read_now(self, folder: str, name: str) -> LightEntry | None:
        """An entry read from its file; None for one that is not in order by itself."""
        file = f"{folder}/disclosure/{name}"
        try:
            entry = self.reader.entry(file)
        except EnforceError:
            return None
        if entry["record_sha256"] != record_sha256(entry.get(RECORD)):
            return None
        witness = self.repository.witness
        if witness is not None:
            row = [name, witness.ids.pop(file), entry.sha256, without_record(entry)]
            self._fresh.setdefault(folder, []).append(row)
        return entry

    def entries(self) -> list[Entry]:
        """The ledger. Raises EnforceError for an entry that cannot be read, and for a folder that may hide some."""
        demand_all(self.layout.unread)
        found: list[Entry] = []
        with uncollected():
            for folder in self.layout.folders:
                ledger = self._ledger(folder)
                found += ledger if ledger is not None else self.reader.entries_in(folder)
        return found

    def entries_to_build_on(self, law: Callable[[], Law]) -> list[Entry]:
        """The ledger, for whoever is going to write.

        Raises EnforceError as `entries`, and where git has entries that are gone or were altered, and nobody has
        registered why (`law` judges that): without a withdrawal, what was withdrawn would be in public again.
        """
        demand_none_lost(self.repository, law, self._holdings, self._history)
        return self.entries()

    def watch(self) -> str | None:
        """See to it that what is loaded from now on can be remembered; how git names contents, None where it cannot be."""
        return self._identities.algorithm if self._identities is not None else None

    def learn(self, folder: str, case: Remembered | None) -> None:
        """Remember a case as it was just read; None: it had better be read again."""
        if case is not None:
            self._learned[folder] = case

    def save(self, new: Sequence[Entry] = ()) -> None:
        """Remember all this, and the entries that this run has written, for the next one."""
        self._history.remember()
        identities, memory = self._identities, self._memory
        if identities is None:
            return
        fresh = dict(self._fresh)
        for entry in new:
            folder = self.repository.folder_of(str(entry["case"]))
            id_ = blob_id(dump_entry(entry), identities.algorithm)
            row = [entry_name(entry), id_, entry_sha256(entry), without_record(entry)]
            fresh[folder] = [*fresh.get(folder, ()), row]
        # What was committed meanwhile is the same with another mark; for a few alone nothing is written again.
        others = [folder for folder in self.layout.folders if folder not in self._unchanged and folder in memory.cases]
        for folder in {*self._learned, *fresh, *(others if len(others) > FEW or self._learned or fresh else ())}:
            memory.put(self._case(folder, fresh.get(folder, [])))
        memory.keep_only(self.layout.folders)
        before = self._looked_at - SLACK_NS
        memory.stamps = {
            path: each
            for path, each in identities.stamps.items()
            if max(each.stamp.mtime_ns, each.stamp.ctime_ns) < before
        }
        whole, changes = memory.files()
        if whole is not None:
            write_cached(self.repository.root, WHOLE, whole)
        if changes != self._read[1]:
            write_cached(self.repository.root, CHANGES, changes)

    def _case(self, folder: str, fresh: list[EntryRow]) -> Remembered:
        """All that is known of a case now, the rows of entries read or written in this run included."""
        identity, known, own = self._identity(folder), self._memory.cases.get(folder), self._own(folder)
        there = identity.entries if identity is not None else {}
        rows = [each for each in (known.entries if known is not None else ()) if there.get(each[0]) == each[1]]
        rows = sorted([*rows, *fresh], key=lambda each: str(each[0]))
        entries = as_text(rows)
        if own is None:
            return nothing_of(folder, entries)
        wanted = {name: id_ for name, id_ in there.items() if not _is_beside(name)}
        is_whole = (
            identity is not None and own.identity == identity.case and wanted == {each[0]: each[1] for each in rows}
        )
        mark = self._identities.mark(folder) if is_whole and self._identities is not None else ""
        return own._replace(mark=mark, entries_text=entries)


def _is_beside(name: str) -> bool:
    """Whether a file in the folder of the ledger is no entry of it and disturbs none."""
    return PUBLIC_PICTURE.fullmatch(name) is not None or is_debris(name)


def _entry_rows(folder: str, entry: LightEntry) -> list[KeyRow]:
    case, file = folder.rpartition("/")[2], entry.file[len(folder) + 1 :]
    return entry_rows(case, file, entry["seq"], entry.sha256, entry.get("prev", ()))


def made_by() -> str:
    """The program that remembers: its version, and its files, so that whoever works on it need not think of this."""
    package = Path(enforcement_cli.__file__).parent
    files = [*SCHEMAS.glob("*.json"), *(file for each in _SOURCES for file in (package / each).glob("*.py"))]
    stamps = [(file.name, found.st_size, found.st_mtime_ns) for file in sorted(files) for found in [file.stat()]]
    return f"{tool_version()} {hashlib.sha256(repr(stamps).encode()).hexdigest()}"
