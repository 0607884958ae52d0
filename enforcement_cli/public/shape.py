"""The shape of a public record: the allow-list of what can ever stand on a page or in the open data.

The ledger keeps records for ever, so that a page may be made from one that an older version wrote, or that somebody
altered by hand. What a template or a data file gets has passed here: known fields of the right form, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LONG_TERM = "长期"


@dataclass(frozen=True, slots=True)
class Form:
    """What a text must look like. Numbers and days are texts in a record, as in every hashed form of it."""

    pattern: re.Pattern[str]

    def fits(self, value: Any) -> bool:
        """Whether the value is such a text."""
        return isinstance(value, str) and self.pattern.fullmatch(value) is not None


TEXT = Form(re.compile(r"(?s:.+)"))
DAY = Form(re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", re.ASCII))
DAY_OR_LONG_TERM = Form(re.compile(rf"{DAY.pattern.pattern}|{LONG_TERM}", re.ASCII))
MONEY = Form(re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,2})?", re.ASCII))
PICTURE = Form(re.compile(r"files/[0-9a-f]{64}\.(?:png|jpg)", re.ASCII))
SHA256 = Form(re.compile(r"[0-9a-f]{64}", re.ASCII))
YES = Form(re.compile("yes"))
COUNT = Form(re.compile(r"[0-9]{1,6}", re.ASCII))

SHAPE: Mapping[str, Any] = {
    "agency": {"name": TEXT},
    "division": TEXT,
    "objects": [{"name": TEXT, "type": TEXT, "code": TEXT}],
    "kind": TEXT,
    "matter": TEXT,
    "document": TEXT,
    "document_no": TEXT,
    "made_on": DAY,
    "outcome": TEXT,
    "conclusion": TEXT,
    "facts": TEXT,
    "reasons": TEXT,
    "contents": TEXT,
    "basis": [{"law": TEXT, "article": TEXT, "words": TEXT}],
    "penalties": [{"kind": TEXT, "amount": MONEY, "until": DAY}],
    "grant": {
        "category": TEXT,
        "certificate": TEXT,
        "certificate_no": TEXT,
        "valid_from": DAY,
        "valid_to": DAY_OR_LONG_TERM,
    },
    "remedies": {
        "reconsideration_organ": TEXT,
        "reconsideration_days": COUNT,
        "court": TEXT,
        "suit_months": COUNT,
        "reconsideration_first": YES,
    },
    "files": [{"title": TEXT, "file": PICTURE, "sha256": SHA256}],
    "corrections": [{"kind": TEXT, "on": DAY, "text": TEXT}],
}
"""Key -> form, mapping or list, as in a record. A list has one element: the form of each of its items."""

# Without these a page would be one that S-20 does not accept, or a line with a hole in it.
REQUIRED: Mapping[tuple[str, ...], tuple[str, ...]] = {
    (): ("agency", "objects", "kind", "conclusion"),
    ("agency",): ("name",),
    ("objects",): ("name",),
    ("basis",): ("law",),
    ("penalties",): ("kind",),
    ("files",): ("file", "sha256"),
    ("corrections",): ("kind", "on"),
}


class ShapeError(ValueError):
    """A record that no page can be made from; `where` is the field, its parts joined by `/`."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def shown(record: Any) -> dict[str, Any]:
    """The record with its known fields only. Raises ShapeError for a field of the wrong form or a missing one."""
    return _mapping(record, SHAPE, ())


def _mapping(value: Any, shape: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise ShapeError("/".join(path))
    for key in REQUIRED.get(path, ()):
        if not value.get(key):
            raise ShapeError("/".join((*path, key)))
    found = {}
    for key, form in shape.items():
        each = value.get(key)
        if each is not None:
            is_plain = type(each) is str and type(form) is Form and form.fits(each)
            found[key] = each if is_plain else _value(each, form, (*path, key))
    return found


def _value(value: Any, form: Any, path: tuple[str, ...]) -> Any:
    if isinstance(form, Form):
        # A whole number is as good as its text: the loader types what the schema calls a number.
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not form.fits(text):
            raise ShapeError("/".join(path))
        return text
    if isinstance(form, Mapping):
        return _mapping(value, form, path)
    if not isinstance(value, (list, tuple)):
        raise ShapeError("/".join(path))
    return [_mapping(each, form[0], path) for each in value]


def texts_of(record: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text in plain JSON data with its field, keys joined by `/`."""
    found: list[tuple[str, str]] = []
    _gather(record, where, found)
    return iter(found)


def _gather(value: Any, where: str, found: list[tuple[str, str]]) -> None:
    if type(value) is str:
        found.append((where, value))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            _gather(each, f"{where}/{key}" if where else str(key), found)
    elif isinstance(value, (list, tuple)):
        for each in value:
            _gather(each, where, found)
    elif value is not None:
        found.append((where, str(value)))
