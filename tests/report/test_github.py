"""Workflow commands: one per finding, and nothing that data can smuggle in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enforcement_cli.problems import Place, Severity
from enforcement_cli.report import render
from tests.report.findings import META, WAIVER, finding, report


def test_a_finding() -> None:
    assert render("github", report(finding(), cases=1)) == (
        "::error file=cases/2026/2026-0003/decisions.yaml,line=3,endLine=3,col=3,title=不符 DIS001::"
        "决定于2026-03-01作出，应不迟于2026-03-10公示%0A依据：陵工信字〔2019〕101号 三(一)3（S-22）%0A请尽快公示。\n"
        "判断了1件案件：不符1，无法判断0，请核实0，提示0，已登记说明0\n"
    )


@pytest.mark.parametrize(
    ("severity", "level", "word"),
    [
        (Severity.ERROR, "error", "不符"),
        (Severity.UNDETERMINED, "warning", "无法判断"),
        (Severity.WARNING, "warning", "请核实"),
        (Severity.INFO, "notice", "提示"),
    ],
)
def test_levels(severity: Severity, level: str, word: str) -> None:
    line = render("github", report(finding(severity=severity))).splitlines()[0]

    assert line.startswith(f"::{level} file=")
    assert f",title={word} DIS001::" in line


def test_an_explained_finding_is_a_notice() -> None:
    line = render("github", report(finding().waived_by(WAIVER))).splitlines()[0]

    assert line.startswith("::notice file=")
    assert ",title=已登记说明 DIS001::" in line
    assert line.endswith("%0A戊示例 2026-12-01 网站迁移期间无法发布")


def test_files_are_named_from_gits_top() -> None:
    below = report(finding())
    below = replace(below, meta=replace(META, prefix="案件库/"))

    assert render("github", below).startswith("::error file=案件库/cases/2026/2026-0003/decisions.yaml,")


def test_data_cannot_begin_a_command_or_a_property() -> None:
    hostile = finding(
        place=Place("cases/a,line=9::b%\n::set-output name=x::y.yaml", (), 1, 1, 1),
        template="{text}",
        fields={"text": "甲\r\n::error::乙 100%"},
        basis=(),
        remedy_template="",
    )

    lines = render("github", report(hostile)).splitlines()

    assert lines[0] == (
        "::error file=cases/a%2Cline=9%3A%3Ab%25%0A%3A%3Aset-output name=x%3A%3Ay.yaml,line=1,endLine=1,col=1,"
        "title=不符 DIS001::甲%0D%0A::error::乙 100%25"
    )
    assert len(lines) == 2
