"""Looking at cases one by one: each loaded, judged and sorted, here or in a few processes, in the order asked for.

What comes back of a case is small: its verdicts and its keys, never the case.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from enforcement_cli.cases.key_store import KeyRow, key_row
from enforcement_cli.cases.keys import case_keys
from enforcement_cli.cases.learning import learned
from enforcement_cli.cases.memory import Remembered
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cli.plan import Blocked, Planned, Same, Wanted
from enforcement_cli.cli.recall import Recall
from enforcement_cli.cli.sharing import Sharing
from enforcement_cli.cli.verdicts import verdicts_on
from enforcement_cli.law.check import explains_whole, judge_case
from enforcement_cli.law.rule import Law, all_rules
from enforcement_cli.messages import language

MANY = 400
"""From so many cases on, further processes are worth their start: about as long as judging a hundred cases, for each."""


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
        sharing = Sharing()
        for seen in self._together(folders, judged=judged) if many else self._alone(folders, judged=judged):
            self.recall.learn(seen.folder, seen.remembered)
            rows = sharing.plain(seen.rows)
            verdicts = tuple(sharing.planned(each) if isinstance(each, Planned) else each for each in seen.verdicts)
            yield replace(seen, rows=rows, verdicts=verdicts, remembered=None)

    def _alone(self, folders: Sequence[str], *, judged: bool) -> Iterator[Seen]:
        self.recall.watch()
        repository = self.recall.repository
        return (look(repository, self.law, self.wanted, each, judged=judged) for each in folders)

    def _together(self, folders: Sequence[str], *, judged: bool) -> Iterator[Seen]:
        from enforcement_cli.cli.workers import Task, together

        algorithm, repository = self.recall.watch(), self.recall.repository
        task = Task(repository.root, algorithm, self.law.as_of, self.law.calendar, self.wanted, language(), judged)
        return together(task, folders, self.jobs)
