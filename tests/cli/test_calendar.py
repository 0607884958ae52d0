"""`enforce calendar` as a clerk, and as a program, sees it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from enforcement_cli.cli import context, main
from enforcement_cli.law.calendar import Calendar
from tests.law.calendar.oracle import NOTICE_2027

VERSION = Calendar.shipped().version
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program; returns exit code, standard output, standard error."""

    def runner(*arguments: str, lines: bytes = b"", calendar: Calendar | None = None) -> tuple[int, str, str]:
        surroundings = SimpleNamespace(calendar=lambda: calendar or Calendar.shipped(), as_of=date(2026, 12, 10))
        monkeypatch.setattr(context, "current", lambda: surroundings)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="utf-8"))
        code = main(["calendar", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return runner


def test_a_due_day(run: Run) -> None:
    assert run("due", "2026-09-30", "--working-days", "3") == (
        0,
        "自2026-09-30（周三）起3个工作日，开始的当日不计入\n"
        "届满日：2026-10-10（周六，调休上班）\n"
        "2026-10-11（周日）起为逾期。\n"
        "\n"
        "依据：2026年：国办发明电〔2025〕7号（2025-11-04）\n"
        f"日历：{VERSION}\n",
        "",
    )


def test_a_due_day_that_rolls(run: Run) -> None:
    _, out, _ = run("due", "2026年9月18日", "--days", "15")

    assert out.startswith(
        "自2026-09-18（周五）起15日，开始的当日不计入\n"
        "届满日：2026-10-03（周六，国庆节）\n"
        "最后一日是法定休假日，顺延至：2026-10-08（周四）（民法典第二百零三条）\n"
        "机关自身的期限能否顺延，法律没有写明，宜在2026-10-03以前（含当日）办结。\n"
        "2026-10-09（周五）起为逾期。\n"
    )


def test_explained_day_by_day_into_a_year_without_notice(run: Run) -> None:
    assert run("due", "２０２６.12.29", "--working-days", "3", "--explain") == (
        0,
        "自2026-12-29（周二）起3个工作日，开始的当日不计入\n"
        "届满日：暂定，最早2027-01-04（周一），最晚2027-01-06（周三）\n"
        "2027年的放假安排通知尚未收录，如何调休无从推定；通知公布后，请录入 calendars 目录下该年的文件。\n"
        "2027-01-04以前（含当日）办结的不逾期；2027-01-07起办结的逾期；在这之间的，现在无法判断。\n"
        "\n"
        "         2026-12-29*  周二  开始的当日，不计入（民法典第二百零一条）\n"
        "1        2026-12-30*  周三  工作日\n"
        "2        2026-12-31*  周四  工作日\n"
        "         2027-01-01   周五  元旦，法定节假日\n"
        "0-2未定  2027-01-02   周六  2027年通知未公布，可能调休上班\n"
        "0-2未定  2027-01-03   周日  2027年通知未公布，可能调休上班\n"
        "1-3未定  2027-01-04   周一  2027年通知未公布，可能放假\n"
        "2-4      2027-01-05   周二  工作日（2027年通知未公布；照历年惯例不会放假）\n"
        "3-5      2027-01-06   周三  工作日（2027年通知未公布；照历年惯例不会放假）\n"
        "\n"
        "标*的日子按已公布的通知计算；2027年的通知仍可能改动它们（如2018年12月29日上班、31日放假），"
        "其后的数字已计入这种可能。\n"
        "\n"
        "依据：2026年：国办发明电〔2025〕7号（2025-11-04）\n"
        "依据：2027年：通知尚未收录\n"
        f"日历：{VERSION}\n",
        "",
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("2027-06-21", "--working-days", "20"), "届满日：暂定2027-07-19（周一），各种可能的安排都是这一天"),
        (("2026-12-01", "--months", "1"), "届满日：2027-01-01（周五）；这一天放假的，顺延，最晚2027-01-05（周二）"),
        (("2024-02-29", "--years", "1"), "届满日：2025-02-28（周五）"),
        (("今天", "--days", "1"), "届满日：2026-12-11（周五）"),
    ],
)
def test_other_last_days(run: Run, arguments: tuple[str, ...], line: str) -> None:
    code, out, _ = run("due", *arguments)

    assert code == 0
    assert out.split("\n")[1] == line


def test_with_the_notice_the_day_is_known(run: Run) -> None:
    calendar = Calendar.shipped().overlaid([("calendars/2027.yaml", NOTICE_2027)])

    _, out, _ = run("due", "2026-12-29", "--working-days", "3", calendar=calendar)

    assert "届满日：2027-01-04（周一）\n" in out
    assert "依据：2027年：示例发〔2026〕1号（2026-11-30）\n" in out
    assert "calendars/2027.yaml (示例发〔2026〕1号, " in out


def test_a_due_day_for_a_program(run: Run) -> None:
    code, out, _ = run("due", "2026-09-30", "--working-days", "1", "--explain", "--format", "json")

    found = json.loads(out)
    assert code == 0
    assert {key: value for key, value in found.items() if key not in ("days", "notices")} == {
        "start": "2026-09-30", "n": 1, "unit": "working_days", "due": "2026-10-08", "late_after": "2026-10-08",
        "earliest": "2026-10-08", "latest": "2026-10-08", "provisional": False, "calendar": VERSION,
    }  # fmt: skip
    assert [each["no"] for each in found["notices"]] == ["国办发明电〔2025〕7号"]
    assert len(found["days"]) == 9
    assert found["days"][-1] == {
        "date": "2026-10-08", "weekday": "周四", "counted": True, "number": 1, "least": 1, "most": 1,
        "reason": "工作日", "may_change": False,
    }  # fmt: skip


def test_a_count(run: Run) -> None:
    assert run("count", "--after", "2026-09-28", "--to", "2026-10-15") == (
        0,
        "2026-09-28（周一）之后，至2026-10-15（周四）（当日计入）：9个工作日\n"
        "\n"
        "依据：2026年：国办发明电〔2025〕7号（2025-11-04）\n"
        f"日历：{VERSION}\n",
        "",
    )


def test_a_count_that_is_not_known_yet(run: Run) -> None:
    _, out, _ = run("count", "--after", "2026-12-28", "--to", "2027-01-15")
    assert "最少11个、最多13个工作日\n2027年的放假安排通知尚未收录" in out

    _, out, _ = run("count", "--after", "2026-12-28", "--to", "2027-01-15", "--format", "json")
    assert json.loads(out) == {
        "after": "2026-12-28", "to": "2027-01-15", "working_days": None, "least": 11, "most": 13, "provisional": True,
        "calendar": VERSION,
    }  # fmt: skip


def test_a_year(run: Run) -> None:
    code, out, _ = run("show", "2026年")

    lines = out.split("\n")
    assert code == 0
    assert lines[0] == "2026年"
    assert "10月  18个工作日" in lines
    assert "全年  248个工作日" in lines
    assert "国庆节  2026-10-01（周四）至2026-10-07（周三）  共7天" in lines
    assert "2026-09-20（周日）  国庆节" in lines
    assert lines[-3] == "依据：2026年：国办发明电〔2025〕7号（2025-11-04）"


@pytest.mark.parametrize(
    ("year", "source"),
    [
        ("2020", "2020年：国办发明电〔2019〕16号（2019-11-21）；国办发明电〔2020〕1号（2020-01-26，修改国办发明电〔2019〕16号）"),
        ("2025", "2025年：国办发明电〔2024〕12号（2024-11-12）"),
        ("2018", "2018年：国办发明电〔2017〕12号（2017-11-30）"),
        ("2012", "2012年：通知的文号未收录"),
        ("2027", "2027年：通知尚未收录"),
    ],
)  # fmt: skip
def test_a_year_says_its_source(run: Run, year: str, source: str) -> None:
    _, out, _ = run("show", year)

    assert f"\n依据：{source}\n" in out


def test_a_year_without_notice(run: Run) -> None:
    _, out, _ = run("show", "2027")

    assert out.startswith("2027年\n2027年的放假安排通知尚未收录")
    assert "\n11月  22个工作日\n" in out
    assert "\n2月   最少12个、最多16个工作日\n" in out
    assert "\n法定节假日（前后如何调休，以通知为准）\n" in out
    assert "\n春节    2027-02-05（周五）至2027-02-08（周一）  共4天\n" in out
    assert "调休上班\n" not in out


def test_a_year_for_a_program(run: Run) -> None:
    _, out, _ = run("show", "2026", "--format", "json")

    found = json.loads(out)
    assert (found["known"], found["working_days"], found["least"], found["most"]) == (True, 248, 248, 248)
    assert sum(each["working_days"] for each in found["months"]) == 248
    assert found["holidays"][1] == {"name": "春节", "from": "2026-02-15", "to": "2026-02-23"}
    assert found["workdays"][0] == {"date": "2026-01-04", "name": "元旦"}
    assert found["notices"][0]["dated"] == "2025-11-04"


def test_a_make_up_day_that_seems_to_be_missing(run: Run) -> None:
    document = {**NOTICE_2027, "workdays": NOTICE_2027["workdays"][:-1]}
    calendar = Calendar.shipped().overlaid([("calendars/2027.yaml", document)])

    _, out, _ = run("show", "2027", calendar=calendar)

    assert (
        "\ncalendars/2027.yaml中放假占用的周一至周五减去调休上班日，与法定的13天相差1天，请对照通知核对有无遗漏。\n"
        in out
    )


def test_as_known_on_a_day(run: Run) -> None:
    _, before, _ = run("due", "2020-01-21", "--working-days", "7", "--known-on", "2020-01-26")
    _, after, _ = run("due", "2020-01-21", "--working-days", "7", "--known-on", "2020年1月27日")

    assert before.split("\n")[1] == "届满日：2020-02-05（周三）"
    assert after.split("\n")[1] == "届满日：2020-02-07（周五）"
    assert "国办发明电〔2020〕1号" in after
    assert "国办发明电〔2020〕1号" not in before
    assert "as known on 2020-01-26" in before


def test_a_year_before_its_notice(run: Run) -> None:
    _, out, _ = run("show", "2019", "--known-on", "2018-12-03")

    assert out.startswith("2019年\n2019年的放假安排通知在2018-12-03还没有公布，如何调休当时无从推定。\n")
    assert "\n依据：2019年：通知在2018-12-03还没有公布\n" in out


def test_counts_and_lines_as_known_on_a_day(run: Run) -> None:
    count = ("count", "--after", "2019-04-26", "--to", "2019-05-06", "--format", "json")

    before = json.loads(run(*count, "--known-on", "2019-03-21")[1])
    after = json.loads(run(*count, "--known-on", "2019-03-22")[1])
    assert (before["working_days"], after["working_days"]) == (5, 5)
    lines = b'{"start": "2019-04-26", "n": 3, "unit": "working_days"}\n'
    answers = [
        json.loads(run("due", "--jsonl", "--known-on", day, lines=lines)[1])["due"]
        for day in ("2018-12-03", "2019-03-21", "2019-03-22")
    ]
    assert answers == [None, "2019-05-02", "2019-04-30"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("show", "2018", "--known-on", "2017-11-29"),
            "2017-11-29有哪些放假安排通知已经公布，没有收录；最早从2017-11-30起",
        ),
        (("show", "2018", "--known-on", "昨天"), "“昨天”不是有效的日期"),
        (("due", "2026-02-30", "--days", "1"), "“2026-02-30”不是有效的日期"),
        (("due", "3月5日", "--days", "1"), "“3月5日”不是有效的日期"),
        (("due", "2026-03-05"), "请写明起算的日期和一个期限"),
        (("due", "--days", "3"), "请写明起算的日期和一个期限"),
        (("due", "2026-03-05", "--days", "3", "--months", "1"), "请写明起算的日期和一个期限"),
        (("due", "2026-03-05", "--days", "3", "--jsonl"), "--jsonl 从标准输入读取日期和期限"),
        (("due", "2026-03-05", "--days", "0"), "0太小，最小是1"),
        (("due", "1999-03-05", "--days", "3"), "1999-03-08：没有2004年以前的工作日数据，不能计算"),
        (("due", "2026-03-05", "--years", "99"), "2026-03-05起算的期限超出日历的范围，不能计算"),
        (("count", "--after", "2026-03-05", "--to", "2026-03-04"), "2026-03-04早于2026-03-05"),
        (("count", "--after", "2003-03-05", "--to", "2026-03-04"), "2003-03-06：没有2004年以前的工作日数据，不能计算"),
        (("show", "26"), "“26”不是年份"),
        (("show", "1999"), "1999-01-01：没有2004年以前的工作日数据，不能计算"),
        (("show", "2101"), "工作日只能计算到2100年底"),
    ],
)
def test_what_cannot_be_answered(run: Run, arguments: tuple[str, ...], message: str) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert message in err


def ask(run: Run, *lines: str) -> tuple[int, list[Any]]:
    """Exit code and answers of a --jsonl run."""
    code, out, err = run("due", "--jsonl", lines="".join(f"{line}\n" for line in lines).encode())
    assert err == ""
    return code, [json.loads(each) for each in out.splitlines()]


def test_lines_are_answered_in_order(run: Run) -> None:
    code, answers = ask(
        run,
        '{"start": "2026-09-30", "n": 3, "unit": "working_days"}',
        '{"unit": "days", "n": 15, "start": "2026-09-18"}',
        '{"start": "2026-12-04", "n": 20, "unit": "working_days", "id": 7}',
        '{"start": "2024-02-29", "n": 1, "unit": "years"}',
        '{"start": "2026-01-31", "n": 1, "unit": "months"}',
    )

    assert code == 0
    assert [tuple(each.values()) for each in answers] == [
        ("2026-10-10", "2026-10-10", "2026-10-10", "2026-10-10", False, VERSION),
        ("2026-10-03", "2026-10-08", "2026-10-03", "2026-10-08", False, VERSION),
        (None, None, "2027-01-04", "2027-01-05", True, VERSION),
        ("2025-02-28", "2025-02-28", "2025-02-28", "2025-02-28", False, VERSION),
        ("2026-02-28", "2026-02-28", "2026-02-28", "2026-02-28", False, VERSION),
    ]
    assert list(answers[0]) == ["due", "late_after", "earliest", "latest", "provisional", "calendar"]


GOOD = '{"start": "2026-09-30", "n": 3, "unit": "working_days"}'


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("", "这一行不是 JSON"),
        ("{", "这一行不是 JSON"),
        ("[" * 50_000, "这一行不是 JSON"),
        ("[]", '每行是一个 {"start","n","unit"} 对象'),
        ("7", '每行是一个 {"start","n","unit"} 对象'),
        ('{"start": "2026-09-30"}', "缺少 n、unit"),
        ('{"start": 20260930, "n": 3, "unit": "days"}', "start 是写成 2026-03-05 样子的文字"),
        (
            '{"start": "2026-02-30", "n": 3, "unit": "days"}',
            "start 的“2026-02-30”不是有效的日期，请写成 2026-03-05 的样子",
        ),
        ('{"start": "今天", "n": 3, "unit": "days"}', "start 的“今天”不是有效的日期，请写成 2026-03-05 的样子"),
        ('{"start": "2026-09-30", "n": 0, "unit": "days"}', "n 是不小于 1 的整数"),
        ('{"start": "2026-09-30", "n": 1.0, "unit": "days"}', "n 是不小于 1 的整数"),
        ('{"start": "2026-09-30", "n": true, "unit": "days"}', "n 是不小于 1 的整数"),
        ('{"start": "2026-09-30", "n": "3", "unit": "days"}', "n 是不小于 1 的整数"),
        ('{"start": "2026-09-30", "n": NaN, "unit": "days"}', "NaN 不是数"),
        ('{"start": "2026-09-30", "n": 3, "n": 4, "unit": "days"}', "同一项写了两次"),
        ('{"start": "2026-09-30", "n": 3, "unit": "hours"}', "unit 是 working_days、days、months、years 之一"),
        ('{"start": "2026-09-30", "n": 3, "unit": ["days"]}', "unit 是 working_days、days、months、years 之一"),
        ('{"start": "1999-09-30", "n": 3, "unit": "days"}', "1999-10-03：没有2004年以前的工作日数据，不能计算"),
        (
            '{"start": "2026-09-30", "n": 99999999999999999999, "unit": "days"}',
            "2026-09-30起算的期限超出日历的范围，不能计算",
        ),
        ("x" * 70_000, "这一行太长"),
        ("x" * 300_000, "这一行太长"),
    ],
)
def test_a_bad_line_is_answered_and_the_run_goes_on(run: Run, line: str, error: str) -> None:
    code, answers = ask(run, GOOD, line, GOOD)

    assert code == 2
    assert len(answers) == 3
    assert answers[0] == answers[2]
    assert answers[0]["due"] == "2026-10-10"
    assert answers[1] == {"error": error}


def test_bytes_that_are_no_text(run: Run) -> None:
    code, out, _ = run("due", "--jsonl", lines='{"start": "今天"}'.encode("gbk") + b"\n")

    assert (code, json.loads(out)) == (2, {"error": "这一行不是 UTF-8 编码的文字"})


def test_windows_line_ends_a_byte_order_mark_and_no_last_line_end(run: Run) -> None:
    code, out, _ = run("due", "--jsonl", lines=b"\xef\xbb\xbf" + f"{GOOD}\r\n{GOOD}".encode())

    assert code == 0
    assert [json.loads(each)["due"] for each in out.splitlines()] == ["2026-10-10"] * 2


def test_nothing_asked_nothing_answered(run: Run) -> None:
    assert run("due", "--jsonl") == (0, "", "")


def test_many_lines(run: Run) -> None:
    lines = [
        json.dumps({"start": f"{date.fromordinal(732000 + each % 8000)}", "n": 1 + each % 40, "unit": "working_days"})
        for each in range(20_000)
    ]

    code, answers = ask(run, *lines)

    assert code == 0
    assert len(answers) == 20_000
    calendar = Calendar.shipped()
    for index in range(0, 20_000, 997):
        expected = calendar.add_working_days(date.fromordinal(732000 + index % 8000), 1 + index % 40)
        assert answers[index]["latest"] == expected.latest.isoformat()


def test_help_in_both_languages(run: Run) -> None:
    code, out, _ = run("due", "--help")
    assert code == 0
    assert "计算期限的届满日" in out
    assert "enforce calendar due 2026-09-28 --working-days 7 --explain" in out

    _, out, _ = run("due", "--help", "--lang", "en")
    assert "Find the last day of a period" in out


def test_in_english(run: Run) -> None:
    _, out, _ = run("due", "2026-12-29", "--working-days", "3", "--lang", "en")

    assert out.split("\n")[:2] == [
        "3 working day(s) from 2026-12-29 (Tue), itself not counted",
        "Last day: provisional, 2027-01-04 (Mon) at the earliest, 2027-01-06 (Wed) at the latest",
    ]
    assert not any("\u4e00" <= each <= "\u9fff" for each in out.replace("国办发明电〔2025〕7号", ""))
