"""REC: nobody makes records in two places at once."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.law.rules.recording_times import nobody_in_two_places
from tests.builders import Draft, penalty
from tests.law.rules.rows import findings, repository, says


def visit(
    case: str, start: str, end: str, place: str | None, makers: tuple[str, ...] = ("P01", "P02"), **more: Any
) -> Draft:
    """A penalty case whose inspection on 4 March ran from start to end at that place."""
    draft = penalty().set("id", case)
    draft.records[1] |= {"started_at": start, "ended_at": end, "makers": list(makers), **more}
    if place is not None:
        draft.records[1]["place"] = place
    return draft


def both(first: Draft, second: Draft) -> list[str]:
    return says(nobody_in_two_places, repository(first.case(), second.case()))


HERE, THERE = "示例县示例工业园1号", "示例县另一工业园9号"
FIRST = visit("2026-0001", "09:30", "11:00", HERE)


def clash(start: str, end: str, name: str = "甲示例、乙示例", kind: str = "现场检查笔录") -> list[str]:
    return [
        f"warning: {name}在 2026-03-04 {start}—{end} 制作本案的{kind}（{THERE}），"
        f"同时（09:30—11:00）又在另一处制作案件 2026-0001 的现场检查笔录（{HERE}）"
    ]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE), clash("10:00", "12:00"), id="overlapping"),
        pytest.param(visit("2026-0002", "10:59", "12:00", THERE), clash("10:59", "12:00"), id="by a minute"),
        pytest.param(visit("2026-0002", "11:00", "12:00", THERE), [], id="one after the other"),
        pytest.param(visit("2026-0002", "08:00", "09:30", THERE), [], id="one before the other"),
        pytest.param(visit("2026-0002", "10:00", "12:00", HERE), [], id="in one place"),
        pytest.param(visit("2026-0002", "10:00", "12:00", "示例工业园1号"), [], id="a shorter form of the place"),
        pytest.param(visit("2026-0002", "10:00", "12:00", f"{HERE}二车间"), [], id="a longer form of the place"),
        pytest.param(visit("2026-0002", "10:00", "12:00", "示例县 示例工业园 1号"), [], id="blanks make no place"),
        pytest.param(visit("2026-0002", "10:00", "12:00", None), [], id="no place given"),
        pytest.param(visit("2026-0002", "09:30", "11:00", THERE), [], id="the same record on file twice"),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE, ("P03", "P04")), [], id="other officers"),
        pytest.param(
            visit("2026-0002", "10:00", "12:00", THERE, ("P04", "P02")),
            clash("10:00", "12:00", "乙示例"),
            id="one of them",
        ),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE, made_on="2026-03-05"), [], id="another day"),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE, type="现场勘查"), [], id="no record made in person"),
        pytest.param(visit("2026-0002", "12:00", "10:00", THERE), [], id="past midnight"),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE).drop("records/1/ended_at"), [], id="no end given"),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE).drop("records/1/makers"), [], id="nobody named"),
        pytest.param(visit("2026-0002", "10:00", "12:00", THERE).set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_nobody_in_two_places(second: Draft, expected: list[str]) -> None:
    assert both(FIRST, second) == expected


def test_two_places_in_one_case() -> None:
    draft = visit("2026-0001", "09:30", "11:00", HERE)
    draft.records[2] |= {"made_on": "2026-03-04", "started_at": "10:30", "ended_at": "11:30", "place": THERE}
    found = findings(nobody_in_two_places, repository(draft.case()))

    assert [each.message for each in found] == [clash("10:30", "11:30", kind="询问笔录")[0].removeprefix("warning: ")]
    assert (found[0].case, found[0].place.pointer) == ("2026-0001", (2, "started_at"))
