"""The fast verdict: equal to jsonschema's on random schemas and on the shipped ones, and nothing passed over.

`ENFORCE_FUZZ=20000` runs that many pairs instead of the sample.
"""

from __future__ import annotations

import os
import random
import re
from decimal import Decimal

import pytest

from enforcement_cli.cases.json_values import decimals_of, same, unique
from enforcement_cli.cases.schema import SchemaSet
from enforcement_cli.cases.schema_errors import errors, validator
from enforcement_cli.cases.schema_fast import SchemaError, compile_schema
from enforcement_cli.cases.schema_formats import FORMATS, compile_pattern
from tests.cases.schema_help import SCALARS, broken, fitting, some_schema, some_value, with_definitions

PAIRS = int(os.environ.get("ENFORCE_FUZZ", "1500"))


def test_verdicts_equal_those_of_jsonschema_on_random_schemas():
    chance = random.Random(20261122)
    counts = {True: 0, False: 0}
    for _ in range(PAIRS // 5):
        schema = with_definitions(some_schema(chance), chance)
        fast, slow = compile_schema(schema), validator(schema)
        for _ in range(12):
            value = some_value(chance)
            verdict = fast(value)
            assert verdict == (errors(slow, value) == []), (schema, value)
            counts[verdict] += 1
    assert min(counts.values()) > sum(counts.values()) / 10


@pytest.mark.parametrize("name", SchemaSet().names())
def test_verdicts_equal_those_of_jsonschema_on_the_shipped_schemas(name):
    schemas = SchemaSet()
    schema = dict(schemas.schema(name))
    slow = validator(schema)
    chance = random.Random(name)
    counts = {True: 0, False: 0}
    for _ in range(max(12, PAIRS // 50)):
        value = fitting(schema, schema, chance)
        for each in (value, broken(value, chance), broken(broken(value, chance), chance)):
            verdict = schemas.is_valid(each, name)
            assert verdict == (errors(slow, each) == []), each
            counts[verdict] += 1
    assert counts[False] > 5


def test_every_shipped_schema_is_a_sound_schema():
    from jsonschema import Draft202012Validator

    for name in SchemaSet().names():
        Draft202012Validator.check_schema(SchemaSet().schema(name))


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [True]},
        {"properties": {"a": {"multipleOf": 0.01}}},
        {"items": {"unevaluatedProperties": False}},
        {"$defs": {"x": {"typo": 1}}, "$ref": "#/$defs/x"},
        {"$ref": "other.json"},
        {"$ref": "#/$defs/missing"},
        {"$ref": "https://example.test/schema"},
        {"type": "text"},
        {"format": "email"},
        {"x-decimal": 2, "minLenght": 1},
    ],
)
def test_what_is_not_known_is_refused_when_compiling(schema):
    with pytest.raises(SchemaError):
        compile_schema(schema)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^\d$",
        r"^\w+$",
        r"^\s$",
        r"\bx",
        r"^(?P<a>x)$",
        r"^(?<=x)y$",
        r"^a++$",
        r"^\p{L}$",
        "[0-9]",
        "^x",
        "x$",
        r"^(?i)x$",
    ],
)
def test_patterns_that_editors_read_otherwise_are_refused(pattern):
    with pytest.raises(ValueError, match="pattern"):
        compile_schema({"pattern": pattern})


@pytest.mark.parametrize(
    "pattern", [r"^\\d$", r"^\.[0-9]{2,3}(?:x|y)?$", "^[^/:]+$", "^[一-龥]$", r"^\\\\w$", "^(?!x).*$"]
)
def test_patterns_of_the_common_subset_pass(pattern):
    assert compile_pattern(pattern).flags & re.ASCII


@pytest.mark.parametrize(
    ("pattern", "value", "verdict"),
    [
        ("^[0-9]{4}$", "2026", True),
        ("^[0-9]{4}$", "2026\n", False),
        ("^[0-9]{4}$", "２０２６", False),
        ("^[0-9]{4}$", "x2026", False),
        ("^a|b$", "axx", False),
        ("^a|b$", "a", True),
        ("^[A-Z]$", "ſ", False),
        ("^[0-9]{4}$", 2026, True),
    ],
)
def test_a_pattern_is_matched_whole_and_in_ascii(pattern, value, verdict):
    schema = {"pattern": pattern}

    assert compile_schema(schema)(value) is verdict
    assert (errors(validator(schema), value) == []) is verdict


@pytest.mark.parametrize(
    ("schema", "value", "verdict"),
    [
        ({"type": "integer"}, True, False),
        ({"type": "number"}, True, False),
        ({"type": "number"}, Decimal("NaN"), False),
        ({"type": "number"}, float("inf"), False),
        ({"type": "number", "minimum": 0}, Decimal("0.07"), True),
        ({"minimum": 0}, Decimal("NaN"), True),
        ({"type": "number", "x-decimals": 2}, Decimal("0.07"), True),
        ({"type": "number", "x-decimals": 2}, Decimal("0.070"), True),
        ({"type": "number", "x-decimals": 2}, Decimal("0.075"), False),
        ({"type": "number", "x-decimals": 2}, Decimal("1E+3"), True),
        ({"type": "number", "x-decimals": 2}, 0.1, True),
        ({"type": "integer"}, Decimal("3"), False),
        ({"const": 1}, True, False),
        ({"enum": [0, "a"]}, False, False),
        ({"enum": [1]}, Decimal("1.0"), True),
        ({"uniqueItems": True}, [1, True, "1"], True),
        ({"uniqueItems": True}, [{"a": [1]}, {"a": [Decimal("1")]}], False),
        ({"uniqueItems": True}, [{"a": 1, "b": 2}, {"b": 2, "a": 1}], False),
        ({"required": ["a"]}, [], True),
        ({"additionalProperties": False, "patternProperties": {"^x-": {}}}, {"x-note": 1}, True),
        ({"additionalProperties": False, "patternProperties": {"^x-": {}}}, {"note-x-": 1}, False),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, False),
        ({"contains": {"const": 1}, "minContains": 0}, [], True),
        ({"contains": {"const": 1}}, [], False),
    ],
)
def test_the_verdicts_that_are_easily_wrong(schema, value, verdict):
    assert compile_schema(schema)(value) is verdict
    assert (errors(validator(schema), value) == []) is verdict


def test_a_schema_that_refers_to_itself():
    tree = {"$ref": "#/$defs/node", "$defs": {"node": {"type": "array", "items": {"$ref": "#/$defs/node"}}}}

    valid = compile_schema(tree)

    assert valid([[], [[]]])
    assert not valid([[], ["x"]])


def test_a_long_list_is_judged_in_linear_time():
    items = [{"a": str(each)} for each in range(20_000)]

    assert unique(items)
    assert not unique([*items, {"a": "7"}])


def test_sameness_agrees_with_uniqueness():
    for one in SCALARS:
        for other in SCALARS:
            if one == one and other == other:  # NaN is not itself
                assert same(one, other) == (not unique([one, other])), (one, other)


@pytest.mark.parametrize(
    ("value", "count"), [(3, 0), (Decimal("3.10"), 1), (Decimal("1E-7"), 7), (Decimal("100"), 0), (0.25, 2)]
)
def test_decimals_are_counted_as_written(value, count):
    assert decimals_of(value) == count


USCC = "91140599000000001X"


@pytest.mark.parametrize(
    ("name", "value", "verdict"),
    [
        ("date", "2026-03-01", True),
        ("date", "2024-02-29", True),
        ("date", "2026-02-29", False),
        ("date", "2026-02-30", False),
        ("date", "2026-13-01", False),
        ("date", "0000-01-01", False),
        ("date", "2026-3-1", False),
        ("date", "２０２６-03-01", False),
        ("date", "2026-03-01\n", False),
        ("date", "2026-03-01 ", False),
        ("hour-minute", "00:00", True),
        ("hour-minute", "23:59", True),
        ("hour-minute", "24:00", False),
        ("hour-minute", "9:30", False),
        ("hour-minute", "09:30:00", False),
        ("uscc", "91110000100000008X", False),
        ("resident-id", "11010518900101123", False),
        ("resident-id", "140599890230001", False),
        ("resident-id", "140599890228001", True),
        ("document-no", "示工信罚〔2026〕1号", True),
        ("document-no", "〔2020〕TQ第Q-4008号", True),
        ("document-no", "第045号", True),
        ("document-no", "无", False),
        ("document-no", " 1号", False),
        ("document-no", "1号\n2号", False),
        ("document-no", "1" * 129, False),
    ],
)
def test_formats(name, value, verdict):
    assert FORMATS[name](value) is verdict


def uscc_of(body: str) -> str:
    """An invented code with both check characters, worked out from the standard's own formulas."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    whole = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    total = sum(weight * whole.index(each) for weight, each in zip((3, 7, 9, 10, 5, 8, 4, 2), body[8:16], strict=True))
    subject = body[:16] + "0123456789X"[(11 - total % 11) % 11]
    total = sum(letters.index(each) * pow(3, at, 31) for at, each in enumerate(subject))
    return subject + letters[(31 - total % 31) % 31]


def resident_of(body: str) -> str:
    """An invented number with its check character (ISO 7064, MOD 11-2)."""
    total = sum(int(each) * pow(2, 17 - at, 11) for at, each in enumerate(body))
    return body + "10X98765432"[total % 11]


@pytest.mark.parametrize("subject", ["MA0EXAM1", "00000000", "12345678", "MA7K3PQ9", "10000003"])
@pytest.mark.parametrize("head", ["91", "92", "11", "N2"])
def test_a_credit_code_needs_both_check_characters(head, subject):
    code = uscc_of(f"{head}140599{subject}")

    assert FORMATS["uscc"](code)
    assert not FORMATS["uscc"](code.lower()) or code.isdigit()
    for at in range(18):
        for other in "0123456789ABCDEFGHJKLMNPQRTUWXY":
            if other != code[at]:
                assert not FORMATS["uscc"](code[:at] + other + code[at + 1 :])


@pytest.mark.parametrize("born", ["18900101", "18991231", "18960229"])
def test_a_resident_number_needs_its_check_character_and_a_real_birth_date(born):
    number = resident_of(f"140599{born}001")

    assert FORMATS["resident-id"](number)
    for at in range(18):
        for other in "0123456789":
            if other != number[at]:
                assert not FORMATS["resident-id"](number[:at] + other + number[at + 1 :])


def test_a_resident_number_of_a_day_that_never_was():
    assert not FORMATS["resident-id"](resident_of("14059918900230001"))
