"""The calendar file written before: the only memory of what phones have been told (numbers, stamps, cancelled events)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enforcement_cli.cli.console import system_words
from enforcement_cli.problems import EnforceError

if TYPE_CHECKING:
    from icalendar import Component, Event

PRODUCT = "-//enforcement-cli//enforce deadlines//ZH"
SELECTION = "X-ENFORCE-SELECTION"
MAX_BYTES = 64 << 20
"""A bureau's deadlines take some hundred kilobytes."""


@dataclass(frozen=True)
class Former:
    """Events by UID, and the latest stamp among them."""

    events: dict[str, Event]
    latest: datetime | None


def read_former(path: Path, selection: str) -> Former:
    """The file that an earlier run wrote for the same selection.

    Raises EnforceError for a file that cannot be read, that another program wrote or changed beyond recognition, or
    that lists another selection: to go on from it would cancel events that nobody has stopped.
    """
    from icalendar import Calendar, Event

    data = _data(path)
    try:
        calendar = Calendar.from_ical(data)
        found = calendar.walk("VEVENT")
        events = {text_of(each, "UID"): each for each in found if isinstance(each, Event) and _is_whole(each)}
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as refused:
        raise _foreign(path) from refused
    if text_of(calendar, "PRODID") != PRODUCT or len(events) != len(found):
        raise _foreign(path)
    if text_of(calendar, SELECTION) != selection:
        raise EnforceError(
            "{path} 是按别的条件（或者为别的单位）输出的，不能接着它更新",
            remedy="请用与上次相同的 --officer、--division、--within、--overdue；要换条件的，换一个文件。",
            path=path,
        )
    return Former(events, max((stamp_of(each) for each in events.values()), default=None))


def text_of(component: Component, name: str) -> str:
    """A property as text; empty where it is not there."""
    return str(component.get(name, ""))


def day_of(event: Event) -> date:
    """The day of a whole-day event. Raises KeyError without one."""
    day: date = event.decoded("DTSTART")
    return day


def stamp_of(event: Event) -> datetime:
    """When it was last changed, in UTC. Raises KeyError where it does not say."""
    stamp: datetime = event.decoded("DTSTAMP")
    return stamp


def number_of(event: Event) -> int:
    """How often it was changed. Raises ValueError where it does not say."""
    return int(text_of(event, "SEQUENCE"))


def _is_whole(event: Event) -> bool:
    """Whether it has what every event of ours has, in the form that ours have."""
    stamp: Any = event.decoded("DTSTAMP")
    day: Any = event.decoded("DTSTART")
    return (
        isinstance(stamp, datetime)
        and stamp.utcoffset() == timedelta(0)
        and type(day) is date
        and number_of(event) >= 0
    )


def _data(path: Path) -> bytes:
    if path.is_dir():
        raise EnforceError("“{path}”是文件夹，不是文件", path=path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as refused:
        raise EnforceError("读不出“{path}”：{why}", path=path, why=system_words(refused)) from None
    if len(data) > MAX_BYTES:
        raise _foreign(path)
    return data


def _foreign(path: Path) -> EnforceError:
    return EnforceError(
        "{path} 不是 enforce deadlines 输出的日历，或者已被改动",
        remedy="请指定上次输出的文件；没有上次的，换一个新的文件名。",
        path=path,
    )
