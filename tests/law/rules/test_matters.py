"""MAT001 to MAT007: the list of matters says by whom, on what footing, on what conditions and how."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.cases.bureau import Bureau
from enforcement_cli.cases.keys import Key, RepositoryFacts
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.matters import (
    disclosure_flow_has_divisions,
    every_burden_has_a_basis,
    matter_has_flow_and_post,
    matter_has_four_fields,
    matters_register_kept,
    measures_have_a_basis,
    time_limits_are_founded,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import findings, repository, says, together

RULES = (
    matters_register_kept,
    matter_has_four_fields,
    every_burden_has_a_basis,
    matter_has_flow_and_post,
    disclosure_flow_has_divisions,
    measures_have_a_basis,
    time_limits_are_founded,
)
PENALTY, PERMIT, INSPECTION = "registers/matters/0", "registers/matters/1", "registers/matters/2"
NAMED = {
    PENALTY: "CF-01 对使用淘汰设备的处罚",
    PERMIT: "XK-01 示例许可",
    INSPECTION: "JC-01 节能监察",
}
CASE_KEY = Key("id", "2026-0001", "2026-0001", Place("cases/2026/2026-0001/case.yaml", ("id",)))


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_a_complete_list_is_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert together(rule, build()) == []


@pytest.mark.parametrize("rule", RULES[1:], ids=lambda each: each.id)
def test_samples_are_not_judged(rule: Rule) -> None:
    draft = penalty()
    draft.registers["matters"] = [
        {
            "id": "CF-01",
            "name": "示例处罚事项",
            "kind": "行政许可",
            "conditions": [{"name": "示例"}],
            "measures": ["扣押财物"],
            "decision_working_days": 30,
            "promised_working_days": 40,
            "sample": "yes",
        }
    ]

    assert together(rule, draft) == []


@pytest.mark.parametrize("rule", RULES[1:], ids=lambda each: each.id)
def test_a_field_of_the_wrong_shape_is_the_schemas_matter(rule: Rule) -> None:
    draft = penalty().set(f"{PENALTY}/basis", "节约能源法").set(f"{PENALTY}/agency", ["示例"])
    draft.set(f"{PENALTY}/conditions", "示例").set(f"{PENALTY}/post", []).set(f"{PENALTY}/measures", "扣押")
    draft.set(f"{PENALTY}/disclosure", "示例").set(f"{PENALTY}/decision_working_days", "三十")

    assert together(rule, draft) == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            RepositoryFacts(Bureau({}), (CASE_KEY,)),
            ["undetermined: 没有执法事项清单（registers/matters.yaml），案件有没有事项依据无法判断"],
            id="cases, and no list",
        ),
        pytest.param(RepositoryFacts(Bureau({})), [], id="no case yet"),
        pytest.param(RepositoryFacts(Bureau({}, {"matters": ((), "x")}), (CASE_KEY,)), [], id="a list, still empty"),
        pytest.param(
            RepositoryFacts(
                Bureau({}, {}, ((trouble.UNREADABLE, problem(Place("registers/matters.yaml"), "x")),)), (CASE_KEY,)
            ),
            [],
            id="a list that cannot be read",
        ),
    ],
)
def test_matters_register_kept(facts: RepositoryFacts, expected: list[str]) -> None:
    assert says(matters_register_kept, facts) == expected


@pytest.mark.parametrize(
    ("field", "title"),
    [("agency", "执法主体"), ("duty", "职责"), ("power", "权限"), ("basis", "依据")],
)
@pytest.mark.parametrize("at", NAMED)
def test_a_field_is_missing(at: str, field: str, title: str) -> None:
    draft = penalty().drop(f"{at}/{field}")

    assert together(matter_has_four_fields, draft) == [f"error: 事项 {NAMED[at]} 没有写明：{title}"]
    (found,) = findings(matter_has_four_fields, repository(draft.case()))
    assert (found.place.file, found.place.pointer) == ("registers/matters.yaml", (int(at[-1]),))


def test_what_a_matter_lacks_is_said_at_once() -> None:
    draft = (
        penalty().drop(f"{PENALTY}/agency").drop(f"{PENALTY}/power").set(f"{PENALTY}/basis", [{"article": "第一条"}])
    )

    assert together(matter_has_four_fields, draft) == [f"error: 事项 {NAMED[PENALTY]} 没有写明：执法主体、权限、依据"]


@pytest.mark.parametrize(
    ("draft", "items"),
    [
        pytest.param(penalty().drop(f"{PERMIT}/conditions/0/basis"), "示例条件", id="condition"),
        pytest.param(penalty().drop(f"{PERMIT}/materials/0/basis"), "申请书", id="paper"),
        pytest.param(penalty().drop(f"{PERMIT}/stages/1/basis"), "审查", id="step of a permit"),
        pytest.param(penalty().set(f"{PERMIT}/conditions/0/basis", {"article": "第二条"}), "示例条件", id="no law"),
        pytest.param(
            penalty().drop(f"{PERMIT}/materials/0/basis").drop(f"{PERMIT}/stages/0/basis"),
            "申请书、受理",
            id="two at once",
        ),
    ],
)
def test_a_burden_without_a_basis(draft: Draft, items: str) -> None:
    assert together(every_burden_has_a_basis, draft) == [
        f"error: 事项 {NAMED[PERMIT]} 的这些条件、材料、环节没有写依据：{items}"
    ]


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(penalty().drop(f"{PENALTY}/stages/0/basis"), id="step of a penalty"),
        pytest.param(penalty().drop(f"{INSPECTION}/stages/0/basis"), id="step of an inspection"),
        pytest.param(penalty().drop(f"{PERMIT}/conditions").drop(f"{PERMIT}/materials"), id="nothing asked at all"),
    ],
)
def test_what_burdens_nobody(draft: Draft) -> None:
    assert together(every_burden_has_a_basis, draft) == []


def test_a_paper_asked_for_an_inspection_needs_a_basis_too() -> None:
    draft = penalty().set(f"{INSPECTION}/materials", [{"name": "台账"}])

    (found,) = findings(every_burden_has_a_basis, repository(draft.case()))

    assert found.message.endswith("：台账")
    assert found.basis == ("S-3",)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().drop(f"{PENALTY}/post"),
            [f"warning: 事项 {NAMED[PENALTY]} 没有写明：岗位"],
            id="no post",
        ),
        pytest.param(
            penalty().drop(f"{INSPECTION}/stages"),
            [f"warning: 事项 {NAMED[INSPECTION]} 没有写明：办理环节"],
            id="no flow",
        ),
        pytest.param(
            penalty().drop(f"{PENALTY}/stages").drop(f"{PENALTY}/post"),
            [f"warning: 事项 {NAMED[PENALTY]} 没有写明：办理环节、岗位"],
            id="neither",
        ),
        pytest.param(penalty().drop(f"{PERMIT}/stages"), [], id="the steps of a permit are MAT013's"),
        pytest.param(
            penalty().drop(f"{PENALTY}/post").set(f"{PENALTY}/stages", [{"name": "立案", "post": "节能监察岗"}]),
            [],
            id="a post for every step",
        ),
        pytest.param(
            penalty()
            .drop(f"{PENALTY}/post")
            .set(f"{PENALTY}/stages", [{"name": "立案", "post": "节能监察岗"}, {"name": "决定"}]),
            [f"warning: 事项 {NAMED[PENALTY]} 没有写明：岗位"],
            id="a post for one step only",
        ),
    ],
)
def test_flow_and_post(draft: Draft, expected: list[str]) -> None:
    assert together(matter_has_flow_and_post, draft) == expected


@pytest.mark.parametrize(
    ("step", "title"), [("collect", "采集"), ("transfer", "传递"), ("review", "审核"), ("publish", "发布")]
)
def test_a_step_of_disclosure_without_a_division(step: str, title: str) -> None:
    assert together(disclosure_flow_has_divisions, penalty().drop(f"{PENALTY}/disclosure/{step}")) == [
        f"error: 事项 {NAMED[PENALTY]} 的公示流程没有写明由哪个科室负责：{title}"
    ]
    assert together(disclosure_flow_has_divisions, penalty().set(f"{PENALTY}/disclosure/{step}", "xuanchuan")) == [
        f"error: 事项 {NAMED[PENALTY]} 的公示流程写了本机关没有的科室：xuanchuan"
    ]


def test_no_flow_of_disclosure_at_all() -> None:
    assert together(disclosure_flow_has_divisions, penalty().drop(f"{PENALTY}/disclosure")) == [
        f"error: 事项 {NAMED[PENALTY]} 的公示流程没有写明由哪个科室负责：采集、传递、审核、发布"
    ]


def test_one_division_may_do_all_and_none_are_known_without_settings() -> None:
    whole: dict[str, Any] = dict.fromkeys(("collect", "transfer", "review", "publish"), "fagui")

    assert together(disclosure_flow_has_divisions, penalty().set(f"{PENALTY}/disclosure", whole)) == []
    assert together(disclosure_flow_has_divisions, penalty().drop("bureau/divisions")) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().drop(f"{PENALTY}/measures_basis"),
            [
                f"error: 事项 {NAMED[PENALTY]} 列有强制措施（查封场所、设施或者财物、扣押财物），"
                "没有写授权的法律、法规条款"
            ],
            id="no clause",
        ),
        pytest.param(
            penalty()
            .set(f"{INSPECTION}/measures", ["扣押财物"])
            .set(f"{INSPECTION}/measures_basis", {"article": "一"}),
            [f"error: 事项 {NAMED[INSPECTION]} 列有强制措施（扣押财物），没有写授权的法律、法规条款"],
            id="a clause of no law",
        ),
        pytest.param(penalty().drop(f"{PENALTY}/measures"), [], id="no measures, a clause all the same"),
        pytest.param(penalty().drop(f"{PENALTY}/measures").drop(f"{PENALTY}/measures_basis"), [], id="no measures"),
    ],
)
def test_measures_have_a_basis(draft: Draft, expected: list[str]) -> None:
    assert together(measures_have_a_basis, draft) == expected


def limited(limit: int | None, promised: int | None, *, basis: bool = True) -> Draft:
    draft = penalty()
    if limit is not None:
        draft.set(f"{PERMIT}/decision_working_days", limit)
    if basis:
        draft.set(f"{PERMIT}/decision_basis", {"law": "《示例条例》", "article": "第九条"})
    if promised is not None:
        draft.set(f"{PERMIT}/promised_working_days", promised)
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(limited(45, 10), [], id="both, with the clause"),
        pytest.param(limited(45, 45), [], id="promised as long as the limit"),
        pytest.param(
            limited(45, 46),
            [f"warning: 事项 {NAMED[PERMIT]} 承诺 46 个工作日办结，比法定期限 45 个工作日还长"],
            id="promised a day more",
        ),
        pytest.param(limited(None, 30, basis=False), [], id="a promise alone"),
        pytest.param(
            limited(30, None, basis=False),
            [f"error: 事项 {NAMED[PERMIT]} 另定了办理期限 30 个工作日，没有写依据"],
            id="a limit without its clause",
        ),
        pytest.param(
            limited(30, None).set(f"{PERMIT}/decision_basis", {"article": "第九条"}),
            [f"error: 事项 {NAMED[PERMIT]} 另定了办理期限 30 个工作日，没有写依据"],
            id="a clause of no law named",
        ),
        pytest.param(
            limited(30, 40, basis=False),
            [
                f"error: 事项 {NAMED[PERMIT]} 另定了办理期限 30 个工作日，没有写依据",
                f"warning: 事项 {NAMED[PERMIT]} 承诺 40 个工作日办结，比法定期限 30 个工作日还长",
            ],
            id="both wrong",
        ),
    ],
)
def test_time_limits(draft: Draft, expected: list[str]) -> None:
    assert together(time_limits_are_founded, draft) == expected
