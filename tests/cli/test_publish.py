"""`enforce publish`: what goes out, what is held back and why, and that nothing else happens."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from enforcement_cli.cli import disclosing, writing
from enforcement_cli.cli import publish as command
from enforcement_cli.cli.disclosing import tree_batches
from enforcement_cli.problems import EnforceError
from enforcement_cli.public.made import Batch, make_all, one_file
from tests import repos
from tests.builders import Draft, inspection, on_the_spot, penalty, permit
from tests.cli.conftest import Done, Run
from tests.cli.publishing import DAY, EPOCH, bureau, ledger, on_a_person, snapshot, tree, waiting
from tests.process import run

PAGE = "decisions/2026-0001-1.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the repository will be."""
    return tmp_path / "案件库"


@pytest.fixture
def publish(enforce: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Publish in `root`, on DAY at ten o'clock."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)

    def run(*arguments: str | Path, as_of: str = DAY) -> Done:
        return enforce("--repo", root, "--as-of", as_of, "publish", *arguments)

    return run


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


@pytest.mark.parametrize(
    "draft", [penalty(), permit(), inspection(), on_the_spot()], ids=lambda each: each.data["kind"]
)
def test_unanswered_where_disclosure_is_a_duty_is_held_back(publish: Run, root: Path, draft: Draft) -> None:
    bureau(root, waiting(draft, draft.data["id"]).drop("decisions/0/publish"))

    done = publish()

    assert done.code == 1
    assert done.err == (
        f"不能公示：{draft.data['id']} 第1个决定\n  没有写明是否公开\n"
        "  在决定中填写“是否公开 publish”：公开写 yes，不公开写 no 并写明依据。\n"
    )
    assert ledger(root) == []


def entrusted() -> Draft:
    return penalty().set("acting_as", "受委托组织").set("entrusting_agency", "示例市能源局")


def not_filed() -> Draft:
    return penalty().set("decisions/0/outcome", "不予立案").drop("decisions/0/penalties")


@pytest.mark.parametrize("draft", [entrusted(), not_filed()], ids=["another organ's act", "an ending inside the house"])
def test_unanswered_where_there_is_no_duty_is_nothing_to_do(publish: Run, root: Path, draft: Draft) -> None:
    bureau(root, waiting(draft).drop("decisions/0/publish"))

    done = publish()

    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("没有需要公示的决定。\n")
    # Asked for by name, it is told.
    assert "没有写明是否公开" in publish("2026-0001").err


def secret(flag: str) -> Draft:
    return waiting().set("secrecy", [flag])


@pytest.mark.parametrize(
    "draft",
    [secret("工作秘密"), on_a_person(birth_on="2010-03-07", id_type="其他", id_no="X1")],
    ids=["work secret", "a minor"],
)
def test_what_is_barred_never_goes_out_whatever_the_file_says(publish: Run, root: Path, draft: Draft) -> None:
    bureau(root, draft)

    done = publish()

    assert done.code == 1
    assert "涉及国家秘密、工作秘密，或者当事人是未成年人，不得公示" in done.err
    assert "SEC00" in done.err
    assert ledger(root) == []
    assert not [name for name, text in tree(root).items() if "2026-0001" in name + text]


def test_of_a_state_secret_nothing_is_said_and_nothing_is_shown(publish: Run, root: Path) -> None:
    stub = waiting()
    stub.data = {"id": "2026-0002", "kind": "行政处罚", "secrecy": ["国家秘密"], "custody": {"keeper": "保密室"}}
    stub.records, stub.decisions = [], []
    bureau(root, waiting(), stub)

    done = publish()

    assert done.code == 0
    assert "2026-0002" not in done.out + done.err + str(tree(root))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("decisions/0/publish", "no"), "已写明不公开"),
        (("decisions/0/fate", [{"event": "撤销", "ruled_on": "2026-03-29"}]), "已被撤销、变更或者确认违法，不得再公示"),
        (("decisions/0/made_on", "2026-03-31"), "作出日期 2026-03-31 还没有到"),
    ],
)
def test_what_is_not_for_the_public_is_told_when_asked_for(
    publish: Run, root: Path, change: tuple[str, Any], said: str
) -> None:
    bureau(root, waiting().set(*change))

    assert (publish().code, ledger(root)) == (0, [])
    named = publish("2026-0001")
    assert named.code == 1
    assert said in named.err
    assert ledger(root) == []


def test_nothing_goes_out_before_it_was_made_whatever_day_is_judged_by(publish: Run, root: Path) -> None:
    bureau(root, waiting().set("decisions/0/made_on", "2026-04-02"))

    done = publish("2026-0001", as_of="2026-04-10")

    assert done.code == 1
    assert "作出日期 2026-04-02 还没有到" in done.err


def test_a_draft_is_told_when_asked_for(publish: Run, root: Path) -> None:
    bureau(root, waiting().drop("decisions/0/made_on"))

    assert (publish().code, publish().err) == (0, "")
    assert (
        "不能公示：2026-0001 第1个决定\n  还没有作出决定\n  作出后填写作出日期，再公示。\n" in publish("2026-0001").err
    )


def test_a_broken_case_is_listed_with_rule_and_remedy_and_the_others_go_out(publish: Run, root: Path) -> None:
    bureau(root, waiting().drop_steps("事先告知", "放弃陈述申辩"), waiting(case="2026-0002", number=2))

    done = publish()

    assert done.code == 1
    assert ledger(root) == ["2026-0002/disclosure/0001-published.yaml"]
    lines = done.err.splitlines()
    assert lines[0] == "不能公示：2026-0001 第1个决定"
    assert any(line.startswith("  PRO") for line in lines)
    assert any(line.startswith("      ") for line in lines)


def test_a_document_number_used_twice_stops_the_later_one(publish: Run, root: Path) -> None:
    bureau(root, waiting(), waiting(case="2026-0002", number=1))

    done = publish()

    assert done.code == 1
    assert ledger(root) == ["2026-0001/disclosure/0001-published.yaml"]
    assert "不能公示：2026-0002 第1个决定\n  STR" in done.err


def test_a_finding_of_another_decision_does_not_stop_this_one(publish: Run, root: Path) -> None:
    draft = waiting()
    second = {**draft.decisions[0], "decision": 2, "document_no": "示工信罚〔2026〕2号", "remedies": 3}
    second["penalties"] = [{"kind": "警告"}]
    bureau(root, draft.add("decisions", second))

    done = publish()

    assert done.code == 1
    assert ledger(root) == ["2026-0001/disclosure/0001-published.yaml"]
    assert "不能公示：2026-0001 第2个决定" in done.err
    assert "第1个决定" not in done.err


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
    assert "已被撤销、变更或者确认违法，不得再公示" in done.err
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


def test_the_default_for_names_is_said_once(publish: Run, root: Path) -> None:
    bureau(root, on_a_person(), on_a_person("2026-0002", number=2))

    done = publish()

    assert done.code == 0, done.err
    assert done.out.count("自然人姓名按缺省只保留姓氏") == 1
    for text in tree(root).values():
        assert "褚金样" not in text
    assert "褚某某" in tree(root)[PAGE]


def test_a_setting_for_names_is_followed_without_a_word(publish: Run, root: Path) -> None:
    draft = on_a_person()
    draft.set("bureau/settings/party_name_shown", [{"from": "2020-01-01", "value": "全名", "source": "示例规定"}])
    bureau(root, draft)

    done = publish()

    assert done.code == 0, done.err
    assert "按缺省" not in done.out
    assert "褚金样" in tree(root)[PAGE]
    assert "140599188503070017" not in str(tree(root))


def test_what_is_masked_is_counted_not_repeated(publish: Run, root: Path) -> None:
    bureau(root, on_a_person().set("decisions/0/public_summary", "对褚金样（电话13800001234）罚款二万元。"))

    done = publish()

    assert done.code == 0, done.err
    assert "    对褚某某（电话138****1234）罚款二万元。\n    公示摘要里已隐去 2 处（姓名、手机号码）\n" in done.out
    assert "褚金样" not in done.out + str(tree(root))


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (waiting().drop("decisions/0/public_summary"), "公示的内容没有执法结论"),
        (
            waiting()
            .add("persons", {"name": "高兴", "role": "证人"})
            .set("decisions/0/public_summary", "由高兴负责整改。"),
            "公示摘要里“高兴”可能是姓名，无法确定：由【高兴】负责整改。",
        ),
        (
            waiting()
            .add("persons", {"name": "冯金丝", "role": "证人"})
            .set("decisions/0/basis", [{"law": "《冯金丝规定》", "article": "第一条"}]),
            "“法律依据”一栏里有不应公开的信息（姓名）",
        ),
        (
            waiting(
                on_a_person().set("registers/matters", [{"id": "CF-01", "name": "褚金样事项", "kind": "行政处罚"}])
            ),
            "“执法事项”一栏里有不应公开的信息（姓名）",
        ),
        (
            waiting(on_a_person().set("parties/0", {"id": "A1", "type": "个体工商户", "name": "李拟名", "code": "无"})),
            "个体工商户 A1 没有写字号和经营者，分不清名称是不是人名",
        ),
    ],
    ids=["no summary", "unsettled", "a name in the basis", "a name in the matter", "a business that may be a person"],
)
def test_a_record_that_is_not_clean_is_held_back_and_the_others_go_out(
    publish: Run, root: Path, draft: Draft, said: str
) -> None:
    bureau(root, draft, waiting(case="2026-0002", number=2))

    done = publish()

    assert done.code == 1
    assert f"不能公示：2026-0001 第1个决定\n  {said}" in done.err
    assert ledger(root) == ["2026-0002/disclosure/0001-published.yaml"]
    assert "2026-0001" not in str(tree(root))


@pytest.mark.parametrize(
    "where", ["index.html", "decisions/2026-0001-1.html", "data/decisions-2026.csv", "褚金样.html"]
)
def test_a_leak_in_the_finished_site_stops_everything(
    publish: Run, root: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """As a faulty template would have it: whatever the record says, the bytes are searched."""

    def leaking(*arguments: Any) -> tuple[list[Batch], Any]:
        batches, decisions = tree_batches(*arguments)
        files = make_all(batches)
        files[where] = files.get(where, b"") + "\n<!-- 褚金样 -->".encode()
        return [one_file(name, "", partial(bytes, data)) for name, data in files.items()], decisions

    bureau(root, on_a_person())
    monkeypatch.setattr(disclosing, "tree_batches", leaking)
    before = snapshot(root)

    done = publish()

    assert done.code == 2
    name = where.replace("褚金样.html", "（它的文件名）")
    assert done.err.splitlines()[0] == (
        f"错误：公示页面 {name} 里出现了案件 2026-0001 不应公开的信息（姓名），已停止公示，没有写入任何内容"
    )
    assert snapshot(root) == before


def test_a_folder_that_is_not_ours_is_refused_before_anything_is_written(publish: Run, root: Path) -> None:
    bureau(root, waiting())
    (root / "public").mkdir()
    (root / "public" / "index.html").write_text("somebody's", encoding="utf-8")
    before = snapshot(root)

    done = publish()

    assert done.code == 2
    assert "里有不是 enforce 生成的文件，没有改动" in done.err
    assert snapshot(root) == before


def test_another_folder(publish: Run, root: Path, tmp_path: Path) -> None:
    bureau(root, waiting())

    assert publish("--out", tmp_path / "网站").code == 0
    assert (tmp_path / "网站" / PAGE).is_file()
    assert not (root / "public").exists()


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


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_it_asks(publish: Run, root: Path, monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    bureau(root, waiting())
    asked = []

    def confirm(question: str) -> None:
        asked.append(question)
        if not answer:
            raise EnforceError("没有写入。")

    monkeypatch.setattr(command, "is_interactive", lambda: True)
    monkeypatch.setattr(writing, "confirm", confirm)

    done = publish()

    assert asked == ["公示以上 1 个决定吗？"]
    assert done.code == (0 if answer else 2)
    assert len(ledger(root)) == (1 if answer else 0)
    assert done.out.count("示工信罚〔2026〕1号") == 1


def test_what_changes_while_it_asks_is_not_published(publish: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bureau(root, waiting())

    def change(question: str) -> None:
        path = root / "cases/2026/2026-0001/decisions.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("罚款二万元", "罚款二十万元"), encoding="utf-8")

    monkeypatch.setattr(command, "is_interactive", lambda: True)
    monkeypatch.setattr(writing, "confirm", change)

    done = publish()

    assert (done.code, done.err) == (2, "错误：询问期间案卷有了变化，没有公示\n请再运行一次。\n")
    assert ledger(root) == []


HOSTILE = "<script>alert(1)</script>{{ 7 * 7 }}[bold]x[/bold]=1+1::error::"


def test_hostile_texts_are_shown_as_text(publish: Run, root: Path) -> None:
    draft = waiting().set("parties/0/name", f"示例{HOSTILE}公司")
    draft.set("registers/matters/0/name", f"对{HOSTILE}的处罚").set("decisions/0/public_summary", f"罚款{HOSTILE}。")
    bureau(root, draft)

    done = publish()

    assert done.code == 0, done.err
    assert f"    罚款{HOSTILE}。\n" in done.out
    page = tree(root)[PAGE]
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}[bold]x[/bold]=1+1::error::") >= 3
    scripts = {name: text.count("<script") for name, text in tree(root).items() if name.endswith(".html")}
    assert {name: count for name, count in scripts.items() if count} == {"search.html": 1}


def test_the_day_is_that_of_china_wherever_the_machine_is(tmp_path: Path) -> None:
    root = bureau(tmp_path / "案件库", waiting())
    evening = str(int(EPOCH) + 18 * 3600)  # 20:00 UTC, 04:00 of the next day in China

    done = run("--repo", root, "publish", env={"SOURCE_DATE_EPOCH": evening, "TZ": "UTC"})

    assert done.returncode == 0, done.stderr
    entry = (root / "cases/2026" / ledger(root)[0]).read_text(encoding="utf-8")
    assert '"on": "2026-03-31"\nwritten_at: "2026-03-31T04:00:00+08:00"\n' in entry


def test_no_text_is_read_or_written_in_the_machines_own_encoding(tmp_path: Path) -> None:
    root = bureau(tmp_path / "案件库", waiting())
    strict = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")

    for words in (
        ("publish",),
        ("withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", "昨天", "--reason", "x"),
        ("site",),
    ):
        done = run("--repo", root, *words, python=strict, env={"SOURCE_DATE_EPOCH": EPOCH})
        assert done.returncode == 0, done.stderr


def check(enforce: Run, root: Path) -> list[str]:
    """What the check says of the site."""
    lines = enforce("--repo", root, "--as-of", DAY, "check", "--select", "DIS024").out.splitlines()
    return [f"{line.split()[1]} {lines[number + 1].strip()}" for number, line in enumerate(lines) if "DIS024" in line]


def test_the_check_holds_the_site_against_the_ledger(enforce: Run, publish: Run, root: Path) -> None:
    bureau(root, waiting(), waiting(case="2026-0002", number=2))
    assert check(enforce, root) == []
    publish("2026-0001")
    early = {path: path.read_bytes() for path in (root / "public").rglob("*") if path.is_file()}
    publish()
    assert check(enforce, root) == []

    for path, data in early.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert check(enforce, root) == ["请核实 公示网站由较早的台账生成（1条，台账现有2条）"]
    publish()
    (root / "public" / "index.html").write_text("x", encoding="utf-8")
    (root / "public" / PAGE).unlink()
    assert check(enforce, root) == [f"不符 公示网站的页面与台账不一致：改动1个，缺少1个（index.html、{PAGE}）"]
    publish()
    late = {path: path.read_bytes() for path in (root / "public").rglob("*") if path.is_file()}
    enforce(
        "--repo", root, "--as-of", DAY, "withdraw", "2026-0001", "--trigger", "撤销", "--ruled-on", DAY, "--reason", "x"
    )
    for path, data in late.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert check(enforce, root) == [f"不符 公示网站仍有台账上不在公示的页面：{PAGE}"]
