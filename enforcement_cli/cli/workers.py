"""Cases judged in several processes, in the order asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from enforcement_cli.cases.identities import Witness, blob_id
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.looking import Seen, look
from enforcement_cli.cli.plan import Wanted
from enforcement_cli.cli.processes import DeadError, Work, spread
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rule import Law
from enforcement_cli.messages import use_language
from enforcement_cli.problems import EnforceError

_AT_A_TIME = 8


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
    try:
        for _, seen in spread(Work(_begin, _look, task), batches, min(jobs, len(batches))):
            yield from seen
    except DeadError:
        raise EnforceError(
            "判断案件的一个进程意外终止，可能是内存不足；没有公示",
            remedy="请再运行一次；仍然如此的，加 --jobs 1，或者分批写明案件。",
        ) from None


class _Worker:
    """A process's own repository and law."""

    repository: Repository
    law: Law
    task: Task


def _begin(task: Task) -> None:
    """The beginning of a process: what it judges by."""
    use_language(task.language)
    repository = Repository(task.root)
    if task.algorithm is not None:
        repository.witness = Witness(partial(blob_id, algorithm=task.algorithm))
    _Worker.repository, _Worker.task = repository, task
    _Worker.law = Law(task.as_of, task.calendar, repository.bureau)


def _look(folder: str) -> Seen:
    task = _Worker.task
    return look(_Worker.repository, _Worker.law, task.wanted, folder, judged=task.judged)
