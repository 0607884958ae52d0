"""Fines after they were imposed: what the bureau may do about an unpaid one, and cash on its way to the bank."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.periods import tell_period
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.law.unpaid import is_court_due
from enforcement_cli.messages import Phrase
from enforcement_cli.problems import Problem, Severity


@rule(
    "PRO029",
    title="罚款到期没有缴纳的，接下来可以怎么办",
    basis=["PL-67-3", "PL-72-1-1", "PL-66-2", "CL-54", "CL-53"],
    severity=Severity.INFO,
    clocks=["fine-payment-15", "fine-deferred"],
    blocks_publication=False,
)
def unpaid_fine_has_next_steps(case: Case, law: Law) -> Iterator[Problem]:
    """A fine not paid fifteen days after the decision was received is the party's default: a hint of what comes next.

    Natural days, from the day on which the decision counts as served; a last day off gives way to the next working
    day. Deferral or instalments that were approved take its place until their last day. A surcharge of three percent a
    day may be added, never more than the fine and not for the time of a reconsideration or suit; the party is urged in
    writing; the last day of asking the court is given where it can be counted. Silent once that day is near or past
    (PRO032 speaks then), the court was asked, the decision was revoked, or the party ended.

    Remedy: enter the payment; else urge the party in writing, and ask the court in time.
    """
    if not can_read(case, "decisions"):
        return
    applied = list(occurrences(case, "court:applied", law))
    asking = list(runs("court-application-3m", case, law))
    for run in (*runs("fine-payment-15", case, law), *runs("fine-deferred", case, law)):
        court = next((each for each in asking if each.start.concerns(run.start)), None)
        told = any(each.concerns(run.start) for each in applied) or (court is not None and is_court_due(court, law))
        if run.lapsed and not told:
            yield run.problem(
                "罚款应当在{due}以前缴纳，至{judged}没有缴清的记录；可以每日按罚款数额的百分之三加处罚款（不超出罚款数额，"
                "行政复议、诉讼期间不计），并以书面催告{court}",
                remedy="已经缴纳的，请在“履行”中补记；当事人确有经济困难的，可以申请延期或者分期缴纳。",
                basis=("PL-67-3", "PL-72-1-1", "CL-54"),
                court=_until(court),
            )


def _until(last: Run | None) -> Phrase:
    """The last day of asking the court, where it can be counted."""
    if last is None:
        return Phrase("", {})
    if last.due.earliest != last.due.latest:
        return Phrase(
            "；申请人民法院强制执行的期限在{earliest}至{latest}之间届满",
            {
                "earliest": last.due.earliest,
                "latest": last.due.latest,
            },
        )
    return Phrase("；申请人民法院强制执行的期限至{day}", {"day": last.due.earliest})


HANDED_IN = "执法人员当场收缴的罚款，应当自收缴之日起二个工作日内交至行政机关"
DEPOSITED = "行政机关应当在二个工作日内将收缴的罚款缴付指定的银行"


@rule(
    "PRO030",
    title="当场收缴的罚款两个工作日内上交、缴付",
    basis=["PL-71", "PL-71-a", "PL-85"],
    clocks=["cash-handed-in-2", "cash-deposited-2"],
    blocks_publication=False,
    reading="缴付银行的二个工作日自罚款交至行政机关之日起算；原文没有写明起点。",
)
def cash_handed_in_and_deposited(case: Case, law: Law) -> Iterator[Problem]:
    """Cash that officers took is handed in within two working days, and paid in to the bank within two more.

    From the day it was taken, and from the day it was handed in; neither is counted. Of cash taken on water the law
    counts from landing: enter that day as the day of payment. Cash paid in to the bank straight away is handed in too.
    Asked since 15 July 2021.

    Remedy: hand it in now; enter 罚款交至机关 and 罚款缴付银行 among what was performed.
    """
    if not can_read(case, "decisions"):
        return
    deposited = list(occurrences(case, "fine:deposited", law))
    for run in runs("cash-handed-in-2", case, law):
        direct = [
            each for each in deposited if each.concerns(run.start) and run.start.on <= each.on <= run.due.earliest
        ]
        if run.end is None and direct:
            continue
        yield from tell_period(
            run,
            law,
            HANDED_IN,
            remedy="已经上交的，请在“履行”中补记“罚款交至机关”；没有上交的，立即上交。",
            basis=("PL-71", "PL-85"),
        )
    for run in runs("cash-deposited-2", case, law):
        yield from tell_period(
            run,
            law,
            DEPOSITED,
            remedy="已经缴付的，请在“履行”中补记“罚款缴付银行”；没有缴付的，立即缴付。",
            basis=("PL-71-a", "PL-85"),
        )
