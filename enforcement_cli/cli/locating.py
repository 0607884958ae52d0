"""Lines and columns, worked out only for what is printed."""

from __future__ import annotations

from enforcement_cli.cases.document import Document
from enforcement_cli.cases.repository import Repository
from enforcement_cli.problems import Place


class Locator:
    """Place -> (line, column, last line). A file is read again once for all its findings, when they come in a row."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._file = ""
        self._document: Document | None = None

    def __call__(self, place: Place) -> tuple[int, int, int]:
        """Where the place is; the first line where the file cannot be taken apart."""
        if place.line > 0:
            return place.line, max(place.column, 1), max(place.end_line, place.line)
        if not place.file.endswith((".yaml", ".yml")):
            return 1, 1, 1
        if place.file != self._file:
            self._file = place.file
            self._document = self._repository.document(place.file)
        return self._document.locate(place.pointer) if self._document is not None else (1, 1, 1)
