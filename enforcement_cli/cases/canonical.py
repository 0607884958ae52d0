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
    if type(value) is dict:  # nearly everything is one, full of texts: thousands of records are hashed in a run
        return {
            key if type(key) is str else str(key): each if type(each) is str else as_text(each)
            for key, each in value.items()
        }
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
    text = _json(value)
    # What is cut out of a text in NFC is in NFC, too: then there is nothing to bring into it.
    if not unicodedata.is_normalized("NFC", text):
        text = _json(nfc(value))
    return text.encode("utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_as_dict)


def _as_dict(value: Any) -> dict[Any, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
