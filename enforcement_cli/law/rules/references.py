"""References 编号: what one part of a case says of another part can be found there, and is found once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from enforcement_cli.cases.keys import Key, RepositoryFacts
from enforcement_cli.cases.model import Case
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Place, Pointer, Problem, UnreadableError, problem

# Field -> (its title, what it points at). A list of texts under one of these holds several references.
_FIELDS = {
    "parties": ("当事人", "party"),
    "party": ("当事人编号", "party"),
    "proved_by": ("凭证", "record"),
    "recordings": ("拍照录像", "record"),
    "covers": ("说明的记录", "record"),
    "record": ("记录", "record"),
    "proof": ("送达凭证", "record"),
    "consent": ("电子送达确认书", "record"),
    "authorised_by": ("授权材料", "record"),
    "application": ("当事人申请", "record"),
    "decision": ("决定序号", "decision"),
    "violations": ("认定的违法行为", "violation"),
    "entrustment": ("委托书", "entrustment"),
}
_SECTIONS = ("records", "review", "decisions")


def _references(node: Any, file: str, pointer: Pointer) -> Iterator[tuple[str, Any, Place, str]]:
    """(kind, value, place, title) of every reference below a node; what has the wrong shape is passed over."""
    if isinstance(node, Mapping):
        for name, value in node.items():
            # Most of a file is plain text under other names: out of the way first.
            if (isinstance(value, str) and name not in _FIELDS) or name.startswith("x-"):
                continue
            below = (*pointer, name)
            if name in _FIELDS:
                title, kind = _FIELDS[name]
                listed = isinstance(value, (list, tuple))
                for index, each in enumerate(value if listed else (value,)):
                    if isinstance(each, (str, int)):
                        yield kind, each, Place(file, (*below, index) if listed else below), title
            if not isinstance(value, str):
                yield from _references(value, file, below)
    elif isinstance(node, (list, tuple)):
        for index, each in enumerate(node):
            if not isinstance(each, str):
                yield from _references(each, file, (*pointer, index))


def _all_references(case: Case) -> Iterator[tuple[str, Any, Place, str]]:
    own = {name: value for name, value in case.data.items() if name not in _SECTIONS}
    yield from _references(own, case.file, ())
    for name in _SECTIONS:
        if name in case.sections:
            items, file, pointer = case.sections[name]
            for kind, value, place, title in _references(items, file, pointer):
                # In `decisions`, the ordinal names the decision itself.
                if not (name == "decisions" and kind == "decision"):
                    yield kind, value, place, title
    for entry in case.ledger:
        if isinstance(entry.data.get("decision"), int):
            yield "decision", entry.data["decision"], entry.at("decision"), "决定序号"


@rule("STR017", title="引用的编号在本案中存在", basis=["CONTRACT-schema", "S-39"])
def reference_resolves(case: Case, law: Law) -> Iterator[Problem]:
    """Every party, record, violation and decision that one part of the case names is there, its entrustment too.

    So a step's proof, the evidence of a decision or the parties of a service can be looked up. What stands in a file
    that could not be read is not held against the others. People are a matter of OFF001. One finding for each number, where
    it first stands.

    Remedy: correct the number, or add what it names.
    """
    if case.is_state_secret or not can_read(case):
        return
    known: dict[str, set[Any] | None] = {
        "party": {each.id for each in case.parties},
        "record": {each.id for each in case.records} if can_read(case, "records") else None,
        "decision": {each.number for each in case.decisions} if can_read(case, "decisions") else None,
        "violation": {each.id for each in case.facts.violations},
        "entrustment": set(case.bureau.entrustments),
    }
    said: set[tuple[str, Any]] = set()
    # A literal for each, since the catalogue is keyed by them.
    for kind, value, place, title in _all_references(case):
        there = known[kind]
        if there is None or value in there or (kind, value) in said:
            continue
        said.add((kind, value))
        if kind == "party":
            yield problem(
                place,
                "“{title}”写的 {value} 不是本案当事人的编号",
                remedy="请改正编号，或者在 case.yaml 的当事人中补上。",
                title=title,
                value=value,
            )
        elif kind == "record":
            yield problem(
                place,
                "“{title}”写的 {value} 在全过程记录中没有",
                remedy="请改正编号，或者在全过程记录中补上该记录。",
                title=title,
                value=value,
            )
        elif kind == "violation":
            yield problem(
                place,
                "“{title}”写的 {value} 不是本案违法行为的编号",
                remedy="请改正编号，或者在 case.yaml 的违法行为中补上“行为编号”。",
                title=title,
                value=value,
            )
        elif kind == "entrustment":
            yield problem(
                place,
                "“{title}”写的 {value} 在本机关设置的委托书中没有",
                remedy="请改正编号，或者在 enforce.yaml 的 entrustments 下补上该委托书。",
                title=title,
                value=value,
            )
        else:
            yield problem(
                place,
                "“{title}”写的第 {value} 个决定在本案中没有",
                remedy="请改正序号，或者补上该决定。",
                title=title,
                value=value,
            )


@rule("STR020", title="编号在本案内不重复", basis=["CONTRACT-schema", "S-39"])
def id_unique_in_case(case: Case, law: Law) -> Iterator[Problem]:
    """No two parties, violations, records or decisions of a case share a number.

    Otherwise nobody can tell which of them a reference means; the tool would take the first.

    Remedy: give the later one another number, and correct what refers to it.
    """
    seen: set[tuple[str, str | int]] = set()
    for party in case.parties:
        if party.id and _again(seen, "party", party.id):
            yield problem(
                party.at("id"),
                "当事人编号 {id} 用了两次",
                remedy="请给后一个另取编号，并改正引用它的地方。",
                id=party.id,
            )
    for violation in case.facts.violations:
        if violation.id and _again(seen, "violation", violation.id):
            yield problem(
                violation.at("id"),
                "违法行为编号 {id} 用了两次",
                remedy="请给后一个另取编号，并改正引用它的地方。",
                id=violation.id,
            )
    for record in case.records:
        if record.id and _again(seen, "record", record.id):
            yield problem(
                record.at("id"),
                "记录编号 {id} 用了两次",
                remedy="请给后一个另取编号，并改正引用它的地方。",
                id=record.id,
            )
    for decision in case.decisions:
        if _again(seen, "decision", decision.number):
            yield problem(
                decision.at("decision") if decision.has("decision") else decision.at(),
                "第 {number} 个决定写了两次",
                remedy="请按顺序给各决定编号，并改正引用它的地方。",
                number=decision.number,
            )


def _again(seen: set[tuple[str, str | int]], kind: str, number: str | int) -> bool:
    """Whether that number was seen before; now it is."""
    if (kind, number) in seen:
        return True
    seen.add((kind, number))
    return False


_BRACKETS = str.maketrans("[]【】()（）〈〉{}", "〔〕〔〕〔〕〔〕〔〕〔〕")


def _plain_number(number: str) -> str:
    """A document number without typography: the kind of brackets and blanks make no other number of it."""
    return "".join(number.split()).translate(_BRACKETS)


@rule("STR011", title="文书文号不重复", basis=["CONTRACT-numbers", "S-39"], scope="repository")
def document_number_used_once(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """A document number stands on one decision only, in the whole repository.

    Brackets and blanks make no difference: 示工信罚〔2026〕1号 and 示工信罚[2026]1号 are one number. How a number looks
    is no matter of this rule. Each decision after the first is reported, in the order of the cases.

    Remedy: correct the wrong one; a number once issued by mistake is entered as voided in the register of numbers.
    """
    first: dict[str, Key] = {}
    for key in repository.keyed("document-no"):
        known = first.setdefault(_plain_number(key.value), key)
        if known is not key and known.place != key.place:
            yield problem(
                key.place,
                "文号 {number} 已经用于案件 {case} 的另一份决定书",
                remedy="请核对两份决定书，改正写错的文号；已印发的，按作废文号登记后另编文号。",
                number=key.value,
                case=known.case,
            )


@rule("STR012", title="台账顺序号不重复", basis=["CONTRACT-ledger", "S-24"])
def ledger_seq_used_once(case: Case, law: Law) -> Iterator[Problem]:
    """No two ledger entries of a case have the same sequence number.

    Two publishers on two branches can write the same number; git then merges both files without a conflict, because
    their names differ.

    Remedy: keep the entry that came first, and let `enforce publish` or `enforce withdraw` write the other afresh.
    """
    first: dict[int, str] = {}
    for entry in case.ledger:
        try:
            seq = entry.seq
        except UnreadableError:
            continue
        if seq is None:
            continue
        other = first.setdefault(seq, entry.file)
        if other != entry.file:
            yield problem(
                entry.at("seq"),
                "台账顺序号 {seq} 已经用于 {other}",
                remedy="请保留先发生的一条，删去另一条后用 enforce publish 或者 enforce withdraw 重新写入。",
                seq=seq,
                other=other.rpartition("/")[2],
            )
