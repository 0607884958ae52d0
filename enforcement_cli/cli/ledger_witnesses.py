"""What else knows the ledger: git, which keeps every file as it was committed, and the site that was made from it.

The last entry of a ledger is named by no other one, so nothing in the ledger itself shows that its day, person, channels
or reason were altered, or that it was removed. A witness outside does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from enforcement_cli.cases.ledger_history import ENTRIES
from enforcement_cli.cases.repository import Repository
from enforcement_cli.cases.site_facts import PUBLIC
from enforcement_cli.cli.console import visible
from enforcement_cli.cli.departures import departures, judged
from enforcement_cli.git import Git, GitError, GitState
from enforcement_cli.git.first_kept import FirstKept, first_kept
from enforcement_cli.messages import tr
from enforcement_cli.problems import Finding, Place, Problem, Waiver, problem
from enforcement_cli.public.ledger import Ledger
from enforcement_cli.public.ledger.chain import HEADS_SEPARATOR

if TYPE_CHECKING:
    from enforcement_cli.law.rule import Law

SITE = "site"
KINDS = {"HIS002": "removed", "HIS003": "altered"}
"""Which rule of the check says the same of an entry."""
SITE_FILE = f"{PUBLIC}/data/ledger.json"
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What the two say: files that are not as they were committed, with what is wrong, and how far was looked.

    `history` says how far git could be asked; `compared` entries were held against it, `uncommitted` are not in it yet.
    `site_size`: entries of the ledger that the site was made from; None where there is no site to compare with.
    `purged`: entries that are gone, with the registered explanation that says why.
    """

    history: GitState
    compared: int = 0
    uncommitted: int = 0
    site_size: int | None = None
    faults: tuple[tuple[str, Problem], ...] = ()
    purged: tuple[Finding, ...] = ()

    def document(self) -> dict[str, Any]:
        """For `--format json`."""
        return {
            "history": {"state": str(self.history), "compared": self.compared, "uncommitted": self.uncommitted},
            "site": {"size": self.site_size} if self.site_size is not None else None,
            "purged": [
                {"file": each.place.file, "by": said.by, "on": said.on, "reason": said.reason}
                for each, said in self._explained
            ],
        }

    @property
    def _explained(self) -> list[tuple[Finding, Waiver]]:
        return [(each, each.waiver) for each in self.purged if each.waiver is not None]

    @property
    def purges(self) -> list[str]:
        """For people: which entries are gone, and who has said why."""
        return [
            tr(
                "{file}：已经清除，{by}于{on}登记说明：{reason}",
                file=visible(each.place.file),
                by=visible(said.by),
                on=said.on,
                reason=visible(said.reason),
            )
            for each, said in self._explained
        ]

    def lines(self) -> list[str]:
        """For people: what was compared, and what nobody could have seen."""
        if not (self.history.has_history or self.history is GitState.SHALLOW):
            said = [
                tr(
                    "没有版本历史可以核对（{why}）：末端那一条的日期、经手人、渠道和理由如有改动，看不出来。",
                    why=self.history.message.rstrip("。"),
                )
            ]
        else:
            said = []
            if self.compared:
                said.append(tr("已与版本历史核对：{count} 条自首次提交以来没有改动。", count=self.compared))
            if self.history is GitState.SHALLOW:
                said.append(tr("版本库是浅克隆，只核对了已经取回的历史。"))
            if self.uncommitted:
                said.append(tr("还有 {count} 条没有提交，提交以前的改动看不出来。", count=self.uncommitted))
        if self.site_size is not None:
            said.append(
                tr(
                    "已与 {folder} 里的公示网站核对：它所依据的 {size} 条都在台账里。",
                    folder=PUBLIC,
                    size=self.site_size,
                )
            )
        said.append(tr("版本历史整个被改写的，这里看不出来；用从前保存的公示页面运行 enforce ledger prove 可以发现。"))
        return said


def witnesses(repository: Repository, ledger: Ledger, files: Sequence[str], law: Callable[[], Law]) -> Witnesses:
    """What git and the site say of this ledger; `files` are those of its entries, relative to the repository.

    `law` is called where an entry is not as it was committed: that may have been explained.
    """
    try:
        kept = first_kept(Git(repository.root), ENTRIES)
    except GitError as error:
        kept = FirstKept(error.state)
    found = judged(repository, law, departures(repository.root, kept))
    faults = [(KINDS[each.rule], _problem(each)) for each in found if each.waiver is None]
    size, trouble = _site(repository, ledger)
    purged = tuple(each for each in found if each.waiver is not None)
    if trouble is not None and not found:
        faults.append((SITE, trouble))
    present = set(files)
    return Witnesses(
        kept.state,
        len(present & set(kept.files)),
        len(present - set(kept.files)),
        # The site may have been made before an entry was purged: then it shows nothing.
        None if trouble is not None and purged else size,
        tuple(faults),
        purged,
    )


def _problem(finding: Finding) -> Problem:
    return Problem(finding.place, finding.template, finding.fields, finding.remedy_template)


def _site(repository: Repository, ledger: Ledger) -> tuple[int | None, Problem | None]:
    """How many entries the site says it was made from, and what is wrong where these are not in the ledger."""
    try:
        said = json.loads((repository.root / SITE_FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None, None
    if not isinstance(said, dict) or not isinstance(said.get("head"), str) or not isinstance(said.get("size"), int):
        return None, None
    before = ledger.up_to([each for each in said["head"].split(HEADS_SEPARATOR) if each])
    if before is not None and len(before) == said["size"]:
        return said["size"], None
    return said["size"], problem(
        Place(SITE_FILE, line=1, column=1),
        "公示网站所依据的台账（{size} 条，末端 {head}）不在现在的台账里：网站生成以后，最后的条目被改动或者删除，或者这里的案件库不是最新的",
        remedy="请先拉取最新的提交再检查；仍然如此的，保留这份网站作为凭据，用 git log 查明台账的改动并恢复原样，先不要运行 enforce site。",
        size=said["size"],
        head=said["head"][:_SHOWN] + "…",
    )
