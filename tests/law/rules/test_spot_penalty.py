"""PRO051, PRO052: what may be decided on the spot, and what its form says."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from enforcement_cli.law.rules.spot_penalty import on_the_spot_form_complete, on_the_spot_within_limits
from tests.builders import COMPANY, SOUND, Draft, on_the_spot, penalty
from tests.law.rules.rows import findings, paper, says, unread
from tests.outcome_builders import OUTCOMES

ALL = (on_the_spot_within_limits, on_the_spot_form_complete)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def fined(amount: int | str | None, type_: str = "自然人", made: str = "2026-03-04") -> Draft:
    """A fine on the spot on a party of that type."""
    draft = on_the_spot().set("parties/0/type", type_).set("decisions/0/made_on", made)
    fine: dict[str, Any] = {"kind": "罚款"} if amount is None else {"kind": "罚款", "amount": Decimal(amount)}
    return draft.set("decisions/0/penalties", [fine])


def business(amount: int, setting: str | None) -> Draft:
    draft = fined(amount, "个体工商户")
    entries = [{"from": "2019-01-01", "value": setting, "source": "示例规定第二条"}] if setting else []
    return draft.set("bureau/settings/individual_business_as", entries)


def over(fine: int | str, limit: int) -> str:
    return f"当场对当事人A1罚款{fine}元，超过当场处罚的限额{limit}元，应当适用普通程序"


BETWEEN = (
    "undetermined: 当场对当事人A1罚款{}元；公民的限额是200元，法人或者其他组织的限额是3000元，当事人适用哪一个无法判断"
)
OTHER_KINDS = "当场作出的处罚决定有{}；当场处罚限于警告和限额以内的罚款，其他处罚应当适用普通程序"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(fined(200), [], id="a person, at the limit"),
        pytest.param(fined("200.01"), [f"error: {over('200.01', 200)}"], id="a person, a cent above"),
        pytest.param(fined(200, "外国人"), [], id="a foreigner, at the limit"),
        pytest.param(fined(201, "港澳台居民"), [f"error: {over(201, 200)}"], id="from Hong Kong, above"),
        pytest.param(fined(3000, "法人"), [], id="a body, at the limit"),
        pytest.param(fined(3001, "法人"), [f"error: {over(3001, 3000)}"], id="a body, above"),
        pytest.param(fined(3000, "非法人组织"), [], id="a partnership, at the limit"),
        pytest.param(business(201, "公民"), [f"error: {over(201, 200)}"], id="a business like a person, above"),
        pytest.param(business(201, "法人或者其他组织"), [], id="a business like a body"),
        pytest.param(business(3001, "法人或者其他组织"), [f"error: {over(3001, 3000)}"], id="like a body, above"),
        pytest.param(business(200, None), [], id="a business, no setting, below both"),
        pytest.param(business(201, None), [BETWEEN.format(201)], id="a business, no setting, between"),
        pytest.param(business(3000, None), [BETWEEN.format(3000)], id="a business, no setting, still between"),
        pytest.param(business(3001, None), [f"error: {over(3001, 3000)}"], id="a business, no setting, above both"),
        pytest.param(fined(200, "身份不明"), [], id="nobody knows who, below both"),
        pytest.param(fined(201, "身份不明"), [BETWEEN.format(201)], id="nobody knows who, between"),
        pytest.param(fined(None), [], id="no amount: its form lacks it"),
        pytest.param(
            fined(100).add("decisions/0/penalties", {"kind": "罚款", "amount": Decimal(101)}),
            [f"error: {over(201, 200)}"],
            id="two fines are one sum",
        ),
        pytest.param(
            fined(100)
            .add("parties", {**COMPANY, "id": "A2"})
            .set(
                "decisions/0/penalties",
                [
                    {"kind": "罚款", "amount": Decimal(200), "parties": ["A1"]},
                    {"kind": "罚款", "amount": Decimal(3000), "parties": ["A2"]},
                ],
            ),
            [],
            id="each party by its own limit",
        ),
        pytest.param(
            on_the_spot().set("decisions/0/penalties", [{"amount": Decimal(100)}]), [], id="a kind that is not given"
        ),
        pytest.param(on_the_spot().set("decisions/0/penalties", [{"kind": "警告"}]), [], id="a warning"),
        pytest.param(
            on_the_spot().set("decisions/0/penalties", [{"kind": "通报批评"}, {"kind": "没收违法所得"}]),
            [f"error: {OTHER_KINDS.format('没收违法所得、通报批评')}"],
            id="other kinds",
        ),
        # The law of before 15 July 2021, known without its text
        pytest.param(fined(50, made="2021-07-14"), [], id="the old limit"),
        pytest.param(fined(51, made="2021-07-14"), [f"warning: {over(51, 50)}"], id="above the old limit"),
        pytest.param(fined(1001, "法人", "2021-07-14"), [f"warning: {over(1001, 1000)}"], id="a body, above the old"),
        pytest.param(fined(200, made="2021-07-15"), [], id="the first day of the new"),
        pytest.param(
            on_the_spot().set("decisions/0/penalties", [{"kind": "通报批评"}]).set("decisions/0/made_on", "2021-07-14"),
            [f"warning: {OTHER_KINDS.format('通报批评')}"],
            id="other kinds by the old law",
        ),
        pytest.param(fined(51, made="2017-12-31"), [], id="before any law that is known"),
        # Not on the spot
        pytest.param(penalty(), [], id="the general procedure"),
        pytest.param(
            fined(5000).set("procedure", "普通程序").set("decisions/0/document", "行政处罚决定书"), [], id="so this"
        ),
        pytest.param(fined(5000).drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(fined(5000).set("decisions/0/outcome", "不予处罚"), [], id="not punished"),
        pytest.param(fined(5000).set("kind", "行政检查"), [], id="no penalty case"),
    ],
)
def test_limits(draft: Draft, expected: list[str]) -> None:
    assert says(on_the_spot_within_limits, draft) == expected


def test_a_missing_setting_is_shown_where_it_belongs() -> None:
    (found,) = findings(on_the_spot_within_limits, business(201, None))

    assert (found.place.file, found.place.pointer) == ("enforce.yaml", ("settings",))
    assert (
        found.remedy
        == "请在 enforce.yaml 的 settings 下填写 individual_business_as（个体工商户视为），并写明施行日期和来源。"
    )


# PRO052


def lacks(*missing: str) -> list[str]:
    return [
        f"error: 当场处罚决定书没有写明{'、'.join(missing)}；决定书应当载明违法行为、处罚的种类和依据、罚款数额、时间、地点、"
        "申请行政复议和提起行政诉讼的途径和期限"
    ]


REMEDY = "申请行政复议、提起行政诉讼的途径和期限"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(on_the_spot().drop("decisions/0/facts"), lacks("违法行为"), id="the violation"),
        pytest.param(on_the_spot().drop("decisions/0/penalties"), lacks("处罚种类"), id="the kind"),
        pytest.param(on_the_spot().drop("decisions/0/basis"), lacks("处罚依据"), id="the basis"),
        pytest.param(fined(None), lacks("罚款数额"), id="the amount"),
        pytest.param(on_the_spot().drop("place"), lacks("地点"), id="the place"),
        pytest.param(on_the_spot().drop("place").set("records/0/place", "示例路"), [], id="the place on the form"),
        pytest.param(
            paper(on_the_spot().drop("place"), "R09", "现场检查笔录", "2026-03-04", place="示例路"),
            lacks("地点"),
            id="the place of another paper",
        ),
        pytest.param(on_the_spot().set("decisions/0/penalties", [{"kind": "警告"}]), [], id="a warning has no amount"),
        pytest.param(on_the_spot().drop("decisions/0/remedies"), lacks(REMEDY), id="the remedies"),
        pytest.param(
            on_the_spot().drop("decisions/0/facts").drop("decisions/0/basis"), lacks("违法行为", "处罚依据"), id="two"
        ),
        pytest.param(
            on_the_spot().drop("decisions/0/reported_on"),
            ["info: 当场处罚决定（2026-03-04）还没有报所属行政机关备案的日期"],
            id="not reported yet",
        ),
        pytest.param(
            on_the_spot().drop("decisions/0/reported_on").set("closed_on", "2026-04-01"),
            ["warning: 当场处罚决定（2026-03-04）还没有报所属行政机关备案的日期"],
            id="closed, and not reported",
        ),
        pytest.param(on_the_spot().set("decisions/0/seal", "无"), [], id="no seal is asked"),
        pytest.param(on_the_spot().drop("decisions/0/facts").drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(
            on_the_spot().drop("decisions/0/facts").set("decisions/0/made_on", "2021-07-14"), [], id="old law"
        ),
        pytest.param(penalty().drop("decisions/0/facts"), [], id="the general procedure"),
    ],
)
def test_form(draft: Draft, expected: list[str]) -> None:
    assert says(on_the_spot_form_complete, draft) == expected


def test_records_that_cannot_be_read_may_hold_the_place() -> None:
    assert says(on_the_spot_form_complete, unread(on_the_spot().drop("place"), "records")) == []
