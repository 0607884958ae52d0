"""No regular expression of the loader can be made to hang: each is timed on 50,000 hostile characters."""

from __future__ import annotations

import pkgutil
import re
import time
from importlib import import_module

import pytest

from enforcement_cli import cases
from enforcement_cli.cases.schema import SchemaSet
from enforcement_cli.cases.schema_formats import compile_pattern

MODULES = sorted(each.name for each in pkgutil.iter_modules(cases.__path__))
SEARCHED = {
    "comment_loss._COUNTED", "comment_loss._CLOSES", "comment_loss._FROM_SIGN", "comment_loss._SIGN", "encoding.HIDDEN_NAME",
    "encoding._CONFLICT", "encoding._FOREIGN", "encoding._FORBIDDEN", "yaml_refusals._LONG_NUMBER",
    "yaml_scan._DIRECTIVE", "yaml_syntax._AFTER_QUOTE",
}  # fmt: skip
"""Looked for anywhere in a text; all others are only ever matched at its start."""

BOUNDED = {"schema_guess._DATE": 60, "schema_guess._TIME": 60, "schema_guess._AMOUNT": 60, "schema_guess._DIGITS": 60}
"""Never given more than so many characters (`schema_guess._LONGEST`)."""

LENGTH = 50_000
PIECES = [
    "0", " ", "a", "甲", "-", ":", "：", "#", '"', "\t", ".", "/", "0-", "- ", "a:", "a: ", " #", " #3", "a#", '" ', "<<<<<<<", "=======",
    "0,", "1.", "9时", "2026-03-01", "2026年3月1日 ", "files/", "E\\", "\u202e", "\r", "\n", "（", "ext-0-a sha256:", "~$", ".git", "com1",
]  # fmt: skip


def patterns() -> dict[str, re.Pattern]:
    found = {}
    for name in MODULES:
        for key, value in vars(import_module(f"enforcement_cli.cases.{name}")).items():
            if isinstance(value, re.Pattern):
                found[f"{name}.{key}"] = value
            elif isinstance(value, str) and "(?P<level>" in value:  # compiled when there is need
                found[f"{name}.{key}"] = re.compile(value)

    def walk(schema) -> None:
        if isinstance(schema, dict):
            if isinstance(schema.get("pattern"), str):
                found[schema["pattern"]] = compile_pattern(schema["pattern"])
            for each in schema.values():
                walk(each)
        elif isinstance(schema, list):
            for each in schema:
                walk(each)

    for name in SchemaSet().names():
        walk(SchemaSet().schema(name))
    return found


PATTERNS = patterns()


def test_the_patterns_are_found():
    assert len(PATTERNS) > 25


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_fast_on_hostile_text(name):
    pattern, length = PATTERNS[name], BOUNDED.get(name, LENGTH)
    for piece in PIECES:
        for text in (
            (piece * length)[:length],
            (piece * length)[: length - 1] + "!",
            "9时" + (piece * length)[: length - 2],
        ):
            hostile = text.encode()[:length] if isinstance(pattern.pattern, bytes) else text
            start = time.process_time()
            pattern.fullmatch(hostile)
            pattern.match(hostile)
            if name in SEARCHED:
                for count, _ in enumerate(pattern.finditer(hostile)):
                    if count > 1_000:
                        break
            assert time.process_time() - start < 0.3, piece


def test_the_searched_patterns_exist():
    assert PATTERNS.keys() >= SEARCHED | BOUNDED.keys()
