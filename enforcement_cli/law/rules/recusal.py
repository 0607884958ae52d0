"""Recusal 回避: who was recused does not act afterwards, and the head decided it; who chairs a hearing did not investigate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.course import Step
from enforcement_cli.cases.model import Case
from enforcement_cli.law.acts import Act, acts, investigators, name_of
from enforcement_cli.law.heads import approved_by_head
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import in_force
from enforcement_cli.problems import Problem, Severity, problem

RECUSAL = "回避决定"


def _acts(case: Case) -> Iterator[Act]:
    """All that people did in a case on a day: what `acts` has, and reviews, hearings and approvals."""
    for act in acts(case):
        if act.name != RECUSAL:
            yield act
    for review in case.reviews:
        check = review.self_check
        if check is not None and check.on is not None:
            yield Act("合法性自查", None, check.on, (check.by or "",), check.at("by"))
        for round_ in review.rounds:
            if round_.reviewed_on is not None:
                yield Act("法制审核", None, round_.reviewed_on, round_.reviewers, round_.at("reviewers"))
    for step in case.steps_named("举行听证"):
        hearing = step.hearing
        if hearing is not None and (on := hearing.held_on or step.on) is not None:
            yield Act("听证", step.step, on, (hearing.chair or "", hearing.clerk or ""), hearing.at())
    for decision in case.decisions:
        approval = decision.approval
        if approval is not None and approval.on is not None:
            yield Act("决定审批", None, approval.on, (approval.by or "",), approval.at("by"))


@rule("OFF006", title="决定回避的人员不再参加", basis=["PL-43-1", "S-6"], blocks_publication=False)
def recused_stay_out(case: Case, law: Law) -> Iterator[Problem]:
    """Whoever was recused has no part in the case from the day after the decision on.

    Asked of everything dated that names people: records, steps, services, self-check, review, hearing, approval. Until
    the decision the investigation goes on (行政处罚法 43), and what happens on its day is not held against anybody. For
    other kinds of acts, whose laws say nothing of officers, and before 15 July 2021, it is a warning. One finding for each person.

    Remedy: correct the number or the date; what a recused person did must be done anew by another.
    """
    recused: dict[str, date] = {}
    for step in case.steps_named(RECUSAL):
        if step.on is not None and step.on <= law.as_of:
            for id_ in step.recused:
                recused[id_] = min(step.on, recused.get(id_, step.on))
    for id_, since in recused.items():
        later = [each for each in _acts(case) if id_ in each.persons and each.on > since]
        later.sort(key=lambda each: each.on)
        if later:
            first = later[0]
            own = in_force(("PL-43-1",), since) if case.kind == "行政处罚" else ()
            yield problem(
                first.place,
                "{name}已于 {since} 决定回避，此后却还参加了：{acts}",
                remedy="请核对人员编号和日期；确曾参加的，由其他人员重新办理，并报法制审核人员判断。",
                severity=None if own else Severity.WARNING,
                basis=own or ("S-6",),
                name=name_of(law.bureau, id_),
                since=since,
                acts=tuple(dict.fromkeys(f"{each.on.isoformat()} {each.name}" for each in later)),
            )


@rule("OFF007", title="回避由行政机关负责人决定", basis=["PL-43-3"], blocks_publication=False)
def recusal_decided_by_head(case: Case, law: Law) -> Iterator[Problem]:
    """A decision on recusal names who is recused, or why nobody is, and was taken by the organ's head.

    The head is whoever the register calls 主要负责人 or 负责人. Asked of penalties since 15 July 2021 (行政处罚法 43). Where
    neither people nor a reason are given, or nobody who decided, it cannot be judged. Not asked without a register.

    Remedy: enter 回避人员 and 批准人 as the decision on recusal says.
    """
    if case.kind != "行政处罚":
        return
    for step in case.steps_named(RECUSAL):
        if step.on is None or step.on > law.as_of or not in_force(("PL-43-3",), step.on):
            continue
        if not step.recused and step.reason is None:
            yield problem(
                step.at(),
                "{on} 的回避决定没有写明谁回避，也没有写明不回避的理由，无法判断",
                remedy="请填写“回避人员”；决定不回避的，填写理由。",
                severity=Severity.UNDETERMINED,
                on=step.on,
            )
        if law.bureau.has_register("personnel"):
            yield from approved_by_head(
                law.bureau,
                step.approved_by,
                RECUSAL,
                step.on,
                unnamed=step.at(),
                named=step.at("approved_by"),
                basis=("PL-43-3",),
            )


@rule("OFF008", title="听证主持人不是本案调查、审查人员", basis=["PL-64-1-4", "LL-48-1-3"], blocks_publication=False)
def chair_did_not_investigate(case: Case, law: Law) -> Iterator[Problem]:
    """The chair of a hearing is none of those who investigated the case, or examined the application.

    These are the handling officers of the case and whoever inspected, asked, took evidence, seized, verified or wrote
    the report of the investigation. Asked of the hearing announced and the hearing held; a hearing held whose chair is
    not given cannot be judged. Before 15 July 2021, under a law whose text is not at hand, it is a warning.

    Remedy: name another chair before the hearing; a hearing already held is judged by the legal reviewers.
    """
    if case.kind not in ("行政处罚", "行政许可"):
        return
    said: set[str] = set()
    for step in case.steps_named("听证通知", "举行听证"):
        if step.on is None or step.on > law.as_of:
            continue
        basis, severity = _chair_law(case, step)
        chair = step.hearing.chair if step.hearing is not None else None
        if chair is None:
            if step.step == "举行听证" and step.on < law.as_of:
                yield problem(
                    step.at("hearing") if step.has("hearing") else step.at(),
                    "{on} 举行听证，没有填写主持人，无法判断是不是本案调查、审查人员",
                    remedy="请按听证笔录填写“主持人”的编号。",
                    severity=Severity.UNDETERMINED,
                    basis=basis,
                    on=step.on,
                )
        elif chair in investigators(case) and chair not in said:
            said.add(chair)
            assert step.hearing is not None  # there the chair was read
            yield problem(
                step.hearing.at("chair"),
                "听证主持人{name}参加了本案的调查或者审查，听证应当由其他人员主持",
                remedy="听证还没有举行的，请另行指定主持人并通知；已经举行的，报法制审核人员判断是否重新听证。",
                basis=basis,
                severity=severity,
                name=name_of(law.bureau, chair),
            )


def _chair_law(case: Case, step: Step) -> tuple[tuple[str, ...], Severity | None]:
    assert step.on is not None  # only steps of a day are asked about
    if case.kind == "行政许可":
        return ("LL-48-1-3",), None
    now = in_force(("PL-64-1-4",), step.on)
    return (now, None) if now else (("PL2017-chair",), Severity.WARNING)


@rule("OFF009", title="检验、检测、检疫有两名以上工作人员", basis=["LL-55-2"], blocks_publication=False)
def testing_by_two(case: Case, law: Law) -> Iterator[Problem]:
    """Testing for a permit is done by two or more of the staff (行政许可法 55): any two, certificates are not asked.

    Judged where the step, or the records that name it, say who did it; a test that nobody of the bureau is named for
    was done by others, and is not asked about.

    Remedy: name the second; where there was none, the legal reviewers say how it can be made good.
    """
    if case.kind != "行政许可":
        return
    for step in case.steps_named("检验检测检疫"):
        if step.on is None or step.on > law.as_of:
            continue
        records = [each for each in case.records if each.step == step.step or each.id in step.proved_by]
        persons = dict.fromkeys((*step.officers, *(person for each in records for person in each.makers)))
        if len(persons) == 1:
            yield problem(
                step.at("officers") if step.has("officers") else step.at(),
                "{on} 的检验、检测、检疫只写有{name}，应当指派两名以上工作人员",
                remedy="另有工作人员参加的，请补写；确实只有一人的，报法制审核人员判断如何补救。",
                on=step.on,
                name=name_of(law.bureau, next(iter(persons))),
            )


_OF_OTHERS = frozenset({"法制审核意见书", "外部法律意见书", "听证笔录", "听证报告", "鉴定意见"})
"""Papers that people from elsewhere may write: reviewers, chairs, experts."""

_WHOSE_POWER = {"行政处罚": "PL-17", "行政强制": "CL-17-1", "行政许可": "LL-22"}


@rule(
    "OFF010",
    title="参加人员属于有权办理的机关",
    basis=["PL-17", "CL-17-1", "LL-22", "PL-20-4", "S-63"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def people_of_the_acting_organs(case: Case, law: Law) -> Iterator[Problem]:
    """Whoever acts belongs to an organ that acts in the case, by the register.

    That is the bureau itself; in joint acts the lead and those taking part; under entrustment the entrusting organ and
    the organisation of the paper; the superior where it is done in its name. Whoever has no organ in the register is
    the bureau's own. Legal reviewers may be borrowed (统筹调用), chairs and experts too; they are not asked about. A warning, for people may be
    on loan. One finding for each person.

    Remedy: correct the number or the register; enter joint handling or the entrustment in the case.
    """
    if case.is_state_secret:
        return
    organs = _organs(case, law)
    said: set[str] = set()
    for act in acts(case):
        for id_ in act.persons:
            person = law.bureau.staff.get(id_)
            if person is None or person.organ is None or person.organ in organs or id_ in said:
                continue
            if act.name in _OF_OTHERS or "法制审核人员" in person.roles:
                continue
            said.add(id_)
            basis = _organ_basis(case, act.on)
            if case.facts.joint is None and case.facts.acting_as in (None, "本机关"):
                yield problem(
                    act.place,
                    "{name}在人员名录中属于{organ}，参加了 {on} 的{act}；本案没有写联合执法或者受委托",
                    remedy="联合执法、受委托的，请在“以何身份执法”中写明；人员名录有误的，改正“所在机关”。",
                    basis=basis,
                    name=name_of(law.bureau, id_),
                    organ=person.organ,
                    on=act.on,
                    act=act.name,
                )
            else:
                yield problem(
                    act.place,
                    "{name}在人员名录中属于{organ}，参加了 {on} 的{act}；本案写明的机关和组织中没有它",
                    remedy="请核对联合执法的参加机关、委托书的受委托组织，以及人员名录中的“所在机关”。",
                    basis=basis,
                    name=name_of(law.bureau, id_),
                    organ=person.organ,
                    on=act.on,
                    act=act.name,
                )


def _organs(case: Case, law: Law) -> set[str | None]:
    """The names of all organs that act in the case."""
    facts, agency = case.facts, law.bureau.agency
    names = [agency.name, agency.short_name]
    if facts.joint is not None:
        names += [facts.joint.lead, *facts.joint.with_]
    if facts.acting_as == "上级机关":
        names.append(agency.superior)
    if facts.acting_as == "受委托组织":
        paper = law.bureau.entrustments.get(facts.entrustment or "")
        names += [facts.entrusting_agency, *((paper.agency, paper.organisation) if paper is not None else ())]
    return set(names)


def _organ_basis(case: Case, on: date) -> tuple[str, ...]:
    own = _WHOSE_POWER.get(case.kind or "", "S-63")
    more = ("PL-20-4",) if case.facts.acting_as == "受委托组织" and case.kind == "行政处罚" else ()
    return in_force((own, *more), on) or ("S-63",)
