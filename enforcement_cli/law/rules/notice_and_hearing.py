"""Notice before a penalty 告知: what the party is told, its statement, and that the penalty does not outgrow the notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.course import Penalty, Step
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Service
from enforcement_cli.law.amounts import imposed_on, is_heavier
from enforcement_cli.law.occurrence import hearings, is_day_known, is_on_the_spot
from enforcement_cli.law.penalties import penalties_made, steps_for
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

MUST_TELL = ("拟处罚内容", "事实", "理由", "依据", "陈述申辩权")


def _notices(case: Case, decision: Decision) -> list[tuple[Step, date]]:
    """Notices of the penalty; a hearing notice that tells the proposed penalty as well is one."""
    return [
        (step, on)
        for step, on in steps_for(case, decision, "事先告知", "听证告知")
        if step.step == "事先告知" or step.proposed is not None or "拟处罚内容" in step.told
    ]


@rule(
    "PRO011",
    title="处罚决定作出之前已经告知",
    basis=["PL-44", "PL-62"],
)
def party_told_before_penalty(case: Case, law: Law) -> Iterator[Problem]:
    """Every party is told before a penalty is decided: proposed penalty, facts, reasons, basis, right to be heard.

    Asked of decisions that impose a penalty; 不予处罚, transfers and endings need no notice. The day that counts is
    that on which the notice was served, else the step's own; the same day as the decision is in order. One sent by
    post, public notice or others, whose arrival has no day, leaves it undetermined. Where the step lists what was
    told, all of it must be there, in one notice or several. On the spot the telling may be oral (当场告知); no answer
    there is undetermined. A party that gave up its statement without a notice on file is a warning. Decisions before
    15 July 2021 are not judged.

    Remedy: enter the notice that was given; without one no penalty may be decided.
    """
    for decision, made in penalties_made(case):
        everything = _notices(case, decision)
        notices = [(step, on) for step, on in everything if is_day_known(step)]
        if not everything and is_on_the_spot(case, decision):
            yield from _told_on_the_spot(decision)
            continue
        in_time = [step for step, on in notices if on <= made]
        sent = [step for step, on in everything if on <= made]  # with those whose arrival has no day
        if notices and not sent:
            yield problem(
                decision.at("made_on"),
                "处罚决定（{made}）早于告知（{told}）：作出处罚决定之前应当告知当事人拟处罚内容及事实、理由、依据和陈述、申辩的权利；"
                "没有告知的不得作出决定",
                remedy="请核对告知（送达）日期和决定日期；确实没有先行告知的，法律后果由有权机关认定。",
                made=made,
                told=notices[0][1],
            )
            continue
        told = {party for step in in_time for party in step.parties}
        whole = any(not step.parties for step in in_time)
        missed = [each.id for each in case.parties_of(decision) if not whole and each.id not in told]
        if missed:
            on_its_way = (each.service for each in sent if not each.parties or set(each.parties) & set(missed))
            service = next(on_its_way, None)
            yield _arrival_unknown(service, made) if service is not None else _not_told(case, decision, made, missed)
            continue
        listed = [set(step.told) for step in in_time if step.told]
        missing = [item for item in MUST_TELL if listed and not any(item in each for each in listed)]
        if missing:
            yield problem(
                in_time[-1].at("told"),
                "告知的内容没有写明{missing}，作出处罚决定之前应当告知",
                remedy="告知书上已经写明的，请在“告知内容”中补记；确实没有告知的，法律后果由有权机关认定。",
                missing=missing,
            )


def _told_on_the_spot(decision: Decision) -> Iterator[Problem]:
    if decision.told_on_spot is None:
        yield problem(
            decision.at("made_on"),
            "当场处罚前是否当场告知事实、理由、依据并听取陈述申辩，没有填写，无法判断",
            remedy="请在决定的“当场告知”中如实填写 yes 或者 no。",
            severity=Severity.UNDETERMINED,
        )
    elif decision.told_on_spot is False:
        yield problem(
            decision.at("told_on_spot"),
            "当场处罚前没有告知当事人：作出处罚决定之前应当告知拟处罚内容及事实、理由、依据和陈述、申辩的权利；"
            "没有告知的不得作出决定",
            remedy="请核对现场记录；确实没有告知的，法律后果由有权机关认定。",
        )


def _arrival_unknown(service: Service, made: date) -> Problem:
    return problem(
        service.at(),
        "告知书以{method}，没有填写视为送达日期，处罚决定（{made}）作出之前当事人是否已被告知无法判断",
        remedy="请按回执或者公告期满的日期填写“视为送达日期”。",
        severity=Severity.UNDETERMINED,
        method=service.method,
        made=made,
    )


def _not_told(case: Case, decision: Decision, made: date, missed: list[str | None]) -> Problem:
    waived = [step for step, on in steps_for(case, decision, "放弃陈述申辩") if on <= made]
    if any(not step.parties for step in waived) or set(missed) <= {each for step in waived for each in step.parties}:
        return problem(
            decision.at("made_on"),
            "处罚决定（{made}）之前有当事人放弃陈述申辩的记录，但没有对当事人{parties}的告知记录",
            remedy="请补记“事先告知”环节及其日期。",
            severity=Severity.WARNING,
            made=made,
            parties=missed,
        )
    return problem(
        decision.at("made_on"),
        "处罚决定（{made}）之前没有对当事人{parties}的告知记录：应当告知拟处罚内容及事实、理由、依据和陈述、申辩的权利；"
        "没有告知的不得作出决定",
        remedy="已经告知的，请补记“事先告知”环节及其日期；确实没有告知的，法律后果由有权机关认定。",
        made=made,
        parties=missed,
    )


@rule(
    "PRO012",
    title="处罚不重于告知的内容",
    basis=["PL-45-2", "PL-44"],
    severity=Severity.WARNING,
)
def penalty_not_heavier_than_told(case: Case, law: Law) -> Iterator[Problem]:
    """The penalty is not heavier than the notice proposed.

    The law forbids a heavier penalty *because* the party spoke up, which a machine cannot see: a warning. Compared with
    the first notice that proposes a penalty; a later one on new facts (因新事实重新告知) takes its place. Heavier is a
    larger sum of a kind, or a kind that was not proposed and takes no severer one's place. Notices without a proposal
    are not compared.

    Remedy: enter the new facts and the notice on them, or decide no more than was proposed.
    """
    for decision, made in penalties_made(case):
        for party in case.parties_of(decision):
            baseline: tuple[tuple[Penalty, ...], date] | None = None
            for step, on in _notices(case, decision):
                if on > made or (step.parties and party.id not in step.parties):
                    continue
                if step.proposed is not None and step.proposed.penalties and (baseline is None or step.new_facts):
                    baseline = step.proposed.penalties, on
            if baseline is None:
                continue
            if is_heavier(imposed_on(party, decision.penalties), imposed_on(party, baseline[0])):
                yield problem(
                    decision.at("penalties"),
                    "对当事人{party}的处罚重于{told}告知的拟处罚内容；不得因当事人陈述、申辩而给予更重的处罚",
                    remedy="因查明新的事实而加重的，请补记重新告知（“因新事实重新告知”填 yes）；否则请按告知的幅度处罚。",
                    party=party.id,
                    told=baseline[1],
                )


@rule(
    "PRO013",
    title="陈述申辩意见已经复核",
    basis=["PL-45-1", "PL-62"],
)
def statement_reviewed(case: Case, law: Law) -> Iterator[Problem]:
    """What a party brings forward in its statement is reviewed before the penalty is decided.

    Asked where a statement stands among the steps: a review, its paper, or a hearing held after it, not later than the
    decision. Steps of one day are in order. Decisions before 15 July 2021 are not judged.

    Remedy: enter the review and whether the statement was accepted.
    """
    for decision, made in penalties_made(case):
        statements = [(step, on) for step, on in steps_for(case, decision, "陈述申辩") if on <= made]
        if not statements or not can_read(case, "records"):
            continue
        step, stated = statements[-1]
        reviewed = [on for _, on in steps_for(case, decision, "复核")]
        if reviewed and reviewed[-1] < statements[0][1]:
            continue  # reviewed before anything was stated: the order of steps (PRO001)
        reviewed += [each.made_on for each in case.records if each.type == "复核意见书" and each.made_on is not None]
        reviewed += [each.on for each in hearings(case)]
        if not any(stated <= on <= made for on in reviewed):
            yield problem(
                step.at("on"),
                "当事人于{stated}陈述申辩，至作出处罚决定（{made}）没有复核记录；对当事人提出的事实、理由和证据应当进行复核",
                remedy="已经复核的，请补记“复核”环节和意见是否成立。",
                stated=stated,
                made=made,
            )
