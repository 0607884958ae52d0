"""Registers of what is published before anything is done, as typed views: lists, windows, standards, the catalogue."""

from __future__ import annotations

from datetime import date

from enforcement_cli.cases.people import LawRef
from enforcement_cli.cases.views import Day, Many, Text, Texts, View, YesNo


class Window(View):
    """窗口: a counter of the service hall and the five items of its board (S-17, S-18)."""

    id = Text()
    name = Text()
    place = Text()
    hours = Text()
    division = Text()
    staff = Texts()
    matters = Texts()
    duties = Text()
    samples = Text()
    progress = Text()
    consulting = Text()
    complaints = Text()
    set_on = Day()
    closed_on = Day()
    sample = YesNo()

    def is_open(self, on: date) -> bool:
        """Whether the window is still in use on that day."""
        return self.closed_on is None or on < self.closed_on


class PowerEntry(View):
    """权责清单: one power as published (S-9)."""

    id = Text()
    code = Text()
    name = Text()
    kind = Text()
    matter = Text()
    duty = Text()
    published_on = Day()
    url = Text()
    sample = YesNo()


class RandomEntry(View):
    """随机抽查事项清单: what is inspected at random, of whom, how often (S-9)."""

    id = Text()
    matter = Text()
    name = Text()
    objects = Text()
    content = Text()
    share = Text()
    frequency = Text()
    basis = Many(LawRef)
    from_ = Day("from")
    to = Day()
    published_on = Day()
    url = Text()
    sample = YesNo()

    def is_in_force(self, on: date) -> bool:
        """Whether the entry stands in the list on that day; no beginning means always."""
        return (self.from_ or date.min) <= on <= (self.to or date.max)


class InspectionObject(View):
    """检查对象: one of those among whom the lot is drawn."""

    id = Text()
    name = Text()
    type = Text()
    code = Text()
    address = Text()
    industry = Text()
    risk = Text()
    matters = Texts()
    from_ = Day("from")
    to = Day()
    sample = YesNo()


class CatalogueEntry(View):
    """事前公开目录: what is published, where, by whom (S-9, G118 四)."""

    id = Text()
    subject = Text()
    name = Text()
    content = Text()
    matters = Texts()
    division = Text()
    channel = Text()
    url = Text()
    published_on = Day()
    updated_on = Day()
    sample = YesNo()


class DiscretionStep(View):
    """裁量档次: for which circumstances which range."""

    level = Text()
    condition = Text()
    range = Text()


class DiscretionStandard(View):
    """裁量基准 (PL 34)."""

    id = Text()
    document = Text()
    document_no = Text()
    matters = Texts()
    from_ = Day("from")
    to = Day()
    published_on = Day()
    url = Text()
    steps = Many(DiscretionStep)
    sample = YesNo()

    def is_in_force(self, on: date) -> bool:
        """Whether the standard applied on that day; no beginning means always."""
        return (self.from_ or date.min) <= on <= (self.to or date.max)
