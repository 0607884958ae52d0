"""Standard output and error: a character that the terminal cannot show never ends a run, nor does a closed pipe."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper

from enforcement_cli.cli.outcome import OK, PIPE_CLOSED, USAGE


def prepare() -> None:
    """Show what the stream's encoding lacks (GBK on a Chinese Windows) as an escape.

    A stream that the caller closed (a scheduled task, `>&-`) becomes the empty device: in order, so that each takes
    its own number and none of our files comes to lie on it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 -- for the whole run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with suppress(OSError):  # an earlier run in this process may have left a closed pipe
                stream.reconfigure(errors="backslashreplace")


def finish(code: int) -> int:
    """Flush, and return the exit code: what was not written cannot count as done."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
        return code if code != OK else PIPE_CLOSED
    except OSError as refused:
        from enforcement_cli.cli.console import not_written
        from enforcement_cli.cli.failure import show

        discard_output()
        show(not_written(refused))
        return USAGE
    with suppress(OSError):
        sys.stderr.flush()
    return code


def discard_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter does not complain when it flushes at the end."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
