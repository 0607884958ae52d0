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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


def open_data(site: Site) -> dict[str, bytes]:
    """The data files, their dictionary, and the ledger's size and end."""
    by_year: dict[str, list[Page]] = defaultdict(list)
    for page in site.pages:
        by_year[page.published_on[:4]].append(page)
    files: dict[str, bytes] = {}
    offered: list[DataFile] = []
    for year, pages in sorted(by_year.items(), reverse=True):
        for form, path, data in (
            ("JSON Lines", f"data/decisions-{year}.jsonl", json_lines(pages)),
            ("CSV", f"data/decisions-{year}.csv", table(pages)),
        ):
            files[path] = data
            offered.append(DataFile(path, form, year, len(pages), len(data)))
    ledger = {
        "size": site.stamp.size if site.stamp else 0,
        "head": site.stamp.head if site.stamp else "",
        "inputs": site.inputs,
    }
    files["data/ledger.json"] = _line(ledger)
    files["data/index.html"] = site.page(
        "data/index.html",
        "site/data.html.j2",
        here="data",
        stamp=site.stamp,
        files=offered,
        columns=COLUMNS,
        fields=FIELDS,
    )
    return files


def json_lines(pages: Sequence[Page]) -> bytes:
    """One JSON object a line: UTF-8, sorted keys, Chinese as it is."""
    return b"".join(_line(_object(each)) for each in pages)


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


def table(pages: Sequence[Page]) -> bytes:
    """The same as CSV for spreadsheets: RFC 4180 with CRLF, UTF-8 with a byte order mark, no cell that is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([each.key for each in COLUMNS])
    for page in pages:
        writer.writerow([defused(each.of(page)) for each in COLUMNS])
    return (BOM + text.getvalue()).encode("utf-8")


def defused(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would calculate instead of showing."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
