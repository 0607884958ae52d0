"""Outcomes 处理结果: each kind of act ends in the ways that its own law knows, on the document made for that."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.occurrence import BESIDE
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

OUTCOMES_OF_KIND: dict[str, tuple[str, ...]] = {
    "行政检查": ("未发现问题", "责令改正", "移交立案", "移送", "无法检查"),
    "行政许可": ("当场准予", "准予", "不予", "不予受理", "申请人撤回", "终止"),
    "行政处罚": (
        "给予处罚",
        "不予处罚",
        "不予立案",
        "移送公安",
        "移送其他机关",
        "终止调查",
        "撤案",
        "并案",
    ),
    "行政强制": (
        "采取强制措施",
        "解除强制措施",
        "强制执行",
        "申请法院强制执行",
        "终结执行",
        "移送公安",
        "移送其他机关",
    ),
}
"""What a case of that kind ends in, in the order of practice; kinds that are not here share two outcomes of their own."""

ALSO_INSIDE = {
    "行政处罚": BESIDE,
    "行政检查": frozenset({"采取强制措施", "解除强制措施"}),
    "行政强制": frozenset({"责令改正"}),
}
"""Decisions that such a case may hold beside the one that ends it."""

OF_OTHERS = ("作出决定", "不作出决定", "不予受理", "申请人撤回", "终止", "移送其他机关")

OUTCOMES_OF_DOCUMENT: dict[str, tuple[str, ...]] = {
    "行政处罚决定书": ("给予处罚",),
    "当场处罚决定书": ("给予处罚",),
    "不予处罚决定书": ("不予处罚",),
    "不予立案审批表": ("不予立案",),
    "许可决定书": ("准予", "当场准予"),
    "不予许可决定书": ("不予",),
    "不予受理通知书": ("不予受理",),
    "查封扣押决定书": ("采取强制措施",),
    "强制措施决定书": ("采取强制措施",),
    "解除查封扣押决定书": ("解除强制措施",),
    "强制执行决定书": ("强制执行",),
    "强制执行申请书": ("申请法院强制执行",),
}
"""Documents whose very name says how the case ended."""


@rule(
    "PRO050",
    title="处理结果与执法类别、程序相符",
    basis=["S-27", "G118-7"],
)
def outcome_belongs_to_kind(case: Case, law: Law) -> Iterator[Problem]:
    """A decision ends in a way that its kind of act knows, and its document and procedure say the same.

    A case of a penalty may also hold orders to correct, measures and steps of enforcement, which are decisions beside
    the one that ends it. An outcome of another kind of act is an error: clocks, review and disclosure hang on it. A
    document whose name says another outcome, and 当场准予 outside the procedure 当场 (or 准予 inside it), are a warning.
    Kinds without outcomes of their own take 作出决定 and 不作出决定. A draft is judged like a decision.

    Remedy: pick the outcome that fits, or mend the kind, the procedure or the document.
    """
    if case.is_state_secret or not can_read(case, "decisions"):
        return
    for decision in case.decisions:
        if decision.outcome is None or case.kind is None:
            continue
        own = OUTCOMES_OF_KIND.get(case.kind, OF_OTHERS)
        if decision.outcome not in own and decision.outcome not in ALSO_INSIDE.get(case.kind, ()):
            yield problem(
                decision.at("outcome"),
                "处理结果“{outcome}”不属于{kind}；{kind}的处理结果有{allowed}",
                remedy="请按决定书改选处理结果；执法类别填错的，改正执法类别。",
                outcome=decision.outcome,
                kind=case.kind,
                allowed=list(own),
            )
        else:
            yield from _fits_paper(case, decision, decision.outcome)


def _fits_paper(case: Case, decision: Decision, outcome: str) -> Iterator[Problem]:
    named = OUTCOMES_OF_DOCUMENT.get(decision.document or "")
    procedure = case.facts.procedure
    if named is not None and outcome not in named:
        yield problem(
            decision.at("document"),
            "文书种类是{document}，处理结果是“{outcome}”，两者不一致，请核实",
            remedy="请按实际文书改正其中之一。",
            severity=Severity.WARNING,
            document=decision.document,
            outcome=outcome,
        )
    elif (outcome, procedure) in (("当场准予", "一般程序"), ("准予", "当场")):
        yield problem(
            decision.at("outcome"),
            "程序是“{procedure}”，处理结果是“{outcome}”，两者不一致，请核实",
            remedy="当场作出书面决定的，程序写“当场”、处理结果写“当场准予”；受理后审查决定的，写“一般程序”和“准予”。",
            severity=Severity.WARNING,
            basis=("LL-34-2",),
            procedure=procedure,
            outcome=outcome,
        )
