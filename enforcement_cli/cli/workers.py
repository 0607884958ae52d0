"""Cases judged in several processes, in the order asked for.

The processes are begun anew (spawn), so that they hold neither the lock nor anything else of ours, and end with us,
however we end.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from enforcement_cli.cases.identities import Witness, blob_id
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.looking import Seen, look
from enforcement_cli.cli.plan import Wanted
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rule import Law
from enforcement_cli.messages import use_language
from enforcement_cli.problems import EnforceError

_AT_A_TIME = 8
_SIGNALS = frozenset({signal.SIGINT, signal.SIGTERM})


@dataclass(frozen=True, slots=True)
class Task:
    """What a process needs to know.

    `algorithm`: how git names contents; None where nothing is to be remembered. `judged`: whether the cases are to be
    judged, or only loaded for their keys.
    """

    root: Path
    algorithm: str | None
    as_of: date
    calendar: Calendar
    wanted: Wanted
    language: str
    judged: bool


def together(task: Task, folders: Sequence[str], jobs: int) -> Iterator[Seen]:
    """Look at these cases in at most so many processes. Raises EnforceError where one of them died."""
    pool = ProcessPoolExecutor(min(jobs, -(-len(folders) // _AT_A_TIME)), get_context("spawn"), _begin, (task,))
    try:
        with _uninterrupted():
            found = pool.map(_look, folders, chunksize=_AT_A_TIME)
        yield from found
    except BrokenProcessPool:
        raise EnforceError(
            "判断案件的一个进程意外终止，可能是内存不足；没有公示",
            remedy="请再运行一次；仍然如此的，加 --jobs 1，或者分批写明案件。",
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Worker:
    """A process's own repository and law."""

    repository: Repository
    law: Law
    task: Task


def _begin(task: Task) -> None:
    """The beginning of a process: it leaves Ctrl-C to its parent, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    Thread(target=_end_with_parent, daemon=True).start()
    use_language(task.language)
    repository = Repository(task.root)
    if task.algorithm is not None:
        repository.witness = Witness(partial(blob_id, algorithm=task.algorithm))
    _Worker.repository, _Worker.task = repository, task
    _Worker.law = Law(task.as_of, task.calendar, repository.bureau)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _look(folder: str) -> Seen:
    task = _Worker.task
    return look(_Worker.repository, _Worker.law, task.wanted, folder, judged=task.judged)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that are begun in here are not hit by a Ctrl-C before they can leave it to us; ours waits for the end.

    So does a SIGTERM: a process that has been told but half of what it is to do complains in its own way.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
