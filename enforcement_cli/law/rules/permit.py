"""Permits 行政许可: the time to decide, its extension, excluded time, the promised limit, the certificate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from enforcement_cli.cases.course import Step
from enforcement_cli.cases.model import Case
from enforcement_cli.law.clocks import PERMIT_SUSPENSION
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.permits import decided_unaccepted
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.law.telling import Wording, tell
from enforcement_cli.problems import Problem, Severity, State, problem

HEADS = {"主要负责人", "负责人"}

DECIDED = Wording(
    late="行政许可决定应当自受理（{start}）起{length}个工作日内作出（已计入批准的延长和依法扣除的时间），最后一日为{due}，"
    "实际于{done}作出，逾期；法律后果由有权机关认定",
    overdue="行政许可决定应当自受理（{start}）起{length}个工作日内作出（已计入批准的延长和依法扣除的时间），最后一日为{due}，"
    "至{judged}没有作出，逾期；法律后果由有权机关认定",
    unsure="行政许可决定应当自受理（{start}）起{length}个工作日内作出，最后一日在{earliest}至{latest}之间；"
    "放假安排尚未公布，{judged}是否逾期无法判断",
    soon="行政许可决定应当自受理（{start}）起{length}个工作日内作出，最后一日为{due}",
    open="行政许可决定应当自受理（{start}）起{length}个工作日内作出，最后一日在{earliest}至{latest}之间，放假安排公布后确定",
    remedy="请在期限内作出决定；不能作出的，届满前报负责人批准延长，并把理由告知申请人。",
)


@rule(
    "PRO022",
    title="受理之日起二十个工作日内作出许可决定",
    basis=["LL-42-1", "LL-82"],
    clocks=["permit-decision-20", "permit-joint-45"],
    blocks_publication=False,
)
def permit_decided_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """A permit is decided within twenty working days of acceptance, or the matter's own limit by law or regulation.

    A longer limit of the matter needs the law or regulation that gives it; without one it cannot be decided.
    The day of acceptance is not counted. An extension that the head approved before the time was up adds up to ten
    days (PRO023 asks for its reasons); hearing, bidding, testing, expert review and the like are left out, both their
    days included, while a pause for any other reason is not. Where the correction was told too late, or nothing at
    all within five working days, acceptance is deemed on the day of receipt. 统一、联合、集中办理 has forty-five days, plus
    fifteen. 不予受理, withdrawal of the application and termination end the clock too. A decision on the spot is in order;
    any other without a day of acceptance cannot be judged, unless it came within twenty working days of the receipt.

    Remedy: decide; before the time is up, have an extension approved and tell the applicant why.
    """
    if not can_read(case, "decisions"):
        return
    for clock, basis in (("permit-decision-20", ("LL-42-1-a", "LL-82")), ("permit-joint-45", ("LL-42-2", "LL-82"))):
        for run in runs(clock, case, law):
            deemed = run.start.place in {each.place for each in occurrences(case, "step:收到申请", law)}
            more = (*(("LL-32-1-4",) if deemed else ()), *(("LL-42-1-c",) if run.own_length else ()))
            if _hangs_on_unnamed_law(case, run, law):
                yield _limit_without_basis(run)
            else:
                yield from tell(run, law, DECIDED, basis=(*basis, *more))
    for decision, made in decided_unaccepted(case, law):
        yield problem(
            decision.at("made_on"),
            "许可决定于{made}作出，没有填写受理的日期，是否自受理之日起二十个工作日内作出无法判断",
            remedy="请补记“受理”环节及其日期。",
            severity=Severity.UNDETERMINED,
            made=made,
        )


def _hangs_on_unnamed_law(case: Case, run: Run, law: Law) -> bool:
    """Whether it is in time only by a longer limit of the matter for which no law or regulation is named."""
    matter = case.bureau.matters.get(case.facts.matter or "")
    if run.state in (State.LATE, State.OVERDUE):
        return False
    if matter is None or (matter.decision_basis is not None and matter.decision_basis.law):
        return False
    usual = law.calendar.add(run.start.on, run.clock.length + run.extended + run.paused, run.clock.unit)
    return run.judged_on > usual.latest


def _limit_without_basis(run: Run) -> Problem:
    return replace(run, state=State.UNDETERMINED).problem(
        "许可自受理（{start}）起到{judged}已经超过{usual}个工作日；执法事项清单写明本事项的期限是{length}个工作日，没有写明依据，"
        "是否逾期无法判断",
        remedy="请在执法事项清单中填写“另行规定的依据”（法律、法规的条款）；没有依据的，删去该期限。",
        severity=Severity.UNDETERMINED,
        basis=("LL-42-1-c",),
        usual=run.clock.length,
    )


PROMISED = Wording(
    late="本事项承诺自受理（{start}）起{length}个工作日内办结，最后一日为{due}，实际于{done}作出决定，超过承诺的办理期限",
    overdue="本事项承诺自受理（{start}）起{length}个工作日内办结，最后一日为{due}，至{judged}没有作出决定",
    unsure="本事项承诺自受理（{start}）起{length}个工作日内办结，最后一日在{earliest}至{latest}之间；"
    "放假安排尚未公布，{judged}是否超过无法判断",
    soon="本事项承诺自受理（{start}）起{length}个工作日内办结，最后一日为{due}",
    open="本事项承诺自受理（{start}）起{length}个工作日内办结，最后一日在{earliest}至{latest}之间，放假安排公布后确定",
    remedy="请尽快作出决定；不能按承诺期限办结的，公开说明理由。",
    late_remedy="超过办理时间的，应当公开说明理由，并登记说明。",
)


@rule(
    "PRO024",
    title="许可在承诺的期限内办结",
    basis=["OBE-36-2"],
    severity=Severity.WARNING,
    clocks=["permit-promised"],
    blocks_publication=False,
)
def permit_decided_as_promised(case: Case, law: Law) -> Iterator[Problem]:
    """A permit is decided within the shorter limit that the bureau promised in its register of matters.

    Counted like the limit of the law, with the same extension and excluded time. A promise is not law: a warning, and
    none where the law's own limit is missed too (PRO022).

    Remedy: say publicly why it took longer.
    """
    if not can_read(case, "decisions"):
        return
    missed = {
        run.start.place for run in runs("permit-decision-20", case, law) if run.state in (State.LATE, State.OVERDUE)
    }
    for run in runs("permit-promised", case, law):
        if run.start.place not in missed:
            yield from tell(run, law, PROMISED)


@rule(
    "PRO023",
    title="延长许可期限经批准并告知理由",
    basis=["LL-42-1-b", "LL-42-2"],
    blocks_publication=False,
)
def extension_approved_and_told(case: Case, law: Law) -> Iterator[Problem]:
    """An extension is approved by the head, no longer than the law allows, and its reasons are told to the applicant.

    Judged where the extension was needed: the decision came after the original time, or has not come and that time is
    up. The head is whoever the register calls 主要负责人 or 负责人; for 联合办理 it is
    the head of the government, whom the register has with that organ. Ten working days are the most (fifteen for 联合办理);
    where the matter has a limit of its own by another law, how long it may be extended is undetermined past ten. An
    extension approved only after the time was up adds nothing (PRO022).

    Remedy: enter who approved it and the step 告知延期理由.
    """
    if not can_read(case, "decisions"):
        return
    told = list(occurrences(case, "step:告知延期理由", law))
    for run in (*runs("permit-decision-20", case, law), *runs("permit-joint-45", case, law)):
        if not run.extended:
            continue
        if run.judged_on <= run.unextended.latest:
            continue
        for step in case.steps_named("批准延期"):
            on = step.approved_on or step.on
            if on is not None:
                yield from _approval(law, run, step, on)
        if not any(each.on <= run.judged_on and each.concerns(run.start) for each in told):
            yield run.problem(
                "许可期限经批准延长{extended}个工作日（原末日{original}），没有将延长期限的理由告知申请人的记录；"
                "应当将延长期限的理由告知申请人",
                remedy="已经告知的，请补记“告知延期理由”环节；没有告知的，请立即告知并如实登记说明。",
                basis=_extension_basis(run),
                extended=run.extended,
                original=run.unextended.latest,
            )


def _extension_basis(run: Run) -> tuple[str, ...]:
    """The clause that allows the extension: another one where several organs act together."""
    return ("LL-42-2",) if run.clock.id == "permit-joint-45" else ("LL-42-1-b",)


def _approval(law: Law, run: Run, step: Step, on: date) -> Iterator[Problem]:
    jointly = run.clock.id == "permit-joint-45"
    most = 15 if jointly else 10
    given = step.extended_working_days
    if given is not None and given > most:
        yield problem(
            step.at("extended_working_days"),
            "许可期限延长{given}个工作日，超过法律允许的{most}个工作日",
            remedy="本事项另有法律、法规规定的，请核对其允许的延长；否则按法定日数计算。",
            severity=Severity.UNDETERMINED if run.own_length else None,
            basis=_extension_basis(run),
            given=given,
            most=most,
        )
    approver = law.bureau.staff.get(step.approved_by or "")
    if step.approved_by is None:
        yield problem(
            step.at(),
            "统一、联合或者集中办理的期限延长（{on}）由谁批准没有填写，应当经本级人民政府负责人批准，无法判断"
            if jointly
            else "延长许可期限（{on}）由谁批准没有填写，应当经本行政机关负责人批准，无法判断",
            remedy="请填写“批准人”；是本级人民政府负责人的，在人员名录中登记其姓名和所在机关。"
            if jointly
            else "请填写“批准人”。",
            severity=Severity.UNDETERMINED,
            basis=_extension_basis(run),
            on=on,
        )
    elif approver is not None and jointly:
        if approver.organ in (None, law.bureau.agency.name, law.bureau.agency.short_name):
            yield problem(
                step.at("approved_by"),
                "统一、联合或者集中办理的期限延长（{on}）由本机关人员批准，应当经本级人民政府负责人批准",
                remedy="请核对批准人和人员名录中的所在机关；确实未经批准的，法律后果由有权机关认定。",
                basis=_extension_basis(run),
                on=on,
            )
    elif approver is not None and not HEADS & set(approver.roles):
        yield problem(
            step.at("approved_by"),
            "延长许可期限（{on}）的批准人不是本行政机关负责人，应当经本行政机关负责人批准",
            remedy="请核对批准人和人员名录中的角色；确实未经负责人批准的，法律后果由有权机关认定。",
            basis=_extension_basis(run),
            on=on,
        )


@rule(
    "PRO026",
    title="扣除的时间书面告知申请人",
    basis=["LL-45"],
    blocks_publication=False,
)
def excluded_time_told(case: Case, law: Law) -> Iterator[Problem]:
    """Time that a permit's clock leaves out (hearing, testing, expert review …) is told to the applicant in writing.

    Asked of pauses with one of the reasons of 行政许可法 45, once they have ended or the permit is decided.

    Remedy: enter the day on which the applicant was told (告知日期).
    """
    if case.kind != "行政许可" or not can_read(case, "decisions"):
        return
    decided = any(each.on <= law.as_of for each in occurrences(case, "decision:made", law))
    for pause in case.facts.pauses:
        over = decided or (pause.to is not None and pause.to < law.as_of)
        if pause.reason in PERMIT_SUSPENSION.reasons and pause.told_on is None and over:
            yield problem(
                pause.at(),
                "{reason}（自{start}起）不计入许可期限，没有将所需时间书面告知申请人的日期；应当书面告知申请人",
                remedy="请填写“告知日期”；没有告知的，如实登记说明。",
                reason=pause.reason,
                start=pause.from_ or "",
            )


DELIVERED = Wording(
    late="许可证件应当自作出准予决定之日（{start}）起十个工作日内颁发、送达，最后一日为{due}，实际于{done}颁发，逾期；"
    "法律后果由有权机关认定",
    overdue="许可证件应当自作出准予决定之日（{start}）起十个工作日内颁发、送达，最后一日为{due}，至{judged}没有颁发记录，逾期；"
    "法律后果由有权机关认定",
    unsure="许可证件应当自作出准予决定之日（{start}）起十个工作日内颁发、送达，最后一日在{earliest}至{latest}之间；"
    "放假安排尚未公布，{judged}是否逾期无法判断",
    soon="许可证件应当自作出准予决定之日（{start}）起十个工作日内颁发、送达，最后一日为{due}",
    open="许可证件应当自作出准予决定之日（{start}）起十个工作日内颁发、送达，最后一日在{earliest}至{latest}之间，"
    "放假安排公布后确定",
    remedy="请立即颁发并送达证件，并记入“颁发证件”环节。",
)


@rule(
    "PRO025",
    title="许可证件十个工作日内颁发送达",
    basis=["LL-44", "LL-82"],
    clocks=["permit-delivery-10"],
    blocks_publication=False,
)
def certificate_delivered_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """The certificate of a permit is issued and served within ten working days of the grant.

    Only grants with a certificate: the decision names one, or the register says that the matter has one (a decision
    whose certificate is 无 has none). Refusals have no such limit. The day of the decision is not counted.

    Remedy: issue the certificate and enter 颁发证件.
    """
    if not can_read(case, "decisions"):
        return
    for run in runs("permit-delivery-10", case, law):
        yield from tell(run, law, DELIVERED)
