"""Penalties are decided by the head 负责人 of the organ, who has looked at what was found (PL 57)."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, problem

ON_THE_MERITS = ("给予处罚", "不予处罚")
STEPS = ("负责人审批", "集体讨论")
PAPERS = ("决定审批表", "集体讨论记录")


@rule("PRO091", title="处罚决定经负责人审查", basis=["PL-57-1"], blocks_publication=False)
def penalty_decided_by_head(case: Case, law: Law) -> Iterator[Problem]:
    """A penalty of the general procedure, or the decision not to punish, has the head's examination on file.

    Any one will do: 审批 of the decision, the step 负责人审批 or 集体讨论, its form or minutes. Who may approve a major
    decision is REV012, that the approval is not later than the decision PRO001. Not asked before a decision is made, of
    on-the-spot penalties, which an officer decides alone (行政处罚法 51), nor where the records or the decisions could not be
    read. Decisions before 15 July 2021 are not judged.

    Remedy: enter who examined the case, and when; where nobody did, register an explanation.
    """
    if case.facts.procedure != "普通程序" or not can_read(case, "records", "decisions"):
        return
    for decision in case.decisions:
        made = decision.made_on
        if made is None or made >= law.as_of or decision.outcome not in ON_THE_MERITS:
            continue
        if in_force(("PL-57-1",), made) and not _is_examined(case, decision):
            yield problem(
                decision.at("made_on"),
                "处罚案件的决定（{made}）没有负责人审查、批准的记录；调查终结后应当由负责人审查并作出决定",
                remedy="请补录“审批”，或者“负责人审批”环节和决定审批表；确实没有的，如实登记说明。",
                made=made,
            )


def _is_examined(case: Case, decision: Decision) -> bool:
    mine = (None, decision.number)
    return (
        decision.approval is not None
        or any(each.decision in mine for each in case.steps_named(*STEPS))
        or any(each.type in PAPERS and each.decision in mine for each in case.records)
    )
