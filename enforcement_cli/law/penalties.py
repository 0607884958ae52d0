"""Penalties that were decided, and the steps of the case that lead up to each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.course import Step
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.clocks import PENALTY_LAW_2021
from enforcement_cli.law.occurrence import of_decision, of_step, told_on
from enforcement_cli.law.sections import can_read


def penalties_made(case: Case) -> Iterator[tuple[Decision, date]]:
    """The decisions that impose a penalty, made under the law of 2021, each with its day."""
    if case.kind != "行政处罚" or not can_read(case, "decisions"):
        return
    for decision in case.made_decisions:
        if decision.outcome == "给予处罚" and decision.made_on and decision.made_on >= PENALTY_LAW_2021:
            yield decision, decision.made_on


def steps_for(case: Case, decision: Decision, *names: str) -> list[tuple[Step, date]]:
    """The steps of these names that can belong to a decision, each with the day it reached the party, in that order."""
    whole = of_decision(decision, date.min, decision.at())
    found = [
        (step, on)
        for step in case.steps_named(*names)
        if (on := told_on(step)) is not None and of_step(step, on).concerns(whole)
    ]
    return sorted(found, key=lambda each: each[1])
