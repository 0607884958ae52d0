"""PRO042: legal review is done within the bureau's own time."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.review_period import review_done_in_time
from tests.builders import Draft, penalty
from tests.law.rules.period_words import late, open_, overdue, soon, unsure
from tests.law.rules.rows import says

DUTY = "本机关规定法制审核自收到送审材料起5个工作日内完成"


def reviewed(submitted: str, on: str | None, *, days: int | None = 5, since: str = "2019-01-01") -> Draft:
    """A review of one round, by a bureau whose setting gives it that many working days."""
    draft = penalty()
    draft.reviewed(submitted)
    if on is None:
        draft.drop("review/0/rounds/0/reviewed_on").drop("review/0/rounds/0/result")
    else:
        draft.set("review/0/rounds/0/reviewed_on", on)
    if days is not None:
        entry = {"from": since, "value": days, "source": "示例规定第六条"}
        draft.bureau["settings"]["review_working_days"] = [entry]
    return draft


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Submitted Mon 16 March 2026: the fifth working day is Mon 23 March.
        pytest.param(reviewed("2026-03-16", "2026-03-23"), "2026-12-10", [], id="last day"),
        pytest.param(
            reviewed("2026-03-16", "2026-03-24"),
            "2026-12-10",
            [late(DUTY, "2026-03-16", "2026-03-23", "2026-03-24", "warning")],
            id="one day late",
        ),
        pytest.param(
            reviewed("2026-03-16", None),
            "2026-03-24",
            [overdue(DUTY, "2026-03-16", "2026-03-23", "2026-03-24", "warning")],
            id="not reviewed",
        ),
        pytest.param(
            reviewed("2026-03-16", None), "2026-03-17", [soon(DUTY, "2026-03-16", "2026-03-23")], id="running"
        ),
        pytest.param(reviewed("2026-09-30", "2026-10-13"), "2026-12-10", [], id="across National Day"),
        pytest.param(
            reviewed("2026-09-30", "2026-10-14"),
            "2026-12-10",
            [late(DUTY, "2026-09-30", "2026-10-13", "2026-10-14", "warning")],
            id="across National Day, late",
        ),
        pytest.param(
            reviewed("2026-02-13", "2026-02-28"),
            "2026-12-10",
            [late(DUTY, "2026-02-13", "2026-02-27", "2026-02-28", "warning")],
            id="across Spring Festival, late",
        ),
        pytest.param(reviewed("2026-03-16", "2026-06-01", days=None), "2026-12-10", [], id="no setting, no number"),
        pytest.param(
            reviewed("2026-03-16", "2026-06-01", since="2026-03-17"), "2026-12-10", [], id="a setting of later"
        ),
        pytest.param(penalty(), "2026-12-10", [], id="no review"),
    ],
)
def test_in_time(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(review_done_in_time, draft, as_of) == expected


def test_each_round_has_its_own_time() -> None:
    draft = reviewed("2026-03-16", "2026-03-17")
    draft.add("review/0/rounds", {"submitted_on": "2026-03-23", "reviewed_on": "2026-03-31", "result": "同意"})

    assert says(review_done_in_time, draft) == [late(DUTY, "2026-03-23", "2026-03-30", "2026-03-31", "warning")]


def test_over_the_turn_of_an_unpublished_year() -> None:
    due = Calendar.shipped().add(date(2026, 12, 28), 5, "working_days")
    first, last = due.earliest.isoformat(), due.latest.isoformat()

    assert says(review_done_in_time, reviewed("2026-12-28", None), "2026-12-29") == [
        open_(DUTY, "2026-12-28", first, last)
    ]
    assert says(review_done_in_time, reviewed("2026-12-28", last), "2027-03-01") == [
        unsure(DUTY, "2026-12-28", first, last, last)
    ]
