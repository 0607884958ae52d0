"""The course of a case: its steps, pauses and the violation's dates."""

from __future__ import annotations

from enforcement_cli.cases.people import LawRef, Service
from enforcement_cli.cases.views import Clock, Day, Many, Money, One, Text, Texts, View, Whole, YesNo


class Penalty(View):
    """One penalty, decided or proposed; `amount` in yuan."""

    kind = Text()
    parties = Texts()
    amount = Money()
    item = Text()
    until = Day()
    text = Text()


class Proposal(View):
    """拟处罚内容 of a prior notice."""

    penalties = Many(Penalty)
    text = Text()


class Hearing(View):
    """听证: when, who chaired, public or not."""

    held_on = Day()
    chair = Text()
    clerk = Text()
    public = YesNo()
    reason = Text()


class Step(View):
    """环节: one stage of the case's course."""

    step = Text()
    on = Day()
    at_time = Clock("at")
    until = Day()
    parties = Texts()
    decision = Whole()
    officers = Texts()
    place = Text()
    label = Text()
    method = Text()
    approved_by = Text()
    approved_on = Day()
    urgent = YesNo()
    told = Texts()
    proposed = One(Proposal)
    new_facts = YesNo()
    accepted = YesNo()
    extended_working_days = Whole()
    extended_days = Whole()
    reason = Text()
    all_items_told = YesNo()
    hearing = One(Hearing)
    service = One(Service)
    proved_by = Texts()


class Pause(View):
    """中止或者扣除: days that a clock may leave out, where its own law says so."""

    reason = Text()
    from_ = Day("from")
    to = Day()
    basis = One(LawRef)
    told_on = Day()
    record = Text()


class Violation(View):
    """Dates that the limitation of PL 36 needs."""

    began_on = Day()
    ended_on = Day()
    continuing = YesNo()
    discovered_on = Day()
    grave_harm = YesNo()
