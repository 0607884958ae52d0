"""Plain scalars: which of them YAML 1.2 reads as something else than text (core schema, §10.3.2)."""

from __future__ import annotations

import re


class Plain(str):
    """An unquoted scalar that YAML 1.2 reads as a number or a truth value; everything else is an ordinary `str`."""

    __slots__ = ()


NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""Plain scalars that mean "not given"."""

WORDS = frozenset(("true", "True", "TRUE", "false", "False", "FALSE", ".nan", ".NaN", ".NAN"))
SPECIAL = NULLS | WORDS
NUMBER = re.compile(
    r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)"
)
NUMBER_STARTS = frozenset("0123456789+-.")


def is_null(value: str) -> bool:
    """Whether a plain scalar means "not given": nothing, `~` or `null`."""
    return value in NULLS


def resolves(value: str) -> bool:
    """Whether a plain scalar is read by YAML 1.2 as a number or a truth value."""
    return value in WORDS or NUMBER.fullmatch(value) is not None
