"""PRO023: the extension of a permit's time is approved by whom the law names, and its reasons are told."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.law.rules.permit import extension_approved_and_told
from tests.builders import Draft
from tests.law.rules.rows import findings, says
from tests.law.rules.test_permit import decided, extended, limited

UNTOLD = (
    "error: 许可期限经批准延长10个工作日（原末日2026-03-30），没有将延长期限的理由告知申请人的记录；"
    "应当将延长期限的理由告知申请人"
)


@pytest.mark.parametrize(
    ("draft", "as_of", "expected"),
    [
        pytest.param(extended(decided("2026-03-02", "2026-04-10"), "2026-03-30"), "2026-12-10", [], id="in order"),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", told=None),
            "2026-12-10",
            [UNTOLD],
            id="not told",
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", told="2026-04-11"),
            "2026-12-10",
            [UNTOLD],
            id="told after the decision",
        ),
        pytest.param(
            extended(decided("2026-03-02", None), "2026-03-27", told=None), "2026-03-30", [], id="time not up yet"
        ),
        pytest.param(
            extended(decided("2026-03-02", None), "2026-03-27", told=None),
            "2026-03-31",
            [UNTOLD],
            id="time up, not told",
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-03-20"), "2026-03-18", told=None), "2026-12-10", [], id="not needed"
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", by=None),
            "2026-12-10",
            ["undetermined: 延长许可期限（2026-03-30）由谁批准没有填写，应当经本行政机关负责人批准，无法判断"],
            id="approver not said",
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", by="P01"),
            "2026-12-10",
            ["error: 延长许可期限（2026-03-30）的批准人不是本行政机关负责人，应当经本行政机关负责人批准"],
            id="approved by an officer",
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", days=15),
            "2026-12-10",
            ["error: 许可期限延长15个工作日，超过法律允许的10个工作日"],
            id="fifteen days",
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-05-15"), "2026-03-30", days=30).set(
                "registers/matters/1/decision_working_days", 21
            ),
            "2026-12-10",
            ["undetermined: 许可期限延长30个工作日，超过法律允许的10个工作日"],
            id="the matter has its own law",
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", days=15).set(
                "registers/matters/1/decision_working_days", 20
            ),
            "2026-12-10",
            ["error: 许可期限延长15个工作日，超过法律允许的10个工作日"],
            id="the usual limit written out is no law of its own",
        ),
        pytest.param(
            limited(extended(decided("2026-03-02", "2026-05-15"), "2026-03-30", days=40), 20),
            "2026-12-10",
            ["undetermined: 许可期限延长40个工作日，超过法律允许的10个工作日"],
            id="another law with the usual limit and a longer extension",
        ),
        pytest.param(decided("2026-03-02", "2026-04-10"), "2026-12-10", [], id="no extension: PRO022"),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", by="P04").set(
                "registers/personnel/3/roles", ["负责人"]
            ),
            "2026-12-10",
            [],
            id="approved by a deputy head",
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", by="P77"), "2026-12-10", [], id="nobody listed"
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", days=None), "2026-12-10", [], id="how long?"
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30").add("steps", {"step": "批准延期"}),
            "2026-12-10",
            [],
            id="another approval has no day yet",
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", told="2026-04-10"),
            "2026-12-10",
            [],
            id="told on the day of the decision",
        ),
        pytest.param(
            extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", told=None)
            .set("steps/1/parties", ["A1"])
            .step("告知延期理由", "2026-03-30", parties=["A2"]),
            "2026-12-10",
            [UNTOLD],
            id="another was told",
        ),
    ],
)
def test_extension(draft: Draft, as_of: str, expected: list[str]) -> None:
    assert says(extension_approved_and_told, draft, as_of) == expected


def jointly(by: str | None, days: int = 10, **more: Any) -> Draft:
    """Joint handling, extended past its forty-five working days (8 May 2026)."""
    draft = decided("2026-03-02", "2026-05-20", acting_as="联合执法")
    draft.add("registers/personnel", {"id": "Z1", "name": "己示例", "roles": ["负责人"], **more})
    return extended(draft, "2026-05-06", days, told="2026-05-06", by=by)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(jointly("Z1", organ="示例县人民政府"), [], id="a head of the government"),
        pytest.param(
            jointly("P09"),
            ["error: 统一、联合或者集中办理的期限延长（2026-05-06）由本机关人员批准，应当经本级人民政府负责人批准"],
            id="the bureau's own head",
        ),
        pytest.param(jointly("P77"), [], id="somebody not listed"),
        pytest.param(jointly("Z1", days=15, organ="示例县人民政府"), [], id="fifteen days"),
        pytest.param(
            jointly("Z1", days=16, organ="示例县人民政府"),
            ["error: 许可期限延长16个工作日，超过法律允许的15个工作日"],
            id="sixteen days",
        ),
        pytest.param(
            jointly(None),
            [
                "undetermined: 统一、联合或者集中办理的期限延长（2026-05-06）由谁批准没有填写，应当经本级人民政府负责人批准，"
                "无法判断"
            ],
            id="not said",
        ),
    ],
)
def test_joint_handling_is_extended_by_the_government(draft: Draft, expected: list[str]) -> None:
    found = findings(extension_approved_and_told, draft)

    assert [f"{each.severity}: {each.message}" for each in found] == expected
    assert all(each.basis == ("LL-42-2",) for each in found)


def test_an_extension_known_by_the_day_of_its_approval_alone() -> None:
    draft = extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", by="P01")
    step = draft.data["steps"][-2]
    step["approved_on"] = step.pop("on")

    assert says(extension_approved_and_told, draft) == [
        "error: 延长许可期限（2026-03-30）的批准人不是本行政机关负责人，应当经本行政机关负责人批准"
    ]


def test_alone_the_bureau_s_own_clause_is_cited() -> None:
    (found,) = findings(
        extension_approved_and_told, extended(decided("2026-03-02", "2026-04-10"), "2026-03-30", by="P01")
    )

    assert found.basis == ("LL-42-1-b",)
