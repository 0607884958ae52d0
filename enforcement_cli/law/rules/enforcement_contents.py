"""Contents of an enforcement 强制执行决定书: reason, basis, way and time, remedies, seal."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.papers import seal_of
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem


@rule(
    "PRO071",
    title="强制执行决定书内容齐全并盖章",
    basis=["CL-37-2"],
    blocks_publication=False,
)
def enforcement_decision_complete(case: Case, law: Law) -> Iterator[Problem]:
    """The decision of enforcement states reason and basis, way and time, and the remedies; it is sealed.

    Its body in this file is its text: what is not in it, the decision does not say. The time may stand in 履行方式和期限 or
    be the day of the step 实施强制执行. A seal without an answer is undetermined. Applications to a court have a form of
    their own and are not asked; nor are decisions of other kinds.

    Remedy: enter what the paper says; what it does not say is for the competent organ to judge.
    """
    if not can_read(case, "decisions", "records"):
        return
    timed = any(step.on is not None for step in case.steps_named("实施强制执行"))
    for decision in case.made_decisions:
        made = decision.made_on
        assert made is not None  # made_decisions has no other
        if decision.outcome != "强制执行" or not in_force(("CL-37-2",), made):
            continue
        missing = [
            name
            for name, there in (
                ("理由", decision.facts or decision.conclusion),
                ("依据", decision.basis),
                ("方式", decision.execution_ways),
                ("时间", decision.performance_terms or timed),
                ("申请行政复议或者提起行政诉讼的途径和期限", decision.remedies is not None),
            )
            if not there
        ]
        if missing:
            yield problem(
                decision.at(),
                "强制执行决定书没有写明{missing}；决定书应当载明理由和依据，方式和时间，申请行政复议或者提起行政诉讼的途径和期限",
                remedy="决定书上已经写明的，请补填；确实没有写明的，如实登记说明，法律后果由有权机关认定。",
                missing=missing,
            )
        seal = seal_of(case, decision)
        if seal is None:
            yield problem(
                decision.at(),
                "强制执行决定书的印章没有填写，是否盖有行政机关的印章无法判断",
                remedy="请按决定书在“印章”中填写实体、电子或者无。",
                severity=Severity.UNDETERMINED,
            )
        elif seal == "无":
            yield problem(
                decision.at("seal") if decision.has("seal") else decision.at(),
                "强制执行决定书没有盖章；决定书应当载明行政机关的名称、印章和日期",
                remedy="填写有误的，改正“印章”；确实没有盖章的，如实登记说明，法律后果由有权机关认定。",
            )
