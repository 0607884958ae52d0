"""One act, one fine 一事不再罚: nobody is fined twice for the same unlawful act."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.fined import FINED_ACT, FinedAct, is_fine_standing
from enforcement_cli.cases.keys import Key, RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem


@rule(
    "PRO069",
    title="同一违法行为不给予两次以上罚款",
    basis=["PL-29"],
    scope="both",
)
def fined_once_for_one_act(subject: Case | RepositoryFacts, law: Law) -> Iterator[Problem]:
    """A party is not fined twice for the same unlawful act.

    Two decisions of one case that fine the same party and both name the same act (认定的违法行为) are an error; where
    they name none, it is undetermined. Across cases a party is known by its code or identity number and an act by its
    name: two fines for acts of one name whose times overlap are undetermined, since they may be two acts of one kind.
    A fine that was revoked, held void or ordered anew does not count, and penalties of other kinds never do. Fines
    before 15 July 2021 are not judged.

    Remedy: name the acts apart, or correct the second fine.
    """
    if isinstance(subject, RepositoryFacts):
        yield from _across(subject)
    elif subject.kind == "行政处罚" and can_read(subject, "decisions"):
        fines = [each for each in subject.made_decisions if is_fine_standing(each) and _is_judged(each)]
        for earlier, later in combinations(fines, 2):
            yield from _within(subject, earlier, later)


def _is_judged(decision: Decision) -> bool:
    return decision.made_on is not None and bool(in_force(("PL-29",), decision.made_on))


def _fined(case: Case, decision: Decision) -> set[str]:
    """The parties that the decision fines."""
    parties = {each.id for each in case.parties_of(decision) if each.id}
    named = [set(each.parties) or parties for each in decision.penalties if each.kind == "罚款"]
    return parties & set().union(*named)


def _within(case: Case, earlier: Decision, later: Decision) -> Iterator[Problem]:
    both = _fined(case, earlier) & _fined(case, later)
    if not both:
        return
    if earlier.violations and later.violations:
        same = sorted(set(earlier.violations) & set(later.violations))
        if same:
            yield problem(
                later.at("penalties"),
                "第{first}个决定和第{second}个决定都对当事人{parties}的违法行为{acts}处以罚款；对同一个违法行为，不得给予两次以上罚款",
                remedy="请核对各决定“认定的违法行为”；确实重复罚款的，依法纠正。",
                first=earlier.number,
                second=later.number,
                parties=sorted(both),
                acts=same,
            )
    else:
        yield problem(
            later.at("penalties"),
            "第{first}个决定和第{second}个决定都对当事人{parties}处以罚款，没有分别写明认定的违法行为，是否属于同一个违法行为无法判断",
            remedy="请在各决定的“认定的违法行为”中写明违法行为的编号。",
            severity=Severity.UNDETERMINED,
            first=earlier.number,
            second=later.number,
            parties=sorted(both),
        )


def _across(repository: RepositoryFacts) -> Iterator[Problem]:
    groups: dict[tuple[str, str], list[tuple[FinedAct, Key]]] = {}
    for key in repository.keyed(FINED_ACT):
        act = FinedAct.of_key(key.value)
        if in_force(("PL-29",), act.fined_on):
            groups.setdefault((act.party, act.act), []).append((act, key))
    for acts in groups.values():
        told: set[tuple[str, str]] = set()
        for (earlier, first), (later, second) in combinations(acts, 2):
            pair = (first.case, second.case)
            if first.case == second.case or pair in told:
                continue
            if earlier.first <= later.last and later.first <= earlier.last:
                told.add(pair)
                yield problem(
                    second.place,
                    "案件{first}已对同一当事人的“{act}”（{since}至{until}）处以罚款，与本案认定的时间重叠；"
                    "是否属于同一个违法行为无法判断，对同一个违法行为不得给予两次以上罚款",
                    remedy="不是同一个违法行为的，核对违法行为的起止日期并登记说明；确实重复罚款的，依法纠正。",
                    severity=Severity.UNDETERMINED,
                    first=first.case,
                    act=earlier.act,
                    since=earlier.first,
                    until=earlier.last,
                )
