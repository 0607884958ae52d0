"""PRO062, PRO063: surcharges, deferral and instalments, cash."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.rules.fines import cash_only_where_lawful, surcharge_and_deferral_lawful
from tests.builders import COMPANY, SOUND, Draft, on_the_spot, penalty
from tests.law.rules.rows import says
from tests.outcome_builders import OUTCOMES

ALL = (surcharge_and_deferral_lawful, cash_only_where_lawful)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def performed(*entries: dict[str, Any], build: Callable[[], Draft] = penalty) -> Draft:
    """The decision with these entries of 履行; the penalty fines 20,000 yuan, the one on the spot 200."""
    return build().set("decisions/0/performance", list(entries))


def entry(kind: str, on: str = "2026-05-06", amount: int | str | None = None, **more: str) -> dict[str, Any]:
    return {"kind": kind, "on": on, **({} if amount is None else {"amount": Decimal(amount)}), **more}


def added(*amounts: int | str, **more: str) -> list[dict[str, Any]]:
    return [entry("加处罚款", amount=each, **more) for each in amounts]


def beyond(total: int | str, fine: int = 20000) -> list[str]:
    return [f"error: 加处罚款共{total}元，超过罚款{fine}元；加处罚款的数额不得超出罚款的数额"]


def unknown(*missing: str) -> list[str]:
    return [
        f"undetermined: 批准延期或者分期（2026-05-06）没有填写{'、'.join(missing)}；"
        "经当事人申请和行政机关批准，可以暂缓或者分期缴纳，是否如此无法判断"
    ]


DEFERRED = entry("批准延期或者分期", application="R30", approved_by="P09")
NOT_APPROVED = ["warning: 分期缴纳（2026-05-06）之前没有批准分期的记录，请核实"]


def two_fined() -> Draft:
    draft = penalty().add("parties", {**COMPANY, "id": "A2"})
    fines = [
        {"kind": "罚款", "amount": Decimal(1000), "parties": ["A1"]},
        {"kind": "罚款", "amount": Decimal(5000), "parties": ["A2"]},
    ]
    return draft.set("decisions/0/penalties", fines)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(performed(*added(20000)), [], id="as much as the fine"),
        pytest.param(performed(*added("20000.01")), beyond("20000.01"), id="a cent more"),
        pytest.param(performed(*added(15000, 5000)), [], id="two that make as much"),
        pytest.param(performed(*added(15000, 5001)), beyond(20001), id="two that make more"),
        pytest.param(performed({"kind": "加处罚款", "on": "2026-05-06"}), [], id="without its amount"),
        pytest.param(
            performed(*added(30000)).drop("decisions/0/penalties/0/amount"), [], id="a fine without its amount"
        ),
        pytest.param(performed(*added(1000, party="A1"), build=two_fined), [], id="each party by its own fine"),
        pytest.param(performed(*added(1001, party="A1"), build=two_fined), beyond(1001, 1000), id="one party's beyond"),
        pytest.param(performed(*added(5000, party="A2"), build=two_fined), [], id="the other's within"),
        pytest.param(performed(*added(6000), build=two_fined), [], id="nobody named: all fines together"),
        pytest.param(performed(*added(6001), build=two_fined), beyond(6001, 6000), id="nobody named: beyond them"),
        pytest.param(
            performed(entry("缴纳罚款", amount=20000), *added(20000)), [], id="the fine itself is no surcharge"
        ),
        pytest.param(
            performed(*added(20001)).add("decisions/0/penalties", {"kind": "没收违法所得"}),
            beyond(20001),
            id="beside a confiscation without its amount",
        ),
        # Deferral and instalments
        pytest.param(performed(DEFERRED), [], id="applied for and approved"),
        pytest.param(performed(entry("批准延期或者分期")), unknown("当事人的申请", "批准人"), id="neither on file"),
        pytest.param(
            performed(entry("批准延期或者分期", approved_by="P09")), unknown("当事人的申请"), id="no application"
        ),
        pytest.param(performed(entry("批准延期或者分期", application="R30")), unknown("批准人"), id="no approver"),
        pytest.param(performed(entry("分期缴纳", amount=100)), NOT_APPROVED, id="an instalment out of nothing"),
        pytest.param(performed(DEFERRED, entry("分期缴纳", amount=100)), [], id="an instalment of that day"),
        pytest.param(
            performed(entry("分期缴纳", amount=100), {**DEFERRED, "on": "2026-05-07"}),
            NOT_APPROVED,
            id="approved only afterwards",
        ),
        pytest.param(performed({**DEFERRED, "on": "2026-05-05"}, entry("分期缴纳")), [], id="approved the day before"),
        pytest.param(
            performed({**DEFERRED, "on": None}, entry("分期缴纳")), [], id="approved, on a day that was not entered"
        ),
        pytest.param(performed(DEFERRED, {"kind": "分期缴纳"}), [], id="approved, the instalment without its day"),
        pytest.param(performed(entry("缴纳罚款", amount=20000)), [], id="paid at once"),
        pytest.param(performed(*added(30000)).set("decisions/0/made_on", "2021-07-14"), [], id="old law"),
        pytest.param(performed(*added(30000)).set("decisions/0/outcome", "不予处罚"), [], id="not punished"),
    ],
)
def test_surcharge_and_deferral(draft: Draft, expected: list[str]) -> None:
    assert says(surcharge_and_deferral_lawful, draft) == expected


# PRO063

SMALL, HARD, REMOTE = "一百元以下罚款", "不当场收缴事后难以执行", "边远水上交通不便且当事人提出"


def cash(ground: str | None, fine: int | str = 100, build: Callable[[], Draft] = on_the_spot, **more: str) -> Draft:
    given = {"cash": "yes", "record": "R30", **({"cash_ground": ground} if ground else {}), **more}
    draft = performed(entry("缴纳罚款", amount=fine, **given), build=build)
    return draft.set("decisions/0/penalties/0/amount", Decimal(fine))


def missing(*names: str) -> list[str]:
    return [f"undetermined: 当场收缴罚款（2026-05-06）没有填写{'、'.join(names)}，是否符合法律规定无法判断"]


def not_spot(ground: str) -> list[str]:
    return [
        f"error: 当场收缴罚款（2026-05-06）的情形是“{ground}”，但处罚不是当场作出的；"
        "普通程序的罚款只有在边远等地区、经当事人提出才可以当场收缴"
    ]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(cash(SMALL), [], id="a hundred yuan"),
        pytest.param(
            cash(SMALL, "100.01"),
            [f"error: 当场收缴罚款（2026-05-06）的情形是“{SMALL}”，但罚款是100.01元，超过100元"],
            id="a cent more",
        ),
        pytest.param(cash(HARD, 200), [], id="could hardly be collected later"),
        pytest.param(cash(REMOTE, 200, application="R31"), [], id="remote, asked for"),
        pytest.param(cash(REMOTE, 200), missing("当事人的申请"), id="remote, not asked for"),
        pytest.param(cash(None), missing("当场收缴的情形"), id="no ground"),
        pytest.param(cash(SMALL).drop("decisions/0/performance/0/record"), missing("专用票据"), id="no receipt"),
        pytest.param(
            cash(None).drop("decisions/0/performance/0/record"), missing("当场收缴的情形", "专用票据"), id="neither"
        ),
        pytest.param(cash(SMALL, build=penalty), not_spot(SMALL), id="small, in the general procedure"),
        pytest.param(cash(HARD, build=penalty), not_spot(HARD), id="hard later, in the general procedure"),
        pytest.param(cash(REMOTE, 5000, penalty, application="R31"), [], id="remote, in the general procedure"),
        pytest.param(
            cash(SMALL).drop("decisions/0/penalties/0/amount"), [], id="a fine without its amount is PRO052's affair"
        ),
        pytest.param(cash(None).set("decisions/0/performance/0/cash", "no"), [], id="to the bank, said"),
        pytest.param(performed(entry("缴纳罚款", amount=200)), [], id="to the bank, not said"),
        pytest.param(cash(None).set("decisions/0/performance/0/kind", "上缴违法所得"), [], id="no fine"),
        pytest.param(
            cash(None).set("decisions/0/performance/0/kind", "分期缴纳"), missing("当场收缴的情形"), id="a part"
        ),
        pytest.param(cash(None).set("decisions/0/made_on", "2021-07-14"), [], id="old law"),
    ],
)
def test_cash(draft: Draft, expected: list[str]) -> None:
    assert says(cash_only_where_lawful, draft) == expected
