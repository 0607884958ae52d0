"""The shipped schemas: built from their source, sound, self-contained, closed, and readable by an officer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from enforcement_cli.resources import SCHEMAS
from tools.build_schemas import ONCE, OUTPUTS, TARGET, build, main

BUILT = build()
FOR_OFFICERS = {name: schema for name, schema in BUILT.items() if name not in OUTPUTS}
CHINESE = re.compile("[一-龥]")


def mappings(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, definition) of every mapping that a file can hold; the conditions inside them are not among these."""
    for name, each in {"": schema, **schema["$defs"]}.items():
        if "properties" in each:
            yield name or schema["title"], each


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(mapping, key, field) of every field of a schema."""
    for name, each in mappings(schema):
        for key, field in each["properties"].items():
            yield name, key, field


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for each in node.values():
            yield from references(each)
    elif isinstance(node, list):
        for each in node:
            yield from references(each)


def test_the_committed_schemas_are_those_of_the_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().err
    assert sorted(each.name for each in TARGET.iterdir()) == sorted(f"{name}.schema.json" for name in BUILT)
    assert TARGET.resolve() == SCHEMAS.resolve()


@pytest.mark.parametrize("name", BUILT)
def test_a_schema_is_sound_and_stands_alone(name: str) -> None:
    schema = json.loads((TARGET / f"{name}.schema.json").read_text(encoding="utf-8"))

    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:enforcement-cli:schema:{name}:1"
    targets = set(references(schema))
    assert targets == {f"#/$defs/{each}" for each in schema["$defs"]}, "neither missing nor in vain"


@pytest.mark.parametrize("name", BUILT)
def test_every_mapping_is_closed_but_for_a_bureaus_own_fields(name: str) -> None:
    for title, each in mappings(BUILT[name]):
        assert each["type"] == "object", title
        assert each["additionalProperties"] is False, title
        assert each["patternProperties"] == {"^x-": {}}, title
        assert set(each.get("required", ())) <= each["properties"].keys(), title


@pytest.mark.parametrize("name", BUILT)
def test_every_word_of_a_vocabulary_is_explained(name: str) -> None:
    for key, each in BUILT[name]["$defs"].items():
        if "enum" in each:
            assert each["title"], key
            assert each["description"], key
            assert len(each["enumDescriptions"]) == len(each["enum"]) == len(set(each["enum"])), key
            assert all(isinstance(word, str) and word for word in each["enumDescriptions"]), key


@pytest.mark.parametrize("name", BUILT)
def test_every_field_says_in_chinese_what_to_write(name: str) -> None:
    for mapping, key, field in fields(BUILT[name]):
        title, description = field["title"], field["description"]
        where = f"{mapping}/{key}"
        assert CHINESE.search(title), where
        assert CHINESE.search(description), where
        assert description.endswith("。"), where
        assert description.rstrip("。") != title, f"{where}: says no more than its title"
        (title + description).encode("gbk")


@pytest.mark.parametrize("name", BUILT)
def test_every_mapping_and_file_says_what_it_is(name: str) -> None:
    for title, each in mappings(BUILT[name]):
        assert CHINESE.search(each["title"]), title
        assert each["description"].endswith("。"), title
    assert BUILT[name]["description"].endswith("。")


@pytest.mark.parametrize("name", FOR_OFFICERS)
def test_no_technicians_words_reach_an_officer(name: str) -> None:
    words = re.compile("schema|pointer|yaml|json|null|enum|regex|string|boolean", re.IGNORECASE)

    for mapping, key, field in fields(FOR_OFFICERS[name]):
        text = re.sub(r"[a-z-]+\.yaml", "", field["title"] + field["description"])  # names of files are their own
        assert not words.search(text), f"{mapping}/{key}: {text}"


@pytest.mark.parametrize("name", BUILT)
def test_the_fields_of_a_mapping_have_titles_of_their_own(name: str) -> None:
    for title, each in mappings(BUILT[name]):
        titles = [field["title"] for field in each["properties"].values()]
        assert sorted(titles) == sorted(set(titles)), title


@pytest.mark.parametrize("name", BUILT)
def test_keys_are_snake_case_or_the_laws_words(name: str) -> None:
    for mapping, key, _ in fields(BUILT[name]):
        assert re.fullmatch("[a-z][a-z0-9_]*|[一-龥、]+", key), f"{mapping}/{key}"


@pytest.mark.parametrize("name", BUILT)
def test_lists_of_numbers_and_words_hold_none_twice(name: str) -> None:
    schema = BUILT[name]
    for mapping, key, field in fields(schema):
        if field.get("type") == "array":
            target = field["items"].get("$ref", "").removeprefix("#/$defs/")
            once = target in ONCE or "enum" in schema["$defs"].get(target, {})
            assert field.get("uniqueItems", False) is once, f"{mapping}/{key}"


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        pytest.param(["defs: {a: {type: string}}", "defs: {a: {type: string}}"], "2.yaml: defs/a is defined twice"),
        pytest.param(
            ["roots: {x: {title: 甲, description: 乙, type_of: 'list:def:missing'}}"],
            "x: no definition named missing",
        ),
        pytest.param(
            [
                "roots: {x: {title: 甲, description: 乙, type_of: 'list:key'}}\n"
                "defs: {key: {type: string}, spare: {type: string}}"
            ],
            "no schema uses spare",
        ),
    ],
)
def test_a_source_that_contradicts_itself_is_refused(tmp_path: Path, sources: list[str], message: str) -> None:
    for number, text in enumerate(sources, start=1):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8", newline="\n")

    with pytest.raises(SystemExit, match=re.escape(message)):
        build(tmp_path)
