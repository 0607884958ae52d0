"""The columns of a permit."""

from __future__ import annotations

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.public.credit.organs import organ_cells
from enforcement_cli.public.credit.texts import Masking
from enforcement_cli.public.credit.values import LONG_TERM, Cell, given

VALID, INVALID = "1", "2"


def permit_cells(case: Case, decision: Decision, masking: Masking, *, valid: bool) -> dict[str, Cell]:
    """Name of a column -> cell, but for the party's."""
    grant, report = decision.grant, decision.credit
    own = report.content if report is not None else None
    content, questions = masking.masked("credit/content", own or (grant.content if grant is not None else None))
    remark, more = masking.masked("credit/remark", report.remark if report is not None else None)
    ends = grant.valid_to if grant is not None else None
    if grant is not None and grant.long_term:
        ends = LONG_TERM
    cells = {
        "XK_XKWS": Cell(given(decision.document), decision.at("document"), "文书种类"),
        "XK_WSH": Cell(given(decision.document_no), decision.at("document_no"), "文号"),
        "XK_XKLB": Cell(grant.category if grant else None, decision.at("grant", "category"), "许可类别"),
        "XK_XKZS": Cell(given(grant.certificate) if grant else None, decision.at("grant", "certificate"), "证件名称"),
        "XK_XKBH": Cell(
            given(grant.certificate_no) if grant else None, decision.at("grant", "certificate_no"), "证件编号"
        ),
        "XK_NR": Cell(content, decision.at(*_source(own, "content")), "许可内容", open_questions=questions),
        "XK_JDRQ": Cell(decision.made_on, decision.at("made_on"), "作出日期"),
        "XK_YXQZ": Cell(grant.valid_from if grant else None, decision.at("grant", "valid_from"), "有效期自"),
        "XK_YXQZI": Cell(ends, decision.at("grant", "valid_to"), "有效期至"),
        "XK_ZT": Cell(VALID if valid else INVALID, decision.at("fate"), "后来的变化"),
        "BZ": Cell(remark, decision.at("credit", "remark"), "上报的备注", open_questions=more),
    }
    return cells | organ_cells(case, ("XK_XKJG", "XK_XKJGDM"), ("XK_LYDW", "XK_LYDWDM"))


def _source(own: str | None, key: str) -> tuple[str, str]:
    return ("credit", key) if own else ("grant", key)
