"""Suspected crime 移送公安: prepared by two officers, decided by the head, a refusal with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.bureau import Staff
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.penalties import steps_for
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Place, Problem, Severity, problem

HEAD = "主要负责人"
DEPUTY = "负责人"
OFFICERS_ASKED = 2


@rule(
    "PRO060",
    title="移送涉嫌犯罪案件由专案组核实、正职负责人决定",
    basis=["TR-5-1", "TR-5-2-a", "TR-5-2-c"],
    blocks_publication=False,
)
def crime_transferred_by_head(case: Case, law: Law) -> Iterator[Problem]:
    """A transfer to the police is prepared by two officers or more and decided by the head; a refusal gives reasons.

    The officers are those of the step 移送报告, else of the step 移送, else those of the case. The decision is that of
    the step 移送审批, else the approval of the decision. The head is whom the register calls 主要负责人; 负责人 may be
    in charge in the head's place (主持工作), which is asked. Nobody named is undetermined. The three days and twenty-four
    hours are the clocks'. Asked since 7 August 2020.

    Remedy: enter who decided; what others decided is laid before the head now.
    """
    if case.is_state_secret or not can_read(case, "decisions"):
        return
    for decision in case.made_decisions:
        made = decision.made_on
        assert made is not None  # made_decisions has no other
        if decision.outcome == "移送公安" and in_force(("TR-5-1",), made):
            yield from _prepared(case, decision)
            yield from _decided(case, law, decision, made)
    for step in case.steps_named("移送审批"):
        if step.approved is False and step.on and in_force(("TR-5-2-c",), step.on) and not step.reason:
            yield problem(
                step.at("approved"),
                "不批准移送涉嫌犯罪案件（{on}），没有记录不予批准的理由；决定不批准的，应当将理由记录在案",
                remedy="请在“理由”中填写不予批准的理由。",
                basis=("TR-5-2-c",),
                on=step.on,
            )


def _prepared(case: Case, decision: Decision) -> Iterator[Problem]:
    steps = [step for step, _ in steps_for(case, decision, "移送报告", "移送") if step.officers]
    officers, place = (steps[0].officers, steps[0].at("officers")) if steps else (case.facts.officers, decision.at())
    if len(set(officers)) < OFFICERS_ASKED:
        yield problem(
            place,
            "移送涉嫌犯罪案件的专案组只有{count}名执法人员；应当指定二名以上行政执法人员组成专案组",
            remedy="请补填专案组的全部人员；确实不足二人的，如实登记说明。",
            basis=("TR-5-1",),
            count=len(set(officers)),
        )


def _decided(case: Case, law: Law, decision: Decision, made: date) -> Iterator[Problem]:
    """Who decided on the transfer, looked for where it is written best."""
    by, place = _approver(case, decision)
    if by is not None and not law.bureau.has_register("personnel"):
        return  # that there is none is said once for all
    person: Staff | None = law.bureau.staff.get(by or "")
    if person is None:
        yield problem(
            place,
            "移送涉嫌犯罪案件（{made}）由谁批准无法判断；应当由正职负责人或者主持工作的负责人决定",
            remedy="请在“移送审批”环节或者决定的“审批”中填写批准人，并在人员名录中登记其角色。",
            severity=Severity.UNDETERMINED,
            basis=("TR-5-2-a",),
            made=made,
        )
    elif HEAD not in person.roles:
        deputy = DEPUTY in person.roles
        yield problem(
            place,
            "移送涉嫌犯罪案件（{made}）由{by}批准，人员名录中不是主要负责人；应当由正职负责人或者主持工作的负责人决定",
            remedy="主持工作的负责人批准的，登记说明；其他人批准的，报正职负责人决定。",
            severity=Severity.WARNING if deputy else None,
            basis=("TR-5-2-a",),
            made=made,
            by=by,
        )


def _approver(case: Case, decision: Decision) -> tuple[str | None, Place]:
    for step, _ in reversed(steps_for(case, decision, "移送审批")):
        if step.approved_by is not None and step.approved is not False:
            return step.approved_by, step.at("approved_by")
    if decision.approval is not None:
        return decision.approval.by, decision.approval.at("by")
    return None, decision.at("made_on")
