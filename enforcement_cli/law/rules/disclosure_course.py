"""The way to the public 公示经办: by the responsible divisions and the right organ, mended when wrong, secrets kept."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.bureau import Matter
from enforcement_cli.cases.contents import DisclosureCourse
from enforcement_cli.cases.decisions import Correction, Decision, LedgerEntry
from enforcement_cli.cases.ledger_facts import standings
from enforcement_cli.cases.model import Case
from enforcement_cli.law.disclosing import is_in_own_name
from enforcement_cli.law.ledgers import can_read_ledger
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

BUSINESS_SECRET = "商业秘密"
CONSENT, BY_LAW, PUBLIC_INTEREST = "权利人同意公开", "法律另有规定", "涉及国家安全或者重大公共利益"


@rule(
    "DIS030",
    title="公示由规定的责任机构经办",
    basis=["S-11", "G118-s2-a", "OGI-17-1"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def disclosed_by_responsible_divisions(case: Case, law: Law) -> Iterator[Problem]:
    """What is disclosed is collected, transferred, reviewed and published by the divisions that the matter names.

    Compared are the people of 公示经办, and whoever published by the ledger, with the matter's 公示流程 in the register.
    Only what both name is compared: the flow is the bureau's own rule, so a difference is a warning, and who is not
    entered is not asked. A review later than the publication is a warning too.

    Remedy: mend the entry, the register, or the practice.
    """
    if case.is_state_secret or not can_read_ledger(case):
        return
    matter: Matter | None = case.bureau.matters.get(case.facts.matter or "")
    flow = matter.disclosure if matter is not None else None
    for decision in case.decisions:
        course = decision.disclosure_course
        entries = case.ledger_of(decision)
        first = entries[0] if entries else None
        if course is not None and first is not None:
            yield from _reviewed_first(course, first)
        if flow is None:
            continue
        done = [("发布", first.by, flow.publish, first.at("by"))] if first is not None else []
        if course is not None:
            done += [
                ("采集", course.collected_by, flow.collect, course.at("collected_by")),
                ("传递", course.transferred_by, flow.transfer, course.at("transferred_by")),
                ("审核", course.reviewed_by, flow.review, course.at("reviewed_by")),
            ]
        for name, person, division, place in done:
            known = law.bureau.staff.get(person or "")
            actual = known.division if known is not None else None
            if division is not None and actual is not None and actual != division:
                yield problem(
                    place,
                    "公示内容由{person}{name}，属于{actual}；执法事项清单规定由{division}{name}，请核实",
                    remedy="请核对经办人、人员名录和执法事项清单中的公示流程。",
                    name=name,
                    person=person,
                    actual=_division(case, actual),
                    division=_division(case, division),
                )


def _reviewed_first(course: DisclosureCourse, first: LedgerEntry) -> Iterator[Problem]:
    if course.reviewed_on is not None and first.on is not None and course.reviewed_on > first.on:
        yield problem(
            course.at("reviewed_on"),
            "公示内容的审核（{reviewed}）晚于公示（{published}）；公示内容应当先审核、后发布",
            remedy="请核对两个日期；确实先发布后审核的，如实登记说明。",
            reviewed=course.reviewed_on,
            published=first.on,
        )


def _division(case: Case, id_: str) -> str:
    return next((each.name for each in case.bureau.divisions if each.id == id_ and each.name), id_)


@rule(
    "DIS032",
    title="公示信息不准确的及时更正",
    basis=["G118-s2-c", "G118-6-d"],
    severity=Severity.WARNING,
    blocks_publication=False,
)
def errors_corrected_in_public(case: Case, law: Law) -> Iterator[Problem]:
    """What is found to be wrong in public is corrected there, and the public is told what was wrong.

    The law gives no number of days, so a correction is never late: while it waits there is a hint. Corrected means
    that the ledger has an entry of the decision on or after the day it was found. A correction without its words, or
    dated before the error was found, is a warning. What was withdrawn needs no correction.

    Remedy: write the correction, and publish the update.
    """
    if not can_read_ledger(case):
        return
    for decision in case.decisions:
        entries = case.ledger_of(decision)
        spans = standings(entries)
        if not spans or spans[-1].until is not None:
            continue
        for each in decision.corrections:
            yield from _corrected(each, entries)


def _corrected(each: Correction, entries: tuple[LedgerEntry, ...]) -> Iterator[Problem]:
    if each.found_on is None:
        return
    if each.corrected_on is None:
        yield problem(
            each.at(),
            "公示信息不准确（{found}发现，{kind}），尚未更正",
            remedy="请及时更正，填写“更正内容”和“更正日期”，用 enforce publish 更新公示。",
            severity=Severity.INFO,
            found=each.found_on,
            kind=each.kind,
        )
    elif each.corrected_on < each.found_on:
        yield problem(
            each.at("corrected_on"),
            "更正日期（{corrected}）早于发现日期（{found}），请核实",
            remedy="请核对两个日期。",
            corrected=each.corrected_on,
            found=each.found_on,
        )
    elif not any(entry.on is not None and entry.on >= each.found_on for entry in entries):
        yield problem(
            each.at("corrected_on"),
            "公示信息的更正（{corrected}）没有记入公示台账，公众看到的仍是更正以前的内容，请核实",
            remedy="请用 enforce publish 更新公示。",
            corrected=each.corrected_on,
        )
    elif each.text is None:
        yield problem(
            each.at(),
            "公示信息的更正（{corrected}）没有写明更正内容，公众不知道更正了什么",
            remedy="请填写“更正内容”（公示时原样显示，不得含个人信息），再用 enforce publish 更新公示。",
            corrected=each.corrected_on,
        )


@rule(
    "DIS033",
    title="谁执法谁公示",
    basis=["S-10", "OGI-10-1", "OGI-10-3"],
    severity=Severity.WARNING,
)
def disclosed_by_acting_organ(case: Case, law: Law) -> Iterator[Problem]:
    """A decision is disclosed by the organ in whose name it was made.

    Under 委托 that is the entrusting organ, in joint acts the lead, for a superior's acts the superior. What this bureau
    has disclosed of another organ's acts is a warning: that organ may have asked for it. In whose name it was done, and
    not said, is undetermined.

    Remedy: leave it to that organ, or register that it asked for it.
    """
    if case.is_state_secret or not can_read_ledger(case) or is_in_own_name(case):
        return
    for decision in case.decisions:
        entries = case.ledger_of(decision)
        spans = standings(entries)
        if not spans or spans[-1].until is not None:
            continue
        if case.organ is None:
            yield problem(
                case.at("acting_as"),
                "本案不是以本机关名义办理的，以哪一机关的名义没有填写，由本机关公示（{since}）是否正确无法判断",
                remedy="请填写委托机关、委托书、牵头机关，或者本机关设置中的上级主管部门。",
                severity=Severity.UNDETERMINED,
                since=spans[-1].since,
            )
        else:
            yield problem(
                entries[-1].at("by"),
                "本决定以{organ}的名义作出，应当由{organ}公示，本机关自{since}起公示，请核实",
                remedy="请由{organ}公示；受其委托公示的，登记说明；否则用 enforce withdraw 撤下。",
                organ=case.organ,
                since=spans[-1].since,
            )
        return


@rule(
    "DIS034",
    title="商业秘密的公示合法",
    basis=["LL-5-2-b", "OGI-15", "PL-50", "G118-s2-b"],
)
def business_secrets_kept(case: Case, law: Law) -> Iterator[Problem]:
    """A decision of a case marked 商业秘密 is disclosed without the secret, or with it on a ground of the law.

    The grounds for permits are the applicant's consent, another law, or national security or a major public interest,
    with time for the applicant to object (行政许可法 5); for other acts the owner's consent or a major public interest
    (政府信息公开条例 15). Asked of decisions meant for the public or in public. No answer is undetermined; a ground
    without its paper, its law or the day of telling is an error once the decision is in public, a hint before.

    Remedy: say how the secret is treated; keep it out of 公示摘要 unless a ground is there.
    """
    if BUSINESS_SECRET not in case.facts.secrecy or case.is_state_secret or not can_read(case, "decisions"):
        return
    basis = ("LL-5-2-b",) if case.kind == "行政许可" else ("OGI-15",)
    for decision in case.made_decisions:
        spans = standings(case.ledger_of(decision))
        is_public = bool(spans) and spans[-1].until is None
        if not (decision.publish or is_public):
            continue
        given = decision.business_secret
        if given is None or given.handling is None:
            yield problem(
                decision.at("publish") if decision.has("publish") else decision.at(),
                "本案标明商业秘密，公示时怎样处理没有填写，无法判断",
                remedy="请填写“商业秘密的公示”；公示内容不含商业秘密的，填“不写入公示内容”。",
                severity=Severity.UNDETERMINED,
                basis=basis,
            )
            continue
        missing = _ground_missing(decision)
        if missing is not None:
            yield problem(
                given.at(),
                "公示的内容含有商业秘密（{handling}），没有填写{missing}；未经同意不得公开商业秘密，法律另有规定或者涉及重大公共利益的除外",
                remedy="请补填；没有合法依据的，公示内容不得含商业秘密，已经公示的用 enforce withdraw 撤下。",
                severity=None if is_public else Severity.INFO,
                basis=basis,
                handling=given.handling,
                missing=missing,
            )


def _ground_missing(decision: Decision) -> str | None:
    """The title of what the ground that was given still lacks."""
    given = decision.business_secret
    assert given is not None  # the caller has its handling
    needed = {
        CONSENT: ("同意材料", given.record),
        BY_LAW: ("法律名称", given.law),
        PUBLIC_INTEREST: ("告知异议日期", given.objection_told_on),
    }.get(given.handling or "")
    return needed[0] if needed is not None and not needed[1] else None
