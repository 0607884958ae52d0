"""DIS011 and DIS012: what was revoked leaves the public site in time, with its reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rules.withdrawal import revoked_decision_withdrawn, withdrawal_reason_published
from tests.builders import SOUND, Draft, inspection, penalty, permit, published
from tests.law.rules.rows import findings, says, unread

ALL = (revoked_decision_withdrawn, withdrawal_reason_published)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def revoked(
    effective: str | None, withdrawn: str | None, build: Callable[[], Draft] = penalty, event: str = "撤销", **more: str
) -> Draft:
    """A disclosed decision with a ruling in effect on that day, withdrawn on another."""
    fate = {"event": event, "ruling_no": "示复决〔2026〕1号", **more}
    draft = build().add("decisions/0/fate", fate if effective is None else {**fate, "effective_on": effective})
    draft.ledger[0]["on"] = "2020-06-01" if (effective or "2026") < "2026" else draft.ledger[0]["on"]
    if withdrawn is not None:
        entry = published(draft.data["id"], withdrawn, seq=2, event="withdrawn")
        draft.add("ledger", {**entry, "reason": "被复议机关撤销"})
    return draft


DUTY = "已公示的决定被依法撤销、变更、确认违法、确认无效或者要求重新作出的，应当自{start}起三个工作日内撤下"


def late(start: str, due: str, rest: str) -> str:
    return f"error: {DUTY.format(start=start)}，最后一日为{due}，{rest}，逾期；法律后果由有权机关认定"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(revoked("2026-04-20", "2026-04-23"), "2026-12-10", [], id="last day"),
        pytest.param(
            revoked("2026-04-20", "2026-04-24"),
            "2026-12-10",
            [late("2026-04-20", "2026-04-23", "实际于2026-04-24撤下")],
            id="a day late",
        ),
        # 30 Sep 2026 + 3: 8, 9 and Sat 10 Oct.
        pytest.param(revoked("2026-09-30", "2026-10-10"), "2026-12-10", [], id="last day, across National Day"),
        pytest.param(
            revoked("2026-09-30", "2026-10-12"),
            "2026-12-10",
            [late("2026-09-30", "2026-10-10", "实际于2026-10-12撤下")],
            id="late, across National Day",
        ),
        pytest.param(
            revoked("2020-01-21", None),
            "2026-12-10",
            [late("2020-06-01", "2020-06-04", "至2026-12-10仍在公示")],
            id="disclosed after the ruling, and not withdrawn since",
        ),
        pytest.param(
            revoked("2026-04-20", None),
            "2026-04-24",
            [late("2026-04-20", "2026-04-23", "至2026-04-24仍在公示")],
            id="still in public",
        ),
        pytest.param(
            revoked("2026-04-20", None),
            "2026-04-21",
            [f"info: {DUTY.format(start='2026-04-20')}，最后一日为2026-04-23"],
            id="due soon",
        ),
        pytest.param(
            revoked("2026-04-20", "2026-04-27", received_on="2026-04-22"), "2026-12-10", [], id="received later"
        ),
        pytest.param(
            revoked(None, "2026-04-23", ruled_on="2026-04-20"),
            "2026-12-10",
            [],
            id="no day of effect, in time by the ruling",
        ),
        pytest.param(
            revoked(None, "2026-05-20", ruled_on="2026-04-20"),
            "2026-12-10",
            [
                "undetermined: 已公示的决定应当在裁决生效（收到在后的，自收到）后三个工作日内撤下；没有填写生效日期，"
                "按2026-04-20计算最后一日为2026-04-23，2026-05-20是否逾期无法判断"
            ],
            id="no day of effect, past the ruling's",
        ),
        pytest.param(
            revoked(None, None),
            "2026-12-10",
            ["undetermined: 已公示的决定被撤销，没有填写生效日期、作出日期或者收到日期，应当何时撤下无法判断"],
            id="no day at all",
        ),
        pytest.param(revoked("2026-04-20", None, event="变更"), "2026-04-24", None, id="a penalty changed"),
        pytest.param(revoked("2026-04-20", None, event="确认无效"), "2026-04-24", None, id="held void"),
        pytest.param(revoked("2026-04-20", None, event="责令重新作出"), "2026-04-24", None, id="to be made anew"),
        pytest.param(revoked("2026-04-20", None, permit), "2026-04-24", None, id="a permit revoked"),
        pytest.param(
            revoked("2026-04-20", None, permit, "变更"), "2026-12-10", [], id="a permit changed for its holder"
        ),
        pytest.param(revoked("2026-04-20", None, permit, "注销"), "2026-12-10", [], id="a permit deregistered"),
        pytest.param(revoked("2026-04-20", None, permit, "延续"), "2026-12-10", [], id="a permit renewed"),
        pytest.param(revoked("2026-04-20", None).set("ledger", []), "2026-12-10", [], id="never disclosed"),
        pytest.param(revoked("2026-04-20", "2026-04-10"), "2026-12-10", [], id="already down"),
        pytest.param(
            revoked("2026-04-20", "2026-04-22").add("ledger", published("2026-0001", "2026-05-06", 1, 3, "reinstated")),
            "2026-12-10",
            ["warning: 本决定被撤销，撤下以后又自2026-05-06起恢复公示，请核实"],
            id="shown again",
        ),
        pytest.param(
            revoked("2026-04-20", "2026-04-01").add("ledger", published("2026-0001", "2026-04-08", 1, 3, "reinstated")),
            "2026-04-24",
            [late("2026-04-20", "2026-04-23", "至2026-04-24仍在公示")],
            id="withdrawn and shown again before the ruling",
        ),
        pytest.param(
            penalty().add("decisions/0/corrections", {"found_on": "2026-04-01", "kind": "文字差错"}),
            "2026-12-10",
            [],
            id="a correction is no withdrawal",
        ),
    ],
)
def test_three_working_days(draft: Draft, as_of: str, expected: list[str] | None) -> None:
    said = says(revoked_decision_withdrawn, draft, as_of)

    assert (said if expected is not None else [each.split(":")[0] for each in said]) == (
        ["error"] if expected is None else expected
    )


def test_spring_festival() -> None:
    # 13 Feb 2026 + 3: Sat 14, 24 and 25 Feb.
    assert says(revoked_decision_withdrawn, spring("2026-02-25")) == []
    assert says(revoked_decision_withdrawn, spring("2026-02-26")) == [
        late("2026-02-13", "2026-02-25", "实际于2026-02-26撤下")
    ]


def spring(withdrawn: str) -> Draft:
    return revoked("2026-02-13", withdrawn).set("ledger/0/on", "2026-01-05")


def test_a_year_without_a_notice() -> None:
    due = Calendar.shipped().add_working_days(date(2027, 1, 29), 3)
    duty = DUTY.format(start="2027-01-29")

    assert says(revoked_decision_withdrawn, revoked("2027-01-29", None), "2027-01-30") == [
        f"info: {duty}，最后一日在{due.earliest}至{due.latest}之间，放假安排公布后确定"
    ]
    assert says(revoked_decision_withdrawn, revoked("2027-01-29", str(due.latest)), "2027-03-01") == [
        f"undetermined: {duty}，最后一日在{due.earliest}至{due.latest}之间；放假安排尚未公布，{due.latest}是否逾期无法判断"
    ]


def test_the_law_of_penalties_is_cited_for_penalties() -> None:
    assert [
        findings(revoked_decision_withdrawn, revoked("2026-04-20", None, build))[0].basis for build in (penalty, permit)
    ] == [("S-25", "PL-48-2"), ("S-25", "G118-6-e")]


# DIS012


def unexplained(draft: Draft) -> Draft:
    draft.ledger[-1].pop("reason")
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            unexplained(revoked("2026-04-20", "2026-04-21")),
            ["error: 本决定于2026-04-21撤下，没有公开说明理由"],
            id="a penalty revoked: the law demands it",
        ),
        pytest.param(
            unexplained(revoked("2026-04-20", "2026-04-21", permit)),
            ["warning: 本决定于2026-04-21撤下，没有公开说明理由"],
            id="a permit",
        ),
        pytest.param(
            unexplained(revoked("2026-04-20", "2026-04-21", inspection)),
            ["warning: 本决定于2026-04-21撤下，没有公开说明理由"],
            id="an inspection",
        ),
        pytest.param(
            unexplained(revoked("2026-04-20", "2026-04-21")).set("decisions/0/fate", []),
            ["warning: 本决定于2026-04-21撤下，没有公开说明理由"],
            id="a penalty that was not revoked",
        ),
        pytest.param(revoked("2026-04-20", "2026-04-21"), [], id="explained"),
        pytest.param(revoked("2026-04-20", None), [], id="not withdrawn"),
    ],
)
def test_reason(draft: Draft, expected: list[str]) -> None:
    assert says(withdrawal_reason_published, draft) == expected


# What of several events, and of several stays in public, decides


def again(draft: Draft, on: str = "2026-05-06", event: str = "reinstated", seq: int = 3) -> Draft:
    """The same, shown again (or withdrawn again)."""
    entry = published(draft.data["id"], on, seq=seq, event=event)
    return draft.add("ledger", {**entry, "reason": "更正"} if event == "withdrawn" else entry)


SHOWN = ["warning: 本决定被撤销，撤下以后又自2026-05-06起恢复公示，请核实"]
NO_DAY = ["undetermined: 已公示的决定被撤销，没有填写生效日期、作出日期或者收到日期，应当何时撤下无法判断"]
FALLEN = {"event": "恢复效力", "ruling_no": "示行终〔2026〕1号"}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(revoked(None, None).add("decisions/0/fate", FALLEN), [], id="no day, and the ruling has fallen"),
        pytest.param(
            revoked(None, None).add("decisions/0/fate", {"event": "延续"}), NO_DAY, id="no day, and another event"
        ),
        pytest.param(revoked(None, None).set("ledger", []), [], id="no day, never in public"),
        pytest.param(revoked(None, "2026-04-22"), [], id="no day, and withdrawn"),
        pytest.param(again(revoked(None, "2026-04-22")), NO_DAY, id="no day, withdrawn and shown again"),
        pytest.param(again(revoked("2026-04-20", "2026-04-20")), SHOWN, id="withdrawn on that day, shown again"),
        pytest.param(
            again(again(revoked("2026-04-20", "2026-04-22")), "2026-05-08", "withdrawn", 4), [], id="withdrawn again"
        ),
        pytest.param(
            again(revoked("2026-04-20", "2026-04-22").add("decisions/0/fate", FALLEN)), [], id="the ruling has fallen"
        ),
        pytest.param(
            again(
                revoked("2026-04-20", "2026-04-22").add(
                    "decisions/0/fate", {"event": "延续", "effective_on": "2026-04-21"}
                )
            ),
            SHOWN,
            id="shown again, and another event",
        ),
    ],
)
def test_several_events(draft: Draft, expected: list[str]) -> None:
    assert says(revoked_decision_withdrawn, draft) == expected


@pytest.mark.parametrize(("effective", "clause"), [("2021-07-14", "G118-6-e"), ("2021-07-15", "PL-48-2")])
def test_a_penalty_under_the_law_before_2021_has_the_national_duty(effective: str, clause: str) -> None:
    (found,) = findings(revoked_decision_withdrawn, revoked(effective, None))

    assert found.basis == ("S-25", clause)


def taken_down(on: str | None) -> Draft:
    """A revoked penalty taken down without a reason on that day."""
    draft = unexplained(revoked("2026-04-20", "2026-04-21"))
    draft.ledger[0]["on"] = "2019-06-03"
    draft.ledger[-1]["on"] = on
    return draft


def no_reason(severity: str, on: str) -> list[str]:
    return [f"{severity}: 本决定于{on}撤下，没有公开说明理由"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(taken_down("2019-12-31"), [], id="before the founding document"),
        pytest.param(taken_down("2020-01-01"), no_reason("warning", "2020-01-01"), id="its first sure day"),
        pytest.param(taken_down("2021-07-14"), no_reason("warning", "2021-07-14"), id="the old law of penalties"),
        pytest.param(taken_down("2021-07-15"), no_reason("error", "2021-07-15"), id="the new law's first day"),
        pytest.param(taken_down(None), [], id="a day that is not given"),
        pytest.param(
            taken_down("2026-04-21").set("ledger/1/decision", 2),
            no_reason("warning", "2026-04-21"),
            id="of a decision that is not there",
        ),
    ],
)
def test_a_reason_since_when(draft: Draft, expected: list[str]) -> None:
    assert says(withdrawal_reason_published, draft) == expected


def test_decisions_that_cannot_be_read_are_not_judged() -> None:
    assert says(revoked_decision_withdrawn, unread(revoked("2026-04-20", None), "decisions")) == []
    assert says(withdrawal_reason_published, unread(taken_down("2026-04-21"), "decisions")) == []
