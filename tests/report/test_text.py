"""The report for people, line by line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from enforcement_cli.messages import use_language
from enforcement_cli.problems import Place, Severity
from enforcement_cli.report import render
from tests.report.findings import FILE, WAIVER, finding, report


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("zh")


LAST = (
    "判断日期 2026-12-10；enforcement-cli 0.1.0，规则 0123456789ab；"
    "日历 chinese-calendar 1.11.0 (2004-2026, 00000000)；设置 ba9876543210；提交 c0ffee\n"
)


def test_a_finding_with_all_its_parts() -> None:
    assert render("text", report(finding())) == (
        "案件 2026-0003\n"
        "\n"
        f"{FILE}:3:3  不符 DIS001\n"
        "  决定于2026-03-01作出，应不迟于2026-03-10公示\n"
        "  依据：陵工信字〔2019〕101号 三(一)3（S-22）：“行政许可、执法决定信息要在执法决定作出之日起7个工作日内公开”\n"
        "  办法：请尽快公示。\n"
        "\n"
        "判断了17件案件：不符1，无法判断0，请核实0，提示0，已登记说明0\n"
        f"{LAST}"
    )


def test_a_run_without_findings_says_what_that_means() -> None:
    assert render("text", report()) == (
        "判断了17件案件：不符0，无法判断0，请核实0，提示0，已登记说明0\n"
        "未发现机器可判断的问题（已判断 40 项，无法判断 1 项，须人工判断 20 项）。本结果不证明案件合法。\n"
        f"{LAST}"
    )


@pytest.mark.parametrize(
    ("severity", "clean"),
    [
        (Severity.ERROR, False),
        (Severity.WARNING, False),
        (Severity.UNDETERMINED, True),
        (Severity.INFO, True),
    ],
)
def test_what_counts_as_a_problem(severity: Severity, clean: bool) -> None:
    text = render("text", report(finding(severity=severity)))

    assert ("未发现机器可判断的问题" in text) is clean


def test_an_explained_finding_is_listed_and_counted_apart() -> None:
    text = render("text", report(finding().waived_by(WAIVER)))

    assert f"{FILE}:3:3  不符 DIS001（已登记说明）\n" in text
    assert "  说明：戊示例，2026-12-01：网站迁移期间无法发布\n" in text
    assert "不符0，无法判断0，请核实0，提示0，已登记说明1\n" in text
    assert "未发现机器可判断的问题" in text


def test_severities_have_their_words() -> None:
    text = render("text", report(*(finding(severity=each) for each in Severity)))

    words = [line.split()[1] for line in text.splitlines() if line.startswith(FILE)]
    assert words == ["不符", "无法判断", "请核实", "提示"]


def test_findings_of_no_case_stand_under_the_repository() -> None:
    text = render("text", report(finding(case=None, place=Place("enforce.yaml", (), 1, 1, 1))))

    assert text.startswith("案件库\n\nenforce.yaml:1:1  不符 DIS001\n")


def test_long_words_of_the_law_are_shortened_unless_asked_for() -> None:
    each = finding(basis=("S-25",))
    shown = next(line for line in render("text", report(each)).splitlines() if "依据" in line)
    whole = next(line for line in render("text", report(each), verbose=True).splitlines() if "依据" in line)

    assert shown.endswith("……”") or shown == whole
    assert whole.endswith("从信息公示平台撤下原行政执法决定信息”")


def test_one_cause_with_many_lines_is_cut_off_for_people_only() -> None:
    many = [finding(place=Place(FILE, (0,), line, 1, line)) for line in range(1, 31)]

    text = render("text", report(*many))

    assert text.count(f"{FILE}:") == 20
    assert "该文件还有10条没有列出；用 -v 列出全部。\n" in text
    assert "不符30，" in text
    assert render("text", report(*many), verbose=True).count(f"{FILE}:") == 30
    assert render("json", report(*many)).count('"rule"') == 30


def test_quiet_is_one_line_a_finding() -> None:
    assert render("text", report(finding(), finding("DIS002").waived_by(WAIVER)), quiet=True) == (
        f"{FILE}:3:3: 不符 DIS001 决定于2026-03-01作出，应不迟于2026-03-10公示\n"
    )


def test_order_is_by_file_line_and_rule_whatever_came_first() -> None:
    each = [
        finding("REV001", place=Place("b.yaml", (), 2, 1, 2)),
        finding("DIS002", place=Place("b.yaml", (), 1, 1, 1)),
        finding("DIS001", place=Place("b.yaml", (), 1, 1, 1)),
        finding("STR001", place=Place("a.yaml", (), 9, 1, 9)),
    ]
    expected = ["a.yaml:9:1: STR001", "b.yaml:1:1: DIS001", "b.yaml:1:1: DIS002", "b.yaml:2:1: REV001"]

    for order in (each, each[::-1]):
        lines = render("text", report(*order), quiet=True).splitlines()
        assert [f"{line.split(': ')[0]}: {line.split()[2]}" for line in lines] == expected


def test_data_is_shown_and_never_acted_upon() -> None:
    from enforcement_cli.cli.console import visible

    hostile = finding(template="名称“{name}”", fields={"name": "\x1b]0;x\x07[red]甲[/red]\r\n::error::\u202e乙"})

    text = render("text", report(hostile), visible=visible)

    assert "  名称“\\x1b]0;x\\x07[red]甲[/red]\\r\\n::error::\\u202e乙”\n" in text
    assert "\x1b" not in text


def test_english() -> None:
    use_language("en")

    text = render("text", report(finding(template="案件库纳入版本管理", fields={})))

    assert text.splitlines()[2:4] == [
        f"{FILE}:3:3  error DIS001",
        "  The case repository is under version control",
    ]
    assert "17 cases judged: 1 errors, 0 undetermined, 0 warnings, 0 notes, 0 explained" in text
