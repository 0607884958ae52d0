"""PRO050: a case ends as its kind of act can end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rules import outcomes
from enforcement_cli.law.rules.outcomes import outcome_belongs_to_kind
from tests.builders import SOUND, Draft, inspection, on_the_spot, penalty, permit
from tests.law.rules.rows import says
from tests.outcome_builders import OUTCOMES


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(outcome_belongs_to_kind, build()) == []


def ending(build: Callable[[], Draft], outcome: str, document: str = "其他") -> Draft:
    return build().set("decisions/0/outcome", outcome).set("decisions/0/document", document)


PENALTIES = "给予处罚、不予处罚、不予立案、移送公安、移送其他机关、终止调查、撤案、并案"
PERMITS = "当场准予、准予、不予、不予受理、申请人撤回、终止"
INSPECTIONS = "未发现问题、责令改正、移交立案、移送、无法检查"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(ending(penalty, "准予").drop("kind"), [], id="of what kind? the schema asks"),
        pytest.param(
            ending(penalty, "准予"),
            [f"error: 处理结果“准予”不属于行政处罚；行政处罚的处理结果有{PENALTIES}"],
            id="a permit's outcome for a penalty",
        ),
        pytest.param(
            ending(permit, "给予处罚"),
            [f"error: 处理结果“给予处罚”不属于行政许可；行政许可的处理结果有{PERMITS}"],
            id="a penalty's for a permit",
        ),
        pytest.param(
            ending(inspection, "给予处罚"),
            [f"error: 处理结果“给予处罚”不属于行政检查；行政检查的处理结果有{INSPECTIONS}"],
            id="a penalty's for an inspection",
        ),
        pytest.param(
            ending(permit, "责令改正"),
            [f"error: 处理结果“责令改正”不属于行政许可；行政许可的处理结果有{PERMITS}"],
            id="nothing is inside a permit",
        ),
        pytest.param(
            ending(penalty, "终止").drop("decisions/0/made_on"),
            [f"error: 处理结果“终止”不属于行政处罚；行政处罚的处理结果有{PENALTIES}"],
            id="a draft is judged too",
        ),
        pytest.param(
            ending(penalty, "准予").set("kind", "行政确认"),
            [
                "error: 处理结果“准予”不属于行政确认；行政确认的处理结果有"
                "作出决定、不作出决定、不予受理、申请人撤回、终止、移送其他机关"
            ],
            id="kinds without outcomes of their own",
        ),
        pytest.param(
            ending(penalty, "不予处罚", "行政处罚决定书"),
            ["warning: 文书种类是行政处罚决定书，处理结果是“不予处罚”，两者不一致，请核实"],
            id="the document says another outcome",
        ),
        pytest.param(
            ending(permit, "不予", "许可决定书"),
            ["warning: 文书种类是许可决定书，处理结果是“不予”，两者不一致，请核实"],
            id="so does a permit's",
        ),
        pytest.param(
            permit().set("decisions/0/outcome", "当场准予"),
            ["warning: 程序是“一般程序”，处理结果是“当场准予”，两者不一致，请核实"],
            id="on the spot after an examination",
        ),
        pytest.param(
            permit().set("procedure", "当场"),
            ["warning: 程序是“当场”，处理结果是“准予”，两者不一致，请核实"],
            id="examined on the spot",
        ),
        pytest.param(permit().set("procedure", "当场").set("decisions/0/outcome", "当场准予"), [], id="on the spot"),
        *(
            pytest.param(ending(penalty, outcome), [], id=f"inside a penalty case: {outcome}")
            for outcome in ("责令改正", "采取强制措施", "解除强制措施", "强制执行", "申请法院强制执行", "终结执行")
        ),
        pytest.param(ending(inspection, "采取强制措施"), [], id="a measure in an inspection"),
        pytest.param(ending(penalty, "作出决定").set("kind", "行政奖励"), [], id="kinds that share outcomes"),
        pytest.param(penalty().drop("decisions/0/outcome"), [], id="not ended yet"),
        pytest.param(penalty().set("decisions/0/document", "其他"), [], id="a document that says nothing"),
        pytest.param(on_the_spot().set("procedure", "普通程序"), [], id="the booklet's form for a penalty"),
        pytest.param(ending(penalty, "准予").set("secrecy", ["国家秘密"]), [], id="a stub"),
    ],
)
def test_outcome(draft: Draft, expected: list[str]) -> None:
    assert says(outcome_belongs_to_kind, draft) == expected


def test_a_file_that_cannot_be_read_says_nothing() -> None:
    from enforcement_cli.problems import Place, problem
    from tests.law.rules.rows import with_parts

    trouble = ("unreadable", problem(Place("cases/2026/2026-0001/decisions.yaml"), "文件 {name} 打不开：{why}"))

    assert says(outcome_belongs_to_kind, with_parts(ending(penalty, "准予"), troubles=(trouble,))) == []


def test_the_table_knows_every_outcome_and_document(vocabularies: dict[str, set[str]]) -> None:
    told = {each for row in outcomes.OUTCOMES_OF_KIND.values() for each in row} | set(outcomes.OF_OTHERS)

    assert told == vocabularies["outcome"]
    assert set(outcomes.OUTCOMES_OF_DOCUMENT) <= vocabularies["record_type"]
    assert {each for row in outcomes.OUTCOMES_OF_DOCUMENT.values() for each in row} <= told
    assert set(outcomes.OUTCOMES_OF_KIND) | set(outcomes.ALSO_INSIDE) <= vocabularies["case_kind"]


# The same once more in other words, so that nothing falls out of a table unseen (practice.md §1).
OWN = {
    "行政检查": "未发现问题 责令改正 移交立案 移送 无法检查",
    "行政许可": "当场准予 准予 不予 不予受理 申请人撤回 终止",
    "行政处罚": "给予处罚 不予处罚 不予立案 移送公安 移送其他机关 终止调查 撤案 并案",
    "行政强制": "采取强制措施 解除强制措施 强制执行 申请法院强制执行 终结执行 移送公安 移送其他机关",
}
BESIDE_IT = {
    "行政检查": "采取强制措施 解除强制措施",
    "行政许可": "",
    "行政处罚": "责令改正 采取强制措施 解除强制措施 强制执行 申请法院强制执行 终结执行",
    "行政强制": "责令改正",
}
PAPERS = {
    "行政处罚决定书": ("行政处罚", "给予处罚", "不予处罚"),
    "当场处罚决定书": ("行政处罚", "给予处罚", "不予处罚"),
    "不予处罚决定书": ("行政处罚", "不予处罚", "给予处罚"),
    "不予立案审批表": ("行政处罚", "不予立案", "撤案"),
    "许可决定书": ("行政许可", "准予", "终止"),
    "不予许可决定书": ("行政许可", "不予", "终止"),
    "不予受理通知书": ("行政许可", "不予受理", "终止"),
    "查封扣押决定书": ("行政强制", "采取强制措施", "终结执行"),
    "强制措施决定书": ("行政强制", "采取强制措施", "终结执行"),
    "解除查封扣押决定书": ("行政强制", "解除强制措施", "终结执行"),
    "强制执行决定书": ("行政强制", "强制执行", "终结执行"),
    "强制执行申请书": ("行政强制", "申请法院强制执行", "终结执行"),
}


@pytest.mark.parametrize("kind", OWN)
def test_every_outcome_for_every_kind(kind: str, vocabularies: dict[str, set[str]]) -> None:
    allowed = {*OWN[kind].split(), *BESIDE_IT[kind].split()}

    for outcome in sorted(vocabularies["outcome"]):
        said = says(outcome_belongs_to_kind, ending(penalty, outcome).set("kind", kind).set("procedure", ""))
        assert (said == []) is (outcome in allowed), (kind, outcome, said)


@pytest.mark.parametrize("outcome", ["作出决定", "不作出决定", "不予受理", "申请人撤回", "终止", "移送其他机关"])
def test_what_the_other_kinds_share(outcome: str) -> None:
    assert says(outcome_belongs_to_kind, ending(penalty, outcome).set("kind", "行政给付")) == []


@pytest.mark.parametrize(("document", "row"), PAPERS.items())
def test_every_document_that_says_its_outcome(document: str, row: tuple[str, str, str]) -> None:
    kind, right, wrong = row

    def said(outcome: str) -> list[str]:
        return says(outcome_belongs_to_kind, ending(penalty, outcome, document).set("kind", kind).set("procedure", ""))

    assert said(right) == []
    assert said(wrong) == [f"warning: 文书种类是{document}，处理结果是“{wrong}”，两者不一致，请核实"]


def test_the_permit_decision_may_be_made_on_the_spot() -> None:
    draft = ending(permit, "当场准予", "许可决定书").set("procedure", "当场")

    assert says(outcome_belongs_to_kind, draft) == []
