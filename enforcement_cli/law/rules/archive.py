"""Archive 归档: a bound file has an index, everything that the case lists lies in it, and in some lawful order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.archive import IndexEntry
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Record
from enforcement_cli.law.file_order import misplaced
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem

_OF_THE_BINDING = frozenset({"卷内目录", "备考表"})
"""Papers about the file, which its index need not list."""


def _archived_on(case: Case, law: Law) -> date | None:
    """The day on which the file was archived; None where that is still to come, or nothing can be said of it."""
    on = case.facts.archived_on
    if on is None or on > law.as_of or case.is_state_secret or not can_read(case, "records"):
        return None
    return on


def _index(case: Case) -> tuple[IndexEntry, ...]:
    """The entries of the index that name a record, as listed."""
    archive = case.facts.archive
    return tuple(each for each in archive.index if each.record) if archive is not None else ()


@rule(
    "ARC001",
    title="归档的案卷有卷内目录",
    basis=["S-37", "S-38", "G118-9-a"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def bound_file_has_index(case: Case, law: Law) -> Iterator[Problem]:
    """An archived file has an index: written out in the case, or as a paper among the records.

    A warning, since no text at hand names the index among what must be there. Not asked before the file is archived.

    Remedy: write the index (卷内目录), or add the paper to the records.
    """
    on = _archived_on(case, law)
    if on is not None and not _index(case) and not any(each.type == "卷内目录" for each in case.records):
        yield problem(
            case.at("archived_on"),
            "本案已于 {on} 归档，没有卷内目录",
            remedy="请在“归档”中按装订的顺序填写“卷内目录”，或者在全过程记录中补上卷内目录。",
            on=on,
        )


@rule("ARC002", title="案卷材料齐全", basis=["ARCHR-19-1", "PL-47", "G118-s3", "S-39"], blocks_publication=False)
def everything_listed_is_bound(case: Case, law: Law) -> Iterator[Problem]:
    """Everything that the case lists lies in its archived file: each record is in the index, once.

    Judged where the index is written out in the case. A record also counts that a listed one describes (说明的记录),
    as the photos of a batch. The index itself and the closing note need not be listed. A paper that is missing is an
    error; a recording that is missing and whose original is nowhere said to be is a warning, for sound and film may be
    kept apart. An entry without a record is a matter of STR017. One finding for the papers, one for the recordings.

    Remedy: add the paper to the file and the index, or take the record out where it belongs to another case.
    """
    on = _archived_on(case, law)
    index = _index(case)
    if on is None or not index:
        return
    assert case.facts.archive is not None  # an index was read from it
    listed = [each.record for each in index]
    covered = {other for each in case.records if each.id in listed for other in each.covers}
    open_ = [each for each in case.records if each.id not in listed and each.id not in covered]
    papers = [each for each in open_ if not each.is_av and each.type not in _OF_THE_BINDING]
    basis = in_force((*(("PL-47",) if case.kind == "行政处罚" else ()), "ARCHR-19-1", "G118-s3"), on)
    if papers:
        yield problem(
            case.facts.archive.at("index"),
            "本案已于 {on} 归档，卷内目录缺少：{papers}",
            remedy="请把这些文书收入案卷并列入卷内目录；不属于本案的，从全过程记录中移出。",
            basis=basis or ("S-39",),
            on=on,
            papers=_names(papers),
        )
    apart = [each for each in open_ if each.is_av and not _is_placed(each)]
    if apart:
        yield problem(
            case.facts.archive.at("index"),
            "本案已于 {on} 归档，卷内目录没有列入这些音像记录，也没有写明原件存放在哪里：{records}",
            remedy="请列入卷内目录；另行保存的，在“原件”中写明存放地点。",
            severity=Severity.WARNING,
            basis=basis or ("S-39",),
            on=on,
            records=_names(apart),
        )
    for number, entry in enumerate(index):
        if entry.record in listed[:number]:
            yield problem(
                entry.at("record"),
                "卷内目录把 {record} 列了两次",
                remedy="请删去多余的一条，或者改正编号。",
                severity=Severity.WARNING,
                basis=("S-38",),
                record=entry.record,
            )


def _names(records: list[Record]) -> tuple[str, ...]:
    return tuple(f"{each.id} {each.title or each.type or ''}".strip() for each in records)


def _is_placed(record: Record) -> bool:
    original = record.original
    return original is not None and bool(original.place or original.archive_no)


@rule(
    "ARC003",
    title="案卷按顺序装订",
    basis=["S-38", "MR2-78-2", "MR2-78-3"],
    severity=Severity.WARNING,
    blocks_publication=False,
    reading="没有规定本机关案卷顺序的法规文本；按办案环节、按日期、按市场监管部门正卷副卷的顺序，合于其一即可",
)
def bound_in_order(case: Case, law: Law) -> Iterator[Problem]:
    """The papers of an archived file follow one another as some known order has it.

    That is: by the stages of the case (立案或者受理, 调查取证, 审查, 决定, 送达和执行, 结案), by the days on which they were
    made, or, for penalties, 正卷 and 副卷 as the market regulators bind them, each volume by itself. Any one of them
    will do, receipts and papers without a place of their own stand anywhere, and nothing is asked of an index on paper.
    A warning, for these are models of others.

    Remedy: bind the file anew, or leave it as it is where the archive's own rules want it so, and register that.
    """
    archive = case.facts.archive
    if _archived_on(case, law) is None or archive is None:
        return
    for each in misplaced(case, archive.index):
        yield problem(
            each.entry.at("record"),
            "卷内目录中，{type} {id} 排在{after_type} {after} 之后，不合按环节、按日期或者正卷副卷的任何一种顺序",
            remedy="请调整装订顺序；本单位档案规定另有顺序的，登记说明。",
            type=each.record.type,
            id=each.record.id,
            after_type=each.after.type,
            after=each.after.id,
        )
