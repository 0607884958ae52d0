"""Hearings 听证: offered where the law asks for it, time left to ask for one, held when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from enforcement_cli.cases.course import Penalty
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Party
from enforcement_cli.law.amounts import CONFISCATIONS, amount_of, imposed_on, reaches_hearing
from enforcement_cli.law.clocks import PENALTY_LAW_2021
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.events import occurrences
from enforcement_cli.law.occurrence import THIRD_ROLES, Occurrence, hearings, is_on_the_spot, of_decision
from enforcement_cli.law.penalties import penalties_made
from enforcement_cli.law.permits import permits_decided
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Place, Problem, Severity, problem

ALWAYS_OFFERED = ("降低资质等级", "吊销许可证件", "责令停产停业", "责令关闭", "限制从业")


def _is_offered(case: Case, law: Law, place: Place, decision: int | None, party: Party, by: date) -> bool:
    """Told of the right, gave it up, asked for a hearing, or had one: each shows that the party knew."""
    concerned = Occurrence(by, place, decision, frozenset({party.id} if party.id else ()))
    known = [
        *occurrences(case, "hearing:offered", law),
        *occurrences(case, "step:申请听证", law),
        *occurrences(case, "step:放弃听证", law),
        *hearings(case),
    ]
    return any(each.on <= by and each.concerns(concerned) for each in known)


@rule(
    "PRO014",
    title="应当听证的处罚已经告知听证权",
    basis=["PL-63-1"],
)
def hearing_offered_where_due(case: Case, law: Law) -> Iterator[Problem]:
    """A party is told of its right to a hearing before one of the penalties of 行政处罚法 63 is decided.

    These are a larger fine, a lower grade or loss of a licence, suspension or closure of business, exclusion from a
    trade. How large a fine is "larger" the law leaves open: the bureau's dated settings 听证数额（公民） and
    听证数额（组织） say it; the amount is that of the party in the decision, on the day of the decision. For
    个体工商户 another setting says which of the two applies; it is only missed where the two differ. Without the
    setting the case is undetermined. For confiscation no setting exists: one that reaches the amount for fines is a
    warning. 暂扣许可证件 and 限制开展生产经营活动 may be "other heavy penalties", which is for people to judge. A
    hearing asked for, given up or held shows that it was offered. Not asked on the spot, nor before 15 July 2021. While
    the decision is not made, a notice that proposes such a penalty and does not tell the right is a hint.

    Remedy: enter the notice of the right; where it was not given, give it before the decision.
    """
    for decision, made in penalties_made(case):
        if is_on_the_spot(case, decision):
            continue
        for party in case.parties_of(decision):
            if not _is_offered(case, law, decision.at(), decision.number, party, made):
                yield from _unoffered(law, decision, party, made)
    yield from _proposed(case, law)


def _proposed(case: Case, law: Law) -> Iterator[Problem]:
    """Notices of a heavy penalty that is not decided yet, to a party not told of its right."""
    if case.kind != "行政处罚" or case.made_decisions:
        return
    for step in case.steps_named("事先告知"):
        if step.proposed is None or step.on is None or step.on < PENALTY_LAW_2021:
            continue
        for party in case.parties:
            penalties = imposed_on(party, step.proposed.penalties)
            if (step.parties and party.id not in step.parties) or party.role in THIRD_ROLES:
                continue
            fine = amount_of(penalties, "罚款")
            severe = any(each.kind in ALWAYS_OFFERED for each in penalties)
            heavy = severe or (fine and reaches_hearing(law, party, fine, step.on) is True)
            if heavy and not _is_offered(case, law, step.at(), step.decision, party, law.as_of):
                yield problem(
                    step.at("proposed"),
                    "拟对当事人{party}给予的处罚属于应当告知听证权的范围，尚无告知听证权的记录",
                    remedy="请在作出决定前告知当事人有要求听证的权利，并记入“听证告知”环节。",
                    severity=Severity.INFO,
                    party=party.id,
                )


def _unoffered(law: Law, decision: Decision, party: Party, made: date) -> Iterator[Problem]:
    penalties = imposed_on(party, decision.penalties)
    severe = [each.kind for each in penalties if each.kind in ALWAYS_OFFERED]
    if severe:
        yield problem(
            decision.at("penalties"),
            "对当事人{party}给予{kinds}（{made}），此前没有告知其有要求听证的权利；应当告知",
            remedy="已经告知的，请补记“听证告知”环节；确实没有告知的，法律后果由有权机关认定。",
            party=party.id,
            kinds=severe,
            made=made,
        )
        return
    fine = amount_of(penalties, "罚款")
    reached = reaches_hearing(law, party, fine, made) if fine else False
    if reached is True:
        yield problem(
            decision.at("penalties"),
            "对当事人{party}罚款{amount}元（{made}），已达到本机关规定的听证数额，此前没有告知其有要求听证的权利；应当告知",
            remedy="已经告知的，请补记“听证告知”环节；确实没有告知的，法律后果由有权机关认定。",
            party=party.id,
            amount=fine,
            made=made,
        )
    elif reached is not False:
        yield _undecided(law, decision, party, fine, made, *reached)
    else:
        yield from _confiscated(law, decision, party, penalties, made)


def _undecided(law: Law, decision: Decision, party: Party, fine: Decimal, made: date, key: str, name: str) -> Problem:
    if not key:
        return problem(
            decision.at("penalties"),
            "当事人{party}身份不明，罚款{amount}元是否达到听证数额无法判断，也没有听证告知的记录",
            remedy="请查明并填写当事人类型。",
            severity=Severity.UNDETERMINED,
            party=party.id,
            amount=fine,
        )
    return problem(
        law.bureau.at("settings"),
        "本机关设置中没有 {made} 适用的“{name}”，罚款{amount}元是否应当告知听证权无法判断",
        remedy="请在 enforce.yaml 的 settings 下填写 {key}，并写明施行日期、数额和来源。",
        severity=Severity.UNDETERMINED,
        made=made,
        name=name,
        amount=fine,
        key=key,
    )


def _confiscated(law: Law, decision: Decision, party: Party, penalties: list[Penalty], made: date) -> Iterator[Problem]:
    taken = amount_of(penalties, *CONFISCATIONS)
    if taken and reaches_hearing(law, party, taken, made) is True:
        yield problem(
            decision.at("penalties"),
            "对当事人{party}没收{amount}元（{made}），数额不低于罚款的听证数额，此前没有告知听证权；"
            "是否属于没收较大数额违法所得、较大价值非法财物，请核实",
            remedy="属于的应当告知；本地对没收另有标准且未达到的，请登记说明并写明依据。",
            severity=Severity.WARNING,
            basis=("PL-63-1-2",),
            party=party.id,
            amount=taken,
            made=made,
        )


@rule(
    "PRO015",
    title="要求听证的期限届满后才作出决定",
    basis=["PL-64-1-1", "PL-85"],
    clocks=["hearing-request-5"],
)
def hearing_period_respected(case: Case, law: Law) -> Iterator[Problem]:
    """No penalty is decided before the five working days for asking a hearing have passed.

    Counted from the day on which the party was told of the right (its service, where given), which is not counted; the
    last day still is the party's, so that the decision comes after it. In order earlier where the party gave up the
    hearing (放弃听证) after being told, or a hearing was held. Giving up the statement alone is not enough. Each party
    has its own time; of several notices to it the last one before the decision counts. One sent by post or public
    notice whose arrival has no day cannot be counted from. Earlier notices than 15 July 2021 are PRO027's.

    Remedy: enter the party's waiver where there is one; otherwise wait.
    """
    told = list(runs("hearing-request-5", case, law))
    waivers = list(occurrences(case, "step:放弃听证", law))
    for decision, made in penalties_made(case):
        waiting: dict[Place, Run] = {}
        for party in case.parties_of(decision):
            own = Occurrence(made, decision.at(), decision.number, frozenset({party.id} if party.id else ()))
            run = max(
                (each for each in told if each.start.concerns(own) and each.start.on <= made),
                key=lambda each: each.start.on,
                default=None,
            )
            if run is None or (made > run.due.latest and run.start.certain):
                continue
            settled = [each for each in (*hearings(case), *waivers) if each.concerns(own) and each.on <= made]
            if not any(each.on >= run.start.on for each in settled):
                waiting[run.start.place] = run
        for run in waiting.values():
            if made <= run.due.latest:
                yield _too_early(decision, made, run)
            elif run.start.place in _of_the_right_alone(case):
                yield _told_unknown(decision, made, run)


def _of_the_right_alone(case: Case) -> set[Place]:
    """Notices of the right to a hearing that do not tell the penalty as well, so that PRO011 does not speak of them."""
    return {
        step.at("on")
        for step in case.steps_named("听证告知")
        if step.proposed is None and "拟处罚内容" not in step.told
    }


def _told_unknown(decision: Decision, made: date, run: Run) -> Problem:
    return problem(
        decision.at("made_on"),
        "听证权的告知书（{told}）没有填写视为送达日期，当事人要求听证的五个工作日在决定（{made}）之前是否届满无法判断",
        remedy="请按回执或者公告期满的日期填写“视为送达日期”；当事人明确放弃听证的，请补记“放弃听证”环节。",
        severity=Severity.UNDETERMINED,
        told=run.start.on,
        made=made,
    )


def _too_early(decision: Decision, made: date, run: Run) -> Problem:
    if made <= run.due.earliest:
        return problem(
            decision.at("made_on"),
            "当事人自告知之日（{told}）起五个工作日内可以要求听证，至{due}届满；决定于{made}作出，期限尚未届满，"
            "也没有当事人放弃听证的记录",
            remedy="当事人明确放弃听证的，请补记“放弃听证”环节和凭证；否则应当在期限届满后作出决定。",
            told=run.start.on,
            due=run.due.due or run.due.earliest,
            made=made,
        )
    return problem(
        decision.at("made_on"),
        "当事人自告知之日（{told}）起五个工作日内可以要求听证，最后一日在{earliest}至{latest}之间；"
        "放假安排尚未公布，决定（{made}）是否过早无法判断",
        remedy="放假安排公布后再作判断；当事人明确放弃听证的，请补记“放弃听证”环节。",
        severity=Severity.UNDETERMINED,
        told=run.start.on,
        earliest=run.due.earliest,
        latest=run.due.latest,
        made=made,
    )


@rule(
    "PRO016",
    title="要求听证的已经举行听证",
    basis=["PL-63-1", "LL-47-1"],
    clocks=["hearing-request-5", "permit-hearing-request-5"],
)
def requested_hearing_held(case: Case, law: Law) -> Iterator[Problem]:
    """A hearing asked for in time is held before the decision.

    Held, or opened and then ended, or given up after the request (放弃听证), all are in order. A request later than
    the five working days binds nobody, and is not asked about. For permits the same holds where applicant or third
    parties asked (行政许可法 47). Asked of decisions that impose a penalty, or grant or refuse a permit.

    Remedy: enter the hearing, or the waiver; where none was held, hold it before deciding.
    """
    if not can_read(case, "decisions"):
        return
    asked = list(occurrences(case, "step:申请听证", law))
    answered = [*hearings(case), *occurrences(case, "step:放弃听证", law), *occurrences(case, "step:终止听证", law)]
    late = _asked_too_late(case, law)
    basis = ("LL-47-1",) if case.kind == "行政许可" else ("PL-63-1",)
    for decision, made in (*penalties_made(case), *permits_decided(case)):
        whole = of_decision(decision, made, decision.at())
        for request in asked:
            if request.place in late or request.on > made or not request.concerns(whole):
                continue
            if not any(request.on <= each.on <= made and each.concerns(request) for each in answered):
                yield problem(
                    request.place,
                    "当事人于{asked}要求听证，至作出决定（{made}）没有举行听证的记录；要求听证的，应当组织听证",
                    remedy="已经举行的，请补记“举行听证”环节；当事人放弃的，请补记“放弃听证”环节和凭证。",
                    basis=basis,
                    asked=request.on,
                    made=made,
                )


def _asked_too_late(case: Case, law: Law) -> set[Place]:
    """Requests that came after the five working days of every notice that they can answer."""
    late: set[Place] = set()
    in_time: set[Place] = set()
    for run in (*runs("hearing-request-5", case, law), *runs("permit-hearing-request-5", case, law)):
        if run.end is not None:
            (late if run.state else in_time).add(run.end.place)
    return late - in_time
