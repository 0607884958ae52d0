"""Where a clock stands: late and overdue only past the latest day, sound only up to the earliest."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement_cli.law.calendar import Due
from enforcement_cli.law.states import backward_state, forward_state, open_backward_state
from enforcement_cli.problems import State


def day(number: int) -> date:
    return date(2027, 1, number)


KNOWN = Due(day(10), day(12), day(10), day(12), False)
"""The 10th as counted, a day off; the 12th is in time still."""
OPEN = Due(None, None, day(10), day(12), True)
"""Somewhere from the 10th to the 12th."""


@pytest.mark.parametrize(
    ("due", "on", "done", "undone"),
    [
        (KNOWN, 9, None, State.RUNNING),
        (KNOWN, 10, None, State.RUNNING),
        (KNOWN, 11, None, State.RUNNING),
        (KNOWN, 12, None, State.RUNNING),
        (KNOWN, 13, State.LATE, State.OVERDUE),
        (OPEN, 9, None, State.RUNNING),
        (OPEN, 10, None, State.RUNNING),
        (OPEN, 11, State.UNDETERMINED, State.UNDETERMINED),
        (OPEN, 12, State.UNDETERMINED, State.UNDETERMINED),
        (OPEN, 13, State.LATE, State.OVERDUE),
    ],
)
def test_forward(due: Due, on: int, done: State | None, undone: State) -> None:
    assert forward_state(due, day(on), date(2027, 3, 1)) is done
    assert forward_state(due, None, day(on)) is undone


@pytest.mark.parametrize(
    ("due", "on", "done", "undone"),
    [
        (KNOWN, 10, None, State.RUNNING),
        (KNOWN, 11, None, State.RUNNING),
        (KNOWN, 12, None, State.RUNNING),
        (KNOWN, 13, State.LATE, State.OVERDUE),
        (OPEN, 9, None, State.RUNNING),
        (OPEN, 10, None, State.RUNNING),
        (OPEN, 11, State.UNDETERMINED, State.UNDETERMINED),
        (OPEN, 12, State.UNDETERMINED, State.UNDETERMINED),
        (OPEN, 13, State.LATE, State.OVERDUE),
    ],
)
def test_backward(due: Due, on: int, done: State | None, undone: State) -> None:
    assert backward_state(due, day(on)) is done
    assert open_backward_state(due, day(on)) is undone
