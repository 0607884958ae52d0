"""Case -> PublicCase: the allow-list. Templates, data files and the ledger see this record and nothing else.

Only what is copied here by name can be published (`public.shape` says which fields those are). Its free texts go through
the detectors first: the summary that the clerk writes, the text of a correction and, where the bureau or the clerk
has chosen so, the facts, the reasons and the contents of the decision itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.cases.ledger_facts import FOUR_ITEMS
from enforcement_cli.cases.model import Case
from enforcement_cli.cases.people import Party
from enforcement_cli.cases.views import NONE, UNKNOWN
from enforcement_cli.public.clauses import Wording, clauses_of, no_words
from enforcement_cli.public.detect import Detection, Known, detect
from enforcement_cli.public.detect.known_names import given_names
from enforcement_cli.public.detect.mask import masked_name
from enforcement_cli.public.disclosed import disclosed_texts
from enforcement_cli.public.images import PublicImage
from enforcement_cli.public.known import BODIES, business_name, is_unclear, known_of_case
from enforcement_cli.public.masking import masked_text, patterns_of
from enforcement_cli.public.questions import NO_ANSWERS, Question, answers_by_id, settled
from enforcement_cli.public.shape import LONG_TERM

NATURAL_NAME_KEPT = "全名"
UNIDENTIFIED = "身份不明的当事人"
NO_PICTURES: Mapping[str, PublicImage] = MappingProxyType({})


def title_of(file: str) -> str:
    """What a picture is called in public: files/现场/示意图.png -> 示意图."""
    return file.rpartition("/")[2].rpartition(".")[0] or file.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Checked:
    """A free text after redaction: what was masked, and what a person must settle before it may be published."""

    field: str
    original: str
    text: str
    detection: Detection
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicCase:
    """The public record of one decision: plain JSON data, how its free texts fared, and what must not stand in it."""

    case: str
    decision: int
    record: Mapping[str, Any]
    texts: tuple[Checked, ...]
    default_names: bool
    """Whether a natural person's name was hidden by default, the bureau having set nothing."""
    unclear: tuple[str, ...]
    """Ids of parties of which the file does not say whether their name is a person's or a business's."""
    known: Known = field(repr=False)
    """What this case's own data says must be hidden on this decision's page."""

    @property
    def unsettled(self) -> tuple[Checked, ...]:
        """The texts that stop publication."""
        return tuple(each for each in self.texts if each.detection.unsettled)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What a person has to answer before it may be published, each once."""
        return tuple({one.id: one for each in self.texts for one in each.questions}.values())

    @property
    def missing(self) -> tuple[str, ...]:
        """Chinese names of the items of S-20 that the record does not have."""
        absent = [title for key, title in FOUR_ITEMS.items() if not self.record.get(key)]
        nameless = any(not each.get("name") for each in self.record.get("objects", ()))
        return tuple(dict.fromkeys([*absent, FOUR_ITEMS["objects"]] if nameless else absent))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _filled(pairs: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in pairs.items() if value not in (None, "", [], {})}


def object_name(party: Party, *, whole_names: bool, style: str) -> str:
    """执法对象 as published: bodies and trade names whole, natural persons by surname unless the bureau keeps them.

    A business in a person's own name (个体工商户 without 字号) is a person here, and so is whatever has no type.
    """
    name = party.name or ""
    if party.type in BODIES:
        return name
    if party.type == "身份不明":
        return UNIDENTIFIED
    return business_name(party) or (name if whole_names else masked_name(name, style))


def _object(party: Party, *, whole_names: bool, style: str) -> dict[str, Any]:
    coded = party.type in BODIES or bool(business_name(party))
    return _filled(
        {
            "name": object_name(party, whole_names=whole_names, style=style),
            "type": party.type,
            "code": party.code if coded and party.code not in (NONE, UNKNOWN) else None,
        }
    )


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
            "valid_to": LONG_TERM if grant.long_term else _iso(grant.valid_to),
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
            "reconsideration_first": "yes" if remedies.reconsideration_first else None,
        }
    )


def _staying(known: Known, *texts: str) -> Known:
    """The same, with texts that a person or the law has said may stay."""
    return replace(known, public=tuple(sorted({*known.public, *texts}))) if texts else known


def _known(case: Case, decision: Decision, *, whole_names: bool) -> Known:
    """What must be hidden on the page of one decision: the names of its own parties may be shown whole there."""
    known = known_of_case(case)
    if not whole_names:
        return known
    shown = {party.name for party in case.parties_of(decision) if party.is_natural_person and party.name}
    return replace(
        known,
        names=tuple(each for each in known.names if each not in shown),
        public=tuple(sorted({*known.public, *shown})),
    )


def public_case(
    case: Case,
    decision: Decision,
    wording: Wording = no_words,
    answers: Mapping[str, str] = NO_ANSWERS,
    pictures: Mapping[str, PublicImage] = NO_PICTURES,
) -> PublicCase:
    """The public record of one decision.

    Its four items of S-20 are `agency`, `objects`, `kind` and `conclusion`. `wording` gives the words of the articles
    relied on, where it has none the decision's own copy of them stands in; `answers` (question id -> 隐去 or 保留) come on top of those stored beside the case; `pictures` are the
    attachments that go out, cleaned, by the name under which the case lists them. Raises UnreadableError where a field it needs has the wrong shape; whether the decision may be published at all is for
    others to say.
    """
    day = decision.made_on or date.max
    entry = case.bureau.dated("party_name_shown", day)
    patterns = patterns_of(case.bureau, day)
    answered = {**answers_by_id(case.id, case.answers), **answers}
    parties = case.parties_of(decision)
    whole_names = entry is not None and entry.value == NATURAL_NAME_KEPT
    known = _known(case, decision, whole_names=whole_names)
    basis = clauses_of(decision, wording, known)
    # The law's own words are nobody's, though a person of the case be called 安全 or 建设.
    known = _staying(known, *(each["words"] for each in basis if "words" in each))
    texts: list[Checked] = []
    kept: list[str] = []

    def redacted(name: str, text: str | None) -> str | None:
        if not text:
            return None
        found = settled(case.id, name, text, detect(text, known), answered, patterns, given_names(known.names))
        kept.extend(found.kept)
        masked = masked_text(text, found.detection, _staying(known, *found.kept), patterns)
        texts.append(Checked(name, text, masked, found.detection, found.questions))
        return masked

    matter = case.bureau.matters.get(case.facts.matter or "")
    division = next((each for each in case.bureau.divisions if each.id == case.facts.division), None)
    record = _filled(
        {
            "agency": _filled({"name": case.organ}),
            "division": division.name if division else None,
            "objects": [_object(party, whole_names=whole_names, style=patterns.name) for party in parties],
            "kind": case.kind,
            "matter": matter.name if matter else None,
            "document": decision.document,
            "document_no": decision.document_no,
            "made_on": _iso(decision.made_on),
            "outcome": decision.outcome,
            "conclusion": redacted("public_summary", decision.public_summary),
            **{key: redacted(key, text) for key, text in disclosed_texts(case, decision).items()},
            # Words in which there is something of somebody are a text like any other of the file.
            "basis": [
                said if "words" in said else _filled({**said, "words": redacted(f"basis/{index}/words", own.words)})
                for index, (said, own) in enumerate(zip(basis, decision.basis, strict=True))
            ],
            "penalties": _penalties(decision),
            "grant": _grant(decision),
            "remedies": _remedies(decision),
            "files": [
                {
                    "title": redacted(f"files/{index}/title", title_of(name)) or "",
                    "file": f"files/{picture.name}",
                    "sha256": picture.sha256,
                }
                for index, (name, picture) in enumerate(pictures.items())
            ],
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
    natural = any(party.is_natural_person for party in parties)
    unclear = tuple(party.id or "" for party in parties if is_unclear(party))
    shown = _staying(known, *kept)
    return PublicCase(case.id, decision.number, record, tuple(texts), natural and entry is None, unclear, shown)
