"""User-facing text: Chinese templates in the code, an English catalogue keyed by the template.

The catalogue is `locale/en/*.json`, one flat object of template -> English template per file; the fields of both
must be the same, which `tests/test_messages.py` holds. Files are merged; which file an entry stands in is free.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("zh", "en")
_LOCALE = Path(__file__).resolve().parent / "locale"


class _Language:
    """The language in use; set once per run by the command line."""

    current = "zh"


def use_language(language: str) -> None:
    """Print in `language` ("zh" or "en") from now on."""
    _Language.current = language


def language() -> str:
    """The language in use."""
    return _Language.current


@cache
def catalogue() -> dict[str, str]:
    """The English catalogue, all files merged."""
    merged: dict[str, str] = {}
    for file in sorted((_LOCALE / "en").glob("*.json")):
        merged.update(json.loads(file.read_text(encoding="utf-8")))
    return merged


@dataclass(frozen=True, slots=True)
class Phrase:
    """A field that is itself a template: put into words with the text around it, in the same language."""

    template: str
    fields: Mapping[str, Any]


def _shown(value: Any) -> Any:
    if isinstance(value, Phrase):
        return tr(value.template, **value.fields)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        separator = ", " if _Language.current == "en" else "、"
        return separator.join(str(_shown(each)) for each in value)
    return value


def tr(template: str, /, **fields: Any) -> str:
    """`template` in the language in use, with its fields filled in. Dates print as ISO, lists joined by 、.

    A template without fields is returned as it is, so that text with braces in it needs no doubling.
    """
    if _Language.current == "en":
        template = catalogue().get(template, template)
    return template.format_map({name: _shown(value) for name, value in fields.items()}) if fields else template
