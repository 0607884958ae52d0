"""What the tables of these tests say: the text after masking, and what is left to a person."""

from __future__ import annotations

from enforcement_cli.public.detect import Known, detect, mask


def masked(text: str, known: Known | None = None) -> tuple[str, list[str]]:
    """The masked text, and the words that only a person can settle."""
    found = detect(text, known) if known else detect(text)
    return mask(text, found), [text[each.start : each.end] for each in found.unsettled]


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and words of everything that is masked."""
    return [(each.kind, text[each.start : each.end]) for each in detect(text).spans]
