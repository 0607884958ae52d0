"""What the judging of the whole repository needs of a case's records and of its filing: compact, nothing personal."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.attachment_text import is_searchable
from enforcement_cli.cases.model import Case
from enforcement_cli.problems import Place, UnreadableError

UNREAD_ATTACHMENTS = "unread-attachments"
"""How many attachments are of a kind that cannot be searched for marks of secrecy; told by their names alone."""

ARCHIVED = "archived"
"""The day of archiving of a file that gives no class of retention of its own."""

CLOSED = "closed"
"""The day of closing of a case that is not archived."""

RECORD_NO = "record-no"
"""The number of a document among the records that is no decision's."""

PRESENCE = "presence"
"""When and where officers stood before somebody: day, start, end, their ids, kind of record, place, parted by tabs."""

PERSONAL_RECORDS = frozenset({"现场检查笔录", "勘验笔录", "询问笔录", "核查笔录", "查封扣押现场笔录", "抽样取证凭证"})
"""Records that their makers can only make on the spot, themselves, at the time they give."""


def filing_keys(case: Case) -> Iterator[tuple[str, str, Place]]:
    """(kind, value, place) of each key; what has the wrong shape gives none."""
    if case.is_state_secret:
        return
    for part in (_unread, _filed, _numbers, _presence):
        try:
            yield from tuple(part(case))
        except UnreadableError:
            continue


def _unread(case: Case) -> Iterator[tuple[str, str, Place]]:
    unread = [name for name in case.attachments if not is_searchable(name)]
    if unread:
        yield UNREAD_ATTACHMENTS, str(len(unread)), Place(f"{case.folder}/{min(unread)}", line=1, column=1)


def _filed(case: Case) -> Iterator[tuple[str, str, Place]]:
    facts = case.facts
    if facts.archived_on is not None:
        if facts.archive is None or facts.archive.retention is None:
            yield ARCHIVED, facts.archived_on.isoformat(), case.at("archived_on")
    elif facts.closed_on is not None:
        yield CLOSED, facts.closed_on.isoformat(), case.at("closed_on")


def _numbers(case: Case) -> Iterator[tuple[str, str, Place]]:
    decided = {each.document_no for each in case.decisions}
    for record in case.records:
        if record.document_no and record.document_no not in decided:
            yield RECORD_NO, record.document_no, record.at("document_no")


def _presence(case: Case) -> Iterator[tuple[str, str, Place]]:
    for record in case.records:
        if record.type not in PERSONAL_RECORDS or not record.makers or record.made_on is None:
            continue
        if record.started_at is None or record.ended_at is None or record.started_at >= record.ended_at:
            continue
        times = (f"{each:%H:%M}" for each in (record.started_at, record.ended_at))
        place = "".join((record.place or "").split())
        value = "\t".join((record.made_on.isoformat(), *times, " ".join(record.makers), record.type, place))
        yield PRESENCE, value, record.at("started_at")
