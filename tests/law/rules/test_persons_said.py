"""SEC022, SEC023: what belongs, or may belong, to a person in what the bureau makes public of itself."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.cases.site_facts import ConfidentialFacts, PersonSaid
from enforcement_cli.law.rules.persons_said import (
    doubts_before_the_act_are_settled,
    nothing_of_a_person_before_the_act,
)
from enforcement_cli.problems import Place
from tests.builders import penalty
from tests.law.rules.rows import findings, repository, says

POWER = Place("registers/matters.yaml", (0, "power"))
POST = Place("registers/personnel.yaml", (3, "post"))
WORDS = "这一栏要在公示网站上公开，里面有个人的"


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        pytest.param((), [], id="none"),
        pytest.param(None, [], id="not looked for"),
        pytest.param(ConfidentialFacts(in_public=("a",)), [], id="other facts"),
        pytest.param((PersonSaid(POWER, ("身份证号码",)),), [f"error: {WORDS}身份证号码"], id="one"),
        pytest.param(
            (PersonSaid(POWER, ("身份证号码", "手机号码")), PersonSaid(POST, ("银行账号",))),
            [f"error: {WORDS}身份证号码、手机号码", f"error: {WORDS}银行账号"],
            id="two fields",
        ),
        pytest.param(
            (PersonSaid(POWER, ("住址", "姓名")),), [f"error: {WORDS}住址、姓名"], id="a home and whose it is"
        ),
        pytest.param((PersonSaid(POWER, ("姓名",), ("宋小样",)),), [], id="in doubt"),
    ],
)
def test_numbers(facts: Any, wanted: list[str]) -> None:
    assert says(nothing_of_a_person_before_the_act, repository(penalty().case(), persons_said=facts)) == wanted


def test_each_stands_where_it_was_entered() -> None:
    subject = repository(penalty().case(), persons_said=(PersonSaid(POST, ("手机号码",)),))

    (found,) = findings(nothing_of_a_person_before_the_act, subject)

    assert (found.place, found.case) == (POST, None)
    assert found.remedy == "请从这一栏删去；供公众拨打的电话，写在联系、咨询或者投诉的栏目里。"


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        pytest.param((), [], id="none"),
        pytest.param(None, [], id="not looked for"),
        pytest.param(ConfidentialFacts(in_public=("a",)), [], id="other facts"),
        pytest.param((PersonSaid(POWER, ("姓名",)),), [], id="certain"),
        pytest.param(
            (PersonSaid(POWER, ("姓名",), ("宋小样",)),),
            ["warning: 这一栏要在公示网站上公开，里面的“宋小样”可能是个人的姓名，请核实"],
            id="a name",
        ),
        pytest.param(
            (PersonSaid(POWER, ("姓名", "住址"), ("宋小样", "示例县示例镇示例村")), PersonSaid(POST, ("身份证号码",))),
            ["warning: 这一栏要在公示网站上公开，里面的“宋小样”、“示例县示例镇示例村”可能是个人的姓名、住址，请核实"],
            id="two words, and another field that is certain",
        ),
    ],
)
def test_doubts(facts: Any, wanted: list[str]) -> None:
    assert says(doubts_before_the_act_are_settled, repository(penalty().case(), persons_said=facts)) == wanted


def test_a_doubt_says_how_it_is_settled() -> None:
    subject = repository(penalty().case(), persons_said=(PersonSaid(POST, ("姓名",), ("宋小样",)),))

    (found,) = findings(doubts_before_the_act_are_settled, subject)

    assert (found.place, found.case) == (POST, None)
    assert found.remedy == (
        "是个人信息的，请从这一栏删去；不是的，由主要负责人或者法制审核人员登记说明："
        "enforce waive SEC023 --by 人员 --reason 说明 --file registers/personnel.yaml --pointer /3/post"
    )
