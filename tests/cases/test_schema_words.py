"""Whatever is wrong, something is said, in whole Chinese sentences; on random schemas and on the shipped ones."""

from __future__ import annotations

import os
import random
import re
import string

import pytest

from enforcement_cli.cases.document import Document
from enforcement_cli.cases.schema import SchemaSet
from enforcement_cli.cases.schema_bounds import pattern_form
from enforcement_cli.cases.schema_codes import FORMAT_MESSAGES
from enforcement_cli.cases.schema_formats import FORMATS
from enforcement_cli.messages import tr, use_language
from tests.cases.schema_help import broken, fitting, some_schema, some_value, with_definitions, write_schema
from tests.cases.yaml_help import parsed, remedies, seen

SAMPLE = int(os.environ.get("ENFORCE_FUZZ", "1500")) // 10


def check(schemas: SchemaSet, tree, name: str):
    """A tree that did not come from a text; everything is placed at line 1."""
    return schemas.check_document(Document("case.yaml", tree, b""), name)[1]


def assert_said(troubles) -> None:
    assert troubles
    for (kind, line, column, message), remedy in zip(seen(troubles), remedies(troubles), strict=True):
        assert kind == "schema"
        assert line >= 1
        assert column >= 1
        assert re.search("[一-龥]", message)
        assert remedy


def test_whatever_is_wrong_something_is_said_about_random_schemas(tmp_path):
    chance = random.Random(20261122)
    wrong = 0
    for number in range(SAMPLE):
        write_schema(tmp_path, f"s{number}", with_definitions(some_schema(chance), chance))
        schemas = SchemaSet(tmp_path)
        for _ in range(6):
            tree = some_value(chance)
            if not schemas.is_valid(tree, f"s{number}"):
                wrong += 1
                assert_said(check(schemas, tree, f"s{number}"))
    assert wrong > SAMPLE


@pytest.mark.parametrize("name", SchemaSet().names())
def test_whatever_is_wrong_something_is_said_about_the_shipped_schemas(name):
    schemas = SchemaSet()
    schema = dict(schemas.schema(name))
    chance = random.Random(name)
    for _ in range(SAMPLE // 5):
        tree = broken(fitting(schema, schema, chance), chance)
        if not schemas.is_valid(tree, name):
            assert_said(check(schemas, tree, name))


def test_english_messages_have_the_same_facts():
    schemas = SchemaSet()
    chance = random.Random(7)
    schema = dict(schemas.schema("case"))
    use_language("en")
    try:
        for _ in range(SAMPLE // 3):
            for _, each in check(schemas, broken(fitting(schema, schema, chance), chance), "case"):
                english = tr(each.template, **each.fields)
                frame = "".join(part for part, *_ in string.Formatter().parse(each.template))
                assert english
                assert not set(re.findall("[一-龥]{2,}", frame)) & set(re.findall("[一-龥]{2,}", english)), english
    finally:
        use_language("zh")


def test_every_format_has_its_message():
    assert FORMAT_MESSAGES.keys() == FORMATS.keys()


def test_every_pattern_of_the_shipped_schemas_is_said_in_words():
    patterns: set[str] = set()

    def walk(schema) -> None:
        if isinstance(schema, dict):
            if isinstance(schema.get("pattern"), str):
                patterns.add(schema["pattern"])
            for each in schema.values():
                walk(each)
        elif isinstance(schema, list):
            for each in schema:
                walk(each)

    for name in SchemaSet().names():
        walk(SchemaSet().schema(name))

    assert patterns
    assert [each for each in patterns if not pattern_form(each)] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("“2026-0001”", "“案件编号”「“2026-0001”」应写作 2026-0001"),
        ("２０２６-０００１", "“案件编号”「２０２６-０００１」应写作 2026-0001"),
        ("2026-1", "“案件编号”「2026-1」的写法不对，应当是：四位年份、短横线、四位序号，如 2026-0001"),
        ("“2026-1”", "“案件编号”「“2026-1”」的写法不对，应当是：四位年份、短横线、四位序号，如 2026-0001"),
    ],
)
def test_a_pattern_that_is_met_but_for_chinese_signs(text, message):
    _, troubles = SchemaSet().check_document(parsed(f"id: {text}\nkind: 行政处罚\n"), "case")

    assert [each[-1] for each in seen(troubles)] == [message]


def test_every_property_of_the_shipped_schemas_has_a_title():
    for name in SchemaSet().names():
        view = SchemaSet().view(name)
        for key, title in view.properties(()).items():
            assert re.search("[一-龥]", title), (name, key)
