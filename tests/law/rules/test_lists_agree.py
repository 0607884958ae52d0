"""MAT011 to MAT015: what is published beforehand agrees with the list of matters and is complete."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.lists_agree import (
    catalogue_covers_the_heads,
    discretion_is_published,
    guide_is_complete,
    lists_agree,
    window_board_is_complete,
)
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import findings, repository, together

RULES = (lists_agree, catalogue_covers_the_heads, guide_is_complete, window_board_is_complete, discretion_is_published)
LISTS = ("powers", "random-inspections", "disclosure-catalogue", "windows", "discretion")
PENALTY, PERMIT, INSPECTION = (f"registers/matters/{index}" for index in range(3))


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_complete_registers_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert together(rule, build()) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("state", ["no file", "empty", "samples only"])
def test_registers_not_begun_are_left_to_others(rule: Rule, state: str) -> None:
    draft = penalty().drop(f"{PENALTY}/duty")
    for name in LISTS:
        if state == "no file":
            del draft.registers[name]
        elif state == "empty":
            draft.registers[name] = []
        else:
            draft.registers[name] = [{"id": "X-1", "matter": "CF-99", "document": "x", "name": "x", "sample": "yes"}]

    assert together(rule, draft) == []


@pytest.mark.parametrize("rule", [lists_agree, catalogue_covers_the_heads, window_board_is_complete])
def test_entries_of_the_wrong_shape_are_the_schemas_matter(rule: Rule) -> None:
    draft = penalty()
    for name in LISTS:
        draft.registers[name] = [{"id": ["x"], "matter": ["x"], "duties": ["x"], "published_on": "x", "closed_on": "x"}]

    assert together(rule, draft) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().drop("registers/powers/0"),
            ["warning: 权责清单里没有这些执法事项：CF-01 对使用淘汰设备的处罚"],
            id="a matter that is no power",
        ),
        pytest.param(
            penalty().drop("registers/powers/0/matter").drop("registers/powers/1/matter"),
            ["warning: 权责清单里没有这些执法事项：CF-01 对使用淘汰设备的处罚、XK-01 示例许可"],
            id="powers that name no matter",
        ),
        pytest.param(penalty().drop("registers/powers/0/kind"), [], id="a power without a kind: the schema says it"),
        pytest.param(
            penalty().set("registers/powers/0/kind", "行政检查"),
            ["warning: 权责清单把 CF-01 列为行政检查，执法事项清单列为行政处罚"],
            id="under another kind",
        ),
        pytest.param(
            penalty().add("registers/powers", {"id": "QZ-09", "name": "示例", "kind": "行政处罚", "matter": "CF-99"}),
            [],
            id="a power of a matter that is none: REG013 says it",
        ),
        pytest.param(
            penalty().set("registers/random-inspections/0/matter", "JC-99"),
            ["warning: 随机抽查事项清单里没有这些检查事项：JC-01 节能监察"],
            id="an inspection not at random",
        ),
        pytest.param(
            penalty().set("registers/random-inspections/0/to", "2026-12-09"),
            [
                "warning: 随机抽查事项清单里没有这些检查事项：JC-01 节能监察",
            ],
            id="taken out the day before",
        ),
        pytest.param(penalty().set("registers/random-inspections/0/to", "2026-12-10"), [], id="its last day"),
        pytest.param(
            penalty().set("registers/random-inspections/0/from", "2026-12-11"),
            ["warning: 随机抽查事项清单里没有这些检查事项：JC-01 节能监察"],
            id="from tomorrow",
        ),
        pytest.param(
            penalty().add("registers/random-inspections", {"id": "CC-02", "matter": "CF-01"}),
            ["warning: 随机抽查事项清单列有 CF-01 对使用淘汰设备的处罚，执法事项清单却不是这样写的"],
            id="a penalty at random",
        ),
        pytest.param(
            penalty().set(f"{INSPECTION}/random_check", "no"),
            ["warning: 随机抽查事项清单列有 JC-01 节能监察，执法事项清单却不是这样写的"],
            id="at random, and said not to be",
        ),
        pytest.param(
            penalty()
            .add("registers/matters", {**penalty().registers["matters"][2], "id": "JC-02", "random_check": "no"})
            .add("registers/powers", {"id": "QZ-04", "name": "示例", "kind": "行政检查", "matter": "JC-02"}),
            [],
            id="an inspection left out of it",
        ),
    ],
)
def test_lists_agree(draft: Draft, expected: list[str]) -> None:
    assert together(lists_agree, draft) == expected


def catalogue(*matters: str) -> Draft:
    draft = penalty()
    for entry in draft.registers["disclosure-catalogue"]:
        entry["matters"] = list(matters)
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(catalogue("CF-01", "XK-01", "JC-01"), [], id="all named"),
        pytest.param(
            catalogue("CF-01", "JC-01"),
            ["warning: 事前公开目录里没有这些已公开的执法事项：XK-01 示例许可"],
            id="one published and not in the catalogue",
        ),
        pytest.param(catalogue("CF-01", "JC-01").set(f"{PERMIT}/published", "no"), [], id="one not published"),
        pytest.param(catalogue("CF-01", "JC-01").drop(f"{PERMIT}/published"), [], id="one not said to be"),
        pytest.param(
            penalty().set("registers/disclosure-catalogue", [{"id": "GK-01", "subject": "依据"}]),
            [
                "warning: 事前公开目录里没有这些已公开的执法事项：CF-01 对使用淘汰设备的处罚、XK-01 示例许可、JC-01 节能监察"
            ],
            id="in the catalogue, and not yet published",
        ),
    ],
)
def test_published_matters_are_in_the_catalogue(draft: Draft, expected: list[str]) -> None:
    assert together(lists_agree, draft) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        *(
            pytest.param(
                penalty().drop(f"registers/disclosure-catalogue/{index}"),
                [f"warning: 事前公开目录里没有公开这些内容：{head}"],
                id=head,
            )
            for index, head in enumerate(("主体", "人员", "职责", "权限", "依据", "程序", "救济渠道"))
        ),
        pytest.param(
            penalty()
            .drop("registers/disclosure-catalogue/0/published_on")
            .drop("registers/disclosure-catalogue/6/published_on"),
            ["warning: 事前公开目录里没有公开这些内容：主体、救济渠道"],
            id="two without a day",
        ),
        pytest.param(
            penalty().drop("registers/disclosure-catalogue/7"),
            ["warning: 事前公开目录里没有公开这些内容：随机抽查事项清单"],
            id="no list of random inspections",
        ),
        pytest.param(
            penalty().drop("registers/disclosure-catalogue/7").drop(INSPECTION),
            [],
            id="no list of random inspections, and no inspections",
        ),
        pytest.param(
            penalty()
            .drop("registers/disclosure-catalogue/7")
            .drop("registers/disclosure-catalogue/0")
            .drop(INSPECTION),
            ["warning: 事前公开目录里没有公开这些内容：主体"],
            id="no inspections, and the organ is missing",
        ),
    ],
)
def test_the_eight_heads(draft: Draft, expected: list[str]) -> None:
    assert together(catalogue_covers_the_heads, draft) == expected


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("conditions", "条件"),
        ("quantity", "数量"),
        ("stages", "程序"),
        ("materials", "全部材料目录"),
        ("application_form", "申请书示范文本"),
        ("accepting_organ", "受理机构"),
        ("approving_organ", "审批机构"),
    ],
)
def test_a_head_of_the_guide_is_missing(field: str, title: str) -> None:
    draft = penalty().drop(f"{PERMIT}/{field}")

    assert together(guide_is_complete, draft) == [f"error: 事项 XK-01 示例许可 的服务指南缺：{title}"]
    assert together(guide_is_complete, draft.set(f"{PERMIT}/published", "no")) == [
        f"info: 事项 XK-01 示例许可 的服务指南缺：{title}"
    ]


def test_number_and_model_application_are_asked_of_permits_only() -> None:
    draft = penalty().set(f"{PERMIT}/kind", "行政确认")
    draft.drop(f"{PERMIT}/quantity").drop(f"{PERMIT}/application_form")
    assert together(guide_is_complete, draft) == []

    (found,) = findings(guide_is_complete, repository(draft.drop(f"{PERMIT}/conditions").case()))
    assert (found.message, found.basis) == ("事项 XK-01 示例许可 的服务指南缺：条件", ("G118-4-b",))


@pytest.mark.parametrize("at", [PENALTY, INSPECTION])
def test_no_guide_is_asked_for_without_an_application(at: str) -> None:
    assert together(guide_is_complete, penalty().drop(f"{at}/stages")) == []


def test_a_sample_has_no_guide() -> None:
    assert together(guide_is_complete, penalty().drop(f"{PERMIT}/stages").set(f"{PERMIT}/sample", "yes")) == []


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("duties", "具体岗位职责"),
        ("samples", "申请材料示范文本"),
        ("progress", "办理进度查询方式"),
        ("consulting", "咨询服务"),
        ("complaints", "投诉举报渠道"),
    ],
)
def test_an_item_of_the_board_is_missing(field: str, title: str) -> None:
    draft = penalty().drop(f"registers/windows/0/{field}")

    assert together(window_board_is_complete, draft) == [f"error: 窗口“工信综合窗口”的公示牌缺：{title}"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().drop("registers/windows/0/set_on"), ["warning: 窗口“工信综合窗口”还没有设置公示牌"], id="no day"
        ),
        pytest.param(
            penalty().set("registers/windows/0/set_on", "2026-12-11"),
            ["warning: 窗口“工信综合窗口”还没有设置公示牌"],
            id="from tomorrow",
        ),
        pytest.param(penalty().set("registers/windows/0/set_on", "2026-12-10"), [], id="from today"),
        pytest.param(
            penalty().drop("registers/windows/0/duties").drop("registers/windows/0/set_on"),
            ["error: 窗口“工信综合窗口”的公示牌缺：具体岗位职责"],
            id="one cause, one finding",
        ),
        pytest.param(
            penalty().drop("registers/windows/0/duties").set("registers/windows/0/closed_on", "2026-12-10"),
            [],
            id="closed today",
        ),
        pytest.param(
            penalty().drop("registers/windows/0/duties").set("registers/windows/0/closed_on", "2026-12-11"),
            ["error: 窗口“工信综合窗口”的公示牌缺：具体岗位职责"],
            id="closing tomorrow",
        ),
    ],
)
def test_boards(draft: Draft, expected: list[str]) -> None:
    assert together(window_board_is_complete, draft) == expected


UNPUBLISHED = "error: 裁量基准“示例裁量基准”正在施行，没有公布日期"


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(penalty().drop("registers/discretion/0/published_on"), "2026-12-10", [UNPUBLISHED], id="no day"),
        pytest.param(
            penalty().set("registers/discretion/0/published_on", "2026-12-11"),
            "2026-12-10",
            [UNPUBLISHED],
            id="tomorrow",
        ),
        pytest.param(penalty().set("registers/discretion/0/published_on", "2026-12-10"), "2026-12-10", [], id="today"),
        pytest.param(
            penalty().drop("registers/discretion/0/published_on").set("registers/discretion/0/to", "2026-12-09"),
            "2026-12-10",
            [],
            id="no longer in force",
        ),
        pytest.param(
            penalty().drop("registers/discretion/0/published_on").set("registers/discretion/0/from", "2027-01-01"),
            "2026-12-10",
            [],
            id="not yet in force",
        ),
        pytest.param(
            penalty().drop("registers/discretion/0/published_on").set("registers/discretion/0/matters", ["XK-01"]),
            "2026-12-10",
            [],
            id="of permits",
        ),
        pytest.param(
            penalty().drop("registers/discretion/0/published_on").drop("registers/discretion/0/matters"),
            "2026-12-10",
            [UNPUBLISHED],
            id="of no matter by name",
        ),
        pytest.param(
            penalty().drop("registers/discretion/0/published_on").set("registers/discretion/0/matters", ["CF-99"]),
            "2026-12-10",
            [UNPUBLISHED],
            id="of a matter that the list has not",
        ),
        pytest.param(
            penalty().drop("registers/discretion/0/published_on"), "2021-07-14", [], id="the day before the law"
        ),
        pytest.param(
            penalty().drop("registers/discretion/0/published_on"), "2021-07-15", [UNPUBLISHED], id="the law's first day"
        ),
        pytest.param(penalty().set("registers/discretion", []), "2026-12-10", [], id="none was made"),
    ],
)
def test_discretion_is_published(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert together(discretion_is_published, draft, as_of=as_of) == expected
