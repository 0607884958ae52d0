"""Files that are a piece per decision, one after the other: what has not changed is cut from the last file.

Where a piece begins and ends in the file is remembered with the key that it hangs on, since no line end tells it: a text
may have its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from enforcement_cli.public.made import Past


@dataclass(frozen=True, slots=True)
class Pieces:
    """A file made of pieces, and what has to be remembered to make the next one of it."""

    data: bytes
    note: dict[str, Any]


def put_together(
    past: Past,
    path: str,
    former: Any,
    keys: Sequence[str],
    piece: Callable[[int], bytes],
    *,
    head: bytes = b"",
    tail: bytes = b"",
) -> Pieces:
    """The file at `path`: `head`, the piece of each of `keys`, `tail`.

    `piece` makes that of the key at a place; `former` is the note of the last file of that path, None for none.
    """
    old = _old(past.read(path), former) if former is not None else {}
    data, lengths = BytesIO(), []
    data.write(head)
    for at, key in enumerate(keys):  # never all of them at once beside the file
        lengths.append(data.write(old.get(key) or piece(at)))
    data.write(tail)
    return Pieces(data.getvalue(), {"keys": list(keys), "head": len(head), "lengths": lengths})


def _old(data: bytes | None, note: Any) -> dict[str, memoryview]:
    if data is None:
        return {}
    found, at, whole = {}, note["head"], memoryview(data)
    for key, length in zip(note["keys"], note["lengths"], strict=True):
        found[key] = whole[at : at + length]
        at += length
    return found
