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


class TerminatedError(KeyboardInterrupt):
    """SIGTERM came: what is half-done is cleaned up on the way out, as after Ctrl-C."""


class InterruptedRunError(KeyboardInterrupt):
    """Ctrl-C. A class of its own, since the interpreter never forgets a plain KeyboardInterrupt that passed through a text
    which it was evaluating (for a dataclass, say): it would end by the signal, whatever we make of it.
    """


def _terminate(signum: int, frame: FrameType | None) -> None:
    raise TerminatedError


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise InterruptedRunError


class Outcome:
    """A block that ends in `code`, whatever is raised in it."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.arguments = arguments
        self.code = OK
        self._former: dict[int, Any] = {}

    def __enter__(self) -> Outcome:
        if threading.current_thread() is threading.main_thread():
            self._former[signal.SIGTERM] = signal.signal(signal.SIGTERM, _terminate)
            # A shell that starts us in the background has SIGINT ignored, and it stays so.
            if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
                self._former[signal.SIGINT] = signal.signal(signal.SIGINT, _interrupt)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        try:
            if error is None:
                return True
            if isinstance(error, (SystemExit, GeneratorExit)):
                return False
            self.code = exit_code(error, self.arguments)
            return True
        finally:
            for number, handler in self._former.items():
                signal.signal(number, handler)


def ignore_signals() -> None:
    """The work is done and its code is known: what comes in the last milliseconds changes neither."""
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)


def exit_code(error: BaseException, arguments: Sequence[str]) -> int:
    """The exit code of an error, having told the user what there is to tell."""
    interrupted = _interruption(error)
    if interrupted is not None:
        return TERMINATED if isinstance(interrupted, TerminatedError) else INTERRUPTED

    import typer

    if isinstance(error, typer.Exit):
        return error.exit_code

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


def _interruption(error: BaseException | None) -> KeyboardInterrupt | None:
    """The signal behind an error: the interpreter wraps one that comes while a class is made in an error of its own, and
    what is cleaned up after one may fail in turn.
    """
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error
