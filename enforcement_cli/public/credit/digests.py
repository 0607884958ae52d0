"""Which rows are new or changed since the last upload: by digests in the ledger, which tell nobody what they hold.

A row holds an identity number, of which there are few enough to try them all. So each mark of the ledger has a salt of
its own, which stays in the case repository; the hash of the whole entry, which pages carry, covers it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from typing import Any

from enforcement_cli.cases.canonical import canonical
from enforcement_cli.public.credit.rows import Row

SALT_BYTES = 16


def new_salt() -> str:
    """A salt for one mark, 32 hexadecimal digits."""
    return os.urandom(SALT_BYTES).hex()


def digests(rows: Sequence[Row], salt: str) -> dict[str, str]:
    """Id of a party -> hash of its row."""
    return {each.party: _digest(each, salt) for each in rows}


def changed_rows(rows: Sequence[Row], mark: Mapping[str, Any] | None) -> list[Row]:
    """The rows of one decision that the last mark (its `record`) does not have as they now are; all without a mark."""
    if mark is None or not isinstance(mark.get("rows"), Mapping):
        return list(rows)
    known, salt = mark["rows"], str(mark.get("salt", ""))
    return [each for each in rows if known.get(each.party) != _digest(each, salt)]


def _digest(row: Row, salt: str) -> str:
    return hashlib.sha256(salt.encode("ascii", "replace") + canonical([row.table.key, row.texts])).hexdigest()
