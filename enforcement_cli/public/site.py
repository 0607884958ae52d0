"""The public site, a pure function of the ledger: entries in, `{path: bytes}` out.

No private file is read for it. Pages: the newest decisions, lists of all of them, one page per decision, tombstones,
how to complain and to ask for correction, open data. The lists are numbered from the oldest, and each page carries the
ledger's size and end as of its own last event, so that one more decision leaves the other decisions' pages and the
older lists as they are, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enforcement_cli.cases.bureau import Agency
from enforcement_cli.cases.ledger_facts import EVENT_TITLES, MARKS, UNSPOKEN, record_sha256
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.ledger import (
    DisclosureState,
    Entry,
    Ledger,
    current_state,
    entry_hash,
    entry_path,
)
from enforcement_cli.public.render import render
from enforcement_cli.public.shape import ShapeError, shown
from enforcement_cli.resources import TEMPLATES

PAGE_SIZE = 50
NEWEST = 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """Size and end of the ledger up to some event: what a kept copy of a page proves. `order`: the event's place."""

    order: int
    size: int
    head: str


@dataclass(frozen=True, slots=True)
class Page:
    """One decision as the public finds it: its page, its present record (None once withdrawn), its events."""

    id: str
    record: Mapping[str, Any] | None
    events: tuple[Mapping[str, Any], ...]
    first: int
    """The place of its first event in the ledger."""
    stamp: Stamp
    """The ledger up to its last event."""

    @property
    def path(self) -> str:
        """Its page, relative to the site's root."""
        return f"decisions/{self.id}.html"

    @property
    def published_on(self) -> str:
        """The day of its first disclosure."""
        return str(self.events[0]["on"])

    @property
    def is_withdrawn(self) -> bool:
        """Whether it has been taken down."""
        return self.record is None

    @property
    def names(self) -> str:
        """Its objects: 示例铸造有限公司、陈某某."""
        return "、".join(each["name"] for each in self.record["objects"]) if self.record else ""

    @property
    def document(self) -> str:
        """What kind of document: 行政处罚决定书, or just the kind of act."""
        return str(self.record.get("document") or self.record["kind"]) if self.record else ""

    @property
    def title(self) -> str:
        """Objects and document, or that it has been taken down."""
        return f"{self.names} {self.document}" if self.record else "已撤下的执法决定"

    @property
    def history(self) -> list[dict[str, str]]:
        """What happened to it in public, oldest first: words, day and reason."""
        return [
            {
                "what": EVENT_TITLES.get(str(each["event"]), str(each["event"])),
                "on": str(each["on"]),
                "reason": str(each.get("reason") or ""),
            }
            for each in self.events
        ]


def page_id(case: str, decision: int) -> str:
    """Id of a decision's page: case and ordinal, never a document number or a name."""
    return f"{case}-{decision}"


def page_path(case: str, decision: int) -> str:
    """A decision's page, relative to the site's root."""
    return f"decisions/{page_id(case, decision)}.html"


def pages(entries: Iterable[Entry]) -> list[Page]:
    """One page per decision that was ever disclosed, in the order of first disclosure.

    None for what must not even be known to exist. Raises EnforceError where the record to be shown was altered after it
    was written, or is none that a page can be made from.
    """
    ledger = Ledger(entries)
    sizes = ledger.sizes
    by_decision: dict[tuple[str, int], list[tuple[int, Entry]]] = {}
    for order, each in enumerate(ledger.in_order):
        if each["event"] not in MARKS:
            by_decision.setdefault((str(each["case"]), int(each["decision"])), []).append((order, each))
    found = []
    for (case, decision), placed in by_decision.items():
        events = [each for _, each in placed]
        last = entry_hash(events[-1])
        record = None
        kept: tuple[Mapping[str, Any], ...] = tuple(_bare(each) for each in events)
        if current_state(events) is DisclosureState.PUBLISHED:
            record = _record(next((each for each in reversed(events) if each.get("record")), events[-1]))
            kept = tuple(events)
        elif events[-1].get("reason") == UNSPOKEN:
            continue
        stamp = Stamp(placed[-1][0], sizes[last], last)
        found.append(Page(page_id(case, decision), record, kept, placed[0][0], stamp))
    return sorted(found, key=lambda each: each.first)


def _bare(entry: Entry) -> Mapping[str, Any]:
    """An event of a withdrawn decision: its day, and of the withdrawal the reason. Nothing of what was published."""
    reason = entry.get("reason") if entry["event"] == "withdrawn" else None
    return {"event": entry["event"], "on": entry["on"], "reason": reason}


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


def build_site(entries: Sequence[Entry], agency: Mapping[str, Any]) -> dict[str, bytes]:
    """Every file of the site by its path.

    `agency` is the bureau's public data: `name` and `contact` {phone, address, email, hours, url}, what is given.
    Raises EnforceError as `pages` does.
    """
    oldest_first = pages(entries)
    size, head = Ledger(entries).size_and_head
    shared = {"agency": agency, "stamp": None}
    files: dict[str, bytes] = {}
    for page in oldest_first:
        template = "site/tombstone.html.j2" if page.is_withdrawn else "site/decision.html.j2"
        files[page.path] = render(template, {**shared, "stamp": page.stamp, "page": page, "root": "../"})
    lists = [oldest_first[at : at + PAGE_SIZE] for at in range(0, len(oldest_first), PAGE_SIZE)] or [[]]
    for number, chunk in enumerate(lists, 1):
        values = {
            "pages": chunk[::-1],
            "number": number,
            "older": number - 1 or None,
            "newer": number + 1 if number < len(lists) else None,
            "stamp": max((each.stamp for each in chunk), key=lambda each: each.order, default=None),
        }
        files[f"list/{number}.html"] = render("site/list.html.j2", {**shared, **values, "root": "../"})
    files["list/index.html"] = files[f"list/{len(lists)}.html"]
    newest_first = oldest_first[::-1]
    files["index.html"] = render(
        "site/index.html.j2",
        {
            **shared,
            "stamp": Stamp(size, size, head) if size else None,
            "pages": newest_first[:NEWEST],
            "standing": sum(not each.is_withdrawn for each in oldest_first),
            "withdrawn": sum(each.is_withdrawn for each in oldest_first),
            "root": "",
        },
    )
    files["about.html"] = render("site/about.html.j2", {**shared, "root": ""})
    files["data/decisions.json"] = _json([_open_data(each) for each in newest_first])
    files["data/ledger.json"] = _json({"size": size, "head": head})
    files["assets/style.css"] = (TEMPLATES / "site" / "style.css").read_bytes()
    return files


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _open_data(page: Page) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": page.id,
        "page": page.path,
        "state": "withdrawn" if page.is_withdrawn else "published",
        "history": page.history,
    }
    return base if page.record is None else {**base, "record": page.record}


def agency_of(agency: Agency) -> dict[str, Any]:
    """What the bureau says of itself on every page: its name, and where to complain and ask for correction (S-21).

    Raises UnreadableError where the settings hold something of the wrong shape.
    """
    contact = agency.contact
    lines = (
        {
            "phone": contact.phone,
            "address": contact.address,
            "email": contact.email,
            "hours": contact.hours,
            "url": contact.url,
        }
        if contact
        else {}
    )
    return {"name": agency.name or "", "contact": {key: value for key, value in lines.items() if value}}
