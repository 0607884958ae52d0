"""One row per party and decision, and what it lacks before it can be uploaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Party
from enforcement_cli.problems import Problem, problem
from enforcement_cli.public.credit.fields import PENALTIES, PERMITS, Column, Need, Table
from enforcement_cli.public.credit.parties import party_cells
from enforcement_cli.public.credit.penalties import penalties_on, penalty_cells
from enforcement_cli.public.credit.permits import permit_cells
from enforcement_cli.public.credit.texts import Masking
from enforcement_cli.public.credit.values import Cell, written
from enforcement_cli.public.known import BODIES

UNKNOWN_PARTY = "身份不明"
_OUTCOMES = {"行政许可": (frozenset({"准予", "当场准予"}), PERMITS), "行政处罚": (frozenset({"给予处罚"}), PENALTIES)}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and the gaps that keep it from being uploaded."""

    table: Table
    case: str
    decision: int
    party: str
    cells: Mapping[str, Cell]
    gaps: tuple[Problem, ...]

    @property
    def values(self) -> tuple[str | Decimal, ...]:
        """In the order of the columns: texts, days as YYYY/MM/DD, amounts in 万元 with six decimals; empty for none."""
        return tuple(written(self.cells[each.name].value) for each in self.table.columns)

    @property
    def texts(self) -> dict[str, str]:
        """Name of a column -> its text; what digests are taken over."""
        return {name: str(value) for name, value in zip(self.table.names, self.values, strict=True)}


def table_of(case: Case, decision: Decision) -> Table | None:
    """The table that a decision belongs in: permits granted, penalties imposed; None for every other act and outcome."""
    outcomes, table = _OUTCOMES.get(case.kind or "", (frozenset(), None))
    return table if decision.outcome in outcomes else None


def rows_of(case: Case, decision: Decision, *, valid: bool = True) -> list[Row]:
    """The rows of a decision, one per party it touches. `valid`: whether the permit still is (XK_ZT).

    None for a decision that belongs in no table. Raises UnreadableError for a field of the wrong shape.
    """
    table = table_of(case, decision)
    if table is None:
        return []
    masking = Masking.of(case, decision)
    rows = []
    for party in case.parties_of(decision):
        cells = party_cells("XK" if table is PERMITS else "CF", party)
        if table is PERMITS:
            cells |= permit_cells(case, decision, masking, valid=valid)
        elif penalties_on(decision, party):
            cells |= penalty_cells(case, decision, party, masking)
        else:
            continue
        gaps = tuple(_gaps(table, party, cells, decision))
        rows.append(Row(table, case.id, decision.number, party.id or "", cells, gaps))
    return rows


def _gaps(table: Table, party: Party, cells: Mapping[str, Cell], decision: Decision) -> Iterator[Problem]:
    if party.type in (None, UNKNOWN_PARTY):
        yield problem(
            party.at("type"),
            "当事人 {party} 身份不明或者没有写类型，不能写入双公示表",
            remedy="查明身份以后填写“当事人类型”；不上报的，在决定的“双公示上报”里写 upload: no 和原因。",
            party=party.id or "",
        )
        return
    for column in table.columns:
        cell = cells[column.name]
        if cell.open_questions:
            yield problem(
                cell.place,
                "双公示表的“{label}”（{name}）里有 {count} 处可能是个人信息，要由人确认",
                remedy="请在决定的“双公示上报”里另写不含个人信息的内容。",
                label=column.label,
                name=column.name,
                count=cell.open_questions,
            )
        elif cell.value is None:
            if cell.needed or is_needed(column, party, cells):
                yield _missing(column, cell)
        elif column.longest and len(str(written(cell.value))) > column.longest:
            yield problem(
                cell.place,
                "双公示表的“{label}”（{name}）有 {length} 个字，最多 {longest} 个",
                remedy="请缩短“{field}”；决定里的内容不能改的，在“双公示上报”里另写。",
                label=column.label,
                name=column.name,
                length=len(str(written(cell.value))),
                longest=column.longest,
                field=cell.field,
            )


def is_needed(column: Column, party: Party, cells: Mapping[str, Cell]) -> bool:
    """Whether a column must not be empty in the row of such a party."""
    if column.need is Need.BODY and column.name.endswith("_XDR_SHXYM"):
        # A body from before the unified code has one of the old numbers; one from abroad may have none.
        old = ("GSZC", "ZZJG", "SWDJ", "SYDW", "SHZZ")
        prefix = column.name.removesuffix("SHXYM")
        return party.type in BODIES[:2] and not any(cells[prefix + each].value for each in old)
    if column.need is Need.BODY:
        return party.type in BODIES
    return column.need is Need.ALL or (column.need is Need.PERSON and party.is_natural_person)


def _missing(column: Column, cell: Cell) -> Problem:
    return problem(
        cell.place,
        "双公示表的“{label}”（{name}）没有内容，上报时必须填写",
        remedy="请填写“{field}”。",
        label=column.label,
        name=column.name,
        field=cell.field,
    )
