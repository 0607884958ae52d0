"""Which decisions this bureau has to disclose, within how many working days, and what takes one down again."""

from __future__ import annotations

from datetime import date
from typing import Literal

from enforcement_cli.cases.decisions import Decision, Fate
from enforcement_cli.cases.model import Case

DisclosureDays = Literal[0, 7, 20]

# Outcomes that are a decision on someone's rights and so are for the public; the rest end a file inside the house.
OUTCOMES_7 = frozenset({"当场准予", "准予", "给予处罚"})
OUTCOMES_20 = frozenset({"未发现问题", "采取强制措施", "解除强制措施", "强制执行", "作出决定", "不作出决定"})

# Which class these belong to is the bureau's setting (practice.md §3): outcome -> its key and Chinese title.
SETTING_OF_OUTCOME = {
    "不予处罚": ("no_penalty_disclosure", "不予处罚决定的公示"),
    "不予": ("refusal_disclosure", "不予许可决定的公示"),
    "责令改正": ("order_disclosure", "责令改正的公示"),
}
_CLASSES: dict[str, DisclosureDays] = {"七个工作日": 7, "二十个工作日": 20, "不公开": 0}

# 实施方案三(一)3 names 撤销、确认违法、要求重新作出; PL 48 ¶2, for penalties, 变更、撤销、确认违法、确认无效.
WITHDRAWAL_EVENTS = frozenset({"撤销", "确认违法", "确认无效", "责令重新作出"})
RESTORED = "恢复效力"
"""A ruling that took the decision away has fallen itself."""
PENALTY_WITHDRAWAL_EVENTS = WITHDRAWAL_EVENTS | {"变更"}


def is_in_own_name(case: Case) -> bool:
    """Whether the act was done in this bureau's own name, so that it is the one to disclose (谁执法谁公示, S-10).

    Under 委托 the entrusting organ discloses, in joint acts the lead, for the superior's acts the superior
    (政府信息公开条例第十条).
    """
    agency = case.bureau.agency
    return case.organ is not None and case.organ in (agency.name, agency.short_name)


def is_barred(case: Case, decision: Decision) -> bool:
    """Whether it must not be disclosed whatever the file answers: secrets of state or work, a minor as party."""
    if {"国家秘密", "工作秘密"} & set(case.facts.secrecy):
        return True
    on = decision.made_on or date.max
    return any(party.is_minor(on) for party in case.parties_of(decision))


def disclosure_class(case: Case, decision: Decision) -> DisclosureDays | None:
    """Working days for disclosing a decision of this outcome: 7, 20, or 0 for none asked; None: a setting is missing.

    What the file answers to 是否公开 is not looked at here.
    """
    outcome = decision.outcome or ""
    if outcome in OUTCOMES_7:
        return 7
    if outcome in OUTCOMES_20:
        return 20
    if outcome not in SETTING_OF_OUTCOME:
        return 0
    entry = case.bureau.dated(SETTING_OF_OUTCOME[outcome][0], decision.made_on or date.max)
    return None if entry is None else _CLASSES.get(str(entry.value))


def disclosure_days(case: Case, decision: Decision) -> DisclosureDays | None:
    """Working days within which this decision has to be disclosed; 0 for not at all, None where a setting is missing.

    No answer to 是否公开 is no ground for withholding. Internal endings (不予立案, 移送 …) run the general twenty days only
    where the file says that they are meant for the public. An act in another organ's name is that organ's to disclose,
    meant for the public or not: of this bureau nothing is asked.
    """
    if decision.publish is False or decision.outcome is None or is_barred(case, decision) or not is_in_own_name(case):
        return 0
    days = disclosure_class(case, decision)
    if decision.publish and days == 0 and decision.outcome not in SETTING_OF_OUTCOME:
        return 20
    return days


def withdrawal_events(case: Case) -> frozenset[str]:
    """What becomes of a decision that takes it down again. A permit changed at its holder's wish (LL 49) stays."""
    return PENALTY_WITHDRAWAL_EVENTS if case.kind == "行政处罚" else WITHDRAWAL_EVENTS


def takes_down(case: Case, fate: Fate) -> bool:
    """Whether this later event takes the decision down."""
    return fate.event in withdrawal_events(case)


def is_undone(decision: Decision, fate: Fate) -> bool:
    """Whether a later ruling took this event back (恢复效力), so that the decision stands again."""
    return any(each.event == RESTORED and each.pointer > fate.pointer for each in decision.fate)


def is_taken_away(case: Case, decision: Decision) -> bool:
    """Whether a later event has taken the decision away for good, so that it must not be in public."""
    return any(takes_down(case, each) and not is_undone(decision, each) for each in decision.fate)


def found_fit(decision: Decision, since: date, until: date) -> bool:
    """Whether somebody, in these days (both counted), found fit for the public what was withheld by law (OGI 17, 18)."""
    return any(
        each.by and each.ground and each.on is not None and since <= each.on <= until
        for each in decision.publication_reviews
    )


def effective_from(fate: Fate) -> tuple[date, str, bool] | None:
    """Where the three days of withdrawal start: the day, the field it stands in, and whether it is sure.

    The ruling's effect, or its receipt if later (a reading). Without the day of effect the ruling's own day stands in,
    which a judgment's effect may follow: unsure. None where no day is given.
    """
    effect, field = (fate.effective_on, "effective_on") if fate.effective_on else (fate.ruled_on, "ruled_on")
    sure = fate.effective_on is not None
    if fate.received_on is not None and (effect is None or fate.received_on > effect):
        return fate.received_on, "received_on", sure
    return (effect, field, sure) if effect is not None else None
