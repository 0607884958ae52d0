"""The review's own course and paper 审核记录: self-check first, seven heads answered, by whom, and on which text."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.cases.records import Review
from enforcement_cli.law.acts import investigators
from enforcement_cli.law.major import review_law
from enforcement_cli.law.occurrence import hearings, of_decision
from enforcement_cli.law.reviews import PASSED, Reviewed, is_pass, major_decisions
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Problem, Severity, UndeterminedError, problem

HEADS = ("主体和资格", "程序", "事实和证据", "法律适用和裁量", "权限", "文书", "移送")
REVIEWER = "法制审核人员"


@rule(
    "REV004",
    title="先自查后送审，审核在听证之后",
    basis=["S-49", "S-50", "G118-14-c"],
)
def review_in_order(case: Case, law: Law) -> Iterator[Problem]:
    """The handling division checks its own draft first, then submits it, then the review gives its opinion.

    Self-check ≤ submission ≤ opinion; one day for all is in order. The self-check is asked for once something was
    submitted or reviewed; one without its day cannot be compared. Where a hearing was held, the opinion that passed is not earlier than the hearing, so that it
    could take it into account. That the opinion is not later than the decision is REV001. The review may come before
    or after the notice to the party.

    Remedy: compare the dates with the papers; a self-check that was made is entered with its day.
    """
    for each in major_decisions(case, law):
        review = each.review
        if review is None or not any(round_.submitted_on or round_.reviewed_on for round_ in review.rounds):
            continue
        yield from _self_checked(review)
        for round_ in review.rounds:
            if round_.submitted_on and round_.reviewed_on and round_.reviewed_on < round_.submitted_on:
                yield problem(
                    round_.at("reviewed_on"),
                    "法制审核意见（{reviewed}）早于送审（{submitted}）",
                    remedy="请按送审材料和意见书核对两个日期。",
                    basis=("S-50",),
                    reviewed=round_.reviewed_on,
                    submitted=round_.submitted_on,
                )
        yield from _after_hearing(case, each)


def _self_checked(review: Review) -> Iterator[Problem]:
    check = review.self_check
    first = min(on for each in review.rounds if (on := each.submitted_on or each.reviewed_on) is not None)
    if check is None:
        yield problem(
            review.at(),
            "送交法制审核（{submitted}）之前没有承办科室的合法性自查；应当先进行合法性自查、形成自查意见，再提交法制审核",
            remedy="已经自查的，请补记“合法性自查”及其日期；没有自查的，请补做并重新送审。",
            basis=("S-49", "S-50"),
            submitted=first,
        )
    elif check.on is None:
        yield problem(
            check.at(),
            "合法性自查没有填写日期，是否在送审（{submitted}）之前无法判断",
            remedy="请按自查意见填写“自查日期”。",
            severity=Severity.UNDETERMINED,
            basis=("S-49", "S-50"),
            submitted=first,
        )
    elif check.on > first:
        yield problem(
            check.at("on"),
            "合法性自查（{checked}）晚于送审（{submitted}）；应当先进行合法性自查，再提交法制审核",
            remedy="请核对两个日期；确实先送审后自查的，如实登记说明。",
            basis=("S-49", "S-50"),
            checked=check.on,
            submitted=first,
        )


def _after_hearing(case: Case, each: Reviewed) -> Iterator[Problem]:
    decision, last = each.decision, each.opinion
    if not each.passed:
        return
    assert last is not None  # what passed has an opinion
    assert last.reviewed_on is not None  # without its day it is none
    whole = of_decision(decision, last.reviewed_on, decision.at())
    held = [
        hearing.on
        for hearing in hearings(case)
        if hearing.concerns(whole) and (decision.made_on is None or hearing.on <= decision.made_on)
    ]
    if held and last.reviewed_on < max(held):
        yield problem(
            last.at("reviewed_on"),
            "法制审核意见（{reviewed}）早于听证（{heard}）；经过听证程序的，听证之后再进行法制审核",
            remedy="请核对日期；听证之后没有再审核的，请重新送审。",
            severity=Severity.INFO if decision.made_on is None else None,
            basis=("PL-58-1-2", "S-52") if case.kind == "行政处罚" else ("S-52",),
            reviewed=last.reviewed_on,
            heard=max(held),
        )


@rule(
    "REV005",
    title="七项审核内容逐项回答",
    basis=["S-54", "G118-13-a"],
)
def seven_heads_answered(case: Case, law: Law) -> Iterator[Problem]:
    """The opinion that passed a major decision answers each of the seven heads.

    符合, 不符合 or 不涉及 are all answers. An opinion that agrees although it finds a head 不符合 is a warning. A round that
    found problems, or only confirms a lighter result, need not answer all.

    Remedy: enter the answers as the opinion gives them.
    """
    for each in major_decisions(case, law):
        last = each.opinion
        if last is None or last.result != PASSED:
            continue
        answers = last.heads
        missing = [head for head in HEADS if not answers.get(head)]
        if missing:
            yield problem(
                last.at("heads") if last.has("heads") else last.at(),
                "法制审核意见（{reviewed}）没有回答：{missing}",
                remedy="请按意见书在“七项审核内容”中逐项填写；意见书没有写明的，请审核人员补充。",
                reviewed=last.reviewed_on,
                missing=missing,
            )
        failed = [head for head in HEADS if answers.get(head) == "不符合"]
        if failed:
            yield problem(
                last.at("heads"),
                "法制审核意见（{reviewed}）的结论是“同意”，但{failed}为“不符合”，请核实",
                remedy="已经整改的，请写明；没有整改的，结论应当是“存在问题”。",
                severity=Severity.WARNING,
                reviewed=last.reviewed_on,
                failed=failed,
            )


@rule(
    "REV006",
    title="审核人是法制审核人员，不是承办人员",
    basis=["S-50", "PL-58-1", "G118-11-a"],
)
def reviewed_by_reviewers(case: Case, law: Law) -> Iterator[Problem]:
    """A major decision is reviewed by people whom the register calls 法制审核人员, none of whom handles the case.

    Handlers are the officers of the case, whoever inspected, asked, took evidence or seized in it, and whoever made
    the self-check. Reviewers may be borrowed from elsewhere, as long as the register has them. Without a register of
    personnel nothing can be said.

    Remedy: name the reviewers by their number in the register; a handler's opinion must be given anew by another.
    """
    for each in major_decisions(case, law):
        if each.review is None:
            continue
        check = each.review.self_check
        handlers = investigators(case)
        if check is not None:
            handlers.add(check.by or "")
        own = review_law(case, each.decision.made_on or law.as_of)
        basis = tuple(dict.fromkeys(("S-50", own, "G118-11-a")))
        for round_ in each.review.rounds:
            if round_.result is None and not is_pass(round_):
                continue
            if not law.bureau.has_register("personnel"):
                raise UndeterminedError(
                    "没有执法人员和法制审核人员名录，审核人是否为法制审核人员无法判断",
                    place=round_.at(),
                    remedy="请建立 registers/personnel.yaml。",
                )
            if not round_.reviewers:
                yield problem(
                    round_.at(),
                    "法制审核意见没有写明审核人",
                    remedy="请在“审核人”中填写法制审核人员的编号。",
                    basis=basis,
                )
            for index, reviewer in enumerate(round_.reviewers):
                person = law.bureau.staff.get(reviewer)
                if reviewer in handlers:
                    yield problem(
                        round_.at("reviewers", index),
                        "审核人{reviewer}是本案的承办人员；承办科室自查，法制审核由法制审核机构进行",
                        remedy="请由不承办本案的法制审核人员重新审核。",
                        basis=basis,
                        reviewer=reviewer,
                    )
                elif person is None or REVIEWER not in person.roles:
                    yield problem(
                        round_.at("reviewers", index),
                        "审核人{reviewer}在人员名录中不是法制审核人员",
                        remedy="请核对编号；是法制审核人员的，请在人员名录的“角色”中登记，否则由法制审核人员重新审核。",
                        basis=basis,
                        reviewer=reviewer,
                    )


@rule(
    "REV009",
    title="审核意见写明所审的文稿",
    basis=["CONTRACT-digest", "S-53"],
    severity=Severity.UNDETERMINED,
)
def review_names_its_text(case: Case, law: Law) -> Iterator[Problem]:
    """An opinion that passed a major decision says which text it was given on (送审稿校验值).

    Without it nobody can see whether the text was changed afterwards.

    Remedy: submit the draft with the tool, which enters the value; for opinions on paper alone, register how it was
    made sure that the text is the same.
    """
    for each in major_decisions(case, law):
        last = each.opinion
        if last is not None and last.result == PASSED and last.draft_digest is None and not last.confirms_lighter:
            yield problem(
                last.at(),
                "法制审核意见（{reviewed}）没有“送审稿校验值”，审核的是不是现在的决定无法判断",
                remedy="请用本工具送审，由工具填写；只有纸质意见的，登记说明如何确认文稿一致。",
                reviewed=last.reviewed_on,
            )
