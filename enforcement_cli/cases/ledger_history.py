"""What git knows of the ledger's entries, as the command line gathers it for the rules (`RepositoryFacts.facts["ledger_history"]`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from enforcement_cli.problems import Place, Problem, problem

ENTRIES = "cases/*/*/disclosure/*.yaml"
"""Where the entries of the ledger lie."""
ENTRY = re.compile(r"cases/[^/]+/[^/]+/disclosure/[^/]+\.yaml", re.DOTALL)
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Departure:
    """An entry that is not as it was first committed: gone, or with other contents.

    `file` is relative to the repository; `who` committed it first, `on` a day (YYYY-MM-DD), as `commit`.
    """

    file: str
    kind: Literal["removed", "altered"]
    who: str
    on: str
    commit: str

    @property
    def folder(self) -> str:
        """The case folder that it lies in, or lay in."""
        return "/".join(self.file.split("/")[:3])

    @property
    def problem(self) -> Problem:
        """What is wrong, with the command that brings the entry back."""
        place, commit = Place(self.file, line=1, column=1), self.commit[:_SHOWN]
        if self.kind == "altered":
            return problem(
                place,
                "这一条台账提交以后被改动：与{who}于{on}首次提交（{commit}）的内容不同",
                remedy="台账只增不改。请运行 git checkout {commit} -- {file} 恢复，并用 git log 查明是谁改的。",
                who=self.who,
                on=self.on,
                commit=commit,
                file=self.file,
            )
        return problem(
            place,
            "这一条台账提交以后被删除：由{who}于{on}首次提交（{commit}），现在没有了",
            remedy="台账只增不改。请运行 git checkout {commit} -- {file} 恢复，并用 git log 查明是谁删的；"
            "依法清除的不必恢复，由主要负责人或者法制审核人员用 enforce waive HIS002 --file {file} 登记说明。",
            who=self.who,
            on=self.on,
            commit=commit,
            file=self.file,
        )


@dataclass(frozen=True, slots=True)
class LedgerHistory:
    """The entries that are not as they were first committed, by file. `is_told` is False where git broke off."""

    departures: tuple[Departure, ...] = ()
    is_told: bool = True

    @property
    def by_folder(self) -> dict[str, list[Departure]]:
        """The same, by case folder."""
        found: dict[str, list[Departure]] = {}
        for each in self.departures:
            found.setdefault(each.folder, []).append(each)
        return found
