"""Disclosure elsewhere and in time: other channels, and the end of the display period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.displaying import display_end
from enforcement_cli.cases.elsewhere import Sighting, sightings, still_shown
from enforcement_cli.cases.ledger_facts import standings, written_day
from enforcement_cli.cases.model import Case
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.ledgers import can_read_ledger
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, problem


def _name(case: Case, sighting: Sighting) -> str:
    """What the bureau calls the channel."""
    names = {each.id: each.name for each in case.bureau.channels}
    return names.get(sighting.channel) or sighting.channel


@rule(
    "DIS050",
    title="其他渠道公示的登记与决定相符",
    basis=["CONTRACT-ledger", "S-24"],
    blocks_publication=False,
)
def sightings_are_possible(case: Case, law: Law) -> Iterator[Problem]:
    """What the ledger says of another channel can have happened: not before the decision, not after it was recorded.

    `enforce publish confirm` refuses such days; so either the decision's day or the ledger was changed since.

    Remedy: check the decision's day; bring an altered file back from the history.
    """
    if not can_read_ledger(case):
        return
    for decision in case.made_decisions:
        for each in sightings(case.marks_of(decision)):
            written = written_day(each.entry.written_at)
            if each.on is None:
                continue
            assert decision.made_on is not None  # made_decisions has no other
            if each.on < decision.made_on:
                yield problem(
                    each.entry.at("record"),
                    "台账第{seq}号登记{on}已在{channel}公示，早于决定的作出日期{made}",
                    remedy="请核对决定的作出日期；台账被改动的，从版本历史中恢复。",
                    seq=each.entry.seq,
                    on=each.on,
                    channel=_name(case, each),
                    made=decision.made_on,
                )
            elif written is not None and each.on > written:
                yield problem(
                    each.entry.at("record"),
                    "台账第{seq}号登记的日期{on}晚于写入之日{written}",
                    remedy="请从版本历史中恢复这一文件。",
                    seq=each.entry.seq,
                    on=each.on,
                    written=written,
                )


@rule(
    "DIS051",
    title="撤下的决定在其他渠道一并撤下",
    basis=["S-25", "PL-48-2"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def withdrawn_elsewhere_too(case: Case, law: Law) -> Iterator[Problem]:
    """A decision that was withdrawn is gone from every channel on which it was recorded as published.

    Three working days from the withdrawal: a hint while they run, then something to verify, for it may be gone there
    and only the record missing. Where the days off are not announced yet, that lies between is undetermined.

    Remedy: take it down there, and record that with `enforce publish confirm --removed`.
    """
    if not can_read_ledger(case):
        return
    for decision in case.decisions:
        spans = standings(case.ledger_of(decision))
        down = spans[-1].until if spans else None
        if down is None:
            continue
        term = law.calendar.add(down, CLOCKS["withdrawal-3"].length, "working_days")
        for each in still_shown(case.marks_of(decision)):
            fields: dict[str, Any] = {"down": down, "channel": _name(case, each), "url": each.url or "—"}
            place = each.entry.at("record")
            remedy = "请在那里撤下，再用 enforce publish confirm --removed 登记。"
            if law.as_of <= term.earliest:
                yield problem(
                    place,
                    "本决定已于{down}撤下，还登记在{channel}公示（{url}），应当在{due}以前一并撤下",
                    remedy=remedy,
                    severity=Severity.INFO,
                    due=term.earliest,
                    **fields,
                )
            elif law.as_of > term.latest:
                yield problem(
                    place,
                    "本决定已于{down}撤下，至{today}仍登记在{channel}公示（{url}），请核实",
                    remedy=remedy,
                    today=law.as_of,
                    **fields,
                )
            else:
                yield problem(
                    place,
                    "本决定已于{down}撤下，还登记在{channel}公示（{url}）；放假安排尚未公布，三个工作日是否已满无法判断",
                    remedy=remedy,
                    severity=Severity.UNDETERMINED,
                    **fields,
                )


@rule(
    "DIS052",
    title="公示期满的决定撤下",
    basis=["CONTRACT-settings"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def displayed_until_its_day(case: Case, law: Law) -> Iterator[Problem]:
    """A decision stands in public no longer than laid down: by its own 公示截止期, else by the bureau's setting.

    No law says how long a bureau's own site shows a decision; without either nothing is asked. The last day itself is
    still in order.

    Remedy: `enforce withdraw --trigger 公示期满`.
    """
    if not can_read_ledger(case):
        return
    for decision in case.made_decisions:
        end = display_end(case, decision)
        if end is not None and law.as_of > end and _stands(case, decision):
            yield problem(
                decision.at("made_on"),
                "本决定公示到{end}为止，至{today}仍在公示",
                remedy="请用 enforce withdraw --trigger 公示期满 撤下；需要延长的，填写决定的“公示截止期”。",
                end=end,
                today=law.as_of,
            )


def _stands(case: Case, decision: Decision) -> bool:
    spans = standings(case.ledger_of(decision))
    return bool(spans) and spans[-1].until is None
