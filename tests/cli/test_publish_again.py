"""`enforce publish` once more: updates, what was taken down, and what a run that broke off has left."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.publishing import DAY, PAGE, bureau, ledger, snapshot, tree, waiting


def test_an_update_needs_a_reason_and_changes_one_page(publish: Run, root: Path) -> None:
    bureau(root, waiting(), waiting(case="2026-0002", number=2))
    publish()
    path = root / "cases/2026/2026-0001/decisions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("罚款二万元", "罚款20000元"), encoding="utf-8")

    assert (publish().code, len(ledger(root))) == (0, 2)
    held = publish("2026-0001")
    assert held.code == 1
    assert "公示内容有变化\n  更新已公示的内容要说明理由：加 --reason。" in held.err
    before = snapshot(root)
    done = publish("2026-0001", "--reason", "统一数字写法")

    assert done.code == 0, done.err
    assert "已更新 2026-0001" in done.out
    assert ledger(root)[1] == "2026-0001/disclosure/0002-updated.yaml"
    assert "统一数字写法" in tree(root)[PAGE]
    assert snapshot(root)["public/decisions/2026-0002-1.html"] == before["public/decisions/2026-0002-1.html"]
    assert publish("2026-0001", "--reason", "再次更新").out == "2026-0001 第1个决定已经公示，内容没有变化。\n"


def test_what_was_taken_down_by_mistake_comes_back_with_a_reason(enforce: Run, publish: Run, root: Path) -> None:
    bureau(root, waiting())
    publish()
    whole = tree(root)[PAGE]
    enforce("--repo", root, "--as-of", DAY, "withdraw", "2026-0001", "--trigger", "依法不予公开")
    assert publish().out == "没有需要公示的决定。\n"
    held = publish("2026-0001")
    assert (held.code, "已经撤下\n  确实应当恢复公示的，加 --reason 说明理由。" in held.err) == (1, True)
    held = publish("2026-0001", "--reason", "涉密标识有误，经审查已改正")
    assert held.code == 1
    assert (
        f"于 {DAY} 以“依法不予公开”撤下，没有登记此后认为可以公开的审查，只有理由不能恢复公示\n"
        "  在决定中填写“可以公开的审查 publication_reviews”：审查日期（撤下之后）、审查决定人、可以公开的原因；再运行一次。"
    ) in held.err
    file = root / "cases/2026/2026-0001/decisions.yaml"
    text = file.read_text(encoding="utf-8")
    for on, ground in (("2026-03-29", "原认定有误"), ("2026-03-31", "原认定有误")):
        review = f'  publication_reviews:\n    - on: "{on}"\n      by: "局长钱示例"\n      ground: "{ground}"\n'
        file.write_text(text + review, encoding="utf-8", newline="\n")
        assert publish("2026-0001", "--reason", "涉密标识有误，经审查已改正").code == 1, on
    file.write_text(text + review.replace("2026-03-31", DAY), encoding="utf-8", newline="\n")

    done = publish("2026-0001", "--reason", "涉密标识有误，经审查已改正")

    assert done.code == 0, done.err
    assert "已恢复 2026-0001" in done.out
    assert ledger(root)[2] == "2026-0001/disclosure/0003-reinstated.yaml"
    page = tree(root)[PAGE]
    assert "涉密标识有误，经审查已改正" in page
    assert set(whole.splitlines()) - set(page.splitlines()) <= {
        line for line in whole.splitlines() if "台账" in line or "ledger" in line or "course" in line
    }
    assert enforce("--repo", root, "--as-of", DAY, "check", "--select", "DIS").code == 0


def test_what_a_ruling_took_down_stays_down(enforce: Run, publish: Run, root: Path) -> None:
    bureau(root, waiting())
    publish()
    enforce(
        "--repo", root, "--as-of", DAY, "withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", DAY, "--reason", "x"
    )

    done = publish("2026-0001", "--reason", "再公示")

    assert done.code == 1
    assert "已被撤销、变更、确认违法、确认无效或者责令重新作出，不得再公示" in done.err
    assert "先在决定的“后来的变化”里登记“恢复效力”，再加 --reason 说明理由公示。" in done.err
    assert len(ledger(root)) == 2


def test_the_reason_of_an_update_is_public_and_so_must_be_clean(publish: Run, root: Path) -> None:
    bureau(root, waiting())
    publish()
    path = root / "cases/2026/2026-0001/decisions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("罚款二万元", "罚款20000元"), encoding="utf-8")
    before = snapshot(root)

    done = publish("2026-0001", "--reason", "赵某样（13800001234）要求更正")

    assert done.code == 2
    assert "公开说明的理由里“" in done.err
    assert snapshot(root) == before


def test_what_an_interrupted_run_left_is_finished(publish: Run, root: Path) -> None:
    bureau(root, waiting())
    publish()
    whole = tree(root)
    (root / "public").rename(root / "public.new-00000000-999999-1-00000000")

    done = publish()

    assert done.code == 0
    assert done.err == "已换上上次中断时备好的新网站。\n"
    assert tree(root) == whole
    assert not list(root.glob("public.*"))


def test_entries_without_their_site_are_brought_to_the_public(publish: Run, root: Path) -> None:
    bureau(root, waiting())
    publish()
    whole = tree(root)
    for path in sorted((root / "public").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (root / "public").rmdir()

    done = publish()

    assert (done.code, tree(root)) == (0, whole)
    assert done.out == f"公示网站已按台账重新生成：{root}/public/index.html\n没有需要公示的决定。\n"
