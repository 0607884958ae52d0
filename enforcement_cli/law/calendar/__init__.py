"""Working days and due days by the State Council's notices and 民法典 201-204; see docs/calendar.md.

calendar = Calendar.load([("calendars/2027.yaml", document)])
calendar.add_working_days(date(2026, 9, 30), 7).due
"""

from __future__ import annotations

from enforcement_cli.law.calendar.base import Base, library_base
from enforcement_cli.law.calendar.calendar import UNITS, Calendar
from enforcement_cli.law.calendar.days import corresponding_day, parse_day, parse_friendly_day
from enforcement_cli.law.calendar.festivals import Festival, festivals
from enforcement_cli.law.calendar.notices import Notice
from enforcement_cli.law.calendar.overlay import Overlay, read_overlay
from enforcement_cli.law.calendar.results import Count, DayRow, Due

__all__ = [
    "UNITS",
    "Base",
    "Calendar",
    "Count",
    "DayRow",
    "Due",
    "Festival",
    "Notice",
    "Overlay",
    "corresponding_day",
    "festivals",
    "library_base",
    "parse_day",
    "parse_friendly_day",
    "read_overlay",
]
