"""Closing 结案 and after: a closed case has its form and is archived, in that order."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.filing_keys import CLOSED
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem

_WITH_FORM = frozenset({"行政处罚", "行政强制"})


@rule(
    "ARC010",
    title="先结案，后归档",
    basis=["PL-47", "G118-s3", "S-37"],
    blocks_publication=False,
)
def closed_before_archived(case: Case, law: Law) -> Iterator[Problem]:
    """A file is archived once the case is closed: not before the day of closing, and not while it has none.

    The same day is in order. An archiving before the closing is an error; where the day of closing is missing, a warning.
    Where both are also steps, their order is a matter of PRO001.

    Remedy: correct the days, or enter the day of closing.
    """
    closed, archived = case.facts.closed_on, case.facts.archived_on
    if archived is None or case.is_state_secret:
        return
    basis = in_force((*(("PL-47",) if case.kind == "行政处罚" else ()), "G118-s3"), archived) or ("S-37",)
    steps = {each.step for each in case.steps_named("结案审批", "归档") if each.on is not None}
    if closed is None and "结案审批" not in steps:
        yield problem(
            case.at("archived_on"),
            "本案已于 {archived} 归档，没有结案日期",
            remedy="请填写“结案日期”；还没有结案的，删去“归档日期”。",
            severity=Severity.WARNING,
            basis=basis,
            archived=archived,
        )
    elif closed is not None and archived < closed and len(steps) < 2:
        yield problem(
            case.at("archived_on"),
            "本案归档日期（{archived}）早于结案日期（{closed}）",
            remedy="请核对两处日期，改正写错的一处。",
            basis=basis,
            archived=archived,
            closed=closed,
        )


@rule(
    "ARC011",
    title="结案有结案审批表",
    basis=["S-26", "MR2-77"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def closing_has_form(case: Case, law: Law) -> Iterator[Problem]:
    """A penalty case of the general procedure, or a case of compulsion, that is closed has its closing form.

    A warning: S-26 makes documents the basic form of record, and only models of others name this one. The step 结案审批
    without its paper is a matter of REC001.

    Remedy: add the form (结案审批表) to the records.
    """
    closed = case.facts.closed_on
    if closed is None or closed >= law.as_of or case.kind not in _WITH_FORM or case.facts.procedure == "简易程序":
        return
    if case.is_state_secret or not can_read(case, "records") or any(case.steps_named("结案审批")):
        return
    if not any(each.type == "结案审批表" for each in case.records):
        yield problem(
            case.at("closed_on"),
            "本案已于 {closed} 结案，没有结案审批表",
            remedy="请在全过程记录中补上结案审批表；以其他文书审批结案的，写一条“结案审批”环节并写明凭证。",
            closed=closed,
        )


@rule(
    "ARC012",
    title="按期归档",
    basis=["ARCH-14-1", "ARCHR-19-1", "S-37"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def archived_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """A closed case is archived within the bureau's own period (归档期限), where it has one.

    The archives law says only 定期; the period is a dated setting, in days from the closing, whose last day gives way to
    the next working day. Without the setting nothing is late.

    Remedy: archive the file and enter the day.
    """
    closed, archived = case.facts.closed_on, case.facts.archived_on
    if closed is None or case.is_state_secret:
        return
    entry = law.bureau.dated("archive_days", closed)
    if entry is None:
        return
    days = int(entry.value)
    if days < 1:
        return
    due = law.calendar.add_days(closed, days)
    basis = in_force(("ARCH-14-1", "ARCHR-19-1"), closed) or ("S-37",)
    if (archived or law.as_of) <= due.latest:
        return
    if archived is not None:
        yield problem(
            case.at("archived_on"),
            "本案 {closed} 结案，{archived} 才归档，本机关规定 {days} 日内归档（{source}）",
            remedy="请核对两处日期；确属逾期的，如实登记说明。",
            basis=basis,
            closed=closed,
            archived=archived,
            days=days,
            source=entry.source,
        )
    else:
        yield problem(
            case.at("closed_on"),
            "本案 {closed} 结案，还没有归档，本机关规定 {days} 日内归档（{source}）",
            remedy="请整理归档，填写“归档日期”。",
            basis=basis,
            closed=closed,
            days=days,
            source=entry.source,
        )


@rule(
    "ARC013",
    title="结案的案卷归档",
    basis=["ARCHR-19-1", "S-37"],
    severity=Severity.INFO,
    scope="repository",
    blocks_publication=False,
)
def closed_files_to_archive(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Which closed cases have not been archived yet: what comes next for them.

    A hint, once for the whole repository; when one of them is late is said by ARC012.

    Remedy: archive the files and enter the day.
    """
    waiting = [each for each in repository.keyed(CLOSED) if each.value < law.as_of.isoformat()]
    if waiting:
        yield problem(
            repository.bureau.at("bureau"),
            "有 {count} 件案件已经结案，还没有归档：{cases}",
            remedy="请整理案卷，归档后填写“归档日期”。",
            count=len(waiting),
            cases=tuple(each.case for each in waiting[:20]) + (("…",) if len(waiting) > 20 else ()),
        )
