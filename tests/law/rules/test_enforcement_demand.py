"""PRO048: the party is urged before the bureau itself decides to enforce."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.enforcement_demand import party_urged_before_enforcement
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import findings, paper, says, unread
from tests.outcome_builders import OUTCOMES, compulsion


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(party_urged_before_enforcement, build()) == []


def enforced(made: str = "2026-03-04", *ways: str, demand: str | None = None, **more: Any) -> Draft:
    """A decision to enforce, and the demand of some day."""
    draft = compulsion("强制执行").drop_steps("催告").set("decisions/0/made_on", made)
    draft.records = [each for each in draft.records if each["type"] != "催告书"]
    if ways:
        draft.set("decisions/0/execution_ways", list(ways))
    return draft.step("催告", demand, **more) if demand else draft


NEVER = ["error: 强制执行决定（2026-03-04）之前没有催告的记录；作出强制执行决定前，应当事先书面催告当事人履行义务"]
AT_ONCE = ["undetermined: 强制执行决定（2026-03-04）之前没有催告的记录，立即代履行的可以不经催告，是否属于无法判断"]
SERVED = {"method": "直接送达", "started_on": "2026-03-02", "served_on": "2026-03-05"}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(enforced(), NEVER, id="no demand"),
        pytest.param(enforced(demand="2026-02-02"), [], id="urged"),
        pytest.param(enforced(demand="2026-03-04"), [], id="urged that day"),
        pytest.param(enforced(demand="2026-03-05"), NEVER, id="urged afterwards"),
        pytest.param(enforced(demand="2026-03-02", service=SERVED), NEVER, id="served afterwards"),
        pytest.param(enforced(demand="2026-02-02", decision=2), [], id="of the decision that it enforces"),
        pytest.param(enforced(demand="2026-02-02", parties=["A1"]).set("decisions/0/parties", ["A1"]), [], id="it"),
        pytest.param(
            enforced(demand="2026-02-02", parties=["A2"]).set("decisions/0/parties", ["A1"]), NEVER, id="another"
        ),
        pytest.param(
            enforced(demand="2026-02-02").set("decisions/0/parties", ["A1"]), [], id="urged, the step names nobody"
        ),
        pytest.param(enforced(demand="2026-02-02", parties=["A1"]), [], id="urged, the decision names nobody"),
        pytest.param(paper(enforced(), "R50", "催告书", "2026-02-02"), [], id="the paper alone"),
        pytest.param(paper(enforced(), "R50", "催告书", "2026-03-04"), [], id="the paper of that day"),
        pytest.param(enforced().add("records", {"id": "R50", "type": "催告书"}), NEVER, id="the paper of no day"),
        pytest.param(paper(enforced(), "R50", "催告书", "2026-03-05"), NEVER, id="the paper, afterwards"),
        pytest.param(enforced("2026-03-04", "加处罚款或者滞纳金"), [], id="a surcharge"),
        pytest.param(enforced("2026-03-04", "加处罚款或者滞纳金", "代履行"), NEVER, id="a surcharge and more"),
        pytest.param(enforced("2026-03-04", "代履行"), AT_ONCE, id="performed by others"),
        pytest.param(enforced().set("decisions/0/execution_ways", []), NEVER, id="no way given"),
        pytest.param(enforced().drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(enforced("2011-12-31"), [], id="before the law"),
        pytest.param(enforced().set("secrecy", ["国家秘密"]), [], id="a stub"),
        pytest.param(penalty().set("decisions/0/outcome", "给予处罚"), [], id="a penalty"),
        pytest.param(compulsion("申请法院强制执行").drop_steps("催告"), [], id="the court is asked: PRO031"),
    ],
)
def test_demand_first(draft: Draft, expected: list[str]) -> None:
    assert says(party_urged_before_enforcement, draft) == expected


def test_it_speaks_of_the_decision() -> None:
    (found,) = findings(party_urged_before_enforcement, enforced())

    assert (found.place.pointer, found.basis) == ((0, "made_on"), ("CL-35",))


@pytest.mark.parametrize("section", ["records", "decisions"])
def test_what_cannot_be_read_may_say_otherwise(section: str) -> None:
    assert says(party_urged_before_enforcement, unread(enforced(), section)) == []
