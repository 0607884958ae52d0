"""Which ledger entries some commit altered or removed, asked beside the caller's work and remembered.

Reading the whole history takes as long as it is, so what was found up to a commit is remembered, and only later commits
are looked at: what one commit did never changes. That an entry was once altered or removed is a reason to compare it with
what git first kept, which is remembered too, and no verdict.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from threading import Thread

from enforcement_cli.cases.ledger_history import ENTRIES
from enforcement_cli.cli.cache_folder import read_cached, write_cached
from enforcement_cli.git import Git, GitError, GitState
from enforcement_cli.git.first_kept import FirstKept, Kept, first_kept, touched_since

SEEN = "ledger-history.1.json"
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Seen:
    """The commit up to which was looked (None: nothing yet), and the files that one of them altered or removed, with
    what git first kept of each where that is known."""

    until: str | None = None
    files: Mapping[str, Kept | None] = field(default_factory=dict)


class Looking(Thread):
    """Git at work on what the commits since the last run did, while the caller goes on."""

    def __init__(self, root: Path) -> None:
        super().__init__(daemon=True)
        self._git = Git(root)
        self._before = seen_before(root)
        self._found: Seen | None = None
        self.start()

    def run(self) -> None:
        """What the thread does."""
        # Git may have thrown away since what was seen: then everything is looked at.
        for seen in [self._before] + [Seen()] * (self._before.until is not None):
            try:
                later = touched_since(self._git, seen.until, ENTRIES)
            except GitError:
                continue
            self._found = Seen(later.until or seen.until, {**seen.files, **dict.fromkeys(later.files)})
            return

    def found(self) -> Mapping[str, Kept | None] | None:
        """The entries that a commit altered or removed; waited for. None where git cannot be asked."""
        self.join()
        return self._found.files if self._found is not None else None

    def kept(self, files: Collection[str]) -> FirstKept:
        """What git first kept of these. Raises GitError."""
        known = {path: each for path, each in (self.found() or {}).items() if each is not None}
        if not known.keys() >= set(files):
            whole = first_kept(self._git, ENTRIES)
            if self._found is not None:
                # In the order in which git kept them.
                own = {path: each for path, each in whole.files.items() if path in self._found.files}
                self._found = replace(
                    self._found, files={**own, **dict.fromkeys(self._found.files.keys() - own.keys())}
                )
            return whole
        return FirstKept(GitState.OK, known)

    def remember(self) -> None:
        """Keep what is known for the next run. To be called under the repository's lock."""
        self.join()
        if self._found is not None and self._found.until is not None and self._found != self._before:
            write_cached(self._git.root, SEEN, _signed(_plain(self._found)))


def _plain(seen: Seen) -> dict[str, object]:
    rows = {
        path: None if each is None else [sorted(each.contents), each.commit, each.on, each.who]
        for path, each in seen.files.items()
    }
    return {"until": seen.until, "files": rows}


def _signed(content: object) -> bytes:
    # Names and paths may hold what is no UTF-8: in escapes it comes back as it was.
    text = json.dumps(content, ensure_ascii=True).encode("ascii")
    return sha256(text).hexdigest().encode("ascii") + b"\n" + text + b"\n"


def seen_before(root: Path) -> Seen:
    """What an earlier run remembered; nothing where that is not whole."""
    data = read_cached(root, SEEN)
    digest, _, text = data.partition(b"\n")
    if not data or sha256(text.removesuffix(b"\n")).hexdigest().encode("ascii") != digest:
        return Seen()
    try:
        content = json.loads(text)
        until = content["until"]
        files = {
            path: None if each is None else Kept(frozenset(each[0]), each[1], each[2], each[3])
            for path, each in content["files"].items()
        }
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return Seen()
    return Seen(until, files) if isinstance(until, str) and _COMMIT.fullmatch(until) else Seen()
