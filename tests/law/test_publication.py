"""Which findings keep a decision from the public: those by which the page would be wrong, or the law forbids deciding."""

from __future__ import annotations

import pytest

from enforcement_cli.law.rule import all_rules

RULES = {rule.id: rule for rule in all_rules()}

# The duty to disclose runs on, whatever else the file has to answer for: periods missed, contents that a paper lacks,
# amounts, deliberation, grounds that people have to judge.
STILL_PUBLISHED = (
    "PRO002",
    "PRO003",
    "PRO017",
    "PRO022",
    "PRO051",
    "PRO052",
    "PRO053",
    "PRO054",
    "PRO055",
    "PRO056",
    "PRO057",
    "PRO058",
    "PRO059",
    "PRO060",
    "PRO061",
    "PRO062",
    "PRO063",
    "PRO064",
    "PRO066",
    "PRO067",
    "PRO070",
    "PRO071",
)

# 不得作出行政处罚决定, 不予行政处罚, 不再给予行政处罚, 不得给予两次以上罚款, 未经审核不得作出决定; a page that contradicts
# itself; secrets and minors.
KEPT_BACK = (
    "PRO011",
    "PRO013",
    "PRO014",
    "PRO015",
    "PRO016",
    "PRO028",
    "PRO050",
    "PRO068",
    "PRO069",
    "PRO072",
    "REV001",
    "REV007",
    "REV008",
    "SEC001",
    "SEC002",
    "SEC003",
    "SEC004",
    "DIS006",
    "DIS021",
    "DIS034",
)


@pytest.mark.parametrize("id_", STILL_PUBLISHED)
def test_a_decision_is_published_in_time_all_the_same(id_: str) -> None:
    assert not RULES[id_].blocks_publication


@pytest.mark.parametrize("id_", KEPT_BACK)
def test_a_decision_waits_until_it_is_mended_or_explained(id_: str) -> None:
    assert RULES[id_].blocks_publication
