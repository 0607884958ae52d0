"""Which decisions are major 重大执法决定, and what of it the facts themselves show (实施方案三(三)2, G118 十二, PL 58)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.bureau import MajorEntry
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.amounts import amount_of, counts_as, imposed_on
from enforcement_cli.law.clocks import DISCLOSURE_2018, PENALTY_LAW_2021
from enforcement_cli.law.occurrence import Occurrence, hearings, is_on_the_spot, of_decision
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import Place

HEARING = "经过听证程序"
JUDGEMENTS = (
    "涉及重大公共利益",
    "可能造成重大社会影响或者引发社会风险",
    "直接关系行政相对人或者第三人重大权益",
    "案件情况疑难复杂、涉及多个法律关系",
)
"""The grounds that people have to judge; the fifth is seen from the steps."""

ON_RIGHTS = frozenset(
    {
        "给予处罚",
        "准予",
        "当场准予",
        "不予",
        "责令改正",
        "采取强制措施",
        "强制执行",
        "申请法院强制执行",
        "作出决定",
        "不作出决定",
    }
)
"""Outcomes that decide on someone's rights. 不予处罚, transfers and endings need no review (practice.md §1)."""

_ASKED = frozenset({"行政处罚", "行政许可", "行政强制"})


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a decision is major: the ground's name, or the catalogue entry's, and where the file shows it."""

    name: str
    place: Place


def in_review_scope(decision: Decision) -> bool:
    """Whether it is of a kind that can be major, and made since the review of major decisions was asked for.

    A draft without an outcome is in scope: nobody knows yet how it will end.
    """
    if decision.made_on is not None and decision.made_on < DISCLOSURE_2018:
        return False
    return decision.outcome is None or decision.outcome in ON_RIGHTS


def grounds(case: Case, decision: Decision | None, law: Law) -> list[Ground]:
    """The grounds that the steps, the catalogue and the answers show; what 重大执法决定 itself says is left out.

    Without a decision, those that hold whatever will be decided.
    """
    found = [Ground(HEARING, each.place) for each in _heard(case, decision)[:1]]
    found += [Ground(name, case.at("major_grounds", name)) for name, yes in case.facts.major_grounds.items() if yes]
    if decision is not None:
        for entry in case.bureau.major_entries:
            if _matches(entry, case, decision, law):
                found.append(Ground(entry.name or entry.id or "", decision.at()))
    return list({each.name: each for each in found}.values())


def _heard(case: Case, decision: Decision | None) -> list[Occurrence]:
    """Hearings opened on the way to the decision; ended ones count too (a reading, the stricter side)."""
    if decision is None:
        return hearings(case)
    whole = of_decision(decision, decision.made_on or date.max, decision.at())
    return [each for each in hearings(case) if each.concerns(whole) and each.on <= whole.on]


def _matches(entry: MajorEntry, case: Case, decision: Decision, law: Law) -> bool:
    """Whether a catalogue entry names the decision by conditions that a machine can judge.

    An entry with a name alone, or a name and a kind, is for people.
    """
    on = decision.made_on or law.as_of
    if not (entry.from_ or date.min) <= on <= (entry.to or date.max) or entry.kind not in (None, case.kind):
        return False
    amounts = entry.amount_person is not None or entry.amount_body is not None
    if not (entry.matter or entry.outcomes or entry.penalty_kinds or amounts or entry.hearing):
        return False
    return (
        entry.matter in (None, case.facts.matter)
        and (not entry.outcomes or decision.outcome in entry.outcomes)
        and (not entry.penalty_kinds or any(each.kind in entry.penalty_kinds for each in decision.penalties))
        and (not amounts or _reaches(entry, case, decision, law, on))
        and (not entry.hearing or bool(_heard(case, decision)))
    )


def _reaches(entry: MajorEntry, case: Case, decision: Decision, law: Law, on: date) -> bool:
    for party in case.parties_of(decision):
        standing = counts_as(party, law, on)
        limit = {"person": entry.amount_person, "body": entry.amount_body}.get(standing or "")
        if limit is not None and amount_of(imposed_on(party, decision.penalties), "罚款") >= limit:
            return True
    return False


def is_major(case: Case, decision: Decision, law: Law) -> bool | None:
    """Whether a decision is major; None where people have not said so yet. What the facts show overrides a "no"."""
    if not in_review_scope(decision):
        return False
    if case.facts.major or grounds(case, decision, law):
        return True
    if case.facts.major is False or not unanswered(case):
        return False
    return None if is_asked(case, decision) else False


def unanswered(case: Case) -> list[str]:
    """The grounds that need a person's judgement and have none."""
    return [each for each in JUDGEMENTS if each not in case.facts.major_grounds]


def is_asked(case: Case, decision: Decision) -> bool:
    """Whether the question belongs to this decision at all: not on the spot, not an inspection's conclusion."""
    return case.kind in _ASKED and not is_on_the_spot(case, decision) and decision.outcome != "当场准予"


def review_law(case: Case, on: date) -> str:
    """Id of the clause that forbids deciding without review: 行政处罚法 58 for penalties since 2021, else the seed's."""
    return "PL-58-1" if case.kind == "行政处罚" and on >= PENALTY_LAW_2021 else "S-53"
