"""What the case's own metadata says must be hidden: a dictionary for the detectors and for the scan of the output.

Patterns find numbers by their shape; this finds what has no shape, such as a person who is called 高兴.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Party, Person
from enforcement_cli.cases.views import NONE, UNKNOWN
from enforcement_cli.public.detect import Known, scan_output
from enforcement_cli.public.detect.surnames import surname_length
from enforcement_cli.public.detect.words import WORDS

BODIES = ("法人", "非法人组织", "外国组织")
"""Types of party whose name, code and address are public."""
# 某某小吃店（经营者：某某）: the bracket names the person, the rest is the business.
_OPERATOR_IN_BRACKETS = re.compile(r"[（(][^（）()]*(?:经营者|业主|负责人|投资人)[^（）()]*[）)]")
# Who signs for the bureau, not for the party.
_OFFICIAL_CAPACITIES = ("听证主持人", "记录人", "执法人员")
_PARTED = re.compile(r"[（）()、，,；;：:\s]+")
_NOBODY = Known()


def _given(*values: str | None) -> Iterator[str]:
    return (each for each in values if each and each not in (NONE, UNKNOWN))


def _people(party: Party) -> Iterator[Person]:
    if party.legal_representative is not None:
        yield party.legal_representative
    if party.guardian is not None:
        yield party.guardian
    yield from party.agents


def business_name(party: Party) -> str:
    """The name under which a 个体工商户 trades, without its operator in brackets; empty where it has only a person's.

    The registered name stays whole though it may hold the operator's (practice.md §3).
    """
    if party.type != "个体工商户":
        return ""
    name = _OPERATOR_IN_BRACKETS.sub("", party.name or "").strip()
    if party.operator:
        name = re.sub(rf"[（(]\s*{re.escape(party.operator)}\s*[）)]", "", name).strip()
    if name and name != party.operator and not is_unclear(party):
        return name
    return party.trade_name or ""


def is_unclear(party: Party) -> bool:
    """Whether nobody can tell if the name of a 个体工商户 is a person's: neither operator nor 字号 is on file."""
    return party.type == "个体工商户" and not party.operator and not party.trade_name


def _names(case: Case) -> Iterator[str]:
    for party in case.parties:
        if party.type not in BODIES and not business_name(party):
            # Of flesh and blood, of unknown identity, or of no type at all: when unsure, it is a person.
            yield from _given(party.name, party.latin_name)
        yield from _given(party.operator, party.translator)
        for person in _people(party):
            yield from _given(person.name)
    for person in case.facts.persons:
        yield from _given(person.name)
    for record in case.records:
        yield from _given(record.asked)
        for signature in record.signatures:
            if signature.capacity not in _OFFICIAL_CAPACITIES:
                yield from _given(signature.name)
    for step in case.steps:
        if step.service is not None:
            yield from _given(step.service.signed_by)
            yield from _witnesses(step.service.witnesses)
    for decision in case.decisions:
        for service in decision.service:
            yield from _given(service.signed_by)
            yield from _witnesses(service.witnesses)


def _witnesses(written: Iterable[str]) -> Iterator[str]:
    """Witnesses of service stand with where they work (示例社区居民委员会 丙示例): the whole, and what in it may be a name."""
    for each in _given(*written):
        yield each
        for part in _PARTED.split(each):
            if 2 <= len(part) <= 4 and surname_length(part, 0) and part[:2] not in WORDS and part[-2:] not in WORDS:
                yield part


def _organisations(case: Case) -> Iterator[str]:
    """Names that stay: bodies and trade names, which may hold a person's name (practice.md §3).

    Not what holds the number of a person as well, put there by a slip: it would stay with the name.
    """
    for party in case.parties:
        if party.type in BODIES:
            yield from _without_numbers(party.name, party.code, party.address)
        elif business_name(party):
            yield from _without_numbers(business_name(party), party.trade_name, party.code)
    agency = case.bureau.agency
    yield from _given(
        agency.name, agency.short_name, agency.government, agency.court, agency.superior, agency.supervisor
    )
    yield from _given(agency.address, agency.fine_account, case.organ)
    if agency.contact is not None:
        yield from _given(agency.contact.phone, agency.contact.address, agency.contact.email, agency.contact.url)


def _without_numbers(*values: str | None) -> Iterator[str]:
    return (each for each in _given(*values) if not scan_output(each, _NOBODY, context=""))


def _officers(case: Case) -> Iterator[str]:
    """Names and certificate numbers of officers are public (国办发〔2018〕118号（四）)."""
    for each in case.facts.officers:
        person = case.bureau.staff.get(each)
        if person is not None:
            yield from _given(person.name, *(certificate.no for certificate in person.certificates))


def known_of_case(case: Case) -> Known:
    """The names, numbers, phones, plates and addresses of the case that must not be published, and what may stay.

    Raises UnreadableError where a field it needs has the wrong shape: what cannot be read cannot be looked for.
    """
    numbers: set[str] = set()
    phones: set[str] = set()
    plates: set[str] = set()
    addresses: set[str] = set()
    for party in case.parties:
        numbers.update(_given(party.id_no, party.bank_account))
        phones.update(_given(party.phone))
        plates.update(_given(party.plate_no))
        if party.type not in BODIES:
            addresses.update(_given(party.address))
            if party.type != "个体工商户":
                numbers.update(_given(party.code))
        for person in _people(party):
            numbers.update(_given(person.id_no))
            phones.update(_given(person.phone))
            addresses.update(_given(person.address))
    for person in case.facts.persons:
        numbers.update(_given(person.id_no))
        phones.update(_given(person.phone))
        addresses.update(_given(person.address))
    public = set(_organisations(case)) | set(_officers(case))
    hidden = set(_names(case)) - public
    return Known(
        names=tuple(sorted(hidden)),
        numbers=tuple(sorted(numbers - public)),
        phones=tuple(sorted(phones - public)),
        addresses=tuple(sorted(addresses - public)),
        plates=tuple(sorted(plates - public)),
        public=tuple(sorted(public)),
    )
