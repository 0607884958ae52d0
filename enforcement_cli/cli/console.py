"""Output for people: widths of Chinese characters, colour, and data that is only ever shown, never interpreted.

On a terminal text is wrapped and coloured; in a pipe a line stays a line and there is no escape sequence.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Literal, TextIO

from enforcement_cli.problems import EnforceError

Color = Literal["auto", "always", "never"]
Style = Literal["bold", "dim", "red", "green", "yellow", "blue", "cyan", "magenta"]

_CODES = {"bold": 1, "dim": 2, "red": 31, "green": 32, "yellow": 33, "blue": 34, "magenta": 35, "cyan": 36}
# Controls, and what turns the order of characters round or hides them.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
# No line of Chinese begins with these.
_NOT_FIRST = frozenset("，。、；：？！）》】〕”’…—,.;:?!)]}%")


class _Color:
    """Whether to colour; set once per run by the command line."""

    choice: Color = "auto"


def use_color(choice: Color) -> None:
    """Colour always, never, or (auto) on a terminal that does not say NO_COLOR."""
    _Color.choice = choice


def is_terminal(stream: TextIO) -> bool:
    """Whether a person is at the other end."""
    return stream.isatty()


def is_interactive() -> bool:
    """Whether questions can be asked: both ends are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and is_terminal(sys.stderr)


def _colored(stream: TextIO) -> bool:
    if _Color.choice != "auto":
        return _Color.choice == "always"
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and is_terminal(stream)


def bold(text: str, *styles: Style, stderr: bool = False) -> str:
    """Text in bold and any further styles, where the stream is coloured."""
    return styled(text, "bold", *styles, stderr=stderr)


def styled(text: str, *styles: Style, stderr: bool = False) -> str:
    """Text in these styles, where the stream is coloured. `text` must be `visible` already."""
    if not text or not _colored(sys.stderr if stderr else sys.stdout):
        return text
    return f"\x1b[{';'.join(str(_CODES[each]) for each in styles)}m{text}\x1b[0m"


def visible(text: str) -> str:
    """Data made harmless for a terminal: controls and characters that reorder or hide text are shown as escapes."""
    return _UNSHOWN.sub(lambda found: _escape(found[0]), text)


def _escape(character: str) -> str:
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    code = ord(character)
    return named.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def out(text: str = "", *, end: str = "\n") -> None:
    """Write to standard output. When its reader has gone away the rest is dropped, and the work goes on."""
    try:
        sys.stdout.write(text + end)
    except OSError as refused:
        from enforcement_cli.cli.streams import discard_output

        discard_output()
        if not isinstance(refused, BrokenPipeError):
            raise not_written(refused) from None


def not_written(refused: OSError) -> EnforceError:
    """The error for output that the system did not take, such as on a full disk."""
    return EnforceError("结果没有写完：{why}", why=system_words(refused))


def system_words(refused: OSError) -> str:
    """What the system says, in the user's language as far as we know it."""
    from enforcement_cli.messages import tr

    known = {
        errno.ENOENT: tr("没有这个文件或者文件夹"),
        errno.EACCES: tr("没有权限，或者正被别的程序占用"),
        errno.EPERM: tr("没有权限，或者正被别的程序占用"),
        errno.ENOSPC: tr("磁盘已满"),
        errno.EROFS: tr("磁盘是只读的"),
        errno.EIO: tr("磁盘出错"),
        errno.EISDIR: tr("是文件夹，不是文件"),
        errno.ENOTDIR: tr("有一级不是文件夹"),
        errno.ELOOP: tr("链接绕成了圈"),
        errno.ENAMETOOLONG: tr("名称太长"),
        errno.EMFILE: tr("同时打开的文件太多"),
    }
    if refused.errno is None:
        return type(refused).__name__
    return known.get(refused.errno) or os.strerror(refused.errno)


def err(text: str = "") -> None:
    """Write a line to standard error, after what was written to standard output; nothing if nobody is left to tell."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def width(text: str) -> int:
    """Columns that a text takes: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else not unicodedata.combining(each) for each in text)


def pad(text: str, columns: int) -> str:
    """Text filled with blanks up to so many columns."""
    return text + " " * max(columns - width(text), 0)


def columns() -> int | None:
    """How many columns standard output has; None in a pipe, where nothing is wrapped."""
    if not is_terminal(sys.stdout):
        return None
    return min(max(shutil.get_terminal_size((80, 24)).columns, 40), 120)


def wrap(text: str, limit: int | None, *, indent: str = "") -> Iterator[str]:
    """The lines of a text, each with `indent` before it and at most `limit` columns wide; None: one line."""
    if limit is None or width(indent + text) <= limit:
        yield indent + text
        return
    line, used = "", width(indent)
    for token in re.findall(r"[!-~]+|\s+|.", text):
        size = width(token)
        if used + size > limit and line.strip() and token not in _NOT_FIRST:
            yield indent + line.rstrip()
            line, used = "", width(indent)
            if token.isspace():
                continue
        line += token
        used += size
    if line.strip():
        yield indent + line.rstrip()


def table(rows: Iterable[Sequence[str]], *, headings: Sequence[str] = (), gap: str = "  ") -> Iterator[str]:
    """Rows in columns as wide as their widest cell; the last one is wrapped below itself on a terminal."""
    content = [tuple(visible(cell) for cell in row) for row in rows]
    everything = [tuple(headings), *content] if headings else content
    if not everything:
        return
    widths = [max(width(row[index]) for row in everything) for index in range(len(everything[0]))]
    before = sum(widths[:-1]) + len(gap) * (len(widths) - 1)
    limit = columns()
    room = None if limit is None or limit - before < 20 else limit - before
    for number, row in enumerate(everything):
        first, *rest = wrap(row[-1], room) if row[-1] else [""]
        lead = gap.join(pad(cell, size) for cell, size in zip(row[:-1], widths[:-1], strict=True))
        line = (lead + gap + first).rstrip() if len(row) > 1 else first
        yield bold(line) if headings and number == 0 else line
        for more in rest:
            yield " " * before + more


class Progress:
    """A counter on a terminal's last line; nothing at all in a pipe."""

    def __init__(self, template: str, *, quiet: bool = False) -> None:
        self._template = template
        self._shown = is_terminal(sys.stderr) and not quiet
        self._last = 0.0

    def __call__(self, count: int) -> None:
        """Show that `count` are done, ten times a second at most."""
        if not self._shown:
            return
        from time import monotonic

        from enforcement_cli.messages import tr

        now = monotonic()
        if now - self._last >= 0.1:
            self._last = now
            sys.stderr.write(f"\r\x1b[K{tr(self._template, count=count)}")
            sys.stderr.flush()

    def done(self) -> None:
        """Take the line away."""
        if self._shown and self._last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
