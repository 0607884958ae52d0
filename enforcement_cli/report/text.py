"""The report for people: grouped by case, each finding with its place, what is wrong, the law's words, and the remedy.

`file:line:column` stands alone at the start of a line and is never wrapped, so that editors and terminals can jump there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from enforcement_cli.law.basis import Basis, basis
from enforcement_cli.messages import tr
from enforcement_cli.problems import Severity
from enforcement_cli.report.model import Report, Row
from enforcement_cli.report.words import clean_line, meta_line, severity_word, summary_line

PER_FILE = 20
"""Findings shown of one file: one cause often has many effects."""
WORDS_SHOWN = 100

Paint = Callable[[str, Severity | None], str]
"""Colours a piece of text by severity; None for what is set off without one."""
Wrap = Callable[[str, str], Iterator[str]]
"""The lines of a text, given an indent."""


def _plain(text: str, severity: Severity | None) -> str:
    return text


def _one_line(text: str, indent: str) -> Iterator[str]:
    yield indent + text


def _as_is(text: str) -> str:
    return text


def render(
    report: Report,
    *,
    quiet: bool = False,
    verbose: bool = False,
    paint: Paint = _plain,
    wrap: Wrap = _one_line,
    visible: Callable[[str], str] = _as_is,
) -> str:
    """The report as text. `quiet`: one line per finding and nothing else; `verbose`: every word of the law, no cap.

    `paint`, `wrap` and `visible` fit it to a terminal: colour, width, and data shown without effect.
    """
    if quiet:
        lines = [_short(row, visible) for row in report.rows if row.finding.waiver is None]
        return "".join(f"{line}\n" for line in lines)
    lines = []
    for case, of_case in groupby(report.rows, key=lambda row: row.finding.case):
        title = tr("案件 {case}", case=case) if case else tr("案件库")
        lines += [paint(visible(title), None), ""]
        for _, of_file in groupby(of_case, key=lambda row: row.finding.place.file):
            rows = list(of_file)
            shown = rows if verbose else rows[:PER_FILE]
            for row in shown:
                lines += [*_long(row, paint, wrap, visible, verbose=verbose), ""]
            if len(rows) > len(shown):
                more = tr("该文件还有{count}条没有列出；用 -v 列出全部。", count=len(rows) - len(shown))
                lines += [more, ""]
    lines += _ending(report)
    return "\n".join(lines) + "\n"


def _short(row: Row, visible: Callable[[str], str]) -> str:
    each = row.finding
    return f"{_place(row, visible)}: {severity_word(each.severity)} {each.rule} {visible(each.message)}"


def _place(row: Row, visible: Callable[[str], str]) -> str:
    return f"{visible(row.finding.place.file)}:{row.line}:{row.column}"


def _long(row: Row, paint: Paint, wrap: Wrap, visible: Callable[[str], str], *, verbose: bool) -> Iterator[str]:
    each = row.finding
    word = paint(severity_word(each.severity), each.severity)
    waived = tr("（已登记说明）") if each.waiver else ""
    yield f"{_place(row, visible)}  {word} {each.rule}{waived}"
    yield from wrap(visible(each.message), "  ")
    for key in each.basis:
        yield from wrap(visible(_law(basis(key), verbose=verbose)), "  ")
    if each.remedy:
        yield from wrap(tr("办法：{remedy}", remedy=visible(each.remedy)), "  ")
    if each.waiver:
        until = tr("，至{until}", until=each.waiver.until) if each.waiver.until else ""
        note = tr(
            "说明：{by}，{on}{until}：{reason}",
            by=each.waiver.by,
            on=each.waiver.on,
            until=until,
            reason=each.waiver.reason,
        )
        yield from wrap(visible(note), "  ")


def _law(row: Basis, *, verbose: bool) -> str:
    words = row.words if verbose or len(row.words) <= WORDS_SHOWN else f"{row.words[:WORDS_SHOWN]}……"
    if not words:
        return tr("依据：{citation}", citation=row.citation)
    return tr("依据：{citation}：“{words}”", citation=row.citation, words=words)


def _ending(report: Report) -> Iterator[str]:
    yield summary_line(report)
    if report.is_clean:
        yield clean_line(report)
    if report.not_run:
        yield tr("按本机关设置没有运行的规则：{rules}", rules=report.not_run)
    yield meta_line(report.meta)
