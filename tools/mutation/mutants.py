"""The mutants of a module: small wrong versions of it that some test has to notice.

Numbers move by one either way, comparisons flip, a condition is dropped or one of its parts is, an element of a tuple, list,
set or mapping of constants (an outcome, a kind of case, a basis) is removed. Docstrings and messages are left alone.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_FLIPPED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
# What a reader of the law does not see: where a finding is anchored, how it is worded, which citation stands below it.
_NOT_LAW = frozenset(
    {"rule", "problem", "tr", "UndeterminedError", "EnforceError", "TypeVar", "dataclass", "at", "cache"}
)

_CITATION = re.compile(r"[A-Z]+[0-9]*-[0-9a-z]")
_WORDING = frozenset({"id", "title", "basis", "reading", "remedy", "words"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong version of a module: where, what stood there and what stands there now, and the whole source.

    `column` counts the bytes before it on its line, as Python's own syntax trees do.
    """

    module: str
    line: int
    column: int
    function: str
    before: str
    after: str
    source: str

    @property
    def key(self) -> str:
        """Says which mutant it is, whatever line it stands on."""
        return f"{self.module}::{self.function}: {self.before} -> {self.after}"


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """Every mutant of that source, in the order of the text; SyntaxError where it is no Python."""
    tree = ast.parse(source)
    seen: set[str] = set()
    for node, field, index, new in _edits(tree):
        old = _get(node, field, index)
        _set(node, field, index, new)
        changed = ast.unparse(tree)
        _set(node, field, index, old)
        before, after = ast.unparse(old), ast.unparse(new)
        mutant = Mutant(
            module, old.lineno, old.col_offset, _function_at(tree, old), _short(before), _short(after), changed
        )
        if changed not in seen:
            seen.add(changed)
            yield mutant


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 160 else f"{line[:157]}…"


def _get(node: ast.AST, field: str, index: int | None) -> ast.expr:
    value: Any = getattr(node, field)
    found: ast.expr = value if index is None else value[index]
    return found


def _set(node: ast.AST, field: str, index: int | None, value: ast.AST | None) -> None:
    if index is None:
        setattr(node, field, value)
    else:
        getattr(node, field)[index] = value


Edit = tuple[ast.AST, str, int | None, ast.expr]


def _edits(tree: ast.Module) -> Iterator[Edit]:
    for parent in _walk(tree):
        for field, value in ast.iter_fields(parent):
            for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(child, ast.expr):
                    for new in _wrong(child, parent, field):
                        yield parent, field, index, ast.copy_location(new, child)


def _walk(tree: ast.AST) -> Iterator[ast.AST]:
    """Nodes in the order of the text, without annotations, docstrings and what is only wording."""
    yield tree
    for field, value in ast.iter_fields(tree):
        if field in ("annotation", "returns", "type_params", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_wording(child):
                yield from _walk(child)


def _is_wording(node: ast.AST) -> bool:
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.JoinedStr)):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Assign) and any(
        isinstance(each, ast.Name) and each.id == "__all__" for each in node.targets
    ):
        return True
    if isinstance(node, ast.keyword) and node.arg in _WORDING:
        return True
    return isinstance(node, ast.Call) and _name(node.func) in _NOT_LAW


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _wrong(node: ast.expr, parent: ast.AST, field: str) -> Iterator[ast.expr]:
    match node:
        case ast.Constant(value=int() as number) if not isinstance(node.value, bool):
            if not isinstance(parent, ast.Subscript) and not (isinstance(parent, ast.Slice)):
                yield ast.Constant(number + 1)
                if number > 0:
                    yield ast.Constant(number - 1)
        case ast.Compare(left=left, ops=[op], comparators=comparators):
            for flipped in _FLIPPED[type(op)]:
                yield ast.Compare(left, [flipped()], comparators)
        case ast.BoolOp(op=op, values=values):
            for index in range(len(values)):
                # `text or ""` tells the type checker that there is a text, and nobody else anything.
                if isinstance(op, ast.Or) and ast.unparse(values[index]) == "''":
                    continue
                rest = values[:index] + values[index + 1 :]
                yield rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
            if _is_data(elements) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load) and field != "slice":
                for index in range(len(elements)):
                    fewer = copy.copy(node)
                    fewer.elts = elements[:index] + elements[index + 1 :]
                    if fewer.elts or not isinstance(node, ast.Set):
                        yield fewer
        case ast.Dict(keys=keys, values=values) if len(keys) > 1 and all(isinstance(key, ast.Constant) for key in keys):
            for index in range(len(keys)):
                yield ast.Dict(keys[:index] + keys[index + 1 :], values[:index] + values[index + 1 :])
    # An assertion tells the type checker what is so; holding it for true changes nothing.
    if (field == "test" and not isinstance(parent, ast.Assert)) or (
        field == "ifs" and isinstance(parent, ast.comprehension)
    ):
        yield ast.Constant(value=True)
        if field == "test" and not isinstance(parent, ast.While):
            yield ast.Constant(value=False)


def _is_data(elements: list[ast.expr]) -> bool:
    words = [each.value for each in elements if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return len(words) == len(elements) > 0 and not all(_CITATION.match(each) for each in words)


def _function_at(tree: ast.Module, node: ast.AST) -> str:
    """The function (or the name assigned at the top) in which a node stands."""
    line = getattr(node, "lineno", 0)
    for each in tree.body:
        if each.lineno <= line <= (each.end_lineno or each.lineno):
            if isinstance(each, (ast.FunctionDef, ast.ClassDef)):
                return each.name
            if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name):
                return each.targets[0].id
            if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
                return each.target.id
    return "module"
