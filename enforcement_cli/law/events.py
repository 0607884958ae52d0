"""Events of a case that start and end clocks: an event name gives its occurrences.

`step:NAME` is any step of that name. The others are named facts, listed in EVENTS. An occurrence keeps the decision,
parties and label it belongs to, so that a start finds its own end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.problems import Place


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One happening of an event: when, where it is written, and what it concerns.

    `decision` is an ordinal, `parties` party ids; None and empty mean that it concerns all of the case.
    """

    on: date
    place: Place
    decision: int | None = None
    parties: frozenset[str] = frozenset()
    label: str | None = None
    at: time | None = None
    proved: bool = False

    def concerns(self, other: Occurrence) -> bool:
        """Whether two occurrences can belong together: nothing that both name differs."""
        if self.decision is not None and other.decision is not None and self.decision != other.decision:
            return False
        if self.parties and other.parties and not self.parties & other.parties:
            return False
        return self.label is None or other.label is None or self.label == other.label


def occurrences(case: Case, event: str) -> Iterator[Occurrence]:
    """All occurrences of an event, in the order written."""
    if event.startswith("step:"):
        yield from _steps(case, event.removeprefix("step:"))
    else:
        yield from EVENTS[event](case)


def _steps(case: Case, name: str) -> Iterator[Occurrence]:
    for step in case.steps_named(name):
        if step.on is not None:
            yield Occurrence(
                step.on,
                step.at("on"),
                step.decision,
                frozenset(step.parties),
                step.label,
                step.at_time,
                bool(step.proved_by),
            )


def _of(decision: Decision, on: date, place: Place) -> Occurrence:
    return Occurrence(on, place, decision.number, frozenset(decision.parties))


def _made(case: Case) -> Iterator[Occurrence]:
    for decision in case.decisions:
        if decision.made_on is not None:
            yield _of(decision, decision.made_on, decision.at("made_on"))


# Outcomes that are a decision on someone's rights and so are for the public; the rest end a file inside the house.
DISCLOSED_OUTCOMES_7 = frozenset({"当场准予", "准予", "给予处罚"})
DISCLOSED_OUTCOMES_20 = frozenset({"未发现问题", "采取强制措施", "解除强制措施", "强制执行", "作出决定", "不作出决定"})
# Which class these belong to is the bureau's setting (practice.md §3).
SETTING_OF_OUTCOME = {
    "不予处罚": "no_penalty_disclosure",
    "不予": "refusal_disclosure",
    "责令改正": "order_disclosure",
}


def disclosure_days(case: Case, decision: Decision) -> int | None:
    """Working days for disclosing this decision: 7, 20, 0 for not to be disclosed, None where a setting is missing."""
    outcome = decision.outcome
    if decision.publish is False or outcome is None:
        return 0
    if outcome in DISCLOSED_OUTCOMES_7:
        return 7
    if outcome in DISCLOSED_OUTCOMES_20:
        return 20
    setting = SETTING_OF_OUTCOME.get(outcome)
    if setting is None:
        # Internal endings (不予立案, 移送 …) are disclosed only when the bureau says so in the decision.
        return 20 if decision.publish else 0
    entry = case.bureau.dated(setting, decision.made_on or date.max)
    if entry is None:
        return None
    return {"七个工作日": 7, "二十个工作日": 20, "不公开": 0}.get(str(entry.value))


def _to_disclose(days: int) -> Callable[[Case], Iterator[Occurrence]]:
    def found(case: Case) -> Iterator[Occurrence]:
        if case.is_state_secret:
            return
        for decision in case.decisions:
            if decision.made_on is not None and disclosure_days(case, decision) == days:
                yield _of(decision, decision.made_on, decision.at("made_on"))

    return found


def _ledger(*events: str) -> Callable[[Case], Iterator[Occurrence]]:
    def found(case: Case) -> Iterator[Occurrence]:
        for entry in case.ledger:
            if entry.event in events and entry.on is not None:
                yield Occurrence(entry.on, entry.at("on"), entry.decision)

    return found


# The union of the triggers of the founding document and of PL 48 ¶2 (law.md §16).
WITHDRAWAL_TRIGGERS = frozenset({"撤销", "变更", "确认违法", "确认无效", "责令重新作出"})


def _gone(case: Case) -> Iterator[Occurrence]:
    for decision in case.decisions:
        for fate in decision.fate:
            if fate.event in WITHDRAWAL_TRIGGERS:
                since = max(filter(None, (fate.effective_on or fate.ruled_on, fate.received_on)), default=None)
                if since is not None:
                    key = "received_on" if since == fate.received_on else "effective_on"
                    place = fate.at(key) if fate.has(key) else fate.at("ruled_on")
                    yield _of(decision, since, place)


def _gone_after_disclosure(case: Case) -> Iterator[Occurrence]:
    published = {entry.decision or 1: entry.on for entry in case.ledger if entry.event == "published"}
    for each in _gone(case):
        disclosed_on = published.get(each.decision or 1)
        if disclosed_on is not None:
            # Disclosed after the ruling: the three days run from the day there was something to take down.
            yield Occurrence(max(each.on, disclosed_on), each.place, each.decision, each.parties)


def _service_started(case: Case) -> Iterator[Occurrence]:
    for decision in case.decisions:
        for service in decision.service:
            on = service.started_on or service.served_on
            if on is not None:
                key = "started_on" if service.started_on else "served_on"
                parties = frozenset(service.parties or decision.parties)
                yield Occurrence(on, service.at(key), decision.number, parties)


def _hearing_held(case: Case) -> Iterator[Occurrence]:
    for step in case.steps_named("举行听证", "终止听证"):
        if step.on is not None:
            yield Occurrence(step.on, step.at("on"), step.decision, frozenset(step.parties), step.label)


def _permit_accepted(case: Case) -> Iterator[Occurrence]:
    yield from _steps(case, "受理")


def _permit_answered(case: Case) -> Iterator[Occurrence]:
    for name in ("补正告知", "受理", "不予受理", "撤回申请"):
        yield from _steps(case, name)


def _granted_with_certificate(case: Case) -> Iterator[Occurrence]:
    for decision in case.decisions:
        grant = decision.grant
        if decision.made_on and decision.outcome in ("准予", "当场准予") and grant and grant.certificate:
            yield _of(decision, decision.made_on, decision.at("made_on"))


EVENTS: dict[str, Callable[[Case], Iterator[Occurrence]]] = {
    "decision:made": _made,
    "decision:to-disclose-7": _to_disclose(7),
    "decision:to-disclose-20": _to_disclose(20),
    "decision:disclosed": _ledger("published"),
    "decision:withdrawn": _ledger("withdrawn"),
    "decision:gone": _gone,
    "decision:gone-after-disclosure": _gone_after_disclosure,
    "decision:service-started": _service_started,
    "hearing:held": _hearing_held,
    "permit:accepted": _permit_accepted,
    "permit:answered": _permit_answered,
    "permit:granted-with-certificate": _granted_with_certificate,
}
