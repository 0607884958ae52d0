"""A rule on a draft."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rule import Law, Rule, run_rules
from enforcement_cli.problems import Finding
from tests.builders.draft import Draft
from tests.builders.penalties import penalty


def law(as_of: str, draft: Draft | None = None) -> Law:
    """The law as of that day, with the shipped calendar and the draft's bureau."""
    bureau = (draft or penalty()).case().bureau
    return Law(date.fromisoformat(as_of), Calendar.load(), bureau)


def judge(rule: Rule, draft: Draft, as_of: str = "2026-12-10") -> list[Finding]:
    """The findings of one rule on a draft."""
    return list(run_rules([rule], draft.case(), law(as_of, draft)))


def verdicts(rule: Rule, draft: Draft, as_of: str = "2026-12-10") -> list[str]:
    """The severities of one rule's findings on a draft."""
    return [str(each.severity) for each in judge(rule, draft, as_of)]
