"""Deadlines for other programs: JSON with its own schema (schemas/deadlines.schema.json), CSV for a spreadsheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cli import names
from enforcement_cli.cli.context import Context
from enforcement_cli.cli.due import Item, Survey
from enforcement_cli.cli.due_words import left_words
from enforcement_cli.law.basis import basis
from enforcement_cli.messages import tr
from enforcement_cli.report.cells import Cell, csv_text

VERSION = 1
"""Of the JSON document; it changes when a field changes its meaning."""


def document(context: Context, survey: Survey, items: list[Item], *, explain: bool) -> dict[str, Any]:
    """The whole JSON document of the items asked for; `left_out` is about all cases."""
    return {
        "version": VERSION,
        "as_of": context.as_of.isoformat(),
        "calendar": context.calendar().version,
        "deadlines": [fields(each, explain=explain) for each in items],
        "left_out": [{"case": each.case, "clock": each.clock or None, "why": each.why} for each in survey.left_out],
    }


def fields(item: Item, *, explain: bool) -> dict[str, Any]:
    """One item as data; `explain` adds how its last day was found, line by line."""
    run = item.run
    due = run.deadline
    least, most = item.left
    told = {"explanation": list(item.told)} if explain else {}
    return {
        "case": run.case or None,
        "title": item.title,
        "clock": run.clock.id,
        "what": tr(run.clock.title),
        "state": str(run.state),
        "start": run.start.on.isoformat(),
        "length": run.length,
        "unit": run.clock.unit,
        "extended": run.extended,
        "paused": run.paused,
        "due": _iso(due.due),
        "earliest": _iso(due.earliest),
        "latest": _iso(due.latest),
        "late_after": _iso(due.late_after),
        "working_days_left": least if least == most else None,
        "working_days_left_least": least,
        "working_days_left_most": most,
        "who": list(item.who),
        "duty_of": run.clock.duty_of,
        "officers": list(item.officers),
        "division": item.division,
        "file": run.place.file,
        "pointer": "".join(f"/{each}" for each in run.place.pointer),
        "basis": [basis(key).as_json() for key in run.clock.basis],
        **told,
    }


def csv_document(context: Context, items: list[Item], *, explain: bool) -> str:
    """The items as a CSV file: the same columns as the list, and the days one by one."""
    bureau = context.repository().bureau
    headings = [
        tr("届满日"),
        tr("最早"),
        tr("最晚"),
        tr("逾期界限"),
        tr("剩余情况"),
        tr("剩余工作日（最少）"),
        tr("剩余工作日（最多）"),
        tr("案件"),
        tr("何事"),
        tr("案件名称"),
        tr("由谁办理"),
        tr("科室"),
        tr("依据"),
        tr("期限编号"),
        tr("文件"),
    ]
    if explain:
        headings.append(tr("怎样计算"))
    return csv_text(headings, [_cells(each, bureau, explain=explain) for each in items])


def _cells(item: Item, bureau: Bureau, *, explain: bool) -> list[Cell]:
    run = item.run
    due = run.deadline
    cells: list[Cell] = [
        _iso(due.due),
        _iso(due.earliest or run.due.earliest),
        _iso(due.latest or run.due.latest),
        _iso(due.late_after),
        left_words(item),
        item.left[0],
        item.left[1],
        run.case or tr("本机关"),
        tr(run.clock.title),
        item.title,
        tr("、").join(item.who),
        names.division(bureau, item.division),
        tr("；").join(basis(key).citation for key in run.clock.basis),
        run.clock.id,
        run.place.file,
    ]
    return [*cells, tr("；").join(each.strip() for each in item.told)] if explain else cells


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
