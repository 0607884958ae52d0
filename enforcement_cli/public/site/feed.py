"""The Atom feed: what was disclosed, changed or taken down last, with the ledger's size and end."""

from __future__ import annotations

from enforcement_cli.public.render import render
from enforcement_cli.public.site.frame import Site
from enforcement_cli.public.site.lists import slug

PATH = "feed.xml"
ENTRIES = 50


def feed(site: Site) -> dict[str, bytes]:
    """The feed by its path; none while nothing has ever been disclosed, for a feed must say when it was updated."""
    if site.stamp is None or not site.pages:
        return {}
    latest = sorted(site.pages, key=lambda each: each.stamp.order, reverse=True)[:ENTRIES]
    return {PATH: render("site/feed.xml.j2", {"site": site, "pages": latest, "id": feed_id(site)})}


def feed_id(site: Site) -> str:
    """What names this feed for ever, wherever it is put up: the bureau's code, or what its name hashes to."""
    return f"urn:x-enforce:{site.agency.get('code') or slug(site.agency['name'])}"
