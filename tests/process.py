"""The program as a user runs it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# What a test must not inherit from the machine it runs on.
_UNSET = ("ENFORCE_LANG", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "TZ", "COLUMNS")


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of the run: this one's, without what would colour the result."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET and not name.startswith("GIT_")}
    return {**kept, "PYTHONIOENCODING": "utf-8", **(more or {})}


def run(
    *arguments: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    python: tuple[str, ...] = (),
    data: bytes | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run `enforce` with these arguments; output is decoded as UTF-8, line ends as they are."""
    done = run_bytes(*arguments, cwd=cwd, env=env, python=python, data=data)
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


def run_bytes(
    *arguments: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    python: tuple[str, ...] = (),
    data: bytes | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """The same, output as bytes. `python`: options of the interpreter; `data`: standard input, empty by default."""
    return subprocess.run(
        [sys.executable, *python, "-m", "enforcement_cli", *map(str, arguments)],
        cwd=cwd,
        env=environment(env),
        input=data or b"",
        capture_output=True,
        timeout=120,
        check=False,
    )
