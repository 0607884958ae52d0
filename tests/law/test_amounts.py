"""Amounts: whose threshold counts, what falls on whom, which penalty is heavier."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.cases.course import Penalty
from enforcement_cli.law.amounts import WEIGHT, amount_of, counts_as, imposed_on, is_heavier, reaches_hearing
from enforcement_cli.law.calendar import Calendar
from enforcement_cli.law.rule import Law
from tests.builders import Draft, penalty

ON = date(2026, 3, 25)


def penalties(*items: Any) -> list[Penalty]:
    """Each a kind, or a kind and an amount."""
    pairs = [each if isinstance(each, tuple) else (each, None) for each in items]
    plain = [{"kind": kind, **({"amount": Decimal(amount)} if amount is not None else {})} for kind, amount in pairs]
    return list(penalty().set("decisions/0/penalties", plain).case().decisions[0].penalties)


def law(draft: Draft) -> Law:
    return Law(date(2026, 12, 10), Calendar.shipped(), draft.case().bureau)


def test_the_kinds_are_those_of_the_law_but_for_others(vocabularies: dict[str, set[str]]) -> None:
    assert vocabularies["penalty_kind"] - WEIGHT.keys() == {"其他"}


@pytest.mark.parametrize(
    ("decided", "proposed", "heavier"),
    [
        pytest.param([("罚款", 300)], [("罚款", 300)], False, id="as told"),
        pytest.param([("罚款", "300.01")], [("罚款", 300)], True, id="a cent more"),
        pytest.param([("罚款", 299)], [("罚款", 300)], False, id="less"),
        pytest.param([("罚款", 200), ("罚款", 200)], [("罚款", 300)], True, id="two that are more together"),
        pytest.param([("罚款", 300)], ["罚款"], False, id="no amount was told"),
        pytest.param(["罚款"], [("罚款", 300)], False, id="no amount was decided"),
        pytest.param(["警告", ("罚款", 300)], [("罚款", 300)], True, id="one kind more"),
        pytest.param(["警告"], [("罚款", 300)], False, id="a lighter kind instead"),
        pytest.param(["责令关闭"], [("罚款", 300)], True, id="a severer kind instead"),
        pytest.param(["责令停产停业"], ["责令关闭"], False, id="of one item the lighter instead"),
        pytest.param(["责令关闭"], ["责令停产停业"], True, id="of one item the severer instead"),
        pytest.param(["通报批评"], ["警告"], True, id="its neighbour above"),
        pytest.param(["其他"], ["警告"], False, id="what cannot be compared"),
        pytest.param(["警告"], ["其他"], True, id="nothing comparable was told"),
        pytest.param([], ["警告"], False, id="nothing decided"),
        pytest.param(["警告"], [], True, id="nothing told"),
        pytest.param([("没收违法所得", 500)], [("没收违法所得", 400)], True, id="more taken"),
    ],
)
def test_heavier(decided: list[Any], proposed: list[Any], heavier: bool) -> None:
    assert is_heavier(penalties(*decided), penalties(*proposed)) is heavier


def test_kinds_are_summed_apart() -> None:
    found = penalties(("罚款", 300), ("没收违法所得", "20.50"), ("罚款", 100), "罚款", "警告")

    assert amount_of(found, "罚款") == 400
    assert amount_of(found, "没收违法所得", "没收非法财物") == Decimal("20.50")
    assert amount_of(found) == amount_of([], "罚款") == 0


def test_what_names_nobody_falls_on_all() -> None:
    draft = penalty().set("decisions/0/penalties", [{"kind": "罚款", "parties": ["A2"]}, {"kind": "警告"}])
    case = draft.add("parties", {"id": "A2", "name": "示例样本", "type": "自然人"}).case()

    fallen = [[each.kind for each in imposed_on(party, case.decisions[0].penalties)] for party in case.parties]
    assert fallen == [["警告"], ["罚款", "警告"]]


@pytest.mark.parametrize(
    ("type_", "setting", "standing"),
    [
        ("自然人", "公民", "person"),
        ("外国人", "公民", "person"),
        ("港澳台居民", "公民", "person"),
        ("法人", "公民", "body"),
        ("非法人组织", "公民", "body"),
        ("外国组织", "公民", "body"),
        ("个体工商户", "公民", "person"),
        ("个体工商户", "法人或者其他组织", "body"),
        ("个体工商户", None, None),
        ("身份不明", "公民", None),
    ],
)
def test_person_or_body(type_: str, setting: str | None, standing: str | None) -> None:
    draft = penalty().set("parties/0/type", type_)
    if setting is None:
        del draft.bureau["settings"]["individual_business_as"]
    else:
        draft.bureau["settings"]["individual_business_as"][0]["value"] = setting

    assert counts_as(draft.case().parties[0], law(draft), ON) == standing


HOUSEHOLD = ("individual_business_as", "个体工商户视为")
PERSON, BODY = ("hearing_amount_person", "听证数额（公民）"), ("hearing_amount_body", "听证数额（组织）")


@pytest.mark.parametrize(
    ("type_", "amount", "missing", "expected"),
    [
        pytest.param("自然人", 4999, (), False, id="below a person's"),
        pytest.param("自然人", 5000, (), True, id="a person's"),
        pytest.param("法人", 49999, (), False, id="below a body's"),
        pytest.param("法人", 50000, (), True, id="a body's"),
        pytest.param("自然人", 1, (PERSON,), PERSON, id="a person's is not set"),
        pytest.param("法人", 1, (PERSON,), False, id="a setting that is not asked is not missed"),
        pytest.param("个体工商户", 5000, (), True, id="a household as a person"),
        pytest.param("个体工商户", 4999, (HOUSEHOLD,), False, id="below both"),
        pytest.param("个体工商户", 5000, (HOUSEHOLD,), HOUSEHOLD, id="between both"),
        pytest.param("个体工商户", 50000, (HOUSEHOLD,), True, id="above both"),
        pytest.param("身份不明", 5000, (), ("", ""), id="not identified, between both"),
        pytest.param("身份不明", 50000, (BODY,), BODY, id="not identified, one is not set"),
    ],
)
def test_a_fine_against_the_threshold(
    type_: str, amount: int, missing: tuple[tuple[str, str], ...], expected: bool | tuple[str, str]
) -> None:
    draft = penalty().set("parties/0/type", type_)
    for key, _ in missing:
        del draft.bureau["settings"][key]

    assert reaches_hearing(law(draft), draft.case().parties[0], Decimal(amount), ON) == expected


def test_the_threshold_of_the_day_counts() -> None:
    draft = penalty()
    draft.bureau["settings"]["hearing_amount_body"] += [{"from": "2026-03-25", "value": 20000, "source": "示例规定"}]
    party = draft.case().parties[0]

    assert reaches_hearing(law(draft), party, Decimal(20000), ON) is True
    assert reaches_hearing(law(draft), party, Decimal(20000), date(2026, 3, 24)) is False
