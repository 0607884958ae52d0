"""Commented Chinese skeletons: the text of a new case and of the sections that `enforce add` writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.digest import draft_digest
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.scaffold import environment, quoted

_TYPE = re.compile(r"\btype: *([\u4e00-\u9fff、]+)")
_NUMBERED = re.compile(r"\bid: *R([0-9]{1,6})\b", re.ASCII)
NATURAL = ("自然人", "外国人", "港澳台居民")


@dataclass(frozen=True, slots=True)
class NewCase:
    """The answers of `enforce new-case`; `party_code` is a credit code, or an identity number of a natural person."""

    kind: str
    procedure: str
    matter: str
    division: str
    officers: tuple[str, ...]
    party_name: str
    party_type: str
    party_code: str
    opened_on: date
    title: str
    mode: str = "现场"


# The stages that usually come, by kind and procedure; those not yet reached stand there as comments.
COURSE: dict[str, tuple[str, ...]] = {
    "普通程序": ("立案", "现场检查", "询问", "调查终结", "事先告知", "陈述申辩", "听证告知", "负责人审批"),
    "简易程序": ("现场检查",),
    "一般程序": ("收到申请", "补正告知", "受理", "现场核查", "颁发证件"),
    "当场": ("收到申请", "受理", "颁发证件"),
    "行政检查": ("检查审批", "检查通知", "现场检查"),
    "强制措施": ("报告批准", "查封扣押", "解除查封扣押"),
    "强制执行": ("催告", "陈述申辩", "实施强制执行"),
}
DOCUMENTS = {
    "行政处罚": "行政处罚决定书",
    "行政许可": "许可决定书",
    "行政检查": "检查结论",
    "行政强制": "强制措施决定书",
}
OUTCOMES = {
    "行政处罚": "给予处罚、不予处罚、移送公安、移送其他机关、终止调查、撤案、并案",
    "行政许可": "准予、当场准予、不予、不予受理、申请人撤回、终止",
    "行政检查": "未发现问题、责令改正、移交立案、移送、无法检查",
    "行政强制": "采取强制措施、解除强制措施、强制执行、申请法院强制执行、终结执行",
}
DECISION_PAPERS = frozenset({*DOCUMENTS.values(), "当场处罚决定书", "不予处罚决定书", "不予许可决定书"})
Instrument = tuple[str, bool, bool, str]
"""The usual instrument, made on the spot, signed by the party, in which capacity."""
INSTRUMENTS: dict[str, Instrument] = {
    "案源登记": ("案源登记表", False, False, ""),
    "检查审批": ("行政检查审批表", False, False, ""),
    "检查通知": ("行政检查通知书", False, False, ""),
    "立案": ("立案审批表", False, False, ""),
    "现场检查": ("现场检查笔录", True, True, "现场负责人"),
    "询问": ("询问笔录", True, True, "被询问人"),
    "抽样取证": ("抽样取证凭证", True, True, "现场负责人"),
    "先行登记保存": ("先行登记保存清单", True, True, "现场负责人"),
    "登记保存处理": ("登记保存处理通知书", False, False, ""),
    "查封扣押": ("查封扣押清单", True, True, "现场负责人"),
    "责令改正": ("责令改正通知书", False, False, ""),
    "调查终结": ("调查终结报告", False, False, ""),
    "事先告知": ("事先告知书", False, False, ""),
    "陈述申辩": ("陈述申辩笔录", False, True, "当事人"),
    "复核": ("复核意见书", False, False, ""),
    "申请听证": ("听证申请书", False, True, "当事人"),
    "听证通知": ("听证通知书", False, False, ""),
    "举行听证": ("听证笔录", False, True, "当事人"),
    "集体讨论": ("集体讨论记录", False, False, ""),
    "负责人审批": ("决定审批表", False, False, ""),
    "收到申请": ("申请书", False, True, "当事人"),
    "补正告知": ("补正告知书", False, False, ""),
    "受理": ("受理通知书", False, False, ""),
    "不予受理": ("不予受理通知书", False, False, ""),
    "现场核查": ("核查笔录", True, True, "现场负责人"),
    "告知延期理由": ("延期通知书", False, False, ""),
    "颁发证件": ("许可证件", False, False, ""),
    "催告": ("催告书", False, False, ""),
}
BY_PARTY = frozenset({"申请书", "听证申请书"})
"""Papers that the party makes: no officer is their maker, and nobody refuses to sign them."""


def _names(bureau: Bureau, ids: Sequence[str]) -> str:
    return "、".join(person.name for each in ids if (person := bureau.staff.get(each)) and person.name)


def _note(text: str | None) -> str:
    """A trailing comment, only where there is something to say, and never more than one line."""
    return "    # " + " ".join(text.split()) if text else ""


def new_case_text(answers: NewCase, case_id: str, bureau: Bureau) -> str:
    """The case.yaml of a new case."""
    course = COURSE.get(answers.procedure) or COURSE.get(answers.kind, ())
    # An application opens the case by being received; an inspection is not approved by a file being opened for it.
    opens_itself = course and course[0] == "收到申请"
    steps = [{"name": name, "live": bool(opens_itself and index == 0), "note": ""} for index, name in enumerate(course)]
    matter = bureau.matters.get(answers.matter)
    division = next((each for each in bureau.divisions if each.id == answers.division), None)
    return (
        environment()
        .get_template("skeletons/case.yaml.j2")
        .render(
            id=quoted(case_id),
            title=quoted(answers.title),
            kind=answers.kind,
            procedure=answers.procedure,
            mode=answers.mode,
            matter=quoted(answers.matter),
            matter_note=_note(matter.name if matter else None),
            division=quoted(answers.division),
            division_note=_note(division.name if division else None),
            officers=", ".join(map(quoted, answers.officers)),
            officers_note=_note(_names(bureau, answers.officers)),
            opened_on=answers.opened_on.isoformat(),
            party_name=quoted(answers.party_name),
            party_type=answers.party_type,
            party_natural=answers.party_type in NATURAL,
            party_code=quoted(answers.party_code) if answers.party_code else "",
            steps=steps,
        )
    )


def records_text(case: Case, written: str = "") -> str:
    """What the case's steps, and those its course usually has, leave on paper: a records.yaml, all of it comments.

    `written` is the file as it stands: only what it does not name yet, not even as a comment, is given, without the
    head; empty where there is nothing more.
    """
    named = Counter(_TYPE.findall(written))
    items: list[dict[str, object]] = []
    for (type_, on_site, signed, capacity), step, on in _papers(case, with_course=not written):
        named[type_] -= 1
        if named[type_] < 0:
            items.append({"type": type_, "step": step, "on": on, "on_site": on_site, "signed": signed})
            items[-1]["capacity"] = capacity
    if not items and written:
        return ""
    if not items:
        items.append({"type": "其他", "step": "其他", "on": "", "on_site": False, "signed": False, "capacity": ""})
    numbers = [int(each) for each in _NUMBERED.findall(written)]
    for index, item in enumerate(items, max([len(case.records), *numbers]) + 1):
        item["id"] = f"R{index:02d}"
    template = environment().get_template("skeletons/records.yaml.j2")
    officers = ", ".join(case.facts.officers)
    return template.render(items=items, officers=officers, case=case.id, first=not written, by_party=BY_PARTY)


def _papers(case: Case, *, with_course: bool) -> Iterator[tuple[Instrument, str, str]]:
    """(instrument, step, day): of the steps taken, then of those the course still has, then of the decisions made."""
    taken = [(each.step or "", each.on.isoformat() if each.on else "") for each in case.steps]
    course = COURSE.get(case.facts.procedure or "") or COURSE.get(case.kind or "", ())
    ahead = [(each, "") for each in course if each not in dict(taken)] if with_course else []
    for step, on in [*taken, *ahead]:
        if step in INSTRUMENTS:
            yield INSTRUMENTS[step], step, on
    for instrument, on in _of_decisions(case):
        yield instrument, "其他", on


def _of_decisions(case: Case) -> Iterator[tuple[Instrument, str]]:
    """The document of each decision that was made, and the proof of its service."""
    for decision in case.made_decisions:
        on = decision.made_on.isoformat() if decision.made_on else ""
        if decision.document in DECISION_PAPERS:
            yield (decision.document, False, False, ""), on
        if case.kind != "行政检查":
            yield ("送达回证", False, True, "当事人"), ""


def decision_text(case: Case, today: date, *, first: bool) -> str:
    """The next decision of a case, as a draft to be filled in."""
    kind = case.kind or "其他"
    agency = case.bureau.agency
    on_the_spot = case.facts.procedure == "简易程序"
    document = "当场处罚决定书" if on_the_spot else DOCUMENTS.get(kind, "其他")
    own = [each.id for each in case.parties if each.id and each.role not in ("第三人", "利害关系人")]
    return (
        environment()
        .get_template("skeletons/decisions.yaml.j2")
        .render(
            first=first,
            number=max((each.number for each in case.decisions), default=0) + 1,
            document=document,
            prefix=_prefix(case.bureau, document),
            year=today.year,
            kind=kind,
            outcomes=OUTCOMES.get(kind, "作出决定、不作出决定"),
            evidence_kind="勘验笔录、现场笔录" if kind in ("行政处罚", "行政检查") else "书证",
            many_parties=len(own) > 1,
            parties=", ".join(own),
            government=quoted(agency.government) if agency.government else "",
            court=quoted(agency.court) if agency.court else "",
            head=quoted(agency.head) if agency.head else "",
            officers=", ".join(case.facts.officers),
        )
    )


def _prefix(bureau: Bureau, document: str) -> str:
    """What the bureau's numbers of such a document begin with; a stand-in where it has not said."""
    known = (each.prefix for each in bureau.number_prefixes if each.document == document and each.prefix)
    return next(known, "某")


def review_text(case: Case, decision: Decision, *, first: bool, only_round: bool) -> str:
    """Self-check and legal review of exactly the draft as it stands; or one more round of it."""
    reviewers = [
        each.id for each in case.bureau.staff.values() if each.id and "法制审核人员" in each.roles and not each.left_on
    ]
    fit = [each for each in reviewers if each not in case.facts.officers]
    return (
        environment()
        .get_template("skeletons/review.yaml.j2")
        .render(
            first=first,
            only_round=only_round,
            number=decision.number,
            officer=case.facts.officers[0] if case.facts.officers else "",
            digest=draft_digest(case, decision),
            reviewers=", ".join(fit[:1]),
        )
    )
