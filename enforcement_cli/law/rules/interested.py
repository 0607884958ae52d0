"""Interested parties 利害关系人 of a permit: told of the application before it is decided (LL 36)."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.law.occurrence import told_on
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, UndeterminedError, problem

INTERESTED = "利害关系人"
NOTICE = "告知利害关系人"
DECIDED = ("准予", "当场准予", "不予")


@rule(
    "PRO090",
    title="许可直接关系他人重大利益的，决定前告知利害关系人",
    basis=["LL-36"],
    severity=Severity.WARNING,
    blocks_publication=False,
    reading="登记为利害关系人的，视为机关已经发现许可直接关系其重大利益；是否“重大”由承办机构判断，所以只提请核实",
)
def interested_parties_told(case: Case, _law: Law) -> Iterator[Problem]:
    """Whoever the file names as an interested party was told of the application before the permit was decided.

    A notice that names no parties is one to all of them; one on the day of the decision is in time. Whether an interest is
    great enough is the bureau's judgement, so that a missing notice is a warning. A notice without a day leaves it
    undetermined. Nothing is asked before a decision is made, nor where the application was not accepted, taken back or
    ended.

    Remedy: enter the notice with its day; where there was none, hear the interested party and note the reason.
    """
    interested = {each.id or "": each for each in case.parties if each.role == INTERESTED}
    for decision in case.decisions:
        made = decision.made_on
        if made is None or decision.outcome not in DECIDED:
            continue
        missing = dict(interested)
        for step in case.steps_named(NOTICE):
            on = told_on(step)
            if on is not None and on > made:
                continue
            of_step = set(step.parties or interested)
            if on is None and of_step & missing.keys():
                raise UndeterminedError(
                    "告知利害关系人没有写明日期，是否在决定（{made}）以前告知无法判断",
                    place=step.at(),
                    remedy="请填写告知的日期。",
                    made=made,
                )
            missing = {key: party for key, party in missing.items() if key not in of_step}
        for party in missing.values():
            yield problem(
                party.at(),
                "许可决定（{made}）以前没有告知利害关系人{name}的记录；许可直接关系他人重大利益的，应当告知并听取意见",
                remedy="已经告知的，请补记“告知利害关系人”环节；没有告知的，请听取其意见，并如实登记说明。",
                made=made,
                name=party.name or party.id or "",
            )
