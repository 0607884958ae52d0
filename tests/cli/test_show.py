"""`enforce show`: one case on one screen."""

from __future__ import annotations

import json
from pathlib import Path

from tests import repos
from tests.builders import on_the_spot, penalty
from tests.cli.conftest import Run

AS_OF = ("--as-of", "2026-12-10")


def test_a_case(enforce: Run, repo: Path) -> None:
    done = enforce("show", "2026-0001", "--repo", repo, *AS_OF)

    assert (done.code, done.err) == (0, "")
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert lines[:9] == [
        "2026-0001 示例铸造有限公司使用淘汰设备案",
        "类别： 行政处罚 普通程序",
        "事项： 对使用淘汰设备的处罚",
        "科室： 节能监察股",
        "承办： 甲示例、乙示例",
        "当事人：示例铸造有限公司（法人）",
        "事实： 该公司使用国家明令淘汰的设备。",
        "重大： 否",
        "",
    ]
    start = lines.index("经过") + 1
    assert lines[start : start + 3] == [
        "2026-03-02 开案",
        "2026-03-03 立案 R01 立案审批表",
        "2026-03-04 现场检查 R02 现场检查笔录",
    ]
    assert "2026-03-26 送达（直接送达） R09 送达回证" in lines
    assert "2026-03-30 公示（决定1）" in lines
    assert "行政处罚决定书 示工信罚〔2026〕1号，给予处罚、罚款20000元：2026-03-25作出，已公示" in lines
    assert any(
        line.startswith("作出行政处罚决定 不迟于 2026-06-01，已于2026-03-25办理 《行政处罚法》第六十条")
        for line in lines
    )
    assert lines[-1].startswith("判断了1件案件：不符0，")


def test_the_course_is_in_the_order_of_its_dates(enforce: Run, repo: Path) -> None:
    document = json.loads(enforce("show", "2026-0001", "--repo", repo, *AS_OF, "--format", "json").out)

    days = [each["on"] for each in document["timeline"]]
    assert days == sorted(days)
    assert document["timeline"][1] == {"on": "2026-03-03", "what": "立案", "proof": ["R01 立案审批表"]}
    assert document["clocks"][0]["done"] == "2026-03-30"
    assert document["summary"]["error"] == 0


def test_a_date_without_a_record_is_marked(enforce: Run, repo: Path) -> None:
    draft = penalty()
    del draft.data["steps"][1]["proved_by"]
    repos.write_case(repo, draft)

    # The record names the step and bears its day.
    out = enforce("show", "2026-0001", "--repo", repo, *AS_OF).out
    lines = [line.split() for line in out.splitlines() if "2026-03-04" in line]
    assert lines == [["2026-03-04", "现场检查", "R02", "现场检查笔录"]]

    repos.write_case(repo, draft.set("records/1/made_on", "2026-03-05"))
    out = enforce("show", "2026-0001", "--repo", repo, *AS_OF).out
    lines = [line.split() for line in out.splitlines() if "2026-03-04" in line]
    assert lines == [["2026-03-04", "现场检查", "仅有申报，无凭证"]]


def test_an_interval_and_a_case_without_a_title(enforce: Run) -> None:
    examples = Path(__file__).parents[2] / "example_cases"

    permit = enforce("show", "2026-0012", "--repo", examples, "--as-of", "2026-12-10").out
    stub = enforce("show", "2026-0007", "--repo", examples, "--as-of", "2026-12-10").out

    assert " 2027-01-06至2027-01-07之间届满，还有17至19个工作日 " in permit
    assert stub.startswith("2026-0007\n")


def test_running_and_overdue_periods(enforce: Run, repo: Path) -> None:
    draft = penalty().drop("ledger/0")
    repos.write_case(repo, draft)
    (repo / "cases/2026/2026-0001/disclosure/0001-published.yaml").unlink()

    soon = enforce("show", "2026-0001", "--repo", repo, "--as-of", "2026-03-31").out
    late = enforce("show", "2026-0001", "--repo", repo, "--as-of", "2026-04-07").out

    assert "不迟于 2026-04-03，还有3个工作日" in soon
    assert "不迟于 2026-04-03，逾期1个工作日" in late
    assert "2026-03-25作出，未公示" in late


def test_a_draft_and_a_withdrawn_decision(enforce: Run, repo: Path) -> None:
    draft = penalty().drop("decisions/0/made_on").drop("decisions/0/service").drop("ledger/0")
    repos.write_case(repo, draft.set("id", "2026-0007"))

    assert "罚款20000元：草稿\n" in enforce("show", "2026-0007", "--repo", repo, *AS_OF).out


def test_a_state_secret_is_shown_as_the_stub_it_is(enforce: Run, repo: Path) -> None:
    draft = on_the_spot().set("id", "2026-0008").set("secrecy", ["国家秘密"])
    repos.write_case(repo, draft)

    done = enforce("show", "2026-0008", "--repo", repo, *AS_OF)
    document = json.loads(enforce("show", "2026-0008", "--repo", repo, *AS_OF, "--format", "json").out)

    assert "国家秘密案件：本案卷只留存根，案卷另册保管。\n" in done.out
    for each in (done.out, json.dumps(document, ensure_ascii=False)):
        assert "钱样本" not in each
        assert "140599188503070011" not in each
    assert document["timeline"] == document["clocks"] == []


def test_a_case_with_fields_of_the_wrong_shape_is_shown_as_far_as_it_goes(enforce: Run, repo: Path) -> None:
    draft = penalty().set("officers", "P01").set("parties", "某公司").set("steps", ["x"])
    repos.write_case(repo, draft)

    done = enforce("show", "2026-0001", "--repo", repo, *AS_OF)

    assert done.code == 0
    assert "2026-03-26" in done.out
    assert "详细结果：enforce check 2026-0001\n" in done.out


def test_hostile_data_is_only_shown(enforce: Run, repo: Path) -> None:
    repos.write_case(repo, penalty().set("title", "[red]x[/red]"))

    assert enforce("show", "2026-0001", "--repo", repo, *AS_OF).out.startswith("2026-0001  [red]x[/red]\n")
