"""Pauses: which of a case's count for a clock, and where they move its last day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.clocks import Suspension
from enforcement_cli.law.pauses import Pauses, Span, due_after, merged, pauses_of
from enforcement_cli.law.rule import Law
from tests.builders import Draft, penalty

AS_OF = date(2026, 12, 10)


def law(draft: Draft, as_of: date = AS_OF) -> Law:
    return Law(as_of, Calendar.shipped(), draft.case().bureau)


def span(text: str) -> Span:
    first, last = text.split("..")
    return date.fromisoformat(first), date.fromisoformat(last)


def spans(*texts: str) -> tuple[Span, ...]:
    return tuple(map(span, texts))


PAUSE = {"reason": "鉴定", "from": "2026-03-09", "to": "2026-03-13", "told_on": "2026-03-09"}
ANY = Suspension((), ("PL-60",), setting="pause_stops_case_clock")
SOME = Suspension(("鉴定", "检测"), ("LL-45",))


def paused(suspension: Suspension | None, *pauses: dict[str, Any], setting: Any = None) -> Pauses:
    """The pauses of a case that was opened on Monday 2 March 2026."""
    draft = penalty()
    draft.data["pauses"] = [{**PAUSE, **each} for each in pauses]
    if setting is not None:
        draft.bureau["settings"]["pause_stops_case_clock"] = setting
    return pauses_of(suspension, draft.case(), law(draft), date(2026, 3, 2))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({}, spans("2026-03-09..2026-03-13"), id="counted"),
        pytest.param({"reason": "中止调查"}, (), id="a reason that the law does not name"),
        pytest.param({"from": None}, (), id="no first day given"),
        pytest.param({"to": None}, spans("2026-03-09..2026-12-10"), id="lasts until the day of judging"),
        pytest.param({"from": "2026-02-20"}, spans("2026-03-03..2026-03-13"), id="begun before: from the day after"),
        pytest.param({"from": "2026-02-20", "to": "2026-03-02"}, (), id="over when the clock starts"),
        pytest.param({"from": "2026-02-20", "to": "2026-03-03"}, spans("2026-03-03..2026-03-03"), id="one day left"),
        pytest.param({"to": "2026-03-09"}, spans("2026-03-09..2026-03-09"), id="a single day"),
        pytest.param({"to": "2026-03-08"}, (), id="ends before it begins"),
    ],
)
def test_which_count(change: dict[str, Any], expected: tuple[Span, ...]) -> None:
    assert paused(SOME, change) == Pauses(expected, ())


def test_a_clock_without_suspension_has_none() -> None:
    assert paused(None, {}) == Pauses()


def since(day: str, value: str) -> dict[str, str]:
    return {"from": day, "value": value, "source": "示例规定第六条"}


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        pytest.param(None, Pauses((), spans("2026-03-09..2026-03-13")), id="no setting: an open question"),
        pytest.param([since("2020-01-01", "yes")], Pauses(spans("2026-03-09..2026-03-13"), ()), id="its rule stops it"),
        pytest.param([since("2020-01-01", "no")], Pauses(), id="its rule does not"),
        pytest.param([since("2026-03-09", "yes")], Pauses(spans("2026-03-09..2026-03-13"), ()), id="since that day"),
        pytest.param([since("2026-03-10", "yes")], Pauses((), spans("2026-03-09..2026-03-13")), id="only later"),
    ],
)
def test_a_bureaus_rule(setting: Any, expected: Pauses) -> None:
    assert paused(ANY, {}, setting=setting) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("2026-03-09..2026-03-13", "2026-03-02..2026-03-04"), ("2026-03-02..2026-03-04", "2026-03-09..2026-03-13")),
        (("2026-03-02..2026-03-04", "2026-03-05..2026-03-06"), ("2026-03-02..2026-03-06",)),
        (("2026-03-02..2026-03-04", "2026-03-06..2026-03-06"), ("2026-03-02..2026-03-04", "2026-03-06..2026-03-06")),
        (("2026-03-02..2026-03-10", "2026-03-04..2026-03-05"), ("2026-03-02..2026-03-10",)),
        (("2026-03-04..2026-03-12", "2026-03-02..2026-03-05"), ("2026-03-02..2026-03-12",)),
        (
            ("2026-03-02..2026-03-04", "2026-03-09..2026-03-11", "2026-03-12..2026-03-13", "2026-03-10..2026-03-16"),
            ("2026-03-02..2026-03-04", "2026-03-09..2026-03-16"),
        ),
        ((), ()),
    ],
)
def test_no_day_is_left_out_twice(given: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert merged(spans(*given)) == spans(*expected)


@pytest.mark.parametrize(
    ("start", "length", "unit", "given", "due", "late_after", "taken"),
    [
        # 3 Jul 2026 + 90 days: Thu 1 Oct, which gives way to Thu 8 Oct.
        pytest.param("2026-07-03", 90, "days", (), "2026-10-01", "2026-10-08", 0, id="no pause"),
        pytest.param("2026-07-03", 90, "days", ("2026-10-01..2026-10-01",), "2026-10-02", "2026-10-08", 1, id="last day"),
        pytest.param(
            "2026-07-03", 90, "days", ("2026-10-02..2026-10-07",), "2026-10-01", "2026-10-08", 0,
            id="natural days: after the last day as counted, though before the one it gives way to",
        ),
        pytest.param(
            "2026-07-03", 90, "days", ("2026-07-13..2026-07-14", "2026-10-02..2026-10-04"), "2026-10-06", "2026-10-08", 5,
            id="the second lies in what the first added",
        ),
        # Mon 2 Mar 2026 + 20 working days: Mon 30 Mar.
        pytest.param("2026-03-02", 20, "working_days", ("2026-03-07..2026-03-08",), "2026-03-30", "2026-03-30", 0, id="weekend"),
        pytest.param("2026-03-02", 20, "working_days", ("2026-03-30..2026-03-30",), "2026-03-31", "2026-03-31", 1, id="its last"),
        pytest.param("2026-03-02", 20, "working_days", ("2026-03-31..2026-03-31",), "2026-03-30", "2026-03-30", 0, id="next day"),
    ],
)  # fmt: skip
def test_where_they_move_the_last_day(
    start: str, length: int, unit: str, given: tuple[str, ...], due: str, late_after: str, taken: int
) -> None:
    moved, units = due_after(law(penalty()), date.fromisoformat(start), length, unit, spans(*given))

    assert (moved.due, moved.late_after, units) == (date.fromisoformat(due), date.fromisoformat(late_after), taken)
    assert not moved.provisional


def test_a_pause_between_the_bounds_of_an_open_last_day_moves_only_the_later_bound() -> None:
    """Whether it lies within the time left hangs on the notice of 2027."""
    whole, _ = due_after(law(penalty()), date(2026, 12, 8), 20, "working_days", ())
    assert whole.earliest < whole.latest

    moved, units = due_after(law(penalty()), date(2026, 12, 8), 20, "working_days", ((whole.latest, whole.latest),))

    assert (moved.due, moved.provisional, moved.earliest, units) == (None, True, whole.earliest, 1)
    assert moved.latest > whole.latest
