"""Put the code of a mutant into functions that are already there, so that nothing has to be imported again.

Whoever holds a function (a rule, a table, another module) then runs the mutant. It can be done for what stands inside a
function; what runs while the module is imported has left its results elsewhere and needs an import of its own.
"""

from __future__ import annotations

import ast
import gc
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType

Functions = dict[tuple[str, str, int], list[FunctionType]]
"""Living functions by file, qualified name and first line."""


def functions() -> Functions:
    """All functions that there are now."""
    found: Functions = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType):
            code = each.__code__
            found[code.co_filename, code.co_qualname, code.co_firstlineno].append(each)
    return found


@dataclass(frozen=True, slots=True)
class Patch:
    """Which functions get which code."""

    codes: tuple[tuple[FunctionType, CodeType], ...]

    def apply(self) -> None:
        """Change the functions, in this process."""
        for function, code in self.codes:
            function.__code__ = code


def patch(path: Path, original: str, changed: str, living: Functions) -> Patch | None:
    """What makes the living functions of that file behave as the changed source; None where that cannot be done so.

    With `changed` equal to `original` every function gets new code that says the same: the control.
    """
    control = original == changed
    before = list(_outermost(_compiled(original, path)))
    plain = list(_outermost(_compiled(ast.unparse(ast.parse(original)), path)))
    after = plain if control else list(_outermost(_compiled(changed, path)))
    if [each.co_qualname for each in plain] != [each.co_qualname for each in after]:
        return None
    codes = []
    named = Counter((each.co_qualname, each.co_firstlineno) for each in before)
    for old, same, new in zip(before, plain, after, strict=True):
        if not control and same == new:
            continue
        if named[old.co_qualname, old.co_firstlineno] > 1:  # lambdas on one line, which nothing tells apart
            if control:
                continue
            return None
        holders = living.get((str(path), old.co_qualname, old.co_firstlineno), [])
        if any(each.__code__.co_freevars != new.co_freevars for each in holders):
            return None
        if not control and (not holders or _has_inner(old, path, living)):
            return None
        codes += [(each, new) for each in holders]
    return Patch(tuple(codes)) if codes or control else None


def _compiled(source: str, path: Path) -> CodeType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(source, str(path), "exec")


def _outermost(code: CodeType) -> Iterator[CodeType]:
    """Functions and methods of a module, in its order; not what stands inside of them."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            if each.co_flags & 0x1:  # CO_OPTIMIZED: a function, whereas the body of a class has no fast locals
                yield each
            else:
                yield from _outermost(each)


def _has_inner(code: CodeType, path: Path, living: Functions) -> bool:
    """Whether a function that this one made on import is still alive, and would keep its old code."""
    return any(
        isinstance(each, CodeType)
        and ((str(path), each.co_qualname, each.co_firstlineno) in living or _has_inner(each, path, living))
        for each in code.co_consts
    )
