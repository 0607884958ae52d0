"""The lists: all decisions, and those of one kind, year, matter or division, each paged from the oldest.

A list's numbered pages are filled from the oldest on, so that one more decision changes two pages of each list it
belongs to: the numbered one it stands on, and `index.html`, which shows the newest. Counts of other lists stand on the
index of the whole list alone, for the same reason.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enforcement_cli.public.made import Batch, digest, one_file
from enforcement_cli.public.site.frame import HOME, Crumb, Site
from enforcement_cli.public.site.pages import Page, Stamp

PAGE_SIZE = 50

KIND_SLUGS = {
    "行政处罚": "penalty",
    "行政许可": "permit",
    "行政检查": "inspection",
    "行政强制": "compulsion",
    "行政征收": "levy",
    "行政征用": "requisition",
    "行政确认": "confirmation",
    "行政奖励": "reward",
    "行政裁决": "adjudication",
    "行政给付": "benefit",
    "其他": "other",
}


def slug(text: str) -> str:
    """A name for a file that says nothing of the text and never changes: twelve letters of its hash.

    Letters only, because a run of digits in a file's name reads like somebody's number.
    """
    return "".join(chr(ord("a") + int(each, 16)) for each in hashlib.sha256(text.encode("utf-8")).hexdigest()[:12])


def _of_brief(key: str) -> Callable[[Page], str | None]:
    return lambda page: getattr(page.brief, key) if page.brief is not None else None


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list: by kind, year, matter or division."""

    key: str
    title: str
    value: Callable[[Page], str | None]
    """What a decision counts as here; None where it is in no such list, as a withdrawn one whose kind is not told."""
    slug: Callable[[str], str]

    def folder(self, value: str) -> str:
        """Where the list of a value lies."""
        return f"list/{self.key}-{self.slug(value)}"


FACETS = (
    Facet("kind", "执法类别", _of_brief("kind"), lambda text: KIND_SLUGS.get(text) or slug(text)),
    Facet("year", "公示年份", lambda page: page.published_on[:4], str),
    Facet("division", "承办科室", _of_brief("division"), slug),
    Facet("matter", "执法事项", _of_brief("matter"), slug),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow the list by: where its list is, and how many decisions are in it."""

    value: str
    path: str
    count: int


def choices(facet: Facet, pages: Sequence[Page]) -> list[Choice]:
    """The values of a facet: years from the latest, the others from the most frequent."""
    return _choices(facet, by(facet, pages))


def _choices(facet: Facet, found_by: Mapping[str, Sequence[Page]]) -> list[Choice]:
    found = [Choice(value, f"{facet.folder(value)}/index.html", len(each)) for value, each in found_by.items()]
    if facet.key == "year":
        return sorted(found, key=lambda each: each.value, reverse=True)
    return sorted(found, key=lambda each: (-each.count, each.value))


def by(facet: Facet, pages: Sequence[Page]) -> dict[str, list[Page]]:
    """The decisions under each value of a facet, in the order given."""
    found: dict[str, list[Page]] = defaultdict(list)
    value_of = facet.value
    for page in pages:
        value = value_of(page)
        if value:
            found[value].append(page)
    return found


def lists(site: Site) -> Iterator[Batch]:
    """Every list: the whole one under `list/`, one per value of each facet in a folder below."""
    found = [(facet, by(facet, site.pages)) for facet in FACETS]
    filters = [(facet, _choices(facet, values)) for facet, values in found]
    yield from _list(site, "list", site.pages, "全部执法决定", (HOME,), filters=filters)
    for facet, values in found:
        for value, pages in values.items():
            title = f"{facet.title}：{value}"
            way = (HOME, ("全部执法决定", "list/index.html"))
            yield from _list(site, facet.folder(value), pages, title, way, filters=[])


def _list(
    site: Site,
    folder: str,
    oldest_first: Sequence[Page],
    title: str,
    crumbs: tuple[Crumb, ...],
    *,
    filters: list[tuple[Facet, list[Choice]]],
) -> Iterator[Batch]:
    """The numbered pages of one list, and its index: the newest page, with the one before it while it is not full."""
    chunks = [oldest_first[at : at + PAGE_SIZE] for at in range(0, len(oldest_first), PAGE_SIZE)] or [[]]

    def batch(path: str, shown: Sequence[Page], stamp: Stamp | None, **values: Any) -> Batch:
        links = [f"{key} {value}" for key, value in values.items() if key != "filters"]
        offered = [f"{each}" for _, choices in values["filters"] for each in choices]
        proof = f"{stamp.size} {stamp.head}" if stamp else ""
        key = digest("list", site.frame, title, proof, *links, *offered, *(each.key for each in shown))

        def make() -> bytes:
            return site.one_of_many(
                path,
                "site/list.html.j2",
                here="list",
                crumbs=crumbs,
                stamp=stamp,
                title=title,
                pages=shown[::-1],
                **values,
            )

        return one_file(path, key, make)

    for number, chunk in enumerate(chunks, 1):
        newer = number + 1 if number < len(chunks) else None
        links: dict[str, Any] = {"number": number, "older": number - 1 or None, "newer": newer}
        links |= {"filters": [], "total": None, "withdrawn": 0}
        yield batch(f"{folder}/{number}.html", chunk, _latest(chunk), **links)
    shown: Sequence[Page] = (
        chunks[-1] if len(chunks) == 1 or len(chunks[-1]) == PAGE_SIZE else [*chunks[-2], *chunks[-1]]
    )
    older = len(chunks) - (1 if shown is chunks[-1] else 2)
    withdrawn = sum(each.is_withdrawn for each in oldest_first)
    links = {"number": None, "older": older or None, "newer": None}
    links |= {"filters": filters, "total": len(oldest_first), "withdrawn": withdrawn}
    yield batch(f"{folder}/index.html", shown, _latest(oldest_first), **links)


def _latest(pages: Sequence[Page]) -> Stamp | None:
    """The ledger as of the last event of these decisions."""
    return max((each.stamp for each in pages), default=None)  # the event's place comes first
