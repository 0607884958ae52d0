"""Case -> PublicCase: the allow-list. Templates, data files and the ledger see this record and nothing else.

Only what is copied here by name can be published. Its one free text is the summary that the clerk writes (and the
text of a correction); both go through the detectors first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Party
from enforcement_cli.public.detect import Detection, detect, mask
from enforcement_cli.public.detect.mask import masked_name
from enforcement_cli.public.known import known_of_case

NATURAL_NAME_KEPT = "全名"


@dataclass(frozen=True, slots=True)
class Checked:
    """A free text after redaction: what was masked, and what a person must settle before it may be published."""

    field: str
    original: str
    text: str
    detection: Detection


@dataclass(frozen=True, slots=True)
class PublicCase:
    """The public record of one decision: plain JSON data, and how its free texts fared."""

    case: str
    decision: int
    record: Mapping[str, Any]
    texts: tuple[Checked, ...]
    default_names: bool
    """Whether a natural person's name was hidden by default, the bureau having set nothing."""

    @property
    def unsettled(self) -> tuple[Checked, ...]:
        """The texts that stop publication."""
        return tuple(each for each in self.texts if each.detection.unsettled)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _filled(pairs: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in pairs.items() if value not in (None, "", [], {})}


def object_name(party: Party, *, whole_names: bool) -> str:
    """执法对象 as published: bodies and trade names whole, natural persons by surname unless the bureau keeps them."""
    name = party.name or ""
    if party.type in ("法人", "非法人组织", "外国组织"):
        return name
    if party.type == "个体工商户" and (party.trade_name or name != party.operator):
        return party.trade_name or name
    return name if whole_names or party.type == "身份不明" else masked_name(name)


def _object(party: Party, *, whole_names: bool) -> dict[str, Any]:
    body = party.type in ("法人", "非法人组织", "外国组织", "个体工商户")
    return _filled(
        {
            "name": object_name(party, whole_names=whole_names),
            "type": party.type,
            "code": party.code if body and party.code not in ("无", "不详") else None,
        }
    )


def _agency(case: Case) -> dict[str, Any]:
    agency, joint = case.bureau.agency, case.facts.joint
    # 谁执法谁公示: under 委托 the entrusting organ, in joint acts the lead (政府信息公开条例第十条).
    name = agency.name
    if case.facts.acting_as == "受委托组织" and case.facts.entrusting_agency:
        name = case.facts.entrusting_agency
    elif joint is not None and isinstance(joint.data.get("lead"), str):
        name = joint.data["lead"]
    contact = agency.contact
    channel = {key: contact.data.get(key) for key in ("phone", "address", "email", "hours", "url")} if contact else {}
    return _filled({"name": name, "contact": _filled(channel)})


def _penalties(decision: Decision) -> list[dict[str, Any]]:
    return [
        _filled(
            {
                "kind": each.kind,
                "amount": f"{each.amount:.2f}" if each.amount is not None else None,
                "until": _iso(each.until),
            }
        )
        for each in decision.penalties
    ]


def _grant(decision: Decision) -> dict[str, Any]:
    grant = decision.grant
    if grant is None:
        return {}
    return _filled(
        {
            "category": grant.category,
            "certificate": grant.certificate,
            "certificate_no": grant.certificate_no,
            "valid_from": _iso(grant.valid_from),
            "valid_to": "长期" if grant.long_term else _iso(grant.valid_to),
        }
    )


def _remedies(decision: Decision) -> dict[str, Any]:
    remedies = decision.remedies
    if remedies is None:
        return {}
    return _filled(
        {
            "reconsideration_organ": remedies.reconsideration_organ,
            "reconsideration_days": remedies.reconsideration_days,
            "court": remedies.court,
            "suit_months": remedies.suit_months,
        }
    )


def public_case(case: Case, decision: Decision) -> PublicCase:
    """The public record of one decision.

    Its four items of S-20 are `agency`, `objects`, `kind` and `conclusion`. Raises UnreadableError where a field it
    needs has the wrong shape; whether the decision may be published at all is for others to say.
    """
    known = known_of_case(case)
    entry = case.bureau.dated("party_name_shown", decision.made_on or date.max)
    parties = case.parties_of(decision)
    whole_names = entry is not None and entry.value == NATURAL_NAME_KEPT
    natural = any(party.is_natural_person for party in parties)
    if whole_names:
        shown = {party.name for party in parties if party.is_natural_person and party.name}
        known = replace(
            known,
            names=tuple(each for each in known.names if each not in shown),
            public=(*known.public, *sorted(shown)),
        )
    texts: list[Checked] = []

    def redacted(field: str, text: str | None) -> str | None:
        if not text:
            return None
        found = detect(text, known)
        texts.append(Checked(field, text, mask(text, found), found))
        return texts[-1].text

    matter = case.bureau.matters.get(case.facts.matter or "")
    division = next((each for each in case.bureau.divisions if each.id == case.facts.division), None)
    record = _filled(
        {
            "agency": _agency(case),
            "division": division.name if division else None,
            "objects": [_object(party, whole_names=whole_names) for party in parties],
            "kind": case.kind,
            "matter": matter.name if matter else None,
            "document": decision.document,
            "document_no": decision.document_no,
            "made_on": _iso(decision.made_on),
            "outcome": decision.outcome,
            "conclusion": redacted("public_summary", decision.public_summary),
            "basis": [_filled({"law": each.law, "article": each.article}) for each in decision.basis],
            "penalties": _penalties(decision),
            "grant": _grant(decision),
            "remedies": _remedies(decision),
            "corrections": [
                _filled(
                    {
                        "kind": each.kind,
                        "on": _iso(each.corrected_on),
                        "text": redacted(f"corrections/{index}/text", each.text),
                    }
                )
                for index, each in enumerate(decision.corrections)
                if each.corrected_on is not None
            ],
        }
    )
    return PublicCase(case.id, decision.number, record, tuple(texts), natural and entry is None)
