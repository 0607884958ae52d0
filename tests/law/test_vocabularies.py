"""The law's tables speak the words of the data model: a word that no file can hold would never be found."""

from __future__ import annotations

import json

import pytest

from enforcement_cli.cases.ledger_facts import EVENT_TITLES, MAY_FOLLOW
from enforcement_cli.law import amounts, disclosing, major, occurrence, order, reviews
from enforcement_cli.law.rules import hearing, notice_and_hearing, permit, review_record, withholding
from enforcement_cli.resources import SCHEMAS

ORDERED = {order.DECISION, order.SERVICE, order.APPROVAL}


@pytest.mark.parametrize(
    ("vocabulary", "words"),
    [
        ("outcome", disclosing.OUTCOMES_7 | disclosing.OUTCOMES_20 | disclosing.SETTING_OF_OUTCOME.keys()),
        ("outcome", major.ON_RIGHTS),
        ("outcome", {outcome for pair in order.PAIRS for outcome in pair.outcomes}),
        ("fate_event", disclosing.PENALTY_WITHDRAWAL_EVENTS),
        ("step_name", {name for pair in order.PAIRS for name in (pair.earlier, pair.later)} - ORDERED),
        ("penalty_kind", amounts.WEIGHT.keys() | set(amounts.CONFISCATIONS) | set(hearing.ALWAYS_OFFERED)),
        ("party_type", set(amounts.BODIES)),
        ("party_role", set(occurrence.THIRD_ROLES)),
        ("record_type", {occurrence.ON_THE_SPOT_DOCUMENT}),
        ("major_ground", {*major.JUDGEMENTS, major.HEARING, withholding.SOCIAL_EFFECT}),
        ("publish_ground_law", {*withholding.OF_KIND, withholding.OTHER_LAW, withholding.NO_SOCIAL_EFFECT}),
        ("case_kind", {*withholding.OF_KIND.values(), *(pair.kind for pair in order.PAIRS)}),
        ("told_item", set(notice_and_hearing.MUST_TELL)),
        ("staff_role", {*permit.HEADS, review_record.REVIEWER}),
        ("review_result", {reviews.PASSED}),
        ("ledger_event", {*EVENT_TITLES, *filter(None, MAY_FOLLOW)}),
    ],
)
def test_words_are_those_of_the_schemas(vocabulary: str, words: set[str], vocabularies: dict[str, set[str]]) -> None:
    assert set(words) - vocabularies[vocabulary] == set()


def test_the_seven_heads() -> None:
    schema = json.loads((SCHEMAS / "review.schema.json").read_text(encoding="utf-8"))

    assert tuple(schema["$defs"]["review_heads"]["properties"]) == review_record.HEADS


def test_every_kind_of_penalty_but_others_has_its_weight(vocabularies: dict[str, set[str]]) -> None:
    assert vocabularies["penalty_kind"] - amounts.WEIGHT.keys() == {"其他"}


def test_every_outcome_is_disclosed_or_known_not_to_be(vocabularies: dict[str, set[str]]) -> None:
    inside = {
        "移交立案",
        "移送",
        "无法检查",
        "不予受理",
        "申请人撤回",
        "终止",
        "不予立案",
        "移送公安",
        "移送其他机关",
        "终止调查",
        "撤案",
        "并案",
        "申请法院强制执行",
        "终结执行",
    }
    known = disclosing.OUTCOMES_7 | disclosing.OUTCOMES_20 | disclosing.SETTING_OF_OUTCOME.keys()

    assert vocabularies["outcome"] - known == inside
