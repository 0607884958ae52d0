"""The parts of the site, put together: entries in, `{path: bytes}` out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from enforcement_cli.cases.canonical import canonical
from enforcement_cli.public.ledger import Entry, Ledger
from enforcement_cli.public.made import Batch, make_all, one_file
from enforcement_cli.public.site.before import before
from enforcement_cli.public.site.decisions import decisions
from enforcement_cli.public.site.feed import feed
from enforcement_cli.public.site.frame import Site
from enforcement_cli.public.site.home import about, accessibility, home
from enforcement_cli.public.site.lists import lists
from enforcement_cli.public.site.opendata import open_data
from enforcement_cli.public.site.pages import Page, Stamp, pages
from enforcement_cli.public.site.search import search
from enforcement_cli.public.site.sitemap import sitemap
from enforcement_cli.public.site.statistics import statistics
from enforcement_cli.resources import TEMPLATES

ASSETS = ("style.css", "icon.svg")

Part = Callable[[Site], Iterable[Batch]]

PARTS: Mapping[str, Part] = {
    "home": home,
    "list": lists,
    "decisions": decisions,
    "statistics": statistics,
    "data": open_data,
    "about": about,
    "accessibility": accessibility,
    "feed": feed,
    "search": search,
}
"""The parts that every site has. A part gives the batches of files that it is made of; its key is what templates and navigation ask for:
the header has a search box where there is `search`, the navigation an entry for disclosure before the act where there
is `before`.
"""


def build_site(
    entries: Sequence[Entry], agency: Mapping[str, Any], registers: Mapping[str, Any] | None = None
) -> dict[str, bytes]:
    """Every file of the site by its path, all at once.

    `agency` is the bureau's public data, as `agency_of` gives it. `registers` are what the pages of disclosure before
    the act 事前公开 are made from; without them there are none. Raises EnforceError as `pages` does.
    """
    ledger = Ledger(entries)
    return make_all(site_batches(site_of(ledger, pages(ledger), agency, registers), registers))


def site_of(
    ledger: Ledger, decisions: Sequence[Page], agency: Mapping[str, Any], registers: Mapping[str, Any] | None = None
) -> Site:
    """What the pages of a site are made of; `decisions` are the `pages` of the ledger."""
    size, head = ledger.size_and_head
    parts = frozenset(PARTS) if registers is None else frozenset({*PARTS, "before"})
    known = {"contact": {}, "organs": {}, "reports": (), **agency}
    stamp = Stamp(size, size, head) if size else None
    return Site(known, tuple(decisions), stamp, inputs_digest(agency, registers), parts)


def site_batches(site: Site, registers: Mapping[str, Any] | None = None) -> Iterator[Batch]:
    """The files of a site, made when they are needed; their names are their own among all that `public` makes."""
    for part in PARTS.values():
        yield from part(site)
    if registers is not None:
        yield from before(site, registers)
    yield from sitemap(site)
    for each in ASSETS:
        yield one_file(f"assets/{each}", "", (TEMPLATES / "site" / each).read_bytes)


def inputs_digest(agency: Mapping[str, Any], registers: Mapping[str, Any] | None) -> str:
    """Digest of what a site is made from beside the ledger."""
    return sha256(canonical({"agency": agency, "registers": registers})).hexdigest()
