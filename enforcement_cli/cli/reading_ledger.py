"""The ledger read from its files: every entry, or the record of one that is known already."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from json import dumps, loads
from typing import Any
from zlib import compress, decompress

from enforcement_cli.cases.layout import folder_files
from enforcement_cli.cases.ledger_facts import entry_sha256
from enforcement_cli.cases.light_entry import RECORD, LightEntry, without_record
from enforcement_cli.cases.read_bytes import read_bytes
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.trouble import Trouble
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.ledger import Entry
from enforcement_cli.public.ledger.reading import read_entry

_MOST_RECORDS = 16
"""So many records are kept as they are; whoever asks for one seldom asks for another soon after."""
_QUICKLY = 1
"""How hard a record is packed: it takes a sixth of its room, and a tenth of the time of reading its file again."""


class LedgerReader:
    """Reads entries, strictly. Of those that it gives, the record is packed until somebody asks for it, then read again."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self._records: OrderedDict[str, Any] = OrderedDict()
        self._packed: dict[str, bytes] = {}
        """Records of entries just read that nobody has asked for."""

    def entries_in(self, folder: str) -> list[Entry]:
        """The entries of one case folder, by the names of their files. Raises EnforceError where one cannot be read."""
        return [self.entry(each) for each in self.files_in(folder)]

    def files_in(self, folder: str) -> list[str]:
        """The files of the ledger of one case folder. Raises EnforceError where they cannot be listed."""
        names, unread = folder_files(self.repository.root, f"{folder}/disclosure")
        demand_all(unread)
        return [f"{folder}/disclosure/{name}" for name in names]

    def entry(self, file: str) -> LightEntry:
        """One entry. Raises EnforceError."""
        content = self.whole(file)
        if RECORD in content:
            text = dumps(content[RECORD], ensure_ascii=False, separators=(",", ":"))
            self._packed[file] = compress(text.encode("utf-8"), _QUICKLY)
        return self.light(file, without_record(content), entry_sha256(content))

    def light(self, file: str, fields: Mapping[str, Any], sha256: str) -> LightEntry:
        """An entry that is known already but for its record."""
        return LightEntry(fields, sha256, file, self._record)

    def whole(self, file: str) -> Mapping[str, Any]:
        """The entry in a file with all that is in it. Raises EnforceError with the line where it is not in order."""
        repository = self.repository
        data, _ = read_bytes(repository.root / file, file)
        quick = read_entry(data, self._is_valid) if data is not None else None
        if quick is not None and data is not None:
            if repository.witness is not None:
                repository.witness.ids[file] = repository.witness.name_content(data)
            return quick
        content, troubles = repository.read(file, "ledger-entry", mapping=True)
        if content is None or troubles:
            trouble = troubles[0][1]
            line = trouble.place.line or _line(repository, trouble.place.file, trouble.place.pointer)
            raise EnforceError(
                "公示台账读不懂：{file}:{line}：{what}",
                remedy="台账由工具写入，不得改动；请从版本库恢复这个文件。",
                file=file,
                line=line,
                what=tr(trouble.template, **trouble.fields),
            )
        found: Mapping[str, Any] = content
        return found

    def _is_valid(self, entry: Any) -> bool:
        return self.repository.schemas.is_valid(entry, "ledger-entry")

    def _record(self, entry: LightEntry) -> Any:
        if entry.file in self._records:
            self._records.move_to_end(entry.file)
            return self._records[entry.file]
        packed = self._packed.pop(entry.file, None)
        if packed is not None:
            return self._keep(entry.file, loads(decompress(packed)))
        content = self.whole(entry.file)
        if entry_sha256(content) != entry.sha256:
            raise EnforceError(
                "公示台账 {file} 在运行期间被改动，没有继续",
                remedy="台账由工具写入，不得改动；请从版本库恢复这个文件，再运行一次。",
                file=entry.file,
            )
        return self._keep(entry.file, content.get(RECORD))

    def _keep(self, file: str, record: Any) -> Any:
        self._records[file] = record
        if len(self._records) > _MOST_RECORDS:
            self._records.popitem(last=False)
        return record


def ledger_entries(repository: Repository) -> list[Entry]:
    """Every entry of the repository's ledger, read from its files, with all that is in it.

    Raises EnforceError for one that cannot be read, and for a folder that may hold some and cannot be entered: a site
    of the others would lack decisions that were published.
    """
    reader, layout = LedgerReader(repository), repository.layout()
    demand_all(layout.unread)
    return [reader.whole(file) for folder in layout.folders for file in reader.files_in(folder)]


def demand_all(unread: Sequence[Trouble]) -> None:
    """That every folder which may hold ledger entries could be read. Raises EnforceError."""
    for _, trouble in unread:
        raise EnforceError(
            "公示台账读不全，公示网站会缺少已经公示的决定，没有生成：{what}",
            remedy="{how}",
            what=tr(trouble.template, **trouble.fields),
            how=tr(trouble.remedy, **trouble.fields),
        )


def _line(repository: Repository, file: str, pointer: tuple[str | int, ...]) -> int:
    document = repository.document(file)
    return document.locate(pointer)[0] if document is not None else 1
