"""Is the ledger whole? What was altered, removed, doubled or put in later shows here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from enforcement_cli.cases.ledger_facts import EVENT_TITLES, MARKS, may_follow, record_sha256
from enforcement_cli.messages import tr
from enforcement_cli.problems import Place, Problem, problem
from enforcement_cli.public.ledger.chain import Ledger, topological
from enforcement_cli.public.ledger.entry import (
    FIELDS,
    OPTIONAL,
    RULING,
    Entry,
    decision_of,
    entry_path,
    event_of,
    names_before,
    number,
)

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_UNTOUCHED = "台账由工具写入，写成后不得改动。请用 git log 查明是谁改的，并恢复原样。"


class FaultKind(StrEnum):
    """What can be wrong with a ledger."""

    MALFORMED = "malformed"
    """A field is missing, unknown, or of the wrong kind."""
    RECORD_CHANGED = "record_changed"
    UNKNOWN_PREV = "unknown_prev"
    """An entry names one that is not there: it was removed, or altered, which changes its hash."""
    DUPLICATE_SEQ = "duplicate_seq"
    SEQ_GAP = "seq_gap"
    ILLEGAL_EVENT = "illegal_event"
    DISORDER = "disorder"
    """A later number was written before an earlier one."""
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """One thing that is wrong, at the file of the entry it was found in."""

    kind: FaultKind
    case: str
    seq: int
    problem: Problem

    @property
    def file(self) -> str:
        """The entry's file in the case repository."""
        return self.problem.place.file

    @property
    def message(self) -> str:
        """In the language in use."""
        return tr(self.problem.template, **self.problem.fields)


def verify(entries: Iterable[Entry]) -> list[LedgerFault]:
    """All that is wrong with these entries, the whole ledger, by file and kind; empty when it is whole.

    What it cannot see: the last entry of all removed, or all of the ledger replaced. For that, compare with a head that
    somebody kept (`is_prefix`).
    """
    every = list(entries)
    ledger = Ledger(every)
    found = [fault for each in every for fault in _alone(each)]
    found += _links(ledger)
    found += _numbers(every)
    found += _events(every)
    found += _sequence(ledger)
    return sorted(found, key=lambda fault: (fault.file, fault.kind, fault.message))


def _fault(kind: FaultKind, entry: Entry, trouble: Problem) -> LedgerFault:
    return LedgerFault(kind, str(entry.get("case", "")), number(entry, "seq"), trouble)


def _place(entry: Entry, *pointer: str | int) -> Place:
    return Place(entry_path(entry), pointer)


def _alone(entry: Entry) -> Iterator[LedgerFault]:
    """What an entry shows by itself."""
    for field in FIELDS:
        if not _is_fit(field, entry.get(field)) and not (field in OPTIONAL and entry.get(field) is None):
            yield _fault(
                FaultKind.MALFORMED,
                entry,
                problem(_place(entry, field), "台账缺少“{field}”，或者它的形式不对。", remedy=_UNTOUCHED, field=field),
            )
    for field in sorted(str(key) for key in entry if key not in FIELDS and not str(key).startswith("x-")):
        yield _fault(
            FaultKind.MALFORMED,
            entry,
            problem(_place(entry, field), "台账里有不认识的“{field}”。", remedy=_UNTOUCHED, field=field),
        )
    if entry.get("record_sha256") != record_sha256(entry.get("record")):
        yield _fault(
            FaultKind.RECORD_CHANGED,
            entry,
            problem(_place(entry, "record"), "公示记录与写入时的校验值不符，已被改动。", remedy=_UNTOUCHED),
        )


def _is_fit(field: str, value: Any) -> bool:
    match field:
        case "schema" | "decision" | "seq":
            return number({field: value}, field) > 0
        case "prev":
            named = names_before({"prev": value})
            return (
                isinstance(value, (list, tuple))
                and len(named) == len(value)
                and all(_SHA256.fullmatch(each) for each in named)
                and named == sorted(set(named))
            )
        case "channels":
            return isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value)
        case "event":
            return event_of({"event": value}) in EVENT_TITLES
        case "record":
            return isinstance(value, Mapping)
        case "ruling":
            return isinstance(value, Mapping) and all(
                key in RULING and isinstance(each, str) and bool(each) for key, each in value.items()
            )
        case _:
            return isinstance(value, str) and bool(value)


def _links(ledger: Ledger) -> Iterator[LedgerFault]:
    for entry in ledger.by_hash.values():
        for index, named in enumerate(names_before(entry)):
            if named not in ledger.by_hash:
                yield _fault(
                    FaultKind.UNKNOWN_PREV,
                    entry,
                    problem(
                        _place(entry, "prev", index),
                        "它之前的一条台账（{named}…）不见了，或者已被改动。",
                        remedy=_UNTOUCHED,
                        named=named[:12],
                    ),
                )


def _numbers(every: list[Entry]) -> Iterator[LedgerFault]:
    by_case: dict[str, dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for each in every:
        if number(each, "seq"):
            by_case[str(each.get("case", ""))][number(each, "seq")].append(each)
    for case, by_seq in by_case.items():
        expected = 1
        for seq, same in sorted(by_seq.items()):
            for each in same if len(same) > 1 else ():
                yield _fault(
                    FaultKind.DUPLICATE_SEQ,
                    each,
                    problem(
                        _place(each, "seq"),
                        "案件{case}有{count}条台账都是第{seq}号。",
                        remedy="两人同时公示同一案件会这样：后推送的一方请撤销自己尚未推送的公示提交，拉取后重新公示。",
                        case=case,
                        count=len(same),
                        seq=seq,
                    ),
                )
            if seq > expected:
                yield _fault(
                    FaultKind.SEQ_GAP,
                    same[0],
                    problem(
                        _place(same[0], "seq"),
                        "案件{case}的台账从第{expected}号跳到第{seq}号，中间的不见了。",
                        remedy=_UNTOUCHED,
                        case=case,
                        expected=expected,
                        seq=seq,
                    ),
                )
            expected = seq + 1


def _events(every: list[Entry]) -> Iterator[LedgerFault]:
    by_decision: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for each in every:
        if event_of(each) in EVENT_TITLES and number(each, "seq"):
            by_decision[decision_of(each)].append(each)
    for own in by_decision.values():
        before: str | None = None
        for each in sorted(own, key=lambda entry: (number(entry, "seq"), event_of(entry))):
            event = event_of(each)
            if not may_follow(before, event):
                yield _fault(
                    FaultKind.ILLEGAL_EVENT,
                    each,
                    problem(
                        _place(each, "event"),
                        "“{event}”不能接在{before}之后。",
                        remedy=_UNTOUCHED,
                        event=EVENT_TITLES[event],
                        before=tr("“{event}”", event=EVENT_TITLES[before]) if before else tr("“尚未公示”"),
                    ),
                )
            before = before if event in MARKS else event


def _sequence(ledger: Ledger) -> Iterator[LedgerFault]:
    places, circle = topological(ledger.before, ledger.rank)
    for own in circle:
        entry = ledger.by_hash[own]
        yield _fault(
            FaultKind.CIRCLE, entry, problem(_place(entry, "prev"), "台账的先后成了一个圈。", remedy=_UNTOUCHED)
        )
    highest: dict[str, int] = {}
    for own in places:
        entry = ledger.by_hash[own]
        case, seq = str(entry.get("case", "")), number(entry, "seq")
        if 0 < seq < highest.get(case, 0):
            yield _fault(
                FaultKind.DISORDER,
                entry,
                problem(
                    _place(entry, "written_at"),
                    "第{seq}号台账写在第{later}号之后。",
                    remedy=_UNTOUCHED,
                    seq=seq,
                    later=highest[case],
                ),
            )
        highest[case] = max(seq, highest.get(case, 0))
