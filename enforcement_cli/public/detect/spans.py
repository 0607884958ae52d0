"""What a detector says: which characters of the original text are personal data, and of which kind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

Kind = Literal[
    "id_card",
    "phone",
    "landline",
    "bank_card",
    "plate",
    "passport",
    "email",
    "wechat",
    "qq",
    "address",
    "name",
    "health",
    "property",
    "vehicle",
    "papers",
    "birth",
    "nickname",
]
"""What a span holds; the names are public (product contract §3, `redact --jsonl`)."""

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of the original text, counted in code points."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Detection:
    """What was found in one text: what will be masked, and what a person has to settle.

    Both are sorted, and no two spans of either overlap. A text with anything `unsettled` must not be published.
    """

    spans: tuple[Span, ...] = ()
    unsettled: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One detector's claim, in code points of the text that the detectors see.

    `weight` decides between claims on the same characters: the surer kind wins, then the longer claim.
    `sure` is False where a person has to settle it.
    """

    start: int
    end: int
    kind: Kind
    weight: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """Characters that are meant to be public, and which claims they overrule: those of at most this weight."""

    start: int
    end: int
    weight: int


# A number with a check digit beats one that only has the right length, and what the case itself names
# beats every pattern. The gaps leave room for a kind that comes later.
KNOWN = 100
CHECKED = 80
LABELLED = 60
SHAPED = 40
GUESSED = 20


_LEAST: dict[Kind, int] = {"address": 3}
"""How many letters and digits must be left of what is unsure, for somebody to be asked about it."""
_JOINING = frozenset("和与及或跟同")
"""What joins two names is none, when these are taken out."""


class _Intervals:
    """Disjoint intervals, asked and grown in any order."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def free(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of `start` to `end` that nothing has taken yet."""
        at = bisect_right(self._ends, start)
        while at < len(self._starts) and self._starts[at] < end:
            if start < self._starts[at]:
                yield start, self._starts[at]
            start = self._ends[at]
            at += 1
        if start < end:
            yield start, end

    def take(self, start: int, end: int) -> None:
        """Take an interval that `free` has returned whole."""
        at = bisect_right(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)


class _Keepers:
    """Answers whether some kept text holds a claim whole and overrules it, in logarithmic time."""

    def __init__(self, kept: Iterable[Kept]) -> None:
        self._by_weight: dict[int, tuple[list[int], list[int]]] = {}
        for each in sorted(kept, key=lambda each: each.start):
            starts, furthest = self._by_weight.setdefault(each.weight, ([], []))
            starts.append(each.start)
            furthest.append(max(each.end, furthest[-1] if furthest else 0))

    def overrule(self, claim: Found) -> bool:
        for weight, (starts, furthest) in self._by_weight.items():
            at = bisect_right(starts, claim.start) - 1
            if weight >= claim.weight and at >= 0 and furthest[at] >= claim.end:
                return True
        return False


def standing(claims: Iterable[Found], kept: Iterable[Kept]) -> list[Found]:
    """The claims that no kept text overrules."""
    keepers = _Keepers(kept)
    return [each for each in claims if not keepers.overrule(each)]


def settle(text: str, claims: Iterable[Found], kept: Iterable[Kept]) -> tuple[list[Found], list[Found]]:
    """The claims that stand, and what of the unsure ones is left beside them; both in order of the text.

    Of claims that overlap the heavier stands, then the longer, then the first. An unsure claim never hides a sure
    one: it is cut to what the sure ones leave of it.
    """
    order = sorted(
        set(standing(claims, kept)),
        key=lambda each: (-each.weight, each.start - each.end, each.start, each.kind),
    )
    taken = _Intervals()
    sure: list[Found] = []
    for claim in order:
        if claim.sure and list(taken.free(claim.start, claim.end)) == [(claim.start, claim.end)]:
            taken.take(claim.start, claim.end)
            sure.append(claim)
    unsure: list[Found] = []
    for claim in order:
        if not claim.sure:
            for start, end in list(taken.free(claim.start, claim.end)):
                taken.take(start, end)
                left = text[start:end]
                if left not in _JOINING and sum(map(str.isalnum, left)) >= _LEAST.get(claim.kind, 1):
                    unsure.append(replace(claim, start=start, end=end))
    return sorted(sure, key=lambda each: each.start), sorted(unsure, key=lambda each: each.start)
