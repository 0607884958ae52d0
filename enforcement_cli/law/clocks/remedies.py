"""The party's own periods for reconsideration and suit, by the law of the day: 行政复议法 20, 行政诉讼法 45 and 46."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.clocks.row import Clock

_RECONSIDERATION_2024 = date(2024, 1, 1)
_SUIT_2017 = date(2017, 7, 1)
_STOPS = ("decision:gone",)

ROWS = (
    Clock(
        "reconsideration-60",
        "当事人申请行政复议",
        start="decision:known",
        length=60,
        unit="days",
        end="remedy:reconsideration",
        basis=("RL-20-1",),
        duty_of="当事人",
        stops=_STOPS,
        in_force_from=_RECONSIDERATION_2024,
    ),
    Clock(
        "reconsideration-60-2017",
        "当事人申请行政复议（旧法）",
        start="decision:known",
        length=60,
        unit="days",
        end="remedy:reconsideration",
        basis=("RL2017-period",),
        duty_of="当事人",
        stops=_STOPS,
        in_force_from=date(2018, 1, 1),
        in_force_to=date(2023, 12, 31),
    ),
    Clock(
        "suit-6m",
        "当事人直接提起行政诉讼",
        start="decision:known-suable",
        length=6,
        unit="months",
        end="remedy:suit",
        basis=("ALL-46-1",),
        duty_of="当事人",
        stops=(*_STOPS, "remedy:reconsideration"),
        in_force_from=_SUIT_2017,
    ),
    Clock(
        "suit-15",
        "当事人不服复议决定提起行政诉讼",
        start="remedy:reconsidered",
        length=15,
        unit="days",
        end="remedy:suit",
        basis=("ALL-45",),
        duty_of="当事人",
        stops=_STOPS,
        in_force_from=_SUIT_2017,
    ),
)
