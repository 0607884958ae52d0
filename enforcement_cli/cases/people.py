"""People and papers that recur: parties, persons, signatures, service."""

from __future__ import annotations

from datetime import date

from enforcement_cli.cases.views import Day, Many, One, Text, Texts, View, YesNo


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
    id_no = Text()
    phone = Text()
    address = Text()
    authorised_by = Text()


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
    id_type = Text()
    id_no = Text()
    birth_on = Day()
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

    def is_minor(self, on: date) -> bool | None:
        """Under eighteen on that day (民法典第十七条); None where the birth date is not given."""
        if not self.is_natural_person:
            return False
        if self.birth_on is None:
            return None
        eighteen = self.birth_on.year + 18, self.birth_on.month, self.birth_on.day
        return (on.year, on.month, on.day) < eighteen


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
