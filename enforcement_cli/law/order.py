"""The order of steps as data: which must not come after which, and where the law says so.

The order is partial and every comparison is ≤: steps of one day are in order, and steps that no row joins may come as
the case brings them (a site visit before the filing, a legal review before or after the notice).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.model import Case
from enforcement_cli.law.clocks import PENALTY_LAW_2021
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.occurrence import Occurrence, hearings, of_decision
from enforcement_cli.law.rule import Law


@dataclass(frozen=True, slots=True)
class Pair:
    """`earlier` must not come after `later`. Both are names of HAPPENINGS, or of steps.

    `outcomes` narrows a pair to decisions of these outcomes; `from_` is the first day on which its law is in force.
    """

    earlier: str
    later: str
    kind: str
    basis: str
    outcomes: frozenset[str] = frozenset()
    from_: date = date.min


DECISION = "作出决定"
SERVICE = "送达决定"
APPROVAL = "负责人批准决定"
DELIBERATION = "集体讨论"
HEARING = "举行听证"

_ON_THE_MERITS = frozenset({"给予处罚", "不予处罚"})
_GRANTED_OR_REFUSED = frozenset({"准予", "当场准予", "不予"})


def _penalty(earlier: str, later: str, basis: str, outcomes: frozenset[str] = frozenset()) -> Pair:
    return Pair(earlier, later, "行政处罚", basis, outcomes, PENALTY_LAW_2021)


def _permit(earlier: str, later: str, basis: str, outcomes: frozenset[str] = frozenset()) -> Pair:
    return Pair(earlier, later, "行政许可", basis, outcomes)


PAIRS = (
    _penalty("立案", "调查终结", "PL-47"),
    _penalty("立案", DECISION, "PL-47", _ON_THE_MERITS),
    _penalty("先行登记保存", "登记保存处理", "PL-56"),
    _penalty("调查终结", DECISION, "PL-57-1", _ON_THE_MERITS),
    _penalty("事先告知", "放弃陈述申辩", "PL-44"),
    _penalty("陈述申辩", "复核", "PL-45-1"),
    _penalty(HEARING, DECISION, "PL-65", _ON_THE_MERITS),
    _penalty(DELIBERATION, DECISION, "PL-57-2", _ON_THE_MERITS),
    _penalty(APPROVAL, DECISION, "PL-57-1", _ON_THE_MERITS),
    _penalty(DECISION, SERVICE, "PL-61-1"),
    _penalty(DECISION, "结案审批", "PL-47"),
    _penalty("结案审批", "归档", "PL-47"),
    _permit("收到申请", "受理", "LL-32-1"),
    _permit("收到申请", "补正告知", "LL-32-1-4"),
    _permit("补正告知", "收到补正", "LL-32-1-4"),
    _permit("收到申请", DECISION, "LL-37"),
    _permit("受理", DECISION, "LL-42-1-a", _GRANTED_OR_REFUSED),
    _permit("现场核查", DECISION, "LL-37", _GRANTED_OR_REFUSED),
    _permit("检验检测检疫", DECISION, "LL-37", _GRANTED_OR_REFUSED),
    _permit("专家评审", DECISION, "LL-37", _GRANTED_OR_REFUSED),
    _permit("告知利害关系人", DECISION, "LL-36", _GRANTED_OR_REFUSED),
    _permit(HEARING, DECISION, "LL-48-2", _GRANTED_OR_REFUSED),
    _permit(APPROVAL, DECISION, "LL-37", _GRANTED_OR_REFUSED),
    _permit(DECISION, "颁发证件", "LL-44"),
    _permit(DECISION, SERVICE, "LL-44"),
)


@dataclass(frozen=True, slots=True)
class Disorder:
    """A happening that is dated before others that the law puts first."""

    name: str
    what: Occurrence
    before: tuple[tuple[str, Occurrence], ...]
    basis: tuple[str, ...]


def disorders(case: Case, law: Law) -> Iterator[Disorder]:
    """Every happening out of order, each once, with all that it should have come after."""
    found: dict[tuple[str, Occurrence], list[tuple[str, Occurrence, str]]] = {}
    known: dict[str, list[Occurrence]] = {}

    def happenings(name: str) -> list[Occurrence]:
        if name not in known:
            known[name] = list(_happenings(case, law, name))
        return known[name]

    for pair in PAIRS:
        if pair.kind == case.kind and happenings(pair.earlier):
            later = [
                each for each in happenings(pair.later) if not pair.outcomes or _outcome(case, each) in pair.outcomes
            ]
            for late, early in _violations(pair, happenings(pair.earlier), later):
                found.setdefault((pair.later, late), []).append((pair.earlier, early, pair.basis))
    for (name, what), others in found.items():
        before = tuple((each, occurrence) for each, occurrence, _ in others)
        yield Disorder(name, what, before, tuple(dict.fromkeys(basis for _, _, basis in others)))


def _outcome(case: Case, made: Occurrence) -> str | None:
    decision = case.decision(made.decision)
    return decision.outcome if decision is not None else None


def _violations(
    pair: Pair, earlier: list[Occurrence], later: list[Occurrence]
) -> Iterator[tuple[Occurrence, Occurrence]]:
    """(the later happening, the earliest of the steps that should have come first) where even that one came after.

    A step that does not say which of several decisions it serves may serve the last of them.
    """
    for late in later:
        concerned = [each for each in earlier if each.concerns(late)]
        first = min(concerned, key=lambda each: each.on, default=None)
        # By the day of what should have come first: a slip of the year in the later one leads to no older law.
        if first is None or first.on <= late.on or first.on < pair.from_:
            continue
        if not any(first.concerns(each) and first.on <= each.on for each in later):
            yield late, first


def _happenings(case: Case, law: Law, name: str) -> Iterator[Occurrence]:
    if name == DECISION:
        yield from occurrences(case, "decision:made", law)
    elif name == APPROVAL:
        for decision in case.decisions:
            approval = decision.approval
            if approval is not None and approval.on is not None:
                yield of_decision(decision, approval.on, approval.at("on"))
    elif name == DELIBERATION:
        yield from occurrences(case, "step:集体讨论", law)
        for decision in case.decisions:
            deliberation = decision.deliberation
            if deliberation is not None and deliberation.on is not None:
                yield of_decision(decision, deliberation.on, deliberation.at("on"))
    elif name == SERVICE:
        yield from occurrences(case, "decision:service-started", law)
    elif name == HEARING:
        yield from hearings(case)
    else:
        yield from occurrences(case, f"step:{name}", law)
