"""Officers 执法人员: they are in the register, in post, and hold a valid certificate on the day of each act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from enforcement_cli.cases.bureau import Certificate, Staff
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.views import View
from enforcement_cli.law.acts import (
    HAND_OVER,
    ON_APPLICATION,
    SITE_RECORDS,
    SITE_STEPS,
    Act,
    acts,
    is_off_site,
    is_officer,
    name_of,
    services,
)
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import in_force
from enforcement_cli.problems import Place, Problem, Severity, UndeterminedError, problem

REGISTER = "personnel"
_LISTS = frozenset({"officers", "makers", "servers", "noted_by", "recused"})
"""Fields that hold several people; a text in place of the list is a matter of STR003."""


def _judged(case: Case, law: Law) -> bool:
    """Whether there is anything to compare with; a missing register is said once, by OFF005."""
    return law.bureau.has_register(REGISTER) and not case.is_state_secret


def _named(case: Case) -> Iterator[tuple[str, str, Place]]:
    """(title, id, place) of everybody whom the case names as acting for the bureau; reviewers are REV's."""
    views: list[tuple[View, str, str]] = [(case.facts, "officers", "承办人员")]
    for step in case.steps:
        views += [(step, "officers", "人员"), (step, "approved_by", "批准人"), (step, "recused", "回避人员")]
        if step.hearing is not None:
            views += [(step.hearing, "chair", "主持人"), (step.hearing, "clerk", "记录人")]
    for record in case.records:
        views += [(record, "makers", "制作人"), (record, "approved_by", "批准人")]
        views += [(signature, "noted_by", "注明人") for signature in record.signatures]
    views += [(service, "servers", "送达人") for service, _, _ in services(case)]
    if case.facts.archive is not None:
        views += [(case.facts.archive, "compiled_by", "立卷人"), (case.facts.archive, "checked_by", "检查人")]
    views += [(decision.approval, "by", "批准人") for decision in case.decisions if decision.approval is not None]
    for view, key, title in views:
        value = view.data.get(key)
        if isinstance(value, str) and key not in _LISTS:
            yield title, value, view.at(key)
        elif isinstance(value, (list, tuple)):
            for index, each in enumerate(value):
                if isinstance(each, str):
                    yield title, each, view.at(key, index)


@rule("OFF001", title="执法人员在人员名录中", basis=["S-65", "G118-23-a"], blocks_publication=False)
def people_in_register(case: Case, law: Law) -> Iterator[Problem]:
    """Everybody whom a case names as acting for the bureau is in the personnel register.

    That is the handling officers, the people of a step, the makers of a record, servers and approvers. Somebody of
    another organ (joint operations, pooled staff) is entered with that organ. One finding for each number, where it
    first stands.

    Remedy: correct the number, or enter the person in `registers/personnel.yaml`.
    """
    if not _judged(case, law):
        return
    said: set[str] = set()
    for title, id_, place in _named(case):
        if id_ in law.bureau.staff or id_ in said:
            continue
        said.add(id_)
        known = [number for number, each in law.bureau.staff.items() if each.name == id_]
        if known:
            yield problem(
                place,
                "“{title}”应当写人员编号，现在写的是姓名 {id}",
                remedy="请改写为 {id} 在人员名录中的编号：{known}。",
                title=title,
                id=id_,
                known=known,
            )
        else:
            yield problem(
                place,
                "“{title}”写的 {id} 不在人员名录中",
                remedy="请改正编号，或者在人员名录中登记；外单位人员请连同所在机关登记。",
                title=title,
                id=id_,
            )


@rule("OFF002", title="执法时在岗", basis=["S-65"], blocks_publication=False)
def people_in_post(case: Case, law: Law) -> Iterator[Problem]:
    """Whoever made a record, took part in a step or served a document was in post on that day, by the register.

    The first and the last day in post count. A handling officer of the case who left later is no finding, nor is one
    who came later. One finding for each person.

    Remedy: correct the number or the date; correct the register where it is wrong.
    """
    if not _judged(case, law):
        return
    said: set[str] = set()
    for act in acts(case):
        for id_ in act.persons:
            person = law.bureau.staff.get(id_)
            if person is None or id_ in said or person.is_in_post(act.on):
                continue
            said.add(id_)
            if person.left_on is not None and act.on > person.left_on:
                yield problem(
                    act.place,
                    "{name}已于 {left} 离岗，{on} 的{act}却写有其姓名",
                    remedy="请核对人员编号和日期；人员名录有误的，改正名录。",
                    name=name_of(law.bureau, id_),
                    left=person.left_on,
                    on=act.on,
                    act=act.name,
                )
            else:
                yield problem(
                    act.place,
                    "{name}自 {joined} 起到岗，{on} 的{act}却写有其姓名",
                    remedy="请核对人员编号和日期；人员名录有误的，改正名录。",
                    name=name_of(law.bureau, id_),
                    joined=person.joined_on,
                    on=act.on,
                    act=act.name,
                )


def _outward_acts(case: Case) -> Iterator[Act]:
    """Acts for which the law asks for an enforcement certificate: on site, and handing documents over."""
    if case.kind in ON_APPLICATION:
        return
    for act in acts(case):
        on_site = act.name in SITE_RECORDS or act.name in SITE_STEPS
        if (on_site and not is_off_site(case)) or act.step in HAND_OVER:
            yield act


@rule(
    "OFF004",
    title="执法时证件有效",
    basis=["S-63", "PL-42-1-a", "CL-17-3"],
    blocks_publication=False,
)
def certificate_valid(case: Case, law: Law) -> Iterator[Problem]:
    """An officer who inspects, asks, takes evidence, seizes or serves holds a valid certificate on that day.

    Valid means within its term (both days count), not suspended, and not yet revoked on that day. Asked of officers
    only: whoever is entered as other staff may assist or keep the record, and is not counted as an officer (OFF003).
    Nothing is asked for inspections without a visit, for service by post, electronically or by public notice, or for
    permits and other acts on application, where the law speaks of staff. One finding for each officer.

    Remedy: enter the renewed certificate; an act done without one must be judged by the legal reviewers.
    """
    if not _judged(case, law):
        return
    faulty: dict[str, list[Act]] = {}
    for act in _outward_acts(case):
        for id_ in act.persons:
            person = law.bureau.staff.get(id_)
            if person is not None and is_officer(person) and not _is_certified(person, act.on):
                faulty.setdefault(id_, []).append(act)
    for id_, their in faulty.items():
        yield replace(_certificate_problem(law.bureau.staff[id_], their), basis=_certificate_basis(case, their))


def _is_certified(person: Staff, on: date) -> bool:
    """Whether some certificate could be shown on that day; one without its dates is the schema's matter."""
    return any(each.valid_from is None or each.valid_to is None or each.is_valid(on) for each in person.certificates)


def _certificate_basis(case: Case, their: list[Act]) -> tuple[str, ...]:
    """The duty, and what the law of that kind of act says of those who may do it."""
    rows = ["S-63"]
    if case.kind == "行政处罚":
        rows.append("PL-42-1-a")
    if case.kind == "行政强制" or any(each.step == "查封扣押" for each in their):
        rows.append("CL-17-3")
    return in_force(rows, max(each.on for each in their))


def _certificate_problem(person: Staff, their: list[Act]) -> Problem:
    """Why an officer's certificates do not cover these acts."""
    first = min(their, key=lambda each: each.on)
    done = tuple(dict.fromkeys(f"{each.on.isoformat()} {each.name}" for each in their))
    name = person.name
    if not person.certificates:
        return problem(
            first.place,
            "{name}没有登记执法证件，却参加了：{acts}",
            remedy="请在人员名录中补登执法证件；当时确无证件的，报法制审核人员判断。",
            name=name,
            acts=done,
        )
    certificate = _nearest(person.certificates, first.on)
    if certificate.revoked_on is not None and certificate.revoked_on <= first.on:
        return problem(
            first.place,
            "{name}的执法证件（{no}）已于 {revoked} 注销，却参加了：{acts}",
            remedy="请在人员名录中补登新的执法证件；当时确无有效证件的，报法制审核人员判断。",
            name=name,
            no=certificate.no,
            revoked=certificate.revoked_on,
            acts=done,
        )
    assert certificate.valid_from is not None  # _is_certified lets no other pass
    assert certificate.valid_to is not None
    if certificate.valid_to < first.on:
        return problem(
            first.place,
            "{name}的执法证件（{no}）有效期至 {valid_to}，却参加了：{acts}",
            remedy="请在人员名录中补登换发的执法证件；当时确无有效证件的，报法制审核人员判断。",
            name=name,
            no=certificate.no,
            valid_to=certificate.valid_to,
            acts=done,
        )
    if certificate.valid_from > first.on:
        return problem(
            first.place,
            "{name}的执法证件（{no}）自 {valid_from} 起有效，却参加了：{acts}",
            remedy="请在人员名录中补登此前的执法证件；当时确无有效证件的，报法制审核人员判断。",
            name=name,
            no=certificate.no,
            valid_from=certificate.valid_from,
            acts=done,
        )
    return problem(
        first.place,
        "{name}的执法证件（{no}）自 {suspended} 起暂扣，却参加了：{acts}",
        remedy="请核对暂扣起止日期；暂扣期间确曾执法的，报法制审核人员判断。",
        name=name,
        no=certificate.no,
        suspended=certificate.suspended_from,
        acts=done,
    )


def _nearest(certificates: Iterable[Certificate], on: date) -> Certificate:
    """The certificate that an officer would most likely have shown: the last that had begun by then, else the first."""
    ordered = sorted((each.valid_from or on, index, each) for index, each in enumerate(certificates))
    begun = [each for since, _, each in ordered if since <= on]
    return begun[-1] if begun else ordered[0][2]


@rule(
    "OFF005",
    title="建立人员名录",
    basis=["S-65", "G118-23-a"],
    severity=Severity.UNDETERMINED,
    scope="repository",
    blocks_publication=False,
)
def personnel_register_kept(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """There is a personnel register, so that qualifications can be judged at all.

    Said once for the whole repository, and only when there are cases. A register that is there but cannot be read is
    a matter of STR001 to STR003.

    Remedy: enter the officers and legal reviewers in `registers/personnel.yaml`; `enforce init` brings a sample.
    """
    bureau = repository.bureau
    file = f"registers/{REGISTER}.yaml"
    if bureau.has_register(REGISTER) or any(each.place.file == file for _, each in bureau.troubles):
        return
    if any(repository.keyed("id")):
        raise UndeterminedError(
            "没有人员名录（{file}），执法人员的资格、人数和证件都无法判断",
            place=Place("enforce.yaml"),
            remedy="请建立人员名录，登记执法人员和法制审核人员及其证件。",
            file=file,
        )
    yield from ()  # a generator, like every rule
