"""Finding and masking personal data in free text, and the scan of finished outputs.

    detect(text, known)            what is in a text, with offsets into it
    mask(text, detection)          the text without it
    scan_output(data, known, ...)  what is still in an output

A new kind is a row in `spans.Kind`, a detector in `engine.py` and a pattern in `mask.Patterns`.
"""

from enforcement_cli.public.detect.dictionary import Known
from enforcement_cli.public.detect.engine import detect
from enforcement_cli.public.detect.mask import DEFAULT_PATTERNS, Patterns, mask, masked_name
from enforcement_cli.public.detect.output import Hit, scan_output
from enforcement_cli.public.detect.spans import KINDS, Detection, Kind, Span

__all__ = [
    "DEFAULT_PATTERNS",
    "KINDS",
    "Detection",
    "Hit",
    "Kind",
    "Known",
    "Patterns",
    "Span",
    "detect",
    "mask",
    "masked_name",
    "scan_output",
]
