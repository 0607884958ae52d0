"""Charts that are read without colour: bars told apart by their pattern, each with its number beside it.

Widths are shares of the longest bar, so that a chart is as wide as the screen while its letters keep their size.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PATTERNS = 6
"""How many patterns there are; what comes after the fifth series is drawn, and named, as the rest."""
REST = "其余"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar: which pattern, from where and how wide, in percent of the chart."""

    pattern: int
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its label, its parts, the numbers in the order of the chart's series, their sum."""

    label: str
    stretches: tuple[Stretch, ...]
    values: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A stacked bar chart and its table."""

    id: str
    title: str
    label: str
    """What the rows are: 年份, 月份."""
    series: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def sums(self) -> tuple[int, ...]:
        """The sum of each series."""
        return tuple(sum(each.values[at] for each in self.bars) for at in range(len(self.series)))

    @property
    def total(self) -> int:
        """The sum of all."""
        return sum(each.total for each in self.bars)


def chart(id_: str, title: str, label: str, rows: Sequence[tuple[str, Mapping[str, int]]]) -> Chart:
    """A chart of rows, each a label and its counts by series; the series from the biggest, a sixth and on as the rest."""
    sums: dict[str, int] = {}
    for _, counts in rows:
        for name, count in counts.items():
            sums[name] = sums.get(name, 0) + count
    names = sorted(sums, key=lambda name: (-sums[name], name))
    if len(names) > PATTERNS:
        names = [*names[: PATTERNS - 1], REST]
    longest = max((sum(counts.values()) for _, counts in rows), default=0)
    return Chart(id_, title, label, tuple(names), tuple(_bar(label, counts, names, longest) for label, counts in rows))


def _bar(label: str, counts: Mapping[str, int], names: Sequence[str], longest: int) -> Bar:
    known = sum(counts.get(name, 0) for name in names if name != REST)
    total = sum(counts.values())
    values = tuple(total - known if name == REST else counts.get(name, 0) for name in names)
    stretches, at = [], 0
    for pattern, value in enumerate(values):
        if value:
            stretches.append(Stretch(pattern, _share(at, longest), _share(value, longest)))
        at += value
    return Bar(label, tuple(stretches), values, total)


def _share(value: int, whole: int) -> str:
    return f"{value / whole * 100:.2f}%"
