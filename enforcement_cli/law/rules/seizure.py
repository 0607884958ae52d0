"""Seizure 查封扣押: urgent ones approved in a day, none longer than its time, the time prolonged only as the law allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from enforcement_cli.cases.course import Step
from enforcement_cli.cases.model import Case
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.clocks.compulsory import SEIZURE_SUSPENSION
from enforcement_cli.law.evaluate import runs
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.periods import tell_period
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

HEADS = frozenset({"主要负责人", "负责人"})
EXTENSION = CLOCKS["seizure-30"].extension
assert EXTENSION is not None  # 行政强制法第二十五条 has one
MOST = EXTENSION.most

REPORTED = "情况紧急、当场实施强制措施的，应当在二十四小时内向负责人报告并补办批准手续"


@rule(
    "PRO034",
    title="紧急的强制措施二十四小时内补办批准",
    basis=["CL-19"],
    clocks=["urgent-approval-24h"],
    blocks_publication=False,
)
def urgent_measure_approved_in_a_day(case: Case, law: Law) -> Iterator[Problem]:
    """A seizure that was urgent is reported to the head and approved within twenty-four hours.

    From the time of the seizure to that of the approval, a day off included. Approved the same day it is in time
    whatever the hours; two days later it is late whatever they are; on the day between, a missing time is undetermined.
    The approval is the step 补办批准, or the approval noted in the seizure itself.

    Remedy: enter both times; where there is no approval, report now.
    """
    if case.is_state_secret or not can_read(case):
        return
    for run in runs("urgent-approval-24h", case, law):
        yield from tell_period(
            run, law, REPORTED, remedy="已经批准的，请补记“补办批准”环节及其时刻；没有批准的，立即报告并补办。"
        )


KEPT = "查封、扣押的期限不得超过三十日，经批准可以延长，延长不得超过三十日；期限内应当作出处理决定，届满应当解除"


@rule(
    "PRO035",
    title="查封、扣押不超过期限",
    basis=["CL-25-1", "CL-27", "CL-28-1-4"],
    clocks=["seizure-30"],
    blocks_publication=False,
    reading="期限的末日是休息日的，到其后第一个工作日届满才算逾期；这一延后是否适用于行政机关自己的期限，法律没有写明。",
)
def seizure_within_its_time(case: Case, law: Law) -> Iterator[Problem]:
    """What was seized is decided upon or released within thirty days, or the thirty more that the head approved.

    Natural days, the day of the seizure not counted. Testing and technical appraisal are left out, both their days
    included. The decision on the matter, its transfer, or the release ends it. An extension counts only if it was
    approved before the time was up, and never more than thirty days. 法律、行政法规另有规定的除外: where one gives another
    time, register its clause. Batches with labels are counted apart.

    Remedy: release the goods, or decide, now.
    """
    if case.is_state_secret or not can_read(case, "decisions"):
        return
    for run in runs("seizure-30", case, law):
        yield from tell_period(
            run,
            law,
            KEPT,
            remedy="已经解除或者作出决定的，请补记“解除查封扣押”环节或者决定；没有的，立即解除并退还财物。"
            "法律、行政法规另有规定期限的，登记说明并写明条款。",
            late_remedy="请核对日期；法律、行政法规另有规定期限的，登记说明并写明条款；确属逾期的，如实登记说明，不得改动日期。",
        )


@rule(
    "PRO036",
    title="延长查封、扣押经负责人批准并书面说明理由",
    basis=["CL-25-1-b", "CL-25-2"],
    blocks_publication=False,
)
def seizure_extension_approved_and_told(case: Case, law: Law) -> Iterator[Problem]:
    """An extension of a seizure is approved by the head before the time is up, thirty days at most, and has its reasons.

    The head is whoever the register calls 主要负责人 or 负责人. Who approved it and why is undetermined where it is not
    entered. An approval that came after the thirty days had passed adds nothing. That the party is told by a paper of
    its own is asked with the other instruments.

    Remedy: enter the approval and the reason.
    """
    if case.is_state_secret or not can_read(case, "records"):
        return
    ends = [run.unextended for run in runs("seizure-30", case, law)]
    for step in case.steps_named("延长查封扣押"):
        on = step.approved_on or step.on
        if on is not None and on <= law.as_of:
            yield from _approved(law, step, on)
            yield from _reasoned(case, step, on)
            if ends and all(on > each.latest for each in ends):
                yield problem(
                    step.at("approved_on" if step.approved_on else "on"),
                    "延长查封、扣押于{on}批准，此前期限已于{last}届满；期限届满的应当解除，不能再延长",
                    remedy="请核对日期；确实届满后才批准的，立即解除，并如实登记说明。",
                    basis=("CL-25-1-b", "CL-28-1-4"),
                    on=on,
                    last=max(each.latest for each in ends),
                )


def _approved(law: Law, step: Step, on: date) -> Iterator[Problem]:
    approver = law.bureau.staff.get(step.approved_by or "")
    if step.extended_days is not None and step.extended_days > MOST:
        yield problem(
            step.at("extended_days"),
            "查封、扣押延长{given}日，超过法律允许的{most}日",
            remedy="请核对天数；法律、行政法规另有规定的，登记说明并写明条款；否则按三十日届满解除。",
            basis=("CL-25-1-b",),
            given=step.extended_days,
            most=MOST,
        )
    if step.approved_by is None:
        yield problem(
            step.at(),
            "延长查封、扣押（{on}）由谁批准没有填写，应当经行政机关负责人批准，无法判断",
            remedy="请填写“批准人”。",
            severity=Severity.UNDETERMINED,
            basis=("CL-25-1-b",),
            on=on,
        )
    elif approver is not None and not HEADS & set(approver.roles):
        yield problem(
            step.at("approved_by"),
            "延长查封、扣押（{on}）的批准人不是行政机关负责人，应当经行政机关负责人批准",
            remedy="请核对批准人和人员名录中的角色；确实未经负责人批准的，法律后果由有权机关认定。",
            basis=("CL-25-1-b",),
            on=on,
        )


def _reasoned(case: Case, step: Step, on: date) -> Iterator[Problem]:
    """Its reasons. That there is a paper at all is asked elsewhere, of every instrument."""
    papers = [each for each in case.records if each.type == "延长查封扣押决定书"]
    if not step.reason and (papers or step.service is not None):
        yield problem(
            step.at(),
            "延长查封、扣押（{on}）的理由没有填写，决定是否说明理由无法判断；延长的决定应当及时书面告知当事人，并说明理由",
            remedy="请按决定书填写“理由”。",
            severity=Severity.UNDETERMINED,
            basis=("CL-25-2",),
            on=on,
        )


@rule(
    "PRO037",
    title="检测、鉴定的期间书面告知当事人",
    basis=["CL-25-3"],
    blocks_publication=False,
)
def testing_time_told_during_seizure(case: Case, law: Law) -> Iterator[Problem]:
    """Time that a seizure leaves out for testing or appraisal is told to the party in writing.

    Asked of pauses with one of those reasons that fall into a seizure, once they have ended or the case was decided.

    Remedy: enter the day on which the party was told (告知日期).
    """
    if case.is_state_secret or case.kind == "行政许可" or not can_read(case, "decisions"):
        return
    seizures = list(runs("seizure-30", case, law))
    decided = any(each.on <= law.as_of for each in occurrences(case, "measure:settled", law))
    for pause in case.facts.pauses:
        if pause.reason not in SEIZURE_SUSPENSION.reasons or pause.told_on is not None or pause.from_ is None:
            continue
        over = decided or (pause.to is not None and pause.to < law.as_of)
        last = pause.to or date.max
        if over and any(
            each.start.on <= last and pause.from_ <= each.due.latest + timedelta(days=1) for each in seizures
        ):
            yield problem(
                pause.at(),
                "{reason}（自{start}起）不计入查封、扣押的期限，没有将期间书面告知当事人的日期；期间应当明确，并书面告知当事人",
                remedy="请填写“告知日期”；没有告知的，如实登记说明。",
                reason=pause.reason,
                start=pause.from_,
            )
