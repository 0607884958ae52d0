"""What every command works in: the case repository, the day, the language, the calendar, the law.

Each part is made when it is first asked for, so that a command pays only for what it uses.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enforcement_cli.cli.console import Color, err, visible
from enforcement_cli.cli.globals import Globals, resolved
from enforcement_cli.messages import language, tr, use_language
from enforcement_cli.problems import EnforceError, Place, problem

if TYPE_CHECKING:
    from enforcement_cli.cases.repository import Repository
    from enforcement_cli.cases.trouble import Trouble
    from enforcement_cli.law.calendar import Calendar
    from enforcement_cli.law.rule import Law

CHINA = timezone(timedelta(hours=8))


def today(now: datetime | None = None) -> date:
    """The day in China, whatever zone the machine is set to. China has had no summer time since 1991."""
    return (now or datetime.now(CHINA)).astimezone(CHINA).date()


@dataclass(frozen=True)
class Context:
    """The surroundings of one run. `given` are the global options."""

    given: Globals

    def anew(self) -> Context:
        """The same, with settings, registers and calendars to be read again: who has waited may find them changed."""
        return replace(self)

    @cached_property
    def start(self) -> Path:
        """Where the search for the repository begins. Raises EnforceError where there is no such folder."""
        if self.given.repo is None:
            return Path.cwd()
        path = Path(self.given.repo)
        if not path.is_dir():
            raise EnforceError("没有“{path}”这个目录", remedy="请检查 --repo 后面的目录。", path=path)
        return path

    @cached_property
    def repo_root(self) -> Path | None:
        """The case repository at or above the start; None where there is none."""
        from enforcement_cli.cases.repository import find_root

        return find_root(self.start)

    def require_root(self) -> Path:
        """The case repository. Raises EnforceError where there is none, or where its file names cannot be read."""
        if sys.getfilesystemencoding().casefold() != "utf-8":
            raise EnforceError(
                "系统的文字编码设为 {encoding}，读不出案件库里的中文文件名",
                remedy="请把系统的语言环境改为 UTF-8（如 LANG=zh_CN.UTF-8）；终端只能用 GBK 的，先运行：export PYTHONUTF8=1 PYTHONIOENCODING=gbk",
                encoding=sys.getfilesystemencoding().upper(),
            )
        if self.repo_root is None:
            raise EnforceError(
                "{path} 及其上级目录中没有 enforce.yaml，不是案件库",
                remedy="请进入案件库再运行，或者用 --repo 指定案件库的目录；新建案件库用 enforce init。",
                path=self.start,
            )
        return self.repo_root

    @property
    def as_of(self) -> date:
        """The day for judging."""
        return self.given.as_of or self._today

    @cached_property
    def _today(self) -> date:
        return today()

    @property
    def language(self) -> str:
        """The language in use: zh or en."""
        return language()

    @property
    def color(self) -> Color:
        """auto, always or never."""
        return self.given.color

    @property
    def quiet(self) -> bool:
        """Only what was asked for."""
        return self.given.quiet

    @property
    def verbose(self) -> bool:
        """More than usual."""
        return self.given.verbose

    def repository(self) -> Repository:
        """The case repository, its settings read. Raises EnforceError where there is none, or they do not parse."""
        return self._repository

    @cached_property
    def _repository(self) -> Repository:
        from enforcement_cli.cases.repository import Repository

        repository = Repository(self.require_root())
        if self.given.language is None and repository.bureau.settings.get("language") in ("zh", "en"):
            use_language(repository.bureau.settings["language"])
        return repository

    def calendar(self) -> Calendar:
        """The shipped calendar, overlaid by the repository's own where there is a repository."""
        return self._calendar

    @cached_property
    def _calendar(self) -> Calendar:
        from enforcement_cli.law.calendar import Calendar

        if self.repo_root is None:
            return Calendar.load()
        documents, troubles = self.calendar_documents()
        for _, trouble in troubles:
            # Only `check` lists them as findings; whoever counts days by any command must know that one was left out.
            what = tr(trouble.template, **trouble.fields)
            err(visible(tr("没有采用 {file}：{what}", file=trouble.place.file, what=what)))
        return Calendar.load(documents)

    def calendar_documents(self) -> tuple[list[tuple[str, Any]], list[Trouble]]:
        """The repository's own calendar documents that can be read, and the troubles met."""
        return self._calendar_documents

    @cached_property
    def _calendar_documents(self) -> tuple[list[tuple[str, Any]], list[Trouble]]:
        from enforcement_cli.cases.trouble import SCHEMA
        from enforcement_cli.law.calendar import Calendar

        documents, troubles = self.repository().calendar_documents()
        used: list[tuple[str, Any]] = []
        refused: dict[str, EnforceError] = {}
        waiting = documents
        while waiting:
            # An amendment may stand before the notice that it amends: whatever fits is taken until nothing more does.
            refused = {}
            for each in waiting:
                try:
                    Calendar.load([*used, each])
                except EnforceError as error:
                    refused[each[0]] = error
                else:
                    used.append(each)
            if len(refused) == len(waiting):
                break
            waiting = [each for each in waiting if each[0] in refused]
        troubles += [
            (SCHEMA, problem(Place(file), error.template, remedy=error.remedy_template, **error.fields))
            for file, error in refused.items()
        ]
        return sorted(used), troubles

    def law(self) -> Law:
        """The law as of that day, in that repository."""
        from enforcement_cli.law.rule import Law

        return Law(self.as_of, self.calendar(), self.repository().bureau)


class _Current:
    """The context of this run."""

    context: Context | None = None


def forget() -> None:
    """Forget the context of an earlier run in this process."""
    _Current.context = None


def current() -> Context:
    """The context of this run; made at the first call, which must come after the command line has been parsed."""
    if _Current.context is None:
        _Current.context = Context(resolved())
    return _Current.context
