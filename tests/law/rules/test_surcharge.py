"""PRO046: three percent for each day of delay, and none before."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.surcharge import surcharge_counted_by_day
from tests.builders import Draft, penalty, permit
from tests.law.rules.rows import says


def charged(*added: tuple[str, int], served: str = "2026-03-26", **more: Any) -> Draft:
    """A fine of 20,000 yuan received on that day, with surcharges: 600 yuan a day."""
    draft = penalty().set("decisions/0/service/0/served_on", served)
    entries = [{"kind": "加处罚款", "on": on, "amount": Decimal(amount)} for on, amount in added]
    draft.set("decisions/0/performance", [*entries, *more.pop("performance", [])])
    draft.data |= more
    return draft


def too_much(due: str, on: str, total: int, allowed: int) -> str:
    return (
        f"error: 罚款20000元应当在{due}以前缴纳，至{on}加处罚款共{total}元；每日按罚款数额的百分之三、行政复议和诉讼期间不计，"
        f"不得多于{allowed}元"
    )


def paused(reason: str, since: str, until: str | None = None) -> dict[str, str]:
    return {"reason": reason, "from": f"2026-{since}"} | ({"to": f"2026-{until}"} if until else {})


def served_later() -> dict[str, Any]:
    """A second fine on the same party, received a month after the first."""
    second = penalty().decisions[0]
    return {
        **second,
        "decision": 2,
        "performance": [],
        "service": [{**second["service"][0], "served_on": "2026-04-27"}],
    }


def test_each_party_has_its_own_time() -> None:
    draft = charged(("2026-04-20", 6001)).add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})
    draft.set("decisions/0/performance/0/party", "A1").set("decisions/0/service/0/parties", ["A1"])
    later = {"method": "直接送达", "started_on": "2026-04-27", "served_on": "2026-04-27", "parties": ["A2"]}

    assert says(surcharge_counted_by_day, draft.add("decisions/0/service", later)) == [
        too_much("2026-04-10", "2026-04-20", 6001, 6000)
    ]


DEFERRED: dict[str, Any] = {"performance": [{"kind": "批准延期或者分期", "on": "2026-04-01", "until": "2026-04-15"}]}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(penalty(), [], id="none"),
        # Received 26 March 2026: payable until Fri 10 April.
        pytest.param(charged(("2026-04-20", 6000)), [], id="ten days"),
        pytest.param(
            charged(("2026-04-20", 6001)), [too_much("2026-04-10", "2026-04-20", 6001, 6000)], id="a yuan more"
        ),
        pytest.param(charged(("2026-04-10", 1)), [too_much("2026-04-10", "2026-04-10", 1, 0)], id="on the last day"),
        pytest.param(charged(("2026-04-11", 600)), [], id="the day after"),
        pytest.param(
            charged(("2026-04-15", 3000), ("2026-04-20", 3001)),
            [too_much("2026-04-10", "2026-04-20", 6001, 6000)],
            id="in two parts",
        ),
        pytest.param(charged(("2026-12-01", 20000)), [], id="as much as the fine"),
        pytest.param(charged(("2026-04-20", 20001)), [], id="more than the fine has its own rule"),
        pytest.param(
            charged(("2026-04-20", 3000), pauses=[{"reason": "行政复议", "from": "2026-04-12", "to": "2026-04-16"}]),
            [],
            id="five days of a reconsideration left out",
        ),
        pytest.param(
            charged(("2026-04-20", 3001), pauses=[{"reason": "行政复议", "from": "2026-04-12", "to": "2026-04-16"}]),
            [too_much("2026-04-10", "2026-04-20", 3001, 3000)],
            id="and counted",
        ),
        pytest.param(charged(("2026-04-20", 3000), pauses=[paused("行政诉讼", "04-12", "04-16")]), [], id="a suit"),
        pytest.param(
            charged(("2026-04-20", 3001), pauses=[paused("行政诉讼", "04-12", "04-16")]),
            [too_much("2026-04-10", "2026-04-20", 3001, 3000)],
            id="a suit, and a yuan more",
        ),
        pytest.param(
            charged(("2026-04-20", 4800), pauses=[paused("行政复议", "04-01", "04-12")]),
            [],
            id="begun before the last day of payment: two days of it count",
        ),
        pytest.param(
            charged(("2026-04-20", 4801), pauses=[paused("行政复议", "04-01", "04-12")]),
            [too_much("2026-04-10", "2026-04-20", 4801, 4800)],
            id="begun before, and a yuan more",
        ),
        pytest.param(
            charged(("2026-04-20", 601), pauses=[paused("行政复议", "04-12")]),
            [too_much("2026-04-10", "2026-04-20", 601, 600)],
            id="not ended yet",
        ),
        pytest.param(
            charged(("2026-04-20", 5401), pauses=[paused("行政复议", "04-12", "04-12")]),
            [too_much("2026-04-10", "2026-04-20", 5401, 5400)],
            id="one day",
        ),
        pytest.param(
            charged(("2026-04-20", 6001), pauses=[paused("行政复议", "04-01", "04-05")]),
            [too_much("2026-04-10", "2026-04-20", 6001, 6000)],
            id="over before the last day of payment",
        ),
        pytest.param(
            charged(("2026-04-20", 6000), pauses=[{"reason": "行政复议"}]), [], id="a reconsideration of no day"
        ),
        pytest.param(
            charged(("2026-04-20", 20000)),
            [too_much("2026-04-10", "2026-04-20", 20000, 6000)],
            id="as much as the fine, too soon",
        ),
        pytest.param(
            charged(("2026-04-20", 6000), performance=[{"kind": "加处罚款", "on": "2026-04-21"}]),
            [],
            id="how much?",
        ),
        pytest.param(
            charged(performance=[{"kind": "加处罚款", "on": "2026-04-21"}]).set(
                "decisions/0/penalties", [{"kind": "警告"}]
            ),
            [],
            id="no fine, and how much?",
        ),
        pytest.param(charged(("2026-04-20", 6001)).set("kind", "行政强制"), [], id="of another act"),
        pytest.param(
            charged(("2026-04-20", 6001)).add("decisions", served_later()),
            [too_much("2026-04-10", "2026-04-20", 6001, 6000)],
            id="another decision was received later",
        ),
        pytest.param(
            charged(("2026-04-20", 6000), pauses=[{"reason": "鉴定", "from": "2026-04-12", "to": "2026-04-16"}]),
            [],
            id="another pause",
        ),
        pytest.param(charged(("2026-04-20", 3000), **DEFERRED), [], id="put off until the 15th"),
        pytest.param(
            charged(("2026-04-20", 3001), **DEFERRED),
            [too_much("2026-04-15", "2026-04-20", 3001, 3000)],
            id="put off, too much",
        ),
        # Received 18 Sep 2026: 3 October gives way to the 8th.
        pytest.param(charged(("2026-10-09", 600), served="2026-09-18"), [], id="across National Day"),
        pytest.param(
            charged(("2026-10-09", 601), served="2026-09-18"),
            [too_much("2026-10-08", "2026-10-09", 601, 600)],
            id="across National Day, too much",
        ),
        pytest.param(charged(("2026-02-25", 600), served="2026-02-06"), [], id="across Spring Festival"),
        pytest.param(
            charged(("2026-04-20", 600)).drop("decisions/0/service"),
            ["undetermined: 加处罚款（2026-04-20）是否自逾期之日起计算无法判断：决定书没有填写视为送达日期"],
            id="received when?",
        ),
        pytest.param(permit(), [], id="a permit"),
    ],
)
def test_by_day(draft: Draft, expected: list[str]) -> None:
    assert says(surcharge_counted_by_day, draft) == expected


def test_over_the_turn_of_an_unpublished_year() -> None:
    """Received 25 December 2026: the fifteenth day is Sat 9 January 2027, perhaps a worked one."""
    due = Calendar.shipped().add(date(2026, 12, 25), 15, "days")
    assert due.earliest < due.latest

    assert says(
        surcharge_counted_by_day, charged((due.latest.isoformat(), 600), served="2026-12-25"), "2027-02-01"
    ) == [
        f"undetermined: 罚款20000元的缴纳期限在{due.earliest}至{due.latest}之间届满，放假安排尚未公布；"
        f"至{due.latest}加处罚款共600元是否过多无法判断"
    ]


def test_what_is_surely_owed_in_an_unpublished_year() -> None:
    due = Calendar.shipped().add(date(2026, 12, 25), 15, "days")
    day_after = (due.latest + timedelta(days=1)).isoformat()

    assert says(surcharge_counted_by_day, charged((day_after, 600), served="2026-12-25"), "2027-02-01") == []
