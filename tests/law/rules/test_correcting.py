"""PRO064, PRO070: discretion is explained, and the wrong is put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.correcting import correction_ordered, discretion_stated
from tests.builders import SOUND, Draft, on_the_spot, penalty
from tests.law.rules.rows import paper, says
from tests.outcome_builders import OUTCOMES

ALL = (discretion_stated, correction_ordered)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def silent(made: str = "2026-03-25") -> Draft:
    return penalty().drop("decisions/0/discretion").set("decisions/0/made_on", made)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(silent(), ["warning: 行政处罚决定书没有说明裁量基准的适用情况，请核实"], id="not stated"),
        pytest.param(
            silent("2023-01-01"), ["warning: 行政处罚决定书没有说明裁量基准的适用情况，请核实"], id="the first day"
        ),
        pytest.param(silent("2022-12-31"), [], id="the day before"),
        pytest.param(on_the_spot(), [], id="on the spot"),
        pytest.param(silent().drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(silent().set("decisions/0/outcome", "不予处罚"), [], id="not punished"),
    ],
)
def test_discretion(draft: Draft, expected: list[str]) -> None:
    assert says(discretion_stated, draft) == expected


def unordered(build: Callable[[], Draft] = penalty) -> Draft:
    return build().drop("decisions/0/order_to_correct")


def asked(made: str = "2026-03-25") -> list[str]:
    return [
        f"undetermined: 给予处罚（{made}）时是否责令当事人改正违法行为没有填写，无法判断；"
        "实施行政处罚时，应当责令当事人改正或者限期改正"
    ]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(unordered(), asked(), id="nothing shows it"),
        pytest.param(unordered(on_the_spot), asked("2026-03-04"), id="on the spot too"),
        *(
            pytest.param(penalty().set("decisions/0/order_to_correct", answer), [], id=answer)
            for answer in ("责令改正", "责令限期改正", "已经改正", "无可改正")
        ),
        pytest.param(unordered().set("decisions/0/rectify_by", "2026-04-30"), [], id="a time for it"),
        pytest.param(unordered().step("责令改正", "2026-03-10"), [], id="a step"),
        pytest.param(unordered().step("责令改正", "2026-03-10", decision=2), asked(), id="a step of another decision"),
        pytest.param(paper(unordered(), "R20", "责令改正通知书", "2026-03-10"), [], id="a paper"),
        pytest.param(
            paper(unordered(), "R20", "责令改正通知书", "2026-03-10", decision=2),
            asked(),
            id="another decision's paper",
        ),
        pytest.param(
            unordered().add("decisions/0/performance", {"kind": "改正完毕", "on": "2026-05-06"}), [], id="put right"
        ),
        pytest.param(unordered().drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(unordered().set("decisions/0/made_on", "2021-07-14"), [], id="old law"),
    ],
)
def test_correction(draft: Draft, expected: list[str]) -> None:
    assert says(correction_ordered, draft) == expected
