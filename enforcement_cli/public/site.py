"""The public site, a pure function of the ledger: entries in, `{path: bytes}` out.

No private file is read for it. Pages: the newest decisions, lists of all of them numbered from the oldest (so that one
more decision changes two of them), one page per decision, tombstones, how to complain and correct, open data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enforcement_cli.cases.ledger_facts import EVENT_TITLES
from enforcement_cli.public.ledger import DisclosureState, Entry, Ledger, current_state, entry_hash, size_and_head
from enforcement_cli.public.render import render
from enforcement_cli.resources import TEMPLATES

PAGE_SIZE = 50
NEWEST = 20


@dataclass(frozen=True, slots=True)
class Page:
    """One decision as the public finds it: its page, its present record (None once withdrawn), its events."""

    id: str
    record: Mapping[str, Any] | None
    events: tuple[Entry, ...]
    ledger: Mapping[str, Any]
    """Size and head of the ledger when its last event was written: what a kept copy proves. Later events elsewhere
    do not change it, so that one more decision leaves the other pages as they are."""

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
    def title(self) -> str:
        """Object and document: 示例铸造有限公司 行政处罚决定书."""
        if self.record is None:
            return "已撤下的执法决定"
        names = "、".join(each.get("name", "") for each in self.record.get("objects", ()))
        return f"{names} {self.record.get('document') or self.record.get('kind') or ''}".strip()

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


def pages(entries: Iterable[Entry]) -> list[Page]:
    """One page per decision that was ever disclosed, newest disclosure first."""
    ledger = Ledger(entries)
    sizes = ledger.sizes
    by_decision: dict[tuple[str, int], list[Entry]] = {}
    for each in ledger.in_order:
        by_decision.setdefault((str(each["case"]), int(each["decision"])), []).append(each)
    found = []
    for (case, decision), events in by_decision.items():
        record = None
        if current_state(events) is DisclosureState.PUBLISHED:
            record = next((each["record"] for each in reversed(events) if each.get("record")), None)
        # A tombstone keeps the days and the reason of the withdrawal, and nothing of what was published.
        kept = tuple(events) if record is not None else tuple(_bare(each) for each in events)
        last = entry_hash(events[-1])
        found.append(Page(page_id(case, decision), record, kept, {"size": sizes[last], "head": last}))
    return sorted(found, key=lambda each: (each.published_on, each.id), reverse=True)


def _bare(entry: Entry) -> Entry:
    reason = entry.get("reason") if entry["event"] == "withdrawn" else None
    return {"event": entry["event"], "on": entry["on"], "reason": reason}


def build_site(entries: Sequence[Entry], agency: Mapping[str, Any]) -> dict[str, bytes]:
    """Every file of the site by its path.

    `agency` is the bureau's public data: `name` and `contact` {phone, address, email, hours, url}, what is given.
    """
    size, head = size_and_head(entries)
    all_pages = pages(entries)
    shared = {"agency": agency, "ledger": {"size": size, "head": head}}
    files: dict[str, bytes] = {}
    for page in all_pages:
        template = "site/tombstone.html.j2" if page.is_withdrawn else "site/decision.html.j2"
        files[page.path] = render(template, {**shared, "ledger": page.ledger, "page": page, "root": "../"})
    oldest_first = all_pages[::-1]
    lists = [oldest_first[at : at + PAGE_SIZE] for at in range(0, len(oldest_first), PAGE_SIZE)] or [[]]
    for number, chunk in enumerate(lists, 1):
        files[f"list/{number}.html"] = render(
            "site/list.html.j2",
            {**shared, "pages": chunk[::-1], "number": number, "count": len(lists), "root": "../"},
        )
    files["list/index.html"] = files[f"list/{len(lists)}.html"]
    standing = [each for each in all_pages if not each.is_withdrawn]
    files["index.html"] = render(
        "site/index.html.j2",
        {**shared, "pages": all_pages[:NEWEST], "total": len(standing), "root": ""},
    )
    files["about.html"] = render("site/about.html.j2", {**shared, "root": ""})
    files["data/decisions.json"] = _json([_open_data(each) for each in all_pages])
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
    }
    base |= {"history": page.history}
    return base if page.record is None else {**base, "record": page.record}


def agency_of(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The bureau's public data from its settings."""
    bureau = settings.get("bureau", {})
    contact = {key: value for key, value in bureau.get("contact", {}).items() if not key.startswith("x-")}
    return {"name": bureau.get("name", ""), "contact": contact}
