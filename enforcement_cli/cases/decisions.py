"""Decisions and what becomes of them, and the disclosure ledger."""

from __future__ import annotations

from typing import Any

from enforcement_cli.cases.contents import BusinessSecret, DisclosureCourse, Lenience, Payment
from enforcement_cli.cases.course import Penalty
from enforcement_cli.cases.people import LawRef, Service
from enforcement_cli.cases.views import Day, Many, Money, One, Text, Texts, View, Whole, YesNo


class Evidence(View):
    """One piece of evidence (PL 46)."""

    kind = Text()
    name = Text()
    record = Text()
    proves = Text()


class Item(View):
    """财物: a place, a facility or goods seized, confiscated or enforced upon (CL 24 ¶2(三))."""

    name = Text()
    spec = Text()
    quantity = Text()
    place = Text()


class Grant(View):
    """What a permit grants."""

    category = Text()
    content = Text()
    certificate = Text()
    certificate_no = Text()
    valid_from = Day()
    valid_to = Day()
    long_term = YesNo()


class Remedies(View):
    """救济途径 stated in the decision."""

    reconsideration_organ = Text()
    reconsideration_days = Whole()
    court = Text()
    suit_months = Whole()
    reconsideration_first = YesNo()


class Deliberation(View):
    """集体讨论 (PL 57 ¶2)."""

    needed = YesNo()
    on = Day()
    record = Text()


class Approval(View):
    """负责人审批."""

    by = Text()
    on = Day()
    record = Text()


class Performance(View):
    """履行: what was paid or done, and when."""

    kind = Text()
    on = Day()
    party = Text()
    amount = Money()
    until = Day()
    cash = YesNo()
    cash_ground = Text()
    application = Text()
    approved_by = Text()
    record = Text()


class Correction(View):
    """更正 of published information."""

    found_on = Day()
    kind = Text()
    text = Text()
    corrected_on = Day()
    record = Text()


class Fate(View):
    """What became of a decision later: 撤销, 变更, 确认违法 …"""

    event = Text()
    organ = Text()
    ruling_no = Text()
    ruled_on = Day()
    effective_on = Day()
    received_on = Day()
    reason = Text()
    record = Text()


class PublishGround(View):
    """The ground of a `publish: no`."""

    ground = Text()
    law = Text()


class PublicationReview(View):
    """可以公开的审查: by whom and why something that was withheld by law was found fit for the public (OGI 17, 18)."""

    on = Day()
    by = Text()
    ground = Text()
    record = Text()


class CreditReport(View):
    """双公示上报: what the tables for the credit platform say where it differs from the decision itself."""

    upload = YesNo()
    reason = Text()
    violation_type = Text()
    facts = Text()
    content = Text()
    valid_until = Day()
    display_until = Day()
    remark = Text()


class Decision(View):
    """执法决定. Without `made_on` it is a draft; after it only the parts from `service` on may grow."""

    document = Text()
    document_no = Text()
    made_on = Day()
    parties = Texts()
    outcome = Text()
    violations = Texts()
    facts = Text()
    evidence = Many(Evidence)
    basis = Many(LawRef)
    discretion = Text()
    penalties = Many(Penalty)
    no_penalty_ground = Text()
    education = Text()
    grant = One(Grant)
    refusal_reason = Text()
    measures = Texts()
    measure_until = Day()
    execution_ways = Texts()
    items = Many(Item)
    conclusion = Text()
    rectify_by = Day()
    order_to_correct = Text()
    performance_terms = Text()
    payment = One(Payment)
    lenience = One(Lenience)
    remedies = One(Remedies)
    deliberation = One(Deliberation)
    on_transcript = YesNo()
    approval = One(Approval)
    seal = Text()
    told_on_spot = YesNo()
    reported_on = Day()
    record = Text()
    publish = YesNo()
    publish_ground = One(PublishGround)
    public_summary = Text()
    business_secret = One(BusinessSecret)
    disclosure_course = One(DisclosureCourse)
    publish_texts = Texts()
    publish_files = Texts()
    service = Many(Service)
    performance = Many(Performance)
    corrections = Many(Correction)
    publication_reviews = Many(PublicationReview)
    fate = Many(Fate)
    credit = One(CreditReport)

    @property
    def number(self) -> int:
        """The decision's ordinal within its case, 1-based: as given, else its position in the list."""
        given = self.data.get("decision")
        if isinstance(given, int):
            return given
        last = self.pointer[-1]
        return int(last) + 1


class Answer(View):
    """What a person said of words that the detectors could not settle, before a decision was disclosed."""

    decision = Whole()
    field = Text()
    sentence = Text()
    words = Text()
    kind = Text()
    answer = Text()
    by = Text()
    on = Day()


class LedgerEntry(View):
    """One event of the disclosure ledger (contract §6)."""

    decision = Whole()
    seq = Whole()
    event = Text()
    on = Day()
    written_at = Text()
    by = Text()
    channels = Texts()
    record_sha256 = Text()
    reason = Text()
    prev = Texts()

    @property
    def record(self) -> Any:
        """The public record itself, as plain data; None for a withdrawal."""
        return self.data.get("record")
