"""All detectors over one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from enforcement_cli.public.detect.accounts import bank_cards, labelled_accounts
from enforcement_cli.public.detect.addresses import home_addresses
from enforcement_cli.public.detect.births import birth_dates
from enforcement_cli.public.detect.certificates import property_certificates
from enforcement_cli.public.detect.dictionary import Known, dictionary_of
from enforcement_cli.public.detect.handles import emails, passports, plates, qq_numbers, wechat_names
from enforcement_cli.public.detect.health import health_facts
from enforcement_cli.public.detect.identity import (
    credit_codes,
    identity_numbers,
    labelled_identity_number,
    punctuated_identity_numbers,
)
from enforcement_cli.public.detect.labels import Labels
from enforcement_cli.public.detect.letters import lettered_numbers, read_out_numbers
from enforcement_cli.public.detect.mask import mask_with_origin
from enforcement_cli.public.detect.names import Names
from enforcement_cli.public.detect.nicknames import nicknames
from enforcement_cli.public.detect.papers import personal_papers
from enforcement_cli.public.detect.parted import parted_mail, parted_numbers
from enforcement_cli.public.detect.phones import fixed_lines, hotlines, mobiles, wrong_length_lines
from enforcement_cli.public.detect.runs import numbers_in, runs_of
from enforcement_cli.public.detect.schools import schools_of_minors
from enforcement_cli.public.detect.shadow import Shadow, shadow_of
from enforcement_cli.public.detect.spans import Detection, Found, Kept, Span, settle
from enforcement_cli.public.detect.spoken_plates import spoken_plates
from enforcement_cli.public.detect.surnames import surname_length
from enforcement_cli.public.detect.vehicles import vehicle_numbers

NO_CASE = Known()

_READINGS = 4

_Interval = TypeVar("_Interval", Found, Kept)


def detect(text: str, known: Known = NO_CASE, *, entities: bool = False) -> Detection:
    """The personal data in `text`. `known` adds what a case's metadata says; `entities` decodes HTML entities first.

    Offsets count code points of `text` as given, whatever its typography. What is found by the default masks leaves
    nothing to find: a mask changes what stands beside other words, so the masked text is read again until that is so.
    """
    found = _read(text, known, entities=entities)
    for _ in range(_READINGS):
        more = _left_by_masks(text, found, known) if found.spans else ()
        if not more:
            break
        found = Detection(_merged(found.spans, more), _without(found.unsettled, more))
    return found


def _left_by_masks(text: str, found: Detection, known: Known) -> tuple[Span, ...]:
    """Spans of `text` that are found only once the spans of `found` are masked."""
    masked = mask_with_origin(text, found.spans)
    taken = [(each.start, each.end) for each in found.spans]
    more = (Span(*masked.original(each.start, each.end), each.kind) for each in _read(masked.text, known).spans)
    return tuple(piece for each in more for piece in _cut(each, taken))


def _merged(spans: tuple[Span, ...], more: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted((*spans, *more)))


def _without(spans: tuple[Span, ...], taken: tuple[Span, ...]) -> tuple[Span, ...]:
    gone = [(each.start, each.end) for each in taken]
    return tuple(piece for each in spans for piece in _cut(each, gone))


def _cut(span: Span, taken: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """What of `span` lies in none of the intervals, which are in order and apart."""
    start = span.start
    for taken_start, taken_end in taken:
        if start < taken_end and taken_start < span.end:
            if start < taken_start:
                yield Span(start, taken_start, span.kind)
            start = taken_end
    if start < span.end:
        yield Span(start, span.end, span.kind)


def _read(text: str, known: Known, *, entities: bool = False) -> Detection:
    """The personal data in `text` as it stands."""
    shadow = shadow_of(text, entities=entities)
    dictionary = dictionary_of(known)
    claims = [*dictionary.claims(shadow), *in_original(shadow, _claimed(shadow.text))]
    if not claims:
        return Detection()
    kept = [*dictionary.kept(shadow), *in_original(shadow, _kept(shadow.text))]
    sure, unsure = settle(text, claims, kept)
    return Detection(
        tuple(Span(each.start, each.end, each.kind) for each in sure),
        tuple(Span(each.start, each.end, each.kind) for each in unsure),
    )


LABELLED_DETECTORS: tuple[Callable[[str, Labels], Iterator[Found]], ...] = (
    plates,
    passports,
    lettered_numbers,
    read_out_numbers,
)
"""Those that ask which label stands before what they have found."""

NUMBER_DETECTORS: tuple[Callable[[str], Iterator[Found]], ...] = (
    spoken_plates,
    vehicle_numbers,
    personal_papers,
    punctuated_identity_numbers,
    emails,
    wechat_names,
    qq_numbers,
    property_certificates,
)
"""Those that need nothing but the text about it."""


def number_claims(text: str) -> Iterator[Found]:
    """What the detectors of numbers and handles say of a shadow's text; the output scan runs these alone."""
    labels = Labels(text)
    yield from run_claims(text, labels)
    yield from other_claims(text, labels)


def run_claims(text: str, labels: Labels, start: int = 0) -> Iterator[Found]:
    """What is claimed of runs of digits from a place on that is in none."""
    for run in runs_of(text, start):
        yield from labelled_identity_number(text, run, labels)
        yield from labelled_accounts(text, run, labels)
        yield from wrong_length_lines(text, run, labels)
        for number in numbers_in(run):
            yield from identity_numbers(text, number, labels)
            yield from mobiles(text, number, labels)
            yield from fixed_lines(text, number, labels)
            yield from bank_cards(text, number, labels)


def other_claims(text: str, labels: Labels) -> Iterator[Found]:
    """What has a shape of its own: plates, passports, e-mail …"""
    for labelled in LABELLED_DETECTORS:
        yield from labelled(text, labels)
    for detector in NUMBER_DETECTORS:
        yield from detector(text)


def number_kept(text: str) -> Iterator[Kept]:
    """Numbers in a shadow's text that are public by their form: credit codes and hotlines."""
    yield from credit_codes(text, Labels(text))
    yield from hotlines(text)


_TEXT_DETECTORS: tuple[Callable[[str], Iterator[Found]], ...] = (
    home_addresses,
    health_facts,
    birth_dates,
    nicknames,
    schools_of_minors,
    parted_numbers,
    parted_mail,
)


def _claims(text: str) -> Iterator[Found]:
    yield from number_claims(text)
    for detector in _TEXT_DETECTORS:
        yield from detector(text)
    yield from Names(text).claims()
    yield from _split_names(text)


@lru_cache(maxsize=512)
def _claimed(text: str) -> tuple[Found, ...]:
    """`_claims`, remembered: the words of one article are read for every decision that rests on it, and twice each time."""
    return tuple(_claims(text))


def _kept(text: str) -> Iterator[Kept]:
    return number_kept(text)


def _split_names(text: str) -> Iterator[Found]:
    """Names whose characters a line break or blanks part (宋小\\n样): read without blanks, taken where one was inside."""
    tight = Shadow(text).tight
    if tight.text == text:
        return
    for claim in Names(tight.text).claims():
        start, end = tight.original(claim.start, claim.end)
        name = tight.text[claim.start : claim.end]
        parted = end - start > len(name) and not _ends_before(text[start:end])
        if parted and not name[0].isascii() and "·" not in name:
            yield replace(claim, start=start, end=end)


def _ends_before(found: str) -> bool:
    """Whether a whole name stands before the blank: what comes after it is the next field (申包　金额)."""
    first, blank, _ = found.partition(" ")
    return bool(blank) and len(first) >= 2 and surname_length(first, 0) > 0


def in_original(shadow: Shadow, intervals: Iterable[_Interval]) -> Iterator[_Interval]:
    """`intervals` of the shadow's text, in characters of its original."""
    for each in intervals:
        start, end = shadow.original(each.start, each.end)
        yield replace(each, start=start, end=end)
