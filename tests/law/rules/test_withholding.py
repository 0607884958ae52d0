"""DIS004 and DIS006: withheld on a ground of law only, and then truly not in public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases.trouble import UNREADABLE
from enforcement_cli.law.rules.withholding import withheld_is_not_public, withheld_on_lawful_ground
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit, published
from tests.law.rules.rows import says, with_parts

ALL = (withheld_on_lawful_ground, withheld_is_not_public)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Any, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def withheld(ground: str | None, build: Callable[[], Draft] = penalty, **more: str) -> Draft:
    """A decision answered no, on that ground."""
    draft = build().set("ledger", []).set("decisions/0/publish", "no")
    return draft if ground is None else draft.set("decisions/0/publish_ground", {"ground": ground, **more})


NO_GROUND = "“是否公开”填写为 no，没有写明不公开的依据；除法律、行政法规另有规定的外，执法决定应当公示"
PL_48, PL_50, LL_5 = "行政处罚法第四十八条第一款", "行政处罚法第五十条", "行政许可法第五条"
OTHER = "其他法律或者行政法规"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(withheld(None), [f"error: {NO_GROUND}"], id="no ground"),
        pytest.param(withheld(None, inspection), [f"error: {NO_GROUND}"], id="no ground, an inspection"),
        pytest.param(
            withheld(OTHER),
            ["error: 不公开的依据是其他法律或者行政法规，没有写明名称和条款"],
            id="another law, not named",
        ),
        pytest.param(
            withheld(LL_5), [f"error: 不公开的依据“{LL_5}”不适用于行政处罚"], id="a permit's ground for a penalty"
        ),
        pytest.param(
            withheld(PL_50, permit),
            [f"error: 不公开的依据“{PL_50}”不适用于行政许可"],
            id="a penalty's ground for a permit",
        ),
        pytest.param(
            withheld(PL_48, inspection), [f"error: 不公开的依据“{PL_48}”不适用于行政检查"], id="and for an inspection"
        ),
        pytest.param(
            withheld(PL_48),
            ["info: 以不具有一定社会影响为由不公开，法律上有依据；国办发〔2018〕118号（六）要求公示全部处罚决定"],
            id="no social effect: enough, with a note",
        ),
        pytest.param(
            withheld(PL_48).set("major_grounds/可能造成重大社会影响或者引发社会风险", "yes"),
            ["warning: 以不具有一定社会影响为由不公开，但本案填写为可能造成重大社会影响或者引发社会风险，请核实"],
            id="no social effect, and a great one",
        ),
        pytest.param(withheld(PL_50), [], id="penalty: privacy"),
        pytest.param(withheld(LL_5, permit), [], id="permit: business secret"),
        *(
            pytest.param(withheld(f"政府信息公开条例第{article}条", build), [], id=f"OGI {article}, {build.__name__}")
            for article in ("十四", "十五", "十六")
            for build in (penalty, inspection)
        ),
        pytest.param(withheld(OTHER, law="《示例法》第十条"), [], id="another law, named"),
        *(
            pytest.param(
                withheld(OTHER, law=name),
                [f"warning: 不公开的依据“{name}”看来是规章或者规范性文件；只有法律、行政法规可以作为依据，请核实"],
                id=name,
            )
            for name in ("《关于示例事项的通知》", "《示例实施细则》第二条", "示政发〔2020〕3号", "《关于示例的意见》")
        ),
        *(
            pytest.param(withheld(OTHER, law=name), [], id=name)
            for name in ("《保守国家秘密法实施条例》第十条", "《示例办法》", "国务院令第711号《示例条例》第十四条")
        ),
        pytest.param(withheld(None).set("decisions/0/outcome", "不予立案"), [], id="needs no disclosure anyway"),
        pytest.param(withheld(None, on_the_spot).set("parties/0/birth_on", "2010-01-01"), [], id="a minor as party"),
        pytest.param(withheld(None).set("secrecy", ["工作秘密"]), [], id="a work secret"),
        pytest.param(withheld(None).set("secrecy", ["国家秘密"]), [], id="a state secret"),
        pytest.param(withheld(PL_50, law="《关于示例事项的通知》"), [], id="a notice beside a law's own ground"),
        pytest.param(
            withheld(PL_50).set("major_grounds/可能造成重大社会影响或者引发社会风险", "yes"),
            [],
            id="privacy, whatever its effect",
        ),
        pytest.param(withheld(None).set("acting_as", "上级机关"), [], id="another organ discloses"),
        pytest.param(withheld(None).drop("decisions/0/made_on"), [], id="a draft"),
        pytest.param(penalty().drop("decisions/0/publish"), [], id="not answered"),
    ],
)
def test_ground(draft: Draft, expected: list[str]) -> None:
    assert says(withheld_on_lawful_ground, draft) == expected


def test_without_its_setting_the_need_of_a_ground_is_not_known() -> None:
    draft = withheld(None).set("decisions/0/outcome", "不予处罚")
    draft.bureau["settings"] = {}

    assert says(withheld_on_lawful_ground, draft) == [f"undetermined: {NO_GROUND}"]


# DIS006


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().set("decisions/0/publish", "no"),
            ["error: “是否公开”填写为 no，但本决定自2026-03-30起处于公示状态"],
            id="withheld, yet in public",
        ),
        pytest.param(
            penalty().drop("decisions/0/made_on"),
            ["error: 第1个决定已公示，但案件中没有这一决定，或者没有作出日期"],
            id="disclosed, not made",
        ),
        pytest.param(
            penalty().set("decisions/0/made_on", "2026-03-31"),
            ["error: 第1个决定自2026-03-30起公示，早于作出日期（2026-03-31）"],
            id="disclosed before it was made",
        ),
        pytest.param(penalty().set("decisions/0/made_on", "2026-03-30"), [], id="disclosed on the day it was made"),
        pytest.param(
            penalty().set("ledger/0/decision", 2),
            ["error: 第2个决定已公示，但案件中没有这一决定，或者没有作出日期"],
            id="disclosed, not there",
        ),
        pytest.param(
            penalty()
            .set("decisions/0/publish", "no")
            .add("ledger", published("2026-0001", "2026-04-02", seq=2, event="withdrawn")),
            [],
            id="withdrawn again",
        ),
        pytest.param(withheld(PL_50), [], id="withheld, never in public"),
        pytest.param(
            penalty().set("decisions/0/publish", "no").drop("ledger/0/decision"),
            ["error: “是否公开”填写为 no，但本决定自2026-03-30起处于公示状态"],
            id="an entry that names no decision is of the first",
        ),
        pytest.param(penalty().set("decisions/0/publish", "no").drop("ledger/0/on"), [], id="an entry without its day"),
        pytest.param(
            penalty()
            .set("decisions/0/publish", "no")
            .add("ledger", published("2026-0001", "2026-04-02", seq=2, event="withdrawn"))
            .add("ledger", published("2026-0001", "2026-04-05", seq=3)),
            ["error: “是否公开”填写为 no，但本决定自2026-04-05起处于公示状态"],
            id="published again",
        ),
        pytest.param(
            penalty()
            .add("ledger", published("2026-0001", "2026-04-02", seq=2, event="withdrawn"))
            .add("ledger", published("2026-0001", "2026-04-05", seq=3))
            .set("decisions/0/made_on", "2026-04-03"),
            [],
            id="published again after it was made",
        ),
        pytest.param(
            penalty()
            .set("decisions/0/publish", "no")
            .add("decisions", {**penalty().decisions[0], "decision": 2})
            .add("ledger", published("2026-0001", "2026-03-31", decision=2, seq=2))
            .add("ledger", published("2026-0001", "2026-04-02", decision=2, seq=3, event="withdrawn")),
            ["error: “是否公开”填写为 no，但本决定自2026-03-30起处于公示状态"],
            id="another decision withdrawn",
        ),
        pytest.param(penalty().drop("decisions/0/publish"), [], id="in public, not answered"),
    ],
)
def test_not_in_public(draft: Draft, expected: list[str]) -> None:
    assert says(withheld_is_not_public, draft) == expected


def test_a_ledger_that_cannot_be_read_says_nothing() -> None:
    draft = penalty().set("decisions/0/publish", "no")
    trouble = (UNREADABLE, problem(Place(f"{draft.case().folder}/disclosure/0002-withdrawn.yaml"), "x"))

    assert says(withheld_is_not_public, with_parts(draft, troubles=(trouble,))) == []
