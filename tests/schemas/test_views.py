"""The typed views read what the schemas hold: no view asks for a field that is none, and none is left unread unsaid."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.cases import (
    archive,
    bureau,
    course,
    decisions,
    model,
    people,
    records,
    registers,
    registers_public,
    registers_yearly,
)
from enforcement_cli.cases.views import View, _Field
from tools.build_schemas import build

# View -> (schema, definition; "" for the schema's own top level).
VIEWS: dict[type[View], tuple[str, str]] = {
    model.Facts: ("case", ""),
    people.LawRef: ("case", "law_ref"),
    people.OtherCodes: ("case", "other_codes"),
    people.Party: ("case", "party"),
    people.Signature: ("records", "signature"),
    people.Service: ("case", "service"),
    course.Penalty: ("case", "penalty"),
    course.Proposal: ("case", "proposal"),
    course.Hearing: ("case", "hearing"),
    course.Step: ("case", "step"),
    course.Pause: ("case", "pause"),
    course.Violation: ("case", "violation"),
    course.Source: ("case", "source"),
    course.Joint: ("case", "joint"),
    course.Links: ("case", "links"),
    course.Custody: ("case", "custody"),
    records.VoiceStatement: ("records", "voice_statement"),
    records.Original: ("records", "original"),
    records.Record: ("records", "record"),
    records.SelfCheck: ("review", "self_check"),
    records.Round: ("review", "review_round"),
    records.OutsideOpinion: ("review", "outside_opinion"),
    records.Review: ("review", "review"),
    decisions.Evidence: ("decisions", "evidence"),
    decisions.Item: ("decisions", "item"),
    decisions.Grant: ("decisions", "grant"),
    decisions.Remedies: ("decisions", "remedies"),
    decisions.Deliberation: ("decisions", "deliberation"),
    decisions.Approval: ("decisions", "approval"),
    decisions.Performance: ("decisions", "performance"),
    decisions.Correction: ("decisions", "correction"),
    decisions.Fate: ("decisions", "fate"),
    decisions.PublishGround: ("decisions", "publish_ground"),
    decisions.PublicationReview: ("decisions", "publication_review"),
    decisions.CreditReport: ("decisions", "credit"),
    decisions.Decision: ("decisions", "decision"),
    decisions.LedgerEntry: ("ledger-entry", ""),
    bureau.Contact: ("enforce", "contact"),
    bureau.Agency: ("enforce", "bureau"),
    bureau.Division: ("enforce", "division"),
    bureau.NumberPrefix: ("enforce", "number_prefix"),
    bureau.Channel: ("enforce", "channel"),
    bureau.DatedValue: ("enforce", "dated_count"),
    archive.RetentionEntry: ("enforce", "dated_retention"),
    archive.Archive: ("case", "archive"),
    archive.IndexEntry: ("case", "index_entry"),
    bureau.Certificate: ("personnel", "certificate"),
    bureau.Staff: ("personnel", "staff"),
    bureau.Matter: ("matters", "matter"),
    bureau.MajorEntry: ("major-decisions", "major_entry"),
    bureau.RecordingEntry: ("recording-plan", "recording_entry"),
    bureau.NumberSeries: ("numbers", "number_series"),
    registers.Entrustment: ("enforce", "entrustment"),
    registers.BasedItem: ("matters", "based_item"),
    registers.MaterialItem: ("matters", "material_item"),
    registers.StageItem: ("matters", "stage_item"),
    registers.Fee: ("matters", "fee"),
    registers.DisclosureFlow: ("matters", "disclosure_flow"),
    registers.Training: ("personnel", "training"),
    registers.Exam: ("personnel", "exam"),
    registers.IssuedNumber: ("numbers", "issued_number"),
    registers.VoidedNumber: ("numbers", "voided_number"),
    registers.Booklet: ("numbers", "booklet"),
    registers_public.Window: ("windows", "window"),
    registers_public.PowerEntry: ("powers", "power_entry"),
    registers_public.RandomEntry: ("random-inspections", "random_entry"),
    registers_public.InspectionObject: ("inspection-objects", "inspection_object"),
    registers_public.CatalogueEntry: ("disclosure-catalogue", "catalogue_entry"),
    registers_public.DiscretionStep: ("discretion", "discretion_step"),
    registers_public.DiscretionStandard: ("discretion", "discretion_standard"),
    registers_yearly.Device: ("devices", "device"),
    registers_yearly.BudgetHead: ("budget", "budget_head"),
    registers_yearly.BudgetYear: ("budget", "budget_year"),
    registers_yearly.TrainingSession: ("training", "training_session"),
    registers_yearly.TrainingYear: ("training", "training_year"),
    registers_yearly.Receipt: ("reports", "report_receipt"),
    registers_yearly.YearlyReport: ("reports", "yearly_report"),
    registers_yearly.RecordUse: ("record-uses", "record_use_entry"),
    registers_yearly.SupervisionLetter: ("supervision", "supervision_letter"),
}
# Read by a property of their own, or by the case that holds them, instead of a plain field.
OTHERWISE: dict[type[View], set[str]] = {
    model.Facts: {"major_grounds", "records", "review", "decisions"},
    records.Round: {"heads"},
    decisions.Decision: {"decision"},
    decisions.LedgerEntry: {"schema", "case", "record", "ruling"},  # no rule asks for the ruling: the site does
    bureau.DatedValue: {"value"},
    archive.RetentionEntry: {"value"},
}
# One view for all natural persons named in a case: it holds what any of these does.
PERSON = ("contact_person", "representative", "agent")
SCHEMAS = build()


def fields_of(view: type[View]) -> dict[str, str]:
    """Key -> attribute of every field of a view."""
    found = {name: each for owner in view.__mro__ for name, each in vars(owner).items() if isinstance(each, _Field)}
    return {each.key: name for name, each in found.items()}


def definition(schema: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMAS[schema]["$defs"][name] if name else SCHEMAS[schema]
    return found


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_a_view_reads_the_fields_of_its_mapping(view: type[View]) -> None:
    properties = definition(*VIEWS[view])["properties"].keys()

    assert fields_of(view).keys() | OTHERWISE.get(view, set()) == properties - {"note"}


def test_a_person_is_a_witness_a_representative_or_an_agent() -> None:
    properties = set().union(*(definition("case", each)["properties"] for each in PERSON))

    assert fields_of(people.Person).keys() == properties


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_a_field_is_read_as_what_the_schema_makes_of_it(view: type[View]) -> None:
    schema_name, name = VIEWS[view]
    root = SCHEMAS[schema_name]
    for key, attribute in fields_of(view).items():
        wanted = expected_kinds(definition(schema_name, name)["properties"][key], root)
        kind = type(next(vars(owner)[attribute] for owner in view.__mro__ if attribute in vars(owner))).__name__
        assert kind in wanted, f"{view.__name__}.{attribute}: {kind}, but the schema holds {wanted}"


def expected_kinds(field: dict[str, Any], root: dict[str, Any]) -> set[str]:
    """The kinds of field that suit what stands there."""
    if field.get("type") == "array":
        item = root["$defs"][field["items"]["$ref"].removeprefix("#/$defs/")]
        return {"Many"} if "properties" in item else {"Texts"}
    name = field["$ref"].removeprefix("#/$defs/")
    target = root["$defs"][name]
    if "properties" in target:
        return {"One"}
    if name == "yes_no":
        return {"YesNo"}
    if target["type"] in ("integer", "number"):
        return {"integer": {"Whole"}, "number": {"Money"}}[target["type"]]
    return {"day": {"Day"}, "day_or_unknown": {"DayOrUnknown"}, "time": {"Clock"}}.get(name, {"Text"})


@pytest.mark.parametrize(
    ("text", "day", "unknown"), [("1895-03-05", "1895-03-05", False), ("不详", "None", True), (None, "None", False)]
)
def test_not_given_and_unknown_differ(text: str | None, day: str, unknown: bool) -> None:
    party = people.Party({"birth_on": text} if text else {}, "case.yaml")

    assert str(party.birth_on) == day
    assert party.is_unknown("birth_on") is unknown
    assert party.is_unknown("phone") is False
