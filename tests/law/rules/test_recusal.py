"""OFF: who was recused stays out, the head decided it, the chair did not investigate, two test, all belong to the organs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.officers import people_in_register
from enforcement_cli.law.rules.recusal import (
    chair_did_not_investigate,
    people_of_the_acting_organs,
    recusal_decided_by_head,
    recused_stay_out,
    testing_by_two,
)
from tests.builders import SOUND, Draft, inspection, penalty
from tests.law.rules.rows import findings, says
from tests.outcome_builders import OUTCOMES

RULES = (
    recused_stay_out,
    recusal_decided_by_head,
    chair_did_not_investigate,
    testing_by_two,
    people_of_the_acting_organs,
)
OLD = "2021-07-14"
NEW = "2021-07-15"


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def recused(draft: Draft, on: str, *who: str, **more: Any) -> Draft:
    """The draft with a decision on recusal by the head."""
    more.setdefault("approved_by", "P09")
    return draft.step("回避决定", on, **({"recused": list(who)} if who else {}), **more)


def later(name: str, on: str, *acts: str, severity: str = "error") -> list[str]:
    return [f"{severity}: {name}已于 {on} 决定回避，此后却还参加了：{'、'.join(acts)}"]


SERVED = "2026-03-26 直接送达行政处罚决定书"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(recused(penalty(), "2026-03-27", "P02"), [], id="nothing afterwards"),
        pytest.param(recused(penalty(), "2026-03-26", "P02"), [], id="acts of the very day"),
        pytest.param(
            recused(penalty(), "2026-03-25", "P02"),
            later("乙示例", "2026-03-25", "2026-03-26 送达回证", SERVED),
            id="served a day later",
        ),
        pytest.param(recused(penalty(), "2026-03-06", "P04"), [], id="somebody who does nothing here"),
        pytest.param(recused(penalty(), "2026-03-06"), [], id="nobody recused"),
        pytest.param(
            recused(recused(penalty(), "2026-03-25", "P02"), "2026-03-26", "P02"),
            later("乙示例", "2026-03-25", "2026-03-26 送达回证", SERVED),
            id="decided twice, the first counts",
        ),
        pytest.param(
            recused(penalty().reviewed("2026-03-24"), "2026-03-23", "P03"),
            later("丙示例", "2026-03-23", "2026-03-24 法制审核"),
            id="a reviewer",
        ),
        pytest.param(
            recused(penalty(), "2026-03-23", "P09"), later("戊示例", "2026-03-23", "2026-03-24 决定审批"), id="the head"
        ),
        pytest.param(
            recused(
                penalty().step("举行听证", "2026-03-22", hearing={"chair": "P04", "held_on": "2026-03-22"}),
                "2026-03-21",
                "P04",
            ),
            later("丁示例", "2026-03-21", "2026-03-22 听证"),
            id="a chair",
        ),
        pytest.param(
            recused(penalty().step("询问", "2026-03-12", officers=["P04"]), "2026-03-11", "P04"),
            later("丁示例", "2026-03-11", "2026-03-12 询问"),
            id="a step",
        ),
        pytest.param(
            recused(inspection(), "2026-03-03", "P02"),
            later("乙示例", "2026-03-03", "2026-03-04 现场检查笔录", "2026-03-04 检查结论", severity="warning"),
            id="an inspection: no law says so",
        ),
        pytest.param(recused(penalty(), "2026-12-11", "P02"), [], id="a decision that is to come"),
        pytest.param(
            recused(recused(penalty(), "2026-03-27", "P02"), "2026-03-28", "P02", officers=["P02"]),
            [],
            id="the second decision on it is no act",
        ),
        pytest.param(penalty().add("steps", {"step": "回避决定", "recused": ["P02"]}), [], id="decided on no day"),
        pytest.param(
            recused(penalty().reviewed("2026-03-24").set("review/0/self_check/by", "P04"), "2026-03-23", "P04"),
            later("丁示例", "2026-03-23", "2026-03-24 合法性自查"),
            id="who made the self-check",
        ),
        pytest.param(
            recused(penalty().reviewed("2026-03-24").set("review/0/self_check", {"by": "P04"}), "2026-03-23", "P04"),
            [],
            id="a self-check of no day",
        ),
        pytest.param(
            recused(penalty().reviewed("2026-03-24").drop("review/0/self_check"), "2026-03-23", "P04"),
            [],
            id="no self-check",
        ),
        pytest.param(
            recused(penalty().reviewed("2026-03-24").drop("review/0/rounds/0/reviewed_on"), "2026-03-23", "P03"),
            [],
            id="not reviewed yet",
        ),
        pytest.param(recused(penalty().step("举行听证", "2026-03-22"), "2026-03-21", "P04"), [], id="whose hearing?"),
        pytest.param(
            recused(penalty().step("举行听证", "2026-03-22", hearing={"clerk": "P04"}), "2026-03-21", "P04"),
            later("丁示例", "2026-03-21", "2026-03-22 听证"),
            id="a clerk, by the day of the step",
        ),
        pytest.param(
            recused(
                penalty().step("举行听证", "2026-03-22", hearing={"chair": "P04", "held_on": "2026-03-20"}),
                "2026-03-21",
                "P04",
            ),
            [],
            id="the hearing was before",
        ),
        pytest.param(
            recused(
                penalty().add("steps", {"step": "举行听证", "hearing": {"chair": "P04", "held_on": "2026-03-22"}}),
                "2026-03-21",
                "P04",
            ),
            later("丁示例", "2026-03-21", "2026-03-22 听证"),
            id="the day of the hearing alone",
        ),
        pytest.param(
            recused(penalty().add("steps", {"step": "举行听证", "hearing": {"chair": "P04"}}), "2026-03-21", "P04"),
            [],
            id="a hearing of no day",
        ),
    ],
)
def test_recused_stay_out(draft: Draft, expected: list[str]) -> None:
    assert says(recused_stay_out, draft) == expected


def test_an_approval_without_its_day_is_not_asked_about() -> None:
    draft = recused(penalty().set("decisions/0/approval", {"by": "P09"}), "2026-03-20", "P09")

    assert says(recused_stay_out, draft) == []


def test_a_recusal_counts_from_its_day_on() -> None:
    draft = recused(penalty(), "2026-03-25", "P02")

    assert says(recused_stay_out, draft, "2026-03-24") == []
    assert len(says(recused_stay_out, draft, "2026-03-25")) == 1


@pytest.mark.parametrize(("on", "severity"), [(OLD, "warning"), (NEW, "error")])
def test_recusal_under_the_older_law(on: str, severity: str) -> None:
    found = findings(recused_stay_out, recused(penalty(), on, "P02"))

    assert [str(each.severity) for each in found] == [severity]
    assert found[0].basis == (("PL-43-1",) if severity == "error" else ("S-6",))


UNNAMED = "undetermined: 2026-03-06 的回避决定没有写明谁回避，也没有写明不回避的理由，无法判断"
UNAPPROVED = "undetermined: 2026-03-06 的回避决定由谁批准没有填写，应当经本行政机关负责人批准，无法判断"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(recused(penalty(), "2026-03-06", "P02"), [], id="by the head"),
        pytest.param(
            recused(penalty(), "2026-03-06", reason="不属于应当回避的情形"), [], id="refused, with the reason"
        ),
        pytest.param(recused(penalty(), "2026-03-06"), [UNNAMED], id="neither people nor reason"),
        pytest.param(recused(penalty(), "2026-03-06", "P02", approved_by=None), [UNAPPROVED], id="by nobody"),
        pytest.param(
            recused(penalty(), "2026-03-06", "P02", approved_by="P04"),
            ["error: 2026-03-06 的回避决定由丁示例批准，其在人员名录中不是本行政机关负责人"],
            id="by an officer",
        ),
        pytest.param(recused(penalty(), "2026-03-06", "P02", approved_by="P77"), [], id="by somebody unknown: OFF001"),
        pytest.param(
            recused(penalty().set("registers/personnel/3/roles", ["负责人"]), "2026-03-06", "P02", approved_by="P04"),
            [],
            id="by a deputy in charge",
        ),
        pytest.param(
            recused(penalty().drop("registers/personnel"), "2026-03-06", "P02", approved_by="P04"), [], id="no register"
        ),
        pytest.param(
            recused(penalty().drop("registers/personnel"), "2026-03-06", "P02", approved_by=None),
            [],
            id="no register, by nobody",
        ),
        pytest.param(penalty().add("steps", {"step": "回避决定"}), [], id="of no day"),
        pytest.param(
            recused(penalty(), "2026-12-10"),
            [UNNAMED.replace("2026-03-06", "2026-12-10")],
            id="of today",
        ),
        pytest.param(recused(inspection(), "2026-03-06", approved_by=None), [], id="an inspection"),
        pytest.param(recused(penalty(), OLD, approved_by=None), [], id="the older law"),
        pytest.param(recused(penalty(), "2026-12-11", approved_by=None), [], id="to come"),
    ],
)
def test_recusal_decided_by_head(draft: Draft, expected: list[str]) -> None:
    steps = [{key: value for key, value in each.items() if value is not None} for each in draft.data["steps"]]
    assert says(recusal_decided_by_head, draft.set("steps", steps)) == expected


def test_the_recused_and_who_binds_the_file_are_people_of_the_register() -> None:
    draft = recused(penalty(), "2026-03-06", "P77").set("archive", {"compiled_by": "P78", "checked_by": "P79"})

    assert [each.message for each in findings(people_in_register, draft)] == [
        "“回避人员”写的 P77 不在人员名录中",
        "“立卷人”写的 P78 不在人员名录中",
        "“检查人”写的 P79 不在人员名录中",
    ]
