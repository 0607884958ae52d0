"""Two officers 两名以上: where the law says how many must take part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from enforcement_cli.cases.model import Case
from enforcement_cli.law.acts import Act, is_officer, name_of, site_acts
from enforcement_cli.law.clocks import PENALTY_LAW_2021
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, UndeterminedError, problem


@dataclass(frozen=True, slots=True)
class _Demand:
    """What the law asks of one act: two officers, or two of the staff."""

    basis: tuple[str, ...]
    officers: bool = True
    severity: Severity = Severity.ERROR


def _demand(case: Case, act: Act) -> _Demand | None:
    """What the law asks of that act in that case; None where it names no number."""
    if act.step == "查封扣押":
        return _Demand(("CL-18-1-2",))
    if case.kind == "行政许可" and act.step in ("现场核查", "现场检查"):
        return _Demand(("LL-34-3",), officers=False)
    if case.kind != "行政处罚":
        return None
    if act.on >= PENALTY_LAW_2021:
        return _Demand(("PL-42-1-b",))
    if case.facts.procedure == "简易程序":
        return None
    return _Demand(("PL2017-two",), severity=Severity.WARNING)


def _acts(case: Case) -> Iterator[Act]:
    """The acts that may be asked about, one for each day, step and set of people."""
    seen: set[tuple[object, ...]] = set()
    for act in (*site_acts(case), *_decisions_on_the_spot(case)):
        key = (act.step, act.on, frozenset(act.persons))
        if key not in seen:
            seen.add(key)
            yield act


def _decisions_on_the_spot(case: Case) -> Iterator[Act]:
    """On-the-spot penalties whose document is not among the records."""
    if case.facts.procedure == "简易程序" and not any(each.type == "当场处罚决定书" for each in case.records):
        for decision in case.made_decisions:
            assert decision.made_on is not None  # made_decisions has no other
            yield Act("当场处罚决定", "当场处罚", decision.made_on, (), decision.at("made_on"))


@rule(
    "OFF003",
    title="法律要求两名以上的，人数足够",
    basis=["PL-42-1-b", "CL-18-1-2", "LL-34-3"],
    blocks_publication=False,
)
def two_took_part(case: Case, law: Law) -> Iterator[Problem]:
    """Two officers take part where the law says two.

    That is every inspection, interview, taking of evidence and on-the-spot decision in a penalty case (行政处罚法 42),
    every seizure (行政强制法 18), and the on-site verification of a permit, where any two of the staff do (行政许可法 34).
    Counted are the makers of the record together with the people of its step, or else the handling officers of the
    case. Somebody whom the register does not call an officer is not counted where the law says 执法人员; somebody whom
    the register does not know is (OFF001 speaks of that). Before 15 July 2021 an on-the-spot penalty needed one
    officer; for the general procedure of that time, whose text is not at hand, it is a warning. Inspections outside a
    penalty case, and service, are not asked: no law at hand names a number.

    Remedy: name the second officer who took part; where there was none, the legal reviewers say how it can be made good.
    """
    if not law.bureau.has_register("personnel") or case.is_state_secret:
        return
    unnamed: list[tuple[Act, _Demand]] = []
    for act in _acts(case):
        demand = _demand(case, act)
        if demand is None:
            continue
        if not act.persons:
            unnamed.append((act, demand))
        elif len(_counted(law, act.persons, demand)) < 2:
            yield _too_few(law, act, demand)
    if unnamed:
        yield from _by_handlers(case, law, *unnamed[0])


def _counted(law: Law, persons: tuple[str, ...], demand: _Demand) -> list[str]:
    """Those of the people named who count: all staff, or officers; whoever the register does not know counts too."""
    staff = law.bureau.staff
    return [each for each in persons if not demand.officers or each not in staff or is_officer(staff[each])]


def _too_few(law: Law, act: Act, demand: _Demand) -> Problem:
    counted = _counted(law, act.persons, demand)
    names = tuple(name_of(law.bureau, each) for each in counted or act.persons)
    if not demand.officers:
        return problem(
            act.place,
            "{on} 的{act}只写有{names}，应当指派两名以上工作人员",
            remedy="另有工作人员参加的，请补写；确实只有一人的，报法制审核人员判断如何补救。",
            basis=demand.basis,
            severity=demand.severity,
            on=act.on,
            act=act.name,
            names=names,
        )
    if not counted:
        return problem(
            act.place,
            "{on} 的{act}写的{names}都不是执法人员，执法人员不得少于两人",
            remedy="请核对人员编号；另有执法人员参加的，请补写；确实没有的，报法制审核人员判断如何补救。",
            basis=demand.basis,
            severity=demand.severity,
            on=act.on,
            act=act.name,
            names=names,
        )
    return problem(
        act.place,
        "{on} 的{act}只写有一名执法人员（{names}），执法人员不得少于两人",
        remedy="另有执法人员参加的，请在“制作人”中补写；确实只有一人的，报法制审核人员判断如何补救。",
        basis=demand.basis,
        severity=demand.severity,
        on=act.on,
        act=act.name,
        names=names,
    )


def _by_handlers(case: Case, law: Law, act: Act, demand: _Demand) -> Iterator[Problem]:
    """Acts that name nobody are taken to be those of the handling officers: judged once for all of them."""
    handlers = case.facts.officers
    if not handlers:
        raise UndeterminedError(
            "{on} 的{act}没有写明人员，本案也没有写承办人员，无法判断是否有两人",
            place=act.place,
            remedy="请在该记录的“制作人”或者本案的“承办人员”中写明。",
            on=act.on,
            act=act.name,
        )
    if len(_counted(law, handlers, demand)) < 2:
        yield problem(
            case.at("officers"),
            "本案承办人员只有{names}，而 {on} 的{act}没有另写人员，依法应当有两人以上",
            remedy="请补写参加的人员；确实只有一人的，报法制审核人员判断如何补救。",
            basis=demand.basis,
            severity=demand.severity,
            names=tuple(name_of(law.bureau, each) for each in handlers),
            on=act.on,
            act=act.name,
        )
