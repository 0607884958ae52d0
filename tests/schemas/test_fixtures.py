"""Every fixture is judged as it says, with the whole message at its line; and by a verdict that is not ours.

The other verdict is that of `jsonschema` as its authors made it, on the schema as it stands: our types, whole-match
patterns and compiled closures have no part in it.
"""

from __future__ import annotations

import copy
import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import jsonschema
import pytest
import referencing

from enforcement_cli.cases.schema import shipped
from enforcement_cli.cases.schema_formats import FORMATS
from tests.schemas.fixture_help import Fixture, fixtures
from tools.build_schemas import OUTPUTS, build

NEGATIVE, POSITIVE = fixtures("negative"), fixtures("positive")
OF_A_REPOSITORY = sorted(build().keys() - OUTPUTS)
MUTATIONS = 25 if "ENFORCE_FUZZ" not in os.environ else 2000
"""Of each fixture; `ENFORCE_FUZZ` makes it the long run."""


@pytest.mark.parametrize("fixture", POSITIVE, ids=str)
def test_a_sound_file_is_in_order(fixture: Fixture) -> None:
    assert fixture.path.read_text(encoding="utf-8").startswith("# "), "its first line says what it shows"
    assert fixture.said() == []


@pytest.mark.parametrize("fixture", NEGATIVE, ids=str)
def test_a_broken_file_gets_the_messages_that_it_expects(fixture: Fixture) -> None:
    expected, said = fixture.expected(), fixture.said()

    assert expected, "a broken file says what is expected: # expect: … @ line N"
    assert len(said) == len(expected), said
    for (line, message), (at, words) in zip(said, expected, strict=True):
        assert (line, words in message) == (at, True), message


@pytest.mark.parametrize("schema", OF_A_REPOSITORY)
def test_every_schema_has_fixtures_of_both_kinds(schema: str) -> None:
    assert [each for each in POSITIVE if each.schema == schema]
    assert len([each for each in NEGATIVE if each.schema == schema]) >= 5


def test_no_fixture_stands_where_nobody_looks() -> None:
    known = {each.path for each in (*POSITIVE, *NEGATIVE)}

    assert {each.schema for each in (*POSITIVE, *NEGATIVE)} == set(OF_A_REPOSITORY)
    assert {each for each in NEGATIVE[0].path.parent.parent.parent.rglob("*") if each.is_file()} == known


@pytest.mark.parametrize("schema", OF_A_REPOSITORY)
def test_the_sound_files_write_every_field_of_their_schema(schema: str) -> None:
    """So that no field is there that cannot be written."""
    written: set[str] = set()
    for each in POSITIVE:
        written |= keys_of(each.tree())

    asked = {key for owner in definitions(schema) for key in owner["properties"]}
    assert sorted(asked - written) == []


def definitions(schema: str) -> Iterator[dict[str, Any]]:
    root = build()[schema]
    yield from (each for each in (root, *root["$defs"].values()) if "properties" in each)


def keys_of(node: Any) -> set[str]:
    if isinstance(node, dict):
        return set(node).union(*map(keys_of, node.values()))
    return set().union(*map(keys_of, node)) if isinstance(node, list) else set()


def test_the_broken_files_break_every_constraint() -> None:
    """A constraint that no file breaks is one that nobody has seen at work."""
    asked: set[Constraint] = set()
    broken: set[Constraint] = set()
    for schema in OF_A_REPOSITORY:
        known = {id(node): found for node, found in constrained(reference(schema).schema)}
        asked |= {each for found in known.values() for each in found}
        for fixture in NEGATIVE:
            if fixture.schema == schema and fixture.tree() is not None:
                for error in every_error(reference(schema).iter_errors(fixture.tree())):
                    broken |= {each for each in known.get(id(error.schema), ()) if says(error, each)}

    assert sorted(asked - broken) == []


Constraint = tuple[str, str, str, str]
"""(definition, where in it, keyword, the key where one is required)"""

JUDGING = ("enum", "const", "format", "pattern", "minLength", "minimum", "maximum", "multipleOf", "anyOf")
# Of these one example is enough: every list and mapping of the schemas is built by the same few lines.
ONCE_FOR_ALL = ("type", "minItems", "uniqueItems", "additionalProperties")


def constrained(root: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[Constraint]]]:
    """Every part of a schema that judges by itself, with what it asks."""
    for name, definition in {"": {key: each for key, each in root.items() if key != "$defs"}, **root["$defs"]}.items():
        whole = root if name == "" else definition
        for where, node in parts(whole, ""):
            found = [(name or root["title"], where, each, "") for each in JUDGING if each in node]
            found += [(name or root["title"], where, "required", key) for key in node.get("required", ())]
            found += [("", "", each, "") for each in ONCE_FOR_ALL if each in node]
            yield node, found


def parts(node: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The schemas within a schema, conditions and references to others left out."""
    if isinstance(node, dict):
        yield where, node
        for key, each in node.items():
            if key in ("then", "items", "additionalProperties"):
                yield from parts(each, f"{where}/{key}")
            elif key == "properties":
                for name, field in each.items():
                    yield from parts(field, f"{where}/{name}")
            elif key == "allOf":
                for number, branch in enumerate(each):
                    yield from parts(branch, f"{where}/{number}")


def every_error(errors: Iterator[Any]) -> Iterator[Any]:
    for error in errors:
        yield error
        yield from every_error(iter(error.context))


def says(error: Any, constraint: Constraint) -> bool:
    keyword, key = constraint[2:]
    return bool(error.validator == keyword and (not key or error.message.startswith(f"'{key}'")))


# The verdict that is not ours


@cache
def reference(schema: str) -> Any:
    """jsonschema's own validator of the schema; x-decimals, which only we know, is put as the multipleOf that it is."""
    root = as_standard(json.loads(json.dumps(build()[schema])))
    checker = jsonschema.FormatChecker(formats=())
    for name, fits in FORMATS.items():
        checker.checks(name)(lambda value, fits=fits: not isinstance(value, str) or fits(value))
    return jsonschema.Draft202012Validator(root, registry=referencing.Registry(), format_checker=checker)


def as_standard(node: Any) -> Any:
    if isinstance(node, dict):
        made = {key: as_standard(each) for key, each in node.items()}
        decimals = made.pop("x-decimals", None)
        return made if decimals is None else {**made, "multipleOf": Decimal(1).scaleb(-decimals)}
    return [as_standard(each) for each in node] if isinstance(node, list) else node


def agree(schema: str, tree: Any) -> bool:
    """Our verdict, after comparing it with the other."""
    verdict = shipped().is_valid(tree, schema)
    assert verdict == reference(schema).is_valid(tree), f"{schema}: {tree!r}"
    return verdict


@pytest.mark.parametrize("fixture", [each for each in (*POSITIVE, *NEGATIVE) if each.tree() is not None], ids=str)
def test_both_verdicts_agree_on_the_fixture_and_on_mutations_of_it(fixture: Fixture) -> None:
    tree = fixture.tree()

    # Files that are refused only for want of quotation marks are valid in themselves.
    assert agree(fixture.schema, tree) or not fixture.is_sound
    chance = random.Random(str(fixture))
    for _ in range(MUTATIONS):
        agree(fixture.schema, mutated(tree, chance))


def test_the_mutations_give_both_verdicts() -> None:
    chance = random.Random(20261122)
    counts = Counter(agree(each.schema, mutated(each.tree(), chance)) for each in POSITIVE for _ in range(40))

    assert min(counts[True], counts[False]) > sum(counts.values()) / 10


# Without the line break at the end, where the two read `$` differently: tests/cases/test_schema_fast.py has it.
SCRAPS: list[Any] = [
    "", "无", "不详", "yes", "no", "其他", "罚款", "2026-03-05", "2026-02-30", "12:30", "25:00", "A1", "2026-0001", "甲",
    "files/甲.jpg", "0a" * 32, "91140599MA0000015M", "91140599MA0000015N", "140599189001010016", "居民身份证", "自然人",
    "受委托组织", "国家秘密", "DIS001", "140599", 0, 1, -1, 2026, Decimal("0.01"), Decimal("0.005"), Decimal("-0.01"),
    True, False, None, [], {}, ["A1"], ["A1", "A1"], [{}], {"x-own": 1}, {"on": "2026-03-05"}, ["国家秘密"],
]  # fmt: skip


def mutated(tree: Any, chance: random.Random) -> Any:
    """A copy with one value, somewhere in it, taken away, put twice, moved to another key or made something else."""
    made = copy.deepcopy(tree)
    holders = list(containers(made))
    if not holders:
        return chance.choice(SCRAPS)
    holder = chance.choice(holders)
    if isinstance(holder, list):
        at = chance.randrange(len(holder))
        act = chance.randrange(3)
        if act == 0:
            del holder[at]
        elif act == 1:
            holder.append(copy.deepcopy(holder[at]))
        else:
            holder[at] = chance.choice(SCRAPS)
        return made
    key = chance.choice(list(holder))
    act = chance.randrange(4)
    if act == 0:
        del holder[key]
    elif act == 1:
        holder[chance.choice(["x-own", "unknown", "id_type", "made_on", "custody", "text", *holder])] = holder[key]
    elif act == 2:
        holder[key] = chance.choice(list(holder.values()))
    else:
        holder[key] = chance.choice(SCRAPS)
    return made


def containers(node: Any) -> Iterator[Any]:
    if isinstance(node, (dict, list)) and node:
        yield node
        for each in node.values() if isinstance(node, dict) else node:
            yield from containers(each)


@pytest.mark.parametrize("fixture", NEGATIVE, ids=str)
def test_nothing_that_is_said_is_english_or_a_technicians(fixture: Fixture) -> None:
    for _, message in fixture.said():
        message.encode("gbk")
        assert not re.search(r"is not|required|expected|schema|None|null|\btrue\b.*\bof\b|does not match", message), (
            message
        )
