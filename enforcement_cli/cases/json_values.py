"""Values as JSON Schema sees them: dict, list, str, bool, int, Decimal and float, and what is equal among them.

A Decimal or float that is no finite number is no number at all; a truth value is never one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any


def same(one: Any, other: Any) -> bool:
    """Equality of JSON values: 1 and 1.0 are the same, 1 and true are not."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def is_number(value: Any) -> bool:
    """A finite number; a truth value is none."""
    if isinstance(value, bool):
        return False
    return (
        isinstance(value, int)
        or (isinstance(value, Decimal) and value.is_finite())
        or (isinstance(value, float) and math.isfinite(value))
    )


TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": is_number,
    "null": lambda value: value is None,
}


def decimals_of(value: Any) -> int:
    """How many decimals a number is written with; trailing zeros do not count."""
    if isinstance(value, int):
        return 0
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def unique(items: list[Any]) -> bool:
    """Whether no two items are the same, in linear time whatever they hold."""
    return len(set(map(_frozen, items))) == len(items)


def _frozen(value: Any) -> object:
    """Something hashable that is equal exactly where `same` says so."""
    if isinstance(value, dict):
        return "object", frozenset((key, _frozen(each)) for key, each in value.items())
    if isinstance(value, list):
        return "array", tuple(map(_frozen, value))
    return (bool, value) if isinstance(value, bool) else (None, value)
