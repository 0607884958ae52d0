"""From an exception to an exit code: the one place where a run ends (contract §3).

0 done, 1 findings, 2 wrong usage or the work could not be done, 3 a bug, 130 and 143 interrupted, 141 the reader of
our output went away.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Sequence
from types import FrameType, TracebackType
from typing import Any

from enforcement_cli.problems import EnforceError, UndeterminedError, UnreadableError

OK, FINDINGS, USAGE, BUG, INTERRUPTED, PIPE_CLOSED, TERMINATED = 0, 1, 2, 3, 130, 141, 143


class TerminatedError(BaseException):
    """SIGTERM came: a BaseException like KeyboardInterrupt, so that what is half-done is cleaned up on the way out."""


def _terminate(signum: int, frame: FrameType | None) -> None:
    raise TerminatedError


class Outcome:
    """A block that ends in `code`, whatever is raised in it."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.arguments = arguments
        self.code = OK
        self._former: Any = None

    def __enter__(self) -> Outcome:
        if threading.current_thread() is threading.main_thread():
            self._former = signal.signal(signal.SIGTERM, _terminate)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if self._former is not None:
            signal.signal(signal.SIGTERM, self._former)
        if error is None:
            return True
        if isinstance(error, (SystemExit, GeneratorExit)):
            return False
        self.code = exit_code(error, self.arguments)
        return True


def exit_code(error: BaseException, arguments: Sequence[str]) -> int:
    """The exit code of an error, having told the user what there is to tell."""
    import typer

    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, TerminatedError):
        return TERMINATED
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED

    from enforcement_cli.cli import failure, usage
    from enforcement_cli.cli.console import err
    from enforcement_cli.messages import tr

    if isinstance(error, (typer.Abort, EOFError)):
        err(tr("已取消。"))
        return INTERRUPTED
    if isinstance(error, usage.UsageError):
        usage.show(error)
        return USAGE
    if isinstance(error, EnforceError):
        failure.show(error)
        return USAGE
    if isinstance(error, (UnreadableError, UndeterminedError)):
        failure.show_data(error)
        return USAGE
    if isinstance(error, MemoryError):
        err(tr("内存不足，没有完成。"))
        return USAGE
    if isinstance(error, BrokenPipeError):
        return PIPE_CLOSED
    if isinstance(error, OSError):
        failure.show_refusal(error)
        return USAGE
    failure.report(error, arguments)
    return BUG
