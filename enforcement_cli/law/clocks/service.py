"""Serving papers: 行政处罚法 61, and when a public notice counts as served (民事诉讼法 95, dated)."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.clocks.penalty import PENALTY
from enforcement_cli.law.clocks.row import PENALTY_LAW_2021, Clock

_THIRTIETH = "公告发出后第三十日为送达之日；另一种算法为第三十一日，遇休息日顺延"

ROWS = (
    Clock(
        "penalty-service-7",
        "送达行政处罚决定书",
        start="decision:to-serve",
        length=7,
        unit="working_days",
        end="decision:service-started",
        basis=("PL-61-1", "PL-85"),
        kinds=PENALTY,
        outcomes=("给予处罚",),
        in_force_from=PENALTY_LAW_2021,
        reading="七个工作日内启动送达即可；公告、邮寄视为送达的日期可以在后",
    ),
    Clock(
        "public-notice-30",
        "公告送达期满",
        start="notice:issued",
        length=30,
        unit="days",
        end="",
        basis=("CPL-95-1",),
        duty_of="当事人",
        in_force_from=date(2024, 1, 1),
        reading=_THIRTIETH,
    ),
    Clock(
        "public-notice-30-2021",
        "公告送达期满（2022年至2023年）",
        start="notice:issued",
        length=30,
        unit="days",
        end="",
        basis=("CPL2021-notice",),
        duty_of="当事人",
        in_force_from=date(2022, 1, 1),
        in_force_to=date(2023, 12, 31),
        reading=_THIRTIETH,
    ),
    Clock(
        "public-notice-60",
        "公告送达期满（2021年以前）",
        start="notice:issued",
        length=60,
        unit="days",
        end="",
        basis=("CPL2017-notice",),
        duty_of="当事人",
        in_force_to=date(2021, 12, 31),
        reading="公告发出后第六十日为送达之日；另一种算法为第六十一日，遇休息日顺延",
    ),
)
