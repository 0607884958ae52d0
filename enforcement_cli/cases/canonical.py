"""Canonical JSON: the one byte form over which digests are taken, so that writer and reader agree on every machine."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def nfc(value: Any) -> Any:
    """Plain data with every text, mapping keys included, in Unicode form NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {nfc(key): nfc(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [nfc(each) for each in value]
    return value


def as_text(value: Any) -> Any:
    """Plain data with every scalar as its text; None stays None.

    YAML gives `60` back as a number or as text, whichever its reader was told; the digest must not hang on that.
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return {str(key): as_text(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_text(each) for each in value]
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def canonical(value: Any) -> bytes:
    """Canonical JSON of texts, whole numbers, lists and mappings: sorted keys, NFC, no spaces, UTF-8.

    Raises TypeError for anything that JSON has no form for; `as_text` first makes every scalar one it has.
    """
    text = json.dumps(nfc(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")
