"""What all pages share: the bureau, the decisions, the ledger, and the frame that every page stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from enforcement_cli.cases.canonical import as_text, canonical
from enforcement_cli.public.made import Batch, digest, one_file
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
    inputs: str
    """Digest of what the bureau says of itself and of its registers: another one, and the pages are out of date."""
    parts: frozenset[str]
    """The parts that this site has: `search`, `before` …"""
    _made: dict[tuple[str, str, str], Markup] = field(default_factory=dict, repr=False, compare=False)
    _digests: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def frame(self) -> str:
        """Digest of what every page shows of the bureau and its parts, whatever else stands on it."""
        if "frame" not in self._digests:
            own = {"agency": self.agency, "parts": sorted(self.parts), "begun": str(self.stamp is not None)}
            self._digests["frame"] = digest(canonical(as_text(own)).decode("utf-8"))
        return self._digests["frame"]

    @property
    def everything(self) -> str:
        """Digest of all decisions in their order, and of the whole ledger."""
        if "everything" not in self._digests:
            self._digests["everything"] = digest(self.whole, *(each.key for each in self.pages))
        return self._digests["everything"]

    @property
    def whole(self) -> str:
        """The whole ledger, as a page that shows none of its events carries it."""
        return f"{self.stamp.size} {self.stamp.head}" if self.stamp else ""

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
        it from the first page, itself not included; `stamp` is the ledger as of what the page shows, the whole of it for a
        page that shows none of its events.
        """
        root = "../" * path.count("/")
        frame = {"site": self, "root": root, "here": here, "crumbs": crumbs, "stamp": stamp or self.stamp}
        return render(template, {**frame, "masthead": self._masthead(root, here), **values})

    def batch(
        self, path: str, template: str, *depends: str, here: str, values: Callable[[], Mapping[str, Any]] = dict
    ) -> Batch:
        """A page that hangs on the frame, the whole ledger and what `depends` tells; `values` as `page` takes them."""
        key = digest("page", template, here, self.frame, self.whole, *depends)
        return one_file(path, key, lambda: self.page(path, template, here=here, **values()))

    def rows(self, pages: Sequence[Page], root: str) -> Markup:
        """The rows of a table of decisions. Each stands in a dozen lists, and is made once for each depth."""
        return Markup("").join(self._row(each, root) for each in pages)

    def _row(self, page: Page, root: str) -> Markup:
        return self._once(("row", page.id, root), "site/_row.html.j2", {"page": page, "root": root})

    def _masthead(self, root: str, here: str) -> Markup:
        """The head of a page, which hangs on the part and the depth alone."""
        return self._once(
            ("masthead", here, root), "site/_masthead.html.j2", {"site": self, "root": root, "here": here}
        )

    def _once(self, key: tuple[str, str, str], template: str, values: Mapping[str, Any]) -> Markup:
        """What a template of ours makes of these values, which it escapes; made once."""
        if key not in self._made:
            self._made[key] = Markup(render(template, values).decode("utf-8"))
        return self._made[key]
