"""The words in the rules on contents, fines, reviews and disclosure are words that a file can hold."""

from __future__ import annotations

import json

import pytest

from enforcement_cli.cases import fined
from enforcement_cli.law import occurrence
from enforcement_cli.law.limits import ON_THE_SPOT
from enforcement_cli.law.rules import (
    correcting,
    crime_transfer,
    decision_contents,
    deliberation,
    disclosure_course,
    enforcement_time,
    fines,
    penalty_kinds,
    remedies,
    review_duties,
    seizure_contents,
)
from enforcement_cli.resources import SCHEMAS

GROUNDS = {fines.SMALL, fines.HARD_LATER, fines.REMOTE}
HANDLINGS = {disclosure_course.CONSENT, disclosure_course.BY_LAW, disclosure_course.PUBLIC_INTEREST}


@pytest.mark.parametrize(
    ("vocabulary", "words"),
    [
        ("outcome", occurrence.BESIDE | remedies.STATED_BY_LAW),
        ("penalty_kind", {kind for limit in ON_THE_SPOT for kind in limit.kinds}),
        ("penalty_kind", penalty_kinds.WITHOUT_A_SUM | decision_contents.WARNINGS_ALONE),
        ("performance_kind", {*fines.PAYMENTS, fines.DEFERRAL}),
        ("cash_ground", GROUNDS),
        ("secret_handling", HANDLINGS),
        ("secrecy_flag", {disclosure_course.BUSINESS_SECRET}),
        ("fate_event", fined.UNDONE),
        ("compulsory_measure", seizure_contents.SEIZURES),
        ("execution_way", enforcement_time.BY_MONEY_ALONE),
        ("told_item", set(seizure_contents.TOLD)),
        (
            "record_type",
            {*seizure_contents.PAPERS, *correcting.ORDERS, deliberation.TRANSCRIPT, review_duties.PAPER},
        ),
        ("staff_role", {crime_transfer.HEAD, crime_transfer.DEPUTY, review_duties.HEAD, review_duties.DEPUTY}),
    ],
)
def test_words_are_those_of_the_schemas(vocabulary: str, words: set[str], vocabularies: dict[str, set[str]]) -> None:
    assert set(words) - vocabularies[vocabulary] == set()


def test_the_settings_asked_for_can_be_written() -> None:
    schema = json.loads((SCHEMAS / "enforce.schema.json").read_text(encoding="utf-8"))

    assert {"individual_business_as", "penalty_display_months"} <= schema["$defs"]["settings"]["properties"].keys()
    assert {"government", "superior", "head"} <= schema["$defs"]["bureau"]["properties"].keys()
