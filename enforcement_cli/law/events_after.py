"""Events after the decision: when it reached its party, what was paid, remedies sought, the court asked to enforce."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from enforcement_cli.cases.decisions import Decision, Performance
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Party
from enforcement_cli.law.amounts import amount_of, imposed_on
from enforcement_cli.law.basis import basis
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.occurrence import (
    Occurrence,
    effective_day,
    is_day_known,
    is_on_the_spot,
    of_step,
    steps,
    told_on,
)
from enforcement_cli.law.rule import Law

Event = Callable[[Case, Law], Iterator[Occurrence]]

ADVERSE = frozenset({"给予处罚", "不予", "不予受理", "采取强制措施", "强制执行"})
"""Outcomes against which a party is told its remedies."""

PAYMENTS = ("缴纳罚款", "分期缴纳", "强制执行")
DONE = "履行完毕"


def _parties(case: Case, decision: Decision) -> list[Party]:
    return [each for each in case.parties_of(decision) if each.id]


def _reached(case: Case, decision: Decision) -> Iterator[Occurrence]:
    """The first day on which the decision counts as served, once for each of its parties."""
    for party in _parties(case, decision):
        days: list[tuple[date, Occurrence]] = []
        for service in decision.service:
            on = effective_day(service)
            if on is not None and (not service.parties or party.id in service.parties):
                key = "served_on" if service.served_on is not None else "started_on"
                at = Occurrence(on, service.at(key), decision.number, frozenset({party.id or ""}))
                days.append((on, at))
        if days:
            yield min(days, key=lambda each: each[0])[1]


def fine_of(decision: Decision, party: Party) -> Decimal:
    """What the decision fines that party, in yuan."""
    return amount_of(imposed_on(party, decision.penalties), "罚款")


def performed(decision: Decision, party: Party, *kinds: str) -> list[tuple[Performance, date]]:
    """What that party did, or had done to it, of these kinds, by day."""
    found = [
        (each, each.on)
        for each in decision.performance
        if each.kind in kinds and each.on is not None and each.party in (None, party.id)
    ]
    return sorted(found, key=lambda each: each[1])


def _fined(case: Case) -> Iterator[tuple[Decision, Party]]:
    for decision in case.decisions:
        if decision.outcome == "给予处罚" and decision.made_on is not None:
            yield from ((decision, party) for party in _parties(case, decision) if fine_of(decision, party))


def _fine_received(case: Case, _law: Law) -> Iterator[Occurrence]:
    for decision, party in _fined(case):
        yield from (each for each in _reached(case, decision) if party.id in each.parties)


def _fine_paid(case: Case, _law: Law) -> Iterator[Occurrence]:
    """The payment with which the whole fine is in; one without an amount counts as all of it."""
    for decision, party in _fined(case):
        left = fine_of(decision, party)
        for paid, on in performed(decision, party, *PAYMENTS, DONE):
            left = Decimal(0) if paid.amount is None or paid.kind == DONE else left - paid.amount
            if left <= 0:
                yield Occurrence(on, paid.at("on"), decision.number, frozenset({party.id or ""}))
                break


def _performance(*kinds: str, field: str = "on") -> Event:
    def found(case: Case, _law: Law) -> Iterator[Occurrence]:
        for decision in case.decisions:
            for each in decision.performance:
                on = each.until if field == "until" else each.on
                if each.kind in kinds and on is not None:
                    parties = frozenset({each.party} if each.party else ())
                    yield Occurrence(on, each.at(field), decision.number, parties)

    return found


def _collected(case: Case, _law: Law) -> Iterator[Occurrence]:
    """Cash that officers took."""
    for decision in case.decisions:
        for each in decision.performance:
            if each.cash and each.kind in PAYMENTS and each.on is not None:
                parties = frozenset({each.party} if each.party else ())
                yield Occurrence(each.on, each.at("on"), decision.number, parties)


def _once(written: list[Occurrence], performance: Iterator[Occurrence]) -> Iterator[Occurrence]:
    """What the course of the case tells, and what only the decision's performance tells besides."""
    yield from written
    yield from (each for each in performance if not any(each.on == step.on and each.concerns(step) for step in written))


def _demand_served(case: Case, law: Law) -> Iterator[Occurrence]:
    told: list[Occurrence] = []
    for step in case.steps_named("催告"):
        on = told_on(step)
        if on is not None:
            told.append(replace(of_step(step, on), certain=is_day_known(step)))
    yield from _once(told, _performance("催告")(case, law))


def _court_applied(case: Case, law: Law) -> Iterator[Occurrence]:
    yield from _once(list(steps(case, "申请法院强制执行")), _performance("申请强制执行")(case, law))
    for decision in case.decisions:
        if decision.outcome == "申请法院强制执行" and decision.made_on is not None:
            yield Occurrence(decision.made_on, decision.at("made_on"), None, frozenset(decision.parties))


# Remedies


def _known(case: Case, _law: Law, *, suable: bool = False) -> Iterator[Occurrence]:
    for decision in case.decisions:
        if decision.outcome in ADVERSE and decision.made_on is not None:
            reached = [
                each for each in _reached(case, decision) if not (suable and must_reconsider(case, decision, each.on))
            ]
            # Parties whom it reached on one day have one and the same time.
            for on in dict.fromkeys(each.on for each in reached):
                same = [each for each in reached if each.on == on]
                yield replace(same[0], parties=frozenset().union(*(each.parties for each in same)))


def must_reconsider(case: Case, decision: Decision, on: date) -> bool:
    """Whether reconsideration must come before a suit (RL 23 ¶1(一): penalties on the spot), by the law of that day."""
    return decision.outcome == "给予处罚" and is_on_the_spot(case, decision) and basis("RL-23-1-1").in_force(on)


def _suable(case: Case, law: Law) -> Iterator[Occurrence]:
    yield from _known(case, law, suable=True)


def _pause(reason: str, *, over: bool = False) -> Event:
    def found(case: Case, _law: Law) -> Iterator[Occurrence]:
        for pause in case.facts.pauses:
            on = pause.to if over else pause.from_
            if pause.reason == reason and on is not None:
                yield Occurrence(on, pause.at("to" if over else "from"))

    return found


def _remedy_expired(case: Case, law: Law) -> Iterator[Occurrence]:
    """The day on which nothing can be sought against a fine any more, so that the court may be asked to enforce it.

    The end of the suit's six months (of the sixty days, where reconsideration must come first), or of the fifteen days
    after a reconsideration; where payment was put off, the end of that time (PL 72 ¶2). A reconsideration or suit under
    way starts nothing.
    """
    if next(_pause("行政诉讼")(case, law), None) is not None:
        return
    sought = [each for each in case.facts.pauses if each.reason == "行政复议"]
    put_off = list(_performance("批准延期或者分期", field="until")(case, law))
    paid = list(_fine_paid(case, law))
    for start in _fine_received(case, law):
        decision = case.decision(start.decision)
        if decision is None or any(each.to is None for each in sought):
            continue
        since = max((each.to for each in sought if each.to is not None), default=start.on)
        first = must_reconsider(case, decision, start.on)
        clock = CLOCKS["suit-15" if sought else "reconsideration-60" if first else "suit-6m"]
        last = law.calendar.add(since, clock.length, clock.unit)
        # Where a notice is not out, the latest day: what is late from there is late.
        expired = replace(start, on=last.late_after or last.latest)
        later = max((each.on for each in put_off if each.concerns(start)), default=date.min)
        if later > expired.on:
            expired = replace(start, on=later)
        if not any(each.concerns(start) and each.on <= expired.on for each in paid):
            yield expired


def _ended(case: Case, _law: Law) -> Iterator[Occurrence]:
    for party in case.parties:
        if party.ended_on is not None:
            yield Occurrence(party.ended_on, party.at("ended_on"), None, frozenset({party.id or ""}))


def _notice_issued(case: Case, _law: Law) -> Iterator[Occurrence]:
    for decision in case.decisions:
        for service in decision.service:
            if service.method == "公告送达" and service.started_on is not None:
                parties = frozenset(service.parties or decision.parties)
                yield Occurrence(service.started_on, service.at("started_on"), decision.number, parties)
    for step in case.steps:
        own = step.service
        if own is not None and own.method == "公告送达" and own.started_on is not None:
            yield replace(of_step(step, own.started_on), place=own.at("started_on"))


def _never(_case: Case, _law: Law) -> Iterator[Occurrence]:
    """What belongs to the bureau happens in no case."""
    return iter(())


EVENTS: dict[str, Event] = {
    "decision:known": _known,
    "decision:known-suable": _suable,
    "fine:received": _fine_received,
    "fine:paid": _fine_paid,
    "fine:deferred": _performance("批准延期或者分期"),
    "fine:deferred-until": _performance("批准延期或者分期", field="until"),
    "fine:collected": _collected,
    "fine:handed-in": _performance("罚款交至机关"),
    "fine:deposited": _performance("罚款缴付银行"),
    "demand:served": _demand_served,
    "court:applied": _court_applied,
    "remedy:reconsideration": _pause("行政复议"),
    "remedy:reconsidered": _pause("行政复议", over=True),
    "remedy:suit": _pause("行政诉讼"),
    "remedy:expired": _remedy_expired,
    "party:ended": _ended,
    "notice:issued": _notice_issued,
    "year:report-due": _never,
    "year:statistics-published": _never,
    "year:ogi-published": _never,
}
