"""Files whose bytes are there when somebody asks for them: ten thousand of them never lie in memory together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from enforcement_cli.public.ledger import Entry, dump_entry

if TYPE_CHECKING:
    from enforcement_cli.storage import NextTree


class FilesToWrite(Mapping[Path, bytes]):
    """Files of the repository that are about to be written: bytes, or an entry of the ledger, which is spelled out then."""

    def __init__(self, root: Path, files: Mapping[str, bytes | Entry]) -> None:
        self._files = {root / file: each for file, each in files.items()}

    def __getitem__(self, path: Path) -> bytes:
        found = self._files[path]
        return found if isinstance(found, bytes) else dump_entry(found)

    def __iter__(self) -> Iterator[Path]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class PresentFiles(Mapping[str, "bytes | None"]):
    """The files of the present tree; None where there is none of that name."""

    def __init__(self, tree: NextTree) -> None:
        self._tree = tree

    def __getitem__(self, name: str) -> bytes | None:
        return self._tree.read_present(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._tree.there)

    def __len__(self) -> int:
        return len(self._tree.there)
