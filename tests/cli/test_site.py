"""`enforce site`: the site from the ledger alone."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run
from tests.cli.publishing import DAY, EPOCH, bureau, snapshot, tree, waiting
from tests.process import environment


@pytest.fixture
def root(tmp_path: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bureau with one decision in public."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    bureau(tmp_path / "案件库", waiting())
    assert enforce("--repo", tmp_path / "案件库", "--as-of", DAY, "publish").code == 0
    return tmp_path / "案件库"


@pytest.fixture
def site(enforce: Run, root: Path) -> Run:
    """Run it in `root`."""

    def run(*arguments: str | Path) -> Done:
        return enforce("--repo", root, "site", *arguments)

    return run


def test_again_nothing_changes(site: Run, root: Path) -> None:
    before = snapshot(root)

    done = site()

    assert (done.code, done.out, done.err) == (0, f"公示网站没有变化：{root}/public/index.html\n", "")
    assert snapshot(root) == before


def test_no_private_file_is_read(site: Run, root: Path, tmp_path: Path) -> None:
    for name in ("case.yaml", "decisions.yaml", "records.yaml"):
        (root / "cases/2026/2026-0001" / name).write_text("{", encoding="utf-8")

    assert site("--out", tmp_path / "anew").code == 0

    anew = {
        path.relative_to(tmp_path / "anew").as_posix(): path.read_text("utf-8")
        for path in (tmp_path / "anew").rglob("*.*")
    }
    assert anew == tree(root) | {name: text for name, text in anew.items() if name.startswith(".~")}


def test_a_dry_run_says_what_would_change(site: Run, root: Path) -> None:
    (root / "public" / "index.html").write_text("x", encoding="utf-8")
    (root / "public" / "note.txt").write_text("x", encoding="utf-8")
    before = snapshot(root)

    assert site("--dry-run").out == "将写入 index.html\n将删除 note.txt\n"
    assert snapshot(root) == before
    site()
    assert site("--dry-run").out == "没有变化，不会写入。\n"


def test_a_ledger_that_was_altered_makes_no_site(site: Run, root: Path) -> None:
    path = root / "cases/2026/2026-0001/disclosure/0001-published.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("罚款二万元", "罚款二元"), encoding="utf-8")
    before = snapshot(root)

    done = site()

    assert done.code == 2
    assert done.err.startswith(
        "错误：公示台账 cases/2026/2026-0001/disclosure/0001-published.yaml 里的公示记录在写成以后被改动过"
    )
    assert snapshot(root) == before


def test_an_entry_that_cannot_be_read_is_named_with_its_line(site: Run, root: Path) -> None:
    path = root / "cases/2026/2026-0001/disclosure/0001-published.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('event: "published"', "event: 公示"), encoding="utf-8")

    done = site()

    assert done.code == 2
    assert done.err.startswith("错误：公示台账读不懂：cases/2026/2026-0001/disclosure/0001-published.yaml:6：")


def test_settings_that_say_the_wrong_thing_of_the_bureau(site: Run, root: Path) -> None:
    path = root / "enforce.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("contact:\n", "contact: x\n  y:\n"), encoding="utf-8")

    done = site()

    assert done.code == 2
    assert "enforce.yaml" in done.err
    assert "Traceback" not in done.err


def test_the_preview_is_for_this_machine_alone(root: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "enforcement_cli", "--repo", str(root), "site", "--serve"],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        assert server.stderr is not None
        line = server.stderr.readline().decode("utf-8")
        address = re.search(r"http://127\.0\.0\.1:[0-9]+/", line)
        assert address, line
        with urllib.request.urlopen(address[0], timeout=30) as page:
            assert "示例县工业和信息化局" in page.read().decode("utf-8")
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)
    assert server.returncode == 130
