"""`enforce ledger verify` asks git and the site: what nothing in the ledger itself shows of its last entry."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import repos
from tests.cli.conftest import Run
from tests.cli.publishing import DAY, EPOCH, bureau, waiting

FIRST = "cases/2026/2026-0001/disclosure/0001-published.yaml"
LAST = "cases/2026/2026-0002/disclosure/0001-published.yaml"
SITE = "public/data/ledger.json"
KEPT_PAGE = "版本历史整个被改写的，这里看不出来；用从前保存的公示页面运行 enforce ledger prove 可以发现。"


@pytest.fixture
def root(tmp_path: Path, enforce: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two decisions published one after the other, and committed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    root = bureau(tmp_path / "案件库", waiting(), waiting(case="2026-0002", number=2))
    (root / ".gitignore").write_bytes(b"public/\n")
    for case in ("2026-0001", "2026-0002"):
        assert enforce("--repo", root, "--as-of", DAY, "publish", case, "--by", "丙示例").code == 0
    repos.commit(root)
    return root


def replaced(old: str, new: str, file: str = LAST) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    return change


def faults(enforce: Run, root: Path) -> list[tuple[str, str]]:
    done = enforce("--repo", root, "ledger", "verify", "--format", "json")
    told = json.loads(done.out)
    assert done.code == (1 if told["faults"] else 0)
    return [(each["kind"], each["file"]) for each in told["faults"]]


OF_THE_LAST = [
    pytest.param(replaced('"丙示例"', '"丁示例"'), id="by"),
    pytest.param(replaced("T10:00:00", "T09:00:00"), id="written_at"),
    pytest.param(replaced('"on": "2026-03-30"', '"on": "2026-03-27"'), id="on"),
    pytest.param(replaced('prev:\n', 'reason: "补写"\nprev:\n'), id="reason"),
    pytest.param(replaced('"site"', '"board"'), id="channels"),
]  # fmt: skip


@pytest.mark.parametrize("change", OF_THE_LAST)
def test_whatever_is_altered_in_the_last_entry_shows(change: Callable[[Path], None], enforce: Run, root: Path) -> None:
    change(root)
    assert faults(enforce, root) == [("altered", LAST)]

    repos.commit(root, "改台账")
    assert faults(enforce, root) == [("altered", LAST)], "committing it hides nothing"

    shutil.rmtree(root / ".git")
    assert faults(enforce, root) == [("site", SITE)], "without git the site still knows"

    shutil.rmtree(root / "public")
    assert faults(enforce, root) == [], "without both nobody can know"


def test_the_last_one_removed(enforce: Run, root: Path) -> None:
    (root / LAST).unlink()
    assert faults(enforce, root) == [("removed", LAST)]
    repos.commit(root)
    assert faults(enforce, root) == [("removed", LAST)]


def test_an_earlier_one_altered_is_told_once_and_where_it_is(enforce: Run, root: Path) -> None:
    replaced('"丙示例"', '"丁示例"', FIRST)(root)
    assert faults(enforce, root) == [("altered", FIRST)]
    replaced("示例铸造有限公司", "示例纺织有限公司", FIRST)(root)
    assert faults(enforce, root) == [("record_changed", FIRST)]


def test_whole_messages(enforce: Run, root: Path) -> None:
    commit = repos.git(root, "rev-parse", "HEAD").strip()[:12]
    replaced('"丙示例"', '"丁示例"')(root)

    done = enforce("--repo", root, "ledger", "verify")

    assert done.out.splitlines() == [
        f"{LAST}:1:1: 这一条台账提交以后被改动：与测试于2026-11-20首次提交（{commit}）的内容不同",
        f"    台账只增不改。请运行 git checkout {commit} -- {LAST} 恢复，并用 git log 查明是谁改的。",
        "台账不完整：1 处问题，现有 2 条。",
    ]
    repos.git(root, "checkout", commit, "--", LAST)
    assert enforce("--repo", root, "ledger", "verify").code == 0, "the remedy mends it"
    (root / LAST).unlink()
    assert enforce("--repo", root, "ledger", "verify").out.splitlines()[0] == (
        f"{LAST}:1:1: 这一条台账提交以后被删除：由测试于2026-11-20首次提交（{commit}），现在没有了"
    )


def test_what_was_compared_is_said_and_what_nobody_could_see(enforce: Run, root: Path) -> None:
    def last(done_lines: list[str]) -> list[str]:
        return done_lines[2:]

    site = "已与 public 里的公示网站核对：它所依据的 2 条都在台账里。"
    assert last(enforce("--repo", root, "ledger", "verify").out.splitlines()) == [
        "已与版本历史核对：2 条自首次提交以来没有改动。",
        site,
        KEPT_PAGE,
    ]
    told = json.loads(enforce("--repo", root, "ledger", "verify", "--format", "json").out)
    assert told["compared"] == {
        "history": {"state": "ok", "compared": 2, "uncommitted": 0},
        "site": {"size": 2},
        "purged": [],
    }

    repos.git(root, "rm", "-q", "--cached", LAST)
    repos.git(root, "commit", "-q", "--amend", "--no-edit")
    assert last(enforce("--repo", root, "ledger", "verify").out.splitlines())[:2] == [
        "已与版本历史核对：1 条自首次提交以来没有改动。",
        "还有 1 条没有提交，提交以前的改动看不出来。",
    ]

    shutil.rmtree(root / ".git")
    assert last(enforce("--repo", root, "ledger", "verify").out.splitlines())[0] == (
        "没有版本历史可以核对（文件夹不在 git 版本库中）：末端那一条的日期、经手人、渠道和理由如有改动，看不出来。"
    )


def test_a_site_made_from_an_earlier_ledger_agrees(enforce: Run, root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "public", tmp_path / "public")
    withdraw = ("--trigger", "撤销", "--ruled-on", DAY, "--reason", "事实不清", "--by", "丙示例")
    assert enforce("--repo", root, "--as-of", DAY, "withdraw", "2026-0001", *withdraw).code == 0
    shutil.rmtree(root / "public")
    shutil.copytree(tmp_path / "public", root / "public")

    assert faults(enforce, root) == []


@pytest.mark.parametrize("data", [b"", b"[]", b'{"head": 1, "size": 2}', b"\xff", b"[" * 100_000])
def test_a_garbled_site_is_no_witness(data: bytes, enforce: Run, root: Path) -> None:
    (root / SITE).write_bytes(data)

    assert faults(enforce, root) == []
