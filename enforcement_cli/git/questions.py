"""What we ask git. Nothing here writes to the repository."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from enforcement_cli.git.holdings import Asked
from enforcement_cli.git.program import Answer, ask, find_program
from enforcement_cli.git.state import GitError, GitState

_SECONDS = 120.0
_STATUS = ("status", "--porcelain=v1", "-z")


@dataclass(frozen=True, slots=True)
class Standing:
    """What can be asked of a folder, where it lies below git's top (empty at the top, else with `/` at the end), and
    the commit that is checked out; None before the first, and where git cannot say."""

    state: GitState
    prefix: str = ""
    head: str | None = None


class Git:
    """Questions about the repository that `root`, a folder, lies in."""

    def __init__(self, root: Path, *, seconds: float = _SECONDS) -> None:
        self.root = root
        self.seconds = seconds

    def is_available(self) -> bool:
        """Is there a git program?"""
        return find_program(os.environ) is not None

    def state(self) -> GitState:
        """What can be asked of this folder; never raises."""
        return self.standing().state

    def standing(self) -> Standing:
        """The same with what was learnt on the way: a run of git costs as much as judging a case. Never raises."""
        prefix = ""
        try:
            # The prefix comes last, since it may hold line breaks.
            told = self._line("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
            answers = told.split("\n", 2)
            if len(answers) != 3:
                return Standing(GitState.BROKEN)
            inside, shallow, prefix = answers
            if inside != "true":
                return Standing(GitState.NO_REPOSITORY)  # inside .git itself, or a bare repository
            head = self.head()
            if shallow == "true":
                return Standing(GitState.SHALLOW, prefix, head)
            if head is None:
                return Standing(GitState.UNBORN, prefix)
            return Standing(GitState.OK if self.branch() else GitState.DETACHED, prefix, head)
        except GitError as error:
            if error.state is GitState.NO_REPOSITORY and os.path.lexists(self.root / ".git"):
                return Standing(GitState.BROKEN)  # there is one, and git does not take it for one any more
            return Standing(error.state, prefix)

    def top(self) -> Path | None:
        """The folder that holds the repository, links resolved; None when there is none or git may not look."""
        if not self.is_available():
            return None
        answer = self._ask("rev-parse", "--show-toplevel")
        return Path(answer.line) if answer.code == 0 and answer.line else None

    def prefix(self) -> str:
        """Where `root` lies below git's top: empty at the top, else with `/` at the end."""
        return self._line("rev-parse", "--show-prefix")

    def is_shallow(self) -> bool:
        """Is history cut off?"""
        return self._line("rev-parse", "--is-shallow-repository") == "true"

    def head(self) -> str | None:
        """The id of the commit that is checked out; None before the first."""
        return self._commit("HEAD")

    def branch(self) -> str | None:
        """The name of the branch, also before its first commit; None when on none."""
        answer = self._ask("symbolic-ref", "--quiet", "--short", "HEAD")
        if answer.code not in {0, 1}:
            raise self._refused(answer)
        return answer.line if answer.code == 0 else None

    def changed_since(self, rev: str) -> list[str]:
        """Paths, from git's top, of the files touched since the merge base of `rev` and HEAD, sorted.

        Those that our commits since added, changed or deleted, and those that the working tree does; untracked ones
        too, but not ignored ones. A renamed file counts as one deleted and one added. Raises GitError for an unknown
        `rev` or one without a common base.
        """
        commit = self._known(rev)
        base = self._ask("merge-base", commit, "HEAD")
        if base.code == 1:
            raise self._unrelated(rev)
        if base.code:
            raise self._refused(base)
        # Not `git diff BASE`, the obvious one command: it rewrites the index of whoever only wanted to look.
        committed = self._answer("diff-tree", "-r", "--name-only", "--no-renames", "-z", base.line, "HEAD", "--")
        pending = self._answer(*_STATUS, "--untracked-files=all", "--no-renames", "--ignore-submodules=none")
        return sorted({*committed.names, *(name[len("XY ") :] for name in pending.names)})

    def is_ancestor(self, rev: str) -> bool:
        """Is `rev` HEAD or before it in history? In a shallow clone False may only mean that it is cut off."""
        answer = self._ask("merge-base", "--is-ancestor", self._known(rev), "HEAD")
        if answer.code not in {0, 1}:
            raise self._refused(answer)
        return answer.code == 0

    def user_name(self) -> str | None:
        """The name that the user signs commits with; None if not set. Needs no repository."""
        if not self.is_available():
            return None
        answer = self._ask("config", "--get", "user.name")
        return answer.line.strip() or None if answer.code == 0 else None

    def tracked(self, *patterns: str) -> list[str]:
        """Paths, from `root`, of the files under version control that match one of these patterns, sorted."""
        return sorted(self._answer("ls-files", "-z", "--", *patterns).names)

    def holdings(self, under: str) -> Asked:
        """Ask, without waiting, what git knows of every file below a folder of `root`."""
        return Asked(self.root, under, self.seconds)

    def status_clean(self) -> bool:
        """Is everything committed, and nothing untracked?"""
        return not self._answer(*_STATUS, "--untracked-files=normal").out

    def _commit(self, rev: str) -> str | None:
        answer = self._ask("rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}")
        if answer.code not in {0, 1}:
            raise self._refused(answer)
        return answer.line if answer.code == 0 else None

    def _known(self, rev: str) -> str:
        # A name that begins with - would be read as an option.
        commit = None if rev.startswith("-") or not rev.isprintable() or not rev.strip() else self._commit(rev)
        if commit is not None:
            return commit
        state = self.state()
        if state is GitState.SHALLOW:
            raise GitError(
                "版本库是浅克隆，里面没有版本{rev}。",
                remedy="请运行 git fetch --unshallow；在持续集成中请把克隆深度设为 0（完整克隆）。",
                state=state,
                rev=rev,
            )
        raise GitError("版本库里没有版本{rev}。", remedy="请核对分支名、标签或者提交号。", state=state, rev=rev)

    def _unrelated(self, rev: str) -> GitError:
        state = self.state()
        if state is GitState.SHALLOW:
            return GitError(
                "版本库是浅克隆，看不到版本{rev}与当前版本的共同起点。",
                remedy="请运行 git fetch --unshallow；在持续集成中请把克隆深度设为 0（完整克隆）。",
                state=state,
                rev=rev,
            )
        return GitError("版本{rev}与当前版本没有共同的历史，无法比较。", state=state, rev=rev)

    def _line(self, *arguments: str) -> str:
        return self._answer(*arguments).line

    def _answer(self, *arguments: str) -> Answer:
        answer = self._ask(*arguments)
        if answer.code:
            raise self._refused(answer)
        return answer

    def _refused(self, answer: Answer) -> GitError:
        return answer.refused(self.root)

    def _ask(self, *arguments: str) -> Answer:
        return ask(self.root, self.seconds, *arguments)


def find_top(path: Path) -> Path | None:
    """The top of the git repository that a file or folder lies in, links resolved; None if git knows of none."""
    folder = path.absolute()
    while not folder.is_dir():
        folder = folder.parent
    return Git(folder).top()
