"""The public site, a pure function of the ledger: entries in, `{path: bytes}` out.

No private file is read for it. Parts: the first page, lists, one page per decision and its tombstone, statistics, open
data, the feed and the sitemap, what the site says of itself. The lists are numbered from the oldest, and each page
carries the ledger's size and end as of its own last event, so that one more decision leaves the other decisions' pages
and the older lists as they are, byte for byte.

    files = build_site(entries, agency_of(bureau))
"""

from enforcement_cli.public.agency import agency_of
from enforcement_cli.public.site.build import build_site, inputs_digest, site_batches, site_of
from enforcement_cli.public.site.frame import Site
from enforcement_cli.public.site.lists import PAGE_SIZE
from enforcement_cli.public.site.pages import Page, Stamp, page_id, page_path, pages

__all__ = [
    "PAGE_SIZE",
    "Page",
    "Site",
    "Stamp",
    "agency_of",
    "build_site",
    "inputs_digest",
    "page_id",
    "page_path",
    "pages",
    "site_batches",
    "site_of",
]
