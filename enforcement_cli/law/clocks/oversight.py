"""Those who watch over enforcement: filing of heavy penalties, and answers to the supervision organ."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.clocks.penalty import PENALTY
from enforcement_cli.law.clocks.row import Clock

_SUPERVISION_2026 = date(2026, 2, 1)
_STANDARDS_2021 = date(2021, 5, 1)

ROWS = (
    Clock(
        "penalty-filing-15",
        "重大行政处罚决定备案",
        start="penalty:heavy",
        length=15,
        unit="days",
        end="step:报送备案",
        basis=("SXF-filing",),
        readings=("working_days",),
        kinds=PENALTY,
        outcomes=("给予处罚",),
        reading="没有说明十五日是否为工作日：按自然日和按工作日两种算法分别计算",
    ),
    Clock(
        "supervision-answer",
        "按监督文书载明的期限回复",
        start="supervision:answer-due",
        length=0,
        unit="days",
        end="step:回复监督文书",
        basis=("SUP-answer",),
        direction="until",
        in_force_from=_SUPERVISION_2026,
    ),
    Clock(
        "supervision-answer-20",
        "回复行政执法监督通知书",
        start="supervision:received",
        length=20,
        unit="working_days",
        end="step:回复监督文书",
        basis=("SXD-15",),
        in_force_from=_STANDARDS_2021,
        reading="监督文书没有载明回复期限的，按二十个工作日计算",
    ),
)
