"""Oversight 监督: heavy penalties filed with the government, letters of the supervision organ answered in time."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.evaluate import runs
from enforcement_cli.law.periods import tell_period
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity

FILED = "重大行政处罚决定应当自作出之日起十五日内报本级人民政府备案（山西省规定，原文未核）"
ANSWERED = "监督文书应当按其载明的期限回复"
ANSWERED_20 = "收到行政执法监督通知书的，应当在二十个工作日内回复（山西省规定，原文未核）"


@rule(
    "PRO043",
    title="重大行政处罚决定十五日内备案",
    basis=["SXF-filing"],
    severity=Severity.WARNING,
    clocks=["penalty-filing-15"],
    blocks_publication=False,
    reading="十五日是否为工作日没有说明：按自然日也未逾期的为合乎规定，按工作日也已逾期的为逾期；"
    "较大数额按本机关的听证数额理解。",
)
def heavy_penalty_filed_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """In Shanxi a heavy penalty is filed with the county's government within fifteen days of its making.

    责令停产停业, 吊销许可证件, and a fine or confiscation that reaches the bureau's hearing amount for its party; where
    no amount is set nothing is asked. Known by the bureau's area code. The text of that order is not at hand and does
    not say which days it counts: both counts are told, and nothing worse than a warning is said. The step 报送备案 ends
    it; a report to one's own organ after a penalty on the spot (备案日期) is another thing.

    Remedy: file it, and enter 报送备案.
    """
    if case.is_state_secret or not can_read(case, "decisions"):
        return
    for run in runs("penalty-filing-15", case, law):
        yield from tell_period(
            run,
            law,
            FILED,
            remedy="已经备案的，请补记“报送备案”环节；没有备案的，尽快报送；不属于备案范围的，登记说明。",
        )


@rule(
    "PRO044",
    title="监督文书按期回复",
    basis=["SUP-answer", "SXD-15"],
    severity=Severity.WARNING,
    clocks=["supervision-answer", "supervision-answer-20"],
    blocks_publication=False,
)
def supervision_answered_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """A letter of the supervision organ that concerns a case is answered by the day it names.

    That day itself is in time. Where the letter names none, twenty working days of its receipt, as the province's
    order has it. Neither text is at hand: a warning at most. The regulation on supervision is in force from 1 February
    2026, the order from 1 May 2021. Several letters are told apart by their labels.

    Remedy: answer, and enter 回复监督文书.
    """
    if case.is_state_secret or not can_read(case):
        return
    for run in runs("supervision-answer", case, law):
        yield from tell_period(
            run,
            law,
            ANSWERED,
            remedy="已经回复的，请补记“回复监督文书”环节；没有回复的，尽快回复。",
            basis=("SUP-answer",),
        )
    for run in runs("supervision-answer-20", case, law):
        yield from tell_period(
            run,
            law,
            ANSWERED_20,
            remedy="已经回复的，请补记“回复监督文书”环节；文书载明期限的，请填写“回复期限”。",
            basis=("SXD-15",),
        )
