"""How long files are kept, as numbers: the classes of retention, and when a file goes to the county's archive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

FOR_EVER = "永久"

RETENTION_MONTHS: Mapping[str, int] = {FOR_EVER: 1_000_000, "30年": 360, "10年": 120}
"""Class of retention -> months; 永久 is longer than any number that a recording may be given."""

TRANSFER_YEARS = 10
"""自档案形成之日起满十年 (档案法实施条例第二十条第二款, ARCHR-20-2), county level."""


def months_after(day: date, months: int) -> date:
    """The corresponding day so many months on, else that month's end (民法典 202); date.max beyond all calendars."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
