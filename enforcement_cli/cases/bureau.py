"""The bureau: enforce.yaml and its registers, as typed views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from enforcement_cli.cases.bureau_registers import Registers
from enforcement_cli.cases.people import LawRef
from enforcement_cli.cases.registers import (
    BasedItem,
    Booklet,
    DisclosureFlow,
    Entrustment,
    Exam,
    Fee,
    IssuedNumber,
    MaterialItem,
    StageItem,
    Training,
    VoidedNumber,
)
from enforcement_cli.cases.trouble import Trouble
from enforcement_cli.cases.views import Day, Many, Money, One, Text, Texts, View, Whole, YesNo, views
from enforcement_cli.problems import Place, UndeterminedError, UnreadableError


class Contact(View):
    """Where the public complains and asks for corrections (S-21)."""

    phone = Text()
    address = Text()
    email = Text()
    hours = Text()
    url = Text()


class Agency(View):
    """The bureau itself."""

    name = Text()
    short_name = Text()
    code = Text()
    area_code = Text()
    government = Text()
    court = Text()
    superior = Text()
    supervisor = Text()
    head = Text()
    review_division = Text()
    address = Text()
    site_url = Text()
    contact = One(Contact)
    fine_account = Text()


class Division(View):
    """科室."""

    id = Text()
    name = Text()
    roles = Texts()


class NumberPrefix(View):
    """机关代字 of a kind of document."""

    prefix = Text()
    document = Text()
    kind = Text()


class Channel(View):
    """公示渠道."""

    id = Text()
    name = Text()
    kind = Text()
    url = Text()


class DatedValue(View):
    """One dated bureau setting, with its source."""

    from_ = Day("from")
    to = Day()
    source = Text()

    @property
    def value(self) -> Any:
        """The value as typed by the schema."""
        return self.data.get("value")


class Certificate(View):
    """执法证件."""

    no = Text()
    issuer = Text()
    valid_from = Day()
    valid_to = Day()
    suspended_from = Day()
    suspended_to = Day()
    revoked_on = Day()

    def is_valid(self, on: date) -> bool:
        """Whether it could be shown on that day: in its term, not suspended, not revoked."""
        if self.valid_from is None or self.valid_to is None or not self.valid_from <= on <= self.valid_to:
            return False
        if self.suspended_from is not None and self.suspended_from <= on <= (self.suspended_to or date.max):
            return False
        return self.revoked_on is None or on < self.revoked_on


class Staff(View):
    """A person of the bureau, or one borrowed for review."""

    id = Text()
    name = Text()
    roles = Texts()
    organ = Text()
    division = Text()
    post = Text()
    certificates = Many(Certificate)
    law_qualification_no = Text()
    law_qualified_on = Day()
    reviewer_since = Day()
    trainings = Many(Training)
    exams = Many(Exam)
    sample = YesNo()
    joined_on = Day()
    left_on = Day()

    def is_in_post(self, on: date) -> bool:
        """Whether the person served on that day, as far as the register says."""
        return (self.joined_on is None or self.joined_on <= on) and (self.left_on is None or on <= self.left_on)


class Matter(View):
    """执法事项."""

    id = Text()
    name = Text()
    kind = Text()
    agency = Text()
    duty = Text()
    power = Text()
    basis = Many(LawRef)
    division = Text()
    post = Text()
    conditions = Many(BasedItem)
    quantity = Text()
    materials = Many(MaterialItem)
    application_form = Text()
    stages = Many(StageItem)
    accepting_organ = Text()
    approving_organ = Text()
    window = Text()
    fee = One(Fee)
    consulting = Text()
    complaints = Text()
    remedies = Text()
    decision_working_days = Whole()
    decision_basis = One(LawRef)
    pre_review = YesNo()
    promised_working_days = Whole()
    certificate = YesNo()
    measures = Texts()
    measures_basis = One(LawRef)
    disclosure = One(DisclosureFlow)
    random_check = YesNo()
    yearly_cap = Whole()
    yearly_cap_source = Text()
    published = YesNo()
    published_on = Day()
    url = Text()
    sample = YesNo()


class MajorEntry(View):
    """An entry of the catalogue of major decisions."""

    id = Text()
    name = Text()
    kind = Text()
    matter = Text()
    ground = Text()
    outcomes = Texts()
    penalty_kinds = Texts()
    amount_person = Money()
    amount_body = Money()
    hearing = YesNo()
    from_ = Day("from")
    to = Day()
    source = Text()


class RecordingEntry(View):
    """What the bureau's recording plan asks for at a stage (S-31)."""

    kind = Text()
    stage = Text()
    duty = Text()
    devices = Texts()
    from_ = Day("from")
    to = Day()
    source = Text()


class NumberSeries(View):
    """Document numbers of one series and year."""

    prefix = Text()
    year = Whole()
    issued = Many(IssuedNumber)
    voided = Many(VoidedNumber)
    booklets = Many(Booklet)


@dataclass(frozen=True)
class Bureau(Registers):
    """Settings and registers. `registers` maps a register's name to (items, file); absent where there is none."""

    settings: Mapping[str, Any]
    registers: Mapping[str, tuple[Any, str]] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
    file: str = "enforce.yaml"

    def at(self, *pointer: str | int) -> Place:
        """A place in enforce.yaml."""
        return Place(self.file, pointer)

    @cached_property
    def agency(self) -> Agency:
        """The bureau's own data."""
        return Agency(self.settings.get("bureau", {}), self.file, ("bureau",))

    @cached_property
    def divisions(self) -> tuple[Division, ...]:
        """Its divisions."""
        return tuple(views(Division, self.settings.get("divisions", ()), self.file, ("divisions",)))

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """Its channels of disclosure."""
        return tuple(views(Channel, self.settings.get("channels", ()), self.file, ("channels",)))

    @cached_property
    def number_prefixes(self) -> tuple[NumberPrefix, ...]:
        """Its document number prefixes."""
        return tuple(views(NumberPrefix, self.settings.get("document_numbers", ()), self.file, ("document_numbers",)))

    @cached_property
    def entrustments(self) -> Mapping[str, Entrustment]:
        """Its entrustments 委托书 by id, those it gave and those it was given."""
        entries = views(Entrustment, self.settings.get("entrustments", ()), self.file, ("entrustments",))
        return {each.id: each for each in entries if each.id}

    @cached_property
    def staff(self) -> Mapping[str, Staff]:
        """The personnel register by id."""
        return {each.id: each for each in views(Staff, *self._register("personnel")) if each.id}

    @cached_property
    def matters(self) -> Mapping[str, Matter]:
        """The matters register by id."""
        return {each.id: each for each in views(Matter, *self._register("matters")) if each.id}

    @cached_property
    def major_entries(self) -> tuple[MajorEntry, ...]:
        """The catalogue of major decisions."""
        return tuple(views(MajorEntry, *self._register("major-decisions")))

    @cached_property
    def recording_plan(self) -> tuple[RecordingEntry, ...]:
        """The recording plan."""
        return tuple(views(RecordingEntry, *self._register("recording-plan")))

    @cached_property
    def number_series(self) -> tuple[NumberSeries, ...]:
        """The register of document numbers."""
        return tuple(views(NumberSeries, *self._register("numbers")))

    def dated(self, key: str, on: date) -> DatedValue | None:
        """The entry of a dated setting in force on that day, None where none is."""
        settings = self.settings.get("settings", {})
        if not isinstance(settings, Mapping):
            raise UnreadableError("settings")
        entries = views(DatedValue, settings.get(key, ()), self.file, ("settings", key))
        in_force = [each for each in entries if each.from_ and each.from_ <= on and (each.to is None or on <= each.to)]
        return max(in_force, key=lambda each: each.from_ or date.min, default=None)

    def setting(self, key: str, on: date, *, name: str) -> Any:
        """The value of a dated setting in force on that day.

        Raises UndeterminedError, saying what to enter where, when there is none. `name` is its Chinese title.
        """
        entry = self.dated(key, on)
        if entry is None:
            raise UndeterminedError(
                "本机关设置中没有 {day} 适用的“{name}”，无法判断",
                place=self.at("settings"),
                remedy="请在 enforce.yaml 的 settings 下填写 {key}，并写明施行日期、数额和来源。",
                day=on,
                name=name,
                key=key,
            )
        return entry.value
