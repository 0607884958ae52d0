"""The registers of the bureau that stand beside matters and personnel: which there are, and their typed entries.

Entries marked as samples (`sample: yes`, brought by `enforce init`) are in these tuples too; `own` leaves them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Protocol, TypeVar

from enforcement_cli.cases.registers_public import (
    CatalogueEntry,
    DiscretionStandard,
    InspectionObject,
    PowerEntry,
    RandomEntry,
    Window,
)
from enforcement_cli.cases.registers_yearly import (
    BudgetYear,
    Device,
    RecordUse,
    SupervisionLetter,
    TrainingYear,
    YearlyReport,
)
from enforcement_cli.cases.views import View, views

MAIN = ("matters", "personnel", "major-decisions", "numbers", "recording-plan")
"""The registers that cases themselves are judged by."""

FURTHER: Mapping[str, tuple[str, type[View]]] = {
    "powers": ("权责清单", PowerEntry),
    "random-inspections": ("随机抽查事项清单", RandomEntry),
    "inspection-objects": ("检查对象名录", InspectionObject),
    "disclosure-catalogue": ("事前公开目录", CatalogueEntry),
    "discretion": ("裁量基准登记", DiscretionStandard),
    "windows": ("窗口公示牌登记", Window),
    "devices": ("设备登记", Device),
    "budget": ("执法经费预算", BudgetYear),
    "training": ("培训计划和班次", TrainingYear),
    "reports": ("年报登记", YearlyReport),
    "record-uses": ("记录运用登记", RecordUse),
    "supervision": ("监督文书登记", SupervisionLetter),
}
"""The bureau's further registers: name of the file -> (Chinese title, view of an entry)."""


class _Sampled(Protocol):
    @property
    def sample(self) -> bool | None: ...


E = TypeVar("E", bound=_Sampled)


def own(entries: Iterable[E]) -> tuple[E, ...]:
    """The entries that are the bureau's own, not the samples of `enforce init`."""
    return tuple(each for each in entries if each.sample is not True)


class Registers:
    """What `registers` of a Bureau hold. Mixed into `cases.bureau.Bureau`, which has the field."""

    registers: Mapping[str, tuple[Any, str]]

    def has_register(self, name: str) -> bool:
        """Whether the register's file is there and could be read."""
        return name in self.registers

    def _register(self, name: str) -> tuple[Any, str]:
        return self.registers.get(name, ((), f"registers/{name}.yaml"))

    def entries(self, name: str) -> tuple[View, ...]:
        """The entries of one of the FURTHER registers; none where there is no such file."""
        return tuple(views(FURTHER[name][1], *self._register(name)))

    def is_begun(self, name: str) -> bool:
        """Whether one of the FURTHER registers is there and holds more than samples; an empty one is an answer."""
        entries = self.entries(name)
        samples = [each for each in entries if each.data.get("sample") == "yes"]
        return self.has_register(name) and (not entries or len(samples) < len(entries))

    @cached_property
    def powers(self) -> tuple[PowerEntry, ...]:
        """权责清单."""
        return tuple(views(PowerEntry, *self._register("powers")))

    @cached_property
    def random_entries(self) -> tuple[RandomEntry, ...]:
        """随机抽查事项清单."""
        return tuple(views(RandomEntry, *self._register("random-inspections")))

    @cached_property
    def inspection_objects(self) -> tuple[InspectionObject, ...]:
        """检查对象名录."""
        return tuple(views(InspectionObject, *self._register("inspection-objects")))

    @cached_property
    def catalogue(self) -> tuple[CatalogueEntry, ...]:
        """事前公开目录."""
        return tuple(views(CatalogueEntry, *self._register("disclosure-catalogue")))

    @cached_property
    def discretion_standards(self) -> tuple[DiscretionStandard, ...]:
        """裁量基准."""
        return tuple(views(DiscretionStandard, *self._register("discretion")))

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """窗口."""
        return tuple(views(Window, *self._register("windows")))

    @cached_property
    def devices(self) -> Mapping[str, Device]:
        """设备 by id."""
        return {each.id: each for each in views(Device, *self._register("devices")) if each.id}

    @cached_property
    def budget_years(self) -> tuple[BudgetYear, ...]:
        """预算, as written."""
        return tuple(views(BudgetYear, *self._register("budget")))

    @cached_property
    def training_years(self) -> tuple[TrainingYear, ...]:
        """培训, as written."""
        return tuple(views(TrainingYear, *self._register("training")))

    @cached_property
    def sessions_attended(self) -> Mapping[str, frozenset[date]]:
        """The days of the sessions held, by the person who attended; samples left out."""
        found: dict[str, set[date]] = {}
        for session in (each for year in own(self.training_years) for each in year.sessions):
            if session.held_on is not None:
                for person in session.attended:
                    found.setdefault(person, set()).add(session.held_on)
        return {person: frozenset(days) for person, days in found.items()}

    @cached_property
    def yearly_reports(self) -> tuple[YearlyReport, ...]:
        """年报, as written."""
        return tuple(views(YearlyReport, *self._register("reports")))

    @cached_property
    def record_uses(self) -> tuple[RecordUse, ...]:
        """记录运用, as written."""
        return tuple(views(RecordUse, *self._register("record-uses")))

    @cached_property
    def supervision_letters(self) -> tuple[SupervisionLetter, ...]:
        """监督文书, as written."""
        return tuple(views(SupervisionLetter, *self._register("supervision")))
