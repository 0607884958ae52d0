"""What the ledger adds up to: by year, kind, month, division and matter, with what was corrected and taken down."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from enforcement_cli.public.made import Batch, digest, one_file
from enforcement_cli.public.site.charts import Chart, chart
from enforcement_cli.public.site.frame import HOME, Site
from enforcement_cli.public.site.lists import FACETS, choices
from enforcement_cli.public.site.pages import Page, Stamp

WITHDRAWN = "已撤下"
"""What a decision counts as whose kind is no longer told."""
_EVENTS = ("published", "updated", "withdrawn", "reinstated")


@dataclass(frozen=True, slots=True)
class Year:
    """What was first disclosed in a year, as it stands now, and what happened in that year to any decision."""

    year: str
    pages: tuple[Page, ...]
    events: Counter[str]

    @property
    def path(self) -> str:
        """Its page, from the site's root."""
        return f"statistics/{self.year}.html"

    @property
    def kinds(self) -> Counter[str]:
        """How many decisions of each kind."""
        return Counter(_kind(each) for each in self.pages)

    @property
    def outcomes(self) -> Counter[str]:
        """How many decisions of each outcome, where it is told."""
        return Counter(each.brief.outcome for each in self.pages if each.brief and each.brief.outcome)

    @property
    def fines(self) -> str:
        """The sum of the fines that stand in public, yuan with two decimals."""
        amounts = (Decimal(each.brief.fines) for each in self.pages if each.brief)
        return f"{sum(amounts, Decimal(0)):.2f}"


def years(pages: Sequence[Page]) -> list[Year]:
    """Every year in which something was disclosed or changed, the latest first."""
    disclosed: dict[str, list[Page]] = defaultdict(list)
    happened: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        disclosed[page.published_on[:4]].append(page)
        for event in page.events:
            happened[str(event["on"])[:4]][str(event["event"])] += 1
    return [Year(each, tuple(disclosed[each]), happened[each]) for each in sorted(happened, reverse=True)]


def _kind(page: Page) -> str:
    return page.brief.kind if page.brief is not None else WITHDRAWN


def statistics(site: Site) -> Iterator[Batch]:
    """The statistics of all years, and those of each year."""
    found = years(site.pages)
    path = "statistics/index.html"

    def values() -> dict[str, Any]:
        rows = [(each.year, each.kinds) for each in found]
        return {"stamp": site.stamp, "years": found, "chart": chart("kinds", "各年公示的执法决定", "年份", rows)}

    yield site.batch(path, "site/statistics.html.j2", site.everything, here="statistics", values=values)
    for year in found:
        touched = _touched(site, year)
        stamp = max((each.stamp for each in (*year.pages, *touched)), key=lambda each: each.order)
        own = (each.key for pages in (year.pages, touched) for each in pages)
        key = digest("year", site.frame, year.year, f"{stamp.size} {stamp.head}", str(len(year.pages)), *own)
        yield one_file(year.path, key, partial(_of_year, site, year, stamp))


def _of_year(site: Site, year: Year, stamp: Stamp) -> bytes:
    return site.page(
        year.path,
        "site/year.html.j2",
        here="statistics",
        crumbs=(HOME, ("统计与年报", "statistics/index.html")),
        stamp=stamp,
        year=year,
        events=[(each, year.events[each]) for each in _EVENTS],
        months=_months(year),
        tables=[(each, choices(each, year.pages)) for each in FACETS if each.key not in ("year", "kind")],
    )


def _touched(site: Site, year: Year) -> list[Page]:
    """The decisions of which something happened in the year; the page shows the ledger as of the last of these."""
    own = year.year
    return [
        each
        for each in site.pages
        # Most have one event, and are told without a loop.
        if each.published_on[:4] == own or (each.events[1:] and any(str(one["on"])[:4] == own for one in each.events))
    ]


def _months(year: Year) -> Chart:
    counts: dict[int, Counter[str]] = {month: Counter() for month in range(1, 13)}
    for page in year.pages:
        counts[int(page.published_on[5:7])][_kind(page)] += 1
    rows = [(f"{month}月", counts[month]) for month in counts]
    return chart("months", f"{year.year}年各月公示的执法决定", "月份", rows)
