"""Where the tables for the credit platform may lie, and that the check finds one that lies in the open."""

from __future__ import annotations

import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from tests import repos
from tests.cli.conftest import Run
from tests.cli.exports import exported, granted, published, sheet_of, sound
from tests.cli.publishing import bureau, ledger, snapshot


@pytest.mark.skipif(os.name == "nt", reason="no such access bits there")
def test_nobody_else_may_read_it_and_git_passes_over_it(run: Run, root: Path) -> None:
    published(run, root, sound())
    assert exported(run).code == 0

    (path,) = (root / "exports").glob("*.xlsx")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "exports" not in repos.git(root, "status", "--porcelain", "--untracked-files=all")


@pytest.mark.parametrize("place", ["public/表.xlsx", "public/data/表.xlsx", "cases/表.xlsx", "registers/表.xlsx"])
def test_it_is_never_written_into_the_site(run: Run, root: Path, place: str) -> None:
    published(run, root, sound())
    before = snapshot(root)

    done = exported(run, "-o", root / place)

    assert done.code == 2
    assert "没有写入" in done.err or "不得写在那里" in done.err
    assert snapshot(root) == before


def test_nor_into_a_site_elsewhere(run: Run, root: Path, tmp_path: Path) -> None:
    bureau(root, sound())
    site = tmp_path / "网站"
    assert run("publish", "--by", "丙示例", "--out", site).code == 0

    done = exported(run, "-o", site / "data" / "表.xlsx")

    assert done.code == 2
    assert "在公示网站里面，双公示表含身份证号码等，不得写在那里" in done.err


def test_a_file_that_is_there_is_not_overwritten_unasked(run: Run, root: Path, tmp_path: Path) -> None:
    published(run, root, sound())
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"mine")

    done = exported(run, "-o", path)
    assert (done.code, path.read_bytes()) == (2, b"mine")
    assert "已有这些文件，没有覆盖" in done.err
    assert ledger(root) == ["2026-0001/disclosure/0001-published.yaml"]
    assert exported(run, "-o", path, "--yes").code == 0
    assert sheet_of(path, "行政处罚")


def test_a_missing_extra_is_named(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(run, root, sound())
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)

    done = exported(run)

    assert (done.code, done.err.splitlines()[-2:]) == (
        2,
        [
            "错误：没有安装 xlsxwriter，不能写这种文件",
            '请运行：pip install "enforcement-cli[xlsx]"',
        ],
    )
    assert ledger(root) == ["2026-0001/disclosure/0001-published.yaml"]


def test_check_finds_one_that_lies_in_the_open_whatever_it_is_called(run: Run, root: Path) -> None:
    published(run, root, sound())
    assert exported(run).code == 0
    (path,) = (root / "exports").glob("*.xlsx")
    assert exported(run, "--all", "--format", "csv", "-o", root / "上报.csv").code == 0
    text = (root / "上报-行政处罚.csv").read_bytes()
    (root / "public" / "data" / "统计").write_bytes(path.read_bytes())
    (root / "public" / "data" / "图.jpg").write_bytes(text)
    with zipfile.ZipFile(root / "cases" / "2026" / "2026-0001" / "备份.bak", "w") as archive:
        archive.writestr("some.txt", text)
    (root / "别的.csv").write_text("甲,乙\n", encoding="utf-8", newline="\n")
    repos.commit(root)

    done = run("check", "--select", "DIS024,SEC020,SEC021", "--format", "json")

    found = [(each["rule"], each["file"], each["severity"]) for each in json.loads(done.out)["findings"]]
    assert found == [
        ("SEC021", "cases/2026/2026-0001/备份.bak", "warning"),
        ("SEC020", "public/data/图.jpg", "error"),
        ("SEC020", "public/data/统计", "error"),
        ("SEC021", "上报-行政处罚.csv", "warning"),
    ]


def test_what_the_site_offers_to_everybody_is_no_such_table(run: Run, root: Path) -> None:
    published(run, root, sound(), granted())
    repos.git(root, "add", "--force", "public")
    repos.commit(root)

    assert json.loads(run("check", "--select", "SEC020,SEC021", "--format", "json").out)["findings"] == []
