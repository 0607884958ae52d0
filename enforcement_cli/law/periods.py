"""How a period is told that needs no wording of its own: what the law asks for, its days, and what was done.

The rules over clocks with more to say (which parties, which of several steps) have a Wording of their own (law.telling).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from enforcement_cli.law.evaluate import Run
from enforcement_cli.law.rule import Law
from enforcement_cli.law.telling import LATE_REMEDY, Wording, tell
from enforcement_cli.messages import Phrase
from enforcement_cli.problems import Problem, Severity, State

_WORKING = Wording(
    late="{duty}；自{start}起算，最后一日为{due}，实际于{done}办理，逾期；法律后果由有权机关认定",
    overdue="{duty}；自{start}起算，最后一日为{due}，至{judged}没有办理的记录，逾期；法律后果由有权机关认定",
    unsure="{duty}；自{start}起算，最后一日在{earliest}至{latest}之间；放假安排尚未公布，{judged}是否逾期无法判断",
    soon="{duty}；自{start}起算，最后一日为{due}",
    open="{duty}；自{start}起算，最后一日在{earliest}至{latest}之间，放假安排公布后确定",
    remedy="",
)
_NATURAL = Wording(
    late="{duty}；自{start}起算，末日为{raw}，过{due}为逾期，实际于{done}办理，逾期；法律后果由有权机关认定",
    overdue="{duty}；自{start}起算，末日为{raw}，过{due}为逾期，至{judged}没有办理的记录，逾期；法律后果由有权机关认定",
    unsure="{duty}；自{start}起算，末日为{raw}，遇休息日顺延，最迟到{latest}；放假安排尚未公布，{judged}是否逾期无法判断",
    soon="{duty}；自{start}起算，末日为{raw}，过{due}为逾期",
    open="{duty}；自{start}起算，末日为{raw}，遇休息日顺延，最迟到{latest}；放假安排公布后确定",
    remedy="",
)
_BOTH = Wording(
    late="{duty}；自{start}起算，按自然日末日为{due}，按工作日为{other}，实际于{done}办理，两种算法都已逾期；"
    "法律后果由有权机关认定",
    overdue="{duty}；自{start}起算，按自然日末日为{due}，按工作日为{other}，至{judged}没有办理的记录，两种算法都已逾期；"
    "法律后果由有权机关认定",
    unsure="{duty}；自{start}起算，按自然日末日为{due}，按工作日为{other}，两种算法不一致，{judged}是否逾期无法判断",
    soon="{duty}；自{start}起算，按自然日末日为{due}，按工作日为{other}",
    open="{duty}；自{start}起算，按自然日末日为{due}，按工作日为{other}",
    remedy="",
)
_UNTIL = Wording(
    late="{duty}；最后一日为{due}，实际于{done}办理，逾期；法律后果由有权机关认定",
    overdue="{duty}；最后一日为{due}，至{judged}没有办理的记录，逾期；法律后果由有权机关认定",
    unsure="{duty}；最后一日为{due}，{judged}是否逾期无法判断",
    soon="{duty}；最后一日为{due}",
    open="{duty}；最后一日为{due}",
    remedy="",
)
_HOURS = Wording(
    late="{duty}；自{start}{start_time}起算，应当不迟于{due}{due_time}，实际于{done}{done_time}办理，逾期；"
    "法律后果由有权机关认定",
    overdue="{duty}；自{start}{start_time}起算，应当不迟于{due}{due_time}，至{judged}没有办理的记录，逾期；"
    "法律后果由有权机关认定",
    unsure="{duty}；自{start}{start_time}起算，至{judged}是否超过无法判断：没有填写开始或者办理的时刻",
    soon="{duty}；自{start}{start_time}起算，应当不迟于{due}{due_time}",
    open="{duty}；自{start}{start_time}起算，应当不迟于{due}{due_time}",
    remedy="",
)
_NOT_EXACT = "{duty}；自{start}起算，末日为{raw}，{judged}是否逾期无法判断：起算或者办理的日期没有确切填写"
EXACT_REMEDY = "请填写确切的日期（送达的填写“视为送达日期”），并以凭证为准。"
UNIT_REMEDY = "请核对日期；无误的，按上级机关对该期限的口径处理，并登记说明。"
TIME_REMEDY = "请填写该环节的“时刻”和“批准时刻”，如 14:30。"


def _wording(run: Run) -> Wording:
    if run.clock.unit == "hours":
        return _HOURS
    if run.clock.direction == "until":
        return _UNTIL
    if run.clock.readings:
        return _BOTH
    return _WORKING if run.clock.unit == "working_days" else _NATURAL


def tell_period(
    run: Run,
    law: Law,
    duty: str,
    *,
    remedy: str,
    late_remedy: str = LATE_REMEDY,
    severity: Severity | None = None,
    basis: tuple[str, ...] = (),
    **fields: Any,
) -> Iterator[Problem]:
    """What there is to say of a run by its state: `duty` (a template over `fields`), then its days.

    `remedy` tells what to do while it is not done. Nothing where all is well.
    """
    words = replace(_wording(run), remedy=remedy, late_remedy=late_remedy)
    said: dict[str, Any] = {"duty": Phrase(duty, fields), **_times(run)}
    if run.state is State.UNDETERMINED and run.doubt in ("start", "end"):
        unsure = Severity.WARNING if run.rests_on_memory else Severity.UNDETERMINED
        yield run.problem(_NOT_EXACT, remedy=EXACT_REMEDY, severity=unsure, basis=basis, **said)
        return
    if run.doubt == "unit":
        words = replace(words, calendar_remedy=UNIT_REMEDY)
    elif run.doubt == "time":
        words = replace(words, calendar_remedy=TIME_REMEDY)
    yield from tell(run, law, words, severity=severity, basis=basis, **said)


def _times(run: Run) -> dict[str, Any]:
    """The times of day of a clock of hours, as far as they are given."""
    if run.clock.unit != "hours":
        return {}
    moments = {"start": run.start.at, "due": run.due_at, "done": run.end.at if run.end is not None else None}
    return {f"{name}_time": f" {at:%H:%M}" if at is not None else "" for name, at in moments.items()}
