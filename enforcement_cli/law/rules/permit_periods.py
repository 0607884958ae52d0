"""Permits on their way: forwarded to the organ that decides, heard when a hearing was asked for, tested in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.occurrence import hearings, of_decision
from enforcement_cli.law.periods import tell_period
from enforcement_cli.law.permits import permits_decided
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

FORWARDED = "依法先经下级行政机关审查的许可，应当自受理之日起二十个工作日内审查完毕（已扣除依法不计入的时间）"
HEARD = "申请人、利害关系人要求听证的，应当在二十个工作日内组织听证"
TESTED = "需要检验、检测、检疫的，应当自受理之日起五个工作日内指派两名以上工作人员进行"


@rule(
    "PRO038",
    title="先行审查的许可二十个工作日内审查完毕",
    basis=["LL-43", "LL-82"],
    clocks=["permit-prereview-20"],
    blocks_publication=False,
)
def application_forwarded_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """An application that this bureau only examines first is forwarded within twenty working days of acceptance.

    Which matters those are the register of matters says (先行审查); another law may give another limit. Time for a
    hearing, testing, appraisal or expert review is left out. The time to decide (PRO022) is the higher organ's then.
    不予受理, withdrawal and a decision end it too.

    Remedy: forward it, and enter 初审上报.
    """
    if not can_read(case, "decisions"):
        return
    for run in runs("permit-prereview-20", case, law):
        yield from tell_period(
            run, law, FORWARDED, remedy="已经上报的，请补记“初审上报”环节；没有审查完毕的，请在期限内完成。"
        )


@rule(
    "PRO039",
    title="要求许可听证的二十个工作日内组织听证",
    basis=["LL-47-1", "LL-82"],
    clocks=["permit-hearing-held-20", "permit-hearing-request-5"],
    blocks_publication=False,
    reading="二十个工作日自提出听证申请之日起算；起点原文没有写明。",
)
def permit_hearing_held_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """A hearing on a permit is held within twenty working days of being asked for.

    Counted from the request (a reading: the text does not state the start), that day not counted, to the first day of
    the hearing. Giving the hearing up, or withdrawing the application, ends it. A request later than the five working
    days binds nobody. Where the permit was decided without any hearing, PRO016 says so.

    Remedy: hold the hearing; where it was given up, enter 放弃听证.
    """
    if not can_read(case, "decisions"):
        return
    asked = [(run.end.place, run.state) for run in runs("permit-hearing-request-5", case, law) if run.end is not None]
    late = {place for place, _ in asked} - {place for place, state in asked if state is None}
    decided = list(occurrences(case, "decision:made", law))
    for run in runs("permit-hearing-held-20", case, law):
        unheard = run.end is None and any(each.concerns(run.start) and each.on <= law.as_of for each in decided)
        if run.start.place not in late and not unheard:
            yield from tell_period(
                run,
                law,
                HEARD,
                remedy="已经举行的，请补记“举行听证”环节；申请人、利害关系人放弃的，请补记“放弃听证”；没有举行的，尽快组织。",
            )


@rule(
    "PRO041",
    title="五个工作日内指派人员检验、检测、检疫",
    basis=["LL-55-2", "LL-82"],
    clocks=["permit-testing-5"],
    blocks_publication=False,
)
def testers_sent_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """Where a permit needs testing or inspection by the bureau, people are sent for it within five working days.

    Of acceptance, that day not counted, to the day of the step 检验检测检疫, on which it began; only where the case has
    that step, with or without its day. The decision, or withdrawal, ends it; the order of the two is another rule's.

    Remedy: enter the day on which testing began.
    """
    if not can_read(case, "decisions"):
        return
    for run in runs("permit-testing-5", case, law):
        if run.end is None and run.stopped is not None:
            continue  # decided, and the day of its test is not given: nothing shows when it began
        yield from tell_period(
            run, law, TESTED, remedy="已经进行的，请在“检验检测检疫”环节填写开始的日期；没有进行的，立即指派人员。"
        )


@rule(
    "PRO047",
    title="要求许可听证的期限届满后才作出许可决定",
    basis=["LL-47-1"],
    clocks=["permit-hearing-request-5"],
    blocks_publication=False,
    reading="五日是申请人、利害关系人的期间，通常也按工作日计算；按自然日已经届满、按工作日尚未届满的，请核实。",
)
def permit_not_decided_while_a_hearing_may_be_asked(case: Case, law: Law) -> Iterator[Problem]:
    """A permit is not granted or refused while those told of their right may still ask for a hearing.

    Five days from the telling, which is not counted; the last day still is theirs. They are working days by the usual
    reading: decided within them is a warning once five natural days are over, an error before. In order earlier where a
    hearing was held, or given up after the telling (放弃听证). Where a notice has no day of arrival, or the last day
    waits for a holiday notice, it is undetermined.

    Remedy: enter the waiver where there is one; otherwise wait.
    """
    if not can_read(case, "decisions"):
        return
    told = list(runs("permit-hearing-request-5", case, law))
    settled = [*hearings(case), *occurrences(case, "step:放弃听证", law)]
    for decision, made in permits_decided(case):
        whole = of_decision(decision, made, decision.at("made_on"))
        for run in told:
            since = run.start.on
            if since > made or not run.start.concerns(whole) or (run.start.certain and made > run.due.latest):
                continue
            if not any(since <= each.on <= made and each.concerns(run.start) for each in settled):
                yield _decided_early(run, decision, made)


def _decided_early(run: Run, decision: Decision, made: date) -> Problem:
    severity: Severity | None = None
    if not run.start.certain or made > run.due.earliest:
        severity = Severity.UNDETERMINED
    elif made > run.start.on + timedelta(days=run.length):
        severity = Severity.WARNING
    return problem(
        decision.at("made_on"),
        "申请人、利害关系人自{told}被告知听证权利之日起五日内可以提出听证申请，按工作日至{due}届满；许可决定于{made}作出，"
        "没有举行听证或者放弃听证的记录",
        remedy="已经明确放弃听证的，请补记“放弃听证”环节和凭证；告知书的视为送达日期没有填写的，请填写；"
        "确实没有等到期限届满的，如实登记说明，法律后果由有权机关认定。",
        severity=severity,
        told=run.start.on,
        due=run.due.due or run.due.latest,
        made=made,
    )
