"""PRO069: nobody is fined twice for the same unlawful act."""

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.cases.fined import FinedAct, fined_acts
from enforcement_cli.law.rules.one_fine import fined_once_for_one_act
from tests.builders import COMPANY, SOUND, Draft, inspection, penalty
from tests.law.rules.rows import findings, repository, says
from tests.outcome_builders import OUTCOMES


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    draft = build()

    assert says(fined_once_for_one_act, draft) == []
    assert says(fined_once_for_one_act, repository(draft.case())) == []


def twice(first: list[str] | None, second: list[str] | None, **later: Any) -> Draft:
    """Two decisions that fine the same party for these acts."""
    draft = penalty().add("parties", {**copy.deepcopy(COMPANY), "id": "A2"})
    draft.set("violations", [{"id": "W1", "began_on": "2026-02-01"}, {"id": "W2", "began_on": "2026-02-05"}])
    draft.set("decisions/0/parties", ["A1"])
    another = {**copy.deepcopy(draft.decisions[0]), "decision": 2, **later}
    draft.decisions.append(another)
    for number, acts in enumerate((first, second)):
        if acts is not None:
            draft.set(f"decisions/{number}/violations", acts)
    return draft


SAME = "error: 第1个决定和第2个决定都对当事人A1的违法行为{}处以罚款；对同一个违法行为，不得给予两次以上罚款"
UNNAMED = (
    "undetermined: 第1个决定和第2个决定都对当事人A1处以罚款，没有分别写明认定的违法行为，是否属于同一个违法行为无法判断"
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(twice(["W1"], ["W1"]), [SAME.format("W1")], id="one act"),
        pytest.param(twice(["W1", "W2"], ["W2"]), [SAME.format("W2")], id="one of two acts"),
        pytest.param(twice(["W1"], ["W2"]), [], id="two acts"),
        pytest.param(twice(None, None), [UNNAMED], id="no acts named"),
        pytest.param(twice(["W1"], None), [UNNAMED], id="one decision names none"),
        pytest.param(twice(None, ["W1"]), [UNNAMED], id="the first decision names none"),
        pytest.param(twice(["W1"], ["W1"], parties=["A2"]), [], id="two parties"),
        pytest.param(twice(["W1"], ["W1"], penalties=[{"kind": "警告"}]), [], id="a fine and a warning"),
        pytest.param(
            twice(["W1"], ["W1"], penalties=[{"kind": "没收违法所得", "amount": Decimal(5)}]),
            [],
            id="a fine and a confiscation",
        ),
        *(
            pytest.param(twice(["W1"], ["W1"]).set("decisions/0/fate", [{"event": event}]), [], id=f"the first {event}")
            for event in ("撤销", "确认无效", "责令重新作出")
        ),
        pytest.param(
            twice(["W1"], ["W1"]).set("decisions/0/fate", [{"event": "变更"}]),
            [SAME.format("W1")],
            id="changed, it stands",
        ),
        pytest.param(twice(["W1"], ["W1"], outcome="不予处罚"), [], id="the second not punished"),
        pytest.param(twice(["W1"], ["W1"]).drop("decisions/1/made_on"), [], id="the second a draft"),
        pytest.param(twice(["W1"], ["W1"], made_on="2021-07-14"), [], id="the second by old law"),
        pytest.param(twice(["W1"], ["W1"]).set("kind", "行政检查"), [], id="no penalty case"),
    ],
)
def test_within_a_case(draft: Draft, expected: list[str]) -> None:
    assert says(fined_once_for_one_act, draft) == expected


FINE = {"kind": "罚款", "amount": Decimal(100)}


def each_fined(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> Draft:
    """Two decisions on both parties for one act, with these penalties."""
    draft = twice(["W1"], ["W1"], parties=["A1", "A2"], penalties=second)
    return draft.set("decisions/0/parties", ["A1", "A2"]).set("decisions/0/penalties", first)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            each_fined([{**FINE, "parties": ["A1"]}], [{**FINE, "parties": ["A2"]}]),
            [],
            id="each decision fines another",
        ),
        pytest.param(
            each_fined([{**FINE, "parties": ["A1"]}], [FINE]), [SAME.format("W1")], id="the second fines both"
        ),
        pytest.param(
            each_fined(
                [{**FINE, "parties": ["A1"]}, {"kind": "警告", "parties": ["A2"]}],
                [{**FINE, "parties": ["A2"]}, {"kind": "警告", "parties": ["A1"]}],
            ),
            [],
            id="the other is warned",
        ),
        pytest.param(
            twice(["W1"], ["W1"], parties=[]).set("decisions/0/parties", []).drop("parties/0/id").drop("parties/1/id"),
            [],
            id="parties without a number, which the form asks for",
        ),
    ],
)
def test_who_is_fined(draft: Draft, expected: list[str]) -> None:
    assert says(fined_once_for_one_act, draft) == expected


# Across cases

# Across cases


def fined(id_: str, began: str = "2026-02-01", ended: str | None = "2026-02-10", **act: Any) -> Draft:
    violation = {"name": "使用淘汰设备", "began_on": began, "discovered_on": "2026-03-02", **act}
    if ended:
        violation["ended_on"] = ended
    return penalty().set("id", id_).set("violations", [violation])


OVERLAP = (
    "undetermined: 案件2026-0001已对同一当事人的“使用淘汰设备”（2026-02-01至2026-02-10）处以罚款，与本案认定的时间重叠；"
    "是否属于同一个违法行为无法判断，对同一个违法行为不得给予两次以上罚款"
)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        pytest.param(fined("2026-0007"), [OVERLAP], id="the same days"),
        pytest.param(fined("2026-0007", "2026-02-10", "2026-02-20"), [OVERLAP], id="one day in common"),
        pytest.param(fined("2026-0007", "2026-01-20", "2026-02-01"), [OVERLAP], id="the first day in common"),
        pytest.param(fined("2026-0007", "2026-02-11", "2026-02-20"), [], id="the day after"),
        pytest.param(fined("2026-0007", "2026-01-01", "2026-01-31"), [], id="the day before"),
        pytest.param(fined("2026-0007", "2026-01-01", None), [OVERLAP], id="until it was discovered"),
        pytest.param(fined("2026-0007", name="另一行为"), [], id="another act"),
        pytest.param(fined("2026-0007", name="使用 淘汰\n设备"), [OVERLAP], id="the same name, written apart"),
        pytest.param(fined("2026-0007").set("parties/0/code", "91140599MA0AB0305H"), [], id="another party"),
        pytest.param(fined("2026-0007").set("parties/0/code", "不详"), [], id="a party without a known number"),
        pytest.param(fined("2026-0007").drop("parties/0/code"), [], id="a party without a number"),
        pytest.param(fined("2026-0007").set("decisions/0/penalties", [{"kind": "警告"}]), [], id="a warning"),
        pytest.param(fined("2026-0007").set("decisions/0/fate", [{"event": "撤销"}]), [], id="revoked"),
        pytest.param(fined("2026-0007").drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(fined("2026-0007").set("decisions/0/made_on", "2021-07-14"), [], id="by old law"),
        pytest.param(fined("2026-0007").set("violations/0/parties", ["A9"]), [], id="somebody else's act"),
        pytest.param(inspection().set("id", "2026-0007"), [], id="an inspection"),
    ],
)
def test_across_cases(later: Draft, expected: list[str]) -> None:
    assert says(fined_once_for_one_act, repository(fined("2026-0001").case(), later.case())) == expected


def test_it_is_shown_at_the_later_case_once_for_each_pair() -> None:
    both = fined("2026-0007")
    both.data["violations"].append(dict(both.data["violations"][0], began_on="2026-02-02"))

    (found,) = findings(fined_once_for_one_act, repository(fined("2026-0001").case(), both.case()))

    assert found.case == "2026-0007"


def test_an_act_is_read_back_from_its_key() -> None:
    acts = [act for act, _ in fined_acts(fined("2026-0001").case())]

    assert acts == [FinedAct.of_key(each.key) for each in acts]
    assert len(acts) == 1
