"""What every writing command shares: a dry run, a question before anything is overwritten, whole files, and the git
commands to run afterwards. Nothing here commits.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from enforcement_cli.cli.console import err, is_interactive, out, visible
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError

LOCK_SECONDS = 60.0
"""Long enough for another publication of a whole bureau to end; whoever waits is told for whom."""
_NAMED = 6
"""Files that are named one by one in the git command; of more, only the folders."""
_PLAIN = re.compile(r"[\w./@%+=:,〔〕（）《》：、，。-]+")


@dataclass(frozen=True, slots=True)
class Change:
    """One file to be written, `file` relative to the repository.

    `new`: it must not be there yet. `keeps`: everything that stands in the old file stands in the new one, too, so
    that there is nothing to ask.
    """

    file: str
    data: bytes
    new: bool = False
    keeps: bool = False


@contextmanager
def locked(root: Path, purpose: str, *, dry_run: bool = False) -> Iterator[bool]:
    """Hold the repository's lock for the block; a dry run needs none. `purpose`: what others are told.

    Gives whether it had to be waited for: then what was read before may have changed.
    """
    if dry_run:
        yield False
        return
    from enforcement_cli.storage import lock

    waits: list[str] = []

    def wait(text: str) -> None:
        waits.append(text)
        err(visible(text))

    with lock(root, purpose, LOCK_SECONDS, on_wait=wait) as held:
        if held.warning:
            err(visible(held.warning))
        yield bool(waits)


def write(
    root: Path,
    changes: Sequence[Change],
    *,
    message: str,
    dry_run: bool,
    yes: bool,
    quiet: bool = False,
    listing: bool = True,
) -> list[str]:
    """Write the files that differ, having asked where one is overwritten, and say what to commit.

    `listing`: whether a dry run names the files; a caller with many of them does so in its own way. Returns the files written (or, in a dry run, that would be). Raises EnforceError where a file would be overwritten
    and there is nobody to ask; then nothing has been written.
    """
    pending = [each for each in changes if not _holds(root / each.file, each.data)]
    if dry_run:
        if listing:
            _show(pending, quiet=quiet)
        return [each.file for each in pending]
    overwritten = [each.file for each in pending if not each.new and not each.keeps and (root / each.file).exists()]
    if overwritten and not yes:
        _ask(overwritten)
    from enforcement_cli.storage import write_file

    for each in pending:
        if each.new:
            _create(root, each)
        else:
            write_file(root / each.file, each.data, within=root)
        if not quiet:
            out(tr("已写入 {file}", file=visible(each.file)))
    written = [each.file for each in pending]
    if not quiet:
        if written:
            print_git_commands(root, written, message)
        else:
            out(tr("没有变化，没有写入。"))
    return written


def _create(root: Path, change: Change) -> None:
    """Write a new file; where its folder is new as well, both appear at once, so that a kill leaves no empty folder."""
    from enforcement_cli.storage import create_file, create_tree

    path = root / change.file
    if path.parent == root or path.parent.exists():
        create_file(path, change.data, within=root)
    else:
        create_tree(path.parent, {path.name: change.data}, within=root)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == data


def _show(pending: Sequence[Change], *, quiet: bool) -> None:
    if not pending:
        out(tr("没有变化，不会写入。"))
    for each in pending:
        out(tr("将写入 {file}", file=visible(each.file)))
    if len(pending) == 1 and not quiet:
        text = pending[0].data.decode("utf-8", "replace")
        for line in text.splitlines():
            out(f"  {visible(line)}")


def _ask(files: Sequence[str]) -> None:
    if not is_interactive():
        raise EnforceError(
            "已有这些文件，没有覆盖：{files}", remedy="确要覆盖的，加 --yes；只看不写的，加 --dry-run。", files=files
        )
    confirm(tr("已有这些文件：{files}。要覆盖吗？", files=files))


def confirm(question: str) -> None:
    """Ask yes or no on a terminal. Raises EnforceError for no, which leaves everything as it was."""
    from enforcement_cli.cli.questions import yes_or_no

    if not yes_or_no(visible(question)):
        raise EnforceError("没有写入。")


def print_git_commands(root: Path, files: Sequence[str], message: str) -> None:
    """The commands that put what was written under version control; the user runs them."""
    paths = list(dict.fromkeys(files))
    if len(paths) > _NAMED:
        paths = list(dict.fromkeys(each.partition("/")[0] for each in paths))
    out()
    out(tr("请提交到版本库："))
    out(f"  {git_command(root, 'add', '--', *paths)}")
    out(f"  {git_command(root, 'commit', '-m', visible(message))}")


def git_command(root: Path, *words: str) -> str:
    """A git command for the user to run, with the folder where that is not the present one."""
    where = [] if _is_here(root) else ["-C", str(root)]
    return " ".join(["git", *(_quoted(each) for each in (*where, *words))])


def _is_here(root: Path) -> bool:
    try:
        return root.samefile(Path.cwd())
    except OSError:
        return False


def _quoted(text: str) -> str:
    """For a shell: double quotes, which cmd.exe takes as well, wherever nothing in the text speaks against it."""
    if _PLAIN.fullmatch(text):
        return text
    return shlex.quote(text) if re.search(r'["$`\\!%]', text) else f'"{text}"'
