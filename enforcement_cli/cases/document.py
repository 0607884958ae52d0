"""One YAML file of the case repository: read once, taken apart once, every scalar kept as text.

    document, troubles = read_document(folder / "case.yaml", "cases/2026/2026-0001/case.yaml", mapping=True)

A document comes without positions, since nearly no file has a finding: `Document.locate` works one out when asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from enforcement_cli.cases import yaml_refusals as refuse
from enforcement_cli.cases.comment_loss import lost_comments
from enforcement_cli.cases.encoding import decode
from enforcement_cli.cases.locate import PositionTree
from enforcement_cli.cases.read_bytes import MAX_BYTES, read_bytes, too_big
from enforcement_cli.cases.trouble import COMMENT_LOSS, YAML, Trouble
from enforcement_cli.cases.yaml_hints import hint
from enforcement_cli.cases.yaml_scalars import Plain
from enforcement_cli.cases.yaml_scan import scan
from enforcement_cli.problems import Place, Pointer, Problem

__all__ = ["MAX_BYTES", "Document", "Plain", "parse_document", "read_document"]


@dataclass(slots=True)
class Document:
    """A file as a plain tree. Values that are blank (`key:`, `~`) are not in it.

    `file` is relative to the case repository, with `/`; `root` is a dict, list or str of the same, keys in NFC;
    `data` are the bytes as read (digests are taken from them); `plains` points at every `Plain` in the tree.
    """

    file: str
    root: Any
    data: bytes
    plains: tuple[Pointer, ...] = ()
    _positions: PositionTree | None = field(default=None, repr=False, compare=False)

    def locate(self, pointer: Pointer) -> tuple[int, int, int]:
        """(line, column, last line) of a value, all counted from 1, columns in code points.

        A pointer that ends in a key gives the key. Where it leads nowhere, the nearest thing above that exists.
        """
        if self._positions is None:
            self._positions = PositionTree(self.data)
        return self._positions.locate(pointer)

    def place(self, pointer: Pointer = ()) -> Place:
        """The same as a `Place`."""
        return Place(self.file, pointer, *self.locate(pointer))


def read_document(path: Path, file: str, *, mapping: bool | None) -> tuple[Document | None, list[Trouble]]:
    """Read `path` once and take it apart; without a document one of the troubles says why.

    `mapping` says what the file must be: True for a mapping, False for a list, None for either. A file without
    content is an empty one of these.
    """
    data, troubles = read_bytes(path, file)
    if data is None:
        return None, troubles
    return parse_document(data, file, mapping=mapping)


def parse_document(data: bytes, file: str, *, mapping: bool | None = None) -> tuple[Document | None, list[Trouble]]:
    """The same for bytes that are already here."""
    if len(data) > MAX_BYTES:
        return None, [too_big(file)]
    text, troubles = decode(data, file)
    if troubles:
        return None, troubles
    result = scan(data, text, file)
    if result.refused:
        return None, result.troubles
    root = result.root
    if result.empty:
        root = {} if mapping else [] if mapping is False else ""
    elif mapping is not None and root.__class__ is not (dict if mapping else list):
        return None, [(YAML, _wrong_root(text, file, mapping=mapping))]
    document = Document(file, root, data, tuple(result.plains))
    troubles = result.troubles if result.blank_items else []
    if b" #" in data or b"\t#" in data:
        troubles += [(COMMENT_LOSS, each) for each in lost_comments(text, file)]
    return document, troubles


def _wrong_root(text: str, file: str, *, mapping: bool) -> Problem:
    """Why a file is no mapping (no list): what is seen in its first line with content, else what was expected."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith(("#", "---")):
            place = Place(file, (), number, 1, number)
            return hint(line, place) or refuse.wrong_root(place, mapping=mapping)
    return refuse.wrong_root(Place(file, (), 1, 1, 1), mapping=mapping)
