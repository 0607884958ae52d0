"""The end of the display period from the bureau's setting to the tombstone, each command a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from enforcement_cli.cases.ledger_facts import CHINA
from tests import repos
from tests.cli.publishing import ledger, tree, waiting
from tests.process import environment

CASE = "2026-0001"  # decided on 25 March 2026
PAGE = "decisions/2026-0001-1.html"
TWICE = (
    "  penalty_display_months:\n"
    "    - {from: 2020-01-01, to: 2025-12-31, value: 36, source: 示例公示办法（2020年）第五条}\n"
    "    - {from: 2026-01-01, value: 3, source: 示例公示办法（2026年）第五条}\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repos.write(tmp_path / "案件库", waiting())
    settings = root / "enforce.yaml"
    text = settings.read_text(encoding="utf-8")
    assert "\nsettings:\n" in text
    settings.write_text(text.replace("\nsettings:\n", f"\nsettings:\n{TWICE}"), encoding="utf-8", newline="\n")
    repos.commit(root)
    assert enforce(root, "2026-03-30", "publish", "--by", "丙示例").returncode == 0
    return root


def enforce(root: Path, day: str, *command: str) -> subprocess.CompletedProcess[bytes]:
    """The program as a process, at ten o'clock in China on that day."""
    moment = datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=CHINA)
    return subprocess.run(
        [sys.executable, "-m", "enforcement_cli", "--repo", str(root), "--as-of", day, *command],
        env=environment({"SOURCE_DATE_EPOCH": f"{moment.timestamp():.0f}", "GIT_CONFIG_GLOBAL": os.devnull}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )


def told(root: Path, day: str) -> list[str]:
    """What DIS052 says on a day."""
    done = enforce(root, day, "check", "--select", "DIS052", "--format", "json")
    return [each["message"] for each in json.loads(done.stdout)["findings"]]


def test_three_months_by_the_setting_in_force_when_it_was_decided(root: Path) -> None:
    assert told(root, "2026-06-25") == [], "the last day is still displayed"
    early = enforce(root, "2026-06-25", "withdraw", CASE, "--trigger", "公示期满", "--by", "丙示例")
    assert early.returncode == 2
    assert early.stderr.decode("utf-8") == "错误：2026-0001 第1个决定公示到 2026-06-25 为止，还没有期满\n"
    assert "示例铸造有限公司" in tree(root)[PAGE]

    (message,) = told(root, "2026-06-26")
    assert message == "本决定公示到2026-06-25为止，至2026-06-26仍在公示"
    done = enforce(root, "2026-06-26", "withdraw", CASE, "--trigger", "公示期满", "--by", "丙示例")

    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert ledger(root) == ["2026-0001/disclosure/0001-published.yaml", "2026-0001/disclosure/0002-withdrawn.yaml"]
    assert "公示期满" in tree(root)[PAGE]
    assert "示例铸造" not in str(tree(root))
    assert told(root, "2026-12-10") == []
    assert enforce(root, "2026-12-10", "ledger", "verify").returncode == 0
    # Nothing brings it back by itself.
    again = enforce(root, "2026-12-10", "publish", "--by", "丙示例")
    assert (again.returncode, again.stdout.decode("utf-8")) == (0, "没有需要公示的决定。\n")


def test_without_a_setting_for_that_day_nothing_is_over(root: Path) -> None:
    settings = root / "enforce.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(TWICE, TWICE.splitlines(keepends=True)[0] + TWICE.splitlines(keepends=True)[1]),
                        encoding="utf-8", newline="\n")  # fmt: skip

    assert told(root, "2026-12-10") == []
    done = enforce(root, "2026-12-10", "withdraw", CASE, "--trigger", "公示期满", "--by", "丙示例")
    assert done.returncode == 2
    assert "没有规定公示到哪一日" in done.stderr.decode("utf-8")
