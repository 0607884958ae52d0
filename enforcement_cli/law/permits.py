"""Permits that were decided, and what of their course cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.occurrence import is_on_the_spot, of_decision
from enforcement_cli.law.rule import Law


def permits_decided(case: Case) -> Iterator[tuple[Decision, date]]:
    """The decisions that grant or refuse a permit, not on the spot, each with its day."""
    if case.kind != "行政许可":
        return
    for decision in case.made_decisions:
        if decision.outcome in ("准予", "不予") and decision.made_on and not is_on_the_spot(case, decision):
            yield decision, decision.made_on


def decided_unaccepted(case: Case, law: Law) -> Iterator[tuple[Decision, date]]:
    """Permits whose acceptance has no day, so that the time to decide has no start.

    Not where the decision came so soon after the receipt that any acceptance in between makes it timely.
    """
    accepted = [*occurrences(case, "permit:accepted", law), *occurrences(case, "permit:accepted-jointly", law)]
    received = list(occurrences(case, "step:收到申请", law))
    length = CLOCKS["permit-decision-20"].length
    for decision, made in permits_decided(case):
        whole = of_decision(decision, made, decision.at("made_on"))
        if any(each.concerns(whole) for each in accepted):
            continue
        first = min((each.on for each in received if each.concerns(whole)), default=None)
        if first is None or made > law.calendar.add(first, length, "working_days").earliest:
            yield decision, made
