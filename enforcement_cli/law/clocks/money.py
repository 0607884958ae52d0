"""Fines after the decision: 行政处罚法 67 and 71, 行政强制法 53 and 54."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.clocks.penalty import PENALTY
from enforcement_cli.law.clocks.row import PENALTY_LAW_2021, Clock

_COMPULSORY_2012 = date(2012, 1, 1)
_PAID = ("fine:paid", "decision:gone", "party:ended")

ROWS = (
    Clock(
        "fine-payment-15",
        "当事人缴纳罚款",
        start="fine:received",
        length=15,
        unit="days",
        end="fine:paid",
        basis=("PL-67-3",),
        duty_of="当事人",
        kinds=PENALTY,
        outcomes=("给予处罚",),
        stops=("fine:deferred", "decision:gone", "party:ended"),
        in_force_from=PENALTY_LAW_2021,
    ),
    Clock(
        "fine-deferred",
        "当事人按批准的延期、分期缴纳罚款",
        start="fine:deferred-until",
        length=0,
        unit="days",
        end="fine:paid",
        basis=("PL-66-2",),
        duty_of="当事人",
        direction="until",
        kinds=PENALTY,
        stops=("decision:gone", "party:ended"),
        in_force_from=PENALTY_LAW_2021,
    ),
    Clock(
        "cash-handed-in-2",
        "执法人员把当场收缴的罚款交至行政机关",
        start="fine:collected",
        length=2,
        unit="working_days",
        end="fine:handed-in",
        basis=("PL-71", "PL-85"),
        kinds=PENALTY,
        in_force_from=PENALTY_LAW_2021,
    ),
    Clock(
        "cash-deposited-2",
        "行政机关把收缴的罚款缴付指定的银行",
        start="fine:handed-in",
        length=2,
        unit="working_days",
        end="fine:deposited",
        basis=("PL-71-a", "PL-85"),
        kinds=PENALTY,
        in_force_from=PENALTY_LAW_2021,
        reading="自罚款交至行政机关之日起算",
    ),
    Clock(
        "demand-10",
        "当事人按催告履行",
        start="demand:served",
        length=10,
        unit="working_days",
        end="fine:paid",
        basis=("CL-54", "CL-69"),
        duty_of="当事人",
        kinds=("行政处罚", "行政强制"),
        stops=("decision:gone", "party:ended"),
        in_force_from=_COMPULSORY_2012,
        reading="期满当事人仍未履行的，才可以申请人民法院强制执行",
    ),
    Clock(
        "court-application-3m",
        "申请人民法院强制执行",
        start="remedy:expired",
        length=3,
        unit="months",
        end="court:applied",
        basis=("CL-53",),
        kinds=PENALTY,
        outcomes=("给予处罚",),
        stops=_PAID,
        in_force_from=_COMPULSORY_2012,
        reading="自提起行政诉讼的期限届满之日起算；批准延期、分期缴纳的，自其期限结束之日起算",
    ),
)
