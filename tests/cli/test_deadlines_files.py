"""`enforce deadlines` for other programs: JSON by its schema, CSV that a spreadsheet opens and nothing computes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from enforcement_cli.report.cells import BOM, csv_text, defused
from enforcement_cli.resources import SCHEMAS
from tests import repos
from tests.builders import penalty, permit
from tests.cli.conftest import Done, Run

SCHEMA = json.loads((SCHEMAS / "deadlines.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def accepted() -> Any:
    """A permit accepted on 4 March and not yet decided."""
    draft = permit().drop("decisions/0").drop("ledger/0").drop_steps("颁发证件")
    del draft.records[3:]
    return draft


def ask(enforce: Run, root: Path, *options: str | Path, as_of: str = "2026-03-27") -> Done:
    return enforce("deadlines", "--repo", root, "--as-of", as_of, *options)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A penalty that is decided and not yet disclosed, and a permit accepted and not yet decided."""
    return repos.write(tmp_path / "office", penalty().drop("ledger/0"), accepted())


@pytest.mark.parametrize("options", [[], ["--explain"], ["--overdue"], ["--lang", "en", "--explain"]])
@pytest.mark.parametrize("as_of", ["2026-03-27", "2026-12-28"])
def test_json_is_what_its_schema_says(enforce: Run, office: Path, options: list[str], as_of: str) -> None:
    document = json.loads(ask(enforce, office, "--format", "json", *options, as_of=as_of).out)

    VALIDATOR.validate(document)
    assert document["version"] == 1


@pytest.mark.parametrize(
    "change",
    [{"state": "late"}, {"unit": "weeks"}, {"due": "下周"}, {"length": "7"}, {"who": "甲示例"}, {"unknown": 1}],
    ids=lambda each: next(iter(each)),
)
def test_the_schema_refuses_what_is_not_printed(enforce: Run, office: Path, change: dict[str, Any]) -> None:
    document = json.loads(ask(enforce, office, "--format", "json").out)
    document["deadlines"][0] |= change

    assert not VALIDATOR.is_valid(document)


def test_json_explains_where_asked(enforce: Run, office: Path) -> None:
    plain = json.loads(ask(enforce, office, "--format", "json").out)["deadlines"][0]
    told = json.loads(ask(enforce, office, "--format", "json", "--explain").out)["deadlines"][0]

    assert "explanation" not in plain
    assert told["explanation"][0] == "起算：2026-03-04“受理”（当日不计），cases/2026/2026-0002/case.yaml"
    assert {"length": 20, "unit": "working_days", "extended": 0, "paused": 0}.items() <= plain.items()


def test_what_cannot_be_counted_is_said_and_not_just_left_out(enforce: Run, office: Path) -> None:
    (office / "cases" / "2026" / "2026-0001" / "case.yaml").write_text("id: [", encoding="utf-8", newline="\n")

    done = ask(enforce, office, "--format", "json")

    assert done.code == 0
    assert "这些案件的期限可能没有列全，请运行 enforce check 查看：2026-0001" in done.err
    document = json.loads(done.out)
    VALIDATOR.validate(document)
    assert document["left_out"] == [
        {"case": "2026-0001", "clock": None, "why": "案卷填写有误，列出的期限可能不全；请运行 enforce check"}
    ]
    assert ask(enforce, office, "-q").err == ""


def test_extensions_and_pauses_are_told(enforce: Run, tmp_path: Path) -> None:
    draft = accepted()
    draft.data["pauses"] = [
        {"reason": "鉴定", "from": "2026-03-10", "to": "2026-03-12"},
        {"reason": "其他", "from": "2026-03-13", "to": "2026-03-13"},
    ]
    draft.step("批准延期", "2026-03-30", approved_by="P09", extended_working_days=5, reason="需要补充核查")
    root = repos.write(tmp_path, draft)

    lines = ask(enforce, root, "--explain", as_of="2026-03-31").out.splitlines()

    # 20 + 5 working days after 4 March without the 10th to the 12th; 4 to 6 April are off.
    assert lines[0].startswith("2026-04-14  ")
    told = [each.strip() for each in lines]
    assert "已批准延长：5个工作日" in told
    assert "2026-03-30 批准延期，批准人：戊示例" in told
    assert "已扣除：3个工作日" in told
    assert "2026-03-10至2026-03-12，鉴定" in told
    assert not any("其他" in each and "2026-03-13" in each for each in told)
    assert "放假安排：国办发明电〔2025〕7号（2025-11-04）" in told


def test_a_last_day_without_a_notice_says_which_is_missing(enforce: Run, tmp_path: Path) -> None:
    draft = penalty().drop("ledger/0").set("decisions/0/made_on", "2026-12-28").drop("decisions/0/service")
    root = repos.write(tmp_path, draft)

    told = [each.strip() for each in ask(enforce, root, "--explain", as_of="2026-12-28").out.splitlines()]

    assert "放假安排：国办发明电〔2025〕7号（2025-11-04）、2027年的通知尚未收录" in told
    assert any("以前（含当日）办结的不逾期" in each for each in told)


def read_csv(text: str) -> list[dict[str, str]]:
    assert text.startswith(BOM)
    assert "\r\n" in text
    assert "\n" not in text.replace("\r\n", "")
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


def test_csv(enforce: Run, office: Path, tmp_path: Path) -> None:
    target = tmp_path / "期限.csv"

    done = ask(enforce, office, "--format", "csv", "-o", target)

    assert (done.code, done.out) == (0, "")
    assert done.err == f"已写入 {target}\n"
    first, *others = read_csv(target.read_bytes().decode("utf-8"))
    assert first == {
        "届满日": "2026-04-01",
        "最早": "2026-04-01",
        "最晚": "2026-04-01",
        "逾期界限": "2026-04-01",
        "剩余情况": "还有3个工作日",
        "剩余工作日（最少）": "3",
        "剩余工作日（最多）": "3",
        "案件": "2026-0002",
        "何事": "作出行政许可决定",
        "案件名称": "示例铸造有限公司示例许可",
        "由谁办理": "甲示例、乙示例",
        "科室": "节能监察股",
        "依据": "《行政许可法》第四十二条第一款；《行政许可法》第八十二条",
        "期限编号": "permit-decision-20",
        "文件": "cases/2026/2026-0002/case.yaml",
    }
    assert ["2026-0001", "2026-04-03"] in [[each["案件"], each["届满日"]] for each in others]


def test_csv_in_a_pipe_has_the_same_bytes(enforce: Run, office: Path, tmp_path: Path) -> None:
    from tests.process import run_bytes

    target = tmp_path / "x.csv"
    ask(enforce, office, "--format", "csv", "--explain", "-o", target)

    done = run_bytes("--repo", office, "--as-of", "2026-03-27", "deadlines", "--format", "csv", "--explain")

    assert done.stdout == target.read_bytes()
    assert "怎样计算" in target.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("title", ["=1+1", "+86", "-2", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "  =1"])
def test_a_title_is_never_a_formula(enforce: Run, tmp_path: Path, title: str) -> None:
    root = repos.write(tmp_path / "r", penalty().drop("ledger/0").set("title", f"{title}某案"))
    target = tmp_path / "x.csv"

    ask(enforce, root, "--format", "csv", "-o", target)

    rows = read_csv(target.read_bytes().decode("utf-8"))
    assert {each["案件名称"] for each in rows} == {f"'{title}某案"}


def test_cells() -> None:
    text = csv_text(["甲", "乙"], [["=1", -5], ["a\r\nb", None], ['他说"好"', 3]])

    assert text == '\ufeff甲,乙\r\n\'=1,-5\r\na b,\r\n"他说""好""",3\r\n'
    assert defused("2026-03-05") == "2026-03-05"
    assert defused("（-）") == "（-）"
    assert defused("\u200b=1") == "'\u200b=1"
    assert defused("\t=1") == "' =1"
    assert defused("") == ""


def test_a_report_is_not_written_among_the_facts(enforce: Run, office: Path) -> None:
    done = ask(enforce, office, "--format", "csv", "-o", office / "cases" / "x.csv")

    assert done.code == 2
    assert "没有写入" in done.err
    assert not (office / "cases" / "x.csv").exists()


def test_previous_is_for_calendars(enforce: Run, office: Path) -> None:
    done = ask(enforce, office, "--previous", "x.ics")

    assert (done.code, done.err) == (2, "错误：--previous 只与 --format ics 同时使用\n")
