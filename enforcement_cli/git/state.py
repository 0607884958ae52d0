"""What git can be asked about a folder, in plain words for the user."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError


class GitState(StrEnum):
    """What git can be asked about a folder, best first."""

    OK = "ok"
    DETACHED = "detached"
    """On no branch, as CI checks out: everything can be asked."""
    UNBORN = "unborn"
    """No commit yet: there is no history to compare with."""
    SHALLOW = "shallow"
    """History is cut off: what is missing in it cannot be told from what never was."""
    UNSAFE = "unsafe"
    """The folder belongs to another account, and git refuses to work in it."""
    NO_REPOSITORY = "no_repository"
    NO_PROGRAM = "no_program"
    BROKEN = "broken"
    """Git refuses for another reason."""

    @property
    def has_history(self) -> bool:
        """Can the whole history be asked?"""
        return self in {GitState.OK, GitState.DETACHED}

    @property
    def message(self) -> str:
        """One sentence for the user; empty when all is well."""
        match self:
            case GitState.OK:
                return ""
            case GitState.DETACHED:
                return tr("当前不在任何分支上（游离状态）。")
            case GitState.UNBORN:
                return tr("版本库里还没有任何提交。")
            case GitState.SHALLOW:
                return tr("版本库是浅克隆，历史不完整。")
            case GitState.UNSAFE:
                return tr("文件夹属于另一个账户，git 拒绝在其中工作。")
            case GitState.NO_REPOSITORY:
                return tr("文件夹不在 git 版本库中。")
            case GitState.NO_PROGRAM:
                return tr("没有安装 git，或者找不到它。")
            case GitState.BROKEN:
                return tr("git 不能读取这个版本库，版本库可能已经损坏。")

    @property
    def remedy(self) -> str:
        """What to do about it; empty when there is nothing to do."""
        match self:
            case GitState.UNBORN:
                return tr("请先提交：git add 后 git commit。")
            case GitState.SHALLOW:
                return tr("请运行 git fetch --unshallow；在持续集成中请把克隆深度设为 0（完整克隆）。")
            case GitState.UNSAFE:
                return tr("确认文件夹可信后，请运行 git config --global --add safe.directory 加文件夹路径。")
            case GitState.NO_REPOSITORY:
                return tr("请在案件库文件夹运行 git init，并提交。")
            case GitState.NO_PROGRAM:
                return tr("请安装 git，并确认它在 PATH 中。")
            case GitState.BROKEN:
                return tr("请在文件夹中运行 git status，按它的提示处理。")
            case _:
                return ""


class GitError(EnforceError):
    """Git could not answer. `state` says why, where that is known."""

    def __init__(self, template: str, /, *, state: GitState, remedy: str = "", **fields: object) -> None:
        super().__init__(template, remedy=remedy, **fields)
        self.state = state

    @staticmethod
    def unable(state: GitState, path: Path) -> GitError:
        """Nothing can be asked in `path`, for the reason that `state` gives."""
        return GitError("{why}（{path}）", remedy=state.remedy, state=state, why=state.message.rstrip("。."), path=path)
