"""Surcharges 加处罚款: three percent of the fine for each day that it is late, and none before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from enforcement_cli.cases.decisions import Performance
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Party
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.events_after import fine_of, performed
from enforcement_cli.law.limits import SURCHARGE_A_DAY
from enforcement_cli.law.pauses import merged
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

SURCHARGE = "加处罚款"
NOT_COUNTED = ("行政复议", "行政诉讼")


@rule(
    "PRO046",
    title="加处罚款自逾期之日起按日计算，复议诉讼期间不计",
    basis=["PL-72-1-1", "PL-73-3", "PL-67-3"],
    clocks=["fine-payment-15", "fine-deferred"],
    blocks_publication=False,
)
def surcharge_counted_by_day(case: Case, law: Law) -> Iterator[Problem]:
    """A surcharge is no more than three percent of the fine for each day between the last day of payment and its own.

    The last day of payment is the fifteenth after the decision was received, rolled over days off; where payment was
    put off, the last day of that time. The days of a reconsideration or suit (中止和扣除) do not count. Of instalments
    the whole fine is taken, so that only what no reading allows is told; more than the fine itself is PRO062's. Where
    the last day of payment has to wait for a holiday notice, or the decision's service has no day, it cannot be decided.

    Remedy: give back what was taken beyond it.
    """
    if case.kind != "行政处罚" or not can_read(case, "decisions"):
        return
    due = [*runs("fine-payment-15", case, law), *runs("fine-deferred", case, law)]
    for decision in case.made_decisions:
        for party in case.parties_of(decision):
            taken = performed(decision, party, SURCHARGE)
            fine = fine_of(decision, party)
            total = sum((each.amount for each, _ in taken if each.amount is not None), Decimal(0))
            if taken and fine and total <= fine:
                own = [run for run in due if run.start.decision in (None, decision.number) and _is_of(run, party)]
                yield from _judged(case, own, taken, fine, total)


def _is_of(run: Run, party: Party) -> bool:
    return not run.start.parties or party.id in run.start.parties


def _judged(
    case: Case, due: list[Run], taken: list[tuple[Performance, date]], fine: Decimal, total: Decimal
) -> Iterator[Problem]:
    last, on = taken[-1]
    if not due:
        yield problem(
            last.at(),
            "加处罚款（{on}）是否自逾期之日起计算无法判断：决定书没有填写视为送达日期",
            remedy="请填写决定书的“视为送达日期”。",
            severity=Severity.UNDETERMINED,
            on=on,
        )
        return
    run = max(due, key=lambda each: each.due.latest)
    first = run.due.earliest if run.due.provisional else run.due.latest
    allowed = fine * SURCHARGE_A_DAY * _days(case, first, on)
    surely = fine * SURCHARGE_A_DAY * _days(case, run.due.latest, on)
    if total > allowed:
        yield problem(
            last.at("amount"),
            "罚款{fine}元应当在{due}以前缴纳，至{on}加处罚款共{total}元；每日按罚款数额的百分之三、行政复议和诉讼期间不计，"
            "不得多于{allowed}元",
            remedy="请核对日期和金额；确实多收的，退还多出的部分并如实登记说明。",
            fine=fine,
            due=first,
            on=on,
            total=total,
            allowed=allowed.normalize() + 0,
        )
    elif total > surely:  # only where the last day is not known yet
        yield problem(
            last.at("amount"),
            "罚款{fine}元的缴纳期限在{earliest}至{latest}之间届满，放假安排尚未公布；至{on}加处罚款共{total}元是否过多无法判断",
            remedy="国务院办公厅公布下一年放假安排后，把通知填入 calendars 文件夹，再作判断。",
            severity=Severity.UNDETERMINED,
            fine=fine,
            earliest=run.due.earliest,
            latest=run.due.latest,
            on=on,
            total=total,
        )


def _days(case: Case, due: date, on: date) -> int:
    """How many days it was late, those of a reconsideration or suit left out; 0 where it was not."""
    spans = [
        (max(each.from_, due + timedelta(days=1)), min(each.to or on, on))
        for each in case.facts.pauses
        if each.reason in NOT_COUNTED and each.from_ is not None
    ]
    left_out = sum((last - first).days + 1 for first, last in merged(each for each in spans if each[0] <= each[1]))
    return max(0, (on - due).days - left_out)
