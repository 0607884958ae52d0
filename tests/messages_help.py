"""Finds the Chinese templates of user-facing text in the code, by reading it."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import enforcement_cli

PACKAGE = Path(enforcement_cli.__file__).parent
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")

# Callee -> (positions of templates, keywords that are templates). A method is found by its last name.
CALLS: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "tr": ((0,), ()),
    "Phrase": ((0,), ()),
    "EnforceError": ((0,), ("remedy",)),
    "GitError": ((0,), ("remedy",)),
    "UndeterminedError": ((0,), ("remedy",)),
    "Problem": ((1, 3), ("template", "remedy")),
    "Progress": ((0,), ()),
    "Row": ((2,), ("summary",)),
    "Summary": ((1, 2), ()),
    "Option": ((), ("help", "metavar")),
    "Argument": ((), ("help", "metavar")),
    "Typer": ((), ("help",)),
    "command": ((), ("help", "short_help")),
    "rule": ((), ("title", "reading")),
    "Clock": ((1,), ("title", "reading")),
    "replace": ((), ("remedy",)),
    "Wording": ((), ("late", "overdue", "unsure", "soon", "open", "remedy", "late_remedy")),
    "tell_period": ((2,), ("remedy", "late_remedy")),
}


@dataclass(frozen=True, slots=True)
class Template:
    """One template and where it stands."""

    text: str
    file: str
    line: int

    @property
    def fields(self) -> set[str]:
        """The names of its fields."""
        return fields(self.text)


def fields(text: str) -> set[str]:
    """The names of a template's fields."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def templates(folder: Path = PACKAGE) -> Iterator[Template]:
    """Every template in the code that holds Chinese."""
    for file in sorted(folder.rglob("*.py")):
        yield from templates_of(file.read_text(encoding="utf-8"), file.relative_to(folder).as_posix())


def templates_of(source: str, file: str) -> Iterator[Template]:
    """The same for one file."""
    tree = ast.parse(source)
    named = _assigned(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in _arguments(node):
                for text, line in _texts(argument, named):
                    if CHINESE.search(text):
                        yield Template(text, file, line)


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    positions, keywords = CALLS.get(name, ((), ()))
    if name == "problem":
        # `problem(place, template)` is the function, `run.problem(template)` the method.
        positions, keywords = ((1,) if isinstance(call.func, ast.Name) else (0,)), ("remedy",)
    yield from (call.args[each] for each in positions if each < len(call.args))
    yield from (each.value for each in call.keywords if each.arg in keywords)


def _texts(node: ast.expr, named: dict[str, list[ast.expr]]) -> Iterator[tuple[str, int]]:
    """The texts that an expression can be: literals, choices between them, and names given to them in the file."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value, node.lineno
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, named)
        yield from _texts(node.orelse, named)
    elif isinstance(node, ast.BoolOp):
        for each in node.values:
            yield from _texts(each, named)
    elif isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        for each in node.elts:
            yield from _texts(each, named)
    elif isinstance(node, ast.Dict):
        for each in node.values:
            yield from _texts(each, named)
    elif isinstance(node, ast.Subscript):
        yield from _texts(node.value, named)
    elif isinstance(node, ast.Call):
        # `TABLE.get(key, default)`; a `tr(…)` inside is found by itself.
        if isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            yield from _texts(node.func.value, named)
            for each in node.args[1:]:
                yield from _texts(each, named)
    elif isinstance(node, ast.Name):
        for each in named.get(node.id, ()):
            yield from _texts(each, {name: values for name, values in named.items() if name != node.id})


def _assigned(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """What each name of a file is set to, wherever that is; unpacking and loops included as a whole."""
    found: dict[str, list[ast.expr]] = {}

    def note(target: ast.expr, value: ast.expr) -> None:
        for each in ast.walk(target):
            if isinstance(each, ast.Name):
                found.setdefault(each.id, []).append(value)

    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                note(target, node.value)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            note(node.target, node.value)
        elif isinstance(node, (ast.For, ast.comprehension)):
            note(node.target, node.iter)
    return found


def dynamic_texts(folder: Path = PACKAGE) -> Iterator[str]:
    """Places where a template is an f-string, which no catalogue can hold."""
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for argument in _arguments(node):
                    if isinstance(argument, ast.JoinedStr):
                        yield f"{file.relative_to(folder).as_posix()}:{argument.lineno}"
