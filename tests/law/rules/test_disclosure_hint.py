"""DIS001, DIS002: what is left to do is all that the hint asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.disclosure import decision_disclosed_in_time, permit_or_penalty_disclosed_in_time
from tests.builders import Draft, inspection, penalty
from tests.law.rules.rows import findings

ALL = "请填写“是否公开”和“公示摘要”，用 enforce publish 公示；依法不公开的填 no 并写明依据。"
SUMMARY = "请填写“公示摘要”，用 enforce publish 公示。"
PUBLISH = "请用 enforce publish 公示。"


def undisclosed(draft: Draft) -> Draft:
    draft.ledger = []
    return draft


@pytest.mark.parametrize(
    ("rule", "draft", "as_of"),
    [
        pytest.param(permit_or_penalty_disclosed_in_time, penalty, "2026-03-31", id="penalty, running"),
        pytest.param(permit_or_penalty_disclosed_in_time, penalty, "2026-12-10", id="penalty, overdue"),
        pytest.param(decision_disclosed_in_time, inspection, "2026-03-31", id="inspection, running"),
        pytest.param(decision_disclosed_in_time, inspection, "2026-12-10", id="inspection, overdue"),
    ],
)
def test_the_remedy_is_what_is_missing(rule: Rule, draft: Callable[[], Draft], as_of: str) -> None:
    whole = undisclosed(draft())
    short = undisclosed(draft()).drop("decisions/0/public_summary")
    blank = undisclosed(draft()).set("decisions/0/public_summary", " ")
    bare = undisclosed(draft()).drop("decisions/0/publish")

    said = [[each.remedy for each in findings(rule, case, as_of)] for case in (whole, short, blank, bare)]

    assert said == [[PUBLISH], [SUMMARY], [SUMMARY], [ALL]]
