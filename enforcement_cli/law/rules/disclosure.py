"""Disclosure 公示: decisions are published in time, and completely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from enforcement_cli.cases.decisions import Decision, LedgerEntry
from enforcement_cli.cases.ledger_facts import FOUR_ITEMS, is_record_whole
from enforcement_cli.cases.model import Case
from enforcement_cli.law.disclosing import (
    SETTING_OF_OUTCOME,
    disclosure_class,
    disclosure_days,
    is_barred,
    is_in_own_name,
)
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.ledgers import can_read_ledger
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.telling import Wording, tell
from enforcement_cli.problems import Problem, Severity, State, problem

PUBLISH = "请用 enforce publish 公示。"
SUMMARISE = "请填写“公示摘要”，用 enforce publish 公示。"
DISCLOSED_20 = Wording(
    late="执法决定应当自作出之日（{start}）起二十个工作日内公示，最后一日为{due}，实际于{done}公示，逾期；法律后果由有权机关认定",
    overdue="执法决定应当自作出之日（{start}）起二十个工作日内公示，最后一日为{due}，至{judged}没有公示记录，逾期；"
    "法律后果由有权机关认定",
    unsure="执法决定应当自作出之日（{start}）起二十个工作日内公示，最后一日在{earliest}至{latest}之间；"
    "放假安排尚未公布，{judged}是否逾期无法判断",
    soon="执法决定应当自作出之日（{start}）起二十个工作日内公示，最后一日为{due}",
    open="执法决定应当自作出之日（{start}）起二十个工作日内公示，最后一日在{earliest}至{latest}之间，放假安排公布后确定",
    remedy="请填写“是否公开”和“公示摘要”，用 enforce publish 公示；依法不公开的填 no 并写明依据。",
)
DISCLOSED_7 = Wording(
    late="行政许可、行政处罚决定应当自作出之日（{start}）起七个工作日内公示，最后一日为{due}，实际于{done}公示，逾期；"
    "法律后果由有权机关认定",
    overdue="行政许可、行政处罚决定应当自作出之日（{start}）起七个工作日内公示，最后一日为{due}，至{judged}没有公示记录，"
    "逾期；法律后果由有权机关认定",
    unsure="行政许可、行政处罚决定应当自作出之日（{start}）起七个工作日内公示，最后一日在{earliest}至{latest}之间；"
    "放假安排尚未公布，{judged}是否逾期无法判断",
    soon="行政许可、行政处罚决定应当自作出之日（{start}）起七个工作日内公示，最后一日为{due}",
    open="行政许可、行政处罚决定应当自作出之日（{start}）起七个工作日内公示，最后一日在{earliest}至{latest}之间，"
    "放假安排公布后确定",
    remedy="请填写“是否公开”和“公示摘要”，用 enforce publish 公示；依法不公开的填 no 并写明依据。",
)


@rule(
    "DIS001",
    title="执法决定二十个工作日内公示",
    basis=["S-19", "G118-6-a"],
    clocks=["disclosure-20"],
    blocks_publication=False,
    reading="检查结论视为检查的执法决定，自签署之日起算；不予处罚、不予许可、责令改正按本机关设置的类别公示，"
    "没有设置的，满七个工作日而未满二十个工作日之间无法判断。",
)
def decision_disclosed_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """A decision is disclosed within twenty working days of being made; permits and penalties have seven (DIS002).

    The day it was made is not counted. An inspection's conclusion is its decision. The class of 不予处罚, 不予许可 and
    责令改正 is a dated setting of the bureau; without one a decision not disclosed within seven working days is
    undetermined, and past twenty an error. No answer to 是否公开 does not stop the clock, a "no" does (DIS004 asks for
    its ground). Not asked: endings inside the house unless meant for the public, acts in another organ's name, and
    what must not be disclosed (secrets of state and work, a minor as party). A revocation before the disclosure ends
    it. Near the last day there is a hint. Asked of decisions since 5 December 2018.

    Remedy: publish now; where it is late already, register the explanation.
    """
    if not can_read_ledger(case):
        return
    for run in runs("disclosure-20", case, law):
        decision = case.decision(run.start.decision)
        assert decision is not None  # the clock starts with a decision of the case
        if disclosure_days(case, decision) is None:
            yield from _class_unknown(run, decision, law)
        else:
            yield from tell(run, law, _to_do(DISCLOSED_20, decision))


def _class_unknown(run: Run, decision: Decision, law: Law) -> Iterator[Problem]:
    """Between the seven and the twenty working days nobody can say; before and after it makes no difference."""
    seven = law.calendar.add(run.start.on, 7, "working_days")
    if run.state in (State.LATE, State.OVERDUE):
        yield from tell(run, law, _to_do(DISCLOSED_20, decision))
    elif run.judged_on > seven.earliest:
        key, name = SETTING_OF_OUTCOME[decision.outcome or ""]
        yield replace(run, state=State.UNDETERMINED).problem(
            "本机关设置中没有 {start} 适用的“{name}”，应当在七个还是二十个工作日内公示（{seven}或者{due}）无法判断",
            remedy="请在 enforce.yaml 的 settings 下填写 {key}，并写明施行日期和来源。",
            severity=Severity.UNDETERMINED,
            name=name,
            key=key,
            seven=seven.due or seven.latest,
        )


@rule(
    "DIS002",
    title="许可、处罚决定七个工作日内公示",
    basis=["S-22", "G118-6-b"],
    clocks=["disclosure-7"],
    blocks_publication=False,
    reading="实施方案写作“行政许可、执法决定信息”，按国办发〔2018〕118号（六）理解为行政许可、行政处罚的执法决定信息。",
)
def permit_or_penalty_disclosed_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """A permit granted or a penalty is disclosed within seven working days of being made.

    Counted and excepted as in DIS001. 不予处罚 and 不予许可 belong here where the bureau's setting says so.

    Remedy: publish now; where it is late already, register the explanation.
    """
    if can_read_ledger(case):
        for run in runs("disclosure-7", case, law):
            decision = case.decision(run.start.decision)
            assert decision is not None  # the clock starts with a decision of the case
            yield from tell(run, law, _to_do(DISCLOSED_7, decision))


def _to_do(wording: Wording, decision: Decision) -> Wording:
    """What is left to do: nobody is asked to fill in what stands there already."""
    if not decision.publish:
        return wording
    return replace(wording, remedy=PUBLISH if (decision.public_summary or "").strip() else SUMMARISE)


@rule(
    "DIS003",
    title="作出决定后填写是否公开",
    basis=["S-19", "S-22"],
    severity=Severity.INFO,
    blocks_publication=False,
)
def publish_answered(case: Case, law: Law) -> Iterator[Problem]:
    """Once a decision is made, 是否公开 is answered. A hint only: the clocks of DIS001 and DIS002 run without an answer.

    Silent where they are past their day already, and where the decision has been disclosed.

    Remedy: answer yes, or no with its ground.
    """
    if case.is_state_secret or not can_read_ledger(case):
        return
    past = {
        run.start.decision
        for clock in ("disclosure-7", "disclosure-20")
        for run in runs(clock, case, law)
        if run.state is not State.RUNNING
    }
    for decision in case.made_decisions:
        if decision.publish is not None or decision.number in past or case.ledger_of(decision):
            continue
        if disclosure_class(case, decision) == 0 or not is_in_own_name(case):
            continue
        if is_barred(case, decision):
            yield problem(
                decision.at("made_on"),
                "本决定涉及不得公示的事项（工作秘密或者未成年人），“是否公开”没有填写",
                remedy="请填写 no 并写明依据。",
            )
        else:
            yield problem(
                decision.at("made_on"),
                "本决定已于{made}作出，“是否公开”没有填写",
                remedy="公开的填 yes 并写“公示摘要”；依法不公开的填 no 并写明依据。",
                made=decision.made_on,
            )


@rule(
    "DIS005",
    title="公示内容四项齐全",
    basis=["S-20", "G118-6-a"],
    blocks_publication=False,
)
def four_items_published(case: Case, law: Law) -> Iterator[Problem]:
    """What stands in public names organ, object, kind and conclusion of the act.

    Looked up in the record of the last ledger entry that is in public; earlier and withdrawn ones are past.

    Remedy: complete the case and publish an update.
    """
    if not can_read_ledger(case):
        return
    for decision in case.decisions:
        entry = _standing(case, decision)
        if entry is None or not is_record_whole(entry):
            continue
        record = entry.record if isinstance(entry.record, Mapping) else {}
        missing = [title for key, title in FOUR_ITEMS.items() if not record.get(key)]
        if missing:
            yield problem(
                entry.at("record"),
                "公示的内容没有{missing}；应当公布执法机关、执法对象、执法类别、执法结论等信息",
                remedy="请补齐案件中的相应内容（执法结论写在“公示摘要”），再用 enforce publish 更新。",
                missing=missing,
            )


def _standing(case: Case, decision: Decision) -> LedgerEntry | None:
    """The entry whose record the public can read now."""
    entries = case.ledger_of(decision)
    if not entries or entries[-1].event == "withdrawn":
        return None
    return entries[-1]
