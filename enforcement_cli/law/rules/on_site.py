"""On site 现场: a record says who made it, and that certificates were shown."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Record
from enforcement_cli.law.acts import ON_APPLICATION, belongs, is_off_site, is_officer
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import in_force
from enforcement_cli.problems import Problem, Severity, problem

_MADE_BY_OFFICERS = frozenset({"现场检查笔录", "勘验笔录", "查封扣押现场笔录", "询问笔录", "核查笔录"})


@rule(
    "REC006",
    title="笔录写明制作人",
    basis=["LL-61-2", "CL-18-1-8", "S-27"],
    severity=Severity.UNDETERMINED,
    blocks_publication=False,
)
def record_names_makers(case: Case, law: Law) -> Iterator[Problem]:
    """A record of an inspection, interview, verification or seizure names those who made it, for they sign it.

    The makers, an officer's signature, or the people named in the step will do. Where none is there it cannot be
    decided who signed.

    Remedy: enter the makers (制作人).
    """
    if case.is_state_secret or is_off_site(case):
        return
    for record in case.records:
        if record.type not in _MADE_BY_OFFICERS or record.made_on is None or record.made_on > law.as_of:
            continue
        signed = any(each.capacity == "执法人员" for each in record.signatures)
        if not (record.makers or signed or any(belongs(record, each) and each.officers for each in case.steps)):
            yield problem(
                record.at(),
                "{on} 的{type}没有写明制作人，无法判断由谁检查、询问并签名",
                remedy="请填写“制作人”。",
                basis=_makers_basis(case, record),
                on=record.made_on,
                type=record.type,
            )


def _makers_basis(case: Case, record: Record) -> tuple[str, ...]:
    """The duty, and the clause by which the officers sign that very record."""
    own = {"查封扣押现场笔录": ("CL-18-1-8",)}.get(record.type or "", ())
    return ("S-27", *(own or (("LL-61-2",) if case.kind == "行政检查" else ())))


_SHOWN_TO_PERSON = frozenset({"现场检查笔录", "勘验笔录", "查封扣押现场笔录", "询问笔录", "当场处罚决定书", "核查笔录"})


@rule(
    "REC007",
    title="主动出示执法证件、表明身份",
    basis=["S-14", "S-15", "G118-5-a", "PL-55-1", "PL-52-1", "CL-18-1-3"],
    blocks_publication=False,
)
def identity_shown_on_site(case: Case, law: Law) -> Iterator[Problem]:
    """Officers show their certificates of their own accord when they inspect, ask, seize or penalise on the spot.

    The record says so. An explicit no is an error; where the record is silent it cannot be decided. One record of a
    visit speaks for the other records that the same people made on that day; each interview needs its own word, since
    it is another person who is asked. Nobody is there to be shown anything where the party is absent, and nothing is
    asked of an inspection without a visit. A verification for a permit is asked about only where officers made it,
    and then as a warning. Whether the certificate was worn (S-16) is never asked.

    Remedy: enter whether the certificate was shown (出示执法证件), as the paper record says.
    """
    if case.is_state_secret or is_off_site(case):
        return
    for record in case.records:
        if record.type not in _SHOWN_TO_PERSON or record.made_on is None or record.made_on > law.as_of:
            continue
        on_application = case.kind in ON_APPLICATION
        if on_application and not any(
            each in law.bureau.staff and is_officer(law.bureau.staff[each]) for each in record.makers
        ):
            continue
        if record.identity_shown is False:
            yield problem(
                record.at("identity_shown"),
                "{on} 的{type}写明没有出示执法证件",
                remedy="请与原件核对；当时确实没有出示的，报法制审核人员判断该证据能否采用。",
                basis=_identity_basis(case, record),
                on=record.made_on,
                type=record.type,
            )
        elif record.identity_shown is None and not record.party_absent and not _shown_beside(case, record):
            yield problem(
                record.at(),
                "{on} 的{type}没有写明是否出示执法证件、表明身份",
                remedy="请按原件填写“出示执法证件”。",
                severity=Severity.WARNING if on_application else Severity.UNDETERMINED,
                basis=_identity_basis(case, record),
                on=record.made_on,
                type=record.type,
            )


def _shown_beside(case: Case, record: Record) -> bool:
    """Whether another record of that day says so for the same people."""
    return record.type != "询问笔录" and any(
        each.identity_shown
        and each.made_on == record.made_on
        and (not each.makers or not record.makers or set(each.makers) & set(record.makers))
        for each in case.records
    )


def _identity_basis(case: Case, record: Record) -> tuple[str, ...]:
    """The duty, and the clause of the law that the record's kind falls under."""
    usual = "PL-55-1" if case.kind == "行政处罚" else "G118-5-a"
    own = {"当场处罚决定书": "PL-52-1", "查封扣押现场笔录": "CL-18-1-3"}.get(record.type or "", usual)
    assert record.made_on is not None  # only records of a day are asked about
    return in_force(("S-14", "S-15", own), record.made_on)
