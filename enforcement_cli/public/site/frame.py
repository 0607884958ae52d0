"""What all pages share: the bureau, the decisions, the ledger, and the frame that every page stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from enforcement_cli.cases.canonical import as_text, canonical
from enforcement_cli.public.made import Batch, Made, Past, digest
from enforcement_cli.public.mould import Mould, mark, marked, texts_and_shape
from enforcement_cli.public.render import render, text
from enforcement_cli.public.site.pages import SHORT, Page, Stamp

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
    _said: dict[str, Markup] = field(default_factory=dict, repr=False, compare=False)
    _moulds: dict[tuple[Any, ...], Mould] = field(default_factory=dict, repr=False, compare=False)
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

    def one_of_many(
        self,
        path: str,
        template: str,
        *,
        here: str,
        crumbs: tuple[Crumb, ...] = (HOME,),
        stamp: Stamp | None,
        says: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> bytes:
        """The same for a template of which there are thousands of pages: what stands around its content is made once.

        Such a template extends what is given to it as `frame`, and fills nothing but the title and the content. `says`:
        plain data of texts; the content is made once for all pages that have the same fields of it. Then `values` are
        the same for every page of that template.
        """
        root, stamp = "../" * path.count("/"), stamp or self.stamp
        own = {"frame": _PIECES, "between": _BETWEEN, "site": self, "root": root, "here": here, **values}
        made = text(template, own) if says is None else self._said_by(template, own, says)
        title, _, content = made.partition(_BETWEEN)
        filled: dict[str, str] = {"title": Markup(title), "content": Markup(content)}
        if stamp is not None:
            filled |= {"size": str(stamp.size), "head": stamp.head, "short": stamp.short}
        return self._frame(root, here, crumbs, stamp is not None).filled(filled).encode("utf-8")

    def _said_by(self, template: str, values: Mapping[str, Any], says: Mapping[str, Any]) -> str:
        """What a template makes of this, by its mould."""
        texts, shape = texts_and_shape(says)
        key = (template, values["root"], shape)
        if key not in self._moulds:
            if len(self._moulds) >= _MOST:
                self._moulds.clear()
            self._moulds[key] = Mould(text(template, {**values, **marked(says)}))
        return self._moulds[key].filled(texts)

    def _frame(self, root: str, here: str, crumbs: tuple[Crumb, ...], is_stamped: bool) -> Mould:
        """What stands around the content of such a page, which hangs on these alone."""
        key = ("frame", root, here, crumbs, is_stamped)
        if key not in self._moulds:
            marks: dict[str, Any] = {each: mark(each) for each in ("title", "content")}
            marks |= {"stamp": {each: mark(each) for each in ("size", "head", "short")} if is_stamped else None}
            own = {"site": self, "root": root, "here": here, "crumbs": crumbs, "masthead": self._masthead(root, here)}
            self._moulds[key] = Mould(text("site/_frame.html.j2", {**own, **marks}))
        return self._moulds[key]

    def batch(
        self, path: str, template: str, *depends: str, here: str, values: Callable[[], Mapping[str, Any]] = dict
    ) -> Batch:
        """A page that hangs on the frame, the whole ledger and what `depends` tells; `values` as `page` takes them.

        One that shows no event, and differs from the last one in what it says of the ledger alone, is not made again:
        that is written over, since every event changes it on every such page.
        """
        own = digest("page", template, here, self.frame, *depends)

        def make(past: Past) -> Made:
            former = past.former(path)
            data = past.read(path) if former is not None and former.note and former.note["own"] == own else None
            if former is not None and data is not None:
                data = restamped(data, former.note["stamp"], self._whole_stamp)
            if data is None:
                data = self.page(path, template, here=here, **values())
            return Made({path: data}, {"own": own, "stamp": self._whole_stamp})

        return Batch(path, digest(own, self.whole), make)

    @property
    def _whole_stamp(self) -> list[str]:
        return [str(self.stamp.size), self.stamp.head] if self.stamp else []

    def rows(self, pages: Sequence[Page], root: str) -> Markup:
        """The rows of a table of decisions. Each stands in a dozen lists."""
        return Markup("".join([self._row(each, root) for each in pages]))

    def _row(self, page: Page, root: str) -> Markup:
        """A row, of which its depth, and which cells are empty, make all the difference but for the texts."""
        texts = {"path": page.path, "id": page.id, "published_on": page.published_on}
        brief = page.brief
        if brief is not None:
            own = {"names": brief.names, "kind": brief.kind, "outcome": brief.outcome, "made_on": brief.made_on}
            texts |= {**own, "document": brief.document, "document_no": brief.document_no}
        key = ("row", root, *[name for name, each in texts.items() if each])
        if key not in self._moulds:
            marks = {name: mark(name) if each else "" for name, each in texts.items()}
            values = {**marks, "root": root, "is_withdrawn": brief is None}
            self._moulds[key] = Mould(text("site/_row.html.j2", values))
        return self._moulds[key].filled(texts)

    @property
    def channels(self) -> Markup:
        """Where to complain, in short, as every decision's page says it."""
        if "channels" not in self._said:
            self._said["channels"] = Markup(text("site/_channels.html.j2", {"contact": self.agency["contact"]}))
        return self._said["channels"]

    def _masthead(self, root: str, here: str) -> Markup:
        """The head of a page, which hangs on the part and the depth alone."""
        key = f"masthead {root} {here}"
        if key not in self._said:
            values = {"site": self, "root": root, "here": here}
            self._said[key] = Markup(text("site/_masthead.html.j2", values))
        return self._said[key]


def restamped(data: bytes, old: Sequence[str], new: Sequence[str]) -> bytes | None:
    """A page with another size and end of the ledger, in its head and at its foot; None where these are not found."""
    if not old or not new:
        return None
    olds, news = _stamps(*old), _stamps(*new)
    for before, after in zip(olds, news, strict=True):
        if data.count(before) > 1:
            return None
        data = data.replace(before, after)
    found = sum(data.count(each) for each in news)
    return data if found == len(_PLACES) - 1 else None


_PIECES = "site/_pieces.html.j2"
"""Gives what a page has of its own: its title and its content."""

_BETWEEN = "\1"
"""What stands between the two; no text of anybody has this character."""
_MOST = 256
"""So many moulds are kept."""

_PLACES = (
    '<meta name="ledger" content="{size} {head}">',
    '<p class="stamp">本页生成时公示台账有 {size} 条，校验值 <code>{short}</code>',
    '<p class="stamp">本页依据公示台账前 {size} 条生成，校验值 <code>{short}</code>',
)
"""Where a page says how far the ledger went when it was made: its head, and one of two forms at its foot."""


def _stamps(size: str, head: str) -> list[bytes]:
    return [each.format(size=size, head=head, short=head[:SHORT]).encode("utf-8") for each in _PLACES]
