"""PRO091: the head examines a penalty before it is decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rules.decided_by_head import penalty_decided_by_head
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import says, unread
from tests.outcome_builders import OUTCOMES, not_penalised

NONE = "error: 处罚案件的决定（2026-03-25）没有负责人审查、批准的记录；调查终结后应当由负责人审查并作出决定"


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(penalty_decided_by_head, build()) == []


def alone(build: Callable[[], Draft] = penalty) -> Draft:
    """A case in which nothing tells of the head."""
    draft = build().drop_steps("负责人审批")
    draft.records = [each for each in draft.records if each["type"] != "决定审批表"]
    draft.decisions[0].pop("approval", None)
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(alone(), [NONE], id="nobody"),
        pytest.param(alone(not_penalised), [NONE], id="nobody, and no penalty"),
        pytest.param(alone().set("decisions/0/approval", {"by": "P09", "on": "2026-03-24"}), [], id="approved"),
        pytest.param(alone().step("负责人审批", "2026-03-24"), [], id="the step"),
        pytest.param(alone().step("负责人审批", "2026-03-24", decision=1), [], id="the step, for this decision"),
        pytest.param(alone().step("负责人审批", "2026-03-24", decision=2), [NONE], id="the step, for another"),
        pytest.param(alone().step("集体讨论", "2026-03-24"), [], id="deliberated"),
        pytest.param(alone().add("records", {"id": "R30", "type": "决定审批表"}), [], id="the form"),
        pytest.param(
            alone().add("records", {"id": "R30", "type": "决定审批表", "decision": 2}), [NONE], id="another's"
        ),
        pytest.param(alone().add("records", {"id": "R30", "type": "集体讨论记录"}), [], id="the minutes"),
        pytest.param(alone().add("records", {"id": "R30", "type": "立案审批表"}), [NONE], id="another form"),
        pytest.param(alone().set("decisions/0/made_on", None), [], id="a draft"),
        pytest.param(alone().set("decisions/0/made_on", "2026-12-10"), [], id="made today, not filed yet"),
        pytest.param(alone().set("decisions/0/made_on", "2021-07-14"), [], id="the older law"),
        pytest.param(
            alone().set("decisions/0/made_on", "2021-07-15"),
            [NONE.replace("2026-03-25", "2021-07-15")],
            id="the first day of the law",
        ),
        pytest.param(
            alone().set("decisions/0/made_on", "2026-12-09"), [NONE.replace("2026-03-25", "2026-12-09")], id="yesterday"
        ),
        pytest.param(alone().set("decisions/0/outcome", "撤案"), [], id="dropped"),
        pytest.param(alone(on_the_spot), [], id="on the spot"),
        pytest.param(alone(permit), [], id="a permit"),
        pytest.param(alone(inspection), [], id="an inspection"),
    ],
)
def test_examined(draft: Draft, expected: list[str]) -> None:
    assert says(penalty_decided_by_head, draft) == expected


@pytest.mark.parametrize("section", ["records", "decisions"])
def test_what_could_not_be_read_may_tell_of_it(section: str) -> None:
    assert says(penalty_decided_by_head, unread(alone(), section)) == []
