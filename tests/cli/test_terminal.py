"""On a terminal: colour, wrapping by columns, progress; places are never broken, data never acted upon."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from enforcement_cli.cli.console import width
from tests import repos
from tests.cli.test_check import unknown_officer
from tests.process import environment

pty = pytest.importorskip("pty")
_ESCAPE = re.compile(r"\x1b\[[0-9;]*[mK]")


def on_terminal(*arguments: str | Path, columns: int = 60) -> tuple[int, str]:
    """Exit code and everything shown on a terminal that many columns wide."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "enforcement_cli", *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment({"COLUMNS": str(columns), "TERM": "xterm"}),
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not chunk:
            break
        shown += chunk
    os.close(ours)
    return running.wait(60), shown.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture
def broken(repo: Path) -> Path:
    """A repository with a finding."""
    repos.write_case(repo, unknown_officer())
    repos.commit(repo)
    return repo


def test_a_report(broken: Path) -> None:
    code, shown = on_terminal("check", "--repo", broken, "--as-of", "2026-12-10")

    assert code == 1
    assert "\x1b[1;31m不符\x1b[0m OFF001" in shown
    assert "已判断1件……" in shown
    lines = [_ESCAPE.sub("", line.rpartition("\r")[2]) for line in shown.splitlines()]
    place = next(line for line in lines if line.startswith("cases/"))
    assert re.fullmatch(r"cases/2026/2026-0009/case\.yaml:[0-9]+:[0-9]+  不符 OFF001", place)
    assert any(line.startswith("  依据：") for line in lines)
    assert all(width(line) <= 62 for line in lines if line.startswith("  "))


def test_help(tmp_path: Path) -> None:
    code, shown = on_terminal("check", "--help", columns=100)

    assert code == 0
    assert shown.startswith("\x1b[1m用法：enforce check [选项] [案件...]\x1b[0m\n")
    assert all(width(_ESCAPE.sub("", line)) <= 102 for line in shown.splitlines())


def test_no_colour_when_it_is_not_wanted(broken: Path) -> None:
    _, shown = on_terminal("check", "--repo", broken, "--as-of", "2026-12-10", "--color", "never")

    assert "\x1b[1" not in shown


def test_quiet_shows_no_progress(broken: Path) -> None:
    _, shown = on_terminal("check", "--repo", broken, "--as-of", "2026-12-10", "-q")

    assert "已判断" not in shown


def test_names_of_the_data_cannot_move_the_cursor(repo: Path) -> None:
    repos.write_case(repo, unknown_officer())
    (repo / "cases" / "2026" / "2026-0009" / "files").mkdir()
    (repo / "cases" / "2026" / "2026-0009" / "files" / "a\x1b[2Jb\x07.txt").write_text("x", encoding="utf-8")

    _, shown = on_terminal("check", "--repo", repo, "--as-of", "2026-12-10")

    assert "\x1b[2J" not in shown
    assert "\x07" not in shown
