"""One page per decision: what was decided and on what ground, what has changed, and where to turn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from enforcement_cli.public.made import Batch, digest, one_file
from enforcement_cli.public.site.frame import HOME, Crumb, Site
from enforcement_cli.public.site.lists import FACETS
from enforcement_cli.public.site.pages import Page
from enforcement_cli.public.site.tombstone import TEMPLATE, in_words, told_of
from enforcement_cli.public.ways import ways_of

_WAY = (HOME, ("全部执法决定", "list/index.html"))
_KIND = next(each for each in FACETS if each.key == "kind")


def decisions(site: Site) -> Iterator[Batch]:
    """The page of every decision in public, and the tombstone of every one that was taken down."""
    frame = site.frame
    for page in site.pages:
        yield one_file(page.path, digest(frame, page.key), partial(_page, site, page))


def _page(site: Site, page: Page) -> bytes:
    way: tuple[Crumb, ...] = _WAY
    if page.brief is not None:
        way = (*_WAY, (page.brief.kind, f"{_KIND.folder(page.brief.kind)}/index.html"))
    record = page.record
    if record is None:
        return site.one_of_many(
            page.path,
            TEMPLATE,
            here="decision",
            crumbs=way,
            stamp=page.stamp,
            says={"page": told_of(page)},
            channels=site.channels,
        )
    return site.one_of_many(
        page.path,
        "site/decision.html.j2",
        here="decision",
        crumbs=way,
        stamp=page.stamp,
        says={"page": _said(page), "r": record, "ways": ways_of(record.get("remedies", {}))},
        channels=site.channels,
    )


def _said(page: Page) -> dict[str, Any]:
    """What its page says of a decision beside the record."""
    return {
        "id": page.id,
        "title": page.title,
        "names": page.names,
        "document": page.document,
        "published_on": page.published_on,
        "notes": page.notes,
        "history": [_course(each) for each in page.history],
    }


def _course(event: dict[str, Any]) -> dict[str, Any]:
    """An event as its line says it, the ruling in words: of one that was taken down and has come back."""
    return {**event, "ruling": in_words(event["ruling"])} if event.get("ruling") else event
