"""Looking at cases one by one: each loaded, judged and sorted, here or in a few processes, in the order asked for.

What comes back of a case is small: its verdicts and its keys, never the case. The processes are begun anew (spawn), so
that they hold neither the lock nor anything else of ours, and end with us, however we end.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from enforcement_cli.cases.identities import Witness, blob_id
from enforcement_cli.cases.key_store import KeyRow, key_row
from enforcement_cli.cases.keys import case_keys
from enforcement_cli.cases.learning import learned
from enforcement_cli.cases.memory import Remembered
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.plan import Blocked, Planned, Same, Wanted
from enforcement_cli.cli.recall import Recall
from enforcement_cli.cli.verdicts import verdicts_on
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.check import explains_whole, judge_case
from enforcement_cli.law.rule import Law, all_rules
from enforcement_cli.messages import language, use_language
from enforcement_cli.problems import EnforceError

MANY = 400
"""From so many cases on, further processes are worth their start: about as long as judging a hundred cases, for each."""
_AT_A_TIME = 8
_SIGNALS = frozenset({signal.SIGINT, signal.SIGTERM})


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept of a case. `explains`: whether it explains a finding of a rule over the whole repository."""

    folder: str
    rows: tuple[KeyRow, ...]
    remembered: Remembered | None = None
    verdicts: tuple[Planned | Blocked | Same, ...] = ()
    explains: bool = False


def look(repository: Repository, law: Law, wanted: Wanted, folder: str, *, judged: bool) -> Seen:
    """One case: loaded for its keys and, where it is to be judged, judged."""
    case = repository.load_case(folder, hashes=judged)
    rows = tuple(key_row(each, folder) for each in case_keys(case))
    witness = repository.witness
    identity = witness.take(folder) if witness is not None else None
    remembered = learned(case, identity.case) if identity is not None else None
    if not judged:
        return Seen(folder, rows, remembered)
    rules = all_rules()
    verdicts = verdicts_on(case, judge_case(case, law, rules), law, wanted)
    return Seen(folder, rows, remembered, tuple(verdicts), explains_whole(case, rules))


class Looks:
    """Looks at cases of one repository at one moment."""

    def __init__(self, recall: Recall, law: Law, wanted: Wanted, jobs: int | None = None) -> None:
        self.recall, self.law, self.wanted = recall, law, wanted
        self.jobs = jobs or os.cpu_count() or 1

    def at(self, folders: Sequence[str], *, judged: bool = True) -> Iterator[Seen]:
        """Look at these, in this order. Raises EnforceError where a process died."""
        many = len(folders) >= MANY and self.jobs > 1
        for seen in self._together(folders, judged=judged) if many else self._alone(folders, judged=judged):
            self.recall.learn(seen.folder, seen.remembered)
            yield replace(seen, remembered=None)

    def _alone(self, folders: Sequence[str], *, judged: bool) -> Iterator[Seen]:
        self.recall.watch()
        repository = self.recall.repository
        return (look(repository, self.law, self.wanted, each, judged=judged) for each in folders)

    def _together(self, folders: Sequence[str], *, judged: bool) -> Iterator[Seen]:
        task = _Task(
            self.recall.repository.root,
            self.recall.watch(),
            self.law.as_of,
            self.law.calendar,
            self.wanted,
            language(),
        )
        workers = min(self.jobs, -(-len(folders) // _AT_A_TIME))
        pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (task,))
        try:
            with _uninterrupted():
                found = pool.map(partial(_look, judged=judged), folders, chunksize=_AT_A_TIME)
            yield from found
        except BrokenProcessPool:
            raise EnforceError(
                "判断案件的一个进程意外终止，可能是内存不足；没有公示",
                remedy="请再运行一次；仍然如此的，加 --jobs 1，或者分批写明案件。",
            ) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Task:
    """What a process needs to know. `algorithm`: how git names contents; None where nothing is to be remembered."""

    root: Path
    algorithm: str | None
    as_of: date
    calendar: Calendar
    wanted: Wanted
    language: str


class _Worker:
    """A process's own repository and law."""

    repository: Repository
    law: Law
    wanted: Wanted


def _begin(task: _Task) -> None:
    """The beginning of a process: it leaves Ctrl-C to its parent, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    Thread(target=_end_with_parent, daemon=True).start()
    use_language(task.language)
    repository = Repository(task.root)
    if task.algorithm is not None:
        repository.witness = Witness(partial(blob_id, algorithm=task.algorithm))
    _Worker.repository, _Worker.wanted = repository, task.wanted
    _Worker.law = Law(task.as_of, task.calendar, repository.bureau)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _look(folder: str, *, judged: bool) -> Seen:
    return look(_Worker.repository, _Worker.law, _Worker.wanted, folder, judged=judged)


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
