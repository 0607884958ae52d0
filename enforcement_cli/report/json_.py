"""The report as JSON, in the shape of product contract §4 (schemas/findings.schema.json)."""

from __future__ import annotations

import json
from typing import Any

from enforcement_cli.law.basis import basis
from enforcement_cli.report.model import Report, Row

VERSION = 1


def render(report: Report) -> str:
    """One JSON document; the same bytes for the same input. Chinese stays readable."""
    return json.dumps(document(report), ensure_ascii=False, indent=1) + "\n"


def document(report: Report) -> dict[str, Any]:
    """The same as plain data."""
    meta = report.meta
    return {
        "version": VERSION,
        "tool": meta.tool,
        "rules": meta.rules,
        "as_of": meta.as_of,
        "calendar": meta.calendar,
        "settings": meta.settings,
        "commit": meta.commit,
        "summary": {"cases": report.cases, **report.counts},
        "findings": [finding(row) for row in report.rows],
    }


def finding(row: Row) -> dict[str, Any]:
    """One finding as plain data."""
    each = row.finding
    deadline = each.deadline
    days = (deadline.due, deadline.earliest, deadline.latest, deadline.late_after)
    due, earliest, latest, late_after = (day.isoformat() if day is not None else None for day in days)
    return {
        "rule": each.rule,
        "severity": str(each.severity),
        "case": each.case,
        "file": each.place.file,
        "line": row.line,
        "column": row.column,
        "end_line": row.end_line,
        "pointer": row.pointer,
        "message": each.message,
        "remedy": each.remedy,
        "basis": [basis(key).as_json() for key in each.basis],
        "due": due,
        "earliest": earliest,
        "latest": latest,
        "late_after": late_after,
        "state": str(deadline.state) if deadline.state is not None else None,
        "waiver": {
            "by": each.waiver.by,
            "on": each.waiver.on,
            "reason": each.waiver.reason,
            "until": each.waiver.until,
        }
        if each.waiver is not None
        else None,
    }
