"""The decisions as the public finds them: one page each, with its present record, its events and its proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from json import dumps, loads
from types import MappingProxyType
from typing import Any, NamedTuple
from zlib import compress, decompress

from enforcement_cli.cases.ledger_facts import EVENT_TITLES, MARKS, UNSPOKEN, record_sha256
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.ledger import (
    RULING,
    DisclosureState,
    Entry,
    Ledger,
    current_state,
    entry_path,
)
from enforcement_cli.public.made import digest
from enforcement_cli.public.shape import ShapeError, shown
from enforcement_cli.public.site.brief import Brief

SHORT = 16
"""Letters of the ledger's end that a page shows to people."""
_QUICKLY = 1
"""How hard a record is packed."""


class Stamp(NamedTuple):
    """Size and end of the ledger up to some event: what a kept copy of a page proves. `order`: the event's place."""

    order: int
    size: int
    head: str

    @property
    def short(self) -> str:
        """The beginning of the end, for people to compare."""
        return self.head[:SHORT]


class Page:
    """One decision as the public finds it: its page, its present record (None once withdrawn), its events."""

    __slots__ = ("_entry", "_packed", "brief", "events", "first", "id", "key", "published_on", "source", "stamp")

    def __init__(
        self,
        id_: str,
        source: str | None,
        entry: Entry | None,
        brief: Brief | None,
        events: tuple[Mapping[str, Any], ...],
        hashes: Sequence[str],
        first: int,
        stamp: Stamp,
        record: Mapping[str, Any] | None = None,
    ) -> None:
        self.id = id_
        self.source = source
        """The hash of the entry that holds the record that is shown; None once withdrawn."""
        self.brief = brief
        """The record in brief; None once withdrawn."""
        self.events = events
        self.published_on = str(events[0]["on"])
        """The day of its first disclosure."""
        self.first = first
        """The place of its first event in the ledger."""
        self.stamp = stamp
        """The ledger up to its last event."""
        self.key = digest("decision", id_, source or "withdrawn", str(stamp.size), stamp.head, *hashes)
        """Digest of all that can be told of it: an entry's hash covers its every field, the record among them."""
        self._entry = entry
        self._packed = _pack(record) if record is not None else b""
        if record is not None:
            _Opened.page, _Opened.record = self, record

    @property
    def record(self) -> Mapping[str, Any] | None:
        """The record that is shown, read and judged when first asked for. Raises EnforceError as `pages` does.

        Five files are made of each, by turns: it is kept packed, which takes a thirtieth of the room, and the last one
        that was asked for as it is.
        """
        if self._entry is None:
            return None
        if _Opened.page is not self:
            if not self._packed:
                self._packed = _pack(_record(self._entry))
            _Opened.page, _Opened.record = self, loads(decompress(self._packed))
        return _Opened.record

    @property
    def path(self) -> str:
        """Its page, relative to the site's root."""
        return f"decisions/{self.id}.html"

    @property
    def is_withdrawn(self) -> bool:
        """Whether it has been taken down."""
        return self.brief is None

    @property
    def names(self) -> str:
        """Its objects: 示例铸造有限公司、陈某某."""
        return self.brief.names if self.brief else ""

    @property
    def document(self) -> str:
        """What kind of document: 行政处罚决定书, or just the kind of act."""
        return self.brief.document if self.brief else ""

    @property
    def title(self) -> str:
        """Objects and document, or that it has been taken down."""
        return f"{self.names} {self.document}" if self.brief else "已撤下的执法决定"

    @property
    def published_at(self) -> str:
        """The moment of its first event, ISO 8601 with its zone."""
        return _moment(self.events[0])

    @property
    def changed_at(self) -> str:
        """The moment of its last event, ISO 8601 with its zone."""
        return _moment(self.events[-1])

    @property
    def changed_on(self) -> str:
        """The day of its last event."""
        return str(self.events[-1]["on"])

    @property
    def notes(self) -> list[dict[str, Any]]:
        """What has changed since it was first disclosed, newest first: the visible note of product contract §6."""
        return self.history[:0:-1]

    @property
    def history(self) -> list[dict[str, Any]]:
        """What happened to it in public, oldest first: words, day and reason, and the `ruling` where there is one."""
        return [
            {
                "what": EVENT_TITLES.get(str(each["event"]), str(each["event"])),
                "on": str(each["on"]),
                "reason": str(each.get("reason") or ""),
                **({"ruling": each["ruling"]} if "ruling" in each else {}),
            }
            for each in self.events
        ]

    @property
    def withdrawal(self) -> dict[str, Any]:
        """Of its history, the event by which it was taken down last; its last event where there is none."""
        last = next((at for at in range(len(self.events) - 1, -1, -1) if _is_withdrawal(self.events[at])), -1)
        return self.history[last]


class _Opened:
    """The page whose record was asked for last."""

    page: Page | None = None
    record: Mapping[str, Any] | None = None


def _pack(record: Mapping[str, Any]) -> bytes:
    return compress(dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), _QUICKLY)


def page_id(case: str, decision: int) -> str:
    """Id of a decision's page: case and ordinal, never a document number or a name."""
    return f"{case}-{decision}"


def page_path(case: str, decision: int) -> str:
    """A decision's page, relative to the site's root."""
    return f"decisions/{page_id(case, decision)}.html"


def pages(
    entries: Iterable[Entry] | Ledger, remembered: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> list[Page]:
    """One page per decision that was ever disclosed, in the order of first disclosure.

    `remembered`: each `Brief` by the hash of the entry they were taken from; such an entry's record is not read
    until somebody asks for it. None for what must not even be known to exist. Raises EnforceError where the record to be
    shown was altered after it was written, or is none that a page can be made from.
    """
    ledger = entries if isinstance(entries, Ledger) else Ledger(entries)
    sizes = ledger.sizes
    by_decision: dict[tuple[str, int], list[tuple[int, str, Entry]]] = {}
    for order, (own, each) in enumerate(ledger.in_order_by_hash):
        if each["event"] not in MARKS:
            by_decision.setdefault((str(each["case"]), int(each["decision"])), []).append((order, own, each))
    found = []
    for (case, decision), placed in by_decision.items():
        events = [each for _, _, each in placed]
        named = [own for _, own, _ in placed]
        source = entry = brief = record = None
        if current_state(events) is DisclosureState.PUBLISHED:
            # A withdrawal alone has no record. Asking for the hash of it spares reading it.
            at = next((at for at in range(len(events) - 1, -1, -1) if events[at]["event"] != "withdrawn"), -1)
            source, entry = named[at], events[at]
            brief = Brief.recalled(remembered.get(source))
            if brief is None:
                record = _record(entry)
                brief = Brief.of(record)
        elif next((each for each in reversed(events) if _is_withdrawal(each)), events[-1]).get("reason") == UNSPOKEN:
            continue
        kept = tuple(_bare(each, told=brief is not None) for each in events)
        stamp = Stamp(placed[-1][0], sizes[named[-1]], named[-1])
        found.append(Page(page_id(case, decision), source, entry, brief, kept, named, placed[0][0], stamp, record))
    return sorted(found, key=lambda each: each.first)


def _moment(event: Mapping[str, Any]) -> str:
    return str(event.get("written_at") or f"{event['on']}T00:00:00+08:00")


def _bare(entry: Entry, *, told: bool) -> Mapping[str, Any]:
    """An event: its time and its reason. Of a withdrawn decision (not `told`) no reason but that of the withdrawal."""
    reason = entry.get("reason") if told or _is_withdrawal(entry) else None
    bare = {"event": entry["event"], "on": entry["on"], "written_at": entry.get("written_at"), "reason": reason}
    ruling = entry.get("ruling") if _is_withdrawal(entry) else None
    if isinstance(ruling, Mapping):
        bare["ruling"] = {key: ruling[key] for key in RULING if isinstance(ruling.get(key), str) and ruling[key]}
    return bare


def _is_withdrawal(entry: Mapping[str, Any]) -> bool:
    return bool(entry["event"] == "withdrawn")


def _record(entry: Entry) -> Mapping[str, Any]:
    if entry.get("record_sha256") != record_sha256(entry.get("record")):
        raise EnforceError(
            "公示台账 {file} 里的公示记录在写成以后被改动过，不能据此生成网站",
            remedy="请从版本历史中恢复这个文件；需要更新公示内容的，用 enforce publish 另写一条。",
            file=entry_path(entry),
        )
    try:
        return shown(entry.get("record"))
    except ShapeError as fault:
        raise EnforceError(
            "公示台账 {file} 里的公示记录缺少“{field}”，或者它的形式不对，不能据此生成网站",
            remedy="请从版本历史中恢复这个文件；需要更新公示内容的，用 enforce publish 另写一条。",
            file=entry_path(entry),
            field=fault.where or "record",
        ) from None
