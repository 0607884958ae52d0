"""Pointer to line and column: the text is composed once more with marks, only when a finding is to be printed.

Only texts that `yaml_scan` has let pass come here, so depth and size are bounded and the recursion is safe.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.resolver import BaseResolver

from enforcement_cli.cases import yaml_scan
from enforcement_cli.cases.yaml_scalars import is_null
from enforcement_cli.cases.yaml_scan import PureParser
from enforcement_cli.problems import Pointer


class _PureLoader(PureParser, Composer, BaseResolver):
    def __init__(self, text: str) -> None:
        PureParser.__init__(self, text)
        Composer.__init__(self)
        BaseResolver.__init__(self)


def compose(text: str) -> Node | None:
    """The node tree of a text, without any resolving of tags."""
    if yaml_scan.EventParser is PureParser:
        return _PureLoader(text).get_single_node()
    node: Node | None = _c_loader()(text).get_single_node()
    return node


@cache
def _c_loader() -> type[Any]:
    from yaml._yaml import CParser

    class CLoader(CParser, BaseResolver):
        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            BaseResolver.__init__(self)

    return CLoader


class PositionTree:
    """Where each value of one file stands."""

    def __init__(self, data: bytes) -> None:
        self._text = data.decode("utf-8-sig")
        self._root = compose(self._text)
        self._children: dict[int, dict[str | int, tuple[Node, Node]]] = {}

    def locate(self, pointer: Pointer) -> tuple[int, int, int]:
        """(line, column, last line) as `Document.locate` gives them."""
        if not pointer or self._root is None:
            return (1, 1, 1)
        named: Node = self._root
        value: Node = self._root
        for depth, step in enumerate(pointer):
            found = self._below(value).get(step)
            if found is None:
                line, column = named.start_mark.line + 1, named.start_mark.column + 1
                return (line, column, line) if depth else (1, 1, 1)
            named, value = found
        return named.start_mark.line + 1, named.start_mark.column + 1, self._last_line(value)

    def _below(self, node: Node) -> dict[str | int, tuple[Node, Node]]:
        """Step -> (what names it, the value) one step down; in a list both are the item."""
        known = self._children.get(id(node))
        if known is None:
            known = self._children[id(node)] = dict(_children(node))
        return known

    def _last_line(self, node: Node) -> int:
        """The last line with a letter of the value on it; a block's own end mark stands behind the comments after it."""
        while not getattr(node, "flow_style", True) and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        extent = self._text[node.start_mark.index : node.end_mark.index].rstrip()
        return int(node.start_mark.line) + 1 + len(re.findall(r"\r\n|\r|\n", extent))


def _children(node: Node) -> Iterator[tuple[str | int, tuple[Node, Node]]]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield unicodedata.normalize("NFC", key.value), (key, value)
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(each for each in node.value if not _is_blank(each)):
            yield number, (item, item)


def _is_blank(node: Node) -> bool:
    """As `yaml_scan` leaves it out: nothing in it is filled in."""
    if isinstance(node, ScalarNode):
        return node.style in (None, "") and is_null(node.value)
    if isinstance(node, MappingNode):
        return bool(node.value) and all(_is_blank(value) for _, value in node.value)
    return bool(node.value) and all(_is_blank(each) for each in node.value)
