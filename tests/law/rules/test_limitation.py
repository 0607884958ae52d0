"""PRO028: what was not discovered in time is no longer punished."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.limitation import act_discovered_within_limitation
from tests.builders import Draft, on_the_spot, penalty
from tests.law.rules.rows import findings, says, unread


def found(**violation: Any) -> Draft:
    """A penalty for one act with these facts."""
    return penalty().set("violations", [{"name": "使用淘汰设备", **violation}])


def once(began: str, discovered: str | None, **more: Any) -> Draft:
    return found(began_on=began, continuing="no", **({"discovered_on": discovered} if discovered else {}), **more)


def too_late(start: str, raw: str, on: str, years: int = 2, severity: str = "error") -> str:
    return (
        f"{severity}: 违法行为使用淘汰设备自{start}起算，追责期限的末日为{raw}，{on}才被发现；"
        f"在{years}年内未被发现的，不再给予行政处罚"
    )


def unanswered(start: str, raw: str, on: str) -> str:
    return (
        f"undetermined: 违法行为使用淘汰设备自{start}起算，二年的末日为{raw}，{on}才被发现；"
        "是否涉及公民生命健康安全、金融安全且有危害后果（追责期限为五年）没有填写，无法判断"
    )


def without_traces(**violation: Any) -> Draft:
    """An act of which no day of discovery is given, in a case without any step."""
    return found(**violation).set("steps", [])


UNDATED = "undetermined: 违法行为使用淘汰设备没有填写发生、终了或者发现的日期，是否在追责期限内被发现无法判断"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(penalty(), [], id="going on when it was found"),
        pytest.param(once("2024-03-02", "2026-03-02"), [], id="the corresponding day two years on"),
        pytest.param(
            once("2024-03-02", "2026-03-03", grave_harm="no"),
            [too_late("2024-03-02", "2026-03-02", "2026-03-03")],
            id="one day late",
        ),
        # 2 Oct 2025 lies in the National Day week, which ends on 8 October.
        pytest.param(once("2023-10-02", "2025-10-09", grave_harm="no"), [], id="rolled over National Day"),
        pytest.param(
            once("2023-10-02", "2025-10-10", grave_harm="no"),
            [too_late("2023-10-02", "2025-10-02", "2025-10-10")],
            id="past the rolled day",
        ),
        pytest.param(once("2024-02-17", "2026-02-24", grave_harm="no"), [], id="rolled over Spring Festival"),
        pytest.param(
            once("2024-02-17", "2026-02-25", grave_harm="no"),
            [too_late("2024-02-17", "2026-02-17", "2026-02-25")],
            id="past Spring Festival",
        ),
        pytest.param(
            once("2024-02-29", "2026-03-02", grave_harm="no"),
            [too_late("2024-02-29", "2026-02-28", "2026-03-02")],
            id="no corresponding day: the month's end",
        ),
        pytest.param(
            found(began_on="2020-01-01", ended_on="2024-03-02", continuing="yes", discovered_on="2026-03-02"),
            [],
            id="from the end of an act that went on",
        ),
        pytest.param(
            found(
                began_on="2020-01-01",
                ended_on="2024-03-01",
                continuing="yes",
                discovered_on="2026-03-03",
                grave_harm="no",
            ),
            [too_late("2024-03-01", "2026-03-01", "2026-03-03")],
            id="its end too long ago",
        ),
        pytest.param(
            once("2023-03-02", "2026-03-02"), [unanswered("2023-03-02", "2025-03-02", "2026-03-02")], id="five years?"
        ),
        pytest.param(once("2023-03-02", "2026-03-02", grave_harm="yes"), [], id="five years"),
        pytest.param(
            once("2020-03-02", "2026-03-02"),
            [too_late("2020-03-02", "2022-03-02", "2026-03-02")],
            id="past five years too, answered or not",
        ),
        pytest.param(
            once("2021-03-01", "2026-03-03", grave_harm="yes"),
            [too_late("2021-03-01", "2026-03-01", "2026-03-03", 5)],
            id="past five years",
        ),
        pytest.param(
            once("2019-06-03", "2024-03-01", grave_harm="yes"),
            [
                "undetermined: 违法行为使用淘汰设备自2019-06-03起算，二年在2021-06-03届满，当时的法律没有五年的规定；"
                "2024-03-01才被发现，能否适用五年无法判断"
            ],
            id="the two years of the old law were over before there were five",
        ),
        pytest.param(
            once("2019-06-03", "2021-06-03", grave_harm="yes"), [], id="found within the two years of the old law"
        ),
        pytest.param(once("2019-07-15", "2024-03-01", grave_harm="yes"), [], id="they were not over yet"),
        pytest.param(found(discovered_on="2026-03-02"), [UNDATED], id="no day of the act"),
        pytest.param(
            found(began_on="不详", continuing="no", discovered_on="2026-03-02"), [UNDATED], id="its day is not known"
        ),
        pytest.param(
            found(began_on="2024-01-01", ended_on="不详", continuing="yes", discovered_on="2026-03-02"),
            [UNDATED],
            id="its end is not known",
        ),
        pytest.param(
            without_traces(began_on="2024-01-01", ended_on="2024-03-01", continuing="yes"),
            [UNDATED],
            id="it went on and ended, and nothing shows when it was found",
        ),
        pytest.param(
            without_traces(began_on="2024-01-01", continuing="yes"), [], id="still going on, whenever it was found"
        ),
        pytest.param(
            once("2016-03-01", "2024-03-01", grave_harm="yes"),
            [too_late("2016-03-01", "2021-03-01", "2024-03-01", 5)],
            id="past five years, begun under the law that had but two",
        ),
        pytest.param(
            once("2021-03-02", "2026-03-02"),
            [unanswered("2021-03-02", "2023-03-02", "2026-03-02")],
            id="on the last day of five years",
        ),
        pytest.param(
            once("2019-03-01", "2021-07-14", grave_harm="no").set("decisions/0/made_on", "2021-07-15"),
            [too_late("2019-03-01", "2021-03-01", "2021-07-14")],
            id="decided on the first day of the law",
        ),
        pytest.param(
            once("2017-03-01", "2020-03-02").set("decisions/0/made_on", "2020-05-06"),
            [too_late("2017-03-01", "2019-03-01", "2020-03-02", severity="warning")],
            id="the old law had no five years: nobody asks about harm",
        ),
        pytest.param(
            once("2020-03-02", "2026-03-02", id="W1").drop("violations/0/name"),
            [too_late("2020-03-02", "2022-03-02", "2026-03-02").replace("使用淘汰设备", "W1")],
            id="an act without a name goes by its number",
        ),
        pytest.param(once("2020-03-02", "2026-03-02").set("secrecy", ["国家秘密"]), [], id="a stub"),
        pytest.param(found(discovered_on="2026-03-02").set("kind", "行政检查"), [], id="an inspection punishes nobody"),
        pytest.param(once("2026-01-05", None), [], id="discovery not given, the filing was in time"),
        pytest.param(
            once("2023-03-02", None),
            [
                "undetermined: 违法行为使用淘汰设备自2023-03-02起算，追责期限的末日为2025-03-02；没有填写发现日期，"
                "按案件经过最早的记录（2026-03-03）已经超过，是否在期限内被发现无法判断"
            ],
            id="discovery not given, the filing came late",
        ),
        pytest.param(
            once("2023-03-02", None).set("source", {"kind": "投诉举报", "on": "2025-03-03"}),
            [],
            id="the complaint came in time: 2 Mar 2025 is a Sunday",
        ),
        pytest.param(
            once("2023-03-02", "2026-03-02", grave_harm="no").set("decisions/0/outcome", "不予处罚"),
            [],
            id="no penalty",
        ),
        pytest.param(
            once("2023-03-02", "2026-03-02", grave_harm="no").drop("decisions/0/made_on"), [], id="not decided"
        ),
        pytest.param(
            once("2023-03-02", "2026-03-02", grave_harm="no", id="W1")
            .add(
                "violations", {"id": "W2", "began_on": "2026-01-05", "continuing": "no", "discovered_on": "2026-03-02"}
            )
            .set("decisions/0/violations", ["W2"]),
            [],
            id="the decision finds the other act",
        ),
        pytest.param(
            once("2023-03-02", "2026-03-02", grave_harm="no", id="W1")
            .add(
                "violations", {"id": "W2", "began_on": "2026-01-05", "continuing": "no", "discovered_on": "2026-03-02"}
            )
            .set("decisions/0/violations", ["W1"]),
            [too_late("2023-03-02", "2025-03-02", "2026-03-02")],
            id="the decision finds the old one",
        ),
        pytest.param(on_the_spot(), [], id="no acts entered"),
        pytest.param(
            once("2017-03-01", "2020-03-02", grave_harm="no").set("decisions/0/made_on", "2020-05-06"),
            [too_late("2017-03-01", "2019-03-01", "2020-03-02", severity="warning")],
            id="decided under the old law, whose text is not at hand",
        ),
        pytest.param(
            once("2017-03-01", None).set("decisions/0/made_on", "2020-05-06").set("steps/0/on", "2020-03-02"),
            [
                "warning: 违法行为使用淘汰设备自2017-03-01起算，追责期限的末日为2019-03-01；没有填写发现日期，"
                "按案件经过最早的记录（2020-03-02）已经超过，是否在期限内被发现无法判断"
            ],
            id="the same, discovery not given",
        ),
    ],
)
def test_discovered_in_time(draft: Draft, expected: list[str]) -> None:
    assert says(act_discovered_within_limitation, draft) == expected


def test_ends_in_a_year_without_a_notice() -> None:
    """2 January 2025 and two years: a day after New Year 2027, whose days off nobody knows yet."""
    last = Calendar.shipped().add(date(2025, 1, 1), 2, "years").latest
    draft = once("2025-01-01", last.isoformat(), grave_harm="no").set("decisions/0/made_on", "2027-02-01")

    assert says(act_discovered_within_limitation, draft, "2027-03-01") == [
        "undetermined: 违法行为使用淘汰设备自2025-01-01起算，追责期限的末日为2027-01-01，遇休息日顺延；放假安排尚未公布，"
        f"{last}发现是否超过无法判断"
    ]


def test_the_finding_stands_at_the_discovery_and_cites_both_paragraphs() -> None:
    (found_,) = findings(act_discovered_within_limitation, once("2020-03-02", "2026-03-02"))

    assert found_.place.pointer == ("violations", 0, "discovered_on")
    assert found_.basis == ("PL-36-1", "PL-36-2")
    assert found_.remedy.startswith("请核对违法行为的开始、终了和发现日期及其凭证；日期无误的，不再给予行政处罚。")


def test_an_act_is_told_once_though_two_decisions_find_it() -> None:
    draft = once("2020-03-02", "2026-03-02", grave_harm="no")
    draft.decisions.append({**draft.decisions[0], "decision": 2, "made_on": "2026-03-26"})

    assert len(says(act_discovered_within_limitation, draft)) == 1


def test_decisions_that_could_not_be_read_find_nothing() -> None:
    assert says(act_discovered_within_limitation, unread(once("2020-03-02", "2026-03-02"), "decisions")) == []
