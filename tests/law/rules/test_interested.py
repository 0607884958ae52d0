"""PRO090: interested parties of a permit are told before it is decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rules.interested import interested_parties_told
from tests.builders import SOUND, Draft, penalty, permit
from tests.law.rules.rows import says
from tests.outcome_builders import OUTCOMES

NEIGHBOUR = {"id": "A2", "name": "示例县乙村民委员会", "type": "非法人组织", "role": "利害关系人"}
OTHER = {**NEIGHBOUR, "id": "A3", "name": "示例县丙村民委员会"}


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(interested_parties_told, build()) == []


def beside(*parties: dict[str, str], outcome: str = "准予") -> Draft:
    """A permit decided on 2026-03-20 that touches these."""
    draft = permit().set("decisions/0/outcome", outcome)
    for each in parties:
        draft.add("parties", dict(each))
    return draft


def untold(name: str = "示例县乙村民委员会") -> str:
    return (
        f"warning: 许可决定（2026-03-20）以前没有告知利害关系人{name}的记录；"
        "许可直接关系他人重大利益的，应当告知并听取意见"
    )


UNDATED = "undetermined: 告知利害关系人没有写明日期，是否在决定（2026-03-20）以前告知无法判断"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(beside(NEIGHBOUR), [untold()], id="never told"),
        pytest.param(beside(NEIGHBOUR, outcome="不予"), [untold()], id="refused"),
        pytest.param(beside(NEIGHBOUR, outcome="当场准予"), [untold()], id="on the spot"),
        pytest.param(beside(NEIGHBOUR, OTHER).step("告知利害关系人", "2026-03-11"), [], id="told, all"),
        pytest.param(beside(NEIGHBOUR).step("告知利害关系人", "2026-03-20"), [], id="told on the day"),
        pytest.param(beside(NEIGHBOUR).step("告知利害关系人", "2026-03-21"), [untold()], id="told a day late"),
        pytest.param(
            beside(NEIGHBOUR, OTHER).step("告知利害关系人", "2026-03-11", parties=["A2"]),
            [untold("示例县丙村民委员会")],
            id="one of two told",
        ),
        pytest.param(
            beside(NEIGHBOUR, OTHER)
            .step("告知利害关系人", "2026-03-11", parties=["A2"])
            .step("告知利害关系人", "2026-03-12", parties=["A3"]),
            [],
            id="each told",
        ),
        pytest.param(beside(NEIGHBOUR).add("steps", {"step": "告知利害关系人"}), [UNDATED], id="told on no day"),
        pytest.param(
            beside(NEIGHBOUR).step("告知利害关系人", "2026-03-11").add("steps", {"step": "告知利害关系人"}),
            [],
            id="told once more",
        ),
        pytest.param(beside(), [], id="nobody is touched"),
        pytest.param(beside({**NEIGHBOUR, "role": "申请人"}), [], id="a second applicant"),
        pytest.param(beside(NEIGHBOUR, outcome="申请人撤回"), [], id="taken back"),
        pytest.param(beside(NEIGHBOUR).set("decisions", []), [], id="not decided yet"),
        pytest.param(beside(NEIGHBOUR).set("decisions/0/made_on", None), [], id="a draft"),
        pytest.param(penalty().add("parties", dict(NEIGHBOUR)), [], id="a penalty"),
    ],
)
def test_told(draft: Draft, expected: list[str]) -> None:
    assert says(interested_parties_told, draft) == expected
