"""The course of a case in the order of its dates, each with what proves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.course import Step
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cli.names import listed, person
from enforcement_cli.law.acts import belongs
from enforcement_cli.messages import tr
from enforcement_cli.problems import UnreadableError


@dataclass(frozen=True, slots=True)
class Event:
    """One dated thing. `proof` names the records that prove the date; None where none is asked for."""

    on: date
    what: str
    proof: tuple[str, ...] | None = ()

    @property
    def mark(self) -> str:
        """The records, or that the date is only declared."""
        if self.proof is None:
            return ""
        return tr("、").join(self.proof) if self.proof else tr("仅有申报，无凭证")


def timeline(case: Case) -> list[Event]:
    """All events of a case by date; what has the wrong shape is left out, since `check` names it."""
    found: list[Event] = []
    for read in (_opened, _steps, _records, _reviews, _decisions, _ledger, _closed):
        found += _readable(read, case)
    order = {id(each): index for index, each in enumerate(found)}
    return sorted(found, key=lambda each: (each.on, order[id(each)]))


def _readable(read: Callable[[Case], Iterator[Event]], case: Case) -> Iterator[Event]:
    try:
        yield from read(case)
    except UnreadableError:
        return


def _opened(case: Case) -> Iterator[Event]:
    if case.facts.opened_on:
        yield Event(case.facts.opened_on, tr("开案"), None)


def _closed(case: Case) -> Iterator[Event]:
    if case.facts.closed_on:
        yield Event(case.facts.closed_on, tr("结案"), None)
    if case.facts.archived_on:
        yield Event(case.facts.archived_on, tr("归档"), None)


def _known(case: Case, ids: Iterable[str | None]) -> tuple[str, ...]:
    """Records as people know them: id and title or type."""
    titles = {each.id: each.title or each.type for each in listed(lambda: case.records)}
    return tuple(f"{id_} {titles.get(id_) or ''}".strip() for id_ in ids if id_)


def _steps(case: Case) -> Iterator[Event]:
    for step in case.steps:
        if step.on is None:
            continue
        what = step.step or ""
        if step.label:
            what = tr("{step}（{label}）", step=what, label=step.label)
        if step.until is not None:
            what = tr("{step}，至 {until}", step=what, until=step.until)
        yield Event(step.on, what, _known(case, proofs(case, step)))


def proofs(case: Case, step: Step) -> tuple[str, ...]:
    """The records that prove the day of a step: those it names, else those that name it and bear its day."""
    own = (each for each in case.records if each.made_on == step.on and belongs(each, step))
    return step.proved_by or tuple(each.id for each in own if each.id)


def _records(case: Case) -> Iterator[Event]:
    """Records that stand beside no other event."""
    proving: set[str | None] = {id_ for step in case.steps for id_ in proofs(case, step)}
    proving |= {each.self_check.record for each in case.reviews if each.self_check is not None}
    proving |= {each.record for review in case.reviews for each in review.rounds}
    for decision in case.decisions:
        proving |= {decision.record, *(each.proof for each in decision.service)}
        proving |= {each.record for each in decision.performance} | {each.record for each in decision.fate}
    for record in case.records:
        if record.made_on is not None and record.id not in proving:
            yield Event(record.made_on, record.title or record.type or "", (record.id,) if record.id else None)


def _reviews(case: Case) -> Iterator[Event]:
    for review in case.reviews:
        own = review.self_check
        if own is not None and own.on is not None:
            yield Event(own.on, tr("合法性自查：{opinion}", opinion=own.opinion or ""), _known(case, [own.record]))
        for number, each in enumerate(review.rounds, 1):
            if each.submitted_on is not None:
                yield Event(each.submitted_on, tr("送法制审核（第{number}轮）", number=number), None)
            if each.reviewed_on is not None:
                by = [person(case.bureau, id_) for id_ in each.reviewers]
                what = tr("法制审核：{result}（{by}）", result=each.result or "", by=by)
                yield Event(each.reviewed_on, what, _known(case, [each.record]))


def _decisions(case: Case) -> Iterator[Event]:
    for decision in case.decisions:
        name = decision_name(case, decision)
        if decision.made_on is not None:
            yield Event(decision.made_on, name, _known(case, [decision.record]))
        for service in decision.service:
            on = service.served_on or service.started_on
            if on is not None:
                yield Event(on, tr("送达（{method}）", method=service.method or ""), _known(case, [service.proof]))
        for performed in decision.performance:
            if performed.on is not None:
                what = tr("履行：{kind}", kind=performed.kind or "")
                yield Event(performed.on, what, _known(case, [performed.record]))
        for fate in decision.fate:
            if fate.ruled_on is not None:
                what = tr("决定被{event}：{organ}{no}", event=fate.event or "", organ=fate.organ or "",
                          no=fate.ruling_no or "")  # fmt: skip
                yield Event(fate.ruled_on, what, _known(case, [fate.record]))


def decision_name(case: Case, decision: Decision) -> str:
    """The decision in one phrase: document, number, outcome, fines."""
    parts = [decision.document or tr("决定"), decision.document_no or ""]
    name = " ".join(each for each in parts if each)
    if len(case.decisions) > 1:
        name = tr("决定{number}：{name}", number=decision.number, name=name)
    outcome = decision.outcome or ""
    penalties = listed(lambda: [_penalty(each.kind, each.amount) for each in decision.penalties])
    return tr("{name}，{outcome}", name=name, outcome="、".join([outcome, *penalties])) if outcome else name


def _penalty(kind: str | None, amount: object) -> str:
    return tr("{kind}{amount}元", kind=kind or "", amount=amount) if amount is not None else kind or ""


def _ledger(case: Case) -> Iterator[Event]:
    words = {
        "published": tr("公示"),
        "updated": tr("更新公示"),
        "withdrawn": tr("撤下"),
        "reinstated": tr("恢复公示"),
        "exported": tr("写入双公示上报表"),
        "confirmed": tr("登记其他渠道的公示"),
    }
    for entry in case.ledger:
        if entry.on is not None:
            what = words.get(entry.event or "", entry.event or "")
            yield Event(entry.on, tr("{what}（决定{number}）", what=what, number=entry.decision or 1), None)
