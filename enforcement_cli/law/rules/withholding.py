"""Withholding 不公开: only on a ground of law, and then truly not in public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.ledger_facts import standings
from enforcement_cli.cases.model import Case
from enforcement_cli.law.disclosing import disclosure_class, is_barred, is_in_own_name
from enforcement_cli.law.ledgers import can_read_ledger
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, problem

OF_KIND = {
    "行政处罚法第四十八条第一款": "行政处罚",
    "行政处罚法第五十条": "行政处罚",
    "行政许可法第五条": "行政许可",
}
OTHER_LAW = "其他法律或者行政法规"
NO_SOCIAL_EFFECT = "行政处罚法第四十八条第一款"
SOCIAL_EFFECT = "可能造成重大社会影响或者引发社会风险"

# Names that only documents below a law and a State Council regulation have. 办法, 规定, 条例 may be either.
_NO_LAW = re.compile(r"(?:通知|意见|细则|方案|公告|函|纪要|指引|标准)》|〔[0-9]{4}〕[0-9]+号")


@rule(
    "DIS004",
    title="不公开的决定有法定依据",
    basis=["S-23", "G118-6-c", "OGI-13-1"],
    blocks_publication=False,
    reading="行政处罚法第四十八条第一款（不具有一定社会影响）可以作为处罚决定不公开的依据，"
    "但国办发〔2018〕118号（六）要求公示全部处罚决定。",
)
def withheld_on_lawful_ground(case: Case, law: Law) -> Iterator[Problem]:
    """A decision answered 是否公开: no names the law or State Council regulation that allows it.

    A reason is not enough: 政府信息公开条例 14, 15 or 16, 行政处罚法 48 ¶1 or 50 (penalties), 行政许可法 5 (permits), or
    another law or regulation with its name and clause; a name that only rules and other documents have (通知, 意见, 细则 …)
    is a warning. A ground of another kind of act is an error. 48 ¶1 gets a note,
    and a warning where the file itself answers that the case may have great social effect. Not asked of decisions that
    need no disclosure anyway, of those that must not be disclosed, and of acts in another organ's name.

    Remedy: name the ground, or publish.
    """
    for decision in case.made_decisions:
        days = disclosure_class(case, decision)
        if decision.publish is not False or days == 0 or is_barred(case, decision) or not is_in_own_name(case):
            continue
        ground = decision.publish_ground.ground if decision.publish_ground is not None else None
        if ground is None:
            yield problem(
                decision.at("publish"),
                "“是否公开”填写为 no，没有写明不公开的依据；除法律、行政法规另有规定的外，执法决定应当公示",
                remedy="请填写“不公开的依据”（法律或者行政法规的条款）；没有依据的，改为 yes 并公示。",
                severity=Severity.UNDETERMINED if days is None else None,
            )
        else:
            yield from _ground_fits(case, decision, ground)


def _ground_fits(case: Case, decision: Decision, ground: str) -> Iterator[Problem]:
    given = decision.publish_ground
    assert given is not None  # the caller has its ground
    if ground == OTHER_LAW and not given.law:
        yield problem(
            given.at(),
            "不公开的依据是其他法律或者行政法规，没有写明名称和条款",
            remedy="请在“法律名称”中写明法律或者行政法规的名称和条款；部门规章和规范性文件不能作为依据。",
        )
    elif ground == OTHER_LAW and _NO_LAW.search(given.law or ""):
        yield problem(
            given.at("law"),
            "不公开的依据“{law}”看来是规章或者规范性文件；只有法律、行政法规可以作为依据，请核实",
            remedy="请写明法律或者行政法规的名称和条款；没有的，改为 yes 并公示。",
            severity=Severity.WARNING,
            law=given.law,
        )
    elif OF_KIND.get(ground, case.kind) != case.kind:
        yield problem(
            given.at("ground"),
            "不公开的依据“{ground}”不适用于{kind}",
            remedy="请按本案的执法类别写明依据；没有依据的，改为 yes 并公示。",
            ground=ground,
            kind=case.kind,
        )
    elif ground == NO_SOCIAL_EFFECT and case.facts.major_grounds.get(SOCIAL_EFFECT):
        yield problem(
            given.at("ground"),
            "以不具有一定社会影响为由不公开，但本案填写为可能造成重大社会影响或者引发社会风险，请核实",
            remedy="两处填写不一致的，请改正其一；具有一定社会影响的处罚决定应当公开。",
            severity=Severity.WARNING,
            basis=("PL-48-1",),
        )
    elif ground == NO_SOCIAL_EFFECT:
        yield problem(
            given.at("ground"),
            "以不具有一定社会影响为由不公开，法律上有依据；国办发〔2018〕118号（六）要求公示全部处罚决定",
            severity=Severity.INFO,
            basis=("PL-48-1", "G118-6-b"),
        )


@rule(
    "DIS006",
    title="不公开的决定没有公示",
    basis=["S-23", "S-24", "OGI-17-2"],
)
def withheld_is_not_public(case: Case, law: Law) -> Iterator[Problem]:
    """A decision that the file withholds, or that has not been made, or not yet, does not stand in public.

    Whether the ledger still has it in public is what counts. Secrets and minors have rules of their own (SEC).

    Remedy: withdraw it at once, or mend the answer.
    """
    if not can_read_ledger(case):
        return
    for number in sorted({entry.decision or 1 for entry in case.ledger}):
        decision = case.decision(number)
        entries = case.entries_of(number)
        spans = standings(entries)
        if not spans or spans[-1].until is not None:
            continue
        if decision is None or decision.made_on is None:
            yield problem(
                entries[-1].at(),
                "第{number}个决定已公示，但案件中没有这一决定，或者没有作出日期",
                remedy="请核对决定及其作出日期；不应公示的，立即用 enforce withdraw 撤下。",
                number=number,
            )
        elif spans[-1].since < decision.made_on:
            yield problem(
                decision.at("made_on"),
                "第{number}个决定自{since}起公示，早于作出日期（{made}）",
                remedy="请核对作出日期；确实没有作出就公示的，立即用 enforce withdraw 撤下。",
                number=number,
                since=spans[-1].since,
                made=decision.made_on,
            )
        elif decision.publish is False:
            yield problem(
                decision.at("publish"),
                "“是否公开”填写为 no，但本决定自{since}起处于公示状态",
                remedy="依法不公开的，立即用 enforce withdraw 撤下；应当公开的，改为 yes。",
                since=spans[-1].since,
            )
