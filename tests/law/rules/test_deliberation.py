"""PRO058, PRO059: deliberation by the leaders, and the transcript that a decision rests on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.deliberation import decision_rests_on_transcript, grave_penalty_deliberated
from tests.builders import SOUND, Draft, on_the_spot, penalty, permit
from tests.law.rules.rows import says
from tests.outcome_builders import OUTCOMES, heard_penalty, not_penalised

ALL = (grave_penalty_deliberated, decision_rests_on_transcript)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def said(**given: str) -> Draft:
    return penalty().set("decisions/0/deliberation", given)


ASKED = "undetermined: 是否属于情节复杂或者重大违法行为、应当由负责人集体讨论决定，没有填写，无法判断"
LATE = "error: 集体讨论（{}）晚于处罚决定（2026-03-25）；情节复杂或者重大的，应当由负责人集体讨论决定"
NONE = "error: 本案应当由负责人集体讨论决定，处罚决定（2026-03-25）之前没有集体讨论的记录"
NO_DAY = "undetermined: 集体讨论没有填写日期，是否在处罚决定（2026-03-25）之前无法判断"
MAJOR = (
    "warning: “应当集体讨论”填写为 no，但本决定属于重大执法决定；情节复杂或者重大违法行为的处罚应当集体讨论决定，请核实"
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(penalty().drop("decisions/0/deliberation"), [ASKED], id="not answered"),
        pytest.param(said(record="R12"), [ASKED], id="a record alone is no answer"),
        pytest.param(said(needed="no"), [], id="not needed"),
        pytest.param(said(needed="yes"), [NONE], id="needed, not held"),
        pytest.param(said(needed="yes", record="R12"), [NO_DAY], id="needed, without its day"),
        pytest.param(said(needed="yes", on="2026-03-24"), [], id="the day before"),
        pytest.param(said(needed="yes", on="2026-03-25"), [], id="the same day"),
        pytest.param(said(needed="yes", on="2026-03-26"), [LATE.format("2026-03-26")], id="the day after"),
        pytest.param(said(on="2026-03-24"), [], id="held, whether needed or not"),
        pytest.param(
            penalty().drop("decisions/0/deliberation").step("集体讨论", "2026-03-24"), [], id="a step shows it"
        ),
        pytest.param(
            said(needed="yes").step("集体讨论", "2026-03-27"), [LATE.format("2026-03-27")], id="a step after it"
        ),
        pytest.param(said(needed="no").set("major", "yes"), [MAJOR], id="not needed, and major"),
        pytest.param(said(needed="yes", on="2026-03-24").set("major", "yes"), [], id="major, and deliberated"),
        pytest.param(
            said(needed="no").set("major_grounds/案件情况疑难复杂、涉及多个法律关系", "yes"),
            [MAJOR],
            id="not needed, and complex",
        ),
        pytest.param(on_the_spot(), [], id="on the spot"),
        pytest.param(not_penalised().drop("decisions/0/approval"), [], id="not punished"),
        pytest.param(said().drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(
            penalty().drop("decisions/0/deliberation").set("decisions/0/made_on", "2021-07-14"), [], id="old law"
        ),
    ],
)
def test_deliberation(draft: Draft, expected: list[str]) -> None:
    assert says(grave_penalty_deliberated, draft) == expected


# PRO059


def heard_permit() -> Draft:
    return permit().step("举行听证", "2026-03-16", hearing={"held_on": "2026-03-16"})


def without_transcript(build: Callable[[], Draft] = heard_penalty) -> Draft:
    draft = build()
    draft.decisions[0]["evidence"] = [
        each for each in draft.decisions[0].get("evidence", []) if each.get("record") != "R22"
    ]
    return draft


AGAINST = "error: 举行过听证，决定（{}）没有根据听证笔录作出；听证结束后，应当根据听证笔录作出决定"
UNSEEN = "undetermined: 举行过听证，决定（{}）的证据中没有听证笔录，是否根据听证笔录作出无法判断"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(without_transcript(), [UNSEEN.format("2026-04-21")], id="not among the evidence"),
        pytest.param(without_transcript().set("decisions/0/on_transcript", "yes"), [], id="answered yes"),
        pytest.param(
            heard_penalty().set("decisions/0/on_transcript", "no"), [AGAINST.format("2026-04-21")], id="answered no"
        ),
        pytest.param(
            without_transcript().add("decisions/0/evidence", {"kind": "书证", "name": "2026年4月10日听证笔录"}),
            [],
            id="by its name",
        ),
        pytest.param(
            without_transcript().add("decisions/0/evidence", {"kind": "书证", "name": "听证材料", "record": "R22"}),
            [],
            id="by its record, whatever it is called",
        ),
        pytest.param(
            without_transcript().drop_steps("举行听证"),
            [],
            id="no hearing",
        ),
        pytest.param(without_transcript().step("终止听证", "2026-04-10"), [], id="given up and ended"),
        pytest.param(heard_permit().set("steps/4/decision", 2), [], id="a hearing on another decision"),
        pytest.param(
            without_transcript().set("steps/7/parties", ["A1"]).step("终止听证", "2026-04-10", parties=["A2"]),
            [UNSEEN.format("2026-04-21")],
            id="another party gave up its own",
        ),
        pytest.param(without_transcript().drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(
            without_transcript().set("decisions/0/outcome", "不予处罚"),
            [],
            id="not punished: the law speaks of penalties",
        ),
        pytest.param(heard_permit(), [UNSEEN.format("2026-03-20")], id="a permit after a hearing"),
        pytest.param(heard_permit().set("decisions/0/on_transcript", "yes"), [], id="a permit on its transcript"),
        pytest.param(heard_permit().set("steps/4/hearing/held_on", "2026-03-21"), [], id="a hearing after the permit"),
        pytest.param(
            heard_permit().set("steps/4/hearing/held_on", "2026-03-20"),
            [UNSEEN.format("2026-03-20")],
            id="on its own day",
        ),
        pytest.param(permit(), [], id="a permit without a hearing"),
    ],
)
def test_transcript(draft: Draft, expected: list[str]) -> None:
    assert says(decision_rests_on_transcript, draft) == expected


def test_each_law_is_named_for_its_own_act() -> None:
    from tests.law.rules.rows import findings

    assert findings(decision_rests_on_transcript, without_transcript())[0].basis == ("PL-65",)
    assert findings(decision_rests_on_transcript, heard_permit())[0].basis == ("LL-48-2",)
