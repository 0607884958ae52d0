"""Recording 全过程记录: each step has its instrument, each decision its document."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.course import Step
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.law.acts import VISIT_STEPS, is_off_site
from enforcement_cli.law.instruments import INSTRUMENTS, Instrument
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read, in_force, is_statute
from enforcement_cli.problems import Problem, Severity, problem

DAYS_TO_ENTER = 7
"""Days after a step in which its usual form is only waited for: the scan comes after the paper."""


@rule("REC001", title="每个环节有相应文书", basis=["S-26", "PL-47", "G118-7"], blocks_publication=False)
def step_has_instrument(case: Case, law: Law) -> Iterator[Problem]:
    """Each step that was taken has its instrument among the records.

    Which instrument serves which step is a table with the legal source of each row. It is an error where a law asks
    for that paper (the record of an inspection or interview in a penalty case, the decision and inventory of a
    seizure, the slip of acceptance …), and a warning where only the usual form is known; of the last seven
    days a hint, for a scan comes after its paper. A paper that the step names
    as its proof counts. So does another of the right kind that names this step or none, or was made on its day; a
    paper with many uses (送达回证, 询问笔录 …) only where it names the step or is of its day. It counts for one step of
    that name, and for several of one day. Not asked: steps not yet reached or taken today, steps that need no paper, an
    inspection without a visit. An on-the-spot penalty needs its decision only, for what is told and heard may be oral.

    Remedy: add the instrument to the records, or name it as the step's proof (凭证).
    """
    if case.is_state_secret or not can_read(case, "records"):
        return
    for row in INSTRUMENTS:
        if not row.kinds or case.kind in row.kinds:
            if row.step in VISIT_STEPS and is_off_site(case):
                continue
            for step in _without(case, row, law):
                yield _missing(row, step, law)


def _without(case: Case, row: Instrument, law: Law) -> Iterator[Step]:
    """The steps of the row's name that no record serves."""
    # What happens today may get its paper today.
    steps = [each for each in case.steps_named(row.step) if each.on is not None and each.on < law.as_of]
    if not steps:
        return
    accepted = row.accepted(case.facts.procedure)
    open_steps = [each for each in steps if not _proved(case, row, each, accepted)]
    claimed = {id_ for each in steps for id_ in each.proved_by}
    free = [each for each in case.records if each.type in accepted and each.id not in claimed]
    served: set[tuple[object, ...]] = set()
    for step in open_steps:
        # One notice can go to several parties on one day; each interview has a record of its own.
        same = (step.on, step.label) if row.step != "询问" else (id(step),)
        if same in served:
            continue
        fitting = [each for each in free if row.serves(each, step)]
        if not fitting:
            yield step
            continue
        # The one that can serve the fewest of the others, so that each step finds its own.
        free.remove(min(fitting, key=lambda each: sum(row.serves(each, other) for other in open_steps)))
        served.add(same)


def _proved(case: Case, row: Instrument, step: Step, accepted: frozenset[str]) -> bool:
    """Whether a record that the step names as its proof will do."""
    for id_ in step.proved_by:
        record = case.record(id_)
        # A number that leads nowhere is said by STR017 already.
        if record is None or record.type in accepted or record.type == "其他" or not row.serious:
            return True
    return False


def _missing(row: Instrument, step: Step, law: Law) -> Problem:
    assert step.on is not None  # only steps of a day are asked about
    basis = in_force(row.basis, step.on)
    severity = Severity.WARNING
    if row.serious and any(is_statute(each) for each in basis):
        severity = Severity.ERROR
    elif (law.as_of - step.on).days <= DAYS_TO_ENTER:
        severity = Severity.INFO
    return problem(
        step.at("step"),
        "{on} 的“{step}”没有相应的文书：{usual}",
        remedy="请在全过程记录中补上该文书；已有其他文书记录此事的，在该环节的“凭证”中写明其编号。",
        severity=severity,
        basis=basis,
        on=step.on,
        step=step.step,
        usual=row.types[0],
    )


# Kind -> what says that the decision is a paper.
_DECISION_BASIS = {
    "行政处罚": ("PL-59-1", "PL-47", "S-26"),
    "行政许可": ("LL-38-1", "LL-38-2", "S-26"),
    "行政强制": ("CL-24-1", "CL-37-2", "S-26"),
}


@rule("REC002", title="决定有决定书", basis=["S-26", "PL-59-1", "LL-38-1", "LL-38-2", "CL-24-1", "CL-37-2"])
def decision_has_document(case: Case, law: Law) -> Iterator[Problem]:
    """A decision that has been made has its document among the records, of the kind that it names.

    The decision points at the record, or there is a record of that kind. A draft, and a decision made today, are not
    asked. Publication waits for it: without its paper nothing shows what was decided.

    Remedy: add the document to the records and name its number in the decision (决定书).
    """
    if case.is_state_secret or not can_read(case, "records", "decisions"):
        return
    for decision in case.decisions:
        document, made_on = decision.document, decision.made_on
        if document is None or made_on is None or made_on >= law.as_of:
            continue
        basis = in_force(_DECISION_BASIS.get(case.kind or "", ("S-26",)), made_on)
        if decision.record is not None:
            record = case.record(decision.record)
            if record is not None and record.type not in (document, "其他"):
                yield problem(
                    decision.at("record"),
                    "第 {number} 个决定的决定书写的是 {id}，它是{type}，不是{document}",
                    remedy="请改正决定书的编号，或者改正文书种类。",
                    basis=basis,
                    number=decision.number,
                    id=decision.record,
                    type=record.type,
                    document=document,
                )
        elif not _has(case, document, decision):
            yield problem(
                decision.at("document"),
                "{on} 作出的第 {number} 个决定没有{document}",
                remedy="请在全过程记录中补上决定书，并在该决定的“决定书”中写明其编号。",
                basis=basis,
                on=made_on,
                number=decision.number,
                document=document if document != "其他" else "决定书",
            )


def _has(case: Case, type_: str, decision: Decision) -> bool:
    return any(each.type == type_ and each.decision in (None, decision.number) for each in case.records)
