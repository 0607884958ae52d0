"""PRO029, PRO030: fines that were not paid, and cash on its way to the bank."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.fine_periods import (
    DEPOSITED,
    HANDED_IN,
    cash_handed_in_and_deposited,
    unpaid_fine_has_next_steps,
)
from tests.builders import Draft, on_the_spot, penalty, permit
from tests.law.rules.period_words import late, open_, overdue, soon, unsure
from tests.law.rules.rows import findings, says, unread


def paid(*performance: dict[str, Any], served: str = "2026-03-26") -> Draft:
    """A penalty of 20,000 yuan served on that day, with this performance."""
    draft = penalty().set("decisions/0/service/0/served_on", served)
    return draft.set("decisions/0/performance", list(performance))


def payment(on: str, amount: int | None = None, kind: str = "缴纳罚款", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "on": on, **({"amount": Decimal(amount)} if amount else {}), **more}


def unpaid(due: str, judged: str, court: str = "") -> str:
    return (
        f"info: 罚款应当在{due}以前缴纳，至{judged}没有缴清的记录；可以每日按罚款数额的百分之三加处罚款（不超出罚款数额，"
        f"行政复议、诉讼期间不计），并以书面催告{court}"
    )


COURT = "；申请人民法院强制执行的期限至2026-12-28"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(penalty(), "2026-12-10", [], id="paid"),
        pytest.param(paid(), "2026-04-10", [], id="not paid on the fifteenth day"),
        pytest.param(paid(), "2026-04-11", [unpaid("2026-04-10", "2026-04-11", COURT)], id="the day after"),
        # Received 18 Sep 2026: the fifteenth day is 3 October; it gives way to Thu 8 October.
        pytest.param(paid(served="2026-09-18"), "2026-10-08", [], id="rolled over National Day"),
        pytest.param(
            paid(served="2026-09-18"),
            "2026-10-09",
            [unpaid("2026-10-08", "2026-10-09", "；申请人民法院强制执行的期限至2027-06-18")],
            id="past National Day",
        ),
        # Received Fri 6 Feb 2026: 21 Feb lies in the Spring Festival, which ends on the 23rd.
        pytest.param(paid(served="2026-02-06"), "2026-02-24", [], id="rolled over Spring Festival"),
        pytest.param(
            paid(served="2026-02-06"),
            "2026-02-25",
            [unpaid("2026-02-24", "2026-02-25", "；申请人民法院强制执行的期限至2026-11-06")],
            id="past Spring Festival",
        ),
        pytest.param(
            paid(payment("2026-04-02", 5000)), "2026-04-11", [unpaid("2026-04-10", "2026-04-11", COURT)], id="in part"
        ),
        pytest.param(
            paid(payment("2026-04-02", 5000), payment("2026-04-03", 15000)), "2026-04-11", [], id="in two parts"
        ),
        pytest.param(paid(payment("2026-05-02")), "2026-12-10", [], id="paid late: no finding"),
        pytest.param(paid(payment("2026-05-02", kind="履行完毕")), "2026-12-10", [], id="performed"),
        pytest.param(
            paid(payment("2026-04-01", kind="批准延期或者分期", until="2026-06-30")),
            "2026-06-30",
            [],
            id="put off until that day",
        ),
        pytest.param(
            paid(payment("2026-04-01", kind="批准延期或者分期", until="2026-06-30")),
            "2026-07-01",
            [unpaid("2026-06-30", "2026-07-01", COURT)],
            id="put off, and not paid by then",
        ),
        pytest.param(paid(payment("2026-07-01", kind="申请强制执行")), "2026-12-10", [], id="the court was asked"),
        pytest.param(
            paid().step("申请法院强制执行", "2026-07-01"), "2026-12-10", [], id="the court was asked: its step"
        ),
        pytest.param(
            paid().set("decisions/0/fate", [{"event": "撤销", "effective_on": "2026-04-08"}]),
            "2026-12-10",
            [],
            id="revoked in time",
        ),
        pytest.param(
            paid().set("pauses", [{"reason": "行政诉讼", "from": "2026-04-13"}]),
            "2026-05-11",
            [unpaid("2026-04-10", "2026-05-11")],
            id="in court: no day can be counted for asking it",
        ),
        pytest.param(paid().set("parties/0/ended_on", "2026-04-08"), "2026-12-10", [], id="the party ended"),
        pytest.param(paid().drop("decisions/0/service"), "2026-12-10", [], id="not served yet"),
        pytest.param(
            paid().set("decisions/0/penalties", [{"kind": "警告"}]), "2026-12-10", [], id="a warning is no fine"
        ),
        pytest.param(paid().set("decisions/0/outcome", "不予处罚"), "2026-12-10", [], id="no penalty"),
        pytest.param(permit(), "2026-12-10", [], id="a permit"),
        pytest.param(
            paid(served="2021-07-14").set("decisions/0/made_on", "2021-07-14"), "2021-12-10", [], id="before the law"
        ),
    ],
)
def test_unpaid_fines(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(unpaid_fine_has_next_steps, draft, as_of) == expected


def test_the_courts_time_may_hang_on_a_notice() -> None:
    """Six months of 6 May and three more end on Sat 6 Feb 2027, the Spring Festival of a year without a notice."""
    last = Calendar.shipped().add(date(2026, 11, 6), 3, "months")

    assert says(unpaid_fine_has_next_steps, paid(served="2026-05-06"), "2026-12-10") == [
        unpaid("2026-05-21", "2026-12-10", f"；申请人民法院强制执行的期限在{last.earliest}至{last.latest}之间届满")
    ]


def test_each_party_has_its_own_fine() -> None:
    draft = paid(payment("2026-04-02", 8000, party="A1")).add(
        "parties", {"id": "A2", "name": "示例样本有限公司", "type": "法人"}
    )
    draft.set(
        "decisions/0/penalties",
        [
            {"kind": "罚款", "amount": Decimal(8000), "parties": ["A1"]},
            {"kind": "罚款", "amount": Decimal(9000), "parties": ["A2"]},
        ],
    )

    (found,) = findings(unpaid_fine_has_next_steps, draft, "2026-04-11")

    assert found.severity == "info"


def test_each_decision_has_its_own_day_of_asking_the_court() -> None:
    draft = paid().set("decisions/0/parties", ["A1"]).add("parties", {"id": "A2", "name": "示例样本", "type": "法人"})
    service = [{**draft.decisions[0]["service"][0], "served_on": "2026-04-27"}]
    draft.add("decisions", {**draft.decisions[0], "decision": 2, "parties": ["A2"], "service": service})

    assert says(unpaid_fine_has_next_steps, draft, "2026-06-01") == [
        unpaid("2026-04-10", "2026-06-01", COURT),
        unpaid("2026-05-12", "2026-06-01", "；申请人民法院强制执行的期限至2027-01-27"),
    ]


CASH = {"cash": "yes", "cash_ground": "边远水上交通不便且当事人提出"}


def cash(on: str, handed: str | None = None, deposited: str | None = None) -> Draft:
    draft = paid(payment(on, 20000, **CASH))
    if handed:
        draft.add("decisions/0/performance", payment(handed, kind="罚款交至机关"))
    if deposited:
        draft.add("decisions/0/performance", payment(deposited, kind="罚款缴付银行"))
    return draft


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(penalty(), "2026-12-10", [], id="paid to the bank"),
        # Wed 15 April 2026.
        pytest.param(cash("2026-04-15", "2026-04-17", "2026-04-21"), "2026-12-10", [], id="last days"),
        pytest.param(
            cash("2026-04-15", "2026-04-20", "2026-04-21"),
            "2026-12-10",
            [late(HANDED_IN, "2026-04-15", "2026-04-17", "2026-04-20")],
            id="handed in a day late",
        ),
        pytest.param(
            cash("2026-04-15", "2026-04-17", "2026-04-22"),
            "2026-12-10",
            [late(DEPOSITED, "2026-04-17", "2026-04-21", "2026-04-22")],
            id="paid in a day late",
        ),
        pytest.param(
            cash("2026-04-15"),
            "2026-04-18",
            [overdue(HANDED_IN, "2026-04-15", "2026-04-17", "2026-04-18")],
            id="not handed in",
        ),
        pytest.param(
            cash("2026-04-15", "2026-04-17"),
            "2026-04-22",
            [overdue(DEPOSITED, "2026-04-17", "2026-04-21", "2026-04-22")],
            id="not paid in",
        ),
        pytest.param(cash("2026-04-15"), "2026-04-16", [soon(HANDED_IN, "2026-04-15", "2026-04-17")], id="near"),
        pytest.param(cash("2026-04-15", None, "2026-04-17"), "2026-12-10", [], id="straight to the bank"),
        pytest.param(
            cash("2026-04-15", None, "2026-04-20"),
            "2026-12-10",
            [overdue(HANDED_IN, "2026-04-15", "2026-04-17", "2026-12-10")],
            id="to the bank too late",
        ),
        pytest.param(
            paid(
                payment("2026-04-15", 10000, **CASH),
                payment("2026-04-15", kind="罚款交至机关"),
                payment("2026-04-16", kind="罚款缴付银行"),
                payment("2026-04-16", 10000, **CASH),
                payment("2026-04-22", kind="罚款交至机关"),
                payment("2026-04-23", kind="罚款缴付银行"),
            ),
            "2026-12-10",
            [late(HANDED_IN, "2026-04-16", "2026-04-20", "2026-04-22")],
            id="the bank got the first part, the second was handed in late",
        ),
        pytest.param(
            paid(
                payment("2026-04-15", 10000, party="A1", **CASH), payment("2026-04-17", party="A2", kind="罚款缴付银行")
            ),
            "2026-12-10",
            [overdue(HANDED_IN, "2026-04-15", "2026-04-17", "2026-12-10")],
            id="the bank got another party's fine",
        ),
        # 30 Sep 2026 is a Wednesday; 1-7 October are off, Sat 10 October is worked.
        pytest.param(cash("2026-09-30", "2026-10-09", "2026-10-12"), "2026-12-10", [], id="across National Day"),
        pytest.param(
            cash("2026-09-30", "2026-10-10", "2026-10-12"),
            "2026-12-10",
            [late(HANDED_IN, "2026-09-30", "2026-10-09", "2026-10-10")],
            id="across National Day, late",
        ),
        # Fri 13 Feb 2026; Sat 14 Feb is worked, 15-23 Feb are off.
        pytest.param(cash("2026-02-13", "2026-02-24", "2026-02-26"), "2026-12-10", [], id="across Spring Festival"),
        pytest.param(
            cash("2026-02-13", "2026-02-25", "2026-02-26"),
            "2026-12-10",
            [late(HANDED_IN, "2026-02-13", "2026-02-24", "2026-02-25")],
            id="across Spring Festival, late",
        ),
        pytest.param(cash("2021-07-14"), "2021-12-10", [], id="before the law"),
    ],
)
def test_cash(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(cash_handed_in_and_deposited, draft, as_of) == expected


def test_cash_over_the_turn_of_an_unpublished_year() -> None:
    due = Calendar.shipped().add(date(2026, 12, 31), 2, "working_days")
    first, last = due.earliest.isoformat(), due.latest.isoformat()

    assert first < last
    assert says(cash_handed_in_and_deposited, cash("2026-12-31"), "2027-01-01") == [
        open_(HANDED_IN, "2026-12-31", first, last)
    ]
    assert says(cash_handed_in_and_deposited, cash("2026-12-31", last), "2027-01-05")[0] == unsure(
        HANDED_IN, "2026-12-31", first, last, last
    )


def test_on_the_spot_fines_are_asked_about_too() -> None:
    draft = on_the_spot().set(
        "decisions/0/performance", [payment("2026-03-04", 200, cash="yes", cash_ground="不当场收缴事后难以执行")]
    )

    assert says(cash_handed_in_and_deposited, draft) == [overdue(HANDED_IN, "2026-03-04", "2026-03-06", "2026-12-10")]


def test_decisions_that_could_not_be_read_may_tell_the_payment() -> None:
    assert says(unpaid_fine_has_next_steps, unread(paid(), "decisions"), "2026-04-11") == []
    assert says(cash_handed_in_and_deposited, unread(cash("2026-04-15"), "decisions")) == []
