"""PRO072: penalties stand where the decision punishes, with sums that belong to them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.rules.penalty_kinds import penalties_fit_outcome
from tests.builders import SOUND, Draft, on_the_spot, penalty, permit
from tests.law.rules.rows import says
from tests.outcome_builders import OUTCOMES


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(penalties_fit_outcome, build()) == []


def imposing(*penalties: dict[str, Any], build: Callable[[], Draft] = penalty) -> Draft:
    return build().set("decisions/0/penalties", list(penalties))


FINE = {"kind": "罚款", "amount": Decimal(100)}
NOTHING = "error: 罚款的金额是0元；没有罚款的，不列罚款"
DETAINED = "error: 决定给予行政拘留；限制人身自由的行政处罚权只能由公安机关和法律规定的其他机关行使"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().set("decisions/0/outcome", "不予处罚"),
            ["error: 处理结果是“不予处罚”，但决定列有处罚罚款"],
            id="not punished, and fined",
        ),
        pytest.param(
            imposing(FINE, FINE, {"kind": "警告"}).set("decisions/0/outcome", "移送公安"),
            ["error: 处理结果是“移送公安”，但决定列有处罚罚款、警告"],
            id="transferred, and fined: each kind once",
        ),
        pytest.param(penalty().drop("decisions/0/outcome"), [], id="nobody knows yet how it ends"),
        pytest.param(imposing({"kind": "罚款", "amount": Decimal(0)}), [NOTHING], id="a fine of nothing"),
        pytest.param(imposing({"kind": "罚款", "amount": Decimal("0.01")}), [], id="a fine of a cent"),
        pytest.param(imposing({"kind": "罚款"}), [], id="a fine without its sum: PRO053"),
        pytest.param(imposing({"kind": "没收违法所得", "amount": Decimal(0)}), [], id="nothing gained, nothing taken"),
        pytest.param(imposing({"kind": "行政拘留"}), [DETAINED], id="detention"),
        *(
            pytest.param(
                imposing({"kind": kind, "amount": Decimal(50)}),
                [f"warning: {kind}没有金额，填写了50元，请核实"],
                id=f"{kind} with a sum",
            )
            for kind in ("警告", "通报批评")
        ),
        pytest.param(
            imposing({"kind": "行政拘留", "amount": Decimal(50)}),
            [DETAINED, "warning: 行政拘留没有金额，填写了50元，请核实"],
            id="detention with a sum",
        ),
        pytest.param(imposing({"kind": "警告", "amount": Decimal(0)}), [], id="a warning of nothing"),
        pytest.param(imposing({"kind": "吊销许可证件", "item": "示例许可证"}), [], id="a licence taken"),
        pytest.param(
            imposing({"kind": "没收非法财物", "amount": Decimal(50), "item": "设备"}), [], id="goods with a value"
        ),
        pytest.param(imposing({"kind": "行政拘留"}, build=on_the_spot), [DETAINED], id="on the spot too"),
        pytest.param(imposing({"kind": "行政拘留"}).drop("decisions/0/made_on"), [DETAINED], id="a draft"),
        pytest.param(imposing({"kind": "行政拘留"}).set("decisions/0/made_on", "2021-07-14"), [], id="old law"),
        pytest.param(
            imposing({"kind": "行政拘留"}).set("decisions/0/made_on", "2021-07-15"), [DETAINED], id="first day"
        ),
        pytest.param(imposing({"kind": "行政拘留"}, build=permit), [], id="no penalty case"),
    ],
)
def test_kinds(draft: Draft, expected: list[str]) -> None:
    assert says(penalties_fit_outcome, draft) == expected
