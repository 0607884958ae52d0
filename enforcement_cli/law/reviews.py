"""Legal reviews beside the major decisions they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Review, Round
from enforcement_cli.law.major import is_major
from enforcement_cli.law.rule import Law
from enforcement_cli.law.sections import can_read

PASSED = "同意"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A major decision with its review, and the last round that was finished by the day of the decision.

    `opinion` is the last one that gives an opinion of its own: where a lighter result was confirmed, the one before.
    """

    decision: Decision
    review: Review | None
    last: Round | None
    opinion: Round | None

    @property
    def passed(self) -> bool:
        """Whether that round let it pass."""
        return self.last is not None and is_pass(self.last)


def is_confirmation(round_: Round) -> bool:
    """Whether the round only confirms a lighter result, without an opinion of its own."""
    return round_.result is None and round_.confirms_lighter is True


def is_pass(round_: Round) -> bool:
    """Agreed to, or a lighter result confirmed."""
    return round_.result == PASSED or is_confirmation(round_)


def major_decisions(case: Case, law: Law, *, made_only: bool = False) -> Iterator[Reviewed]:
    """The case's major decisions; none where the files that would tell could not be read."""
    if case.is_state_secret or not can_read(case, "decisions", "review"):
        return
    for decision in case.decisions:
        if (decision.made_on is not None or not made_only) and is_major(case, decision, law):
            review = case.review_of(decision)
            last = last_round(review, decision.made_on)
            opinion = last_round(review, decision.made_on, opinions_only=True)
            yield Reviewed(decision, review, last, opinion)


def last_round(review: Review | None, by: date | None, *, opinions_only: bool = False) -> Round | None:
    """The last round with an opinion dated not later than that day (None: whatever its date).

    A confirmation of a lighter result carries on what passed before it; after a refusal, or alone, it is no opinion.
    With `opinions_only` it never counts.
    """
    finished = sorted(
        (each.reviewed_on, index, each)
        for index, each in enumerate(review.rounds if review is not None else ())
        if each.reviewed_on is not None and (each.result is not None or is_pass(each))
    )
    last: Round | None = None
    for on, _, each in finished:
        if by is not None and on > by:
            break
        if not is_confirmation(each) or (last is not None and is_pass(last) and not opinions_only):
            last = each
    return last
