"""For every way in which a case can end (practice.md §1) there is a sound case, and no rule finds fault with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rule import all_rules, run_rules
from enforcement_cli.law.rules.outcomes import OUTCOMES_OF_KIND
from tests.builders import Draft, law
from tests.law.rules.rows import AS_OF
from tests.outcome_builders import OUTCOMES

OF_CASES = [rule for rule in all_rules() if rule.scope in ("case", "both")]
# 移送 of compulsion ends as it does for a penalty.
SHARED = {("行政强制", "移送公安"), ("行政强制", "移送其他机关")}


@pytest.mark.parametrize("build", OUTCOMES.values(), ids=["-".join(key) for key in OUTCOMES])
def test_a_sound_case_of_every_outcome_gives_no_error(build: Callable[[], Draft]) -> None:
    draft = build()
    found = run_rules(OF_CASES, draft.case(), law(AS_OF, draft))

    assert [f"{each.rule} {each.severity}: {each.message}" for each in found if each.severity != "info"] == []


def test_every_outcome_of_practice_has_its_case() -> None:
    assert {(kind, outcome) for kind, outcomes in OUTCOMES_OF_KIND.items() for outcome in outcomes} - SHARED == set(
        OUTCOMES
    )


@pytest.mark.parametrize(("key", "build"), OUTCOMES.items(), ids=["-".join(key) for key in OUTCOMES])
def test_the_case_ends_so(key: tuple[str, str], build: Callable[[], Draft]) -> None:
    case = build().case()

    assert (case.kind, case.decisions[0].outcome) == key
