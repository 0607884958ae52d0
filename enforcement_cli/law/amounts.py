"""Amounts against thresholds: who counts as a person or a body, what a party is fined, which penalty is heavier."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from enforcement_cli.cases.course import Penalty
from enforcement_cli.cases.people import Party
from enforcement_cli.law.rule import Law
from enforcement_cli.problems import UnreadableError

Standing = Literal["person", "body"]

BODIES = ("法人", "非法人组织", "外国组织")
CONFISCATIONS = ("没收违法所得", "没收非法财物")

# The kinds of 行政处罚法 9 in its own order, the severer ones of an item last. 其他 cannot be compared.
_BY_WEIGHT = (
    "警告",
    "通报批评",
    "罚款",
    "没收违法所得",
    "没收非法财物",
    "暂扣许可证件",
    "降低资质等级",
    "吊销许可证件",
    "限制开展生产经营活动",
    "责令停产停业",
    "责令关闭",
    "限制从业",
    "行政拘留",
)
WEIGHT = {kind: weight for weight, kind in enumerate(_BY_WEIGHT)}


def counts_as(party: Party, law: Law, on: date) -> Standing | None:
    """Whether amounts for persons or for bodies apply to a party; None where that cannot be said.

    For 个体工商户 the bureau's dated setting says it; whoever has not been identified is neither.
    """
    if party.is_natural_person:
        return "person"
    if party.type in BODIES:
        return "body"
    if party.type == "个体工商户":
        entry = law.bureau.dated("individual_business_as", on)
        if entry is not None:
            return "person" if entry.value == "公民" else "body"
    return None


def imposed_on(party: Party, penalties: Iterable[Penalty]) -> list[Penalty]:
    """The penalties that fall on that party: those that name it, and those that name nobody."""
    return [each for each in penalties if not each.parties or party.id in each.parties]


def amount_of(penalties: Iterable[Penalty], *kinds: str) -> Decimal:
    """Sum of the amounts of these kinds, in yuan."""
    return sum((each.amount for each in penalties if each.kind in kinds and each.amount is not None), Decimal(0))


def is_heavier(decided: Iterable[Penalty], proposed: Iterable[Penalty]) -> bool:
    """Whether penalties are heavier than those proposed: a larger sum of a kind, or a kind not proposed at all.

    A new kind that takes the place of a severer one is not heavier. Amounts that were not written are not compared.
    """
    decided, proposed = list(decided), list(proposed)
    kinds = {each.kind for each in decided} & WEIGHT.keys()
    before = {each.kind for each in proposed} & WEIGHT.keys()
    dropped = max((WEIGHT[kind] for kind in before - kinds if kind), default=-1)
    if any(kind is not None and WEIGHT[kind] > dropped for kind in kinds - before):
        return True
    for kind in kinds & before:
        assert kind is not None  # WEIGHT has no such key
        told = [each.amount for each in proposed if each.kind == kind]
        if None not in told and amount_of(decided, kind) > amount_of(proposed, kind):
            return True
    return False


THRESHOLDS: dict[Standing, tuple[str, str]] = {
    "person": ("hearing_amount_person", "听证数额（公民）"),
    "body": ("hearing_amount_body", "听证数额（组织）"),
}
"""Key and Chinese title of the bureau's setting for larger fines."""

NOT_IDENTIFIED = ("", "")


def reaches_hearing(law: Law, party: Party, amount: Decimal, on: date) -> bool | tuple[str, str]:
    """Whether a fine reaches the party's threshold for hearings.

    Where nobody can say: key and title of the missing setting, or NOT_IDENTIFIED for a party not identified whose two
    thresholds differ on it. A setting that would change nothing is not missed.
    """
    standing = counts_as(party, law, on)
    asked: tuple[Standing, ...] = (standing,) if standing is not None else ("person", "body")
    answers = set()
    for each in asked:
        entry = law.bureau.dated(THRESHOLDS[each][0], on)
        if entry is None:
            return THRESHOLDS[each]
        if not isinstance(entry.value, (int, Decimal)):
            raise UnreadableError("settings")  # the schema's finding
        answers.add(amount >= entry.value)
    if len(answers) == 1:
        return answers.pop()
    return ("individual_business_as", "个体工商户视为") if party.type == "个体工商户" else NOT_IDENTIFIED
