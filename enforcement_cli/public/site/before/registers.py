"""Bureau -> plain data: the allow-list of what its registers show the public.

Nothing is published that the bureau has not entered itself: entries marked as samples stay out, and so does a matter
whose register says that it is not public. Of officers stand here the name, the organ, the post and the number of the
certificate, as disclosure before the act asks (国办发〔2018〕118号（四）; 政府信息公开条例 19-20); of those inspected, nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from enforcement_cli.cases.bureau import Bureau, Matter, Staff
from enforcement_cli.cases.bureau_registers import own
from enforcement_cli.cases.people import LawRef
from enforcement_cli.cases.registers import Fee, MaterialItem, StageItem
from enforcement_cli.cases.registers_public import DiscretionStandard, RandomEntry, Window

Registers = Mapping[str, Any]
"""`matters`, `staff`, `random`, `discretion`, `windows`, `catalogue`, `reports`, `entrustments`: lists of plain data."""

OFFICERS = "执法人员"


def registers_of(bureau: Bureau, on: date, general_days: Mapping[str, int] | None = None) -> dict[str, Any]:
    """What the public sees of the registers as they stand on that day; JSON data, empty values left out.

    `general_days` gives by kind of act how many working days the law allows where a matter has no time of its own.
    Raises UnreadableError where a register holds something of the wrong shape.
    """
    divisions = {each.id: each.name for each in bureau.divisions if each.id and each.name}
    public = {
        key: each for key, each in bureau.matters.items() if each.sample is not True and each.published is not False
    }
    names = {key: each.name for key, each in public.items() if each.name}
    days = general_days or {}
    return {
        "matters": [_matter(each, divisions, bureau, days) for each in public.values()],
        "staff": [each for person in bureau.staff.values() for each in _staff(person, bureau, divisions, on)],
        "random": [_random(each, names) for each in own(bureau.random_entries) if each.is_in_force(on)],
        "discretion": [_standard(each, names) for each in own(bureau.discretion_standards) if _shown(each, on)],
        "windows": [_window(each, bureau, divisions, names) for each in own(bureau.windows) if each.is_open(on)],
        "catalogue": _catalogue(bureau, divisions),
        "reports": _reports(bureau),
        "entrustments": _entrustments(bureau, names, on),
    }


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _law(reference: LawRef | None) -> dict[str, Any]:
    return {} if reference is None else _given({"law": reference.law, "article": reference.article})


def _laws(references: Iterable[LawRef]) -> list[dict[str, Any]]:
    return [each for each in map(_law, references) if each.get("law")]


def _named(keys: Iterable[str], names: Mapping[str, str]) -> list[dict[str, str]]:
    """Public matters by id and name; what is not public is left out."""
    return [{"id": key, "name": names[key]} for key in keys if key in names]


def _matter(matter: Matter, divisions: Mapping[str, str], bureau: Bureau, days: Mapping[str, int]) -> dict[str, Any]:
    window = next((each for each in own(bureau.windows) if each.id == matter.window), None)
    return _given(
        {
            "id": matter.id,
            "name": matter.name,
            "kind": matter.kind,
            "agency": matter.agency or bureau.agency.name,
            "duty": matter.duty,
            "power": matter.power,
            "basis": _laws(matter.basis),
            "division": divisions.get(matter.division or ""),
            "post": matter.post,
            "accepting_organ": matter.accepting_organ,
            "approving_organ": matter.approving_organ,
            "window": _given({"name": window.name, "place": window.place, "hours": window.hours}) if window else None,
            "conditions": [_given({"name": each.name, "basis": _law(each.basis)}) for each in matter.conditions],
            "quantity": matter.quantity,
            "materials": [_material(each) for each in matter.materials],
            "application_form": matter.application_form,
            "stages": [_stage(each, divisions, matter) for each in matter.stages],
            "working_days": matter.decision_working_days or days.get(matter.kind or ""),
            "days_basis": _law(matter.decision_basis),
            "promised_working_days": matter.promised_working_days,
            "fee": _fee(matter.fee),
            "certificate": matter.certificate is True or None,
            "measures": list(matter.measures),
            "measures_basis": _law(matter.measures_basis),
            "consulting": matter.consulting,
            "complaints": matter.complaints,
            "remedies": matter.remedies,
            "yearly_cap": matter.yearly_cap,
            "yearly_cap_source": matter.yearly_cap_source,
            "url": matter.url,
        }
    )


def _material(item: MaterialItem) -> dict[str, Any]:
    return _given({"name": item.name, "form": item.form, "template": item.template, "basis": _law(item.basis)})


def _stage(item: StageItem, divisions: Mapping[str, str], matter: Matter) -> dict[str, Any]:
    return _given(
        {
            "name": item.name,
            "division": divisions.get(item.division or matter.division or ""),
            "post": item.post,
            "working_days": item.working_days,
            "result": item.result,
            "basis": _law(item.basis),
        }
    )


def _fee(fee: Fee | None) -> dict[str, Any]:
    if fee is None or fee.charged is None:
        return {}
    return _given({"charged": "是" if fee.charged else "否", "amount": fee.amount, "basis": _law(fee.basis)})


def _staff(person: Staff, bureau: Bureau, divisions: Mapping[str, str], on: date) -> Sequence[dict[str, Any]]:
    """An officer in post whose certificate can be shown on that day; nobody else."""
    valid = next((each for each in person.certificates if each.is_valid(on)), None)
    if person.sample is True or OFFICERS not in person.roles or not person.is_in_post(on) or valid is None:
        return ()
    organ = person.organ or bureau.agency.name
    unit = divisions.get(person.division or "")
    return (
        _given({"name": person.name, "organ": organ, "division": unit, "post": person.post, "certificate": valid.no}),
    )


def _random(entry: RandomEntry, names: Mapping[str, str]) -> dict[str, Any]:
    return _given(
        {
            "id": entry.id,
            "name": entry.name or names.get(entry.matter or ""),
            "matter": next(iter(_named([entry.matter or ""], names)), None),
            "objects": entry.objects,
            "content": entry.content,
            "share": entry.share,
            "frequency": entry.frequency,
            "basis": _laws(entry.basis),
        }
    )


def _shown(standard: DiscretionStandard, on: date) -> bool:
    return standard.to is None or on <= standard.to


def _standard(standard: DiscretionStandard, names: Mapping[str, str]) -> dict[str, Any]:
    return _given(
        {
            "id": standard.id,
            "document": standard.document,
            "document_no": standard.document_no,
            "matters": _named(standard.matters, names),
            "from": _day(standard.from_),
            "url": standard.url,
            "steps": [
                _given({"level": each.level, "condition": each.condition, "range": each.range})
                for each in standard.steps
            ],
        }
    )


def _window(window: Window, bureau: Bureau, divisions: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    people = [bureau.staff[each] for each in window.staff if each in bureau.staff]
    return _given(
        {
            "id": window.id,
            "name": window.name,
            "place": window.place,
            "hours": window.hours,
            "division": divisions.get(window.division or ""),
            "staff": [_given({"name": each.name, "post": each.post}) for each in people if each.sample is not True],
            "matters": _named(window.matters, names),
            "duties": window.duties,
            "samples": window.samples,
            "progress": window.progress,
            "consulting": window.consulting,
            "complaints": window.complaints,
        }
    )


def _catalogue(bureau: Bureau, divisions: Mapping[str, str]) -> list[dict[str, Any]]:
    channels = {each.id: each.name for each in bureau.channels if each.id}
    return [
        _given(
            {
                "id": each.id,
                "subject": each.subject,
                "name": each.name,
                "content": each.content,
                "division": divisions.get(each.division or ""),
                "channel": channels.get(each.channel or ""),
                "url": each.url,
                "published_on": _day(each.published_on),
                "updated_on": _day(each.updated_on),
            }
        )
        for each in own(bureau.catalogue)
        if each.published_on is not None
    ]


def _reports(bureau: Bureau) -> list[dict[str, Any]]:
    found = [
        _given(
            {
                "kind": each.kind,
                "year": str(each.year) if each.year is not None else None,
                "title": each.title,
                "url": each.url,
                "published_on": _day(each.published_on),
            }
        )
        for each in own(bureau.yearly_reports)
        if each.published_on is not None
    ]
    return sorted(found, key=lambda each: (each.get("year", ""), each.get("kind", "")), reverse=True)


def _entrustments(bureau: Bureau, names: Mapping[str, str], on: date) -> list[dict[str, Any]]:
    return [
        _given(
            {
                "agency": each.agency,
                "organisation": each.organisation,
                "document_no": each.document_no,
                "kinds": list(each.kinds),
                "matters": _named(each.matters, names),
                "powers": each.powers,
                "from": _day(each.from_),
                "to": _day(each.to),
                "url": each.url,
            }
        )
        for each in bureau.entrustments.values()
        if each.to is None or on <= each.to
    ]
