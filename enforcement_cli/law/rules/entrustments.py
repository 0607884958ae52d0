"""Entrustment 委托: the paper says what, how far and how long, and is public; acts keep to it; measures are never in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.registers import Entrustment
from enforcement_cli.law.acts import acts
from enforcement_cli.law.basis import basis
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Place, Problem, Severity, UndeterminedError, problem

BODY = "受委托组织"
_MEASURE_OUTCOMES = ("采取强制措施",)


def _asked(paper: Entrustment, law: Law) -> tuple[str, ...]:
    """The Basis row that asks for the paper's contents: of penalties, of permits; none for other kinds."""
    for kind, row in (("行政处罚", "PL-20-2"), ("行政许可", "LL-24-1")):
        days = (law.as_of, paper.to or law.as_of)
        if (kind in paper.kinds or not paper.kinds) and all(basis(row).in_force(on) for on in days):
            return (row,)
    return ()


@rule(
    "OFF026",
    title="委托书载明事项、权限、期限并公布",
    basis=["PL-20-2", "LL-24-1", "CL-17-1"],
    scope="repository",
    blocks_publication=False,
)
def entrustment_is_in_order(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """A paper by which penalties are entrusted names matters, powers and term, and has been published; one for permits
    has been announced with what it covers; none covers compulsory measures.

    A paper that does not say for which kinds is taken to cover penalties. One that had ended before the law asked for
    this (2021-07-15) is left alone. Papers for inspections only are not asked for anything here, as no text at hand
    says what they must hold. One finding for each paper and kind of gap.

    Remedy: complete the paper, publish it and enter the day; take compulsory measures out.
    """
    for paper in repository.bureau.entrustments.values():
        if "行政强制" in paper.kinds:
            yield problem(
                paper.at("kinds"),
                "委托书 {id} 委托了行政强制；行政强制措施权不得委托",
                remedy="请把行政强制从委托书中删去；受委托组织采取过强制措施的，报法制审核人员判断。",
                basis=("CL-17-1",),
                id=paper.id,
            )
        row = _asked(paper, law)
        if not row:
            continue
        missing = (
            []
            if row == ("LL-24-1",)
            else [
                title
                for title, value in (("事项", paper.matters), ("权限", paper.powers), ("期限", paper.to))
                if not value
            ]
        )
        if missing:
            yield problem(
                paper.at(),
                "委托书 {id} 没有载明：{missing}",
                remedy="请按委托书补写；委托书本身没有载明的，重新签订。",
                basis=row,
                id=paper.id,
                missing=missing,
            )
        if paper.published_on is None or paper.published_on > law.as_of:
            yield problem(
                paper.at(),
                "委托书 {id} 没有向社会公布",
                remedy="请公布委托书并登记公布日期；已经公布的，补登。",
                basis=row,
                id=paper.id,
            )


def _scope_basis(case: Case) -> tuple[str, ...]:
    return {"行政处罚": ("PL-20-4",), "行政许可": ("LL-24-3",)}.get(case.kind or "", ("S-8",))


@rule(
    "OFF027",
    title="受委托执法在委托的范围和期限内",
    basis=["PL-20-4", "LL-24-3", "S-8"],
    blocks_publication=False,
)
def act_within_the_entrustment(case: Case, law: Law) -> Iterator[Problem]:
    """What is done under an entrustment is of a kind and on a matter that the paper covers, and on days within its term.

    The first and the last day of the term count. A paper that names no matters or kinds covers all, as far as this
    rule goes (OFF026 asks for them). For kinds of act other than penalties and permits it is a warning. A case that
    does not say by which paper it acts cannot be judged. A number that is none is STR017's.

    Remedy: correct the number; an act beyond the entrustment is a matter for the entrusting organ.
    """
    facts = case.facts
    if facts.acting_as != BODY or case.is_state_secret or not can_read(case, "records", "decisions"):
        return
    if facts.entrustment is None:
        raise UndeterminedError(
            "受委托执法，没有写委托书编号，是否在委托的范围和期限内无法判断",
            place=case.at("acting_as"),
            remedy="请在 enforce.yaml 的 entrustments 下登记委托书，在 case.yaml 填写“委托书”。",
        )
    paper = case.bureau.entrustments.get(facts.entrustment)
    if paper is None:
        return
    severity = None if case.kind in ("行政处罚", "行政许可") else Severity.WARNING
    if paper.kinds and case.kind is not None and case.kind not in paper.kinds:
        yield problem(
            case.at("kind"),
            "委托书 {id} 没有委托{kind}",
            remedy="请核对委托书编号；超出委托范围的，由委托机关处理。",
            severity=severity,
            basis=_scope_basis(case),
            id=paper.id,
            kind=case.kind,
        )
    elif paper.matters and facts.matter is not None and facts.matter not in paper.matters:
        yield problem(
            case.at("matter"),
            "委托书 {id} 没有委托事项 {matter}",
            remedy="请核对委托书编号和事项编号；超出委托范围的，由委托机关处理。",
            severity=severity,
            basis=_scope_basis(case),
            id=paper.id,
            matter=facts.matter,
        )
    days = _days(case)
    if early := [each for each in days if paper.from_ is not None and each[0] < paper.from_]:
        yield problem(
            early[0][2],
            "委托书 {id} 的期限自 {start} 起，此前有：{acts}",
            remedy="请核对日期；此前另有委托书的，登记后改写编号；确在期限以外的，由委托机关处理。",
            severity=severity,
            basis=_scope_basis(case),
            id=paper.id,
            start=paper.from_,
            acts=_told(early),
        )
    if late := [each for each in days if paper.to is not None and each[0] > paper.to]:
        yield problem(
            late[0][2],
            "委托书 {id} 的期限至 {end} 止，此后有：{acts}",
            remedy="请核对日期；续签了委托书的，登记后改写编号；确在期限以外的，由委托机关处理。",
            severity=severity,
            basis=_scope_basis(case),
            id=paper.id,
            end=paper.to,
            acts=_told(late),
        )


def _told(done: list[tuple[date, str, Place]]) -> list[str]:
    return list(dict.fromkeys(f"{on.isoformat()} {name}" for on, name, _ in done))


def _days(case: Case) -> list[tuple[date, str, Place]]:
    """(day, name, place) of everything done in the case by people named, and of its decisions, the earliest first."""
    found = [(each.on, each.name, each.place) for each in acts(case)]
    found += [
        (each.made_on, each.document or "决定书", each.at("made_on"))
        for each in case.decisions
        if each.made_on is not None
    ]
    return sorted(found, key=lambda each: (each[0], each[1]))


@rule("OFF028", title="受委托执法不采取强制措施", basis=["CL-17-1"], blocks_publication=False)
def no_measures_under_entrustment(case: Case, law: Law) -> Iterator[Problem]:
    """No compulsory measure is taken in a case that is handled under an entrustment.

    The power to take them cannot be entrusted. 先行登记保存 is none of them, and neither is enforcement of a decision
    (强制执行), of which the law says so elsewhere.

    Remedy: the measure is lifted at once, or taken by the organ itself; the reviewers judge what was done.
    """
    if case.facts.acting_as != BODY or case.is_state_secret:
        return
    places = [each.at("measures") for each in case.decisions if each.measures]
    places += [each.at("outcome") for each in case.decisions if each.outcome in _MEASURE_OUTCOMES]
    places += [each.at() for each in case.steps_named("查封扣押") if each.on is not None]
    if places:
        yield problem(
            places[0],
            "受委托组织采取了行政强制措施；行政强制措施权不得委托",
            remedy="请由委托机关立即处理：解除措施，或者由其自行依法采取。",
        )
