"""`enforce deadlines`: what is due, for whom, by when."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import repos
from tests.builders import penalty, permit
from tests.cli.conftest import Run


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A penalty that is decided and not yet disclosed, and a permit accepted and not yet decided."""
    root = tmp_path / "office"
    waiting = penalty().drop("ledger/0")
    accepted = permit().drop("decisions/0").drop("ledger/0").drop_steps("颁发证件")
    accepted.data["officers"] = ["P04", "P02"]
    accepted.data["division"] = "fagui"
    del accepted.records[3:]
    repos.write(root, waiting, accepted)
    return root


def rows(out: str) -> list[list[str]]:
    """The lines of the list as cells."""
    return [line.split("  ") for line in out.splitlines()]


def cells(out: str) -> list[list[str]]:
    """The same without the blanks between, and without the periods that are the parties' own."""
    found = [[cell.strip() for cell in row if cell.strip()] for row in rows(out)]
    return [row for row in found if "当事人" not in row]


def test_one_line_each_first_what_is_due_first(enforce: Run, office: Path) -> None:
    done = enforce("deadlines", "--repo", office, "--as-of", "2026-03-27")

    assert (done.code, done.err) == (0, "")
    assert cells(done.out) == [
        [
            "2026-04-01",
            "还有3个工作日",
            "2026-0002",
            "作出行政许可决定",
            "示例铸造有限公司示例许可",
            "丁示例、乙示例",
            "《行政许可法》第四十二条第一款",
        ],
        [
            "2026-04-03",
            "还有5个工作日",
            "2026-0001",
            "行政许可、行政处罚决定公示",
            "示例铸造有限公司使用淘汰设备案",
            "政策法规股",
            "陵工信字〔2019〕101号 三(一)3（S-22）",
        ],
    ]


@pytest.mark.parametrize(
    ("as_of", "options", "cases"),
    [
        ("2026-03-27", ["--within", "5"], ["2026-0002"]),
        ("2026-03-27", ["--within", "7"], ["2026-0002", "2026-0001"]),
        ("2026-03-27", ["--within", "0"], []),
        ("2026-04-02", ["--within", "0"], ["2026-0002"]),
        ("2026-03-27", ["--overdue"], []),
        ("2026-04-02", ["--overdue"], ["2026-0002"]),
        ("2026-04-07", ["--overdue"], ["2026-0002", "2026-0001"]),
        ("2026-03-27", ["--officer", "P01"], ["2026-0001"]),
        ("2026-03-27", ["--officer", "丁示例"], ["2026-0002"]),
        ("2026-03-27", ["--officer", "乙示例"], ["2026-0002", "2026-0001"]),
        ("2026-03-27", ["--division", "fagui"], ["2026-0002"]),
        ("2026-03-27", ["--division", "节能监察股"], ["2026-0001"]),
    ],
)
def test_what_is_asked_for(enforce: Run, office: Path, as_of: str, options: list[str], cases: list[str]) -> None:
    out = enforce("deadlines", "--repo", office, "--as-of", as_of, "--format", "json", *options).out

    mine = [each for each in json.loads(out)["deadlines"] if each["duty_of"] != "当事人"]
    assert [each["case"] for each in mine] == cases


def test_the_parties_own_periods_are_listed_too(enforce: Run, office: Path) -> None:
    out = enforce("deadlines", "--repo", office, "--as-of", "2026-03-27", "--format", "json").out

    theirs = [each for each in json.loads(out)["deadlines"] if each["duty_of"] == "当事人"]
    assert {(each["case"], each["who"][0]) for each in theirs} == {("2026-0001", "当事人")}


def test_overdue_is_said_in_working_days(enforce: Run, office: Path) -> None:
    out = enforce("deadlines", "--repo", office, "--as-of", "2026-04-07").out

    # 2026-04-06 is the day off for 清明.
    assert [row[:2] for row in cells(out)] == [["2026-04-01", "逾期3个工作日"], ["2026-04-03", "逾期1个工作日"]]


def test_a_year_without_a_notice_gives_an_interval(enforce: Run, tmp_path: Path) -> None:
    draft = penalty().set("decisions/0/made_on", "2026-12-30").drop("ledger/0").drop("decisions/0/service")
    root = repos.write(tmp_path / "r", draft)

    done = enforce("deadlines", "--repo", root, "--as-of", "2026-12-31")
    document = json.loads(enforce("deadlines", "--repo", root, "--as-of", "2026-12-31", "--format", "json").out)

    line = next(row for row in cells(done.out) if "公示" in row[3])
    assert line[0].endswith("之间")
    each = next(each for each in document["deadlines"] if each["clock"] == "disclosure-7")
    assert (each["due"], each["late_after"], each["state"]) == (None, None, "running")
    assert each["earliest"] < each["latest"]
    assert each["working_days_left"] is None or each["working_days_left_least"] <= each["working_days_left_most"]


def test_explained(enforce: Run, office: Path) -> None:
    out = enforce("deadlines", "--repo", office, "--as-of", "2026-03-27", "--explain", "--officer", "P04").out

    lines = [line.strip() for line in out.splitlines()]
    assert "起算：2026-03-04“受理”（当日不计），cases/2026/2026-0002/case.yaml" in lines
    assert "作出行政许可决定：自“受理”之日起20个工作日内“作出决定”" in lines
    assert any(line.startswith("《行政许可法》第四十二条第一款：“") for line in lines)


def test_nothing_due(enforce: Run, repo: Path) -> None:
    assert enforce("deadlines", "--repo", repo, "--as-of", "2026-12-10").out == "没有正在计算的期限。\n"
    for chosen in (("--overdue",), ("--within", "0"), ("--officer", "P01")):
        assert enforce("deadlines", "--repo", repo, "--as-of", "2026-12-10", *chosen).out == "没有符合条件的期限。\n"
    assert enforce("deadlines", "--repo", repo, "--as-of", "2026-12-10", "-q").out == ""


@pytest.mark.parametrize(("option", "known"), [("--officer", "P01 甲示例"), ("--division", "jienneng 节能监察股")])
def test_somebody_unknown(enforce: Run, repo: Path, option: str, known: str) -> None:
    done = enforce("deadlines", "--repo", repo, option, "谁")

    assert done.code == 2
    assert done.err.startswith(f"错误：没有找到“谁”\n请写编号或者全名；现有：{known}、")


def test_a_state_secret_is_not_listed(enforce: Run, tmp_path: Path) -> None:
    root = repos.write(tmp_path / "r", penalty().drop("ledger/0").set("secrecy", ["国家秘密"]))

    assert (
        json.loads(enforce("deadlines", "--repo", root, "--as-of", "2026-04-07", "--format", "json").out)["deadlines"]
        == []
    )


def test_json_is_the_same_every_time(enforce: Run, office: Path) -> None:
    arguments = ("deadlines", "--repo", office, "--as-of", "2026-03-27", "--format", "json")

    assert enforce(*arguments).out == enforce(*arguments).out


def test_an_uncertain_day_that_can_only_be_one(enforce: Run, tmp_path: Path) -> None:
    draft = penalty().drop("ledger/0").set("decisions/0/made_on", "2027-06-22").drop("decisions/0/service")
    root = repos.write(tmp_path, draft)

    out = enforce("deadlines", "--repo", root, "--as-of", "2027-06-23").out

    assert "2027-07-01（暂定）  还有6个工作日" in out


REPORTS: list[dict[str, Any]] = [
    {
        "kind": "行政执法统计年报",
        "year": 2024,
        "title": "年报",
        "published_on": "2025-01-17",
        "url": "https://example.invalid/2024",
        "reported": [
            {"organ": "示例县人民政府", "on": "2025-01-17"},
            {"organ": "示例市工业和信息化局", "on": "2025-01-17"},
        ],
    }
]


@pytest.fixture
def reporting(tmp_path: Path) -> Path:
    """A bureau whose register of reports says nothing of 2025."""
    root = repos.write(tmp_path / "reporting", penalty())
    repos.put(root / "registers" / "reports.yaml", REPORTS)
    return root


def test_what_the_bureau_owes_every_year_is_listed(enforce: Run, reporting: Path) -> None:
    out = enforce("deadlines", "--repo", reporting, "--as-of", "2026-01-12", "--explain").out

    first = out.splitlines()[0].split("  ")
    assert [first[0], first[1], first[2]] == ["2026-01-31", "还有14个工作日", "本机关"]
    assert "公开并报送上年度行政执法总体情况" in out
    assert "  戊示例  国办发〔2018〕118号（六）\n" in out
    assert "：不迟于“次年1月31日”当日“" in out


def test_a_yearly_duty_belongs_to_no_case_and_no_officer(enforce: Run, reporting: Path) -> None:
    arguments = ("deadlines", "--repo", reporting, "--as-of", "2026-02-10", "--format", "json")

    (one,) = [each for each in json.loads(enforce(*arguments).out)["deadlines"] if each["case"] is None]
    assert (one["clock"], one["state"], one["due"]) == ("yearly-statistics", "overdue", "2026-01-31")
    assert one["working_days_left"] == -7
    assert not any(
        each["case"] is None for each in json.loads(enforce(*arguments, "--officer", "P01").out)["deadlines"]
    )


def test_an_overdue_duty_in_a_year_without_notice_has_an_interval(enforce: Run, reporting: Path) -> None:
    organs = [{**each, "on": "2026-01-17"} for each in REPORTS[0]["reported"]]
    reports = [{**REPORTS[0], "year": 2025, "published_on": "2026-01-17", "reported": organs}]
    repos.put(reporting / "registers" / "reports.yaml", reports)

    out = enforce("deadlines", "--repo", reporting, "--as-of", "2027-02-10").out

    assert "2027-01-31  逾期0至4个工作日  本机关  公开并报送上年度行政执法总体情况" in out
