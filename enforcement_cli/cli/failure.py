"""What the user is told when the work could not be done, and what is kept when it was our fault.

A log of a bug holds the kinds of the exceptions and the lines of code they passed through: no messages, no local
variables and no arguments, since any of these may carry a person's data.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from enforcement_cli import __version__
from enforcement_cli.cli.console import bold, err, system_words, visible
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, UndeterminedError, UnreadableError

_OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*(?=$|=)|-[a-z](?![a-z-])", re.ASCII)
"""An option's name, of whatever it is glued to; a value that begins with a dash is none."""


def show(known: EnforceError) -> None:
    """The message on a line of its own, and what to do about it below."""
    first, *rest = str(known).split("\n")
    err(f"{bold(tr('错误：'), 'red', stderr=True)}{visible(first)}")
    for line in rest:
        err(visible(line))


def show_data(unusable: UnreadableError | UndeterminedError) -> None:
    """What a command that is no check makes of data that it needs and cannot use. That is no bug."""
    if isinstance(unusable, UndeterminedError):
        show(EnforceError(unusable.template, remedy=unusable.remedy_template, **unusable.fields))
        return
    show(
        EnforceError(
            "案卷、设置或者登记册里有一项内容的写法不对，无法继续",
            remedy="请运行 enforce check，按提示改正后再试。",
        )
    )


def show_refusal(refused: OSError) -> None:
    """What the operating system refused: the file and the reason."""
    why = system_words(refused)
    if refused.filename is None:
        err(tr("系统拒绝了操作：{why}", why=why))
    else:
        err(tr("不能读写 {file}：{why}", file=visible(str(refused.filename)), why=why))


def report(bug: BaseException, arguments: Sequence[str]) -> None:
    """A short report of a bug, and the log file that a maintainer needs."""
    log = _keep("\n".join(log_lines(bug, arguments)) + "\n")
    err(tr("enforce 自身出错（{kind}），不是您的操作或者案卷的问题。", kind=type(bug).__name__))
    if log is not None:
        err(tr("出错的位置记在：{log}", log=log))
        err(tr("其中没有案卷内容，请交技术人员报告。"))
    else:
        err(tr("出错的位置没有能够记入文件：临时文件夹不能写入。"))


def log_lines(bug: BaseException, arguments: Sequence[str]) -> Iterator[str]:
    """The log: versions, the options used without their values, the way each exception took."""
    yield f"enforce {__version__}, Python {platform.python_version()}, {sys.platform}"
    options = [_OPTION.match(each) for each in arguments]
    yield f"options: {' '.join(each[0] for each in options if each)}"
    error: BaseException | None = bug
    while error is not None:
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        for frame in traceback.extract_tb(error.__traceback__):
            yield f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"
            if frame.line:
                yield f"    {frame.line}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _short(file: str) -> str:
    """The path from the package on: where it is installed is nobody's business."""
    for top in ("enforcement_cli", "site-packages"):
        _, found, after = file.replace("\\", "/").rpartition(f"/{top}/")
        if found:
            return f"{top}/{after}"
    return Path(file).name


def _keep(text: str) -> Path | None:
    """Write a log that only this user can read; None where no place takes it."""
    try:
        handle, path = tempfile.mkstemp(".log", f"enforce-{time.strftime('%Y%m%d-%H%M%S')}-")
    except OSError:
        return None
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
        file.write(text)
    return Path(path)
