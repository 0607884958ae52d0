"""One shape for every trouble, from an unreadable file to a broken law.

A *problem* is what a rule or the loader yields: a place, a Chinese message template and its fields.
A *finding* is a problem that the engine has stamped with rule id, severity, basis and case; it is all that a
report ever sees. Messages stay templates until they are printed, so that each can be shown in Chinese or English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from enforcement_cli.messages import tr

Pointer = tuple[str | int, ...]
"""Path to a value inside one YAML file: mapping keys and 0-based list indexes, () for the whole file."""


class Severity(StrEnum):
    """How bad a finding is, worst first (product contract §4)."""

    ERROR = "error"
    UNDETERMINED = "undetermined"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return tuple(Severity).index(self)


class State(StrEnum):
    """Where a clock stands: still running, past due and undone, done past due, or not to be decided."""

    RUNNING = "running"
    OVERDUE = "overdue"
    LATE = "late"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file of the case repository.

    `file` is relative to the repository, with `/`. `pointer` names a value in a YAML file; line and column are
    worked out from it only when a finding is printed, unless they are already known (`line` > 0; 1-based,
    columns count code points).
    """

    file: str
    pointer: Pointer = ()
    line: int = 0
    column: int = 0
    end_line: int = 0

    def at(self, *more: str | int) -> Place:
        """The place of a value below this one."""
        return Place(self.file, (*self.pointer, *more))


@dataclass(frozen=True, slots=True)
class Deadline:
    """The date fields of a finding that comes from a clock (product contract §5)."""

    due: date | None = None
    earliest: date | None = None
    latest: date | None = None
    late_after: date | None = None
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule yields. `template` is a Chinese `str.format` template over `fields`, and so is `remedy`.

    `severity` overrides the rule's own; `basis` (ids of the Basis table) narrows it for this one problem.
    """

    place: Place
    template: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    remedy: str = ""
    severity: Severity | None = None
    basis: tuple[str, ...] = ()
    deadline: Deadline | None = None


def problem(
    place: Place,
    template: str,
    *,
    remedy: str = "",
    severity: Severity | None = None,
    basis: tuple[str, ...] = (),
    deadline: Deadline | None = None,
    **fields: Any,
) -> Problem:
    """A Problem with its fields given by name: `problem(place, "缺少{name}", name=...)`."""
    return Problem(place, template, fields, remedy, severity, basis, deadline)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A registered explanation (已登记说明) that covers a finding."""

    by: str
    on: str
    reason: str
    until: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One trouble, ready for any report. `basis` holds ids of the Basis table."""

    rule: str
    severity: Severity
    case: str | None
    place: Place
    template: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    remedy_template: str = ""
    basis: tuple[str, ...] = ()
    deadline: Deadline = Deadline()
    waiver: Waiver | None = None

    @property
    def message(self) -> str:
        """The message in the language in use."""
        return tr(self.template, **self.fields)

    @property
    def remedy(self) -> str:
        """What to do about it, in the language in use; empty where the message says it already."""
        return tr(self.remedy_template, **self.fields) if self.remedy_template else ""

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Order of every report: by file, place, rule, message."""
        return (self.place.file, self.place.line, self.place.column, self.rule, str(self.place.pointer), self.message)

    def waived_by(self, waiver: Waiver) -> Finding:
        """This finding, covered by a registered explanation; its severity is kept."""
        return replace(self, waiver=waiver)


class EnforceError(Exception):
    """The tool cannot do what was asked: one line for the user, exit code 2. Never a bug.

    Raised with a Chinese message template and its fields, like a Problem.
    """

    def __init__(self, template: str, /, *, remedy: str = "", **fields: Any) -> None:
        super().__init__(template)
        self.template = template
        self.remedy_template = remedy
        self.fields = fields

    def __str__(self) -> str:
        text = tr(self.template, **self.fields)
        return f"{text}\n{tr(self.remedy_template, **self.fields)}" if self.remedy_template else text


class UndeterminedError(Exception):
    """A rule cannot decide: a setting, register or fact is missing. The engine makes it an `undetermined` finding.

    `place` is where the missing thing belongs; without one the engine uses the case's own first line.
    """

    def __init__(self, template: str, /, *, place: Place | None = None, remedy: str = "", **fields: Any) -> None:
        super().__init__(template)
        self.template = template
        self.remedy_template = remedy
        self.place = place
        self.fields = fields


class UnreadableError(Exception):
    """A fact has the wrong shape, which a schema finding already says: the rule that asked for it stays silent."""
