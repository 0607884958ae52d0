"""Open data: every decision as JSON Lines and as CSV, one file a year, with a dictionary of their fields.

The files of a year are those of the decisions first disclosed in it, oldest first, so that one more decision adds a
line to the last ones. A withdrawn decision keeps its id, its days and the reason, and nothing else.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from enforcement_cli.public.made import Batch, Made, Past, digest, one_file
from enforcement_cli.public.pieces import put_together
from enforcement_cli.public.site.dictionary import COLUMNS, FIELDS
from enforcement_cli.public.site.frame import Site
from enforcement_cli.public.site.pages import Page

BOM = "\ufeff"
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@＝＋－＠]|[\t\r\0]")
"""What a spreadsheet would take for a formula, or what hides one from a reader of the first character."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to download: its path from the site's root, its form, what is in it and how big it is."""

    path: str
    form: str
    year: str
    count: int
    size: int


def open_data(site: Site) -> Iterator[Batch]:
    """The data files, their dictionary, and the ledger's size and end."""
    by_year: dict[str, list[Page]] = defaultdict(list)
    for page in site.pages:
        by_year[page.published_on[:4]].append(page)
    for year, pages in by_year.items():
        yield Batch(_name(year), digest("data", *(each.key for each in pages)), partial(_of_year, year, pages))
    ledger = {
        "size": site.stamp.size if site.stamp else 0,
        "head": site.stamp.head if site.stamp else "",
        "inputs": site.inputs,
    }
    yield one_file("data/ledger.json", digest("ledger", site.whole, site.inputs), lambda: _line(ledger))
    path = "data/index.html"
    key = digest(path, site.frame, site.everything)
    yield Batch(path, key, lambda past: Made({path: _index(site, sorted(by_year, reverse=True), past)}))


def _name(year: str) -> str:
    return f"data/{year}"


def _index(site: Site, years: Sequence[str], past: Past) -> bytes:
    offered = []
    for year in years:
        note = past.note(_name(year))
        for form, end in (("JSON Lines", "jsonl"), ("CSV", "csv")):
            offered.append(DataFile(_path(year, end), form, year, note["count"], note[f"{end}_size"]))
    return site.page(
        "data/index.html",
        "site/data.html.j2",
        here="data",
        stamp=site.stamp,
        files=offered,
        columns=COLUMNS,
        fields=FIELDS,
    )


def _path(year: str, end: str) -> str:
    return f"data/decisions-{year}.{end}"


def _of_year(year: str, pages: Sequence[Page], past: Past) -> Made:
    """The files of a year. What decisions have not changed gave last time is taken from the old files."""
    former = past.former(_name(year))
    keys = [each.key for each in pages]
    files: dict[str, bytes] = {}
    note: dict[str, Any] = {"count": len(pages)}
    for end, head, line in (("jsonl", b"", _json_line), ("csv", _HEAD, _csv_line)):
        path = _path(year, end)
        old = former.note[end] if former is not None else None
        made = put_together(past, path, old, keys, partial(_line_of, line, pages), head=head)
        files[path] = made.data
        note |= {end: made.note, f"{end}_size": len(made.data)}
    return Made(files, note)


def _line_of(line: Callable[[Page], bytes], pages: Sequence[Page], at: int) -> bytes:
    return line(pages[at])


def _json_line(page: Page) -> bytes:
    """One JSON object a line: UTF-8, sorted keys, Chinese as it is."""
    return _line(_object(page))


def _line(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode("utf-8")


def _object(page: Page) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": page.id,
        "page": page.path,
        "state": "withdrawn" if page.is_withdrawn else "published",
        "history": page.history,
    }
    return base if page.record is None else {**base, "record": page.record}


def _csv_line(page: Page) -> bytes:
    """A row for spreadsheets: RFC 4180 with CRLF, no cell that is a formula."""
    record = page.record or {}
    return _row([defused(each.of(page, record)) for each in COLUMNS])


def _row(cells: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode("utf-8")


_HEAD = BOM.encode("utf-8") + _row([each.key for each in COLUMNS])


def defused(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would calculate instead of showing."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
