"""What lists, statistics, home page, feed and tables need of a decision: a few short fields of its public record.

They are remembered under the hash of the ledger entry that holds the record, so that for one more decision the records
of all the others need not be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from sys import intern
from typing import Any, NamedTuple

FINE = "罚款"


class Brief(NamedTuple):
    """A record in brief; "" for what is not given. A tuple of texts, so that it is remembered as it is."""

    names: str
    """Its objects: 示例铸造有限公司、陈某某."""
    agency: str
    kind: str
    matter: str
    division: str
    document: str
    """What kind of document: 行政处罚决定书, or just the kind of act."""
    document_no: str
    made_on: str
    outcome: str
    conclusion: str
    fines: str
    """The sum of its fines in yuan, a decimal number."""
    files: str
    """Its pictures: path in the site and sha256, a blank between, one a line."""

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Brief:
        """That of a record as `shape.shown` gives it."""
        amounts = (
            Decimal(str(each["amount"]))
            for each in record.get("penalties", ())
            if each["kind"] == FINE and each.get("amount")
        )
        return cls(
            "、".join(each["name"] for each in record["objects"]),
            _common(record["agency"]["name"]),
            _common(record["kind"]),
            _common(record.get("matter") or ""),
            _common(record.get("division") or ""),
            _common(record.get("document") or record["kind"]),
            str(record.get("document_no") or ""),
            _common(record.get("made_on") or ""),
            _common(record.get("outcome") or ""),
            str(record["conclusion"]),
            _common(sum(amounts, Decimal(0))),
            "\n".join(f"{each['file']} {each['sha256']}" for each in record.get("files", ())),
        )

    @property
    def pictures(self) -> list[tuple[str, str]]:
        """Path in the site and sha256 of each of its pictures."""
        return [(path, digest) for path, _, digest in (each.partition(" ") for each in self.files.splitlines())]

    @classmethod
    def recalled(cls, row: Sequence[str] | None) -> Brief | None:
        """What was remembered; None where nothing was."""
        return cls(*row) if row is not None and len(row) == len(cls._fields) else None


def _common(value: object) -> str:
    """A text that many decisions have, kept once."""
    return intern(str(value))
