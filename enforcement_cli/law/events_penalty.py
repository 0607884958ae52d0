"""Events of a penalty's course: how old the act was, urgent and seizing measures, transfer, legal review, oversight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from enforcement_cli.cases.course import Violation
from enforcement_cli.cases.model import Case
from enforcement_cli.law.amounts import CONFISCATIONS, amount_of, imposed_on, reaches_hearing
from enforcement_cli.law.occurrence import Occurrence, of_decision, of_step, steps
from enforcement_cli.law.rule import Law

Event = Callable[[Case, Law], Iterator[Occurrence]]

SHANXI = "14"
"""First digits of the area codes to which the province's rules on filing apply."""

FILED_KINDS = ("责令停产停业", "吊销许可证件")
SEIZING = ("查封场所、设施或者财物", "扣押财物")
_TRACES = ("案源登记", "立案", "现场检查")


# Limitation


def over_since(violation: Violation) -> date | None:
    """The day from which the limitation runs: of the act, or of the end of one that went on; None: not known, or on."""
    if violation.continuing or violation.ended_on is not None:
        return violation.ended_on
    return violation.began_on


def _label(violation: Violation) -> str:
    return violation.id or f"#{violation.pointer[-1]}"


def _violation_over(*, grave: bool) -> Event:
    def found(case: Case, law: Law) -> Iterator[Occurrence]:
        known = {each.label for each in _violation_discovered(case, law)}
        for violation in case.facts.violations:
            on = over_since(violation)
            if on is not None and (violation.grave_harm is True) is grave and _label(violation) in known:
                field = "ended_on" if violation.ended_on is not None else "began_on"
                yield Occurrence(on, violation.at(field), None, frozenset(violation.parties), _label(violation))

    return found


def _violation_discovered(case: Case, _law: Law) -> Iterator[Occurrence]:
    """The first written trace: as given, else the lead's receipt, else the first step that leaves one (not sure)."""
    source = case.facts.source
    traces = [each.on for each in steps(case, *_TRACES)]
    if source is not None and source.on is not None:
        traces.append(source.on)
    for violation in case.facts.violations:
        on = violation.discovered_on or min(traces, default=None)
        if on is not None:
            field = ("discovered_on",) if violation.discovered_on is not None else ()
            yield Occurrence(
                on,
                violation.at(*field),
                None,
                frozenset(violation.parties),
                _label(violation),
                certain=violation.discovered_on is not None,
            )


# Measures


def _seized(case: Case, _law: Law) -> Iterator[Occurrence]:
    """The step; for a measure that stands alone also the decision that orders it, where no step of it is written."""
    own = list(steps(case, "查封扣押"))
    yield from own
    for decision in case.decisions:
        if case.kind == "行政强制" and decision.made_on is not None and decision.outcome == "采取强制措施":
            whole = of_decision(decision, decision.made_on, decision.at("made_on"))
            if set(SEIZING) & set(decision.measures) and not any(each.concerns(whole) for each in own):
                yield whole


def _released(case: Case, _law: Law) -> Iterator[Occurrence]:
    yield from steps(case, "解除查封扣押")
    for decision in case.decisions:
        if decision.made_on is not None and decision.outcome == "解除强制措施":
            yield Occurrence(decision.made_on, decision.at("made_on"), None, frozenset(decision.parties))


def _settled(case: Case, _law: Law) -> Iterator[Occurrence]:
    """The decision on the matter itself (CL 27), or its transfer together with the goods (CL 21)."""
    yield from steps(case, "移送")
    for decision in case.decisions:
        if decision.made_on is not None and decision.outcome not in ("采取强制措施", "解除强制措施"):
            yield of_decision(decision, decision.made_on, decision.at("made_on"))


def _urgent(case: Case, _law: Law) -> Iterator[Occurrence]:
    for step in case.steps_named("查封扣押"):
        if step.urgent and step.on is not None:
            yield of_step(step, step.on)


def _approved_after(case: Case, _law: Law) -> Iterator[Occurrence]:
    """The approval got afterwards: a step of its own, or noted in the measure's."""
    for step in case.steps_named("补办批准", "查封扣押"):
        on = step.approved_on or (step.on if step.step == "补办批准" else None)
        if on is not None:
            at = step.approved_at or (step.at_time if step.step == "补办批准" else None)
            yield replace(of_step(step, on), at=at, place=step.at("approved_on") if step.approved_on else step.at("on"))


# Transfer of suspected crime


def _transfer_approved(case: Case, _law: Law) -> Iterator[Occurrence]:
    for step in case.steps_named("移送审批"):
        on = step.approved_on or step.on
        if step.approved and on is not None:
            yield replace(of_step(step, on), at=step.approved_at or step.at_time)


# Legal review


def _review(field: str) -> Event:
    def found(case: Case, _law: Law) -> Iterator[Occurrence]:
        for review in case.reviews:
            for number, each in enumerate(review.rounds, 1):
                on = each.submitted_on if field == "submitted_on" else each.reviewed_on
                if on is not None:
                    yield Occurrence(on, each.at(field), review.decision or 1, label=f"#{number}")

    return found


# Oversight


def _heavy(case: Case, law: Law) -> Iterator[Occurrence]:
    """Penalties that the province wants filed, as far as the bureau's own amounts tell a larger fine."""
    if not (law.bureau.agency.area_code or "").startswith(SHANXI):
        return
    for decision in case.decisions:
        if decision.outcome != "给予处罚" or decision.made_on is None:
            continue
        for party in case.parties_of(decision):
            penalties = imposed_on(party, decision.penalties)
            sums = (amount_of(penalties, "罚款"), amount_of(penalties, *CONFISCATIONS))
            if any(each.kind in FILED_KINDS for each in penalties) or any(
                each and reaches_hearing(law, party, each, decision.made_on) is True for each in sums
            ):
                yield of_decision(decision, decision.made_on, decision.at("made_on"))
                break


def _answer_due(case: Case, _law: Law) -> Iterator[Occurrence]:
    for step in case.steps_named("收到监督文书"):
        if step.answer_by is not None:
            yield replace(of_step(step, step.answer_by), place=step.at("answer_by"))


def _letter_received(case: Case, _law: Law) -> Iterator[Occurrence]:
    for step in case.steps_named("收到监督文书"):
        if step.on is not None and step.answer_by is None:
            yield of_step(step, step.on)


EVENTS: dict[str, Event] = {
    "violation:over": _violation_over(grave=False),
    "violation:over-grave": _violation_over(grave=True),
    "violation:discovered": _violation_discovered,
    "measure:seized": _seized,
    "measure:released": _released,
    "measure:settled": _settled,
    "measure:urgent": _urgent,
    "measure:approved-after": _approved_after,
    "transfer:approved": _transfer_approved,
    "review:submitted": _review("submitted_on"),
    "review:opined": _review("reviewed_on"),
    "penalty:heavy": _heavy,
    "supervision:answer-due": _answer_due,
    "supervision:received": _letter_received,
}
