"""The same work on many things in several processes, in the order asked for.

The processes are begun anew (spawn), so that they hold neither the lock nor anything else of ours, and end with us,
however we end. Each has a pipe of its own: with the one queue of a `ProcessPoolExecutor`, a process that is killed
while it begins can leave the others, and us, waiting for ever.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import Thread
from types import TracebackType
from typing import Generic, TypeVar

_SIGNALS = frozenset({signal.SIGINT, signal.SIGTERM})

_MADE_BEFORE_COLLECTING = 50_000
"""Objects: seldom enough that looking for garbage, which a process hardly makes, does not cost a tenth of its time."""

_Task = TypeVar("_Task")
_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


class DeadError(Exception):
    """A process is no longer there, or could not be begun."""


class Work(Generic[_Task, _Asked, _Answer]):
    """What the processes do: `begin` once in each, with the task, then `answer` for everything they are asked.

    Both are functions of a module, so that another process can find them.
    """

    def __init__(self, begin: Callable[[_Task], None], answer: Callable[[_Asked], _Answer], task: _Task) -> None:
        self.begin, self.answer, self.task = begin, answer, task


def spread(
    work: Work[_Task, _Asked, _Answer], batches: Iterable[Sequence[_Asked]], jobs: int
) -> Iterator[tuple[Sequence[_Asked], Sequence[_Answer]]]:
    """Each batch with its answers, in order, worked out by so many processes; batches are taken as they are needed.

    Raises DeadError where one of the processes dies, and whatever was raised in one.
    """
    processes: list[SpawnProcess] = []
    try:
        with _uninterrupted():
            pipes = [_begun(processes, work) for _ in range(jobs)]
        yield from _in_order(pipes, iter(batches))
    finally:
        # They only read: nothing is lost where one is stopped in the middle.
        for each in processes:
            each.kill()
        for each in processes:
            each.join()


@contextmanager
def _alive() -> Iterator[None]:
    """What is said to a process, or heard from it. Raises DeadError."""
    try:
        yield
    except (EOFError, OSError) as gone:
        raise DeadError from gone


def _begun(processes: list[SpawnProcess], work: Work[_Task, _Asked, _Answer]) -> Connection:
    """One more process, and our end of its pipe. Raises DeadError where it cannot begin."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work), daemon=True)
    with _alive():
        process.start()
    processes.append(process)
    theirs.close()  # the process has it now, so that its death is the end of the pipe
    return ours


def _in_order(
    pipes: Sequence[Connection], batches: Iterator[Sequence[_Asked]]
) -> Iterator[tuple[Sequence[_Asked], Sequence[_Answer]]]:
    """What comes of each batch, in the order of the batches. Raises what a process raised, and DeadError."""
    asked: dict[int, Sequence[_Asked]] = {}
    done: dict[int, Sequence[_Answer]] = {}
    busy: dict[Connection, int] = {}
    shown = 0

    def give(pipe: Connection) -> None:
        batch = next(batches, None)
        if batch is not None:
            number = shown + len(asked)
            asked[number] = batch
            with _alive():
                pipe.send(batch)
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
            batch, answers = asked.pop(shown), done.pop(shown)
            shown += 1
            yield batch, answers


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _serve(pipe: Connection, work: Work[_Task, _Asked, _Answer]) -> None:
    """What a process does: batches in, answers out, until nobody is there to ask.

    It leaves Ctrl-C to its parent, and does not outlive it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):  # of the pipe
        with _Telling(pipe):
            work.begin(work.task)
        # Rules, schemas and what has just been begun stay as long as the process: nobody need look through them again.
        gc.freeze()
        gc.set_threshold(_MADE_BEFORE_COLLECTING)
        while True:
            batch = pipe.recv()
            with _Telling(pipe):
                pipe.send([work.answer(each) for each in batch])


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
