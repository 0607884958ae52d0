"""The case repository on disk: finding it, reading its settings and registers, loading its cases one at a time."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from enforcement_cli.cases.attachment_text import Reading, read_attachment
from enforcement_cli.cases.attachments import FolderScan, digest_file, scan_case_folder
from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.bureau_registers import FURTHER, MAIN
from enforcement_cli.cases.decisions import LedgerEntry
from enforcement_cli.cases.document import Document, read_document
from enforcement_cli.cases.identities import Witness
from enforcement_cli.cases.layout import Layout, case_folders, folder_files, no_folder, strays
from enforcement_cli.cases.ledger_history import Departure
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.schema import SchemaSet
from enforcement_cli.cases.secrecy_marks import marks_in_comments
from enforcement_cli.cases.trouble import DEPARTED, Trouble
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, Place, problem

CASE_ID = re.compile(r"[0-9]{4}-[0-9]{4}", re.ASCII)
SECTIONS = ("records", "review", "decisions", "waivers", "answers")
REGISTERS = (*MAIN, *FURTHER)
SETTINGS_FILE = "enforce.yaml"
MISPLACED = "misplaced"
_ENTRY = re.compile(r"disclosure/[^/]+\.yaml")


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds enforce.yaml, else None."""
    here = start.resolve()
    return next((each for each in (here, *here.parents) if (each / SETTINGS_FILE).is_file()), None)


class Repository:
    """A case repository. Reading only; every file is read once and parsed once."""

    def __init__(self, root: Path, schemas: SchemaSet | None = None) -> None:
        self.root = root
        self.schemas = schemas or SchemaSet()
        # Marks in comments, which the tree of a file does not hold, from its reading to the making of its case.
        self._commented: dict[str, Reading] = {}
        self.witness: Witness | None = None
        """Told what was read, where somebody wants to remember it."""
        self.departures: Mapping[str, Sequence[Departure]] = {}
        """By case folder, the ledger entries that are not as they were committed, where somebody has asked git."""

    def read(self, file: str, schema: str, *, mapping: bool) -> tuple[Any, list[Trouble]]:
        """The typed content of one file of the repository; None where it cannot be read, with the troubles."""
        document, troubles = read_document(self.root / file, file, mapping=mapping)
        if document is None:
            return None, troubles
        if self.witness is not None:
            self.witness.ids[file] = self.witness.name_content(document.data)
        commented = marks_in_comments(document.data)
        if commented:
            self._commented[file] = Reading(commented)
        typed, more = self.schemas.check_document(document, schema)
        return typed, [*troubles, *more]

    def document(self, file: str) -> Document | None:
        """A file read again to find positions in it; None where it cannot be read."""
        return read_document(self.root / file, file, mapping=None)[0]

    @cached_property
    def bureau(self) -> Bureau:
        """Settings and registers. Raises EnforceError, with line and column, when enforce.yaml does not parse."""
        settings, troubles = self.read(SETTINGS_FILE, "enforce", mapping=True)
        if settings is None:
            first = troubles[0][1]
            raise EnforceError(
                "{place}：{what}",
                remedy="{how}",
                place=f"{SETTINGS_FILE}:{max(first.place.line, 1)}:{max(first.place.column, 1)}",
                what=tr(first.template, **first.fields),
                how=tr(first.remedy, **first.fields),
            )
        registers: dict[str, tuple[Any, str]] = {}
        there, more = folder_files(self.root, "registers")
        troubles += more
        for name in REGISTERS:
            file = f"registers/{name}.yaml"
            if f"{name}.yaml" in there:
                content, more = self.read(file, name, mapping=False)
                troubles += more
                if content is not None:
                    registers[name] = (content, file)
        waivers: Any = ()
        if os.path.lexists(self.root / "waivers.yaml"):
            content, more = self.read("waivers.yaml", "waivers", mapping=False)
            troubles += more
            waivers = content if content is not None else ()
        registers["waivers"] = (waivers, "waivers.yaml")
        return Bureau(settings, registers, tuple(troubles))

    def calendar_documents(self) -> tuple[list[tuple[str, Any]], list[Trouble]]:
        """(file, content) of every calendars/<year>.yaml that can be read, with the troubles met."""
        documents: list[tuple[str, Any]] = []
        names, troubles = folder_files(self.root, "calendars")
        for name in names:
            file = f"calendars/{name}"
            content, more = self.read(file, "calendar", mapping=True)
            troubles += more
            if content is not None and not more:
                documents.append((file, content))
        return documents, troubles

    def folders(self) -> Iterator[str]:
        """Every folder under cases/<year>/, relative to the root, in order."""
        yield from self.layout().folders

    def layout(self) -> Layout:
        """The same, as they are now, and what stands in the way of reading all of them."""
        return case_folders(self.root)

    def folder_of(self, case_id: str) -> str:
        """Where the case of that id lies, whether or not it is there."""
        return f"cases/{case_id[:4]}/{case_id}"

    def next_id(self, year: int) -> str:
        """The next free case id of that year; one series a year. To be called under the repository's lock."""
        taken = [
            int(folder[-4:])
            for folder in self.folders()
            if CASE_ID.fullmatch(folder[-9:]) and folder[-9:-5] == str(year)
        ]
        return f"{year}-{max(taken, default=0) + 1:04d}"

    def resolve(self, named: str) -> str:
        """The folder of a case named by its id, its folder, or any file in it. Raises EnforceError for none."""
        if CASE_ID.fullmatch(named) and (self.root / self.folder_of(named)).is_dir():
            return self.folder_of(named)
        for base in (Path.cwd(), self.root):
            path = Path(base, named).resolve()
            if path.is_relative_to(self.root.resolve()):
                parts = path.relative_to(self.root.resolve()).parts
                if len(parts) >= 3 and parts[0] == "cases" and (self.root / Path(*parts[:3])).is_dir():
                    return "/".join(parts[:3])
        raise EnforceError(
            "没有找到案件“{named}”",
            remedy="请写案件编号（如 2026-0003）、案件文件夹，或者其中任一文件的路径。",
            named=named,
        )

    def load_case(self, folder: str, *, hashes: bool = True) -> Case:
        """One case with everything a rule may ask; whatever cannot be read is among its troubles."""
        path = self.root / folder
        scan = scan_case_folder(path)
        troubles: list[Trouble] = [(kind, _rebased(each, folder)) for kind, each in scan.troubles]
        names = set(scan.files)
        if self.witness is not None:
            self.witness.names[folder] = tuple(scan.files)
        troubles += [no_folder(f"{folder}/{each}") for each in ("disclosure", "files") if each in names]
        troubles += strays(folder, scan.files)
        data: Any = {}
        if "case.yaml" in names:
            content, more = self.read(f"{folder}/case.yaml", "case", mapping=True)
            troubles += more
            data = content if content is not None else {}
        else:
            troubles.append(
                (
                    "unreadable",
                    problem(
                        Place(f"{folder}/case.yaml", line=1, column=1),
                        "案件文件夹里没有 case.yaml",
                        remedy="请补上 case.yaml；不是案件的文件夹请移出 cases。",
                    ),
                )
            )
        sections: dict[str, tuple[Any, str, tuple[str | int, ...]]] = {}
        for name in SECTIONS:
            own = f"{name}.yaml"
            inside = isinstance(data, Mapping) and name in data
            if own in names:
                content, more = self.read(f"{folder}/{own}", name, mapping=False)
                troubles += more
                sections[name] = (content if content is not None else (), f"{folder}/{own}", ())
                if inside:
                    troubles.append(
                        (
                            MISPLACED,
                            problem(
                                Place(f"{folder}/case.yaml", (name,)),
                                "“{name}”既写在 case.yaml 里，又有单独的 {own}，以哪一个为准无法确定",
                                remedy="请只保留一处。",
                                name=name,
                                own=own,
                            ),
                        )
                    )
            elif inside:
                sections[name] = (data[name], f"{folder}/case.yaml", (name,))
        ledger: list[LedgerEntry] = []
        for name in sorted(each for each in names if _ENTRY.fullmatch(each)):
            content, more = self.read(f"{folder}/{name}", "ledger-entry", mapping=True)
            troubles += more
            if content is not None:
                ledger.append(LedgerEntry(content, f"{folder}/{name}"))
        troubles += [(DEPARTED, each.problem) for each in self.departures.get(folder, ())]
        readings = {
            each: self._commented.pop(f"{folder}/{each}") for each in names if f"{folder}/{each}" in self._commented
        }
        attachments, unread = self._attachments(path, scan, hashes=hashes)
        troubles += [(kind, _rebased(each, folder)) for kind, each in unread]
        if hashes:
            readings |= {name: read_attachment(path / name, name, root=path) for name in attachments}
        return Case(
            folder.rpartition("/")[2],
            folder,
            data,
            sections,
            tuple(ledger),
            self.bureau,
            tuple(troubles),
            attachments,
            readings,
        )

    def _attachments(
        self, path: Path, scan: FolderScan, *, hashes: bool
    ) -> tuple[dict[str, str | None], list[Trouble]]:
        """name -> sha256, None where it was not asked for or the file cannot be read; and why it cannot."""
        files = [name for name in scan.files if name.startswith("files/")]
        if not hashes:
            return dict.fromkeys(files), []
        digests = {name: digest_file(path / name, root=path) for name in files}
        unread = [each.trouble for each in digests.values() if each.trouble is not None]
        return {name: each.sha256 for name, each in digests.items()}, unread


def _rebased(each: Any, folder: str) -> Any:
    """A problem of the folder scan, whose places are relative to the case, placed in the repository."""
    inside = each.place.file
    if inside.startswith(folder):
        return each
    file = f"{folder}/{inside}" if inside else folder
    fields = {**each.fields, "file": file} if each.fields.get("file") == inside else each.fields
    return replace(each, place=replace(each.place, file=file), fields=fields)
