"""The report as JSON: its shape is public."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest

from enforcement_cli.problems import Deadline, Place, Severity, State
from enforcement_cli.report import render
from enforcement_cli.resources import SCHEMAS
from tests.report.findings import FILE, WAIVER, finding, report

SCHEMA = json.loads((SCHEMAS / "findings.schema.json").read_text(encoding="utf-8"))


def test_the_whole_document() -> None:
    assert json.loads(render("json", report(finding()))) == {
        "version": 1,
        "tool": "enforcement-cli 0.1.0",
        "rules": "0123456789ab",
        "as_of": "2026-12-10",
        "calendar": "chinese-calendar 1.11.0 (2004-2026, 00000000)",
        "settings": "ba9876543210",
        "commit": "c0ffee",
        "summary": {"cases": 17, "error": 1, "undetermined": 0, "warning": 0, "info": 0, "waived": 0},
        "findings": [
            {
                "rule": "DIS001",
                "severity": "error",
                "case": "2026-0003",
                "file": FILE,
                "line": 3,
                "column": 3,
                "end_line": 3,
                "pointer": "/0/made_on",
                "message": "决定于2026-03-01作出，应不迟于2026-03-10公示",
                "remedy": "请尽快公示。",
                "basis": [
                    {
                        "law": "陵川县工业和信息化局《落实行政执法三项制度工作实施方案》（陵工信字〔2019〕101号）",
                        "article": "三(一)3",
                        "words": "行政许可、执法决定信息要在执法决定作出之日起7个工作日内公开",
                        "duty": "S-22",
                    }
                ],
                "due": "2026-03-10",
                "earliest": None,
                "latest": None,
                "late_after": "2026-03-10",
                "state": "overdue",
                "waiver": None,
            }
        ],
    }


def test_it_is_what_its_schema_says() -> None:
    provisional = Deadline(
        earliest=date(2027, 1, 5), latest=date(2027, 1, 12), late_after=None, state=State.UNDETERMINED
    )
    text = render(
        "json",
        report(
            finding().waived_by(WAIVER),
            finding(case=None, place=Place("enforce.yaml", (), 1, 1, 1), basis=(), remedy_template=""),
            *(finding(severity=each, deadline=provisional) for each in Severity),
        ),
    )

    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(text))


@pytest.mark.parametrize("change", [{"line": 0}, {"severity": "bad"}, {"due": 1}, {"more": 1}, {"rule": "X1"}])
def test_the_schema_refuses_what_is_not(change: dict[str, object]) -> None:
    document = json.loads(render("json", report(finding())))
    document["findings"][0] |= change

    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(document)


def test_the_same_bytes_for_the_same_findings_in_any_order() -> None:
    several = [finding(), finding("REV001"), finding(place=Place("a.yaml", ("x",), 1, 1, 1))]

    assert render("json", report(*several)) == render("json", report(*several[::-1]))


def test_chinese_is_readable_and_pointers_are_escaped() -> None:
    text = render("json", report(finding(place=Place(FILE, ("x-a/b~c", 0), 1, 1, 1))))

    assert "决定于" in text
    assert '"pointer": "/x-a~1b~0c/0"' in text


def test_a_name_that_is_no_text_stays_json() -> None:
    text = render("json", report(finding(place=Place("cases/\udce4.yaml", (), 1, 1, 1))))

    assert json.loads(text.encode("utf-8", "backslashreplace"))["findings"][0]["file"] == "cases/\udce4.yaml"
