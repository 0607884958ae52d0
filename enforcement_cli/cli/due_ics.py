"""Deadlines as an iCalendar file (RFC 5545): one whole-day event for each running clock.

A phone gets what it needs and no more: the case's id, what is to be done, by whom in the bureau, and how the day was
counted; no party, no title of a case, no text that somebody typed in.

The day of an event is the earliest on which the clock may end: the last day as counted where that is a day off (that
民法典 203 also prolongs an organ's own periods is not settled), the earliest possible day where a notice is not out.

An event keeps its UID as long as the clock runs for the same decision, parties and batch, whatever becomes of its days.
What was said last is remembered by the former file alone (see `due_ics_former`): an event that changed since gets the
next SEQUENCE and a new DTSTAMP, one that did not stays as it was, byte by byte, and one whose clock is done or stopped
is cancelled. Without a former file every event is the first of its UID.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from enforcement_cli.cli.console import visible
from enforcement_cli.cli.context import Context
from enforcement_cli.cli.due import Item, Survey
from enforcement_cli.cli.due_ics_former import PRODUCT, SELECTION, Former, day_of, number_of, stamp_of, text_of
from enforcement_cli.law.calendar import Calendar as WorkingDays
from enforcement_cli.messages import tr
from enforcement_cli.problems import State

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

CASE, CLOCK = "X-ENFORCE-CASE", "X-ENFORCE-CLOCK"
KEPT_DAYS = 90
"""How long a cancelled event stays in the file, so that a phone that is seldom told still learns of it."""
_NAMESPACE = uuid.UUID("0d3f3b5e-6a3c-5a0e-9f0b-5f5c1b6c2a71")
_MORNING = timedelta(hours=9)


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for; a former file of another selection must not be taken for this one's."""

    bureau: str
    within: int | None = None
    overdue: bool = False
    officer: str | None = None
    division: str | None = None

    @property
    def words(self) -> str:
        """One line that differs between any two selections."""
        parts = [f"bureau={self.bureau}"]
        if self.within is not None:
            parts.append(f"within={self.within}")
        if self.overdue:
            parts.append("overdue=yes")
        parts += [f"{name}={each}" for name in ("officer", "division") if (each := getattr(self, name)) is not None]
        return visible(" ".join(parts))


def bureau_key(context: Context) -> str:
    """What tells this bureau's events from any other's."""
    agency = context.repository().bureau.agency
    return str(uuid.uuid5(_NAMESPACE, f"{agency.area_code or ''} {agency.name or ''}"))


def calendar_file(
    context: Context, survey: Survey, items: Iterable[Item], selection: Selection, former: Former | None
) -> bytes:
    """The whole file; the same bytes for the same facts, day and former file."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", tr("办案期限"))
    calendar.add(SELECTION, selection.words)
    for event in sorted(_events(context, survey, items, selection, former), key=_order):
        calendar.add_component(event)
    return _bytes(calendar)


def _bytes(calendar: Calendar) -> bytes:
    return bytes(calendar.to_ical())


def _order(event: Event) -> tuple[date, str]:
    return day_of(event), text_of(event, "UID")


def _events(
    context: Context, survey: Survey, items: Iterable[Item], selection: Selection, former: Former | None
) -> list[Event]:
    told = former.events if former is not None else {}
    stamp = datetime(context.as_of.year, context.as_of.month, context.as_of.day, tzinfo=UTC)
    if former is not None and former.latest is not None:
        stamp = max(stamp, former.latest)
    running = {_uid(selection.bureau, each): each for each in items}
    found = [
        _dated(_running(uid, item, context.law().calendar, context.law().due_soon_days), told.get(uid), stamp)
        for uid, item in running.items()
    ]
    unsettled = _unsettled(survey)
    present = {each.rpartition("/")[2] for each in context.repository().folders()} | survey.secret
    for uid, event in told.items():
        if uid in running:
            continue
        case, clock = text_of(event, CASE), text_of(event, CLOCK)
        cancelled = text_of(event, "STATUS") == "CANCELLED"
        doubtful = (case, clock) in unsettled or (case, "") in unsettled
        missing = bool(case) and case not in present and not survey.complete
        if not cancelled and (doubtful or missing):
            found.append(event)  # nobody can say that it is done
            continue
        new = _dated(_cancelled(uid, event, case, clock, secret=case in survey.secret), event, stamp)
        if stamp - stamp_of(new) <= timedelta(days=KEPT_DAYS):
            found.append(new)
    return found


def _unsettled(survey: Survey) -> set[tuple[str, str]]:
    return {(each.case, each.clock) for each in survey.left_out}


def _uid(bureau: str, item: Item) -> str:
    return str(uuid.uuid5(uuid.UUID(bureau), "\n".join((item.run.case, *item.key))))


def _running(uid: str, item: Item, calendar: WorkingDays, soon: int) -> Event:
    from icalendar import Event

    run = item.run
    day = min(each.earliest for each in (run.due, run.other) if each is not None)
    event = Event()
    event.add("uid", uid)
    _on(event, day)
    event.add("status", "TENTATIVE" if run.due.provisional or run.state is State.UNDETERMINED else "CONFIRMED")
    event.add("summary", _summary(item))
    event.add("description", "\n".join(visible(each) for each in _description(item, day)))
    event.add("transp", "TRANSPARENT")  # a deadline does not make anybody busy
    event.add("class", "PRIVATE")
    if run.case:
        event.add(CASE, run.case)
    event.add(CLOCK, run.clock.id)
    silent = (
        run.state is State.OVERDUE or run.clock.duty_of == "当事人"
    )  # what a party does with its time is no duty of the bureau
    for offset in () if silent else _alarms(day, calendar, soon):
        event.add_component(_alarm(offset, _summary(item)))
    return event


def _on(event: Event, day: date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))


def _summary(item: Item) -> str:
    what, case = tr(item.run.clock.title), item.run.case or tr("本机关")
    if item.run.state is State.OVERDUE:
        return visible(tr("【已逾期】{case} {what}", case=case, what=what))
    if item.run.due.provisional:
        return visible(tr("【最早】{case} {what}", case=case, what=what))
    return visible(tr("{case} {what}", case=case, what=what))


def _description(item: Item, day: date) -> list[str]:
    due = item.run.due
    lines = [tr("由谁办理：{who}", who=list(item.who))]
    if due.provisional:
        lines.append(
            tr("届满日暂定：最早{first}，最晚{last}；本日程记在最早的一天", first=due.earliest, last=due.latest)
        )
    elif item.run.clock.direction == "backward":
        lines.append(tr("不迟于{day}（从严计算）", day=due.earliest))
    else:
        lines.append(tr("届满日：{day}", day=day))
    if item.run.due_at is not None:
        lines.append(tr("届满时间：{time}", time=f"{item.run.due_at:%H:%M}"))
    more = [tr("详见：enforce show {case}", case=item.run.case)] if item.run.case else []
    return [*lines, *item.told, *more]


def _alarms(day: date, calendar: WorkingDays, soon: int) -> list[timedelta]:
    """At nine in the morning: as early as the bureau wants to be reminded, on the last working day before, on the day."""
    before = day - timedelta(days=1)
    while not _is_working(calendar, before):
        before -= timedelta(days=1)
    days = {day - timedelta(days=soon), before, day}
    return sorted(each - day + _MORNING for each in days)


def _is_working(calendar: WorkingDays, day: date) -> bool:
    known = calendar.is_working(day)
    return day.weekday() < 5 if known is None else known


def _alarm(offset: timedelta, words: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", offset)
    return alarm


def _cancelled(uid: str, former: Event, case: str, clock: str, *, secret: bool) -> Event:
    """The event as it is taken back: nothing is left in it but which it was, of a secret case not even that."""
    from icalendar import Event

    from enforcement_cli.law.clocks import CLOCKS

    row = CLOCKS.get(clock)
    event = Event()
    event.add("uid", uid)
    _on(event, day_of(former))
    event.add("status", "CANCELLED")
    if secret or row is None:
        event.add("summary", tr("不再计算"))
    else:
        event.add("summary", visible(tr("【不再计算】{case} {what}", case=case or tr("本机关"), what=tr(row.title))))
        if case:
            event.add(CASE, case)
        event.add(CLOCK, clock)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _dated(event: Event, former: Event | None, stamp: datetime) -> Event:
    """The event with its number and stamp: those of before where nothing else changed, else the next."""
    if former is None:
        return _numbered(event, 0, stamp)
    number = number_of(former)
    same = _numbered(event, number, stamp_of(former))
    if same.to_ical() == former.to_ical():
        return same
    for name in ("SEQUENCE", "DTSTAMP"):
        del event[name]
    return _numbered(event, number + 1, stamp)


def _numbered(event: Event, number: int, stamp: datetime) -> Event:
    event.add("sequence", number)
    event.add("dtstamp", stamp)
    return event
