"""Regular expressions mean the same on every Python that we support."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import enforcement_cli

sre_parser = pytest.importorskip("re._parser")


def patterns() -> Iterator[tuple[str, str]]:
    """(module.name, pattern) of every compiled expression that a module of ours holds."""
    for module in pkgutil.walk_packages(enforcement_cli.__path__, "enforcement_cli."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value.pattern
            elif isinstance(value, str) and "(?P<level>" in value:  # compiled when there is need
                yield f"{module.name}.{name}", value


def operations(parsed: Any) -> Iterator[str]:
    """The names of all operations of a parsed expression, however deep."""
    for item in parsed:
        if isinstance(item, (tuple, list, sre_parser.SubPattern)):
            yield from operations(item)
        elif isinstance(item, int) and hasattr(item, "name"):
            yield item.name


def test_no_possessive_or_atomic_expressions():
    # CPython 3.11.0 to 3.11.4 does not go back to where such a group began when it fails half-way
    # (gh-106052): `(?:[eE][0-9]+)?+` then matches the e of "1e". Debian 12 has 3.11.2.
    found = dict(patterns())
    wrong = {
        name
        for name, pattern in found.items()
        if {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"} & set(operations(sre_parser.parse(pattern)))
    }

    assert len(found) > 50
    assert wrong == set()


@pytest.mark.parametrize("pattern", ["a?+", "x(?:[eE][0-9]+)?+", "(b|(?>c+))", "a(?=b*+)"])
def test_the_search_finds_them(pattern):
    assert {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"} & set(operations(sre_parser.parse(pattern)))
