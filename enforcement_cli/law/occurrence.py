"""What happened in a case, and whether two happenings belong together: the stuff that clocks and rules work on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from enforcement_cli.cases.course import Step
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Service
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.problems import Place

ON_THE_SPOT_DOCUMENT = "当场处罚决定书"
"""The booklet form that only a decision on the spot is written on."""

THIRD_ROLES = ("第三人", "利害关系人")
"""Roles of parties whom a decision does not address unless it names them."""


TAKES_TIME = frozenset({"邮寄送达", "公告送达", "委托送达", "转交送达"})
"""Ways of service that take effect on a later day than they are set going."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One happening of an event: when, where it is written, and what it concerns.

    `decision` is an ordinal, `parties` party ids; None and empty mean that it concerns all of the case. `about` is the
    day of the hearing that a notice speaks of. `certain` is False where the day stands in for one that is not given.
    """

    on: date
    place: Place
    decision: int | None = None
    parties: frozenset[str] = frozenset()
    label: str | None = None
    at: time | None = None
    proved: bool = False
    about: date | None = None
    certain: bool = True

    def concerns(self, other: Occurrence) -> bool:
        """Whether two occurrences can belong together: nothing that both name differs."""
        if self.decision is not None and other.decision is not None and self.decision != other.decision:
            return False
        if self.parties and other.parties and not self.parties & other.parties:
            return False
        return self.label is None or other.label is None or self.label == other.label


def told_on(step: Step) -> date | None:
    """The day on which what the step tells reached the party: when its paper was served, else the step's own day."""
    served = effective_day(step.service) if step.service is not None else None
    return served or step.on


def effective_day(service: Service) -> date | None:
    """The day on which it counts as served: as given, else that on which its public notice has run out.

    民事诉讼法 95 (a reading): the thirtieth day after the notice, the sixtieth where it was issued before 2022.
    """
    if service.served_on is not None or service.method != "公告送达" or service.started_on is None:
        return service.served_on
    return notice_over(service.started_on)


def notice_over(issued: date) -> date | None:
    """The last day of the time that a public notice of that day has to run, by the law of that day."""
    for name in ("public-notice-30", "public-notice-30-2021", "public-notice-60"):
        if CLOCKS[name].is_in_force(issued):
            return issued + timedelta(days=CLOCKS[name].length)
    return None


def is_day_known(step: Step) -> bool:
    """Whether the day given by `told_on` is that of the arrival, not only that of sending."""
    service = step.service
    return service is None or effective_day(service) is not None or service.method not in TAKES_TIME


def of_step(step: Step, on: date) -> Occurrence:
    """A step as an occurrence on that day."""
    return Occurrence(
        on, step.at("on"), step.decision, frozenset(step.parties), step.label, step.at_time, bool(step.proved_by)
    )


def steps(case: Case, *names: str) -> Iterator[Occurrence]:
    """The dated steps with one of these names, each as an occurrence on its day."""
    return (of_step(step, step.on) for step in case.steps_named(*names) if step.on is not None)


def of_decision(decision: Decision, on: date, place: Place) -> Occurrence:
    """Something that happened to that decision."""
    return Occurrence(on, place, decision.number, frozenset(decision.parties))


BESIDE = frozenset({"责令改正", "采取强制措施", "解除强制措施", "强制执行", "申请法院强制执行", "终结执行"})
"""Outcomes of decisions that a penalty case may hold beside the one that ends it."""


def decisions_made(case: Case, *, ending: bool = False) -> Iterator[Occurrence]:
    """Every decision that has been made, on its day; with `ending` only those that end a penalty case."""
    for decision in case.decisions:
        if decision.made_on is not None and not (ending and decision.outcome in BESIDE):
            yield of_decision(decision, decision.made_on, decision.at("made_on"))


def is_on_the_spot(case: Case, decision: Decision) -> bool:
    """Decided on the spot: the form itself says so, or the case's procedure."""
    return case.facts.procedure in ("简易程序", "当场") or decision.document == ON_THE_SPOT_DOCUMENT


def hearings(case: Case) -> list[Occurrence]:
    """The hearings that were opened, the first day of each: later sittings, and its ending, belong to it."""
    days = []
    for step in case.steps_named("举行听证", "终止听证"):
        on = (step.hearing.held_on if step.hearing is not None and step.step == "举行听证" else None) or step.on
        if on is not None:
            days.append(replace(of_step(step, on), about=on))
    found: list[Occurrence] = []
    for day in sorted(days, key=lambda each: each.on):
        if not any(day.concerns(each) for each in found):
            found.append(day)
    return found
