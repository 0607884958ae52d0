"""The sitemap, for search engines. Its protocol knows whole addresses only, so without one there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import quote

from enforcement_cli.public.made import Batch, Made, digest, one_file
from enforcement_cli.public.render import render
from enforcement_cli.public.site.frame import Site

SHARD = 1_000
"""Addresses in one file, from the oldest decision on; the protocol allows fifty thousand."""
OTHERS = "sitemap-0.xml"
"""The file of the pages that are no decision's."""


def sitemap(site: Site) -> Iterator[Batch]:
    """`sitemap.xml` and the files it names; none where the bureau has not said under which address the site is put up.

    The last part of a site: it lists the pages of those before. The pages of decisions are listed from the oldest, with
    the day of their last event.
    """
    base = str(site.agency.get("base_url") or "")
    if not base:
        return
    base = base if base.endswith("/") else f"{base}/"
    key = digest("sitemap", site.frame, site.everything, site.inputs)
    yield Batch(OTHERS, key, lambda past: Made({OTHERS: _others(site, base, past.paths())}))
    files = [OTHERS]
    for at in range(0, len(site.pages), SHARD):
        shard = [(f"{base}{quote(each.path)}", each.changed_on) for each in site.pages[at : at + SHARD]]
        files.append(f"sitemap-{len(files)}.xml")
        key = digest("sitemap", *(f"{address} {day}" for address, day in shard))
        yield one_file(files[-1], key, partial(_file, "urlset", shard))
    index = [(f"{base}{each}", None) for each in files]
    yield one_file("sitemap.xml", digest(base, str(len(files))), partial(_file, "sitemapindex", index))


def _others(site: Site, base: str, paths: Sequence[str]) -> bytes:
    own = {each.path for each in site.pages}
    wanted = (each for each in paths if each.endswith(".html") and each not in own)
    return _file("urlset", [(f"{base}{quote(each)}", None) for each in wanted])


def _file(kind: str, addresses: Sequence[tuple[str, str | None]]) -> bytes:
    return render("site/sitemap.xml.j2", {"kind": kind, "addresses": addresses})
