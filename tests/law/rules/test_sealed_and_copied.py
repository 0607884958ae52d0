"""REC: sealed where the law says so, and in two copies."""

from __future__ import annotations

import pytest

from enforcement_cli.law.rules.instrument_marks import (
    inventory_in_two_copies,
    sealed_where_the_law_says,
)
from tests.builders import Draft, on_the_spot, penalty, permit
from tests.law.rules.rows import paper, says


def unsealed(type_: str, on: str) -> list[str]:
    return [f"error: {on} 的{type_}写明没有盖章，依法应当盖有本行政机关的印章"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(permit().set("records/1/seal", "无"), unsealed("受理通知书", "2026-03-04"), id="acceptance"),
        pytest.param(permit().set("records/5/seal", "无"), unsealed("许可证件", "2026-03-24"), id="the permit"),
        pytest.param(permit().set("records/1/seal", "实体"), [], id="the organ's own seal"),
        pytest.param(permit().set("records/1/seal", "电子"), [], id="an electronic seal"),
        pytest.param(
            permit().drop("records/1/seal").drop("records/5/seal"),
            ["undetermined: 没有写明是否盖有印章：R02 受理通知书、R06 许可证件"],
            id="not said: once for the case",
        ),
        pytest.param(
            paper(penalty(), "R20", "强制执行申请书", "2026-06-01", seal="无"),
            unsealed("强制执行申请书", "2026-06-01"),
            id="an application for enforcement",
        ),
        pytest.param(
            paper(penalty(), "R20", "强制执行决定书", "2026-06-01", seal="无"),
            unsealed("强制执行决定书", "2026-06-01"),
            id="a decision on enforcement",
        ),
        pytest.param(
            paper(penalty(), "R20", "强制执行决定书", "2011-12-31", seal="无"), [], id="before the law on enforcement"
        ),
        pytest.param(
            paper(penalty(), "R20", "强制执行决定书", "2012-01-01", seal="无"),
            unsealed("强制执行决定书", "2012-01-01"),
            id="on its first day",
        ),
        pytest.param(paper(penalty(), "R20", "受理通知书", "2026-06-01"), [], id="no permit"),
        pytest.param(paper(permit(), "R20", "不予受理通知书", "2026-12-10"), [], id="made today"),
        pytest.param(penalty().drop("records/7/seal"), [], id="a decision: judged with its contents"),
        pytest.param(on_the_spot(), [], id="on the spot no seal is asked"),
        pytest.param(permit().drop("records/1/seal").set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_sealed_where_the_law_says(draft: Draft, expected: list[str]) -> None:
    assert says(sealed_where_the_law_says, draft) == expected


TWO = "应当一式二份，由当事人和行政机关分别保存"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(paper(penalty(), "R20", "查封扣押清单", "2026-03-06", copies=2), [], id="two"),
        pytest.param(paper(penalty(), "R20", "查封扣押清单", "2026-03-06", copies=3), [], id="three"),
        pytest.param(
            paper(penalty(), "R20", "查封扣押清单", "2026-03-06", copies=1),
            [f"error: 2026-03-06 的查封扣押清单写明一式 1 份，{TWO}"],
            id="one",
        ),
        pytest.param(
            paper(penalty(), "R20", "查封扣押清单", "2026-03-06"),
            [f"undetermined: 2026-03-06 的查封扣押清单没有写明一式几份，{TWO}"],
            id="not said",
        ),
        pytest.param(
            paper(penalty(), "R20", "财物清单", "2026-03-06", step="查封扣押", copies=1),
            [f"error: 2026-03-06 的财物清单写明一式 1 份，{TWO}"],
            id="an inventory that serves a seizure",
        ),
        pytest.param(paper(penalty(), "R20", "财物清单", "2026-03-06"), [], id="an inventory of other things"),
        pytest.param(paper(penalty(), "R20", "先行登记保存清单", "2026-03-06"), [], id="registered evidence"),
        pytest.param(paper(penalty(), "R20", "查封扣押清单", "2026-12-10"), [], id="made today"),
        pytest.param(
            paper(penalty(), "R20", "查封扣押清单", "2026-03-06").drop("records/9/made_on"), [], id="made on no day"
        ),
    ],
)
def test_inventory_in_two_copies(draft: Draft, expected: list[str]) -> None:
    assert says(inventory_in_two_copies, draft) == expected
