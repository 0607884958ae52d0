"""Serving a penalty 送达: the decision reaches its party in time, or there and then where it was made on the spot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.occurrence import is_on_the_spot
from enforcement_cli.law.penalties import penalties_made
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.law.telling import LATE_REMEDY, Wording, tell
from enforcement_cli.problems import Problem, Severity, problem

SERVED = Wording(
    late="行政处罚决定书应当自作出之日（{start}）起七个工作日内送达当事人{parties}，最后一日为{due}，"
    "实际于{done}启动送达，逾期；法律后果由有权机关认定",
    overdue="行政处罚决定书应当自作出之日（{start}）起七个工作日内送达当事人{parties}，最后一日为{due}，"
    "至{judged}没有送达记录，逾期；法律后果由有权机关认定",
    unsure="行政处罚决定书应当自作出之日（{start}）起七个工作日内送达当事人{parties}，最后一日在{earliest}至{latest}之间；"
    "放假安排尚未公布，{judged}是否逾期无法判断",
    soon="行政处罚决定书应当自作出之日（{start}）起七个工作日内送达当事人{parties}，最后一日为{due}",
    open="行政处罚决定书应当自作出之日（{start}）起七个工作日内送达当事人{parties}，最后一日在{earliest}至{latest}之间，"
    "放假安排公布后确定",
    remedy="请立即送达（直接、留置、邮寄或者公告），并在“送达”中记下启动日期。",
)


@rule(
    "PRO003",
    title="处罚决定书七个工作日内送达",
    basis=["PL-61-1", "PL-85"],
    clocks=["penalty-service-7"],
    blocks_publication=False,
    reading="七个工作日内启动送达（交付、寄出、留置、发出公告）即为合乎规定，视为送达之日可以在后；"
    "从字面看，须在七日内送达完毕。",
)
def penalty_served_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """Service of a penalty decision on each of its parties is set going within seven working days of its making.

    The day it was made is not counted. Handing over, posting, leaving and the issue of a public notice all set it
    going; the day it counts as served (thirty days after a notice, the date on a receipt) is never late. Decisions
    on the spot have PRO005; 不予处罚, transfers and endings are no 行政处罚决定书. Where a service by post, public notice
    or others only has the day it took effect, and that is past the seven days, it cannot be decided.

    Remedy: serve now, and enter the day service was set going.
    """
    if not can_read(case, "decisions"):
        return
    groups: dict[tuple[object, ...], list[Run]] = {}
    for run in runs("penalty-service-7", case, law):
        groups.setdefault((run.start.decision, run.state, run.judged_on), []).append(run)
    for same in groups.values():
        decision = case.decision(same[0].start.decision)
        assert decision is not None  # the period begins with it
        parties = sorted({party for run in same for party in run.start.parties})
        if not parties:
            parties = [each.id for each in case.parties_of(decision) if each.id]
        if same[0].doubt == "end":
            yield _start_unknown(case, same[0], parties)
        else:
            yield from tell(same[0], law, SERVED, parties=parties)


def _start_unknown(case: Case, run: Run, parties: list[str]) -> Problem:
    """Posted, or given to others to serve: late only if that came after the seven days, and its day is not given."""
    decision = case.decision(run.start.decision)
    assert decision is not None  # the period begins with it
    (method, *_) = [each.method for each in decision.service if each.served_on == run.judged_on]
    return run.problem(
        "行政处罚决定书应当自作出之日（{start}）起七个工作日内送达当事人{parties}，最后一日为{due}；"
        "{method}只填写了视为送达日期（{done}），没有填写送达启动日期，是否按期无法判断",
        remedy="请按邮寄凭证、公告或者委托函填写“送达启动日期”。",
        severity=Severity.UNDETERMINED,
        parties=parties,
        method=method,
    )


@rule(
    "PRO005",
    title="当场处罚决定书当场交付",
    basis=["PL-52-1"],
    blocks_publication=False,
)
def on_the_spot_handed_over(case: Case, law: Law) -> Iterator[Problem]:
    """A penalty decided on the spot is handed to the party there and then.

    A service set going on the day of the decision shows it, and so does the party's signature, or noted refusal, on
    the 当场处罚决定书. Decisions before 15 July 2021 are not judged.

    Remedy: enter the handing over; where it was not done, serve the decision and register the explanation.
    """
    if not can_read(case, "records"):
        return
    for decision, made in penalties_made(case):
        if not is_on_the_spot(case, decision):
            continue
        starts = [on for each in decision.service if (on := each.started_on or each.served_on) is not None]
        if law.as_of <= made or min(starts, default=date.max) <= made or _signed_for(case, decision):
            continue
        if starts:
            yield problem(
                decision.service[0].at(),
                "当场处罚决定书应当于作出当日（{made}）当场交付当事人，实际于{done}送达，逾期；法律后果由有权机关认定",
                remedy=LATE_REMEDY,
                made=made,
                done=min(starts),
            )
        else:
            yield problem(
                decision.at("made_on"),
                "当场处罚决定书应当于作出当日（{made}）当场交付当事人，至{judged}没有交付记录",
                remedy="已经交付的，请在“送达”中补记；当事人拒绝签收的，应当在决定书上注明。",
                made=made,
                judged=law.as_of,
            )


def _signed_for(case: Case, decision: Decision) -> bool:
    """Whether the party put its hand to the form, or its refusal was noted there."""
    forms = [each for each in case.records if each.id == decision.record or each.type == "当场处罚决定书"]
    return any(
        signature.capacity not in ("执法人员", "见证人", "翻译", "记录人")
        for form in forms
        for signature in form.signatures
    )
