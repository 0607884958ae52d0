"""Withdrawal 撤下: what was revoked leaves the public site in time, and the public is told why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.ledger_facts import standings
from enforcement_cli.cases.model import Case
from enforcement_cli.law.clocks import FOUNDING_2019, PENALTY_LAW_2021
from enforcement_cli.law.disclosing import effective_from, is_taken_away, takes_down
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.ledgers import can_read_ledger
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.telling import Wording, tell
from enforcement_cli.problems import Problem, Severity, problem

WITHDRAWN = Wording(
    late="已公示的决定被依法撤销、变更、确认违法、确认无效或者要求重新作出的，应当自{start}起三个工作日内撤下，最后一日为{due}，"
    "实际于{done}撤下，逾期；法律后果由有权机关认定",
    overdue="已公示的决定被依法撤销、变更、确认违法、确认无效或者要求重新作出的，应当自{start}起三个工作日内撤下，最后一日为{due}，"
    "至{judged}仍在公示，逾期；法律后果由有权机关认定",
    unsure="已公示的决定被依法撤销、变更、确认违法、确认无效或者要求重新作出的，应当自{start}起三个工作日内撤下，"
    "最后一日在{earliest}至{latest}之间；放假安排尚未公布，{judged}是否逾期无法判断",
    soon="已公示的决定被依法撤销、变更、确认违法、确认无效或者要求重新作出的，应当自{start}起三个工作日内撤下，最后一日为{due}",
    open="已公示的决定被依法撤销、变更、确认违法、确认无效或者要求重新作出的，应当自{start}起三个工作日内撤下，"
    "最后一日在{earliest}至{latest}之间，放假安排公布后确定",
    remedy="请立即用 enforce withdraw 撤下，并写明公开的理由。",
)


@rule(
    "DIS011",
    title="被撤销等的决定三个工作日内撤下",
    basis=["S-25", "PL-48-2", "G118-6-e"],
    clocks=["withdrawal-3"],
    blocks_publication=False,
    reading="三个工作日自裁决生效之日起算，收到在后的自收到之日起算；撤下的事由取实施方案与行政处罚法第四十八条第二款的并集。",
)
def revoked_decision_withdrawn(case: Case, law: Law) -> Iterator[Problem]:
    """A disclosed decision that is revoked, held unlawful or void, or ordered to be made anew is withdrawn in three
    working days; a penalty also when it is changed.

    From the day the ruling takes effect, or from its receipt if later; that day is not counted. A decision disclosed
    only afterwards has three days from its disclosure, one withdrawn before needs nothing more. Without the day of
    effect the ruling's own day stands in: in time by it is in time, past it is undetermined. Mending a slip (更正) is
    no withdrawal and is never late, nor is a change of a permit that its holder asked for. One withdrawn after its
    ruling and shown again (恢复) is a warning, for the ruling may have fallen since. Asked since 2020.

    Remedy: withdraw now.
    """
    if not can_read_ledger(case):
        return
    for run in runs("withdrawal-3", case, law):
        basis = _basis(case, run.start.on)
        if run.doubt == "start":
            yield _effect_unknown(run, basis)
        else:
            yield from tell(run, law, WITHDRAWN, basis=basis)
    for decision in case.decisions:
        spans = standings(case.ledger_of(decision))
        for fate in decision.fate:
            if (
                is_taken_away(case, decision)
                and takes_down(case, fate)
                and effective_from(fate) is None
                and spans
                and spans[-1].until is None
            ):
                yield problem(
                    fate.at(),
                    "已公示的决定被{event}，没有填写生效日期、作出日期或者收到日期，应当何时撤下无法判断",
                    remedy="请填写这些日期，并立即用 enforce withdraw 撤下。",
                    severity=Severity.UNDETERMINED,
                    event=fate.event,
                )
    yield from _shown_again(case)


def _basis(case: Case, on: date) -> tuple[str, ...]:
    """The duty, with the law of penalties for penalties, the national parent for the rest."""
    return ("S-25", "PL-48-2" if case.kind == "行政处罚" and on >= PENALTY_LAW_2021 else "G118-6-e")


def _shown_again(case: Case) -> Iterator[Problem]:
    """Withdrawn because of a ruling, and in public again: in order only where the ruling itself has fallen since."""
    for decision in case.decisions:
        spans = standings(case.ledger_of(decision))
        if len(spans) < 2 or spans[-1].until is not None or not is_taken_away(case, decision):
            continue
        for fate in decision.fate:
            since = effective_from(fate) if takes_down(case, fate) else None
            if since is not None and any(each.until is not None and each.until >= since[0] for each in spans):
                yield problem(
                    fate.at("event"),
                    "本决定被{event}，撤下以后又自{shown}起恢复公示，请核实",
                    remedy="该裁决后来被依法撤销的，登记说明；否则立即用 enforce withdraw 撤下。",
                    severity=Severity.WARNING,
                    basis=_basis(case, since[0]),
                    event=fate.event,
                    shown=spans[-1].since,
                )


def _effect_unknown(run: Run, basis: tuple[str, ...]) -> Problem:
    return run.problem(
        "已公示的决定应当在裁决生效（收到在后的，自收到）后三个工作日内撤下；没有填写生效日期，按{start}计算最后一日为{due}，"
        "{judged}是否逾期无法判断",
        remedy="请按裁决文书填写“生效日期”；仍在公示的，立即用 enforce withdraw 撤下。",
        severity=Severity.UNDETERMINED,
        basis=basis,
    )


@rule(
    "DIS012",
    title="撤下时公开说明理由",
    basis=["PL-48-2", "S-24"],
    blocks_publication=False,
)
def withdrawal_reason_published(case: Case, law: Law) -> Iterator[Problem]:
    """A withdrawal tells the public why.

    The law demands it of penalties changed, revoked, held unlawful or void (行政处罚法 48 ¶2, since 15 July 2021); any
    other withdrawal without a reason is a warning.

    Remedy: publish the reason.
    """
    if not can_read_ledger(case):
        return
    for entry in case.ledger:
        if entry.event != "withdrawn" or (entry.reason or "").strip() or entry.on is None or entry.on < FOUNDING_2019:
            continue
        decision = case.decision(entry.decision)
        demanded = (
            case.kind == "行政处罚"
            and entry.on >= PENALTY_LAW_2021
            and decision is not None
            and any(takes_down(case, fate) for fate in decision.fate)
        )
        yield problem(
            entry.at("on"),
            "本决定于{on}撤下，没有公开说明理由",
            remedy="请在公示渠道另行公开说明撤下的理由，并登记说明；台账已经写入的，不得改动。",
            severity=None if demanded else Severity.WARNING,
            basis=("PL-48-2",) if demanded else ("S-24",),
            on=entry.on,
        )
