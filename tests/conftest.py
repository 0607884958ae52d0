"""What holds of all tests: those that could not run for want of a program are named at the very end, loudly."""

from __future__ import annotations

import signal
import threading

import pytest

NO_BROWSER = "NOT RUN, NO BROWSER"
NO_GIT_LFS = "NOT RUN, NO GIT-LFS"
HINTS = {
    NO_BROWSER: "install chromium (ENFORCE_REQUIRE_BROWSER=1 makes this a failure)",
    NO_GIT_LFS: "install git-lfs",
}


def pytest_configure() -> None:
    """A shell that runs the tests in the background has SIGINT ignored, and every process they start would inherit it."""
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_unconfigure(config: pytest.Config) -> None:
    """One line for each kind of tests that did not run, below everything else."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or hasattr(config, "workerinput"):
        return
    skipped = [str(each.longrepr) for each in reporter.stats.get("skipped", ())]
    for reason, hint in HINTS.items():
        count = sum(reason in each for each in skipped)
        if count:
            reporter.write_line(f"!!! {count} TESTS {reason}: {hint}", red=True, bold=True)
