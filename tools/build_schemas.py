"""Write schemas/*.schema.json from tools/schemas/*.yaml.

Each schema the tool ships must stand alone (no reference to another file), yet parties, services and records
recur in several. So they are written once, in YAML, and each output gets the definitions it needs.

A property is `[type, title, description, extra?]`, where type is one of

- the name of an entry of `defs` (`day`, `text`, `money` …) or `def:NAME`,
- `enum:NAME`: a vocabulary of `vocab`,
- `list:TYPE`: a non-empty list; `list?:TYPE`: a list that may be empty; numbers, dates and words stand in it once,
- `any`: whatever is there.

Every object is closed but for `x-` keys, a bureau's own. Run: `python -m tools.build_schemas [--check]`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "schemas"
TARGET = HERE.parent / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ONCE = ("key", "day", "case_id", "rule_id", "sha256")
"""Types of which a list holds none twice: a second one is a slip of the pen."""
OUTPUTS = frozenset({"findings", "deadlines"})
"""Roots that describe what commands print, not files of a case repository."""
Schema = dict[str, Any]


def load_sources(folder: Path = SOURCES) -> tuple[Schema, Schema, Schema]:
    """All vocabularies, definitions and roots, by name."""
    vocab: Schema = {}
    defs: Schema = {}
    roots: Schema = {}
    for file in sorted(folder.glob("*.yaml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        for kind, into in (("vocab", vocab), ("defs", defs), ("roots", roots)):
            for name, value in content.get(kind, {}).items():
                if name in into:
                    raise SystemExit(f"{file.name}: {kind}/{name} is defined twice")
                into[name] = value
    return vocab, defs, roots


def type_schema(type_: str) -> Schema:
    """The schema of a type name (see the module's docstring)."""
    if type_ == "any":
        return {}
    if type_.startswith(("list:", "list?:")):
        kind, _, item = type_.partition(":")
        out: Schema = {"type": "array"} if kind == "list?" else {"type": "array", "minItems": 1}
        # Entries that are mappings may be equal on purpose: two payments of one day and sum.
        if item.startswith("enum:") or item in ONCE:
            out["uniqueItems"] = True
        return {**out, "items": type_schema(item)}
    if type_.startswith("enum:"):
        return {"$ref": f"#/$defs/{type_.removeprefix('enum:')}"}
    return {"$ref": f"#/$defs/{type_.removeprefix('def:')}"}


def expand(definition: Schema) -> Schema:
    """A definition with its properties written out and closed; other schemas pass as they are."""
    if "properties" not in definition:
        return definition
    out = {key: value for key, value in definition.items() if key != "properties"}
    out = {"type": "object", **out, "properties": {}}
    for name, spec in definition["properties"].items():
        type_, title, description = spec[:3]
        extra = spec[3] if len(spec) > 3 else {}
        out["properties"][name] = {"title": title, "description": description, **type_schema(type_), **extra}
    out["patternProperties"] = {"^x-": {}}
    out["additionalProperties"] = False
    return out


def vocabulary(entry: Schema) -> Schema:
    """An enumeration with a description per value, for editors."""
    values = entry["values"]
    return {
        "title": entry["title"],
        "description": entry["description"],
        "type": "string",
        "enum": list(values),
        "enumDescriptions": list(values.values()),
    }


def references(schema: Any) -> set[str]:
    """Names of the definitions that a schema refers to directly."""
    if isinstance(schema, dict):
        found = {schema["$ref"].removeprefix("#/$defs/")} if "$ref" in schema else set()
        return found.union(*(references(each) for each in schema.values()))
    if isinstance(schema, list):
        return set().union(*(references(each) for each in schema))
    return set()


def build(folder: Path = SOURCES) -> dict[str, Schema]:
    """Every schema by its name. Raises SystemExit for a name that is defined twice, not at all, or in vain."""
    vocab, defs, roots = load_sources(folder)
    pool = {name: vocabulary(entry) for name, entry in vocab.items()}
    pool |= {name: expand(definition) for name, definition in defs.items()}
    out: dict[str, Schema] = {}
    used: set[str] = set()
    for name, root in roots.items():
        body = expand(root) if "properties" in root else {**root, **type_schema(root["type_of"])}
        body.pop("type_of", None)
        needed: set[str] = set()
        queue = references(body)
        while queue:
            each = queue.pop()
            if each in needed:
                continue
            if each not in pool:
                raise SystemExit(f"{name}: no definition named {each}")
            needed.add(each)
            queue |= references(pool[each])
        used |= needed
        out[name] = {
            "$schema": DIALECT,
            "$id": f"urn:enforcement-cli:schema:{name}:1",
            **body,
            "$defs": {each: pool[each] for each in sorted(needed)},
        }
    if unused := sorted(pool.keys() - used):
        raise SystemExit(f"no schema uses {', '.join(unused)}")
    return out


def text(schema: Schema) -> str:
    """The file's content; Chinese stays readable."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def main(arguments: list[str]) -> int:
    """Write the schemas, or with --check compare them."""
    stale = []
    built = build()
    for name, schema in built.items():
        target = TARGET / f"{name}.schema.json"
        content = text(schema)
        if target.exists() and target.read_text(encoding="utf-8") == content:
            continue
        stale.append(target.name)
        if "--check" not in arguments:
            target.write_text(content, encoding="utf-8", newline="\n")
    extra = sorted(file.name for file in TARGET.glob("*.json") if file.name.removesuffix(".schema.json") not in built)
    if "--check" in arguments and (stale or extra):
        print("stale schemas, run `make schemas`:", ", ".join(stale + extra), file=sys.stderr)
        return 1
    print(f"{len(built)} schemas, {len(stale)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
