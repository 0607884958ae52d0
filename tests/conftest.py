"""What holds of all tests: those that could not run for want of a program are named at the very end, loudly."""

from __future__ import annotations

import pytest

NO_BROWSER = "NOT RUN, NO BROWSER"
NO_GIT_LFS = "NOT RUN, NO GIT-LFS"
HINTS = {
    NO_BROWSER: "install chromium (ENFORCE_REQUIRE_BROWSER=1 makes this a failure)",
    NO_GIT_LFS: "install git-lfs",
}


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
