"""The thirteen columns on the party."""

from __future__ import annotations

import re

from enforcement_cli.cases.people import Party, Person
from enforcement_cli.public.credit.values import Cell, given
from enforcement_cli.public.known import BODIES

BODY, PERSON, BUSINESS = "法人及非法人组织", "自然人", "个体工商户"
RESIDENT = "居民身份证"
_RESIDENT_NUMBER = re.compile(r"[0-9]{17}[0-9Xx]", re.ASCII)
_OLD_CODES = {
    "GSZC": ("registration_no", "工商注册号"),
    "ZZJG": ("organisation_code", "组织机构代码"),
    "SWDJ": ("tax_no", "税务登记号"),
    "SYDW": ("institution_no", "事业单位证书号"),
    "SHZZ": ("social_no", "社会组织登记证号"),
}


def kind_of(party: Party) -> str | None:
    """行政相对人类别; None for a party of unknown identity."""
    if party.type in BODIES:
        return BODY
    if party.is_natural_person:
        return PERSON
    return BUSINESS if party.type == BUSINESS else None


def party_cells(prefix: str, party: Party) -> dict[str, Cell]:
    """Name of a column -> cell. An identity number stands in the table as it is: that is why the table is secret."""
    natural = party.is_natural_person
    cells = {
        "XDR_MC": Cell(given(party.name), party.at("name"), "名称或者姓名"),
        "XDR_LB": Cell(kind_of(party), party.at("type"), "当事人类型"),
        "XDR_SHXYM": Cell(None if natural else given(party.code), party.at("code"), "统一社会信用代码"),
    }
    for column, (key, title) in _OLD_CODES.items():
        number = getattr(party.other_codes, key) if party.other_codes is not None and not natural else None
        cells[f"XDR_{column}"] = Cell(given(number), party.at("other_codes", key), title)
    cells |= _representative(party)
    own_type, own_no = _identity(party) if natural else (None, None)
    cells["XDR_ZJLX"] = Cell(own_type, party.at("id_type"), "证件类型")
    cells["XDR_ZJHM"] = Cell(own_no, party.at("id_no"), "证件号码")
    return {f"{prefix}_{name}": cell for name, cell in cells.items()}


def _representative(party: Party) -> dict[str, Cell]:
    """Of a 个体工商户 the operator, whose papers are the party's own."""
    person = party.legal_representative
    where: tuple[str, ...] = ("legal_representative",)
    name = person.name if person is not None else None
    papers: Person | Party | None = person
    title = "法定代表人或者负责人的姓名"
    if party.type == BUSINESS:
        where, name, papers, title = (), party.operator or name, party, "经营者"
    elif party.is_natural_person:
        name = papers = None
    id_type, id_no = _identity(papers) if papers is not None else (None, None)
    return {
        "FRDB": Cell(given(name), party.at(*where, "name" if where else "operator"), title),
        "FR_ZJLX": Cell(id_type, party.at(*where, "id_type"), "法定代表人或者负责人的证件类型"),
        "FR_ZJHM": Cell(id_no, party.at(*where, "id_no"), "法定代表人或者负责人的证件号码"),
    }


def _identity(papers: Person | Party) -> tuple[str | None, str | None]:
    """(kind, number): an inland resident's number without a kind beside it is one of a 居民身份证."""
    number = given(papers.id_no)
    kind = given(papers.id_type)
    if kind is None and number is not None and _RESIDENT_NUMBER.fullmatch(number):
        kind = RESIDENT
    return kind, number
