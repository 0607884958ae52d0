"""The schemas of the case repository: from a document's text to typed facts, and what is wrong with them in Chinese.

    tree, troubles = SchemaSet().check_document(document, "case")

A file that is in order costs a walk through compiled closures; jsonschema is imported for the first that is not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enforcement_cli.cases.document import Document
from enforcement_cli.cases.schema_fast import Check, Schema, compile_schema
from enforcement_cli.cases.schema_types import CONVERSIONS, SchemaView, typed_tree
from enforcement_cli.cases.trouble import QUOTING, SCHEMA, Trouble
from enforcement_cli.cases.yaml_refusals import shown
from enforcement_cli.problems import Place, Pointer, Problem, problem
from enforcement_cli.resources import SCHEMAS

if TYPE_CHECKING:
    from enforcement_cli.cases.schema_messages import Said

MAX_MESSAGES = 20
"""Per file; the rest is counted."""

_MOST_UNQUOTED = 100

_SUFFIX = ".schema.json"

# About these the schema's own message says already what to write: "put it in quotes" beside it would mislead.
_SAYS_ENOUGH = ("type", "enum", "const", "additionalProperties")
_ENOUGH_FORMATS = ("date", "hour-minute")


class _Compiled:
    """One schema, compiled when it is first asked."""

    def __init__(self, root: Schema) -> None:
        self.view = SchemaView(root)
        self.valid: Check = compile_schema(root)
        self._validator: Any = None

    def said(self, tree: Any, place: Callable[[Pointer], Place]) -> list[Said]:
        """Every message about a tree that is not valid."""
        from enforcement_cli.cases.schema_errors import errors, validator
        from enforcement_cli.cases.schema_messages import Wording

        if self._validator is None:
            self._validator = validator(self.view.root)
        return Wording(self.view, tree, place).say(errors(self._validator, tree))


class SchemaSet:
    """All schemas of a folder of `<name>.schema.json`, each read and compiled once, when it is first needed."""

    def __init__(self, folder: Path = SCHEMAS) -> None:
        self.folder = folder
        self._compiled: dict[tuple[str, str], _Compiled] = {}

    def names(self) -> list[str]:
        """The names of all schemas, sorted."""
        return sorted(file.name.removesuffix(_SUFFIX) for file in self.folder.glob(f"*{_SUFFIX}"))

    def schema(self, name: str) -> Schema:
        """The schema as it stands in its file. Raises FileNotFoundError for a name that is none."""
        return self._get(name).view.root

    def view(self, name: str) -> SchemaView:
        """The schema, to be asked for titles and kinds by pointer."""
        return self._get(name).view

    def is_valid(self, tree: Any, name: str) -> bool:
        """The bare verdict about a typed tree."""
        return self._get(name).valid(tree)

    def check_document(self, document: Document, name: str) -> tuple[Any, list[Trouble]]:
        """The typed tree of a document, and what is wrong with it, by line, at most 20 messages and a count.

        Where the schema asks for a number or a truth value, unquoted text in that form becomes an int, a Decimal or
        a bool; everything else stays text. The tree is returned whatever is wrong with it.
        """
        compiled = self._get(name)
        tree, unquoted = typed_tree(document.root, document.plains, compiled.view)
        if compiled.valid(tree):
            if not unquoted:
                return tree, []
            said: list[Said] = []
        elif document.root == {} and compiled.view.root.get("required"):
            return tree, [(SCHEMA, _nothing_yet(compiled.view, document.place()))]
        else:
            said = compiled.said(tree, document.place)
        troubles = [(SCHEMA, each.problem) for each in said]
        enough = {each.pointer for each in said if _says_enough(each)}
        troubles += [
            (QUOTING, _unquoted(document.place(pointer), compiled.view.name(pointer), text))
            for pointer, text in unquoted[:_MOST_UNQUOTED]
            if pointer not in enough
        ]
        return tree, _first(troubles, unsaid=len(unquoted[_MOST_UNQUOTED:]))

    def check_value(self, text: str, name: str, definition: str) -> tuple[Any, list[Trouble]]:
        """One answer at a prompt, typed, and what is wrong with it.

        `definition` is an entry of the schema's `$defs`, or the keys that lead to the field, joined by "/" (lists
        are passed through: "parties/code"). Raises KeyError where the schema has neither.
        """
        compiled = self._part(name, definition)
        kind = compiled.view.kind(())
        value = CONVERSIONS[kind](text) if kind in CONVERSIONS else None
        value = text if value is None else value
        if compiled.valid(value):
            return value, []
        return value, [(SCHEMA, each.problem) for each in compiled.said(value, lambda _: Place(""))]

    def _get(self, name: str) -> _Compiled:
        found = self._compiled.get((name, ""))
        if found is None:
            text = (self.folder / f"{name}{_SUFFIX}").read_text(encoding="utf-8")
            found = self._compiled[name, ""] = _Compiled(json.loads(text))
        return found

    def _part(self, name: str, definition: str) -> _Compiled:
        found = self._compiled.get((name, definition))
        if found is None:
            view = self.view(name)
            part = view.root.get("$defs", {}).get(definition) or _at_path(view, definition)
            root = {"$defs": view.root.get("$defs", {}), **part}
            found = self._compiled[name, definition] = _Compiled(root)
        return found


def _at_path(view: SchemaView, path: str) -> Schema:
    """The schema of the field that the keys of `path` lead to."""
    here = [view.root]
    for key in path.split("/"):
        spread = [each for schema in here for each in view.spread(schema)]
        spread += [each for schema in spread for each in view.spread(schema.get("items", False))]
        here = [schema["properties"][key] for schema in spread if key in schema.get("properties", {})]
        if not here:
            raise KeyError(path)
    return here[0]


def _says_enough(said: Said) -> bool:
    return said.keyword in _SAYS_ENOUGH or (said.keyword == "format" and said.format in _ENOUGH_FORMATS)


def _unquoted(place: Place, field: str, text: str) -> Problem:
    return problem(
        place,
        "“{field}”「{value}」要加引号，否则别的软件会把它当作数字或者真假值，读成别的样子",
        remedy='在「{value}」的前后各加一个英文引号 "',
        field=field,
        value=shown(text),
    )


def _nothing_yet(view: SchemaView, place: Place) -> Problem:
    titles: Mapping[str, str] = view.properties(())
    return problem(
        place,
        "文件里还没有填写内容",
        remedy="至少填写：{fields}",
        fields=tuple(f"{key}（{titles.get(key, key)}）" for key in view.root["required"]),
    )


def _first(troubles: list[Trouble], *, unsaid: int) -> list[Trouble]:
    """In the order of the text, cut to what a person can take in; `unsaid` more have not been worded at all."""
    troubles.sort(key=lambda each: (each[1].place.line, each[1].place.column, str(each[1].place.pointer)))
    if len(troubles) <= MAX_MESSAGES:
        return troubles
    kind, cut = troubles[MAX_MESSAGES]
    rest = problem(
        cut.place,
        "本文件还有 {count} 处问题没有列出",
        remedy="先改好上面列出的，再检查一遍",
        count=len(troubles) - MAX_MESSAGES + unsaid,
    )
    return [*troubles[:MAX_MESSAGES], (kind, rest)]


@cache
def shipped() -> SchemaSet:
    """The schemas that come with the program."""
    return SchemaSet()


def check_document(document: Document, schema_name: str) -> tuple[Any, list[Trouble]]:
    """`SchemaSet.check_document` with the schemas that come with the program."""
    return shipped().check_document(document, schema_name)


def check_value(text: str, schema_name: str, definition: str) -> tuple[Any, list[Trouble]]:
    """`SchemaSet.check_value` with the schemas that come with the program."""
    return shipped().check_value(text, schema_name, definition)
