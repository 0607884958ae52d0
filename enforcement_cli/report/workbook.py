"""An XLSX file in memory: text cells that no spreadsheet computes or shortens, amounts as numbers, the same bytes
for the same content.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from enforcement_cli.report.cells import plain

Value = str | Decimal

_TEXT = {"num_format": "@", "valign": "top"}
_HEADING = {"bold": True, "bg_color": "#E8EDF3", "num_format": "@", "bottom": 1}
_NARROWEST, _WIDEST = 12, 42


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its headings, its rows. A text is a text cell, whatever it looks like."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    decimals: int = 2
    """Of every number in it."""


def xlsx_bytes(sheets: Sequence[Sheet], created: datetime) -> bytes:
    """The whole file. Raises ModuleNotFoundError where XlsxWriter is not installed."""
    import xlsxwriter  # an extra

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    # Else the file would carry the minute it was made in, and the same content would have other bytes.
    book.set_properties({"created": created.replace(tzinfo=None)})
    text, heading = book.add_format(_TEXT), book.add_format(_HEADING)
    for sheet in sheets:
        number = book.add_format({"num_format": "0." + "0" * sheet.decimals, "valign": "top"})
        page = book.add_worksheet(sheet.title)
        page.freeze_panes(1, 0)
        for column, name in enumerate(sheet.headings):
            page.write_string(0, column, name, heading)
            page.set_column(column, column, _width(sheet, column), text)
        for at, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, Decimal) and _is_exact(value):
                    page.write_number(at, column, float(value), number)
                elif value != "":
                    page.write_string(at, column, plain(str(value)), text)
    book.close()
    return stream.getvalue()


def _is_exact(value: Decimal) -> bool:
    """Whether a spreadsheet's numbers, which are binary, give the same decimals back."""
    return Decimal(repr(float(value))) == value


def _width(sheet: Sheet, column: int) -> int:
    """In characters: a Chinese one takes the room of two."""
    texts = [sheet.headings[column], *(str(row[column]) for row in sheet.rows[:100])]
    longest = max(sum(2 if ord(each) > 0x2E7F else 1 for each in text) for text in texts)
    return min(max(longest + 2, _NARROWEST), _WIDEST)
