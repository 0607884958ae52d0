"""What a rule is, and how rules become findings.

A rule is a pure function `(case, law) -> Iterator[Problem]` (or `(repository, law)` for what concerns the
whole repository), with its id, title and legal basis in the decorator above it and its manual in the docstring. It is
registered by being written: `all_rules()` gathers every Rule of the modules under `law.rules`.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.memo import Memo
from enforcement_cli.problems import (
    Deadline,
    Finding,
    Place,
    Problem,
    Severity,
    UndeterminedError,
    UnreadableError,
)

Scope = Literal["case", "repository", "both", "waivers"]
"""What a rule judges: a Case, the RepositoryFacts, each of the two, or the WaiverFacts of either."""


@dataclass(frozen=True, slots=True)
class Law:
    """All that a rule may know beside the facts: the day of judging, the calendar, the bureau's dated settings."""

    as_of: date
    calendar: Calendar
    bureau: Bureau
    memo: Memo = field(default_factory=Memo, init=False, compare=False, repr=False)

    def setting(self, key: str, on: date, *, name: str) -> Any:
        """A dated bureau setting in force on that day; raises UndeterminedError where there is none."""
        return self.bureau.setting(key, on, name=name)

    @property
    def due_soon_days(self) -> int:
        """How many days before a due date a hint is given; the bureau's choice, else 7."""
        rules = self.bureau.settings.get("rules")
        value = rules.get("due_soon_days") if isinstance(rules, dict) else None
        return value if isinstance(value, int) else 7


@dataclass(frozen=True)
class Rule:
    """One rule. `basis` holds ids of the Basis table; `reading` names the reading followed where texts leave a choice.

    `waivable` is False where no registered explanation may cover it. `blocks_publication` is False for a rule whose
    finding is no reason to keep a decision from the public (a deadline already missed, for one).
    """

    id: str
    title: str
    basis: tuple[str, ...]
    severity: Severity
    scope: Scope
    check: Callable[[Any, Law], Iterator[Problem]]
    waivable: bool = True
    blocks_publication: bool = True
    clocks: tuple[str, ...] = ()
    reading: str = ""

    @property
    def name(self) -> str:
        """The function's name: what must hold."""
        return self.check.__name__

    @property
    def manual(self) -> str:
        """The docstring: what is asked and how it is counted."""
        return inspect.getdoc(self.check) or ""

    @property
    def module(self) -> str:
        """The subject's module, such as `disclosure`."""
        return self.check.__module__.rpartition(".")[2]


def rule(
    id_: str,
    *,
    title: str,
    basis: Iterable[str],
    severity: Severity = Severity.ERROR,
    scope: Scope = "case",
    waivable: bool = True,
    blocks_publication: bool = True,
    clocks: Iterable[str] = (),
    reading: str = "",
) -> Callable[[Callable[[Any, Law], Iterator[Problem]]], Rule]:
    """Make a function a Rule. It changes no global."""

    def make(check: Callable[[Any, Law], Iterator[Problem]]) -> Rule:
        return Rule(
            id_,
            title,
            tuple(basis),
            severity,
            scope,
            check,
            waivable,
            blocks_publication,
            tuple(clocks),
            reading,
        )

    return make


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule written under `law.rules`, by id. Two rules with one id are a bug and raise ValueError."""
    from enforcement_cli.law import rules

    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(rules.__path__):
        content = vars(importlib.import_module(f"{rules.__name__}.{module.name}"))
        for value in content.values():
            if isinstance(value, Rule) and found.setdefault(value.id, value) is not value:
                raise ValueError(f"two rules have the id {value.id}")
    return tuple(sorted(found.values(), key=lambda each: each.id))


def run_rules(rules: Iterable[Rule], subject: Any, law: Law) -> Iterator[Finding]:
    """Run rules over one subject of theirs (see Scope) and stamp what they yield.

    A rule that raises UndeterminedError gives an `undetermined` finding; one that meets a value of the wrong shape
    (UnreadableError) stays silent, because the schema's finding names that value already.
    """
    case = None if isinstance(subject, RepositoryFacts) else subject.id
    for each in rules:
        try:
            for problem in each.check(subject, law):
                yield finding(each, problem, case or _case_at(problem.place))
        except UndeterminedError as missing:
            place = missing.place or (subject.at() if isinstance(subject, Case) else Place("enforce.yaml"))
            yield Finding(
                each.id,
                Severity.UNDETERMINED,
                case,
                place,
                missing.template,
                missing.fields,
                missing.remedy_template,
                each.basis,
            )
        except UnreadableError:
            continue


def _case_at(place: Place) -> str | None:
    """The case in whose folder a place lies; None for the bureau's own files."""
    parts = place.file.split("/")
    return parts[2] if len(parts) > 3 and parts[0] == "cases" else None


def finding(rule: Rule, problem: Problem, case: str | None) -> Finding:
    """A problem, stamped with its rule's id, severity and basis."""
    return Finding(
        rule.id,
        problem.severity or rule.severity,
        case,
        problem.place,
        problem.template,
        problem.fields,
        problem.remedy,
        problem.basis or rule.basis,
        problem.deadline or Deadline(),
    )
