"""`enforce publish`: what goes out, what its entry says, and what is asked for by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import repos
from tests.builders import Draft, inspection, penalty, permit
from tests.cli.conftest import Run
from tests.cli.publishing import PAGE, bureau, entrusted, ledger, on_a_person, snapshot, tree, waiting


def test_all_that_is_due_goes_out(publish: Run, root: Path) -> None:
    bureau(root, waiting(), waiting(permit(), "2026-0002", number=2), waiting(inspection(), "2026-0003"))

    done = publish("--by", "丙示例")

    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "可以公示：\n"
        "  2026-0001  示例铸造有限公司  行政处罚决定书  示工信罚〔2026〕1号\n"
        "    对示例铸造有限公司使用国家明令淘汰设备的行为罚款二万元。\n"
        "  2026-0002  示例铸造有限公司  许可决定书  示工信罚〔2026〕2号\n"
        "    准予示例铸造有限公司示例事项。\n"
        "  2026-0003  示例铸造有限公司  检查结论\n"
        "    对示例铸造有限公司开展节能监察，未发现问题。\n"
        f"已公示 2026-0001 第1个决定：{root}/public/decisions/2026-0001-1.html\n"
        f"已公示 2026-0002 第1个决定：{root}/public/decisions/2026-0002-1.html\n"
        f"已公示 2026-0003 第1个决定：{root}/public/decisions/2026-0003-1.html\n"
        f"供政府网站等处粘贴的单页和表格在 {root}/public/fragments 下；在那里公示以后，用 enforce publish confirm 登记。\n"
        "\n请提交到版本库：\n"
        f"  git -C {root} add -- cases/2026/2026-0001/disclosure/0001-published.yaml "
        "cases/2026/2026-0002/disclosure/0001-published.yaml cases/2026/2026-0003/disclosure/0001-published.yaml\n"
        f"  git -C {root} commit -m 公示：2026-0001、2026-0002、2026-0003\n"
    )
    assert (root / "public" / "fragments" / "2026-0001-1.html").is_file()
    assert ledger(root) == [f"2026-000{n}/disclosure/0001-published.yaml" for n in (1, 2, 3)]
    assert "示工信罚〔2026〕1号" in tree(root)[PAGE]


def test_the_entry_says_who_when_and_what(publish: Run, root: Path) -> None:
    bureau(root, waiting(), waiting(case="2026-0002", number=2))
    publish("--by", "丙示例")

    first, second = ((root / "cases/2026" / each).read_text(encoding="utf-8") for each in ledger(root))

    assert '"on": "2026-03-30"\nwritten_at: "2026-03-30T10:00:00+08:00"\nby: "丙示例"\nchannels:\n  - "site"\n' in first
    assert "prev: []\n" in first
    assert second.count('  - "') == 2  # one channel, one entry before it


def test_again_not_a_byte_and_not_a_date_changes(publish: Run, root: Path) -> None:
    bureau(root, waiting())
    publish()
    before = snapshot(root)

    done = publish()

    assert (done.code, done.out, done.err) == (0, "没有需要公示的决定。\n", "")
    assert snapshot(root) == before


def test_a_dry_run_writes_nothing(publish: Run, root: Path) -> None:
    bureau(root, waiting())
    before = snapshot(root)

    done = publish("--dry-run")

    assert done.code == 0
    assert done.out.startswith("将公示：\n  2026-0001  示例铸造有限公司")
    assert snapshot(root) == before
    assert not (root / "public").exists()


def test_quiet_names_the_pages_alone(enforce: Run, publish: Run, root: Path) -> None:
    bureau(root, on_a_person())

    done = publish("-q")

    assert done.out == f"已公示 2026-0001 第1个决定：{root}/public/{PAGE}\n"
    assert publish("-q").out == ""


def test_a_second_bureau_day_adds_only_what_is_new(publish: Run, root: Path) -> None:
    bureau(root, waiting())
    publish()
    repos.write_case(root, waiting(case="2026-0002", number=2))
    before = snapshot(root)

    assert publish().code == 0

    changed = {name for name, found in snapshot(root).items() if before.get(name) != found}
    # Of each list that the decision is in: the page it stands on, and the newest.
    lists = {name for name in changed if name.startswith("public/list/")}
    assert len(lists) == 2 * 5
    assert {Path(name).name for name in lists} == {"1.html", "index.html"}
    # Pages that show no event carry the whole ledger; the index has tests of its own, and so have what is pasted elsewhere.
    apart = {name for name in changed if name.startswith(("public/before/", "public/search", "public/fragments/"))}
    assert changed - lists - apart == {
        "cases/2026/2026-0002/disclosure/0001-published.yaml",
        "public/decisions/2026-0002-1.html",
        "public/index.html",
        "public/about.html",
        "public/accessibility.html",
        "public/feed.xml",
        "public/statistics/index.html",
        "public/statistics/2026.html",
        "public/data/index.html",
        "public/data/decisions-2026.csv",
        "public/data/decisions-2026.jsonl",
        "public/data/ledger.json",
    }


def test_decisions_that_cannot_be_read_are_not_passed_over(publish: Run, root: Path) -> None:
    bureau(root, waiting(), waiting(case="2026-0002", number=2))
    (root / "cases/2026/2026-0001/decisions.yaml").write_text("- decision: 1\n  made_on: [\n", encoding="utf-8")

    done = publish()

    assert done.code == 1
    assert "不能公示：2026-0001\n  案卷里有读不懂的内容，无法判断能否公示\n  STR00" in done.err
    assert ledger(root) == ["2026-0002/disclosure/0001-published.yaml"]


def test_two_decisions_of_one_case_go_out_together(publish: Run, root: Path) -> None:
    draft = waiting().add("parties", {**on_a_person().data["parties"][0], "id": "A2"})
    second = {**draft.decisions[0], "decision": 2, "parties": ["A2"], "document_no": "示工信罚〔2026〕2号"}
    second |= {"public_summary": "对一名个人罚款三千元。", "penalties": [{"kind": "罚款", "amount": 3000}]}
    draft.set("decisions/0/parties", ["A1"]).add("decisions", second)
    bureau(root, draft)

    done = publish("2026-0001")

    assert done.code == 0, done.err
    assert ledger(root) == [f"2026-0001/disclosure/000{n}-published.yaml" for n in (1, 2)]
    assert "示工信罚〔2026〕1号" in tree(root)[PAGE]
    assert "褚某某" in tree(root)["decisions/2026-0001-2.html"]


def test_one_decision_of_a_case_can_be_chosen(publish: Run, root: Path) -> None:
    draft = waiting()
    warned = {"decision": 2, "document_no": "示工信罚〔2026〕2号", "penalties": [{"kind": "警告"}]}
    draft.add("decisions", {**draft.decisions[0], **warned})
    bureau(root, draft)

    assert publish("2026-0001", "--decision", "2").code == 0
    assert set(tree(root)) & {PAGE, "decisions/2026-0001-2.html"} == {"decisions/2026-0001-2.html"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--decision", "1"], "错误：--decision 只能和一件案件一起用"),
        (["2026-0001", "--decision", "3"], "错误：2026-0001 没有第 3 个决定，可以填：1"),
        (["--reason", "更正"], "错误：--reason 用于更新或者恢复公示，要指明案件"),
        (["2026-0009"], "错误：没有找到案件“2026-0009”"),
        (["--channel", "报纸"], "错误：没有“报纸”，可以填：1 本局公示网站"),
    ],
)
def test_what_cannot_be_done_is_refused(publish: Run, root: Path, arguments: list[str], said: str) -> None:
    bureau(root, waiting())
    before = snapshot(root)

    done = publish(*arguments)

    assert done.code == 2
    assert done.err.splitlines()[0] == said
    assert snapshot(root) == before


def test_a_clock_that_is_no_clock(publish: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bureau(root, waiting())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")

    assert publish().err == "错误：SOURCE_DATE_EPOCH 应为整数秒数，现为“yesterday”\n"


@pytest.mark.parametrize(
    ("draft", "organ"),
    [
        (entrusted(), "示例市能源局"),
        (penalty().set("acting_as", "联合执法").set("joint", {"lead": "示例县应急管理局"}), "示例县应急管理局"),
    ],
)
def test_the_organ_in_whose_name_it_was_done_stands_on_the_page(
    publish: Run, root: Path, draft: Draft, organ: str
) -> None:
    bureau(root, waiting(draft))

    done = publish()

    assert done.code == 0, done.err
    assert f"<dt>执法机关</dt><dd>{organ}" in tree(root)[PAGE]
