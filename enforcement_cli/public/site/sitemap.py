"""The sitemap, for search engines. Its protocol knows whole addresses only, so without one there is none."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from enforcement_cli.public.made import Batch, Made, digest
from enforcement_cli.public.render import render
from enforcement_cli.public.site.frame import Site

SHARD = 10_000
"""Addresses in one file, from the oldest decision on; the protocol allows fifty thousand."""


def sitemap(site: Site, paths: Sequence[str]) -> dict[str, bytes]:
    """`sitemap.xml` and the files it names; none where the bureau has not said under which address the site is put up.

    `paths`: all files of the site. The pages of decisions are listed from the oldest, with the day of their last event.
    """
    base = str(site.agency.get("base_url") or "")
    if not base:
        return {}
    base = base if base.endswith("/") else f"{base}/"
    own = {each.path for each in site.pages}
    others: list[tuple[str, str | None]] = [
        (f"{base}{quote(each)}", None) for each in paths if each.endswith(".html") and each not in own
    ]
    decisions: list[tuple[str, str | None]] = [(f"{base}{quote(each.path)}", each.changed_on) for each in site.pages]
    shards: list[list[tuple[str, str | None]]] = [
        others,
        *(decisions[at : at + SHARD] for at in range(0, len(decisions), SHARD)),
    ]
    files = {f"sitemap-{number}.xml": _file("urlset", shard) for number, shard in enumerate(shards)}
    return {**files, "sitemap.xml": _file("sitemapindex", [(f"{base}{each}", None) for each in files])}


def sitemap_batch(site: Site) -> Batch:
    """The same as the last part of a site, of the files that came before."""
    return Batch(
        "sitemap",
        digest("sitemap", site.frame, site.everything, site.inputs),
        lambda past: Made(sitemap(site, past.paths())),
    )


def _file(kind: str, addresses: Sequence[tuple[str, str | None]]) -> bytes:
    return render("site/sitemap.xml.j2", {"kind": kind, "addresses": addresses})
