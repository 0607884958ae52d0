"""Any of many fixed texts, found in one pass whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

_START = 2


class Literals:
    """Finds fixed texts of two characters and more: from the left, the longest at each place, none overlapping.

    What a row of alternatives in a pattern would find, longest first; but a pattern takes long to build for each case,
    and longer to run the more values there are.
    """

    def __init__(self, values: Collection[str]) -> None:
        lengths: dict[str, set[int]] = defaultdict(set)
        for each in values:
            if len(each) < _START:
                raise ValueError("too short")
            lengths[each[:_START]].add(len(each))
        self._values = frozenset(values)
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand, in order."""
        if len(self._values) < len(text) and not any(each in text for each in self._values):
            return
        at, last = 0, len(text) - _START
        while at <= last:
            end = self._end(text, at)
            if end:
                yield at, end
            at = end or at + 1

    def _end(self, text: str, at: int) -> int:
        for length in self._lengths.get(text[at : at + _START], ()):
            end = at + length
            if end <= len(text) and text[at:end] in self._values:
                return end
        return 0
