"""Service by public notice 公告送达: it counts as served when its time has run out, and not before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from enforcement_cli.cases.model import Case
from enforcement_cli.law.acts import services
from enforcement_cli.law.basis import basis
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

NOTICES = ("public-notice-30", "public-notice-30-2021", "public-notice-60")


@rule(
    "PRO045",
    title="公告期满才视为送达",
    basis=["CPL-95-1", "CPL2021-notice", "CPL2017-notice"],
    clocks=NOTICES,
    blocks_publication=False,
    reading="公告发出后第三十日（2022年以前为第六十日）为送达之日；按第三十一日、遇休息日顺延计算的，也为合乎规定。",
)
def public_notice_ran_its_time(case: Case, law: Law) -> Iterator[Problem]:
    """A paper served by public notice counts as served thirty days after the notice, sixty before 2022.

    The day of the notice is not counted; the thirtieth day is the day of service (a reading: the thirty-first, and
    rolling over days off, are in order as well, as is any later day). An earlier day is an error; where the law of
    that time is not at hand, a warning. Without a day of service it is counted by this rule wherever a period hangs on
    it; without the day of the notice, a day of service cannot be judged.

    Remedy: enter the day of the notice, and the day on which its time ran out.
    """
    if case.is_state_secret or not can_read(case, "decisions"):
        return
    for service, document, _ in services(case):
        if service.method != "公告送达" or service.served_on is None:
            continue
        issued = service.started_on
        if issued is None:
            yield problem(
                service.at(),
                "{document}公告送达（视为送达日期{served}），没有填写发出公告的日期，公告期是否已满无法判断",
                remedy="请按公告填写“送达启动日期”。",
                severity=Severity.UNDETERMINED,
                basis=("CPL-95-1",),
                document=document,
                served=service.served_on,
            )
            continue
        clock = next(CLOCKS[each] for each in NOTICES if CLOCKS[each].is_in_force(issued))  # one for every day
        last = issued + timedelta(days=clock.length)
        if service.served_on < last:
            yield problem(
                service.at("served_on"),
                "{document}于{issued}公告送达，经过{length}日为{last}，视为送达日期写作{served}，公告期尚未届满",
                remedy="请按公告期满的日期填写“视为送达日期”；此前以它起算的期限一并核对。",
                severity=Severity.WARNING if basis(clock.basis[0]).is_recalled else None,
                basis=clock.basis,
                document=document,
                issued=issued,
                length=clock.length,
                last=last,
                served=service.served_on,
            )
