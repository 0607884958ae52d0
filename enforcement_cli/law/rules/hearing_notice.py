"""Notice of a hearing 听证通知: seven working days before it, for penalties and permits."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.telling import Wording, tell
from enforcement_cli.problems import Problem, Severity

NOTIFIED = Wording(
    late="听证（{start}）的时间、地点应当提前七个工作日通知，最迟为{due}，实际于{done}通知，逾期；法律后果由有权机关认定",
    overdue="听证（{start}）的时间、地点应当提前七个工作日通知，最迟为{due}，至{judged}没有通知的记录",
    unsure="听证（{start}）的时间、地点应当提前七个工作日通知，最迟在{earliest}至{latest}之间；"
    "放假安排尚未公布，{judged}是否过迟无法判断",
    soon="听证（{start}）的时间、地点应当提前七个工作日通知，最迟为{due}",
    open="听证（{start}）的时间、地点应当提前七个工作日通知，最迟在{earliest}至{latest}之间，放假安排公布后确定",
    remedy="已经通知的，请补记“听证通知”环节；来不及的，请改定听证日期。",
    late_remedy="尚未举行的，请改定听证日期并重新通知；已经举行的，请核对日期并如实登记说明。",
)


@rule(
    "PRO017",
    title="听证七个工作日前通知",
    basis=["PL-64-1-2", "PL-85", "LL-48-1-1", "LL-82"],
    clocks=["hearing-notice-7", "permit-hearing-notice-7"],
    reading="七日前怎样倒算有两种算法：通知与听证之间满七个工作日（从严），听证当日即为第七个工作日（从宽）；"
    "从宽仍过迟的才是不符，两者之间的请核实。",
    blocks_publication=False,
)
def hearing_notified_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """Time and place of a hearing are notified seven working days before it.

    Counted back from the day of the hearing. By the strict count seven full working days lie between notice and
    hearing, by the lenient one the day of the hearing is the seventh: an error only past the lenient, a warning
    between. A planned hearing (the day in the notice) is judged before it is held. Later sittings, and the ending of a
    hearing, belong to its first day. A notice that speaks of another day is undetermined. Penalty hearings before 15
    July 2021 are PRO027's.

    Remedy: set another day and notify it again.
    """
    for clock, basis in (
        ("hearing-notice-7", ("PL-64-1-2", "PL-85")),
        ("permit-hearing-notice-7", ("LL-48-1-1", "LL-82")),
    ):
        for run in runs(clock, case, law):
            if run.doubt == "hearing":
                yield _another_day(run, basis)
            elif run.is_strictly_late:
                yield run.problem(
                    "听证（{start}）的时间、地点应当提前七个工作日通知：从严计算最迟为{raw}，从宽计算最迟为{due}，"
                    "实际于{done}通知",
                    remedy="尚未举行的，改定听证日期更为稳妥；已经举行的，请核对日期。",
                    severity=Severity.WARNING,
                    basis=basis,
                )
            else:
                yield from tell(run, law, NOTIFIED, basis=basis)


def _another_day(run: Run, basis: tuple[str, ...]) -> Problem:
    return run.problem(
        "听证于{start}举行，听证通知写明的日期是{about}，没有另行通知的记录，是否提前七个工作日通知无法判断",
        remedy="改期并已另行通知的，请补记“听证通知”环节；日期填错的，请改正。",
        severity=Severity.UNDETERMINED,
        basis=basis,
        about=run.end.about if run.end is not None else "",
    )
