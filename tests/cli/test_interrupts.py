"""Ctrl-C and SIGTERM at awkward moments: 130 or 143, and not a word of the program's insides."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from enforcement_cli import __main__ as program
from enforcement_cli.cli import main, streams
from enforcement_cli.cli.outcome import InterruptedRunError, Outcome, TerminatedError
from tests.cli.conftest import Run
from tests.process import environment

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals")


class Interrupting:
    """What a class may hold: the interpreter wraps an error that comes while it names it."""

    def __init__(self, error: type[BaseException]) -> None:
        self.error = error

    def __set_name__(self, owner: type, name: str) -> None:
        raise self.error


@pytest.mark.parametrize(("error", "code"), [(InterruptedRunError, 130), (TerminatedError, 143)])
def test_a_signal_while_a_class_is_made_is_no_bug(
    error: type[BaseException], code: int, enforce: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enforcement_cli.cli._run", lambda _: type("Made", (), {"field": Interrupting(error)}))

    done = enforce("rules")

    assert (done.code, done.out, done.err) == (code, "", "")


@pytest.mark.parametrize(("error", "code"), [(InterruptedRunError, 130), (TerminatedError, 143)])
def test_what_fails_while_it_cleans_up_does_not_hide_the_signal(
    error: type[BaseException], code: int, enforce: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        try:
            raise error
        finally:
            raise OSError(5, "x")

    monkeypatch.setattr("enforcement_cli.cli._run", fail)

    done = enforce("rules")

    assert (done.code, done.out, done.err) == (code, "", "")


@pytest.mark.parametrize("moment", ["prepare", "finish"])
def test_before_and_after_a_command(moment: str, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(streams, moment, interrupt)

    assert enforce("rules").code == 130


def test_while_the_program_is_being_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "enforcement_cli.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "enforcement_cli.cli")
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])

    assert program.start() == 130


def test_again_while_the_first_is_dealt_with(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        os.kill(os.getpid(), signal.SIGINT)
        raise AssertionError("not reached")

    monkeypatch.setattr("enforcement_cli.cli._run", lambda _: 1 // 0)
    monkeypatch.setattr("enforcement_cli.cli.outcome.exit_code", interrupted)
    with pytest.raises(InterruptedRunError), Outcome(()):
        raise ZeroDivisionError
    monkeypatch.undo()

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert main(["rules"]) == 0


def test_ignored_by_whoever_started_it_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Outcome(()) as outcome:
            os.kill(os.getpid(), signal.SIGINT)
        assert outcome.code == 0
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


# A plain KeyboardInterrupt out of an evaluated text makes the interpreter end by the signal, though it was handled.
EVALUATES = """
import sys
import enforcement_cli.cli as cli
cli._run = lambda _: exec("import os, signal; os.kill(os.getpid(), signal.SIGINT)\\nfor _ in range(9): pass")
sys.exit(cli.main())
"""
LATE = """
import atexit, os, signal, sys
from enforcement_cli.cli import main
atexit.register(lambda: (os.kill(os.getpid(), signal.{sent}), print("ended")))
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("script", "code", "out"),
    [(EVALUATES, 130, ""), (LATE.format(sent="SIGINT"), 0, "ended\n"), (LATE.format(sent="SIGTERM"), 0, "ended\n")],
    ids=["while it evaluates a text", "SIGINT at its very end", "SIGTERM at its very end"],
)
def test_the_code_is_the_outcome(script: str, code: int, out: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", script, "rules"],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr) == (code, "")
    assert done.stdout.endswith(out)
