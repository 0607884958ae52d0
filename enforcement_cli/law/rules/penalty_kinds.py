"""Kinds of penalty 处罚种类: imposed only where the decision punishes, with the sums that belong to them, by who may."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem

DETENTION = "行政拘留"
WITHOUT_A_SUM = frozenset({"警告", "通报批评", DETENTION})


@rule(
    "PRO072",
    title="处罚种类与处理结果、金额和职权相符",
    basis=["PL-9", "PL-18-3", "PL-57-1"],
)
def penalties_fit_outcome(case: Case, law: Law) -> Iterator[Problem]:
    """Penalties stand only in a decision that punishes, and the sums beside them belong to their kind.

    A decision not to punish, to transfer or to end that lists penalties is an error, and so are a fine of nothing and
    detention, which the police alone may impose. A sum beside a warning, a reprimand or detention is a warning. Which
    licence was taken, and what was confiscated, the words of the decision say. A draft is judged like a decision.
    Decisions before 15 July 2021 are not judged.

    Remedy: mend the outcome, the kind or the sum.
    """
    if case.kind != "行政处罚" or not can_read(case, "decisions"):
        return
    for decision in case.decisions:
        if in_force(("PL-57-1",), decision.made_on or law.as_of):
            yield from _kinds(decision)


def _kinds(decision: Decision) -> Iterator[Problem]:
    if decision.penalties and decision.outcome not in (None, "给予处罚"):
        yield problem(
            decision.at("penalties"),
            "处理结果是“{outcome}”，但决定列有处罚{kinds}",
            remedy="给予处罚的，改正处理结果；没有给予处罚的，删去处罚。",
            basis=("PL-57-1",),
            outcome=decision.outcome,
            kinds=list(dict.fromkeys(each.kind for each in decision.penalties if each.kind)),
        )
        return
    for each in decision.penalties:
        if each.kind == DETENTION:
            yield problem(
                each.at("kind"),
                "决定给予行政拘留；限制人身自由的行政处罚权只能由公安机关和法律规定的其他机关行使",
                remedy="填写有误的，改正处罚种类；应当拘留的，移送公安机关。",
                basis=("PL-18-3",),
            )
        if each.kind == "罚款" and each.amount == 0:
            yield problem(
                each.at("amount"),
                "罚款的金额是0元；没有罚款的，不列罚款",
                remedy="请按决定书填写金额；不予处罚的，改正处理结果。",
                basis=("PL-9",),
            )
        elif each.kind in WITHOUT_A_SUM and each.amount:
            yield problem(
                each.at("amount"),
                "{kind}没有金额，填写了{amount}元，请核实",
                remedy="请核对处罚种类和金额；另有罚款的，另列一条。",
                severity=Severity.WARNING,
                basis=("PL-9",),
                kind=each.kind,
                amount=each.amount,
            )
