"""Where a clock stands, from its due day, the day of the act, and the day of judging."""

from __future__ import annotations

from datetime import date

from enforcement_cli.law.calendar import Due
from enforcement_cli.problems import State


def forward_state(due: Due, done_on: date | None, as_of: date) -> State | None:
    """Done in time (None), late, overdue, running or undetermined.

    Late and overdue are asserted only past the latest possible day, soundness only up to the earliest.
    """
    judged = done_on or as_of
    if judged > due.latest:
        return State.LATE if done_on else State.OVERDUE
    if judged <= due.earliest or not due.provisional:
        return None if done_on else State.RUNNING
    return State.UNDETERMINED


def backward_state(due: Due, done_on: date) -> State | None:
    """In time by the lenient count (None) or late; undetermined only where a year without a notice decides."""
    if done_on > due.latest:
        return State.LATE
    return State.UNDETERMINED if due.provisional and done_on > due.earliest else None


def open_backward_state(due: Due, as_of: date) -> State:
    """Not done yet: running, overdue once the lenient last day has passed, or undetermined."""
    if as_of > due.latest:
        return State.OVERDUE
    return State.RUNNING if as_of <= due.earliest or not due.provisional else State.UNDETERMINED
