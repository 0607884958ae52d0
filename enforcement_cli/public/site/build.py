"""The parts of the site, put together: entries in, `{path: bytes}` out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from enforcement_cli.cases.bureau import Agency
from enforcement_cli.public.ledger import Entry, Ledger
from enforcement_cli.public.site.decisions import decisions
from enforcement_cli.public.site.feed import feed
from enforcement_cli.public.site.frame import Site
from enforcement_cli.public.site.home import about, accessibility, home
from enforcement_cli.public.site.lists import lists
from enforcement_cli.public.site.opendata import open_data
from enforcement_cli.public.site.pages import Stamp, pages
from enforcement_cli.public.site.sitemap import sitemap
from enforcement_cli.public.site.statistics import statistics
from enforcement_cli.resources import TEMPLATES

Part = Callable[[Site], Mapping[str, bytes]]

PARTS: Mapping[str, Part] = {
    "home": home,
    "list": lists,
    "decisions": decisions,
    "statistics": statistics,
    "data": open_data,
    "about": about,
    "accessibility": accessibility,
    "feed": feed,
}
"""The parts that every site has. A part is `Site -> {path: bytes}`; its key is what templates and navigation ask for:
the header has a search box where there is `search`, the navigation an entry for disclosure before the act where there
is `before`.
"""


def build_site(
    entries: Sequence[Entry], agency: Mapping[str, Any], registers: Mapping[str, Any] | None = None
) -> dict[str, bytes]:
    """Every file of the site by its path.

    `agency` is the bureau's public data, as `agency_of` gives it. `registers` are what the pages of disclosure before
    the act 事前公开 are made from; without them there are none. Raises EnforceError as `pages` does.
    """
    ledger = Ledger(entries)
    size, head = ledger.size_and_head
    parts = dict(PARTS)
    known = {"contact": {}, "organs": {}, "reports": (), **agency}
    site = Site(known, tuple(pages(ledger)), Stamp(size, size, head) if size else None, frozenset(parts))
    files: dict[str, bytes] = {}
    for part in parts.values():
        files.update(part(site))
    files.update(sitemap(site, sorted(files)))
    files["assets/style.css"] = (TEMPLATES / "site" / "style.css").read_bytes()
    return files


def agency_of(agency: Agency) -> dict[str, Any]:
    """What the bureau says of itself on every page.

    `name`; `contact`: where to complain and ask for correction (S-21); `organs`: to whom one turns against a decision
    (`government` for reconsideration, `court`, `supervisor` of enforcement); `code`, `base_url` where given. Raises
    UnreadableError where the settings hold something of the wrong shape.
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
    organs = {"government": agency.government, "court": agency.court, "supervisor": agency.supervisor}
    found: dict[str, Any] = {"name": agency.name or "", "contact": _given(lines), "organs": _given(organs)}
    return {**found, **_given({"code": agency.code})}


def _given(values: Mapping[str, str | None]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}
