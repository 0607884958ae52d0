"""Registers of what the bureau owes year by year, as typed views: devices, money, training, reports, supervision."""

from __future__ import annotations

from datetime import date

from enforcement_cli.cases.views import Day, Many, Money, Text, Texts, View, Whole, YesNo


class Device(View):
    """音像记录设备 (S-31)."""

    id = Text()
    kind = Text()
    model = Text()
    serial = Text()
    bought_on = Day()
    retired_on = Day()
    division = Text()
    keeper = Text()
    sample = YesNo()

    def is_in_use(self, on: date) -> bool:
        """Whether it could be used on that day: bought, and not yet retired (the day of retirement still counts)."""
        return (self.bought_on or date.min) <= on <= (self.retired_on or date.max)


class BudgetHead(View):
    """One of the five heads of the fund for the three systems (S-62); `amount` in yuan."""

    head = Text()
    amount = Money()


class BudgetYear(View):
    """执法经费预算 of one year (S-61, S-62); amounts in yuan."""

    year = Whole()
    document_no = Text()
    approved_on = Day()
    funds = Money()
    equipment = Money()
    heads = Many(BudgetHead)
    sample = YesNo()


class TrainingSession(View):
    """培训班次, planned or held."""

    title = Text()
    planned_for = Day()
    held_on = Day()
    hours = Whole()
    attended = Texts()
    exam = YesNo()


class TrainingYear(View):
    """培训 of one year: the plan and its sessions (S-66)."""

    year = Whole()
    plan = Text()
    planned_on = Day()
    sessions = Many(TrainingSession)
    sample = YesNo()


class Receipt(View):
    """报送: to whom a report went, and when."""

    organ = Text()
    on = Day()


class YearlyReport(View):
    """年报: the two reports due by 31 January (G118 六, OGI 49)."""

    kind = Text()
    year = Whole()
    title = Text()
    published_on = Day()
    url = Text()
    reported = Many(Receipt)
    sample = YesNo()


class RecordUse(View):
    """记录运用: what the records of enforcement were used for (S-43)."""

    on = Day()
    use = Text()
    cases = Texts()
    by = Text()
    result = Text()
    sample = YesNo()


class SupervisionLetter(View):
    """监督文书 received from the supervision organ, and the answer to it."""

    id = Text()
    kind = Text()
    document_no = Text()
    organ = Text()
    subject = Text()
    received_on = Day()
    reply_by = Day()
    replied_on = Day()
    cases = Texts()
    result = Text()
    sample = YesNo()
