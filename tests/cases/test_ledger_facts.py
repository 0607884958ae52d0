"""Canonical JSON, the ledger's hashes and life cycle, and the days on which a decision stood in public."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.cases.canonical import as_text, canonical
from enforcement_cli.cases.decisions import LedgerEntry
from enforcement_cli.cases.ledger_facts import (
    Standing,
    entry_sha256,
    heads,
    missteps,
    record_sha256,
    standings,
    written_day,
)


def test_canonical_json() -> None:
    assert canonical({"乙": [1, "é"], "甲": None}) == '{"乙":[1,"é"],"甲":null}'.encode()


def test_the_order_of_keys_and_the_form_of_characters_do_not_matter() -> None:
    composed, decomposed = "é", "e\u0301"

    assert canonical({composed: 1, "a": 2}) == canonical({"a": 2, decomposed: 1})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (60, "60"),
        (Decimal("1E+3"), "1000"),
        (Decimal("20000.00"), "20000.00"),
        (True, "true"),
        ("60", "60"),
        (None, None),
    ],
)
def test_every_scalar_as_its_text(value: Any, text: str | None) -> None:
    assert as_text({"x": [value]}) == {"x": [text]}


def test_a_record_read_as_numbers_or_as_text_has_one_hash() -> None:
    assert record_sha256({"days": 60}) == record_sha256({"days": "60"})
    assert record_sha256({"days": 60}) != record_sha256({"days": 61})
    assert record_sha256(None) == hashlib.sha256(b"null").hexdigest()


def test_heads_are_what_nobody_names() -> None:
    first: dict[str, Any] = {"seq": 1, "prev": []}
    second: dict[str, Any] = {"seq": 2, "prev": [entry_sha256(first)]}
    branch: dict[str, Any] = {"seq": 3, "prev": [entry_sha256(first)]}

    assert heads([]) == []
    assert heads([first]) == [entry_sha256(first)]
    assert heads([first, second, branch]) == sorted([entry_sha256(second), entry_sha256(branch)])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-30T23:59:59+08:00", date(2026, 3, 30)),
        ("2026-03-30T16:00:00Z", date(2026, 3, 31)),
        ("2026-03-30T09:00:00", date(2026, 3, 30)),
        ("2026-03-30", date(2026, 3, 30)),
        ("三月三十日", None),
        ("", None),
        (None, None),
        ("9999-12-31T23:00:00-01:00", None),
    ],
)
def test_the_day_of_writing_is_chinas(text: str | None, day: date | None) -> None:
    assert written_day(text) == day


def entries(*events: tuple[str, str]) -> list[LedgerEntry]:
    return [LedgerEntry({"event": event, "on": on, "seq": number}, "x") for number, (event, on) in enumerate(events, 1)]


def test_each_misstep_is_judged_by_the_one_before() -> None:
    given = entries(
        ("updated", "2026-01-01"), ("withdrawn", "2026-01-02"), ("withdrawn", "2026-01-03"), ("unheard", "2026-01-04")
    )

    assert [(each.entry.seq, each.before) for each in missteps(given)] == [(1, None), (3, "withdrawn")]


def test_when_it_stood_in_public() -> None:
    given = entries(
        ("published", "2026-01-01"),
        ("updated", "2026-01-05"),
        ("withdrawn", "2026-02-01"),
        ("withdrawn", "2026-02-02"),
        ("reinstated", "2026-03-01"),
    )

    assert standings(given) == [
        Standing(date(2026, 1, 1), date(2026, 2, 1)),
        Standing(date(2026, 3, 1), None),
    ]
    assert standings(entries(("withdrawn", "2026-02-01"))) == []
