"""What all pages share: the bureau, the decisions, the ledger, and the frame that every page stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from enforcement_cli.public.render import render
from enforcement_cli.public.site.pages import Page, Stamp

HOME = ("首页", "index.html")
NAVIGATION = (
    ("home", *HOME),
    ("list", "执法决定", "list/index.html"),
    ("before", "事前公开", "before/index.html"),
    ("statistics", "统计与年报", "statistics/index.html"),
    ("data", "开放数据", "data/index.html"),
    ("about", "监督与救济", "about.html"),
)
"""The main navigation: part of the site, title, page. A part that this site does not have is left out."""

Crumb = tuple[str, str]
"""A step on the way to a page: its title and its path from the site's root."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every page may use. Templates see this and what their own part gives them, and nothing else."""

    agency: Mapping[str, Any]
    """The bureau's public data: `name`, `contact`, and what `agency_of` gives besides."""
    pages: tuple[Page, ...]
    """Every decision that was ever disclosed, oldest first."""
    stamp: Stamp | None
    """The whole ledger; None while it is empty."""
    parts: frozenset[str]
    """The parts that this site has: `search`, `before` …"""

    @property
    def navigation(self) -> list[tuple[str, str, str]]:
        """The entries of the main navigation for the parts that there are."""
        return [each for each in NAVIGATION if each[0] in self.parts]

    @property
    def newest_first(self) -> tuple[Page, ...]:
        """The decisions, the latest disclosure first."""
        return self.pages[::-1]

    def page(
        self,
        path: str,
        template: str,
        *,
        here: str,
        crumbs: tuple[Crumb, ...] = (HOME,),
        stamp: Stamp | None = None,
        **values: Any,
    ) -> bytes:
        """A page of the site from its template.

        `path` is from the site's root, with `/`; `here` is the part of the navigation it belongs to; `crumbs` lead to
        it from the first page, itself not included; `stamp` is the ledger as of what the page shows.
        """
        frame = {"site": self, "root": "../" * path.count("/"), "here": here, "crumbs": crumbs, "stamp": stamp}
        return render(template, {**frame, **values})
