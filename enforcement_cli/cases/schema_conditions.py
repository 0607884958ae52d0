"""The `if` on which an error hangs: to say it ("已填写作出日期时"), or to keep quiet when the condition itself is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from enforcement_cli.cases.schema_fast import Schema
from enforcement_cli.cases.schema_types import SchemaView
from enforcement_cli.messages import tr
from enforcement_cli.problems import Pointer

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_BRANCHES = ("then", "else")

_DOWN = ("properties", "patternProperties", "additionalProperties", "items")
"""Keywords that lead one step down in the instance."""

_NAMED = ("properties", "patternProperties", "allOf", "anyOf")
"""Keywords that hold several schemas, by name or number."""


def is_conditional(error: ValidationError) -> bool:
    """Whether the error comes from a `then` or `else`."""
    return any(each in _BRANCHES for each in error.absolute_schema_path)


def hangs_on(error: ValidationError, wrong: set[Pointer], view: SchemaView) -> bool:
    """Whether a condition of the error looks at a value that is wrong itself."""
    return any(
        (*pointer, key) in wrong
        for pointer, condition, _ in _conditions(error, view)
        for part in view.spread(condition)
        for key in part.get("properties", {})
    )


def condition_in_words(error: ValidationError, view: SchemaView) -> tuple[str, ...]:
    """The nearest condition under which the error holds; empty for none, or one not easily said."""
    for pointer, condition, branch in reversed(list(_conditions(error, view))):
        if branch == "else" or not isinstance(condition, Mapping):
            continue
        said = [
            tr("“{field}”为“{values}”时", field=view.title((*pointer, key)), values=_constants(each))
            for key, each in condition.get("properties", {}).items()
            if _constants(each)
        ]
        said = said or [
            tr("已填写“{field}”时", field=view.title((*pointer, key))) for key in condition.get("required", ())
        ]
        if said:
            return tuple(said)
    return ()


def _conditions(error: ValidationError, view: SchemaView) -> Iterator[tuple[Pointer, Schema | bool, str]]:
    """(where, the `if`, the branch taken) for each on the way to the error.

    References leave no trace in jsonschema's path, so they are followed where the path would lead nowhere.
    """
    schema: Any = view.root
    instance = list(error.absolute_path)
    path = list(error.absolute_schema_path)
    taken = at = 0
    while at < len(path):
        step = path[at]
        name = path[at + 1] if step in _NAMED and at + 1 < len(path) else None
        while isinstance(schema, Mapping) and "$ref" in schema and not _leads(schema, step, name):
            schema = view.resolve(schema["$ref"])
        if not isinstance(schema, Mapping) or not _leads(schema, step, name):
            return
        if step in _BRANCHES:
            yield tuple(instance[:taken]), schema["if"], str(step)
        schema = schema[step] if name is None else schema[step][name]
        taken += step in _DOWN
        at += 1 if name is None else 2


def _leads(schema: Schema, step: str | int, name: str | int | None) -> bool:
    """Whether a schema has the keyword, and under it the name or number asked for."""
    held: Any = schema.get(str(step))
    if name is None or held is None:
        return held is not None
    return name in held if isinstance(held, Mapping) else isinstance(name, int) and name < len(held)


def _constants(schema: Any) -> tuple[str, ...]:
    if not isinstance(schema, Mapping):
        return ()
    if "contains" in schema:
        return _constants(schema["contains"])
    return tuple(map(str, [schema["const"]] if "const" in schema else schema.get("enum", ())))
