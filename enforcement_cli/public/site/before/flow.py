"""A matter's flow as a drawing: one box a stage, from top to bottom, each with who does it, within how long, with what result.

The drawing says in its title and description what it shows, and the page has the same as a list beside it. No style stands in it:
a page's policy forbids that, and a printed page has its own.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

WIDTH, BOX, LEFT = 480, 400, 40
LINE, PADDING, GAP = 26, 16, 34
LETTERS = 20
"""Chinese characters on a line of a box."""


def lines_of(stage: Mapping[str, Any]) -> list[str]:
    """What stands in a box: the stage's name first, then who, how long and what comes of it."""
    who = "，".join(part for part in (stage.get("division"), stage.get("post")) if part)
    details = [who] if who else []
    if stage.get("working_days"):
        details.append(f"{stage['working_days']} 个工作日内")
    if stage.get("result"):
        details.append(f"形成：{stage['result']}")
    return [*_folded(str(stage["name"])), *(line for each in details for line in _folded(each))]


def _folded(text: str) -> list[str]:
    """Lines of at most LETTERS wide characters; two narrow ones take the place of a wide one."""
    lines, line, width = [], "", 0.0
    for character in text:
        wide = 1.0 if ord(character) > 0x2E7F else 0.55
        if width + wide > LETTERS and line:
            lines.append(line)
            line, width = "", 0.0
        line += character
        width += wide
    return [*lines, line]


def flow_chart(id_: str, title: str, stages: Sequence[Mapping[str, Any]]) -> str:
    """The drawing as SVG to stand in a page; empty where there are no stages. `id_` makes its ids unique in the page."""
    if not stages:
        return ""
    boxes = [lines_of(each) for each in stages]
    heights = [2 * PADDING + LINE * len(each) for each in boxes]
    height = sum(heights) + GAP * (len(boxes) - 1) + 4
    parts = [
        f'<svg class="flow" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="{_escape(id_)}-title {_escape(id_)}-desc">',
        f'<title id="{_escape(id_)}-title">{_escape(title)}</title>',
        f'<desc id="{_escape(id_)}-desc">{_escape("，然后是".join(str(each["name"]) for each in stages))}。</desc>',
    ]
    top = 2
    for number, (box, tall) in enumerate(zip(boxes, heights, strict=True)):
        parts += _box(top, tall, box)
        if number + 1 < len(boxes):
            parts += _arrow(top + tall)
        top += tall + GAP
    return "\n".join([*parts, "</svg>"])


def _box(top: int, tall: int, lines: Sequence[str]) -> Iterator[str]:
    yield f'<rect class="box" fill="none" stroke="currentColor" x="{LEFT}" y="{top}" width="{BOX}" height="{tall}" rx="4"/>'
    for number, line in enumerate(lines):
        kind = ' class="name"' if number == 0 else ""
        y = top + PADDING + LINE * number + 19
        yield f'<text{kind} x="{WIDTH // 2}" y="{y}" text-anchor="middle">{_escape(line)}</text>'


def _arrow(top: int) -> Iterator[str]:
    middle, end = WIDTH // 2, top + GAP - 2
    yield f'<line class="arrow" stroke="currentColor" x1="{middle}" y1="{top}" x2="{middle}" y2="{end - 8}"/>'
    yield f'<path class="head" fill="currentColor" d="M{middle - 6} {end - 9}h12l-6 9z"/>'


def _escape(text: str) -> str:
    """As text of an element: the quotes that stand in it stay."""
    return html.escape(text, quote=False)
