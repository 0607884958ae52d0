"""Fines 罚款的收缴: surcharges within the fine, deferral on application, cash only where the law allows it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from enforcement_cli.cases.decisions import Decision, Performance
from enforcement_cli.cases.model import Case
from enforcement_cli.law.amounts import amount_of, imposed_on
from enforcement_cli.law.limits import CASH_UP_TO
from enforcement_cli.law.occurrence import is_on_the_spot
from enforcement_cli.law.penalties import penalties_made
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, problem

SMALL, HARD_LATER, REMOTE = "一百元以下罚款", "不当场收缴事后难以执行", "边远水上交通不便且当事人提出"
PAYMENTS = ("缴纳罚款", "分期缴纳")
DEFERRAL = "批准延期或者分期"


def _fine_of(case: Case, decision: Decision, party: str | None) -> Decimal | None:
    """The fine of that party; without one named, what the decision's parties owe together. None: a sum is missing."""
    fines = [each for each in decision.penalties if each.kind == "罚款"]
    if any(each.amount is None for each in fines):
        return None
    own = next((each for each in case.parties_of(decision) if each.id == party), None)
    return amount_of(fines if own is None else imposed_on(own, fines), "罚款")


@rule(
    "PRO062",
    title="加处罚款不超过罚款，延期分期经申请和批准",
    basis=["PL-72-1-1", "PL-66-2", "CL-45-2"],
    blocks_publication=False,
)
def surcharge_and_deferral_lawful(case: Case, law: Law) -> Iterator[Problem]:
    """Surcharges (加处罚款) together do not exceed the fine; deferral and instalments are applied for and approved.

    Surcharges are summed for each party that 履行 names. A deferral without its application or its approver on file is
    undetermined: without either it is not known to be lawful. Instalments without any deferral before them are asked
    about. Asked of penalties since 15 July 2021. That a party has not paid is its default, and not judged here.

    Remedy: enter application and approver; give back what was taken beyond the fine.
    """
    for decision, _ in penalties_made(case):
        sums: dict[str | None, list[Performance]] = {}
        for each in decision.performance:
            if each.kind == "加处罚款":
                sums.setdefault(each.party, []).append(each)
        for party, entries in sums.items():
            fine = _fine_of(case, decision, party)
            total = sum((each.amount for each in entries if each.amount is not None), Decimal(0))
            if fine is not None and total > fine:
                yield problem(
                    entries[-1].at("amount"),
                    "加处罚款共{total}元，超过罚款{fine}元；加处罚款的数额不得超出罚款的数额",
                    remedy="请核对金额；确实多收的，退还超出的部分并如实登记说明。",
                    basis=("PL-72-1-1", "CL-45-2"),
                    total=total,
                    fine=fine,
                )
        yield from _deferred(decision)


def _deferred(decision: Decision) -> Iterator[Problem]:
    deferrals = [each for each in decision.performance if each.kind == DEFERRAL]
    for each in deferrals:
        missing = [
            name for name, there in (("当事人的申请", each.application), ("批准人", each.approved_by)) if not there
        ]
        if missing:
            yield problem(
                each.at(),
                "{kind}（{on}）没有填写{missing}；经当事人申请和行政机关批准，可以暂缓或者分期缴纳，是否如此无法判断",
                remedy="请填写“当事人申请”（在全过程记录中的编号）和“批准人”。",
                severity=Severity.UNDETERMINED,
                basis=("PL-66-2",),
                kind=DEFERRAL,
                on=each.on,
                missing=missing,
            )
    first = next((each for each in decision.performance if each.kind == "分期缴纳"), None)
    if first is not None and not any(_may_precede(each, first) for each in deferrals):
        yield problem(
            first.at(),
            "分期缴纳（{on}）之前没有批准分期的记录，请核实",
            remedy="经批准分期的，补记“批准延期或者分期”；没有分期的，改为“缴纳罚款”。",
            severity=Severity.WARNING,
            basis=("PL-66-2",),
            on=first.on,
        )


def _may_precede(earlier: Performance, later: Performance) -> bool:
    """Not later by the days given; a day that is missing is the schema's matter, and proves nothing."""
    return earlier.on is None or later.on is None or earlier.on <= later.on


@rule(
    "PRO063",
    title="只在法定情形当场收缴罚款",
    basis=["PL-67-2", "PL-68", "PL-69", "PL-70"],
    blocks_publication=False,
)
def cash_only_where_lawful(case: Case, law: Law) -> Iterator[Problem]:
    """Officers collect a fine there and then only where the law allows it, and give a receipt.

    On the spot: a fine up to 100 yuan, or one that could hardly be collected later (68). In remote places, on water
    or where traffic is difficult: at the party's own request, whatever the procedure (69). No ground, or no request
    and no receipt on file, is undetermined; a ground that does not fit is an error. A fine paid to the bank needs
    none of this. The two days of handing in are the clocks'. Asked of penalties since 15 July 2021.

    Remedy: name the ground and the request; file the receipt.
    """
    for decision, _ in penalties_made(case):
        spot = is_on_the_spot(case, decision)
        for each in decision.performance:
            if not each.cash or each.kind not in PAYMENTS:
                continue
            fine = _fine_of(case, decision, each.party)
            if each.cash_ground in (SMALL, HARD_LATER) and not spot:
                yield problem(
                    each.at("cash_ground"),
                    "当场收缴罚款（{on}）的情形是“{ground}”，但处罚不是当场作出的；普通程序的罚款只有在边远等地区、经当事人提出才可以当场收缴",
                    remedy="请核对当场收缴的情形；确实不应当场收缴的，如实登记说明。",
                    basis=("PL-67-2", "PL-68", "PL-69"),
                    on=each.on,
                    ground=each.cash_ground,
                )
            elif each.cash_ground == SMALL and fine is not None and fine > CASH_UP_TO:
                yield problem(
                    each.at("cash_ground"),
                    "当场收缴罚款（{on}）的情形是“{ground}”，但罚款是{fine}元，超过{most}元",
                    remedy="请核对当场收缴的情形；确实不应当场收缴的，如实登记说明。",
                    basis=("PL-67-2", "PL-68-1-1"),
                    on=each.on,
                    ground=each.cash_ground,
                    fine=fine,
                    most=CASH_UP_TO,
                )
            else:
                yield from _unproven(each)


def _unproven(paid: Performance) -> Iterator[Problem]:
    missing = [
        name
        for name, there in (
            ("当场收缴的情形", paid.cash_ground),
            ("当事人的申请", paid.cash_ground != REMOTE or paid.application),
            ("专用票据", paid.record),
        )
        if not there
    ]
    if missing:
        yield problem(
            paid.at(),
            "当场收缴罚款（{on}）没有填写{missing}，是否符合法律规定无法判断",
            remedy="请填写“当场收缴的情形”“当事人申请”，并在“凭证”中填写专用票据在全过程记录中的编号。",
            severity=Severity.UNDETERMINED,
            on=paid.on,
            missing=missing,
        )
