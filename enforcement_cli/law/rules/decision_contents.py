"""Contents of decisions 决定书载明事项: what the law wants a penalty, a fine and a refusal to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.occurrence import is_on_the_spot
from enforcement_cli.law.papers import seal_of
from enforcement_cli.law.penalties import penalties_made
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem

WARNINGS_ALONE = frozenset({"警告", "通报批评"})
"""Penalties that need no performance."""


@rule(
    "PRO053",
    title="行政处罚决定书内容齐全并盖章",
    basis=["PL-59-1", "PL-59-2"],
    blocks_publication=False,
)
def penalty_decision_complete(case: Case, law: Law) -> Iterator[Problem]:
    """A penalty of the general procedure states facts and evidence, kind and basis, performance and remedies; sealed.

    The body of the decision in this file is its text: what is not in it, the decision does not say. A warning or
    通报批评 alone needs no way of performance. Party, organ and date are asked elsewhere already; a party's address
    and the seal (of the decision, or of its document among the records) are facts of the paper that the file may just
    not tell: without an answer they are undetermined. No
    seal is an error, a seal for other purposes (专用) a warning. On-the-spot penalties have PRO052; decisions before
    15 July 2021 are not judged.

    Remedy: enter what the paper says; what it does not say is for the competent organ to judge.
    """
    for decision, _ in penalties_made(case):
        if is_on_the_spot(case, decision):
            continue
        missing = _missing(decision)
        if missing:
            yield problem(
                decision.at(),
                "行政处罚决定书没有写明{missing}；决定书应当载明违法的事实和证据，处罚的种类和依据，履行方式和期限，"
                "申请行政复议、提起行政诉讼的途径和期限",
                remedy="决定书上已经写明的，请在决定中补填；确实没有写明的，如实登记说明，法律后果由有权机关认定。",
                basis=("PL-59-1",),
                missing=missing,
            )
        unknown = [each.id for each in case.parties_of(decision) if not each.has("address") and each.type != "身份不明"]
        if unknown:
            yield problem(
                case.at("parties"),
                "当事人{parties}的地址没有填写，决定书是否载明当事人的地址无法判断",
                remedy="请按决定书填写“住所或者住址”；没有查明的写“不详”。",
                severity=Severity.UNDETERMINED,
                basis=("PL-59-1-1",),
                parties=unknown,
            )
        if can_read(case, "records"):
            yield from _sealed(decision, seal_of(case, decision))


def _missing(decision: Decision) -> list[str]:
    kinds = {each.kind for each in decision.penalties}
    fines = [each for each in decision.penalties if each.kind == "罚款"]
    return [
        name
        for name, there in (
            ("违法的事实", decision.facts),
            ("证据", decision.evidence),
            ("处罚种类", decision.penalties),
            ("罚款数额", all(each.amount is not None for each in fines)),
            ("处罚依据", decision.basis),
            ("履行方式和期限", decision.performance_terms or kinds <= WARNINGS_ALONE),
            ("申请行政复议、提起行政诉讼的途径和期限", decision.remedies is not None),
        )
        if not there
    ]


def _sealed(decision: Decision, seal: str | None) -> Iterator[Problem]:
    place = decision.at("seal") if decision.has("seal") else decision.at()
    if seal is None:
        yield problem(
            decision.at(),
            "行政处罚决定书的印章没有填写，是否盖有本行政机关的印章无法判断",
            remedy="请按决定书在“印章”中填写实体、电子或者无。",
            severity=Severity.UNDETERMINED,
            basis=("PL-59-2",),
        )
    elif seal == "无":
        yield problem(
            place,
            "行政处罚决定书没有盖章；决定书必须盖有作出决定的行政机关的印章",
            remedy="填写有误的，改正“印章”；确实没有盖章的，如实登记说明，法律后果由有权机关认定。",
            basis=("PL-59-2",),
        )
    elif seal == "专用":
        yield problem(
            place,
            "行政处罚决定书盖的是专用印章；决定书必须盖有作出决定的行政机关的印章，请核实",
            remedy="请核对决定书上的印章；盖有机关印章的，改为“实体”或者“电子”。",
            severity=Severity.WARNING,
            basis=("PL-59-2",),
        )


# A way of performance in words names a collecting agency by one of these, and the surcharge by this word. 指定的银行 is
# the law's own phrase and names none.
_COLLECTORS = re.compile(r"(?<!指定)(?<!指定的)(?:银行|信用社|邮政|电子支付|代收)")
_SURCHARGE = "加处"


@rule(
    "PRO054",
    title="罚款决定写明代收机构和是否加处罚款",
    basis=["FS-7-1"],
    severity=Severity.UNDETERMINED,
    blocks_publication=False,
)
def fine_says_where_to_pay(case: Case, law: Law) -> Iterator[Problem]:
    """A decision with a fine names the collecting agency and its address, and says whether a surcharge follows.

    Asked of fines that were not wholly collected on the spot. Agency and surcharge may also stand in the words of
    履行方式和期限. What the file does not tell is undetermined: the paper may well say it. Decisions before 15 July 2021
    are not judged.

    Remedy: enter 罚款缴纳 as the decision has it.
    """
    for decision, _ in penalties_made(case):
        fines = [each for each in decision.penalties if each.kind == "罚款"]
        if not fines or _collected_on_the_spot(decision):
            continue
        payment, words = decision.payment, decision.performance_terms or ""
        missing = [
            name
            for name, there in (
                ("代收机构的名称", (payment and payment.bank) or _COLLECTORS.search(words)),
                ("代收机构的地址", payment and payment.address),
                ("逾期是否加处罚款", (payment and payment.surcharge is not None) or _SURCHARGE in words),
            )
            if not there
        ]
        if missing:
            yield problem(
                payment.at() if payment is not None else decision.at(),
                "罚款决定的{missing}没有填写，决定书是否载明无法判断",
                remedy="请按决定书填写“罚款缴纳”；决定书确实没有载明的，如实登记说明。",
                missing=missing,
            )


def _collected_on_the_spot(decision: Decision) -> bool:
    return any(each.kind == "缴纳罚款" and each.cash for each in decision.performance)


def refusals(case: Case) -> Iterator[tuple[Decision, date]]:
    """The decisions that refuse a permit, each with its day."""
    if case.kind != "行政许可" or not can_read(case, "decisions"):
        return
    for decision in case.made_decisions:
        made = decision.made_on
        assert made is not None  # made_decisions has no other
        if decision.outcome == "不予" and in_force(("LL-38-2",), made):
            yield decision, made


@rule(
    "PRO056",
    title="不予许可说明理由并告知救济权利",
    basis=["LL-38-2"],
    blocks_publication=False,
)
def refusal_complete(case: Case, law: Law) -> Iterator[Problem]:
    """A refusal of a permit gives its reasons and tells the right to reconsideration and suit.

    Asked of 不予 alone: 不予受理, withdrawal and termination are no refusals. Organ and periods are PRO055's affair.

    Remedy: enter what the refusal says; without reasons or remedies in it, a new one has to be made.
    """
    for decision, _ in refusals(case):
        missing = [
            name
            for name, there in (
                ("不予许可的理由", decision.refusal_reason),
                ("申请行政复议或者提起行政诉讼的权利", decision.remedies is not None),
            )
            if not there
        ]
        if missing:
            yield problem(
                decision.at(),
                "不予许可决定书没有写明{missing}；作出不予许可的书面决定，应当说明理由并告知救济权利",
                remedy="决定书上已经写明的，请在决定中补填；确实没有写明的，请补充告知并如实登记说明。",
                missing=missing,
            )
