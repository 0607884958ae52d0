"""Streams of the program: interrupted, closed, full, in other encodings."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.process import environment, run, run_bytes


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_interrupted_while_it_waits(number: signal.Signals, code: int) -> None:
    waiting = subprocess.Popen(
        [sys.executable, "-m", "enforcement_cli", "calendar", "due", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    try:
        for _ in range(200):
            time.sleep(0.05)
            if _sleeps(waiting.pid):
                break
        waiting.send_signal(number)
        _, err = waiting.communicate(timeout=60)
    finally:
        waiting.kill()

    assert waiting.returncode == code
    assert b"Traceback" not in err


def _sleeps(pid: int) -> bool:
    """Whether the process waits for its input, as far as the system tells."""
    stat = Path(f"/proc/{pid}/wchan")
    try:
        return "pipe" in stat.read_text(encoding="ascii")
    except OSError:
        return False


@pytest.mark.skipif(os.name == "nt", reason="pipes")
def test_a_closed_pipe_is_silent(repo: Path) -> None:
    done = subprocess.run(
        f'"{sys.executable}" -m enforcement_cli rules | true; echo "${{PIPESTATUS[0]}}"',
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        env=environment({"PYTHONUNBUFFERED": "1"}),
        timeout=60,
        check=True,
    )

    assert done.stderr == b""
    assert done.stdout.strip() in {b"0", b"141"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed(repo: Path, closed: str) -> None:
    command = f'exec "$0" -m enforcement_cli --repo "$1" --as-of 2026-12-10 check {closed}'

    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable, str(repo)], env=environment(), capture_output=True, timeout=60
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert (b"" if ">&-" in closed.split() else "判断了2件案件".encode()) in done.stdout


def test_a_closed_input_is_an_empty_one() -> None:
    command = 'exec "$0" -m enforcement_cli redact - <&-'

    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable], env=environment(), capture_output=True, timeout=60
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_full_disk_behind_standard_output() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "enforcement_cli", "rules"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=60,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.decode() == "错误：结果没有写完：磁盘已满\n"


def test_a_gbk_console_shows_chinese(repo: Path) -> None:
    done = run_bytes("check", "--repo", repo, "--as-of", "2026-12-10", env={"PYTHONIOENCODING": "gbk"})

    assert done.returncode == 0
    assert "判断了2件案件" in done.stdout.decode("gbk")


def test_file_names_in_another_encoding_are_not_guessed(
    enforce: Run, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under LANG=zh_CN.GBK every Chinese file name of the repository would be read as another."""
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "gbk")

    done = enforce("check", "--repo", repo)

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "错误：系统的文字编码设为 GBK，读不出案件库里的中文文件名\n"
        "请把系统的语言环境改为 UTF-8（如 LANG=zh_CN.UTF-8）；"
        "终端只能用 GBK 的，先运行：export PYTHONUTF8=1 PYTHONIOENCODING=gbk\n"
    )
    assert enforce("calendar", "show", "2026").code == 0


def test_a_console_without_chinese_ends_no_run(repo: Path) -> None:
    done = run_bytes("check", "--repo", repo, "--as-of", "2026-12-10", env={"PYTHONIOENCODING": "ascii"})

    assert done.returncode == 0
    assert rb"\u5224\u65ad\u4e862" in done.stdout


def test_no_text_is_read_or_written_in_the_machines_own_encoding(repo: Path) -> None:
    python = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")

    for arguments in (["check"], ["show", "2026-0001"], ["deadlines"], ["rules"], ["explain", "HIS001"]):
        done = run(*arguments, "--repo", repo, "--as-of", "2026-12-10", python=python)
        assert (done.returncode, done.stderr) == (0, ""), arguments
