"""Shown again 恢复公示: what was withheld by law comes back only after somebody found it fit for the public."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.ledger_facts import MARKS, UNSPOKEN, withheld_since
from enforcement_cli.cases.model import Case
from enforcement_cli.law.clocks import FOUNDING_2019
from enforcement_cli.law.disclosing import found_fit
from enforcement_cli.law.ledgers import can_read_ledger
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, problem


@rule(
    "DIS061",
    title="依法不予公开的恢复公示以前经过审查",
    basis=["OGI-17-2", "OGI-18"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def withheld_shown_again_after_a_review(case: Case, law: Law) -> Iterator[Problem]:
    """A decision that was taken down as withheld by law, and is shown again, was found fit for the public in between.

    The review (day, by whom, why) lies between the withdrawal and the day on which it was shown again, both counted.
    `enforce publish` asks for it. Other withdrawals are not meant: what a ruling took away, or whose time was over.

    Remedy: record the review that there was; where there was none, withdraw until there is one.
    """
    if not can_read_ledger(case):
        return
    for decision in case.decisions:
        entries = [each for each in case.ledger_of(decision) if each.event not in MARKS]
        for index, entry in enumerate(entries):
            since = withheld_since(entries[:index])
            if entry.event != "reinstated" or since is None or entry.on is None or entry.on < FOUNDING_2019:
                continue
            if not found_fit(decision, since, entry.on):
                yield problem(
                    entry.at("on"),
                    "本决定于{since}以“{reason}”撤下，{shown}恢复公示，没有登记其间认为可以公开的审查，请核实",
                    remedy="审查过的，在决定的“可以公开的审查”里补登；没有审查的，先用 enforce withdraw 撤下，审查以后再公示。",
                    since=since,
                    reason=UNSPOKEN,
                    shown=entry.on,
                )
