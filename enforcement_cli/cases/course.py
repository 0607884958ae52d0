"""The course of a case: where it comes from, the violations, its steps and pauses, what it is linked to."""

from __future__ import annotations

from enforcement_cli.cases.people import LawRef, Service
from enforcement_cli.cases.views import Clock, Day, DayOrUnknown, Many, Money, One, Text, Texts, View, Whole, YesNo


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
    approved_at = Clock()
    approved = YesNo()
    answer_by = Day()
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
    recused = Texts()
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
    """违法行为: one act, with the dates that the limitation of PL 36 needs."""

    id = Text()
    name = Text()
    parties = Texts()
    began_on = DayOrUnknown()
    ended_on = DayOrUnknown()
    continuing = YesNo()
    discovered_on = Day()
    grave_harm = YesNo()
    proved_by = Texts()


class Source(View):
    """案件来源: where the lead or the application came from."""

    kind = Text()
    on = Day()
    record = Text()


class Joint(View):
    """联合执法: the organs that act together; the lead discloses (政府信息公开条例第十条)."""

    lead = Text()
    with_ = Texts("with")


class Renewal(View):
    """延续申请: the permit whose term an application is to prolong (LL 50)."""

    expires_on = Day()
    certificate_no = Text()
    case = Text()


class Links(View):
    """关联案件: the other cases and organs that this one came from or went to."""

    from_inspection = Text()
    merged_into = Text()
    split_from = Text()
    received_from = Text()
    transferred_to = Text()
    corrects = Text()
    replaces = Text()


class Custody(View):
    """另册保管: where the file of a state-secret case really is."""

    keeper = Text()
    place = Text()
