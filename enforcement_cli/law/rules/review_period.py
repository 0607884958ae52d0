"""The time for legal review: no law sets one, so the bureau's dated setting does (国办发〔2018〕118号（十四）)."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.evaluate import runs
from enforcement_cli.law.periods import tell_period
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity

REVIEWED = "本机关规定法制审核自收到送审材料起{days}个工作日内完成"


@rule(
    "PRO042",
    title="法制审核在本机关规定的期限内完成",
    basis=["G118-14-b"],
    severity=Severity.WARNING,
    clocks=["legal-review"],
    blocks_publication=False,
)
def review_done_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """Each round of legal review is done within the working days that the bureau's own setting gives.

    From the day of submission, which is not counted, to the opinion. No law gives a number: without the dated setting
    法制审核期限（工作日） nothing is asked, and what is late by it is a warning.

    Remedy: review now; enter the day of the opinion.
    """
    if case.is_state_secret or not can_read(case, "review"):
        return
    for run in runs("legal-review", case, law):
        yield from tell_period(
            run,
            law,
            REVIEWED,
            remedy="已经审核的，请填写“审核日期”；没有审核的，尽快出具意见。",
            late_remedy="请核对送审和审核的日期；确实超过的，登记说明。",
            days=run.length,
        )
