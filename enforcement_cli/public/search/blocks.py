"""How many decisions stand in which block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

SIZES = (32768, 4096, 512, 64)
"""Sizes of full blocks, the largest first. A list's numbers within a block fit sixteen bits."""


@dataclass(frozen=True, slots=True)
class Block:
    """The decisions from `start` on, `size` of them."""

    start: int
    size: int

    @property
    def name(self) -> str:
        """Its folder: what is full never changes its name, the last one does with each decision."""
        return f"{self.start}-{self.size}"


def blocks_of(count: int) -> Iterator[Block]:
    """The blocks of so many decisions, oldest first: as many large ones as fit, then smaller ones, then the rest."""
    start = 0
    for size in SIZES:
        while count - start >= size:
            yield Block(start, size)
            start += size
    if start < count:
        yield Block(start, count - start)
