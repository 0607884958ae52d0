"""Where the files of a case bear marks of secrecy: their texts, their attachments, the names of these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from enforcement_cli.cases.secrecy_marks import Mark, marks_in_value
from enforcement_cli.problems import Place, Pointer

if TYPE_CHECKING:
    from enforcement_cli.cases.model import Case

Marked = tuple[Mark, Place]


def marks_of(case: Case) -> Iterator[Marked]:
    """Every mark in the files of a case, in the order of its files."""
    inside = {name for name, (_, _, pointer) in case.sections.items() if pointer}
    trees: list[tuple[Any, str, Pointer]] = [
        ({name: value for name, value in case.data.items() if name not in inside}, case.file, ()),
        *case.sections.values(),
        *((entry.data, entry.file, ()) for entry in case.ledger),
    ]
    for node, file, pointer in trees:
        if _may_bear_one(node):
            yield from _in_tree(node, file, pointer)
    for name, reading in sorted(case.readings.items()):
        for mark in reading.marks:
            yield mark, Place(f"{case.folder}/{name}", line=mark.line, column=1)


def _may_bear_one(root: Any) -> bool:
    """Whether any text has the characters without which there is no mark: nearly all files have not."""
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, str):
            if "密" in node or (("内" in node or "內" in node) and "部" in node):
                return True
        elif isinstance(node, Mapping):
            nodes.extend(node.values())
        elif isinstance(node, (list, tuple)):
            nodes.extend(node)
    return False


def _in_tree(node: Any, file: str, pointer: Pointer) -> Iterator[Marked]:
    if isinstance(node, str):
        for mark in marks_in_value(node):
            yield mark, Place(file, pointer)
    elif isinstance(node, Mapping):
        for name, value in node.items():
            yield from _in_tree(value, file, (*pointer, name))
    elif isinstance(node, (list, tuple)):
        for index, each in enumerate(node):
            yield from _in_tree(each, file, (*pointer, index))
