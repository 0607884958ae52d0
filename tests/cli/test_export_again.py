"""`enforce export credit-china` once more: only what is new or changed, and the same bytes for the same rows."""

from __future__ import annotations

import json
from pathlib import Path

from tests import repos
from tests.cli.conftest import Run
from tests.cli.exports import exported, granted, on_a_person_whole, published, rows_of, sheet_of, sound
from tests.cli.publishing import DAY, bureau, snapshot, tree


def test_a_second_export_holds_only_what_is_new_or_changed(run: Run, root: Path) -> None:
    published(run, root, sound())
    assert exported(run).code == 0
    before = snapshot(root)

    done = exported(run)
    assert (done.code, done.out) == (0, "没有新的或者有变化的决定需要上报。\n")
    assert snapshot(root) == before

    repos.write_case(root, sound("2026-0002", number=2))
    assert run("publish", "--by", "丙示例").code == 0
    assert exported(run).code == 0
    first, second = sorted((root / "exports").glob("*.xlsx"), key=lambda path: len(path.name))
    assert (first.name, second.name) == ("credit-china-2026-03-30.xlsx", "credit-china-2026-03-30-2.xlsx")
    assert [row["CF_WSH"].value for row in sheet_of(second, "行政处罚")] == ["示工信罚〔2026〕2号"]

    changed = (root / "cases/2026/2026-0001/case.yaml").read_text(encoding="utf-8").replace("赵某样", "赵某例")
    (root / "cases/2026/2026-0001/case.yaml").write_text(changed, encoding="utf-8", newline="\n")
    again = exported(run, "--dry-run")
    assert (again.code, again.out) == (0, "  行政处罚  2026-0001 第1个决定  示例铸造有限公司\n")
    assert "2026-0001" in exported(run, "--all", "--dry-run").out
    assert "2026-0002" in exported(run, "--all", "--dry-run").out
    assert "2026-0002" not in exported(run, "--all", "--dry-run", "--since", "2026-03-26").out


def test_the_ledger_stays_whole_and_the_pages_as_they_are(run: Run, root: Path) -> None:
    published(run, root, sound())
    page = tree(root)["decisions/2026-0001-1.html"]

    assert exported(run).code == 0

    assert run("ledger", "verify").code == 0
    assert tree(root)["decisions/2026-0001-1.html"] == page
    assert json.loads(tree(root)["data/ledger.json"])["size"] == 2
    assert run("check", "--select", "DIS,SEC,STR").code == 0
    assert run("publish", "--by", "丙示例").out == "没有需要公示的决定。\n"
    # A withdrawal after it, and the platform has to be asked.
    ruling = ("--trigger", "撤销", "--ruled-on", DAY, "--effective-on", DAY, "--reason", "事实不清", "--by", "丙示例")
    assert run("withdraw", "2026-0001", *ruling).code == 0
    done = exported(run)
    assert (done.code, done.err) == (0, "已经上报、后来撤下的，请在信用平台申请撤下：2026-0001 第1个决定\n")


def test_a_revoked_permit_is_reported_as_such(run: Run, root: Path, tmp_path: Path) -> None:
    published(run, root, granted())
    assert exported(run).code == 0
    ruling = ("--trigger", "撤销", "--ruled-on", DAY, "--reason", "事实不清", "--by", "丙示例")
    assert run("withdraw", "2026-0009", *ruling).code == 0

    assert exported(run, "--format", "csv", "-o", tmp_path / "表").code == 0

    (row,) = rows_of(tmp_path / "表-行政许可.csv")
    assert row["XK_ZT"] == "2"
    assert exported(run).out == "没有新的或者有变化的决定需要上报。\n"


def test_what_is_not_reported(run: Run, root: Path) -> None:
    """Not disclosed, not for reporting, not of these kinds; a minor never."""
    bureau(
        root,
        sound(),
        sound("2026-0002", number=2).set(
            "decisions/0/credit", {"upload": "no", "reason": "仅给予警告，本省规定不归集"}
        ),
        on_a_person_whole().set("id", "2026-0003").set("parties/0/birth_on", "2015-01-01"),
    )

    done = exported(run)

    assert done.code == 0
    assert done.out == "没有新的或者有变化的决定需要上报。\n"
    assert done.err == "尚未公示、没有写入的：2026-0001 第1个决定；用 enforce publish 公示以后再写出。\n"


def test_the_same_rows_give_the_same_bytes(run: Run, root: Path, tmp_path: Path) -> None:
    published(run, root, sound())
    assert exported(run, "-o", tmp_path / "一.xlsx").code == 0
    assert exported(run, "--all", "-o", tmp_path / "二.xlsx").code == 0

    assert (tmp_path / "一.xlsx").read_bytes() == (tmp_path / "二.xlsx").read_bytes()


def test_the_first_day_of_since_counts_and_the_day_before_does_not(run: Run, root: Path) -> None:
    published(run, root, sound())  # made on 25 March 2026

    def told(since: str) -> bool:
        done = exported(run, "--dry-run", "--since", since)
        assert done.code == 0, done.err
        return "2026-0001 第1个决定" in done.out

    assert [told(day) for day in ("2026-03-24", "2026-03-25", "3月25日", "2026-03-26")] == [True, True, True, False]
    refused = exported(run, "--since", "昨天以前")
    assert (refused.code, refused.out) == (2, "")
    # What is left out for its day is no reason to take it for unchanged later on.
    assert exported(run, "--since", "2026-03-26").out == "没有新的或者有变化的决定需要上报。\n"
    assert "2026-0001 第1个决定" in exported(run, "--dry-run").out
