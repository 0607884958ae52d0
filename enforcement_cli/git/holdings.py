"""What git knows of every file below a folder: the id of its content, or that it is not as git has it.

Two runs of git, which take as long as walking the tree takes, go on beside the caller until the answer is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from enforcement_cli.git.program import Answer, ask
from enforcement_cli.git.state import GitError

# Whatever the user's settings: an edit that keeps size and time of a file shows in its time of change alone.
_STRICT = ("-c", "core.trustctime=true", "-c", "core.checkStat=default", "-c", "core.ignoreStat=false")
_STATUS = ("status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignored=traditional", "--no-renames")
_REGULAR = re.compile(r"H 100(?:644|755) ([0-9a-f]+) 0\t([^\0]+)\0")
_SAME_FOLDER = re.compile(
    r"H 100(?:644|755) [0-9a-f]+ 0\t((?:[^/\0]+/){3})[^\0]+\0(?:H 100(?:644|755) [0-9a-f]+ 0\t\1[^\0]+\0)*"
)
_DIFFERS = frozenset("MT")
_ANY = re.compile(r"[^\0]*\0?")
_ID = re.compile(r"[0-9a-f]{40,}")


@dataclass(frozen=True, slots=True)
class Holdings:
    """Paths relative to the folder that was asked in, with `/`.

    `listed`: folder, three names deep -> lines of the index for the regular files below it, as git puts them: the same
    text as last time, and the index says the same of them. `odd`: entries of the index about which it says nothing for
    sure: links, modules, conflicts, what git was told not to look at (assume-unchanged, skip-worktree).
    `changed`: files that are not as the index has them, untracked and ignored ones among them; a name with `/` at its
    end is a repository of its own. `removed`: files that the last commit has, and that are gone since; `altered`: those
    that it has with other contents, be the change staged or not.
    """

    listed: Mapping[str, str]
    odd: frozenset[str]
    changed: tuple[str, ...]
    removed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    algorithm: str = "sha1"
    """How git names contents here: sha1 or sha256."""

    @property
    def tracked(self) -> dict[str, str]:
        """Each of the files that are `listed` -> id of its content."""
        return {path: id_ for lines in self.listed.values() for path, id_ in files_listed(lines)}


class Asked:
    """A question that git is at work on."""

    def __init__(self, root: Path, under: str, seconds: float) -> None:
        self._prefix = _Asking(root, seconds, "rev-parse", "--show-prefix")
        self._index = _Asking(root, seconds, "ls-files", "-v", "-s", "-z", "--", under)
        self._status = _Asking(root, seconds, *_STRICT, *_STATUS, "--ignore-submodules=none", "--", under)

    def answer(self) -> Holdings | None:
        """What git said; None where it cannot be relied on: no git, no repository, any complaint on the way."""
        prefix, index = self._prefix.whole(), self._index.whole()
        if prefix is None or index is None:
            return None
        lines = _text(index)
        listed, odd = _by_folder(lines)
        status = self._status.whole()
        if status is None:
            return None
        told = [(each[:2], each[3:].removeprefix(prefix.line)) for each in _text(status).split("\0") if each]
        first = _ID.search(lines)
        return Holdings(
            listed,
            odd,
            # What is only staged is as the index has it.
            changed=tuple(path for state, path in told if state[1] != " "),
            removed=tuple(path for state, path in told if "D" in state and state[0] != "A"),
            altered=tuple(path for state, path in told if state[0] != "A" and not _DIFFERS.isdisjoint(state)),
            algorithm="sha256" if first is not None and len(first[0]) == 64 else "sha1",
        )


class _Asking(Thread):
    """One run of git."""

    def __init__(self, root: Path, seconds: float, *arguments: str) -> None:
        super().__init__(daemon=True)
        self._root, self._seconds, self._arguments = root, seconds, arguments
        self._answer: Answer | None = None
        self.start()

    def run(self) -> None:
        """What the thread does."""
        with suppress(GitError):
            self._answer = ask(self._root, self._seconds, *self._arguments)

    def whole(self) -> Answer | None:
        """The answer, waited for; None for none, and where git had anything to say beside it."""
        self.join()
        answer = self._answer
        # A folder that git may not enter is told on the side, and its files are told nowhere.
        return None if answer is None or answer.code or answer.said.strip() else answer


def _text(answer: Answer) -> str:
    return answer.out.decode("utf-8", "surrogateescape")


def files_listed(lines: str) -> Iterator[tuple[str, str]]:
    """Path and id of each regular file in lines of `ls-files -v -s -z`: `H 100644 <id> 0<TAB>path`."""
    return ((path, id_) for id_, path in _REGULAR.findall(lines))


def _by_folder(lines: str) -> tuple[dict[str, str], frozenset[str]]:
    """The lines of the index by folder, and the odd ones. Ten thousand folders are some sixty thousand lines."""
    listed: dict[str, str] = {}
    odd: set[str] = set()
    at = 0
    while at < len(lines):
        found = _SAME_FOLDER.match(lines, at)
        if found is not None:
            folder = found[1][:-1]
            listed[folder] = listed[folder] + found[0] if folder in listed else found[0]
        else:
            found = _ANY.match(lines, at)
            assert found is not None
            if not _REGULAR.fullmatch(found[0]):  # or a file that lies higher up
                odd.add(found[0].rstrip("\0").partition("\t")[2])
        at = found.end()
    return listed, frozenset(odd)
