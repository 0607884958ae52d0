"""SEC022: numbers of persons in what the bureau makes public of itself."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.cases.site_facts import ConfidentialFacts, NumberSaid
from enforcement_cli.law.rules.numbers_said import no_persons_number_before_the_act
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
        pytest.param((NumberSaid(POWER, ("身份证号码",)),), [f"error: {WORDS}身份证号码"], id="one"),
        pytest.param(
            (NumberSaid(POWER, ("身份证号码", "手机号码")), NumberSaid(POST, ("银行账号",))),
            [f"error: {WORDS}身份证号码、手机号码", f"error: {WORDS}银行账号"],
            id="two fields",
        ),
    ],
)
def test_numbers(facts: Any, wanted: list[str]) -> None:
    assert says(no_persons_number_before_the_act, repository(penalty().case(), numbers_said=facts)) == wanted


def test_each_stands_where_it_was_entered() -> None:
    subject = repository(penalty().case(), numbers_said=(NumberSaid(POST, ("手机号码",)),))

    (found,) = findings(no_persons_number_before_the_act, subject)

    assert (found.place, found.case) == (POST, None)
    assert found.remedy == "请从这一栏删去；供公众拨打的电话，写在联系、咨询或者投诉的栏目里。"
