"""Legal review 法制审核: a major decision is reviewed and passed before it is made, on the very text that is decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.digest import draft_digest
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Round
from enforcement_cli.law.amounts import imposed_on, is_heavier
from enforcement_cli.law.basis import basis
from enforcement_cli.law.major import grounds, in_review_scope, is_major, review_law, unanswered
from enforcement_cli.law.penalties import steps_for
from enforcement_cli.law.reviews import PASSED, Reviewed, is_pass, last_round, major_decisions
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Place, Problem, Severity, problem


def _why(case: Case, decision: Decision, law: Law) -> list[str]:
    return [each.name for each in grounds(case, decision, law)] or ["案卷填写为重大"]


def _basis(case: Case, on: date, *more: str) -> tuple[str, ...]:
    """The clause that forbids deciding without review, for this kind of act on that day, and its parents."""
    return tuple(dict.fromkeys((review_law(case, on), "S-53", *more)))


@rule(
    "REV001",
    title="重大执法决定作出前经过法制审核",
    basis=["PL-58-1", "S-53", "G118-s4"],
    waivable=False,
    reading="听证开始后又终止的，也算经过听证程序（从严）；实施方案的五种情形有其一即为重大，不要求重大权益与听证并存。",
)
def major_decision_reviewed(case: Case, law: Law) -> Iterator[Problem]:
    """A major decision is made only after a legal review has passed it; the opinion is not later than the decision.

    Major is: what the file says is major; what passed through a hearing, an ended one included; what an entry of the
    bureau's catalogue names by conditions; what has one of the five grounds answered yes. These override a "no".
    不予处罚, transfers, endings and decisions made before 5 December 2018 are not asked. A hearing that was only
    offered is none. The opinion of a law firm may be asked besides, and never takes the review's place; nor does
    确认减轻 (confirming a lighter result) without a review that passed. While the decision is a draft there is a hint
    only. No registered explanation covers this.

    Remedy: the decision cannot be made before it is reviewed; where it has been made, tell the head at once.
    """
    for each in major_decisions(case, law):
        decision, made = each.decision, each.decision.made_on
        if made is None:
            if not each.passed and decision.outcome is not None:
                yield problem(
                    decision.at(),
                    "本决定属于重大执法决定（{grounds}），作出之前须经法制审核",
                    remedy="请完成合法性自查后提交法制审核。",
                    severity=Severity.INFO,
                    basis=_basis(case, law.as_of, "G118-s4"),
                    grounds=_why(case, decision, law),
                )
        elif each.last is None:
            yield _unreviewed(case, law, each, made)


def _unreviewed(case: Case, law: Law, each: Reviewed, made: date) -> Problem:
    row = basis(review_law(case, made))
    rounds = each.review.rounds if each.review is not None else ()
    remedy = (
        "请核对法制审核的记录；确实未经审核的，立即报告主要负责人，法律后果由有权机关认定。"
        "“重大执法决定”填写为 no 的，一并改正。"
    )
    severity: Severity | None = None
    passed = [each for each in rounds if each.result == PASSED]
    later = [each.reviewed_on for each in passed if each.reviewed_on is not None]
    if later:
        template = "本决定（{made}作出）属于重大执法决定（{grounds}），法制审核意见出具于{reviewed}，晚于决定。{law}：“{words}”"
    elif passed:
        template = "本决定（{made}作出）属于重大执法决定（{grounds}），法制审核意见没有填写日期，无法判断是否在决定之前"
        severity, remedy = Severity.UNDETERMINED, "请按意见书填写“审核日期”。"
    elif rounds:
        template = "本决定（{made}作出）属于重大执法决定（{grounds}），送审后没有审核通过的意见。{law}：“{words}”"
    elif each.review is not None and each.review.outside_opinion is not None:
        template = (
            "本决定（{made}作出）属于重大执法决定（{grounds}），只有外部法律意见，没有法制审核意见，前者不能代替后者。"
            "{law}：“{words}”"
        )
    else:
        template = "本决定（{made}作出）属于重大执法决定（{grounds}），此前没有法制审核意见。{law}：“{words}”"
    return problem(
        each.decision.at("made_on"),
        template,
        remedy=remedy,
        severity=severity,
        basis=_basis(case, made, "G118-s4"),
        made=made,
        grounds=_why(case, each.decision, law),
        reviewed=max(later, default=""),
        law=row.citation,
        words=row.words,
    )


@rule(
    "REV002",
    title="是否重大与事实相符",
    basis=["S-52", "G118-12-a"],
    severity=Severity.WARNING,
)
def major_answer_fits_facts(case: Case, law: Law) -> Iterator[Problem]:
    """重大执法决定 is not answered "no" while the facts show one of its grounds.

    Seen from the facts are a hearing held or ended, an entry of the catalogue with conditions, and a ground answered
    yes in the same file. Where the decision has been made without a passed review, REV001 or REV007 says it instead.

    Remedy: answer yes; the decision then needs a legal review.
    """
    if case.facts.major is not False or case.is_state_secret or not can_read(case, "decisions", "review"):
        return
    for decision in case.decisions or (None,):
        if decision is not None and not in_review_scope(decision):
            continue
        shown = grounds(case, decision, law)
        if not shown:
            continue
        if decision is not None and decision.made_on is not None:
            last = last_round(case.review_of(decision), decision.made_on)
            if last is None or not is_pass(last):
                continue
        yield problem(
            case.at("major"),
            "“重大执法决定”填写为 no，但本案具有应当进行法制审核的情形：{grounds}",
            remedy="请改为 yes；作出决定之前须经法制审核。确实不属于的，改正相应的填写。",
            grounds=[each.name for each in shown],
        )
        return


@rule(
    "REV003",
    title="作出决定时已判断是否重大",
    basis=["S-52", "G118-12-a"],
    severity=Severity.UNDETERMINED,
)
def major_question_answered(case: Case, law: Law) -> Iterator[Problem]:
    """Whether a decision is major has been answered when it is made.

    Four of the five grounds need a person's judgement, so nothing is guessed: while 重大执法决定 is not answered and no
    ground is yes, each unanswered ground is asked for. Asked of penalties in the general procedure, permits not decided
    on the spot, and compulsion; for a draft it is a hint. A passed review settles it.

    Remedy: answer the grounds with yes or no.
    """
    if case.is_state_secret or not can_read(case, "decisions", "review"):
        return
    for decision in case.decisions:
        if decision.outcome is None or is_major(case, decision, law) is not None:
            continue
        last = last_round(case.review_of(decision), decision.made_on)
        if last is not None and is_pass(last):
            continue
        yield problem(
            decision.at("made_on") if decision.made_on is not None else decision.at(),
            "是否属于重大执法决定还没有判断：{open}",
            remedy="请在“重大情形”中对各项填写 yes 或者 no；任何一项为 yes 的，作出决定之前须经法制审核。",
            severity=None if decision.made_on is not None else Severity.INFO,
            open=unanswered(case),
        )
        return


@rule(
    "REV007",
    title="法制审核未通过的不得作出决定",
    basis=["PL-58-1", "S-53", "G118-13-c"],
    waivable=False,
)
def refused_not_decided(case: Case, law: Law) -> Iterator[Problem]:
    """A major decision is not made on a review that found problems (存在问题).

    The last opinion not later than the decision counts: after a refusal the draft is mended and submitted again, and
    确认减轻 (confirming a lighter result) takes no new review's place. No registered explanation covers this.

    Remedy: mend and submit again; where the decision has been made, tell the head at once.
    """
    for each in major_decisions(case, law, made_only=True):
        made = each.decision.made_on
        assert made is not None  # made_only
        if each.last is None or each.passed:
            continue
        row = basis(review_law(case, made))
        yield problem(
            each.decision.at("made_on"),
            "最后一次法制审核（{reviewed}）的意见是“存在问题”，{made}仍作出决定。{law}：“{words}”",
            remedy="请核对法制审核的记录；已再次报送并通过的，补记该次审核；否则立即报告主要负责人，法律后果由有权机关认定。",
            basis=_basis(case, made, "G118-13-c"),
            reviewed=each.last.reviewed_on,
            made=made,
            law=row.citation,
            words=row.words,
        )


@rule(
    "REV008",
    title="审核的就是作出的决定",
    basis=["CONTRACT-digest", "PL-58-1", "S-53"],
    waivable=False,
)
def reviewed_text_is_decided(case: Case, law: Law) -> Iterator[Problem]:
    """The text that was reviewed is the text that is decided.

    The review carries a digest of parties, facts, evidence, basis, outcome, kind, amount and way of performance; white
    space, number, date, approval, seal and service are not in it. A different digest makes the review stale, in a draft
    too. Where the bureau then decided more lightly, because the party's statement was accepted, and the reviewer
    confirmed it (确认减轻), it is listed and in order; a confirmation cannot cover a penalty heavier than the notice.

    Remedy: submit the text as it now is, or go back to the one that was reviewed.
    """
    for each in major_decisions(case, law):
        if not each.passed:
            continue
        assert each.last is not None  # passed
        now = draft_digest(case, each.decision)
        if each.last.confirms_lighter and each.last.draft_digest in (None, now):
            if not _outgrew_notice(case, each.decision):
                yield _confirmed(each.decision.at(), each.last)
                continue
        elif each.last.draft_digest in (None, now):
            continue
        yield problem(
            each.last.at("draft_digest") if each.last.has("draft_digest") else each.last.at(),
            "法制审核（{reviewed}）之后，决定的实质内容（当事人、事实、证据、依据、结果、金额或者履行方式）有改动，"
            "审核的不是现在的文稿，应当重新审核",
            remedy="请把现在的文稿再次送审；改动有误的，恢复为送审的文稿。",
            basis=("CONTRACT-digest", *_basis(case, each.decision.made_on or law.as_of)),
            reviewed=each.last.reviewed_on,
        )


def _confirmed(place: Place, round_: Round) -> Problem:
    return problem(
        place,
        "审核后减轻的处理结果，已由法制审核人员于{reviewed}确认",
        severity=Severity.INFO,
        basis=("CONTRACT-digest",),
        reviewed=round_.reviewed_on,
    )


def _outgrew_notice(case: Case, decision: Decision) -> bool:
    """Whether the penalty is heavier than the last notice proposed: then nothing was made lighter."""
    told = [step.proposed for step, _ in steps_for(case, decision, "事先告知", "听证告知") if step.proposed is not None]
    return bool(told) and any(
        is_heavier(imposed_on(party, decision.penalties), imposed_on(party, told[-1].penalties))
        for party in case.parties_of(decision)
    )
