"""Document numbers 文号 taken apart: 机关代字〔year〕serial号, in whatever brackets; what is written otherwise has no serial."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?P<prefix>[^\[\]()〔〕【】〈〉{}0-9]{1,30})[\[(〔【〈{](?P<year>[0-9]{4})[\])〕】〉}]第?0{0,5}(?P<serial>[1-9][0-9]{0,5})号?"
)


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A document number: 机关代字, year, serial."""

    prefix: str
    year: int
    serial: int

    @property
    def series(self) -> tuple[str, int]:
        """What restarts at 1: prefix and year."""
        return self.prefix, self.year


def parse_number(text: str | None) -> Number | None:
    """示工信罚〔2026〕3号 -> Number("示工信罚", 2026, 3); None for what has another form (〔2020〕TQ第Q-4008号)."""
    plain = "".join(unicodedata.normalize("NFKC", text or "").split())
    match = _NUMBER.fullmatch(plain)
    return Number(match["prefix"], int(match["year"]), int(match["serial"])) if match else None


def plain_prefix(text: str | None) -> str:
    """A prefix as `parse_number` gives it."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def ranges(serials: Iterable[int]) -> Iterator[str]:
    """Sorted serials as people write them: 3, 5—7."""
    first = last = 0
    for each in sorted(serials):
        if first and each == last + 1:
            last = each
            continue
        if first:
            yield _range(first, last)
        first = last = each
    if first:
        yield _range(first, last)


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}—{last}"
