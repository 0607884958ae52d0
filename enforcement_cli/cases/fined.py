"""What a case fined whom for, so that the same act can be seen in two cases (PL 29)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.views import NONE, UNKNOWN
from enforcement_cli.problems import Place

FINED_ACT = "fined-act"
"""The kind of key that one fined act gives."""

UNDONE = frozenset({"撤销", "确认无效", "责令重新作出"})
"""What becomes of a decision that leaves its fine without effect."""

_SEPARATOR = "\n"


@dataclass(frozen=True, slots=True)
class FinedAct:
    """One act of one party for which a fine was imposed. `party` is a code or identity number, never a name."""

    party: str
    act: str
    first: date
    last: date
    fined_on: date

    @property
    def key(self) -> str:
        """The act as the value of a key."""
        days = (self.first, self.last, self.fined_on)
        return _SEPARATOR.join((self.party, self.act, *(each.isoformat() for each in days)))

    @classmethod
    def of_key(cls, value: str) -> FinedAct:
        """The act that a key's value stands for."""
        party, act, *days = value.split(_SEPARATOR)
        return cls(party, act, *map(date.fromisoformat, days))


def is_fine_standing(decision: Decision) -> bool:
    """Whether the decision was made, imposes a fine, and has not been undone since."""
    return (
        decision.made_on is not None
        and decision.outcome == "给予处罚"
        and any(each.kind == "罚款" for each in decision.penalties)
        and not any(each.event in UNDONE for each in decision.fate)
    )


def fined_acts(case: Case) -> Iterator[tuple[FinedAct, Place]]:
    """Every fined act of the case that can be compared: a party with a number, an act with its name and first day.

    An act without an end lasts until it was discovered, at the longest until the decision.
    """
    if case.kind != "行政处罚":
        return
    for decision in case.decisions:
        made = decision.made_on
        if made is None or not is_fine_standing(decision):
            continue
        fined = {party for each in decision.penalties if each.kind == "罚款" for party in each.parties}
        for party in case.parties_of(decision):
            number = party.id_no if party.is_natural_person else party.code
            if number in (None, NONE, UNKNOWN) or (fined and party.id not in fined):
                continue
            for each in case.facts.violations:
                concerned = not decision.violations or each.id in decision.violations
                if concerned and each.name and each.began_on and (not each.parties or party.id in each.parties):
                    last = each.ended_on or each.discovered_on or made
                    act = "".join(each.name.split())
                    first = each.began_on
                    yield FinedAct(str(number), act, first, max(last, first), made), decision.at("penalties")
