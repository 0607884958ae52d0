"""Who did what, and when: the acts of named people in a case, gathered from its steps, records and services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.bureau import Bureau, Staff
from enforcement_cli.cases.course import Step
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Service
from enforcement_cli.cases.records import Record
from enforcement_cli.problems import Place

ON_APPLICATION = frozenset({"行政许可", "行政确认", "行政奖励", "行政给付", "行政裁决"})
"""Kinds that begin with an application: staff of the window handle them, whom no law asks for a certificate."""

SITE_RECORDS = {
    "现场检查笔录": "现场检查",
    "勘验笔录": "现场检查",
    "核查笔录": "现场核查",
    "询问笔录": "询问",
    "抽样取证凭证": "抽样取证",
    "先行登记保存通知书": "先行登记保存",
    "先行登记保存清单": "先行登记保存",
    "查封扣押现场笔录": "查封扣押",
    "查封扣押清单": "查封扣押",
    "当场处罚决定书": "当场处罚",
}
"""Records that are made facing the person concerned, and the step they belong to."""

VISIT_STEPS = frozenset({"现场检查", "询问", "抽样取证"})
"""Steps that a visit brings: of an inspection without one nothing of theirs is asked."""

SITE_STEPS = frozenset({"现场检查", "现场核查", "询问", "抽样取证", "先行登记保存", "查封扣押"})
"""Steps in which officers of the bureau face the person concerned."""

HAND_OVER = ("直接送达", "留置送达")
"""Ways of service in which somebody of the bureau stands before the person served."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something done on a day: a step, the making of a record, a service.

    `name` is its Chinese name, `persons` the register ids of those who did it, as far as the file says; `step` is the
    step it belongs to.
    """

    name: str
    step: str | None
    on: date
    persons: tuple[str, ...]
    place: Place


def is_officer(person: Staff) -> bool:
    """Whether the register calls the person 执法人员, or lists a certificate for whatever post."""
    return "执法人员" in person.roles or bool(person.certificates)


def name_of(bureau: Bureau, id_: str) -> str:
    """The person's name in the register, or the id where it has none."""
    person = bureau.staff.get(id_)
    return person.name if person is not None and person.name else id_


def is_off_site(case: Case) -> bool:
    """An inspection without a visit: nothing that happens on site can be asked of it (practice.md §1)."""
    return case.kind == "行政检查" and case.facts.mode == "非现场"


def services(case: Case) -> Iterator[tuple[Service, str, bool]]:
    """Every service of a document, with the document's Chinese name and whether it is the decision's."""
    for decision in case.decisions:
        for service in decision.service:
            yield service, decision.document or "决定书", True
    for step in case.steps:
        if step.service is not None:
            yield step.service, f"{step.step or ''}文书", False


def service_day(service: Service) -> date | None:
    """The day on which somebody went out to serve; None where no date is given."""
    return service.started_on or service.served_on


def belongs(record: Record, step: Step) -> bool:
    """Whether the record is one of that step: the step names it, or it names the step, on its day and of its batch."""
    if record.id in step.proved_by:
        return True
    if record.step != step.step or (record.label and step.label and record.label != step.label):
        return False
    return record.made_on is None or step.on is None or step.on <= record.made_on <= (step.until or step.on)


def acts(case: Case) -> Iterator[Act]:
    """Every act with a day and with people named: record makings, steps that name people, services."""
    for record in case.records:
        if record.made_on is not None and record.makers:
            name = record.type or "记录"
            yield Act(name, SITE_RECORDS.get(name, record.step), record.made_on, record.makers, record.at("makers"))
    for step in case.steps:
        if step.on is not None and step.officers:
            yield Act(step.step or "环节", step.step, step.on, step.officers, step.at("officers"))
    for service, document, _ in services(case):
        on = service_day(service)
        if on is not None and service.servers:
            yield Act(f"{service.method}{document}", service.method, on, service.servers, service.at("servers"))


def site_acts(case: Case) -> Iterator[Act]:
    """The acts of investigation and constraint, each with all who took part in it.

    Takers part are the makers of the record and the people named in its step; where neither names anybody, `persons`
    is empty. A step with a record of its own is not counted twice.
    """
    recorded = [each for each in case.records if each.type in SITE_RECORDS and each.made_on is not None]
    for record in recorded:
        named = [each.officers for each in case.steps if belongs(record, each)]
        persons = dict.fromkeys((*record.makers, *(person for each in named for person in each)))
        place = record.at("makers") if record.has("makers") else record.at()
        assert record.made_on is not None  # filtered above
        assert record.type is not None
        yield Act(record.type, SITE_RECORDS[record.type], record.made_on, tuple(persons), place)
    for step in case.steps_named(*SITE_STEPS):
        if step.on is not None and not any(belongs(each, step) for each in recorded):
            place = step.at("officers") if step.has("officers") else step.at()
            yield Act(step.step or "", step.step, step.on, step.officers, place)


def investigators(case: Case) -> set[str]:
    """Handling officers, and whoever inspected, asked, took evidence, seized, verified, or wrote the report of it."""
    found = {*case.facts.officers, *(each for act in site_acts(case) for each in act.persons)}
    return found.union(*(each.makers for each in case.records if each.type == "调查终结报告"))
