"""Bureau -> plain data: the allow-list of what its registers show the public.

Nothing is published that the bureau has not entered itself: entries marked as samples stay out, and so does a matter
whose register says that it is not public, whoever has left and whatever was closed. The day on which the site is made plays no
part, so that the same registers give the same pages: what ends on a day is shown with that day. Of officers stand here the name, the organ, the post and the number of the
certificate, as disclosure before the act asks (国办发〔2018〕118号（四）; 政府信息公开条例 19-20); of those inspected, nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from enforcement_cli.cases.bureau import Bureau, Certificate, Matter, Staff
from enforcement_cli.cases.bureau_registers import own
from enforcement_cli.cases.people import LawRef
from enforcement_cli.cases.registers import BasedItem, Fee, MaterialItem, StageItem
from enforcement_cli.cases.registers_public import DiscretionStandard, RandomEntry, Window

Registers = Mapping[str, Any]
"""`matters`, `staff`, `random`, `discretion`, `windows`, `catalogue`, `reports`, `entrustments`: lists of plain data."""

OFFICERS = "执法人员"
NEEDED: Mapping[str, tuple[str, ...]] = {
    "matters": ("id", "name", "kind"),
    "staff": ("name", "certificate"),
    "random": ("name",),
    "discretion": ("id", "document"),
    "windows": ("id", "name"),
    "catalogue": ("subject",),
    "reports": ("kind", "year"),
    "entrustments": ("organisation", "agency", "from"),
}
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,31}", re.ASCII)


def registers_of(
    bureau: Bureau,
    general_days: Mapping[str, int] | None = None,
    general_basis: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, Any]:
    """What the public sees of the registers; JSON data, empty values left out.

    `general_days` gives by kind of act how many working days the law allows where a matter has no time of its own, and
    `general_basis` the `law` and `article` that say so.
    Raises UnreadableError where a register holds something of the wrong shape.
    """
    divisions = {each.id: each.name for each in bureau.divisions if each.id and each.name}
    public = {
        key: each for key, each in bureau.matters.items() if each.sample is not True and each.published is not False
    }
    names = {key: each.name for key, each in public.items() if each.name}
    days, sources = general_days or {}, general_basis or {}
    found = {
        "matters": [_matter(each, divisions, bureau, days, sources) for each in public.values()],
        "staff": [each for person in bureau.staff.values() for each in _staff(person, bureau, divisions)],
        "random": [_random(each, names) for each in own(bureau.random_entries)],
        "discretion": [_standard(each, names) for each in own(bureau.discretion_standards)],
        "windows": [_window(each, bureau, divisions, names) for each in own(bureau.windows) if each.closed_on is None],
        "catalogue": _catalogue(bureau, divisions),
        "reports": _reports(bureau),
        "entrustments": _entrustments(bureau, names),
    }
    return {name: _whole(entries, *NEEDED[name]) for name, entries in found.items()}


def _whole(entries: Iterable[dict[str, Any]], *keys: str) -> list[dict[str, Any]]:
    """The entries that have what a page cannot do without; the check asks for the rest. An id is part of an address."""
    return [
        each
        for each in entries
        if all(each.get(key) for key in keys) and ("id" not in keys or _ID.fullmatch(each["id"]))
    ]


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _law(reference: LawRef | None) -> dict[str, Any]:
    return (
        {} if reference is None or not reference.law else _given({"law": reference.law, "article": reference.article})
    )


def _laws(references: Iterable[LawRef]) -> list[dict[str, Any]]:
    return [each for each in map(_law, references) if each.get("law")]


def _named(keys: Iterable[str], names: Mapping[str, str]) -> list[dict[str, str]]:
    """Public matters by id and name; what is not public is left out."""
    return [{"id": key, "name": names[key]} for key in keys if key in names]


def _matter(
    matter: Matter,
    divisions: Mapping[str, str],
    bureau: Bureau,
    days: Mapping[str, int],
    sources: Mapping[str, Mapping[str, str]],
) -> dict[str, Any]:
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
            "window": _place_of(window),
            "conditions": _whole((_condition(each) for each in matter.conditions), "name"),
            "quantity": matter.quantity,
            "materials": _whole((_material(each) for each in matter.materials), "name"),
            "application_form": matter.application_form,
            "stages": _whole((_stage(each, divisions, matter) for each in matter.stages), "name"),
            "working_days": matter.decision_working_days or days.get(matter.kind or ""),
            "days_basis": _law(matter.decision_basis)
            or ({} if matter.decision_working_days else dict(sources.get(matter.kind or "", {}))),
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


def _place_of(window: Window | None) -> dict[str, Any]:
    if window is None or not window.name:
        return {}
    return _given({"name": window.name, "place": window.place, "hours": window.hours})


def _condition(item: BasedItem) -> dict[str, Any]:
    return _given({"name": item.name, "basis": _law(item.basis)})


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


def _staff(person: Staff, bureau: Bureau, divisions: Mapping[str, str]) -> Sequence[dict[str, Any]]:
    """An officer in post with a certificate that was not taken back, the one that runs longest; nobody else."""
    held = [each for each in person.certificates if each.no and each.valid_to and not _is_taken_back(each)]
    if person.sample is True or OFFICERS not in person.roles or person.left_on is not None or not held:
        return ()
    card = max(held, key=lambda each: each.valid_to or date.min)
    organ = person.organ or bureau.agency.name
    unit = divisions.get(person.division or "")
    shown = {"name": person.name, "organ": organ, "division": unit, "post": person.post}
    return (_given({**shown, "certificate": card.no, "valid_to": _day(card.valid_to)}),)


def _is_taken_back(card: Certificate) -> bool:
    return card.revoked_on is not None or (card.suspended_from is not None and card.suspended_to is None)


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
            "to": _day(entry.to),
            "basis": _laws(entry.basis),
        }
    )


def _standard(standard: DiscretionStandard, names: Mapping[str, str]) -> dict[str, Any]:
    return _given(
        {
            "id": standard.id,
            "document": standard.document,
            "document_no": standard.document_no,
            "matters": _named(standard.matters, names),
            "from": _day(standard.from_),
            "to": _day(standard.to),
            "url": standard.url,
            "steps": _whole(
                (
                    _given({"level": each.level, "condition": each.condition, "range": each.range})
                    for each in standard.steps
                ),
                "condition",
                "range",
            ),
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
            "staff": [
                _given({"name": each.name, "post": each.post})
                for each in people
                if each.name and each.sample is not True
            ],
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


def _entrustments(bureau: Bureau, names: Mapping[str, str]) -> list[dict[str, Any]]:
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
    ]
