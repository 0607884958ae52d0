"""Short periods under the law before 15 July 2021: its text says 日 and not which, so both counts are told."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.evaluate import runs
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.occurrence import hearings, of_decision
from enforcement_cli.law.periods import UNIT_REMEDY, tell_period
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

SEVEN = {
    "registered-evidence-7-2017": "先行登记保存的证据应当在七日内作出处理决定（2021年7月15日以前的规定）",
    "hearing-notice-7-2017": "听证的时间、地点应当提前七日通知（2021年7月15日以前的规定）",
    "penalty-service-7-2017": "行政处罚决定书应当在七日内送达（2021年7月15日以前的规定）",
}
EARLY = ("PL2017-hearing", "PL2017-days")
EARLY_REMEDY = "当事人放弃听证的，请补记“放弃听证”环节和凭证；否则请核对日期，并如实登记说明。"


@rule(
    "PRO027",
    title="2021年7月15日以前的三日、七日期限",
    basis=["PL2017-days", "PL2017-evidence", "PL2017-service", "PL2017-notice", "PL2017-hearing"],
    severity=Severity.WARNING,
    clocks=[*SEVEN, "hearing-request-3-2017"],
    blocks_publication=False,
    reading="当时的法律没有说明三日、七日是否为工作日：两种算法都在期限内的为合乎规定，都已超过的为逾期，"
    "不一致的请核实。",
)
def short_periods_before_2021(case: Case, law: Law) -> Iterator[Problem]:
    """Before 15 July 2021: seven days for service, registered evidence and the hearing's notice, three to ask for one.

    That law did not say whether these days are working days. Both counts are told: what is in time by both is in order,
    what is late by both is late, and between them one has to ask. Its text is not at hand, so that nothing worse than a
    warning is said. Service is in order when it was set going in time; the notice is counted back from the hearing. A
    penalty decided before the three days to ask for a hearing had passed is told too, unless the party gave the hearing
    up or one was held.

    Remedy: compare the dates with the papers; register the explanation where they are right.
    """
    if not can_read(case, "decisions"):
        return
    for clock, duty in SEVEN.items():
        told: set[object] = set()
        for run in runs(clock, case, law):
            if run.doubt != "hearing" and (run.place, run.state) not in told:
                told.add((run.place, run.state))
                yield from tell_period(run, law, duty, remedy=UNIT_REMEDY)
    yield from _decided_early(case, law)


def _decided_early(case: Case, law: Law) -> Iterator[Problem]:
    """Penalties decided before the time to ask for a hearing had passed, by one count or by both."""
    waived = [*hearings(case), *occurrences(case, "step:放弃听证", law)]
    told = list(runs("hearing-request-3-2017", case, law))
    since = list(runs("hearing-request-5", case, law))
    for decision in case.made_decisions:
        made = decision.made_on
        assert made is not None  # made_decisions has no other
        if decision.outcome != "给予处罚":
            continue
        whole = of_decision(decision, made, decision.at("made_on"))
        known = [each for each in told if each.start.concerns(whole) and each.start.on <= made and each.start.certain]
        run = max(known, key=lambda each: each.start.on, default=None)
        if any(each.start.concerns(whole) and each.start.on <= made for each in since):
            continue  # told again under the law of 2021: PRO015 counts from there
        if run is None:
            continue
        assert run.other is not None  # the period is counted both ways
        if made > max(run.due.latest, run.other.latest):
            continue
        own = [each for each in waived if each.concerns(run.start) and each.concerns(whole)]
        if any(run.start.on <= each.on <= made for each in own):
            continue
        if made <= run.due.latest:
            yield problem(
                whole.place,
                "当事人自告知之日（{told}）起三日内可以要求听证，按自然日至{days}届满，按工作日至{working}届满；决定于{made}作出，"
                "两种算法期限都尚未届满，也没有当事人放弃听证的记录，请核实（2021年7月15日以前的规定）",
                remedy=EARLY_REMEDY,
                basis=EARLY,
                told=run.start.on,
                days=run.due.latest,
                working=run.other.latest,
                made=made,
            )
        else:
            yield problem(
                whole.place,
                "当事人自告知之日（{told}）起三日内可以要求听证，按自然日至{days}届满，按工作日至{working}届满；决定于{made}作出，"
                "两种算法不一致，也没有当事人放弃听证的记录，请核实（2021年7月15日以前的规定）",
                remedy=EARLY_REMEDY,
                basis=EARLY,
                told=run.start.on,
                days=run.due.latest,
                working=run.other.latest,
                made=made,
            )
