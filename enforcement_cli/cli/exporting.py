"""What may be reported to the credit platform, what has been already, and what must be mended first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.verdicts import standing
from enforcement_cli.law.disclosing import is_barred, is_in_own_name
from enforcement_cli.problems import Place, Problem, UnreadableError, problem
from enforcement_cli.public.credit import PERMITS, Row, Table, changed_rows, rows_of, table_of
from enforcement_cli.public.ledger import DisclosureState

ENDED = frozenset({"撤销", "确认无效", "撤回", "注销"})
"""What becomes of a permit after which it holds no longer."""
EXPORTED = "exported"


@dataclass(frozen=True, slots=True)
class Reported:
    """One decision of which something goes into a table: the rows that go, and all it has."""

    case: str
    decision: int
    table: Table
    rows: tuple[Row, ...]
    every: tuple[Row, ...]


@dataclass
class Survey:
    """Every decision that belongs in a table, sorted."""

    reported: list[Reported] = field(default_factory=list)
    gaps: list[Problem] = field(default_factory=list)
    """What is missing, of decisions that are held back for it."""
    held: list[tuple[str, int]] = field(default_factory=list)
    unchanged: int = 0
    unpublished: list[tuple[str, int]] = field(default_factory=list)
    gone: list[tuple[str, int]] = field(default_factory=list)
    """Reported earlier and taken down since: the platform has to be asked to take them down as well."""

    def rows(self, table: Table) -> list[Row]:
        """The rows that go into one table."""
        return [row for each in self.reported if each.table is table for row in each.rows]


def survey(
    repository: Repository, since: date | None, progress: Callable[[int], None], *, again: bool = False
) -> Survey:
    """Every decision since a day (by the day it was made), sorted. `again`: also what has not changed since the last time."""
    found = Survey()
    for count, folder in enumerate(repository.folders(), 1):
        progress(count)
        case = repository.load_case(folder, hashes=False)
        try:
            for decision in case.made_decisions:
                if since is None or (decision.made_on or date.min) >= since:
                    _sort(found, case, decision, again=again)
        except UnreadableError:
            found.gaps.append(
                problem(
                    Place(case.file),
                    "案件 {case} 填写有误，不能写入双公示表",
                    remedy="请先运行 enforce check {case}，改正后再运行。",
                    case=case.id,
                )
            )
            found.held.append((case.id, 0))
    return found


def _sort(found: Survey, case: Case, decision: Decision, *, again: bool) -> None:
    table = table_of(case, decision)
    if table is None or not decision.publish or not is_in_own_name(case) or is_barred(case, decision):
        return
    if decision.credit is not None and decision.credit.upload is False:
        return
    name = case.id, decision.number
    mark = last_mark(case, decision)
    state = standing(case, decision.number)
    ended = any(each.event in ENDED for each in decision.fate)
    if state is not DisclosureState.PUBLISHED:
        # A permit that is no more is reported as such; for penalties the tables have no column that could say it.
        if mark is None:
            found.unpublished += [name] if state is DisclosureState.UNPUBLISHED else []
            return
        if table is not PERMITS or not ended:
            found.gone.append(name)
            return
    every = rows_of(case, decision, valid=not ended)
    # What a decision lacks is missing in the row of each of its parties, and told once.
    gaps = list({(gap.place, gap.fields.get("name")): gap for row in every for gap in row.gaps}.values())
    if gaps:
        found.gaps += gaps
        found.held.append(name)
        return
    rows = every if again else changed_rows(every, mark)
    if rows:
        found.reported.append(Reported(case.id, decision.number, table, tuple(rows), tuple(every)))
    else:
        found.unchanged += 1


def last_mark(case: Case, decision: Decision) -> Mapping[str, Any] | None:
    """What the ledger says of the last time this decision was reported; None where it never was."""
    marks = [each.record for each in case.marks_of(decision) if each.event == EXPORTED]
    return marks[-1] if marks and isinstance(marks[-1], Mapping) else None
