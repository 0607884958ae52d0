"""Cases judged in several processes, in the order asked for.

The processes are begun anew (spawn), so that they hold neither the lock nor anything else of ours, and end with us,
however we end. Each has a pipe of its own: with the one queue of a `ProcessPoolExecutor`, a process that is killed
while it begins can leave the others, and us, waiting for ever.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Thread
from types import TracebackType

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
    batches = [folders[at : at + _AT_A_TIME] for at in range(0, len(folders), _AT_A_TIME)]
    processes: list[SpawnProcess] = []
    try:
        with _uninterrupted():
            pipes = [_begun(processes, task) for _ in range(min(jobs, len(batches)))]
        for seen in _in_order(pipes, batches):
            yield from seen
    except _DeadError:
        raise EnforceError(
            "判断案件的一个进程意外终止，可能是内存不足；没有公示",
            remedy="请再运行一次；仍然如此的，加 --jobs 1，或者分批写明案件。",
        ) from None
    finally:
        # They only read: nothing is lost where one is stopped in the middle.
        for each in processes:
            each.kill()
        for each in processes:
            each.join()


class _DeadError(Exception):
    """A process is no longer there, or could not be begun."""


@contextmanager
def _alive() -> Iterator[None]:
    """What is said to a process, or heard from it. Raises _DeadError."""
    try:
        yield
    except (EOFError, OSError) as gone:
        raise _DeadError from gone


def _begun(processes: list[SpawnProcess], task: Task) -> Connection:
    """One more process, and our end of its pipe. Raises _DeadError where it cannot begin."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, _begin, task), daemon=True)
    with _alive():
        process.start()
    processes.append(process)
    theirs.close()  # the process has it now, so that its death is the end of the pipe
    return ours


def _in_order(pipes: Sequence[Connection], batches: Sequence[Sequence[str]]) -> Iterator[list[Seen]]:
    """What comes of each batch, in the order of the batches. Raises what a process raised, and _DeadError."""
    done: dict[int, list[Seen]] = {}
    busy: dict[Connection, int] = {}
    waiting = iter(range(len(batches)))
    shown = 0

    def give(pipe: Connection) -> None:
        number = next(waiting, None)
        if number is not None:
            with _alive():
                pipe.send(batches[number])
            busy[pipe] = number

    for pipe in pipes:
        give(pipe)
    while busy:
        ready = wait(list(busy))
        for pipe in [each for each in busy if each in ready]:
            with _alive():
                answer = pipe.recv()
            if isinstance(answer, BaseException):
                raise answer
            done[busy.pop(pipe)] = answer
            give(pipe)
        while shown in done:
            yield done.pop(shown)
            shown += 1


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


def _work(pipe: Connection, begin: Callable[[Task], None], task: Task) -> None:
    """What a process does: batches of folders in, what was seen out, until nobody is there to ask."""
    with suppress(EOFError, OSError):  # of the pipe
        with _Telling(pipe):
            begin(task)
        while True:
            batch = pipe.recv()
            with _Telling(pipe):
                pipe.send([_look(each) for each in batch])


class _Telling:
    """What goes wrong in here is told to who has asked, as it is, and nowhere else: our own errors and bugs alike."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        if error is not None:
            self._pipe.send(error)
        return True


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
    # The tracker of resources, begun with the first process, would lift our mask when it has been begun under its own.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
