"""Service 送达记录: how a document was handed over can be seen from the file."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Service
from enforcement_cli.law.acts import HAND_OVER, ON_APPLICATION, service_day, services
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.law.sections import can_read
from enforcement_cli.problems import Problem, Severity, problem

# Kinds whose laws send to the service chapter of 民事诉讼法 (行政处罚法 61, 行政强制法 38).
_UNDER_CPL = frozenset({"行政处罚", "行政强制"})
_WITH_SLIP = ("直接送达", "留置送达", "委托送达", "转交送达")


def _done(case: Case, law: Law, *methods: str) -> Iterator[tuple[Service, str, bool]]:
    """The services by these methods that have been set going."""
    if case.is_state_secret:
        return
    for service, document, of_decision in services(case):
        on = service_day(service)
        if service.method in methods and on is not None and on <= law.as_of:
            yield service, document, of_decision


def _strict(case: Case) -> Severity | None:
    """The rule's own severity where a law binds this kind to 民事诉讼法, else a warning."""
    return None if case.kind in _UNDER_CPL else Severity.WARNING


@rule("REC008", title="送达时出示执法证件", basis=["S-14", "G118-5-a"], blocks_publication=False)
def identity_shown_at_service(case: Case, law: Law) -> Iterator[Problem]:
    """Officers who hand a document over, or leave it, show their certificates.

    An explicit no is an error; where nothing is said, a warning, unless the same day's record by the same people says
    it. Post, electronic service, service through others and public notice bring nobody face to face. Documents of
    permits and other acts on application are handed out at the window, where no certificate is asked.

    Remedy: enter whether the certificate was shown (出示执法证件).
    """
    if case.kind in ON_APPLICATION:
        return
    for service, document, _ in _done(case, law, *HAND_OVER):
        on = service_day(service)
        if service.identity_shown is False:
            yield problem(
                service.at("identity_shown"),
                "{on} {method}{document}，写明没有出示执法证件",
                remedy="请与送达回证核对；当时确实没有出示的，报法制审核人员判断。",
                on=on,
                method=service.method,
                document=document,
            )
        elif service.identity_shown is None and not any(
            each.identity_shown
            and each.made_on == on
            and (not service.servers or not each.makers or set(service.servers) & set(each.makers))
            for each in case.records
        ):
            yield problem(
                service.at("method"),
                "{on} {method}{document}，没有写明是否出示执法证件",
                remedy="请填写“出示执法证件”。",
                severity=Severity.WARNING,
                on=on,
                method=service.method,
                document=document,
            )


@rule(
    "REC009",
    title="送达有凭证",
    basis=["PL-61-1", "CL-38", "CPL-87-1", "CPL-91"],
    blocks_publication=False,
)
def service_proven(case: Case, law: Law) -> Iterator[Problem]:
    """A decision of a penalty or of compulsion that counts as served has its proof: 送达回证, or the receipt of the post.

    Asked once a date of service is entered that lies in the past. A decision signed for on the day it was made was
    handed over on the spot, and an on-the-spot penalty is signed for on its own face: both need no separate slip.
    Missing post receipts are a warning, for the post may still bring them. Acts under laws that do not send to the
    civil procedure law are not asked.

    Remedy: add the slip to the records and name it as the proof of service (送达凭证).
    """
    if case.is_state_secret or not can_read(case, "records", "decisions"):
        return
    if case.kind not in _UNDER_CPL or case.facts.procedure == "简易程序":
        return
    held = {each.type for each in case.records}
    for decision in case.decisions:
        for service in decision.service:
            on = service.served_on
            if on is None or on >= law.as_of or service.proof is not None:
                continue
            handed_over = service.signed_by is not None and on == decision.made_on
            if service.method in _WITH_SLIP and "送达回证" not in held and not handed_over:
                yield problem(
                    service.at("served_on"),
                    "{document}写明 {on} 送达，没有送达回证",
                    remedy="请在全过程记录中补上送达回证，并在“送达凭证”中写明其编号。",
                    basis=("PL-61-1" if case.kind == "行政处罚" else "CL-38", "CPL-87-1"),
                    document=decision.document or "决定书",
                    on=on,
                )
            elif service.method == "邮寄送达" and "邮寄凭证" not in held:
                yield problem(
                    service.at("served_on"),
                    "{document}写明 {on} 邮寄送达，没有邮寄回执",
                    remedy="请在全过程记录中补上邮寄凭证，并在“送达凭证”中写明其编号；送达日期以回执注明的为准。",
                    severity=Severity.WARNING,
                    basis=("CPL-91",),
                    document=decision.document or "决定书",
                    on=on,
                )


@rule("REC010", title="留置送达有见证或者拍照录像", basis=["S-34", "CPL-89-a", "CPL-89-b"], blocks_publication=False)
def left_service_shown(case: Case, law: Law) -> Iterator[Problem]:
    """A document left at the place of the person served is proven in one of two ways.

    Either a witness signs and the slip notes why receipt was refused and when, or the course is photographed or
    filmed. One of them is enough; the law leaves the choice. It is an error only where there is neither.

    Remedy: enter the witnesses with the reason, or the photos or film (拍照录像).
    """
    for service, document, _ in _done(case, law, "留置送达"):
        if service.witnesses and service.refusal_reason:
            continue
        shown = [case.record(each) for each in service.recordings]
        # A number that leads nowhere is said by STR017 already.
        if any(each is None or each.is_av for each in shown):
            continue
        if service.witnesses:
            yield problem(
                service.at("witnesses"),
                "{on} 留置送达{document}有见证人，没有记明拒收事由和日期，也没有拍照、录像",
                remedy="请按送达回证填写“拒收事由”；有照片、录像的，填写“拍照录像”。",
                on=service_day(service),
                document=document,
            )
        else:
            yield problem(
                service.at("method"),
                "{on} 留置送达{document}，既没有见证人签名，也没有拍照、录像",
                remedy="请填写见证人和拒收事由，或者填写“拍照录像”；两者都没有的，应当重新送达。",
                on=service_day(service),
                document=document,
            )


@rule("REC011", title="电子送达有确认书", basis=["PL-61-2", "CPL-90-1"], blocks_publication=False)
def electronic_service_agreed(case: Case, law: Law) -> Iterator[Problem]:
    """Electronic service needs the party's consent: for penalties, a signed confirmation.

    For compulsion the civil procedure law asks consent likewise; for other kinds no law at hand does, so a missing
    confirmation is a warning there, and for acts on application, whose applicants choose the channel, it is not asked.

    Remedy: add the signed confirmation (送达地址确认书) to the records and name it here (电子送达确认书).
    """
    if case.kind in ON_APPLICATION:
        return
    for service, document, _ in _done(case, law, "电子送达"):
        if service.consent is None:
            yield problem(
                service.at("method"),
                "{on} 电子送达{document}，没有当事人签订的确认书",
                remedy="请在全过程记录中补上确认书并写明其编号；没有确认书的，应当改用其他方式送达。",
                severity=_strict(case),
                basis=("PL-61-2",) if case.kind == "行政处罚" else ("CPL-90-1",),
                on=service_day(service),
                document=document,
            )


@rule("REC012", title="公告送达记明原因和经过", basis=["CPL-95-2"], blocks_publication=False)
def public_notice_course_noted(case: Case, law: Law) -> Iterator[Problem]:
    """Service by public notice notes in the file why no other way was open, and what was tried.

    An error for penalties and compulsion, whose laws send to the civil procedure law; a warning for other kinds. How
    long a notice runs is not this rule's matter.

    Remedy: enter the reason and the course (公告送达的原因和经过).
    """
    for service, document, _ in _done(case, law, "公告送达"):
        if service.course_noted is None:
            yield problem(
                service.at("method"),
                "{on} 公告送达{document}，没有记明原因和经过",
                remedy="请填写“公告送达的原因和经过”：此前用过哪些方式、为何无法送达。",
                severity=_strict(case),
                on=service_day(service),
                document=document,
            )
