"""MAT008 to MAT010: no act without a matter, no measure beyond it, no inspection beyond the cap."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.cases import trouble
from enforcement_cli.cases.keys import RepositoryFacts
from enforcement_cli.law.rule import Rule
from enforcement_cli.law.rules.matters_of_cases import (
    act_has_a_matter,
    inspections_within_the_cap,
    measure_within_the_matter,
)
from enforcement_cli.problems import Place, problem
from tests.builders import SOUND, Draft, inspection, penalty, permit
from tests.law.rules.rows import findings, repository, says, with_parts

CASE_RULES = (act_has_a_matter, measure_within_the_matter)


@pytest.mark.parametrize("rule", CASE_RULES, ids=lambda each: each.id)
@pytest.mark.parametrize("build", SOUND)
def test_sound_cases_are_silent(rule: Rule, build: Callable[[], Draft]) -> None:
    assert says(rule, build()) == []


def lead() -> Draft:
    return penalty().set("steps", [{"step": "案源登记", "on": "2026-03-02"}]).set("decisions", []).drop("matter")


def test_a_case_that_cannot_be_read_names_no_matter() -> None:
    unread = ((trouble.UNREADABLE, problem(Place("cases/2026/2026-0001/case.yaml"), "x")),)

    assert says(act_has_a_matter, with_parts(penalty().drop("matter"), troubles=unread)) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            penalty().set("matter", "CF-09"), ["error: 执法事项 CF-09 不在执法事项清单中"], id="no such matter"
        ),
        pytest.param(
            penalty().set("matter", "JC-01"),
            ["warning: 执法事项 JC-01 节能监察 是行政检查事项，本案却是行政处罚"],
            id="a matter of another kind",
        ),
        pytest.param(
            inspection().set("matter", "CF-01"),
            ["warning: 执法事项 CF-01 对使用淘汰设备的处罚 是行政处罚事项，本案却是行政检查"],
            id="an inspection on a matter of penalties",
        ),
        pytest.param(
            penalty().set("kind", "行政强制").set("procedure", "强制执行"),
            [],
            id="enforcement serves the matter of the penalty",
        ),
        pytest.param(
            penalty().drop("matter"), ["undetermined: 没有写执法事项，有没有事项依据无法判断"], id="none named"
        ),
        pytest.param(
            lead().step("立案", "2026-03-03"),
            ["undetermined: 没有写执法事项，有没有事项依据无法判断"],
            id="none named, and the case filed",
        ),
        pytest.param(lead(), [], id="a mere lead"),
        pytest.param(lead().step("其他", "2026-03-03"), [], id="a lead, and something noted"),
        pytest.param(
            penalty().set("steps", []).drop("matter"),
            ["undetermined: 没有写执法事项，有没有事项依据无法判断"],
            id="a decision without steps",
        ),
        pytest.param(penalty().drop("matter").set("acting_as", "受委托组织"), [], id="in an entrusting organ's name"),
        pytest.param(penalty().drop("registers/matters/0/kind"), [], id="a matter without a kind"),
        pytest.param(penalty().drop("kind"), [], id="a case without a kind"),
        *(
            pytest.param(
                penalty().set("kind", "行政强制").set("registers/matters/0/kind", kind), [], id=f"enforcement of {kind}"
            )
            for kind in ("行政检查", "行政许可")
        ),
        pytest.param(
            penalty().set("kind", "行政强制").set("registers/matters/0/kind", "行政奖励"),
            ["warning: 执法事项 CF-01 对使用淘汰设备的处罚 是行政奖励事项，本案却是行政强制"],
            id="enforcement of a reward",
        ),
        pytest.param(
            penalty().drop("matter").set("acting_as", "上级机关"), [], id="in the superior's name, on its own list"
        ),
        pytest.param(
            penalty().set("matter", "CF-09").set("acting_as", "上级机关"),
            ["error: 执法事项 CF-09 不在执法事项清单中"],
            id="in the superior's name, with a number that is none",
        ),
        pytest.param(
            penalty().set("matter", "CF-09").set("registers/matters", []),
            ["error: 执法事项 CF-09 不在执法事项清单中"],
            id="an empty list",
        ),
        pytest.param(penalty().set("matter", "CF-09").drop("registers/matters"), [], id="no list: MAT001 says it"),
        pytest.param(penalty().set("matter", "CF-09").set("secrecy", ["国家秘密"]), [], id="a stub of a secret case"),
        pytest.param(penalty().set("matter", ["CF-01"]), [], id="the wrong shape is the schema's matter"),
    ],
)
def test_act_has_a_matter(draft: Draft, expected: list[str]) -> None:
    assert says(act_has_a_matter, draft) == expected


def seized(*measures: str, step: bool = True, matter: str = "CF-01") -> Draft:
    draft = penalty().set("matter", matter)
    if step:
        draft.step("查封扣押", "2026-03-04")
    if measures:
        draft.set("decisions/0/measures", list(measures))
    return draft


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(seized("扣押财物"), [], id="a measure of the matter"),
        pytest.param(seized("查封场所、设施或者财物", "扣押财物"), [], id="both"),
        pytest.param(seized(), [], id="a step alone: either kind"),
        pytest.param(
            seized("冻结存款、汇款"),
            ["error: 采取了冻结存款、汇款，事项 CF-01 对使用淘汰设备的处罚 没有这项强制措施的授权"],
            id="another measure",
        ),
        pytest.param(
            seized("扣押财物", "限制公民人身自由", step=False),
            ["error: 采取了限制公民人身自由，事项 CF-01 对使用淘汰设备的处罚 没有这项强制措施的授权"],
            id="one of two",
        ),
        pytest.param(
            seized(matter="JC-01"),
            ["error: 采取了查封、扣押，事项 JC-01 节能监察 没有这项强制措施的授权"],
            id="a step, and a matter without any",
        ),
        *(
            pytest.param(seized().set("registers/matters/0/measures", [each]), [], id=f"a step, and {each} alone")
            for each in ("查封场所、设施或者财物", "扣押财物")
        ),
        pytest.param(
            seized().set("registers/matters/0/measures", ["冻结存款、汇款"]),
            ["error: 采取了查封、扣押，事项 CF-01 对使用淘汰设备的处罚 没有这项强制措施的授权"],
            id="a step, and another measure listed",
        ),
        pytest.param(
            seized("冻结存款、汇款").set("registers/matters/0/measures", ["冻结存款、汇款"]),
            [],
            id="a step, and a decision that says which measure it was",
        ),
        pytest.param(
            seized("查封场所、设施或者财物", "扣押财物", step=False).set("registers/matters/0/measures", ["扣押财物"]),
            ["error: 采取了查封场所、设施或者财物，事项 CF-01 对使用淘汰设备的处罚 没有这项强制措施的授权"],
            id="a decision on both, one of them listed",
        ),
        pytest.param(
            seized().drop("registers/matters/0/measures"),
            ["error: 采取了查封、扣押，事项 CF-01 对使用淘汰设备的处罚 没有这项强制措施的授权"],
            id="a step, and nothing listed",
        ),
        pytest.param(
            penalty().step("先行登记保存", "2026-03-04").drop("registers/matters/0/measures"),
            [],
            id="先行登记保存 is no measure",
        ),
        pytest.param(
            penalty().add("steps", {"step": "查封扣押"}).drop("registers/matters/0/measures"), [], id="a step to come"
        ),
        pytest.param(seized(matter="CF-09"), [], id="a matter that is none: MAT008 says it"),
        pytest.param(
            seized("扣押财物").drop("registers/matters/0/measures").set("acting_as", "上级机关"),
            [],
            id="in the superior's name",
        ),
        pytest.param(
            seized("扣押财物").drop("registers/matters/0/measures").set("registers/matters/0/sample", "yes"),
            [],
            id="a sample",
        ),
        pytest.param(
            seized("扣押财物").drop("registers/matters/0/measures").set("secrecy", ["国家秘密"]), [], id="secret"
        ),
    ],
)
def test_measure_within_the_matter(draft: Draft, expected: list[str]) -> None:
    assert says(measure_within_the_matter, draft) == expected


def visit(number: int, on: str = "2026-03-04", cap: int = 1, **party: str) -> Draft:
    draft = inspection().set("id", f"{on[:4]}-{number:04d}").set("registers/matters/2/yearly_cap", cap)
    draft.set("steps/1/on", on)
    draft.data["parties"][0].update(party)
    return draft


def capped(*drafts: Draft) -> RepositoryFacts:
    return repository(*(each.case() for each in drafts))


def test_one_inspection_too_many_is_told_at_the_last() -> None:
    subject = capped(visit(3), visit(4, "2026-09-01"))

    assert says(inspections_within_the_cap, subject) == [
        "warning: 2026 年按事项 JC-01 节能监察 对同一企业（91140599MA0000015M）检查了 2 次（2026-0003、2026-0004），"
        "超过公布的每年 1 次"
    ]
    (found,) = findings(inspections_within_the_cap, subject)
    assert (found.case, found.place.pointer) == ("2026-0004", ("parties", 0))


def test_the_cap_is_asked_from_the_year_after_its_document() -> None:
    assert says(inspections_within_the_cap, capped(visit(3, "2025-01-01"), visit(4, "2025-09-01"))) != []


@pytest.mark.parametrize(
    "drafts",
    [
        pytest.param((visit(3, cap=2), visit(4, "2026-09-01", cap=2)), id="as many as announced"),
        pytest.param((visit(3, "2025-12-31"), visit(4, "2026-01-01")), id="in two years"),
        pytest.param((visit(3, "2024-03-04"), visit(4, "2024-12-31")), id="in the year of the document itself"),
        pytest.param((visit(3), visit(4, code="91140599MA000002XA")), id="two enterprises"),
        pytest.param(
            (visit(3), visit(4).set("source", {"kind": "投诉举报", "on": "2026-03-01"})), id="one on a complaint"
        ),
        pytest.param((visit(3), visit(4).set("source", {"kind": "上级交办"})), id="one on order from above"),
        pytest.param((visit(3), visit(4).set("source", {"kind": "其他机关移送"})), id="one on transfer"),
        pytest.param((visit(3), visit(4).set("mode", "非现场")), id="one without a visit"),
        pytest.param((visit(3, type="自然人"), visit(4, type="自然人")), id="a natural person"),
        pytest.param((visit(3), visit(4).set("matter", "CF-01")), id="another matter"),
        pytest.param((inspection(), inspection().set("id", "2026-0009")), id="no cap"),
        pytest.param(
            (visit(3).add("parties", {**visit(3).data["parties"][0], "id": "A2"}),), id="one enterprise, listed twice"
        ),
        pytest.param(
            tuple(visit(number).set("registers/matters/2/sample", "yes") for number in (3, 4)),
            id="a matter that is only a sample",
        ),
        pytest.param((visit(3), permit().set("matter", "JC-01")), id="no inspection"),
        pytest.param((visit(3), visit(4).set("parties", "示例")), id="the wrong shape"),
    ],
)
def test_what_is_within_the_cap(drafts: tuple[Draft, ...]) -> None:
    assert says(inspections_within_the_cap, capped(*drafts)) == []


def test_an_enterprise_without_a_code_is_known_by_its_name() -> None:
    subject = capped(*(visit(number, code=code, name="Example 铸造 公司") for number, code in ((3, "无"), (4, "不详"))))

    assert "对同一企业（Example 铸造 公司）检查了 2 次" in says(inspections_within_the_cap, subject)[0]


def test_an_inspection_without_a_step_counts_by_the_day_it_was_opened() -> None:
    drafts = (visit(3), visit(4).drop_steps("现场检查"))

    assert len(says(inspections_within_the_cap, capped(*drafts))) == 1
