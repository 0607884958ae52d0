"""The course of a case 程序: the order of its steps, the time to decide a penalty, evidence kept by registration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from enforcement_cli.cases.model import Case
from enforcement_cli.law.clocks import CLOCKS, PENALTY_LAW_2021
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.occurrence import Occurrence, is_on_the_spot, of_decision
from enforcement_cli.law.order import disorders
from enforcement_cli.law.penalties import penalties_made
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.law.telling import Wording, tell
from enforcement_cli.problems import Problem, Severity, State, problem


@rule(
    "PRO001",
    title="各环节先后顺序合法",
    basis=["PL-47", "PL-57-1", "PL-65", "LL-37"],
)
def steps_in_lawful_order(case: Case, law: Law) -> Iterator[Problem]:
    """The steps of a penalty or a permit come in the order that the law gives them.

    The order is partial: only the pairs that a clause joins are compared, such as filing and decision, hearing and
    decision, statement and its review, decision and service, receipt and acceptance of an application, decision and
    certificate. Steps of one day are in order. A step that names no decision may belong to any of them, and one of
    several steps of a name before the decision is enough. All that a happening should have come after stands in one
    finding. Notice, legal review and disclosure have rules of their own.

    Remedy: compare both dates with the papers and mend the wrong one; where the order was truly reversed, register
    the explanation, and do not change the dates.
    """
    if not can_read(case, "decisions"):
        return
    for each in disorders(case, law):
        if each.name == "放弃陈述申辩" and _told_after_decision(case, each.before[0][1].on):
            continue
        yield problem(
            each.what.place,
            "{later}（{on}）早于依法应当在先的：{earlier}",
            remedy="请按文书核对这些日期，填错的予以改正；顺序确实颠倒的，如实登记说明，法律后果由有权机关认定。",
            basis=each.basis,
            later=each.name,
            on=each.what.on,
            earlier=[f"{name}（{before.on}）" for name, before in each.before],
        )


def _told_after_decision(case: Case, told: date) -> bool:
    """Whether a penalty was decided before that notice: PRO011 says so, and what was given up before it hangs on it."""
    return any(made < told for _, made in penalties_made(case))


DECIDED = Wording(
    late="行政处罚决定应当自立案之日（{start}）起{length}日内作出，末日为{raw}，过{due}为逾期，实际于{done}作出，逾期；"
    "法律后果由有权机关认定",
    overdue="行政处罚决定应当自立案之日（{start}）起{length}日内作出，末日为{raw}，过{due}为逾期，至{judged}没有作出，逾期；"
    "法律后果由有权机关认定",
    unsure="行政处罚决定应当自立案之日（{start}）起{length}日内作出，末日为{raw}，遇休息日顺延，最迟到{latest}；"
    "放假安排尚未公布，{judged}是否逾期无法判断",
    soon="行政处罚决定应当自立案之日（{start}）起{length}日内作出，末日为{raw}，过{due}为逾期",
    open="行政处罚决定应当自立案之日（{start}）起{length}日内作出，末日为{raw}，遇休息日顺延，最迟到{latest}；"
    "放假安排公布后确定",
    remedy="请尽快作出决定；依法不再处罚的，作出不予处罚、移送或者终止的处理并记入决定。",
)


@rule(
    "PRO002",
    title="立案之日起九十日内作出处罚决定",
    basis=["PL-60"],
    clocks=["penalty-decision-90"],
    blocks_publication=False,
    reading="期限的末日是休息日的，到其后第一个工作日届满才算逾期；这一延后是否适用于行政机关自己的期限，法律没有写明。",
)
def penalty_decided_in_time(case: Case, law: Law) -> Iterator[Problem]:
    """A penalty case is decided within ninety days of filing, or the days that a rule of the bureau's field gives.

    Natural days, the day of filing not counted. The last day as counted is the due day; late is only what comes after
    the next working day where it is a day off. Any decision ends the clock, so do a transfer, 不予立案 and closing;
    each decision, and the parties that no decision names, are counted apart. The law knows no deduction: pauses count
    where the bureau's setting 扣除办案期限 says so, and while it says nothing an overrun no longer than the pauses is
    undetermined. So are a case filed before 15 July 2021 and decided later, a decision after a transfer, a case that
    went into another or to another organ on a day not given, and a penalty of the general procedure whose filing has no
    day. A decision made in place of one that was revoked is not counted
    from the filing.

    Remedy: decide; where the time has passed, register the explanation.
    """
    if not can_read(case, "decisions"):
        return
    yield from _filed_under_old_law(case, law)
    yield from _filed_unknown(case, law)
    told: set[object] = set()
    for run in runs("penalty-decision-90", case, law):
        key = (run.place, run.state, run.judged_on)
        if key in told:
            continue
        told.add(key)
        if run.doubt == "pauses":
            yield _paused(run)
        elif run.end is not None and run.stopped is not None and not run.state:
            if run.end.on > run.due.latest:
                yield _transferred(run, run.stopped)
        elif run.state is State.OVERDUE and _went_elsewhere(case):
            yield _left_on_no_day(run)
        else:
            yield from tell(run, law, DECIDED)


def _paused(run: Run) -> Problem:
    return run.problem(
        "行政处罚决定应当自立案之日（{start}）起{length}日内作出，末日为{raw}，{judged}已经超过；"
        "超过的日数不多于记录的中止，中止能否扣除没有填写，无法判断",
        remedy="有规定可以扣除的，请在 enforce.yaml 的 settings 下填写 pause_stops_case_clock 并写明来源；"
        "没有规定的填 no。",
        severity=Severity.UNDETERMINED,
    )


def _transferred(run: Run, stopped: Occurrence) -> Problem:
    return replace(run, state=State.UNDETERMINED).problem(
        "本案{stopped}移送或者结束，{done}又作出决定，已过自立案之日（{start}）起{length}日的末日{raw}；"
        "其间的日数能否扣除法律没有规定，无法判断",
        remedy="请核对移送和退回的日期，并如实登记说明。",
        severity=Severity.UNDETERMINED,
        stopped=stopped.on,
    )


def _went_elsewhere(case: Case) -> bool:
    """Whether the file says that the case went into another one, or to another organ, and not when."""
    links = case.facts.links
    return links is not None and (links.merged_into is not None or links.transferred_to is not None)


def _left_on_no_day(run: Run) -> Problem:
    return replace(run, state=State.UNDETERMINED).problem(
        "本案（{start}立案）写明已并入其他案件或者移送，没有填写日期，是否在九十日（至{raw}）之内无法判断",
        remedy="请补记“移送”环节及其日期；并案的，在决定中以“并案”为处理结果并填写日期。",
        severity=Severity.UNDETERMINED,
    )


def _filed_unknown(case: Case, law: Law) -> Iterator[Problem]:
    """Penalties of the general procedure whose filing has no day, so that the ninety days have no start."""
    filed = list(occurrences(case, "step:立案", law))
    for decision, made in penalties_made(case):
        whole = of_decision(decision, made, decision.at("made_on"))
        if is_on_the_spot(case, decision) or any(each.concerns(whole) for each in filed):
            continue
        yield problem(
            whole.place,
            "行政处罚决定于{made}作出，没有填写立案的日期，是否自立案之日起九十日内作出无法判断",
            remedy="请补记“立案”环节及其日期。",
            severity=Severity.UNDETERMINED,
            made=made,
        )


def _filed_under_old_law(case: Case, law: Law) -> Iterator[Problem]:
    """Filed before the ninety days were law, and not decided until after."""
    if case.kind != "行政处罚":
        return
    made = list(occurrences(case, "decision:made", law))
    for filed in occurrences(case, "penalty:filed", law):
        ends = [each.on for each in made if each.concerns(filed) and each.on >= filed.on]
        judged = min(ends, default=law.as_of)
        if filed.on < PENALTY_LAW_2021 <= judged and judged > filed.on + timedelta(
            days=CLOCKS["penalty-decision-90"].length
        ):
            yield problem(
                filed.place,
                "本案{start}立案，{judged}时已满九十日；九十日的期限自2021年7月15日起施行，是否适用于此前立案的案件无法判断",
                remedy="请按当时有效的规定判断，并如实登记说明。",
                severity=Severity.UNDETERMINED,
                start=filed.on,
                judged=judged,
            )
            return


DISPOSED = Wording(
    late="先行登记保存（{start}）的证据应当在七个工作日内作出处理决定，最后一日为{due}，实际于{done}处理，逾期；"
    "法律后果由有权机关认定",
    overdue="先行登记保存（{start}）的证据应当在七个工作日内作出处理决定，最后一日为{due}，至{judged}没有处理记录，逾期；"
    "法律后果由有权机关认定",
    unsure="先行登记保存（{start}）的证据应当在七个工作日内作出处理决定，最后一日在{earliest}至{latest}之间；"
    "放假安排尚未公布，{judged}是否逾期无法判断",
    soon="先行登记保存（{start}）的证据应当在七个工作日内作出处理决定，最后一日为{due}",
    open="先行登记保存（{start}）的证据应当在七个工作日内作出处理决定，最后一日在{earliest}至{latest}之间，放假安排公布后确定",
    remedy="已经处理的，请补记“登记保存处理”环节；没有处理的，请立即作出处理决定（返还、转为查封扣押、送交鉴定等）。",
)


@rule(
    "PRO004",
    title="先行登记保存七个工作日内处理",
    basis=["PL-56", "PL-85"],
    clocks=["registered-evidence-7"],
    blocks_publication=False,
)
def registered_evidence_disposed(case: Case, law: Law) -> Iterator[Problem]:
    """Evidence kept by registration is disposed of within seven working days.

    Counted from the day of registration, which is not counted itself. Batches with labels find their own disposal;
    without labels each takes the next one, and one act may dispose of several batches. Registrations before 15 July
    2021 are PRO027's: whether those seven days were working days the text of that time did not say.

    Remedy: decide on the goods now.
    """
    for run in runs("registered-evidence-7", case, law):
        yield from tell(run, law, DISPOSED)
