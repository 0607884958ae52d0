"""Contents of a seizure 查封、扣押决定书: the five things that its decision states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from enforcement_cli.cases.course import Step
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Record
from enforcement_cli.law.acts import belongs
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.occurrence import of_decision, of_step
from enforcement_cli.law.papers import seal_of
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem

SEIZURES = frozenset({"查封场所、设施或者财物", "扣押财物"})
PAPERS = ("查封扣押决定书", "强制措施决定书")
TOLD = {"理由": "理由", "依据": "依据", "救济途径和期限": "申请行政复议或者提起行政诉讼的途径和期限"}


@rule(
    "PRO057",
    title="查封扣押决定书内容齐全并盖章",
    basis=["CL-24-2", "CL-18-1-5", "CL-25-1"],
    blocks_publication=False,
)
def seizure_decision_complete(case: Case, law: Law) -> Iterator[Problem]:
    """The decision of a seizure states party and address, reason, basis and term, the goods, the remedies; sealed.

    A measure of its own is a decision in the file, whose body is its text. Inside a penalty case it is a step: the
    告知内容 of the step are what its decision states of reason, basis and remedies, and its paper is among the records.
    A list that lacks one of them is an error, no list is undetermined; so are a seal and a party's address without an
    answer. A term longer than thirty days from the decision (sixty, once prolonged) is a warning, for another law
    may give it. Goods, papers
    and their copies are the records' affair, how long it lasted the clocks'.

    Remedy: enter what the paper says; what it does not say is for the competent organ to judge.
    """
    if not can_read(case, "decisions", "records"):
        return
    for decision in case.made_decisions:
        made = decision.made_on
        assert made is not None  # made_decisions has no other
        if decision.outcome == "采取强制措施" and SEIZURES & set(decision.measures) and in_force(("CL-24-2",), made):
            yield from _of_its_own(case, decision)
    for step in case.steps_named("查封扣押"):
        if step.on is not None and in_force(("CL-24-2",), step.on) and not _decided_apart(case, step, step.on):
            yield from _inside(case, step)


def _decided_apart(case: Case, step: Step, on: date) -> bool:
    """Whether the seizure of that step is a decision of the file too, so that its contents are seen there."""
    act = of_step(step, on)
    return any(
        decision.outcome == "采取强制措施" and act.concerns(of_decision(decision, on, decision.at()))
        for decision in case.decisions
    )


def _of_its_own(case: Case, decision: Decision) -> Iterator[Problem]:
    missing = [
        name
        for name, there in (
            ("理由", decision.facts or decision.conclusion),
            ("依据", decision.basis),
            ("期限", decision.measure_until is not None),
            ("场所、设施或者财物的名称、数量", decision.items),
            ("申请行政复议或者提起行政诉讼的途径和期限", decision.remedies is not None),
        )
        if not there
    ]
    if missing:
        yield _lacks(decision, missing)
    yield from _term(case, decision)
    unknown = [each.id for each in case.parties_of(decision) if not each.has("address") and each.type != "身份不明"]
    if unknown:
        yield problem(
            case.at("parties"),
            "当事人{parties}的地址没有填写，查封、扣押决定书是否载明当事人的地址无法判断",
            remedy="请按决定书填写“住所或者住址”；没有查明的写“不详”。",
            severity=Severity.UNDETERMINED,
            basis=("CL-24-2-1",),
            parties=unknown,
        )
    yield from _sealed(decision, seal_of(case, decision))


def _term(case: Case, decision: Decision) -> Iterator[Problem]:
    """A stated term longer than the law's thirty days, or the sixty of one that was prolonged."""
    clock, made, until = CLOCKS["seizure-30"], decision.made_on, decision.measure_until
    length = clock.length
    if clock.extension is not None and any(case.steps_named("延长查封扣押")):
        length += clock.extension.most
    if made is not None and until is not None and until > made + timedelta(days=length):
        yield problem(
            decision.at("measure_until"),
            "查封、扣押决定书写明的期限至{until}，自作出之日（{made}）起超过{length}日；法律、行政法规另有规定的除外，请核实",
            remedy="填写有误的，改正“措施期限至”；另有规定的，登记说明并写明条款；没有的，法定期限届满以前解除或者依法批准延长。",
            severity=Severity.WARNING,
            basis=("CL-25-1",),
            until=until,
            made=made,
            length=length,
        )


def _lacks(what: Decision | Step, missing: list[str]) -> Problem:
    return problem(
        what.at("told") if isinstance(what, Step) else what.at(),
        "查封、扣押决定书没有写明{missing}；决定书应当载明理由、依据和期限，场所、设施或者财物的名称、数量，"
        "申请行政复议或者提起行政诉讼的途径和期限",
        remedy="决定书上已经写明的，请补填；确实没有写明的，如实登记说明，法律后果由有权机关认定。",
        missing=missing,
    )


def _sealed(paper: Decision | Record, seal: str | None) -> Iterator[Problem]:
    if seal is None:
        yield problem(
            paper.at(),
            "查封、扣押决定书的印章没有填写，是否盖有行政机关的印章无法判断",
            remedy="请按决定书在“印章”中填写实体、电子或者无。",
            severity=Severity.UNDETERMINED,
            basis=("CL-24-2-5",),
        )
    elif seal == "无":
        yield problem(
            paper.at("seal") if paper.has("seal") else paper.at(),
            "查封、扣押决定书没有盖章；决定书应当载明行政机关的名称、印章和日期",
            remedy="填写有误的，改正“印章”；确实没有盖章的，如实登记说明，法律后果由有权机关认定。",
            basis=("CL-24-2-5",),
        )


def _inside(case: Case, step: Step) -> Iterator[Problem]:
    if not step.told:
        yield problem(
            step.at(),
            "查封扣押（{on}）的告知内容没有填写，决定书是否载明理由、依据和救济途径无法判断",
            remedy="请按查封扣押决定书在“告知内容”中逐项填写。",
            severity=Severity.UNDETERMINED,
            on=step.on,
        )
    else:
        missing = [name for item, name in TOLD.items() if item not in step.told]
        if missing:
            yield _lacks(step, missing)
    for record in case.records:
        if record.type in PAPERS and belongs(record, step):
            yield from _sealed(record, record.seal)
