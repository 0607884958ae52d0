"""People and papers that recur: parties, persons, signatures, service."""

from __future__ import annotations

import re
from datetime import date

from enforcement_cli.cases.views import Day, DayOrUnknown, Many, One, Text, Texts, View, YesNo

_RESIDENT_ID = re.compile(r"[0-9]{6}([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx]", re.ASCII)


class LawRef(View):
    """A clause relied on."""

    law = Text()
    article = Text()
    words = Text()


class Person(View):
    """A natural person named in the case: representative, agent, witness, complainant."""

    name = Text()
    role = Text()
    relation = Text()
    post = Text()
    minor = YesNo()
    id_type = Text()
    id_no = Text()
    phone = Text()
    address = Text()
    authorised_by = Text()


class OtherCodes(View):
    """Numbers of a party from before the unified credit code."""

    registration_no = Text()
    organisation_code = Text()
    tax_no = Text()
    institution_no = Text()
    social_no = Text()


class Party(View):
    """当事人 / 行政相对人."""

    id = Text()
    name = Text()
    type = Text()
    role = Text()
    trade_name = Text()
    operator = Text()
    latin_name = Text()
    code = Text()
    other_codes = One(OtherCodes)
    id_type = Text()
    id_no = Text()
    birth_on = DayOrUnknown()
    phone = Text()
    address = Text()
    plate_no = Text()
    bank_account = Text()
    legal_representative = One(Person)
    agents = Many(Person)
    guardian = One(Person)
    translator = Text()
    ended_on = Day()

    @property
    def is_natural_person(self) -> bool:
        """Whether a person of flesh and blood; 个体工商户 and 身份不明 are not counted here."""
        return self.type in ("自然人", "外国人", "港澳台居民")

    @property
    def born_on(self) -> date | None:
        """The birth date: as given, else as a resident identity number says; None where neither tells."""
        if self.birth_on is not None:
            return self.birth_on
        told = _RESIDENT_ID.fullmatch(self.id_no or "") if self.id_type in (None, "居民身份证") else None
        if told is None:
            return None
        try:
            return date(*map(int, told.groups()))
        except ValueError:
            return None

    def is_minor(self, on: date) -> bool | None:
        """Under eighteen on that day (民法典第十七条); None where the birth date cannot be told."""
        if not self.is_natural_person:
            return False
        born = self.born_on
        if born is None:
            return None
        return (on.year, on.month, on.day) < (born.year + 18, born.month, born.day)


class Signature(View):
    """A signature, or a refusal to sign."""

    name = Text()
    capacity = Text()
    party = Text()
    signed_on = Day()
    refused = YesNo()
    refusal_reason = Text()
    noted_by = Texts()


class Service(View):
    """送达 of one document to one or more parties."""

    parties = Texts()
    method = Text()
    started_on = Day()
    served_on = Day()
    servers = Texts()
    identity_shown = YesNo()
    signed_by = Text()
    signed_capacity = Text()
    refused = YesNo()
    refusal_reason = Text()
    witnesses = Texts()
    recordings = Texts()
    consent = Text()
    course_noted = Text()
    proof = Text()
