"""A schema compiled into closures that only say yes or no, some hundred times faster than jsonschema.

Nearly every file is in order, so the library that words the errors (0.2 s to import, 5 ms a document) is not needed
for it. The keywords are those our schemas use; any other is refused when compiling, so that none is passed over in
silence. `tests/cases/test_schema_fast.py` proves the verdicts equal to jsonschema's.

What an instance is made of: see `json_values`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from enforcement_cli.cases.json_values import TYPES, decimals_of, is_number, same, unique
from enforcement_cli.cases.schema_formats import FORMATS, compile_pattern

Schema = Mapping[str, Any]
Check = Callable[[Any], bool]

ANNOTATIONS = frozenset(
    (
        "$schema", "$id", "$comment", "$defs", "title", "description", "default", "examples", "enumDescriptions",
        "markdownDescription", "deprecated", "readOnly",
    )
)  # fmt: skip
"""Keywords that judge nothing; so are all that begin with `x-` but for x-decimals."""


class SchemaError(ValueError):
    """A schema that says something this program does not know: a mistake in the package, not in a case."""


def compile_schema(root: Schema, start: Schema | bool | None = None) -> Check:
    """The verdict of `start` (of the whole schema, if None), its references looked up in `root`."""
    return _Compiler(root).compile(root if start is None else start)


def _true(_: Any) -> bool:
    return True


def _false(_: Any) -> bool:
    return False


def _all(checks: list[Check]) -> Check:
    if not checks:
        return _true
    if len(checks) == 1:
        return checks[0]
    if len(checks) == 2:
        one, two = checks
        return lambda value: one(value) and two(value)
    together = tuple(checks)

    def every(value: Any) -> bool:
        return all(check(value) for check in together)

    return every


class _Compiler:
    def __init__(self, root: Schema) -> None:
        self.definitions: Schema = root.get("$defs", {})
        self.references: dict[str, Check] = {}
        self.pending: set[str] = set()

    def compile(self, schema: Schema | bool) -> Check:
        if isinstance(schema, bool):
            return _true if schema else _false
        known = ANNOTATIONS | _GROUPED | _KEYWORDS.keys()
        unknown = [key for key in schema if key not in known and (not key.startswith("x-") or key == "x-decimals")]
        if unknown:
            raise SchemaError(f"unknown schema keywords: {', '.join(sorted(unknown))}")
        of_text = _TEXT_KEYWORDS if schema.get("type") == "string" else frozenset()
        checks = [self._text(schema)] if of_text else []
        checks += [make(self, schema) for key, make in _KEYWORDS.items() if key in schema and key not in of_text]
        if not _OBJECT_KEYWORDS.isdisjoint(schema):
            checks.append(self._object(schema))
        return _all(checks)

    def _type(self, schema: Schema) -> Check:
        names: list[str] = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        if unknown := [each for each in names if each not in TYPES]:
            raise SchemaError(f"unknown types: {unknown}")
        if len(names) == 1:
            return TYPES[names[0]]
        wanted = tuple(TYPES[each] for each in names)
        return lambda value: any(check(value) for check in wanted)

    def _object(self, schema: Schema) -> Check:
        """properties, patternProperties, additionalProperties and required in one loop over the keys."""
        patterns = [
            (compile_pattern(pattern, whole=False).search, self.compile(each))
            for pattern, each in schema.get("patternProperties", {}).items()
        ]
        properties = {
            key: _all([self.compile(each), *(fits for search, fits in patterns if search(key))])
            for key, each in schema.get("properties", {}).items()
        }
        additional = self.compile(schema.get("additionalProperties", True))
        required = frozenset(schema.get("required", ()))
        find = properties.get

        def other(key: str, value: Any) -> bool:
            matching = [fits for search, fits in patterns if search(key)]
            return all(fits(value) for fits in matching) if matching else additional(value)

        def check(value: Any) -> bool:
            if not isinstance(value, dict):
                return True
            if not required <= value.keys():
                return False
            for key, each in value.items():
                valid = find(key)
                if not (other(key, each) if valid is None else valid(each)):
                    return False
            return True

        return check

    def _text(self, schema: Schema) -> Check:
        """`type: string` with the usual keywords beside it: one look at the type, and only what is asked."""
        tests: list[Callable[[str], Any]] = []
        if "enum" in schema:
            tests.append(frozenset(each for each in schema["enum"] if isinstance(each, str)).__contains__)
        if "pattern" in schema:
            tests.append(compile_pattern(schema["pattern"]).fullmatch)
        if "format" in schema:
            tests.append(self._format_named(schema["format"]))
        least, most = schema.get("minLength", 0), schema.get("maxLength", math.inf)
        if "maxLength" in schema or least > 1:
            tests.append(lambda value: least <= len(value) <= most)
        elif least == 1:
            tests.append(bool)
        if not tests:
            return TYPES["string"]
        if len(tests) == 1:
            test = tests[0]
            return lambda value: isinstance(value, str) and bool(test(value))
        return lambda value: isinstance(value, str) and all(test(value) for test in tests)

    def _reference(self, schema: Schema) -> Check:
        target: str = schema["$ref"]
        name = target.removeprefix("#/$defs/")
        if name == target or name not in self.definitions:
            raise SchemaError(f"$ref to {target!r}, which is not in $defs")
        if name in self.pending:  # refers to itself: look the verdict up when it is there
            references = self.references
            return lambda value: references[name](value)
        if name not in self.references:
            self.pending.add(name)
            self.references[name] = self.compile(self.definitions[name])
            self.pending.discard(name)
        return self.references[name]

    def _enum(self, schema: Schema) -> Check:
        options = schema["enum"]
        if all(isinstance(each, str) for each in options):
            allowed = frozenset(options)
            return lambda value: isinstance(value, str) and value in allowed
        return lambda value: any(same(value, each) for each in options)

    def _const(self, schema: Schema) -> Check:
        wanted = schema["const"]
        return lambda value: same(value, wanted)

    def _pattern(self, schema: Schema) -> Check:
        match = compile_pattern(schema["pattern"]).fullmatch
        return lambda value: not isinstance(value, str) or match(value) is not None

    def _format(self, schema: Schema) -> Check:
        fits = self._format_named(schema["format"])
        return lambda value: not isinstance(value, str) or fits(value)

    def _format_named(self, name: str) -> Callable[[str], bool]:
        if name not in FORMATS:
            raise SchemaError(f"unknown format: {name!r}")
        return FORMATS[name]

    def _items(self, schema: Schema) -> Check:
        fits = self.compile(schema["items"])

        def check(value: Any) -> bool:
            if isinstance(value, list):
                for each in value:
                    if not fits(each):
                        return False
            return True

        return check

    def _contains(self, schema: Schema) -> Check:
        fits = self.compile(schema["contains"])
        least = schema.get("minContains", 1)
        most = schema.get("maxContains", math.inf)

        def check(value: Any) -> bool:
            return not isinstance(value, list) or least <= sum(map(fits, value)) <= most

        return check

    def _conditional(self, schema: Schema) -> Check:
        decides = self.compile(schema["if"])
        then, other = self.compile(schema.get("then", True)), self.compile(schema.get("else", True))
        return lambda value: then(value) if decides(value) else other(value)

    def _all_of(self, schema: Schema) -> Check:
        return _all([self.compile(each) for each in schema["allOf"]])

    def _any_of(self, schema: Schema) -> Check:
        options = tuple(self.compile(each) for each in schema["anyOf"])
        return lambda value: any(check(value) for check in options)

    def _not(self, schema: Schema) -> Check:
        refused = self.compile(schema["not"])
        return lambda value: not refused(value)

    def _property_names(self, schema: Schema) -> Check:
        fits = self.compile(schema["propertyNames"])
        return lambda value: not isinstance(value, dict) or all(map(fits, value))

    def _dependent_required(self, schema: Schema) -> Check:
        needs = {key: frozenset(each) for key, each in schema["dependentRequired"].items()}

        def check(value: Any) -> bool:
            return not isinstance(value, dict) or all(
                each <= value.keys() for key, each in needs.items() if key in value
            )

        return check


def _bound(keyword: str, applies: Check, fits: Callable[[Any, Any], bool]) -> Callable[[_Compiler, Schema], Check]:
    """The maker of a check that compares an instance it `applies` to with the keyword's value."""

    def make(_: _Compiler, schema: Schema) -> Check:
        limit = schema[keyword]
        return lambda value: not applies(value) or fits(value, limit)

    return make


_OBJECT_KEYWORDS = frozenset(("properties", "patternProperties", "additionalProperties", "required"))
_TEXT_KEYWORDS = frozenset(("type", "enum", "pattern", "format", "minLength", "maxLength"))
_GROUPED = _OBJECT_KEYWORDS | {"then", "else", "minContains", "maxContains"}

_KEYWORDS: dict[str, Callable[[_Compiler, Schema], Check]] = {
    "type": _Compiler._type,
    "$ref": _Compiler._reference,
    "enum": _Compiler._enum,
    "const": _Compiler._const,
    "minLength": _bound("minLength", TYPES["string"], lambda value, limit: len(value) >= limit),
    "maxLength": _bound("maxLength", TYPES["string"], lambda value, limit: len(value) <= limit),
    "pattern": _Compiler._pattern,
    "format": _Compiler._format,
    "minimum": _bound("minimum", is_number, lambda value, limit: value >= limit),
    "maximum": _bound("maximum", is_number, lambda value, limit: value <= limit),
    "x-decimals": _bound("x-decimals", is_number, lambda value, limit: decimals_of(value) <= limit),
    "minItems": _bound("minItems", TYPES["array"], lambda value, limit: len(value) >= limit),
    "maxItems": _bound("maxItems", TYPES["array"], lambda value, limit: len(value) <= limit),
    "uniqueItems": _bound("uniqueItems", TYPES["array"], lambda value, wanted: not wanted or unique(value)),
    "items": _Compiler._items,
    "contains": _Compiler._contains,
    "minProperties": _bound("minProperties", TYPES["object"], lambda value, limit: len(value) >= limit),
    "maxProperties": _bound("maxProperties", TYPES["object"], lambda value, limit: len(value) <= limit),
    "propertyNames": _Compiler._property_names,
    "dependentRequired": _Compiler._dependent_required,
    "allOf": _Compiler._all_of,
    "anyOf": _Compiler._any_of,
    "not": _Compiler._not,
    "if": _Compiler._conditional,
}
"""Cheap checks before dear ones."""
