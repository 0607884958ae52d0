"""Cells of a table that a spreadsheet will open: text stays text, whatever it begins with."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

Cell = str | int | None

BOM = "\ufeff"
"""Without it Excel and WPS take a CSV file for GBK."""

# What a spreadsheet computes; blanks and marks before it do not stop that. Full-width signs are read as the plain ones.
_FORMULA = re.compile("[\\s\ufeff\u200b\u2060]*[=+\\-@＝＋－＠\t\r]")
# Controls have no place in a cell; line breaks in it confuse whoever reads line by line.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def defused(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what looks like the start of one."""
    looks_so = _FORMULA.match(text) is not None
    return f"'{plain(text)}" if looks_so else plain(text)


def plain(text: str) -> str:
    """Text in one line and without controls."""
    return _CONTROLS.sub(" ", text)


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A whole CSV file: byte order mark, CRLF, quotes where needed; numbers stay numbers, None an empty cell."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([defused(each) for each in headings])
    for row in rows:
        writer.writerow([defused(each) if isinstance(each, str) else each for each in row])
    return BOM + stream.getvalue()
