"""Acts and the matters behind them: no act without a matter, no compulsory measure beyond what the matter gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.bureau import Matter
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.rules.matters import REGISTER, own_matters, shown
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Place, Problem, Severity, UndeterminedError, problem

SEIZURE = ("查封场所、设施或者财物", "扣押财物")
"""The measures that the step 查封扣押 may stand for (CL 9)."""

_BROADER = {"行政强制": frozenset({"行政处罚", "行政检查", "行政许可"})}
"""Kinds of case that may rest on a matter of another kind: measures and enforcement serve the matter they belong to."""
_IN_ANOTHERS_NAME = ("受委托组织", "上级机关")


def matter_of(case: Case) -> Matter | None:
    """The matter that the case names, where the register has it."""
    return case.bureau.matters.get(case.facts.matter or "")


@rule("MAT008", title="执法有事项依据", basis=["S-4", "S-8"], blocks_publication=False)
def act_has_a_matter(case: Case, law: Law) -> Iterator[Problem]:
    """The matter of a case is one of the bureau's list, and of the case's kind.

    An act with no matter behind it is one for which nobody has said by what law and power it is done. A case of
    行政强制 may rest on the matter that it enforces. Acts in another organ's name (a superior's, or of an organ that
    entrusted the bureau) may rest on that organ's list: there only a number that is none is told. A case that names no
    matter cannot be judged once something was done in it; a mere lead is left alone.

    Remedy: correct the number, or enter the matter with its basis; where there is none, stop.
    """
    if case.is_state_secret or not can_read(case) or not law.bureau.has_register(REGISTER):
        return
    facts = case.facts
    if facts.matter is None:
        if facts.acting_as in _IN_ANOTHERS_NAME:
            return
        if case.made_decisions or any(each.step not in ("案源登记", "其他") for each in case.steps):
            raise UndeterminedError(
                "没有写执法事项，有没有事项依据无法判断",
                place=case.at(),
                remedy="请在 case.yaml 填写“执法事项”，写执法事项清单中的编号。",
            )
        return
    matter = matter_of(case)
    if matter is None:
        yield problem(
            case.at("matter"),
            "执法事项 {matter} 不在执法事项清单中",
            remedy="请改正编号；确有依据的，连同主体、职责、权限、依据列入清单；没有依据的，不得实施。",
            matter=facts.matter,
        )
    elif matter.kind and case.kind and matter.kind != case.kind and matter.kind not in _BROADER.get(case.kind, ()):
        yield problem(
            case.at("matter"),
            "执法事项 {matter} 是{theirs}事项，本案却是{ours}",
            remedy="请核对执法类别和事项编号。",
            severity=Severity.WARNING,
            matter=shown(matter),
            theirs=matter.kind,
            ours=case.kind,
        )


def _measures_taken(case: Case) -> Iterator[tuple[tuple[str, ...], Place]]:
    """(measures, place) of every decision or step by which one was taken; of a step alone either kind of seizure."""
    decided = False
    for decision in case.decisions:
        if decision.measures:
            decided = True
            yield decision.measures, decision.at("measures")
    if not decided:
        for step in case.steps_named("查封扣押"):
            if step.on is not None:
                yield SEIZURE, step.at()


@rule("MAT009", title="强制措施在事项授权之内", basis=["CL-17-1", "CL-22"], blocks_publication=False)
def measure_within_the_matter(case: Case, law: Law) -> Iterator[Problem]:
    """Compulsory measures in a case are among those that its matter lists, with the law that gives the power.

    先行登记保存 is none of these (行政处罚法第五十六条). A step 查封扣押 without a decision that says which is in order
    where the matter lists either. Without a matter in the list nothing is said here (MAT008 says it); neither of
    samples, nor of measures in the name of another organ.

    Remedy: enter the power with its clause, if a law or regulation gives it; else lift the measure at once.
    """
    matter = matter_of(case)
    if case.is_state_secret or matter is None or matter.sample or case.facts.acting_as == "上级机关":
        return
    for taken, place in _measures_taken(case):
        either = place.pointer[:1] == ("steps",)
        beyond = (
            []
            if either and set(matter.measures) & set(SEIZURE)
            else [each for each in taken if each not in matter.measures]
        )
        if beyond:
            yield problem(
                place,
                "采取了{measures}，事项 {matter} 没有这项强制措施的授权",
                remedy="法律、法规授权的，请在执法事项清单中写明措施和条款；没有授权的，应当立即解除。",
                measures=["查封", "扣押"] if either else beyond,
                matter=shown(matter),
            )


@rule(
    "MAT010",
    title="涉企检查不超过公布的频次",
    basis=["G54-inspection"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def inspections_within_the_cap(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """One enterprise is inspected on a matter no more often in a year than the bureau has announced.

    Judged where the matter has a yearly cap. Visits count, by the year of the first visit; inspections on a
    complaint, on transfer or on order from above, and those without a visit, do not. An enterprise is known by its
    code, else by its name. Asked of years since 2025. A warning: the text of the source is not at hand.

    Remedy: check whether the later inspection had a cause that is not counted, and enter where the case comes from.
    """
    seen: dict[str, list[str]] = {}
    for key in repository.keyed("inspection"):
        seen.setdefault(key.value, [])
        if key.case not in seen[key.value]:
            seen[key.value].append(key.case)
    matters = {each.id: each for each in own_matters(repository.bureau)}
    for value, cases in seen.items():
        year, id_, who = value.split(" ", 2)
        matter = matters.get(id_)
        if matter is None or not in_force(("G54-inspection",), date.max.replace(year=int(year))):
            continue
        assert matter.yearly_cap is not None  # only inspections under a cap have such a key
        if len(cases) > matter.yearly_cap:
            last = next(
                each for each in repository.keyed("inspection") if (each.value, each.case) == (value, cases[-1])
            )
            yield problem(
                last.place,
                "{year} 年按事项 {matter} 对同一企业（{who}）检查了 {count} 次（{cases}），超过公布的每年 {cap} 次",
                remedy="请核对案件来源：投诉举报、上级交办、其他机关移送的检查不计入；确属超频次的，停止安排。",
                year=year,
                matter=shown(matter),
                who=who,
                count=len(cases),
                cases=cases,
                cap=matter.yearly_cap,
            )
