"""Limitation 追责时效: what was not discovered in time is no longer punished."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from enforcement_cli.cases.course import Violation
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.clocks import CLOCKS, PENALTY_LAW_2021
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, State, problem

BASIS = ("PL-36-1", "PL-36-2")
BASIS_2017 = ("PL2017-limitation",)
DATES_REMEDY = (
    "请核对违法行为的开始、终了和发现日期及其凭证；日期无误的，不再给予行政处罚。法律另有规定的，登记说明并写明条款。"
)


@rule(
    "PRO028",
    title="违法行为在追责期限内被发现",
    basis=["PL-36-1", "PL-36-2"],
    clocks=["limitation-2y", "limitation-5y"],
)
def act_discovered_within_limitation(case: Case, law: Law) -> Iterator[Problem]:
    """An act is punished only if it was discovered within two years, or five where it endangered life, health or
    financial safety and did harm.

    From the act, or from the end of one that went on, to its discovery: the first written trace, not the decision. The
    day of the act is not counted; a last day that is a day off gives way to the next working day. An act still going
    on has no limitation. Judged of the acts that a penalty finds, once it is decided. Undetermined: no date of the act
    or of its end, no day of discovery where the first step came too late, past two years and within five with the
    question of harm unanswered, and five years whose two had run out before 15 July 2021, when the law had only two. A
    penalty decided before that day is a warning at most, the text of that law not being at hand.

    Remedy: check the dates; where they are right, no penalty. Where a law says otherwise, register its clause.
    """
    if case.kind != "行政处罚" or case.is_state_secret or not can_read(case, "decisions"):
        return
    found = [*runs("limitation-2y", case, law), *runs("limitation-5y", case, law)]
    told: set[object] = set()
    for decision in case.made_decisions:
        if decision.outcome != "给予处罚":
            continue
        assert decision.made_on is not None  # made_decisions has no other
        for violation in _of(case, decision):
            if violation.pointer in told:
                continue
            told.add(violation.pointer)
            run = next((each for each in found if each.start.place.pointer[:-1] == violation.pointer), None)
            if run is not None:
                yield from _judged(run, violation, decision.made_on, law)
            elif not _goes_on(violation):
                yield _undated(violation)


def _of(case: Case, decision: Decision) -> list[Violation]:
    """The acts that the decision finds; all of the case where it names none."""
    return [each for each in case.facts.violations if not decision.violations or each.id in decision.violations]


def _goes_on(violation: Violation) -> bool:
    """Still going on when it was found: nothing has begun to run."""
    return violation.continuing is True and violation.ended_on is None and not violation.is_unknown("ended_on")


def _undated(violation: Violation) -> Problem:
    return problem(
        violation.at(),
        "违法行为{name}没有填写发生、终了或者发现的日期，是否在追责期限内被发现无法判断",
        remedy="请填写“开始日期”“终了日期”和“发现日期”；有连续或者继续状态的，“连续或者继续”写 yes。",
        severity=Severity.UNDETERMINED,
        name=violation.name or violation.id or "",
    )


def _judged(run: Run, violation: Violation, made: date, law: Law) -> Iterator[Problem]:
    name = violation.name or violation.id or ""
    if run.state is None:
        yield from _five_years_too_late(run, name, law)
        return
    old = made < PENALTY_LAW_2021
    if run.doubt == "end":
        yield run.problem(
            "违法行为{name}自{start}起算，追责期限的末日为{raw}；没有填写发现日期，按案件经过最早的记录（{done}）已经超过，"
            "是否在期限内被发现无法判断",
            remedy="请按首份书面线索（投诉、举报、检查记录）填写“发现日期”。",
            severity=Severity.WARNING if old else Severity.UNDETERMINED,
            basis=BASIS_2017 if old else BASIS,
            name=name,
        )
    elif run.state is State.UNDETERMINED:
        yield run.problem(
            "违法行为{name}自{start}起算，追责期限的末日为{raw}，遇休息日顺延；放假安排尚未公布，{done}发现是否超过无法判断",
            remedy="国务院办公厅公布下一年放假安排后，把通知填入 calendars 文件夹，再作判断。",
            severity=Severity.UNDETERMINED,
            name=name,
        )
    elif violation.grave_harm is None and run.judged_on <= _five(run, law) and not old:
        yield replace(run, state=State.UNDETERMINED).problem(
            "违法行为{name}自{start}起算，二年的末日为{raw}，{done}才被发现；是否涉及公民生命健康安全、金融安全且有危害后果"
            "（追责期限为五年）没有填写，无法判断",
            remedy="请填写“涉及生命健康金融安全且有危害后果”；不属于的，不再给予行政处罚。",
            severity=Severity.UNDETERMINED,
            name=name,
        )
    else:
        yield run.problem(
            "违法行为{name}自{start}起算，追责期限的末日为{raw}，{done}才被发现；在{length}年内未被发现的，不再给予行政处罚",
            remedy=DATES_REMEDY,
            severity=Severity.WARNING if old else None,
            basis=BASIS_2017 if old else BASIS,
            name=name,
        )


def _five(run: Run, law: Law) -> date:
    clock = CLOCKS["limitation-5y"]
    return law.calendar.add(run.start.on, clock.length, clock.unit).latest


def _five_years_too_late(run: Run, name: str, law: Law) -> Iterator[Problem]:
    """Found in time; but where that was only within five years, the two of the older law may have been over before there were five."""
    clock = CLOCKS["limitation-2y"]
    two = law.calendar.add(run.start.on, clock.length, clock.unit)
    if two.latest < PENALTY_LAW_2021 and run.judged_on > two.latest:
        yield replace(run, state=State.UNDETERMINED).problem(
            "违法行为{name}自{start}起算，二年在{two}届满，当时的法律没有五年的规定；{done}才被发现，能否适用五年无法判断",
            remedy="请由法制审核人员判断新旧法律的适用，并登记说明。",
            severity=Severity.UNDETERMINED,
            name=name,
            two=two.latest,
        )
