"""The law's numbers that are not periods: amounts, ages, hours, each with its basis; dates are those of the basis.

Periods stand in the clock table. What the law leaves to the place or the bureau (hearing amounts …) is a dated setting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from enforcement_cli.law.basis import basis
from enforcement_cli.law.sections import is_statute
from enforcement_cli.problems import Severity


@dataclass(frozen=True, slots=True)
class SpotLimit:
    """The largest fines that may be imposed on the spot, in yuan, and the kinds of penalty that may be."""

    basis: str
    person: Decimal
    body: Decimal
    kinds: tuple[str, ...] = ("警告", "罚款")


@dataclass(frozen=True, slots=True)
class Remedy:
    """A period for seeking reconsideration (days) or suing (months) that a decision has to state."""

    basis: str
    length: int


ON_THE_SPOT = (
    SpotLimit("PL2017-fine", Decimal(50), Decimal(1000)),
    SpotLimit("PL-51", Decimal(200), Decimal(3000)),
)
RECONSIDERATION = (Remedy("RL2017-period", 60), Remedy("RL-20-1", 60))
SUIT = (Remedy("ALL-46-1", 6),)

PUNISHED_FROM_AGE = 14
"""Years of age below which nobody is punished (行政处罚法第三十条)."""

PUNISHED_LIGHTER_BELOW_AGE = 18
"""Years of age below which a penalty is lighter (行政处罚法第三十条)."""

CASH_UP_TO = Decimal(100)
"""Yuan up to which a fine decided on the spot may be collected there and then (行政处罚法第六十八条第一项)."""

SURCHARGE_A_DAY = Decimal("0.03")
"""Share of a fine that may be added for each day that it is late (行政处罚法第七十二条第一款第一项)."""

NIGHT = (time(22), time(6))
"""When it is night whatever one calls night; the law does not say (a reading)."""

DUSK = (time(20), time(22))
"""When some would call it night already: not for a machine to say."""


def spot_limit(on: date) -> SpotLimit | None:
    """The limit in force on that day; None before any that is known."""
    return next((each for each in ON_THE_SPOT if basis(each.basis).in_force(on)), None)


def remedy(rows: tuple[Remedy, ...], on: date) -> Remedy | None:
    """The period in force on that day; None where none is known."""
    return next((each for each in rows if basis(each.basis).in_force(on)), None)


def at_most_warning(row: str) -> Severity | None:
    """The severity of a finding that rests on this row: the rule's own, or a warning where the text is not at hand."""
    return None if is_statute(row) else Severity.WARNING
