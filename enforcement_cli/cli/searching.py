"""The last look at the site in several processes, while the pages are still being made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from enforcement_cli.cli.processes import DeadError, Work, spread
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.leaks import Hidden, Looking, Met, Piece, Search

_AT_A_TIME = 8


def together(jobs: int) -> Looking:
    """Who looks at the files of a site in so many processes. Raises EnforceError where one of them dies."""
    return partial(_looking, jobs)


def _looking(jobs: int, hidden: Hidden, pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Met]]:
    try:
        for batch, met in spread(Work(_begin, _look, hidden), _batches(iter(pieces)), jobs):
            yield from zip(batch, met, strict=True)
    except DeadError:
        raise EnforceError(
            "检查公示网站的一个进程意外终止，可能是内存不足；没有公示",
            remedy="请再运行一次；仍然如此的，加 --jobs 1，或者分批写明案件。",
        ) from None


def _batches(pieces: Iterator[Piece]) -> Iterator[tuple[Piece, ...]]:
    while batch := tuple(islice(pieces, _AT_A_TIME)):
        yield batch


class _Worker:
    """A process's own search."""

    search: Search


def _begin(hidden: Hidden) -> None:
    _Worker.search = Search(hidden)


def _look(piece: Piece) -> Met:
    return _Worker.search.look(piece)
