"""Penalties decided on the spot 当场处罚: only light ones, on a form that says all it has to, reported to the bureau."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Party
from enforcement_cli.law.amounts import amount_of, counts_as, imposed_on
from enforcement_cli.law.limits import SpotLimit, at_most_warning, spot_limit
from enforcement_cli.law.occurrence import is_on_the_spot
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.problems import Problem, Severity, problem


def _made_on_the_spot(case: Case) -> Iterator[tuple[Decision, date]]:
    """The penalties of the case that were decided on the spot, each with its day."""
    if case.kind != "行政处罚" or not can_read(case, "decisions"):
        return
    for decision in case.made_decisions:
        if decision.made_on and decision.outcome == "给予处罚" and is_on_the_spot(case, decision):
            yield decision, decision.made_on


@rule(
    "PRO051",
    title="当场处罚不超过限额",
    basis=["PL-51", "PL2017-fine"],
    blocks_publication=False,
)
def on_the_spot_within_limits(case: Case, law: Law) -> Iterator[Problem]:
    """What is decided on the spot is a warning, or a fine of at most 200 yuan on a person and 3,000 yuan on a body.

    Each party is judged by the sum of its own fines. Any other kind of penalty (通报批评 and confiscation too) takes
    the general procedure. Whether 个体工商户 is a person or a body here is the bureau's dated setting 个体工商户视为; it is
    only missed between the two limits, and so is the kind of a party that nobody has identified. For decisions before
    15 July 2021 the limits of that time, 50 and 1,000 yuan, are known without their text: at most a warning. A fine
    without its amount is told by PRO052.

    Remedy: such a penalty is decided in the general procedure; where it was not, register the explanation.
    """
    for decision, made in _made_on_the_spot(case):
        limit = spot_limit(made)
        if limit is None:
            continue
        kinds = sorted({each.kind for each in decision.penalties if each.kind and each.kind not in limit.kinds})
        if kinds:
            yield problem(
                decision.at("penalties"),
                "当场作出的处罚决定有{kinds}；当场处罚限于警告和限额以内的罚款，其他处罚应当适用普通程序",
                remedy="请核对处罚种类和程序；确实当场作出的，如实登记说明，法律后果由有权机关认定。",
                severity=at_most_warning(limit.basis),
                basis=(limit.basis,),
                kinds=kinds,
            )
        for party in case.parties_of(decision):
            yield from _fined(law, decision, party, limit, made)


def _fined(law: Law, decision: Decision, party: Party, limit: SpotLimit, made: date) -> Iterator[Problem]:
    fine = amount_of(imposed_on(party, decision.penalties), "罚款")
    standing = counts_as(party, law, made)
    least, most = sorted((limit.person, limit.body))
    highest = {"person": limit.person, "body": limit.body}.get(standing or "", most)
    if fine > highest:
        yield problem(
            decision.at("penalties"),
            "当场对当事人{party}罚款{fine}元，超过当场处罚的限额{limit}元，应当适用普通程序",
            remedy="请核对金额、当事人类型和程序；确实当场作出的，如实登记说明，法律后果由有权机关认定。",
            severity=at_most_warning(limit.basis),
            basis=(limit.basis,),
            party=party.id,
            fine=fine,
            limit=highest,
        )
    elif standing is None and fine > least:
        business = party.type == "个体工商户"
        yield problem(
            law.bureau.at("settings") if business else decision.at("penalties"),
            "当场对当事人{party}罚款{fine}元；公民的限额是{person}元，法人或者其他组织的限额是{body}元，当事人适用哪一个无法判断",
            remedy="请在 enforce.yaml 的 settings 下填写 individual_business_as（个体工商户视为），并写明施行日期和来源。"
            if business
            else "请查明并填写当事人类型。",
            severity=Severity.UNDETERMINED,
            basis=(limit.basis,),
            party=party.id,
            fine=fine,
            person=limit.person,
            body=limit.body,
        )


@rule(
    "PRO052",
    title="当场处罚决定书内容齐全并报备案",
    basis=["PL-52-2", "PL-52-3"],
    blocks_publication=False,
)
def on_the_spot_form_complete(case: Case, law: Law) -> Iterator[Problem]:
    """The form of a penalty on the spot states the violation, kind and basis, amount, time, place and the remedies.

    No seal of the organ is asked, and the officers' signatures are the records' affair. The place is that of the case,
    or of the form among the records. That the decision was reported to the bureau (备案) has no number of days: while
    it is not there it is a hint, once the case is closed a warning. Decisions before 15 July 2021 are not judged.

    Remedy: enter what the form says; what it does not say cannot be added to it afterwards, register the explanation.
    """
    for decision, made in _made_on_the_spot(case):
        if not in_force(("PL-52-2",), made):
            continue
        missing = _missing(case, decision)
        if missing:
            yield problem(
                decision.at(),
                "当场处罚决定书没有写明{missing}；决定书应当载明违法行为、处罚的种类和依据、罚款数额、时间、地点、"
                "申请行政复议和提起行政诉讼的途径和期限",
                remedy="决定书上已经写明的，请在决定中补填；确实没有写明的，如实登记说明，法律后果由有权机关认定。",
                basis=("PL-52-2",),
                missing=missing,
            )
        if decision.reported_on is None:
            yield problem(
                decision.at("made_on"),
                "当场处罚决定（{made}）还没有报所属行政机关备案的日期",
                remedy="请报所属行政机关备案，并填写“备案日期”。",
                severity=Severity.INFO if case.facts.closed_on is None else Severity.WARNING,
                basis=("PL-52-3",),
                made=made,
            )


def _missing(case: Case, decision: Decision) -> list[str]:
    fines = [each for each in decision.penalties if each.kind == "罚款"]
    form = [each for each in case.records if each.id == decision.record] if can_read(case, "records") else []
    place = case.facts.place or any(each.place for each in form) or not can_read(case, "records")
    return [
        name
        for name, there in (
            ("违法行为", decision.facts),
            ("处罚种类", decision.penalties),
            ("处罚依据", decision.basis),
            ("罚款数额", all(each.amount is not None for each in fines)),
            ("地点", place),
            ("申请行政复议、提起行政诉讼的途径和期限", decision.remedies is not None),
        )
        if not there
    ]
