"""OFF003: two take part where the law says two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.law.rules.two_officers import two_took_part
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, paper, says


def seizure(draft: Draft, makers: list[str]) -> Draft:
    """The draft with a seizure, recorded by these people."""
    draft.step("查封扣押", "2026-03-06", proved_by=["R30"])
    record = {"id": "R30", "type": "查封扣押现场笔录", "step": "查封扣押", "made_on": "2026-03-06", "makers": makers}
    return draft.add("records", record)


def shifted(draft: Draft, to_year: int) -> Draft:
    """The draft with all dates of its course in another year."""

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: moved(each) for key, each in value.items()}
        if isinstance(value, list):
            return [moved(each) for each in value]
        return value.replace("2026-", f"{to_year}-") if isinstance(value, str) and value.startswith("2026-0") else value

    draft.data["steps"], draft.records, draft.decisions = (
        moved(draft.data["steps"]),
        moved(draft.records),
        moved(draft.decisions),
    )
    return draft


@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(two_took_part, build()) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().set("records/2/makers", ["P01"]),
            ["error: 2026-03-05 的询问笔录只写有一名执法人员（甲示例），执法人员不得少于两人"],
            id="one officer asks",
        ),
        pytest.param(
            penalty().set("records/2/makers", ["P01"]).set("steps/2/officers", ["P01", "P04"]),
            [],
            id="the step names another",
        ),
        pytest.param(penalty().set("records/2/makers", ["P01", "P04"]), [], id="two officers, not the handling ones"),
        pytest.param(
            penalty().set("records/2/makers", ["P01", "P09"]),
            ["error: 2026-03-05 的询问笔录只写有一名执法人员（甲示例），执法人员不得少于两人"],
            id="an officer and somebody who is none",
        ),
        pytest.param(
            penalty().set("records/2/makers", ["P03", "P09"]),
            ["error: 2026-03-05 的询问笔录写的丙示例、戊示例都不是执法人员，执法人员不得少于两人"],
            id="nobody of them an officer",
        ),
        pytest.param(
            penalty().set("records/2/makers", ["P01", "P66"]), [], id="somebody unknown counts: OFF001 says it"
        ),
        pytest.param(penalty().drop("records/2/makers"), [], id="nobody named: the handling officers"),
        pytest.param(
            penalty().set("officers", ["P01"]).drop("records/1/makers").drop("records/2/makers"),
            ["error: 本案承办人员只有甲示例，而 2026-03-04 的现场检查笔录没有另写人员，依法应当有两人以上"],
            id="one handling officer, told once",
        ),
        pytest.param(penalty().set("officers", ["P01"]), [], id="one handling officer, two at each act"),
        pytest.param(
            penalty().drop("officers").drop("records/2/makers"),
            ["undetermined: 2026-03-05 的询问笔录没有写明人员，本案也没有写承办人员，无法判断是否有两人"],
            id="nobody named anywhere",
        ),
        pytest.param(
            penalty().step("抽样取证", "2026-03-07", officers=["P02"]),
            ["error: 2026-03-07 的抽样取证只写有一名执法人员（乙示例），执法人员不得少于两人"],
            id="a step without record",
        ),
        pytest.param(penalty().set("records/3/makers", ["P01"]), [], id="a report may be written by one"),
        pytest.param(
            penalty().set("decisions/0/service/0/servers", ["P01"]), [], id="no law at hand says two for service"
        ),
        # On the spot
        pytest.param(
            on_the_spot().set("records/0/makers", ["P01"]),
            ["error: 2026-03-04 的当场处罚决定书只写有一名执法人员（甲示例），执法人员不得少于两人"],
            id="on the spot by one",
        ),
        pytest.param(
            on_the_spot().set("records", []).set("officers", ["P02"]).drop("steps/0/proved_by"),
            ["error: 本案承办人员只有乙示例，而 2026-03-04 的现场检查没有另写人员，依法应当有两人以上"],
            id="on the spot, no record, one handling officer",
        ),
        pytest.param(
            on_the_spot().set("records", []).set("officers", ["P02"]).set("steps", []),
            ["error: 本案承办人员只有乙示例，而 2026-03-04 的当场处罚决定没有另写人员，依法应当有两人以上"],
            id="on the spot, the decision alone",
        ),
        pytest.param(
            shifted(on_the_spot().set("records/0/makers", ["P01"]), 2021),
            [],
            id="on the spot on 4 March 2021: one was enough",
        ),
        pytest.param(
            shifted(penalty().set("records/2/makers", ["P01"]), 2020),
            ["warning: 2020-03-05 的询问笔录只写有一名执法人员（甲示例），执法人员不得少于两人"],
            id="general procedure under the old law, whose text is not at hand",
        ),
        pytest.param(on_the_spot().set("officers", ["P01"]), [], id="on the spot, two by its record"),
        # Measures
        pytest.param(
            seizure(inspection(), ["P01"]),
            ["error: 2026-03-06 的查封扣押现场笔录只写有一名执法人员（甲示例），执法人员不得少于两人"],
            id="a seizure in whatever case",
        ),
        pytest.param(seizure(penalty(), ["P01", "P02"]), [], id="a seizure by two"),
        # Inspections and permits
        pytest.param(inspection().set("records/1/makers", ["P01"]), [], id="no law at hand says two for inspections"),
        pytest.param(
            permit().set("records/2/makers", ["P01"]),
            ["error: 2026-03-10 的核查笔录只写有甲示例，应当指派两名以上工作人员"],
            id="a verification by one",
        ),
        pytest.param(
            permit().step("现场检查", "2026-03-10", officers=["P01"]),
            ["error: 2026-03-10 的现场检查只写有甲示例，应当指派两名以上工作人员"],
            id="a permit's inspection by one",
        ),
        pytest.param(permit().set("records/2/makers", ["P03", "P09"]), [], id="a verification by any two of the staff"),
        pytest.param(
            paper(permit(), "R20", "询问笔录", "2026-03-11").set("records/7/makers", ["P01"]),
            [],
            id="an applicant asked by one",
        ),
        pytest.param(
            permit().set("records/0/makers", ["P01"]).set("records/4/makers", ["P01"]),
            [],
            id="receipt and decision by one",
        ),
    ],
)
def test_two_took_part(draft: Draft, expected: list[str]) -> None:
    assert says(two_took_part, draft) == expected


def test_nothing_is_counted_without_a_register_or_in_a_stub() -> None:
    alone = penalty().set("records/2/makers", ["P01"])

    assert says(two_took_part, alone.set("secrecy", ["国家秘密"])) == []
    alone.drop("secrecy")
    del alone.registers["personnel"]
    assert says(two_took_part, alone) == []


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param("2021-07-14", [], id="the day before the revised law"),
        pytest.param("2021-07-15", ["error"], id="its first day"),
    ],
)
def test_the_revised_law_counts_by_the_day_of_the_act(made: str, expected: list[str]) -> None:
    draft = on_the_spot().set("records/0/makers", ["P01"]).set("records/0/made_on", made)

    assert [str(each.severity) for each in findings(two_took_part, draft)] == expected


@pytest.mark.parametrize(
    ("draft", "basis"),
    [
        (penalty().set("records/2/makers", ["P01"]), ("PL-42-1-b",)),
        (seizure(penalty(), ["P01"]), ("CL-18-1-2",)),
        (permit().set("records/2/makers", ["P01"]), ("LL-34-3",)),
        (shifted(penalty().set("records/2/makers", ["P01"]), 2020), ("PL2017-two",)),
    ],
)
def test_each_finding_cites_the_law_that_says_two(draft: Draft, basis: tuple[str, ...]) -> None:
    assert [each.basis for each in findings(two_took_part, draft)] == [basis]


def test_two_papers_of_one_act_by_one_officer_are_one_finding() -> None:
    draft = penalty().step("先行登记保存", "2026-03-06", proved_by=["R30", "R31"])
    for number, type_ in (("R30", "先行登记保存通知书"), ("R31", "先行登记保存清单")):
        draft.add(
            "records", {"id": number, "type": type_, "step": "先行登记保存", "made_on": "2026-03-06", "makers": ["P01"]}
        )

    assert len(says(two_took_part, draft)) == 1
