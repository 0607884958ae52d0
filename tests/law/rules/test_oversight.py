"""PRO043, PRO044: heavy penalties filed, supervision letters answered. Neither text is at hand: warnings at most."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.oversight import (
    ANSWERED,
    ANSWERED_20,
    FILED,
    heavy_penalty_filed_in_time,
    supervision_answered_in_time,
)
from tests.builders import Draft, penalty, permit
from tests.law.rules.period_words import CONSEQUENCE, late, late_by_both, not_agreed, overdue, overdue_by_both
from tests.law.rules.rows import says


def heavy(made: str, filed: str | None, amount: int = 50000) -> Draft:
    """A fine on a company that reaches the bureau's hearing amount of 50,000 yuan."""
    draft = penalty().set("decisions/0/made_on", made)
    draft.set("decisions/0/penalties", [{"kind": "罚款", "amount": Decimal(amount)}])
    return draft.step("报送备案", filed) if filed else draft


def elsewhere(draft: Draft, area: str | None) -> Draft:
    draft.bureau["bureau"] |= {"area_code": area} if area else {}
    if area is None:
        del draft.bureau["bureau"]["area_code"]
    return draft


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Made Wed 25 March 2026: fifteen natural days end on Thu 9 April, working days on Thu 16 April (6 April is off).
        pytest.param(heavy("2026-03-25", "2026-04-09"), "2026-12-10", [], id="in time by both"),
        pytest.param(
            heavy("2026-03-25", "2026-04-10"),
            "2026-12-10",
            [not_agreed(FILED, "2026-03-25", "2026-04-09", "2026-04-16", "2026-04-10", "warning")],
            id="between",
        ),
        pytest.param(
            heavy("2026-03-25", "2026-04-17"),
            "2026-12-10",
            [late_by_both(FILED, "2026-03-25", "2026-04-09", "2026-04-16", "2026-04-17", "warning")],
            id="late by both",
        ),
        pytest.param(
            heavy("2026-03-25", None),
            "2026-04-17",
            [overdue_by_both(FILED, "2026-03-25", "2026-04-09", "2026-04-16", "2026-04-17", "warning")],
            id="not filed",
        ),
        pytest.param(
            heavy("2026-03-25", None),
            "2026-04-08",
            [f"info: {FILED}；自2026-03-25起算，按自然日末日为2026-04-09，按工作日为2026-04-16"],
            id="near",
        ),
        # Made 18 Sep 2026: 3 October rolls to the 8th; the fifteenth working day is Thu 15 October.
        pytest.param(heavy("2026-09-18", "2026-10-08"), "2026-12-10", [], id="across National Day"),
        pytest.param(
            heavy("2026-09-18", "2026-10-16"),
            "2026-12-10",
            [late_by_both(FILED, "2026-09-18", "2026-10-08", "2026-10-15", "2026-10-16", "warning")],
            id="across National Day, late",
        ),
        pytest.param(
            heavy("2026-02-06", "2026-02-25"),
            "2026-12-10",
            [not_agreed(FILED, "2026-02-06", "2026-02-24", "2026-03-05", "2026-02-25", "warning")],
            id="across Spring Festival, between",
        ),
        pytest.param(heavy("2026-03-25", None, 49999), "2026-12-10", [], id="a smaller fine"),
        pytest.param(
            heavy("2026-03-25", None, 1).set("decisions/0/penalties", [{"kind": "责令停产停业"}]),
            "2026-12-10",
            [overdue_by_both(FILED, "2026-03-25", "2026-04-09", "2026-04-16", "2026-12-10", "warning")],
            id="business suspended",
        ),
        pytest.param(
            heavy("2026-03-25", None).set(
                "decisions/0/penalties", [{"kind": "没收违法所得", "amount": Decimal(50000)}]
            ),
            "2026-12-10",
            [overdue_by_both(FILED, "2026-03-25", "2026-04-09", "2026-04-16", "2026-12-10", "warning")],
            id="as much confiscated",
        ),
        pytest.param(
            heavy("2026-03-25", None).set("decisions/0/outcome", "不予处罚"), "2026-12-10", [], id="no penalty"
        ),
        pytest.param(elsewhere(heavy("2026-03-25", None), "410599"), "2026-12-10", [], id="another province"),
        pytest.param(elsewhere(heavy("2026-03-25", None), None), "2026-12-10", [], id="no area code"),
        pytest.param(
            heavy("2026-03-25", None).set("bureau/settings/hearing_amount_body", []),
            "2026-12-10",
            [],
            id="no amount set",
        ),
        pytest.param(permit(), "2026-12-10", [], id="a permit"),
    ],
)
def test_filed(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(heavy_penalty_filed_in_time, draft, as_of) == expected


def letter(on: str, answer_by: str | None, answered: str | None, label: str = "") -> Draft:
    more = {"label": label} if label else {}
    draft = penalty().step("收到监督文书", on, **({"answer_by": answer_by} if answer_by else {}), **more)
    return draft.step("回复监督文书", answered, **more) if answered else draft


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(letter("2026-04-09", "2026-04-24", "2026-04-24"), "2026-12-10", [], id="by the day it names"),
        pytest.param(
            letter("2026-04-09", "2026-04-24", "2026-04-25"),
            "2026-12-10",
            [f"warning: {ANSWERED}；最后一日为2026-04-24，实际于2026-04-25办理，逾期；{CONSEQUENCE}"],
            id="a day late",
        ),
        pytest.param(
            letter("2026-04-09", "2026-04-24", None),
            "2026-04-25",
            [f"warning: {ANSWERED}；最后一日为2026-04-24，至2026-04-25没有办理的记录，逾期；{CONSEQUENCE}"],
            id="not answered",
        ),
        pytest.param(
            letter("2026-04-09", "2026-04-24", None),
            "2026-04-20",
            [f"info: {ANSWERED}；最后一日为2026-04-24"],
            id="near",
        ),
        pytest.param(letter("2025-12-01", "2026-01-15", None), "2026-12-10", [], id="due before the regulation"),
        pytest.param(
            letter("2026-01-20", "2026-10-03", "2026-10-03"), "2026-12-10", [], id="no rolling in National Day"
        ),
        # No day named: twenty working days of Thu 9 April 2026, over May Day (1-5 May; Sat 9 May worked): Mon 11 May.
        pytest.param(letter("2026-04-09", None, "2026-05-11"), "2026-12-10", [], id="twenty working days"),
        pytest.param(
            letter("2026-04-09", None, "2026-05-12"),
            "2026-12-10",
            [late(ANSWERED_20, "2026-04-09", "2026-05-11", "2026-05-12", "warning")],
            id="past them",
        ),
        pytest.param(
            letter("2026-04-09", None, None),
            "2026-05-12",
            [overdue(ANSWERED_20, "2026-04-09", "2026-05-11", "2026-05-12", "warning")],
            id="past them, not answered",
        ),
        pytest.param(letter("2026-09-18", None, "2026-10-22"), "2026-12-10", [], id="across National Day"),
        pytest.param(letter("2026-02-13", None, "2026-03-19"), "2026-12-10", [], id="across Spring Festival"),
        pytest.param(letter("2021-04-30", None, None), "2021-12-10", [], id="before the province's order"),
        pytest.param(
            letter("2026-04-09", "2026-04-24", "2026-04-20", label="督办函").step(
                "收到监督文书", "2026-04-09", answer_by="2026-04-24", label="意见书"
            ),
            "2026-12-10",
            [f"warning: {ANSWERED}；最后一日为2026-04-24，至2026-12-10没有办理的记录，逾期；{CONSEQUENCE}"],
            id="two letters, one answer",
        ),
        pytest.param(penalty(), "2026-12-10", [], id="no letter"),
    ],
)
def test_answered(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(supervision_answered_in_time, draft, as_of) == expected


def test_over_the_turn_of_an_unpublished_year() -> None:
    """What cannot be said is a warning too, since the text itself is not at hand."""
    due = Calendar.shipped().add(date(2026, 12, 28), 20, "working_days")

    assert says(supervision_answered_in_time, letter("2026-12-28", None, due.latest.isoformat()), "2027-06-01") == [
        f"warning: {ANSWERED_20}；自2026-12-28起算，最后一日在{due.earliest}至{due.latest}之间；放假安排尚未公布，"
        f"{due.latest}是否逾期无法判断"
    ]
