"""Signatures 签名: the person concerned signs what touches its rights, or refuses and the reason is noted."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Signature
from enforcement_cli.cases.records import Record
from enforcement_cli.law.acts import is_off_site
from enforcement_cli.law.occurrence import THIRD_ROLES
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import in_force
from enforcement_cli.problems import Problem, Severity, problem

SITE = frozenset({"现场检查笔录", "勘验笔录", "查封扣押现场笔录"})
INVENTORIES = frozenset({"财物清单", "先行登记保存清单", "查封扣押清单"})
INTERVIEW = "询问笔录"
TRANSCRIPT = "听证笔录"
SIGNED = SITE | INVENTORIES | {INTERVIEW, TRANSCRIPT}
"""The records that S-28 names: 现场笔录, 询问笔录, 听证笔录, 财物清单, with the inventories of the same kind."""

# Who signs for a party; a witness, translator or officer does not.
_PARTY_SIDE = frozenset({"当事人", "法定代表人", "负责人", "经营者", "现场负责人", "受托人", "监护人"})
_NOT_ASKED = frozenset({"见证人", "翻译", "执法人员", "记录人", "听证主持人"})
# Outcomes of an inspection that lay something on the party: there its record touches the party's rights.
_BURDENING = frozenset({"责令改正", "移交立案", "移送"})


def _made(case: Case, law: Law) -> Iterator[Record]:
    """The records of S-28 that have been made and are judged here."""
    if case.is_state_secret or is_off_site(case):
        return
    for record in case.records:
        if record.type in SIGNED and record.made_on is not None and record.made_on <= law.as_of:
            yield record


@rule("REC003", title="笔录、清单由当事人签名", basis=["S-28", "CL-18-1-8", "PL-64-1-8"], blocks_publication=False)
def concerned_person_signed(case: Case, law: Law) -> Iterator[Problem]:
    """On-site records, interview records, hearing transcripts and inventories are signed by the person concerned.

    For the party its representative, the operator, the person in charge on site or an agent may sign; an interview
    record is signed by the person asked, be it the party or a witness. A refusal counts as an answer (REC004 asks its
    reason). Where a record names its parties and each signature says for whom it stands, each party must be among them. Not asked: a record made in the party's absence (a
    seizure then needs a witness, REC005; other records do not), a transcript of a hearing that the party gave up, a
    party whose identity is unknown, an inspection without a visit. For an inspection that lays nothing on the party a
    missing signature is a warning: its inspectors sign, and the party signs what touches its rights.

    Remedy: enter the signatures as they stand on the paper; where the party refused, enter that and the reason.
    """
    for record in _made(case, law):
        if record.party_absent or _unknown(case, record) or (record.type == TRANSCRIPT and _given_up(case, record)):
            continue
        if record.type == INTERVIEW:
            yield from _interview(record)
        else:
            yield from _by_party(case, record)


def _interview(record: Record) -> Iterator[Problem]:
    asked = record.asked
    signed = [each for each in record.signatures if each.capacity not in _NOT_ASKED]
    if not signed:
        yield problem(
            record.at("signatures") if record.has("signatures") else record.at(),
            "{on} 的询问笔录没有被询问人签名",
            remedy="请按原件填写签名；拒绝签名的，填写拒绝签名和原因。",
            basis=("S-28",),
            on=record.made_on,
        )
    elif asked is not None and not any(_is_own(each, asked) for each in signed):
        yield problem(
            signed[0].at("name"),
            "{on} 的询问笔录询问的是{asked}，签名的却是{names}",
            remedy="请与原件核对；询问笔录由被询问人本人签名，不由当事人代签。",
            basis=("S-28",),
            on=record.made_on,
            asked=asked,
            names=tuple(each.name for each in signed),
        )


def _is_own(signature: Signature, asked: str) -> bool:
    """Whether the person asked, or a minor's guardian, signed."""
    return signature.capacity == "监护人" or "".join((signature.name or "").split()) == "".join(asked.split())


def _by_party(case: Case, record: Record) -> Iterator[Problem]:
    signed = [each for each in record.signatures if each.capacity in _PARTY_SIDE]
    basis = _basis(case, record, "S-28")
    severity = Severity.WARNING if record.type in SITE and not _touches_rights(case) else None
    if not signed:
        yield problem(
            record.at("signatures") if record.has("signatures") else record.at(),
            "{on} 的{type}没有当事人签名，也没有注明拒绝签名",
            remedy="请按原件填写签名；拒绝签名的，填写拒绝签名和原因；当事人不在场的，填写当事人不在场。",
            basis=basis,
            severity=severity,
            on=record.made_on,
            type=record.type,
        )
    elif all(each.party for each in signed):
        missing = tuple(each for each in record.parties if each not in {sign.party for sign in signed})
        if missing:
            yield problem(
                record.at("signatures"),
                "{on} 的{type}缺少当事人{missing}的签名",
                remedy="请按原件补写；拒绝签名的，填写拒绝签名和原因。",
                basis=basis,
                severity=severity,
                on=record.made_on,
                type=record.type,
                missing=missing,
            )


def _basis(case: Case, record: Record, duty: str) -> tuple[str, ...]:
    """The duty of the founding document, and the clause of the law that speaks of that very record."""
    own = {"查封扣押现场笔录": "CL-18-1-8", TRANSCRIPT: "PL-64-1-8" if case.kind == "行政处罚" else ""}
    clause = own.get(record.type or "")
    assert record.made_on is not None  # only records of a day are asked about
    return in_force((duty, clause) if clause else (duty,), record.made_on)


def _touches_rights(case: Case) -> bool:
    """Whether an on-site record must be signed by the party: always but in an inspection that lays nothing on it."""
    return case.kind != "行政检查" or any(each.outcome in _BURDENING for each in case.decisions)


def _given_up(case: Case, record: Record) -> bool:
    """Whether whoever the transcript is about gave the hearing up, or it was ended (PL 64(六))."""
    given_up: set[str] = set()
    for step in case.steps_named("终止听证", "放弃听证"):
        if not step.parties:
            return True
        given_up.update(step.parties)
    heard = set(record.parties) or {each.id for each in case.parties if each.id and each.role not in THIRD_ROLES}
    return bool(given_up) and given_up >= heard


def _unknown(case: Case, record: Record) -> bool:
    """Whether nobody concerned is known by name."""
    concerned = [each for each in case.parties if not record.parties or each.id in record.parties]
    return bool(concerned) and all(each.type == "身份不明" for each in concerned) and record.type != INTERVIEW


@rule("REC004", title="拒绝签名的注明原因", basis=["S-29", "CL-18-1-8", "PL-64-1-8"], blocks_publication=False)
def refusal_has_reason(case: Case, law: Law) -> Iterator[Problem]:
    """Where a signature was refused on one of the records of REC003, the officers note the reason.

    On a hearing transcript the chair notes the refusal. An on-the-spot decision that the party would not sign for
    needs no reason beside the note of the refusal (行政处罚法 52), nor does a receipt; left service is a matter of REC010.

    Remedy: enter the reason as noted on the paper (拒签原因).
    """
    for record in _made(case, law):
        for signature in record.signatures:
            if signature.refused and not signature.refusal_reason:
                yield problem(
                    signature.at("refused"),
                    "{on} 的{type}，{name}拒绝签名，没有注明原因",
                    remedy="请按原件填写“拒签原因”；原件也没有的，由当时的执法人员补作说明。",
                    basis=_basis(case, record, "S-29"),
                    on=record.made_on,
                    type=record.type,
                    name=signature.name,
                )


@rule("REC005", title="当事人不到场的强制措施有见证人", basis=["CL-18-1-9"], blocks_publication=False)
def witness_at_seizure(case: Case, law: Law) -> Iterator[Problem]:
    """Where the party is absent at a compulsory measure, a witness is invited and signs the on-site record.

    Asked of seizures only: no law at hand asks a witness for inspections, interviews or registered evidence.

    Remedy: enter the witness's signature as it stands on the paper, in the capacity 见证人.
    """
    for record in _made(case, law):
        seizure = record.type == "查封扣押现场笔录" or (record.type == "现场检查笔录" and record.step == "查封扣押")
        if seizure and record.party_absent:
            witnesses = [each for each in record.signatures if each.capacity == "见证人" and not each.refused]
            if not witnesses:
                yield problem(
                    record.at("party_absent"),
                    "{on} 实施查封、扣押时当事人不到场，{type}没有见证人签名",
                    remedy="请按原件填写见证人的签名；没有邀请见证人的，报法制审核人员判断。",
                    on=record.made_on,
                    type=record.type,
                )
