"""Compulsory enforcement 行政强制执行: never at night, never on statutory holidays, unless it cannot wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from enforcement_cli.cases.course import Step
from enforcement_cli.cases.model import Case
from enforcement_cli.law.acts import belongs
from enforcement_cli.law.calendar import festivals
from enforcement_cli.law.limits import DUSK, NIGHT
from enforcement_cli.law.occurrence import of_decision, of_step
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem

BY_MONEY_ALONE = frozenset({"加处罚款或者滞纳金", "划拨存款、汇款"})
"""Ways of enforcement for which nobody comes to the party's door."""


@rule(
    "PRO061",
    title="强制执行不在夜间和法定节假日",
    basis=["CL-43-1"],
    blocks_publication=False,
    reading="“夜间”法律没有规定时刻：22时至次日6时无论如何属于夜间，20时至22时无法判断；"
    "“法定节假日”指全体公民放假的节日，周末和调休形成的休息日是否属于，原文没有写明，无法判断。",
)
def enforced_by_day_on_workdays(case: Case, law: Law) -> Iterator[Problem]:
    """A bureau does not carry out compulsory enforcement at night or on statutory holidays, unless it cannot wait.

    Asked of the step 实施强制执行 alone: not of measures such as seizure, nor of inspections or service. 情况紧急: yes
    makes it silent; so do ways that take money alone. The holidays are those of 《全国年节及纪念日放假办法》 for that year;
    weekends and days off by shifting are undetermined. The time is that of the step and of its records; without any
    it is undetermined.

    Remedy: enter the time, and 情况紧急 where it was so.
    """
    if not can_read(case, "records", "decisions"):
        return
    for step in case.steps_named("实施强制执行"):
        if step.on is None or step.urgent or not in_force(("CL-43-1",), step.on) or _takes_money_alone(case, step):
            continue
        found = list(_by_day(law, step, step.on)) or list(_by_hour(case, step, step.on))
        yield from found


def _takes_money_alone(case: Case, step: Step) -> bool:
    assert step.on is not None  # the caller has it
    act = of_step(step, step.on)
    ways = {
        way
        for decision in case.decisions
        if act.concerns(of_decision(decision, step.on, decision.at()))
        for way in decision.execution_ways
    }
    return bool(ways) and ways <= BY_MONEY_ALONE


def _days_of(step: Step, first: date) -> Iterator[date]:
    """The days from the first to the last; the first alone where the last is none, or earlier."""
    last = max(step.until or first, first)
    return (first + timedelta(days=each) for each in range((last - first).days + 1))


def _by_day(law: Law, step: Step, first: date) -> Iterator[Problem]:
    for on in _days_of(step, first):  # never far: every year has its holidays
        for festival in festivals(on.year):
            if on.toordinal() in festival.days:
                yield problem(
                    step.at("until" if on != first else "on"),
                    "在法定节假日（{on}，{name}）实施行政强制执行；除情况紧急外，不得在夜间或者法定节假日实施行政强制执行",
                    remedy="请核对日期；情况紧急的，把“情况紧急”填为 yes 并写明理由；否则如实登记说明，法律后果由有权机关认定。",
                    on=on,
                    name=festival.name,
                )
                return
    off = next((on for on in _days_of(step, first) if law.calendar.is_working(on) is False or _is_open(law, on)), None)
    if off is not None:
        yield problem(
            step.at("on"),
            "在休息日（{on}）实施行政强制执行；周末和调休的休息日是否属于法定节假日，法律没有写明，无法判断",
            remedy="情况紧急的，把“情况紧急”填为 yes 并写明理由；否则登记说明。",
            severity=Severity.UNDETERMINED,
            on=off,
        )


def _is_open(law: Law, on: date) -> bool:
    """A weekend day of a year whose notice is not out: it may be off or worked."""
    return law.calendar.is_working(on) is None and on.weekday() >= 5


def _by_hour(case: Case, step: Step, on: date) -> Iterator[Problem]:
    times = [step.at_time] if step.at_time is not None else []
    for record in case.records:
        if belongs(record, step):
            times += [each for each in (record.started_at, record.ended_at) if each is not None]
    if not times:
        yield problem(
            step.at(),
            "实施行政强制执行（{on}）没有填写时刻，是否在夜间无法判断",
            remedy="请填写“时刻”。",
            severity=Severity.UNDETERMINED,
            on=on,
        )
        return
    night = [each for each in times if is_night(each)]
    dusk = [each for each in times if DUSK[0] <= each < DUSK[1]]
    if night:
        yield problem(
            step.at("at") if step.has("at") else step.at(),
            "在夜间（{on}，{at}）实施行政强制执行；除情况紧急外，不得在夜间或者法定节假日实施行政强制执行",
            remedy="请核对时刻；情况紧急的，把“情况紧急”填为 yes 并写明理由；否则如实登记说明，法律后果由有权机关认定。",
            on=on,
            at=f"{night[0]:%H:%M}",
        )
    elif dusk:
        yield problem(
            step.at("at") if step.has("at") else step.at(),
            "实施行政强制执行的时刻（{on}，{at}）是否属于夜间，法律没有写明，无法判断",
            remedy="情况紧急的，把“情况紧急”填为 yes 并写明理由；否则登记说明。",
            severity=Severity.UNDETERMINED,
            on=on,
            at=f"{dusk[0]:%H:%M}",
        )


def is_night(at: time) -> bool:
    """Whether it is night at that time, whatever one calls night."""
    return at >= NIGHT[0] or at < NIGHT[1]
