"""Secrecy 保密: state secrets stay out of the repository; work secrets and minors stay out of what the public sees."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.ledger_facts import standings
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Party
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Place, Problem, Severity, problem

STATE_SECRET = "国家秘密"
WORK_SECRET = "工作秘密"

STUB = frozenset({"id", "kind", "division", "custody", "secrecy"})
"""All that the stub of a state-secret case may hold (practice.md §4)."""

# What else case.yaml can hold, by its Chinese title; a test compares them with the schema's.
TITLES = {
    "title": "案件名称",
    "procedure": "程序",
    "mode": "检查方式",
    "matter": "执法事项",
    "officers": "承办人员",
    "opened_on": "开案日期",
    "acting_as": "以何身份执法",
    "entrusting_agency": "委托机关",
    "entrustment": "委托书",
    "joint": "联合执法",
    "source": "案件来源",
    "parties": "当事人",
    "persons": "有关人员",
    "place": "地点",
    "facts": "案情",
    "violations": "违法行为",
    "steps": "环节",
    "pauses": "中止和扣除",
    "major": "重大执法决定",
    "major_grounds": "重大情形",
    "links": "关联案件",
    "renewal": "延续申请",
    "closed_on": "结案日期",
    "archived_on": "归档日期",
    "archive": "归档",
    "records": "全过程记录",
    "review": "法制审核",
    "decisions": "决定",
    "waivers": "已登记说明",
    "note": "备注",
}


def _excess(case: Case) -> Iterator[tuple[str, Place]]:
    """(title, place) of everything that a stub may not hold."""
    for name in case.data:
        if name not in STUB:
            yield TITLES.get(name, name), case.at(name)
    for name, (items, file, pointer) in case.sections.items():
        if items:
            yield TITLES.get(name, name), Place(file, pointer)
    for entry in case.ledger[:1]:
        yield "公示台账", entry.at()
    for path in sorted(case.attachments)[:1]:
        yield "附件", Place(f"{case.folder}/{path}", line=1, column=1)


@rule(
    "SEC001",
    title="国家秘密案件只留存根",
    basis=["SECL-29-1", "SECL-29-2", "SECL-31-1-3", "S-40"],
    waivable=False,
)
def state_secret_only_stub(case: Case, law: Law) -> Iterator[Problem]:
    """A case marked 国家秘密 holds its id, kind, division, the mark, and where the real file is kept; nothing else.

    A case repository lies on a system that is not for state secrets, so party, facts, steps, records, decisions and
    attachments must not be entered at all. Deleting them now does not take them out of git's history, nor out of
    other people's copies. No explanation can be registered for this.

    Remedy: stop pushing, report to the secrecy office at once, and do as it says; keep only the stub.
    """
    if not case.is_state_secret:
        return
    found = list(_excess(case))
    if found:
        yield problem(
            found[0][1],
            "本案标明国家秘密，案卷里却还有：{excess}。不得在非涉密的系统、设备中存储、处理国家秘密",
            remedy="请立即停止推送，不要再复制、传递，并马上报告本单位保密工作机构，按其要求处置；"
            "仅仅删除文件不能清除 git 历史和他人副本里的内容。本案只保留编号、执法类别、承办科室和另册保管的去向。",
            excess=tuple(dict.fromkeys(title for title, _ in found)),
        )


def _shown_since(case: Case, decision: Decision) -> date | None:
    """Since when the decision stands in public; None where it does not, or no longer."""
    times = standings(case.ledger_of(decision))
    return times[-1].since if times and times[-1].until is None else None


_SECRET_BASIS = {STATE_SECRET: ("SECL-29-2", "OGI-14", "S-40"), WORK_SECRET: ("SECL-64", "S-40")}


@rule(
    "SEC002",
    title="国家秘密、工作秘密不公示",
    basis=["SECL-29-2", "SECL-64", "OGI-14", "S-40"],
    waivable=False,
)
def secrets_not_disclosed(case: Case, law: Law) -> Iterator[Problem]:
    """A decision of a case marked 国家秘密 or 工作秘密 is neither shown to the public nor meant to be.

    Business secrets and private matters do not stand in the way of disclosure as such: the public record leaves them
    out. A decision that was taken down again is no longer a finding. No explanation can be registered for this.

    Remedy: take it down at once with `enforce withdraw` and report it to the secrecy office; set 是否公开 to no.
    """
    mark = next((each for each in (STATE_SECRET, WORK_SECRET) if each in case.facts.secrecy), None)
    if mark is None:
        return
    for decision in case.decisions:
        since = _shown_since(case, decision)
        if since is not None:
            yield problem(
                case.at("secrecy"),
                "本案标明{mark}，第 {number} 个决定却已于 {on} 公示",
                remedy="请立即用 enforce withdraw 撤下，并报告本单位保密工作机构。",
                basis=_SECRET_BASIS[mark],
                mark=mark,
                number=decision.number,
                on=since,
            )
        elif decision.publish:
            yield problem(
                decision.at("publish"),
                "本案标明{mark}，第 {number} 个决定却写明公开",
                remedy="请把“是否公开”改为 no，并写明依据；标识有误的，经保密审查后改正标识。",
                basis=_SECRET_BASIS[mark],
                mark=mark,
                number=decision.number,
            )


@rule(
    "SEC003",
    title="未成年当事人的决定不公示",
    basis=["CC-17", "PIPL-28-1", "S-40"],
    waivable=False,
    reading="没有法律明文规定未成年当事人的决定一律不公开；按作出决定之日的年龄判断，一律先挡住公示",
)
def minors_not_disclosed(case: Case, law: Law) -> Iterator[Problem]:
    """A decision whose party is under eighteen on the day it is made is not disclosed.

    No statute at hand says so outright, so it is an error only where the bureau's setting `minors_not_disclosed` says
    yes and names its source; otherwise a warning. Either way nothing is published. The birth date is taken from the
    party or from a resident identity number; where neither is given, a decision meant for the public is undetermined.
    Only natural persons count: for a business the age of its operator does not matter.

    Remedy: set 是否公开 to no and cite the ground; where it is shown already, take it down with `enforce withdraw`.
    """
    asked: set[str | None] = set()
    for decision in case.decisions:
        since = _shown_since(case, decision)
        if since is None and (not decision.publish or case.ledger_of(decision)):
            continue  # not meant for the public, or taken down again
        on = decision.made_on or law.as_of
        for party in case.parties_of(decision):
            minor = party.is_minor(on)
            if minor:
                yield _minor(law, decision, party, since, on)
            elif minor is None and party.id not in asked:
                asked.add(party.id)
                yield problem(
                    party.at(),
                    "当事人 {party} 没有出生日期，无法判断是否未成年人、第 {number} 个决定能否公示",
                    remedy="请填写该当事人的出生日期，或者居民身份证号码。",
                    severity=Severity.UNDETERMINED,
                    party=party.id,
                    number=decision.number,
                )


def _minor(law: Law, decision: Decision, party: Party, since: date | None, on: date) -> Problem:
    entry = law.bureau.dated("minors_not_disclosed", on)
    severity = Severity.ERROR if entry is not None and entry.value == "yes" else Severity.WARNING
    if since is not None:
        return problem(
            decision.at(),
            "当事人 {party} 在 {day} 是未成年人，第 {number} 个决定却已于 {on} 公示",
            remedy="请立即用 enforce withdraw 撤下，并把“是否公开”改为 no、写明依据。",
            severity=severity,
            party=party.id,
            day=on,
            number=decision.number,
            on=since,
        )
    return problem(
        decision.at("publish"),
        "当事人 {party} 在 {day} 是未成年人，第 {number} 个决定不应公示",
        remedy="请把“是否公开”改为 no，并写明依据。",
        severity=severity,
        party=party.id,
        day=on,
        number=decision.number,
    )
