"""Events of a case that start and end clocks: an event name gives its occurrences.

`step:NAME` is any step of that name. The others are named facts, listed in EVENTS.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from enforcement_cli.cases.decisions import Decision, Fate
from enforcement_cli.cases.ledger_facts import standings
from enforcement_cli.cases.model import Case
from enforcement_cli.law import events_after, events_penalty, events_permit
from enforcement_cli.law.disclosing import disclosure_days, effective_from, is_undone, takes_down
from enforcement_cli.law.events_after import Event
from enforcement_cli.law.occurrence import (
    BESIDE,
    TAKES_TIME,
    THIRD_ROLES,
    Occurrence,
    decisions_made,
    hearings,
    is_day_known,
    is_on_the_spot,
    of_decision,
    of_step,
    told_on,
)
from enforcement_cli.law.occurrence import steps as _steps
from enforcement_cli.law.rule import Law


def occurrences(case: Case, event: str, law: Law) -> Iterator[Occurrence]:
    """All occurrences of an event, in the order written. KeyError for a name that is none."""
    return iter(law.memo.of(case, event, lambda: _found(case, event, law)))


def _found(case: Case, event: str, law: Law) -> Iterator[Occurrence]:
    if event.startswith("step:"):
        return _steps(case, event.removeprefix("step:"))
    return EVENTS[event](case, law)


# Disclosure


def _to_disclose(*classes: int | None) -> Event:
    def found(case: Case, _law: Law) -> Iterator[Occurrence]:
        for decision in case.decisions:
            if decision.made_on is not None and disclosure_days(case, decision) in classes:
                yield of_decision(decision, decision.made_on, decision.at("made_on"))

    return found


def _ledger(*events: str) -> Event:
    def found(case: Case, _law: Law) -> Iterator[Occurrence]:
        for entry in case.ledger:
            if entry.event in events and entry.on is not None:
                yield Occurrence(entry.on, entry.at("on"), entry.decision or 1)

    return found


def _gone(case: Case, _law: Law) -> Iterator[Occurrence]:
    for decision in case.decisions:
        for fate in decision.fate:
            since = effective_from(fate) if takes_down(case, fate) else None
            if since is not None and not _is_past(case, decision, fate, since[0]):
                on, field, sure = since
                yield replace(of_decision(decision, on, fate.at(field)), certain=sure)


def _is_past(case: Case, decision: Decision, fate: Fate, since: date) -> bool:
    """Whether the ruling has fallen itself and the decision was never down for it: then nothing is left to withdraw."""
    down = any(each.event == "withdrawn" and each.on and each.on >= since for each in case.ledger_of(decision))
    return is_undone(decision, fate) and not down


def _gone_after_disclosure(case: Case, law: Law) -> Iterator[Occurrence]:
    """From the ruling's effect, or from the disclosure where that came later; not when it was down by then."""
    spans = {each.number: standings(case.ledger_of(each)) for each in case.decisions}
    for gone in _gone(case, law):
        for span in spans.get(gone.decision or 1, ()):
            if span.until is None or span.until >= gone.on:
                yield replace(gone, on=max(gone.on, span.since))
                break


# Penalties


def _is_renewed(case: Case, decision: Decision) -> bool:
    """Whether it was made in place of one that was taken back: then the time since filing says nothing."""
    for earlier in case.decisions:
        if earlier.number < decision.number and earlier.made_on is not None:
            shared = not earlier.parties or not decision.parties or set(earlier.parties) & set(decision.parties)
            if shared and any(each.event in ("撤销", "责令重新作出", "确认无效") for each in earlier.fate):
                return True
    return False


def _penalty_filed(case: Case, _law: Law) -> Iterator[Occurrence]:
    """The filing, once for each decision that ends the case, and once more for the parties that none names yet."""
    decisions = [each for each in case.decisions if each.outcome not in BESIDE]
    filings = sorted(_steps(case, "立案"), key=lambda each: each.on)
    waiting: list[tuple[int | None, frozenset[str]]] = [
        (each.number, frozenset(each.parties)) for each in decisions if not _is_renewed(case, each)
    ]
    named = frozenset(party for each in decisions for party in each.parties)
    unnamed = frozenset(each.id for each in case.parties if each.id and each.role not in THIRD_ROLES) - named
    if not decisions:
        waiting = [(None, each.parties) for each in filings]
    elif unnamed and all(each.parties for each in decisions):
        waiting.append((None, unnamed))
    seen: set[tuple[int | None, frozenset[str]]] = set()
    for number, parties in waiting:
        wanted = Occurrence(date.min, case.at(), number, parties)
        filing = next((each for each in filings if each.concerns(wanted)), None)
        if filing is not None and (number, parties) not in seen:
            seen.add((number, parties))
            yield replace(filing, decision=number, parties=parties, label=None)


def _transferred(case: Case, _law: Law) -> Iterator[Occurrence]:
    """Handed to the police or another organ: the case waits for them from then on."""
    yield from _steps(case, "移送")
    for decision in case.decisions:
        if decision.made_on is not None and decision.outcome in ("移送公安", "移送其他机关"):
            yield Occurrence(decision.made_on, decision.at("made_on"), None, frozenset(decision.parties))


def _closed(case: Case, _law: Law) -> Iterator[Occurrence]:
    """The step, or the day that the case itself gives."""
    yield from _steps(case, "结案审批")
    if case.facts.closed_on is not None:
        yield Occurrence(case.facts.closed_on, case.at("closed_on"))


def _to_serve(case: Case, _law: Law) -> Iterator[Occurrence]:
    """Every decision of the general procedure, once for each of its parties: each has to be served."""
    for decision in case.decisions:
        if decision.made_on is None or is_on_the_spot(case, decision):
            continue
        whole = of_decision(decision, decision.made_on, decision.at("made_on"))
        parties = [each.id for each in case.parties_of(decision) if each.id]
        if len(parties) < 2:
            yield whole
        else:
            yield from (replace(whole, parties=frozenset({each})) for each in parties)


def _service_started(case: Case, _law: Law) -> Iterator[Occurrence]:
    """Each service, from the day it was set going; where only its effect is dated, that day stands in for it."""
    for decision in case.decisions:
        for service in decision.service:
            on = service.started_on or service.served_on
            if on is not None:
                key = "started_on" if service.started_on else "served_on"
                parties = frozenset(service.parties or decision.parties)
                certain = service.started_on is not None or service.method not in TAKES_TIME
                yield Occurrence(on, service.at(key), decision.number, parties, certain=certain)


# Hearings


def _hearing_offered(case: Case, _law: Law) -> Iterator[Occurrence]:
    """The party told of its right to a hearing: a notice of that name, or one that tells it among the rest.

    Two papers that reach the same party on one day tell it once.
    """
    found: list[Occurrence] = []
    for step in case.steps_named("听证告知", "事先告知", "告知利害关系人"):
        on = told_on(step)
        if on is not None and (step.step == "听证告知" or "听证权" in step.told):
            own = replace(of_step(step, on), certain=is_day_known(step))
            if not any(_tells_the_same(each, own) for each in found):
                found.append(own)
                yield own


def _tells_the_same(one: Occurrence, other: Occurrence) -> bool:
    return (one.on, one.certain, one.decision, one.parties, one.label) == (
        other.on,
        other.certain,
        other.decision,
        other.parties,
        other.label,
    )


def _hearing_notified(case: Case, _law: Law) -> Iterator[Occurrence]:
    for step in case.steps_named("听证通知"):
        on = told_on(step)
        if on is not None:
            yield replace(of_step(step, on), about=step.hearing.held_on if step.hearing is not None else None)


def _hearing_day(case: Case, law: Law) -> Iterator[Occurrence]:
    """Every hearing opened; and the one that the last notice announces, where none has been opened yet."""
    held = hearings(case)
    yield from held
    notices = sorted(_hearing_notified(case, law), key=lambda each: each.on)
    for index, notice in enumerate(notices):
        later = notices[index + 1 :]
        if notice.about is not None and not any(notice.concerns(each) for each in (*held, *later)):
            yield replace(notice, on=notice.about)


EVENTS: dict[str, Event] = {
    **events_penalty.EVENTS,
    **events_after.EVENTS,
    **events_permit.EVENTS,
    "decision:made": lambda case, _law: decisions_made(case),
    "decision:to-disclose-7": _to_disclose(7),
    "decision:to-disclose-20": _to_disclose(20, None),
    "decision:disclosed": _ledger("published"),
    "decision:withdrawn": _ledger("withdrawn"),
    "decision:gone": _gone,
    "decision:gone-after-disclosure": _gone_after_disclosure,
    "decision:to-serve": _to_serve,
    "decision:service-started": _service_started,
    "penalty:filed": _penalty_filed,
    "penalty:ended": lambda case, _law: decisions_made(case, ending=True),
    "penalty:transferred": _transferred,
    "case:closed": _closed,
    "hearing:offered": _hearing_offered,
    "hearing:notified": _hearing_notified,
    "hearing:held": _hearing_day,
    "hearing:opened": lambda case, _law: iter(hearings(case)),
}
