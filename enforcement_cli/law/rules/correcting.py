"""Why this much, and that the wrong is put right: discretion 裁量 stated, 责令改正 ordered."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.occurrence import is_on_the_spot
from enforcement_cli.law.penalties import penalties_made, steps_for
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem

ORDERS = ("责令改正通知书",)


@rule(
    "PRO064",
    title="决定书说明裁量基准的适用",
    basis=["G27-12"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def discretion_stated(case: Case, law: Law) -> Iterator[Problem]:
    """A penalty of the general procedure says how the discretion standard was applied.

    We know this duty without its text: a warning. Where the law leaves nothing to choose, the decision says that.
    Asked of decisions since 2023, the year after the document's.

    Remedy: state which grade was applied, and why.
    """
    for decision, made in penalties_made(case):
        if not is_on_the_spot(case, decision) and decision.discretion is None and in_force(("G27-12",), made):
            yield problem(
                decision.at(),
                "行政处罚决定书没有说明裁量基准的适用情况，请核实",
                remedy="请在“裁量基准适用”中写明适用哪一档、为什么；法律没有规定幅度的，也请写明。",
            )


@rule(
    "PRO070",
    title="给予处罚时责令改正",
    basis=["PL-28-1"],
    severity=Severity.UNDETERMINED,
    blocks_publication=False,
)
def correction_ordered(case: Case, law: Law) -> Iterator[Problem]:
    """Whoever is punished is also ordered to put the wrong right, at once or within a time.

    Shown by 责令改正情况 of the decision, the step or the paper 责令改正, a time for correction, or 改正完毕 among what was
    performed. Already put right, or nothing left to put right, are answers too. Without any of these it is
    undetermined. Decisions before 15 July 2021 are not judged.

    Remedy: answer 责令改正情况.
    """
    if not can_read(case, "records"):
        return
    for decision, made in penalties_made(case):
        if not _is_shown(case, decision):
            yield problem(
                decision.at("made_on"),
                "给予处罚（{made}）时是否责令当事人改正违法行为没有填写，无法判断；实施行政处罚时，应当责令当事人改正或者限期改正",
                remedy="请按决定书填写“责令改正情况”；另行责令改正的，补记“责令改正”环节。",
                made=made,
            )


def _is_shown(case: Case, decision: Decision) -> bool:
    return (
        decision.order_to_correct is not None
        or decision.rectify_by is not None
        or bool(steps_for(case, decision, "责令改正"))
        or any(each.kind == "改正完毕" for each in decision.performance)
        or any(each.type in ORDERS and each.decision in (None, decision.number) for each in case.records)
    )
