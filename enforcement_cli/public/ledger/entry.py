"""One entry of the ledger: its fields, its hash, its file."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from enforcement_cli.cases import canonical as form
from enforcement_cli.cases.encoding import first_forbidden
from enforcement_cli.cases.ledger_facts import CHINA, entry_sha256
from enforcement_cli.problems import EnforceError

Entry = Mapping[str, Any]
"""An entry as its file gives it. What is not given (a withdrawal's `record`, a `reason`) is absent, never None."""

SCHEMA_VERSION = 1

FIELDS = (
    "schema",
    "case",
    "decision",
    "seq",
    "event",
    "on",
    "written_at",
    "by",
    "channels",
    "record",
    "record_sha256",
    "reason",
    "ruling",
    "prev",
)
"""All fields of an entry, in the order of its file (contract §6). Final in shape."""

OPTIONAL = frozenset({"channels", "record", "reason", "ruling"})

RULING = ("organ", "ruling_no", "ruled_on", "effective_on")
"""What a withdrawal tells the public of the ruling behind it, each where it is known: who ruled, the number of the
paper, its day, and the day from which it holds. Entries written before it was told have none of it."""


def canonical(value: Any) -> bytes:
    """The bytes that hashes are taken over: JSON with sorted keys and no spaces, NFC, UTF-8, every scalar as text."""
    return form.canonical(form.as_text(value))


def entry_hash(entry: Entry) -> str:
    """Hash of a whole entry, 64 hexadecimal digits: what later entries name in `prev`."""
    return entry_sha256(entry)


def entry_name(entry: Entry) -> str:
    """The name of an entry's file: `0001-published.yaml`."""
    return f"{number(entry, 'seq'):04d}-{event_of(entry)}.yaml"


def entry_path(entry: Entry) -> str:
    """Where an entry's file lies in the case repository, with `/`."""
    case = str(entry.get("case", ""))
    return f"cases/{case[:4]}/{case}/disclosure/{entry_name(entry)}"


def number(entry: Entry, field: str) -> int:
    """A whole number of an entry, given as such or as its text; 0 when it is neither."""
    value = entry.get(field)
    if type(value) is int:
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def decision_of(entry: Entry) -> tuple[str, int]:
    """Which decision an entry is about: case and ordinal."""
    return str(entry.get("case", "")), number(entry, "decision")


def event_of(entry: Entry) -> str:
    """What happened; empty when that is no text."""
    event = entry.get("event")
    return event if isinstance(event, str) else ""


def names_before(entry: Entry) -> list[str]:
    """The hashes in `prev`; what is no text is passed over."""
    named = entry.get("prev")
    return [each for each in named if isinstance(each, str)] if isinstance(named, (list, tuple)) else []


def moment(entry: Entry) -> tuple[int, float, str]:
    """Sort key of `written_at`: moments in time order, whatever their zone, before what is no moment."""
    text = str(entry.get("written_at", ""))
    try:
        written = datetime.fromisoformat(text)
        at = written.replace(tzinfo=CHINA) if written.tzinfo is None else written
        return 0, (at.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds(), text
    except (ValueError, OverflowError):
        return 1, 0.0, text


def plain(value: Any, where: str = "record") -> Any:
    """Data as its file will give it back: scalars as NFC text, line ends as LF, what is None left out.

    Raises EnforceError for a character that the loader refuses: never write what cannot be read again.
    """
    if isinstance(value, Mapping):
        return {
            plain(str(key), where): plain(each, f"{where}/{key}") for key, each in value.items() if each is not None
        }
    if isinstance(value, (list, tuple)):
        return [plain(each, f"{where}/{index}") for index, each in enumerate(value) if each is not None]
    text = unicodedata.normalize("NFC", form.as_text(value)).replace("\r\n", "\n")
    refused = first_forbidden(text)
    if refused is not None:
        raise EnforceError(
            "公示内容（{where}）里有看不见的字符 {code}，没有写入台账。",
            remedy="请在案卷里删去这个字符后重新运行。",
            where=where,
            code=f"U+{ord(refused):04X}",
        )
    return text
