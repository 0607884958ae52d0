"""What a schema says about the place a pointer leads to: its kind of scalar and its Chinese name.

Schemas are walked by structure alone: what `$ref`, `allOf`, `anyOf`, `if`, `then` and `else` say about a value
is taken together, since title and kind of a field do not hang on the case at hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from enforcement_cli.cases.schema_fast import Schema
from enforcement_cli.problems import Pointer

_SCALARS = ("string", "integer", "number", "boolean")

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,12})?")


def to_integer(text: str) -> int | None:
    """A whole number as people write it: no leading zeros, no hexadecimal, at most 18 digits."""
    return int(text) if _INTEGER.fullmatch(text) else None


def to_number(text: str) -> Decimal | None:
    """A decimal number, exact; without exponent, at most 18 digits before and 12 behind the point."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def to_boolean(text: str) -> bool | None:
    """`true` and `false`, nothing else."""
    return {"true": True, "false": False}.get(text)


CONVERSIONS: dict[str, Callable[[str], Any]] = {"integer": to_integer, "number": to_number, "boolean": to_boolean}
"""From the text of a plain scalar to what the schema asks for; None where it is not written in that form."""


class SchemaView:
    """One schema, asked by pointer."""

    def __init__(self, root: Schema) -> None:
        self.root = root
        self._kinds: dict[tuple[str | int, ...], str] = {}

    def kind(self, pointer: Pointer) -> str:
        """Which scalar belongs there: "string", "integer", "number", "boolean", or "" where the schema is silent.

        Where text is allowed beside a number (`type: [number, string]`), the number wins.
        """
        shape = tuple([0 if isinstance(step, int) else step for step in pointer])
        known = self._kinds.get(shape)
        if known is None:
            types = {each for schema in self.at(shape) for each in _types(schema)}
            known = next((each for each in ("integer", "number", "boolean", "string") if each in types), "")
            self._kinds[shape] = known
        return known

    def at(self, pointer: Pointer) -> list[Schema]:
        """Every schema that speaks about the value there, the nearest first."""
        here = list(self.spread(self.root))
        for step in pointer:
            here = [each for schema in here for below in _below(schema, step) for each in self.spread(below)]
        return here

    def spread(self, schema: Schema | bool, depth: int = 0) -> Iterator[Schema]:
        """The schema and everything it refers to or combines, itself first."""
        if not isinstance(schema, Mapping) or depth > 16:
            return
        yield schema
        if "$ref" in schema:
            yield from self.spread(self.resolve(schema["$ref"]), depth + 1)
        for key in ("allOf", "anyOf"):
            for each in schema.get(key, ()):
                yield from self.spread(each, depth + 1)
        for key in ("then", "else"):
            if key in schema:
                yield from self.spread(schema[key], depth + 1)

    def resolve(self, reference: str) -> Schema:
        """The definition that a `$ref` of this schema names."""
        found: Schema = self.root.get("$defs", {})[reference.removeprefix("#/$defs/")]
        return found

    def title(self, pointer: Pointer) -> str:
        """The Chinese title of the value there alone; the key itself where the schema gives none."""
        found = next((each["title"] for each in self.at(pointer) if "title" in each), None)
        if found is not None:
            return str(found)
        return str(pointer[-1]) if pointer else str(self.root.get("title", ""))

    def description(self, pointer: Pointer) -> str:
        """What the schema says is to be written there, or nothing."""
        return str(next((each["description"] for each in self.at(pointer) if "description" in each), ""))

    def name(self, pointer: Pointer) -> str:
        """The value as an officer calls it: 决定 1 的作出日期, titles from the top down, items by number."""
        parts: list[str] = []
        for depth, step in enumerate(pointer, start=1):
            if not isinstance(step, int):
                parts.append(self.title(pointer[:depth]))
                continue
            if parts:
                parts.append(f"{parts.pop()} {step + 1} ")
                continue
            # A whole file is a list: its entries have a name of their own, 记录 1 of 全过程记录.
            item = next((each["title"] for each in self.at(pointer[:depth]) if "title" in each), None)
            parts.append(f"{item or self.root.get('title', '')} {step + 1} ")
        return "的".join(parts).rstrip() if parts else str(self.root.get("title", ""))

    def properties(self, pointer: Pointer) -> dict[str, str]:
        """Key -> title of all that may stand in the mapping there."""
        return {key: self.title((*pointer, key)) for schema in self.at(pointer) for key in schema.get("properties", {})}


def _types(schema: Schema) -> tuple[str, ...]:
    type_ = schema.get("type")
    if type_ is None:
        options = schema.get("enum", [schema["const"]] if "const" in schema else [])
        for name, kind in (("string", str), ("boolean", bool), ("integer", int)):
            if options and all(isinstance(each, kind) for each in options):
                return (name,)
        return ()
    return tuple(each for each in _SCALARS if each == type_ or (isinstance(type_, list) and each in type_))


def _below(schema: Schema, step: str | int) -> Iterator[Schema | bool]:
    """What one schema says about one step further down."""
    if isinstance(step, int):
        if "items" in schema:
            yield schema["items"]
        return
    found = schema.get("properties", {}).get(step)
    if found is not None:
        yield found
        return
    matching = [
        each for pattern, each in schema.get("patternProperties", {}).items() if re.search(pattern, step, re.ASCII)
    ]
    if matching:
        yield from matching
    elif isinstance(schema.get("additionalProperties"), Mapping):
        yield schema["additionalProperties"]


def typed_tree(root: Any, plains: tuple[Pointer, ...], view: SchemaView) -> tuple[Any, list[tuple[Pointer, str]]]:
    """The tree with its plain scalars turned into what the schema asks for, and those that should be in quotes.

    Only what changes is copied: the document's own tree stays as it is. A scalar that is not written in the form
    asked for stays text, and the schema's verdict will say so.
    """
    unquoted: list[tuple[Pointer, str]] = []
    owned: set[int] = set()
    top = [root]
    for pointer in plains:
        here: Any = top
        step: str | int = 0
        for below in pointer:
            here, step = _own(here, step, owned), below
        text = here[step]
        kind = view.kind(pointer)
        value = CONVERSIONS[kind](text) if kind in CONVERSIONS else None
        if kind == "string":
            unquoted.append((pointer, str(text)))
        here[step] = str(text) if value is None else value
    return top[0], unquoted


def _own(holder: Any, step: str | int, owned: set[int]) -> Any:
    """The container at holder[step], copied the first time it is to be changed."""
    child = holder[step]
    if id(child) not in owned:
        child = child.copy()
        owned.add(id(child))
        holder[step] = child
    return child
