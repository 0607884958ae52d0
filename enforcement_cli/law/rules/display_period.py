"""The end of the display period 公示期满: what a bureau shows for a time leaves the public site when that is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from enforcement_cli.cases.displaying import display_end
from enforcement_cli.cases.ledger_facts import standings
from enforcement_cli.cases.model import Case
from enforcement_cli.law.ledgers import can_read_ledger
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, problem


@rule(
    "DIS031",
    title="公示期满的决定撤下",
    basis=["CREDIT26-display", "S-24"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def displayed_no_longer_than_laid_down(case: Case, law: Law) -> Iterator[Problem]:
    """A decision that is displayed for a time only is withdrawn when that time is over.

    The last day is the decision's own 公示截止期, or follows from the bureau's dated setting 行政处罚公示期（月）, counted in
    months from the day of a penalty. Where neither says anything there is no end, and nothing is asked: no law in our
    texts lays one down, so that a display past its day is a warning. Near the last day there is a hint.

    Remedy: withdraw it as 公示期满.
    """
    if case.is_state_secret or not can_read_ledger(case):
        return
    for decision in case.decisions:
        spans = standings(case.ledger_of(decision))
        end = display_end(case, decision) if spans and spans[-1].until is None else None
        if end is None:
            continue
        if end < law.as_of:
            yield problem(
                decision.at("made_on"),
                "本决定公示到{end}为止，公示期已满，仍在公示",
                remedy="请用 enforce withdraw 撤下，撤下事由选“公示期满”。",
                end=end,
            )
        elif law.as_of >= end - timedelta(days=law.due_soon_days):
            yield problem(
                decision.at("made_on"),
                "本决定公示到{end}为止，即将期满",
                remedy="期满后请用 enforce withdraw 撤下，撤下事由选“公示期满”。",
                severity=Severity.INFO,
                end=end,
            )
