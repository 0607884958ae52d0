"""History 版本历史: what git can prove about the case repository."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.cases.ledger_history import LedgerHistory
from enforcement_cli.cases.trouble import PATH, SCHEMA, UNREADABLE, YAML
from enforcement_cli.law.rule import Law, rule
from enforcement_cli.problems import Place, Problem, Severity, UndeterminedError, problem

# Why git cannot be asked -> what to say, and what to do about it.
_UNKNOWN = {
    "no_program": ("没有安装 git，无法核对版本历史", "请安装 git，并确认它在 PATH 中。"),
    "shallow": (
        "案件库是浅克隆，历史不完整，无法核对版本历史",
        "请运行 git fetch --unshallow；在持续集成中请把克隆深度设为 0（完整克隆）。",
    ),
    "unsafe": (
        "案件库的文件夹属于另一个账户，git 拒绝在其中工作，无法核对版本历史",
        "确认文件夹可信后，请运行 git config --global --add safe.directory 加文件夹路径。",
    ),
    "broken": ("git 不能读取案件库，无法核对版本历史", "请在案件库中运行 git status，按它的提示处理。"),
}


@rule(
    "HIS001",
    title="案件库纳入版本管理",
    basis=["S-39", "S-41"],
    severity=Severity.WARNING,
    scope="repository",
    blocks_publication=False,
)
def under_version_control(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """The case repository lies in a git repository with at least one commit, whose whole history is at hand.

    Without one, nothing shows that a file was not altered or back-dated afterwards; everything else is judged all the
    same. Where git is not installed, refuses, or has only a part of the history (a shallow clone), this cannot be
    decided. Git proves when a file entered the repository, not when a paper was signed.

    Remedy: `git init`, then commit; in CI fetch the whole history.
    """
    state = repository.facts.get("git")
    settings = Place(repository.bureau.file, line=1, column=1)
    if state == "no_repository":
        yield problem(
            settings,
            "案件库没有纳入 git 版本管理，不能证明文件事后没有改动",
            remedy="请在案件库中运行 git init，再提交全部文件。",
        )
    elif state == "unborn":
        yield problem(
            settings,
            "案件库的版本库里还没有任何提交，不能证明文件事后没有改动",
            remedy="请运行 git add -A，再运行 git commit。",
        )
    elif state in _UNKNOWN:
        template, remedy = _UNKNOWN[state]
        raise UndeterminedError(template, place=settings, remedy=remedy)


_UNREAD = (PATH, SCHEMA, UNREADABLE, YAML)
"""Troubles with an entry that say all there is to say of it."""


def _ledger(repository: RepositoryFacts) -> LedgerHistory:
    found = repository.facts.get("ledger_history")
    return found if isinstance(found, LedgerHistory) else LedgerHistory()


@rule("HIS002", title="公示台账提交以后没有删除", basis=["CONTRACT-ledger", "S-24"], scope="repository")
def entries_not_removed(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Every entry of the ledger that was ever committed is still there, whether its removal was committed or not.

    All of the history that the present commit reaches is read; each line of work that was merged counts. A case folder
    that was moved with its entries has lost none. Until the entry is back nothing is published, withdrawn or rebuilt:
    without a withdrawal, what was withdrawn would be in public again. Where history is cut off or there is none, HIS001
    says so.

    A lawful purge (a case destroyed after its retention period and an appraisal, contents that must not be kept) is
    registered as an explanation of this rule, by the head or a legal reviewer, with the reason; it is counted apart
    and publishing goes on. Deleting a file does not take it out of the history.

    Remedy: bring the file back from the commit that is named.
    """
    history = _ledger(repository)
    if not history.is_told:
        raise UndeterminedError(
            "git 没能读出版本历史，无法核对公示台账提交以后有没有删除、改动",
            place=Place(repository.bureau.file, line=1, column=1),
            remedy="请在案件库中运行 git fsck 和 git log，按它们的提示处理后再检查。",
        )
    yield from (each.problem for each in history.departures if each.kind == "removed")


@rule("HIS003", title="公示台账提交以后没有改动", basis=["CONTRACT-ledger", "S-24"], scope="repository")
def entries_not_altered(repository: RepositoryFacts, law: Law) -> Iterator[Problem]:
    """Every entry of the ledger is, byte for byte, what was first committed, whether the change was committed or not.

    Line ends that a checkout put in do not count. Where two clones began the same file, what either of them began will
    do. An entry that cannot be read any more (STR) is told there alone, and of one that is told here nothing else is
    judged. A registered explanation is listed, but brings nothing back: until the file is restored nothing is published,
    withdrawn or rebuilt.

    Remedy: bring the file back from the commit that is named; what changes later is a new entry.
    """
    told = {key.place.file for key in repository.keyed("ledger-doubt") if key.value in _UNREAD}
    for each in _ledger(repository).departures:
        if each.kind == "altered" and each.file not in told:
            yield each.problem
