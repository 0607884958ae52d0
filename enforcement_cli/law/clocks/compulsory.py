"""行政强制法: seizure, and the catch-up approval of what was urgent."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.clocks.row import Clock, Extension, Suspension

_IN_FORCE = date(2012, 1, 1)
SEIZURE_SUSPENSION = Suspension(("检验", "检测", "检疫", "鉴定"), ("CL-25-3",))

ROWS = (
    Clock(
        "seizure-30",
        "查封、扣押期限",
        start="measure:seized",
        length=30,
        unit="days",
        end="measure:released",
        basis=("CL-25-1",),
        extension=Extension("step:延长查封扣押", 30, ("CL-25-1",)),
        suspension=SEIZURE_SUSPENSION,
        stops=("measure:settled",),
        in_force_from=_IN_FORCE,
    ),
    Clock(
        "urgent-approval-24h",
        "当场实施强制措施后报告并补办批准",
        start="measure:urgent",
        length=24,
        unit="hours",
        end="measure:approved-after",
        basis=("CL-19",),
        in_force_from=_IN_FORCE,
    ),
)
