"""Running clocks of every case, as `enforce deadlines` lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from enforcement_cli.cases.model import Case
from enforcement_cli.cli import names
from enforcement_cli.cli.clock_words import clock_lines, event_words, length_words
from enforcement_cli.cli.console import err, visible
from enforcement_cli.cli.context import Context
from enforcement_cli.cli.rule_page import citation_line
from enforcement_cli.cli.timeline import proofs
from enforcement_cli.law.basis import basis
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.clocks import CLOCKS
from enforcement_cli.law.evaluate import Run, runs
from enforcement_cli.law.rule import Law
from enforcement_cli.messages import tr
from enforcement_cli.problems import EnforceError, State, UndeterminedError, UnreadableError

OPEN_STATES = frozenset({State.RUNNING, State.OVERDUE, State.UNDETERMINED})


@dataclass(frozen=True, slots=True)
class Item:
    """One running clock with what is shown of its case. `left` is the least and most number of working days left."""

    run: Run
    title: str
    who: tuple[str, ...]
    officers: tuple[str, ...]
    division: str | None
    left: tuple[int, int]
    proved: bool

    @property
    def last(self) -> date:
        """The last day on which it is surely still in time."""
        due = self.run.due
        return due.earliest if due.provisional else due.late_after or due.latest

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Order of the list: what is due first stands first."""
        return (self.last, self.run.due.latest, self.run.case, self.run.clock.id, str(self.run.start.place.pointer))


def open_runs(case: Case, law: Law) -> Iterator[Run]:
    """The clocks of a case that wait for something to be done."""
    for clock in CLOCKS:
        try:
            yield from (run for run in runs(clock, case, law) if run.end is None and run.state in OPEN_STATES)
        except (UnreadableError, UndeterminedError):
            continue  # `check` says what is wrong or missing


def items(context: Context) -> Iterator[Item]:
    """The open clocks of every case, in the order of the cases."""
    repository, law = context.repository(), context.law()
    layout = repository.layout()
    for _, trouble in layout.unread:
        what = tr(trouble.template, **trouble.fields)
        err(visible(tr("没有读取 {file}：{what}", file=trouble.place.file, what=what)))
    for folder in layout.folders:
        case = repository.load_case(folder, hashes=False)
        if case.is_state_secret:
            continue
        for run in open_runs(case, law):
            yield _item(case, run, law)


def _item(case: Case, run: Run, law: Law) -> Item:
    return Item(
        run,
        names.title(case),
        tuple(names.responsible(case, run.clock.duty_of)),
        tuple(names.listed(lambda: case.facts.officers)),
        names.value(lambda: case.facts.division),
        days_left(run, law.calendar, law.as_of),
        run.start.proved or any(proofs(case, each) for each in case.steps if each.at("on") == run.start.place),
    )


def days_left(run: Run, calendar: Calendar, as_of: date) -> tuple[int, int]:
    """Working days from `as_of` to the last day, least and most; negative when it has passed."""
    if run.due.provisional:
        return _span(calendar, as_of, run.due.earliest)[0], _span(calendar, as_of, run.due.latest)[1]
    return _span(calendar, as_of, run.due.late_after or run.due.latest)


def _span(calendar: Calendar, as_of: date, last: date) -> tuple[int, int]:
    if last >= as_of:
        counted = calendar.count(as_of, last)
        return counted.least, counted.most
    counted = calendar.count(last, as_of)
    return -counted.most, -counted.least


def wanted(
    context: Context, *, within: int | None, overdue: bool, officer: str | None, division: str | None
) -> Callable[[Item], bool]:
    """Which items were asked for. Raises EnforceError for an unknown officer or division."""
    bureau = context.repository().bureau
    officers = _ids({id_: each.name for id_, each in bureau.staff.items()}, officer) if officer else None
    divisions = _ids({each.id or "": each.name for each in bureau.divisions}, division) if division else None
    last = context.as_of + timedelta(days=within) if within is not None else None

    def keep(item: Item) -> bool:
        if overdue and item.run.state is not State.OVERDUE:
            return False
        if last is not None and item.last > last:
            return False
        if officers is not None and not officers & set(item.officers):
            return False
        return divisions is None or item.division in divisions

    return keep


def _ids(known: Mapping[str, str | None], named: str) -> set[str]:
    found = {id_ for id_, name in known.items() if named in (id_, name)}
    if not found:
        raise EnforceError(
            "没有找到“{named}”",
            remedy="请写编号或者全名；现有：{known}。",
            named=named,
            known=[f"{id_} {name or ''}".strip() for id_, name in known.items()],
        )
    return found


def row(item: Item) -> tuple[str, ...]:
    """The item as cells: by when, working days left, case, what and its title, who, source."""
    run = item.run
    return (
        day_words(run),
        left_words(item),
        run.case,
        tr(run.clock.title),
        item.title,
        tr("、").join(item.who),
        basis(run.clock.basis[0]).citation,
    )


def day_words(run: Run) -> str:
    """The last day, or the interval in which it lies."""
    if run.due.provisional:
        return tr("{earliest}至{latest}之间", earliest=run.due.earliest, latest=run.due.latest)
    return str(run.due.late_after or run.due.latest)


def left_words(item: Item) -> str:
    """How many working days are left, or past."""
    least, most = item.left
    if item.run.state is State.OVERDUE:
        return tr("逾期{count}个工作日", count=-most)
    if item.run.state is State.UNDETERMINED:
        return tr("是否逾期无法判断")
    if least != most:
        return tr("还有{least}至{most}个工作日", least=max(least, 0), most=most)
    return tr("还有{count}个工作日", count=least)


def explanation(item: Item) -> Iterator[str]:
    """How the last day was found."""
    run = item.run
    yield tr("起算：{day}“{event}”（当日不计），{file}", day=run.start.on, event=event_words(run.clock.start),
             file=run.start.place.file)  # fmt: skip
    if run.clock.start.startswith(("step:", "permit:accepted")) and not item.proved:
        yield tr("起算日期仅有申报，无凭证")
    yield from clock_lines(run.clock)
    if run.extended:
        yield tr("已批准延长：{length}", length=length_words(run.extended, run.clock.unit))
    if run.paused:
        yield tr("已扣除：{length}", length=length_words(run.paused, run.clock.unit))
    if run.due.provisional:
        yield tr("届满日所在年份的放假安排尚未公布，只能给出区间")
    elif run.due.due is not None and run.due.late_after not in (None, run.due.due):
        yield tr(
            "{due}是休息日，顺延到{late_after}（民法典第二百零三条）", due=run.due.due, late_after=run.due.late_after
        )
    for key in run.clock.basis:
        yield citation_line(basis(key))


def as_json(item: Item) -> dict[str, Any]:
    """The item as data."""
    run = item.run
    due = run.deadline
    least, most = item.left
    return {
        "case": run.case,
        "title": item.title,
        "clock": run.clock.id,
        "what": tr(run.clock.title),
        "state": str(run.state),
        "start": run.start.on.isoformat(),
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
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
