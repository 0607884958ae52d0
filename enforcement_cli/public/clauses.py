"""The clauses that a decision relies on, as the public sees them: law, article, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from enforcement_cli.cases.decisions import Decision
from enforcement_cli.public.detect import Detection, Known, Span, detect
from enforcement_cli.public.detect.dictionary import bare

Wording = Callable[[str, str, date], str]
"""(law, article, day) -> what the article says on that day; empty where nobody knows."""
_SUSPECTED = frozenset({"name", "address", "health"})
"""What is found by the words around it, and not by its own form."""


def no_words(law: str, article: str, on: date) -> str:
    """The wording of nobody who knows any."""
    return ""


def clauses_of(decision: Decision, wording: Wording, known: Known) -> list[dict[str, str]]:
    """Law, article and words of each, what is not given left out; words from `wording`, else as the bureau copied them.

    A copy in which there is something of the case or anybody's number is left out here: it is a text like any other.
    """
    day = decision.made_on or date.max
    found = []
    for each in decision.basis:
        words = wording(each.law, each.article, day) if each.law and each.article else ""
        words = words or (each.words if each.words and _is_impersonal(each.words, known) else "")
        fields = {"law": each.law, "article": each.article, "words": words}
        found.append({key: value for key, value in fields.items() if value})
    return found


def _is_impersonal(words: str, known: Known) -> bool:
    """Whether what was copied out of a law holds no number of anybody and nothing of the case's own.

    A law names nobody: what the detectors only suspect in it (a surname, an address) is none, and is not asked about.
    """
    plain = bare(words)
    if any(bare(each) in plain for each in (*known.names, *known.addresses)):
        return False
    suspected = {each for each in _claims(detect(words, Known())) if each.kind in _SUSPECTED}
    return not _claims(detect(words, known)) - suspected


def _claims(found: Detection) -> set[Span]:
    return {*found.spans, *found.unsettled}
