"""Marks of an instrument 文书: approved by the head, sealed, in two copies, signed, where the law says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from enforcement_cli.cases.course import Step
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Record
from enforcement_cli.law.acts import name_of
from enforcement_cli.law.heads import HEADS, approved_by_head
from enforcement_cli.law.instrument_marks import (
    APPROVALS,
    INVENTORY_COPIES,
    SEALS,
    SIGNED_BY_CONCERNED,
    SIGNED_BY_HEAD,
    Approved,
)
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Place, Problem, Severity, problem


def _made(case: Case, law: Law, *types: str) -> Iterator[Record]:
    """The records of these types that were made before today; none of a state-secret stub."""
    if case.is_state_secret:
        return
    for record in case.records:
        if record.type in types and record.made_on is not None and record.made_on < law.as_of:
            yield record


@rule(
    "REC018",
    title="依法须经批准的，由行政机关负责人批准",
    basis=["PL-56-a", "CL-18-1-1", "CL-25-1-b", "CL-55-2", "FORM25-inspection"],
    blocks_publication=False,
)
def approved_by_the_head(case: Case, law: Law) -> Iterator[Problem]:
    """What the law lets only the organ's head approve was approved by somebody whom the register calls a head.

    That is registering evidence (行政处罚法 56), seizure (行政强制法 18) and its extension (25), and the application to the
    court for enforcement, which the head signs (55). The approver may stand in the step, on the form of approval, or in
    the steps 报告批准 and 补办批准; for the application, as its approver or its decision's, or as a signature in the capacity 负责人. Nobody named: undetermined; somebody else: an
    error. For the approval of an inspection, whose model forms are not at hand, both are a warning. An urgent seizure
    whose approval has not been made good yet is a matter of the clock of 行政强制法 19. Without a personnel register
    nothing is said.

    Remedy: enter the approver (批准人) as the form says.
    """
    if case.is_state_secret or not law.bureau.has_register("personnel") or not can_read(case, "records"):
        return
    for row in APPROVALS:
        if row.kinds and case.kind not in row.kinds:
            continue
        for step in case.steps_named(row.step):
            if step.on is None or step.on >= law.as_of or not in_force((row.basis,), step.on):
                continue
            yield from _approval(case, law, row, step)
    for paper in SIGNED_BY_HEAD:
        for record in _made(case, law, paper.type) if case.kind in paper.kinds else ():
            yield from _signature(case, law, record, paper.basis)


def _signature(case: Case, law: Law, record: Record, basis: str) -> Iterator[Problem]:
    """What is wrong with the head's signature on a paper that the head signs."""
    approvals = [each.approval for each in case.decisions if each.record == record.id and each.approval is not None]
    found = [(record.approved_by, record.at("approved_by")), *((each.by, each.at("by")) for each in approvals)]
    signer, place = next(((who, where) for who, where in found if who is not None), (None, record.at()))
    if signer is None:
        if not any(each.capacity == "负责人" for each in record.signatures):
            yield problem(
                place,
                "{on} 的{type}没有写明由谁签名，应当由行政机关负责人签名，无法判断",
                remedy="请按原件在“批准人”中填写签名的负责人。",
                severity=Severity.UNDETERMINED,
                basis=(basis,),
                on=record.made_on,
                type=record.type,
            )
    elif (person := law.bureau.staff.get(signer)) is not None and not HEADS & set(person.roles):
        yield problem(
            place,
            "{on} 的{type}由{name}签名，其在人员名录中不是本行政机关负责人",
            remedy="请核对签名人，以及人员名录中的角色；确实不是负责人签名的，请补正后重新提交。",
            basis=(basis,),
            on=record.made_on,
            type=record.type,
            name=name_of(law.bureau, signer),
        )


def _approval(case: Case, law: Law, row: Approved, step: Step) -> Iterator[Problem]:
    assert step.on is not None  # only steps of a day are asked about
    found = list(_approvers(case, row, step))
    others = [each for each in case.steps_named(*row.other_steps) if each.on is not None]
    if not found and step.urgent and not others:
        return
    approver, place = found[0] if found else (None, step.at())
    for each in approved_by_head(
        law.bureau, approver, row.step, step.on, unnamed=step.at(), named=place, basis=(row.basis,)
    ):
        yield each if row.serious else replace(each, severity=Severity.WARNING)


def _approvers(case: Case, row: Approved, step: Step) -> Iterator[tuple[str, Place]]:
    """Who approved it by the file, the nearest place first."""
    steps = [step, *(each for each in case.steps_named(*row.other_steps) if not _apart(each.label, step.label))]
    for each in steps:
        if each.approved_by is not None:
            yield each.approved_by, each.at("approved_by")
    proofs = {id_ for each in steps for id_ in each.proved_by}
    for record in case.records:
        if record.approved_by is None or _apart(record.label, step.label):
            continue
        if record.id in proofs or (record.type in row.forms and record.step in (None, *(each.step for each in steps))):
            yield record.approved_by, record.at("approved_by")


def _apart(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


@rule(
    "REC019",
    title="依法盖章的文书盖有印章",
    basis=["LL-32-2", "LL-39-1", "CL-37-2-5", "CL-55-2"],
    blocks_publication=False,
)
def sealed_where_the_law_says(case: Case, law: Law) -> Iterator[Problem]:
    """Slips of acceptance and refusal, permits issued, decisions and applications of enforcement bear the organ's seal.

    Any seal of the organ will do, a special one too. A record that says there is none is an error; those that say
    nothing are undetermined, once for the case. Decisions on penalties and measures are judged with their contents; an
    on-the-spot form needs no organ's seal (行政处罚法 52).

    Remedy: enter the seal as it stands on the paper (印章).
    """
    unsaid: list[tuple[Record, str]] = []
    for row in SEALS:
        if case.kind not in row.kinds:
            continue
        for record in _made(case, law, row.type):
            assert record.made_on is not None  # _made has no other
            if not in_force((row.basis,), record.made_on):
                continue
            if record.seal == "无":
                yield problem(
                    record.at("seal"),
                    "{on} 的{type}写明没有盖章，依法应当盖有本行政机关的印章",
                    remedy="请与原件核对；确实没有盖章的，报法制审核人员判断如何补救。",
                    basis=(row.basis,),
                    on=record.made_on,
                    type=record.type,
                )
            elif record.seal is None:
                unsaid.append((record, row.basis))
    if unsaid:
        yield problem(
            unsaid[0][0].at(),
            "没有写明是否盖有印章：{papers}",
            remedy="请按原件填写“印章”。",
            severity=Severity.UNDETERMINED,
            basis=tuple(dict.fromkeys(basis for _, basis in unsaid)),
            papers=tuple(f"{each.id} {each.type}" for each, _ in unsaid),
        )


@rule("REC020", title="查封、扣押清单一式二份", basis=["CL-24-3"], blocks_publication=False)
def inventory_in_two_copies(case: Case, law: Law) -> Iterator[Problem]:
    """The inventory of a seizure is made in two copies, one for the party and one for the organ (行政强制法 24).

    The number of copies is taken from the record; where it is not given it cannot be judged. Inventories of registered
    evidence and of confiscated things are not asked about: no law at hand names a number.

    Remedy: enter the number of copies (份数) as the paper says.
    """
    for record in _made(case, law, "查封扣押清单", "财物清单"):
        if record.type == "财物清单" and record.step != "查封扣押":
            continue
        if record.copies is None:
            yield problem(
                record.at(),
                "{on} 的{type}没有写明一式几份，应当一式二份，由当事人和行政机关分别保存",
                remedy="请按原件填写“份数”。",
                severity=Severity.UNDETERMINED,
                on=record.made_on,
                type=record.type,
            )
        elif record.copies < INVENTORY_COPIES:
            yield problem(
                record.at("copies"),
                "{on} 的{type}写明一式 {copies} 份，应当一式二份，由当事人和行政机关分别保存",
                remedy="请与原件核对；确实只有一份的，报法制审核人员判断如何补救。",
                on=record.made_on,
                type=record.type,
                copies=record.copies,
            )


@rule(
    "REC021",
    title="申请、陈述、取样的文书由本人签名",
    basis=["S-28"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def usual_signatures_there(case: Case, law: Law) -> Iterator[Problem]:
    """Applications, statements, waivers, sampling slips and records of verification are signed by the person concerned.

    S-28 names four kinds of records and says 等; these are signed by usual practice, hence a warning, and one for each
    record without any signature. A refusal counts as an answer. Not asked where the person was absent, nor of
    electronic papers (电子), nor of an inspection without a visit.

    Remedy: enter the signatures as they stand on the paper.
    """
    if case.kind == "行政检查" and case.facts.mode == "非现场":
        return
    for record in _made(case, law, *SIGNED_BY_CONCERNED):
        electronic = record.original is not None and record.original.form == "电子"
        if record.signatures or record.party_absent or electronic:
            continue
        yield problem(
            record.at(),
            "{on} 的{type}没有{who}签名，也没有注明拒绝签名",
            remedy="请按原件填写签名；拒绝签名的，填写拒绝签名和原因；电子提交的，在“原件”中写明。",
            on=record.made_on,
            type=record.type,
            who=SIGNED_BY_CONCERNED[record.type or ""],
        )


@rule("REC022", title="当场处罚决定书由执法人员签名", basis=["PL-52-2"], blocks_publication=False)
def form_signed_by_officers(case: Case, law: Law) -> Iterator[Problem]:
    """A decision on the spot names the officers who signed it (行政处罚法 52): its makers, or their signatures.

    Where neither is given it cannot be judged. No seal of the organ is asked. Not asked before 15 July 2021.

    Remedy: enter the makers (制作人) as they signed.
    """
    for record in _made(case, law, "当场处罚决定书"):
        assert record.made_on is not None  # _made has no other
        signed = record.makers or any(each.capacity == "执法人员" for each in record.signatures)
        if not signed and in_force(("PL-52-2",), record.made_on):
            yield problem(
                record.at(),
                "{on} 的当场处罚决定书没有写明制作人，由谁签名无法判断",
                remedy="请按原件在“制作人”中填写签名的执法人员。",
                severity=Severity.UNDETERMINED,
                on=record.made_on,
            )
