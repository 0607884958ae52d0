"""Applications for permits 申请: answered in time, and what follows when they are not."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.permits import decided_unaccepted
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.law.telling import Wording, tell
from enforcement_cli.problems import Place, Problem, Severity, State, problem

ANSWERED = Wording(
    late="收到申请（{start}）后，补正告知应当当场或者在五个工作日内作出，最后一日为{due}，实际于{done}告知；"
    "逾期不告知的，自收到申请材料之日起即为受理",
    overdue="收到申请（{start}）后至{judged}没有受理、不予受理或者补正告知的记录，五个工作日已于{due}届满；"
    "材料不齐全而逾期不告知的，自收到申请材料之日起即为受理",
    unsure="收到申请（{start}）后，补正告知的最后一日在{earliest}至{latest}之间；放假安排尚未公布，{judged}是否逾期无法判断",
    soon="收到申请（{start}）后，材料不齐全的应当在{due}以前一次告知需要补正的全部内容",
    open="收到申请（{start}）后，补正告知的最后一日在{earliest}至{latest}之间，放假安排公布后确定",
    remedy="已经受理或者告知补正的，请补记该环节；没有的，请立即办理，办理期限自收到申请之日起计算。",
    late_remedy="办理期限自收到申请之日起计算；请核对日期，并如实登记说明。",
)


@rule(
    "PRO021",
    title="收到申请后五个工作日内受理或者一次告知补正",
    basis=["LL-32-1-4", "LL-82"],
    clocks=["permit-correction-5"],
    blocks_publication=False,
    reading="“逾期不告知即为受理”只对材料不齐全、没有按期告知补正的适用；材料齐全的“应当受理”，法律没有写日数，"
    "迟延的请核实。",
)
def application_answered_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """An application is accepted, refused acceptance, or its gaps told once, within five working days of receipt.

    The day of receipt is not counted. A correction told later is an error, and the permit counts as accepted on the
    day of receipt. An acceptance that came later without any correction is a warning, for the law gives no number
    where the papers are complete; so is an application that has not been answered at all, until the time for the
    decision has run out too (PRO022 takes over), and an acceptance more than five working days after the corrections
    came in. A decision, or the withdrawal of the application, answers it as well. Gaps told on a second day, without a
    new application, are a warning, for new papers may have new gaps.

    Remedy: enter the answer; where there was none, decide within the time counted from receipt.
    """
    if not can_read(case, "decisions"):
        return
    decisions = (*runs("permit-decision-20", case, law), *runs("permit-joint-45", case, law))
    overdue = any(run.state is State.OVERDUE for run in decisions)
    asked = {each.place for each in occurrences(case, "step:补正告知", law)}
    # Decided without an acceptance on file: PRO022 asks for it. With one, but misdated: the order of steps (PRO001).
    unaccepted = {decision.at("made_on") for decision, _ in decided_unaccepted(case, law)}
    if any(occurrences(case, "step:受理", law)):
        unaccepted |= {each.place for each in occurrences(case, "decision:made", law)}
    for run in runs("permit-correction-5", case, law):
        if run.state is State.OVERDUE:
            if not overdue:
                yield from tell(run, law, ANSWERED, severity=Severity.WARNING)
        elif run.state is State.LATE and run.place not in asked:
            if run.place not in unaccepted:
                yield _accepted_late(run)
        else:
            yield from tell(run, law, ANSWERED)
    yield from _corrected(case, law, unaccepted)
    yield from _told_again(case, law)


def _accepted_late(run: Run) -> Problem:
    return run.problem(
        "收到申请（{start}）后超过五个工作日（{due}），{done}才受理或者答复；申请材料齐全、符合法定形式的应当受理，请核实",
        remedy="请核对日期；材料不齐全的应当按期告知补正，迟延的请登记说明。",
        severity=Severity.WARNING,
        basis=("LL-32-1-5",),
    )


def _corrected(case: Case, law: Law, unaccepted: Collection[Place]) -> Iterator[Problem]:
    """Corrections that came in, and the answer to them."""
    answers = sorted(occurrences(case, "permit:answered", law), key=lambda each: each.on)
    for received in occurrences(case, "step:收到补正", law):
        due = law.calendar.add(received.on, 5, "working_days")
        answer = next((each for each in answers if each.on >= received.on and each.concerns(received)), None)
        judged = answer.on if answer is not None else law.as_of
        if judged > due.latest and (answer is None or answer.place not in unaccepted):
            yield problem(
                answer.place if answer is not None else received.place,
                "收到补正（{start}）后超过五个工作日（{due}），至{judged}才受理或者仍未答复；按照要求提交全部补正材料的，"
                "应当受理，请核实",
                remedy="请核对日期；迟延的请登记说明。",
                severity=Severity.WARNING,
                basis=("LL-32-1-5",),
                start=received.on,
                due=due.latest,
                judged=judged,
            )


def _told_again(case: Case, law: Law) -> Iterator[Problem]:
    """Gaps told on a later day too, with no new application in between: all of them should have been told at once."""
    told = sorted(occurrences(case, "step:补正告知", law), key=lambda each: each.on)
    received = list(occurrences(case, "step:收到申请", law))
    for index, later in enumerate(told):
        for earlier in told[:index]:
            anew = any(earlier.on < each.on <= later.on and each.concerns(later) for each in received)
            if earlier.on < later.on and earlier.concerns(later) and not anew:
                yield problem(
                    later.place,
                    "{first}已经告知补正，{again}又告知补正；需要补正的全部内容应当一次告知，请核实",
                    remedy="后一次是申请人另行申请、或者补正以后才出现的问题的，登记说明；否则如实登记说明。",
                    severity=Severity.WARNING,
                    basis=("LL-32-1-4",),
                    first=earlier.on,
                    again=later.on,
                )
                break
