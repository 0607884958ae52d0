"""What is read of ten thousand cases stays until the end: the program does not look for rubbish among it all the time."""

from __future__ import annotations

import gc
import subprocess
import sys

from enforcement_cli.cli import main
from tests.process import environment

PROGRAM = """
import gc, sys
before = gc.get_threshold()[0]
from enforcement_cli.cli import main
sys.argv = ["enforce", "--version"]
code = main()
print(code, gc.get_threshold()[0] > 100 * before, gc.isenabled(), gc.get_freeze_count() > 0, file=sys.stderr)
"""


def test_the_program_looks_for_rubbish_seldom_and_never_at_its_end() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, env=environment(), timeout=60, check=True, text=True
    )

    assert done.stderr.split() == ["0", "True", "True", "True"]


def test_whoever_calls_it_within_a_program_keeps_his_own_settings() -> None:
    before = gc.get_threshold(), gc.get_freeze_count()

    assert main(["--version"]) == 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == before
