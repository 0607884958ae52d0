"""History 版本历史: what git can prove about the case repository."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.keys import RepositoryFacts
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
