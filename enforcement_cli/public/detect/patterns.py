"""Regular expressions for any of many words, built so that a long text is read fast."""

from __future__ import annotations

import re

_SPLIT = "[ \n]{0,4}"


def any_of(words: str) -> str:
    """A pattern for any of the words, which blanks part; it takes the longest.

    The words share their beginnings in it, and it looks at the first character before anything else: over a long text
    that is several times faster than a row of alternatives.
    """
    return _pattern(words, "")


def spaced(words: str) -> str:
    """The same for words that may be letter-spaced (电　话) or split over lines."""
    return _pattern(words, _SPLIT)


def _pattern(words: str, between: str) -> str:
    every = set(words.split())
    firsts = "".join(sorted({re.escape(word[0]) for word in every}))
    return f"(?=[{firsts}]){_tree(every, between)}"


def _tree(words: set[str], between: str) -> str:
    branches = []
    for first in sorted({word[0] for word in words}):
        rests = {word[1:] for word in words if word[0] == first}
        longer = rests - {""}
        rest = f"{between}{_tree(longer, between)}" if longer else ""
        branches.append(re.escape(first) + (f"(?:{rest})?" if longer and "" in rests else rest))
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
