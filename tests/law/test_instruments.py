"""Which papers serve which step: what lawful practice uses must do, and what the tool itself proposes."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement_cli.cases.skeletons import INSTRUMENTS as PROPOSED
from enforcement_cli.law.instruments import INSTRUMENTS, MANY_USES, Instrument
from enforcement_cli.law.rules.recording import step_has_instrument
from tests.builders import Draft, penalty
from tests.law.rules.rows import says

DAY = "2026-03-12"
ACCEPTED = [(row, type_) for row in INSTRUMENTS for type_ in row.types]


def taken(step: str, kind: str, *papers: dict[str, Any], procedure: str = "普通程序") -> Draft:
    """A case of that kind that has taken this one step, with these records."""
    draft = penalty().set("kind", kind).set("procedure", procedure).set("steps", []).set("records", [])
    draft.decisions = []
    draft.step(step, DAY)
    for number, paper in enumerate(papers, 1):
        draft.add("records", {"id": f"R{number:02d}", "made_on": DAY, "makers": ["P01", "P02"], **paper})
    return draft


def rows_of(step: str, kind: str) -> list[Instrument]:
    return [row for row in INSTRUMENTS if row.step == step and (not row.kinds or kind in row.kinds)]


@pytest.mark.parametrize(("row", "type_"), ACCEPTED, ids=lambda each: getattr(each, "step", each))
def test_each_of_the_papers_will_do(row: Instrument, type_: str) -> None:
    for kind in row.kinds or ("行政处罚", "行政许可", "行政检查", "行政强制"):
        others = [{"type": each.types[0], "step": row.step} for each in rows_of(row.step, kind) if each != row]

        assert says(step_has_instrument, taken(row.step, kind, {"type": type_, "step": row.step}, *others)) == []
        assert len(says(step_has_instrument, taken(row.step, kind, *others))) == 1


@pytest.mark.parametrize(("step", "proposal"), PROPOSED.items())
def test_what_the_skeleton_proposes_is_the_usual_form(step: str, proposal: tuple[Any, ...]) -> None:
    kinds = {kind for row in INSTRUMENTS if row.step == step for kind in row.kinds} or {"行政处罚"}

    for kind in kinds:
        assert not rows_of(step, kind) or proposal[0] in {type_ for row in rows_of(step, kind) for type_ in row.types}


@pytest.mark.parametrize(
    ("step", "kind", "papers"),
    [
        # practice.md §§1-3, law.md §12: one paper for two ends, and what is told by word of mouth and written down.
        ("检查审批", "行政检查", ("行政检查审批表", "决定审批表")),
        ("不予立案", "行政处罚", ("不予立案审批表", "案源登记表", "决定审批表")),
        ("现场检查", "行政检查", ("现场检查笔录", "勘验笔录", "检查结论")),
        ("先行登记保存", "行政处罚", ("先行登记保存通知书", "先行登记保存清单", "财物清单")),
        ("登记保存处理", "行政处罚", ("登记保存处理通知书", "行政处罚决定书", "查封扣押决定书")),
        ("事先告知", "行政处罚", ("事先告知书", "公告", "陈述申辩笔录", "询问笔录")),
        ("陈述申辩", "行政处罚", ("陈述申辩笔录", "听证笔录", "询问笔录", "书证")),
        ("放弃陈述申辩", "行政处罚", ("放弃权利声明", "陈述申辩笔录", "询问笔录", "送达回证")),
        ("复核", "行政处罚", ("复核意见书", "陈述申辩笔录", "集体讨论记录", "决定审批表")),
        ("听证告知", "行政处罚", ("事先告知书", "听证通知书", "公告")),
        ("听证通知", "行政处罚", ("听证通知书", "公告")),
        ("听证通知", "行政许可", ("听证通知书", "公告")),
        ("负责人审批", "行政处罚", ("决定审批表", "集体讨论记录", "立案审批表")),
        ("收到申请", "行政许可", ("申请书", "申请材料", "材料接收凭证")),
        ("撤回申请", "行政许可", ("申请书", "申请材料", "书证", "材料接收凭证")),
        ("颁发证件", "行政许可", ("许可证件", "许可决定书", "送达回证")),
        ("告知延期理由", "行政许可", ("延期通知书", "送达回证")),
    ],
)
def test_what_practice_uses_is_not_flagged(step: str, kind: str, papers: tuple[str, ...]) -> None:
    for paper in papers:
        assert says(step_has_instrument, taken(step, kind, {"type": paper, "step": step})) == []


@pytest.mark.parametrize("step", ["查封扣押"])
@pytest.mark.parametrize("decision", ["查封扣押决定书", "强制措施决定书"])
@pytest.mark.parametrize("list_", ["查封扣押清单", "财物清单"])
@pytest.mark.parametrize("record", ["查封扣押现场笔录", "现场检查笔录"])
def test_a_seizure_has_three_papers(step: str, decision: str, list_: str, record: str) -> None:
    papers = [{"type": each, "step": step} for each in (decision, list_, record)]

    assert says(step_has_instrument, taken(step, "行政处罚", *papers)) == []
    for missing in range(3):
        assert len(says(step_has_instrument, taken(step, "行政处罚", *papers[:missing], *papers[missing + 1 :]))) == 1


@pytest.mark.parametrize("type_", sorted(MANY_USES - {"询问笔录"}))
def test_a_paper_of_many_uses_that_names_no_step_is_of_its_day_alone(type_: str) -> None:
    row = next(each for each in INSTRUMENTS if type_ in each.types[1:] and "行政处罚" in (each.kinds or ("行政处罚",)))
    same_day = taken(row.step, "行政处罚", {"type": type_})
    another = taken(row.step, "行政处罚", {"type": type_, "made_on": "2026-03-13"})

    assert says(step_has_instrument, same_day) == []
    assert len(says(step_has_instrument, another)) == 1
