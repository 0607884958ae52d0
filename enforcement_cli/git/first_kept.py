"""What git first kept of files that are written once: whoever altered or removed one afterwards shows."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from enforcement_cli.git.program import ask
from enforcement_cli.git.questions import Git
from enforcement_cli.git.state import GitState

_LINE_ENDS = (b"\r\n", b"\n")
_HEAD, _PART = "\x01", "\x02"
# Against each parent of a merge: what a merge alters by itself shows too. Oldest first, no commit before its parents.
# Every path is asked for: git takes four times as long to leave out what no pattern names.
_HISTORY = (
    "log", "--reverse", "--topo-order", "-m", "-r", "--root", "--raw", "--no-renames", "--no-abbrev", "-z",
    "--relative", "--diff-filter=ADMT", f"--format=tformat:{_HEAD}%H{_PART}%P{_PART}%as{_PART}%an",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """What git first kept of one path: the ids of its content (two where two clones began it, each on its own), the
    commit that did it, its day (YYYY-MM-DD) and its author."""

    contents: frozenset[str]
    commit: str
    on: str
    who: str


@dataclass(frozen=True, slots=True)
class FirstKept:
    """Path below the root -> what git first kept of it, in the order in which it did. `state` says how far history can be asked at all."""

    state: GitState
    files: dict[str, Kept] = field(default_factory=dict)

    def is_as_kept(self, root: Path, path: str, *, now: Path | None = None) -> bool | None:
        """Whether the file is what git first kept; False also where it is gone, None where git never kept it.

        `now`: another file that is to be compared in its stead.
        """
        kept = self.files.get(path)
        if kept is None:
            return None
        file = now or root / path
        try:
            # Another thing than a file is not opened: a pipe would never end.
            data = file.read_bytes() if stat.S_ISREG(file.lstat().st_mode) else None
        except OSError:
            data = None
        if data is None:
            return False
        return any(_content_id(each, kept.contents) in kept.contents for each in _as_git_may_keep_it(data))


def first_kept(git: Git, *patterns: str, state: GitState | None = None) -> FirstKept:
    """What git first kept of every path that matches one of these patterns (`*` stands for one name), deleted ones too.

    In a shallow clone "first" means as far as it reaches. `state`: of git, where it is known already. Raises GitError
    where git fails on the way.
    """
    state = git.state() if state is None else state
    if not (state.has_history or state is GitState.SHALLOW):
        return FirstKept(state)
    return FirstKept(state, _gathered(_changes(_told(git, "HEAD"), _matching(patterns))))


@dataclass(frozen=True, slots=True)
class Touched:
    """Files that some commit altered or removed after they were there, and the commit up to which was looked."""

    until: str | None
    files: frozenset[str]


def touched_since(git: Git, commit: str | None, *patterns: str) -> Touched:
    """Which paths that match were altered or removed by a commit that HEAD reaches and `commit` does not (None: by any).

    What one commit did to a file never changes: with what was found up to `commit`, this is all up to HEAD, also where
    the two lie on different branches. `until` is None where there was no commit to look at. Raises GitError where git
    cannot be asked, `commit` among the reasons.
    """
    told = _told(git, "HEAD", *([f"^{commit}"] if commit else []))
    last = next((each for each in reversed(told) if each.startswith(_HEAD)), None)
    files = {each.path for each in _changes(told, _matching(patterns)) if not each.status.startswith("A")}
    return Touched(last.removeprefix(_HEAD).partition(_PART)[0] if last else None, frozenset(files))


@dataclass(frozen=True, slots=True)
class _Change:
    """What one commit did to one path; `content` is the id of what it left there."""

    commit: str
    parents: str
    on: str
    who: str
    content: str
    status: str
    path: str


def _matching(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(each).replace(r"\*", "[^/]+") for each in patterns), re.DOTALL)


def _told(git: Git, *revisions: str) -> list[str]:
    """What git tells of the changes that these reach, oldest first. Raises GitError."""
    answer = ask(git.root, git.seconds, *_HISTORY, *revisions, "--")
    if answer.code:
        raise answer.refused(git.root)
    return answer.names


def _changes(names: list[str], wanted: re.Pattern[str]) -> Iterator[_Change]:
    """The changes of paths that match, in that order."""
    commit = on = who = parents = ""
    told = iter(names)
    for each in told:
        if each.startswith(_HEAD):
            commit, parents, on, who = each.removeprefix(_HEAD).split(_PART, 3)
            continue
        # The first change of a commit stands on a line of its own.
        path = next(told, "")
        if wanted.fullmatch(path):
            *_, content, status = each.lstrip("\n:").split(" ")
            yield _Change(commit, parents, on, who, content, status, path)


def _gathered(changes: Iterable[_Change]) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    removed: set[str] = set()
    for each in changes:
        if each.status.startswith("D"):
            removed.add(each.path)
        elif each.status.startswith("A"):
            kept = Kept(frozenset({each.content}), each.commit, each.on, each.who)
            _begin(found, removed, each.path, kept, is_merge=" " in each.parents)
    return found


def _begin(found: dict[str, Kept], removed: set[str], path: str, kept: Kept, *, is_merge: bool) -> None:
    first = found.get(path)
    if first is None:
        found[path] = kept
    elif not is_merge and path not in removed:
        # Begun a second time though nobody had removed it: in another clone. To a merge all of one side is new.
        found[path] = replace(first, contents=first.contents | kept.contents)


def _content_id(data: bytes, like: frozenset[str]) -> str:
    """The id git gives such a content, by the kind of ids the repository has."""
    long = any(len(each) == 64 for each in like)
    made = hashlib.sha256 if long else hashlib.sha1
    return made(b"blob %d\0" % len(data) + data).hexdigest()


def _as_git_may_keep_it(data: bytes) -> Iterator[bytes]:
    """A content as it is, and without the line ends that a checkout put in."""
    yield data
    if _LINE_ENDS[0] in data:
        yield data.replace(*_LINE_ENDS)
