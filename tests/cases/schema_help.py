"""Random schemas and instances for the differential tests, and a small schema for the messages."""

from __future__ import annotations

import json
import random
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

WORDS = ["a", "b", "x-own", "甲", "乙", "made_on", ""]
SCALARS: list[Any] = [
    "", "a", "甲", "yes", "2026-03-01", "2026-02-30", "12:30", "0012", "A1", "A1\n", "２０２６", "无",
    0, 1, -1, 3, 10**18, True, False, Decimal("0"), Decimal("1"), Decimal("1.0"), Decimal("0.07"), Decimal("2.505"),
    Decimal("NaN"), Decimal("Infinity"), None, 1.5,
]  # fmt: skip
LITERALS = [each for each in SCALARS if each == each]
"""What a schema may hold: NaN is not even itself."""

PATTERNS = ["^[0-9]{4}$", "^[A-Z][0-9]$", "^(?:a|甲)+$", "^[一-龥]{1,2}$", "^.*$", "^a|b$"]
FORMATS = ["date", "hour-minute", "uscc", "resident-id", "document-no"]


def some_value(chance: random.Random, depth: int = 3) -> Any:
    """Any JSON value."""
    roll = chance.random()
    if depth and roll < 0.25:
        return {chance.choice(WORDS): some_value(chance, depth - 1) for _ in range(chance.randrange(4))}
    if depth and roll < 0.45:
        return [some_value(chance, depth - 1) for _ in range(chance.randrange(4))]
    return chance.choice(SCALARS)


def some_schema(chance: random.Random, depth: int = 3) -> Any:
    """Any schema of the keywords that are known; its references go to `$defs` of `with_definitions`."""
    if chance.random() < 0.05:
        return chance.random() < 0.7
    schema: dict[str, Any] = {}
    for _ in range(chance.randint(1, 3)):
        schema.update(_keyword(chance, depth))
    return schema


def _keyword(chance: random.Random, depth: int) -> dict[str, Any]:
    def below() -> Any:
        return some_schema(chance, depth - 1)

    simple = [
        lambda: {"type": chance.choice(["object", "array", "string", "integer", "number", "boolean", ["string", "number"]])},
        lambda: {"enum": chance.sample(LITERALS, 3) if chance.random() < 0.5 else ["a", "甲", "yes", "无"]},
        lambda: {"const": chance.choice([*LITERALS, [1], {"a": True}])},
        lambda: {"pattern": chance.choice(PATTERNS)},
        lambda: {"format": chance.choice(FORMATS)},
        lambda: {chance.choice(["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"]): chance.randrange(3)},
        lambda: {chance.choice(["minimum", "maximum"]): chance.choice([0, 1, -1, 2.5])},
        lambda: {"x-decimals": chance.randrange(3)},
        lambda: {"uniqueItems": chance.random() < 0.8},
        lambda: {"required": chance.sample(WORDS, chance.randrange(3))},
        lambda: {"dependentRequired": {chance.choice(WORDS): [chance.choice(WORDS)]}},
        lambda: {"$ref": f"#/$defs/{chance.choice(['one', 'two', 'three'])}"},
        lambda: {"title": "甲", "x-note": {"any": 1}},
    ]  # fmt: skip
    nested = [
        lambda: {"properties": {chance.choice(WORDS): below() for _ in range(2)}},
        lambda: {"properties": {chance.choice(WORDS): below() for _ in range(2)}, "additionalProperties": False},
        lambda: {"patternProperties": {chance.choice(["^x-", "甲", "^$"]): below()}, "additionalProperties": below()},
        lambda: {"items": below()},
        lambda: {"contains": below()} | ({"minContains": chance.randrange(3)} if chance.random() < 0.5 else {}),
        lambda: {"contains": below(), "maxContains": 1},
        lambda: {"allOf": [below(), below()]},
        lambda: {"anyOf": [below(), below()]},
        lambda: {"not": below()},
        lambda: {"if": below(), "then": below()} | ({"else": below()} if chance.random() < 0.5 else {}),
        lambda: {"propertyNames": below()},
    ]
    return chance.choice(simple + nested if depth else simple)()


def with_definitions(schema: Any, chance: random.Random) -> dict[str, Any]:
    """A whole schema; its definitions refer to one another without an endless turn."""
    body = schema if isinstance(schema, dict) else {"allOf": [schema]}
    return body | {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {
            "one": {"properties": {"a": {"$ref": "#/$defs/two"}}, "items": {"$ref": "#/$defs/one"}},
            "two": {"type": ["object", "string", "integer"], "properties": {"b": {"$ref": "#/$defs/one"}}},
            "three": some_schema_without_references(chance),
        },
    }


def some_schema_without_references(chance: random.Random) -> Any:
    while True:
        schema = some_schema(chance, 1)
        if "$ref" not in json.dumps(schema, default=str):
            return schema


def fitting(schema: Any, root: dict[str, Any], chance: random.Random, depth: int = 6) -> Any:
    """A value that mostly fits a schema of the case repository."""
    if not isinstance(schema, dict):
        return "甲"
    if "$ref" in schema:
        return fitting(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, chance, depth)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return chance.choice(schema["enum"])
    match schema.get("type"):
        case "object":
            keys = [
                key
                for key in schema.get("properties", {})
                if key in schema.get("required", ()) or (depth > 0 and chance.random() < 0.35)
            ]
            return {key: fitting(schema["properties"][key], root, chance, depth - 1) for key in keys}
        case "array":
            return [fitting(schema.get("items"), root, chance, depth - 1) for _ in range(chance.choice([1, 1, 2]))]
        case "integer":
            least = max(1, schema.get("minimum", 1))
            return chance.randint(least, min(least + 8, schema.get("maximum", least + 8)))
        case "number":
            return Decimal(chance.randrange(100_000)) / 100
        case "boolean":
            return chance.random() < 0.5
    return _text(schema, chance)


def _text(schema: dict[str, Any], chance: random.Random) -> str:
    for candidate in (
        "2026-03-01", "2026-03-01T09:30:00+08:00", "12:30", "2026-0001", "A1", "ab" * 32, "files/甲.jpg", "140599", "DIS001", "91140599000000001X",
        "无", "示工信罚〔2026〕1号",
    ):  # fmt: skip
        if schema.get("format") == "date" and candidate != "2026-03-01":
            continue
        if "pattern" not in schema or re.fullmatch(schema["pattern"], candidate):
            if schema.get("format") == "hour-minute":
                return "12:30"
            if "if" in schema:
                return "无"
            return candidate if chance.random() < 0.99 else "不合要求\n"
    return "甲"


def broken(value: Any, chance: random.Random) -> Any:
    """A copy with one thing in it changed."""
    if isinstance(value, dict) and value and chance.random() < 0.85:
        key = chance.choice(list(value))
        if chance.random() < 0.15:
            return {each: item for each, item in value.items() if each != key}
        if chance.random() < 0.1:
            return value | {"unknown": "x"}
        return value | {key: broken(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.85:
        at = chance.randrange(len(value))
        return [*value[:at], broken(value[at], chance), *value[at + 1 :]]
    return some_value(chance, 1)


def write_schema(folder: Path, name: str, schema: dict[str, Any]) -> None:
    text = json.dumps({"$id": f"urn:test:{name}", **schema}, ensure_ascii=False, default=float)
    (folder / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")
