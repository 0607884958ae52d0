"""Registered explanations (已登记说明): which findings they cover, and what is wrong with them themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.views import Day, Text, View, views
from enforcement_cli.law.rule import Law, all_rules
from enforcement_cli.problems import Finding, UnreadableError, Waiver

APPROVERS = frozenset({"主要负责人", "法制审核人员"})
"""Roles of the register whose holders may register an explanation, unless they handle the case."""


class WaiverView(View):
    """One entry of a waivers.yaml."""

    rule = Text()
    file_named = Text("file")
    pointer_named = Text("pointer")
    by = Text()
    on = Day()
    reason = Text()
    until = Day()

    def covers(self, finding: Finding) -> bool:
        """Whether it speaks of that finding."""
        if self.rule != finding.rule or finding.waiver is not None:
            return False
        if self.file_named and not (
            finding.place.file == self.file_named or finding.place.file.endswith("/" + self.file_named)
        ):
            return False
        if self.pointer_named is None:
            return True
        return "".join(f"/{each}" for each in finding.place.pointer) == self.pointer_named

    def is_expired(self, as_of: date) -> bool:
        """Whether its last day has passed."""
        return self.until is not None and as_of > self.until


@dataclass(frozen=True, slots=True)
class Misuse:
    """A registered explanation that is itself in question. `kind`: unmatched, expired, unwaivable, unfit-approver."""

    kind: str
    waiver: WaiverView
    why: str = ""


@dataclass(frozen=True)
class WaiverFacts:
    """What the rules about registered explanations see."""

    id: str | None
    misuses: tuple[Misuse, ...]


def waivers_of_case(case: Case) -> list[WaiverView]:
    """The entries of the case's own waivers.yaml; none where it cannot be read."""
    try:
        return list(views(WaiverView, *case.sections.get("waivers", ((), "", ()))))
    except UnreadableError:
        return []


def waivers_of_repository(bureau: Bureau) -> list[WaiverView]:
    """The entries of the repository's waivers.yaml; none where it cannot be read."""
    try:
        return list(views(WaiverView, *bureau.registers.get("waivers", ((), "waivers.yaml"))))
    except UnreadableError:
        return []


def apply_waivers(
    findings: Iterable[Finding],
    waivers: list[WaiverView],
    law: Law,
    case: Case | None,
    *,
    ran: Collection[str] | None = None,
) -> tuple[list[Finding], WaiverFacts]:
    """Findings with those covered marked, and what is wrong with the explanations.

    Those of a case cover findings on that case only. An explanation that has expired, whose rule cannot be waived, or
    whose approver may not approve, covers nothing.
    `ran` are the ids of the rules that were run (all, where not given): an explanation of a rule that was left out
    has no finding to match, and nothing is wrong with it.
    """
    waivable = {each.id: each.waivable for each in all_rules()}
    found = list(findings)
    misuses: list[Misuse] = []
    for waiver in waivers:
        try:
            fault = _fault(waiver, waivable, law, case)
            matching = [
                index
                for index, each in enumerate(found)
                if (case is None or each.case == case.id) and waiver.covers(each)
            ]
        except UnreadableError:
            continue
        if fault is not None:
            misuses.append(fault)
        elif not matching:
            if ran is None or waiver.rule in ran or waiver.rule not in waivable:
                misuses.append(Misuse("unmatched", waiver))
        else:
            for index in matching:
                found[index] = found[index].waived_by(_waiver(waiver, law))
    return found, WaiverFacts(case.id if case else None, tuple(misuses))


def _waiver(waiver: WaiverView, law: Law) -> Waiver:
    person = law.bureau.staff.get(waiver.by or "")
    by = person.name if person is not None and person.name else waiver.by or ""
    until = waiver.until.isoformat() if waiver.until else None
    return Waiver(by, waiver.on.isoformat() if waiver.on else "", waiver.reason or "", until, waiver.at())


def _fault(waiver: WaiverView, waivable: dict[str, bool], law: Law, case: Case | None) -> Misuse | None:
    if not waivable.get(waiver.rule or "", True):
        return Misuse("unwaivable", waiver)
    if waiver.is_expired(law.as_of):
        return Misuse("expired", waiver)
    person = law.bureau.staff.get(waiver.by or "")
    if person is None:
        return Misuse("unfit-approver", waiver, "不在人员名录中")
    if not APPROVERS & set(person.roles):
        return Misuse("unfit-approver", waiver, "不是主要负责人或者法制审核人员")
    if case is not None and waiver.by in case.facts.officers:
        return Misuse("unfit-approver", waiver, "是本案承办人员")
    return None
