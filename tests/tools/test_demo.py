"""`make demo`, as a person sees it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.demo", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_demo_shows_the_main_job(tmp_path: Path) -> None:
    kept = tmp_path / "案件库"

    done = demo("--as-of", "2026-12-10", "--keep", str(kept))

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    for line in (
        "判断了26件案件：不符0，无法判断0，请核实0",
        "cases/2025/2025-0004/review.yaml:27:7  不符 REV008",
        "已写入 cases/2026/2026-0015/case.yaml",
        "没有需要公示的决定。",
    ):
        assert line in done.stdout
    page = kept / "public" / "decisions" / "2026-0013-1.html"
    assert f"# 公示页面：{page}" in done.stdout
    assert "示例县草稿新能源有限公司" in page.read_text(encoding="utf-8")


def test_demo_fails_when_a_step_does_not_go_as_it_should() -> None:
    # On that day the decision that is to be disclosed is overdue, so that the first check finds it.
    done = demo("--as-of", "2026-12-15")

    assert done.returncode == 1
    assert done.stderr == "\ndemo: exit code 1, expected 0\n"
    assert "DIS002" in done.stdout
