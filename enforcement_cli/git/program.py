"""Running git in one fixed way: no shell, and nothing that the user's settings could bend."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from enforcement_cli.git.state import GitError, GitState

_ALWAYS = (
    "--no-pager",
    "-c", "core.quotepath=off",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
)  # fmt: skip
# A hook or an outer git points these at its own repository; settings and ceilings of the user stay.
_OF_ANOTHER_REPOSITORY = frozenset(
    {
        "GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX",
        "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE",
        "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_EXTERNAL_DIFF", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
    }
)  # fmt: skip
_TRACE = "GIT_TRACE"  # and its kin: they would mix with the messages


@dataclass(frozen=True, slots=True)
class Answer:
    """What git answered: exit code, bytes, and what it said on the side (English)."""

    code: int
    out: bytes
    said: str

    @property
    def line(self) -> str:
        """The one line of an answer, its last line break taken off: a path may hold others."""
        return _text(self.out.removesuffix(b"\n"))

    @property
    def names(self) -> list[str]:
        """The names of an answer to `-z`."""
        return [_text(name) for name in self.out.split(b"\0") if name]

    @property
    def why(self) -> GitState:
        """What a refusal means. Git says it in words only, and exits with 128 for nearly all."""
        if "dubious ownership" in self.said or "unsafe repository" in self.said:
            return GitState.UNSAFE
        if "not a git repository" in self.said.casefold() or "must be run in a work tree" in self.said:
            return GitState.NO_REPOSITORY
        return GitState.BROKEN

    def refused(self, folder: Path) -> GitError:
        """This answer as the error that the user is told."""
        if self.why is not GitState.BROKEN:
            return GitError.unable(self.why, folder)
        said = self.said.strip().splitlines()
        return GitError(
            "git 报错（退出码{code}）：{said}",
            remedy="请在文件夹中运行 git status，按它的提示处理。",
            state=GitState.BROKEN,
            code=self.code,
            said=said[0][:200] if said else "",
        )


def ask(folder: Path, seconds: float, *arguments: str) -> Answer:
    """Run git in `folder`; whatever it answers, its exit code included. Raises GitError when it cannot be run."""
    program = find_program(os.environ)
    if program is None:
        raise GitError.unable(GitState.NO_PROGRAM, folder)
    try:
        done = subprocess.run(
            [program, *_ALWAYS, *arguments],
            cwd=folder,
            env=environment(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(
            "git 等了{seconds}秒没有回答。",
            remedy="请检查磁盘或者网络盘是否正常后重新运行。",
            state=GitState.BROKEN,
            seconds=f"{seconds:g}",
        ) from error
    except OSError as error:
        if not folder.is_dir():
            raise GitError("{path}不是文件夹。", state=GitState.NO_REPOSITORY, path=folder) from error
        raise GitError.unable(GitState.NO_PROGRAM, folder) from error
    return Answer(done.returncode, done.stdout, _text(done.stderr))


def _text(data: bytes) -> str:
    # Names on Linux are bytes; one that is not UTF-8 stays usable as a path.
    return data.decode("utf-8", "surrogateescape")


def environment(ours: Mapping[str, str]) -> dict[str, str]:
    """The user's environment without what points git elsewhere, makes it write, ask or speak another language."""
    kept = {
        name: value
        for name, value in ours.items()
        if name.upper() not in _OF_ANOTHER_REPOSITORY and not name.upper().startswith((_TRACE, "LC_"))
    }
    kept.pop("LANGUAGE", None)  # it would win over LC_ALL
    return kept | {
        "LC_ALL": "C.UTF-8",
        "GIT_OPTIONAL_LOCKS": "0",  # so that looking does not rewrite the index
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",  # a partial clone would go to the network
    }


def find_program(ours: Mapping[str, str]) -> str | None:
    """The git on the PATH, by its full path: a `git.exe` lying in the folder that is judged is never run."""
    names = ("git.exe", "git.cmd") if os.name == "nt" else ("git",)
    for folder in os.get_exec_path(ours):
        for name in names:
            candidate = os.path.join(folder, name)  # noqa: PTH118
            if os.path.isabs(folder) and os.path.isfile(candidate) and os.access(candidate, os.X_OK):  # noqa: PTH113, PTH117
                return candidate
    return None
