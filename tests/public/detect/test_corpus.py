"""The labelled corpus, scored: sentences in the style of decisions, all disguises, and look-alikes that must stay.

A line of `corpus.jsonl` is `{"id","text","spans"}`, its spans as `enforce redact --jsonl` gives them. Ids beginning
with `l` are look-alikes. All data is invented.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from enforcement_cli.public.detect import KINDS, Span, detect, mask
from enforcement_cli.public.detect.spans import Detection
from tools.redaction_score import score, sentences, table

CORPUS = [
    (each["id"], each["text"], [Span(*span) for span in each["spans"]])
    for each in map(json.loads, Path(__file__).with_name("corpus.jsonl").read_text(encoding="utf-8").splitlines())
]
SENTENCES = [each for each in CORPUS if each[2]]
LOOK_ALIKES = [each for each in CORPUS if not each[2]]
NUMBERS = frozenset(KINDS) - {"name", "address", "health", "nickname"}


def covered(found: Detection, span: Span, *, settled: bool) -> bool:
    """Whether every character of `span` is in a span (or, unless `settled`, in an unsettled one)."""
    spans = found.spans if settled else (*found.spans, *found.unsettled)
    inside = {at for each in spans for at in range(each.start, each.end)}
    return inside.issuperset(range(span.start, span.end))


def not_masked(kinds: frozenset[str]) -> Iterator[tuple[str, str]]:
    for name, text, spans in SENTENCES:
        found = detect(text)
        for span in spans:
            if span.kind in kinds and not covered(found, span, settled=True):
                yield name, text[span.start : span.end]


def test_the_corpus_is_large_and_varied_enough() -> None:
    labelled = [span for _, _, spans in SENTENCES for span in spans]

    assert len(SENTENCES) >= 400
    assert len(LOOK_ALIKES) >= 300
    assert {span.kind for span in labelled} == set(KINDS)
    assert len({name for name, _, _ in CORPUS}) == len(CORPUS)
    assert len({text for _, text, _ in CORPUS}) == len(CORPUS)


def test_every_number_is_masked() -> None:
    assert list(not_masked(NUMBERS)) == []


@pytest.mark.parametrize("kind", ["name", "address", "health"])
def test_ninety_nine_of_a_hundred_are_masked(kind: str) -> None:
    total = sum(span.kind == kind for _, _, spans in SENTENCES for span in spans)

    left = list(not_masked(frozenset({kind})))

    assert len(left) <= total // 100, left


def test_what_is_not_masked_is_unsettled() -> None:
    missed = [
        (name, text[span.start : span.end])
        for name, text, spans in SENTENCES
        for span in spans
        if not covered(detect(text), span, settled=False)
    ]

    assert missed == []


def test_every_span_has_its_kind() -> None:
    wrong = [
        (name, span.kind, text[span.start : span.end])
        for name, text, spans in SENTENCES
        for span in spans
        for found in detect(text).spans
        if found.start < span.end and span.start < found.end and found.kind != span.kind
    ]

    assert wrong == []


def test_nothing_else_in_a_sentence_is_damaged() -> None:
    damaged = []
    for name, text, spans in SENTENCES:
        labelled = {at for span in spans for at in range(span.start, span.end)}
        for found in detect(text).spans:
            if any(at not in labelled and text[at].isalnum() for at in range(found.start, found.end)):
                damaged.append((name, text[found.start : found.end]))

    assert damaged == []


def test_look_alikes_stay_and_ask_nothing() -> None:
    touched = [(name, mask(text, detect(text))) for name, text, _ in LOOK_ALIKES if detect(text) != Detection()]

    assert touched == []


def test_a_second_mask_changes_nothing() -> None:
    for _, text, _ in CORPUS:
        once = mask(text, detect(text))

        assert mask(once, detect(once)) == once


ODD = sentences("odd.jsonl")
"""Sentences with names that are ordinary words (束手, 石榴) or that no table of surnames holds: once held out, learned from since."""


def test_odd_names_are_mostly_masked_or_asked_about() -> None:
    found = score(ODD)
    names = found.total["name"]

    assert found.masked["name"] + found.unsettled["name"] >= 0.65 * names
    assert {kind: found.masked[kind] for kind in NUMBERS} == {kind: found.total[kind] for kind in NUMBERS}
    assert len(found.damaged) <= 2


HELD_OUT = sentences("heldout.jsonl")
"""Written apart from the detectors, scored and not learned from: where they fail here, here they fail."""


def test_the_sentences_held_out_are_others() -> None:
    assert not {each.text for each in HELD_OUT} & {text for _, text, _ in CORPUS}
    assert len([each for each in HELD_OUT if each.spans]) >= 40
    assert len([each for each in HELD_OUT if not each.spans]) >= 20


def test_numbers_of_sentences_never_seen_are_all_masked_and_look_alikes_stay() -> None:
    found = score(HELD_OUT)

    assert {kind: found.masked[kind] for kind in NUMBERS} == {kind: found.total[kind] for kind in NUMBERS}
    assert found.damaged == []
    assert len([each for each in found.asked if each[0].startswith("l")]) <= 1


def test_most_names_of_sentences_never_seen_are_found_without_any_case() -> None:
    found = score(HELD_OUT)

    assert found.masked["name"] + found.unsettled["name"] >= 0.7 * found.total["name"]


@pytest.mark.parametrize("file", ["corpus.jsonl", "odd.jsonl", "heldout.jsonl"])
def test_whom_the_case_knows_is_never_missed(file: str) -> None:
    """What publication relies on: the persons and homes in a case's metadata."""
    found = score(sentences(file), with_case=True)

    assert found.missed == []
    assert found.damaged == []


def test_the_table_says_all_of_it() -> None:
    lines = list(table(score(HELD_OUT)))

    assert lines[0] == "| kind | labelled | masked | left to a person | missed |"
    assert any(line.startswith("| `name` | 58 | ") for line in lines)
    assert lines[-1].startswith("Look-alikes: 40. Damaged: 0.")
