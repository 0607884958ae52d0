"""The first page, what the site says of itself, and how it can be used by everybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from enforcement_cli.public.made import Batch
from enforcement_cli.public.site.frame import Site
from enforcement_cli.public.site.lists import FACETS, choices

NEWEST = 10
CHANGES = 6
_KIND = next(each for each in FACETS if each.key == "kind")


def home(site: Site) -> Iterator[Batch]:
    """The first page: search, counts, what is new, what has changed."""

    def values() -> Mapping[str, Any]:
        changed = sorted(
            (each for each in site.pages if len(each.events) > 1), key=lambda each: each.stamp.order, reverse=True
        )
        withdrawn = sum(each.is_withdrawn for each in site.pages)
        return {
            "crumbs": (),
            "stamp": site.stamp,
            "pages": site.newest_first[:NEWEST],
            "changes": changed[:CHANGES],
            "kinds": choices(_KIND, site.pages),
            "standing": len(site.pages) - withdrawn,
            "withdrawn": withdrawn,
        }

    yield site.batch("index.html", "site/index.html.j2", site.everything, here="home", values=values)


def about(site: Site) -> Iterator[Batch]:
    """How to complain, ask for correction, seek reconsideration or sue, and how to prove a rewritten past."""
    yield site.batch("about.html", "site/about.html.j2", here="about")


def accessibility(site: Site) -> Iterator[Batch]:
    """The accessibility statement 无障碍说明."""
    yield site.batch("accessibility.html", "site/accessibility.html.j2", here="accessibility")
