"""Which document a decision of each outcome is written on (law.md §12): one row for each outcome that a law speaks of.

Outcomes without a row (案件内部处理, such as 撤案 or 并案) have no form that a text at hand prescribes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A decision of `outcome` is one of `types`; `serious` where the law's own words name or describe it."""

    outcome: str
    types: tuple[str, ...]
    basis: tuple[str, ...]
    serious: bool = True


DOCUMENTS = {
    each.outcome: each
    for each in (
        Document("给予处罚", ("行政处罚决定书", "当场处罚决定书"), ("PL-59-1", "PL-52-1")),
        Document("不予处罚", ("不予处罚决定书",), ("S-26", "PL-57-1-2"), serious=False),
        Document("准予", ("许可决定书", "许可证件"), ("LL-38-1",)),
        Document("当场准予", ("许可决定书", "许可证件"), ("LL-34-2",)),
        Document("不予", ("不予许可决定书",), ("LL-38-2",)),
        Document("不予受理", ("不予受理通知书",), ("LL-32-2",)),
        Document("移送公安", ("移送书",), ("TR-6-1-1",)),
        Document("移送其他机关", ("移送书",), ("S-26",), serious=False),
        Document("采取强制措施", ("查封扣押决定书", "强制措施决定书", "延长查封扣押决定书"), ("CL-24-1",)),
        Document("解除强制措施", ("解除查封扣押决定书",), ("CL-28-1",)),
        Document("强制执行", ("强制执行决定书",), ("CL-37-2",)),
        Document("申请法院强制执行", ("强制执行申请书",), ("CL-55-1",)),
        Document("未发现问题", ("检查结论", "现场检查笔录"), ("S-26",), serious=False),
        Document("责令改正", ("检查结论", "责令改正通知书"), ("S-26",), serious=False),
        Document("移交立案", ("检查结论", "移送书", "立案审批表"), ("S-26",), serious=False),
        Document("移送", ("检查结论", "移送书"), ("S-26",), serious=False),
        Document("无法检查", ("检查结论", "现场检查笔录"), ("S-26",), serious=False),
    )
}

FORM_OF_BOOKLET = "当场处罚决定书"
POLICE_REPORT = "调查报告"
"""What the report that goes to the police is called (移送规定第六条第二项)."""
