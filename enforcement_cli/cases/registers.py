"""Smaller entries of the registers and of enforce.yaml, as typed views; the larger ones are in `bureau`."""

from __future__ import annotations

from datetime import date

from enforcement_cli.cases.people import LawRef
from enforcement_cli.cases.views import Day, One, Text, Texts, View, Whole, YesNo


class Entrustment(View):
    """委托书: who acts in whose name, for what, how long, and when it was made public (PL 20)."""

    id = Text()
    agency = Text()
    organisation = Text()
    document_no = Text()
    kinds = Texts()
    matters = Texts()
    powers = Text()
    from_ = Day("from")
    to = Day()
    published_on = Day()
    url = Text()

    def is_in_force(self, on: date) -> bool | None:
        """Whether the entrustment ran on that day; None where its beginning is not given."""
        if self.from_ is None:
            return None
        return self.from_ <= on <= (self.to or date.max)


class BasedItem(View):
    """A condition of a matter, with the clause that asks for it (S-3)."""

    name = Text()
    basis = One(LawRef)


class MaterialItem(BasedItem):
    """A paper that an applicant hands in, with the clause that asks for it (S-3, LL 30)."""

    form = Text()
    template = Text()


class StageItem(BasedItem):
    """A step of a matter's flow, in order, with post, time limit and clause (S-2, S-3)."""

    division = Text()
    post = Text()
    working_days = Whole()
    result = Text()


class Fee(View):
    """收费: whether, how much, by what clause."""

    charged = YesNo()
    amount = Text()
    basis = One(LawRef)


class DisclosureFlow(View):
    """The divisions that collect, transfer, review and publish a matter's disclosure (S-11)."""

    collect = Text()
    transfer = Text()
    review = Text()
    publish = Text()


class Training(View):
    """培训 attended."""

    on = Day()
    title = Text()
    hours = Whole()


class Exam(View):
    """考试 taken."""

    on = Day()
    title = Text()
    passed = YesNo()


class IssuedNumber(View):
    """A document number used on a document that is not in the repository."""

    no = Text()
    on = Day()
    case = Text()


class VoidedNumber(View):
    """A document number taken out of use, and why (S-39)."""

    no = Text()
    on = Day()
    by = Text()
    reason = Text()


class Booklet(View):
    """预定格式簿册: numbered forms handed out for on-the-spot decisions (PL 52)."""

    from_ = Text("from")
    to = Text()
    issued_to = Text()
    on = Day()
