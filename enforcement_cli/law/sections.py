"""What a rule can rely on: files that could be read, and law that was in force.

A file that could not be read says nothing, neither that a thing is there nor that it is missing. Rules about what is
missing ask here first, so that one bad file gives one finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from enforcement_cli.cases.model import Case
from enforcement_cli.cases.trouble import PATH, UNREADABLE, YAML
from enforcement_cli.law.basis import basis


def can_read(case: Case, *names: str) -> bool:
    """Whether case.yaml and these sections (records, review, decisions) could be read; absent ones can."""
    if not case.troubles:
        return True
    files = {case.file, *(f"{case.folder}/{name}.yaml" for name in names)}
    return not any(kind in (PATH, UNREADABLE, YAML) and each.place.file in files for kind, each in case.troubles)


def in_force(rows: Iterable[str], on: date) -> tuple[str, ...]:
    """Those of the Basis rows that were law on that day, by id."""
    return tuple(each for each in rows if basis(each).in_force(on))


def is_statute(row: str) -> bool:
    """Whether a Basis row stands in a text of the State that was read: neither the founding document nor recalled."""
    return basis(row).known == "read"
