"""PRO071: what a decision of enforcement says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from enforcement_cli.law.rules.enforcement_contents import enforcement_decision_complete
from tests.builders import SOUND, Draft
from tests.law.rules.rows import says
from tests.outcome_builders import OUTCOMES, compulsion


@pytest.mark.parametrize("build", [*SOUND, *OUTCOMES.values()])
def test_sound_cases_are_silent(build: Callable[[], Draft]) -> None:
    assert says(enforcement_decision_complete, build()) == []


def without(*fields: str) -> Draft:
    draft = compulsion("强制执行")
    for field in fields:
        draft.drop(f"decisions/0/{field}")
    return draft


def lacks(*missing: str) -> list[str]:
    return [
        f"error: 强制执行决定书没有写明{'、'.join(missing)}；决定书应当载明理由和依据，方式和时间，"
        "申请行政复议或者提起行政诉讼的途径和期限"
    ]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(without("facts", "conclusion"), lacks("理由"), id="no reason"),
        pytest.param(without("facts"), [], id="the reason in its contents"),
        pytest.param(without("conclusion"), [], id="the reason in its facts"),
        pytest.param(without("basis"), lacks("依据"), id="no basis"),
        pytest.param(without("execution_ways"), lacks("方式"), id="no way"),
        pytest.param(without("performance_terms"), lacks("时间"), id="no time"),
        pytest.param(without("performance_terms").step("实施强制执行", "2026-03-09"), [], id="the time of the step"),
        pytest.param(
            without("performance_terms").add("steps", {"step": "实施强制执行"}),
            lacks("时间"),
            id="a step without a day",
        ),
        pytest.param(without("remedies"), lacks("申请行政复议或者提起行政诉讼的途径和期限"), id="no remedies"),
        pytest.param(without("basis", "execution_ways"), lacks("依据", "方式"), id="two in one finding"),
        pytest.param(
            without("seal", "record"),
            ["undetermined: 强制执行决定书的印章没有填写，是否盖有行政机关的印章无法判断"],
            id="no answer",
        ),
        pytest.param(
            without().set("decisions/0/seal", "无"),
            ["error: 强制执行决定书没有盖章；决定书应当载明行政机关的名称、印章和日期"],
            id="no seal",
        ),
        pytest.param(without("seal"), [], id="the seal of the document among the records"),
        pytest.param(without("basis", "made_on"), [], id="a draft"),
        pytest.param(without("basis").set("decisions/0/made_on", "2011-12-31"), [], id="before the law"),
        pytest.param(without("basis").set("decisions/0/outcome", "终结执行"), [], id="ended"),
        pytest.param(compulsion("申请法院强制执行").drop("decisions/0/basis"), [], id="asked of a court"),
    ],
)
def test_contents(draft: Draft, expected: list[str]) -> None:
    assert says(enforcement_decision_complete, draft) == expected
