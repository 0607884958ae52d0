"""What every format prints: the findings with their lines, the counts, and what the verdict hangs on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from enforcement_cli.problems import Finding, Place, Pointer, Severity

Locate = Callable[[Place], tuple[int, int, int]]
"""(line, column, last line) of a place, all counted from 1, columns in code points."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What a verdict hangs on, so that it can be reproduced.

    `rules` and `settings` are digests of the law's tables and of the bureau's settings and registers; `commit` is the
    commit of the case repository, with `-dirty` where files differ from it, None where there is none. `prefix` is the
    way from git's top to the case repository, empty or ending in `/`.
    """

    tool: str
    rules: str
    as_of: str
    calendar: str
    settings: str
    commit: str | None
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding with its lines."""

    finding: Finding
    line: int
    column: int
    end_line: int

    @property
    def pointer(self) -> str:
        """Where in the file, as a JSON Pointer (RFC 6901)."""
        return pointer_text(self.finding.place.pointer)


def pointer_text(pointer: Pointer) -> str:
    """A JSON Pointer."""
    return "".join(f"/{str(each).replace('~', '~0').replace('/', '~1')}" for each in pointer)


@dataclass(frozen=True)
class Report:
    """All that is to be printed.

    `cases` counts the cases judged. `judged`, `undetermined` and `human` are for the sentence of a clean run: rules
    that reached a verdict, rules that did not everywhere, duties that no rule speaks of. `not_run` names the rules
    that the bureau's settings leave out.
    """

    rows: tuple[Row, ...]
    meta: Meta
    cases: int
    judged: int
    undetermined: int
    human: int
    not_run: tuple[str, ...] = ()

    @cached_property
    def counts(self) -> dict[str, int]:
        """Findings by severity, those with a registered explanation apart."""
        counted = Counter("waived" if row.finding.waiver else str(row.finding.severity) for row in self.rows)
        return {name: counted[name] for name in (*map(str, Severity), "waived")}

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found that breaks the law or ought to be looked at."""
        return not any(
            row.finding.waiver is None and row.finding.severity in (Severity.ERROR, Severity.WARNING)
            for row in self.rows
        )


def located(findings: Iterable[Finding], locate: Locate) -> tuple[Row, ...]:
    """Findings with their lines, in the order of every report: by file, line, column, rule, place, message."""
    rows = [Row(each, *locate(each.place)) for each in findings]
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.finding.place.file,
                row.line,
                row.column,
                row.finding.rule,
                row.pointer,
                row.finding.template,
                row.finding.message,
            ),
        )
    )
