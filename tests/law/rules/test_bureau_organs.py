"""REG003 to REG006: who answers, who reviews, who discloses, and what counts as major."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.bureau_organs import (
    disclosure_is_organised,
    major_catalogue_is_kept,
    principal_is_named,
    review_organ_is_named,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import repository, says

RULES = (major_catalogue_is_kept, principal_is_named, review_organ_is_named, disclosure_is_organised)
REVIEWER, HEAD = "registers/personnel/2", "registers/personnel/4"


def said(rule: Rule, draft: Draft, as_of: str = "2026-12-10") -> list[str]:
    return says(rule, repository(draft.case()), as_of)


def bare() -> Draft:
    draft = penalty().set("registers/major-decisions", []).set("bureau/divisions", []).set("bureau/channels", [])
    return draft.drop("bureau/bureau/head").drop("bureau/bureau/review_division").drop(REVIEWER)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_a_bureau_in_order_is_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert said(rule, build()) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_nothing_is_asked_before_there_are_cases_and_people(rule: Rule) -> None:
    case = bare().case()

    assert says(rule, RepositoryFacts(case.bureau)) == []
    assert said(rule, bare().drop("registers/personnel")) == []
    assert len(said(rule, bare())) >= 1


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().set("registers/major-decisions", []),
            ["warning: 没有重大执法决定法制审核目录清单（registers/major-decisions.yaml）"],
            id="empty",
        ),
        pytest.param(
            penalty().drop("registers/major-decisions"),
            ["warning: 没有重大执法决定法制审核目录清单（registers/major-decisions.yaml）"],
            id="no file",
        ),
        pytest.param(
            penalty().drop("registers/major-decisions/0/ground"),
            ["warning: 目录清单的“涉及重大公共利益的决定”没有写条件，也没有写对应五种情形中的哪一种，无从判断"],
            id="an entry that says nothing",
        ),
        *(
            pytest.param(
                penalty().set("registers/major-decisions", [{"id": "ZD-01", "name": "示例", key: value}]), [], id=key
            )
            for key, value in (
                ("ground", "涉及重大公共利益"),
                ("matter", "CF-01"),
                ("outcomes", ["给予处罚"]),
                ("penalty_kinds", ["吊销许可证件"]),
                ("amount_person", 0),
                ("amount_body", 50000),
                ("hearing", "yes"),
            )
        ),
        pytest.param(
            penalty().set("registers/major-decisions", [{"id": "ZD-01", "name": "示例", "hearing": "no"}]),
            ["warning: 目录清单的“示例”没有写条件，也没有写对应五种情形中的哪一种，无从判断"],
            id="hearing no is no condition",
        ),
        pytest.param(penalty().set("registers/major-decisions", [{"ground": ["x"]}]), [], id="the wrong shape"),
    ],
)
def test_major_catalogue(draft: Draft, expected: list[str]) -> None:
    assert said(major_catalogue_is_kept, draft) == expected


def test_a_catalogue_that_cannot_be_read_is_strs() -> None:
    case = penalty().drop("registers/major-decisions").case()
    unread = (trouble.UNREADABLE, problem(Place("registers/major-decisions.yaml"), "x"))
    subject = replace(repository(case), bureau=replace(case.bureau, troubles=(unread,)))

    assert says(major_catalogue_is_kept, subject) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(penalty().drop("bureau/bureau/head"), ["error: 没有写明主要负责人"], id="nobody"),
        pytest.param(
            penalty().set("bureau/bureau/head", "P66"), ["error: 主要负责人 P66 不在人员名录中"], id="somebody unknown"
        ),
        pytest.param(
            penalty().set(f"{HEAD}/left_on", "2026-12-09"),
            ["error: 写作主要负责人的戊示例已于 2026-12-09 离岗"],
            id="left yesterday",
        ),
        pytest.param(penalty().set(f"{HEAD}/left_on", "2026-12-10"), [], id="last day"),
        pytest.param(
            penalty().set("bureau/bureau/head", "P01"),
            ["error: 甲示例写作主要负责人，人员名录里没有这个角色"],
            id="an officer",
        ),
        pytest.param(penalty().set("bureau/bureau/head", ["P09"]), [], id="the wrong shape"),
    ],
)
def test_principal(draft: Draft, expected: list[str]) -> None:
    assert said(principal_is_named, draft) == expected


NO_REVIEWER = "error: 人员名录里没有在岗的法制审核人员"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(penalty().drop("bureau/bureau/review_division"), ["error: 没有写明法制审核机构"], id="none"),
        pytest.param(
            penalty().set("bureau/bureau/review_division", "ju"),
            ["error: 法制审核机构 ju 不是本机关的科室"],
            id="no division of that number",
        ),
        pytest.param(
            penalty().set("bureau/divisions/1/name", "示例县工业和信息化局"),
            ["error: 法制审核机构写成了整个机关"],
            id="the whole bureau",
        ),
        pytest.param(
            penalty().set("bureau/bureau/short_name", "县工信局").set("bureau/divisions/1/name", "县工信局"),
            ["error: 法制审核机构写成了整个机关"],
            id="the whole bureau by its short name",
        ),
        pytest.param(
            penalty().set("bureau/divisions/1/roles", ["承办", "法制审核"]),
            ["error: 政策法规股既承办案件，又承担法制审核"],
            id="handles and reviews",
        ),
        pytest.param(penalty().drop("bureau/divisions/1/roles"), [], id="duties not said"),
        pytest.param(penalty().set(f"{REVIEWER}/roles", ["工作人员"]), [NO_REVIEWER], id="nobody reviews"),
        pytest.param(penalty().set(f"{REVIEWER}/left_on", "2026-12-09"), [NO_REVIEWER], id="the last one left"),
        pytest.param(penalty().set(f"{REVIEWER}/left_on", "2026-12-10"), [], id="last day"),
        pytest.param(penalty().set(f"{REVIEWER}/organ", "示例县司法局"), [], id="a pooled reviewer"),
        pytest.param(
            penalty().drop("bureau/bureau/review_division").drop(REVIEWER),
            ["error: 没有写明法制审核机构", NO_REVIEWER],
            id="neither organ nor people",
        ),
    ],
)
def test_review_organ(draft: Draft, expected: list[str]) -> None:
    assert sorted(said(review_organ_is_named, draft)) == sorted(expected)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().set("bureau/divisions/1/roles", ["法制审核"]),
            ["warning: 没有登记：负责公示的科室或者公示员"],
            id="nobody discloses",
        ),
        pytest.param(
            penalty().set("bureau/divisions/1/roles", ["法制审核"]).set(f"{REVIEWER}/roles", ["公示员"]),
            [],
            id="a person does",
        ),
        pytest.param(
            penalty()
            .set("bureau/divisions/1/roles", ["法制审核"])
            .set(f"{REVIEWER}/roles", ["公示员"])
            .set(f"{REVIEWER}/left_on", "2026-12-09"),
            ["warning: 没有登记：负责公示的科室或者公示员"],
            id="a person did",
        ),
        pytest.param(penalty().set("bureau/channels", []), ["warning: 没有登记：公示渠道"], id="no channel"),
        pytest.param(
            penalty().set("bureau/channels", []).set("bureau/divisions", []),
            ["warning: 没有登记：负责公示的科室或者公示员、公示渠道"],
            id="neither",
        ),
    ],
)
def test_disclosure_is_organised(draft: Draft, expected: list[str]) -> None:
    assert said(disclosure_is_organised, draft) == expected
