"""PRO027: three and seven days under the law before 15 July 2021, counted both ways."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.law.rules.old_periods import SEVEN, short_periods_before_2021
from tests.builders import Draft, penalty
from tests.law.rules.period_words import late_by_both, not_agreed, overdue_by_both
from tests.law.rules.rows import findings, says

EVIDENCE, NOTICE, SERVICE = SEVEN.values()


def old(made: str = "2020-06-19", served: str | None = "2020-06-19", **service: Any) -> Draft:
    """A penalty of 2020: decided and set going to its party on these days, and nothing else that could be late."""
    draft = penalty().set("decisions/0/made_on", made)
    draft.data["steps"] = []
    given = {"method": "直接送达", "started_on": served, "servers": ["P01", "P02"], **service}
    draft.set("decisions/0/service", [given] if served else [])
    return draft


def kept(on: str, disposed: str | None, **more: Any) -> Draft:
    draft = old().step("先行登记保存", on, **more)
    return draft.step("登记保存处理", disposed, **more) if disposed else draft


def heard(on: str, notified: str) -> Draft:
    return old().step("听证通知", notified, hearing={"held_on": on}).step("举行听证", on, hearing={"held_on": on})


def told(on: str, made: str, **more: Any) -> Draft:
    return old(made, made).step("听证告知", on, **more)


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        # Made Fri 19 Jun 2020. 25-27 Jun are off, Sun 28 Jun is worked: seven working days end on Wed 1 Jul.
        # Seven natural days end on Fri 26 Jun, a day off, and roll to Sun 28 Jun, which is worked.
        pytest.param(old(served="2020-06-28"), "2020-12-10", [], id="served on the last natural day, rolled"),
        pytest.param(
            old(served="2020-06-29"),
            "2020-12-10",
            [not_agreed(SERVICE, "2020-06-19", "2020-06-28", "2020-07-01", "2020-06-29", "warning")],
            id="served between the two",
        ),
        pytest.param(
            old(served="2020-07-01"),
            "2020-12-10",
            [not_agreed(SERVICE, "2020-06-19", "2020-06-28", "2020-07-01", "2020-07-01", "warning")],
            id="served on the last working day",
        ),
        pytest.param(
            old(served="2020-07-02"),
            "2020-12-10",
            [late_by_both(SERVICE, "2020-06-19", "2020-06-28", "2020-07-01", "2020-07-02", "warning")],
            id="served too late by both",
        ),
        pytest.param(
            old(served=None),
            "2020-07-02",
            [overdue_by_both(SERVICE, "2020-06-19", "2020-06-28", "2020-07-01", "2020-07-02", "warning")],
            id="not served",
        ),
        # Made Wed 22 Jan 2020, two days before the Spring Festival, prolonged to 2 Feb: natural days end on 29 Jan and
        # roll to Mon 3 Feb; the seventh working day is Mon 10 Feb.
        pytest.param(old("2020-01-22", "2020-02-03"), "2020-12-10", [], id="across Spring Festival, in time"),
        pytest.param(
            old("2020-01-22", "2020-02-11"),
            "2020-12-10",
            [late_by_both(SERVICE, "2020-01-22", "2020-02-03", "2020-02-10", "2020-02-11", "warning")],
            id="across Spring Festival, late",
        ),
        # Made Sun 27 Sep 2020 (worked): natural days end on 4 Oct and roll to 9 Oct; working days on Tue 13 Oct.
        pytest.param(old("2020-09-27", "2020-10-09"), "2020-12-10", [], id="across National Day, in time"),
        pytest.param(
            old("2020-09-27", "2020-10-12"),
            "2020-12-10",
            [not_agreed(SERVICE, "2020-09-27", "2020-10-09", "2020-10-13", "2020-10-12", "warning")],
            id="across National Day, between",
        ),
        pytest.param(
            old("2021-07-14", "2021-07-23"),
            "2021-12-10",
            [not_agreed(SERVICE, "2021-07-14", "2021-07-21", "2021-07-23", "2021-07-23", "warning")],
            id="the last day of the old law",
        ),
        pytest.param(old("2021-07-15", "2021-09-01"), "2021-12-10", [], id="the first day of the new law"),
        pytest.param(
            old(served=None).set("decisions/0/service", [{"method": "邮寄送达", "served_on": "2020-07-20"}]),
            "2020-12-10",
            [
                f"warning: {SERVICE}；自2020-06-19起算，末日为2020-06-26，2020-07-20是否逾期无法判断："
                "起算或者办理的日期没有确切填写"
            ],
            id="posted on a day not given",
        ),
        pytest.param(old(served=None).set("decisions/0/outcome", "不予处罚"), "2020-12-10", [], id="no penalty"),
        pytest.param(kept("2020-06-19", "2020-06-28"), "2020-12-10", [], id="evidence disposed of"),
        pytest.param(
            kept("2020-06-19", "2020-06-30"),
            "2020-12-10",
            [not_agreed(EVIDENCE, "2020-06-19", "2020-06-28", "2020-07-01", "2020-06-30", "warning")],
            id="evidence between the two",
        ),
        pytest.param(
            kept("2020-06-19", None),
            "2020-12-10",
            [overdue_by_both(EVIDENCE, "2020-06-19", "2020-06-28", "2020-07-01", "2020-12-10", "warning")],
            id="evidence forgotten",
        ),
        pytest.param(kept("2021-07-15", None), "2021-12-10", [], id="evidence under the new law has its rule"),
        # A hearing on Fri 19 Jun 2020: seven working days before it is Wed 10 Jun (lenient), seven natural ones the 12th.
        pytest.param(heard("2020-06-19", "2020-06-10"), "2020-12-10", [], id="notified in time"),
        pytest.param(
            heard("2020-06-19", "2020-06-11"),
            "2020-12-10",
            [not_agreed(NOTICE, "2020-06-19", "2020-06-12", "2020-06-10", "2020-06-11", "warning")],
            id="notified between the two",
        ),
        pytest.param(
            heard("2020-06-19", "2020-06-15"),
            "2020-12-10",
            [late_by_both(NOTICE, "2020-06-19", "2020-06-12", "2020-06-10", "2020-06-15", "warning")],
            id="notified too late",
        ),
    ],
)
def test_seven_days(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(short_periods_before_2021, draft, as_of) == expected


def test_one_finding_for_a_paper_that_reached_nobody() -> None:
    draft = old(served=None).add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"})

    assert says(short_periods_before_2021, draft, "2020-07-02") == [
        overdue_by_both(SERVICE, "2020-06-19", "2020-06-28", "2020-07-01", "2020-07-02", "warning")
    ]


def test_a_notice_of_another_hearing_says_nothing_of_this_one() -> None:
    draft = old().step("听证通知", "2020-06-08", hearing={"held_on": "2020-06-22"})

    assert says(short_periods_before_2021, draft.step("举行听证", "2020-06-19"), "2020-12-10") == []


def early(told_on: str, days: str, working: str, made: str, which: str) -> str:
    return (
        f"warning: 当事人自告知之日（{told_on}）起三日内可以要求听证，按自然日至{days}届满，按工作日至{working}届满；"
        f"决定于{made}作出，{which}，也没有当事人放弃听证的记录，请核实（2021年7月15日以前的规定）"
    )


BOTH, ONE = "两种算法期限都尚未届满", "两种算法不一致"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # Told Thu 4 Jun 2020: three natural days end on Sun 7, rolled to Mon 8 Jun; working days on Tue 9 Jun.
        pytest.param(told("2020-06-04", "2020-06-10"), [], id="after both"),
        pytest.param(
            told("2020-06-04", "2020-06-09"),
            [early("2020-06-04", "2020-06-08", "2020-06-09", "2020-06-09", ONE)],
            id="on the last working day",
        ),
        pytest.param(
            told("2020-06-04", "2020-06-05"),
            [early("2020-06-04", "2020-06-08", "2020-06-09", "2020-06-05", BOTH)],
            id="the next day",
        ),
        pytest.param(told("2020-06-04", "2020-06-05").step("放弃听证", "2020-06-05"), [], id="given up"),
        pytest.param(
            told("2020-06-04", "2020-06-05").step("举行听证", "2020-06-05"),
            None,
            id="heard: only its notice is spoken of",
        ),
        pytest.param(told("2021-07-15", "2021-07-16"), [], id="the new law has its rule"),
        # Told Wed 14 Jul 2021: natural days end on Sat 17, rolled to Mon 19 July; working days on the 19th too.
        pytest.param(
            told("2021-07-14", "2021-07-16"),
            [early("2021-07-14", "2021-07-19", "2021-07-19", "2021-07-16", BOTH)],
            id="told under the old law, decided under the new one",
        ),
        pytest.param(
            told("2021-07-14", "2021-07-20").step("听证告知", "2021-07-15"), [], id="told again under the new law"
        ),
        pytest.param(
            told("2021-07-14", "2021-07-16").step("听证告知", "2021-07-16"),
            [],
            id="told again under the new law on the day of the decision",
        ),
        pytest.param(
            told("2021-07-14", "2021-07-16").step("听证告知", "2021-07-15", decision=2),
            [early("2021-07-14", "2021-07-19", "2021-07-19", "2021-07-16", BOTH)],
            id="another decision told again under the new law",
        ),
        pytest.param(
            told("2021-07-14", "2021-07-16").step("听证告知", "2021-07-20"),
            [early("2021-07-14", "2021-07-19", "2021-07-19", "2021-07-16", BOTH)],
            id="told again after the decision",
        ),
        pytest.param(
            told("2020-06-04", "2020-06-04"),
            [early("2020-06-04", "2020-06-08", "2020-06-09", "2020-06-04", BOTH)],
            id="on the very day",
        ),
        pytest.param(
            told("2020-06-04", "2020-06-08"),
            [early("2020-06-04", "2020-06-08", "2020-06-09", "2020-06-08", BOTH)],
            id="on the last natural day",
        ),
        pytest.param(told("2020-06-10", "2020-06-05"), [], id="told after the decision only"),
        pytest.param(told("2020-06-04", "2020-06-05", decision=2), [], id="told of another decision"),
        pytest.param(told("2020-06-04", "2020-06-05").set("decisions/0/outcome", "不予处罚"), [], id="no penalty"),
        pytest.param(
            told("2020-06-04", "2020-06-05").step("放弃听证", "2020-06-05", decision=2),
            [early("2020-06-04", "2020-06-08", "2020-06-09", "2020-06-05", BOTH)],
            id="given up for another decision",
        ),
        pytest.param(
            told("2020-06-04", "2020-06-05", parties=["A1"]).step("放弃听证", "2020-06-05", parties=["A2"]),
            [early("2020-06-04", "2020-06-08", "2020-06-09", "2020-06-05", BOTH)],
            id="given up by another party",
        ),
        pytest.param(
            told("2020-06-04", "2020-06-05").step("放弃听证", "2020-06-03"),
            [early("2020-06-04", "2020-06-08", "2020-06-09", "2020-06-05", BOTH)],
            id="given up before anything was told",
        ),
        pytest.param(
            told("2020-06-04", "2020-06-05").step("放弃听证", "2020-06-08"),
            [early("2020-06-04", "2020-06-08", "2020-06-09", "2020-06-05", BOTH)],
            id="given up after the decision",
        ),
        pytest.param(old(), [], id="nothing told"),
        pytest.param(
            told("2020-06-04", "2020-06-05", service={"method": "邮寄送达", "started_on": "2020-06-04"}),
            [],
            id="posted, arrival not given",
        ),
    ],
)
def test_three_days(draft: Draft, expected: list[str] | None) -> None:
    said = [each for each in says(short_periods_before_2021, draft, "2021-12-10") if "要求听证" in each]

    assert said == (expected or [])


def test_a_stand_alone_basis_and_remedy() -> None:
    (found,) = findings(short_periods_before_2021, old(served="2020-07-02"), "2020-12-10")

    assert found.remedy == "请核对两处日期；确属逾期的，用 enforce waive 如实登记说明，不得改动日期。"
    (found,) = findings(short_periods_before_2021, old(served="2020-06-29"), "2020-12-10")
    assert found.remedy == "请核对日期；无误的，按上级机关对该期限的口径处理，并登记说明。"
