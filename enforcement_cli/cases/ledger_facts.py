"""The disclosure ledger as facts: the hashes of its entries, which event may follow which, what stands in public.

Shared by the writer of entries and by the rules that look for altered ones; pure functions, nothing is read here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from enforcement_cli.cases.canonical import as_text, canonical
from enforcement_cli.cases.decisions import LedgerEntry
from enforcement_cli.cases.light_entry import LightEntry

CHINA = timezone(timedelta(hours=8))

FOUR_ITEMS: Mapping[str, str] = {
    "agency": "执法机关",
    "objects": "执法对象",
    "kind": "执法类别",
    "conclusion": "执法结论",
}
"""The four items of S-20: key of the public record -> its Chinese name."""

MAY_FOLLOW: Mapping[str | None, frozenset[str]] = {
    None: frozenset({"published"}),
    "published": frozenset({"updated", "withdrawn"}),
    "updated": frozenset({"updated", "withdrawn"}),
    "withdrawn": frozenset({"reinstated"}),
    "reinstated": frozenset({"updated", "withdrawn"}),
}
"""The life cycle of a disclosure: which events may come next; None stands for the start (product contract §6)."""

RULED = ("撤销", "变更", "确认违法", "确认无效", "责令重新作出")
"""Rulings by which a decision is taken down: those of 国办发〔2018〕118号（六） and of 行政处罚法 48 ¶2 together."""

EXPIRED = "公示期满"
"""The trigger, and the beginning of the reason, of a withdrawal at the end of the display period."""

UNSPOKEN = "依法不予公开"
"""The whole reason of a withdrawal that leaves no trace in public: of what must not even be known to exist (a secret,
a minor as party; product contract §6)."""

MARKS = frozenset({"exported", "confirmed"})
"""Events that leave a decision where it stands: its rows were written into a table for the credit platform, or it was
seen (or seen gone) on another channel. They may follow any other event, and nothing counts days from them."""

EVENT_TITLES: Mapping[str, str] = {
    "published": "公示",
    "updated": "更新",
    "withdrawn": "撤下",
    "reinstated": "恢复",
    "exported": "上报",
    "confirmed": "登记",
}


def may_follow(before: str | None, event: str | None) -> bool:
    """Whether an event may come after `before`, the last one that is no mark; None where there is none."""
    return before is not None if event in MARKS else event in MAY_FOLLOW.get(before, frozenset())


def record_sha256(record: Any) -> str:
    """Hash of a public record, 64 hexadecimal digits; a withdrawal has None for a record, and the hash of that."""
    return hashlib.sha256(canonical(as_text(record))).hexdigest()


def entry_sha256(entry: Mapping[str, Any]) -> str:
    """Hash of a whole entry as it stands in its file: what later entries name in `prev`, and public pages carry."""
    if isinstance(entry, LightEntry):
        return entry.sha256
    return hashlib.sha256(canonical(as_text(entry))).hexdigest()


def heads(entries: Iterable[Mapping[str, Any]]) -> list[str]:
    """The hashes, sorted, of the entries that no other one names: what the next entry has to put into `prev`."""
    known: set[str] = set()
    named: set[str] = set()
    for each in entries:
        known.add(entry_sha256(each))
        named.update(each.get("prev") or ())
    return sorted(known - named)


def is_record_whole(entry: LedgerEntry) -> bool:
    """Whether the entry's record still has the hash that was written beside it."""
    return entry.record_sha256 == record_sha256(entry.record)


def written_day(written_at: str | None) -> date | None:
    """The day, in China, of the moment of writing; None where the text is no ISO moment. No zone means China's."""
    try:
        moment = datetime.fromisoformat(written_at or "")
        return (moment.replace(tzinfo=CHINA) if moment.tzinfo is None else moment.astimezone(CHINA)).date()
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class Misstep:
    """An entry whose event may not follow the one before it (None: there is none)."""

    entry: LedgerEntry
    before: str | None


def missteps(entries: Iterable[LedgerEntry]) -> Iterator[Misstep]:
    """The entries of one decision, given by seq, that break its life cycle; each is judged by the one before it."""
    before: str | None = None
    for entry in entries:
        if entry.event not in EVENT_TITLES:
            continue  # the schema's finding
        if not may_follow(before, entry.event):
            yield Misstep(entry, before)
        before = before if entry.event in MARKS else entry.event


def withheld_since(entries: Iterable[LedgerEntry]) -> date | None:
    """The day on which a decision was taken down as withheld by law, from its entries by seq; None where the last
    withdrawal had another reason, or there is none."""
    last = [each for each in entries if each.event == "withdrawn"][-1:]
    return last[0].on if last and last[0].reason == UNSPOKEN else None


@dataclass(frozen=True, slots=True)
class Standing:
    """A time in which a decision could be read by the public: from `since` to `until`, None where it still can."""

    since: date
    until: date | None


def standings(entries: Iterable[LedgerEntry]) -> list[Standing]:
    """When one decision stood in public, from its entries by seq; entries without a date are passed over."""
    found: list[Standing] = []
    since: date | None = None
    for entry in entries:
        if entry.on is None or entry.event in MARKS:
            continue
        if entry.event == "withdrawn":
            if since is not None:
                found.append(Standing(since, entry.on))
            since = None
        elif since is None:
            since = entry.on
    if since is not None:
        found.append(Standing(since, None))
    return found
