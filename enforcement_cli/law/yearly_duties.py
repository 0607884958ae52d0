"""Numbers of the duties that a bureau has year by year, each with its basis; none of them hangs on a case.

Days are day and month of the year after the one spoken of. What a day off does to 31 January no text says; it is
followed to the letter (practice.md §6).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from enforcement_cli.cases.keys import RepositoryFacts

REVIEWERS_SHARE = Fraction(5, 100)
"""The least share of legal reviewers in the officers, as a rule (G118-11-b)."""

TRAINING_REMINDER_MONTH = 12
"""The month from which it is told who was not yet trained this year: the tool's own choice."""


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """A report due every year. `first_year` is the first year that had to be reported on; `names_organs` whether the
    text names the two organs that receive it."""

    kind: str
    basis: str
    first_year: int
    month: int
    day: int
    names_organs: bool

    def due(self, year: int) -> date:
        """The last day in time for the report on that year."""
        return date(year + 1, self.month, self.day)


STATISTICS = ReportDuty("行政执法统计年报", "G118-6-f", 2018, 1, 31, names_organs=True)
OPENNESS = ReportDuty("政府信息公开年报", "OGI-49-1", 2019, 1, 31, names_organs=False)


def case_years(repository: RepositoryFacts) -> list[int]:
    """The years of the cases, by their numbers, in order."""
    return sorted({int(key.value[:4]) for key in repository.keyed("id") if key.value[:4].isdecimal()})


def years_owed(years_known: Iterable[int], years_of_cases: Iterable[int], last: int) -> range:
    """The years to ask about, up to `last`.

    From the first year that the register speaks of; where it speaks of none, `last` alone, if there was a case by
    then: what lies before the register was begun is not held against it.
    """
    known = [each for each in years_known if each <= last]
    if known:
        return range(min(known), last + 1)
    return range(last, last + 1) if any(each <= last for each in years_of_cases) else range(0)
