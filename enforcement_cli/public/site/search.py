"""The search page and its index, as a part of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from enforcement_cli.public.made import Batch, one_file
from enforcement_cli.public.search import SearchDocument, Shown, search_batches
from enforcement_cli.public.shape import texts_of
from enforcement_cli.public.site.frame import Site
from enforcement_cli.public.site.pages import Page
from enforcement_cli.resources import TEMPLATES

# What stands on every page alike would be found on every page; the words of the law are found in the law.
_NOT_SEARCHED = frozenset(
    {"agency/name", "kind", "document", "objects/name", "objects/type", "document_no", "made_on", "basis/words"}
)
_NOT_SEARCHED_BELOW = ("remedies/",)


def search(site: Site) -> Iterator[Batch]:
    """`search.html`, its script, and the index of every decision that stands."""
    yield site.batch("search.html", "site/search.html.j2", here="search")
    yield one_file("assets/search.js", "", (TEMPLATES / "site" / "search.js").read_bytes)
    keys = [each.key for each in site.pages]
    yield from search_batches(keys, [_shown(each) for each in site.pages], lambda at: _document(site.pages[at]))


def _document(page: Page) -> SearchDocument | None:
    shown = _shown(page)
    if page.record is None or shown is None:
        return None
    title = " ".join(each for each in (page.title, page.brief.document_no if page.brief else "") if each)
    return SearchDocument(page.path, title, shown.day, _texts(page.record), shown.facets)


def _shown(page: Page) -> Shown | None:
    if page.brief is None:
        return None
    # The day by which lists and statistics count, and in whose order the results stand.
    day = page.published_on
    facets = {"kind": page.brief.kind, "year": day[:4], "matter": page.brief.matter, "division": page.brief.division}
    return Shown(day, facets)


def _texts(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The conclusion first, since the first text that fits is shown; then everything else, each once."""
    found = [
        text
        for where, text in texts_of(record)
        if where not in _NOT_SEARCHED and not where.startswith(_NOT_SEARCHED_BELOW)
    ]
    return tuple(dict.fromkeys([str(record["conclusion"]), *found]))
