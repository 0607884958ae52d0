"""DIS061: what was withheld by law comes back only after somebody found it fit for the public."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.cases.ledger_facts import UNSPOKEN
from enforcement_cli.law.rules.reinstated import withheld_shown_again_after_a_review
from tests.builders import SOUND, Draft, penalty, permit, published
from tests.law.rules.rows import says, unread


@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(withheld_shown_again_after_a_review, build()) == []


def shown_again(
    *reviews: dict[str, str],
    withdrawn: str = "2026-04-20",
    again: str | None = "2026-05-20",
    reason: str = UNSPOKEN,
    build: Callable[[], Draft] = penalty,
) -> Draft:
    """A disclosed decision, taken down, and shown again on another day."""
    draft = build()
    own = draft.data["id"]
    draft.ledger[0]["on"] = min(draft.ledger[0]["on"], withdrawn)
    draft.add("ledger", {**published(own, withdrawn, seq=2, event="withdrawn"), "reason": reason})
    if again is not None:
        draft.add("ledger", {**published(own, again, seq=3, event="reinstated"), "reason": "经审查可以公开"})
    return draft.set("decisions/0/publication_reviews", list(reviews)) if reviews else draft


def review(on: str, **more: str) -> dict[str, str]:
    return {"on": on, "by": "局长钱示例", "ground": "情势变化", **more}


SAID = "warning: 本决定于{since}以“依法不予公开”撤下，{shown}恢复公示，没有登记其间认为可以公开的审查，请核实"
USUAL = SAID.format(since="2026-04-20", shown="2026-05-20")


def again_and_again() -> Draft:
    """Reviewed the first time, not the second."""
    draft = shown_again(review("2026-05-01"))
    own = draft.data["id"]
    draft.add("ledger", {**published(own, "2026-06-01", seq=4, event="withdrawn"), "reason": UNSPOKEN})
    return draft.add("ledger", {**published(own, "2026-06-10", seq=5, event="reinstated"), "reason": "又可以公开"})


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(shown_again(), [USUAL], id="without a review"),
        pytest.param(shown_again(build=permit), [USUAL], id="a permit"),
        pytest.param(shown_again(review("2026-04-19")), [USUAL], id="reviewed before it was taken down"),
        pytest.param(shown_again(review("2026-05-21")), [USUAL], id="reviewed a day after it was shown"),
        pytest.param(shown_again(review("2026-05-01", by="")), [USUAL], id="by nobody"),
        pytest.param(
            again_and_again(), [SAID.format(since="2026-06-01", shown="2026-06-10")], id="the second time without"
        ),
        pytest.param(shown_again(review("2026-04-20")), [], id="on the day it was taken down"),
        pytest.param(shown_again(review("2026-05-20")), [], id="on the day it was shown"),
        pytest.param(shown_again(review("2026-04-01"), review("2026-05-01")), [], id="the second review counts"),
        pytest.param(shown_again(again=None), [], id="still down"),
        pytest.param(shown_again(reason="撤销：事实不清"), [], id="taken away by a ruling: DIS011"),
        pytest.param(shown_again(reason="公示期满"), [], id="its time was over"),
        pytest.param(shown_again(withdrawn="2018-04-20", again="2018-05-20"), [], id="before the duty"),
    ],
)
def test_shown_again(draft: Draft, expected: list[str]) -> None:
    assert says(withheld_shown_again_after_a_review, draft) == expected


def test_what_cannot_be_read_is_not_judged() -> None:
    assert says(withheld_shown_again_after_a_review, unread(shown_again(), "decisions")) == []
    assert says(withheld_shown_again_after_a_review, shown_again(review("五月"))) == []
