"""The first page, what the site says of itself, and how it can be used by everybody."""

from __future__ import annotations

from enforcement_cli.public.site.frame import Site
from enforcement_cli.public.site.lists import FACETS, choices

NEWEST = 10
CHANGES = 6
_KIND = next(each for each in FACETS if each.key == "kind")


def home(site: Site) -> dict[str, bytes]:
    """The first page: search, counts, what is new, what has changed."""
    changed = sorted(
        (each for each in site.pages if len(each.events) > 1), key=lambda each: each.stamp.order, reverse=True
    )
    page = site.page(
        "index.html",
        "site/index.html.j2",
        here="home",
        crumbs=(),
        stamp=site.stamp,
        pages=site.newest_first[:NEWEST],
        changes=changed[:CHANGES],
        kinds=choices(_KIND, site.pages),
        standing=sum(not each.is_withdrawn for each in site.pages),
        withdrawn=sum(each.is_withdrawn for each in site.pages),
    )
    return {"index.html": page}


def about(site: Site) -> dict[str, bytes]:
    """How to complain, ask for correction, seek reconsideration or sue, and how to prove a rewritten past."""
    return {"about.html": site.page("about.html", "site/about.html.j2", here="about")}


def accessibility(site: Site) -> dict[str, bytes]:
    """The accessibility statement 无障碍说明."""
    path = "accessibility.html"
    return {path: site.page(path, "site/accessibility.html.j2", here="accessibility")}
