"""The Clock table: every period of the law as one row of data (product contract §5), one module for each law.

Units follow each law's own definition: 行政处罚法 85 makes only its 二日、三日、五日、七日 working days, 行政许可法 82
all of the organ's periods, 行政强制法 69 those of ten days or less; the rest are natural days (民法典 201-204). Where a
law counts in 日 and does not say which, both readings stand in the row.
"""

from __future__ import annotations

from enforcement_cli.law.clocks import (
    compulsory,
    disclosure,
    money,
    oversight,
    penalty,
    penalty_2017,
    permit,
    remedies,
    review,
    service,
    transfer,
    yearly,
)
from enforcement_cli.law.clocks.permit import PERMIT_SUSPENSION
from enforcement_cli.law.clocks.row import (
    DISCLOSURE_2018,
    FOUNDING_2019,
    PENALTY_LAW_2021,
    Clock,
    Direction,
    Extension,
    Suspension,
    Unit,
)

__all__ = [
    "CLOCKS",
    "DISCLOSURE_2018",
    "FOUNDING_2019",
    "PENALTY_LAW_2021",
    "PERMIT_SUSPENSION",
    "Clock",
    "Direction",
    "Extension",
    "Suspension",
    "Unit",
]

_MODULES = (
    disclosure,
    penalty,
    penalty_2017,
    service,
    money,
    remedies,
    permit,
    compulsory,
    transfer,
    review,
    oversight,
    yearly,
)

CLOCKS: dict[str, Clock] = {row.id: row for module in _MODULES for row in module.ROWS}
