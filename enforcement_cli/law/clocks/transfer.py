"""行政执法机关移送涉嫌犯罪案件的规定: its three days say nothing of working days."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.clocks.penalty import PENALTY
from enforcement_cli.law.clocks.row import Clock

_IN_FORCE = date(2020, 8, 7)
_READING = "原文没有说明三日是否为工作日：按自然日和按工作日两种算法分别计算"

ROWS = (
    Clock(
        "transfer-decision-3",
        "决定是否移送涉嫌犯罪案件",
        start="step:移送报告",
        length=3,
        unit="days",
        end="step:移送审批",
        basis=("TR-5-2-a",),
        duty_of="负责人",
        readings=("working_days",),
        kinds=PENALTY,
        stops=("step:移送",),
        in_force_from=_IN_FORCE,
        reading=_READING,
    ),
    Clock(
        "transfer-24h",
        "向公安机关移送",
        start="transfer:approved",
        length=24,
        unit="hours",
        end="step:移送",
        basis=("TR-5-2-b",),
        kinds=PENALTY,
        in_force_from=_IN_FORCE,
    ),
    Clock(
        "transfer-items-3",
        "向公安机关移交涉案物品和材料",
        start="step:公安立案通知",
        length=3,
        unit="days",
        end="step:移交涉案物品",
        basis=("TR-12",),
        readings=("working_days",),
        kinds=PENALTY,
        in_force_from=_IN_FORCE,
        reading=_READING,
    ),
)
