"""What stands in a cell, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from enforcement_cli.cases.views import NONE, UNKNOWN
from enforcement_cli.problems import Place

LONG_TERM = date(2099, 12, 31)
"""What the platforms take for: without an end."""
YUAN_IN_WAN = 10_000
_SIX = Decimal("0.000001")

Value = str | date | Decimal | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, the place that gives it, that field's Chinese title, and whether this row must have it.

    An amount is in 万元. `open_questions`: places of a text that only a person can settle.
    """

    value: Value
    place: Place
    field: str
    needed: bool = False
    open_questions: int = 0


def given(text: str | None) -> str | None:
    """A text in one line; None for 无, 不详 and blanks, which the platforms do not take for an answer."""
    plain = " ".join((text or "").split())
    return plain if plain and plain not in (NONE, UNKNOWN) else None


def in_wan(yuan: Decimal) -> Decimal:
    """Yuan as 万元 with six decimals: 2000 -> 0.200000. Exact, since yuan have two."""
    return (yuan / YUAN_IN_WAN).quantize(_SIX)


def written(value: Value) -> str | Decimal:
    """As it is uploaded: days as YYYY/MM/DD, nothing as an empty text."""
    if isinstance(value, date):
        return value.strftime("%Y/%m/%d")
    return "" if value is None else value
