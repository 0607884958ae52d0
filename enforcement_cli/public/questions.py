"""What the detectors cannot settle: the question for the clerk, and what an answer makes of the text.

An answer belongs to a sentence of a case and to words in it. Whatever changes in the sentence asks anew; the same
sentence in another field or another decision of the case does not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from enforcement_cli.cases.decisions import Answer
from enforcement_cli.public.detect import DEFAULT_PATTERNS, Detection, Kind, Patterns, Span, mask

HIDE = "隐去"
KEEP = "保留"
NO_ANSWERS: Mapping[str, str] = MappingProxyType({})
_ENDS = re.compile(r"[。！？；!?;\n\r]+")


@dataclass(frozen=True, slots=True)
class Question:
    """Words in a sentence of which only a person can say whether they are somebody's.

    `id` is what an answer on a command line names: 8 hexadecimal digits of a hash over case, sentence and words.
    """

    id: str
    case: str
    field: str
    sentence: str
    words: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Settled:
    """A detection with the answers in it: what is still open, and the sentences in which a person had something stay."""

    detection: Detection
    questions: tuple[Question, ...]
    kept: tuple[str, ...]


def question_id(case: str, sentence: str, words: str) -> str:
    """The same words in the same sentence of the same case have the same id, for ever."""
    return hashlib.sha256("\0".join((case, sentence, words)).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def answers_by_id(case: str, answers: Iterable[Answer]) -> dict[str, str]:
    """Question id -> 隐去 or 保留, of what is stored beside the case; of two answers the later in the file counts."""
    return {
        question_id(case, each.sentence, each.words): each.answer
        for each in answers
        if each.sentence and each.words and each.answer in (HIDE, KEEP)
    }


def settled(
    case: str,
    field: str,
    text: str,
    found: Detection,
    answers: Mapping[str, str],
    patterns: Patterns = DEFAULT_PATTERNS,
    given: Collection[str] = frozenset(),
) -> Settled:
    """`found` with every answered doubt settled: hidden like all else that was found, or left as it stands.

    `patterns`, and `given` names as `mask` takes them, say how the sentences that stay will read once all else in them
    is masked.
    """
    spans, unsettled, questions = list(found.spans), [], []
    kept: list[tuple[int, int]] = []
    for span in found.unsettled:
        start, end = sentence_of(text, span)
        words = text[span.start : span.end]
        question = Question(question_id(case, text[start:end], words), case, field, text[start:end], words, span.kind)
        answer = answers.get(question.id)
        if answer == HIDE:
            spans.append(span)
        elif answer == KEEP:
            kept.append((start, end))
        else:
            unsettled.append(span)
            questions.append(question)
    spans.sort()
    sentences = (_masked_part(text, spans, start, end, patterns, given) for start, end in dict.fromkeys(kept))
    return Settled(
        Detection(tuple(spans), tuple(unsettled)),
        tuple({each.id: each for each in questions}.values()),
        tuple(sentences),
    )


def sentence_of(text: str, span: Span) -> tuple[int, int]:
    """Where the sentence begins and ends, its last mark included, in which a span lies; blanks about it left out."""
    start = 0
    for mark in _ENDS.finditer(text, 0, span.start):
        start = mark.end()
    after = _ENDS.search(text, span.end)
    end = after.end() if after else len(text)
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return start, end


def _masked_part(
    text: str, spans: Iterable[Span], start: int, end: int, patterns: Patterns, given: Collection[str]
) -> str:
    """A sentence as it will be published."""
    inside = tuple(
        Span(each.start - start, each.end - start, each.kind)
        for each in spans
        if start <= each.start and each.end <= end
    )
    return mask(text[start:end], Detection(inside), patterns, given)
