"""Remedies 救济途径: the right organ, the right court, the right periods, as the law stood on the day of the decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.decisions import Decision, Remedies
from enforcement_cli.cases.model import Case
from enforcement_cli.law.basis import basis
from enforcement_cli.law.disclosing import is_in_own_name
from enforcement_cli.law.limits import RECONSIDERATION, SUIT, at_most_warning, remedy
from enforcement_cli.law.occurrence import is_on_the_spot
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

STATED_BY_LAW = frozenset({"给予处罚", "不予", "采取强制措施", "强制执行"})
"""Outcomes whose document has to state organ, court and periods (PL 52, 59; LL 38; CL 24, 37)."""

MEND = "请按决定书核对；填写有误的改正，决定书写错的，书面更正并告知当事人。"


@rule(
    "PRO055",
    title="救济途径的机关和期限正确",
    basis=["RL-24-1-1", "RL-20-1", "RL-23-1-1", "RL-23-2", "ALL-46-1", "RL2017-organ", "RL2017-period"],
    blocks_publication=False,
)
def remedies_are_right(case: Case, law: Law) -> Iterator[Problem]:
    """The remedies that a decision states are those of the law of its day.

    Since 1 January 2024 reconsideration is the people's government's of the same level alone (本机关设置: 本级人民政府),
    within sixty days; before, the government or the superior, known without its text: at most a warning. Suit within
    six months; another number is a warning, since a law of the field may give it. Against a penalty on the spot
    reconsideration comes first since 2024, and the decision says so; elsewhere 复议前置 is a warning. Penalties,
    refusals, measures and enforcement have to state organ, period and court; where reconsideration comes first, court
    and months need not be there. Acts in another organ's name are not compared with this bureau's government.

    Remedy: compare with the paper; a wrong instruction is corrected in writing and told to the party.
    """
    if not can_read(case, "decisions"):
        return
    for decision in case.made_decisions:
        if decision.remedies is not None and decision.made_on is not None:
            yield from _complete(case, decision, decision.remedies)
            yield from _organ(case, decision, decision.remedies, decision.made_on)
            yield from _periods(decision.remedies, decision.made_on)
            yield from _first(case, decision, decision.remedies, decision.made_on)


def _stating(case: Case, decision: Decision) -> str:
    """The clause that makes this decision state its remedies."""
    if decision.outcome == "给予处罚":
        return "PL-52-2" if is_on_the_spot(case, decision) else "PL-59-1-5"
    if decision.outcome == "不予":
        return "LL-38-2"
    return "CL-24-2-4" if decision.outcome == "采取强制措施" else "CL-37-2"


def _complete(case: Case, decision: Decision, given: Remedies) -> Iterator[Problem]:
    if decision.outcome not in STATED_BY_LAW:
        return
    first = given.reconsideration_first is True
    missing = [
        name
        for name, there in (
            ("复议机关", given.reconsideration_organ),
            ("复议期限", given.reconsideration_days is not None),
            ("起诉的法院", given.court or first),
            ("起诉期限", given.suit_months is not None or first),
        )
        if not there
    ]
    if missing and decision.made_on is not None and basis(_stating(case, decision)).in_force(decision.made_on):
        yield problem(
            given.at(),
            "决定写明的救济途径没有{missing}；应当写明申请行政复议、提起行政诉讼的途径和期限",
            remedy="决定书上已经写明的，请补填；确实没有写明的，请书面补充告知当事人。",
            basis=(_stating(case, decision),),
            missing=missing,
        )


# What stands in brackets is an address or an office, unless it is the other choice.
_ASIDE = re.compile(r"[（(](?!或)[^（()）]*[)）]")
_ANOTHER = re.compile(r"[或、，,；;/]|以及")


def _is_government(organ: str, government: str, superior: str | None) -> bool:
    """Whether the government alone is named: no superior beside it, and no second organ."""
    rest = _ASIDE.sub("", organ).replace(government, "")
    return government in organ and not _ANOTHER.search(rest) and not (superior and superior in organ)


def _organ(case: Case, decision: Decision, given: Remedies, made: date) -> Iterator[Problem]:
    organ, agency = given.reconsideration_organ, case.bureau.agency
    if organ is None or not is_in_own_name(case):
        return
    if agency.government is None:
        yield problem(
            case.bureau.at("bureau"),
            "本机关设置中没有填写“本级人民政府”，决定写明的复议机关“{organ}”是否正确无法判断",
            remedy="请在 enforce.yaml 的 bureau 下填写 government（本级人民政府全称）。",
            severity=Severity.UNDETERMINED,
            basis=("RL-24-1-1",),
            organ=organ,
        )
    elif basis("RL-24-1-1").in_force(made):
        if not _is_government(organ, agency.government, agency.superior):
            yield problem(
                given.at("reconsideration_organ"),
                "决定（{made}）写明的复议机关是“{organ}”；对县级以上人民政府工作部门的行政行为不服的，由本级人民政府（{government}）管辖",
                remedy=MEND,
                basis=("RL-24-1-1",),
                made=made,
                organ=organ,
                government=agency.government,
            )
    elif agency.government not in organ and (agency.superior is None or agency.superior not in organ):
        yield problem(
            given.at("reconsideration_organ"),
            "决定（{made}）写明的复议机关是“{organ}”；当时应当是本级人民政府（{government}）或者上一级主管部门，请核实",
            remedy=MEND,
            severity=Severity.WARNING,
            basis=("RL2017-organ",),
            made=made,
            organ=organ,
            government=agency.government,
        )


def _periods(given: Remedies, made: date) -> Iterator[Problem]:
    asked = remedy(RECONSIDERATION, made)
    days, months = given.reconsideration_days, given.suit_months
    if asked is not None and days is not None and days != asked.length:
        yield problem(
            given.at("reconsideration_days"),
            "决定写明的复议期限是{days}日；申请行政复议的期限是{length}日，法律规定更长的除外",
            remedy=MEND,
            severity=at_most_warning(asked.basis) if days < asked.length else Severity.WARNING,
            basis=(asked.basis,),
            days=days,
            length=asked.length,
        )
    suit = remedy(SUIT, made)
    if suit is not None and months is not None and months != suit.length and given.reconsideration_first is not True:
        yield problem(
            given.at("suit_months"),
            "决定写明的起诉期限是{months}个月；直接提起行政诉讼的期限是{length}个月，法律另有规定的除外，请核实",
            remedy=MEND,
            severity=Severity.WARNING,
            basis=(suit.basis,),
            months=months,
            length=suit.length,
        )


def _first(case: Case, decision: Decision, given: Remedies, made: date) -> Iterator[Problem]:
    if decision.outcome != "给予处罚" or not basis("RL-23-2").in_force(made):
        return
    if is_on_the_spot(case, decision):
        if given.reconsideration_first is not True:
            yield problem(
                given.at(),
                "当场处罚决定没有写明应当先申请行政复议；对当场作出的行政处罚决定不服的，应当先申请行政复议，作出决定时应当告知",
                remedy="决定书上已经写明的，请把“复议前置”填为 yes；确实没有写明的，请书面补充告知当事人。",
                basis=("RL-23-1-1", "RL-23-2"),
            )
    elif given.reconsideration_first:
        yield problem(
            given.at("reconsideration_first"),
            "普通程序的处罚决定写明应当先申请行政复议；法律、行政法规另有规定的才是这样，请核实",
            remedy=MEND,
            severity=Severity.WARNING,
            basis=("ALL-44-2",),
        )
