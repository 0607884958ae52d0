"""DIS031: what is displayed for a time is withdrawn when that is over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rules.display_period import displayed_no_longer_than_laid_down
from tests.builders import SOUND, Draft, penalty, permit, published
from tests.law.rules.rows import says
from tests.outcome_builders import OUTCOMES


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(displayed_no_longer_than_laid_down, build()) == []


def for_months(months: int, build: Callable[[], Draft] = penalty, since: str = "2021-07-15") -> Draft:
    """The bureau displays penalties for so many months; this one was made on 25 March 2026."""
    entry = {"from": since, "value": months, "source": "示例规定第四条"}
    return build().set("bureau/settings/penalty_display_months", [entry])


def until(day: str, build: Callable[[], Draft] = permit) -> Draft:
    return build().set("decisions/0/credit", {"display_until": day})


OVER = "warning: 本决定公示到{}为止，公示期已满，仍在公示"
SOON = "info: 本决定公示到{}为止，即将期满"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(for_months(6), "2026-09-17", [], id="eight days before"),
        pytest.param(for_months(6), "2026-09-18", [SOON.format("2026-09-25")], id="seven days before"),
        pytest.param(for_months(6), "2026-09-25", [SOON.format("2026-09-25")], id="the last day"),
        pytest.param(for_months(6), "2026-09-26", [OVER.format("2026-09-25")], id="the day after"),
        pytest.param(for_months(6, permit), "2027-01-01", [], id="the setting is for penalties"),
        pytest.param(for_months(6, since="2026-03-26"), "2027-01-01", [], id="laid down only later"),
        pytest.param(until("2026-06-30"), "2026-06-30", [SOON.format("2026-06-30")], id="its own last day"),
        pytest.param(until("2026-06-30"), "2026-07-01", [OVER.format("2026-06-30")], id="the day after its own"),
        pytest.param(
            until("2027-06-30", lambda: for_months(6)), "2026-12-10", [], id="its own day goes before the setting"
        ),
        pytest.param(
            for_months(6).add("ledger", published("2026-0001", "2026-09-28", seq=2, event="withdrawn")),
            "2026-12-10",
            [],
            id="withdrawn",
        ),
        pytest.param(for_months(6).set("ledger", []), "2026-12-10", [], id="never in public"),
        pytest.param(penalty(), "2036-12-10", [], id="nobody laid one down"),
        pytest.param(for_months(6).set("secrecy", ["国家秘密"]), "2026-12-10", [], id="a stub"),
    ],
)
def test_display(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(displayed_no_longer_than_laid_down, draft, as_of) == expected
