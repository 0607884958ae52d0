"""The copies of the schemas in a case repository, for editors without a network."""

from __future__ import annotations

from enforcement_cli.resources import SCHEMAS

FOLDER = ".enforce/schemas"

# Which schema an editor applies to which files of a case repository.
SCHEMA_GLOBS = {
    "enforce": "/enforce.yaml",
    "matters": "/registers/matters.yaml",
    "personnel": "/registers/personnel.yaml",
    "major-decisions": "/registers/major-decisions.yaml",
    "numbers": "/registers/numbers.yaml",
    "recording-plan": "/registers/recording-plan.yaml",
    "powers": "/registers/powers.yaml",
    "random-inspections": "/registers/random-inspections.yaml",
    "inspection-objects": "/registers/inspection-objects.yaml",
    "disclosure-catalogue": "/registers/disclosure-catalogue.yaml",
    "discretion": "/registers/discretion.yaml",
    "windows": "/registers/windows.yaml",
    "devices": "/registers/devices.yaml",
    "budget": "/registers/budget.yaml",
    "training": "/registers/training.yaml",
    "reports": "/registers/reports.yaml",
    "record-uses": "/registers/record-uses.yaml",
    "supervision": "/registers/supervision.yaml",
    "calendar": "/calendars/*.yaml",
    "case": "/cases/*/*/case.yaml",
    "records": "/cases/*/*/records.yaml",
    "review": "/cases/*/*/review.yaml",
    "decisions": "/cases/*/*/decisions.yaml",
    "waivers": ["/waivers.yaml", "/cases/*/*/waivers.yaml"],
    "answers": "/cases/*/*/answers.yaml",
    "ledger-entry": "/cases/*/*/disclosure/*.yaml",
}


def schema_copies() -> dict[str, bytes]:
    """`.enforce/schemas/<name>.schema.json` for editors without a network."""
    return {f"{FOLDER}/{name}.schema.json": (SCHEMAS / f"{name}.schema.json").read_bytes() for name in SCHEMA_GLOBS}
