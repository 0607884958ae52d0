"""行政处罚法 as in force before 15 July 2021, whose text is not at hand: its short periods, counted both ways.

That law had no article 85: whether its 三日 and 七日 were working days it did not say.
"""

from __future__ import annotations

from datetime import timedelta

from enforcement_cli.law.clocks.penalty import PENALTY
from enforcement_cli.law.clocks.row import PENALTY_LAW_2021, Clock

_LAST = PENALTY_LAW_2021 - timedelta(days=1)
_READING = "当时的法律没有说明是否为工作日：按自然日和按工作日两种算法分别计算"

ROWS = (
    Clock(
        "registered-evidence-7-2017",
        "处理先行登记保存的证据（旧法）",
        start="step:先行登记保存",
        length=7,
        unit="days",
        end="step:登记保存处理",
        basis=("PL2017-evidence", "PL2017-days"),
        readings=("working_days",),
        kinds=PENALTY,
        in_force_to=_LAST,
        reading=_READING,
    ),
    Clock(
        "hearing-request-3-2017",
        "当事人要求听证（旧法）",
        start="hearing:offered",
        length=3,
        unit="days",
        end="step:申请听证",
        basis=("PL2017-hearing", "PL2017-days"),
        readings=("working_days",),
        duty_of="当事人",
        kinds=PENALTY,
        stops=("step:放弃听证",),
        in_force_to=_LAST,
        reading=_READING,
    ),
    Clock(
        "hearing-notice-7-2017",
        "通知听证的时间、地点（旧法）",
        start="hearing:held",
        length=7,
        unit="days",
        end="hearing:notified",
        direction="backward",
        basis=("PL2017-notice", "PL2017-days"),
        readings=("working_days",),
        kinds=PENALTY,
        in_force_to=_LAST,
        reading=_READING,
    ),
    Clock(
        "penalty-service-7-2017",
        "送达行政处罚决定书（旧法）",
        start="decision:to-serve",
        length=7,
        unit="days",
        end="decision:service-started",
        basis=("PL2017-service", "PL2017-days"),
        readings=("working_days",),
        kinds=PENALTY,
        outcomes=("给予处罚",),
        in_force_to=_LAST,
        reading=_READING,
    ),
)
