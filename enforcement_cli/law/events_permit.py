"""Events of an application for a permit: received, answered, accepted, examined, granted; and its term."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.model import Case
from enforcement_cli.law.events_after import Event
from enforcement_cli.law.occurrence import Occurrence, decisions_made, of_decision, of_step
from enforcement_cli.law.occurrence import steps as _steps
from enforcement_cli.law.rule import Law


def _permit_answered(case: Case, law: Law) -> Iterator[Occurrence]:
    yield from _steps(case, "补正告知", "受理", "不予受理", "撤回申请")
    yield from decisions_made(case)


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


def _permit_accepted(*, jointly: bool, forwarded: bool = False) -> Event:
    """`forwarded`: this organ only examines first, and another decides (LL 43)."""

    def found(case: Case, law: Law) -> Iterator[Occurrence]:
        matter = case.bureau.matters.get(case.facts.matter or "")
        if (matter is not None and matter.pre_review is True) is not forwarded:
            return
        if forwarded or (case.facts.acting_as == "联合执法") is jointly:
            yield from _accepted(case, law)

    return found


def _accepted_to_test(case: Case, law: Law) -> Iterator[Occurrence]:
    """Accepted, where its course has a test; the test's day need not be given yet."""
    tests = [of_step(each, each.on or date.min) for each in case.steps_named("检验检测检疫")]
    yield from (each for each in _accepted(case, law) if any(each.concerns(test) for test in tests))


def _forwarded(case: Case, law: Law) -> Iterator[Occurrence]:
    yield from _steps(case, "初审上报", "不予受理")
    yield from decisions_made(case)


def _permit_expires(case: Case, _law: Law) -> Iterator[Occurrence]:
    """The last day of a permit whose holder has asked to have its term prolonged."""
    renewal = case.facts.renewal
    if renewal is not None and renewal.expires_on is not None:
        yield Occurrence(renewal.expires_on, renewal.at("expires_on"))


def _granted_with_certificate(case: Case, _law: Law) -> Iterator[Occurrence]:
    matter = case.bureau.matters.get(case.facts.matter or "")
    for decision in case.decisions:
        if decision.made_on is None or decision.outcome not in ("准予", "当场准予"):
            continue
        named = decision.grant.certificate if decision.grant is not None else None
        if named != "无" and (named or (matter is not None and matter.data.get("certificate") == "yes")):
            yield of_decision(decision, decision.made_on, decision.at("made_on"))


EVENTS: dict[str, Event] = {
    "permit:accepted": _permit_accepted(jointly=False),
    "permit:accepted-jointly": _permit_accepted(jointly=True),
    "permit:accepted-to-forward": _permit_accepted(jointly=False, forwarded=True),
    "permit:accepted-to-test": _accepted_to_test,
    "permit:forwarded": _forwarded,
    "permit:hearing-asked": lambda case, _law: _steps(case, "申请听证"),
    "permit:expires": _permit_expires,
    "permit:answered": _permit_answered,
    "permit:granted-with-certificate": _granted_with_certificate,
}
