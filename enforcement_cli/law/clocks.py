"""The Clock table: every period of the law as one row of data (product contract §5).

Units follow each law's own definition: 行政处罚法 85 makes only its 二日、三日、五日、七日 working days, 行政许可法 82
all of the organ's periods, 行政强制法 69 those of ten days or less; the rest are natural days (民法典 201-204).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Unit = Literal["working_days", "days", "months", "years", "hours"]
Direction = Literal["forward", "backward"]


@dataclass(frozen=True, slots=True)
class Extension:
    """A lawful extension: the step that grants it, the longest addition in the clock's unit, its basis."""

    event: str
    most: int
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suspension:
    """What stops the clock: reasons of the case's `pauses` (empty: any), and the clause that says so.

    With `setting`, the dated yes-or-no setting of the bureau that names its rule: where it says no, nothing stops;
    where it is not given, an overrun no longer than the pauses cannot be decided.
    """

    reasons: tuple[str, ...]
    basis: tuple[str, ...]
    setting: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """One period. `start`, `end` and `stops` name events (see law.events).

    `length` counts `unit`s. A backward clock counts from `start` (the hearing) back to the last day on which `end`
    (the notice) is in time. `kinds` and `outcomes` narrow it to kinds of cases and outcomes of decisions; empty: all.
    `in_force_from` and `in_force_to` bound the day of the start event. `duty_of` says who must act: 承办, 公示, 法制审核,
    负责人 or 当事人 (whose period just lapses). `length_from` names a field of the matter, `length_setting` a dated
    setting of the bureau, that replaces `length` where it is given; a clock of length 0 runs only then.
    `ends_after_start`: what happened before the start is another turn of the same thing, and not a misdated end.
    """

    id: str
    title: str
    start: str
    length: int
    unit: Unit
    end: str
    basis: tuple[str, ...]
    duty_of: str = "承办"
    direction: Direction = "forward"
    extension: Extension | None = None
    suspension: Suspension | None = None
    stops: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    in_force_from: date | None = None
    in_force_to: date | None = None
    length_from: str = ""
    length_setting: str = ""
    ends_after_start: bool = False
    reading: str = ""

    def is_in_force(self, on: date) -> bool:
        """Whether the clock applies to a start event of that day."""
        return (self.in_force_from or date.min) <= on <= (self.in_force_to or date.max)


PENALTY_LAW_2021 = date(2021, 7, 15)
DISCLOSURE_2018 = date(2018, 12, 5)
# The founding document is of 2019, without a day: what only it says is asked from the first day that surely is later.
FOUNDING_2019 = date(2020, 1, 1)

# The lengths of time that a permit's clock leaves out (行政许可法 45).
PERMIT_SUSPENSION = Suspension(("听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审"), ("LL-45",))

_ROWS = (
    Clock(
        "disclosure-7",
        "行政许可、行政处罚决定公示",
        start="decision:to-disclose-7",
        length=7,
        unit="working_days",
        end="decision:disclosed",
        basis=("S-22", "G118-6-b"),
        duty_of="公示",
        stops=("decision:gone",),
        in_force_from=DISCLOSURE_2018,
    ),
    Clock(
        "disclosure-20",
        "其他执法决定公示",
        start="decision:to-disclose-20",
        length=20,
        unit="working_days",
        end="decision:disclosed",
        basis=("S-19", "G118-6-a"),
        duty_of="公示",
        stops=("decision:gone",),
        in_force_from=DISCLOSURE_2018,
    ),
    Clock(
        "withdrawal-3",
        "撤下已公示的决定",
        start="decision:gone-after-disclosure",
        length=3,
        unit="working_days",
        end="decision:withdrawn",
        basis=("S-25", "PL-48-2"),
        duty_of="公示",
        in_force_from=FOUNDING_2019,
        ends_after_start=True,
        reading="自裁决生效之日起算；收到在后的，自收到之日起算",
    ),
    Clock(
        "penalty-decision-90",
        "作出行政处罚决定",
        start="penalty:filed",
        length=90,
        unit="days",
        end="decision:made",
        basis=("PL-60",),
        # The law has no deduction of its own; a rule of another level may (法律、法规、规章另有规定的，从其规定).
        suspension=Suspension((), ("PL-60",), setting="pause_stops_case_clock"),
        stops=("penalty:transferred", "step:不予立案", "case:closed"),
        kinds=("行政处罚",),
        in_force_from=PENALTY_LAW_2021,
        length_setting="penalty_case_days",
        reading="末日为休息日的，至其后第一个工作日才算逾期；延后能否用于行政机关自己的期限，法律没有写明",
    ),
    Clock(
        "penalty-service-7",
        "送达行政处罚决定书",
        start="decision:to-serve",
        length=7,
        unit="working_days",
        end="decision:service-started",
        basis=("PL-61-1", "PL-85"),
        kinds=("行政处罚",),
        outcomes=("给予处罚",),
        in_force_from=PENALTY_LAW_2021,
        reading="七个工作日内启动送达即可；公告、邮寄视为送达的日期可以在后",
    ),
    Clock(
        "registered-evidence-7",
        "处理先行登记保存的证据",
        start="step:先行登记保存",
        length=7,
        unit="working_days",
        end="step:登记保存处理",
        basis=("PL-56", "PL-85"),
        kinds=("行政处罚",),
        in_force_from=PENALTY_LAW_2021,
    ),
    Clock(
        "hearing-request-5",
        "当事人要求听证",
        start="hearing:offered",
        length=5,
        unit="working_days",
        end="step:申请听证",
        basis=("PL-64-1-1", "PL-85"),
        duty_of="当事人",
        kinds=("行政处罚",),
        stops=("step:放弃听证",),
        in_force_from=PENALTY_LAW_2021,
    ),
    Clock(
        "hearing-notice-7",
        "通知听证的时间、地点",
        start="hearing:held",
        length=7,
        unit="working_days",
        end="hearing:notified",
        direction="backward",
        basis=("PL-64-1-2", "PL-85"),
        kinds=("行政处罚",),
        in_force_from=PENALTY_LAW_2021,
    ),
    Clock(
        "permit-correction-5",
        "一次告知补正全部内容",
        start="step:收到申请",
        length=5,
        unit="working_days",
        end="permit:answered",
        basis=("LL-32-1-4", "LL-82"),
        kinds=("行政许可",),
        reading="逾期不告知的，自收到申请材料之日起即为受理",
    ),
    Clock(
        "permit-decision-20",
        "作出行政许可决定",
        start="permit:accepted",
        length=20,
        unit="working_days",
        end="decision:made",
        basis=("LL-42-1", "LL-82"),
        kinds=("行政许可",),
        extension=Extension("step:批准延期", 10, ("LL-42-1",)),
        suspension=PERMIT_SUSPENSION,
        stops=("step:撤回申请",),
        length_from="decision_working_days",
    ),
    Clock(
        "permit-joint-45",
        "统一、联合或者集中办理的行政许可决定",
        start="permit:accepted-jointly",
        length=45,
        unit="working_days",
        end="decision:made",
        basis=("LL-42-2", "LL-82"),
        kinds=("行政许可",),
        extension=Extension("step:批准延期", 15, ("LL-42-2",)),
        suspension=PERMIT_SUSPENSION,
        stops=("step:撤回申请",),
        length_from="decision_working_days",
    ),
    Clock(
        "permit-promised",
        "承诺的办理期限",
        start="permit:accepted",
        length=0,
        unit="working_days",
        end="decision:made",
        basis=("OBE-36-2",),
        kinds=("行政许可",),
        extension=Extension("step:批准延期", 10, ("LL-42-1",)),
        suspension=PERMIT_SUSPENSION,
        stops=("step:撤回申请",),
        length_from="promised_working_days",
    ),
    Clock(
        "permit-delivery-10",
        "颁发、送达许可证件",
        start="permit:granted-with-certificate",
        length=10,
        unit="working_days",
        end="step:颁发证件",
        basis=("LL-44", "LL-82"),
        kinds=("行政许可",),
    ),
    Clock(
        "permit-hearing-request-5",
        "申请人、利害关系人要求听证",
        start="hearing:offered",
        length=5,
        unit="working_days",
        end="step:申请听证",
        basis=("LL-47-1",),
        duty_of="当事人",
        kinds=("行政许可",),
        stops=("step:放弃听证",),
        reading="五日是申请人、利害关系人的期间，通常也按工作日计算",
    ),
    Clock(
        "permit-hearing-notice-7",
        "通知许可听证的时间、地点",
        start="hearing:held",
        length=7,
        unit="working_days",
        end="hearing:notified",
        direction="backward",
        basis=("LL-48-1-1", "LL-82"),
        kinds=("行政许可",),
    ),
    Clock(
        "seizure-30",
        "查封、扣押期限",
        start="step:查封扣押",
        length=30,
        unit="days",
        end="step:解除查封扣押",
        basis=("CL-25-1",),
        extension=Extension("step:延长查封扣押", 30, ("CL-25-1",)),
        suspension=Suspension(("检验", "检测", "检疫", "鉴定"), ("CL-25-3",)),
        stops=("decision:made",),
    ),
)

CLOCKS = {row.id: row for row in _ROWS}
