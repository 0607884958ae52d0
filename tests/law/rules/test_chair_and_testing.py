"""OFF: who chairs a hearing did not investigate, and two people test."""

from __future__ import annotations

import pytest

from enforcement_cli.law.rules.recusal import (
    chair_did_not_investigate,
    testing_by_two,
)
from tests.builders import Draft, inspection, penalty, permit
from tests.law.rules.rows import findings, says


def heard(draft: Draft, chair: str | None, on: str = "2026-03-22", step: str = "举行听证") -> Draft:
    hearing = {"held_on": on, **({"chair": chair} if chair else {})}
    return draft.step(step, on, hearing=hearing)


def chairs(name: str, severity: str = "error") -> list[str]:
    return [f"{severity}: 听证主持人{name}参加了本案的调查或者审查，听证应当由其他人员主持"]


NO_CHAIR = ["undetermined: 2026-03-22 举行听证，没有填写主持人，无法判断是不是本案调查、审查人员"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(heard(penalty(), "P04"), [], id="another officer"),
        pytest.param(heard(penalty(), "P03"), [], id="a reviewer"),
        pytest.param(heard(penalty(), "P01"), chairs("甲示例"), id="a handling officer"),
        pytest.param(
            heard(penalty().set("records/1/makers", ["P01", "P04"]), "P04"), chairs("丁示例"), id="who inspected"
        ),
        pytest.param(
            heard(penalty().set("records/3/makers", ["P04"]), "P04"), chairs("丁示例"), id="who wrote the report"
        ),
        pytest.param(
            heard(penalty().step("询问", "2026-03-06", officers=["P04"]), "P04"), chairs("丁示例"), id="who asked"
        ),
        pytest.param(heard(penalty().set("records/6/makers", ["P04"]), "P04"), [], id="who kept the approval form"),
        pytest.param(heard(penalty(), "P01", step="听证通知"), chairs("甲示例"), id="announced"),
        pytest.param(
            heard(heard(penalty(), "P01", step="听证通知"), "P01"), chairs("甲示例"), id="announced and held: once"
        ),
        pytest.param(heard(penalty(), None), NO_CHAIR, id="no chair given"),
        pytest.param(penalty().step("举行听证", "2026-03-22"), NO_CHAIR, id="nothing of the hearing given"),
        pytest.param(heard(penalty(), None, step="听证通知"), [], id="announced without a chair"),
        pytest.param(heard(penalty(), None, on="2026-12-10"), [], id="held today"),
        pytest.param(heard(penalty(), "P01", on="2026-12-10"), chairs("甲示例"), id="held today by a handling officer"),
        pytest.param(heard(penalty(), "P01", on="2026-12-11", step="听证通知"), [], id="to be announced"),
        pytest.param(
            penalty().add("steps", {"step": "举行听证", "hearing": {"chair": "P01"}}), [], id="a step of no day"
        ),
        pytest.param(heard(permit(), "P02", on="2026-03-12"), chairs("乙示例"), id="who examines the application"),
        pytest.param(heard(permit(), "P04", on="2026-03-12"), [], id="a permit, another"),
        pytest.param(heard(inspection(), "P01"), [], id="no such law for inspections"),
        pytest.param(heard(penalty(), "P01", on="2021-07-14"), chairs("甲示例", "warning"), id="the older law"),
        pytest.param(heard(penalty(), "P01", on="2021-07-15"), chairs("甲示例"), id="the first day of the law"),
    ],
)
def test_chair_did_not_investigate(draft: Draft, expected: list[str]) -> None:
    assert says(chair_did_not_investigate, draft) == expected


ONE = ["error: 2026-03-11 的检验、检测、检疫只写有甲示例，应当指派两名以上工作人员"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(permit().step("检验检测检疫", "2026-03-11", officers=["P01"]), ONE, id="one"),
        pytest.param(
            permit().step("检验检测检疫", "2026-03-11", officers=["P01", "P09"]), [], id="any two of the staff"
        ),
        pytest.param(permit().step("检验检测检疫", "2026-03-11"), [], id="done by others"),
        pytest.param(
            permit().step("检验检测检疫", "2026-03-11", officers=["P01"], proved_by=["R03"]), [], id="with its record"
        ),
        pytest.param(
            permit()
            .step("检验检测检疫", "2026-03-11")
            .add("records", {"id": "R20", "type": "鉴定意见", "step": "检验检测检疫", "makers": ["P01"]}),
            ONE,
            id="one, by the record",
        ),
        pytest.param(permit().step("检验检测检疫", "2026-12-11", officers=["P01"]), [], id="to come"),
        pytest.param(
            permit().step("检验检测检疫", "2026-12-10", officers=["P01"]),
            [ONE[0].replace("2026-03-11", "2026-12-10")],
            id="today",
        ),
        pytest.param(permit().add("steps", {"step": "检验检测检疫", "officers": ["P01"]}), [], id="of no day"),
        pytest.param(penalty().step("检验检测检疫", "2026-03-11", officers=["P01"]), [], id="not a permit"),
    ],
)
def test_testing_by_two(draft: Draft, expected: list[str]) -> None:
    assert says(testing_by_two, draft) == expected


@pytest.mark.parametrize(
    ("draft", "basis"), [(heard(permit(), "P02"), ("LL-48-1-3",)), (heard(penalty(), "P01"), ("PL-64-1-4",))]
)
def test_the_chair_is_judged_by_the_law_of_that_kind(draft: Draft, basis: tuple[str, ...]) -> None:
    (found,) = findings(chair_did_not_investigate, draft)

    assert found.basis == basis
