"""One page per decision: what was decided and on what ground, what has changed, and where to turn."""

from __future__ import annotations

from enforcement_cli.public.site.frame import HOME, Crumb, Site
from enforcement_cli.public.site.lists import FACETS

_WAY = (HOME, ("全部执法决定", "list/index.html"))


def decisions(site: Site) -> dict[str, bytes]:
    """The page of every decision in public, and the tombstone of every one that was taken down."""
    kind = next(each for each in FACETS if each.key == "kind")
    files = {}
    for page in site.pages:
        way: tuple[Crumb, ...] = _WAY
        if page.record is not None:
            value = str(page.record["kind"])
            way = (*_WAY, (value, f"{kind.folder(value)}/index.html"))
        template = "site/tombstone.html.j2" if page.is_withdrawn else "site/decision.html.j2"
        files[page.path] = site.page(page.path, template, here="decision", crumbs=way, stamp=page.stamp, page=page)
    return files
