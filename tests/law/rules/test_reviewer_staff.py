"""OFF: the share of reviewers, and the lawyer's qualification of those who review penalties."""

from __future__ import annotations

import pytest

from enforcement_cli.law.rules.training import (
    enough_reviewers,
    penalty_reviewers_are_qualified,
)
from tests.builders import Draft, penalty, permit
from tests.law.rules.rows import findings, repository, together

REVIEWER = "registers/personnel/2"


def staffed(officers: int, reviewers: int, pooled: int = 0) -> Draft:
    draft = penalty()
    draft.registers["personnel"] = [
        *({"id": f"A{each}", "name": f"甲{each}", "roles": ["执法人员"]} for each in range(officers)),
        *({"id": f"B{each}", "name": f"乙{each}", "roles": ["法制审核人员"]} for each in range(reviewers)),
        *(
            {"id": f"C{each}", "name": f"丙{each}", "roles": ["法制审核人员"], "organ": "示例县司法局"}
            for each in range(pooled)
        ),
    ]
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(staffed(20, 1), [], id="one in twenty"),
        pytest.param(
            staffed(21, 1), ["warning: 法制审核人员 1 名，执法人员 21 名，不到百分之五"], id="one in twenty-one"
        ),
        pytest.param(staffed(40, 2), [], id="two in forty"),
        pytest.param(
            staffed(41, 2), ["warning: 法制审核人员 2 名，执法人员 41 名，不到百分之五"], id="two in forty-one"
        ),
        pytest.param(staffed(21, 1, 1), [], id="a pooled one counts"),
        pytest.param(
            staffed(21, 2).set("registers/personnel/22/left_on", "2026-12-09"),
            ["warning: 法制审核人员 1 名，执法人员 21 名，不到百分之五"],
            id="a reviewer left",
        ),
        pytest.param(staffed(40, 0), [], id="none at all: REG005 says it"),
        pytest.param(staffed(0, 1), [], id="no officers"),
        pytest.param(staffed(21, 1).set("registers/personnel/0/left_on", "2026-12-09"), [], id="an officer left"),
        pytest.param(
            staffed(21, 1).set("registers/personnel/0/organ", "示例县司法局"), [], id="an officer of another organ"
        ),
    ],
)
def test_share_of_reviewers(draft: Draft, expected: list[str]) -> None:
    assert together(enough_reviewers, draft) == expected


def reviewed(since: str | None, **person: str) -> Draft:
    draft = penalty().reviewed("2026-03-20").drop(f"{REVIEWER}/law_qualification_no").drop(f"{REVIEWER}/reviewer_since")
    if since:
        draft.set(f"{REVIEWER}/reviewer_since", since)
    draft.registers["personnel"][2].update(person)
    return draft


def unqualified(since: str) -> str:
    return f"丙示例自 {since} 起从事法制审核，2026-03-20 审核处罚决定时没有法律职业资格（案件 2026-0001）"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(reviewed("2021-07-15"), [f"error: {unqualified('2021-07-15')}"], id="since the law's first day"),
        pytest.param(reviewed("2021-07-14"), [f"warning: {unqualified('2021-07-14')}"], id="under the older text"),
        pytest.param(
            reviewed("2018-01-01"), [f"warning: {unqualified('2018-01-01')}"], id="the older text's first day"
        ),
        pytest.param(reviewed("2017-12-31"), [], id="before anybody was asked"),
        pytest.param(
            reviewed(None),
            ["undetermined: 丙示例审核了处罚决定，没有登记法律职业资格，也没有登记何时开始从事法制审核，无法判断"],
            id="nobody knows since when",
        ),
        pytest.param(reviewed("2022-01-01", law_qualification_no="A001"), [], id="qualified"),
        pytest.param(reviewed("2022-01-01", law_qualified_on="2026-03-20"), [], id="qualified on the day"),
        pytest.param(
            reviewed("2022-01-01", law_qualification_no="A001", law_qualified_on="2026-03-21"),
            [f"error: {unqualified('2022-01-01')}"],
            id="qualified the day after",
        ),
        pytest.param(reviewed("2022-01-01").set("review/0/rounds/0/reviewers", ["P66"]), [], id="unknown: REV006"),
        pytest.param(reviewed("2022-01-01").drop("review/0/rounds/0/reviewed_on"), [], id="not reviewed yet"),
    ],
)
def test_reviewers_of_penalties(draft: Draft, expected: list[str]) -> None:
    assert together(penalty_reviewers_are_qualified, draft) == expected


def test_permits_may_be_reviewed_by_others() -> None:
    draft = permit().reviewed("2026-03-19").drop(f"{REVIEWER}/law_qualification_no")

    assert together(penalty_reviewers_are_qualified, draft.set(f"{REVIEWER}/reviewer_since", "2022-01-01")) == []


def test_one_finding_for_each_reviewer_at_the_first_review() -> None:
    first, second = reviewed("2022-01-01"), reviewed("2022-01-01").set("id", "2026-0009")
    second.set("review/0/rounds/0/reviewed_on", "2026-03-10")

    (found,) = findings(penalty_reviewers_are_qualified, repository(first.case(), second.case()))

    assert (found.case, found.basis) == ("2026-0009", ("PL-58-2",))
    assert "（案件 2026-0009、2026-0001）" in found.message
