"""The search page and its index, as a part of the site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from enforcement_cli.public.search import SearchDocument, search_files
from enforcement_cli.public.shape import texts_of
from enforcement_cli.public.site.frame import Site
from enforcement_cli.public.site.pages import Page
from enforcement_cli.resources import TEMPLATES

# What stands on every page alike would be found on every page; the words of the law are found in the law.
_NOT_SEARCHED = frozenset({"agency/name", "kind", "document", "objects/name", "objects/type", "made_on", "basis/words"})
_NOT_SEARCHED_BELOW = ("remedies/",)


def search(site: Site) -> dict[str, bytes]:
    """`search.html`, its script, and the index of every decision that stands."""
    return {
        "search.html": site.page("search.html", "site/search.html.j2", here="search"),
        "assets/search.js": (TEMPLATES / "site" / "search.js").read_bytes(),
        **search_files([_document(each) for each in site.pages]),
    }


def _document(page: Page) -> SearchDocument | None:
    if page.record is None:
        return None
    return SearchDocument(page.path, page.title, _day(page), _texts(page.record), _facets(page.record, _day(page)))


def _day(page: Page) -> str:
    return str((page.record or {}).get("made_on") or page.published_on)


def _texts(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The conclusion first, since the first text that fits is shown; then everything else, each once."""
    found = [
        text
        for where, text in texts_of(record)
        if where not in _NOT_SEARCHED and not where.startswith(_NOT_SEARCHED_BELOW)
    ]
    return tuple(dict.fromkeys([str(record["conclusion"]), *found]))


def _facets(record: Mapping[str, Any], day: str) -> dict[str, str]:
    return {
        "kind": str(record["kind"]),
        "year": day[:4],
        "matter": str(record.get("matter") or ""),
        "division": str(record.get("division") or ""),
    }
