"""` #` that has cut off the end of a text without a word: `address: 东风路 3 #楼` is read as `东风路 3`.

A comment behind a value is ordinary, so only what looks like a number sign is reported: a number or a unit right
behind the `#`, or a bracket or quotation mark that opens in the value and closes in the "comment".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from yaml.nodes import MappingNode, Node, ScalarNode

from enforcement_cli.cases.encoding import place_at
from enforcement_cli.cases.locate import compose
from enforcement_cli.cases.yaml_refusals import shown
from enforcement_cli.problems import Problem, Severity, problem

_MOST = 20
"""Warnings about one file."""

_FROM_SIGN = re.compile(r"#[^\n]*")
"""Each line from its first `#` on, so that none is looked at twice."""

_SIGN = re.compile(r"(?<=[ \t])#")
_CLOSES = re.compile("[）)”》」』】〕]")

_NUMBER = re.compile(r"(?:[A-Za-z]-?)?[0-9]+(?!年|[0-9]|[-/.][0-9])")
"""`#302`, `#A3`, `#2机`; not `#2026年起` or `#2026-03-01`, which begin a remark."""

_UNIT = re.compile(
    "楼|栋|幢|座|号|室|单元|车间|生产线|线|机|锅炉|炉|窑|磨|罐|塔|仓|库|井|泵|门|层|桥|墩|桩|站|厂房|变压器|主变|地块|标段"
)
_COUNTED = re.compile(r"[0-9A-Za-z一二三四五六七八九十甲乙丙丁]$")

_PAIRS = tuple(zip("（(“《「『【〔", "）)”》」』】〕", strict=True))


def lost_comments(text: str, file: str) -> list[Problem]:
    """A warning for each ` #` that has probably cut off a text."""
    suspects = list(_suspects(text))
    if not suspects:
        return []
    root = compose(text)
    ends = set(_plain_ends(root)) if root is not None else set()
    return [
        problem(
            place_at(text, sign, file),
            "「#」前面有空格，从这里起的「{lost}」被当作注释丢掉了，只读到「{kept}」",
            remedy="「#」是内容的一部分的，给整项内容加上英文引号，或者删去「#」前面的空格；确实是注释的，在「#」后面空一格",
            severity=Severity.WARNING,
            lost=shown(text[sign : _line_end(text, sign)]),
            kept=shown(text[text.rfind("\n", 0, end) + 1 : end]),
        )
        for end, sign in islice((each for each in suspects if each[0] in ends), _MOST)
    ]


def _suspects(text: str) -> Iterator[tuple[int, int]]:
    """(end of what stands before, index of the `#`) for each line's first ` #` that looks like a number sign."""
    for match in _FROM_SIGN.finditer(text):
        found = _SIGN.search(text, match.start(), match.end())
        if found is None:
            continue
        sign, after = found.start(), text[found.end() : match.end()]
        if after[:1] in (" ", "\r", "") and not _CLOSES.search(after):
            continue  # as comments are written
        start = text.rfind("\n", 0, sign) + 1
        before = text[start:sign].rstrip()
        if before and _looks_unintended(before, after):
            yield start + len(before), sign


def _looks_unintended(before: str, after: str) -> bool:
    if _NUMBER.match(after) or (_UNIT.match(after) and _COUNTED.search(before)):
        return True
    return any(
        before.count(opening) > before.count(closing) and after.count(closing) > after.count(opening)
        for opening, closing in _PAIRS
    )


def _plain_ends(root: Node) -> Iterator[int]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            if node.style in (None, ""):
                yield node.end_mark.index
        elif isinstance(node, MappingNode):
            pairs: list[tuple[Node, Node]] = node.value
            waiting.extend(each for pair in pairs for each in pair)
        else:
            waiting.extend(node.value)


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return end if end >= 0 else len(text)
