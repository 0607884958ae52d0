"""What git first kept of files that are written once: whoever altered or removed one afterwards shows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from enforcement_cli.git.program import ask
from enforcement_cli.git.questions import Git
from enforcement_cli.git.state import GitState

_LINE_ENDS = (b"\r\n", b"\n")
_HEAD, _PART = "\x01", "\x02"


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
    """Path below the root -> what git first kept of it. `state` says how far history can be asked at all."""

    state: GitState
    files: dict[str, Kept] = field(default_factory=dict)

    def is_as_kept(self, root: Path, path: str) -> bool | None:
        """Whether the file is what git first kept; False also where it is gone, None where git never kept it."""
        kept = self.files.get(path)
        if kept is None:
            return None
        try:
            data = (root / path).read_bytes()
        except OSError:
            return False
        return any(_content_id(each, kept.contents) in kept.contents for each in _as_git_may_keep_it(data))


def first_kept(git: Git, *patterns: str) -> FirstKept:
    """What git first kept of every path that matches one of these patterns (`*` stands for one name), deleted ones too.

    In a shallow clone "first" means as far as it reaches. Raises GitError where git fails on the way.
    """
    state = git.state()
    if not (state.has_history or state is GitState.SHALLOW):
        return FirstKept(state)
    # Against each parent of a merge: what a merge alters by itself shows too. Oldest first, no commit before its parents.
    answer = ask(
        git.root, git.seconds, "log", "--reverse", "--topo-order", "-m", "--root", "--raw", "--no-renames", "--no-abbrev", "-z",
        "--relative", "--diff-filter=ADMT", f"--format=tformat:{_HEAD}%H{_PART}%P{_PART}%as{_PART}%an", "--", *(f":(glob){each}" for each in patterns),
    )  # fmt: skip
    if answer.code:
        raise answer.refused(git.root)
    return FirstKept(state, _gathered(answer.names))


def _gathered(fields: list[str]) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    removed: set[str] = set()
    commit = on = who = parents = ""
    told = iter(fields)
    for each in told:
        if each.startswith(_HEAD):
            commit, parents, on, who = each.removeprefix(_HEAD).split(_PART, 3)
            continue
        # The first change of a commit stands on a line of its own.
        *_, content, status = each.lstrip("\n:").split(" ")
        path = next(told, "")
        if status.startswith("D"):
            removed.add(path)
        elif status.startswith("A"):
            _begin(found, removed, path, Kept(frozenset({content}), commit, on, who), is_merge=" " in parents)
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
