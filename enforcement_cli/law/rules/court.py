"""Asking the court to enforce 申请法院强制执行: after a written demand and its ten days, within three months."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.occurrence import Occurrence
from enforcement_cli.law.periods import tell_period
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.law.unpaid import is_court_due
from enforcement_cli.problems import Problem, Severity, problem


@rule(
    "PRO031",
    title="催告书送达满十个工作日后才申请法院强制执行",
    basis=["CL-54", "CL-69"],
    clocks=["demand-10"],
    blocks_publication=False,
)
def court_asked_after_demand(case: Case, law: Law) -> Iterator[Problem]:
    """The court is asked to enforce only after the party was urged in writing and ten working days have passed.

    From the day on which the demand counts as served, which is not counted; the tenth day is still the party's. One
    that was posted, and whose arrival has no day, cannot be counted from. An application without any demand before it
    is an error. Asked of penalties and of measures that stand alone, since 2012.

    Remedy: enter the demand and its service; where none was served, serve it, wait, and apply anew.
    """
    if case.kind not in ("行政处罚", "行政强制") or case.is_state_secret or not can_read(case, "decisions"):
        return
    demands = list(runs("demand-10", case, law))
    for applied in _applications(case, law):
        own = [each for each in demands if each.start.concerns(applied)]
        before = [each for each in own if each.start.on <= applied.on]
        if not before:
            yield problem(
                applied.place,
                "于{on}申请人民法院强制执行，此前没有催告的记录；申请前应当催告当事人履行义务",
                remedy="已经催告的，请补记“催告”环节及其送达；没有催告的，先行催告，满十个工作日后再申请。",
                basis=("CL-54",),
                on=applied.on,
            )
        elif not any(each.start.certain and applied.on > each.due.latest for each in before):
            yield from _too_early(max(before, key=lambda each: each.start.on), applied)


def _applications(case: Case, law: Law) -> list[Occurrence]:
    """Each application once, though a step and the decision's performance may both tell it."""
    found: list[Occurrence] = []
    for each in occurrences(case, "court:applied", law):
        if not any(each.on == other.on and each.concerns(other) for other in found):
            found.append(each)
    return found


def _too_early(run: Run, applied: Occurrence) -> Iterator[Problem]:
    if not run.start.certain:
        yield problem(
            applied.place,
            "催告书（{told}）没有填写视为送达日期，申请人民法院强制执行（{on}）之前是否已满十个工作日无法判断",
            remedy="请按回执填写“视为送达日期”。",
            severity=Severity.UNDETERMINED,
            told=run.start.on,
            on=applied.on,
        )
    elif applied.on <= run.due.earliest:
        yield problem(
            applied.place,
            "催告书于{told}送达，满十个工作日为{due}；于{on}申请人民法院强制执行，期限尚未届满",
            remedy="请核对日期；确实提前申请的，期满当事人仍未履行的重新申请，并如实登记说明。",
            told=run.start.on,
            due=run.due.due or run.due.earliest,
            on=applied.on,
        )
    else:
        yield problem(
            applied.place,
            "催告书于{told}送达，满十个工作日在{earliest}至{latest}之间；放假安排尚未公布，于{on}申请人民法院强制执行是否过早"
            "无法判断",
            remedy="国务院办公厅公布下一年放假安排后，把通知填入 calendars 文件夹，再作判断。",
            severity=Severity.UNDETERMINED,
            told=run.start.on,
            earliest=run.due.earliest,
            latest=run.due.latest,
            on=applied.on,
        )


ASKED = "当事人逾期不缴纳罚款，又不申请行政复议、不提起行政诉讼的，可以自期限届满之日起三个月内申请人民法院强制执行"


@rule(
    "PRO032",
    title="三个月内申请法院强制执行",
    basis=["CL-53", "PL-72-2", "ALL-46-1"],
    severity=Severity.WARNING,
    clocks=["court-application-3m"],
    blocks_publication=False,
    reading="三个月自提起行政诉讼的六个月届满之日起算；须先申请行政复议的自六十日、经过行政复议的自收到复议决定书后"
    "十五日届满之日起算；批准延期、分期缴纳的，自其期限结束之日起算。",
)
def court_asked_within_three_months(case: Case, law: Law) -> Iterator[Problem]:
    """An unpaid fine is laid before the court within three months of the end of the time for remedies.

    The months end on the corresponding day, else on the month's end. The time for remedies is the six months of a
    suit; sixty days where reconsideration must come first (a penalty on the spot, since 2024); fifteen days after a
    reconsideration decision. Payment that was put off or split moves the start to its last day. While a
    reconsideration or suit is under way nothing runs. Asking the court before that time is over is an error, unless
    payment had been put off, in which case nobody can tell from the file what was owed. The law says 可以, and the fine may have been paid without an
    entry: a warning. An application after the three months is one too, the court deciding whether there was a reason.
    Counted only where the decision's service has its day. While it runs its last day stands in the hint on the unpaid
    fine (PRO029), until it is near.

    Remedy: enter the payment or the application; else apply in time, and register why it was not done.
    """
    if not can_read(case, "decisions"):
        return
    put_off = list(occurrences(case, "fine:deferred", law))
    for run in runs("court-application-3m", case, law):
        if run.end is not None and run.end.on <= run.start.on:
            if not any(each.concerns(run.start) for each in put_off):
                yield _premature(run, run.end, law)
        elif is_court_due(run, law):
            yield from tell_period(
                run,
                law,
                ASKED,
                remedy="已经缴清或者已经申请的，请在“履行”中补记；没有的，催告后在期限内申请，或者登记说明不申请的理由。",
            )


def _premature(run: Run, applied: Occurrence, law: Law) -> Problem:
    """Asked while the party could still seek a remedy; of a last day that waits for a notice the latest is taken."""
    known = law.calendar.is_working(run.start.on) is not None or applied.on.year < run.start.on.year
    return problem(
        applied.place,
        "于{on}申请人民法院强制执行，当事人申请行政复议、提起行政诉讼的期限至{over}才届满；"
        "当事人在法定期限内不申请复议、不起诉又不履行的，才可以申请",
        remedy="请核对日期；确实提前申请的，期限届满后当事人仍未履行的重新申请，并如实登记说明。",
        severity=Severity.ERROR if known else Severity.UNDETERMINED,
        basis=("CL-53",),
        on=applied.on,
        over=run.start.on,
    )
