"""Events of a case that start and end clocks: an event name gives its occurrences.

`step:NAME` is any step of that name. The others are named facts, listed in EVENTS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.ledger_facts import standings
from enforcement_cli.cases.model import Case
from enforcement_cli.law.disclosing import disclosure_days, effective_from, takes_down
from enforcement_cli.law.occurrence import (
    TAKES_TIME,
    THIRD_ROLES,
    Occurrence,
    hearings,
    is_day_known,
    is_on_the_spot,
    of_decision,
    of_step,
    told_on,
)
from enforcement_cli.law.rule import Law

Event = Callable[[Case, Law], Iterator[Occurrence]]


def occurrences(case: Case, event: str, law: Law) -> Iterator[Occurrence]:
    """All occurrences of an event, in the order written. KeyError for a name that is none."""
    if event.startswith("step:"):
        yield from _steps(case, event.removeprefix("step:"))
    else:
        yield from EVENTS[event](case, law)


def _steps(case: Case, *names: str) -> Iterator[Occurrence]:
    return (of_step(step, step.on) for step in case.steps_named(*names) if step.on is not None)


def _made(case: Case, _law: Law) -> Iterator[Occurrence]:
    for decision in case.decisions:
        if decision.made_on is not None:
            yield of_decision(decision, decision.made_on, decision.at("made_on"))


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
            if since is not None:
                on, field, sure = since
                yield replace(of_decision(decision, on, fate.at(field)), certain=sure)


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
    """The filing, once for each decision, and once more for the parties that no decision names yet."""
    filings = sorted(_steps(case, "立案"), key=lambda each: each.on)
    waiting: list[tuple[int | None, frozenset[str]]] = [
        (each.number, frozenset(each.parties)) for each in case.decisions if not _is_renewed(case, each)
    ]
    named = frozenset(party for each in case.decisions for party in each.parties)
    unnamed = frozenset(each.id for each in case.parties if each.id and each.role not in THIRD_ROLES) - named
    if not case.decisions:
        waiting = [(None, each.parties) for each in filings]
    elif unnamed and all(each.parties for each in case.decisions):
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
    """The party told of its right to a hearing: a notice of that name, or one that tells it among the rest."""
    for step in case.steps_named("听证告知", "事先告知", "告知利害关系人"):
        on = told_on(step)
        if on is not None and (step.step == "听证告知" or "听证权" in step.told):
            yield replace(of_step(step, on), certain=is_day_known(step))


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


# Permits


def _permit_answered(case: Case, law: Law) -> Iterator[Occurrence]:
    yield from _steps(case, "补正告知", "受理", "不予受理", "撤回申请")
    yield from _made(case, law)


def _accepted(case: Case, law: Law) -> Iterator[Occurrence]:
    """受理; or the receipt, where the five days passed without a word (LL 32 ¶1(四): deemed accepted from it).

    Papers that were complete are not covered by (四): an acceptance that came late without a correction being asked
    counts from its own day.
    """
    receipts = sorted(_steps(case, "收到申请"), key=lambda each: each.on)
    accepted = list(_steps(case, "受理"))
    asked = list(_steps(case, "补正告知"))
    deemed = []
    for index, receipt in enumerate(receipts):
        last = law.calendar.add(receipt.on, 5, "working_days").latest
        answers = sorted(
            (each for each in _permit_answered(case, law) if each.concerns(receipt)), key=lambda each: each.on
        )
        later = [each for each in answers if each.on >= receipt.on]
        # An answer dated before the first receipt is a slip of the pen, not silence.
        silent = not later and (index > 0 or not answers)
        if (silent and law.as_of > last) or (later and later[0] in asked and later[0].on > last):
            deemed.append(receipt)
    yield from deemed
    yield from (each for each in accepted if not any(each.concerns(receipt) for receipt in deemed))


def _permit_accepted(*, jointly: bool) -> Event:
    def found(case: Case, law: Law) -> Iterator[Occurrence]:
        if (case.facts.acting_as == "联合执法") is jointly:
            yield from _accepted(case, law)

    return found


def _granted_with_certificate(case: Case, _law: Law) -> Iterator[Occurrence]:
    matter = case.bureau.matters.get(case.facts.matter or "")
    for decision in case.decisions:
        if decision.made_on is None or decision.outcome not in ("准予", "当场准予"):
            continue
        named = decision.grant.certificate if decision.grant is not None else None
        if named != "无" and (named or (matter is not None and matter.data.get("certificate") == "yes")):
            yield of_decision(decision, decision.made_on, decision.at("made_on"))


EVENTS: dict[str, Event] = {
    "decision:made": _made,
    "decision:to-disclose-7": _to_disclose(7),
    "decision:to-disclose-20": _to_disclose(20, None),
    "decision:disclosed": _ledger("published"),
    "decision:withdrawn": _ledger("withdrawn"),
    "decision:gone": _gone,
    "decision:gone-after-disclosure": _gone_after_disclosure,
    "decision:to-serve": _to_serve,
    "decision:service-started": _service_started,
    "penalty:filed": _penalty_filed,
    "penalty:transferred": _transferred,
    "case:closed": _closed,
    "hearing:offered": _hearing_offered,
    "hearing:notified": _hearing_notified,
    "hearing:held": _hearing_day,
    "permit:accepted": _permit_accepted(jointly=False),
    "permit:accepted-jointly": _permit_accepted(jointly=True),
    "permit:answered": _permit_answered,
    "permit:granted-with-certificate": _granted_with_certificate,
}
