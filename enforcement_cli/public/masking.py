"""How a bureau masks: its dated setting, in its own words, as patterns for the detectors (product contract §6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.problems import UnreadableError
from enforcement_cli.public.detect import DEFAULT_PATTERNS, Detection, Known, Patterns, detect, mask
from enforcement_cli.public.detect.known_names import given_names
from enforcement_cli.public.detect.mask import HIDE, SURNAME, SURNAME_AND_STARS, YEAR

SETTING = "masking"
_STYLES: Mapping[str, str] = MappingProxyType(
    {
        "全部隐去": HIDE,
        "保留末四位": "0+4",
        "保留首二位": "2+0",
        "保留首三位和末四位": "3+4",
        "保留首六位和末四位": "6+4",
        "保留姓氏": SURNAME,
        "保留姓氏加星号": SURNAME_AND_STARS,
        "保留到省": "province",
        "保留到市": "city",
        "保留到县": "county",
        "保留区号": "area",
        "保留年份": YEAR,
    }
)
_READINGS = 3


def patterns_of(bureau: Bureau, on: date) -> Patterns:
    """The patterns in force on that day: the bureau's setting over the defaults. Raises UnreadableError for others."""
    entry = bureau.dated(SETTING, on)
    if entry is None:
        return DEFAULT_PATTERNS
    if not isinstance(entry.value, Mapping) or not all(
        isinstance(each, str) and each in _STYLES for each in entry.value.values()
    ):
        raise UnreadableError(SETTING)
    return Patterns.of({str(kind): _STYLES[style] for kind, style in entry.value.items()})


def masked_text(text: str, found: Detection, known: Known, patterns: Patterns) -> str:
    """`text` masked by the bureau's patterns; where such a mask leaves something to find, that is masked by default.

    So a pattern that keeps much of a number never keeps enough of it to be a number still.
    """
    masked = mask(text, found, patterns, given_names(known.names))
    for _ in range(_READINGS if patterns != DEFAULT_PATTERNS else 0):
        again = detect(masked, known)
        if not again.spans:
            break
        masked = mask(masked, again)
    return masked
