"""行政处罚法 as in force from 15 July 2021: its course up to the decision, and the limitation."""

from __future__ import annotations

from enforcement_cli.law.clocks.row import PENALTY_LAW_2021, Clock, Suspension

PENALTY = ("行政处罚",)
_LIMITATION = "自违法行为发生之日起算，连续或者继续的自终了之日起算，算到发现（第一份书面线索）之日；法律另有规定的除外"

ROWS = (
    Clock(
        "limitation-2y",
        "发现违法行为的期限",
        start="violation:over",
        length=2,
        unit="years",
        end="violation:discovered",
        basis=("PL-36-1", "PL-36-2"),
        kinds=PENALTY,
        reading=_LIMITATION,
    ),
    Clock(
        "limitation-5y",
        "发现涉及公民生命健康安全、金融安全且有危害后果的违法行为的期限",
        start="violation:over-grave",
        length=5,
        unit="years",
        end="violation:discovered",
        basis=("PL-36-1", "PL-36-2"),
        kinds=PENALTY,
        reading=_LIMITATION,
    ),
    Clock(
        "penalty-decision-90",
        "作出行政处罚决定",
        start="penalty:filed",
        length=90,
        unit="days",
        end="penalty:ended",
        basis=("PL-60",),
        # The law has no deduction of its own; a rule of another level may (法律、法规、规章另有规定的，从其规定).
        suspension=Suspension((), ("PL-60",), setting="pause_stops_case_clock"),
        stops=("penalty:transferred", "step:不予立案", "case:closed"),
        kinds=PENALTY,
        in_force_from=PENALTY_LAW_2021,
        length_setting="penalty_case_days",
        reading="末日为休息日的，至其后第一个工作日才算逾期；延后能否用于行政机关自己的期限，法律没有写明",
    ),
    Clock(
        "registered-evidence-7",
        "处理先行登记保存的证据",
        start="step:先行登记保存",
        length=7,
        unit="working_days",
        end="step:登记保存处理",
        basis=("PL-56", "PL-85"),
        kinds=PENALTY,
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
        kinds=PENALTY,
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
        kinds=PENALTY,
        in_force_from=PENALTY_LAW_2021,
    ),
)
