"""DIS050-DIS052: other channels, and the end of the display period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from enforcement_cli.cases.ledger_facts import record_sha256
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.elsewhere import (
    displayed_until_its_day,
    sightings_are_possible,
    withdrawn_elsewhere_too,
)
from tests.builders import SOUND, Draft, penalty, permit, published
from tests.law.rules.rows import says, unread

ALL = (sightings_are_possible, withdrawn_elsewhere_too, displayed_until_its_day)
URL = "https://www.example.gov.cn/1.html"


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def seen(draft: Draft, on: str, written: str, state: str = "shown", channel: str = "site", **more: Any) -> Draft:
    """The case with one more mark in its ledger."""
    record = {"channel": channel, "state": state, "url": URL, "on": on, **more}
    entry = published(draft.data["id"], written, seq=len(draft.ledger) + 1, event="confirmed")
    return draft.add("ledger", {**entry, "record": record, "record_sha256": record_sha256(record)})


def withdrawn(draft: Draft, on: str) -> Draft:
    entry = published(draft.data["id"], on, seq=len(draft.ledger) + 1, event="withdrawn")
    return draft.add("ledger", {**entry, "reason": "撤销：事实不清"})


# DIS050


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(seen(penalty(), "2026-03-25", "2026-04-02"), [], id="on the day of the decision"),
        pytest.param(seen(penalty(), "2026-04-02", "2026-04-02"), [], id="on the day of writing"),
        pytest.param(
            seen(penalty(), "2026-03-24", "2026-04-02"),
            ["error: 台账第2号登记2026-03-24已在本局公示网站公示，早于决定的作出日期2026-03-25"],
            id="a day before the decision",
        ),
        pytest.param(
            seen(penalty(), "2026-04-03", "2026-04-02"),
            ["error: 台账第2号登记的日期2026-04-03晚于写入之日2026-04-02"],
            id="a day after it was written",
        ),
        pytest.param(
            seen(penalty(), "2026-03-01", "2026-04-02", channel="weibo"),
            ["error: 台账第2号登记2026-03-01已在weibo公示，早于决定的作出日期2026-03-25"],
            id="a channel that the settings do not know",
        ),
        pytest.param(seen(penalty(), "不详", "2026-04-02"), [], id="no day at all"),
        pytest.param(
            seen(penalty(), "2026-04-03", "2026-04-02").set("ledger/1/written_at", "昨天"),
            [],
            id="a moment of writing that cannot be read: DIS022 says it",
        ),
        pytest.param(seen(penalty(), "2026-03-01", "2026-04-02", state="maybe"), [], id="no sighting at all"),
    ],
)
def test_sightings(draft: Draft, expected: list[str]) -> None:
    assert says(sightings_are_possible, draft) == expected


# DIS051


def down_and_seen(on: str) -> Draft:
    return withdrawn(seen(penalty(), "2026-04-02", "2026-04-02"), on)


def hint(down: str, due: str) -> list[str]:
    return [f"info: 本决定已于{down}撤下，还登记在本局公示网站公示（{URL}），应当在{due}以前一并撤下"]


def still(down: str, today: str) -> list[str]:
    return [f"warning: 本决定已于{down}撤下，至{today}仍登记在本局公示网站公示（{URL}），请核实"]


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(down_and_seen("2026-05-06"), "2026-05-09", hint("2026-05-06", "2026-05-09"), id="last day, a worked Saturday"),
        pytest.param(down_and_seen("2026-05-06"), "2026-05-10", still("2026-05-06", "2026-05-10"), id="a day late"),
        # 30 Sep 2026 + 3: 8, 9 and Sat 10 Oct.
        pytest.param(down_and_seen("2026-09-30"), "2026-10-10", hint("2026-09-30", "2026-10-10"), id="last day, across National Day"),
        pytest.param(down_and_seen("2026-09-30"), "2026-10-11", still("2026-09-30", "2026-10-11"), id="a day late, across National Day"),
        # 13 Feb 2026 + 3: Sat 14 Feb, 24 and 25 Feb.
        pytest.param(down_and_seen("2026-02-13"), "2026-02-25", hint("2026-02-13", "2026-02-25"), id="last day, across Spring Festival"),
        pytest.param(down_and_seen("2026-02-13"), "2026-02-26", still("2026-02-13", "2026-02-26"), id="a day late, across Spring Festival"),
        pytest.param(
            down_and_seen("2026-12-30"),
            "2027-01-05",
            [f"undetermined: 本决定已于2026-12-30撤下，还登记在本局公示网站公示（{URL}）；放假安排尚未公布，三个工作日是否已满无法判断"],
            id="across a year that is not announced",
        ),
        pytest.param(down_and_seen("2026-12-30"), "2027-02-01", still("2026-12-30", "2027-02-01"), id="long after, whatever is announced"),
        pytest.param(seen(penalty(), "2026-04-02", "2026-04-02"), "2026-12-10", [], id="never withdrawn"),
        pytest.param(seen(down_and_seen("2026-05-06"), "2026-05-20", "2026-05-20", state="removed"), "2026-12-10", [], id="gone there, too"),
        pytest.param(withdrawn(penalty(), "2026-05-06"), "2026-12-10", [], id="never seen elsewhere"),
        pytest.param(seen(penalty().set("ledger", []), "2026-04-02", "2026-04-02"), "2026-12-10", [], id="never disclosed here"),
        pytest.param(
            down_and_seen("2026-05-06").add("ledger", {**published("2026-0001", "2026-06-01", seq=4, event="reinstated"), "reason": "裁决被撤销"}),
            "2026-12-10",
            [],
            id="shown again",
        ),
        pytest.param(
            seen(seen(down_and_seen("2026-05-06"), "2026-05-20", "2026-05-20", state="removed"), "2026-04-02", "2026-05-21", channel="board", url=""),
            "2026-12-10",
            ["warning: 本决定已于2026-05-06撤下，至2026-12-10仍登记在board公示（—），请核实"],
            id="gone on one channel alone",
        ),
    ],
)  # fmt: skip
def test_withdrawn_elsewhere(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(withdrawn_elsewhere_too, draft, as_of) == expected


# DIS052


def months(value: int, build: Callable[[], Draft] = penalty) -> Draft:
    """A bureau that shows penalties for so many months."""
    setting = [{"from": "2019-01-01", "value": value, "source": "示例规定第五条"}]
    return build().set("bureau/settings/penalty_display_months", setting)


def over(end: str, today: str) -> list[str]:
    return [f"warning: 本决定公示到{end}为止，至{today}仍在公示"]


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(months(6), "2026-09-25", [], id="last day"),
        pytest.param(months(6), "2026-09-26", over("2026-09-25", "2026-09-26"), id="a day over"),
        pytest.param(penalty(), "2036-12-10", [], id="nobody has laid anything down"),
        pytest.param(months(6, permit), "2036-12-10", [], id="the setting is for penalties"),
        pytest.param(withdrawn(months(6), "2026-09-28"), "2026-12-10", [], id="withdrawn"),
        pytest.param(
            withdrawn(months(6), "2026-05-06").add("ledger", published("2026-0001", "2026-06-01", seq=3, event="reinstated")),
            "2026-12-10",
            over("2026-09-25", "2026-12-10"),
            id="withdrawn, and shown again",
        ),
        pytest.param(
            months(6).set("decisions/0/credit", {"display_until": "2026-12-09"}), "2026-12-09", [], id="the decision's own day"
        ),
        pytest.param(
            months(60).set("decisions/0/credit", {"display_until": "2026-12-09"}),
            "2026-12-10",
            over("2026-12-09", "2026-12-10"),
            id="the decision's own day goes before",
        ),
        pytest.param(months(6).set("ledger", []), "2026-12-10", [], id="never disclosed"),
        pytest.param(
            months(6).set("decisions/0/made_on", "2025-08-31"), "2026-12-10", over("2026-02-28", "2026-12-10"), id="a month without such a day"
        ),
        pytest.param(
            months(6).set("bureau/settings/penalty_display_months", [{"from": "2026-04-01", "value": 6, "source": "示例规定"}]),
            "2026-12-10",
            [],
            id="laid down after the decision",
        ),
    ],
)  # fmt: skip
def test_display(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(displayed_until_its_day, draft, as_of) == expected


def test_the_latest_day_on_which_the_three_may_end_is_still_open() -> None:
    """Withdrawn 30 December 2026: nobody knows yet how many days off New Year 2027 brings."""
    term = Calendar.shipped().add(date(2026, 12, 30), 3, "working_days")

    assert term.earliest < term.latest
    assert says(withdrawn_elsewhere_too, down_and_seen("2026-12-30"), term.latest.isoformat()) == [
        f"undetermined: 本决定已于2026-12-30撤下，还登记在本局公示网站公示（{URL}）；放假安排尚未公布，三个工作日是否已满无法判断"
    ]


@pytest.mark.parametrize(
    ("rule", "draft"),
    [
        pytest.param(sightings_are_possible, seen(penalty(), "2026-03-24", "2026-04-02"), id="DIS050"),
        pytest.param(withdrawn_elsewhere_too, down_and_seen("2026-05-06"), id="DIS051"),
        pytest.param(displayed_until_its_day, months(6), id="DIS052"),
    ],
)
def test_a_ledger_that_could_not_be_read_may_say_otherwise(rule: Any, draft: Draft) -> None:
    assert len(says(rule, draft)) == 1
    assert says(rule, unread(draft, "disclosure/0009-removed")) == []
