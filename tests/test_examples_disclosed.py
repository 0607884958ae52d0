"""What the example repository discloses: clauses with their words on every page, both tables for the credit platform."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from enforcement_cli.cli import main
from tests.replay import AS_OF, replayed
from tests.test_examples import golden

WITHDRAWN = "2025-0007-1.html"
EPOCH = "1796871600"  # 2026-12-10 11:00 in China


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return replayed(tmp_path_factory.mktemp("disclosed") / "案件库")


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ENFORCE_LANG", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def test_every_page_says_what_the_clauses_relied_on_say(repository: Path, tmp_path: Path) -> None:
    assert main(["--repo", str(repository), "-q", "site", "--out", str(tmp_path / "site")]) == 0

    pages = sorted((tmp_path / "site" / "decisions").glob("*.html"))
    assert len(pages) == 18
    for page in pages:
        text = page.read_text(encoding="utf-8")
        if page.name == WITHDRAWN:
            continue
        (clauses,) = re.findall(r'<ul class="basis">(.*?)</ul>', text, re.DOTALL)
        for clause in re.findall(r"<li>(.*?)</li>", clauses, re.DOTALL):
            assert re.search(r"<blockquote><p>[^<]{10,}</p></blockquote>", clause), (page.name, clause)


def test_both_tables_are_exported_complete(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--repo", str(repository), "--as-of", AS_OF, "export", "credit-china", "--by", "韩公开"]

    code = main([*command, "--format", "csv", "-o", str(tmp_path / "双公示")])

    said = capsys.readouterr()
    assert (code, said.err) == (
        0,
        "尚未公示、没有写入的：2026-0013 第1个决定；用 enforce publish 公示以后再写出。\n",
    )
    for title in ("行政许可", "行政处罚"):
        table = (tmp_path / f"双公示-{title}.csv").read_bytes().decode("utf-8-sig")
        golden(f"credit-china-{title}.csv", table)
    # A second time there is nothing to report.
    assert main([*command, "--dry-run"]) == 0
    assert capsys.readouterr().out == "没有新的或者有变化的决定需要上报。\n"
