"""Who answers for what in a review 审核责任: the division's statement, the written opinion, the head's approval, the rounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.bureau import Staff
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Signature
from enforcement_cli.cases.records import Record, Round
from enforcement_cli.law.penalties import steps_for
from enforcement_cli.law.reviews import PASSED, Reviewed, is_confirmation, major_decisions
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Place, Problem, Severity, problem

PAPER = "法制审核意见书"
HEAD, DEPUTY = "主要负责人", "负责人"


@rule(
    "REV010",
    title="承办机构对送审材料签署责任声明",
    basis=["S-56", "G118-14-c"],
    blocks_publication=False,
)
def division_answers_for_papers(case: Case, law: Law) -> Iterator[Problem]:
    """The handling division states that it answers for the papers it submits: true, exact, complete, lawful.

    Asked of major decisions once something was submitted, where there is a self-check at all (REV004 asks for that).
    Answered no is an error, no answer is undetermined.

    Remedy: answer 承办机构责任声明; where none was signed, sign it and submit again.
    """
    for each in major_decisions(case, law):
        check = each.review.self_check if each.review is not None else None
        rounds = each.review.rounds if each.review is not None else ()
        if check is None or not any(round_.submitted_on or round_.reviewed_on for round_ in rounds):
            continue
        if check.responsibility_stated is None:
            yield problem(
                check.at(),
                "承办机构是否签署对送审材料真实性、准确性、完整性和合法性负责的声明，没有填写，无法判断",
                remedy="请按合法性自查意见填写“承办机构责任声明”。",
                severity=Severity.UNDETERMINED,
            )
        elif check.responsibility_stated is False:
            yield problem(
                check.at("responsibility_stated"),
                "承办机构没有签署对送审材料负责的声明；承办机构对送审材料的真实性、准确性、完整性以及执法的合法性负责",
                remedy="请由承办机构签署声明；填写有误的，改正“承办机构责任声明”。",
            )


@rule(
    "REV011",
    title="法制审核意见是书面的并由审核人签名",
    basis=["G118-13-b", "S-57"],
    blocks_publication=False,
)
def opinion_is_written(case: Case, law: Law) -> Iterator[Problem]:
    """The opinion that passed a major decision is a paper among the records, made or signed by those who reviewed.

    The paper is the record that the round names, else a 法制审核意见书 of the round's day. None is an error. A paper that
    names neither makers nor signatures is undetermined; one made by others only is an error.

    Remedy: file the opinion; enter who signed it.
    """
    if not can_read(case, "records"):
        return
    for each in major_decisions(case, law):
        last = each.opinion
        if last is None or last.result != PASSED:
            continue
        if last.record is not None and case.record(last.record) is None:
            continue  # a number that leads nowhere: STR017
        paper = _paper(case, last)
        if paper is None:
            yield problem(
                last.at(),
                "法制审核意见（{reviewed}）没有书面的意见书；法制审核机构应当提出书面审核意见",
                remedy="请把法制审核意见书记入全过程记录，并在“意见书”中填写其编号。",
                reviewed=last.reviewed_on,
            )
            continue
        hands = _hands(law, paper)
        if not hands:
            yield problem(
                paper.at(),
                "法制审核意见书没有填写制作人和签名，是否由审核人出具无法判断",
                remedy="请填写“制作人”或者“签名”。",
                severity=Severity.UNDETERMINED,
                basis=("S-57",),
            )
        elif last.reviewers and not hands & set(last.reviewers):
            yield problem(
                paper.at("makers") if paper.has("makers") else paper.at("signatures"),
                "法制审核意见书不是由审核人{reviewers}出具的；法制审核工作机构对法制审核意见负责",
                remedy="请核对“审核人”和意见书上的签名。",
                basis=("S-57",),
                reviewers=list(last.reviewers),
            )


def _paper(case: Case, round_: Round) -> Record | None:
    named = case.record(round_.record)
    if named is not None:
        return named
    return next((each for each in case.records if each.type == PAPER and each.made_on == round_.reviewed_on), None)


def _hands(law: Law, paper: Record) -> set[str]:
    """The register ids of those who made or signed the paper; names that no register has stand for themselves."""
    by_name = {each.name: number for number, each in law.bureau.staff.items()}
    signatures: tuple[Signature, ...] = paper.signatures
    signed = {by_name.get(each.name) or each.name or "" for each in signatures if not each.refused}
    return {*paper.makers, *signed} - {""}


@rule(
    "REV012",
    title="重大执法决定由主要负责人批准",
    basis=["S-55", "G118-14-a"],
)
def major_decision_approved_by_head(case: Case, law: Law) -> Iterator[Problem]:
    """A major decision is approved by the bureau's principal, who answers for it.

    Read from 审批 of the decision, else from the step 负责人审批. The principal is whom the register calls 主要负责人, or
    whom the bureau's settings name. A deputy (负责人) may act in the principal's place: a warning. Nobody named, or
    somebody whom the register does not have, is undetermined. That the approval is not later than the decision is
    PRO001.

    Remedy: enter who approved it; what others approved is laid before the principal.
    """
    for each in major_decisions(case, law, made_only=True):
        made = each.decision.made_on
        assert made is not None  # made_only
        by, place = _approver(case, each)
        if by is not None and not law.bureau.has_register("personnel"):
            continue  # that there is none is said once for all
        person = law.bureau.staff.get(by or "")
        if by is None or (person is None and by != law.bureau.agency.head):
            yield problem(
                place,
                "重大执法决定（{made}）由谁批准无法判断；主要负责人是第一责任人，对作出的执法决定负责",
                remedy="请在决定的“审批”中填写批准人，并在人员名录中登记其角色。",
                severity=Severity.UNDETERMINED,
                made=made,
            )
        elif not _is_head(law, person, by):
            yield problem(
                place,
                "重大执法决定（{made}）由{by}批准，人员名录中不是主要负责人；主要负责人是第一责任人，对作出的执法决定负责",
                remedy="受主要负责人委托批准的，登记说明；否则报主要负责人批准。",
                severity=Severity.WARNING if person is not None and DEPUTY in person.roles else None,
                made=made,
                by=by,
            )


def _is_head(law: Law, person: Staff | None, by: str) -> bool:
    if by == law.bureau.agency.head:
        return True
    assert person is not None  # of others only those come here whom the register has
    return HEAD in person.roles


def _approver(case: Case, each: Reviewed) -> tuple[str | None, Place]:
    approval = each.decision.approval
    if approval is not None and approval.by is not None:
        return approval.by, approval.at("by")
    for step, _ in reversed(steps_for(case, each.decision, "负责人审批")):
        if step.approved_by is not None:
            return step.approved_by, step.at("approved_by")
    return None, each.decision.at("made_on")


@rule(
    "REV013",
    title="审核发现问题的处理后再次送审",
    basis=["G118-13-c"],
    blocks_publication=False,
)
def problems_handled_before_resubmission(case: Case, law: Law) -> Iterator[Problem]:
    """An opinion 存在问题 is studied and dealt with, and the draft submitted again: as many rounds as it takes.

    A later round without 处理情况 of the one before is undetermined; the very same text submitted again without a word
    on what was done is an error. While the refused draft waits, it is a hint. That nothing is decided on a refusal is
    REV007; 确认减轻 is no new round.

    Remedy: enter how the problems were dealt with.
    """
    for each in major_decisions(case, law):
        rounds = [r for r in (each.review.rounds if each.review is not None else ()) if not is_confirmation(r)]
        for index, round_ in enumerate(rounds):
            if round_.result in (None, PASSED):
                continue
            later = rounds[index + 1] if index + 1 < len(rounds) else None
            if later is not None and round_.handling is None:
                yield _unhandled(round_, later)
            elif later is None and each.decision.made_on is None:
                yield problem(
                    round_.at(),
                    "法制审核（{reviewed}）的意见是“存在问题”，尚未再次送审",
                    remedy="请研究处理后填写“处理情况”，再次报送法制审核。",
                    severity=Severity.INFO,
                    reviewed=_day(round_),
                )


def _unhandled(round_: Round, later: Round) -> Problem:
    if round_.draft_digest is not None and round_.draft_digest == later.draft_digest:
        return problem(
            later.at("draft_digest"),
            "法制审核（{reviewed}）发现问题后，没有处理就把同一文稿再次送审；应当研究处理后再次报送",
            remedy="请在前一次审核的“处理情况”中写明怎样处理；没有处理的，处理后再次送审。",
            reviewed=_day(round_),
        )
    return problem(
        round_.at(),
        "法制审核（{reviewed}）发现的问题怎样处理没有填写，再次送审之前是否已经处理无法判断",
        remedy="请填写“处理情况”。",
        severity=Severity.UNDETERMINED,
        reviewed=_day(round_),
    )


def _day(round_: Round) -> date | str:
    return round_.reviewed_on or round_.submitted_on or ""


@rule(
    "REV014",
    title="法制审核不由承办科室自己进行",
    basis=["S-50", "G118-11-a"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def review_is_not_the_divisions_own(case: Case, law: Law) -> Iterator[Problem]:
    """Those who review a major decision do not belong to the division that handles the case.

    The founding document calls the whole bureau the review organ, the national parent wants a division or people of
    their own for it: the handling division checks itself, the review is another's. A warning, since a small bureau's
    review division may handle cases of its own, with other people (REV006 keeps the handlers out); reviewers without
    a division, and borrowed ones, are in order.

    Remedy: have it reviewed by people of the review division.
    """
    for each in major_decisions(case, law):
        last = each.opinion
        if last is None or case.facts.division is None:
            continue
        own = [
            reviewer
            for reviewer in last.reviewers
            if reviewer not in case.facts.officers and _division(law, reviewer) == case.facts.division
        ]
        if own:
            yield problem(
                last.at("reviewers"),
                "审核人{reviewers}属于本案的承办科室；承办科室自查后，应当提交法制审核工作机构审核，请核实",
                remedy="请由法制审核机构的人员审核，或者在人员名录中改正其科室。",
                reviewers=own,
            )


def _division(law: Law, person: str) -> str | None:
    found = law.bureau.staff.get(person)
    return found.division if found is not None and found.organ in (None, law.bureau.agency.name) else None
