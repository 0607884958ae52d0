"""The Atom feed: what was disclosed, changed or taken down last, with the ledger's size and end."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.public.made import Batch, digest, one_file
from enforcement_cli.public.render import render
from enforcement_cli.public.site.frame import Site
from enforcement_cli.public.site.lists import slug
from enforcement_cli.public.site.tombstone import in_words

PATH = "feed.xml"
ENTRIES = 50


def feed(site: Site) -> Iterator[Batch]:
    """The feed; none while nothing has ever been disclosed, for a feed must say when it was updated."""
    if site.stamp is None or not site.pages:
        return
    latest = sorted(site.pages, key=lambda each: each.stamp.order, reverse=True)[:ENTRIES]
    key = digest(PATH, site.frame, site.whole, *(each.key for each in latest))
    rulings = {each.id: in_words(each.withdrawal.get("ruling", {})) for each in latest if each.is_withdrawn}
    values = {"site": site, "pages": latest, "id": feed_id(site), "rulings": rulings}
    yield one_file(PATH, key, lambda: render("site/feed.xml.j2", values))


def feed_id(site: Site) -> str:
    """What names this feed for ever, wherever it is put up: the bureau's code, or what its name hashes to."""
    return f"urn:x-enforce:{site.agency.get('code') or slug(site.agency['name'])}"
