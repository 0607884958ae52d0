"""Stages 全过程: every stage leaves a record, and the decision is written on the document that fits it."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.acts import is_off_site
from enforcement_cli.law.outcome_documents import DOCUMENTS, FORM_OF_BOOKLET, POLICE_REPORT
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.rules.outcomes import OUTCOMES_OF_DOCUMENT
from enforcement_cli.law.sections import can_read, in_force
from enforcement_cli.law.stages import STAGES
from enforcement_cli.problems import Problem, Severity, problem


def _decided(case: Case, law: Law) -> Iterator[Decision]:
    """The decisions made before today, where the file could be read."""
    if case.is_state_secret or not can_read(case, "records", "decisions"):
        return
    for decision in case.made_decisions:
        assert decision.made_on is not None  # made_decisions has no other
        if decision.made_on < law.as_of:
            yield decision


def _renewed(case: Case, decision: Decision) -> bool:
    """Whether it only sets right another decision of the case, or another case, where the stages are recorded."""
    links = case.facts.links
    return decision.number > 1 or (links is not None and bool(links.corrects or links.replaces or links.split_from))


@rule("REC023", title="全过程各环节都有记录", basis=["PL-47", "G118-s3", "S-26"], blocks_publication=False)
def every_stage_recorded(case: Case, law: Law) -> Iterator[Problem]:
    """No stage of an act that has come to its decision is without any record, in writing or in pictures.

    For penalties 行政处罚法 47 names 启动, 调查取证, 审核, 决定, 送达, 执行: before the decision something shows how the case
    began, what was investigated and who checked it; when the case is closed, how the penalty was performed (a warning
    needs no performance, a decision with a later fate is not asked). Steps, papers, evidence, reviews and performance
    all count. For permits and inspections, where only G118 asks it, a warning. A step without its paper is a matter of
    REC001, the decision's own document of REC002, its service of the service clocks. Not asked: inspections without a
    visit, on-the-spot decisions but for their performance, second decisions of a case, decisions before 5 December 2018.

    Remedy: enter the steps and papers of that stage.
    """
    closed = case.facts.closed_on
    for decision in _decided(case, law):
        assert decision.made_on is not None  # _decided has no other
        if is_off_site(case) or _renewed(case, decision):
            continue
        own = in_force(("PL-47",), decision.made_on) if case.kind == "行政处罚" else ()
        basis = own or in_force(("G118-s3",), decision.made_on)
        missing = tuple(
            each.name
            for each in STAGES
            if each.kind == case.kind
            and case.facts.procedure in each.procedures
            and decision.outcome in each.outcomes
            and (not each.at_closing or (closed is not None and closed < law.as_of))
            and not each.is_recorded(case, decision)
        )
        if missing and basis:
            yield problem(
                decision.at(),
                "{on} 作出的第 {number} 个决定（{outcome}），案卷里完全没有这些环节的记录：{missing}",
                remedy="请补录这些环节的日期、人员和文书；确实没有记录的，如实登记说明。",
                severity=None if own else Severity.WARNING,
                basis=basis,
                on=decision.made_on,
                number=decision.number,
                outcome=decision.outcome,
                missing=missing,
            )


@rule(
    "REC024",
    title="决定使用与处理结果相符的文书",
    basis=["PL-59-1", "PL-52-1", "LL-38-1", "LL-38-2", "CL-24-1", "CL-37-2", "TR-6-1-1", "S-26"],
    blocks_publication=False,
)
def document_fits_outcome(case: Case, law: Law) -> Iterator[Problem]:
    """A decision that has been made is written on the document that the law has for its outcome.

    A penalty on 行政处罚决定书 or the booklet's form, a refusal of a permit on 不予许可决定书 with its reasons, a seizure on
    its decision … The table has the source of each row. It is an error where the law's own words name or describe the
    paper, and a warning where only the usual form is known. A document whose name says another outcome is a matter of
    PRO050, 其他 is never asked about. In a summary procedure another
    form than the booklet's is a warning: 行政处罚法 52 asks for a form laid down in advance and numbered.

    Remedy: correct the kind of document (决定书种类) or the outcome (处理结果).
    """
    for decision in _decided(case, law):
        assert decision.made_on is not None  # _decided has no other
        row = DOCUMENTS.get(decision.outcome or "")
        document = decision.document
        if row is None or document is None or document == "其他":
            continue
        if document not in row.types and document in OUTCOMES_OF_DOCUMENT:
            continue
        basis = in_force(row.basis, decision.made_on) or ("S-26",)
        if document not in row.types:
            yield problem(
                decision.at("document"),
                "第 {number} 个决定的处理结果是{outcome}，决定书却写为{document}，通常是{usual}",
                remedy="请改正决定书种类或者处理结果；确实用错文书的，报法制审核人员判断如何补救。",
                severity=None if row.serious and basis != ("S-26",) else Severity.WARNING,
                basis=basis,
                number=decision.number,
                outcome=decision.outcome,
                document=document,
                usual=row.types,
            )
        elif row.outcome == "给予处罚" and case.facts.procedure == "简易程序" and document != FORM_OF_BOOKLET:
            yield problem(
                decision.at("document"),
                "简易程序的第 {number} 个决定没有使用预定格式、编有号码的当场处罚决定书",
                remedy="请核对程序和决定书种类。",
                severity=Severity.WARNING,
                basis=in_force(("PL-52-1",), decision.made_on) or ("S-26",),
                number=decision.number,
            )


@rule("REC028", title="移送公安附有调查报告", basis=["TR-6-1-2"], blocks_publication=False)
def transfer_carries_its_report(case: Case, law: Law) -> Iterator[Problem]:
    """A case handed to the police carries the report of the investigation (移送规定 6).

    The report is 调查终结报告, or a paper whose name says 调查报告. The letter of transfer is asked for by REC024 and REC001;
    the list of things and expert opinions go along where there are any, which nobody can see from here.

    Remedy: add the report to the records.
    """
    for decision in _decided(case, law):
        if decision.outcome != "移送公安":
            continue
        if not any(each.type == "调查终结报告" or POLICE_REPORT in (each.title or "") for each in case.records):
            yield problem(
                decision.at("outcome"),
                "{on} 决定移送公安，案卷里没有涉嫌犯罪案件情况的调查报告",
                remedy="请在全过程记录中补上调查报告，名称中写明“调查报告”。",
                on=decision.made_on,
            )
