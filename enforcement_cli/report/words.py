"""Words that several formats share."""

from __future__ import annotations

from enforcement_cli.messages import tr
from enforcement_cli.problems import Severity
from enforcement_cli.report.model import Meta, Report


def severity_word(severity: Severity) -> str:
    """不符, 无法判断, 请核实, 提示."""
    return {
        Severity.ERROR: tr("不符"),
        Severity.UNDETERMINED: tr("无法判断"),
        Severity.WARNING: tr("请核实"),
        Severity.INFO: tr("提示"),
    }[severity]


def summary_line(report: Report) -> str:
    """How many cases were judged, and how many findings there are of each severity."""
    return tr(
        "判断了{cases}件案件：不符{error}，无法判断{undetermined}，请核实{warning}，提示{info}，已登记说明{waived}",
        cases=report.cases,
        **report.counts,
    )


def clean_line(report: Report) -> str:
    """The sentence of a run without findings: what it means, and what it does not."""
    return tr(
        "未发现机器可判断的问题（已判断 {judged} 项，无法判断 {undetermined} 项，须人工判断 {human} 项）。本结果不证明案件合法。",
        judged=report.judged,
        undetermined=report.undetermined,
        human=report.human,
    )


def meta_line(meta: Meta) -> str:
    """What is needed to reproduce the verdict."""
    return tr(
        "判断日期 {as_of}；{tool}，规则 {rules}；日历 {calendar}；设置 {settings}；提交 {commit}",
        as_of=meta.as_of,
        tool=meta.tool,
        rules=meta.rules,
        calendar=meta.calendar,
        settings=meta.settings,
        commit=meta.commit or tr("无"),
    )
