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


def gaps(serials: Iterable[int]) -> Iterator[range]:
    """What is missing between 1 and the highest of some serials. A number may be 999999: none in between is counted."""
    before = 0
    for each in sorted(set(serials)):
        if each > before + 1:
            yield range(before + 1, each)
        before = each


def spans(missing: Iterable[range]) -> Iterator[str]:
    """Ranges that are in order and apart, as people write them: 3, 5—7."""
    for each in missing:
        yield _range(each[0], each[-1])


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}—{last}"
