"""The columns of a penalty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from enforcement_cli.cases.course import Penalty
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.displaying import display_end
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Party
from enforcement_cli.public.credit.organs import organ_cells
from enforcement_cli.public.credit.texts import Masking
from enforcement_cli.public.credit.values import LONG_TERM, Cell, given, in_wan

FINE = frozenset({"罚款"})
CONFISCATION = frozenset({"没收违法所得", "没收非法财物"})
PAPERS = frozenset({"暂扣许可证件", "吊销许可证件"})
JOINT = "；"


def penalties_on(decision: Decision, party: Party) -> list[Penalty]:
    """The penalties of a decision that fall on one party: those that name it, and those that name none."""
    return [each for each in decision.penalties if not each.parties or party.id in each.parties]


def penalty_cells(case: Case, decision: Decision, party: Party, masking: Masking) -> dict[str, Cell]:
    """Name of a column -> cell, but for the party's."""
    report, own = decision.credit, penalties_on(decision, party)
    facts = (report.facts if report else None) or decision.facts or case.facts.facts
    content = (report.content if report else None) or _content(own)
    violation = (report.violation_type if report else None) or _violations(case, decision, party)
    type_text, type_questions = masking.masked("credit/violation_type", violation)
    facts_text, facts_questions = masking.masked("credit/facts", facts)
    content_text, content_questions = masking.masked("credit/content", content)
    remark, remark_questions = masking.masked("credit/remark", report.remark if report else None)
    until = [each.until for each in own if each.until is not None]
    ends = (report.valid_until if report else None) or max(until, default=LONG_TERM)
    cells = {
        "CF_WSH": Cell(given(decision.document_no), decision.at("document_no"), "文号"),
        "CF_WFXW": Cell(
            type_text,
            decision.at("credit", "violation_type"),
            "双公示上报的违法行为类型",
            open_questions=type_questions,
        ),
        "CF_SY": Cell(
            facts_text, decision.at("credit", "facts"), "双公示上报的违法事实", open_questions=facts_questions
        ),
        "CF_YJ": Cell(_basis(decision), decision.at("basis"), "法律依据"),
        "CF_CFLB": Cell(_joined(each.kind for each in own), decision.at("penalties"), "处罚种类"),
        "CF_NR": Cell(
            content_text, decision.at("credit", "content"), "双公示上报的决定内容", open_questions=content_questions
        ),
        "CF_NR_FK": _amount(decision, own, FINE),
        "CF_NR_WFFF": _amount(decision, own, CONFISCATION),
        "CF_NR_ZKDX": _papers(decision, own),
        "CF_JDRQ": Cell(decision.made_on, decision.at("made_on"), "作出日期"),
        "CF_YXQ": Cell(ends, decision.at("credit", "valid_until"), "处罚有效期"),
        "CF_GSJZQ": Cell(display_end(case, decision), decision.at("credit", "display_until"), "公示截止期"),
        "BZ": Cell(remark, decision.at("credit", "remark"), "上报的备注", open_questions=remark_questions),
    }
    return cells | organ_cells(case, ("CF_CFJG", "CF_CFJGDM"), ("CF_SJLY", "CF_SJLYDM"))


def _joined(texts: Iterable[str | None]) -> str | None:
    return JOINT.join(dict.fromkeys(each for each in map(given, texts) if each)) or None


def _violations(case: Case, decision: Decision, party: Party) -> str | None:
    """The names of the violations found, as far as they are this party's."""
    return _joined(
        each.name
        for each in case.facts.violations
        if (not decision.violations or each.id in decision.violations)
        and (not each.parties or party.id in each.parties)
    )


def _basis(decision: Decision) -> str | None:
    return _joined(f"{each.law or ''}{each.article or ''}" for each in decision.basis)


def _content(penalties: Sequence[Penalty]) -> str | None:
    """罚款20000元；没收违法所得5000元, or as the decision words it."""
    return _joined(each.text or _words(each) for each in penalties)


def _words(penalty: Penalty) -> str:
    amount = f"{penalty.amount:f}元" if penalty.amount is not None else ""
    item = f"（{penalty.item}）" if penalty.item else ""
    return f"{penalty.kind or ''}{amount}{item}"


def _amount(decision: Decision, penalties: Sequence[Penalty], kinds: frozenset[str]) -> Cell:
    """The sum in 万元; missing as a whole where one amount is, since a part of a sum is a wrong sum."""
    own = [each for each in penalties if each.kind in kinds]
    unknown = next((each for each in own if each.amount is None), None)
    place = (unknown or own[0]).at("amount") if own else decision.at("penalties")
    total = sum((each.amount or Decimal() for each in own), Decimal())
    value = in_wan(total) if own and unknown is None else None
    return Cell(value, place, "金额（元）", needed=bool(own))


def _papers(decision: Decision, penalties: Sequence[Penalty]) -> Cell:
    own = [each for each in penalties if each.kind in PAPERS]
    nameless = next((each for each in own if given(each.item) is None), None)
    place = (nameless or own[0]).at("item") if own else decision.at("penalties")
    value = None if nameless is not None else _joined(each.item for each in own)
    return Cell(value, place, "财物或者证件", needed=bool(own))
