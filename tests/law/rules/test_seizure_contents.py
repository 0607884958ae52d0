"""PRO057: the five contents of a seizure's decision."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rules.seizure_contents import seizure_decision_complete
from tests.builders import SOUND, Draft, penalty
from tests.law.rules.rows import findings, paper, says
from tests.outcome_builders import OUTCOMES, compulsion

TOLD = ["理由", "依据", "陈述申辩权", "救济途径和期限"]


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(seizure_decision_complete, build()) == []


def seized(told: list[str] | None = None, seal: str | None = "实体", on: str = "2026-03-04") -> Draft:
    """A seizure inside a penalty case."""
    more = {"told": told} if told is not None else {}
    draft = penalty().step("查封扣押", on, proved_by=["R20"], **more)
    return paper(draft, "R20", "查封扣押决定书", on, step="查封扣押", **({"seal": seal} if seal else {}))


def measure() -> Draft:
    return compulsion("采取强制措施")


def lacks(*missing: str) -> list[str]:
    return [
        f"error: 查封、扣押决定书没有写明{'、'.join(missing)}；决定书应当载明理由、依据和期限，场所、设施或者财物的名称、数量，"
        "申请行政复议或者提起行政诉讼的途径和期限"
    ]


REMEDIES = "申请行政复议或者提起行政诉讼的途径和期限"
GOODS = "场所、设施或者财物的名称、数量"
NOT_TOLD = "undetermined: 查封扣押（2026-03-04）的告知内容没有填写，决定书是否载明理由、依据和救济途径无法判断"
SEAL_UNKNOWN = "undetermined: 查封、扣押决定书的印章没有填写，是否盖有行政机关的印章无法判断"
TOO_LONG = (
    "warning: 查封、扣押决定书写明的期限至{}，自作出之日（2026-03-04）起超过30日；法律、行政法规另有规定的除外，请核实"
)
UNSEALED = "error: 查封、扣押决定书没有盖章；决定书应当载明行政机关的名称、印章和日期"
NO_ADDRESS = "undetermined: 当事人A1的地址没有填写，查封、扣押决定书是否载明当事人的地址无法判断"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(seized(TOLD), [], id="told all"),
        pytest.param(seized(), [NOT_TOLD], id="what was told is not given"),
        pytest.param(seized(["理由", "依据"]), lacks(REMEDIES), id="no remedies"),
        pytest.param(seized(["依据", "救济途径和期限"]), lacks("理由"), id="no reason"),
        pytest.param(seized(["理由", "救济途径和期限"]), lacks("依据"), id="no basis"),
        pytest.param(seized(["事实"]), lacks("理由", "依据", REMEDIES), id="three in one finding"),
        pytest.param(seized(TOLD, None), [SEAL_UNKNOWN], id="the seal is not given"),
        pytest.param(seized(TOLD, "无"), [UNSEALED], id="no seal"),
        pytest.param(seized(TOLD, "电子"), [], id="an electronic seal"),
        pytest.param(seized(on="2011-12-31"), [], id="before the law"),
        pytest.param(measure().set("decisions/0/measure_until", "2026-04-03"), [], id="a term of thirty days"),
        pytest.param(
            measure().set("decisions/0/measure_until", "2026-04-04"),
            [TOO_LONG.format("2026-04-04")],
            id="a term of thirty-one days",
        ),
        pytest.param(
            measure().set("decisions/0/measure_until", "2026-05-03").step("延长查封扣押", "2026-04-02"),
            [],
            id="prolonged by thirty days",
        ),
        pytest.param(
            measure().set("decisions/0/measure_until", "2026-05-04").step("延长查封扣押", "2026-04-02"),
            [TOO_LONG.format("2026-05-04").replace("30日", "60日")],
            id="prolonged by more",
        ),
        pytest.param(
            measure().set("decisions/0/measure_until", "2026-05-04").set("decisions/0/measures", ["冻结存款、汇款"]),
            [],
            id="no seizure",
        ),
        pytest.param(penalty().add("steps", {"step": "查封扣押"}), [], id="not done yet"),
        pytest.param(paper(penalty(), "R20", "查封扣押决定书", "2026-03-04"), [], id="a paper without its step"),
        pytest.param(
            seized(TOLD, "无").set("records/9/type", "强制措施决定书"), [UNSEALED], id="the paper by another name"
        ),
        pytest.param(measure().set("steps/1/decision", 2), [NOT_TOLD], id="a seizure of another decision"),
        # A decision of its own
        pytest.param(
            measure().drop("decisions/0/items").set("decisions/0/measures", ["查封场所、设施或者财物"]),
            lacks(GOODS),
            id="measure: sealed off, no goods",
        ),
        pytest.param(measure().drop("decisions/0/basis"), lacks("依据"), id="measure: no basis"),
        pytest.param(measure().drop("decisions/0/measure_until"), lacks("期限"), id="measure: no term"),
        pytest.param(measure().drop("decisions/0/items"), lacks(GOODS), id="measure: no goods"),
        pytest.param(measure().drop("decisions/0/remedies"), lacks(REMEDIES), id="measure: no remedies"),
        pytest.param(
            measure().drop("decisions/0/facts").drop("decisions/0/conclusion"), lacks("理由"), id="measure: no reason"
        ),
        pytest.param(
            measure().set("decisions/0/facts", "示例事实。").drop("decisions/0/conclusion"),
            [],
            id="measure: the reason in its facts",
        ),
        pytest.param(
            measure().drop("parties/0/address").set("parties/0/type", "身份不明"),
            [],
            id="measure: nobody knows whose, so no address",
        ),
        pytest.param(
            measure().drop("decisions/0/items").set("decisions/0/made_on", "2011-12-31").drop_steps("查封扣押"),
            [],
            id="measure: before the law",
        ),
        pytest.param(
            paper(seized(TOLD), "R21", "查封扣押决定书", "2026-03-09", step="查封扣押", seal="无"),
            [],
            id="a paper of another day's seizure",
        ),
        pytest.param(measure().drop("decisions/0/facts"), [], id="measure: the reason in its contents"),
        pytest.param(measure().drop("parties/0/address"), [NO_ADDRESS], id="measure: no address"),
        pytest.param(measure().set("parties/0/address", "不详"), [], id="measure: an address nobody knows"),
        pytest.param(measure().drop("decisions/0/seal"), [], id="measure: the document has it"),
        pytest.param(
            measure().drop("decisions/0/seal").drop("decisions/0/record"), [SEAL_UNKNOWN], id="measure: no seal given"
        ),
        pytest.param(
            measure().drop("decisions/0/seal").set("records/0/seal", "无"),
            [UNSEALED],
            id="measure: the document unsealed",
        ),
        pytest.param(measure().set("decisions/0/seal", "无"), [UNSEALED], id="measure: no seal"),
        pytest.param(
            measure().drop("decisions/0/items").set("decisions/0/measures", ["冻结存款、汇款"]), [], id="no seizure"
        ),
        pytest.param(measure().drop("decisions/0/items").drop("decisions/0/made_on"), [], id="measure: a draft"),
        pytest.param(
            measure().drop("decisions/0/items").set("decisions/0/outcome", "解除强制措施"),
            [NOT_TOLD],
            id="lifted: the seizure itself is a step",
        ),
    ],
)
def test_contents(draft: Draft, expected: list[str]) -> None:
    assert says(seizure_decision_complete, draft) == expected


def test_what_is_said_of_a_paper_stands_at_the_paper() -> None:
    (found,) = findings(seizure_decision_complete, seized(TOLD, "无"))

    assert found.place.file.endswith("records.yaml")
    assert found.place.pointer[-1] == "seal"
