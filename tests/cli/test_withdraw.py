"""`enforce withdraw`: nothing of the decision is left but what the law wants said."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.cases.ledger_facts import RULED, UNSPOKEN
from enforcement_cli.cli import ruling, standing, writing
from enforcement_cli.cli import withdraw as command
from tests import repos
from tests.builders import penalty
from tests.cli.conftest import Run
from tests.cli.publishing import DAY, bureau, on_a_person, snapshot, tree, waiting

PAGE = "decisions/2026-0001-1.html"
RULING = (
    "--trigger",
    "撤销",
    "--ruling-no",
    "示政复决〔2026〕7号",
    "--ruled-on",
    DAY,
    "--reason",
    "复议机关认为事实不清",
)


def disclosed(run: Run, root: Path, *drafts: Any) -> Path:
    """A bureau whose decisions are all in public."""
    bureau(root, *drafts)
    done = run("publish")
    assert done.code == 0, done.err
    return root


def test_what_is_left_is_the_number_the_days_and_the_reason(run: Run, root: Path) -> None:
    disclosed(run, root, waiting())

    done = run("withdraw", "2026-0001", *RULING, "--by", "丙示例")

    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"已撤下，网站上只留说明：{root}/public/{PAGE}\n"
        f"已逐个核对网站的 {len(tree(root))} 个文件，没有原决定的内容。\n"
        "\n请提交到版本库：\n"
        f"  git -C {root} add -- cases/2026/2026-0001/decisions.yaml cases/2026/2026-0001/disclosure/0002-withdrawn.yaml\n"
        f"  git -C {root} commit -m 撤下：2026-0001\n"
    )
    for name, text in tree(root).items():
        # What the bureau may do at all is told before any act, whatever became of a decision.
        told = name.startswith("before/")
        for gone in ("示工信罚", "示例铸造有限公司", "91140599MA0000015M", "罚款二万元", "淘汰设备", "《示例法》"):
            assert gone not in text or (told and gone in ("淘汰设备", "《示例法》")), f"{gone} in {name}"
    assert "撤销：复议机关认为事实不清" in tree(root)[PAGE]


def test_the_ruling_is_recorded_and_the_file_is_otherwise_as_it_was(run: Run, root: Path) -> None:
    disclosed(run, root, waiting())
    path = root / "cases/2026/2026-0001/decisions.yaml"
    path.write_text("# 承办人的备注\n" + path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    before = path.read_text(encoding="utf-8")

    run("withdraw", "2026-0001", *RULING)

    assert path.read_text(encoding="utf-8") == before + (
        "  fate:\n"
        "    - event: 撤销\n"
        "      ruling_no: 示政复决〔2026〕7号\n"
        f"      ruled_on: {DAY}\n"
        "      reason: 复议机关认为事实不清\n"
    )
    findings = run("check").out
    assert "DIS011" not in findings
    assert "DIS012" not in findings
    assert "不符0" in findings


@pytest.mark.parametrize("trigger", RULED)
def test_every_trigger(run: Run, root: Path, trigger: str) -> None:
    disclosed(run, root, waiting())

    done = run("withdraw", "2026-0001", "--trigger", trigger, "--ruled-on", "3月30日", "--reason", "裁决已经生效")

    assert done.code == 0, done.err
    assert f"{trigger}：裁决已经生效" in tree(root)[PAGE]
    assert f"event: {trigger}" in (root / "cases/2026/2026-0001/decisions.yaml").read_text(encoding="utf-8")
    # It does not come back by itself.
    assert run("publish").out == "没有需要公示的决定。\n"


def test_what_should_never_have_been_shown_leaves_no_trace(run: Run, root: Path) -> None:
    disclosed(run, root, waiting(), waiting(case="2026-0002", number=2))
    decisions = (root / "cases/2026/2026-0001/decisions.yaml").read_bytes()

    done = run("withdraw", "2026-0001", "--trigger", UNSPOKEN)

    assert done.code == 0, done.err
    assert done.out.startswith(f"已撤下，网站上不留痕迹：{root}/public/index.html\n")
    assert not [name for name, text in tree(root).items() if "2026-0001" in name + text]
    assert (root / "cases/2026/2026-0001/decisions.yaml").read_bytes() == decisions
    assert run("publish").code == 0
    assert not [name for name, text in tree(root).items() if "2026-0001" in name + text]


def test_a_second_decision_on_the_same_company_stays(run: Run, root: Path) -> None:
    disclosed(run, root, waiting(), waiting(case="2026-0002", number=2))

    assert run("withdraw", "2026-0001", *RULING).code == 0

    assert "示例铸造有限公司" in tree(root)["decisions/2026-0002-1.html"]
    assert "示工信罚〔2026〕2号" in tree(root)["index.html"]
    assert not [name for name, text in tree(root).items() if "示工信罚〔2026〕1号" in text]


def test_earlier_versions_are_gone_as_well(run: Run, root: Path) -> None:
    disclosed(run, root, waiting())
    path = root / "cases/2026/2026-0001/decisions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("罚款二万元", "罚款20000元"), encoding="utf-8")
    assert run("publish", "2026-0001", "--reason", "统一数字写法").code == 0

    assert run("withdraw", "2026-0001", *RULING).code == 0

    for text in tree(root).values():
        assert "罚款二万元" not in text
        assert "罚款20000元" not in text
        assert "统一数字写法" not in text


def two_decisions() -> Any:
    draft = waiting()
    draft.set("violations", [{**draft.data["violations"][0], "id": each} for each in ("W1", "W2")])
    draft.set("decisions/0/violations", ["W1"])
    other = {**draft.decisions[0], "decision": 2, "document_no": "示工信罚〔2026〕2号", "violations": ["W2"]}
    return draft.add("decisions", other)


def test_of_several_decisions_one_must_be_named(run: Run, root: Path) -> None:
    disclosed(run, root, two_decisions())

    done = run("withdraw", "2026-0001", *RULING)
    assert (done.code, done.err) == (2, "错误：这件案件有几个决定正在公示，请用 --decision 指明：1、2\n")

    assert run("withdraw", "2026-0001", "--decision", "2", *RULING).code == 0
    assert "示工信罚〔2026〕1号" in tree(root)[PAGE]
    assert "示工信罚〔2026〕2号" not in str(tree(root))
    assert (
        "fate" in (root / "cases/2026/2026-0001/decisions.yaml").read_text(encoding="utf-8").partition("decision: 2")[2]
    )


def test_twice_is_once(run: Run, root: Path) -> None:
    disclosed(run, root, waiting())
    run("withdraw", "2026-0001", *RULING)
    before = snapshot(root)

    done = run("withdraw", "2026-0001", *RULING)

    assert (done.code, done.err) == (2, "错误：2026-0001 没有正在公示的决定\n")
    assert run("withdraw", "2026-0001", "--decision", "1", *RULING).err == "错误：2026-0001 的第 1 个决定已经撤下\n"
    assert snapshot(root) == before


def test_a_dry_run_writes_nothing(run: Run, root: Path) -> None:
    disclosed(run, root, waiting())
    before = snapshot(root)

    done = run("withdraw", "2026-0001", *RULING, "--dry-run")

    assert (done.code, done.out) == (
        0,
        "将撤下 2026-0001 第1个决定：撤销：复议机关认为事实不清\n"
        "  裁决文书的文号：示政复决〔2026〕7号\n"
        "  裁决日期：2026年3月30日\n"
        "  没有填写、网站上也不会写明的：作出裁决的机关、生效日期\n",
    )
    assert snapshot(root) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "错误：还缺少：--trigger、--ruled-on、--reason"),
        (["--trigger", "撤销"], "错误：还缺少：--ruled-on、--reason"),
        (
            ["--trigger", "作废"],
            "错误：没有“作废”，可以填：1 撤销、2 变更、3 确认违法、4 确认无效、5 责令重新作出、6 公示期满、7 依法不予公开",
        ),
        (
            ["--trigger", "撤销", "--ruled-on", "2026-02-30", "--reason", "x"],
            "错误：“2026-02-30”不是有效的日期，可以写成 今天、3月5日、2026.3.5 或者 20260305",
        ),
        (["--trigger", "撤销", "--ruled-on", "2026-03-31", "--reason", "x"], "错误：裁决日期 2026-03-31 还没有到"),
        (
            ["--trigger", "撤销", "--ruled-on", "2026-03-24", "--reason", "x"],
            "错误：裁决日期 2026-03-24 早于决定作出之日 2026-03-25",
        ),
        (["--trigger", "撤销", "--ruled-on", DAY, "--reason", " "], "错误：公开说明的理由要写在一行里，不能为空"),
        (["--trigger", "撤销", "--ruled-on", DAY, "--reason", "一\n二"], "错误：公开说明的理由要写在一行里，不能为空"),
        (
            ["--trigger", "撤销", "--ruled-on", DAY, "--reason", "见示工信罚〔2026〕1号"],
            "错误：撤下后 data/decisions-2026.csv 里仍有原决定的内容，没有写入任何内容",
        ),
        (
            ["--trigger", "撤销", "--ruled-on", DAY, "--reason", "示例铸造有限公司申请复议"],
            "错误：撤下后 data/decisions-2026.csv 里仍有原决定的内容，没有写入任何内容",
        ),
        (
            ["--trigger", "撤销", "--ruled-on", DAY, "--reason", "电话13800001234"],
            "错误：公开说明的理由里“13800001234”可能是个人信息（手机号码）",
        ),
        (
            ["--trigger", "撤销", "--ruled-on", DAY, "--reason", "冯金丝申请复议"],
            "错误：公开说明的理由里“冯金丝”可能是个人信息（姓名）",
        ),
        (["--trigger", UNSPOKEN, "--reason", "x"], "错误：“依法不予公开”不公开说明理由，也没有裁决"),
        (["--decision", "2", *RULING], "错误：2026-0001 没有正在公示的决定"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(
    run: Run, root: Path, arguments: list[str], said: str
) -> None:
    disclosed(run, root, waiting().set("persons", [{"name": "冯金丝", "role": "其他"}]))
    before = snapshot(root)

    done = run("withdraw", "2026-0001", *arguments)

    assert done.code == 2
    assert done.err.splitlines()[0] == said
    assert snapshot(root) == before


def test_what_was_never_shown(run: Run, root: Path) -> None:
    bureau(root, waiting())

    assert run("withdraw", "2026-0001", *RULING).err == "错误：2026-0001 没有正在公示的决定\n"


def test_a_ruling_that_stands_in_the_file_already_is_not_written_twice(run: Run, root: Path) -> None:
    draft = waiting()
    disclosed(run, root, draft)
    repos.write_case(
        root, waiting().set("decisions/0/fate", [{"event": "撤销", "ruled_on": DAY, "organ": "示例县人民政府"}])
    )
    before = (root / "cases/2026/2026-0001/decisions.yaml").read_bytes()

    assert run("withdraw", "2026-0001", *RULING).code == 0
    assert (root / "cases/2026/2026-0001/decisions.yaml").read_bytes() == before


def test_a_short_act_has_its_ruling_in_case_yaml(run: Run, root: Path) -> None:
    draft = penalty()
    draft.ledger = []
    draft.data |= {"records": draft.records, "decisions": draft.decisions, "note": "最后一行"}
    draft.records, draft.decisions = [], []
    disclosed(run, root, draft)

    assert run("withdraw", "2026-0001", *RULING).code == 0

    text = (root / "cases/2026/2026-0001/case.yaml").read_text(encoding="utf-8")
    assert text.endswith('note: "最后一行"\n')
    assert "      - event: 撤销\n" in text
    assert "不符0" in run("check").out


def test_a_file_that_cannot_be_read_does_not_keep_a_decision_in_public(run: Run, root: Path) -> None:
    disclosed(run, root, waiting())
    (root / "cases/2026/2026-0001/decisions.yaml").write_text("- decision: [\n", encoding="utf-8")
    (root / "cases/2026/2026-0001/records.yaml").write_text("x: {", encoding="utf-8")

    done = run("withdraw", "2026-0001", *RULING)

    assert done.code == 0, done.err
    assert done.err == "决定的文件读不懂，裁决没有能够记入；请改正后自己补写“后来的变化 fate”。\n"
    assert "示例铸造有限公司" not in str(tree(root))


def test_a_style_of_writing_that_we_dare_not_change(run: Run, root: Path) -> None:
    disclosed(run, root, waiting())
    path = root / "cases/2026/2026-0001/decisions.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  fate: []\n", encoding="utf-8")
    before = snapshot(root)

    done = run("withdraw", "2026-0001", *RULING)

    assert done.code == 2
    assert done.err.splitlines()[:3] == [
        "错误：cases/2026/2026-0001/decisions.yaml 的写法比较特殊，工具不敢替您改动，没有写入任何内容",
        "请把下面几行自己加进去：",
        "- event: 撤销",
    ]
    assert snapshot(root) == before


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_mark_of_the_file_stay(run: Run, root: Path, ends: str, mark: str) -> None:
    disclosed(run, root, waiting())
    path = root / "cases/2026/2026-0001/decisions.yaml"
    before = (mark + path.read_text(encoding="utf-8")).replace("\n", ends).encode("utf-8")
    path.write_bytes(before)

    assert run("withdraw", "2026-0001", *RULING).code == 0

    after = path.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\r\n") == (after.count(b"\n") if ends == "\r\n" else 0)


def test_on_a_terminal_it_asks_for_what_is_missing(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disclosed(run, root, two_decisions())
    answers = iter(["2", "确认违法", "昨天", "示例县人民政府", "示政复决〔2026〕7号", "今天", "", "裁决已经生效"])
    monkeypatch.setattr(command, "is_interactive", lambda: True)
    monkeypatch.setattr(ruling, "is_interactive", lambda: True)
    monkeypatch.setattr(standing, "is_interactive", lambda: True)
    monkeypatch.setattr("enforcement_cli.cli.questions.read_line", lambda prompt: next(answers))
    monkeypatch.setattr(writing, "confirm", lambda question: None)

    done = run("withdraw", "2026-0001")

    assert done.code == 0, done.err
    assert "这一项要填写" in done.err
    text = (root / "cases/2026/2026-0001/decisions.yaml").read_text(encoding="utf-8")
    assert (
        "event: 确认违法\n      organ: 示例县人民政府\n      ruling_no: 示政复决〔2026〕7号\n      ruled_on: 2026-03-29\n      effective_on: 2026-03-30\n"
        in text
    )


def test_a_person_is_gone_by_surname_too(run: Run, root: Path) -> None:
    disclosed(run, root, on_a_person())

    assert run("withdraw", "2026-0001", *RULING).code == 0
    assert "褚某某" not in str(tree(root))


def test_a_page_into_which_somebody_wrote_of_it_unseen_is_made_anew(root: Path, run: Run) -> None:
    bureau(root, waiting(), waiting(case="2026-0002", number=2))
    assert run("publish").code == 0
    page = root / "public" / "decisions" / "2026-0002-1.html"
    was, data = page.stat(), page.read_bytes()
    page.write_bytes(data.replace("〔2026〕2号".encode(), "〔2026〕1号".encode()))
    os.utime(page, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert page.read_bytes() != data
    assert run("withdraw", "2026-0001", *RULING).code == 0
    assert page.read_bytes() == data
