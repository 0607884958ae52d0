"""Findings for tests of the formats."""

from __future__ import annotations

from datetime import date
from typing import Any

from enforcement_cli.problems import Deadline, Finding, Place, Severity, State, Waiver
from enforcement_cli.report import Meta, Report
from enforcement_cli.report.model import located

META = Meta(
    tool="enforcement-cli 0.1.0",
    rules="0123456789ab",
    as_of="2026-12-10",
    calendar="chinese-calendar 1.11.0 (2004-2026, 00000000)",
    settings="ba9876543210",
    commit="c0ffee",
)
FILE = "cases/2026/2026-0003/decisions.yaml"


def finding(rule: str = "DIS001", severity: Severity = Severity.ERROR, **more: Any) -> Finding:
    """A finding about a decision, with a deadline."""
    given: dict[str, Any] = {
        "case": "2026-0003",
        "place": Place(FILE, (0, "made_on"), 3, 3, 3),
        "template": "决定于{made}作出，应不迟于{due}公示",
        "fields": {"made": date(2026, 3, 1), "due": date(2026, 3, 10)},
        "remedy_template": "请尽快公示。",
        "basis": ("S-22",),
        "deadline": Deadline(due=date(2026, 3, 10), late_after=date(2026, 3, 10), state=State.OVERDUE),
        **more,
    }
    return Finding(rule, severity, **given)


WAIVER = Waiver("戊示例", "2026-12-01", "网站迁移期间无法发布", None, Place("cases/2026/2026-0003/waivers.yaml"))


def report(*findings: Finding, cases: int = 17, **more: Any) -> Report:
    """A report of these."""
    given: dict[str, Any] = {"judged": 40, "undetermined": 1, "human": 20, **more}
    return Report(located(findings, lambda place: (place.line, place.column, place.end_line)), META, cases, **given)
