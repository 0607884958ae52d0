"""PRO031, PRO032: the court is asked to enforce after a demand, and in time."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.court import ASKED, court_asked_after_demand, court_asked_within_three_months
from enforcement_cli.law.rules.fine_periods import unpaid_fine_has_next_steps
from tests.builders import Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.period_words import late_by_days, overdue_by_days
from tests.law.rules.rows import says, unread


def unpaid(served: str = "2026-03-26", *performance: dict[str, Any]) -> Draft:
    draft = penalty().set("decisions/0/performance", list(performance))
    return draft.set("decisions/0/service/0/served_on", served)


def asked(applied: str, demanded: str | None = "2026-10-09", **service: Any) -> Draft:
    """A fine not paid, the party urged and the court asked on these days."""
    draft = unpaid()
    if demanded:
        draft.step("催告", demanded, **({"service": service} if service else {}))
    return draft.step("申请法院强制执行", applied)


NEVER = "error: 于{}申请人民法院强制执行，此前没有催告的记录；申请前应当催告当事人履行义务"


def early(told: str, due: str, on: str) -> str:
    return f"error: 催告书于{told}送达，满十个工作日为{due}；于{on}申请人民法院强制执行，期限尚未届满"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # Urged Fri 9 Oct 2026; Sat 10 Oct is worked: the tenth working day is Thu 22 Oct.
        pytest.param(asked("2026-10-23"), [], id="the day after the tenth"),
        pytest.param(asked("2026-10-22"), [early("2026-10-09", "2026-10-22", "2026-10-22")], id="on the tenth"),
        pytest.param(asked("2026-10-12"), [early("2026-10-09", "2026-10-22", "2026-10-12")], id="at once"),
        # Urged Fri 18 Sep 2026: 25-27 Sep and 1-7 Oct are off, Sun 20 Sep and Sat 10 Oct worked.
        pytest.param(asked("2026-10-10", "2026-09-18"), [], id="across National Day"),
        pytest.param(
            asked("2026-10-09", "2026-09-18"),
            [early("2026-09-18", "2026-10-09", "2026-10-09")],
            id="across National Day, a day early",
        ),
        # Urged Fri 6 Feb 2026: Sat 14 Feb is worked, 15-23 Feb are off.
        pytest.param(asked("2026-02-28", "2026-02-06"), [], id="across Spring Festival: a worked Saturday"),
        pytest.param(
            asked("2026-02-27", "2026-02-06"),
            [early("2026-02-06", "2026-02-27", "2026-02-27")],
            id="across Spring Festival, a day early",
        ),
        pytest.param(asked("2026-10-23", None), [NEVER.format("2026-10-23")], id="no demand"),
        pytest.param(asked("2026-10-08"), [NEVER.format("2026-10-08")], id="the demand came after"),
        pytest.param(asked("2026-10-12").step("催告", "2026-09-01"), [], id="an earlier demand had run out"),
        pytest.param(
            asked("2026-10-23", method="邮寄送达", started_on="2026-10-09"),
            [
                "undetermined: 催告书（2026-10-09）没有填写视为送达日期，申请人民法院强制执行（2026-10-23）之前"
                "是否已满十个工作日无法判断"
            ],
            id="posted, arrival not given",
        ),
        pytest.param(
            asked("2026-10-23", method="邮寄送达", started_on="2026-10-09", served_on="2026-10-14"),
            [early("2026-10-14", "2026-10-28", "2026-10-23")],
            id="posted, received later",
        ),
        pytest.param(
            unpaid("2026-03-26", {"kind": "催告", "on": "2026-10-09"}, {"kind": "申请强制执行", "on": "2026-10-12"}),
            [early("2026-10-09", "2026-10-22", "2026-10-12")],
            id="both entered as performance",
        ),
        pytest.param(
            asked("2026-10-12").add("decisions/0/performance", {"kind": "申请强制执行", "on": "2026-10-12"}),
            [early("2026-10-09", "2026-10-22", "2026-10-12")],
            id="entered twice, told once",
        ),
        pytest.param(
            asked("2026-10-09"), [early("2026-10-09", "2026-10-22", "2026-10-09")], id="on the day of the demand"
        ),
        pytest.param(
            asked("2026-10-12", None).step("申请法院强制执行", "2026-07-01"),
            [NEVER.format("2026-10-12"), NEVER.format("2026-07-01")],
            id="asked twice, each time without a demand",
        ),
        pytest.param(
            asked("2026-10-12", None).add(
                "decisions", {"decision": 2, "outcome": "申请法院强制执行", "made_on": "2026-10-12"}
            ),
            [NEVER.format("2026-10-12")],
            id="the step and the decision to ask are one application",
        ),
        pytest.param(
            unpaid()
            .step("催告", "2026-09-01", parties=["A2"])
            .step("申请法院强制执行", "2026-10-12", parties=["A2"])
            .step("申请法院强制执行", "2026-10-12", parties=["A1"]),
            [NEVER.format("2026-10-12")],
            id="two parties, one of them never urged",
        ),
        pytest.param(
            inspection().set("kind", "行政强制").step("申请法院强制执行", "2026-10-12"),
            [NEVER.format("2026-10-12")],
            id="a measure that stands alone",
        ),
        pytest.param(asked("2026-10-23", None).set("secrecy", ["国家秘密"]), [], id="a stub"),
        pytest.param(unpaid().step("催告", "2026-10-09"), [], id="the court was not asked"),
        pytest.param(permit().step("申请法院强制执行", "2026-10-12"), [], id="a permit"),
    ],
)
def test_demand_first(draft: Draft, expected: list[str]) -> None:
    assert says(court_asked_after_demand, draft) == expected


def test_demand_over_the_turn_of_an_unpublished_year() -> None:
    due = Calendar.shipped().add(date(2026, 12, 28), 10, "working_days")

    said = says(court_asked_after_demand, asked(due.latest.isoformat(), "2026-12-28"), "2027-03-01")

    assert due.earliest < due.latest
    assert said == [
        f"undetermined: 催告书于2026-12-28送达，满十个工作日在{due.earliest}至{due.latest}之间；放假安排尚未公布，"
        f"于{due.latest}申请人民法院强制执行是否过早无法判断"
    ]


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(penalty(), "2027-12-10", [], id="paid"),
        # Served 26 March 2026: the six months end on Sat 26 September, off till the 27th, and roll to Mon 28 September.
        pytest.param(unpaid(), "2026-12-10", [], id="running, told with the unpaid fine"),
        pytest.param(unpaid("2026-05-06"), "2026-12-10", [], id="running into a year without a notice, told there too"),
        pytest.param(
            unpaid(),
            "2026-12-24",
            [f"info: {ASKED}；自2026-09-28起算，末日为2026-12-28，过2026-12-28为逾期"],
            id="near its end",
        ),
        pytest.param(
            unpaid("2026-03-26", {"kind": "申请强制执行", "on": "2026-12-28"}), "2027-02-01", [], id="last day"
        ),
        pytest.param(
            unpaid("2026-03-26", {"kind": "申请强制执行", "on": "2026-12-29"}),
            "2027-02-01",
            [late_by_days(ASKED, "2026-09-28", "2026-12-28", "2026-12-28", "2026-12-29", "warning")],
            id="one day late",
        ),
        pytest.param(
            unpaid(),
            "2026-12-29",
            [overdue_by_days(ASKED, "2026-09-28", "2026-12-28", "2026-12-28", "2026-12-29", "warning")],
            id="not asked",
        ),
        # Served 31 August 2025: no 31 February; the month's end, 28 Feb 2026, is worked. No 31 either in May.
        pytest.param(
            unpaid("2025-08-31"),
            "2026-05-29",
            [overdue_by_days(ASKED, "2026-02-28", "2026-05-28", "2026-05-28", "2026-05-29", "warning")],
            id="no corresponding day",
        ),
        pytest.param(
            unpaid("2026-03-26", {"kind": "缴纳罚款", "on": "2026-11-02", "amount": Decimal(20000)}),
            "2026-12-29",
            [],
            id="paid meanwhile",
        ),
        pytest.param(
            unpaid("2025-12-01", {"kind": "批准延期或者分期", "on": "2025-12-10", "until": "2026-07-01"}),
            "2026-10-09",
            [overdue_by_days(ASKED, "2026-07-01", "2026-10-01", "2026-10-08", "2026-10-09", "warning")],
            id="put off: from the end of that time",
        ),
        pytest.param(
            unpaid("2026-03-26").set("pauses", [{"reason": "行政复议", "from": "2026-04-10", "to": "2026-06-10"}]),
            "2026-09-28",
            [f"info: {ASKED}；自2026-06-25起算，末日为2026-09-25，过2026-09-28为逾期"],
            id="after a reconsideration: rolled over the Mid-Autumn days",
        ),
        pytest.param(
            unpaid("2026-03-26").set("pauses", [{"reason": "行政复议", "from": "2026-04-10", "to": "2026-06-10"}]),
            "2026-09-29",
            [overdue_by_days(ASKED, "2026-06-25", "2026-09-25", "2026-09-28", "2026-09-29", "warning")],
            id="after a reconsideration, not asked",
        ),
        pytest.param(
            unpaid("2026-03-26").set("pauses", [{"reason": "行政复议", "from": "2026-04-10"}]),
            "2027-12-10",
            [],
            id="reconsideration under way",
        ),
        pytest.param(
            unpaid("2026-03-26").set("pauses", [{"reason": "行政诉讼", "from": "2026-04-10"}]),
            "2027-12-10",
            [],
            id="in court",
        ),
        pytest.param(
            on_the_spot().set("decisions/0/performance", []),
            "2026-08-07",
            [overdue_by_days(ASKED, "2026-05-06", "2026-08-06", "2026-08-06", "2026-08-07", "warning")],
            id="on the spot: sixty days, since reconsideration comes first; 3 May rolls to the 6th",
        ),
        pytest.param(unpaid().drop("decisions/0/service"), "2027-12-10", [], id="not served"),
        pytest.param(
            unpaid().set("decisions/0/fate", [{"event": "撤销", "effective_on": "2026-10-15"}]),
            "2027-12-10",
            [],
            id="revoked",
        ),
        pytest.param(
            unpaid().set("decisions/0/penalties", [{"kind": "警告"}]), "2027-12-10", [], id="nothing to be paid"
        ),
    ],
)
def test_three_months(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(court_asked_within_three_months, draft, as_of) == expected


def premature(over: str, on: str, severity: str = "error") -> list[str]:
    return [
        f"{severity}: 于{on}申请人民法院强制执行，当事人申请行政复议、提起行政诉讼的期限至{over}才届满；"
        "当事人在法定期限内不申请复议、不起诉又不履行的，才可以申请"
    ]


def applied(on: str, served: str = "2026-03-26", *performance: dict[str, Any]) -> Draft:
    return unpaid(served, *performance).step("申请法院强制执行", on)


PUT_OFF = {"kind": "批准延期或者分期", "on": "2026-04-01", "until": "2026-12-31"}


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Served 26 March 2026: six months end Sat 26 September, a day off until the 27th, so on Mon the 28th.
        pytest.param(applied("2026-09-29"), "2026-12-10", [], id="the day after"),
        pytest.param(applied("2026-09-28"), "2026-12-10", premature("2026-09-28", "2026-09-28"), id="the last day"),
        pytest.param(applied("2026-06-01"), "2026-12-10", premature("2026-09-28", "2026-06-01"), id="months before"),
        pytest.param(
            applied("2026-06-01", "2026-07-15"),
            "2027-02-10",
            premature("2027-01-15", "2026-06-01"),
            id="before service",
        ),
        # Served 2 July 2026: six months end Sat 2 January 2027, whose notice is not out.
        pytest.param(
            applied("2027-01-03", "2026-07-02"),
            "2027-02-10",
            premature("2027-01-05", "2027-01-03", "undetermined"),
            id="in a year without a notice",
        ),
        pytest.param(applied("2026-06-01", "2026-03-26", PUT_OFF), "2026-12-10", [], id="put off: in default since"),
        pytest.param(applied("2026-06-01").drop("decisions/0/service"), "2026-12-10", [], id="not served"),
        pytest.param(
            applied("2026-06-01").set("pauses", [{"reason": "行政诉讼", "from": "2026-04-01", "to": "2026-05-20"}]),
            "2026-12-10",
            [],
            id="after a judgment",
        ),
        pytest.param(
            applied("2026-06-01", "2026-03-26", {"kind": "缴纳罚款", "on": "2026-06-02"}), "2026-12-10", [], id="paid"
        ),
    ],
)
def test_not_before_the_time_for_remedies_is_over(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(court_asked_within_three_months, draft, as_of) == expected


def test_a_start_that_hangs_on_a_notice_is_taken_at_its_latest() -> None:
    """Served 1 July 2026: the six months end on New Year's Day 2027, and nobody knows yet to which day they roll."""
    start = Calendar.shipped().add(date(2026, 7, 1), 6, "months").latest
    due = Calendar.shipped().add(start, 3, "months")

    def said(as_of: date) -> list[str]:
        return says(court_asked_within_three_months, unpaid("2026-07-01"), as_of.isoformat())

    assert [each.partition(":")[0] for each in said(due.earliest)] == ["info"]
    assert said(due.latest + timedelta(days=1)) == [
        overdue_by_days(
            ASKED,
            start.isoformat(),
            due.earliest.isoformat(),
            f"{due.latest}（放假安排尚未公布，按最迟的可能计算）",
            (due.latest + timedelta(days=1)).isoformat(),
            "warning",
        )
    ]


@pytest.mark.parametrize("as_of", ["2026-04-11", "2026-09-28", "2026-12-10", "2026-12-24", "2026-12-29", "2027-06-01"])
def test_one_rule_at_a_time_speaks_of_an_unpaid_fine(as_of: str) -> None:
    said = [*says(unpaid_fine_has_next_steps, unpaid(), as_of), *says(court_asked_within_three_months, unpaid(), as_of)]

    assert len(said) == 1


def test_decisions_that_could_not_be_read_may_say_otherwise() -> None:
    assert says(court_asked_after_demand, unread(asked("2026-10-23", None), "decisions")) == []
    assert says(court_asked_within_three_months, unread(unpaid(), "decisions"), "2026-12-29") == []
