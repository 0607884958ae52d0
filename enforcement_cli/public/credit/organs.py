"""The organ that decided, and the one that reports: the bureau itself."""

from __future__ import annotations

from enforcement_cli.cases.model import Case
from enforcement_cli.public.credit.values import Cell, given


def organ_cells(case: Case, decided: tuple[str, str], reports: tuple[str, str]) -> dict[str, Cell]:
    """Name of a column -> cell; each pair is the column of the name and that of the code."""
    agency = case.bureau.agency
    # What the case calls the organ may be the bureau's short name; platforms match the full one.
    name = Cell(given(agency.name), case.bureau.at("bureau", "name"), "机关名称")
    code = Cell(given(agency.code), case.bureau.at("bureau", "code"), "执法机关的统一社会信用代码")
    return {decided[0]: name, decided[1]: code, reports[0]: name, reports[1]: code}
