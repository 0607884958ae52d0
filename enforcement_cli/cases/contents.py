"""What a decision states beside its body, as typed views: payment of the fine, lighter punishment, its way to the public."""

from __future__ import annotations

from enforcement_cli.cases.views import Day, Text, Texts, View, YesNo


class Payment(View):
    """罚款缴纳: the collecting bank, its address, and whether a surcharge follows late payment (FS 7)."""

    bank = Text()
    address = Text()
    surcharge = YesNo()


class Lenience(View):
    """从轻或者减轻: the grounds of PL 30 and 32 that are there, and what was made of them."""

    grounds = Texts()
    applied = Text()


class BusinessSecret(View):
    """商业秘密的公示: how the disclosure treats a business secret (LL 5, OGI 15)."""

    handling = Text()
    law = Text()
    record = Text()
    objection_told_on = Day()


class DisclosureCourse(View):
    """公示经办: who collected, transferred and reviewed what is disclosed (S-11); who published is in the ledger."""

    collected_by = Text()
    transferred_by = Text()
    reviewed_by = Text()
    reviewed_on = Day()
