"""The report as workflow commands, which GitHub, Gitea and Forgejo show beside the lines of a merge request."""

from __future__ import annotations

from enforcement_cli.law.basis import basis
from enforcement_cli.messages import tr
from enforcement_cli.problems import Severity
from enforcement_cli.report.model import Report, Row
from enforcement_cli.report.words import severity_word, summary_line

_LEVELS = {
    Severity.ERROR: "error",
    Severity.UNDETERMINED: "warning",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def render(report: Report) -> str:
    """One command per finding, files named from git's top; last a line with the counts."""
    lines = [_command(row, report.meta.prefix) for row in report.rows]
    return "\n".join([*lines, summary_line(report)]) + "\n"


def _command(row: Row, prefix: str) -> str:
    each = row.finding
    level = "notice" if each.waiver else _LEVELS[each.severity]
    word = tr("已登记说明") if each.waiver else severity_word(each.severity)
    properties = {
        "file": prefix + each.place.file,
        "line": str(row.line),
        "endLine": str(row.end_line),
        "col": str(row.column),
        "title": f"{word} {each.rule}",
    }
    text = [each.message, *(tr("依据：{citation}", citation=basis(key).citation) for key in each.basis)]
    if each.remedy:
        text.append(each.remedy)
    if each.waiver:
        text.append(f"{each.waiver.by} {each.waiver.on} {each.waiver.reason}")
    head = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {head}::{_data(chr(10).join(text))}"


def _data(text: str) -> str:
    """What GitHub's runner decodes again; a line break of the data cannot begin a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
