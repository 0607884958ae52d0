"""PRO055: the remedies that a decision states are those of the law of its day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rules.remedies import remedies_are_right
from tests.builders import REMEDIES, SOUND, Draft, on_the_spot, penalty, permit
from tests.law.rules.rows import findings, says
from tests.outcome_builders import OUTCOMES, compulsion, permit_refused

SUPERIOR = "示例市工业和信息化局"
AT = "decisions/0/remedies"


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(remedies_are_right, build()) == []


def naming(organ: str, made: str = "2026-03-25") -> Draft:
    draft = penalty().set(f"{AT}/reconsideration_organ", organ).set("decisions/0/made_on", made)
    return draft.set("bureau/bureau/superior", SUPERIOR)


def wrong(organ: str, made: str = "2026-03-25") -> list[str]:
    return [
        f"error: 决定（{made}）写明的复议机关是“{organ}”；对县级以上人民政府工作部门的行政行为不服的，"
        "由本级人民政府（示例县人民政府）管辖"
    ]


def lacks(*missing: str) -> list[str]:
    return [f"error: 决定写明的救济途径没有{'、'.join(missing)}；应当写明申请行政复议、提起行政诉讼的途径和期限"]


BEFORE = "warning: 决定（{}）写明的复议机关是“{}”；当时应当是本级人民政府（示例县人民政府）或者上一级主管部门，请核实"
DAYS = "决定写明的复议期限是{}日；申请行政复议的期限是60日，法律规定更长的除外"
MONTHS = "warning: 决定写明的起诉期限是{}个月；直接提起行政诉讼的期限是6个月，法律另有规定的除外，请核实"
NOT_FIRST = "error: 当场处罚决定没有写明应当先申请行政复议；对当场作出的行政处罚决定不服的，应当先申请行政复议，作出决定时应当告知"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # The organ
        pytest.param(naming("示例县人民政府"), [], id="the government"),
        pytest.param(naming("示例县人民政府（示例县司法局行政复议窗口）"), [], id="the government, with its window"),
        pytest.param(naming(SUPERIOR), wrong(SUPERIOR), id="the superior"),
        pytest.param(
            naming(f"示例县人民政府或者{SUPERIOR}"), wrong(f"示例县人民政府或者{SUPERIOR}"), id="either, as before"
        ),
        pytest.param(naming(f"示例县人民政府、{SUPERIOR}"), wrong(f"示例县人民政府、{SUPERIOR}"), id="both"),
        pytest.param(
            naming("示例县人民政府或上一级主管部门").drop("bureau/bureau/superior"),
            wrong("示例县人民政府或上一级主管部门"),
            id="either, the superior in no setting",
        ),
        pytest.param(
            naming("示例县人民政府、示例市能源局").drop("bureau/bureau/superior"),
            wrong("示例县人民政府、示例市能源局"),
            id="both, the superior in no setting",
        ),
        pytest.param(
            naming("示例县人民政府行政复议局").drop("bureau/bureau/superior"), [], id="the government's own office"
        ),
        pytest.param(
            naming("示例县人民政府（地址：示例路1号、电话0359-6200000，或者示例县司法局窗口）"),
            [],
            id="the government, with more than one way to it",
        ),
        pytest.param(naming(f"示例县人民政府{SUPERIOR}"), wrong(f"示例县人民政府{SUPERIOR}"), id="both, in one word"),
        pytest.param(naming("示例市人民政府"), wrong("示例市人民政府"), id="another government"),
        pytest.param(naming(SUPERIOR, "2024-01-01"), wrong(SUPERIOR, "2024-01-01"), id="the first day of the new law"),
        pytest.param(naming(SUPERIOR, "2023-12-31"), [], id="the last day of the old: the superior"),
        pytest.param(naming(f"示例县人民政府或者{SUPERIOR}", "2023-12-31"), [], id="the old law: either"),
        pytest.param(
            naming("示例省人民政府", "2023-12-31"),
            [BEFORE.format("2023-12-31", "示例省人民政府")],
            id="the old law: neither, known without its text",
        ),
        pytest.param(
            naming("示例省人民政府", "2023-12-31").drop("bureau/bureau/superior"),
            [BEFORE.format("2023-12-31", "示例省人民政府")],
            id="the old law: neither, the superior in no setting",
        ),
        pytest.param(
            naming(SUPERIOR).set("acting_as", "受委托组织"),
            [],
            id="in another organ's name",
        ),
        # What has to be there
        pytest.param(penalty().drop(f"{AT}/reconsideration_organ"), lacks("复议机关"), id="no organ"),
        pytest.param(penalty().drop(f"{AT}/reconsideration_days"), lacks("复议期限"), id="no period"),
        pytest.param(penalty().drop(f"{AT}/court"), lacks("起诉的法院"), id="no court"),
        pytest.param(penalty().drop(f"{AT}/suit_months"), lacks("起诉期限"), id="no time for a suit"),
        pytest.param(
            penalty().drop(f"{AT}/court").drop(f"{AT}/suit_months"), lacks("起诉的法院", "起诉期限"), id="two"
        ),
        pytest.param(permit_refused().drop(f"{AT}/court"), lacks("起诉的法院"), id="a refusal without a court"),
        pytest.param(permit().set(AT, {"reconsideration_days": 60}), [], id="a grant need not tell all"),
        pytest.param(
            on_the_spot().drop(f"{AT}/court").drop(f"{AT}/suit_months"), [], id="reconsideration first: no suit yet"
        ),
        pytest.param(
            penalty().drop(f"{AT}/court").set("decisions/0/made_on", "2021-07-14"), [], id="before the law of 2021"
        ),
        # Periods
        pytest.param(penalty().set(f"{AT}/reconsideration_days", 59), [f"error: {DAYS.format(59)}"], id="a day less"),
        pytest.param(penalty().set(f"{AT}/reconsideration_days", 61), [f"warning: {DAYS.format(61)}"], id="a day more"),
        pytest.param(
            penalty().set(f"{AT}/reconsideration_days", 30).set("decisions/0/made_on", "2023-12-31"),
            [f"warning: {DAYS.format(30)}"],
            id="less by the old law, known without its text",
        ),
        pytest.param(penalty().set(f"{AT}/suit_months", 3), [MONTHS.format(3)], id="three months"),
        pytest.param(penalty().set(f"{AT}/suit_months", 7), [MONTHS.format(7)], id="seven months"),
        pytest.param(on_the_spot().set(f"{AT}/suit_months", 3), [], id="the suit after reconsideration is another"),
        pytest.param(permit().set(AT, {**REMEDIES, "suit_months": 3}), [MONTHS.format(3)], id="a grant's too"),
        pytest.param(
            penalty().set(f"{AT}/suit_months", 3).set("decisions/0/made_on", "2017-06-30"),
            [],
            id="before the text read",
        ),
        # What comes first
        pytest.param(on_the_spot().drop(f"{AT}/reconsideration_first"), [NOT_FIRST], id="on the spot, not said"),
        pytest.param(on_the_spot().set(f"{AT}/reconsideration_first", "no"), [NOT_FIRST], id="on the spot, no"),
        pytest.param(
            on_the_spot().set(f"{AT}/reconsideration_first", "no").set("decisions/0/made_on", "2024-01-01"),
            [NOT_FIRST],
            id="on the spot, the first day",
        ),
        pytest.param(
            on_the_spot().set(f"{AT}/reconsideration_first", "no").set("decisions/0/made_on", "2023-12-31"),
            [],
            id="on the spot, the day before",
        ),
        pytest.param(
            penalty().set(f"{AT}/reconsideration_first", "yes"),
            ["warning: 普通程序的处罚决定写明应当先申请行政复议；法律、行政法规另有规定的才是这样，请核实"],
            id="first in the general procedure",
        ),
        pytest.param(penalty().set(f"{AT}/reconsideration_first", "no"), [], id="not first in the general procedure"),
        pytest.param(permit().set(AT, {**REMEDIES, "reconsideration_first": "yes"}), [], id="permits are not asked"),
        # Not asked
        pytest.param(penalty().drop(AT), [], id="none at all: PRO053"),
        pytest.param(naming(SUPERIOR).drop("decisions/0/made_on"), [], id="a draft"),
    ],
)
def test_remedies(draft: Draft, expected: list[str]) -> None:
    assert says(remedies_are_right, draft) == expected


def test_without_the_government_in_the_settings_nothing_can_be_compared() -> None:
    (found,) = findings(remedies_are_right, penalty().drop("bureau/bureau/government"))

    assert (str(found.severity), found.place.file, found.place.pointer) == (
        "undetermined",
        "enforce.yaml",
        ("bureau",),
    )
    assert found.message == "本机关设置中没有填写“本级人民政府”，决定写明的复议机关“示例县人民政府”是否正确无法判断"


@pytest.mark.parametrize(
    ("build", "clause"),
    [
        pytest.param(penalty, "PL-59-1-5", id="a penalty"),
        pytest.param(on_the_spot, "PL-52-2", id="on the spot"),
        pytest.param(permit_refused, "LL-38-2", id="a refusal"),
        pytest.param(lambda: compulsion("采取强制措施"), "CL-24-2-4", id="a measure"),
        pytest.param(lambda: compulsion("强制执行"), "CL-37-2", id="enforcement"),
    ],
)
def test_what_is_not_stated_cites_the_law_of_that_decision(build: Callable[[], Draft], clause: str) -> None:
    draft = build()
    (found,) = findings(remedies_are_right, draft.drop(f"{AT}/reconsideration_days"))

    assert (found.message, found.basis) == (lacks("复议期限")[0].removeprefix("error: "), (clause,))
