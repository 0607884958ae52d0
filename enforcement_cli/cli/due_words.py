"""A running clock in words: one row of the list, and how its last day was found."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement_cli.cases.model import Case
from enforcement_cli.cli import names
from enforcement_cli.cli.clock_words import clock_lines, event_words, length_words
from enforcement_cli.cli.due import Detail, Item, day_words
from enforcement_cli.cli.notice_words import notice_words
from enforcement_cli.cli.rule_page import citation_line
from enforcement_cli.law.basis import basis
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.evaluate import Run
from enforcement_cli.law.pauses import Span, pauses_of
from enforcement_cli.law.rule import Law
from enforcement_cli.messages import tr
from enforcement_cli.problems import State


def row(item: Item) -> tuple[str, ...]:
    """The item as cells: by when, working days left, case, what and its title, who, source."""
    run = item.run
    return (
        day_words(run),
        left_words(item),
        run.case or tr("本机关"),
        tr(run.clock.title),
        item.title,
        tr("、").join(item.who),
        basis(run.clock.basis[0]).citation,
    )


def left_words(item: Item) -> str:
    """How many working days are left, or past."""
    least, most = item.left
    if item.run.state is State.OVERDUE and least != most:
        return tr("逾期{least}至{most}个工作日", least=-most, most=-least)
    if item.run.state is State.OVERDUE:
        return tr("逾期{count}个工作日", count=-most)
    if item.run.state is State.UNDETERMINED:
        return tr("是否逾期无法判断")
    if least != most:
        return tr("还有{least}至{most}个工作日", least=max(least, 0), most=most)
    return tr("还有{count}个工作日", count=least)


_DOUBTS = {
    "calendar": "放假安排尚未公布，届满日不能确定",
    "pauses": "中止的时间是否扣除，本机关没有设置",
    "start": "起算的日期没有写明，只能推算",
    "end": "办理的日期没有写明，只能推算",
    "hearing": "通知写的听证日期与举行听证的日期不同",
    "unit": "按哪一种日子计算，条文没有写明，两种算法的结论不同",
    "time": "没有写明几时几分",
}


def told(case: Case, run: Run, law: Law, proved: bool, detail: Detail) -> tuple[str, ...]:
    """How the last day was found, in as much detail as was asked for; `proved`: a record shows the start.

    The counting alone has no text that somebody typed in.
    """
    if not detail:
        return ()
    lines = list(_counting(case, run, law, proved))
    return (*lines, *(citation_line(basis(key)) for key in run.clock.basis if detail == "all"))


def _counting(case: Case, run: Run, law: Law, proved: bool) -> Iterator[str]:
    """The start, the clock's row, extensions and pauses, the last day and what is doubtful in it, the notices."""
    if run.clock.direction == "until":
        yield tr("期限由“{event}”写明，{file}", event=event_words(run.clock.start), file=run.start.place.file)
    elif run.clock.unit == "hours":
        # 民法典 201 ¶2: hours run from the time itself.
        time = f" {run.start.at:%H:%M}" if run.start.at is not None else ""
        yield tr("起算：{day}{time}“{event}”，{file}", day=run.start.on, time=time,
                 event=event_words(run.clock.start), file=run.start.place.file)  # fmt: skip
    else:
        yield tr("起算：{day}“{event}”（当日不计），{file}", day=run.start.on, event=event_words(run.clock.start),
                 file=run.start.place.file)  # fmt: skip
    if run.clock.start.startswith(("step:", "permit:accepted")) and not proved:
        yield tr("起算日期仅有申报，无凭证")
    yield from clock_lines(run.clock)
    if run.own_length:
        yield tr("本件适用的期限：{length}", length=length_words(run.length, run.clock.unit))
    yield from _extensions(case, run)
    yield from _pauses(case, run, law)
    yield from _last_day(run)
    if run.doubt:
        yield tr("无法判断：{why}", why=tr(_DOUBTS[run.doubt]))
    yield from _notices(law.calendar, run)


def _extensions(case: Case, run: Run) -> Iterator[str]:
    extension = run.clock.extension
    if not run.extended or extension is None:
        return
    yield tr("已批准延长：{length}", length=length_words(run.extended, run.clock.unit))
    for step in names.listed(lambda: case.steps_named(extension.event.removeprefix("step:"))):
        on = step.approved_on or step.on
        if on is not None and run.start.on <= on <= run.due.latest:
            by = names.person(case.bureau, step.approved_by) or tr("未填写批准人")
            yield tr("  {day} {step}，批准人：{by}", day=on, step=step.step, by=by)


def _pauses(case: Case, run: Run, law: Law) -> Iterator[str]:
    pauses = pauses_of(run.clock.suspension, case, law, run.start.on)
    if run.paused:
        yield tr("已扣除：{length}", length=length_words(run.paused, run.clock.unit))
        yield from _spans(case, pauses.counted)
    if pauses.open_question:
        yield tr("下列中止是否扣除，本机关没有设置，没有扣除：")
        yield from _spans(case, pauses.open_question)


def _spans(case: Case, spans: tuple[Span, ...]) -> Iterator[str]:
    """The pauses that lie in these spans, each with its reason."""
    for pause in names.listed(lambda: case.facts.pauses):
        begun = pause.from_
        if begun is None or not any(begun <= last and (pause.to is None or pause.to >= first) for first, last in spans):
            continue
        yield tr("  {first}至{last}，{reason}", first=begun, last=pause.to or tr("今"), reason=pause.reason or "")


def _last_day(run: Run) -> Iterator[str]:
    due = run.due
    if run.other is not None:
        other = run.other
        yield tr("按另一种理解计算，届满日是{day}", day=other.late_after or other.latest)
    if due.provisional:
        yield tr("届满日所在年份的放假安排尚未公布，只能给出区间")
        yield tr(
            "{first}以前（含当日）办结的不逾期；{last}以后办结的逾期；在这之间的，现在无法判断",
            first=due.earliest,
            last=due.latest,
        )
    elif run.clock.direction == "backward":
        if due.due != due.latest:
            yield tr("从严计算不迟于{strict}，从宽计算不迟于{lenient}", strict=due.due, lenient=due.latest)
    elif due.due is not None and due.late_after not in (None, due.due):
        yield tr("{due}是休息日，顺延到{late_after}（民法典第二百零三条）", due=due.due, late_after=due.late_after)


def _notices(calendar: Calendar, run: Run) -> Iterator[str]:
    """The notices of the years that the count runs through; a count of natural days needs that of its last day alone."""
    if run.clock.unit == "hours" or run.clock.direction == "until":
        return
    days = (run.start.on, run.due.earliest, run.due.latest)
    first, last = min(days), max(days)
    if run.clock.unit != "working_days" and run.clock.direction == "forward":
        first = run.due.earliest
    told = [notice_words(each) for each in calendar.sources(first, last)]
    for year in calendar.unpublished(first, last):
        told.append(tr("{year}年的通知尚未收录", year=year))
    if told:
        yield tr("放假安排：{notices}", notices=told)
